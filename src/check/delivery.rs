//! What people say of how far something is: “complete”, “underway”.

use super::words::find_phrase;

/// What is reported of an action, where it is all that is reported or the first of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is complete.
    Complete,
    /// It is not.
    Open,
}

/// What says by itself that something is complete.
const COMPLETE: [&str; 6] = [
    "complete",
    "completed",
    "done",
    "finished",
    "implemented",
    "closed",
];

/// Whether words in small letters say that something is complete, or that it is not; `None`: that
/// cannot be told.
pub fn told_as(delivery: &str) -> Option<Told> {
    const OPEN: [&str; 9] = [
        "underway",
        "under way",
        "in progress",
        "ongoing",
        "on-going",
        "not started",
        "on hold",
        "not yet underway",
        "delayed",
    ];
    let whole = delivery.trim().trim_end_matches('.');
    let begins = |starts: &[&str]| starts.iter().any(|start| delivery.starts_with(start));
    let is_complete = COMPLETE.contains(&whole)
        || begins(&[
            "completed",
            "complete.",
            "action complete",
            "actions complete",
            "now complete",
        ]) && find_phrase(delivery, "not").is_none();
    let is_open = OPEN.contains(&whole)
        || begins(&["not yet started", "not yet begun"])
        || begins_open(delivery, &OPEN) && !COMPLETE.iter().any(|word| is_in(word, delivery));
    match (is_complete, is_open) {
        (true, _) => Some(Told::Complete),
        (_, true) => Some(Told::Open),
        _ => None,
    }
}

/// Whether words in small letters say that something has begun and goes on, or that it hasn't begun;
/// `None`: that cannot be told.
pub fn has_begun(delivery: &str) -> Option<bool> {
    const BEGUN: [&str; 5] = [
        "underway",
        "under way",
        "in progress",
        "ongoing",
        "on-going",
    ];
    const NOT_BEGUN: [&str; 8] = [
        "not yet underway",
        "not yet under way",
        "not underway",
        "not under way",
        "not started",
        "not yet started",
        "not begun",
        "not yet begun",
    ];
    let told = delivery.trim().trim_end_matches('.');
    let begins = |told: &str, words: &[&str]| {
        let mut rests = words.iter().filter_map(|word| told.strip_prefix(word));
        rests.any(|rest| rest.is_empty() || rest.starts_with([',', ';', ':', '.', '(']))
    };
    // “Fieldwork underway, on target”, “work is under way”
    let behind_a_noun = told.split_once(' ').and_then(|(noun, rest)| {
        let is_noun = noun.chars().all(char::is_alphabetic) && !matches!(noun, "not" | "nothing");
        let mut verbs = ["is ", "are ", "now "].iter();
        let behind_a_verb = verbs.find_map(|verb| rest.strip_prefix(verb));
        is_noun.then(|| behind_a_verb.unwrap_or(rest))
    });
    let has_begun = begins(told, &BEGUN) || behind_a_noun.is_some_and(|rest| begins(rest, &BEGUN));
    match (begins(told, &NOT_BEGUN), has_begun) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

fn is_in(word: &str, delivery: &str) -> bool {
    find_phrase(delivery, word).is_some()
}

/// “Underway, delayed by Covid-19”: what comes first, before a comma, is how it stands.
fn begins_open(delivery: &str, open: &[&str]) -> bool {
    const HELD_UP: [&str; 4] = ["delayed", "on hold", "stalled", "at risk"];
    let behind = |starts: &[&str], is_it: fn(&str) -> bool| {
        let mut rests = starts
            .iter()
            .filter_map(|start| delivery.strip_prefix(start));
        rests.any(is_it)
    };
    behind(&HELD_UP, |rest| !rest.starts_with(char::is_alphanumeric))
        || behind(open, |rest| {
            rest.starts_with([',', ';', ':', '.', '(']) || rest.starts_with(" but ")
        })
}

/// Whether words in small letters tell of something that goes on, and of nothing that is done.
pub fn goes_on(told: &str) -> bool {
    const GOES_ON: [&str; 31] = [
        "in progress",
        "underway",
        "under way",
        "ongoing",
        "on-going",
        "not started",
        "not yet",
        "not complete",
        "not completed",
        "incomplete",
        "on hold",
        "delayed",
        "overdue",
        "on track",
        "off track",
        "on target",
        "behind",
        "partly",
        "partially",
        "planned",
        "awaiting",
        "amber",
        "red",
        "slipped",
        "to be",
        "started",
        "begun",
        "draft",
        "stalled",
        "in development",
        "being",
    ];
    const DONE: [&str; 10] = [
        "complete",
        "completed",
        "completion",
        "done",
        "finished",
        "implemented",
        "closed",
        "delivered",
        "achieved",
        "blue",
    ];
    let told = told
        .replace("not completed", "not yet")
        .replace("not complete", "not yet")
        .replace("to be completed", "to be");
    let any = |words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| find_phrase(told.as_str(), word).is_some())
    };
    (any(&GOES_ON) || begins_with_any(&told, &LATE)) && !any(&DONE)
}

/// What begins an account of something that is late.
const LATE: [&str; 18] = [
    "overdue",
    "late",
    "delayed",
    "put off",
    "put back",
    "postponed",
    "deferred",
    "missed",
    "behind",
    "slipped",
    "held up",
    "held back",
    "stalled",
    "paused",
    "on hold",
    "rescheduled",
    "extended",
    "not met",
];

/// So many words, the mark that it is late among them, say what became of it.
const ACCOUNT: usize = 4;

fn begins_with_any(told: &str, starts: &[&str]) -> bool {
    let mut rests = starts.iter().filter_map(|start| told.strip_prefix(start));
    rests.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// Whether words in small letters say that something is late, and what became of it: “overdue; the
/// printer closed in March”. The reader has no more to ask.
pub fn accounts_for_delay(told: &str) -> bool {
    let told = told.trim();
    begins_with_any(told, &LATE) && told.split_whitespace().count() >= ACCOUNT
}

/// Whether words in small letters begin with how far something is: “late”, “done in May”.
pub fn begins_with_status(told: &str) -> bool {
    const OPEN: [&str; 9] = [
        "in progress",
        "underway",
        "under way",
        "ongoing",
        "on track",
        "not begun",
        "not started",
        "not yet",
        "in testing",
    ];
    let told = told.trim();
    let mut all = [&LATE[..], &COMPLETE, &OPEN].into_iter();
    all.any(|starts| begins_with_any(told, starts))
}
