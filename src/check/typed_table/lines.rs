//! Rows and columns of a typed table that the data has number by number, whatever they are called:
//! as a row of a table, or as an indicator at the periods that the headings name.

use super::{Reader, TypedTable, covers, same_columns};
use crate::check::Subject;
use crate::check::measures::{HeldFigure, Measure};
use crate::check::number::{Number, numbers};
use crate::check::prose::Passage;
use crate::check::typed::reading_for;
use crate::check::typed_table::{Differing, Held, OtherCell};
use crate::check::words::lower;
use crate::measure::Style;
use crate::model::{Decimal, Indicator, Period, Span};
use std::collections::{BTreeMap, BTreeSet};

/// So many different numbers of one row or series are hardly the same by chance.
const ENOUGH: usize = 3;
/// Smaller numbers are.
const TELLING: i64 = 10;
/// Larger ones, and those with decimals, never are three times over.
const LARGE: i64 = 100;

/// A number in a cell.
pub(super) struct Typed {
    label: String,
    pub(super) number: Number,
    pub(super) shown: String,
    pub(super) span: Span,
    pub(super) period: Option<Period>,
}

/// What a line may be in the data.
type Cells<'m, 'p> = Vec<(usize, &'m Measure<'p>, &'m HeldFigure)>;

impl Reader<'_> {
    /// Adds the cells of the lines that the data has, and those that differ in them.
    pub(super) fn read_lines<'p>(
        &self,
        subject: &Subject<'p>,
        rows: &[Vec<Option<usize>>],
        table: &mut TypedTable<'p>,
    ) {
        let columns = self.head.len();
        let typed: Vec<Vec<Vec<Typed>>> = rows.iter().map(|row| self.typed(row)).collect();
        for row in &typed {
            let line: Vec<_> = row.iter().flatten().collect();
            add(subject, &line, HeldFigure::row, table);
            self.read_same_columns(subject, row, table);
        }
        for column in 0..columns {
            let line = typed.iter().filter_map(|row| row.get(column)).flatten();
            let line: Vec<_> = line.collect();
            add(subject, &line, HeldFigure::row, table);
            add(subject, &line, HeldFigure::column, table);
        }
    }

    /// A row with one number a cell, read against the rows of the data's tables with its columns.
    fn read_same_columns(
        &self,
        subject: &Subject<'_>,
        row: &[Vec<Typed>],
        table: &mut TypedTable<'_>,
    ) {
        let headings: Vec<String> = self.head.iter().map(|one| self.words(Some(one))).collect();
        let cells = row.iter().zip(&headings);
        let single = cells.filter_map(|(cell, heading)| match cell.as_slice() {
            [one] => Some((heading.as_str(), one)),
            _ => None,
        });
        let single: Vec<(&str, &Typed)> = single.collect();
        if single.len() > ENOUGH {
            same_columns::read(subject, &single, table);
        }
    }

    /// The numbers of a row, column by column: of cells that hold nothing else.
    fn typed(&self, row: &[Option<usize>]) -> Vec<Vec<Typed>> {
        let label = self.words(row.first());
        let cells = row.iter().zip(self.head).enumerate();
        let read = |(at, (cell, column)): (usize, (&Option<usize>, &Option<usize>))| {
            let passage = cell.and_then(|at| self.prose.at(at));
            let text = passage.map_or(String::new(), Passage::plain);
            let found = numbers(&text, &(0..text.len()));
            let span = passage.map(Passage::start);
            let (Some(span), true) = (span, at > 0 && is_all(&text, &found)) else {
                return Vec::new();
            };
            let period = self.period(&[&self.words(Some(column)), &label]);
            found
                .into_iter()
                .map(|number| Typed {
                    label: label.clone(),
                    shown: text.get(number.range.clone()).unwrap_or("").to_owned(),
                    number,
                    span,
                    period,
                })
                .collect()
        };
        cells.map(read).collect()
    }
}

/// Whether a cell has numbers, and no words beside them.
fn is_all(text: &str, found: &[Number]) -> bool {
    let inside = |at: usize| found.iter().any(|number| number.range.contains(&at));
    !found.is_empty()
        && text
            .char_indices()
            .all(|(at, letter)| inside(at) || !letter.is_alphanumeric())
}

/// Adds what a line has of the data: of the row or column of a table, as `line_of` says, or of an
/// indicator.
fn add<'p>(
    subject: &Subject<'p>,
    line: &[&Typed],
    line_of: impl Fn(&HeldFigure) -> Option<(&str, &str)>,
    table: &mut TypedTable<'p>,
) {
    if line.len() < ENOUGH {
        return;
    }
    let mut candidates: BTreeMap<(&str, &str), Cells<'_, 'p>> = BTreeMap::new();
    for (at, one) in line.iter().enumerate() {
        for (measure, held) in subject.measures().holding(&one.number) {
            let is_then = || {
                let named = one.period.zip(held.period);
                named.is_some_and(|(named, held)| covers(held, named))
            };
            let key = match (line_of(held), measure.indicator) {
                (Some(line), _) => line,
                (None, Some(indicator)) if is_then() => (indicator.id.as_str(), ""),
                _ => continue,
            };
            candidates.entry(key).or_default().push((at, measure, held));
        }
    }
    let values = |cells: &Cells<'_, '_>| -> BTreeSet<Decimal> {
        let telling = cells.iter().filter_map(|(at, ..)| line.get(*at));
        telling
            .map(|one| one.number.value)
            .filter(|value| *value >= Decimal::whole(TELLING))
            .collect()
    };
    let count = |cells: &Cells<'_, '_>| -> usize {
        let places: BTreeSet<usize> = cells.iter().map(|(at, ..)| *at).collect();
        places.len()
    };
    let is_sure = |values: &BTreeSet<Decimal>| {
        let is_rare = |value: &Decimal| *value >= Decimal::whole(LARGE) || !value.is_whole();
        values.len() > ENOUGH || values.len() == ENOUGH && values.iter().any(is_rare)
    };
    let best = candidates
        .into_values()
        .map(|cells| (values(&cells), cells))
        .filter(|(values, cells)| is_sure(values) && count(cells) * 2 >= line.len())
        .max_by_key(|(values, _)| values.len());
    let Some((_, mut cells)) = best else {
        return;
    };
    // Of several cells with one number that is meant whose row is called so.
    let unlike = |(at, measure, _): &(usize, &Measure<'_>, &HeldFigure)| {
        let label = line.get(*at).map_or("", |one| one.label.as_str());
        let common = measure
            .row
            .map_or(0, |row| subject.measures().in_common(label, row));
        (*at, std::cmp::Reverse(common))
    };
    cells.sort_by_cached_key(unlike);
    for (at, _, held) in &cells {
        let Some(one) = line.get(*at) else { continue };
        let is_known = |known: &Held| known.span == one.span && known.shown == one.shown;
        if let Some(known) = table.held.iter_mut().find(|known| is_known(known)) {
            known.is_sure = true;
        } else {
            table.held.push(Held {
                span: one.span,
                shown: one.shown.clone(),
                reference: held.reference.clone(),
                held_at: held.span,
                measure: None,
                is_sure: true,
            });
        }
    }
    let Some(indicator) = cells.iter().find_map(|(_, measure, _)| measure.indicator) else {
        if count(&cells) * 4 >= line.len() * 3 {
            table.other_cells.extend(other_cells(subject, line, &cells));
        }
        return;
    };
    for (at, one) in line.iter().enumerate() {
        if !cells.iter().any(|(known, ..)| *known == at) {
            table.differing.extend(differing(one, indicator, table));
        }
    }
}

/// The cells of a column that are not those of the data's column, where they have the labels of its
/// rows, as all others have.
fn other_cells(subject: &Subject<'_>, line: &[&Typed], cells: &Cells<'_, '_>) -> Vec<OtherCell> {
    let is_called = |measure: &Measure<'_>, label: &str| {
        let row = measure.row.map(|row| lower(row.trim()));
        row.is_some_and(|row| row == lower(label.trim()))
    };
    let Some((_, _, held)) = cells.first() else {
        return Vec::new();
    };
    let column = held.column();
    let is_then = |one: &Typed| match (one.period, held.period) {
        (Some(named), Some(held)) => covers(held, named) || covers(named, held),
        _ => true,
    };
    let is_column = cells.iter().all(|(_, _, other)| other.column() == column);
    let labelled = |at: &usize, one: &Typed| {
        let mut own = cells.iter().filter(|(known, ..)| known == at);
        own.any(|(_, measure, _)| is_called(measure, &one.label))
    };
    let known = |at: &usize| cells.iter().any(|(known, ..)| known == at);
    let mut all = line.iter().enumerate().filter(|(at, _)| known(at));
    if column.is_none() || !is_column || !all.all(|(at, one)| labelled(&at, one) && is_then(one)) {
        return Vec::new();
    }
    let others = line
        .iter()
        .enumerate()
        .filter(|(at, one)| !known(at) && is_then(one));
    let other = |(_, one): (usize, &&Typed)| {
        let mut own = subject
            .whole
            .measures
            .cells()
            .filter_map(|(measure, reference)| {
                let figure = measure.figures.first()?;
                let is_it = figure.column() == column && is_called(measure, &one.label);
                is_it.then_some((measure, figure, reference))
            });
        let (measure, figure, reference) = own.next()?;
        let is_other = !figure.is(&one.number) && measure.takes(one.number.kind);
        is_other.then(|| OtherCell {
            span: one.span,
            shown: one.shown.clone(),
            title: measure.title.clone(),
            value: figure.value,
            reference: reference.to_owned(),
            held_at: figure.span,
        })
    };
    others.filter_map(other).collect()
}

/// The cell of a line that is an indicator, where it has another value.
fn differing<'p>(
    one: &Typed,
    indicator: &'p Indicator,
    table: &TypedTable<'p>,
) -> Option<Differing<'p>> {
    let reading = reading_for(indicator, one.period?)?;
    let value = reading.value.ok()?;
    let is_told = |span: Span| span == one.span;
    let is_known = table.differing.iter().any(|other| is_told(other.span))
        || table.held.iter().any(|other| is_told(other.span));
    (!is_known).then(|| Differing {
        span: one.span,
        shown: one.shown.clone(),
        indicator,
        period: reading.period,
        value: Style::of(indicator).full(value),
        held_at: reading.datum.span,
        is_sure: false,
    })
}
