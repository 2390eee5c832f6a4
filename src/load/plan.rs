//! The improvement plan (`data/plan/*.toml`) and the activity grid (`data/grid/*.toml`).

use super::file_name::{FileName, compare_numbers, numbered_name};
use super::files::Files;
use super::reader::{Entry, Record, Value};
use super::schema::{GRID_AREA, PRIORITY, Shape};
use super::series::{Calendar, by_period};
use crate::diagnostic::Diagnostic;
use crate::model::*;

/// Both plans.
pub(super) struct Plans {
    pub priorities: Vec<Priority>,
    pub grid: Vec<GridArea>,
    pub actions: Vec<Action>,
}

/// A numbered file that was read.
struct Numbered {
    name: FileName,
    record: Record,
    span: Span,
}

/// Reads both plans, each in the order of its numbers.
pub(super) fn read(files: &mut Files) -> Plans {
    let mut actions = Vec::new();
    let mut priorities = Vec::new();
    for file in numbered(files, "plan", &PRIORITY) {
        let origin = Origin::Priority(file.name.id.clone());
        read_actions(&file.record, &origin, &mut actions, files);
        priorities.push(priority(&file, &mut files.findings.diagnostics));
    }
    let mut grid = Vec::new();
    for file in numbered(files, "grid", &GRID_AREA) {
        let origin = Origin::Grid(file.name.id.clone());
        read_actions(&file.record, &origin, &mut actions, files);
        grid.push(area(&file));
    }
    Plans {
        priorities,
        grid,
        actions,
    }
}

/// The files of a folder in the order of their numbers; a number that is missing or there twice
/// is reported.
fn numbered(files: &mut Files, folder: &str, shape: &'static Shape) -> Vec<Numbered> {
    let mut all: Vec<Numbered> = Vec::new();
    for (file, record) in files.tables_in(folder, shape) {
        let path = &file.path;
        let diagnostics = &mut files.findings.diagnostics;
        let Some(name) = numbered_name(path, file.id, diagnostics) else {
            continue;
        };
        let top = Span::new(file.id, 0..0);
        let same = all
            .iter()
            .find(|other| other.name.number.is_some() && other.name.number == name.number);
        if name.number.is_none() {
            diagnostics.push(
                Diagnostic::error(
                    "missing-number",
                    format!("the name of “{path}” has no number"),
                )
                .at(top)
                .help(format!("Call it 1-{}.toml, or another number.", name.id)),
            );
        } else if let (Some(other), Some(number)) = (same, &name.number) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-number",
                    format!("two files of “data/{folder}” have the number {number}"),
                )
                .at(top)
                .related(other.span, "the other one")
                .help("Give one of them another number in its name."),
            );
        }
        let span = match record.has("title") {
            true => record.span_of("title"),
            false => top,
        };
        all.push(Numbered { name, record, span });
    }
    all.sort_by(|a, b| compare_numbers(a.name.number.as_deref(), b.name.number.as_deref()));
    all
}

fn priority(file: &Numbered, diagnostics: &mut Vec<Diagnostic>) -> Priority {
    let record = &file.record;
    let title = record.words("title").unwrap_or_default();
    Priority {
        id: file.name.id.clone(),
        number: file.name.number.clone().unwrap_or_default(),
        short: record.words("short").unwrap_or_else(|| title.clone()),
        title,
        dashboard: record.words("dashboard"),
        owner: record.words("owner"),
        rationale: record.text("rationale"),
        objectives: record.text("objectives"),
        progress: record.text("progress"),
        comment: record.text("comment"),
        next: record.text("next"),
        status: statuses(record, "status", diagnostics),
        impact: statuses(record, "impact", diagnostics),
        metrics: record.ids("metrics"),
        judgement_areas: record.ids("judgement_areas"),
        sections: record.ids("sections"),
        source: record.id("source"),
        audience: record.audience(),
        span: file.span,
    }
}

fn area(file: &Numbered) -> GridArea {
    let record = &file.record;
    GridArea {
        id: file.name.id.clone(),
        title: record.words("title").unwrap_or_default(),
        level: record.words("level"),
        issues: record.text("issues"),
        evidence: record.text("evidence"),
        services: record.word_list("services"),
        teams: record.word_list("teams"),
        as_at: record.period("as_at"),
        source: record.id("source"),
        audience: record.audience(),
        span: file.span,
    }
}

fn read_actions(record: &Record, origin: &Origin, actions: &mut Vec<Action>, files: &mut Files) {
    let diagnostics = &mut files.findings.diagnostics;
    for entry in record.entries("actions") {
        actions.push(action(entry, origin.clone(), diagnostics));
    }
}

fn action(entry: &Entry, origin: Origin, diagnostics: &mut Vec<Diagnostic>) -> Action {
    let record = &entry.record;
    Action {
        id: entry.id.clone(),
        number: record.words("number"),
        origin,
        title: record.line("title"),
        outline: record.words("outline"),
        owner: record.words("owner"),
        expected: record.text("expected"),
        due: record.due("due"),
        status: statuses(record, "status", diagnostics),
        delivery: record.words("delivery"),
        impact: record.text("impact"),
        measures: record.ids("measures"),
        sections: record.ids("sections"),
        note: record.words("note"),
        audience: record.audience(),
        span: entry.span,
    }
}

fn statuses(record: &Record, key: &str, diagnostics: &mut Vec<Diagnostic>) -> StatusSeries {
    let written = record
        .series(key)
        .iter()
        .filter_map(|(written, value)| match value {
            Value::Status(status) => Some((written.clone(), status.clone())),
            _ => None,
        });
    by_period(written, Calendar::any(YearKind::Financial), diagnostics)
}
