//! How many cases are read, listened to or checked each time: “two leads read fifteen plans every
//! week”. It tells how work is done; what comes in each week has been counted.

use crate::check::words::words;

/// What is done with as many as one chooses.
const CHECKS: [&str; 33] = [
    "audit",
    "audits",
    "check",
    "checks",
    "choose",
    "chooses",
    "draw",
    "draws",
    "examine",
    "examines",
    "inspect",
    "inspects",
    "moderate",
    "moderates",
    "observe",
    "observes",
    "pick",
    "picks",
    "rate",
    "rates",
    "re-rate",
    "re-rates",
    "read",
    "reads",
    "re-read",
    "re-reads",
    "review",
    "reviews",
    "sample",
    "samples",
    "select",
    "selects",
    "test",
];

/// The same with a word behind the verb: “looks at”, “listen to”.
const WITH_WORD: [(&str, &str); 8] = [
    ("look", "at"),
    ("looks", "at"),
    ("look", "through"),
    ("looks", "through"),
    ("go", "through"),
    ("goes", "through"),
    ("listen", "to"),
    ("listens", "to"),
];

/// What may stand between the verb and the number.
const ABOUT: [&str; 9] = [
    "about", "around", "some", "only", "another", "at", "least", "up", "roughly",
];

/// What comes round: so many are done in each.
pub const TIMES: [&str; 11] = [
    "day",
    "night",
    "evening",
    "week",
    "weekend",
    "fortnight",
    "month",
    "term",
    "quarter",
    "year",
    "time",
];

const OFTEN: [&str; 7] = [
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "termly",
    "quarterly",
    "yearly",
];

/// So many words may stand between the number and how often that is.
const NEAR: usize = 6;

/// Whether a number between these words, both in small letters, is how many are checked each time.
pub(super) fn is_checked_each_time(before: &str, behind: &str) -> bool {
    is_checked(before) && is_each_time(behind)
}

fn is_checked(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix(" a sample of").unwrap_or(before);
    let list = words(before, &(0..before.len()));
    let mut back = list
        .iter()
        .rev()
        .map(|word| word.text)
        .skip_while(|word| ABOUT.contains(word));
    let (last, ahead) = (back.next(), back.next());
    // “Looks at” lost its “at” to the words that may stand between.
    let is_at = list.iter().rev().take(4).any(|word| word.text == "at");
    let is_with_word = |(verb, word): &(&str, &str)| {
        last == Some(word) && ahead == Some(verb) || *word == "at" && is_at && last == Some(verb)
    };
    last.is_some_and(|last| CHECKS.contains(&last)) || WITH_WORD.iter().any(is_with_word)
}

fn is_each_time(behind: &str) -> bool {
    let end = behind
        .find([',', ';', ':', '.', '('])
        .unwrap_or(behind.len());
    let list = words(behind, &(0..end));
    let near: Vec<&str> = list.iter().map(|word| word.text).take(NEAR).collect();
    let is_time = |pair: &[&str]| {
        matches!(pair, [each, time]
            if matches!(*each, "a" | "each" | "every" | "per") && TIMES.contains(time))
    };
    near.windows(2).any(is_time) || near.iter().any(|word| OFTEN.contains(word))
}
