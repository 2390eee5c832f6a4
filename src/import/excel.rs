//! Excel workbooks (.xlsx and its kin).

use super::csv_sheet::too_large;
use super::workbook::{Cell, MOST_COLUMNS, MOST_ROWS, Sheet};
use crate::diagnostic::Diagnostic;
use crate::model::{Decimal, MOST_DECIMALS};
use calamine::{Data, Range, Reader, SheetVisible, Sheets};
use jiff::civil::Date;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most bytes that a workbook may have unpacked: far above any table of figures, and little
/// enough for a laptop.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// Reads every sheet.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    refuse_bombs(name, bytes)?;
    // For those who call this as a library, whatever the reader makes of a damaged workbook. On the
    // command line a fault ends the program, which says the same of it (`cli::fault`).
    catch_unwind(AssertUnwindSafe(|| sheets(name, bytes))).unwrap_or_else(|_| Err(damaged(name)))
}

fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Diagnostic> {
    let mut workbook: Sheets<_> =
        calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let tabs: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut all = Vec::new();
    for (tab, hidden) in tabs {
        // A sheet of charts has no cells.
        let Ok(range) = workbook.worksheet_range(&tab) else {
            continue;
        };
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let (first_row, first_column) = (first_row as usize, first_column as usize);
        let (height, width) = range.get_size();
        if first_row + height > MOST_ROWS || first_column + width > MOST_COLUMNS {
            return Err(too_large(name));
        }
        let mut rows = vec![Vec::new(); first_row];
        rows.extend(range.rows().map(|cells| {
            let mut row = vec![Cell::Empty; first_column];
            row.extend(cells.iter().map(cell));
            row
        }));
        if let Ok(formulas) = workbook.worksheet_formula(&tab) {
            show_without_results(&formulas, &range, &mut rows);
        }
        all.push(Sheet {
            name: tab,
            hidden,
            rows,
        });
    }
    Ok(all)
}

/// Puts the formula where its result should be: programs other than Excel write workbooks that have
/// never been calculated.
fn show_without_results(
    formulas: &Range<String>,
    results: &Range<Data>,
    rows: &mut Vec<Vec<Cell>>,
) {
    let (first_row, first_column) = formulas.start().unwrap_or((0, 0));
    for (row, column, formula) in formulas.used_cells() {
        let (row, column) = (first_row as usize + row, first_column as usize + column);
        if formula.is_empty() || row >= MOST_ROWS || column >= MOST_COLUMNS {
            continue;
        }
        // An empty text is a result, too: =IF(E6="","",E6).
        let result = u32::try_from(row)
            .ok()
            .zip(u32::try_from(column).ok())
            .and_then(|place| results.get_value(place));
        if result.is_some_and(|result| !matches!(result, Data::Empty)) {
            continue;
        }
        // Cells that only have formulas may lie outside those that have results.
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let Some(cells) = rows.get_mut(row) else {
            continue;
        };
        cells.resize(cells.len().max(column + 1), Cell::Empty);
        if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
            *cell = Cell::Text(format!("={formula}"));
        }
    }
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty | Data::Error(_) => Cell::Empty,
        Data::String(text) => Cell::of_text(text),
        Data::Int(number) => Cell::Number(Decimal::whole(*number)),
        Data::Float(number) => decimal(*number).map_or(Cell::Empty, Cell::Number),
        Data::Bool(truth) => Cell::Text(truth.to_string()),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = i16::try_from(year)
                .ok()
                .zip(i8::try_from(month).ok())
                .zip(i8::try_from(day).ok())
                .and_then(|((year, month), day)| Date::new(year, month, day).ok());
            date.map_or(Cell::Empty, Cell::Day)
        }
        Data::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Cell::Day(day),
            None => Cell::of_text(text),
        },
        Data::DurationIso(text) => Cell::of_text(text),
    }
}

/// A spreadsheet's number, which is binary, as the decimal that it stands for: 0.61, not
/// 0.609999999999999986.
fn decimal(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    let text = format!(
        "{number:.precision$}",
        precision = usize::from(MOST_DECIMALS)
    );
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Decimal::parse(match text {
        "-0" | "" => "0",
        other => other,
    })
}

/// Refuses an archive that says, or is found, to unpack to more than a workbook of figures can.
fn refuse_bombs(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| damaged(name))?;
        // What an archive says of itself may be a lie: count what comes out.
        let mut limited = std::io::Read::take(entry, MOST_UNPACKED + 1);
        unpacked += std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| damaged(name))?;
        if unpacked > MOST_UNPACKED {
            return Err(too_large(name));
        }
    }
    Ok(())
}

/// What is said of the workbook called `name` that cannot be read.
pub fn damaged(name: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-workbook",
        format!("“{name}” cannot be read as an Excel workbook"),
    )
    .help("It may be damaged or protected by a password. Open it in Excel, and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_decimals_that_they_stand_for() {
        let shown = |number| decimal(number).map(|d| d.to_string());
        assert_eq!(shown(0.61), Some("0.61".into()));
        assert_eq!(shown(0.1 + 0.2), Some("0.3".into()));
        assert_eq!(shown(2156.0), Some("2156".into()));
        assert_eq!(shown(-0.0000001), Some("0".into()));
        assert_eq!(shown(f64::NAN), None);
        assert_eq!(shown(1e300), None);
    }
}
