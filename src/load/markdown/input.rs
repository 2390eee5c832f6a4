//! The text as the parser gets it, with the way back to the author's file; and what is wrong in it.

use crate::diagnostic::Diagnostic;
use crate::load::MappedText;
use crate::model::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The most problems that are reported of one text: a file that is no Markdown at all would
/// otherwise have one in each line.
const MOST_PROBLEMS: usize = 100;

/// What the parser is given in front of a text of one line. No block but a paragraph begins with
/// a bracket, so that `2. Do this` stays the words that it is; and a bracket stands beside
/// quotation marks and stress as a line's start does.
const LINE_PREFIX: &str = "(";

/// A text as the parser gets it.
pub(super) struct Input<'a> {
    mapped: &'a MappedText,
    source: Cow<'a, str>,
    prefix: usize,
    lead: usize,
}

impl<'a> Input<'a> {
    /// A text of paragraphs.
    pub fn blocks(mapped: &'a MappedText) -> Input<'a> {
        Input {
            mapped,
            source: Cow::Borrowed(mapped.text()),
            prefix: 0,
            lead: 0,
        }
    }

    /// A text of one line.
    pub fn line(mapped: &'a MappedText) -> Input<'a> {
        let text = mapped.text();
        Input {
            mapped,
            source: Cow::Owned(format!("{LINE_PREFIX}{}", text.trim())),
            prefix: LINE_PREFIX.len(),
            lead: text.len() - text.trim_start().len(),
        }
    }

    /// What the parser gets.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How many bytes at its start are not the author's.
    pub fn prefix(&self) -> usize {
        self.prefix
    }

    /// Whether it is a text of one line.
    pub fn is_line(&self) -> bool {
        self.prefix > 0
    }

    /// A range of what the parser gets; empty where there is no such range.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.source.get(range.clone()).unwrap_or("")
    }

    /// Where a range stands in the author's file, without white space at its end.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let blank = {
            let slice = self.slice(range);
            slice.len() - slice.trim_end().len()
        };
        let end = (range.end.saturating_sub(blank)).max(range.start);
        self.mapped
            .span(self.in_text(range.start)..self.in_text(end))
    }

    fn in_text(&self, offset: usize) -> usize {
        offset.saturating_sub(self.prefix) + self.lead
    }
}

/// What is wrong in a text.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<Diagnostic>,
    more: usize,
}

impl Problems {
    /// Reports something.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < MOST_PROBLEMS {
            self.found.push(diagnostic);
        } else {
            self.more += 1;
        }
    }

    /// Hands everything on.
    pub fn hand_to(mut self, diagnostics: &mut Vec<Diagnostic>) {
        if self.more > 0 {
            let mut last = Diagnostic::error(
                "too-many-problems",
                format!("this text has {} problems more", self.more),
            )
            .help("Mend those that are listed, and run sef again to see the others.");
            last.span = self.found.last().and_then(|last| last.span);
            self.found.push(last);
        }
        diagnostics.append(&mut self.found);
    }
}
