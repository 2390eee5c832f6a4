//! What is to come, though its clause tells of something that has been: “two councils have agreed to
//! meet us in November”.

use super::PAST;
use crate::check::small::Small;
use crate::check::words::{find_phrase, words};

/// Whether the words before and behind a day, in its clause, say that it is to come.
pub(super) fn is_to_come(front: Small<'_>, behind: Small<'_>) -> bool {
    is_agreed(front)
        || is_made_for(front)
        || is_put_off(behind)
        || is_told_of_another(front, behind)
}

/// What has been done so that something is done later: “have agreed to”, “was asked to”.
const LEADS: [&str; 44] = [
    "agreed",
    "agreement",
    "allowed",
    "approved",
    "arranged",
    "asked",
    "authorised",
    "booked",
    "chosen",
    "commissioned",
    "committed",
    "consented",
    "contracted",
    "decided",
    "decision",
    "deferred",
    "determined",
    "engaged",
    "extended",
    "instructed",
    "invitation",
    "invited",
    "keen",
    "meant",
    "obliged",
    "offer",
    "offered",
    "pledge",
    "pledged",
    "postponed",
    "prepared",
    "promise",
    "promised",
    "proposed",
    "ready",
    "request",
    "requested",
    "required",
    "resolved",
    "set",
    "told",
    "undertaken",
    "undertook",
    "volunteered",
];

/// What is done for a day that lies ahead: “has been booked for October”.
const BOOKED: [&str; 16] = [
    "agreed",
    "arranged",
    "booked",
    "chosen",
    "commissioned",
    "confirmed",
    "engaged",
    "fixed",
    "funded",
    "hired",
    "meant",
    "proposed",
    "reserved",
    "scheduled",
    "set",
    "timed",
];

/// What is made to last until a day: “was renewed to March”.
const LASTS: [&str; 14] = [
    "approved",
    "continued",
    "deferred",
    "delayed",
    "extended",
    "extension",
    "funded",
    "guaranteed",
    "moved",
    "postponed",
    "prolonged",
    "renewed",
    "secured",
    "back",
];

/// Behind “to” these begin no verb: “agreed to the change”.
const NO_VERB: [&str; 16] = [
    "the", "a", "an", "our", "their", "its", "this", "that", "these", "those", "all", "each",
    "his", "her", "it", "them",
];

/// So many words may stand between what has been done and what it is done for: “asked the six
/// districts to”.
const NEAR: usize = 6;

/// Whether the words before a day say that something has been agreed, booked or extended for it.
fn is_agreed(front: Small<'_>) -> bool {
    let list: Vec<&str> = words(&front, &(0..front.len()))
        .into_iter()
        .map(|word| word.text)
        .collect();
    let word = |at: usize| list.get(at).copied().unwrap_or("");
    let is_near = |at: usize, known: &[&str]| {
        let near = at.saturating_sub(NEAR)..at;
        let mut near = list.get(near).unwrap_or_default().iter();
        near.any(|one| known.contains(one))
    };
    let agreed = (1..list.len()).any(|at| {
        let is_infinitive = word(at) == "to" && !NO_VERB.contains(&word(at + 1));
        let told = list.get(at + 1..).unwrap_or_default().join(" ");
        // “Agreed to extend what began in November 2020”
        is_infinitive && !told.is_empty() && is_near(at, &LEADS) && !PAST.are_in(&told)
    });
    let last = list.len().saturating_sub(1);
    // “For 3 November 2020”, “into 2021”
    let booked = matches!(word(last), "for") && is_near(last, &BOOKED);
    let lasts = matches!(word(last), "to" | "into" | "beyond" | "through") && is_near(last, &LASTS);
    agreed || booked || lasts
}

/// What is made for a time to come: “the strategy for 2021”; not “the share for October”.
const MADE: [&str; 22] = [
    "bid",
    "budget",
    "budgets",
    "calendar",
    "course",
    "dates",
    "draft",
    "funding",
    "funds",
    "invitations",
    "papers",
    "places",
    "priorities",
    "programme",
    "proposals",
    "questions",
    "rota",
    "strategy",
    "targets",
    "terms",
    "timetable",
    "topics",
];

/// Whether the words before a time say that something is made for it, or that it is spoken about.
fn is_made_for(front: Small<'_>) -> bool {
    let mut back = front.split_whitespace().rev();
    match back.next() {
        Some("about") => true,
        Some("for") => back.next().is_some_and(|made| MADE.contains(&made)),
        _ => false,
    }
}

/// Whether the words behind a time say that what is of it won't be: “the survey of 2021 was put off”.
fn is_put_off(behind: Small<'_>) -> bool {
    const PUT_OFF: [&str; 6] = [
        "cancelled",
        "postponed",
        "put off",
        "deferred",
        "called off",
        "brought forward",
    ];
    PUT_OFF
        .iter()
        .any(|words| find_phrase(behind, words).is_some())
}

/// Whether all that is told as past is told of something else: “in September 2020 the year group
/// that was hit hardest leaves school”, “the cohort that started in 2018 finishes in August 2021”.
fn is_told_of_another(front: Small<'_>, behind: Small<'_>) -> bool {
    let relative = |told: &str, from: usize| {
        let starts = ["that ", "who ", "which "].iter();
        let ends = starts.filter_map(|start| {
            let at = find_phrase(told.get(from..)?, start.trim_end())? + from + start.len();
            PAST.first_in(told.get(at..)?)
                .filter(|(_, past)| *past == 0)
                .map(|(past, _)| at + past.len())
        });
        ends.min()
    };
    // What stands before “that was”, and what behind it.
    let told = format!("{}\u{fffc}{}", front.text, behind.text);
    let Some(end) = relative(&told, 0) else {
        return false;
    };
    let place = front.text.len();
    let rest = told.get(end..).unwrap_or("");
    let is_last = !PAST.are_in(rest) && !has_past_before(&told, end);
    // Behind “that was completed” the day is its own, unless another time and a verb stand between.
    let own = told.get(end..place).unwrap_or("");
    let has_own_time = own
        .split_whitespace()
        .any(|word| word.starts_with("20") && word.len() == 4)
        && own.split_whitespace().count() > 3;
    is_last && (place < end || has_own_time)
}

/// Whether something is told as past before the relative clause whose verb ends at a place.
fn has_past_before(told: &str, end: usize) -> bool {
    PAST.first_in(told)
        .is_some_and(|(past, at)| at + past.len() < end)
}
