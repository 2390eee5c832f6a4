//! How a sheet of figures is laid out: a column a period, or a row a period; the target beside the
//! actual value, below it, or not at all.

use super::when;
use super::workbook::{Cell, Place, Sheet};
use super::year_above;
use crate::model::Period;

/// What was found in a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The sheet's name.
    pub sheet: String,
    /// How it is laid out, in words for the writer.
    pub how: &'static str,
    /// Its series, in the order of the sheet.
    pub series: Vec<Series>,
}

/// The figures under one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The name, as it stands in the sheet.
    pub label: String,
    /// Other words beside it that may be the name: a reference, an owner.
    pub also: Vec<String>,
    /// Where the name stands.
    pub place: Place,
    /// Its figures.
    pub points: Vec<Point>,
}

/// A figure at a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period as it stands in the sheet.
    pub period: Period,
    /// What stands in the cell; empty where nothing does.
    pub cell: Cell,
    /// Where the cell is.
    pub place: Place,
    /// What it is.
    pub role: Role,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The value.
    #[default]
    Actual,
    /// The target.
    Target,
}

/// The words that say what a figure is.
const ROLES: [(&str, Role); 8] = [
    ("target", Role::Target),
    ("targets", Role::Target),
    ("actual", Role::Actual),
    ("actuals", Role::Actual),
    ("value", Role::Actual),
    ("outturn", Role::Actual),
    ("performance", Role::Actual),
    ("result", Role::Actual),
];
/// Headings of the column that holds the periods, in the layout with a row a period.
const PERIOD_HEADINGS: [&str; 11] = [
    "period",
    "reporting period",
    "time period",
    "month",
    "month ending",
    "date",
    "as at",
    "quarter",
    "year",
    "financial year",
    "academic year",
];
/// Headings of the column that names what is measured, where each row has one figure.
const NAME_HEADINGS: [&str; 7] = [
    "indicator",
    "indicator id",
    "measure",
    "metric",
    "kpi",
    "id",
    "name",
];
/// How many periods make a heading by themselves.
const SEVERAL: usize = 2;
/// The most headings that are shown.
const MOST_HEADINGS: usize = 6;
/// The first rows, in which headings are looked for.
pub(super) const HEADING_ROWS: usize = 60;

/// What is found in one sheet; `None`: no figures by period.
pub fn layouts(sheet: &Sheet) -> Option<Found> {
    let sheet = &*year_above::with_years(sheet)?;
    let rows = || 0..sheet.rows.len().min(HEADING_ROWS);
    for row in rows() {
        if let Some(head) = WideHead::at(sheet, row, SEVERAL) {
            let series = wide(sheet, row, head, SEVERAL);
            return found(sheet, "a column a period", series);
        }
        if let Some(head) = LongHead::at(sheet, row) {
            let series = head.series(sheet, row);
            return found(sheet, "a row a period", series);
        }
    }
    // A single period may be the date of a report: it is the heading where nothing else is.
    rows().find_map(|row| {
        let head = WideHead::at(sheet, row, 1).filter(|head| head.has_names(sheet, row))?;
        let series = wide(sheet, row, head, 1);
        found(sheet, "one period", series)
    })
}

/// Headings that name months or quarters and no year, in words, where a sheet has several in a row.
pub fn without_year(sheet: &Sheet) -> Option<String> {
    (0..sheet.rows.len().min(HEADING_ROWS)).find_map(|row| {
        let (first, second) = year_above::first_two(sheet, row)?;
        Some(format!("The headings “{first}” and “{second}”"))
    })
}

/// What stands in the row that is most like a heading, in words: the one with the most texts.
pub fn headings(sheet: &Sheet) -> Option<String> {
    let texts = |row: &Vec<Cell>| -> Vec<String> {
        let texts = row.iter().filter_map(Cell::text);
        texts.map(|text| format!("“{text}”")).collect()
    };
    let rows = sheet.rows.iter().take(HEADING_ROWS).map(texts);
    // Of several the first.
    let heading = rows.rev().max_by_key(Vec::len)?;
    let shown = heading.get(..heading.len().min(MOST_HEADINGS))?;
    let more = if heading.len() > MOST_HEADINGS {
        " …"
    } else {
        ""
    };
    (shown.len() > 1).then(|| format!("{}{more}", shown.join(" ")))
}

fn found(sheet: &Sheet, how: &'static str, series: Vec<Series>) -> Option<Found> {
    let series: Vec<Series> = series
        .into_iter()
        .filter(|one| one.points.iter().any(|point| !point.cell.is_empty()))
        .collect();
    (!series.is_empty()).then(|| Found {
        sheet: sheet.name.clone(),
        how,
        series,
    })
}

/// The role that a word names by itself: “Target”.
fn role(text: &str) -> Option<Role> {
    let plain = super::label::plain(text);
    ROLES
        .iter()
        .find(|(word, _)| *word == plain)
        .map(|(_, role)| *role)
}

/// A text with the role that it ends or begins with: “Visits (target)”, “Apr-19 Actual”.
pub(super) fn split_role(text: &str) -> (String, Option<Role>) {
    let trimmed = |rest: &str| {
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '–' | ':'))
            .to_owned()
    };
    let lower = text.to_lowercase();
    for (word, role) in ROLES {
        // Lower case may have another length than the text: then nothing is cut.
        if lower.len() != text.len() {
            break;
        }
        let bare = lower.trim_end_matches(')');
        if let Some(before) = bare.strip_suffix(word)
            && before.ends_with(|c: char| !c.is_alphanumeric())
            && let Some(rest) = text.get(..before.len())
        {
            return (trimmed(rest), Some(role));
        }
        if let Some(after) = lower.strip_prefix(word)
            && after.starts_with(|c: char| !c.is_alphanumeric())
            && let Some(rest) = text.get(word.len()..)
            && when::is_clear(&Cell::of_text(&trimmed(rest)))
        {
            return (trimmed(rest), Some(role));
        }
    }
    (text.to_owned(), None)
}

/// The columns of a layout with a column a period, each with its period and role.
struct WideHead {
    columns: Vec<(usize, Period, Role)>,
    /// A column “Target” beside them: each row's target, from the first of the periods on.
    target: Option<usize>,
    /// The first row with figures.
    body: usize,
}

impl WideHead {
    /// The heading that begins in this row, of so many periods at least.
    fn at(sheet: &Sheet, row: usize, fewest: usize) -> Option<WideHead> {
        let cells = sheet.rows.get(row)?;
        let mut columns: Vec<(usize, Period, Option<Role>)> = Vec::new();
        let mut clear = 0;
        let mut years = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let (cell, role) = match cell.text().map(split_role) {
                Some((rest, Some(role))) => (Cell::of_text(&rest), Some(role)),
                _ => (cell.clone(), None),
            };
            let Some(period) = when::written(&cell) else {
                continue;
            };
            if when::is_clear(&cell) {
                clear += 1;
            } else {
                years.push(period);
            }
            columns.push((column, period, role));
        }
        // Years alone may be counts: only years in a row, each after the other, are a heading.
        let in_a_row = years.len() >= 2
            && years
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.next() == *b || a == b));
        if clear < fewest && !(clear == 0 && in_a_row) {
            return None;
        }
        if clear > 0 {
            columns.retain(|(column, ..)| {
                cells.get(*column).and_then(Cell::text).is_none_or(|text| {
                    let (rest, _) = split_role(text);
                    when::is_clear(&Cell::of_text(&rest))
                })
            });
        }
        Some(WideHead::with_roles(sheet, row, columns))
    }

    /// Whether something is named to the left of the figures, in a row below that has one.
    fn has_names(&self, sheet: &Sheet, row: usize) -> bool {
        let first = self.columns.first().map_or(0, |(column, ..)| *column);
        (row + 1..sheet.rows.len()).any(|below| {
            let is_named = (0..first).any(|column| sheet.cell(below, column).text().is_some());
            is_named && !sheet.cell(below, first).is_empty()
        })
    }

    /// Adds the roles of the row below, where the heading has one: target and actual in pairs
    /// under each period, whose own cell may reach over both.
    fn with_roles(
        sheet: &Sheet,
        row: usize,
        columns: Vec<(usize, Period, Option<Role>)>,
    ) -> WideHead {
        let first = columns.first().map_or(0, |(column, ..)| *column);
        let width = sheet.rows.get(row + 1).map_or(0, Vec::len);
        let below: Vec<(usize, Role)> = (first..width)
            .filter_map(|column| {
                let role = role(sheet.cell(row + 1, column).text()?)?;
                Some((column, role))
            })
            .collect();
        if below.len() < columns.len().max(2) {
            let head = sheet.rows.get(row).map_or(&[][..], Vec::as_slice);
            let target = head.iter().position(|cell| {
                cell.text()
                    .is_some_and(|text| role(text) == Some(Role::Target))
            });
            return WideHead {
                target: target.filter(|at| columns.iter().all(|(column, ..)| column != at)),
                columns: columns
                    .into_iter()
                    .map(|(column, period, role)| (column, period, role.unwrap_or_default()))
                    .collect(),
                body: row + 1,
            };
        }
        let period_of = |column: usize| {
            columns
                .iter()
                .rev()
                .find(|(start, ..)| *start <= column)
                .map(|(_, period, _)| *period)
        };
        WideHead {
            columns: below
                .into_iter()
                .filter_map(|(column, role)| Some((column, period_of(column)?, role)))
                .collect(),
            target: None,
            body: row + 2,
        }
    }
}

/// The series of a layout with a column a period; another heading may follow further down.
fn wide(sheet: &Sheet, first: usize, head: WideHead, fewest: usize) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    let mut head = head;
    let mut row = head.body.max(first + 1);
    while row < sheet.rows.len() {
        if let Some(next) = WideHead::at(sheet, row, fewest) {
            row = next.body;
            head = next;
            continue;
        }
        add_wide_row(sheet, row, &head, &mut all);
        row += 1;
    }
    all
}

fn add_wide_row(sheet: &Sheet, row: usize, head: &WideHead, all: &mut Vec<Series>) {
    let first = head.columns.first().map_or(0, |(column, ..)| *column);
    let points = |role: Option<Role>| -> Vec<Point> {
        head.columns
            .iter()
            .map(|(column, period, of_column)| Point {
                period: *period,
                cell: sheet.cell(row, *column).clone(),
                place: Place {
                    row,
                    column: *column,
                },
                role: role.unwrap_or(*of_column),
            })
            .collect()
    };
    let mut of_row = None;
    let mut names: Vec<(String, Place)> = Vec::new();
    for column in (0..first).filter(|column| head.target != Some(*column)) {
        let Some(text) = sheet.cell(row, column).text() else {
            continue;
        };
        if let Some(role) = role(text) {
            of_row = Some(role);
        } else if text.contains(char::is_alphabetic) {
            let (rest, role) = split_role(text);
            of_row = of_row.or(role);
            names.push((rest, Place { row, column }));
        }
    }
    // A reference or an owner may stand beside the name, which says more than they do.
    let longest = (0..names.len())
        .rev()
        .max_by_key(|at| names.get(*at).map(|(text, _)| text.len()));
    let name = longest.map(|at| names.remove(at));
    let mut points = points(of_row);
    if points.iter().all(|point| point.cell.is_empty()) {
        return;
    }
    let from = head.columns.iter().map(|(_, period, _)| *period).min();
    if let (Some(column), Some(period), None) = (head.target, from, of_row) {
        points.push(Point {
            period,
            cell: sheet.cell(row, column).clone(),
            place: Place { row, column },
            role: Role::Target,
        });
    }
    match (name, all.last_mut()) {
        // “Target” and “Actual” below each other under one name, which stands in the first row.
        (None, Some(series)) if of_row.is_some() => series.points.extend(points),
        (None, _) => {}
        (Some((label, _)), Some(series)) if of_row.is_some() && series.label == label => {
            series.points.extend(points);
        }
        (Some((label, place)), _) => all.push(Series {
            label,
            also: names.into_iter().map(|(text, _)| text).collect(),
            place,
            points,
        }),
    }
}

/// The columns of a layout with a row a period.
struct LongHead {
    period: usize,
    /// The column that names what is measured, if one does.
    name: Option<usize>,
    /// The columns of figures: with their names, where no other column has them.
    figures: Vec<(usize, String, Role)>,
}

impl LongHead {
    fn at(sheet: &Sheet, row: usize) -> Option<LongHead> {
        let cells = sheet.rows.get(row)?;
        let heading = |wanted: &[&str]| {
            cells.iter().position(|cell| {
                cell.text()
                    .is_some_and(|text| wanted.contains(&super::label::plain(text).as_str()))
            })
        };
        let period = heading(&PERIOD_HEADINGS)?;
        // Something in the column must be a period, or it is another kind of list.
        let is_period = |row| when::written(sheet.cell(row, period)).is_some();
        (row + 1..sheet.rows.len()).find(|row| is_period(*row))?;
        let name = heading(&NAME_HEADINGS).filter(|column| *column != period);
        let figures = cells
            .iter()
            .enumerate()
            .filter(|(column, _)| *column != period && Some(*column) != name)
            .filter_map(|(column, cell)| {
                let text = cell.text()?;
                match (name, role(text), split_role(text)) {
                    (_, Some(role), _) => Some((column, String::new(), role)),
                    (Some(_), None, _) => None,
                    (None, None, (label, role)) => Some((column, label, role.unwrap_or_default())),
                }
            })
            .collect();
        Some(LongHead {
            period,
            name,
            figures,
        })
    }

    fn series(&self, sheet: &Sheet, head: usize) -> Vec<Series> {
        let mut all: Vec<Series> = Vec::new();
        for row in head + 1..sheet.rows.len() {
            let Some(period) = when::written(sheet.cell(row, self.period)) else {
                continue;
            };
            for (column, label, role) in &self.figures {
                let (label, at) = match self.name {
                    Some(name) => match sheet.cell(row, name).text() {
                        Some(text) => (text.to_owned(), Place { row, column: name }),
                        None => continue,
                    },
                    None => (
                        label.clone(),
                        Place {
                            row: head,
                            column: *column,
                        },
                    ),
                };
                let point = Point {
                    period,
                    cell: sheet.cell(row, *column).clone(),
                    place: Place {
                        row,
                        column: *column,
                    },
                    role: *role,
                };
                match all.iter_mut().find(|series| series.label == label) {
                    Some(series) => series.points.push(point),
                    None => all.push(Series {
                        label,
                        also: Vec::new(),
                        place: at,
                        points: vec![point],
                    }),
                }
            }
        }
        all
    }
}
