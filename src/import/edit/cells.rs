//! Figures in the rows of a table.

use super::Splice;
use super::toml_lines::{amount_text, in_table, inside, last_byte, line_end, newline_of, written};
use crate::import::changes::CellChange;
use crate::model::{Cell, Flag, Period, Span, Table, TableBody};
use toml::de::{DeTable, DeValue};

/// What to change in a file for the changes of one of its tables. `as_at`: the later day that the
/// figures are of; without it those that change are marked as revised.
///
/// # Errors
/// Why it cannot be done, in words.
pub(super) fn splices(
    text: &str,
    table: &Table,
    changes: &[&CellChange],
    as_at: Option<Period>,
) -> Result<Vec<Splice>, String> {
    let (document, _) = DeTable::parse_recoverable(text);
    let entry = document
        .get_ref()
        .get(table.id.as_str())
        .ok_or("its table was not found")?;
    let mut all = Vec::new();
    for change in changes {
        all.push(match place(table, change) {
            Some(span) => replacement(text, span, change, as_at.is_some())?,
            None => {
                let row = inside(entry, "rows")
                    .and_then(|rows| inside(rows, change.row.as_str()))
                    .ok_or("one of its rows was not found")?;
                addition(text, row, change)?
            }
        });
    }
    if let Some(day) = as_at {
        all.push(match inside(entry, "as_at") {
            Some(old) => Splice {
                range: old.span(),
                text: day_text(day),
            },
            None => return Err("it has no “as_at” that could be set: add it first".to_owned()),
        });
    }
    Ok(all)
}

/// Where the figure stands, if there is one.
fn place(table: &Table, change: &CellChange) -> Option<Span> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return None;
    };
    let column = columns.iter().position(|one| one.id == change.column)?;
    let row = rows.iter().find(|one| one.id == change.row)?;
    match row.cells.get(column) {
        Some(Cell::Figure(datum)) => Some(datum.span),
        _ => None,
    }
}

fn replacement(
    text: &str,
    span: Span,
    change: &CellChange,
    is_later: bool,
) -> Result<Splice, String> {
    let range = span.range();
    let old = text.get(range.clone()).ok_or("its place was not found")?;
    let mut flags = change.flags.clone();
    if change.revises() && !is_later {
        flags.push(Flag::Revised);
    }
    let text = match old.starts_with('{') && !is_later {
        true => in_table(old, &change.new, &flags)?,
        false => written(&change.new, &flags),
    };
    Ok(Splice { range, text })
}

/// A figure in a row that has none in this column: behind everything else in the row.
fn addition(
    text: &str,
    row: &toml::Spanned<DeValue<'_>>,
    change: &CellChange,
) -> Result<Splice, String> {
    let figure = format!(
        "{} = {}",
        change.column,
        written(&change.new, &change.flags)
    );
    let start = text.get(row.span().start..).unwrap_or("");
    let end = last_byte(row);
    if start.starts_with('[') {
        let end = line_end(text, end);
        return Ok(Splice {
            range: end..end,
            text: format!("{}{figure}", newline_of(text)),
        });
    }
    let last = match row.get_ref() {
        DeValue::Table(table) if start.starts_with('{') => {
            table.values().map(|value| value.span().end).max()
        }
        _ => None,
    };
    let last = last.ok_or("one of its rows is written in a way that was not understood")?;
    Ok(Splice {
        range: last..last,
        text: format!(", {figure}"),
    })
}

/// A day as TOML has it; anything longer is words.
fn day_text(day: Period) -> String {
    match day {
        Period::Day(_) => day.to_string(),
        _ => format!("\"{day}\""),
    }
}

/// Whether a changed file can be read, and holds these changes.
///
/// # Errors
/// What would be wrong, in words.
pub(super) fn holds(text: &str, changes: &[CellChange]) -> Result<(), String> {
    let document =
        DeTable::parse(text).map_err(|_| "it would no longer be valid TOML".to_owned())?;
    for change in changes {
        let Some(table) = document.get_ref().get(change.table.as_str()) else {
            continue;
        };
        let cell = inside(table, "rows")
            .and_then(|rows| inside(rows, change.row.as_str()))
            .and_then(|row| inside(row, change.column.as_str()));
        let value = cell.map(|cell| inside(cell, "value").unwrap_or(cell));
        let is_there =
            value.is_some_and(|value| text.get(value.span()) == Some(&amount_text(&change.new)));
        if !is_there {
            return Err(format!(
                "“{}” of “{}” in “{}” would not be where it belongs",
                change.column, change.row, change.table
            ));
        }
    }
    Ok(())
}
