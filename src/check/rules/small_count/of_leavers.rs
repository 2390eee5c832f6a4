//! Leavers who are no care leavers: “18 foster carers left. Six of the leavers had retired”.

use super::{amount, is_people, two_sentences};
use crate::check::prose::Passage;
use crate::check::words::{Word, lower};

/// Adults who work for a council, as those who left are called.
const WORKERS: [&str; 12] = [
    "carers",
    "workers",
    "staff",
    "managers",
    "employees",
    "practitioners",
    "officers",
    "teachers",
    "nurses",
    "colleagues",
    "clinicians",
    "households",
];

/// What tells that households are those of foster carers.
const OF_FOSTERING: [&str; 5] = [
    "foster",
    "fostering",
    "fostered",
    "approved",
    "deregistered",
];

/// What they have done.
const LEAVES: [&str; 7] = [
    "left",
    "leave",
    "leaving",
    "resigned",
    "retired",
    "stopped",
    "deregistered",
];

/// What may stand between them and that: “carers who have since left”, “of our carers 21 left”. In
/// “workers ring those who left” it is others who did.
const BETWEEN: [&str; 9] = [
    "who", "that", "have", "had", "has", "also", "already", "recently", "since",
];

/// Whether the leavers at a place in a passage's words are workers or foster carers: the sentence
/// or the one before says who left, and names nobody else who could.
pub(super) fn are_workers(passage: &Passage<'_>, list: &[Word<'_>], at: usize) -> bool {
    let Some(leavers) = list.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| list.get(at));
    let is_named = before.is_some_and(|word| {
        matches!(
            lower(word.text).as_str(),
            "care" | "school" | "college" | "young"
        )
    });
    if is_named || !matches!(lower(leavers.text).as_str(), "leaver" | "leavers") {
        return false;
    }
    let first = two_sentences(passage, leavers.range.start);
    let front = list.get(..at).unwrap_or_default().iter();
    let front: Vec<String> = front
        .filter(|word| word.range.start >= first)
        .map(|word| lower(word.text))
        .collect();
    let is_other = |pair: &[String]| {
        let [one, two] = pair else { return false };
        one == "young" || one == "care" && two.starts_with("leaver") || {
            let is_leaver = matches!(two.as_str(), "leaver" | "leavers");
            !is_leaver && is_people(two)
        }
    };
    let is_first_other = front.first().is_some_and(|word| is_people(word));
    if is_first_other || front.windows(2).any(is_other) {
        return false;
    }
    let is_of_fostering = front
        .iter()
        .any(|word| OF_FOSTERING.contains(&word.as_str()));
    let leave = |who: usize| {
        let behind = front.get(who + 1..).unwrap_or_default();
        let mut behind = behind
            .iter()
            .map(String::as_str)
            .skip_while(|word| BETWEEN.contains(word) || amount(word).is_some());
        behind.next().is_some_and(|word| LEAVES.contains(&word)) && behind.next() != Some("care")
    };
    let mut all = front.iter().enumerate();
    all.any(|(who, word)| {
        WORKERS.contains(&word.as_str()) && (word != "households" || is_of_fostering) && leave(who)
    })
}
