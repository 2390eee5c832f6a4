//! Cells of a table of actions that say by when, and are no date: “ASAP”.

use crate::check::plan_table::plan_tables;
use crate::check::words::lower;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;

/// All that such a cell says.
const NO_DATE: [&str; 10] = [
    "asap",
    "a.s.a.p",
    "as soon as possible",
    "in due course",
    "in the coming months",
    "in the near future",
    "imminently",
    "shortly",
    "soon",
    "later this year",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in plan_tables(subject) {
        for row in table.rows.iter().filter(|row| !row.is_complete()) {
            let Some(due) = row.due.told() else { continue };
            let told = due.text.trim().trim_end_matches('.');
            if NO_DATE.contains(&lower(told).as_str()) {
                all.push(
                    finding(format!("“{told}” is no date"))
                        .at(subject.prose.span(due, 0..due.text.len()))
                        .help("Name the month by the end of which it is to be done."),
                );
            }
        }
    }
}
