//! Long series in CSV files beside the indicators that they belong to.

use super::files::Files;
use super::reader::{Written, figure_of_csv};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;

/// The columns that such a file may have.
const COLUMNS: [&str; 5] = ["period", "value", "target", "flags", "note"];

/// The values and targets of a file, with their periods as written.
#[derive(Default)]
pub(super) struct CsvSeries {
    pub values: Vec<(Written, Datum)>,
    pub targets: Vec<(Written, Aim)>,
}

/// Reads the file called `name` beside `beside`; `at`: where it is named.
pub(super) fn read(name: &str, at: Span, beside: &str, files: &mut Files) -> CsvSeries {
    let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{name}");
    if name.contains(['/', '\\']) || !files.has_data(&path) {
        let there = files.in_data(folder.strip_prefix("data/").unwrap_or(folder), ".csv");
        let names: Vec<&str> = there
            .iter()
            .filter_map(|path| path.rsplit('/').next())
            .collect();
        let help = match did_you_mean(name, names.iter().copied()) {
            Some(near) => format!("Did you mean “{near}”?"),
            None => "The CSV file stands in the same folder as this one, and is named with its ending: \"contacts.csv\".".to_owned(),
        };
        files.report(
            Diagnostic::error(
                "missing-file",
                format!("there is no “{name}” beside this file"),
            )
            .at(at)
            .help(help),
        );
        return CsvSeries::default();
    }
    match files.open(&path) {
        Some(file) => parse(&file.text, file.id, &mut files.findings.diagnostics),
        None => CsvSeries::default(),
    }
}

fn parse(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> CsvSeries {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<String>> = None;
    let mut series = CsvSeries::default();
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let at = error.position().map_or(0, |position| position.byte()) as usize;
                let problem = Diagnostic::error("bad-csv", "this line cannot be read as CSV");
                diagnostics.push(
                    problem
                        .at(line_at(text, file, at))
                        .help("Save the file again as “CSV UTF-8 (comma delimited)”."),
                );
                continue;
            }
        };
        let start = row.position().map_or(0, |position| position.byte()) as usize;
        let line = line_at(text, file, start);
        let fields: Vec<String> = row.iter().map(str::to_owned).collect();
        if fields.iter().all(String::is_empty) {
            continue;
        }
        match &columns {
            None => match header(&fields, line, diagnostics) {
                Some(names) => columns = Some(names),
                None => return series,
            },
            Some(names) => add_row(names, &fields, line, &mut series, diagnostics),
        }
    }
    series
}

/// The span of the line at a byte.
fn line_at(text: &str, file: FileId, byte: usize) -> Span {
    let rest = text.get(byte..).unwrap_or("");
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let start = byte + blank;
    let length = rest
        .get(blank..)
        .and_then(|rest| rest.find(['\r', '\n']))
        .unwrap_or(rest.len() - blank);
    Span::new(file, start..start + length)
}

fn header(fields: &[String], line: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<String>> {
    let names: Vec<String> = fields.iter().map(|name| name.to_lowercase()).collect();
    let wanted =
        "The first line names the columns: period,value and, if wanted, target,flags,note.";
    if let [one] = &names[..]
        && one.contains([';', '\t'])
    {
        diagnostics.push(
            Diagnostic::error("bad-csv", "the columns are not separated by commas")
                .at(line)
                .help("Save the file again as “CSV UTF-8 (comma delimited)”."),
        );
        return None;
    }
    let mut sound = true;
    for (index, name) in names.iter().enumerate() {
        let problem = if !COLUMNS.contains(&name.as_str()) {
            let near = did_you_mean(name, COLUMNS).map(|near| format!("Did you mean “{near}”? "));
            Diagnostic::error(
                "bad-csv",
                format!("there is no column “{name}” in a series"),
            )
            .help(format!("{}{wanted}", near.unwrap_or_default()))
        } else if names.iter().take(index).any(|other| other == name) {
            Diagnostic::error("bad-csv", format!("the column “{name}” is there twice"))
                .help("Take one of the two out.")
        } else {
            continue;
        };
        diagnostics.push(problem.at(line));
        sound = false;
    }
    if !names.iter().any(|name| name == "period") {
        diagnostics.push(
            Diagnostic::error("bad-csv", "there is no column “period”")
                .at(line)
                .help(wanted),
        );
        sound = false;
    }
    sound.then_some(names)
}

fn add_row(
    names: &[String],
    fields: &[String],
    line: Span,
    series: &mut CsvSeries,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if fields.len() != names.len() {
        diagnostics.push(
            Diagnostic::error(
                "bad-csv",
                format!(
                    "this line has {} columns, and the first one {}",
                    fields.len(),
                    names.len()
                ),
            )
            .at(line)
            .help("A number has no comma in it; words with a comma stand in quotation marks."),
        );
        return;
    }
    let field = |name: &str| -> Option<Written> {
        let index = names.iter().position(|known| known == name)?;
        fields
            .get(index)
            .filter(|text| !text.is_empty())
            .map(|text| Written {
                text: text.clone(),
                span: line,
            })
    };
    let Some(period) = field("period") else {
        diagnostics.push(
            Diagnostic::error("bad-csv", "this line has no period")
                .at(line)
                .help("Write the period in its column, or take the line out."),
        );
        return;
    };
    if let Some(written) = field("value") {
        match figure_of_csv(&written) {
            Ok(amount) => {
                let datum = Datum {
                    flags: flags(field("flags"), diagnostics),
                    note: field("note").map(|note| note.text),
                    ..Datum::of(amount, line)
                };
                series.values.push((period.clone(), datum));
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    if let Some(written) = field("target") {
        let level = match figure_of_csv(&written) {
            Ok(Amount::Number(number)) => AimLevel::Value(number),
            Ok(_) => AimLevel::None,
            Err(problem) => {
                diagnostics.push(problem);
                return;
            }
        };
        let aim = Aim {
            level,
            note: None,
            span: line,
        };
        series.targets.push((period, aim));
    }
}

fn flags(written: Option<Written>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Flag> {
    let Some(written) = written else {
        return Vec::new();
    };
    let mut flags = Vec::new();
    for letter in written
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|letter| !letter.is_empty())
    {
        match Flag::ALL.iter().find(|(_, known, _)| *known == letter) {
            Some((flag, ..)) => flags.push(*flag),
            None => {
                let known: Vec<&str> = Flag::ALL.iter().map(|(_, letter, _)| *letter).collect();
                diagnostics.push(
                    Diagnostic::error("unknown-word", format!("there is no flag “{letter}”"))
                        .at(written.span)
                        .help(format!("The flags are: {}.", known.join(", "))),
                );
            }
        }
    }
    flags.sort();
    flags.dedup();
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Vec<String>, Vec<String>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let series = parse(text, FileId(0), &mut diagnostics);
        let values = series
            .values
            .iter()
            .map(|(period, datum)| format!("{} {:?} {:?}", period.text, datum.amount, datum.flags))
            .collect();
        let targets = series
            .targets
            .iter()
            .map(|(period, aim)| format!("{} {:?}", period.text, aim.level))
            .collect();
        (values, targets, diagnostics)
    }

    #[test]
    fn reads_values_targets_flags_and_notes() {
        let (values, targets, diagnostics) = read_text(
            "period,value,target,flags,note\r\n2020-04,53.0,80,[p][r],\"late, but sure\"\r\n\r\n2020-05,[x],,,\n",
        );
        assert_eq!(diagnostics, []);
        assert_eq!(
            values,
            [
                "2020-04 Number(Decimal { units: 530, scale: 1 }) [Provisional, Revised]",
                "2020-05 Absent(NotAvailable) []"
            ]
        );
        assert_eq!(targets, ["2020-04 Value(Decimal { units: 80, scale: 0 })"]);
    }

    #[test]
    fn points_at_the_line_of_each_mistake() {
        let text = "period,value,flags\n2020-04,53%,\n2020-05,1,208,\n,5,\n2020-06,7,q\n";
        let (_, _, diagnostics) = read_text(text);
        let lines: Vec<&str> = diagnostics
            .iter()
            .filter_map(|d| text.get(d.span?.range()))
            .collect();
        assert_eq!(
            lines,
            ["2020-04,53%,", "2020-05,1,208,", ",5,", "2020-06,7,q"]
        );
    }

    #[test]
    fn the_first_line_names_the_columns() {
        for text in [
            "a,b\n1,2\n",
            "period;value\n2020-05;1\n",
            "2020-05,1\n",
            "period,period\n",
        ] {
            let (values, _, diagnostics) = read_text(text);
            assert!(values.is_empty() && !diagnostics.is_empty(), "{text}");
        }
    }
}
