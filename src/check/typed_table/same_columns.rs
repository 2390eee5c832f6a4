//! Rows of a typed table whose columns are those of a table of the data, and which agree with one row
//! of it in all cells but one: grades of audits, with one share typed wrongly.

use super::lines::Typed;
use super::{Held, OtherCell, TypedTable, covers};
use crate::check::Subject;
use crate::check::measures::{HeldFigure, Measure};
use crate::check::words::lower;
use crate::model::Decimal;
use std::collections::BTreeMap;

/// So many cells that agree are no chance where the columns are called alike.
const ENOUGH: usize = 3;
/// And so many of them are more than a few cases.
const TELLING: usize = 2;
/// Smaller numbers are a few.
const FEW: i64 = 10;

/// A cell of the data with its measure.
type Cell<'m, 'p> = (&'m Measure<'p>, &'m HeldFigure, &'m str);

/// Adds the cells of a row, each with the heading of its column.
pub(super) fn read(subject: &Subject<'_>, row: &[(&str, &Typed)], table: &mut TypedTable<'_>) {
    let mut by_row: BTreeMap<(&str, &str), Vec<Cell<'_, '_>>> = BTreeMap::new();
    for (measure, reference) in subject.measures().cells() {
        let figure = measure.figures.first();
        if let Some((figure, key)) = figure.and_then(|figure| Some((figure, figure.row()?))) {
            by_row
                .entry(key)
                .or_default()
                .push((measure, figure, reference));
        }
    }
    for cells in by_row.values() {
        // Every cell of the row has its column in the data's table.
        let pairs: Option<Vec<(&Typed, &Cell<'_, '_>)>> = row
            .iter()
            .map(|(heading, one)| Some((*one, column_of(heading, one, cells)?)))
            .collect();
        let Some(pairs) = pairs.filter(|pairs| pairs.len() > ENOUGH) else {
            continue;
        };
        let is_it = |(one, cell): &&(&Typed, &Cell<'_, '_>)| cell.1.is(&one.number);
        let same: Vec<_> = pairs.iter().filter(is_it).collect();
        let telling = same
            .iter()
            .filter(|(one, _)| one.number.value >= Decimal::whole(FEW));
        let is_row = same.len() >= ENOUGH && same.len() + 1 == pairs.len();
        if !is_row || telling.count() < TELLING {
            continue;
        }
        for (one, (measure, figure, reference)) in &pairs {
            let is_told = |span| span == one.span;
            if !figure.is(&one.number) {
                table.other_cells.push(OtherCell {
                    span: one.span,
                    shown: one.shown.clone(),
                    title: measure.title.clone(),
                    value: figure.value,
                    reference: (*reference).to_owned(),
                    held_at: figure.span,
                });
            } else if !table.held.iter().any(|held| is_told(held.span)) {
                table.held.push(Held {
                    span: one.span,
                    shown: one.shown.clone(),
                    reference: (*reference).to_owned(),
                    held_at: figure.span,
                    measure: None,
                    is_sure: true,
                });
            }
        }
        return;
    }
}

/// The cell of a row of the data in the column that is called as a heading is, or begins so, and of
/// the time that is named.
fn column_of<'c, 'm, 'p>(
    heading: &str,
    one: &Typed,
    cells: &'c [Cell<'m, 'p>],
) -> Option<&'c Cell<'m, 'p>> {
    let heading = lower(heading.trim_end_matches([')', '%', '(', ' ']).trim());
    let mut found = cells.iter().filter(|(measure, figure, _)| {
        let title = measure.column.map(|title| lower(title.trim()));
        let is_called = title.is_some_and(|title| {
            let rest = title.strip_prefix(heading.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let is_then = one
            .period
            .zip(figure.period)
            .is_none_or(|(named, at)| covers(at, named) || named.overlaps(at));
        !heading.is_empty() && is_called && is_then && measure.takes(one.number.kind)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
