//! `data/tables/*.toml`.

mod columns;
mod settle;

pub(super) use settle::settle;

use super::files::Files;
use super::mention::suggestion;
use super::reader::{Cell as RawCell, Entry, Record, Written, figure_of_text};
use super::schema::{ROW, TABLE, Wants};
use super::{markdown, sums};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;
use columns::{column, report_reserved_keys, report_shares_of_shares};

/// Reads every table, in the order of files and lines.
pub(super) fn read(files: &mut Files) -> Vec<Table> {
    let mut tables = Vec::new();
    for (_, entries) in files.entries_in("tables", &TABLE) {
        for entry in entries {
            tables.push(table(&entry, &mut files.findings.diagnostics));
        }
    }
    tables
}

fn table(entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let record = &entry.record;
    diagnostics.extend(record.half_decision());
    let body = if record.has("series") {
        series(record, diagnostics)
    } else {
        rows(record, diagnostics)
    };
    let row_title = record.words("row_title").unwrap_or_else(|| {
        if let TableBody::Series { .. } = body {
            return "Indicator".to_owned();
        }
        diagnostics.push(
            Diagnostic::error(
                "missing-key",
                "a table needs “row_title”: what the rows are",
            )
            .at(record.span)
            .help("Add a line like this: row_title = \"Plan\""),
        );
        String::new()
    });
    Table {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        counts: record.choice("counts").unwrap_or_default(),
        row_title,
        as_at: record.period("as_at"),
        source: record.id("source"),
        owner: record.words("owner"),
        stations: record.ids("stations"),
        chart: record.choice("chart"),
        scale: record.id("scale"),
        note: record.words("note"),
        decision: record.decision(),
        body,
        audience: record.audience(),
        span: entry.span,
    }
}

/// A table that shows indicators side by side.
fn series(record: &Record, diagnostics: &mut Vec<Diagnostic>) -> TableBody {
    for key in ["columns", "rows"] {
        if let Some(field) = record.field(key) {
            diagnostics.push(
                Diagnostic::error(
                    "two-kinds-of-table",
                    format!("a table with “series” has no “{key}” of its own"),
                )
                .at(field.key_span)
                .related(record.span_of("series"), "the series")
                .help("Its rows are the indicators and its columns their periods. Make two tables of it."),
            );
        }
    }
    let (from, to) = (record.period("from"), record.period("to"));
    if let (Some(first), Some(last)) = (from, to)
        && last < first
    {
        diagnostics.push(
            Diagnostic::error(
                "wrong-order",
                format!("{} comes before {}", last.words(), first.words()),
            )
            .at(record.span_of("to"))
            .related(record.span_of("from"), "the first period")
            .help("“from” is the first period, “to” the last."),
        );
    }
    TableBody::Series {
        indicators: record.ids("series"),
        from,
        to,
    }
}

/// A table with rows and columns of its own.
fn rows(record: &Record, diagnostics: &mut Vec<Diagnostic>) -> TableBody {
    for key in ["from", "to"] {
        if let Some(field) = record.field(key) {
            diagnostics.push(
                Diagnostic::error(
                    "two-kinds-of-table",
                    format!("“{key}” belongs to a table with “series”"),
                )
                .at(field.key_span)
                .help("Take it out, or name the indicators: series = [\"one\", \"two\"]."),
            );
        }
    }
    for key in ["columns", "rows"] {
        if !record.has(key) {
            diagnostics.push(
                Diagnostic::error("missing-key", format!("a table needs “{key}”"))
                    .at(record.span)
                    .help("Give it columns and rows, or indicators to show side by side: series = [\"one\", \"two\"]."),
            );
        }
    }
    let columns = record.entries("columns");
    let rows = record.entries("rows");
    let column_keys: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    let row_keys: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    report_reserved_keys(columns, diagnostics);
    for entry in columns {
        for key in ["total_of", "part_of", "share_of", "in_column"] {
            report_strangers(entry, key, Wants::Column, &column_keys, diagnostics);
        }
        report_strangers(entry, "in_row", Wants::Row, &row_keys, diagnostics);
    }
    for entry in rows {
        for key in ["total_of", "part_of"] {
            report_strangers(entry, key, Wants::Row, &row_keys, diagnostics);
        }
    }
    sums::report_loops(columns.iter().map(sums::Member::of_entry), diagnostics);
    sums::report_loops(rows.iter().map(sums::Member::of_entry), diagnostics);
    let columns: Vec<Column> = columns
        .iter()
        .map(|entry| column(entry, diagnostics))
        .collect();
    report_shares_of_shares(record, &columns, diagnostics);
    let rows = rows
        .iter()
        .map(|entry| row(entry, &columns, diagnostics))
        .collect();
    TableBody::Rows { columns, rows }
}

/// Reports the ids behind a key that are not among `known`.
fn report_strangers(
    entry: &Entry,
    key: &str,
    wants: Wants,
    known: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (id, span) in entry.record.placed_ids(key) {
        if known.contains(&id.as_str()) {
            continue;
        }
        let message = format!("there is no “{id}” {}", wants.place());
        diagnostics.push(
            Diagnostic::error("unknown-id", message)
                .at(span)
                .help(suggestion(&id, wants, known)),
        );
    }
}

fn row(entry: &Entry, columns: &[Column], diagnostics: &mut Vec<Diagnostic>) -> Row {
    let record = &entry.record;
    for (written, _) in &record.cells {
        report_stray_cell(written, columns, diagnostics);
    }
    let cells = columns
        .iter()
        .map(|column| {
            let given = record
                .cells
                .iter()
                .find(|(written, _)| written.text == column.id.as_str());
            match given {
                Some((_, raw)) => cell(raw, column, diagnostics),
                None if column.share_of.is_some() => Cell::Computed,
                None => Cell::Empty,
            }
        })
        .collect();
    Row {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        cells,
        total_of: record.ids("total_of"),
        part_of: record.id("part_of"),
        audience: record.audience(),
        span: entry.span,
    }
}

fn report_stray_cell(written: &Written, columns: &[Column], diagnostics: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    if names.contains(&written.text.as_str()) {
        return;
    }
    let own = ROW.all_keys().map(|key| key.name);
    let help = match did_you_mean(&written.text, names.iter().copied().chain(own)) {
        Some(near) => format!("Did you mean “{near}”?"),
        None => format!("The columns are: {}.", names.join(", ")),
    };
    diagnostics.push(
        Diagnostic::error(
            "unknown-key",
            format!("this table has no column “{}”", written.text),
        )
        .at(written.span)
        .help(help),
    );
}

fn cell(raw: &RawCell, column: &Column, diagnostics: &mut Vec<Diagnostic>) -> Cell {
    let place = match raw {
        RawCell::Figure(datum) => datum.span,
        RawCell::Text(text) => text.whole(),
    };
    if column.share_of.is_some() {
        diagnostics.push(
            Diagnostic::error(
                "computed-cell",
                format!("the column “{}” is computed", column.id),
            )
            .at(place)
            .related(column.span, "this column")
            .help("Take the figure out; the tool divides. A figure that is printed otherwise is told with “also_printed”."),
        );
        return Cell::Computed;
    }
    match (raw, column.unit) {
        (RawCell::Figure(datum), Some(_)) => Cell::Figure(datum.clone()),
        (RawCell::Figure(_), None) => {
            diagnostics.push(
                Diagnostic::error(
                    "wrong-type",
                    format!("the column “{}” holds words, and this is a figure", column.id),
                )
                .at(place)
                .related(column.span, "this column")
                .help("Give the column a unit (unit = \"number\"), or put the figure in quotation marks."),
            );
            Cell::Empty
        }
        (RawCell::Text(text), None) => Cell::Words(markdown::parse_line(text, diagnostics)),
        (RawCell::Text(text), Some(_)) => match figure_of_text(text) {
            Ok((amount, same_as)) => Cell::Figure(Box::new(Datum {
                same_as,
                ..Datum::of(amount, place)
            })),
            Err(problem) => {
                diagnostics.push(problem);
                Cell::Empty
            }
        },
    }
}
