//! Sums in a table: totals that are named, and a column that is the sum of others in most rows.

use super::period_words::month;
use super::sheet::{is_measure, only_total};
use super::words::{Phrases, find_phrase, lower, words};
use crate::measure::digits;
use crate::model::Decimal;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The numbers of a table, below and beside their headings in small letters. The first column holds
/// the labels of the rows.
pub struct Counts<'t> {
    /// The headings of the columns.
    pub head: Vec<Cow<'t, str>>,
    /// The headings of the rows.
    pub labels: Vec<Cow<'t, str>>,
    /// What each cell counts, row by row.
    pub cells: Vec<Vec<Option<Counted>>>,
    /// What is said around the table.
    pub around: Cow<'t, str>,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// So many.
    Number(Decimal),
    /// So many pounds, with or without pence.
    Money(Decimal),
    /// So many in a hundred.
    Percent(Decimal),
}

/// A total, and what its parts make.
pub struct Sum {
    /// Its row and column.
    pub at: (usize, usize),
    /// As it stands there.
    pub total: Decimal,
    /// How many parts it has.
    pub parts: usize,
    /// What they make.
    pub sum: Decimal,
    /// Half of the last digit for each number, where they are shares that may be rounded.
    rounding: Decimal,
}

impl Sum {
    fn off(&self) -> Decimal {
        self.total.minus(self.sum).abs()
    }

    fn is_right(&self) -> bool {
        self.off() <= self.rounding
    }

    /// Parts that are far from the whole are some of them only, or nothing that adds up.
    fn is_near(&self) -> bool {
        let is_one_off = self.off() <= Decimal::whole(1) && self.total >= Decimal::whole(5);
        is_one_off || self.off().times(10) <= self.total
    }
}

/// Words that say why parts need not add up.
static DOUBTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
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
        "multiple",
    ])
});

/// Smaller totals are sums of other numbers by chance.
const TELLING: i64 = 20;

impl Counts<'_> {
    /// The totals that are not the sum of their parts.
    pub fn wrong(&self) -> Vec<Sum> {
        if self.has_doubts() {
            return Vec::new();
        }
        let mut wrong = self.down();
        wrong.extend(self.across());
        if wrong.is_empty() && only_total(&self.head, 1).is_none() {
            wrong.extend(self.unnamed());
        }
        wrong
    }

    fn has_doubts(&self) -> bool {
        // “Twice a week” counts nothing twice.
        let tells = |text: &str| DOUBTS.are_in(&text.replace("twice a ", ""));
        let labels = self.labels.iter().enumerate();
        let mut labels = labels.map(|(row, label)| self.without_own_parts(row, label));
        labels.any(|label| tells(&label))
            || self.head.iter().any(|head| tells(head))
            || tells(&self.around)
    }

    /// “Gloucester (including the night team)” without what stands in brackets, where no other row
    /// counts that.
    fn without_own_parts(&self, row: usize, label: &str) -> String {
        let bracket = label.split_once("(including ");
        let Some((name, (part, rest))) =
            bracket.and_then(|(name, rest)| Some((name, rest.split_once(')')?)))
        else {
            return label.to_owned();
        };
        let others = self.labels.iter().enumerate().filter(|(at, _)| *at != row);
        let parts = words(part, &(0..part.len()));
        let mut parts = parts.iter().filter(|word| word.text.len() > 3);
        let is_other = parts.any(|word| {
            let mut others = others.clone();
            others.any(|(_, other)| find_phrase(other.as_ref(), word.text).is_some())
        });
        match is_other {
            true => label.to_owned(),
            false => format!("{name}{rest}"),
        }
    }

    /// Wrong totals at the foot or head of columns.
    fn down(&self) -> Vec<Sum> {
        let Some(total) = only_total(&self.labels, 0) else {
            return Vec::new();
        };
        let columns = (1..self.head.len()).filter(|column| !self.is_measured(total, *column));
        let sums = columns.filter_map(|column| {
            let parts = (0..self.cells.len())
                .filter(|row| *row != total)
                .map(|row| (row, column));
            self.read((total, column), parts)
        });
        // “Sum” above the only numbers of its sort is no total of others beside it.
        let of_totals = only_total(&self.head, 1).filter(|own| {
            let mut columns = 1..self.head.len();
            columns.any(|column| {
                let is_alike = self.is_money(total, column) == self.is_money(total, *own);
                column != *own && is_alike && self.number(total, column).is_some()
            })
        });
        wrong(sums.collect(), 3, |sum| Some(sum.at.1) == of_totals)
    }

    /// Wrong totals at the end or beginning of rows.
    fn across(&self) -> Vec<Sum> {
        let Some(total) = only_total(&self.head, 1) else {
            return Vec::new();
        };
        if self.head.iter().any(|head| is_measure(head)) {
            return Vec::new();
        }
        let sums = (0..self.cells.len()).filter_map(|row| {
            let parts = (1..self.head.len())
                .filter(|column| *column != total)
                .map(|column| (row, column));
            self.read((row, total), parts)
        });
        let of_totals = only_total(&self.labels, 0);
        wrong(sums.collect(), usize::MAX, |sum| {
            Some(sum.at.0) == of_totals
        })
    }

    /// The number of a cell that counts something.
    fn number(&self, row: usize, column: usize) -> Option<Decimal> {
        match self.cells.get(row)?.get(column)? {
            Some(Counted::Number(number) | Counted::Money(number)) => Some(*number),
            _ => None,
        }
    }

    fn is_money(&self, row: usize, column: usize) -> bool {
        let cell = self.cells.get(row).and_then(|row| row.get(column));
        matches!(cell, Some(Some(Counted::Money(_))))
    }

    /// Whether what a column holds does not add up. What is spent in pounds does.
    fn is_measured(&self, total: usize, column: usize) -> bool {
        self.head
            .get(column)
            .is_some_and(|head| match self.is_money(total, column) {
                true => is_measure(
                    &head
                        .replace(['£', '%'], "")
                        .replace("spend", "")
                        .replace("budget", ""),
                ),
                false => is_measure(head),
            })
    }

    fn read(&self, at: (usize, usize), parts: impl Iterator<Item = (usize, usize)>) -> Option<Sum> {
        let total = self.number(at.0, at.1)?;
        let is_money = self.is_money(at.0, at.1);
        let parts: Option<Vec<Decimal>> = parts
            .map(|(row, column)| {
                let is_other = self.labels.get(row).is_some_and(|label| is_measure(label));
                let is_alike = self.is_money(row, column) == is_money;
                let number = self.number(row, column);
                number.filter(|_| is_alike && !is_other)
            })
            .collect();
        let parts = parts.filter(|parts| parts.len() >= 2)?;
        // Numbers that all end in nought or five are rounded.
        let is_rounded = parts.iter().chain([&total]).all(|value| ends_round(*value));
        let are_wholes = parts.iter().chain([&total]).all(|part| part.is_whole());
        let is_exact = (are_wholes || is_money) && !total.is_zero();
        (is_exact && !is_rounded).then_some(Sum {
            at,
            total,
            parts: parts.len(),
            sum: added(&parts),
            rounding: Decimal::ZERO,
        })
    }

    /// Wrong sums in a column that no heading calls a total: it is the sum of two others in
    /// most rows, and these two are called alike: “seen”, “not seen”.
    fn unnamed(&self) -> Vec<Sum> {
        let columns: Vec<usize> = (1..self.head.len())
            .filter(|column| self.head.get(*column).is_some_and(|head| may_add_up(head)))
            .collect();
        let pairs = columns.iter().enumerate().flat_map(|(at, one)| {
            let behind = columns.iter().skip(at + 1);
            behind.map(move |two| (one, two))
        });
        for total in &columns {
            for (one, two) in pairs.clone() {
                if total == one || total == two || !self.are_alike(*total, *one, *two) {
                    continue;
                }
                let rows = 0..self.cells.len();
                let sums: Vec<Sum> = rows
                    .filter_map(|row| self.of_two((row, *total), *one, *two))
                    .collect();
                let right: Vec<&Sum> = sums.iter().filter(|sum| sum.is_right()).collect();
                let telling: BTreeSet<Decimal> = right
                    .iter()
                    .filter(|sum| sum.off().is_zero())
                    .map(|sum| sum.total)
                    .collect();
                let others = sums.len() - right.len();
                let is_near = sums.iter().all(|sum| sum.is_right() || sum.is_near());
                if others == 1 && telling.len() >= 2 && is_near {
                    return sums.into_iter().filter(|sum| !sum.is_right()).collect();
                }
            }
        }
        Vec::new()
    }

    /// Whether two columns have a word of their names in common that a third has not.
    fn are_alike(&self, total: usize, one: usize, two: usize) -> bool {
        let named = |column: usize| -> BTreeSet<String> {
            let head = self.head.get(column).map_or("", Cow::as_ref);
            let found = words(head, &(0..head.len())).into_iter();
            found
                .filter(|word| word.text.len() > 3)
                .map(|word| lower(word.text))
                .collect()
        };
        let (one, two, total) = (named(one), named(two), named(total));
        one.intersection(&two).any(|word| !total.contains(word))
    }

    fn of_two(&self, at: (usize, usize), one: usize, two: usize) -> Option<Sum> {
        let cell = |column: usize| *self.cells.get(at.0)?.get(column)?;
        let (total, parts, rounding) = match (cell(at.1)?, cell(one)?, cell(two)?) {
            (Counted::Number(total), Counted::Number(one), Counted::Number(two)) => {
                (total, [one, two], Decimal::ZERO)
            }
            (Counted::Percent(total), Counted::Percent(one), Counted::Percent(two)) => {
                let scale = [total, one, two].iter().map(|value| value.scale()).max();
                let ten = (0..scale.unwrap_or(0)).fold(Decimal::whole(2), |ten, _| ten.times(10));
                let rounding = Decimal::whole(3).divided_by(ten, scale.unwrap_or(0) + 1);
                (total, [one, two], rounding?)
            }
            _ => return None,
        };
        let is_telling =
            total >= Decimal::whole(TELLING) && parts.iter().all(|part| !part.is_zero());
        is_telling.then_some(Sum {
            at,
            total,
            parts: 2,
            sum: added(&parts),
            rounding,
        })
    }
}

fn added(parts: &[Decimal]) -> Decimal {
    parts
        .iter()
        .fold(Decimal::ZERO, |sum, part| sum.plus(*part))
}

/// Whether a heading is of numbers that may add up: no average, and not of a month or year.
fn may_add_up(heading: &str) -> bool {
    let is_of_time = words(heading, &(0..heading.len())).iter().any(|word| {
        let mut name = word.text.to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        month(&name).is_some()
            || word.text.len() == 4 && word.text.bytes().all(|b| b.is_ascii_digit())
    });
    !is_of_time && !is_measure(&heading.replace('%', ""))
}

/// The sums that are wrong, where most of the table adds up. One alone is believed from so many
/// parts on. Sums of totals follow from the others.
fn wrong(sums: Vec<Sum>, alone: usize, is_of_totals: impl Fn(&Sum) -> bool) -> Vec<Sum> {
    let count = sums.len();
    let right = sums.iter().filter(|sum| sum.is_right()).count();
    let near = |sum: &&Sum| !sum.is_right() && sum.is_near();
    let own = sums.iter().filter(near).filter(|sum| !is_of_totals(sum));
    let own = own.count();
    let is_sure = right >= 2 && own * 2 <= right;
    // Of many parts, so little off, in two columns that is more than chance.
    let is_little = |sum: &Sum| {
        let is_slip = sum.off() <= Decimal::whole(2) || sum.off().times(20) <= sum.total;
        sum.parts >= 3 && is_slip
    };
    sums.into_iter()
        .filter(|sum| near(&sum))
        .filter(|sum| {
            is_sure
                || right >= 2 && own <= right && is_little(sum)
                || sum.parts >= alone && own == 1 && (count == 1 || right >= 1)
        })
        .collect()
}

fn ends_round(value: Decimal) -> bool {
    let shown = digits(value);
    shown.ends_with('0') || shown.ends_with('5')
}
