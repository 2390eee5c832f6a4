//! `total-differs`: parts that don't add up to the total that the data declares.

use crate::check::sums::{Counted, Counts, Sum};
use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{self, DeclaredTotal, digits, indicator_totals, table_totals};
use crate::model::{Column, Row, Span, Table, TableBody, Unit};
use std::borrow::Cow;

/// The rule.
pub const RULE: Rule = Rule {
    code: "total-differs",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Adds up the parts that total_of names, in tables and series, and compares the sum with the figure that stands there. Rounded percentages may each be half of their last digit off: totals of 99 and 101 are right. Also finds such totals in a table of the data that declares none: of a row or column that is called a total, and of a column that is the sum of two others in most rows.",
    why: "A reader who adds up finds the mistake, and trusts no other figure.",
    example: "complete = { title = \"Complete\", staff = 304 }\npartly = { title = \"Partly\", staff = 43 }\ntotal = { title = \"All\", staff = 363, total_of = [\"complete\", \"partly\"] }",
    instead: "complete = { title = \"Complete\", staff = 304 }\npartly = { title = \"Partly\", staff = 43 }\ntotal = { title = \"All\", staff = 347, total_of = [\"complete\", \"partly\"] }",
    mend: "Find out which of the figures is wrong. Where a part is missing, add it, or take total_of out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in &subject.publication.tables {
        report(&table.title, table_totals(table), all);
        undeclared(subject, table, all);
    }
    for indicator in &subject.publication.indicators {
        let totals = indicator_totals(subject.publication, indicator);
        let totals = totals.into_iter().map(|(_, total)| total).collect();
        report(&indicator.title, totals, all);
    }
}

fn report(title: &str, totals: Vec<DeclaredTotal>, all: &mut Vec<Diagnostic>) {
    for total in totals.iter().filter(|total| !total.agrees()) {
        all.push(
            finding(format!(
                "“{title}”, {}: the total is {}, and its {} parts add up to {}",
                total.place,
                digits(total.stated),
                total.parts,
                digits(total.expected)
            ))
            .at(total.span)
            .help("Correct the total or the part that is wrong."),
        );
    }
}

/// Totals that a table has and doesn't declare.
fn undeclared(subject: &Subject<'_>, table: &Table, all: &mut Vec<Diagnostic>) {
    let TableBody::Rows { columns, rows } = &table.body else {
        return;
    };
    let is_declared = rows
        .iter()
        .map(|row| (&row.total_of, &row.part_of))
        .chain(
            columns
                .iter()
                .map(|column| (&column.total_of, &column.part_of)),
        )
        .any(|(total, part)| !total.is_empty() || part.is_some());
    if is_declared || table.decision.is_some() {
        return;
    }
    let mut said = format!("{} {}", table.title, table.note.as_deref().unwrap_or(""));
    let mut places: Vec<Vec<Span>> = Vec::new();
    let mut cells = Vec::new();
    for row in rows {
        let mut counts = vec![None];
        let mut spans = vec![row.span];
        for column in columns {
            let found = measure::find_cell(
                subject.publication,
                table,
                row.id.as_str(),
                column.id.as_str(),
            );
            let datum = found.as_ref().and_then(|found| found.cell.datum);
            if let Some(note) = datum.and_then(|datum| datum.note.as_deref()) {
                said.push(' ');
                said.push_str(note);
            }
            let is_decided = datum.is_some_and(|datum| datum.decision.is_some());
            let value = found.and_then(|found| found.cell.value);
            counts.push(
                value
                    .filter(|_| !is_decided)
                    .and_then(|value| match column.unit? {
                        Unit::Number | Unit::Fte => Some(Counted::Number(value)),
                        Unit::Percent => Some(Counted::Percent(value)),
                        _ => None,
                    }),
            );
            spans.push(datum.map_or(row.span, |datum| datum.span));
        }
        cells.push(counts);
        places.push(spans);
    }
    let in_small = |title: &str| Cow::Owned(lower(title));
    let titles = columns.iter().map(|column| in_small(&column.title));
    let counts = Counts {
        head: std::iter::once(in_small(&table.row_title))
            .chain(titles)
            .collect(),
        labels: rows.iter().map(|row| in_small(&row.title)).collect(),
        cells,
        around: in_small(&said),
    };
    for sum in counts.wrong() {
        let Some((row, column)) = place(rows, columns, &sum) else {
            continue;
        };
        let at = places.get(sum.at.0).and_then(|row| row.get(sum.at.1));
        all.push(
            finding(format!(
                "“{}”, {}, {}: the total is {}, and its {} parts make {}",
                table.title,
                row.title,
                column.title,
                digits(sum.total),
                sum.parts,
                digits(sum.sum)
            ))
            .at(at.copied().unwrap_or(row.span))
            .help("Correct the number that is wrong, and name the parts with total_of; where some are counted twice, say so in the note."),
        );
    }
}

fn place<'t>(rows: &'t [Row], columns: &'t [Column], sum: &Sum) -> Option<(&'t Row, &'t Column)> {
    Some((rows.get(sum.at.0)?, columns.get(sum.at.1.checked_sub(1)?)?))
}
