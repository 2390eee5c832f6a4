//! Percentages in the cells of tables: beside their count (“5 (35%)”), or in a column of their own.
//!
//! Which whole a percentage is of is seldom said. It is what most of the table agrees with: the
//! total of the row or column, the sum of its parts, another column. Where nothing agrees with
//! most, nothing is reported.

use super::does_not_follow;
use crate::check::Subject;
use crate::check::number::Number;
use crate::check::prose::Passage;
use crate::check::sheet::{Figure, Sheet};
use crate::check::words::words;
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A row and a column.
type Place = (usize, usize);

/// A count, its share, and where the share stands.
#[derive(Clone, Copy)]
struct Share<'s> {
    at: Place,
    n: &'s Number,
    percent: &'s Number,
}

/// A share with the whole that it may be of.
type OfWhole<'s> = (Share<'s>, Decimal);

/// How a share fits a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Exact,
    /// As it is where somebody cut the decimals off instead of rounding.
    Near,
    Far,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for grid in &subject.prose.grids {
        let sheet = Sheet::of(&subject.prose, grid);
        let mut read = Read::default();
        read.lines(&sheet);
        read.columns(&sheet);
        let Read { right, wrong } = read;
        for ((row, column), (n, of, percent, value)) in wrong {
            if right.contains(&(row, column)) {
                continue;
            }
            let passage = sheet.cell(row, column).and_then(|cell| cell.passage);
            let Some(passage) = passage.filter(|one| is_said(one)) else {
                continue;
            };
            all.push(
                does_not_follow(subject, passage, &percent, (n.value, of, value))
                    .help("Correct the number that is wrong, or hold the fractions as figures of a table of the data."),
            );
        }
    }
}

fn is_said(passage: &Passage<'_>) -> bool {
    passage.is_in_section() && !passage.quoted
}

/// What was read of a table.
#[derive(Default)]
struct Read {
    right: BTreeSet<Place>,
    /// The part, its whole, the percentage that is typed and the one that follows.
    wrong: BTreeMap<Place, (Number, Decimal, Number, Decimal)>,
}

impl Read {
    /// Rows and columns of counts with their shares: of their total, or of their sum.
    fn lines(&mut self, sheet: &Sheet<'_, '_>) {
        let (row_total, column_total) = (sheet.total_row(), sheet.total_column());
        let columns = sheet.head.len();
        for row in 0..sheet.rows.len() {
            let places: Vec<Place> = (1..columns).map(|column| (row, column)).collect();
            self.line(sheet, &places, column_total.map(|column| (row, column)));
        }
        for column in 1..columns {
            let places: Vec<Place> = (0..sheet.rows.len()).map(|row| (row, column)).collect();
            self.line(sheet, &places, row_total.map(|row| (row, column)));
        }
    }

    fn line(&mut self, sheet: &Sheet<'_, '_>, places: &[Place], total: Option<Place>) {
        let mut shares = Vec::new();
        let mut is_whole_line = true;
        for at in places.iter().filter(|at| Some(**at) != total) {
            match sheet.cell(at.0, at.1).map(|cell| &cell.figure) {
                Some(Figure::WithShare(n, percent)) => shares.push(Share {
                    at: *at,
                    n,
                    percent,
                }),
                Some(Figure::Count(number)) if number.value.is_zero() => {}
                Some(Figure::Nothing) => {}
                _ => is_whole_line = false,
            }
        }
        if shares.len() < 2 {
            return;
        }
        let total = total.and_then(|at| match &sheet.cell(at.0, at.1)?.figure {
            Figure::Count(number) | Figure::WithShare(number, _) => Some(number.value),
            _ => None,
        });
        let sum = shares
            .iter()
            .fold(Decimal::ZERO, |sum, share| sum.plus(share.n.value));
        let wholes = total.into_iter().chain(is_whole_line.then_some(sum));
        for whole in wholes {
            let of_whole: Vec<OfWhole<'_>> = shares.iter().map(|share| (*share, whole)).collect();
            let count = |fit: Fit| of_whole.iter().filter(|one| fits(one) == fit).count();
            let (exact, near, far) = (count(Fit::Exact), count(Fit::Near), count(Fit::Far));
            if far * 2 <= exact && exact + near >= 2 {
                self.take(&of_whole);
            }
        }
    }

    /// Columns of shares, of a column of counts.
    fn columns(&mut self, sheet: &Sheet<'_, '_>) {
        let columns = 1..sheet.head.len();
        for shares in columns.clone() {
            for parts in columns.clone() {
                let found = shares_of(sheet, parts, shares);
                if found.is_empty() {
                    continue;
                }
                for wholes in columns
                    .clone()
                    .filter(|one| *one != parts && *one != shares)
                {
                    let whole =
                        |share: &Share<'_>| sheet.count(share.at.0, wholes).map(|one| one.value);
                    let is_named =
                        is_whole(sheet.head.get(wholes)) && is_only_share(sheet.head.get(shares));
                    let only = columns.len() == 3;
                    self.try_column(&found, whole, is_named && only);
                }
                if let Some(total) = sheet.total_row() {
                    let whole = |share: &Share<'_>| {
                        sheet
                            .count(total, parts)
                            .map(|one| one.value)
                            .filter(|_| share.at.0 != total)
                    };
                    self.try_column(&found, whole, false);
                }
                let own = |share: &Share<'_>| match &sheet.cell(share.at.0, parts)?.figure {
                    Figure::PartOf(_, of) => Some(of.value),
                    _ => None,
                };
                let is_sure = is_only_share(sheet.head.get(shares)) && columns.len() == 2;
                self.try_column(&found, own, is_sure);
            }
        }
    }

    fn try_column<'s>(
        &mut self,
        shares: &[Share<'s>],
        whole: impl Fn(&Share<'s>) -> Option<Decimal>,
        is_sure: bool,
    ) {
        let of_whole: Vec<OfWhole<'_>> = shares
            .iter()
            .filter_map(|share| Some((*share, whole(share)?)))
            .collect();
        // Nothing of anything is nothing, and all of it is all.
        let telling = of_whole
            .iter()
            .filter(|(share, whole)| !share.n.value.is_zero() && share.n.value != *whole);
        let fitting: Vec<Fit> = telling.map(fits).collect();
        let exact = fitting.iter().filter(|fit| **fit == Fit::Exact).count();
        let other = fitting.len() - exact;
        if is_sure || exact >= 2 && other * 2 <= exact {
            self.take(&of_whole);
        }
    }

    fn take(&mut self, of_whole: &[OfWhole<'_>]) {
        for one in of_whole {
            let (share, whole) = one;
            let right = share
                .n
                .value
                .for_each(100, *whole, share.percent.value.scale());
            match (fits(one), right) {
                (Fit::Exact, _) => {
                    self.right.insert(share.at);
                }
                (_, Some(right)) if share.n.value <= *whole => {
                    let wrong = (share.n.clone(), *whole, share.percent.clone(), right);
                    self.wrong.entry(share.at).or_insert(wrong);
                }
                _ => {}
            }
        }
    }
}

fn fits((share, whole): &OfWhole<'_>) -> Fit {
    let percent = share.percent.value;
    let Some(right) = share.n.value.for_each(100, *whole, percent.scale()) else {
        return Fit::Far;
    };
    // One in the last digit that is shown.
    let off = right.minus(percent).abs();
    let step = (0..percent.scale()).fold(off, |off, _| off.times(10));
    match off.is_zero() {
        true => Fit::Exact,
        false if step <= Decimal::whole(1) => Fit::Near,
        false => Fit::Far,
    }
}

/// The shares of a column with the counts of another, or those that a column of both holds.
fn shares_of<'s>(sheet: &'s Sheet<'_, '_>, parts: usize, shares: usize) -> Vec<Share<'s>> {
    (0..sheet.rows.len())
        .filter_map(|row| {
            let at = (row, shares);
            let part = &sheet.cell(row, parts)?.figure;
            let (n, percent) = match (part, &sheet.cell(row, shares)?.figure) {
                (Figure::WithShare(n, percent), _) if parts == shares => (n, percent),
                (Figure::Count(n) | Figure::PartOf(n, _), Figure::Percent(percent)) => (n, percent),
                _ => return None,
            };
            Some(Share { at, n, percent })
        })
        .collect()
}

/// Whether a heading says that it gives the whole, and nothing else.
fn is_whole(heading: Option<&Cow<'_, str>>) -> bool {
    let heading = heading.map_or("", Cow::as_ref);
    matches!(
        heading,
        "of" | "out of" | "of all" | "all" | "total" | "whole" | "cohort" | "eligible"
    )
}

/// Whether a heading says that it gives shares, and nothing else.
fn is_only_share(heading: Option<&Cow<'_, str>>) -> bool {
    let heading = heading.map_or("", Cow::as_ref);
    let found = words(heading, &(0..heading.len()));
    let is_share = |word: &str| {
        matches!(
            word,
            "share" | "per" | "cent" | "percent" | "percentage" | "proportion" | "as" | "a"
        )
    };
    (heading.contains('%') || !found.is_empty()) && found.iter().all(|word| is_share(word.text))
}
