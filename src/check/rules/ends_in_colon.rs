//! `ends-in-colon`: a paragraph that ends in a colon with nothing after it.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::{Text, texts};
use crate::model::{Block, BlockKind, InlineKind, Inlines, Span};

/// The rule.
pub const RULE: Rule = Rule {
    code: "ends-in-colon",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a paragraph that ends in a colon and is followed by no list, table, chart, quotation or remark, with or without a caption; in a list the text may go on in the item or the next.",
    why: "Something was announced and is missing: a list, a chart, the evidence.",
    example: "Our data show this:\n\n## How do we know it?",
    instead: "Our data show this:\n\n- visits are on time",
    mend: "Add what was announced, or end the sentence with a full stop.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    texts(subject.publication, &mut |_, text| {
        if let Text::Blocks(blocks) = text {
            in_run(blocks, false, Behind::Nothing, all);
        }
    });
}

/// What stands behind a run of blocks.
#[derive(Clone, Copy)]
enum Behind<'b> {
    /// Of a text: nothing.
    Nothing,
    /// Of a list's item: the next item.
    Item,
    /// Of a list's last item: what follows the list.
    Block(&'b BlockKind),
}

fn in_run(blocks: &[Block], is_item: bool, behind: Behind<'_>, all: &mut Vec<Diagnostic>) {
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map(|next| &next.kind);
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let goes_on = match (next, behind) {
                    // In an item a text goes on from paragraph to paragraph.
                    (Some(next), _) => {
                        is_item || carries_on(next) || is_caption(next, blocks.get(index + 2))
                    }
                    (None, Behind::Nothing) => false,
                    (None, Behind::Item) => true,
                    (None, Behind::Block(next)) => !ends_text(next),
                };
                if let Some(span) = colon(line)
                    && !goes_on
                {
                    all.push(
                        finding("this ends in a colon, and nothing follows")
                            .at(span)
                            .help("Add what was announced, or end with a full stop."),
                    );
                }
            }
            BlockKind::List { items, .. } => {
                for (at, item) in items.iter().enumerate() {
                    let behind = match (at + 1 < items.len(), next) {
                        (true, _) => Behind::Item,
                        (false, Some(next)) => Behind::Block(next),
                        (false, None) => behind,
                    };
                    in_run(&item.blocks, true, behind, all);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => {
                in_run(inner, false, Behind::Nothing, all);
            }
            _ => {}
        }
    }
}

/// Where the colon stands that a line ends in.
fn colon(line: &Inlines) -> Option<Span> {
    let last = line.iter().rev().find(|inline| {
        !matches!(
            inline.kind,
            InlineKind::SoftBreak | InlineKind::HardBreak | InlineKind::FootnoteMark(_)
        )
    })?;
    let ends = match &last.kind {
        InlineKind::Text(words) => words.trim_end().ends_with(':'),
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => colon(inner).is_some(),
        _ => false,
    };
    ends.then(|| Span {
        start: last.span.end.saturating_sub(1).max(last.span.start),
        ..last.span
    })
}

/// Whether a text ends before this block.
fn ends_text(next: &BlockKind) -> bool {
    matches!(
        next,
        BlockKind::Heading { .. } | BlockKind::Rule | BlockKind::Footnote { .. }
    )
}

/// Whether what follows may be what was announced. A paragraph may, where it is a quotation.
fn carries_on(next: &BlockKind) -> bool {
    match next {
        BlockKind::Paragraph(line) => {
            let words = crate::model::plain_words(line);
            words.trim_start().starts_with(['“', '‘', '"', '•', '–'])
        }
        other => !ends_text(other),
    }
}

/// More words than these are no caption.
const CAPTION: usize = 16;

/// Whether a paragraph is the caption of the table, chart or list behind it.
fn is_caption(block: &BlockKind, behind: Option<&Block>) -> bool {
    let BlockKind::Paragraph(line) = block else {
        return false;
    };
    let words = crate::model::plain_words(line);
    let is_short = words.split_whitespace().count() <= CAPTION;
    let shows = behind.is_some_and(|block| {
        matches!(
            block.kind,
            BlockKind::Table { .. } | BlockKind::Show(_) | BlockKind::List { .. }
        )
    });
    is_short && shows && !words.trim_end().ends_with(['.', '!', '?'])
}
