//! CSV files, in the forms that Excel and others write.

use super::workbook::{Cell, MOST_COLUMNS, MOST_ROWS, Sheet};
use crate::diagnostic::Diagnostic;

/// Reads a CSV file: separated by commas, semicolons or tabs, in UTF-8, in UTF-16 with a mark, or
/// in the code page of Western Windows.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Diagnostic> {
    let text = decoded(name, bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The csv crate leaves lines without anything out; places count them.
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Diagnostic::error(
                "bad-workbook",
                format!("line {line} of “{name}” cannot be read as CSV"),
            )
            .help("Save it again as “CSV UTF-8 (comma delimited)”.")
        })?;
        let at = record.position().map_or(0, csv::Position::byte) as usize;
        // A record may begin between the two bytes of the line break before it.
        let rest = text.get(at..).unwrap_or("");
        let inside = text.get(..at).is_some_and(|before| before.ends_with('\r'));
        let rest = rest.strip_prefix('\n').filter(|_| inside).unwrap_or(rest);
        let blank = rest
            .bytes()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .filter(|byte| *byte == b'\n')
            .count();
        rows.extend(std::iter::repeat_n(Vec::new(), blank.min(MOST_ROWS)));
        if rows.len() >= MOST_ROWS || record.len() > MOST_COLUMNS {
            return Err(too_large(name));
        }
        rows.push(record.iter().map(Cell::of_text).collect());
    }
    Ok(Sheet {
        name: String::new(),
        hidden: false,
        rows,
    })
}

/// That a sheet is larger than any table of figures.
pub(super) fn too_large(name: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-workbook",
        format!("“{name}” has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns"),
    )
    .help("Save the sheet with the figures alone, as a file of its own.")
}

fn decoded(name: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let (text, _, broken) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => return plain(name, text.to_owned()),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes),
        },
    };
    match broken {
        true => Err(not_text(name)),
        false => plain(name, text.into_owned()),
    }
}

fn plain(name: &str, text: String) -> Result<String, Diagnostic> {
    match text.contains('\0') {
        true => Err(not_text(name)),
        false => Ok(text),
    }
}

fn not_text(name: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-workbook",
        format!("“{name}” is neither a CSV file nor an Excel workbook"),
    )
    .help("Save it as “CSV UTF-8 (comma delimited)” or as “Excel workbook (.xlsx)”.")
}

/// The mark that separates columns: the one of which the most stand in the first lines.
fn delimiter(text: &str) -> u8 {
    let count = |mark: char| {
        text.lines()
            .take(20)
            .map(|line| line.matches(mark).count())
            .sum::<usize>()
    };
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if tabs > commas && tabs >= semicolons {
        b'\t'
    } else if semicolons > commas {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read("figures.csv", bytes).unwrap_or_default();
        sheet
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::shown).collect())
            .collect()
    }

    #[test]
    fn reads_the_forms_that_programs_write() {
        let wanted = [["Measure", "May-20"], ["Visits £", "61%"]];
        assert_eq!(cells("Measure,May-20\nVisits £,61%\n".as_bytes()), wanted);
        assert_eq!(
            cells("\u{feff}Measure;May-20\r\nVisits £;61%\r\n".as_bytes()),
            wanted
        );
        assert_eq!(cells(b"Measure\tMay-20\nVisits \xa3\t61%\n"), wanted);
        let utf16: Vec<u8> = std::iter::once(0xfeff)
            .chain("Measure\tMay-20\nVisits £\t61%\n".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(cells(&utf16), wanted);
    }

    #[test]
    fn places_count_empty_lines() {
        assert_eq!(cells(b"a,b\n\n\"two\nlines\",d\n").len(), 3);
    }
}
