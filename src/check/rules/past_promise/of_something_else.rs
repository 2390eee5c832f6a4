//! Dates in a promise that belong to something else in it: “the year that ended on 31 March”, “the
//! plan agreed in March”.

use super::AHEAD;
use crate::check::prose::Passage;
use crate::check::words::words;
use std::ops::Range;

/// What begins a clause that tells of something else.
const RELATIVES: [&str; 10] = [
    "that", "which", "who", "whose", "whom", "when", "where", "what", "how", "whether",
];

/// Verbs of what has been, beside those in -ed.
const PAST: [&str; 35] = [
    "was", "were", "had", "did", "began", "begun", "built", "came", "chose", "drawn", "fell",
    "found", "gave", "given", "held", "left", "lost", "made", "met", "ran", "read", "rose", "sent",
    "seen", "set", "spent", "spoke", "stood", "taken", "taught", "told", "took", "went", "written",
    "wrote",
];

fn is_past(word: &str) -> bool {
    let is_present = matches!(word, "indeed" | "exceed" | "proceed" | "succeed" | "speed");
    PAST.contains(&word) || word.len() > 4 && word.ends_with("ed") && !is_present
}

/// Whether the date at `date`, in a clause that says what will be, is the date of what it is about.
/// `is_ahead`: whether the clause names a day to come, too.
pub(super) fn is_of_something_else(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    date: &Range<usize>,
    is_ahead: bool,
) -> bool {
    let small = passage.small_words(clause.start..date.start);
    let list = words(small.text, &(0..small.text.len()));
    let word = |at: usize| list.get(at).map_or("", |word| word.text);
    let Some(joint) = list.len().checked_sub(1) else {
        return false;
    };
    // A promise has one date; “by” is its word.
    if is_ahead && word(joint) != "by" {
        return true;
    }
    let is_done = |at: usize| {
        let before = at.checked_sub(1).map_or("", word);
        let adverb = before.ends_with("ly") || matches!(before, "again" | "first" | "then");
        let before = match adverb {
            true => at.checked_sub(2).map_or("", word),
            false => before,
        };
        is_past(word(at))
            && !matches!(
                before,
                "be" | "been" | "being" | "get" | "is" | "are" | "have" | "has"
            )
    };
    // “The plan agreed in March 2020”
    if word(joint) != "by" && joint.checked_sub(1).is_some_and(is_done) {
        return true;
    }
    // “Children in care on 31 March”, “schools open on 1 June”
    let is_state = {
        let back = |steps: usize| joint.checked_sub(steps).map_or("", word);
        let (start, holds) = match (back(2), back(1)) {
            ("in", "care") | ("on", "roll") | ("at", "home") => (3, true),
            (_, "open") => (2, true),
            _ => (0, false),
        };
        holds
            && !matches!(
                back(start),
                "be" | "been" | "being" | "to" | "will" | "not" | "and" | "stay" | "remain" | ""
            )
    };
    if is_state && word(joint) != "by" {
        return true;
    }
    // “The girls who came to the group in May 2020”: nothing is promised behind “who”.
    let relative = (0..joint).rev().find(|at| RELATIVES.contains(&word(*at)));
    relative.is_some_and(|relative| {
        let start = list.get(relative).map_or(0, |word| word.range.end);
        let told = small.text.get(start..).unwrap_or("");
        let promises = AHEAD.are_in(told);
        !promises && (relative + 1..joint).any(|at| is_past(word(at)))
    })
}
