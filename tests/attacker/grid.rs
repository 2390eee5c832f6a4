//! Tables of counts with their totals, thrown by dice, and an earlier version of each.

use super::reader::Sum;
use sef::model::*;
use std::collections::BTreeMap;

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn count(&mut self) -> i64 {
        match self.below(3) {
            0 => self.below(7) as i64,
            1 => self.below(14) as i64,
            _ => self.below(60) as i64,
        }
    }
}

pub fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// A table of counts: rows, columns and their totals.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Each row with its number, which stays when another is taken out.
    rows: Vec<(usize, Vec<i64>)>,
    has_total_row: bool,
    has_total_column: bool,
}

/// A cell: the number of its row, and of its column.
pub type Place = (usize, usize);

impl Grid {
    pub fn thrown(dice: &mut Dice) -> Grid {
        let rows = 2 + dice.below(3) as usize;
        let columns = 1 + dice.below(3) as usize;
        let has_total_row = dice.below(4) > 0;
        let has_total_column = columns > 1 && dice.below(3) > 0;
        let width = columns + usize::from(has_total_column);
        let height = rows + usize::from(has_total_row);
        let row = |dice: &mut Dice| (0..width).map(|_| dice.count()).collect();
        let mut grid = Grid {
            rows: (0..height).map(|number| (number, row(dice))).collect(),
            has_total_row,
            has_total_column,
        };
        grid.add_up();
        grid
    }

    /// The same as it was a version ago: with a row less, other counts here and there, or both.
    pub fn earlier(&self, dice: &mut Dice) -> Grid {
        let mut grid = self.clone();
        if dice.below(2) == 0 {
            let gone = dice.below(grid.rows.len() as u64) as usize;
            grid.has_total_row &= gone + 1 < grid.rows.len();
            grid.rows.remove(gone);
        }
        for _ in 0..dice.below(3) {
            let row = dice.below(grid.rows.len() as u64) as usize;
            let column = dice.below(grid.width() as u64) as usize;
            grid.rows[row].1[column] = dice.count();
        }
        grid.add_up();
        grid
    }

    fn width(&self) -> usize {
        self.rows[0].1.len()
    }

    fn add_up(&mut self) {
        if self.has_total_column {
            for (_, row) in &mut self.rows {
                if let Some((total, parts)) = row.split_last_mut() {
                    *total = parts.iter().sum();
                }
            }
        }
        if self.has_total_row
            && let Some((total, parts)) = self.rows.split_last_mut()
        {
            for (column, total) in total.1.iter_mut().enumerate() {
                *total = parts.iter().map(|(_, row)| row[column]).sum();
            }
        }
    }

    /// Every cell with its count.
    pub fn cells(&self) -> impl Iterator<Item = (Place, i64)> + '_ {
        self.rows.iter().flat_map(|(number, row)| {
            let cells = row.iter().enumerate();
            cells.map(move |(column, value)| ((*number, column), *value))
        })
    }

    /// The sums that everybody knows, of the counts that stand in these cells.
    pub fn sums(&self, counts: &BTreeMap<Place, usize>) -> Vec<Sum> {
        let numbers: Vec<usize> = self.rows.iter().map(|(number, _)| *number).collect();
        let mut sums = Vec::new();
        if let (true, Some((total, parts))) = (self.has_total_row, numbers.split_last()) {
            for column in 0..self.width() {
                let of = |row: &usize| counts[&(*row, column)];
                sums.push((of(total), parts.iter().map(of).collect()));
            }
        }
        if self.has_total_column {
            let last = self.width() - 1;
            for row in numbers {
                let parts = (0..last).map(|column| counts[&(row, column)]).collect();
                sums.push((counts[&(row, last)], parts));
            }
        }
        sums
    }

    /// A publication with these editions and this table. Some rows are in a part of the editions
    /// alone: who holds several holds the whole table.
    pub fn publication(&self, editions: &[Edition], limits: &[Vec<Id>]) -> Publication {
        let row_ids: Vec<Id> = self
            .rows
            .iter()
            .map(|(n, _)| id(&format!("r{n}")))
            .collect();
        let column_ids: Vec<Id> = (0..self.width()).map(|n| id(&format!("c{n}"))).collect();
        let parts = |ids: &[Id], own: &Id, has_total: bool| match ids.split_last() {
            Some((total, parts)) if has_total && total == own => parts.to_vec(),
            _ => Vec::new(),
        };
        let columns = column_ids.iter().map(|column| Column {
            id: column.clone(),
            title: column.to_string(),
            unit: Some(Unit::Number),
            decimals: 0,
            counts: None,
            share_of: None,
            share_in: None,
            total_of: parts(&column_ids, column, self.has_total_column),
            part_of: None,
            audience: Audience::default(),
            span: Span::default(),
        });
        let figure = |value: &i64| {
            let amount = Amount::Number(Decimal::whole(*value));
            Cell::Figure(Box::new(Datum::of(amount, Span::default())))
        };
        let rows = row_ids
            .iter()
            .zip(&self.rows)
            .map(|(row, (number, cells))| Row {
                id: row.clone(),
                title: row.to_string(),
                cells: cells.iter().map(figure).collect(),
                total_of: parts(&row_ids, row, self.has_total_row),
                part_of: None,
                audience: Audience {
                    only: limits.get(*number).cloned().unwrap_or_default(),
                    ..Audience::default()
                },
                span: Span::default(),
            });
        let table = Table {
            id: id("t"),
            title: "T".into(),
            counts: Counts::Children,
            row_title: "Row".into(),
            as_at: None,
            source: None,
            owner: None,
            stations: Vec::new(),
            chart: None,
            scale: None,
            note: None,
            decision: None,
            body: TableBody::Rows {
                columns: columns.collect(),
                rows: rows.collect(),
            },
            audience: Audience::default(),
            span: Span::default(),
        };
        let mut publication = Publication::default();
        publication.editions = editions.to_vec();
        publication.tables.push(table);
        publication.reindex();
        publication
    }
}

/// Every figure of the table in a copy, by its cell.
pub fn printed(copy: &Publication) -> Vec<(Place, Amount)> {
    let Some(TableBody::Rows { columns, rows }) = copy.tables.first().map(|table| &table.body)
    else {
        return Vec::new();
    };
    let number = |id: &Id| id.as_str()[1..].parse().expect("a number");
    let mut printed = Vec::new();
    for row in rows {
        for (column, cell) in columns.iter().zip(&row.cells) {
            if let Cell::Figure(datum) = cell {
                printed.push(((number(&row.id), number(&column.id)), datum.amount.clone()));
            }
        }
    }
    printed
}
