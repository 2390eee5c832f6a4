//! Measures whose names have most of their words in common, and which of them may be meant where a
//! text says none of the words that tell them apart.

use super::{HeldFigure, Measure, Measures};
use crate::check::number::Number;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::dated_numbers;
use crate::model::{Indicator, Period};
use std::collections::BTreeSet;
use std::ops::Range;

/// So many words are in common at least.
const COMMON: usize = 2;

impl<'p> Measures<'p> {
    /// Whether another indicator, named like this one, has exactly this number for the time of which
    /// it is told, and nothing that goes with the number says that this one is meant: “care leavers
    /// in work” for those of all ages beside those of 19.
    pub fn is_held_alike(
        &self,
        passage: &Passage<'_>,
        number: &Number,
        (indicator, compared): (&Indicator, Period),
    ) -> bool {
        let is_own = |one: &&Measure<'p>| one.indicator.is_some_and(|one| one.id == indicator.id);
        let sentence = passage.sentence_at(number.range.start);
        let (Some(own), Some(sentence)) = (self.all.iter().find(is_own), sentence) else {
            return false;
        };
        let dated = dated_numbers(passage, sentence);
        let told = dated.iter().find(|one| one.number.range == number.range);
        let told = told.and_then(|one| one.period);
        let said = self.said_beside_numbers(passage, &with(passage, sentence, &number.range));
        let of_own = words_of(own);
        self.holding(number).any(|(other, held)| {
            other.indicator.is_some_and(|one| one.id != indicator.id)
                && are_alike(own, other)
                && is_of_that_time(other, held, told, compared)
                && of_own
                    .difference(&words_of(other))
                    .all(|word| !said.contains(word))
        })
    }
}

/// What of a sentence goes with a number: what leads up to it, and the rest of its clause.
fn with(passage: &Passage<'_>, sentence: &Range<usize>, number: &Range<usize>) -> Range<usize> {
    let near = super::sibling::near(passage, sentence, number);
    let clauses = clauses(&passage.text, sentence);
    let clause = clauses.iter().find(|clause| clause.contains(&number.start));
    let end = clause.map_or(near.end, |clause| near.end.min(clause.end));
    near.start..end
}

/// Whether a figure is of the time that is told, or, where none is, of the time that is compared
/// or the latest of its measure.
fn is_of_that_time(
    measure: &Measure<'_>,
    held: &HeldFigure,
    told: Option<Period>,
    compared: Period,
) -> bool {
    let Some(at) = held.period else { return false };
    let is_latest = || {
        let latest = measure.figures.last();
        latest.is_some_and(|latest| latest.reference == held.reference)
    };
    match told {
        Some(told) => is_within(at, told) || is_within(told, at),
        None => at == compared || is_latest(),
    }
}

/// Whether a period is all in another.
fn is_within(one: Period, other: Period) -> bool {
    other.first_day() <= one.first_day() && one.last_day() <= other.last_day()
}

fn are_alike(one: &Measure<'_>, other: &Measure<'_>) -> bool {
    let mut pairs = one
        .names
        .iter()
        .flat_map(|name| other.names.iter().map(move |other| (name, other)));
    pairs.any(|(name, other)| {
        let mut common = name.words.iter().filter(|word| other.words.contains(word));
        let count = common.by_ref().count();
        let least = name.words.len().min(other.words.len());
        count >= COMMON && count * 2 > least
    })
}

pub(super) fn words_of(measure: &Measure<'_>) -> BTreeSet<usize> {
    let names = measure.names.iter();
    names.flat_map(|name| name.words.iter().copied()).collect()
}
