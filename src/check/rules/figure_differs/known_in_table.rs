//! A cell of a typed table that holds a number which the data has under `also_printed`, in a row that
//! says the name of its measure in other words: “Initial s47 visits | 87%”.

use super::known_wrong::{Decided, typed_wrong};
use super::other_period::described;
use crate::check::Subject;
use crate::check::measures::{HeldFigure, Measure};
use crate::check::number::{Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::{Grid, Passage};
use crate::diagnostic::Diagnostic;
use crate::model::{Indicator, Period};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So many telling words of a row are of the measure.
const ENOUGH: usize = 2;

pub(super) fn run<'p>(
    subject: &Subject<'p>,
    decided: &BTreeMap<String, Decided<'p>>,
    all: &mut Vec<Diagnostic>,
) {
    let against = against(subject, decided);
    for grid in &subject.prose.grids {
        for row in &grid.rows {
            let Some(label) = words(subject, row.first()) else {
                continue;
            };
            for (cell, column) in row.iter().zip(&grid.head).skip(1) {
                let cell = cell.and_then(|at| subject.prose.at(at));
                let Some((cell, [number])) = cell.and_then(|cell| {
                    let numbers = cell.numbers(&(0..cell.text.len()));
                    Some((cell, <[Number; 1]>::try_from(numbers).ok()?))
                }) else {
                    continue;
                };
                let column = words(subject, Some(column)).unwrap_or_default();
                let told = period(subject, grid, &[&column, &label], cell.as_at);
                let row = (label.as_str(), column.as_str(), told);
                all.extend(look(subject, &against, cell, &number, row));
            }
        }
    }
}

/// A figure that was decided for, with what was decided.
type Against<'a, 'p> = (&'a Measure<'p>, &'a HeldFigure, &'a Decided<'p>);

/// The percentages of indicators that were decided for.
fn against<'a, 'p>(
    subject: &'a Subject<'p>,
    decided: &'a BTreeMap<String, Decided<'p>>,
) -> Vec<Against<'a, 'p>> {
    let of_indicators = subject.measures().of_indicators();
    let held = of_indicators.flat_map(|one| one.figures.iter().map(move |held| (one, held)));
    held.filter(|(one, _)| one.takes(NumberKind::Percent))
        .filter_map(|(one, held)| Some((one, held, decided.get(&held.reference)?)))
        .collect()
}

fn look(
    subject: &Subject<'_>,
    against: &[Against<'_, '_>],
    cell: &Passage<'_>,
    number: &Number,
    (label, column, told): (&str, &str, Option<Period>),
) -> Option<Diagnostic> {
    let is_all = cell.text.trim().len() == number.range.len();
    let kind = match column.contains('%') {
        true => NumberKind::Percent,
        false => number.kind,
    };
    if !is_all || kind != NumberKind::Percent || cell.quoted {
        return None;
    }
    let percent = Number {
        kind,
        ..number.clone()
    };
    let measures = subject.measures();
    let own = measures.telling(label);
    let in_common = |indicator: &Indicator| measures.in_common(label, &described(indicator));
    let is_it = |one: &&Against<'_, '_>| {
        let (_, held, decided) = one;
        let is_then = told
            .zip(held.period)
            .is_none_or(|(told, of)| told.overlaps(of));
        is_then && decided.is_printed(&percent) && !held.is(&percent)
    };
    let (measure, held, decided) = against.iter().filter(is_it).find(|(measure, ..)| {
        measure.indicator.is_some_and(|indicator| {
            let common = in_common(indicator);
            common >= ENOUGH && common * 2 > own
        })
    })?;
    let common = in_common(measure.indicator?);
    // Another measure may be meant that is named as well, or that has the number.
    let mut others = measures.of_indicators();
    let is_anothers = others.any(|other| {
        let is_then = |at: Option<Period>| {
            let then = told.or(held.period);
            at.zip(then).is_none_or(|(at, then)| at.overlaps(then))
        };
        let mut figures = other.figures.iter();
        let mut has_it = || figures.any(|held| is_then(held.period) && held.is(&percent));
        let is_other = other.title != measure.title;
        other.indicator.is_some_and(|indicator| {
            let names = format!("{} {}", indicator.title, indicator.short);
            let is_named_as_well = measures.in_common(label, &names) >= common;
            is_other && is_named_as_well || in_common(indicator) >= ENOUGH && has_it()
        })
    });
    (!is_anothers).then(|| typed_wrong(subject, cell, number, (measure, held, decided)))
}

fn words(subject: &Subject<'_>, cell: Option<&Option<usize>>) -> Option<String> {
    let passage = subject.prose.at((*cell?)?)?;
    Some(passage.plain())
}

/// The one period that the headings name, or else what is said above the table.
fn period(subject: &Subject<'_>, grid: &Grid, headings: &[&str], as_at: Date) -> Option<Period> {
    let lead = grid.above.leads.last();
    let lead = lead.and_then(|at| subject.prose.at(*at));
    let said = lead.and_then(|lead| Some(lead.words(lead.sentences.last()?.clone())));
    let mut texts = headings.iter().copied().chain(said);
    texts.find_map(|text| {
        let named = periods(text, &(0..text.len()), as_at);
        named.first().and_then(|one| one.period)
    })
}
