//! The Department for Education's statistics as they are published: tidy CSV, one row an area and a
//! year, a column a measure (“Explore education statistics” data files).

use super::label::Destination;
use super::layout::{Point, Role, Series};
use super::workbook::{Cell, Place, Sheet};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{Frequency, Indicator, Period, YearKind};

/// What is wanted of such a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The area, by its name or code: `Gloucestershire`, `E10000013`, `916`, `England`.
    pub area: Option<String>,
    /// The column with the figures.
    pub measure: Option<String>,
    /// The first and last year, as the file writes them: `2015-2019`, `2019`.
    pub years: Option<String>,
    /// Values of other columns, where a file has several rows for an area and year.
    pub filters: Vec<(String, String)>,
}

/// The columns that name an area, the narrowest first, each with its codes.
const AREAS: [(&str, &[&str]); 3] = [
    ("la_name", &["new_la_code", "old_la_code"]),
    ("region_name", &["region_code"]),
    ("country_name", &["country_code"]),
];
/// The columns that say what a row is about and are no measures.
const ABOUT: [&str; 11] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category",
];
/// The most names that a message lists.
const MOST_NAMED: usize = 40;

/// Whether a sheet is such a file.
pub fn is_tidy(sheet: &Sheet) -> bool {
    ["time_period", "time_identifier", "geographic_level"]
        .iter()
        .all(|name| column(sheet, name).is_some())
}

fn column(sheet: &Sheet, name: &str) -> Option<usize> {
    sheet.rows.first()?.iter().position(|cell| {
        cell.text()
            .is_some_and(|text| text.eq_ignore_ascii_case(name))
    })
}

/// The series that was chosen, with the area's name beside it; `into` says which kind of year a number such as 2019 is, and of
/// which periods.
///
/// # Errors
/// Where the choice is not complete, or names what is not there: the message lists what there is.
pub fn tidy(
    sheet: &Sheet,
    choice: &Choice,
    into: (&Indicator, &Destination),
) -> Result<Series, Diagnostic> {
    let measure = measure(sheet, choice.measure.as_deref())?;
    let rows = rows_of_area(sheet, choice.area.as_deref())?;
    let rows = filtered(sheet, rows, &choice.filters)?;
    let (first, last) = years(choice.years.as_deref())?;
    let time = column(sheet, "time_period").unwrap_or(0);
    // As the file writes it, where a code was given.
    let area = rows.first().and_then(|row| area_of(sheet, *row));
    let mut points: Vec<Point> = Vec::new();
    for row in rows {
        let written = sheet.cell(row, time).shown();
        let number: i64 = written
            .get(..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or(0);
        if number < first || number > last {
            continue;
        }
        let period = period(&written, into).ok_or_else(|| {
            Diagnostic::error(
                "bad-import",
                format!(
                    "{}: “{written}” is no period that “{}” can have",
                    Place { row, column: time },
                    into.1
                ),
            )
            .help("These statistics are of years: they go into an indicator whose frequency is yearly, or into a comparator of any.")
        })?;
        if let Some(other) = points.iter().find(|point| point.period == period) {
            return Err(several_rows(sheet, row, other.place.row));
        }
        points.push(Point {
            period,
            cell: sheet.cell(row, measure).clone(),
            place: Place {
                row,
                column: measure,
            },
            role: Role::Actual,
        });
    }
    if points.is_empty() {
        return Err(Diagnostic::error(
            "bad-import",
            "there is no row for this area and these years",
        )
        .help("Take --years out to see every year."));
    }
    points.sort_by_cached_key(|point| point.period);
    Ok(Series {
        label: sheet.cell(0, measure).shown(),
        also: area.into_iter().collect(),
        place: Place {
            row: 0,
            column: measure,
        },
        points,
    })
}

/// Everything that a choice names and the file has not, so that all of it can be mended at once.
pub fn wrong_choices(sheet: &Sheet, choice: &Choice) -> Vec<Diagnostic> {
    let rows = rows_of_area(sheet, choice.area.as_deref());
    let rows = rows.and_then(|rows| filtered(sheet, rows, &choice.filters));
    [
        measure(sheet, choice.measure.as_deref()).err(),
        rows.err(),
        years(choice.years.as_deref()).err(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A year of such a file in a series: where the series has years over two calendar years, a single
/// number names the one in which the year ends, as in “year ending 31 March 2019”.
fn period(written: &str, (indicator, into): (&Indicator, &Destination)) -> Option<Period> {
    let digits: i16 = written.get(..4)?.parse().ok()?;
    let two = written.len() == 6 && written.bytes().all(|b| b.is_ascii_digit());
    let kind = indicator.year;
    // A comparator may be of other periods than its indicator.
    let takes_years = matches!(indicator.frequency, Frequency::Yearly | Frequency::Once);
    if !takes_years && into.comparator.is_none() {
        return None;
    }
    let start = match (kind.spans_two_years(), two) {
        (true, true) => digits,
        (true, false) if written.len() == 4 => digits.checked_sub(1)?,
        (false, false) if written.len() == 4 => digits,
        _ => return None,
    };
    let text = match kind {
        YearKind::Financial | YearKind::Academic => {
            format!("{start}/{:02}", (start + 1).rem_euclid(100))
        }
        YearKind::Calendar | YearKind::September => start.to_string(),
    };
    Period::parse(&text, kind)
}

fn headings(sheet: &Sheet) -> Vec<String> {
    let first = sheet.rows.first();
    first
        .map(|cells| cells.iter().map(Cell::shown).collect())
        .unwrap_or_default()
}

fn is_measure(name: &str) -> bool {
    !name.is_empty() && !ABOUT.contains(&name.to_lowercase().as_str())
}

/// The columns of figures that such a file has, in words.
pub fn measures(sheet: &Sheet) -> String {
    let names = headings(sheet);
    let measures: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| is_measure(name))
        .collect();
    listed(&measures)
}

fn measure(sheet: &Sheet, wanted: Option<&str>) -> Result<usize, Diagnostic> {
    let names = headings(sheet);
    let measures: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| is_measure(name))
        .collect();
    let list = listed(&measures);
    let Some(wanted) = wanted else {
        return Err(Diagnostic::error(
            "bad-import",
            "this is a file of the Department's statistics: which measure is wanted?",
        )
        .help(format!("Add --measure NAME. There are: {list}.")));
    };
    match names.iter().position(|name| {
        name.eq_ignore_ascii_case(wanted.trim()) && measures.contains(&name.as_str())
    }) {
        Some(column) => Ok(column),
        None => Err(Diagnostic::error(
            "bad-import",
            format!("there is no measure “{wanted}” in this file"),
        )
        .help(match did_you_mean(wanted, measures.iter().copied()) {
            Some(near) => format!("Did you mean “{near}”?"),
            None => format!("There are: {list}."),
        })),
    }
}

fn rows_of_area(sheet: &Sheet, wanted: Option<&str>) -> Result<Vec<usize>, Diagnostic> {
    let names: Vec<(usize, String)> = (1..sheet.rows.len())
        .filter_map(|row| Some((row, area_of(sheet, row)?)))
        .collect();
    let Some(wanted) = wanted else {
        let mut wide: Vec<&str> = names
            .iter()
            .filter(|(row, _)| {
                column(sheet, "la_name").is_none_or(|la| sheet.cell(*row, la).is_empty())
            })
            .map(|(_, name)| name.as_str())
            .collect();
        wide.sort_unstable();
        wide.dedup();
        return Err(Diagnostic::error(
            "bad-import",
            "this is a file of the Department's statistics: which area is wanted?",
        )
        .help(format!(
            "Add --area NAME: a council, or one of {}.",
            listed(&wide)
        )));
    };
    let wanted = wanted.trim();
    let rows: Vec<usize> = names
        .iter()
        .filter(|(row, name)| name.eq_ignore_ascii_case(wanted) || has_code(sheet, *row, wanted))
        .map(|(row, _)| *row)
        .collect();
    if rows.is_empty() {
        let near = did_you_mean(wanted, names.iter().map(|(_, name)| name.as_str()));
        return Err(Diagnostic::error(
            "bad-import",
            format!("there is no area “{wanted}” in this file"),
        )
        .help(match near {
            Some(near) => format!("Did you mean “{near}”?"),
            None => {
                "Write it as the file does: the name of a council or region, or England.".to_owned()
            }
        }));
    }
    Ok(rows)
}

/// The narrowest area that a row is about.
fn area_of(sheet: &Sheet, row: usize) -> Option<String> {
    AREAS.iter().find_map(|(name, _)| {
        let cell = sheet.cell(row, column(sheet, name)?);
        (!cell.is_empty()).then(|| cell.shown())
    })
}

/// Whether the narrowest area of a row has this code.
fn has_code(sheet: &Sheet, row: usize, wanted: &str) -> bool {
    AREAS
        .iter()
        .find(|(name, _)| {
            column(sheet, name).is_some_and(|column| !sheet.cell(row, column).is_empty())
        })
        .is_some_and(|(_, codes)| {
            codes.iter().any(|code| {
                column(sheet, code).is_some_and(|column| sheet.cell(row, column).shown() == wanted)
            })
        })
}

fn filtered(
    sheet: &Sheet,
    rows: Vec<usize>,
    filters: &[(String, String)],
) -> Result<Vec<usize>, Diagnostic> {
    let mut rows = rows;
    for (name, wanted) in filters {
        let Some(at) = column(sheet, name) else {
            return Err(Diagnostic::error(
                "bad-import",
                format!("there is no column “{name}” in this file"),
            ));
        };
        let values: Vec<String> = rows
            .iter()
            .map(|row| sheet.cell(*row, at).shown())
            .collect();
        rows.retain(|row| sheet.cell(*row, at).shown().eq_ignore_ascii_case(wanted));
        if rows.is_empty() {
            let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
            values.sort_unstable();
            values.dedup();
            return Err(Diagnostic::error(
                "bad-import",
                format!("no row of this area has “{wanted}” in the column “{name}”"),
            )
            .help(format!("There are: {}.", listed(&values))));
        }
    }
    Ok(rows)
}

fn several_rows(sheet: &Sheet, one: usize, other: usize) -> Diagnostic {
    let differ: Vec<String> = sheet
        .rows
        .first()
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(column, _)| sheet.cell(one, *column) != sheet.cell(other, *column))
        .map(|(column, name)| {
            format!(
                "{} (“{}”, “{}”)",
                name.shown(),
                sheet.cell(other, column).shown(),
                sheet.cell(one, column).shown()
            )
        })
        .take(6)
        .collect();
    Diagnostic::error(
        "bad-import",
        format!(
            "lines {} and {} are of the same area and year",
            other + 1,
            one + 1
        ),
    )
    .help(format!(
        "Choose between them with --where COLUMN=VALUE. They differ in: {}.",
        differ.join(", ")
    ))
}

/// The first and the last year of `2015-2019`, `2019`, `2015-`.
fn years(text: Option<&str>) -> Result<(i64, i64), Diagnostic> {
    let Some(text) = text else {
        return Ok((i64::MIN, i64::MAX));
    };
    let year = |part: &str, open: i64| match part.trim() {
        "" => Some(open),
        part => part.parse().ok().filter(|year| (1900..2200).contains(year)),
    };
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    match (year(first, i64::MIN), year(last, i64::MAX)) {
        (Some(first), Some(last)) if first <= last && !text.trim().is_empty() => Ok((first, last)),
        _ => Err(
            Diagnostic::error("bad-import", format!("“{text}” names no years"))
                .help("Write them as the file does: --years 2019, or --years 2015-2019."),
        ),
    }
}

fn listed(names: &[&str]) -> String {
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).copied().collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    match more {
        0 => shown.join(", "),
        _ => format!("{} and {more} more", shown.join(", ")),
    }
}
