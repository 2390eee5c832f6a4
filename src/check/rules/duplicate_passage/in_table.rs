//! Typed tables that say again what an earlier one says.

use crate::check::repeated_tables::repeated_tables;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in repeated_tables(subject) {
        all.push(
            finding(format!(
                "{} numbers of this table stand in another, in rows of the same names",
                table.same
            ))
            .at(table.again.start())
            .related(table.first.start(), "the other table is here")
            .help("Keep one of the two, or hold the figures as data and show them in both places."),
        );
    }
}
