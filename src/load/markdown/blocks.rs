//! Blocks, as they end; and what they would lose.

use super::audience::Readers;
use super::builder::Builder;
use super::node::{Node, Open};
use super::{leftover, table};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockKind, InlineKind, Inlines, plain_words};
use pulldown_cmark::CodeBlockKind;
use std::ops::Range;

impl Builder<'_> {
    /// Ends a paragraph; charts and tables that stand in it alone are blocks of their own.
    pub fn add_paragraph(&mut self, inlines: Inlines, range: &Range<usize>) {
        self.end_words(range, false);
        if table::is_broken(self.input.slice(range)) {
            self.problems
                .report(table::broken().at(self.input.span(range)));
        }
        let nothing_else = inlines.iter().all(|inline| match &inline.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => true,
            InlineKind::Text(text) => text.trim().is_empty(),
            _ => false,
        });
        if self.shows.is_empty() || !nothing_else || self.input.is_line() {
            self.refuse_shows();
            if !inlines.is_empty() {
                self.add_block(BlockKind::Paragraph(inlines), range);
            }
            return;
        }
        let hidden = self.hidden.clone();
        for (show, range) in std::mem::take(&mut self.shows) {
            self.hidden = hidden.clone();
            self.add_block(BlockKind::Show(show), &range);
        }
    }

    /// Ends a heading.
    pub fn add_heading(
        &mut self,
        level: u8,
        readers: Readers,
        content: Inlines,
        range: &Range<usize>,
    ) {
        self.end_words(range, false);
        // What should be hidden hides what stands under it.
        let readers = readers.and(&self.hidden.take().unwrap_or_default());
        self.refuse_shows();
        let words = plain_words(&content);
        let contradicts = self
            .stack
            .last_mut()
            .is_some_and(|open| open.scope.heading(level, readers));
        if contradicts {
            self.report_nobody(range);
        }
        if content.is_empty() {
            self.problems.report(
                Diagnostic::error("empty-heading", "this heading has no words")
                    .at(self.input.span(range))
                    .help("Write the heading behind the number signs, or take the line out."),
            );
            return;
        }
        let kind = BlockKind::Heading {
            level,
            anchor: self.anchors.add(&words),
            content,
        };
        self.add_block(kind, range);
    }

    /// Ends a row of a table.
    pub fn add_row(&mut self, is_head: bool, cells: Vec<Inlines>, range: &Range<usize>) {
        let source = self.input.slice(range);
        let Some(Open {
            node:
                Node::Table {
                    columns,
                    head,
                    rows,
                },
            ..
        }) = self.stack.last_mut()
        else {
            return;
        };
        if is_head {
            *head = cells;
            return;
        }
        let (written, taken) = (table::cells_in(source), columns.len());
        rows.push(cells);
        if written > taken {
            self.problems
                .report(table::too_many_cells(source, written, taken).at(self.input.span(range)));
        }
    }

    /// Ends the text of a footnote.
    pub fn add_footnote(&mut self, label: String, blocks: Vec<Block>, range: &Range<usize>) {
        let readers = self
            .stack
            .iter()
            .fold(Readers::All, |all, open| all.and(&open.scope.readers()));
        let span = self.input.span(range);
        if blocks.is_empty() {
            self.problems.report(
                Diagnostic::error("footnote-without-text", "this footnote has no text")
                    .at(span)
                    .help("Write it behind the colon, or take the footnote and its mark out."),
            );
        }
        if let Some(first) = self.footnotes.add(label, blocks, span, readers) {
            self.problems.report(
                Diagnostic::error("footnote-twice", "there is a footnote of this name already")
                    .at(span)
                    .related(first, "the first is here")
                    .help("Give one of them another name, at its mark too."),
            );
        }
    }

    /// Adds a block to what is open, unless nobody may see it.
    pub fn add_block(&mut self, kind: BlockKind, range: &Range<usize>) {
        let hidden = self.hidden.take().unwrap_or_default();
        let span = self.input.span(range);
        if let Some(open) = self.stack.last_mut()
            && let Some(audience) = open.scope.readers().and(&hidden).audience()
        {
            open.blocks.push(Block {
                kind,
                audience,
                span,
            });
        }
    }

    /// Reports code that is none, and what would be lost beside it.
    pub fn check_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        let span = self.input.span(range);
        match kind {
            CodeBlockKind::Indented => self.problems.report(indented().at(span)),
            CodeBlockKind::Fenced(info) => {
                if info.trim().contains(char::is_whitespace) {
                    self.problems.report(words_beside_fence().at(span));
                }
                if !is_closed(self.input.slice(range)) {
                    self.problems.report(unclosed_code().at(span));
                }
            }
        }
    }

    /// Looks through the plain text of a paragraph, heading or cell for what should have been
    /// something else.
    pub fn end_words(&mut self, range: &Range<usize>, in_table: bool) {
        let words = std::mem::take(&mut self.words);
        let found = leftover::find(self.input.source(), range, &words, in_table);
        if found
            .iter()
            .any(|(_, problem)| problem.code == leftover::MISPLACED)
        {
            // What was meant to be hidden is not shown while this is wrong.
            self.hidden = Some(Readers::Only(Vec::new()));
        }
        for (place, problem) in found {
            self.problems.report(problem.at(self.input.span(&place)));
        }
    }
}

/// Whether the source of a code block ends in a line of its marks.
fn is_closed(code: &str) -> bool {
    let mut lines = code.trim_end().lines();
    let first = lines.next().unwrap_or("");
    let mark = if first.trim_start().starts_with('~') {
        '~'
    } else {
        '`'
    };
    let last = lines.next_back().unwrap_or("");
    let last = last.trim_start_matches(['>', ' ', '\t']).trim_end();
    last.len() >= 3 && last.chars().all(|c| c == mark)
}

fn indented() -> Diagnostic {
    Diagnostic::error(
        "indented-text",
        "this is indented by four spaces or more, which would show it as program code",
    )
    .help("Begin the line at the left. For text in fixed letters put ``` before and after it.")
}

fn words_beside_fence() -> Diagnostic {
    Diagnostic::error(
        "words-beside-code",
        "words in the same line as ``` would be lost",
    )
    .help("Put ``` on a line of its own.")
}

fn unclosed_code() -> Diagnostic {
    Diagnostic::error(
        "unclosed-code",
        "this block of code has no end: everything behind it would be shown as code",
    )
    .help("End it with another line of ```.")
}
