//! Markdown with references, parsed into blocks and inlines.

use super::mapped_text::MappedText;
use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockKind, Inline, InlineKind, Inlines};

/// The blocks of a text.
pub fn parse_blocks(text: &MappedText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let content = parse_line(text, diagnostics);
    if content.is_empty() {
        return Vec::new();
    }
    vec![Block {
        kind: BlockKind::Paragraph(content),
        audience: Default::default(),
        span: text.whole(),
    }]
}

/// A text without paragraphs.
pub fn parse_line(text: &MappedText, _diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    let words = text.text().trim();
    if words.is_empty() {
        return Vec::new();
    }
    vec![Inline {
        kind: InlineKind::Text(words.to_owned()),
        span: text.whole(),
    }]
}
