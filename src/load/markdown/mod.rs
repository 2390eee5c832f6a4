//! Markdown with references, parsed once into an owned tree of blocks and inlines. What a parser
//! would lose without a word (a cell too many, a bracket unclosed, a footnote without text) is
//! reported here, and what has no place in a publication (HTML, pictures, script links) refused.

mod address;
mod anchor;
mod audience;
mod blocks;
mod builder;
mod comment;
mod footnote;
mod html;
mod inlines;
mod input;
mod leftover;
mod node;
mod table;
#[cfg(test)]
mod tests;

pub(super) use audience::allows_no_more_than;
pub(super) use footnote::{FootnoteTexts, Part};

use super::mapped_text::MappedText;
use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockKind, Inlines};
use builder::Builder;
use input::Input;
use pulldown_cmark::{BrokenLink, LinkType, Options, Parser};

/// How deep lists, quotations and the like may stand inside each other. A list in a list is six
/// levels deeper in `data.json`, of which readers of JSON take no more than 128: what an edition
/// holds must be read back.
pub const DEEPEST_NESTING: usize = 16;

/// A text before its footnotes are placed.
pub(super) struct Parsed {
    /// Its blocks, without the texts of footnotes.
    pub blocks: Vec<Block>,
    /// The texts of its footnotes.
    pub footnotes: FootnoteTexts,
}

/// The blocks of a text; the texts of its footnotes stand at its end, in the order of their marks.
pub fn parse_blocks(text: &MappedText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let Parsed {
        mut blocks,
        mut footnotes,
    } = parse(text, diagnostics);
    let placed = footnotes.of(&[Part::Blocks(&blocks)], diagnostics);
    blocks.extend(placed);
    footnotes.report_unused(diagnostics);
    blocks
}

/// A text of one line, without paragraphs: what begins a list or a heading elsewhere is plain
/// text here.
pub fn parse_line(text: &MappedText, diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    if text.text().trim().is_empty() {
        return Vec::new();
    }
    let parsed = read(&Input::line(text), diagnostics);
    let footnotes = !parsed.footnotes.is_empty();
    let mut blocks = parsed.blocks.into_iter();
    let first = blocks.next();
    let another = blocks.next().map(|block| block.span);
    if let Some(place) = another.or_else(|| footnotes.then(|| text.whole())) {
        diagnostics.push(not_a_line().at(place));
    }
    match first {
        Some(Block {
            kind: BlockKind::Paragraph(content),
            ..
        }) => content,
        Some(block) => {
            if another.is_none() {
                diagnostics.push(not_a_line().at(block.span));
            }
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn not_a_line() -> Diagnostic {
    Diagnostic::error(
        "not-a-line",
        "only one line of words can stand here, without paragraphs, lists, tables or headings",
    )
    .help("Say it in one line, or move it to a place that takes paragraphs.")
}

/// The blocks of a text, and apart from them the texts of its footnotes.
pub(super) fn parse(text: &MappedText, diagnostics: &mut Vec<Diagnostic>) -> Parsed {
    read(&Input::blocks(text), diagnostics)
}

/// The forms of Markdown that authors have.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
}

fn read(input: &Input<'_>, diagnostics: &mut Vec<Diagnostic>) -> Parsed {
    let mut undefined = Vec::new();
    let note_undefined = |link: BrokenLink<'_>| {
        // `[x]` alone is words in brackets, such as the shorthand for “not available”.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.span, link.reference.into_string()));
        }
        None
    };
    let mut builder = Builder::new(input);
    let mut events =
        Parser::new_with_broken_link_callback(input.source(), options(), Some(note_undefined))
            .into_offset_iter();
    for (event, range) in events.by_ref() {
        builder.take(event, range);
    }
    let definitions = events
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (definition.span.clone(), label.to_owned()))
        .collect();
    drop(events);
    builder.report_definitions(undefined, definitions);
    builder.finish(diagnostics)
}
