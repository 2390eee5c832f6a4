//! A typed number whose measure is certain, since another figure of the same statement says which
//! it is: “improved to [[x]] in May from 38% in April”; “It was unacceptably low at 37% in April”.

use super::problem;
use crate::check::number::{Hedge, NumberKind, has_percent};
use crate::check::prose::Passage;
use crate::check::typed::{Dated, NAMED, dated_numbers, is_aim, reading_for};
use crate::check::words::find_phrase;
use crate::check::{Subject, fact};
use crate::diagnostic::Diagnostic;
use crate::measure::Reading;
use crate::model::{Indicator, Period};
use std::ops::Range;

/// What puts an earlier value behind a later one of the same measure.
const FROM: [&str; 8] = [
    "from ",
    "from a low of ",
    "from a high of ",
    "compared with ",
    "compared to ",
    "in comparison with ",
    "against ",
    "up on ",
];

/// What makes the other number one of another measure or place.
pub(super) const ELSEWHERE: [&str; 11] = [
    "england",
    "national",
    "nationally",
    "neighbours",
    "regional",
    "region",
    "comparator",
    "comparators",
    "target",
    "sample",
    "points",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for (at, sentence) in passage.sentences.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| passage.sentences.get(at));
            look(subject, passage, sentence, before, all);
            // “[[x]] in March; it was 12% in February”
            let parted = match passage.signs.hold_any(";") {
                true => passage.small_words(sentence.clone()).rfind("; it "),
                false => None,
            };
            if let Some(at) = parted.map(|at| sentence.start + at) {
                let lead = sentence.start..at;
                let told = at + "; ".len()..sentence.end;
                if tells_one_thing(passage, &lead) {
                    look(subject, passage, &told, Some(&lead), all);
                }
            }
        }
    }
}

/// Whether nothing but the first figure's own date or target stands behind it, which “it” could be.
fn tells_one_thing(passage: &Passage<'_>, lead: &Range<usize>) -> bool {
    const JOINTS: [&str; 6] = [" and ", " but ", " while ", " whereas ", " as ", " which "];
    let behind = passage.references_in(lead).next().map(|one| one.range.end);
    behind.is_some_and(|end| {
        let small = passage.small_words(end..lead.end);
        !JOINTS.iter().any(|joint| small.contains(joint))
    })
}

fn look<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    before: Option<&Range<usize>>,
    all: &mut Vec<Diagnostic>,
) {
    let small = passage.small_words(sentence.clone());
    if !has_percent(small) {
        return;
    }
    if ELSEWHERE
        .iter()
        .any(|word| find_phrase(small, word).is_some())
    {
        return;
    }
    let dated = dated_numbers(passage, sentence);
    for (index, one) in dated.iter().enumerate() {
        let number = &one.number;
        let (NumberKind::Percent, Hedge::None, Some(period)) =
            (number.kind, number.hedge, one.period)
        else {
            continue;
        };
        if is_aim(passage, number) {
            continue;
        }
        let candidates = match beside(subject, passage, sentence, &dated, index) {
            Some(indicator) => vec![indicator],
            None => meant_by_it(subject, passage, sentence, before, &dated),
        };
        let readings: Vec<(&Indicator, Reading<'_>)> = candidates
            .iter()
            .filter_map(|indicator| Some((*indicator, reading_for(indicator, period)?)))
            .collect();
        let differs = readings.iter().all(|(_, reading)| {
            reading.datum.decision.is_none()
                && reading
                    .value
                    .is_ok_and(|value| value.rounded(number.value.scale()) != number.value)
        });
        if let (true, true, Some((indicator, reading))) = (
            differs,
            readings.len() == candidates.len(),
            readings.first(),
        ) {
            all.extend(problem(subject, passage, number, indicator, reading));
        }
    }
}

/// The indicator whose later value stands before “from 38% in April”.
fn beside<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    dated: &[Dated],
    index: usize,
) -> Option<&'p Indicator> {
    let number = &dated.get(index)?.number;
    let front = passage.small_words(sentence.start..number.range.start);
    let joint = FROM.iter().find(|joint| front.ends_with(**joint))?;
    let end = number.range.start - joint.len();
    let is_near = |from: usize| {
        let between = passage.words(from..end);
        between.len() <= 60 && !between.contains([';', '.', ':']) && !between.contains(" and ")
    };
    let typed_before = index.checked_sub(1).and_then(|at| dated.get(at));
    let referred = passage
        .references_in(&(sentence.start..end))
        .last()
        .filter(|mention| {
            typed_before.is_none_or(|typed| typed.number.range.start < mention.range.start)
        });
    if let Some(mention) = referred {
        let fact = fact::fact(subject.publication, passage, mention)?;
        let takes = fact.indicator.unit == crate::model::Unit::Percent;
        return (takes && is_near(mention.range.end)).then_some(fact.indicator);
    }
    // A typed one that is the value which the data has for its period.
    let other = typed_before.filter(|one| is_near(one.number.range.end))?;
    let period = other.period?;
    let named = subject
        .measures()
        .named_in(passage.words(sentence.clone()), 0.4);
    let mut agreeing = named
        .iter()
        .filter(|found| found.measure.takes(other.number.kind))
        .filter_map(|found| found.measure.indicator)
        .filter(|indicator| has_value(indicator, period, other));
    let first = agreeing.next()?;
    agreeing.next().is_none().then_some(first)
}

fn has_value(indicator: &Indicator, period: Period, one: &Dated) -> bool {
    reading_for(indicator, period)
        .and_then(|reading| reading.value.ok())
        .is_some_and(|value| value.rounded(one.number.value.scale()) == one.number.value)
}

/// What “It was …” may speak of: every percentage that the sentence before names.
fn meant_by_it<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    before: Option<&Range<usize>>,
    dated: &[Dated],
) -> Vec<&'p Indicator> {
    let small = passage.small_words(sentence.clone());
    let is_pronoun = [
        "it was ",
        "it is ",
        "it had been ",
        "it has been ",
        "it stood ",
        "it remained ",
        "it fell ",
        "it rose ",
        "it dropped ",
        "this was ",
    ]
    .iter()
    .any(|start| small.starts_with(start));
    let (true, [_], Some(before)) = (is_pronoun, dated, before) else {
        return Vec::new();
    };
    let mut found: Vec<&'p Indicator> = fact::facts(subject.publication, passage, before)
        .iter()
        .map(|fact| fact.indicator)
        .collect();
    let named = subject
        .measures()
        .named_in(passage.words(before.clone()), NAMED);
    found.extend(
        named
            .iter()
            .filter(|one| one.words >= 2)
            .filter_map(|one| one.measure.indicator),
    );
    found.retain(|indicator| indicator.unit == crate::model::Unit::Percent);
    found.dedup_by_key(|indicator| &indicator.id);
    found
}
