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

/// Every count of people, and how they hang together.
#[derive(Default)]
pub(in crate::edition) struct Counts {
    pub variables: Vec<Count>,
    pub sums: Vec<Sum>,
    /// The cells in which each variable stands.
    places: Vec<Vec<(CellId, Role)>>,
    by_cell: BTreeMap<CellId, usize>,
    /// What of all this the version before showed, and what it hid: a reader may hold it too.
    pub shown_before: BTreeSet<usize>,
    pub hidden_before: BTreeSet<usize>,
    /// How many variables stand in this version; those behind them stood in the one before.
    own: usize,
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

    /// The same for a reader who also holds the version before, as it was shown: with its hidden
    /// figures as signs. A cell that has the same value in both versions is one count, and so is
    /// one that was hidden then: nobody would think that it was another. A table of another day
    /// has other counts.
    pub fn with_before(mut self, publication: &Publication, before: &Publication) -> Counts {
        let nothing = BTreeMap::new();
        let mut today: BTreeMap<(CellId, Role), usize> = BTreeMap::new();
        for (variable, places) in self.places.iter().enumerate() {
            today.extend(places.iter().cloned().map(|place| (place, variable)));
        }
        let own_cells = std::mem::take(&mut self.by_cell);
        for indicator in people(before) {
            for (period, datum) in &indicator.values {
                self.add_before(&today, at(&indicator.id, *period), datum, indicator.unit);
            }
        }
        for table in &before.tables {
            let same = publication.table(table.id.as_str());
            let same = same.is_none_or(|same| same.as_at == table.as_at);
            let today = if same { &today } else { &nothing };
            for (cell, datum, unit) in people_cells(table) {
                self.add_before(today, cell, datum, unit);
            }
        }
        self.declare_sums(before);
        self.by_cell = own_cells;
        self.sums.sort();
        self.sums.dedup();
        self
    }

    fn add_before(
        &mut self,
        today: &BTreeMap<(CellId, Role), usize>,
        cell: CellId,
        datum: &Datum,
        unit: Unit,
    ) {
        let same = |role: Role| today.get(&(cell.clone(), role)).copied();
        match &datum.amount {
            Amount::Number(value) if unit == Unit::Number => {
                if let Some(value) = value.as_integer() {
                    let variable = self.shown(same(Role::Alone), value);
                    self.by_cell.insert(cell, variable);
                }
            }
            Amount::Fraction { n, of, .. } => {
                if let (Some(n), Some(of)) = (n.as_integer(), of.as_integer()) {
                    let part = self.shown(same(Role::Part), n);
                    let whole = self.shown(same(Role::Whole), of);
                    self.rest_of(whole, part);
                }
            }
            Amount::Absent(absence) if absence.is_hidden() => {
                let roles = [Role::Alone, Role::Part, Role::Whole];
                self.hidden_before
                    .extend(roles.into_iter().filter_map(same));
                if let Some(variable) = same(Role::Alone) {
                    self.by_cell.insert(cell, variable);
                }
            }
            Amount::Number(_) | Amount::Absent(_) => {}
        }
    }

    /// A count that the version before showed: that of today, where it is the same.
    fn shown(&mut self, today: Option<usize>, value: i64) -> usize {
        let is_same = |variable: &usize| {
            let count = self.variables.get(*variable);
            count.is_some_and(|count| count.value == value)
        };
        let variable = today.filter(is_same).unwrap_or_else(|| {
            self.push(Count {
                value,
                is_published: true,
            })
        });
        self.shown_before.insert(variable);
        variable
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
    fn rest_of(&mut self, whole: usize, part: usize) {
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

    fn declare_sums(&mut self, publication: &Publication) {
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

    /// A declared sum. One that does not hold (the sources contradict themselves) tells nothing.
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
        if known.len() == parts.len() && sum == value(&total) {
            self.sums.push(Sum {
                total,
                parts: known,
            });
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

    fn push(&mut self, count: Count) -> usize {
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
fn people_cells(table: &Table) -> Vec<(CellId, &Datum, Unit)> {
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

fn people(publication: &Publication) -> impl Iterator<Item = &Indicator> {
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
