//! A typed number of a named period that the data has another value for, where a program cannot be
//! sure that both are of the same thing; and two places of the data that differ.

use crate::check::number::{Hedge, NumberKind, has_percent};
use crate::check::prose::{Kind, Passage};
use crate::check::repeated_tables::repeated_tables;
use crate::check::rules::figure_differs::{speaks_of_something_else, tells_of_comers};
use crate::check::typed::{NAMED, dated_numbers, is_aim, reading_for};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style, digits};
use crate::model::{Indicator, TableBody, Unit};
use std::ops::Range;

/// Fewer words of a measure's name say little of what is measured.
const ENOUGH: usize = 3;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
        if passage.quoted || !is_prose || !has_percent(passage.small()) {
            continue;
        }
        for sentence in &passage.sentences {
            in_sentence(subject, passage, sentence, all);
        }
    }
    in_typed_tables(subject, all);
    in_two_tables(subject, all);
    in_data(subject, all);
}

fn in_sentence(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    let dated: Vec<_> = dated_numbers(passage, sentence)
        .into_iter()
        .filter(|one| {
            one.period.is_some()
                && one.number.kind == NumberKind::Percent
                && one.number.hedge == Hedge::None
                && !is_aim(passage, &one.number)
        })
        .collect();
    let words = passage.words(sentence.clone());
    if dated.is_empty() || speaks_of_something_else(words) {
        return;
    }
    let named = subject.measures().named_in(words, 0.4);
    let best: Vec<_> = named
        .iter()
        .filter(|found| found.coverage >= NAMED && found.words >= ENOUGH)
        .filter(|found| found.measure.takes(NumberKind::Percent))
        .collect();
    let most = best.iter().map(|found| found.words).max();
    let mut best = best.into_iter().filter(|found| Some(found.words) == most);
    let (Some(found), None) = (best.next(), best.next()) else {
        return;
    };
    let Some(indicator) = found.measure.indicator else {
        return;
    };
    if tells_of_comers(words, indicator) {
        return;
    }
    for one in dated {
        let number = &one.number;
        let Some(reading) = one.period.and_then(|period| reading_for(indicator, period)) else {
            continue;
        };
        let Ok(value) = reading.value else { continue };
        let is_it =
            |held: crate::model::Decimal| held.rounded(number.value.scale()) == number.value;
        let is_of_another = named.iter().any(|other| {
            let figures = other.measure.figures.iter();
            other.measure.takes(number.kind)
                && figures
                    .filter(|held| held.period.is_none() || held.period == Some(reading.period))
                    .any(|held| is_it(held.value))
        });
        if is_it(value) || is_of_another {
            continue;
        }
        let shown = passage.words(number.range.clone()).trim().to_owned();
        all.push(
            finding(format!(
                "“{shown}” is typed for {}, and “{}” is {} in the data",
                reading.period.words(),
                indicator.title,
                Style::of(indicator).full(value)
            ))
            .at(subject.prose.span(passage, number.range.clone()))
            .related(reading.datum.span, "the value is held here")
            .help(format!(
                "Write [[{}@{}]], or say how the two measures differ.",
                indicator.id, reading.period
            )),
        );
    }
}

/// Cells of typed tables that differ from the data, where the headings leave a doubt.
fn in_typed_tables(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in subject.typed_tables() {
        for cell in table.differing.iter().filter(|cell| !cell.is_sure) {
            all.push(
                finding(format!(
                    "“{}” is typed, and “{}” is {} for {} in the data",
                    cell.shown,
                    cell.indicator.title,
                    cell.value,
                    cell.period.words()
                ))
                .at(cell.span)
                .related(cell.held_at, "the value is held here")
                .help(format!(
                    "Write [[{}@{}]], or say how the two measures differ.",
                    cell.indicator.id, cell.period
                )),
            );
        }
        for cell in &table.other_cells {
            all.push(
                finding(format!(
                    "“{}” is typed, and “{}” is {} in the data",
                    cell.shown,
                    cell.title,
                    digits(cell.value)
                ))
                .at(cell.span)
                .related(cell.held_at, "the value is held here")
                .help(format!(
                    "Write {}, or say how the two differ; where the data is wrong, correct it there.",
                    cell.reference
                )),
            );
        }
    }
}

/// Cells of a typed table that differ from those of another which says the same but for them.
fn in_two_tables(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in repeated_tables(subject) {
        for [(first, there), (again, here)] in table.differing {
            all.push(
                finding(format!(
                    "“{}” is “{}” in another table that says the same",
                    again.words(here.range.clone()).trim(),
                    first.words(there.range.clone()).trim()
                ))
                .at(subject.prose.span(again, here.range))
                .related(subject.prose.span(first, there.range), "the other value")
                .help("Find out which is right, and say it in one place."),
            );
        }
    }
}

/// Cells of the data's tables that name an indicator in full and differ from its value.
fn in_data(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    for table in &publication.tables {
        let (TableBody::Rows { columns, rows }, Some(period)) = (&table.body, table.as_at) else {
            continue;
        };
        for row in rows {
            for column in columns.iter().filter(|one| one.unit == Some(Unit::Percent)) {
                let cell =
                    measure::find_cell(publication, table, row.id.as_str(), column.id.as_str());
                let Some(found) = cell else { continue };
                let explained = found.cell.datum.is_none_or(|datum| {
                    datum.decision.is_some() || datum.same_as.is_some() || datum.note.is_some()
                });
                let Some(value) = found.cell.value.filter(|_| !explained) else {
                    continue;
                };
                let name = format!("{} {} {}", table.title, row.title, column.title);
                let named = subject.measures().named_in(&name, 0.99);
                let indicators: Vec<_> = named
                    .iter()
                    .filter(|one| one.words >= ENOUGH && one.measure.takes(NumberKind::Percent))
                    .filter(|one| one.measure.indicator.is_some())
                    .collect();
                let most = indicators.iter().map(|one| one.words).max();
                let mut best = indicators.iter().filter(|one| Some(one.words) == most);
                let (Some(best), None) = (best.next(), best.next()) else {
                    continue;
                };
                // “Of these, in person” is a part of what the indicator counts.
                let headings = format!("{} {}", row.title, column.title);
                let is_all = |one: &&Indicator| subject.measures().says_no_more(&headings, one);
                let Some(indicator) = best.measure.indicator.filter(is_all) else {
                    continue;
                };
                let Some(reading) = reading_for(indicator, period) else {
                    continue;
                };
                let Ok(held) = reading.value else { continue };
                let scale = held.scale().min(value.scale());
                if held.rounded(scale) == value.rounded(scale) || reading.datum.decision.is_some() {
                    continue;
                }
                let style = Style::of(indicator);
                all.push(
                    finding(format!(
                        "“{}, {}” is {} here, and “{}” is {} for {}",
                        row.title,
                        column.title,
                        found.cell.prose.text,
                        indicator.title,
                        style.full(held),
                        reading.period.words()
                    ))
                    .at(found.cell.datum.map_or(row.span, |datum| datum.span))
                    .related(reading.datum.span, "the indicator's value is here")
                    .help("Find out which is right; where the two are measured differently, say how in a note."),
                );
            }
        }
    }
}
