//! Numbers beside others of the same table: a passage that types two figures of a table speaks of
//! it, and little more says which of its rows another number is.

use super::{is_aim, told_numbers};
use crate::check::measures::{HeldFigure, Measure, Measures};
use crate::check::number::{Number, NumberKind, is_wished};
use crate::check::prose::Passage;
use crate::check::words::words_after;
use crate::model::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A number that is typed, and the figure that it is.
pub(super) type Told<'m> = (Range<usize>, &'m HeldFigure);

/// So many different figures of a table make a passage speak of it.
const ENOUGH: usize = 2;
/// So many in one sentence do, where it names each a little.
const ENOUGH_NAMED: usize = 3;
/// Smaller numbers need more of the row's words.
const SMALL: i64 = 10;
/// Larger ones are hardly the same by chance.
const LARGE: i64 = 100;
/// Fewer words of a cell's name say little of what it is.
const WORDS: usize = 3;
/// How much of a cell's name.
const NAMED: f32 = 0.4;

/// The numbers of a passage that a table has of which it speaks, besides those that were told.
pub(super) fn look<'m, 'p>(
    measures: &'m Measures<'p>,
    passage: &Passage<'_>,
    told: &[Told<'m>],
) -> Vec<(Number, &'m Measure<'p>, &'m HeldFigure)> {
    let spoken_of = spoken_of(measures, passage, told);
    let mut found = Vec::new();
    for (range, words) in passage.sentences() {
        let open: Vec<Number> = told_numbers(passage, &range)
            .into_iter()
            .filter(|number| !told.iter().any(|(told, _)| *told == number.range))
            .filter(|number| {
                let before = passage.small_words(range.start..number.range.start);
                !is_aim(passage, number) && !is_wished(&before, "")
            })
            .collect();
        if open.is_empty() {
            continue;
        }
        if !spoken_of.is_empty() {
            for number in &open {
                let behind = words_after(&passage.text, number.range.end, 1);
                let told = Said {
                    measures,
                    words,
                    noun: behind.first().map_or("", String::as_str),
                };
                let row = told.best(number, &spoken_of);
                found.extend(row.map(|(measure, held)| (number.clone(), measure, held)));
            }
        } else if open.len() >= ENOUGH_NAMED {
            found.extend(named(measures, words, &open));
        }
    }
    found
}

/// What is said with a number.
struct Said<'m, 's, 'p> {
    measures: &'m Measures<'p>,
    /// By its sentence.
    words: &'s str,
    /// Right behind it.
    noun: &'s str,
}

impl<'m, 'p> Said<'m, '_, 'p> {
    /// The cell of one of the tables that a number is: of several the one whose row is told in full,
    /// that has just this number, and whose heading is said.
    fn best(
        &self,
        number: &Number,
        tables: &BTreeSet<&str>,
    ) -> Option<(&'m Measure<'p>, &'m HeldFigure)> {
        let cells = self.measures.holding(number).filter(|(_, held)| {
            let table = held.table();
            table.is_some_and(|table| tables.contains(table))
        });
        let fits = cells.filter_map(|(measure, held)| {
            let fit = self.fit(number, measure, held)?;
            Some((fit, measure, held))
        });
        // Of two that fit alike the first is meant.
        let best = fits.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, measure, held)| (measure, held))
    }

    /// How well a cell fits: whether the whole name of its row is said, how many words of it,
    /// whether it is exactly the number, how many words of its heading are said.
    fn fit(
        &self,
        number: &Number,
        measure: &Measure<'_>,
        held: &HeldFigure,
    ) -> Option<(bool, usize, bool, usize)> {
        let row = measure.row?;
        let column = measure.column.unwrap_or("");
        let of_heading = self.measures.in_common(column, self.noun);
        let own = self.measures.in_common(row, row);
        let said = self.measures.in_common(row, self.words);
        let is_exact = held.is_exactly(number);
        // “All”, in a column that is called as what is counted.
        if own == 0 {
            let is_counted = number.kind == NumberKind::Plain && of_heading > 0;
            return is_counted.then_some((true, 1, is_exact, of_heading));
        }
        let needed = match number.kind == NumberKind::Plain && is_small(number.value) {
            true => 2,
            false => 1,
        };
        let of_heading = self.measures.in_common(column, self.words);
        let is_said = said >= needed && self.measures.has_numbers_of(row, self.words);
        is_said.then_some((said == own, said, is_exact, of_heading))
    }
}

/// The tables of which a passage types several figures: such as were told, and such as are hardly
/// the same by chance.
fn spoken_of<'m>(
    measures: &'m Measures<'_>,
    passage: &Passage<'_>,
    told: &[Told<'m>],
) -> BTreeSet<&'m str> {
    let mut values: BTreeMap<&str, BTreeSet<Decimal>> = BTreeMap::new();
    for (_, held) in told {
        if let Some(table) = held.table().filter(|_| !is_small(held.value)) {
            values.entry(table).or_default().insert(held.value);
        }
    }
    if values.is_empty() {
        return BTreeSet::new();
    }
    for (range, words) in passage.sentences() {
        for number in told_numbers(passage, &range) {
            if number.kind != NumberKind::Plain || number.value < Decimal::whole(LARGE) {
                continue;
            }
            for (measure, held) in measures.holding(&number) {
                let Some(values) = held.table().and_then(|table| values.get_mut(table)) else {
                    continue;
                };
                if measure
                    .row
                    .is_some_and(|row| measures.in_common(row, words) > 0)
                {
                    values.insert(held.value);
                }
            }
        }
    }
    values
        .into_iter()
        .filter(|(_, values)| values.len() >= ENOUGH)
        .map(|(table, _)| table)
        .collect()
}

fn is_small(value: Decimal) -> bool {
    value < Decimal::whole(SMALL)
}

/// Three numbers of a sentence or more that cells of one table are, each of which it names a little.
fn named<'m, 'p>(
    measures: &'m Measures<'p>,
    words: &str,
    open: &[Number],
) -> Vec<(Number, &'m Measure<'p>, &'m HeldFigure)> {
    let matches = measures.named_in(words, NAMED);
    let mut by_table: BTreeMap<&str, Vec<(Number, &'m Measure<'p>, &'m HeldFigure)>> =
        BTreeMap::new();
    for number in open {
        let cells = matches.iter().filter(|one| one.words >= WORDS);
        for one in cells.filter(|one| one.measure.takes(number.kind)) {
            let held = one.measure.figures.iter().find(|held| held.is(number));
            let Some((table, held)) = held.and_then(|held| Some((held.table()?, held))) else {
                continue;
            };
            let list = by_table.entry(table).or_default();
            if !list.iter().any(|(known, ..)| known.range == number.range) {
                list.push((number.clone(), one.measure, held));
            }
        }
    }
    let values = |list: &[(Number, &Measure<'_>, &HeldFigure)]| {
        let values: BTreeSet<Decimal> = list.iter().map(|(number, ..)| number.value).collect();
        values.len()
    };
    by_table
        .into_values()
        .filter(|list| values(list) >= ENOUGH_NAMED)
        .max_by_key(|list| values(list))
        .unwrap_or_default()
}
