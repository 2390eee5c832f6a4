//! Totals of tables typed in a text that are not the sum of their rows or columns.

use crate::check::number::Number;
use crate::check::sheet::{Figure, Sheet};
use crate::check::sums::{Counted, Counts};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::digits;
use std::borrow::Cow;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for grid in &subject.prose.grids {
        let sheet = Sheet::of(&subject.prose, grid);
        for sum in counts(&sheet).wrong() {
            let Some(cell) = sheet.cell(sum.at.0, sum.at.1) else {
                continue;
            };
            let passage = cell.passage;
            let Some(passage) = passage.filter(|one| one.is_in_section() && !one.quoted) else {
                continue;
            };
            let range = number(&cell.figure).map_or(0..0, |number| number.range.clone());
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!(
                    "“{shown}” is not the sum of its {} parts: they make {}",
                    sum.parts,
                    digits(sum.sum)
                ))
                .at(subject.prose.span(passage, range))
                .help("Correct the number that is wrong; where some are counted twice, say so above the table."),
            );
        }
    }
}

fn counts<'s>(sheet: &'s Sheet<'_, '_>) -> Counts<'s> {
    let counted = |figure: &Figure| {
        let value = number(figure)?.value;
        Some(match figure {
            Figure::Percent(_) => Counted::Percent(value),
            Figure::Money(_) => Counted::Money(value),
            _ => Counted::Number(value),
        })
    };
    let rows = sheet.rows.iter();
    Counts {
        head: sheet.head.clone(),
        labels: sheet.labels.clone(),
        cells: rows
            .map(|row| row.iter().map(|cell| counted(&cell.figure)).collect())
            .collect(),
        around: Cow::Borrowed(&sheet.around),
    }
}

/// What a cell counts, with or without its share.
fn number(figure: &Figure) -> Option<&Number> {
    match figure {
        Figure::Count(number)
        | Figure::Money(number)
        | Figure::Percent(number)
        | Figure::WithShare(number, _) => Some(number),
        _ => None,
    }
}
