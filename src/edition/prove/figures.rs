//! Replaces figures that an edition does not show and that no sum of what is published binds.

use super::Proof;
use crate::edition::suppress::cells::{at, table_cell};
use crate::model::*;
use std::collections::BTreeSet;

impl Proof<'_> {
    /// Figures that are removed, and those that are hidden and no counts.
    pub(super) fn replace_other_figures(&self, other: &mut Publication) {
        let kept = self.copy.publication();
        let counted: BTreeSet<&CellId> = (0..self.counts.variables.len())
            .flat_map(|variable| self.counts.places(variable))
            .map(|(cell, _)| cell)
            .collect();
        let replace = |datum: &mut Datum, cell: &CellId, is_kept: bool| {
            // Hidden counts are replaced by what fits: the worlds do that.
            let is_hidden = self.hidden.reason(cell).is_some() && !counted.contains(cell);
            if !is_kept || is_hidden {
                make_another(&mut datum.amount);
            }
        };
        for indicator in &mut other.indicators {
            let same = kept.indicator(indicator.id.as_str());
            for (period, datum) in &mut indicator.values {
                let is_kept = same.is_some_and(|same| same.values.contains_key(period));
                replace(datum, &at(&indicator.id, *period), is_kept);
            }
            for comparator in &mut indicator.comparators {
                let same = same
                    .and_then(|same| same.comparators.iter().find(|one| one.id == comparator.id));
                for (period, datum) in &mut comparator.values {
                    let is_kept = same.is_some_and(|same| same.values.contains_key(period));
                    if !is_kept {
                        make_another(&mut datum.amount);
                    }
                }
            }
        }
        for table in &mut other.tables {
            let same = kept.table(table.id.as_str());
            let TableBody::Rows { columns, rows } = &mut table.body else {
                continue;
            };
            for row in rows {
                for (column, cell) in columns.iter().zip(&mut row.cells) {
                    let Cell::Figure(datum) = cell else { continue };
                    let is_kept = same.is_some_and(|same| has_figure(same, &row.id, &column.id));
                    replace(datum, &table_cell(&table.id, &row.id, &column.id), is_kept);
                }
            }
        }
    }
}

fn make_another(amount: &mut Amount) {
    match amount {
        Amount::Number(value) | Amount::Fraction { of: value, .. } => {
            *value = value.plus(Decimal::whole(7));
        }
        Amount::Absent(_) => {}
    }
}

fn has_figure(table: &Table, row: &Id, column: &Id) -> bool {
    let TableBody::Rows { columns, rows } = &table.body else {
        return false;
    };
    let i = columns.iter().position(|one| one.id == *column);
    let row = rows.iter().find(|one| one.id == *row);
    let cell = row.zip(i).and_then(|(row, i)| row.cells.get(i));
    matches!(cell, Some(Cell::Figure(_)))
}
