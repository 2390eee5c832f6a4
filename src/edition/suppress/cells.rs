//! The counts of people in a publication, as variables, and what is declared between them, as sums.

use super::Reason;
use crate::model::*;
use std::collections::BTreeMap;

/// A count of people.
#[derive(Clone, Debug)]
pub(super) struct Count {
    /// How many.
    pub value: i64,
    /// Whether it stands somewhere; what is left of a whole does not.
    pub is_published: bool,
}

/// `total` is what `parts` add up to; both are numbers of variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
}

/// Every count of people, and how they hang together.
#[derive(Default)]
pub(super) struct Counts {
    pub variables: Vec<Count>,
    pub sums: Vec<Sum>,
    /// The cells in which each variable stands, and whether as a part of a fraction.
    places: Vec<Vec<(CellId, bool)>>,
    by_cell: BTreeMap<CellId, usize>,
}

impl Counts {
    pub fn of(publication: &Publication) -> Counts {
        let mut counts = Counts::default();
        for indicator in publication
            .indicators
            .iter()
            .filter(|indicator| indicator.counts.are_people())
        {
            for (period, datum) in &indicator.values {
                let cell = CellId::Indicator {
                    id: indicator.id.clone(),
                    at: *period,
                };
                counts.add(cell, datum, indicator.unit);
            }
        }
        for table in &publication.tables {
            counts.add_table(table);
        }
        counts.declare_sums(publication);
        counts
    }

    fn add(&mut self, cell: CellId, datum: &Datum, unit: Unit) {
        match &datum.amount {
            Amount::Number(value) if unit == Unit::Number => {
                if let Some(value) = value.as_integer() {
                    let shared = datum.same_as.clone();
                    let variable = self.variable(value, shared.as_ref().unwrap_or(&cell));
                    self.stands(variable, cell, false);
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
                self.stands(part, cell.clone(), true);
                self.stands(whole, cell, true);
                self.rest_of(whole, part);
            }
            Amount::Number(_) | Amount::Absent(_) => {}
        }
    }

    /// What is left of a whole is a count too: with both published it is as good as printed.
    fn rest_of(&mut self, whole: usize, part: usize) {
        let value = |variable: usize| self.variables.get(variable).map_or(0, |count| count.value);
        let rest = value(whole) - value(part);
        if rest < 0 {
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
        let TableBody::Rows { columns, rows } = &table.body else {
            return;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                let counts = column.counts.unwrap_or(table.counts);
                if let (Cell::Figure(datum), true, Some(unit)) =
                    (cell, counts.are_people(), column.unit)
                {
                    self.add(table_cell(&table.id, &row.id, &column.id), datum, unit);
                }
            }
        }
    }

    fn declare_sums(&mut self, publication: &Publication) {
        for indicator in &publication.indicators {
            for period in indicator.values.keys() {
                let at = |id: &Id| CellId::Indicator {
                    id: id.clone(),
                    at: *period,
                };
                self.sum(
                    &at(&indicator.id),
                    indicator.total_of.iter().map(at).collect(),
                );
                if let Some(whole) = &indicator.part_of {
                    self.part(&at(whole), &at(&indicator.id));
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
                    self.sum(
                        &at_column(&column.id),
                        column.total_of.iter().map(at_column).collect(),
                    );
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
        let holds = known.iter().map(value).sum::<i64>() == value(&total);
        if !known.is_empty() && known.len() == parts.len() && holds {
            self.sums.push(Sum {
                total,
                parts: known,
            });
        }
    }

    fn part(&mut self, whole: &CellId, part: &CellId) {
        if let (Some(whole), Some(part)) = (
            self.by_cell.get(whole).copied(),
            self.by_cell.get(part).copied(),
        ) {
            self.rest_of(whole, part);
        }
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

    fn stands(&mut self, variable: usize, cell: CellId, in_fraction: bool) {
        if !in_fraction {
            self.by_cell.insert(cell.clone(), variable);
        }
        if let Some(places) = self.places.get_mut(variable) {
            places.push((cell, in_fraction));
        }
    }

    /// Which cell to hide next, so that `told` can be told no more: of those that stand in a sum
    /// with it, the smallest that is a part, otherwise a total.
    pub fn also_to_hide(&self, told: usize, hidden: &[Option<Reason>]) -> Option<usize> {
        let open = |variable: &usize| {
            self.variables
                .get(*variable)
                .is_some_and(|count| count.is_published && count.value > 0)
                && hidden.get(*variable).is_some_and(Option::is_none)
        };
        let value = |variable: &usize| {
            self.variables
                .get(*variable)
                .map_or(i64::MAX, |count| count.value)
        };
        let around = self
            .sums
            .iter()
            .filter(|sum| sum.total == told || sum.parts.contains(&told));
        let parts = around.clone().flat_map(|sum| sum.parts.iter().copied());
        let totals = around.map(|sum| sum.total);
        let smallest_part = parts
            .filter(open)
            .min_by_key(|variable| (value(variable), *variable));
        let nearby = smallest_part.or_else(|| {
            totals
                .filter(open)
                .min_by_key(|variable| (value(variable), *variable))
        });
        // Nothing left beside it: it is told through a longer way, which any open cell may cut.
        nearby.or_else(|| {
            let all = self
                .sums
                .iter()
                .flat_map(|sum| sum.parts.iter().copied().chain([sum.total]));
            all.filter(open)
                .min_by_key(|variable| (value(variable), *variable))
        })
    }

    /// The cells that hidden counts stand in.
    pub fn cells_hidden(&self, hidden: &[Option<Reason>]) -> BTreeMap<CellId, Reason> {
        let mut cells = BTreeMap::new();
        for (places, reason) in self.places.iter().zip(hidden) {
            let Some(reason) = reason else { continue };
            for (cell, in_fraction) in places {
                let rests = *in_fraction && *reason == Reason::Small;
                let reason = if rests {
                    Reason::SmallInFraction
                } else {
                    *reason
                };
                cells.entry(cell.clone()).or_insert(reason);
            }
        }
        cells
    }

    /// The cells that a count stands in; for what is left of a whole, those of the whole.
    pub fn cells_of(&self, variable: usize) -> Vec<CellId> {
        let own = |i: usize| {
            self.places
                .get(i)
                .into_iter()
                .flatten()
                .map(|(cell, _)| cell.clone())
        };
        let cells: Vec<CellId> = own(variable).collect();
        if !cells.is_empty() {
            return cells;
        }
        let sums = self.sums.iter().filter(|sum| sum.parts.contains(&variable));
        sums.flat_map(|sum| own(sum.total)).collect()
    }
}

fn table_cell(table: &Id, row: &Id, column: &Id) -> CellId {
    CellId::Table {
        table: table.clone(),
        row: row.clone(),
        column: column.clone(),
    }
}
