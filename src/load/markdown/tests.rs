//! Markdown as authors write it, and as they should not.

use super::*;
use crate::model::{Audience, Id, Inline, InlineKind, Reference, Target, plain_words};

mod mistakes;
mod shapes;
mod stress;

/// Parses a text of paragraphs; the codes of what is wrong, in order, with the words underlined.
fn blocks(text: &str) -> (Vec<Block>, Vec<(&'static str, String)>) {
    let mapped = MappedText::verbatim(text, Default::default(), 0);
    let mut diagnostics = Vec::new();
    let blocks = parse_blocks(&mapped, &mut diagnostics);
    (blocks, codes(text, &diagnostics))
}

/// Parses a text of one line.
fn line(text: &str) -> (Inlines, Vec<(&'static str, String)>) {
    let mapped = MappedText::verbatim(text, Default::default(), 0);
    let mut diagnostics = Vec::new();
    let inlines = parse_line(&mapped, &mut diagnostics);
    (inlines, codes(text, &diagnostics))
}

fn codes(text: &str, diagnostics: &[Diagnostic]) -> Vec<(&'static str, String)> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let range = diagnostic.span.map(|span| span.range()).unwrap_or(0..0);
            let underlined = text.get(range).unwrap_or("(outside)");
            (diagnostic.code, underlined.to_owned())
        })
        .collect()
}

/// A text that must have nothing wrong with it.
fn clean(text: &str) -> Vec<Block> {
    let (blocks, wrong) = blocks(text);
    assert!(wrong.is_empty(), "{text:?}: {wrong:?}");
    blocks
}

/// What a tree looks like, in short.
fn shape(blocks: &[Block]) -> String {
    let shapes: Vec<String> = blocks.iter().map(block_shape).collect();
    shapes.join(" ")
}

fn block_shape(block: &Block) -> String {
    let shape = match &block.kind {
        BlockKind::Paragraph(content) => format!("p({})", inline_shape(content)),
        BlockKind::Heading {
            level,
            anchor,
            content,
        } => format!("h{level}#{anchor}({})", inline_shape(content)),
        BlockKind::List { start, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    let done = match item.done {
                        Some(true) => "x:",
                        Some(false) => "o:",
                        None => "",
                    };
                    format!("{done}{}", shape(&item.blocks))
                })
                .collect();
            let start = start.map_or_else(|| "ul".into(), |start| format!("ol{start}"));
            format!("{start}[{}]", items.join(" | "))
        }
        BlockKind::Quote(blocks) => format!("quote[{}]", shape(blocks)),
        BlockKind::Remark { kind, blocks } => format!("{kind:?}[{}]", shape(blocks)),
        BlockKind::Code(text) => format!("code({text:?})"),
        BlockKind::Table { head, rows, .. } => {
            let row = |cells: &Vec<Inlines>| {
                let cells: Vec<String> = cells.iter().map(|cell| inline_shape(cell)).collect();
                cells.join(" , ")
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("table[{} / {}]", row(head), rows.join(" / "))
        }
        BlockKind::Rule => "rule".into(),
        BlockKind::Show(show) => format!("show({} {:?} {:?})", show.id, show.kind, show.title),
        BlockKind::Footnote { label, blocks } => format!("note:{label}[{}]", shape(blocks)),
    };
    if block.audience == Audience::default() {
        shape
    } else {
        let only: Vec<&str> = block.audience.only.iter().map(Id::as_str).collect();
        format!("{shape}@{}", only.join("+"))
    }
}

fn inline_shape(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) => text.clone(),
            InlineKind::Code(code) => format!("`{code}`"),
            InlineKind::Emphasis(inner) => format!("<em {}>", inline_shape(inner)),
            InlineKind::Strong(inner) => format!("<b {}>", inline_shape(inner)),
            InlineKind::Strikethrough(inner) => format!("<s {}>", inline_shape(inner)),
            InlineKind::Superscript(inner) => format!("<sup {}>", inline_shape(inner)),
            InlineKind::Subscript(inner) => format!("<sub {}>", inline_shape(inner)),
            InlineKind::Link { address, content } => {
                format!("<a {address} {}>", inline_shape(content))
            }
            InlineKind::Reference(reference) => {
                let Reference { to, words } = &**reference;
                let Target::Unresolved(raw) = to else {
                    return "<resolved>".into();
                };
                match words {
                    Some(words) => format!("<ref {raw}|{words}>"),
                    None => format!("<ref {raw}>"),
                }
            }
            InlineKind::FootnoteMark(label) => format!("^{label}"),
            InlineKind::SoftBreak => "~".into(),
            InlineKind::HardBreak => "//".into(),
        })
        .collect()
}
