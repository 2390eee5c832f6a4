//! Where text lives: the one place that knows. Back-links, checks, the cut, search and the proofs
//! all go through it. Each item is taken apart field by field with none left out, so that a new
//! field of the model cannot be forgotten here: it does not compile.

use super::{Block, BlockKind, Id, Inline, InlineKind, Inlines, Period, Publication, Span};

mod fields;
#[cfg(test)]
mod tests;

pub use fields::exclusive::texts as texts_mut;
pub use fields::shared::texts;

/// Which text of the publication it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Where<'a> {
    /// What it belongs to: the innermost thing with an id of its own, such as a section or a
    /// finding. `None`: the publication itself, one of its editions or scales.
    pub owner: Option<&'a Id>,
    /// Which of its texts.
    pub part: Part<'a>,
    /// Where the thing that it belongs to stands. Plain words have no place of their own.
    pub span: Span,
}

/// A text of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The value of a key, as data files and front matter call it: `definition`, `title`.
    Key(&'static str),
    /// What stands before a section's first question.
    Summary,
    /// A section's answer to this question, in one line.
    Headline(&'a Id),
    /// A section's answer to this question.
    Answer(&'a Id),
    /// What is said about a column of a table.
    Column(&'a Id),
    /// What is said about a row of a table.
    Row(&'a Id),
    /// A cell of a table.
    Cell {
        /// The row's key.
        row: &'a Id,
        /// The column's key.
        column: &'a Id,
    },
    /// What is said about the value, target or status of a period.
    At(Period),
    /// What is said about a comparator.
    Comparator(&'a Id),
    /// What is said about a comparator's value at a period.
    ComparatorAt(&'a Id, Period),
}

/// A text, to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text<'a> {
    /// Plain words, without marks and references.
    Words(&'a str),
    /// A line.
    Line(&'a [Inline]),
    /// Paragraphs.
    Blocks(&'a [Block]),
}

/// A text, to change.
#[derive(Debug, PartialEq, Eq)]
pub enum TextMut<'a> {
    /// Plain words, without marks and references.
    Words(&'a mut String),
    /// A line.
    Line(&'a mut Inlines),
    /// Paragraphs.
    Blocks(&'a mut Vec<Block>),
}

/// Visits every piece of inline text in the publication, outer before inner, in the order of the
/// model.
pub fn walk_inlines<'p>(
    publication: &'p Publication,
    visit: &mut dyn FnMut(&'p Inline, Where<'p>),
) {
    texts(publication, &mut |place, text| {
        let visit = &mut |inline: &'p Inline| visit(inline, place);
        match text {
            Text::Words(_) => {}
            Text::Line(line) => each_inline(line, visit),
            Text::Blocks(blocks) => each_inline_in_blocks(blocks, visit),
        }
    });
}

/// The same in the same order, to change each piece. What `visit` puts in place of a piece is
/// visited inside, too.
pub fn walk_inlines_mut(
    publication: &mut Publication,
    visit: &mut dyn FnMut(&mut Inline, Where<'_>),
) {
    texts_mut(publication, &mut |place, text| {
        let visit = &mut |inline: &mut Inline| visit(inline, place);
        match text {
            TextMut::Words(_) => {}
            TextMut::Line(line) => each_inline_mut(line, visit),
            TextMut::Blocks(blocks) => each_inline_in_blocks_mut(blocks, visit),
        }
    });
}

/// Visits every block in the publication, outer before inner, in the order of the model.
pub fn walk_blocks<'p>(publication: &'p Publication, visit: &mut dyn FnMut(&'p Block, Where<'p>)) {
    texts(publication, &mut |place, text| {
        if let Text::Blocks(blocks) = text {
            each_block(blocks, &mut |block| visit(block, place));
        }
    });
}

/// Visits each block and the blocks in it, outer before inner.
pub fn each_block<'b>(blocks: &'b [Block], visit: &mut dyn FnMut(&'b Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    each_block(&item.blocks, visit);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => each_block(inner, visit),
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Code(_)
            | BlockKind::Table { .. }
            | BlockKind::Rule
            | BlockKind::Show(_) => {}
        }
    }
}

/// Visits each run of blocks, inner before outer, to take blocks out or put others in.
pub fn each_run_mut(blocks: &mut Vec<Block>, visit: &mut dyn FnMut(&mut Vec<Block>)) {
    for block in blocks.iter_mut() {
        match &mut block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    each_run_mut(&mut item.blocks, visit);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => each_run_mut(inner, visit),
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Code(_)
            | BlockKind::Table { .. }
            | BlockKind::Rule
            | BlockKind::Show(_) => {}
        }
    }
    visit(blocks);
}

/// Visits each line of text in blocks: paragraphs, headings and cells.
pub fn each_line<'b>(blocks: &'b [Block], visit: &mut dyn FnMut(&'b [Inline])) {
    each_block(blocks, &mut |block| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => visit(content),
        BlockKind::Table { head, rows, .. } => {
            head.iter()
                .chain(rows.iter().flatten())
                .for_each(|cell| visit(cell));
        }
        BlockKind::List { .. }
        | BlockKind::Quote(_)
        | BlockKind::Remark { .. }
        | BlockKind::Footnote { .. }
        | BlockKind::Code(_)
        | BlockKind::Rule
        | BlockKind::Show(_) => {}
    });
}

/// The same, to change each line.
pub fn each_line_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inlines)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => visit(content),
            BlockKind::Table { head, rows, .. } => {
                head.iter_mut()
                    .chain(rows.iter_mut().flatten())
                    .for_each(&mut *visit);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    each_line_mut(&mut item.blocks, visit);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => each_line_mut(inner, visit),
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Show(_) => {}
        }
    }
}

/// Visits each piece of inline text in blocks, outer before inner.
pub fn each_inline_in_blocks<'b>(blocks: &'b [Block], visit: &mut dyn FnMut(&'b Inline)) {
    each_line(blocks, &mut |line| each_inline(line, visit));
}

/// The same, to change each piece.
pub fn each_inline_in_blocks_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    each_line_mut(blocks, &mut |line| each_inline_mut(line, visit));
}

/// Visits each piece of a line and the pieces in it, outer before inner.
pub fn each_inline<'b>(line: &'b [Inline], visit: &mut dyn FnMut(&'b Inline)) {
    for inline in line {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Link { content: inner, .. } => each_inline(inner, visit),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Reference(_)
            | InlineKind::FootnoteMark(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}

/// The same, to change each piece.
pub fn each_inline_mut(line: &mut Inlines, visit: &mut dyn FnMut(&mut Inline)) {
    for inline in line {
        visit(inline);
        match &mut inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Link { content: inner, .. } => each_inline_mut(inner, visit),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Reference(_)
            | InlineKind::FootnoteMark(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}
