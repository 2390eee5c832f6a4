//! How diagnostics are shown: for people at a terminal, a line each, or as JSON.

use super::visible::visible;
use super::{Diagnostic, Severity, human, json};
use crate::source::Sources;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How to show diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The line itself, underlined, with help; and a summary.
    #[default]
    Human,
    /// `file:line:column: severity[code]: message`, a line each.
    Short,
    /// One JSON document, as `sef check --format json` promises it.
    Json,
}

impl Format {
    /// Every format with its word on the command line.
    pub const ALL: [(&'static str, Format); 3] = [
        ("human", Format::Human),
        ("short", Format::Short),
        ("json", Format::Json),
    ];
}

/// Diagnostics as text, with how many there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The text, ending in a line break where it is not empty.
    pub text: String,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
}

/// Diagnostics as text: by file and line, those that are in no file first, each once. `colour`:
/// with the terminal's escape sequences, where the format is for people. Nothing in a file or a
/// file's name can work on the terminal.
pub fn show(diagnostics: &[Diagnostic], sources: &Sources, format: Format, colour: bool) -> Shown {
    let sorted = sorted(diagnostics, sources);
    let mut shown = Shown::default();
    for diagnostic in &sorted {
        match diagnostic.severity {
            Severity::Error => shown.errors += 1,
            Severity::Warning => shown.warnings += 1,
            Severity::Note => shown.notes += 1,
        }
    }
    shown.text = match format {
        Format::Human => {
            let mut text: String = sorted
                .iter()
                .map(|diagnostic| human::show(diagnostic, sources, colour))
                .collect();
            if let Some(summary) = summary(&shown, files_in(&sorted)) {
                let _ = writeln!(text, "{summary}");
            }
            text.push_str(&where_to_begin(&sorted, sources));
            text
        }
        Format::Short => sorted
            .iter()
            .map(|diagnostic| short(diagnostic, sources))
            .collect(),
        Format::Json => json::show(&sorted, sources, &shown),
    };
    shown
}

/// How many there are, in words: “2 errors and 1 warning in 3 files.” `None` for none.
fn summary(shown: &Shown, files: usize) -> Option<String> {
    let counts: Vec<String> = [
        (shown.errors, "error"),
        (shown.warnings, "warning"),
        (shown.notes, "note"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| counted(count, word))
    .collect();
    let counts = match counts.split_last()? {
        (last, []) => last.clone(),
        (last, before) => format!("{} and {last}", before.join(", ")),
    };
    Some(match files {
        0 => format!("{counts}."),
        _ => format!("{counts} in {}.", counted(files, "file")),
    })
}

/// What a file that cannot be read leaves behind: codes of files that were not read whole, and of
/// what is missed elsewhere because of that.
const UNREAD: [&str; 7] = [
    "bad-id",
    "empty-file",
    "front-matter",
    "not-utf-8",
    "toml-syntax",
    "unread-file",
    "unreadable-file",
];
const MISSED: [&str; 3] = ["unknown-id", "no-value", "evidence-unused"];

/// Which file to mend first, where others are found wrong only because it cannot be read.
fn where_to_begin(diagnostics: &[&Diagnostic], sources: &Sources) -> String {
    let is_missed = diagnostics.iter().any(|one| MISSED.contains(&one.code));
    let unread = diagnostics
        .iter()
        .find(|one| one.severity == Severity::Error && UNREAD.contains(&one.code));
    match unread {
        Some(unread) if is_missed => {
            let file = unread.span.and_then(|span| sources.get(span.file));
            match file {
                Some(file) => format!(
                    "Begin with “{}”: what cannot be read there is missing elsewhere.\n",
                    visible(file.path())
                ),
                None => "Begin with the files that cannot be read: what stands in them is missing elsewhere.\n".to_owned(),
            }
        }
        _ => String::new(),
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

fn files_in(diagnostics: &[&Diagnostic]) -> usize {
    let files: BTreeSet<_> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.span.map(|span| span.file))
        .collect();
    files.len()
}

fn sorted<'d>(diagnostics: &'d [Diagnostic], sources: &Sources) -> Vec<&'d Diagnostic> {
    let place = |diagnostic: &Diagnostic| {
        let span = diagnostic.span?;
        let path = sources.get(span.file).map(|file| file.path().to_owned());
        Some((path, span))
    };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_cached_key(|diagnostic| {
        (
            place(diagnostic),
            diagnostic.severity,
            diagnostic.code,
            diagnostic.message.clone(),
        )
    });
    sorted.dedup();
    sorted
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic
        .span
        .and_then(|span| {
            let file = sources.get(span.file)?;
            let (line, column) = file.line_and_column(span.start as usize);
            Some(format!("{}:{line}:{column}: ", visible(file.path())))
        })
        .unwrap_or_default();
    format!(
        "{place}{}[{}]: {}\n",
        diagnostic.severity.word(),
        diagnostic.code,
        visible(&diagnostic.message)
    )
}
