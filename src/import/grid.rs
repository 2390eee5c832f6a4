//! A sheet laid out as one of the publication's tables: its columns across, its rows down.

use super::changes::{CellChange, Proposal, by_hand, impossible, note_rounded};
use super::figure;
use super::label::plain;
use super::layout::HEADING_ROWS;
use super::memory::Memory;
use super::workbook::{Cell, Place, Sheet};
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::{self, Amount, Column, Datum, Id, Period, Publication, Row, Table, TableBody};
use std::collections::BTreeMap;

/// A sheet that holds figures of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The sheet's name.
    pub sheet: String,
    /// Its cells, by row and column of the table; of a row or column that is there twice, the
    /// first.
    cells: BTreeMap<(Id, Id), (Place, Cell)>,
    /// Rows and columns of the sheet that are none of the table's, and hold figures.
    strangers: Vec<(String, Place)>,
    /// Names that are there twice, each with the reason why the second is not read.
    twice: Vec<(Place, String)>,
    /// How many rows and how many columns of the table there are.
    matched: (usize, usize),
}

/// The sheet as this table; `None` where none of its columns and rows is named in it.
pub fn as_table(sheet: &Sheet, table: &Table, memory: &Memory) -> Option<Grid> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return None;
    };
    let head = |row: usize| -> Vec<(usize, &Column)> {
        let cells = sheet.rows.get(row).into_iter().flatten().enumerate();
        cells
            .filter_map(|(at, cell)| {
                let column = named(cell, table, memory, columns, |one| (&one.id, &one.title))?;
                Some((at, column))
            })
            .collect()
    };
    // The first of those that name the most.
    let heads = (0..sheet.rows.len().min(HEADING_ROWS)).map(|row| (row, head(row)));
    let (top, head) = heads.rev().max_by_key(|(_, head)| head.len())?;
    let row_of = |row: usize, column: usize| -> Option<&Row> {
        named(sheet.cell(row, column), table, memory, rows, |one| {
            (&one.id, &one.title)
        })
    };
    let below = top + 1..sheet.rows.len();
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let count = |column: usize| {
        below
            .clone()
            .filter(|row| row_of(*row, column).is_some())
            .count()
    };
    let (names, count) = (0..width)
        .filter(|column| head.iter().all(|(at, _)| at != column))
        .map(|column| (column, count(column)))
        .rev()
        .max_by_key(|(_, count)| *count)?;
    if head.is_empty() || count == 0 {
        return None;
    }
    let mut grid = Grid {
        sheet: sheet.name.clone(),
        matched: (count, head.len()),
        ..Grid::default()
    };
    let is_figure =
        |row: usize, column: usize| matches!(figure::read(sheet.cell(row, column)), Ok(Some(_)));
    for column in 0..width {
        let place = Place { row: top, column };
        let is_known = column == names || head.iter().any(|(at, _)| *at == column);
        if !is_known
            && below
                .clone()
                .any(|row| row_of(row, names).is_some() && is_figure(row, column))
        {
            grid.strangers
                .push((sheet.cell(top, column).shown(), place));
        }
    }
    for row in below {
        let place = Place { row, column: names };
        let cells = head.iter().map(|(at, column)| (*at, *column));
        match row_of(row, names) {
            Some(known) => grid.add(sheet, known, place, cells),
            None if cells.clone().any(|(at, _)| is_figure(row, at)) => {
                grid.strangers.push((sheet.cell(row, names).shown(), place));
            }
            None => {}
        }
    }
    grid.strangers.retain(|(name, _)| !name.is_empty());
    Some(grid)
}

/// The tables that these sheets hold, with the sheet: those of which the most is there, at least
/// half of the rows. Two or more: only a person can tell.
pub fn like_tables<'p>(
    sheets: &[Sheet],
    publication: &'p Publication,
    memory: &Memory,
) -> Vec<(&'p Table, Grid)> {
    let visible = || sheets.iter().filter(|sheet| !sheet.hidden);
    let all: Vec<(&Table, Grid)> = publication
        .tables
        .iter()
        .flat_map(|table| {
            visible().filter_map(move |sheet| Some((table, as_table(sheet, table, memory)?)))
        })
        .filter(|(table, grid)| {
            let (rows, columns) = grid.matched;
            let all = match &table.body {
                TableBody::Rows { rows, .. } => rows.len(),
                TableBody::Series { .. } => 0,
            };
            rows * 2 >= all && rows + columns > 2
        })
        .collect();
    let best = all.iter().map(|(_, grid)| grid.weight()).max();
    let mut best: Vec<(&Table, Grid)> = all
        .into_iter()
        .filter(|(_, grid)| Some(grid.weight()) == best)
        .collect();
    best.sort_by_cached_key(|(table, _)| &table.id);
    best
}

/// The table of which the most is in these sheets, be it less than would tell by itself.
pub fn nearest_table<'p>(
    sheets: &[Sheet],
    publication: &'p Publication,
    memory: &Memory,
) -> Option<&'p Table> {
    let grids = publication.tables.iter().flat_map(|table| {
        let visible = sheets.iter().filter(|sheet| !sheet.hidden);
        visible.filter_map(move |sheet| Some((table, as_table(sheet, table, memory)?)))
    });
    let grids = grids.filter(|(_, grid)| grid.matched.0 + grid.matched.1 > 2);
    let nearest = grids.max_by_key(|(_, grid)| grid.weight());
    nearest.map(|(table, _)| table)
}

impl Grid {
    /// How much of the table it names: rows times columns.
    pub fn weight(&self) -> usize {
        self.matched.0 * self.matched.1
    }

    fn add<'c>(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        place: Place,
        columns: impl Iterator<Item = (usize, &'c Column)>,
    ) {
        for (at, column) in columns {
            let here = Place {
                row: place.row,
                column: at,
            };
            let key = (row.id.clone(), column.id.clone());
            if let Some((first, _)) = self.cells.get(&key) {
                let name = format!("{}, {}", row.title, column.title);
                self.twice
                    .push((here, format!("“{name}” is there twice: also in {first}")));
                continue;
            }
            let cell = sheet.cell(here.row, here.column).clone();
            self.cells.insert(key, (here, cell));
        }
    }

    /// What the sheet would change in the table. `as_at`: the later day that its figures are of,
    /// where somebody said so; otherwise a figure that differs revises the published one.
    /// `shares`: how per cent are written, where somebody said it.
    ///
    /// # Errors
    /// Where figures of the table are not in the sheet, and would be told as of the later day.
    pub fn propose(
        &self,
        table: &Table,
        shares: Option<bool>,
        as_at: Option<Period>,
    ) -> Result<Proposal, Diagnostic> {
        let mut proposal = Proposal {
            unknown: self
                .strangers
                .iter()
                .map(|(name, at)| (name.clone(), *at, None))
                .collect(),
            unread: self.twice.clone(),
            as_at: as_at.map(|day| (table.id.clone(), day)),
            ..Proposal::default()
        };
        let TableBody::Rows { columns, rows } = &table.body else {
            return Ok(proposal);
        };
        for (at, column) in columns.iter().enumerate() {
            let is_typed = column.unit.is_some() && column.share_of.is_none();
            if is_typed {
                self.add_column(table, (at, column), rows, shares, &mut proposal);
            }
        }
        if as_at.is_some() && !proposal.missing.is_empty() {
            return Err(Diagnostic::error(
                "bad-import",
                format!(
                    "figures of “{}” are not in the spreadsheet, and would be told as of a later day than they are: {}",
                    table.id,
                    proposal.missing.join("; ")
                ),
            )
            .help("Add them to the spreadsheet; write [x] where there is no figure."));
        }
        Ok(proposal)
    }

    fn add_column(
        &self,
        table: &Table,
        (at, column): (usize, &Column),
        rows: &[Row],
        shares: Option<bool>,
        proposal: &mut Proposal,
    ) {
        let style = Style::of_column(column);
        let mut read = Vec::new();
        let mut known = Vec::new();
        let mut missing = Vec::new();
        for row in rows {
            let old = match row.cells.get(at) {
                Some(model::Cell::Figure(datum)) => Some(&**datum),
                Some(model::Cell::Empty) => None,
                _ => continue,
            };
            known.extend(old.and_then(|old| style.value(&old.amount).ok()));
            let key = (row.id.clone(), column.id.clone());
            let figure = self
                .cells
                .get(&key)
                .map(|(place, cell)| (*place, figure::read(cell)));
            match figure {
                Some((place, Err(reason))) => {
                    proposal.unread.push((place, reason));
                }
                Some((place, Ok(Some(figure)))) => read.push((row, old, place, figure)),
                _ if old.is_some_and(|old| !matches!(old.amount, Amount::Absent(_))) => {
                    missing.push(row.title.as_str());
                }
                _ => {}
            }
        }
        // A column that is not there at all is missed only by a table that becomes a later one.
        let is_there = self.cells.keys().any(|(_, id)| *id == column.id);
        if !missing.is_empty() && (is_there || proposal.as_at.is_some()) {
            proposal.missing.push(format!(
                "{}: nothing for {}",
                column.title,
                missing.join(", ")
            ));
        }
        let figures: Vec<figure::Read> = read.iter().map(|(.., figure)| figure.clone()).collect();
        let percent = figure::how_written(&column.title, column.unit, shares, &figures, &known);
        for (row, old, place, figure) in read {
            let percent = match &percent {
                Ok(percent) => *percent,
                Err(reason) => {
                    proposal.unread.push((place, reason.clone()));
                    return;
                }
            };
            let new = figure::kept(&figure, style, percent);
            if let Some(reason) = column.unit.and_then(|unit| impossible(&new, unit)) {
                proposal.unread.push((place, reason));
                continue;
            }
            match change_of(old, &new, style, proposal.as_at.is_some()) {
                Step::Same => proposal.unchanged += 1,
                Step::ByHand(reason) => proposal.unread.push((
                    place,
                    format!(
                        "“{}, {}” differs from the publication, and {reason}",
                        row.title, column.title
                    ),
                )),
                Step::Change => {
                    note_rounded(&figure, &new, place, proposal);
                    proposal.cells.push(CellChange {
                        table: table.id.clone(),
                        row: row.id.clone(),
                        column: column.id.clone(),
                        new,
                        flags: figure.flags,
                        old: old.map(|old| old.amount.clone()),
                    });
                }
            }
        }
    }
}

/// What a figure of a sheet is to the one in the table.
enum Step {
    Same,
    Change,
    ByHand(&'static str),
}

fn change_of(old: Option<&Datum>, new: &Amount, style: Style<'_>, is_later: bool) -> Step {
    let Some(old) = old else {
        return Step::Change;
    };
    let is_same = match (style.value(&old.amount), style.value(new)) {
        (Ok(old), Ok(new)) => old == new,
        (Err(old), Err(new)) => old == new,
        _ => false,
    };
    if is_same {
        return Step::Same;
    }
    match by_hand(old) {
        Some(reason) => Step::ByHand(reason),
        None if is_later && (old.note.is_some() || old.decision.is_some()) => Step::ByHand(
            "has words beside it there that are about the older figure: change both by hand",
        ),
        None => Step::Change,
    }
}

/// The row or column that a cell names: by what somebody said of the name, its title, or its id.
fn named<'p, T>(
    cell: &Cell,
    table: &Table,
    memory: &Memory,
    all: &'p [T],
    names: fn(&T) -> (&Id, &String),
) -> Option<&'p T> {
    let text = match cell {
        Cell::Empty => return None,
        other => other.shown(),
    };
    let wanted = plain(&text);
    if wanted.is_empty() {
        return None;
    }
    let told = memory
        .label(&text)
        .filter(|to| to.indicator == table.id)
        .and_then(|to| to.comparator.as_ref());
    all.iter().find(|one| {
        let (id, title) = names(one);
        match told {
            Some(told) => id == told,
            None => plain(title) == wanted || plain(id.as_str()) == wanted,
        }
    })
}
