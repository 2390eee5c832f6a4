//! Parts that repeat the noun of their whole: “363 staff, with 304 staff completing three parts, 43
//! staff two and 26 staff one”.

use super::not_the_sum;
use crate::check::Subject;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::prose::Passage;
use crate::check::words::words_after;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

pub(super) fn wrong_sum(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    if !passage.has_digit || passage.references_in(sentence).next().is_some() {
        return None;
    }
    let found = passage.numbers(sentence);
    if found.iter().filter(|one| one.is_count()).count() < 4 {
        return None;
    }
    let counts: Vec<(&Number, String)> = found
        .iter()
        .enumerate()
        .filter(|(_, number)| number.is_count())
        .filter_map(|(at, number)| Some((number, noun(passage, &found, at)?)))
        .collect();
    // A whole and three parts or more have it.
    let have = |noun: &String| counts.iter().filter(|(_, other)| other == noun).count();
    let (first, noun) = counts.iter().find(|(_, noun)| have(noun) > 3)?;
    let parts: Vec<Number> = counts
        .iter()
        .filter(|(_, other)| other == noun)
        .skip(1)
        .map(|(number, _)| (*number).clone())
        .collect();
    let opening = passage.small_words(first.range.end..parts.first()?.range.start);
    let opens = opening.contains(" with ") || opening.contains(": ");
    let is_exact = parts.iter().all(|part| part.hedge == Hedge::None);
    let before_last = passage.small_words(sentence.start..parts.last()?.range.start);
    if !opens || !is_exact || !before_last.ends_with("and ") {
        return None;
    }
    // “363 out of 436 staff” has its noun behind the greater number.
    let wholes: Vec<Number> = found
        .iter()
        .filter(|number| number.is_count())
        .take_while(|number| Some(*number) != parts.first())
        .cloned()
        .collect();
    not_the_sum(subject, passage, &wholes, &parts)
}

/// The word behind a number, or behind the percentage in brackets that follows it.
fn noun(passage: &Passage<'_>, found: &[Number], at: usize) -> Option<String> {
    let number = found.get(at)?;
    let share = found.get(at + 1).filter(|next| {
        next.kind == NumberKind::Percent
            && passage.words(number.range.end..next.range.start).trim() == "("
    });
    let end = share.map_or(number.range.end, |share| share.range.end + 1);
    let next = words_after(&passage.text, end, 1).pop()?;
    (next.len() > 3 && next.starts_with(char::is_alphabetic)).then_some(next)
}
