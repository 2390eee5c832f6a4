//! The counts of people in a publication, as variables: every cell in which one stands, and what
//! is declared between them.

use super::Reason;
use super::solve::Sum;
use crate::measure;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// A count of people.
#[derive(Clone, Debug)]
pub(in crate::edition) struct Count {
    /// How many.
    pub value: i64,
    /// Whether it stands somewhere; what is left of a whole does not.
    pub is_published: bool,
}

/// How a count stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::edition) enum Role {
    /// It is the cell's figure.
    Alone,
    /// It is the part of a fraction.
    Part,
    /// It is the whole of a fraction.
    Whole,
}

/// The least and the most that a count can be.
pub(in crate::edition) type Range = (i64, i64);

/// Every count of people, and how they hang together.
#[derive(Clone, Default)]
pub(in crate::edition) struct Counts {
    pub variables: Vec<Count>,
    pub sums: Vec<Sum>,
    /// The cells in which each variable stands.
    pub(super) places: Vec<Vec<(CellId, Role)>>,
    pub(super) by_cell: BTreeMap<CellId, usize>,
    /// Which counts the version before hid, and the least and the most that each count can be for
    /// what it showed: a reader may hold it too.
    pub hidden_before: BTreeSet<usize>,
    pub(super) known_before: BTreeMap<usize, Range>,
    /// How many variables stand in this version; those behind them stood in the one before.
    pub(super) own: usize,
}

impl Counts {
    pub fn of(publication: &Publication) -> Counts {
        let mut counts = Counts::default();
        for indicator in people(publication) {
            for (period, datum) in &indicator.values {
                let cell = at(&indicator.id, *period);
                counts.add(cell, datum, indicator.unit);
            }
        }
        for table in &publication.tables {
            counts.add_table(table);
        }
        counts.declare_sums(publication);
        counts.sums.sort();
        counts.sums.dedup();
        counts.own = counts.variables.len();
        counts
    }

    /// How many counts stand in this version.
    pub fn own(&self) -> usize {
        self.own
    }

    /// Whether it stands in this version, not in the one before alone.
    pub fn is_own(&self, variable: usize) -> bool {
        variable < self.own
    }

    fn add(&mut self, cell: CellId, datum: &Datum, unit: Unit) {
        match &datum.amount {
            Amount::Number(value) if unit == Unit::Number => {
                if let Some(value) = value.as_integer() {
                    let shared = datum.same_as.clone();
                    let variable = self.variable(value, shared.as_ref().unwrap_or(&cell));
                    self.by_cell.insert(cell.clone(), variable);
                    self.stands(variable, cell, Role::Alone);
                }
            }
            Amount::Fraction {
                n,
                of,
                n_cell,
                of_cell,
            } => {
                let (Some(n), Some(of)) = (n.as_integer(), of.as_integer()) else {
                    return;
                };
                let part = self.shared(n, n_cell.as_ref());
                let whole = self.shared(of, of_cell.as_ref());
                self.stands(part, cell.clone(), Role::Part);
                self.stands(whole, cell, Role::Whole);
                self.rest_of(whole, part);
            }
            Amount::Number(_) | Amount::Absent(_) => {}
        }
    }

    /// What is left of a whole is a count too: with both published it is as good as printed.
    pub(super) fn rest_of(&mut self, whole: usize, part: usize) {
        let value = |variable: usize| self.variables.get(variable).map_or(0, |count| count.value);
        let rest = value(whole) - value(part);
        if rest < 0 || whole == part {
            return;
        }
        let rest = self.push(Count {
            value: rest,
            is_published: false,
        });
        self.sums.push(Sum {
            total: whole,
            parts: vec![part, rest],
        });
    }

    fn add_table(&mut self, table: &Table) {
        for (cell, datum, unit) in people_cells(table) {
            self.add(cell, datum, unit);
        }
    }

    pub(super) fn declare_sums(&mut self, publication: &Publication) {
        for indicator in &publication.indicators {
            for period in indicator.values.keys() {
                let same = |id: &Id| at(id, *period);
                let parts = indicator.total_of.iter().map(same).collect();
                self.sum(&same(&indicator.id), parts);
                if let Some(whole) = &indicator.part_of {
                    self.part(&same(whole), &same(&indicator.id));
                }
            }
        }
        // Of values that add up over time, two neighbours tell what came between them.
        for indicator in people(publication).filter(|one| measure::adds_up(one)) {
            for period in indicator.values.keys() {
                let run = measure::comparable(indicator, *period);
                if let [.., before, _] = run.as_slice() {
                    let before = at(&indicator.id, before.period);
                    self.part(&at(&indicator.id, *period), &before);
                }
            }
        }
        for table in &publication.tables {
            let TableBody::Rows { columns, rows } = &table.body else {
                continue;
            };
            for column in columns {
                for row in rows {
                    let at_row = |id: &Id| table_cell(&table.id, id, &column.id);
                    self.sum(&at_row(&row.id), row.total_of.iter().map(at_row).collect());
                    if let Some(whole) = &row.part_of {
                        self.part(&at_row(whole), &at_row(&row.id));
                    }
                    let at_column = |id: &Id| table_cell(&table.id, &row.id, id);
                    let parts = column.total_of.iter().map(at_column).collect();
                    self.sum(&at_column(&column.id), parts);
                    if let Some(whole) = &column.part_of {
                        self.part(&at_column(whole), &at_column(&column.id));
                    }
                }
            }
        }
    }

    /// A declared sum. One that does not hold tells nothing: the sources contradict themselves, or
    /// something that the version before hid was another count then.
    fn sum(&mut self, total: &CellId, parts: Vec<CellId>) {
        let Some(total) = self.by_cell.get(total).copied() else {
            return;
        };
        let known: Vec<usize> = parts
            .iter()
            .filter_map(|cell| self.by_cell.get(cell).copied())
            .collect();
        let value = |variable: &usize| self.variables.get(*variable).map_or(0, |count| count.value);
        let sum = known.iter().map(value).sum::<i64>();
        if known.is_empty() || known.contains(&total) {
            return;
        }
        if known.len() == parts.len() {
            let sum = Sum {
                total,
                parts: known,
            };
            match self.may_hold(&sum) {
                true => self.sums.push(sum),
                false => self.sum_of_others(&sum),
            }
        } else if known.len() < parts.len() && sum <= value(&total) {
            // A part that is not recorded is what the others leave.
            let rest = self.push(Count {
                value: value(&total) - sum,
                is_published: false,
            });
            let mut parts = known;
            parts.push(rest);
            self.sums.push(Sum { total, parts });
        }
    }

    fn part(&mut self, whole: &CellId, part: &CellId) {
        let (Some(whole), Some(part)) = (
            self.by_cell.get(whole).copied(),
            self.by_cell.get(part).copied(),
        ) else {
            return;
        };
        self.rest_of(whole, part);
    }

    pub(super) fn push(&mut self, count: Count) -> usize {
        self.variables.push(count);
        self.places.push(Vec::new());
        self.variables.len() - 1
    }

    fn variable(&mut self, value: i64, cell: &CellId) -> usize {
        if let Some(known) = self.by_cell.get(cell) {
            return *known;
        }
        let variable = self.push(Count {
            value,
            is_published: true,
        });
        self.by_cell.insert(cell.clone(), variable);
        variable
    }

    fn shared(&mut self, value: i64, cell: Option<&CellId>) -> usize {
        match cell {
            Some(cell) => self.variable(value, cell),
            None => self.push(Count {
                value,
                is_published: true,
            }),
        }
    }

    fn stands(&mut self, variable: usize, cell: CellId, role: Role) {
        if let Some(places) = self.places.get_mut(variable) {
            places.push((cell, role));
        }
    }

    /// The cells in which a count stands, and how.
    pub fn places(&self, variable: usize) -> &[(CellId, Role)] {
        self.places.get(variable).map_or(&[], Vec::as_slice)
    }

    /// The cells that hidden counts stand in.
    pub fn cells_hidden(&self, hidden: &[Option<Reason>]) -> BTreeMap<CellId, Reason> {
        let mut cells: BTreeMap<CellId, Reason> = BTreeMap::new();
        for (places, reason) in self.places.iter().zip(hidden) {
            let Some(reason) = reason else { continue };
            for (cell, role) in places {
                let reason = match (reason, role) {
                    (Reason::Small, Role::Part) => Reason::SmallInFraction,
                    (Reason::Small, Role::Whole) => Reason::OfFew,
                    (reason, _) => *reason,
                };
                let known = cells.entry(cell.clone()).or_insert(reason);
                *known = reason.min(*known);
            }
        }
        cells
    }

    /// The cells that a count stands in; for what is left of a whole, those of the whole.
    pub fn cells_of(&self, variable: usize) -> Vec<CellId> {
        let own = |i: usize| self.places(i).iter().map(|(cell, _)| cell.clone());
        let cells: Vec<CellId> = own(variable).collect();
        if !cells.is_empty() {
            return cells;
        }
        let sums = self.sums.iter().filter(|sum| sum.parts.contains(&variable));
        sums.flat_map(|sum| own(sum.total)).collect()
    }
}

/// The figures of a table that count people, each with its cell and its unit.
pub(super) fn people_cells(table: &Table) -> Vec<(CellId, &Datum, Unit)> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    for row in rows {
        for (column, cell) in columns.iter().zip(&row.cells) {
            let counts = column.counts.unwrap_or(table.counts);
            if let (Cell::Figure(datum), true, Some(unit)) =
                (cell, counts.are_people(), column.unit)
            {
                cells.push((
                    table_cell(&table.id, &row.id, &column.id),
                    datum.as_ref(),
                    unit,
                ));
            }
        }
    }
    cells
}

pub(super) fn people(publication: &Publication) -> impl Iterator<Item = &Indicator> {
    let all = publication.indicators.iter();
    all.filter(|indicator| indicator.counts.are_people())
}

/// An indicator at a period.
pub(in crate::edition) fn at(id: &Id, at: Period) -> CellId {
    CellId::Indicator { id: id.clone(), at }
}

/// A cell of a table.
pub(in crate::edition) fn table_cell(table: &Id, row: &Id, column: &Id) -> CellId {
    CellId::Table {
        table: table.clone(),
        row: row.clone(),
        column: column.clone(),
    }
}
