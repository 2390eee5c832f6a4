//! Headings whose year stands above them: “Apr”, “May” under “2026”, “Q1” to “Q4” under “2025/26”,
//! months under “Scorecard 2026/27”. The year is read where it is certain, and never guessed.

use super::layout::split_role;
use super::when;
use super::workbook::{Cell, Sheet};
use crate::model::Period;
use std::borrow::Cow;

/// What a heading without a year names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bare {
    /// A month, or the months that end with it: “Apr”, “Apr–Jun”.
    Months { last: i8 },
    /// A quarter by its number.
    Quarter,
}

/// A year as it stands above others: `2026`, `2025/26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Year {
    start: i16,
    /// Whether it is a financial one, from April to March.
    is_double: bool,
}

/// The sheet with its year in each heading that stands below one. `None`: a row of years and the
/// headings below it cannot be brought together, and the years alone would mislead.
pub(super) fn with_years(sheet: &Sheet) -> Option<Cow<'_, Sheet>> {
    let mut whole = Cow::Borrowed(sheet);
    for row in 0..sheet.rows.len() {
        let (heads, beside) = bare_heads(sheet, row);
        if heads.len() < 2 {
            continue;
        }
        // Nothing else is to be read of a cell that holds the year alone.
        let mut clear = |row: usize| {
            if let Some(cells) = whole.to_mut().rows.get_mut(row) {
                for cell in cells.iter_mut().filter(|cell| year_of(cell).is_some()) {
                    *cell = Cell::Empty;
                }
            }
        };
        let above = row_of_years(sheet, row);
        let years = match (&above, beside) {
            (_, Some(year)) => {
                clear(row);
                vec![year; heads.len()]
            }
            (Some((above, years)), None) => {
                clear(*above);
                carried(&heads, years)?
            }
            (None, None) => match title_year(sheet, row) {
                Some(year) => vec![year; heads.len()],
                None => continue,
            },
        };
        let Some(texts) = dated(&heads, &years) else {
            match above.is_some() || beside.is_some() {
                true => return None,
                false => continue,
            }
        };
        if let Some(cells) = whole.to_mut().rows.get_mut(row) {
            for (head, text) in heads.iter().zip(texts) {
                if let Some(cell) = cells.get_mut(head.column) {
                    *cell = Cell::Text(text);
                }
            }
        }
    }
    Some(whole)
}

/// The first two headings in a row that name a month or quarter and no year.
pub(super) fn first_two(sheet: &Sheet, row: usize) -> Option<(String, String)> {
    let (heads, _) = bare_heads(sheet, row);
    let mut texts = heads.into_iter().map(|head| head.text);
    texts.next().zip(texts.next())
}

struct Head {
    column: usize,
    text: String,
    /// The part of the text that names the months: “Apr” of “Apr Actual”.
    named: String,
    bare: Bare,
}

/// The headings without a year in a row that has none with one, and the year that stands to the left
/// of them, where their names have their heading.
fn bare_heads(sheet: &Sheet, row: usize) -> (Vec<Head>, Option<Year>) {
    let mut heads = Vec::new();
    let mut beside = None;
    for (column, cell) in sheet.rows.get(row).into_iter().flatten().enumerate() {
        let Some(text) = cell.text() else {
            continue;
        };
        let (named, _) = split_role(text);
        if when::is_clear(&Cell::of_text(&named)) {
            match year_of(cell) {
                Some(year) if heads.is_empty() && has_names(sheet, row, column) => {
                    beside = Some(year);
                }
                _ => return (Vec::new(), None),
            }
        }
        if let Some(bare) = bare(&named) {
            let text = text.to_owned();
            heads.push(Head {
                column,
                text,
                named,
                bare,
            });
        }
    }
    (heads, beside)
}

/// Whether words stand in the column below a heading: the outturn of an earlier year may stand to the
/// left of the months, too, and is no year of theirs.
fn has_names(sheet: &Sheet, row: usize, column: usize) -> bool {
    let below = (row + 1..sheet.rows.len()).map(|row| sheet.cell(row, column));
    let first = below.into_iter().find(|cell| !cell.is_empty());
    first
        .and_then(Cell::text)
        .is_some_and(|text| text.contains(char::is_alphabetic))
}

fn bare(text: &str) -> Option<Bare> {
    let small = text.to_lowercase();
    let number = ["quarter ", "qtr ", "q"]
        .iter()
        .find_map(|word| small.strip_prefix(word));
    if number.is_some_and(|number| matches!(number.trim(), "1" | "2" | "3" | "4")) {
        return Some(Bare::Quarter);
    }
    let is_word = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '–' | '/');
    if text.len() < 3 || !text.chars().all(is_word) {
        return None;
    }
    let any_year = when::written(&Cell::of_text(&format!("{text} 2020")))?;
    matches!(any_year, Period::Month { .. } | Period::Quarter { .. }).then(|| Bare::Months {
        last: any_year.last_day().month(),
    })
}

/// A row with years: which one, and what stands in its cells, year or not, each with its column.
type RowOfYears = (usize, Vec<(usize, Option<Year>)>);

/// The nearest row above with anything in it, where it has years above the headings or beside them.
fn row_of_years(sheet: &Sheet, row: usize) -> Option<RowOfYears> {
    let first = bare_heads(sheet, row).0.first()?.column;
    let filled = |row: &usize| {
        let cells = sheet.rows.get(*row);
        cells.is_some_and(|cells| cells.iter().any(|cell| !cell.is_empty()))
    };
    let above = (0..row).rev().find(filled)?;
    let cells = sheet.rows.get(above)?;
    let years: Vec<(usize, Option<Year>)> = cells
        .iter()
        .enumerate()
        .skip(first)
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| (column, year_of(cell)))
        .collect();
    years
        .iter()
        .any(|(_, year)| year.is_some())
        .then_some((above, years))
}

/// The year of each heading: that which stands above it, or to the left of there.
fn carried(heads: &[Head], years: &[(usize, Option<Year>)]) -> Option<Vec<Year>> {
    if let [(_, Some(only))] = years {
        // It may stand above the middle.
        return Some(vec![*only; heads.len()]);
    }
    let above = |head: &Head| {
        let before = years
            .iter()
            .rev()
            .find(|(column, _)| *column <= head.column);
        before.and_then(|(_, year)| *year)
    };
    heads.iter().map(above).collect()
}

/// A cell that says a year, and nothing else.
fn year_of(cell: &Cell) -> Option<Year> {
    match when::written(cell)? {
        Period::Year { start, kind } => Some(Year {
            start,
            is_double: kind.spans_two_years(),
        }),
        _ => None,
    }
}

/// The one year that the lines above name, or else the sheet's own name.
fn title_year(sheet: &Sheet, row: usize) -> Option<Year> {
    let mut titles: Vec<String> = Vec::new();
    for above in (0..row).rev() {
        let cells = sheet.rows.get(above).into_iter().flatten();
        let filled: Vec<&Cell> = cells.filter(|cell| !cell.is_empty()).collect();
        match filled[..] {
            [] => {}
            [one] => titles.push(one.shown()),
            [_, _] => titles.extend(
                filled
                    .iter()
                    .filter(|cell| year_of(cell).is_none_or(|year| year.is_double))
                    .map(|cell| cell.shown()),
            ),
            _ => break,
        }
    }
    named_year(&titles.join(" ")).or_else(|| named_year(&sheet.name))
}

/// The one year that a title names. That of a single month is not the year of others; nor are
/// school years those of April to March.
fn named_year(title: &str) -> Option<Year> {
    let words = || {
        title
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '.'))
            .filter(|word| !word.is_empty())
    };
    let is_school = |word: &str| {
        let word = word.to_lowercase();
        word.starts_with("academic") || word.starts_with("school")
    };
    if words().any(is_school) {
        return None;
    }
    let mut years: Vec<Year> = words()
        .filter_map(|word| year_of(&Cell::of_text(word)))
        .collect();
    if years.iter().any(|year| year.is_double) {
        years.retain(|year| year.is_double);
    } else if words().any(|word| bare(word).is_some()) {
        return None;
    }
    years.dedup();
    match years[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The headings with their years, where that can be told: months in the order of their year.
fn dated(heads: &[Head], years: &[Year]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let mut before: Option<(Year, i8)> = None;
    for (head, year) in heads.iter().zip(years) {
        let written = match head.bare {
            Bare::Quarter if year.is_double => {
                format!("{}/{:02}", year.start, (year.start + 1).rem_euclid(100))
            }
            // The first quarter of 2026 may begin in January or in April.
            Bare::Quarter => return None,
            Bare::Months { last } => {
                let place = if year.is_double {
                    (last + 8) % 12
                } else {
                    last
                };
                if before.is_some_and(|(of, earlier)| of == *year && place < earlier) {
                    return None;
                }
                before = Some((*year, place));
                let is_second = year.is_double && last <= 3;
                (year.start + i16::from(is_second)).to_string()
            }
        };
        let named = format!("{} {written}", head.named);
        texts.push(head.text.replacen(&head.named, &named, 1));
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
        let cells = |row: &&[&str]| row.iter().map(|text| Cell::of_text(text)).collect();
        Sheet {
            name: name.to_owned(),
            hidden: false,
            rows: rows.iter().map(cells).collect(),
        }
    }

    /// The last row of headings, as it is read.
    fn headings(name: &str, rows: &[&[&str]]) -> String {
        let sheet = sheet(name, rows);
        let Some(whole) = with_years(&sheet) else {
            return "unclear".to_owned();
        };
        let last = whole.rows.last().cloned().unwrap_or_default();
        let shown: Vec<String> = last.iter().skip(1).map(Cell::shown).collect();
        shown.join(" | ")
    }

    #[test]
    fn a_year_above_holds_to_its_right() {
        let months = ["Measure", "Nov", "Dec", "Jan", "Feb"];
        assert_eq!(
            headings("", &[&["", "2025", "", "2026"], &months]),
            "Nov 2025 | Dec 2025 | Jan 2026 | Feb 2026"
        );
        assert_eq!(
            headings("", &[&["", "2025/26"], &months]),
            "Nov 2025 | Dec 2025 | Jan 2026 | Feb 2026"
        );
        assert_eq!(
            headings("", &[&["Scorecard 2025/26"], &[], &months]),
            "Nov 2025 | Dec 2025 | Jan 2026 | Feb 2026"
        );
        // The heading of the names; not the outturn of the year before.
        let months_of = |rows: &[&[&str]]| {
            let sheet = sheet("", rows);
            let whole = with_years(&sheet).map(|whole| whole.rows.clone());
            let shown =
                |row: &Vec<Cell>| row.iter().map(Cell::shown).collect::<Vec<_>>().join(" | ");
            whole.and_then(|rows| rows.first().map(shown))
        };
        assert_eq!(
            months_of(&[&["2025/26", "Nov", "Feb"], &["Visits", "1", "2"]]).as_deref(),
            Some(" | Nov 2025 | Feb 2026")
        );
        assert_eq!(
            months_of(&[&["", "2024/25", "Nov", "Feb"], &["Visits", "3", "1", "2"]]).as_deref(),
            Some(" | 2024/25 | Nov | Feb")
        );
        assert_eq!(
            headings("2025-26", &[&months]),
            "Nov 2025 | Dec 2025 | Jan 2026 | Feb 2026"
        );
        assert_eq!(
            headings(
                "",
                &[&["", "2025/26"], &["Measure", "Q1", "Qtr 2", "Jan to Mar"]]
            ),
            "Q1 2025/26 | Qtr 2 2025/26 | Jan to Mar 2026"
        );
        assert_eq!(
            headings(
                "",
                &[&["2026"], &["Measure", "Apr Target", "Apr Actual", "May"]]
            ),
            "Apr 2026 Target | Apr 2026 Actual | May 2026"
        );
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        let months: &[&str] = &["Measure", "Nov", "Dec", "Jan", "Feb"];
        let as_it_is = "Nov | Dec | Jan | Feb";
        // January of which year?
        assert_eq!(headings("", &[&["", "2025"], months]), "unclear");
        assert_eq!(headings("", &[&["Scorecard 2025"], months]), as_it_is);
        // No year, that of one month, one of two, a school year.
        for title in [
            "Scorecard",
            "Scorecard, June 2025",
            "2024/25 and 2025/26",
            "School year 2025/26",
        ] {
            assert_eq!(headings("", &[&[title], months]), as_it_is, "{title}");
        }
        // The first quarter of 2025 may begin in January or in April.
        assert_eq!(
            headings("", &[&["", "2025"], &["Measure", "Q1", "Q2"]]),
            "unclear"
        );
        // No year stands above the first.
        assert_eq!(
            headings("", &[&["", "", "2025", "", "2026"], months]),
            "unclear"
        );
        // Figures are no years.
        assert_eq!(
            headings(
                "",
                &[&["Contacts", "2025", "2026"], &["Team", "North", "South"]]
            ),
            "North | South"
        );
    }
}
