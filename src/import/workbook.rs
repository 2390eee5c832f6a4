//! A workbook as a grid of cells, whatever program made it.

use super::{csv_sheet, excel};
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use jiff::civil::Date;

/// The most rows of a sheet that are read; published statistics of every council and year have
/// about five thousand.
pub const MOST_ROWS: usize = 200_000;
/// The most columns of a sheet that are read.
pub const MOST_COLUMNS: usize = 2_000;

/// A file with figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// Its file name.
    pub name: String,
    /// Its sheets; a CSV file has one, without a name.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name, as on its tab.
    pub name: String,
    /// Whether its tab is hidden: such a sheet is looked through for data about single children,
    /// and is not otherwise read unless it is named.
    pub hidden: bool,
    /// Rows from the first, each with its cells from the first column; rows may differ in length.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, or a number as somebody typed it: never empty, without spaces around it.
    Text(String),
    /// A number that the spreadsheet keeps as one.
    Number(Decimal),
    /// A day that the spreadsheet keeps as one.
    Day(Date),
}

/// Where a cell is: rows and columns from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Sheet {
    /// The cell at a place; empty outside the sheet.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .unwrap_or(&Cell::Empty)
    }
}

impl Cell {
    /// A cell of text, spaces around it dropped.
    pub fn of_text(text: &str) -> Cell {
        // Spreadsheets are full of no-break spaces and line breaks inside cells.
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.is_empty() {
            true => Cell::Empty,
            false => Cell::Text(words.join(" ")),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }

    /// Its words, where it holds words.
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As a person sees it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }
}

/// As spreadsheets name cells: `B4`.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut number = self.column + 1;
        while number > 0 {
            letters.push(char::from(b'A' + ((number - 1) % 26) as u8));
            number = (number - 1) / 26;
        }
        let letters: String = letters.iter().rev().collect();
        write!(f, "{letters}{}", self.row + 1)
    }
}

/// Reads a workbook from its bytes; `name` is its file name.
///
/// # Errors
/// Where it is neither CSV nor an Excel workbook, is damaged, protected by a password, or holds
/// nothing.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    let lower = name.to_lowercase();
    if [".pdf", ".doc", ".docx", ".ppt", ".pptx", ".msg", ".html"]
        .iter()
        .any(|ending| lower.ends_with(ending))
    {
        return Err(Diagnostic::error(
            "bad-workbook",
            format!("“{name}” is no spreadsheet"),
        )
        .help("Figures come from an Excel workbook (.xlsx) or a CSV file: ask for the one that they were taken from."));
    }
    let sheets = if bytes.starts_with(b"PK") {
        excel::read(name, bytes).map_err(|problem| match lower.ends_with(".ods") {
            true => problem.help(
                "An OpenDocument spreadsheet (.ods) is not read: save it as “Excel workbook (.xlsx)” or as “CSV UTF-8”.",
            ),
            false => problem,
        })?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // The container of both old workbooks and new ones with a password.
        return Err(Diagnostic::error(
            "bad-workbook",
            format!("“{name}” is an old Excel workbook (.xls), or is protected by a password"),
        )
        .help("Open it in Excel, and save it as “Excel workbook (.xlsx)” without a password, or as “CSV UTF-8”."));
    } else {
        vec![csv_sheet::read(name, bytes)?]
    };
    if sheets
        .iter()
        .all(|sheet| sheet.rows.iter().flatten().all(Cell::is_empty))
    {
        return Err(
            Diagnostic::error("bad-workbook", format!("there is nothing in “{name}”"))
                .help("Is it the right file, and was it saved?"),
        );
    }
    Ok(Workbook {
        name: name.to_owned(),
        sheets,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let named = |row, column| Place { row, column }.to_string();
        assert_eq!(named(0, 0), "A1");
        assert_eq!(named(3, 25), "Z4");
        assert_eq!(named(9, 26), "AA10");
        assert_eq!(named(0, 701), "ZZ1");
        assert_eq!(named(0, 702), "AAA1");
    }

    #[test]
    fn what_is_no_workbook_is_refused_in_words() {
        let told = |bytes: &[u8]| match read("figures.xls", bytes) {
            Ok(_) => String::new(),
            Err(problem) => problem.message,
        };
        assert!(told(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).contains("old Excel workbook"));
        assert!(told(b"PK\x03\x04 nothing of the kind").contains("figures.xls"));
        assert!(told(b"").contains("nothing in"));
        assert!(told(b" ,\n,,\n").contains("nothing in"));
    }
}
