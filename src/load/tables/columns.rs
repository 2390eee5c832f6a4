//! Columns, and the shares that some of them compute.

use crate::diagnostic::Diagnostic;
use crate::load::reader::{Entry, Record};
use crate::load::schema::ROW;
use crate::model::*;

/// A column named like a key of a row could never be given a cell.
pub(super) fn report_reserved_keys(columns: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    for column in columns {
        if ROW.all_keys().any(|key| key.name == column.id.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "reserved-word",
                    format!("a column cannot be called “{}”", column.id),
                )
                .at(column.span)
                .help("The word has a meaning of its own in rows: choose another key; the title is free."),
            );
        }
    }
}

/// Reads a column.
pub(super) fn column(entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> Column {
    let record = &entry.record;
    let share_of = record.id("share_of");
    let share_in = match (record.id("in_row"), record.id("in_column")) {
        (Some(row), None) => Some(ShareIn::Row(row)),
        (None, Some(column)) => Some(ShareIn::Column(column)),
        (None, None) => None,
        (Some(row), Some(_)) => {
            diagnostics.push(
                Diagnostic::error("bad-share", "a share is a share of one thing")
                    .at(record.span_of("in_column"))
                    .related(record.span_of("in_row"), "of this row …")
                    .help("Keep “in_row” or “in_column”."),
            );
            Some(ShareIn::Row(row))
        }
    };
    if share_of.is_some() != share_in.is_some() {
        let (there, missing) = if share_of.is_some() {
            ("share_of", "“in_row” or “in_column”: what it is a share in")
        } else if record.has("in_row") {
            ("in_row", "“share_of”: what it is a share of")
        } else {
            ("in_column", "“share_of”: what it is a share of")
        };
        // A key whose id is broken was reported already.
        if !(record.has("in_row") && record.id("in_row").is_none()) {
            diagnostics.push(
                Diagnostic::error("bad-share", format!("this column needs {missing}"))
                    .at(record.span_of(there))
                    .help("For example: share_of = \"children\", in_row = \"total\"."),
            );
        }
    }
    let unit = record
        .choice("unit")
        .or(share_of.as_ref().map(|_| Unit::Percent));
    Column {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        unit,
        decimals: record.integer("decimals").unwrap_or(0),
        counts: record.choice("counts"),
        share_in: share_in.filter(|_| share_of.is_some()),
        share_of,
        total_of: record.ids("total_of"),
        part_of: record.id("part_of"),
        audience: record.audience(),
        span: entry.span,
    }
}

/// A share is computed from figures, not from other shares or words.
pub(super) fn report_shares_of_shares(
    record: &Record,
    columns: &[Column],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in record.entries("columns") {
        let bases = [
            ("share_of", entry.record.id("share_of")),
            ("in_column", entry.record.id("in_column")),
        ];
        for (key, base) in bases {
            let Some(base) = columns
                .iter()
                .find(|column| Some(&column.id) == base.as_ref())
            else {
                continue;
            };
            let what = match base {
                Column {
                    share_of: Some(_), ..
                } => "is computed itself",
                Column { unit: None, .. } => "holds words",
                _ => continue,
            };
            diagnostics.push(
                Diagnostic::error("bad-share", format!("the column “{}” {what}", base.id))
                    .at(entry.record.span_of(key))
                    .related(base.span, "this column")
                    .help("Name a column whose figures are typed."),
            );
        }
    }
}
