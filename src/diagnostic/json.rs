//! Diagnostics for programs: one JSON document.

use super::visible::visible;
use super::{Diagnostic, Severity, Shown};
use crate::model::Span;
use crate::source::Sources;
use serde::Serialize;

/// The whole document. A change that could break its readers raises `version`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: Severity,
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
    help: Option<String>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Lines and columns from 1, columns in characters; the end is behind the last character. All
/// `null` for what is in no file.
#[derive(Default, Serialize)]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// The document, with a line break at its end.
pub(super) fn show(diagnostics: &[&Diagnostic], sources: &Sources, counts: &Shown) -> String {
    let document = Document {
        version: 1,
        findings: diagnostics
            .iter()
            .map(|diagnostic| Finding {
                code: diagnostic.code,
                severity: diagnostic.severity,
                message: visible(&diagnostic.message).into_owned(),
                place: place(diagnostic.span, sources),
                help: diagnostic
                    .help
                    .as_deref()
                    .map(|help| visible(help).into_owned()),
                related: diagnostic
                    .related
                    .iter()
                    .map(|(span, words)| Related {
                        message: visible(words).into_owned(),
                        place: place(Some(*span), sources),
                    })
                    .collect(),
            })
            .collect(),
        summary: Summary {
            errors: counts.errors,
            warnings: counts.warnings,
            notes: counts.notes,
        },
    };
    match serde_json::to_string_pretty(&document) {
        Ok(json) => format!("{json}\n"),
        // Texts and numbers alone can always be written.
        Err(_) => String::new(),
    }
}

fn place(span: Option<Span>, sources: &Sources) -> Place<'_> {
    let Some((span, file)) = span.and_then(|span| Some((span, sources.get(span.file)?))) else {
        return Place::default();
    };
    let (line, column) = file.line_and_column(span.start as usize);
    let (end_line, end_column) = file.line_and_column(span.end as usize);
    Place {
        file: Some(file.path()),
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}
