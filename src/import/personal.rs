//! Data about single children must never enter a publication: a workbook that looks like it is
//! refused whole, before anything in it is read as a figure.
//!
//! The lists that councils hand to inspectors (“Annex A”) have a row for each child, with an
//! identifier and a date of birth. That is what is looked for.

use super::workbook::{Cell, Place, Sheet, Workbook};
use crate::check::identifiers::{is_nhs_number, is_pupil_number};
use crate::diagnostic::Diagnostic;

/// The rows in which headings are looked for.
const HEADING_ROWS: usize = 40;
/// How many rows below a heading make a list, and no single remark.
const A_LIST: usize = 2;

/// Headings of columns that identify a child by themselves: compared in small letters, without
/// punctuation.
const IDENTIFIERS: [&str; 31] = [
    "upn",
    "unique pupil number",
    "pupil number",
    "pupil id",
    "nhs number",
    "nhs no",
    "uln",
    "unique learner number",
    "child id",
    "childs id",
    "child unique id",
    "child unique identifier",
    "child reference",
    "person id",
    "person number",
    "client id",
    "case id",
    "case number",
    "case reference",
    "ics id",
    "ics number",
    "lcs id",
    "mosaic id",
    "liquidlogic id",
    "forename",
    "first name",
    "surname",
    "family name",
    "last name",
    "child name",
    "name of child",
];

/// Headings that tell about a person beside others.
const BIRTH: [&str; 6] = [
    "dob",
    "d o b",
    "date of birth",
    "birth date",
    "birthdate",
    "expected date of birth",
];

/// Headings of columns that name people, where words stand below them: “Child” above “North” and
/// “South” would be no list of children, and neither is it above numbers.
const NAMES: [&str; 14] = [
    "child",
    "childs name",
    "childrens names",
    "young person",
    "young persons name",
    "name of young person",
    "pupil",
    "pupil name",
    "client",
    "client name",
    "service user",
    "full name",
    "mothers name",
    "carers name",
];

/// Headings of what is said of a person, beside which “Name” names people.
const ATTRIBUTES: [&str; 16] = [
    "gender",
    "sex",
    "ethnicity",
    "ethnic origin",
    "age",
    "religion",
    "nationality",
    "disability",
    "legal status",
    "address",
    "postcode",
    "home address",
    "allocated worker",
    "allocated social worker",
    "social worker",
    "date of birth",
];

/// Why a workbook is refused as data about single children; `None`: it doesn't look like that.
pub fn child_level(workbook: &Workbook) -> Option<Diagnostic> {
    let sign = workbook.sheets.iter().find_map(|sheet| {
        let sign = by_heading(sheet)
            .or_else(|| by_names(sheet))
            .or_else(|| by_content(sheet))?;
        Some(match sheet.name.as_str() {
            "" => sign,
            name => format!("sheet “{name}”, {sign}"),
        })
    })?;
    Some(
        Diagnostic::error(
            "child-level-data",
            format!(
                "“{}” looks like data about single children: {sign}",
                workbook.name
            ),
        )
        .help("Nothing was read from it. A publication holds totals only: import a sheet that has counts and percentages by period, and keep lists of children out of this folder."),
    )
}

/// A column with such a heading, and rows below it.
fn by_heading(sheet: &Sheet) -> Option<String> {
    for (row, cells) in sheet.rows.iter().enumerate().take(HEADING_ROWS) {
        for (column, cell) in cells.iter().enumerate() {
            let Some(heading) = cell.text() else { continue };
            let plain = plain(heading);
            let what = if IDENTIFIERS.contains(&plain.as_str()) {
                "identifies people"
            } else if BIRTH.contains(&plain.as_str()) {
                "holds dates of birth"
            } else {
                continue;
            };
            let below = (row + 1..sheet.rows.len())
                .filter(|below| !sheet.cell(*below, column).is_empty())
                .take(A_LIST)
                .count();
            if below >= A_LIST {
                let place = Place { row, column };
                return Some(format!("the column “{heading}” ({place}) {what}"));
            }
        }
    }
    None
}

/// A column of people's names, and rows below it.
fn by_names(sheet: &Sheet) -> Option<String> {
    for (row, cells) in sheet.rows.iter().enumerate().take(HEADING_ROWS) {
        let heading = |column: usize| cells.get(column).and_then(Cell::text).map(plain);
        let has_attribute = (0..cells.len())
            .any(|column| heading(column).is_some_and(|h| ATTRIBUTES.contains(&h.as_str())));
        for column in 0..cells.len() {
            let Some(plain) = heading(column) else {
                continue;
            };
            let names = NAMES.contains(&plain.as_str())
                || has_attribute && matches!(plain.as_str(), "name" | "names" | "initials");
            let words_below = (row + 1..sheet.rows.len())
                .filter_map(|below| sheet.cell(below, column).text())
                .filter(|text| text.contains(char::is_alphabetic))
                .take(A_LIST)
                .count();
            if names && words_below >= A_LIST {
                let place = Place { row, column };
                let heading = sheet.cell(row, column).shown();
                return Some(format!("the column “{heading}” ({place}) names people"));
            }
        }
    }
    None
}

/// What looks like an identifier itself. Two in one column: a single one may be another number.
fn by_content(sheet: &Sheet) -> Option<String> {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..width {
        let found = |test: &dyn Fn(&str) -> bool| {
            let mut places = sheet
                .rows
                .iter()
                .enumerate()
                .filter(|(_, cells)| cells.get(column).is_some_and(|cell| test(&digits_of(cell))))
                .map(|(row, _)| Place { row, column });
            places.next().filter(|_| places.next().is_some())
        };
        if let Some(place) = found(&|text| is_pupil_number(text)) {
            return Some(format!("{place} and others look like unique pupil numbers"));
        }
        if let Some(place) = found(&|text| is_nhs_number(text)) {
            return Some(format!("{place} and others look like NHS numbers"));
        }
    }
    None
}

fn digits_of(cell: &Cell) -> String {
    cell.shown().replace([' ', '-'], "")
}

fn plain(heading: &str) -> String {
    let words: Vec<String> = heading
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.replace(['\'', '’'], "").to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[&[&str]]) -> Option<String> {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(|text| Cell::of_text(text)).collect())
            .collect();
        let workbook = Workbook {
            name: "list.csv".into(),
            sheets: vec![Sheet {
                rows,
                ..Sheet::default()
            }],
        };
        child_level(&workbook).map(|problem| problem.message)
    }

    #[test]
    fn lists_of_children_are_refused_with_the_reason() {
        let list: &[&[&str]] = &[
            &["Annex A, list 6"],
            &["Child's ID", "Date of Birth", "Gender"],
            &["1", "01/02/2012", "F"],
            &["2", "03/04/2014", "M"],
        ];
        assert!(told(list).is_some_and(|words| words.contains("“Child's ID” (A2)")));
        let list: &[&[&str]] = &[&["Ref", "x"], &["9434765919", "a"], &["943 476 5870", "b"]];
        assert!(told(list).is_some_and(|words| words.contains("NHS numbers")));
        let list: &[&[&str]] = &[
            &["Name", "Gender", "Start date"],
            &["A. Smith", "F", "01/02/2020"],
            &["B. Jones", "M", "02/02/2020"],
        ];
        assert!(told(list).is_some_and(|words| words.contains("“Name” (A1) names people")));
        let list: &[&[&str]] = &[&["Month", "Child"], &["Jun-20", "A"], &["Jun-20", "B"]];
        assert!(told(list).is_some_and(|words| words.contains("“Child” (B1) names people")));
        let list: &[&[&str]] = &[&["Ref"], &["H801200001001"], &["H801200001002"]];
        assert!(told(list).is_some_and(|words| words.contains("pupil numbers")));
    }

    #[test]
    fn totals_are_not() {
        assert_eq!(
            told(&[
                &["Measure", "Apr-20", "May-20"],
                &["Children seen", "1234567890", "61"],
                &["First name terms", "2", "3"],
            ]),
            None
        );
        assert_eq!(
            told(&[
                &["Month", "Child", "Adult"],
                &["Jun-20", "4", "5"],
                &["Jul-20", "6", "7"]
            ]),
            None
        );
        assert_eq!(
            told(&[&["Name", "Jun-20"], &["Visits", "4"], &["Contacts", "6"]]),
            None
        );
        // A form with the heading and nothing below it, and a name of a council.
        assert_eq!(
            told(&[&["DOB", "la_name"], &["", "Gloucestershire"], &["", "Bath"]]),
            None
        );
    }
}
