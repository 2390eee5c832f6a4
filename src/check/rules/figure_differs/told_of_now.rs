//! A typed number that is told of now and was the value of an earlier time: “94% are now in time”.

use super::{against, speaks_of_something_else};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::{NAMED, dated_numbers, is_aim};
use crate::check::words::find_phrase;
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use std::ops::Range;

const NOW: [&str; 12] = [
    "now",
    "currently",
    "at present",
    "at the moment",
    "is at",
    "are at",
    "stands at",
    "stand at",
    "is running at",
    "is currently at",
    "the latest",
    "today",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let is_now = NOW.iter().any(|word| find_phrase(small, word).is_some());
            if is_now && !is_no_statement(small, passage.words(sentence.clone())) {
                all.extend(outdated(subject, passage, sentence));
            }
        }
    }
}

fn outdated(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let dated = dated_numbers(passage, sentence);
    let mut percent = dated
        .iter()
        .filter(|one| one.number.kind == NumberKind::Percent && one.number.hedge == Hedge::None);
    let number = &percent.next()?.number;
    let words = passage.words(sentence.clone());
    let is_told_otherwise = percent.next().is_some()
        || is_aim(passage, number)
        || !periods(&passage.text, sentence, passage.as_at).is_empty()
        || passage.references_in(sentence).next().is_some();
    // A comparison behind a comma is of the same sentence and of another number.
    let clause = words.split(", which").next().unwrap_or(words);
    if is_told_otherwise || speaks_of_something_else(clause) {
        return None;
    }
    let named = subject.measures.named_in(words, NAMED);
    let holds: Vec<_> = named
        .iter()
        .filter(|found| found.words >= 2 && found.measure.takes(number.kind))
        .filter(|found| {
            found
                .measure
                .figures
                .iter()
                .any(|held| held.value.rounded(number.value.scale()) == number.value)
        })
        .collect();
    // One measure holds it, and it is an indicator's.
    let [found] = holds.as_slice() else {
        return None;
    };
    // “Of the care leavers in work 51% are now …”: a share of those, not the measure.
    let front = passage.words(sentence.start..number.range.start);
    let is_part = front.starts_with("Of ")
        && subject
            .measures
            .named_in(front, 0.99)
            .iter()
            .any(|one| one.measure.title == found.measure.title);
    if is_part {
        return None;
    }
    let indicator = found.measure.indicator?;
    let latest = measure::latest(indicator, passage.as_at)?;
    let value = latest.value.ok()?;
    let is_it = |held: crate::model::Decimal| held.rounded(number.value.scale()) == number.value;
    let held = found
        .measure
        .figures
        .iter()
        .rev()
        .find(|held| is_it(held.value))?;
    let was = held.period.filter(|was| *was < latest.period)?;
    if is_it(value) {
        return None;
    }
    let style = Style::of(indicator);
    let shown = passage.words(number.range.clone()).trim().to_owned();
    let message = format!(
        "“{shown}” is told of now; the data says {} for {}, and {} was the value for {}",
        style.full(value),
        latest.period.words(),
        style.full(held.value),
        was.words()
    );
    let at = subject.prose.span(passage, number.range.clone());
    let found = against((latest.datum.span, indicator), message, at);
    Some(found.help(format!(
        "Write [[{0}]] for the latest value, or [[{0}@{was}]] and name {1}.",
        indicator.id,
        was.words()
    )))
}
