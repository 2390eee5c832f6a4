//! The register of evidence, the timeline, the questions and the glossary.

use super::files::Files;
use super::reader::Entry;
use super::schema::{EVENT, EVIDENCE, QUESTION, TERM};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::BTreeMap;

/// Reads the register of evidence, in the order of files and lines.
pub(super) fn evidence(files: &mut Files) -> Vec<Evidence> {
    let mut all = Vec::new();
    for (_, entries) in files.entries_in("evidence", &EVIDENCE) {
        all.extend(entries.iter().map(piece));
    }
    all
}

fn piece(entry: &Entry) -> Evidence {
    let record = &entry.record;
    Evidence {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        kind: record.choice("kind").unwrap_or(EvidenceKind::External),
        date: record.period("date"),
        published: record.day("published"),
        sample: record.words("sample"),
        by: record.words("by"),
        description: record.text("description"),
        place: record.words("place"),
        address: record.words("address"),
        audience: record.audience(),
        span: entry.span,
    }
}

/// Reads the timeline, earliest first.
pub(super) fn events(files: &mut Files) -> Vec<Event> {
    let mut events: Vec<Event> = files
        .entries("data/timeline.toml", &EVENT)
        .iter()
        .filter_map(event)
        .collect();
    events.sort_by_cached_key(|event| event.date);
    events
}

fn event(entry: &Entry) -> Option<Event> {
    let record = &entry.record;
    Some(Event {
        id: entry.id.clone(),
        date: record.period("date")?,
        title: record.words("title").unwrap_or_default(),
        text: record.text("text"),
        source: record.id("source"),
        audience: record.audience(),
        span: entry.span,
    })
}

/// Reads the questions, in the order of the file.
pub(super) fn questions(files: &mut Files) -> Vec<Question> {
    files
        .entries("data/questions.toml", &QUESTION)
        .iter()
        .map(question)
        .collect()
}

fn question(entry: &Entry) -> Question {
    let record = &entry.record;
    Question {
        id: entry.id.clone(),
        asked_by: record.words("asked_by").unwrap_or_default(),
        date: record.period("date"),
        text: record.line("text"),
        answered_in: record.ids("answered_in"),
        note: record.text("note"),
        source: record.id("source"),
        audience: record.audience(),
        span: entry.span,
    }
}

/// Reads the glossary, in the order of the terms' titles.
pub(super) fn terms(files: &mut Files) -> Vec<Term> {
    let entries = files.entries("data/glossary.toml", &TERM);
    report_shared_labels(&entries, &mut files.findings.diagnostics);
    let mut terms: Vec<Term> = entries.iter().map(term).collect();
    terms.sort_by_cached_key(|term| (term.title.to_lowercase(), term.id.clone()));
    terms
}

fn term(entry: &Entry) -> Term {
    let record = &entry.record;
    Term {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        labels: record.word_list("labels"),
        definition: record.text("definition"),
        audience: record.audience(),
        span: entry.span,
    }
}

/// A label names one term.
fn report_shared_labels(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for label in entries
        .iter()
        .flat_map(|entry| entry.record.written("labels"))
    {
        match first.get(label.text.as_str()) {
            None => {
                first.insert(&label.text, label.span);
            }
            Some(place) => diagnostics.push(
                Diagnostic::error(
                    "duplicate-label",
                    format!("two terms have the short form “{}”", label.text),
                )
                .at(label.span)
                .related(*place, "the first is here")
                .help("A reference by a short form must name one term: take one of the two out."),
            ),
        }
    }
}
