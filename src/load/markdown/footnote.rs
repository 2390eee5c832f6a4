//! Footnotes: the text of each stands at the end of the text that its mark is in, and is shown to
//! no more readers than its marks.

use super::audience::Readers;
use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockKind, Inline, InlineKind, Inlines, Span};
use std::collections::BTreeMap;

/// The texts of footnotes, apart from the text that their marks are in.
#[derive(Default)]
pub(in crate::load) struct FootnoteTexts {
    texts: Vec<FootnoteText>,
    by_label: BTreeMap<String, usize>,
}

struct FootnoteText {
    label: String,
    blocks: Vec<Block>,
    span: Span,
    readers: Readers,
    is_used: bool,
}

/// A piece of text that may hold marks.
pub(in crate::load) enum Part<'a> {
    /// Blocks.
    Blocks(&'a [Block]),
    /// A heading.
    Line(&'a Inlines),
}

/// A footnote's mark: its label, and who may see it.
type Mark = (String, Readers);

impl FootnoteTexts {
    /// Adds the text of a footnote. Where there is one of this label already, says where.
    pub(super) fn add(
        &mut self,
        label: String,
        blocks: Vec<Block>,
        span: Span,
        readers: Readers,
    ) -> Option<Span> {
        if let Some(first) = self.by_label.get(&label).and_then(|i| self.texts.get(*i)) {
            return Some(first.span);
        }
        self.by_label.insert(label.clone(), self.texts.len());
        self.texts.push(FootnoteText {
            label,
            blocks,
            span,
            readers,
            is_used: false,
        });
        None
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The footnotes whose marks stand in `parts`, in the order of their marks.
    pub fn of(&mut self, parts: &[Part<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
        if self.texts.is_empty() {
            return Vec::new();
        }
        let mut marks = Vec::new();
        for part in parts {
            match part {
                Part::Blocks(blocks) => marks_in_blocks(blocks, &Readers::All, &mut marks),
                Part::Line(inlines) => marks_in_line(inlines, &Readers::All, &mut marks),
            }
        }
        // A footnote may have a mark inside another; each text is looked at once.
        let mut order = Vec::new();
        let mut readers_of: BTreeMap<usize, Readers> = BTreeMap::new();
        let mut next = 0;
        while let Some((label, readers)) = marks.get(next).cloned() {
            next += 1;
            let Some(index) = self.by_label.get(&label).copied() else {
                continue;
            };
            if let Some(all) = readers_of.get_mut(&index) {
                *all = all.or(&readers);
            } else if let Some(text) = self.texts.get_mut(index) {
                text.is_used = true;
                marks_in_blocks(&text.blocks, &readers, &mut marks);
                order.push(index);
                readers_of.insert(index, readers);
            }
        }
        let mut blocks = Vec::new();
        for index in order {
            let Some((text, readers)) = self.texts.get(index).zip(readers_of.get(&index)) else {
                continue;
            };
            match text.readers.and(readers).audience() {
                Some(audience) => blocks.push(Block {
                    kind: BlockKind::Footnote {
                        label: text.label.clone(),
                        blocks: text.blocks.clone(),
                    },
                    audience,
                    span: text.span,
                }),
                None => diagnostics.push(
                    Diagnostic::error(
                        "audience-nobody",
                        "nobody could see this footnote: its mark is kept for other editions",
                    )
                    .at(text.span)
                    .help("Keep the footnote and its mark for the same editions."),
                ),
            }
        }
        blocks
    }

    /// Reports the texts without a mark.
    pub fn report_unused(&self, diagnostics: &mut Vec<Diagnostic>) {
        for text in self.texts.iter().filter(|text| !text.is_used) {
            diagnostics.push(
                Diagnostic::error(
                    "footnote-without-mark",
                    format!("the footnote “{}” has no mark in the text", text.label),
                )
                .at(text.span)
                .help(format!(
                    "Put [^{}] where it belongs, or take the footnote out.",
                    text.label
                )),
            );
        }
    }
}

fn marks_in_blocks(blocks: &[Block], outer: &Readers, marks: &mut Vec<Mark>) {
    for block in blocks {
        let readers = outer.and(&Readers::of(&block.audience));
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                marks_in_line(content, &readers, marks);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    marks_in_blocks(&item.blocks, &readers, marks);
                }
            }
            BlockKind::Quote(blocks)
            | BlockKind::Remark { blocks, .. }
            | BlockKind::Footnote { blocks, .. } => marks_in_blocks(blocks, &readers, marks),
            BlockKind::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    marks_in_line(cell, &readers, marks);
                }
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Show(_) => {}
        }
    }
}

fn marks_in_line(inlines: &[Inline], readers: &Readers, marks: &mut Vec<Mark>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::FootnoteMark(label) => marks.push((label.clone(), readers.clone())),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Link { content, .. } => marks_in_line(content, readers, marks),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Reference(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}
