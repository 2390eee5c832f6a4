//! A comparator in brackets that is of another year than what it stands behind, where that year is
//! told further up: “In 2018/19: … 56% reached the goals (national 2017/18 48%)”.

use super::{says_that_it_is_of_another_time, typed_numbers};
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Kind, Passage};
use crate::check::words::find_phrase;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Period;
use std::ops::Range;

/// Whose figure a bracket gives.
const OTHERS: [&str; 7] = [
    "national",
    "england",
    "neighbours",
    "neighbour",
    "regional",
    "comparator",
    "comparators",
];

/// Every bracket of the passage at a place.
pub(super) fn run(
    subject: &Subject<'_>,
    at: usize,
    passage: &Passage<'_>,
    all: &mut Vec<Diagnostic>,
) {
    if !matches!(passage.kind, Kind::Paragraph | Kind::Item) {
        return;
    }
    for (open, _) in passage.text.match_indices('(') {
        all.extend(of_bracket(subject, at, passage, open));
    }
}

fn of_bracket(
    subject: &Subject<'_>,
    at: usize,
    passage: &Passage<'_>,
    open: usize,
) -> Option<Diagnostic> {
    let length = passage.words(open + 1..passage.text.len()).find(')')?;
    let inner = open + 1..open + 1 + length;
    let small = passage.small_words(inner.clone());
    let is_theirs = OTHERS.iter().any(|word| find_phrase(small, word).is_some());
    if !is_theirs || says_that_it_is_of_another_time(small) {
        return None;
    }
    let [theirs] = years(passage, &inner).try_into().ok()?;
    let told = theirs.period?;
    let [_number] = typed_numbers(passage, &inner).try_into().ok()?;
    // What stands in front, with the sentence before where the bracket is one by itself.
    let sentence = passage.sentence_at(open)?;
    let start = match passage.words(sentence.start..open).trim().is_empty() {
        true => {
            let before = passage.sentences.iter().rev();
            before.into_iter().find(|one| one.end <= open)?.start
        }
        false => sentence.start,
    };
    let is_ours = !typed_numbers(passage, &(start..open)).is_empty();
    // Years side by side are seen.
    let is_dated = !periods(&passage.text, &(start..open), passage.as_at).is_empty();
    if !is_ours || is_dated || says_that_it_is_of_another_time(passage.small_words(start..open)) {
        return None;
    }
    let ours = told_above(subject, at, passage, start)?;
    (ours != told && ours.is_like(told)).then(|| {
        finding(format!(
            "this is of {}, and stands beside a number of {} as if alike",
            told.words(),
            ours.words()
        ))
        .at(subject.prose.span(passage, theirs.range.clone()))
        .help("Compare with the same year; or say beside it that a later one is not published yet.")
    })
}

/// The years that a range names.
fn years(passage: &Passage<'_>, range: &Range<usize>) -> Vec<NamedPeriod> {
    periods(&passage.text, range, passage.as_at)
        .into_iter()
        .filter(|one| one.has_year && matches!(one.period, Some(Period::Year { .. })))
        .collect()
}

/// The only year that a passage names before a place or, where it names none, the sentence that
/// leads to its list.
fn told_above(
    subject: &Subject<'_>,
    at: usize,
    passage: &Passage<'_>,
    start: usize,
) -> Option<Period> {
    let only = |passage: &Passage<'_>, range: Range<usize>| {
        let named = years(passage, &range);
        let mut periods = named.iter().filter_map(|one| one.period);
        let first = periods.next()?;
        periods.all(|other| other == first).then_some(first)
    };
    if !years(passage, &(0..start)).is_empty() {
        return only(passage, 0..start);
    }
    if passage.kind != Kind::Item {
        return None;
    }
    let before = subject.prose.passages.get(..at)?;
    let lead = before.iter().rev().find(|one| one.kind != Kind::Item)?;
    let is_same = lead.place.owner == passage.place.owner && lead.place.part == passage.place.part;
    let last = lead.sentences.last()?.clone();
    is_same.then(|| only(lead, last)).flatten()
}
