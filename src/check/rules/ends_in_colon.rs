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
    what: "Finds a paragraph that ends in a colon and is followed by no list, table, chart, quotation or remark.",
    why: "Something was announced and is missing: a list, a chart, the evidence.",
    example: "Our data show this:\n\n## How do we know it?",
    instead: "Our data show this:\n\n- visits are on time",
    mend: "Add what was announced, or end the sentence with a full stop.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    texts(subject.publication, &mut |_, text| {
        if let Text::Blocks(blocks) = text {
            in_run(blocks, all);
        }
    });
}

fn in_run(blocks: &[Block], all: &mut Vec<Diagnostic>) {
    for (index, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let follows = blocks.get(index + 1).map(|next| &next.kind);
                if let Some(span) = colon(line)
                    && !carries_on(follows)
                {
                    all.push(
                        finding("this ends in a colon, and nothing follows")
                            .at(span)
                            .help("Add what was announced, or end with a full stop."),
                    );
                }
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| in_run(&item.blocks, all));
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => in_run(inner, all),
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

/// Whether what follows may be what was announced. A paragraph may, where it is a quotation.
fn carries_on(next: Option<&BlockKind>) -> bool {
    match next {
        None | Some(BlockKind::Heading { .. } | BlockKind::Rule | BlockKind::Footnote { .. }) => {
            false
        }
        Some(BlockKind::Paragraph(line)) => {
            let words = crate::model::plain_words(line);
            words.trim_start().starts_with(['“', '‘', '"', '•', '–'])
        }
        Some(_) => true,
    }
}
