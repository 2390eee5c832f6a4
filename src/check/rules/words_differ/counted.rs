//! Words for a share with the count in brackets behind their noun, where the data has the share of that
//! count: “one in four children on a plan (234)”, which is 34%.

use super::{Claim, agrees, said_of_noun};
use crate::check::fact::Figure;
use crate::check::measures::HeldFigure;
use crate::check::number::{Hedge, Number, NumberKind, Role};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::{Decimal, Unit};
use std::ops::Range;

/// How much of a measure's name a sentence must have, whose count it has to the last one.
const NAMED: f32 = 0.5;
/// Smaller counts may be those of others by chance.
const FEW: i64 = 10;

pub(super) fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
) -> Option<Diagnostic> {
    let is_count = number.is_count()
        && number.role == Role::Figure
        && number.hedge == Hedge::None
        && number.value >= Decimal::whole(FEW)
        && passage.is_typed(&number.range);
    let front = passage.words(sentence.start..number.range.start);
    let behind = passage.words(number.range.end..sentence.end);
    let front = front
        .strip_suffix('(')
        .filter(|_| is_count && behind.starts_with(')'))?;
    let told = periods(&passage.text, sentence, passage.as_at);
    let is_it = |held: &&HeldFigure| {
        let is_then = told.iter().all(|one| {
            let times = one.period.zip(held.period);
            times.is_none_or(|(told, of)| told.overlaps(of))
        });
        is_then && held.parts.is_some_and(|(n, _)| n == number.value)
    };
    let named = subject
        .measures()
        .named_in(passage.words(sentence.clone()), NAMED);
    let mut found = named
        .iter()
        .filter(|found| found.words >= 2 && found.measure.takes(NumberKind::Percent))
        .filter_map(|found| {
            let held = found.measure.figures.iter().rev().find(is_it)?;
            Some((found.measure.indicator?, held))
        });
    let (indicator, held) = found.next()?;
    // Of several shares of one count any may be meant.
    if found.next().is_some() {
        return None;
    }
    let front = sentence.start..sentence.start + front.len();
    let is_name = |words: &str| subject.measures().says_no_more(words, indicator);
    let said = said_of_noun(passage, front, is_name)?;
    // “Most” may be said of a part of what is counted.
    if !matches!(said.claim, Claim::Amount(_)) {
        return None;
    }
    let figure = Figure {
        value: held.value,
        unit: Unit::Percent,
        shown: Style::of(indicator).full(held.value),
        span: held.span,
    };
    if agrees(&said, &figure) {
        return None;
    }
    let words = passage.words(said.range.clone()).trim();
    let count = passage.words(number.range.clone()).trim();
    let message = format!(
        "“{words}” disagrees with the data, where {count} is {}",
        figure.shown
    );
    Some(
        finding(message)
            .at(subject.prose.span(passage, said.range))
            .related(held.span, format!("“{}” is held here", indicator.title))
            .help(format!(
                "Write {} in place of the words, or correct them.",
                held.reference
            )),
    )
}
