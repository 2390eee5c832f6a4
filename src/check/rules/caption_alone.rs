//! `caption-alone`: a line in bold that titles a chart or table which is not there.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::{Text, texts};
use crate::model::{Block, BlockKind, Inline, InlineKind, plain_words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "caption-alone",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a paragraph that is nothing but a few words in bold, without a full stop, with no chart, table or list behind it.",
    why: "It is the caption of something that was left out, or a heading that nobody can jump to: a screen reader reads it as any other words.",
    example: "**Table of visits to children in need**\n\nThe quality of our assessments is improving.",
    instead: "![[visits-table]]\n\nThe quality of our assessments is improving.",
    mend: "Show what it announces with ![[id]], make it a heading with ###, or take it out.",
    run,
};

/// More words are a sentence that somebody stresses.
const MOST_WORDS: usize = 14;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    texts(subject.publication, &mut |_, text| {
        if let Text::Blocks(blocks) = text {
            look(blocks, all);
        }
    });
}

fn look(blocks: &[Block], all: &mut Vec<Diagnostic>) {
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let is_followed = blocks.get(at + 1).is_some_and(|next| {
                    matches!(
                        next.kind,
                        BlockKind::Table { .. }
                            | BlockKind::Show(_)
                            | BlockKind::List { .. }
                            | BlockKind::Code(_)
                            | BlockKind::Quote(_)
                    )
                });
                if let (Some(words), false) = (caption(line), is_followed) {
                    all.push(problem(&words).at(block.span));
                }
            }
            BlockKind::Remark { blocks, .. } => look(blocks, all),
            _ => {}
        }
    }
}

/// The words of a line that is a few words in bold alone.
fn caption(line: &[Inline]) -> Option<String> {
    let [
        Inline {
            kind: InlineKind::Strong(inner),
            ..
        },
    ] = line
    else {
        return None;
    };
    let words = plain_words(inner);
    let words = words.trim();
    let is_sentence = words.ends_with(['.', '!', '?', ':']) || words.is_empty();
    let is_short = words.split_whitespace().count() <= MOST_WORDS;
    (!is_sentence && is_short).then(|| words.to_owned())
}

fn problem(words: &str) -> Diagnostic {
    let small = words.to_lowercase();
    let thing = ["table", "chart", "graph", "diagram"]
        .iter()
        .find(|thing| crate::check::words::find_phrase(&small, thing).is_some());
    match thing {
        Some(thing) => finding(format!("“{words}” announces a {thing}, and none follows")),
        None => finding(format!(
            "“{words}” stands alone in bold: a caption without its chart or table, or a heading that is none"
        )),
    }
    .help("Show what it announces with ![[id]], make it a heading with ###, or take it out.")
}
