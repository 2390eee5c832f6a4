//! Inline text: words, links, references, what is shown.

use super::address::{self, Address};
use super::builder::Builder;
use super::node::{Node, Open};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{
    ChartKind, Id, Inline, InlineKind, Inlines, Reference, Show, Target, plain_words,
};
use pulldown_cmark::LinkType;
use std::ops::Range;

impl Builder<'_> {
    /// Words.
    pub fn text(&mut self, text: &str, range: Range<usize>) {
        let not_the_authors = self.input.prefix().saturating_sub(range.start);
        let range = range.start + not_the_authors..range.end.max(range.start + not_the_authors);
        let Some(text) = text.get(not_the_authors..).filter(|text| !text.is_empty()) else {
            return;
        };
        let in_reference = self
            .stack
            .iter()
            .rev()
            .any(|open| matches!(open.node, Node::Reference { .. }));
        match self.stack.last_mut() {
            Some(Open {
                node: Node::Code(code),
                ..
            }) => {
                code.push_str(text);
                return;
            }
            Some(open) => {
                let end = self.input.span(&(range.end..range.end)).end;
                if let Some(Inline {
                    kind: InlineKind::Text(before),
                    span,
                }) = open.inlines.last_mut()
                {
                    before.push_str(text);
                    span.end = end;
                } else {
                    let mut span = self.input.span(&(range.start..range.start));
                    span.end = end;
                    open.inlines.push(Inline {
                        kind: InlineKind::Text(text.to_owned()),
                        span,
                    });
                }
            }
            None => return,
        }
        self.note_loose_words(&range);
        if !in_reference {
            self.words.push(range);
        }
    }

    /// Adds a piece of inline text to what is open.
    pub fn add_inline(&mut self, kind: InlineKind, range: &Range<usize>) {
        let span = self.input.span(range);
        if let Some(open) = self.stack.last_mut() {
            open.inlines.push(Inline { kind, span });
        }
        self.note_loose_words(range);
    }

    /// Ends a link that is no reference.
    pub fn add_link(
        &mut self,
        address: &str,
        kind: LinkType,
        content: Inlines,
        range: &Range<usize>,
    ) {
        let span = self.input.span(range);
        if content.is_empty() {
            self.problems.report(
                Diagnostic::error("link-without-words", "this link has no words")
                    .at(span)
                    .help("Write between the square brackets what the reader finds there."),
            );
            return;
        }
        match address::read(address, matches!(kind, LinkType::Email)) {
            Ok(Address::Web(address)) => {
                self.add_inline(InlineKind::Link { address, content }, range);
            }
            Ok(Address::File(name)) => {
                let words = self.plain_words_of(&content, range);
                let to = Target::Unresolved(name);
                self.add_inline(
                    InlineKind::Reference(Box::new(Reference { to, words })),
                    range,
                );
            }
            Err(problem) => {
                self.problems.report(problem.at(span));
                if let Some(open) = self.stack.last_mut() {
                    open.inlines.extend(content);
                }
                self.note_loose_words(range);
            }
        }
    }

    /// Reports words behind an address: no reader would see them without a mouse.
    pub fn check_link_title(&mut self, title: &str, range: &Range<usize>) {
        if !title.is_empty() {
            self.problems.report(
                Diagnostic::error(
                    "words-beside-address",
                    format!("“{title}” stands behind the address and would be lost"),
                )
                .at(self.input.span(range))
                .help("Write in the square brackets what the reader is to see."),
            );
        }
    }

    /// Ends `[[…]]` or `![[…]]`. `words` stand behind the bar.
    pub fn add_reference(
        &mut self,
        raw: &str,
        words: Option<Inlines>,
        is_show: bool,
        range: &Range<usize>,
    ) {
        let raw = cleaned(raw);
        let span = self.input.span(range);
        if raw.is_empty() {
            self.problems.report(
                Diagnostic::error("empty-reference", "this reference names nothing")
                    .at(span)
                    .help("Write an id between the square brackets: [[mash]]."),
            );
            return;
        }
        let words = match words {
            None => None,
            Some(inlines) => match self.plain_words_of(&inlines, range) {
                Some(words) => Some(words),
                None => {
                    self.problems.report(
                        Diagnostic::error("empty-reference", "no words stand behind the bar")
                            .at(span)
                            .help("Write your own words there, or take the bar out."),
                    );
                    None
                }
            },
        };
        if is_show {
            match read_show(&raw, words) {
                Ok(show) => self.shows.push((show, range.clone())),
                Err(problem) => self.problems.report(problem.at(span)),
            }
            self.note_loose_words(range);
            return;
        }
        let to = Target::Unresolved(raw);
        self.add_inline(
            InlineKind::Reference(Box::new(Reference { to, words })),
            range,
        );
    }

    /// The words of a reference, which have no marks; `None` where there are none.
    fn plain_words_of(&mut self, inlines: &Inlines, range: &Range<usize>) -> Option<String> {
        let plain = inlines.iter().all(|inline| {
            matches!(
                inline.kind,
                InlineKind::Text(_) | InlineKind::SoftBreak | InlineKind::HardBreak
            )
        });
        if !plain {
            self.problems.report(
                Diagnostic::error(
                    "marks-in-reference",
                    "the words of a reference are plain: no bold, italics, code or notes in them",
                )
                .at(self.input.span(range))
                .help("Put the marks around the whole reference: **[[mash|the hub]]**."),
            );
        }
        let words = plain_words(inlines);
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// Reports `![[…]]` that stands among words.
    pub fn refuse_shows(&mut self) {
        let is_line = self.input.is_line();
        for (show, range) in std::mem::take(&mut self.shows) {
            let problem = Diagnostic::error(
                "show-among-words",
                "a chart or table cannot be shown inside a line",
            )
            .at(self.input.span(&range));
            self.problems.report(if is_line {
                problem.help(format!("Refer to it instead: [[{}]].", show.id))
            } else {
                problem.help(format!(
                    "Put ![[{0}]] on a line of its own, with an empty line before and after it; \
                     or refer to it: [[{0}]].",
                    show.id
                ))
            });
        }
    }

    /// Reports control characters: they are invisible, and can make a line look other than it is.
    pub fn report_control_characters(&mut self) {
        let is_control = |c: char| {
            // Most letters are one of these.
            !matches!(c, ' '..='~')
                && ((c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        };
        for (at, c) in self
            .input
            .source()
            .char_indices()
            .filter(|(_, c)| is_control(*c))
        {
            let range = at..at + c.len_utf8();
            self.problems.report(
                Diagnostic::error(
                    "control-character",
                    format!(
                        "an invisible control character stands here (U+{:04X})",
                        c as u32
                    ),
                )
                .at(self.input.span(&range))
                .help("Delete it, and type the words around it again."),
            );
        }
    }

    /// Reports links to definitions that are not there, and definitions that no link uses.
    pub fn report_definitions(
        &mut self,
        mut undefined: Vec<(Range<usize>, String)>,
        mut definitions: Vec<(Range<usize>, String)>,
    ) {
        undefined.sort_by_cached_key(|(range, _)| (range.start, range.end));
        undefined.dedup();
        for (range, label) in undefined {
            self.problems.report(
                Diagnostic::error(
                    "undefined-link",
                    format!("no address is given for the link “{label}”"),
                )
                .at(self.input.span(&range))
                .help("Write the address in round brackets: [words](https://…). To refer to something of this publication, write [[id]]."),
            );
        }
        definitions.sort_by_cached_key(|(range, _)| (range.start, range.end));
        for (range, label) in definitions {
            if !self.used_labels.contains(&label.to_lowercase()) {
                self.problems.report(
                    Diagnostic::error(
                        "unused-link",
                        format!("this gives an address for the link “{label}”, and no link uses it: no reader would see it"),
                    )
                    .at(self.input.span(&range))
                    .help("Take it out; or, if it is meant to be read, put a backslash before the first bracket."),
                );
            }
        }
    }
}

/// What stands before the bar, without the backslash that the bar needs in a table.
fn cleaned(raw: &str) -> String {
    let raw = raw.strip_suffix('\\').unwrap_or(raw);
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `id` or `id:kind`.
fn read_show(raw: &str, title: Option<String>) -> Result<Show, Diagnostic> {
    let (name, kind) = match raw.split_once(':') {
        Some((name, kind)) => (name.trim(), Some(kind.trim())),
        None => (raw, None),
    };
    let Some(id) = Id::new(name) else {
        let problem =
            Diagnostic::error("unknown-id", format!("“{name}” is not the id of anything"));
        return Err(match Id::from_words(name) {
            Some(id) => problem.help(format!(
                "An id has small letters, digits and hyphens. Is it ![[{id}]]?"
            )),
            None => problem,
        });
    };
    let kind = match kind {
        None => None,
        Some(word) => Some(chart_kind(word)?),
    };
    Ok(Show { id, kind, title })
}

fn chart_kind(word: &str) -> Result<ChartKind, Diagnostic> {
    if let Some((_, kind)) = ChartKind::ALL.iter().find(|(known, _)| *known == word) {
        return Ok(*kind);
    }
    let words = ChartKind::ALL.map(|(word, _)| word);
    let problem = Diagnostic::error("unknown-chart", format!("“{word}” is not a kind of chart"));
    Err(match did_you_mean(word, words) {
        Some(near) => problem.help(format!("Did you mean “{near}”?")),
        None => problem.help(format!("It is one of: {}.", words.join(", "))),
    })
}
