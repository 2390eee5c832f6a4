//! What tells a hidden count without a sum: percentages and rates that were typed beside it, and
//! the same figure in another place.

use super::Reason;
use super::cells::{at, table_cell};
use crate::model::*;
use std::collections::BTreeMap;

/// Hides it too.
pub(super) fn hide(publication: &Publication, cells: &mut BTreeMap<CellId, Reason>) {
    for table in &publication.tables {
        for cell in typed_shares(table, cells) {
            cells.entry(cell).or_insert(Reason::BesideHidden);
        }
    }
    let same = same_figures(publication);
    loop {
        let more: Vec<CellId> = same
            .iter()
            .flat_map(|(one, other)| [(one, other), (other, one)])
            .filter(|(one, other)| cells.contains_key(one) && !cells.contains_key(other))
            .map(|(_, other)| other.clone())
            .collect();
        if more.is_empty() {
            break;
        }
        for cell in more {
            cells.entry(cell).or_insert(Reason::SameAsHidden);
        }
    }
}

/// The typed percentages and rates of the columns in which one stands in the row of a hidden
/// count. With the others it could be worked out: they add up to a hundred, and any of them tells
/// the whole with the count in its row. A column that counts no people, such as one of national
/// figures, is none of them.
fn typed_shares(table: &Table, cells: &BTreeMap<CellId, Reason>) -> Vec<CellId> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return Vec::new();
    };
    let hides = |row: &Row| {
        columns
            .iter()
            .any(|column| cells.contains_key(&table_cell(&table.id, &row.id, &column.id)))
    };
    let hiding: Vec<bool> = rows.iter().map(hides).collect();
    let mut found = Vec::new();
    for (i, column) in columns.iter().enumerate() {
        let is_share = matches!(column.unit, Some(Unit::Percent | Unit::RatePer10000));
        let typed = |row: &Row| matches!(row.cells.get(i), Some(Cell::Figure(datum)) if matches!(datum.amount, Amount::Number(_)));
        let stands_beside = || {
            rows.iter()
                .zip(&hiding)
                .any(|(row, hides)| *hides && typed(row))
        };
        let of_these = column.counts.unwrap_or(table.counts).are_people();
        if is_share && of_these && stands_beside() {
            let rows = rows.iter().filter(|row| typed(row));
            found.extend(rows.map(|row| table_cell(&table.id, &row.id, &column.id)));
        }
    }
    found
}

/// Every figure that names another cell as itself, with that cell.
fn same_figures(publication: &Publication) -> Vec<(CellId, CellId)> {
    let mut same = Vec::new();
    let mut add = |cell: CellId, datum: &Datum| {
        if let Some(other) = &datum.same_as {
            same.push((cell, other.clone()));
        }
    };
    for indicator in &publication.indicators {
        for (period, datum) in &indicator.values {
            add(at(&indicator.id, *period), datum);
        }
    }
    for table in &publication.tables {
        let TableBody::Rows { columns, rows } = &table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                if let Cell::Figure(datum) = cell {
                    add(table_cell(&table.id, &row.id, &column.id), datum);
                }
            }
        }
    }
    same
}
