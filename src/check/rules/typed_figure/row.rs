//! Several numbers of one row of a table, typed in one passage that names the row: “Key stage 4 (47
//! pupils, 13 of them not entered): 19 made progress”.

use super::beside::Told;
use super::told_numbers;
use crate::check::measures::{Measure, Measures};
use crate::check::number::Number;
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, lower};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many different numbers of a row are not the same by chance.
const ENOUGH: usize = 3;

/// A row of a table with a name of several words.
struct Row<'m, 'p> {
    title: String,
    cells: Vec<&'m Measure<'p>>,
}

/// The rows of the tables.
pub(super) struct Rows<'m, 'p>(Vec<Row<'m, 'p>>);

impl<'m, 'p> Rows<'m, 'p> {
    pub(super) fn of(measures: &'m Measures<'p>) -> Rows<'m, 'p> {
        let mut rows: Vec<Row<'m, 'p>> = Vec::new();
        let mut before = "";
        for (measure, reference) in measures.cells() {
            let Some(title) = measure.row.filter(|title| title.contains(' ')) else {
                continue;
            };
            let row = reference.split_once('/').map_or(reference, |(row, _)| row);
            match rows.last_mut() {
                Some(last) if row == before => last.cells.push(measure),
                _ => rows.push(Row {
                    title: lower(title),
                    cells: vec![measure],
                }),
            }
            before = row;
        }
        rows.retain(|row| row.cells.len() >= ENOUGH);
        Rows(rows)
    }

    /// The numbers of a passage that a row which it names has; not those that were told.
    pub(super) fn look(
        &self,
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        told: &[Told<'_>],
        all: &mut Vec<Diagnostic>,
    ) {
        let typed: Vec<Number> = passage
            .sentences
            .iter()
            .flat_map(|sentence| told_numbers(passage, sentence))
            .filter(|number| number.value > Decimal::whole(1))
            .collect();
        if typed.len() < ENOUGH {
            return;
        }
        let mut in_rows: Vec<&Range<usize>> = Vec::new();
        for row in &self.0 {
            let held: Vec<_> = typed
                .iter()
                .filter_map(|number| {
                    let cells = row.cells.iter().filter_map(|cell| {
                        let figure = cell.figures.first()?;
                        let is_it = cell.takes(number.kind)
                            && figure.value.rounded(number.value.scale()) == number.value;
                        is_it.then_some((*cell, figure))
                    });
                    // Of several the one that has no more digits, and else the first.
                    let cell = cells.min_by_key(|(_, figure)| !figure.is_exactly(number))?;
                    Some((number, cell))
                })
                .collect();
            let different: BTreeSet<Decimal> =
                held.iter().map(|(number, _)| number.value).collect();
            if different.len() < ENOUGH || find_phrase(passage.small(), &row.title).is_none() {
                continue;
            }
            for (number, (cell, figure)) in held {
                if told.iter().any(|(at, _)| *at == number.range)
                    || in_rows.contains(&&number.range)
                {
                    continue;
                }
                in_rows.push(&number.range);
                let shown = passage.words(number.range.clone()).trim();
                all.push(
                    finding(format!("“{shown}” is typed, and the data holds it"))
                        .at(subject.prose.span(passage, number.range.clone()))
                        .help(format!("Write {} instead.", figure.reference))
                        .related(figure.span, format!("“{}” is held here", cell.title)),
                );
            }
        }
    }
}
