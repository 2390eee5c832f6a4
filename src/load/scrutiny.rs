//! `data/scrutiny/*.toml`: inspections, visits and reviews.

use super::file_name::plain_name;
use super::files::Files;
use super::mention::suggestion;
use super::reader::{Entry, Record, Value};
use super::schema::{INSPECTION, Wants};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;

/// Reads every inspection, earliest first; those without a date come last.
pub(super) fn read(files: &mut Files, framework: &Framework) -> Vec<Inspection> {
    let mut inspections = Vec::new();
    for (file, record) in files.tables_in("scrutiny", &INSPECTION) {
        let diagnostics = &mut files.findings.diagnostics;
        let Some(id) = plain_name(&file.path, file.id, diagnostics) else {
            continue;
        };
        let span = match record.has("title") {
            true => record.span_of("title"),
            false => Span::new(file.id, 0..0),
        };
        inspections.push(Inspection {
            id,
            title: record.words("title").unwrap_or_default(),
            body: record.words("body").unwrap_or_default(),
            date: record.period("date"),
            published: record.period("published"),
            focus: record.text("focus"),
            summary: record.text("summary"),
            grades: grades(&record, framework, diagnostics),
            source: record.id("source"),
            findings: record.entries("findings").iter().map(finding).collect(),
            audience: record.audience(),
            span,
        });
    }
    inspections.sort_by_cached_key(|inspection| {
        let date = inspection.date.or(inspection.published);
        (date.is_none(), date)
    });
    inspections
}

fn finding(entry: &Entry) -> Finding {
    let record = &entry.record;
    Finding {
        id: entry.id.clone(),
        kind: record.choice("kind").unwrap_or(FindingKind::Unchanged),
        text: record.line("text"),
        place: record.words("place"),
        judgement_areas: record.ids("judgement_areas"),
        sections: record.ids("sections"),
        answered_by: record.ids("answered_by"),
        audience: record.audience(),
        span: entry.span,
    }
}

/// The grades by area, both of the framework.
fn grades(
    record: &Record,
    framework: &Framework,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Id, String)> {
    let areas: Vec<&str> = framework
        .areas
        .iter()
        .map(|area| area.id.as_str())
        .collect();
    let known: Vec<&str> = framework.grades.iter().map(String::as_str).collect();
    let mut grades = Vec::new();
    for (written, value) in record.series("grades") {
        let Value::Words(grade) = value else {
            continue;
        };
        let id = Id::new(&written.text).unwrap_or_default();
        if !areas.contains(&written.text.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "unknown-id",
                    format!("the framework has no judgement area “{}”", written.text),
                )
                .at(written.span)
                .help(suggestion(&id, Wants::JudgementArea, &areas)),
            );
            continue;
        }
        if !known.contains(&grade.as_str()) {
            let near = did_you_mean(grade, known.iter().copied())
                .map(|near| format!("Did you mean “{near}”? "));
            diagnostics.push(
                Diagnostic::error(
                    "unknown-grade",
                    format!("“{grade}” is no grade of the framework"),
                )
                .at(written.span)
                .help(format!(
                    "{}The grades are: {}.",
                    near.unwrap_or_default(),
                    known.join(", ")
                )),
            );
        }
        grades.push((id, grade.clone()));
    }
    grades
}
