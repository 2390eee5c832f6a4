//! Counts in a table of actions of the plan, below a heading that says what is to be: nobody has been
//! counted yet.

use super::DONE_BY_PEOPLE;
use crate::check::Subject;
use crate::check::number::is_of_the_past;
use crate::check::prose::{Grid, Passage};
use crate::check::words::{find_phrase, words_after};
use crate::model::Target;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a heading says of what is to be, in small letters.
const TO_BE: [&str; 7] = [
    "will",
    "should",
    "expected",
    "intended",
    "wanted",
    "aim",
    "measure of success",
];

/// The cells, as places in the list of passages.
pub(super) fn cells(subject: &Subject<'_>) -> BTreeSet<usize> {
    subject
        .prose
        .grids
        .iter()
        .flat_map(|grid| of_grid(subject, grid))
        .collect()
}

/// Whether a count in such a cell, with its people, is told of nothing that has been.
pub(super) fn is_to_be(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let next = words_after(&passage.text, range.end, 1);
    let is_done = next
        .iter()
        .any(|word| DONE_BY_PEOPLE.contains(&word.as_str()));
    let sentence = passage.sentence_at(range.start);
    !is_done && sentence.is_none_or(|sentence| !is_of_the_past(&passage.text, sentence))
}

fn of_grid(subject: &Subject<'_>, grid: &Grid) -> Vec<usize> {
    let passage = |at: &Option<usize>| at.and_then(|at| subject.prose.at(at));
    let is_to_be = |at: &Option<usize>| {
        passage(at).is_some_and(|heading| {
            TO_BE
                .iter()
                .any(|word| find_phrase(heading.small(), word).is_some())
        })
    };
    let columns: Vec<bool> = grid.head.iter().map(is_to_be).collect();
    if !columns.contains(&true) {
        return Vec::new();
    }
    let is_of_action = |at: &Option<usize>| {
        passage(at).is_some_and(|cell| {
            cell.references
                .iter()
                .any(|mention| matches!(mention.reference.to, Target::Action { .. }))
        })
    };
    let rows = grid.rows.iter().filter(|row| row.iter().any(is_of_action));
    rows.flat_map(|row| row.iter().zip(&columns))
        .filter_map(|(at, is_to_be)| at.filter(|_| *is_to_be))
        .collect()
}
