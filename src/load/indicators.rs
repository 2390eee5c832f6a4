//! `data/indicators/*.toml`, with the CSV files beside them.

use super::csv_series::{self, CsvSeries};
use super::files::Files;
use super::reader::{Entry, Record, Value, Written};
use super::schema::INDICATOR;
use super::series::{Calendar, by_period};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::BTreeMap;

/// Reads every indicator, in the order of files and lines.
pub(super) fn read(files: &mut Files) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    for (file, entries) in files.entries_in("indicators", &INDICATOR) {
        for entry in entries {
            indicators.push(indicator(&entry, &file.path, files));
        }
    }
    indicators
}

fn indicator(entry: &Entry, path: &str, files: &mut Files) -> Indicator {
    let record = &entry.record;
    let title = record.words("title").unwrap_or_default();
    let calendar = Calendar {
        frequency: record.choice("frequency").unwrap_or_default(),
        year: record.choice("year").unwrap_or_default(),
    };
    let csv = match record.words("csv") {
        Some(name) => csv_series::read(&name, record.span_of("csv"), path, files),
        None => CsvSeries::default(),
    };
    let diagnostics = &mut files.findings.diagnostics;
    diagnostics.extend(record.half_decision());
    let values = by_period(
        figures(record).into_iter().chain(csv.values),
        calendar,
        diagnostics,
    );
    let targets = record
        .series("targets")
        .iter()
        .filter_map(|(written, value)| match value {
            Value::Aim(aim) => Some((written.clone(), aim.clone())),
            _ => None,
        });
    let targets = by_period(
        targets.chain(csv.targets),
        Calendar::any(calendar.year),
        diagnostics,
    );
    let comparators = record
        .entries("comparators")
        .iter()
        .map(|entry| comparator(entry, calendar.year, diagnostics))
        .collect();
    report_hidden_comparators(record.entries("comparators"), diagnostics);
    Indicator {
        id: entry.id.clone(),
        short: record.words("short").unwrap_or_else(|| title.clone()),
        title,
        definition: record.text("definition"),
        counts: record.choice("counts").unwrap_or_default(),
        unit: record.choice("unit").unwrap_or_default(),
        noun: record.words("noun").unwrap_or_default(),
        polarity: record.choice("polarity").unwrap_or_default(),
        frequency: calendar.frequency,
        year: calendar.year,
        span_of_values: record.choice("accumulation").unwrap_or_default(),
        decimals: record.integer("decimals").unwrap_or(0),
        tolerance: tolerance(record, diagnostics),
        standing: record.choice("standing").unwrap_or_default(),
        source: record.id("source"),
        owner: record.words("owner"),
        stations: record.ids("stations"),
        judgement_areas: record.ids("judgement_areas"),
        chart: record.choice("chart"),
        chart_with: record.ids("chart_with"),
        total_of: record.ids("total_of"),
        part_of: record.id("part_of"),
        note: record.words("note"),
        decision: record.decision(),
        values,
        targets,
        comparators,
        audience: record.audience(),
        span: entry.span,
    }
}

/// The values of a record with the periods as written.
fn figures(record: &Record) -> Vec<(Written, Datum)> {
    record
        .series("values")
        .iter()
        .filter_map(|(written, value)| match value {
            Value::Figure(datum) => Some((written.clone(), (**datum).clone())),
            _ => None,
        })
        .collect()
}

fn tolerance(record: &Record, diagnostics: &mut Vec<Diagnostic>) -> Decimal {
    let tolerance = record.decimal("tolerance").unwrap_or(Decimal::ZERO);
    if tolerance.is_negative() {
        diagnostics.push(
            Diagnostic::error("bad-number", "“tolerance” cannot be less than nought")
                .at(record.span_of("tolerance"))
                .help("It is how much of a difference is none, in either direction."),
        );
        return Decimal::ZERO;
    }
    tolerance
}

fn comparator(entry: &Entry, year: YearKind, diagnostics: &mut Vec<Diagnostic>) -> Comparator {
    let record = &entry.record;
    // A comparator may be of other periods than the indicator: “differs” says so.
    let values: BTreeMap<Period, Datum> =
        by_period(figures(record), Calendar::any(year), diagnostics);
    Comparator {
        id: entry.id.clone(),
        name: record.words("name").unwrap_or_default(),
        source: record.id("source"),
        published: record.day("published"),
        vintage: record.words("vintage"),
        differs: record.words("differs"),
        values,
        audience: record.audience(),
        span: entry.span,
    }
}

/// A comparator named like a facet could never be referred to.
fn report_hidden_comparators(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        if Facet::WORDS
            .iter()
            .any(|(word, _)| *word == entry.id.as_str())
        {
            diagnostics.push(
                Diagnostic::error(
                    "reserved-word",
                    format!("a comparator cannot be called “{}”", entry.id),
                )
                .at(entry.span)
                .help("The word has a meaning of its own in references: choose another."),
            );
        }
    }
}
