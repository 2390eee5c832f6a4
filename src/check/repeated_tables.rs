//! Typed tables of the sections that say again what an earlier one says.

use super::Subject;
use super::number::Number;
use super::period_words::periods;
use super::prose::{Grid, Passage};
use super::sheet::{Figure, Sheet};
use super::words::find_phrase;
use crate::model::{Decimal, Period};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// So many numbers that differ from each other are not the same by chance, below the same labels.
const ENOUGH: usize = 3;
/// Smaller whole numbers are.
const TELLING: i64 = 10;

/// Two tables that say the same.
pub struct Repeated<'a, 'p> {
    /// The first cell of the one that stands first.
    pub first: &'a Passage<'p>,
    /// The first cell of the other.
    pub again: &'a Passage<'p>,
    /// How many of its numbers stand in both.
    pub same: usize,
    /// Cells below the same headings that differ, where everything else is the same: in the first
    /// table, and in the other.
    pub differing: Vec<[(&'a Passage<'p>, Number); 2]>,
}

/// A number below its headings.
struct Cell<'a, 'p> {
    label: Cow<'a, str>,
    heading: Cow<'a, str>,
    number: Number,
    passage: &'a Passage<'p>,
}

impl Cell<'_, '_> {
    fn is_telling(&self) -> bool {
        self.number.value >= Decimal::whole(TELLING) || !self.number.value.is_whole()
    }

    fn is_same(&self, other: &Cell<'_, '_>) -> bool {
        self.number.value == other.number.value && self.number.kind == other.number.kind
    }
}

/// A table with its numbers.
struct Typed<'a, 'p> {
    start: &'a Passage<'p>,
    cells: Vec<Cell<'a, 'p>>,
    /// The periods that are named above it, and in its headings.
    periods: BTreeSet<Option<String>>,
}

/// The tables that say the same as an earlier one.
pub fn repeated_tables<'a, 'p>(subject: &'a Subject<'p>) -> Vec<Repeated<'a, 'p>> {
    let grids = subject.prose.grids.iter();
    let tables: Vec<Typed<'a, 'p>> = grids.filter_map(|grid| typed(subject, grid)).collect();
    // Where each number stands first, by its label.
    let mut standing: BTreeMap<(&str, Decimal), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let mut shared: BTreeMap<usize, BTreeSet<Decimal>> = BTreeMap::new();
        for cell in table.cells.iter().filter(|cell| cell.is_telling()) {
            let first = *standing
                .entry((cell.label.as_ref(), cell.number.value))
                .or_insert(at);
            if first != at {
                shared.entry(first).or_default().insert(cell.number.value);
            }
        }
        let most = shared.into_iter().max_by_key(|(_, values)| values.len());
        let other = most.filter(|(_, values)| values.len() >= ENOUGH);
        let other = other.and_then(|(other, _)| tables.get(other));
        found.extend(other.and_then(|other| compare(other, table)));
    }
    found
}

fn typed<'a, 'p>(subject: &'a Subject<'p>, grid: &Grid) -> Option<Typed<'a, 'p>> {
    let prose = &*subject.prose;
    let sheet = Sheet::of(prose, grid);
    let mut all = grid.head.iter().chain(grid.rows.iter().flatten()).flatten();
    let start = all.next().and_then(|at| prose.at(*at))?;
    (start.is_in_section() && !start.quoted).then_some(())?;
    let mut cells = Vec::new();
    let own = sheet.head.iter().enumerate().skip(1);
    let own: Vec<_> = own.filter(|(_, heading)| is_own(heading)).collect();
    for (row, label) in sheet.labels.iter().enumerate() {
        for &(column, heading) in &own {
            let Some(cell) = sheet.cell(row, column) else {
                continue;
            };
            let (Figure::Count(number) | Figure::Percent(number) | Figure::WithShare(number, _)) =
                &cell.figure
            else {
                continue;
            };
            if let Some(passage) = cell.passage.filter(|_| !label.is_empty()) {
                cells.push(Cell {
                    label: label.clone(),
                    heading: heading.clone(),
                    number: number.clone(),
                    passage,
                });
            }
        }
    }
    let above = grid.above.headings.iter().chain(&grid.above.leads);
    let said = above.copied().chain(grid.head.iter().flatten().copied());
    let named = said.filter_map(|at| prose.at(at)).flat_map(|one| {
        let named = periods(&one.text, &(0..one.text.len()), one.as_at);
        named
            .into_iter()
            .map(|named| named.period.map(Period::words))
    });
    Some(Typed {
        start,
        cells,
        periods: named.collect(),
    })
}

/// Whether a column below a heading in small letters is of what the table tells, not of what many
/// tables repeat beside it.
fn is_own(heading: &str) -> bool {
    const BESIDE: [&str; 10] = [
        "target",
        "targets",
        "aim",
        "england",
        "national",
        "neighbours",
        "region",
        "regional",
        "south west",
        "comparator",
    ];
    !BESIDE
        .iter()
        .any(|word| find_phrase(heading, word).is_some())
}

fn compare<'a, 'p>(first: &Typed<'a, 'p>, again: &Typed<'a, 'p>) -> Option<Repeated<'a, 'p>> {
    let same = again.cells.iter().filter(|cell| {
        let mut others = first.cells.iter();
        others.any(|other| other.label == cell.label && other.is_same(cell))
    });
    let same: Vec<&Cell<'_, '_>> = same.collect();
    let smaller = first.cells.len().min(again.cells.len());
    if same.len() * 2 <= smaller {
        return None;
    }
    let below_same = |cell: &Cell<'a, 'p>| {
        let mut others = first
            .cells
            .iter()
            .filter(|other| other.label == cell.label && other.heading == cell.heading);
        others
            .next()
            .filter(|_| others.next().is_none())
            .map(|other| {
                let pair = [
                    (other.passage, other.number.clone()),
                    (cell.passage, cell.number.clone()),
                ];
                (other.is_same(cell), pair)
            })
    };
    let pairs = again.cells.iter().filter_map(below_same);
    let (equal, differing): (Vec<_>, Vec<_>) = pairs.partition(|(is_same, _)| *is_same);
    let is_sure = equal.len() >= ENOUGH * differing.len().max(1);
    let is_then = first.periods == again.periods;
    Some(Repeated {
        first: first.start,
        again: again.start,
        same: same.len(),
        differing: match is_sure && is_then {
            true => differing.into_iter().map(|(_, pair)| pair).collect(),
            false => Vec::new(),
        },
    })
}
