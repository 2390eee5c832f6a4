//! `comparator-lags`: a comparator of which no value is of a time that the indicator has.

use super::typed_numbers;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::Style;
use crate::model::{Comparator, Datum, Decimal, Indicator, Period, Span};
use std::collections::BTreeMap;

/// How much of an indicator's name a sentence must have that types two of its figures.
const NAMED: f32 = 0.4;

/// The rule.
pub const RULE: Rule = Rule {
    code: "comparator-lags",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a comparator with values for the same kind of period as its indicator, none of them for a period that the indicator has, and without a word (differs) on the difference.",
    why: "The chart sets a year beside another as if alike, and the text is sure to follow it.",
    example: "values.2020-03 = 55.8\ncomparators.neighbours = { name = \"Statistical neighbours\", values = { 2019-03 = 37.3 } }",
    instead: "values.2019-03 = 52.1\nvalues.2020-03 = 55.8\ncomparators.neighbours = { name = \"Statistical neighbours\", values = { 2019-03 = 37.3 } }",
    mend: "Add the indicator's own value for that period, or say with differs = \"…\" how they differ.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for indicator in &subject.publication.indicators {
        for comparator in indicator
            .comparators
            .iter()
            .filter(|one| one.differs.is_none())
        {
            let Some(theirs) = comparator.values.keys().next_back() else {
                continue;
            };
            let is_alike = indicator.values.keys().any(|ours| ours.is_like(*theirs));
            let is_shared = comparator
                .values
                .keys()
                .any(|period| indicator.values.contains_key(period));
            let nearest = indicator
                .values
                .keys()
                .find(|ours| *ours > theirs && ours.is_like(*theirs));
            if let (true, false, Some(ours)) = (is_alike, is_shared, nearest) {
                let mut found = finding(format!(
                    "“{}” is of {}, and the indicator's values begin with {}",
                    comparator.name,
                    theirs.words(),
                    ours.words()
                ))
                .at(comparator.span)
                .help("Add the indicator's own value for that period, or say with “differs” how they differ.");
                if let Some(span) = typed_beside(subject, indicator, comparator) {
                    found = found.related(span, "the two are compared here");
                }
                all.push(found);
            }
        }
    }
}

/// Where a sentence types the comparator's value beside one of the indicator's own.
fn typed_beside(
    subject: &Subject<'_>,
    indicator: &Indicator,
    comparator: &Comparator,
) -> Option<Span> {
    let style = Style::of(indicator);
    let values = |values: &BTreeMap<Period, Datum>| -> Vec<Decimal> {
        let values = values.values();
        values
            .filter_map(|datum| style.value(&datum.amount).ok())
            .collect()
    };
    let (own, theirs) = (values(&indicator.values), values(&comparator.values));
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for (sentence, words) in passage.sentences() {
            let typed = typed_numbers(passage, &sentence);
            let of = |held: &[Decimal]| typed.iter().find(|one| held.contains(&one.value));
            let (Some(_), Some(number)) = (of(&own), of(&theirs)) else {
                continue;
            };
            let named = subject.measures().named_in(words, NAMED);
            let is_it = |one: &Indicator| one.id == indicator.id;
            if named
                .iter()
                .any(|one| one.measure.indicator.is_some_and(is_it))
            {
                return Some(subject.prose.span(passage, number.range.clone()));
            }
        }
    }
    None
}
