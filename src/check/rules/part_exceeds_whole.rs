//! `part-exceeds-whole`: a part that is larger than what it is a part of.

mod in_prose;

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, digits};
use crate::model::{Amount, Cell, Column, Datum, Decimal, Row, Span, TableBody, Unit};

/// The rule.
pub const RULE: Rule = Rule {
    code: "part-exceeds-whole",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Compares what part_of declares to be a part with its whole, period by period and cell by cell. In a table, shares are left out: they may be shares of different wholes. In a sentence, finds a part that is larger than the one count before “of which” or “of whom”.",
    why: "A part cannot be larger than its whole: one of the two figures is wrong, or they don't belong together.",
    example: "[in-person]\npart_of = \"visits\"\nvalues.2020-05 = 98\n\n[visits]\nvalues.2020-05 = 95",
    instead: "[in-person]\npart_of = \"visits\"\nvalues.2020-05 = 54\n\n[visits]\nvalues.2020-05 = 95",
    mend: "Correct the figure that is wrong, or take part_of out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_prose::run(subject, all);
    for part in &subject.publication.indicators {
        let Some(whole) = part
            .part_of
            .as_ref()
            .and_then(|id| subject.publication.indicator(id.as_str()))
            .filter(|whole| whole.unit == part.unit)
        else {
            continue;
        };
        for (period, datum) in &part.values {
            let of_whole = whole.values.get(period).map(|datum| &datum.amount);
            if part.unit == Unit::Percent && !are_alike(of_whole, &datum.amount) {
                continue;
            }
            let small = Style::of(part).value(&datum.amount);
            let large = whole
                .values
                .get(period)
                .map(|datum| (Style::of(whole).value(&datum.amount), datum.span));
            if let (Ok(small), Some((Ok(large), span))) = (small, large) {
                let place = format!("“{}”, {}", part.title, period.words());
                compare(&place, small, datum.span, large, span, all);
            }
        }
    }
    for table in &subject.publication.tables {
        if let TableBody::Rows { columns, rows } = &table.body {
            in_table(&table.title, columns, rows, all);
        }
    }
}

/// Whether two shares are, as far as the data tells, shares of the same whole.
fn are_alike(one: Option<&Amount>, other: &Amount) -> bool {
    match (one, other) {
        (Some(Amount::Number(_)), Amount::Number(_)) => true,
        (Some(Amount::Fraction { of: one, .. }), Amount::Fraction { of: other, .. }) => {
            one == other
        }
        _ => false,
    }
}

fn in_table(title: &str, columns: &[Column], rows: &[Row], all: &mut Vec<Diagnostic>) {
    let figure = |row: &Row, at: usize| match row.cells.get(at) {
        Some(Cell::Figure(datum)) => value(columns, at, datum).map(|value| (value, datum.span)),
        _ => None,
    };
    for row in rows {
        for (at, column) in columns.iter().enumerate() {
            let place = format!("“{title}”, {}, {}", row.title, column.title);
            let whole_row = row
                .part_of
                .as_ref()
                .and_then(|id| rows.iter().find(|row| row.id == *id));
            let whole_column = column
                .part_of
                .as_ref()
                .and_then(|id| columns.iter().position(|one| one.id == *id));
            let wholes = [
                whole_row.and_then(|whole| figure(whole, at)),
                whole_column.and_then(|whole| figure(row, whole)),
            ];
            for (large, span) in wholes.into_iter().flatten() {
                if let Some((small, at)) = figure(row, at) {
                    compare(&place, small, at, large, span, all);
                }
            }
        }
    }
}

fn value(columns: &[Column], at: usize, datum: &Datum) -> Option<Decimal> {
    let column = columns
        .get(at)
        .filter(|column| !matches!(column.unit, None | Some(Unit::Percent)))?;
    Style::of_column(column).value(&datum.amount).ok()
}

fn compare(
    place: &str,
    small: Decimal,
    at: Span,
    large: Decimal,
    whole: Span,
    all: &mut Vec<Diagnostic>,
) {
    if small > large {
        all.push(
            finding(format!(
                "{place}: {} is more than the {} that it is a part of",
                digits(small),
                digits(large)
            ))
            .at(at)
            .related(whole, "the whole is here")
            .help("Correct the figure that is wrong, or take part_of out."),
        );
    }
}
