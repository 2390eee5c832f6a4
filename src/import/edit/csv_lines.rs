//! Figures in CSV files beside the TOML files: a line a period.

use crate::import::changes::{Change, Field};
use crate::model::{Amount, Flag, Period, YearKind};
use std::collections::BTreeMap;

/// The text with `changes` made in the lines of their periods, or in new ones.
pub(super) fn changed(text: &str, changes: &[&Change]) -> Result<String, String> {
    let newline = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let ends = text.ends_with('\n');
    let head = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .ok_or("it is empty")?;
    let names: Vec<String> = lines
        .get(head)
        .and_then(|line| fields(line))
        .unwrap_or_default()
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let column = |name: &str| {
        names
            .iter()
            .position(|known| known == name)
            .ok_or_else(|| format!("it has no column “{name}”: add one"))
    };
    let period_column = column("period")?;
    let mut by_period: BTreeMap<Period, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_period.entry(change.period).or_default().push(change);
    }
    for (period, changes) in by_period {
        let period_of = |line: &String| {
            let all = fields(line)?;
            Period::parse(all.get(period_column)?.trim(), year_kind(period))
        };
        let at = lines
            .iter()
            .skip(head + 1)
            .position(|line| period_of(line) == Some(period));
        let mut row = match at.and_then(|at| lines.get(head + 1 + at)) {
            Some(line) => fields(line).ok_or("a line of it was not understood")?,
            None => vec![String::new(); names.len()],
        };
        let mut set = |name: &str, text: String| -> Result<(), String> {
            match row.get_mut(column(name)?) {
                Some(field) => {
                    *field = text;
                    Ok(())
                }
                None => Err("a line of it has too few columns".to_owned()),
            }
        };
        set("period", period.to_string())?;
        for change in changes {
            match change.field {
                Field::Target => set("target", amount_text(&change.new))?,
                Field::Value => {
                    set("value", amount_text(&change.new))?;
                    let mut flags = change.flags.clone();
                    if change.revises() {
                        flags.push(Flag::Revised);
                    }
                    if !flags.is_empty() {
                        let letters: Vec<&str> = Flag::ALL
                            .iter()
                            .filter(|(flag, ..)| flags.contains(flag))
                            .map(|(_, letter, _)| *letter)
                            .collect();
                        set("flags", letters.join(" "))?;
                    }
                }
            }
        }
        let line = joined(&row)?;
        match at {
            Some(at) => {
                if let Some(old) = lines.get_mut(head + 1 + at) {
                    *old = line;
                }
            }
            None => {
                let after = lines
                    .iter()
                    .enumerate()
                    .skip(head + 1)
                    .filter(|(_, line)| period_of(line).is_some_and(|one| one < period))
                    .map(|(at, _)| at)
                    .next_back()
                    .unwrap_or(head);
                lines.insert(after + 1, line);
            }
        }
    }
    let mut new = lines.join(newline);
    if ends {
        new.push_str(newline);
    }
    Ok(new)
}

/// The kind of year that a period is read back as.
fn year_kind(period: Period) -> YearKind {
    match period {
        Period::Year { kind, .. } | Period::Quarter { kind, .. } => kind,
        _ => YearKind::Financial,
    }
}

fn amount_text(amount: &Amount) -> String {
    match amount {
        Amount::Number(number) => number.to_string(),
        Amount::Absent(absence) => absence.shorthand().to_owned(),
        // An import makes no fractions.
        Amount::Fraction { n, of, .. } => format!("{n}/{of}"),
    }
}

fn fields(line: &str) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let record = reader.records().next()?.ok()?;
    Some(record.iter().map(str::to_owned).collect())
}

fn joined(fields: &[String]) -> Result<String, String> {
    let failed = |_| "a line of it could not be written".to_owned();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    writer.write_record(fields).map_err(failed)?;
    let bytes = writer
        .into_inner()
        .map_err(|_| "a line of it could not be written".to_owned())?;
    let line =
        String::from_utf8(bytes).map_err(|_| "a line of it could not be written".to_owned())?;
    Ok(line.trim_end_matches('\n').to_owned())
}
