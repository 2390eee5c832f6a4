//! Totals of tables typed in a text that are not the sum of their rows or columns.

use crate::check::number::Number;
use crate::check::sheet::{Sheet, is_measure};
use crate::check::words::find_phrase;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::digits;
use crate::model::Decimal;

/// Words that say why parts need not add up.
const DOUBTS: [&str; 18] = [
    "more than one",
    "twice",
    "rounded",
    "rounding",
    "not sum",
    "not add up",
    "overlap",
    "overlaps",
    "both",
    "unique",
    "individual",
    "individuals",
    "suppressed",
    "hidden",
    "of which",
    "of whom",
    "including",
    "subtotal",
];

/// A total, its parts, and where it stands.
struct Sum {
    at: (usize, usize),
    total: Number,
    parts: usize,
    sum: Decimal,
}

impl Sum {
    fn is_right(&self) -> bool {
        self.total.value == self.sum
    }

    /// Parts that are far from the whole are some of them only, or nothing that adds up.
    fn is_near(&self) -> bool {
        self.total.value.minus(self.sum).abs().times(10) <= self.total.value
    }
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for grid in &subject.prose.grids {
        let sheet = Sheet::of(&subject.prose, grid);
        let texts = sheet
            .head
            .iter()
            .chain(&sheet.labels)
            .chain([&sheet.around]);
        let has_doubts = texts
            .clone()
            .any(|text| DOUBTS.iter().any(|word| find_phrase(text, word).is_some()));
        if has_doubts {
            continue;
        }
        for sum in down(&sheet).into_iter().chain(across(&sheet)) {
            let passage = sheet.cell(sum.at.0, sum.at.1).and_then(|cell| cell.passage);
            let Some(passage) = passage.filter(|one| one.is_in_section() && !one.quoted) else {
                continue;
            };
            let range = sum.total.range.clone();
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

/// Wrong totals at the foot or head of columns.
fn down(sheet: &Sheet<'_, '_>) -> Vec<Sum> {
    let Some(total) = sheet.total_row() else {
        return Vec::new();
    };
    let sums = (1..sheet.head.len())
        .filter(|column| !sheet.head.get(*column).is_some_and(|head| is_measure(head)));
    let sums = sums.filter_map(|column| {
        let parts = (0..sheet.rows.len())
            .filter(|row| *row != total)
            .map(|row| (row, column));
        read(sheet, (total, column), parts)
    });
    wrong(sums.collect(), 3)
}

/// Wrong totals at the end or beginning of rows.
fn across(sheet: &Sheet<'_, '_>) -> Vec<Sum> {
    let Some(total) = sheet.total_column() else {
        return Vec::new();
    };
    if sheet.head.iter().any(|head| is_measure(head)) {
        return Vec::new();
    }
    let sums = (0..sheet.rows.len()).filter_map(|row| {
        let parts = (1..sheet.head.len())
            .filter(|column| *column != total)
            .map(|column| (row, column));
        read(sheet, (row, total), parts)
    });
    wrong(sums.collect(), usize::MAX)
}

/// The sums that are wrong, where most of the table adds up. One alone is believed from so many
/// parts on.
fn wrong(sums: Vec<Sum>, alone: usize) -> Vec<Sum> {
    let right = sums.iter().filter(|sum| sum.is_right()).count();
    let (count, near) = (
        sums.len(),
        sums.iter()
            .filter(|sum| !sum.is_right() && sum.is_near())
            .count(),
    );
    let is_sure = right >= 2 && near * 2 <= right;
    sums.into_iter()
        .filter(|sum| !sum.is_right() && sum.is_near())
        .filter(|sum| is_sure || sum.parts >= alone && near == 1 && (count == 1 || right >= 1))
        .collect()
}

fn read(
    sheet: &Sheet<'_, '_>,
    at: (usize, usize),
    parts: impl Iterator<Item = (usize, usize)>,
) -> Option<Sum> {
    let total = sheet.count(at.0, at.1)?.clone();
    let parts: Option<Vec<Decimal>> = parts
        .map(|(row, column)| {
            let is_other = sheet.labels.get(row).is_some_and(|label| is_measure(label));
            let value = sheet.count(row, column)?.value;
            (!is_other).then_some(value)
        })
        .collect();
    let parts = parts.filter(|parts| parts.len() >= 2)?;
    let is_exact = |value: &Decimal| value.is_whole() && !value.is_zero();
    // Numbers that all end in nought or five are rounded.
    let is_rounded = parts
        .iter()
        .chain([&total.value])
        .all(|value| ends_round(*value));
    let sum = parts
        .iter()
        .fold(Decimal::ZERO, |sum, part| sum.plus(*part));
    let is_of_wholes = parts.iter().all(|part| part.is_whole()) && is_exact(&total.value);
    (is_of_wholes && !is_rounded).then_some(Sum {
        at,
        parts: parts.len(),
        sum,
        total,
    })
}

fn ends_round(value: Decimal) -> bool {
    let shown = digits(value);
    shown.ends_with('0') || shown.ends_with('5')
}
