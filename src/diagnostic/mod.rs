//! What is wrong, where, and what to do: the one form in which every stage reports it.

mod human;
mod json;
mod locate;
mod show;
#[cfg(test)]
mod tests;
mod visible;

pub use locate::locate;
pub use show::{Format, Shown, show};
pub use visible::visible;

use crate::model::Span;
use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is delivered (but as a draft).
    Error,
    /// Something that an editor would want to look at.
    Warning,
    /// Something to know.
    Note,
}

impl Severity {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Something that is wrong, in words for somebody who writes and does not program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule, in kebab-case: `unknown-key`. `sef explain` knows it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; `None` for what is in no file.
    pub span: Option<Span>,
    /// Other places that have to do with it, each with what it has to do.
    pub related: Vec<(Span, String)>,
    /// What to do, in one or two sentences.
    pub help: Option<String>,
    /// Whether it comes from the disk, not from what somebody wrote.
    pub of_disk: bool,
}

impl Diagnostic {
    /// An error that is in no file, or whose place follows with [`Diagnostic::at`].
    pub fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            span: None,
            related: Vec::new(),
            help: None,
            of_disk: false,
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, message)
        }
    }

    /// An error of the disk: it ends the program with another exit code.
    pub fn disk(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            of_disk: true,
            ..Diagnostic::error(code, message)
        }
    }

    /// Whether it is about who may see what, so that something could be shown to whom it is not
    /// meant for. Such an error is never waived, not even for a draft. Their codes begin with
    /// `audience-`.
    pub fn is_of_disclosure(&self) -> bool {
        self.code.starts_with("audience-")
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The same, with another place that has to do with it.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Diagnostic {
        self.related.push((span, words.into()));
        self
    }
}

/// The nearest of `candidates` to what was written, where one is near enough to be meant.
pub fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&written, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, candidate)| candidate)
}
