//! Numbers of others: a comparator's value that is typed where a sentence names the comparator and
//! what it is compared with.

use super::ENOUGH;
use crate::check::measures::Match;
use crate::check::number::{Number, NumberKind};
use crate::check::prose::Passage;
use crate::check::rules::comparator_differs::PLACES;
use crate::check::words::{find_phrase, lower};
use crate::check::{Subject, fact, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::{Comparator, Indicator, Period, Span, Unit};
use std::ops::Range;

/// What else names the comparators that have this in their name.
const OTHERS: [(&str, &[&str]); 2] = [
    ("neighbours", &["neighbour"]),
    ("neighbour", &["neighbour"]),
];

/// What sets one figure beside another's.
const COMPARES: [&str; 10] = [
    "above",
    "below",
    "than",
    "compared",
    "comparison",
    "against",
    "average",
    "in line",
    "similar",
    "close to",
];

/// The comparators' values among the numbers of a sentence. `open`: those that are no figures of
/// the publication's own; `named`: what the sentence names, and `told` the indicators of its figures.
pub(super) fn look(
    subject: &Subject<'_>,
    (passage, sentence): (&Passage<'_>, &Range<usize>),
    open: &[Number],
    named: &[Match<'_, '_>],
    told: &[&Indicator],
) -> Vec<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let places: Vec<&[&str]> = PLACES
        .iter()
        .chain(&OTHERS)
        .filter(|(place, _)| find_phrase(small, place).is_some())
        .map(|(_, names)| *names)
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let compares = COMPARES
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let facts = fact::facts(subject.publication, passage, sentence);
    let whole = named
        .iter()
        .filter(|one| one.coverage >= ENOUGH && one.words >= 2);
    let mut indicators: Vec<&Indicator> = whole.filter_map(|one| one.measure.indicator).collect();
    indicators.extend(told);
    indicators.extend(facts.iter().map(|fact| fact.indicator));
    let found = open.iter().filter_map(|number| {
        // A whole number is the same by chance, unless it is compared.
        let is_precise = number.value.rounded(0) != number.value;
        if !compares && !is_precise {
            return None;
        }
        let takes = |one: &&&Indicator| {
            let is_percent = one.unit == Unit::Percent;
            match number.kind {
                NumberKind::Percent => is_percent,
                NumberKind::Plain => !is_percent && one.unit != Unit::Pounds && is_precise,
                NumberKind::Pounds | NumberKind::Share => false,
            }
        };
        let held = indicators.iter().filter(takes).find_map(|indicator| {
            let theirs = indicator
                .comparators
                .iter()
                .filter(|one| is_at(one, &places));
            let mut held = theirs.filter_map(|one| Some((one, value_of(indicator, one, number)?)));
            held.next()
                .map(|(one, (period, span))| (*indicator, one, period, span))
        });
        let (indicator, comparator, period, span) = held?;
        let shown = passage.words(number.range.clone()).trim();
        let (id, of) = (&indicator.id, &comparator.id);
        Some(
            finding(format!(
                "“{shown}” is typed, and the data holds it for “{}”",
                comparator.name
            ))
            .at(subject.prose.span(passage, number.range.clone()))
            .help(format!("Write [[{id}:{of}@{period}]] instead."))
            .related(span, format!("“{}” is held here", indicator.title)),
        )
    });
    found.collect()
}

/// Whether a comparator is one of those that are named.
fn is_at(comparator: &Comparator, places: &[&[&str]]) -> bool {
    let name = lower(&comparator.name);
    let mut parts = places.iter().flat_map(|names| names.iter());
    parts.any(|part| name.contains(part) || comparator.id.as_str().contains(part))
}

/// The period and the place of a comparator's value that a number is.
fn value_of(
    indicator: &Indicator,
    comparator: &Comparator,
    number: &Number,
) -> Option<(Period, Span)> {
    let style = Style::of(indicator);
    let mut latest_first = comparator.values.iter().rev();
    latest_first.find_map(|(period, datum)| {
        let value = style.value(&datum.amount).ok()?;
        (value.rounded(number.value.scale()) == number.value).then_some((*period, datum.span))
    })
}
