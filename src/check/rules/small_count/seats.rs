//! Seats of a panel or board: “the panel includes two care leavers”, “two parents serve on the board”.
//! So it is made up, whoever sits there.

use crate::check::prose::Passage;
use crate::check::words::{Word, find_phrase, lower};

/// Where people sit and decide or advise.
const BODIES: [&str; 11] = [
    "panel",
    "panels",
    "board",
    "boards",
    "committee",
    "committees",
    "jury",
    "forum",
    "steering group",
    "advisory group",
    "working group",
];

/// Where only its own members sit: a council also speaks of others.
const COUNCILS: [&str; 3] = ["council", "councils", "parliament"];

/// What somebody does who has a seat.
const SITS: [&str; 14] = [
    "sit on",
    "sits on",
    "serve on",
    "serves on",
    "have a seat on",
    "have seats on",
    "hold a seat on",
    "hold seats on",
    "have a place on",
    "have places on",
    "are members of",
    "are full members of",
    "have a vote on",
    "take turns on",
];

/// What tells something of people, besides that they sit there.
const TOLD: [&str; 8] = ["that", "who", "was", "were", "had", "heard", "is", "are"];

/// How a body is made up, behind its name.
const MADE_UP: [&str; 9] = [
    "includes",
    "include",
    "consists of",
    "consist of",
    "is made up of",
    "are made up of",
    "comprises",
    "is composed of",
    "members:",
];

/// Whether the number at `index`, before people the last of whom stands at `last`, is how many seats
/// of a body they have.
pub(super) fn is_seat(passage: &Passage<'_>, list: &[Word<'_>], index: usize, last: usize) -> bool {
    let (Some(number), Some(people)) = (list.get(index), list.get(last)) else {
        return false;
    };
    let at = number.range.start;
    let Some(sentence) = passage.sentence_at(at) else {
        return false;
    };
    let front = passage.small_words(sentence.start..at).text;
    let behind = passage.small_words(people.range.end..sentence.end).text;
    let before = passage.words(0..sentence.start);
    sits(behind) || makes_up(front, behind) || goes_on(&lower(before), front, behind)
}

/// “The board meets every six weeks. It has a chair, the head of a school, two care leavers and a foster
/// carer”: who sits on what the sentence before is about, one behind the other.
fn goes_on(before: &str, front: &str, behind: &str) -> bool {
    let Some(others) = ["it has ", "it includes "]
        .iter()
        .find_map(|begins| front.strip_prefix(begins))
    else {
        return false;
    };
    let last = before.trim_end().trim_end_matches('.');
    let last = last.rsplit(". ").next().unwrap_or("");
    let subject: Vec<&str> = last.split_whitespace().take(4).collect();
    let is_body = BODIES
        .iter()
        .any(|body| find_phrase(&subject.join(" "), body).is_some());
    // Each of them is somebody by a role.
    let of_role = |one: &str| {
        let is_told = TOLD.iter().any(|word| find_phrase(one, word).is_some());
        let first = one.split_whitespace().next();
        !is_told && matches!(first, Some("a" | "an" | "the" | "its" | "our" | "one"))
    };
    let listed: Vec<&str> = others
        .trim_end()
        .trim_end_matches(',')
        .split(", ")
        .collect();
    let rest = behind.trim_start();
    let ends = rest.is_empty()
        || [
            ".", "and a ", "and an ", "and the ", ", a ", ", an ", ", the ",
        ]
        .iter()
        .any(|end| rest.starts_with(end));
    is_body && ends && listed.len() > 1 && listed.into_iter().all(of_role)
}

/// Whether the words behind people say that they sit somewhere, and not of their lives: “, who lost
/// their children, sit on …”.
fn sits(behind: &str) -> bool {
    let seat = SITS.iter().filter_map(|sits| {
        let at = find_phrase(behind, sits)?;
        Some((at, at + sits.len()))
    });
    let Some((start, end)) = seat.min() else {
        return false;
    };
    // “From each school”, and nothing that is told of them.
    let between = behind.get(..start).unwrap_or("");
    let is_plain =
        !between.contains([',', ';', ':', '(']) && between.split_whitespace().count() <= 4;
    let is_of_lives = ["who", "whose", "and", "in", "with", "after"]
        .iter()
        .any(|word| find_phrase(between, word).is_some());
    let object = behind.get(end..).unwrap_or("");
    let object = object.split([',', ';', ':', '.']).next().unwrap_or("");
    let mut near = object.split_whitespace().take(6);
    let is_body = near.any(|word| BODIES.contains(&word) || COUNCILS.contains(&word));
    is_plain && !is_of_lives && is_body
}

/// Whether the words before a number say what a body is made up of, and those behind go on with that
/// or end.
fn makes_up(front: &str, behind: &str) -> bool {
    let part = front.rsplit([';', '.']).next().unwrap_or("");
    let Some(body) = BODIES
        .iter()
        .filter_map(|body| find_phrase(part, body))
        .min()
    else {
        return false;
    };
    let rest = behind.trim_start();
    let told = part.get(body..).unwrap_or("");
    let is_listed = MADE_UP.iter().any(|made| {
        let place = match made.ends_with(':') {
            true => told.find(made),
            false => find_phrase(told, made),
        };
        place.is_some_and(|at| is_list(told.get(at + made.len()..).unwrap_or("")))
    });
    let ends = rest.starts_with(['.', ';', ',']) && !rest.starts_with(", who")
        || rest.is_empty()
        || ["and ", "as members", "among its", "on it"]
            .iter()
            .any(|goes_on| rest.starts_with(goes_on));
    // “Every panel has two young people on it”
    let has = ["has", "have"]
        .iter()
        .any(|has| told.trim_end().ends_with(&format!(" {has}")));
    let on_it = ["on it", "on them", "among its members", "as members"]
        .iter()
        .any(|on| rest.starts_with(on));
    is_listed && ends || has && on_it
}

/// Whether words between “consists of” and a number only name others who sit there.
fn is_list(words: &str) -> bool {
    let mut words = words.split_whitespace().map(lower);
    !words.any(|word| TOLD.contains(&word.as_str()) || matches!(word.as_str(), "when" | "of"))
}
