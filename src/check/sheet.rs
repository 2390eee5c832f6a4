//! A table typed in a text as figures: what its cells hold, below which headings.

use super::number::{Hedge, Number, NumberKind};
use super::prose::{Grid, Passage, Prose};
use super::words::{find_phrase, lower};
use std::borrow::Cow;

/// A table as figures. Its first column names the rows.
pub struct Sheet<'a, 'p> {
    /// The headings of the columns, in small letters.
    pub head: Vec<Cow<'a, str>>,
    /// The headings of the rows, in small letters.
    pub labels: Vec<Cow<'a, str>>,
    /// The cells, row by row, as many as there are headings of columns.
    pub rows: Vec<Vec<Cell<'a, 'p>>>,
    /// What is said above and below it, in small letters.
    pub around: String,
}

/// A cell.
pub struct Cell<'a, 'p> {
    /// Its passage, where it holds anything.
    pub passage: Option<&'a Passage<'p>>,
    /// What it is.
    pub figure: Figure,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number alone.
    Count(Number),
    /// An amount of money alone.
    Money(Number),
    /// A percentage alone.
    Percent(Number),
    /// A number and its share: “5 (35%)”.
    WithShare(Number, Number),
    /// A part and its whole: “5 of 14”.
    PartOf(Number, Number),
    /// Nothing, or a dash.
    Nothing,
    /// Something else, or something with a footnote.
    Other,
}

impl<'a, 'p> Sheet<'a, 'p> {
    /// Reads a table.
    pub fn of(prose: &'a Prose<'p>, grid: &Grid) -> Sheet<'a, 'p> {
        let passage = |at: &Option<usize>| at.and_then(|at| prose.at(at));
        let small = |at: &Option<usize>| passage(at).map_or(Cow::Borrowed(""), small);
        let cell = |at: &Option<usize>| {
            let passage = passage(at);
            Cell {
                passage,
                figure: passage.map_or(Figure::Nothing, figure),
            }
        };
        let above = &grid.above;
        let around = above
            .headings
            .iter()
            .chain(&above.leads)
            .chain(&above.below);
        let said: Vec<Cow<'a, str>> = around.map(|at| small(&Some(*at))).collect();
        Sheet {
            head: grid.head.iter().map(small).collect(),
            labels: grid
                .rows
                .iter()
                .map(|row| row.first().map_or(Cow::Borrowed(""), small))
                .collect(),
            rows: grid
                .rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            around: said.join("\n"),
        }
    }

    /// The cell of a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell<'a, 'p>> {
        self.rows.get(row)?.get(column)
    }

    /// The number that stands alone in a cell.
    pub fn count(&self, row: usize, column: usize) -> Option<&Number> {
        match &self.cell(row, column)?.figure {
            Figure::Count(number) => Some(number),
            _ => None,
        }
    }

    /// The only row that is the total of the others: the first or the last.
    pub fn total_row(&self) -> Option<usize> {
        only_total(&self.labels, 0)
    }

    /// The only column that is the total of the others.
    pub fn total_column(&self) -> Option<usize> {
        only_total(&self.head, 1)
    }
}

/// Which heading alone says that it is a total, first or last behind those passed by.
pub fn only_total(headings: &[impl AsRef<str>], passed: usize) -> Option<usize> {
    let totals = headings.iter().enumerate().skip(passed);
    let mut totals = totals
        .filter(|(_, heading)| is_total(heading.as_ref()))
        .map(|(at, _)| at);
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    (total == passed || total + 1 == headings.len()).then_some(total)
}

/// Whether a heading in small letters says that its numbers are totals, and nothing else.
pub fn is_total(heading: &str) -> bool {
    // “Total (staff group 436)”
    let heading = match heading.split_once(" (") {
        Some((name, rest)) if rest.ends_with(')') => name,
        _ => heading,
    };
    let heading = heading.trim_end_matches([':', '.']);
    matches!(
        heading,
        "all" | "in all" | "overall" | "sum" | "totals" | "total"
    ) || ["total ", "grand total", "overall total"]
        .iter()
        .any(|start| heading.starts_with(start))
        && heading.split_whitespace().count() <= 3
}

/// Whether a heading in small letters says that a number below it is no count that adds up.
pub fn is_measure(heading: &str) -> bool {
    const MEASURES: [&str; 16] = [
        "average",
        "mean",
        "median",
        "rate",
        "rates",
        "ratio",
        "rank",
        "score",
        "target",
        "change",
        "difference",
        "cost",
        "spend",
        "budget",
        "per",
        "rating",
    ];
    heading.contains(['%', '£', '+'])
        || MEASURES
            .iter()
            .any(|word| find_phrase(heading, word).is_some())
}

/// The words of a heading in small letters, without what its references show.
fn small<'a>(passage: &'a Passage<'_>) -> Cow<'a, str> {
    match passage.references.is_empty() {
        true => Cow::Borrowed(passage.small().text.trim()),
        false => Cow::Owned(lower(passage.plain().trim())),
    }
}

fn figure(passage: &Passage<'_>) -> Figure {
    let is_marked =
        !passage.references.is_empty() || !passage.notes.is_empty() || !passage.code.is_empty();
    if is_marked {
        return Figure::Other;
    }
    let text = passage.text.as_str();
    let found = passage.numbers(&(0..text.len()));
    let rest = without(text, &found);
    let rest = rest.as_str();
    let is_exact = found.iter().all(|number| number.hedge == Hedge::None);
    let is_bracketed = matches!(rest, "()" | "[]" | "," | "–" | "-" | "/");
    match found.as_slice() {
        [] if matches!(rest, "" | "–" | "-" | "—" | "*" | "n/a") => Figure::Nothing,
        _ if !is_exact => Figure::Other,
        [one] if rest.is_empty() => match one.kind {
            NumberKind::Plain => Figure::Count(one.clone()),
            NumberKind::Pounds => Figure::Money(one.clone()),
            NumberKind::Percent => Figure::Percent(one.clone()),
            NumberKind::Share => Figure::Other,
        },
        [one, two] => match (one.kind, two.kind) {
            (NumberKind::Plain, NumberKind::Percent) if is_bracketed => {
                Figure::WithShare(one.clone(), two.clone())
            }
            (NumberKind::Percent, NumberKind::Plain) if is_bracketed => {
                Figure::WithShare(two.clone(), one.clone())
            }
            (NumberKind::Plain, NumberKind::Plain) if matches!(rest, "of" | "outof") => {
                Figure::PartOf(one.clone(), two.clone())
            }
            _ => Figure::Other,
        },
        _ => Figure::Other,
    }
}

/// Of a longer rest of a cell no more need be known.
const LONG: usize = 6;

/// A text without its numbers and spaces, as far as it tells anything.
fn without(text: &str, found: &[Number]) -> String {
    let inside = |at: usize| found.iter().any(|number| number.range.contains(&at));
    text.char_indices()
        .filter(|(at, letter)| !inside(*at) && !letter.is_whitespace())
        .map(|(_, letter)| letter)
        .take(LONG)
        .collect()
}
