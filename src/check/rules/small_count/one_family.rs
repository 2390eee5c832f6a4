//! What one family is made of. It is no count of cases: that a couple has four children tells who
//! they are no more than that they are a couple. What is told of a family in an example is read by
//! whoever wrote it with that in mind.

use super::{OF_ONE_FAMILY, amount, counted};
use crate::check::prose::Passage;
use crate::check::words::{Word, find_phrase, lower};
use std::ops::Range;

/// Who has children.
const HAS_CHILDREN: [&str; 22] = [
    "couple",
    "couples",
    "mother",
    "mothers",
    "father",
    "fathers",
    "mum",
    "dad",
    "parent",
    "parents",
    "family",
    "families",
    "household",
    "households",
    "grandmother",
    "grandfather",
    "grandparents",
    "aunt",
    "uncle",
    "woman",
    "man",
    "carer",
];

/// Whether a count is of those of whom a story tells, and not of some among many.
pub(super) fn is_of_one(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let small = passage.small_words(range.clone());
    let last = small.text.rsplit(' ').next().unwrap_or("");
    OF_ONE_FAMILY.contains(&last) && find_phrase(small, "of").is_none()
}

/// Whether those of whom a story tells stand right behind a number: “a story: one mother, four
/// moves”.
pub(super) fn begins_with_one(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let list = passage.word_list();
    let is_it = |word: &Word<'_>| word.range.start == range.start;
    let Some(index) = list.iter().position(is_it) else {
        return false;
    };
    let word = |at: usize| list.get(at).map_or(String::new(), |word| lower(word.text));
    let is_one = amount(&word(index)) == Some(1);
    let Some(last) = counted(passage, &list, index, is_one) else {
        return false;
    };
    // “One mother” is nobody but whom it tells of; “four pupils” are some among many.
    let is_of_family = OF_ONE_FAMILY.contains(&word(last).as_str());
    (is_of_family || is_one) && (index..last).all(|at| word(at) != "of")
}

/// Whether `before` and the text in front of a number say who has so many children: “a couple with
/// four children”.
pub(super) fn has_them(before: &str, front: &str) -> bool {
    if !matches!(before, "with" | "of") {
        return false;
    }
    let small = lower(front);
    let mut back = small.split_whitespace().rev().skip(1);
    let who = back.next().unwrap_or("");
    // “The mother of three children”, and not “a group of three children”.
    HAS_CHILDREN.contains(&who)
}
