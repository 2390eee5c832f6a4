//! Every figure of the data, with what it is measured in.

use crate::model::*;
use crate::source::Sources;

/// A figure of the data.
pub struct Held<'p> {
    /// What it is of.
    of: &'p str,
    /// Which of that.
    which: Which<'p>,
    /// The figure.
    pub datum: &'p Datum,
    /// What it is measured in.
    pub unit: Unit,
}

/// Which figure of something: asked of every one, and told of hardly any.
enum Which<'p> {
    Of(Period),
    OfComparator(&'p str, Period),
    InRow(&'p str, &'p str),
}

impl Held<'_> {
    /// What it is, for people: “Visits on time”, May 2020.
    pub fn place(&self) -> String {
        let of = self.of;
        match &self.which {
            Which::Of(period) => format!("“{of}”, {}", period.words()),
            Which::OfComparator(name, period) => format!("“{of}”, {name}, {}", period.words()),
            Which::InRow(row, column) => format!("“{of}”, {row}, {column}"),
        }
    }
}

/// Visits every figure: of indicators, of what they are compared with, and of tables.
pub fn each_figure<'p>(publication: &'p Publication, visit: &mut dyn FnMut(Held<'p>)) {
    for indicator in &publication.indicators {
        for (period, datum) in &indicator.values {
            visit(Held {
                of: &indicator.title,
                which: Which::Of(*period),
                datum,
                unit: indicator.unit,
            });
        }
        for comparator in &indicator.comparators {
            for (period, datum) in &comparator.values {
                visit(Held {
                    of: &indicator.title,
                    which: Which::OfComparator(&comparator.name, *period),
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
                        of: &table.title,
                        which: Which::InRow(&row.title, &column.title),
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
