//! Every figure of the data, with what it is measured in.

use crate::model::*;
use crate::source::Sources;

/// A figure of the data.
pub struct Held<'p> {
    /// What it is, for people: “Visits on time”, May 2020.
    pub place: String,
    /// The figure.
    pub datum: &'p Datum,
    /// What it is measured in.
    pub unit: Unit,
}

/// Visits every figure: of indicators, of what they are compared with, and of tables.
pub fn each_figure<'p>(publication: &'p Publication, visit: &mut dyn FnMut(Held<'p>)) {
    for indicator in &publication.indicators {
        for (period, datum) in &indicator.values {
            visit(Held {
                place: format!("“{}”, {}", indicator.title, period.words()),
                datum,
                unit: indicator.unit,
            });
        }
        for comparator in &indicator.comparators {
            for (period, datum) in &comparator.values {
                visit(Held {
                    place: format!(
                        "“{}”, {}, {}",
                        indicator.title,
                        comparator.name,
                        period.words()
                    ),
                    datum,
                    unit: indicator.unit,
                });
            }
        }
    }
    for table in &publication.tables {
        let TableBody::Rows { columns, rows } = &table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                if let (Some(unit), Cell::Figure(datum)) = (column.unit, cell) {
                    visit(Held {
                        place: format!("“{}”, {}, {}", table.title, row.title, column.title),
                        datum,
                        unit,
                    });
                }
            }
        }
    }
}

/// Where a key of a thing in a data file is written, by the place of the thing's name.
pub fn key_line(sources: &Sources, owner: Span, key: &str) -> Option<Span> {
    let text = sources.get(owner.file)?.text();
    let from = owner.start as usize;
    let mut at = from;
    for (index, line) in text.get(from..)?.split_inclusive('\n').enumerate() {
        // The next table is another thing.
        if index > 0 && line.starts_with('[') {
            return None;
        }
        let is_key = line
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='));
        if is_key {
            return Some(Span::new(owner.file, at..at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}
