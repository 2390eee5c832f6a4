//! `caption-alone`: a line that titles a chart or table which is not there.

use crate::check::words::{find_phrase, lower};
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
    what: "Finds a paragraph that is nothing but a few words in bold, or a title without a verb (“Contact Activity Table”), without a full stop, with no chart, table or list behind it.",
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
                    all.push(problem(&words, "in bold").at(block.span));
                }
                // A title in plain words may also stand below what it titles, and a role at the
                // end of a text.
                let is_below = at
                    .checked_sub(1)
                    .and_then(|at| blocks.get(at))
                    .is_some_and(shows);
                let is_between = !is_below && !is_followed && at + 1 < blocks.len();
                if is_between && let Some(words) = title(line) {
                    all.push(problem(&words, "without a verb").at(block.span));
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

/// Whether a block is something that has a caption.
fn shows(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table { .. } | BlockKind::Show(_))
}

/// Verbs and pronouns that make a few words a sentence; a past in “-ed” does, too.
const TELLS: [&str; 54] = [
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did",
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "we", "they", "it",
    "there", "this", "these", "that", "you", "i", "came", "went", "saw", "found", "made", "said",
    "took", "gave", "held", "rose", "fell", "grew", "led", "met", "sent", "kept", "told",
    "brought", "began", "wrote", "ran", "see", "read",
];

/// Words that a title writes small.
const JOINING: [&str; 24] = [
    "a", "an", "the", "of", "in", "on", "to", "by", "for", "with", "and", "or", "at", "from",
    "per", "who", "not", "as", "within", "under", "over", "hours", "days", "weeks",
];

/// The words of a line in plain words that reads as a title: no verb, most words with a capital
/// or the name of what it titles.
fn title(line: &[Inline]) -> Option<String> {
    let is_plain = line
        .iter()
        .all(|one| matches!(one.kind, InlineKind::Text(_) | InlineKind::SoftBreak));
    if !is_plain {
        return None;
    }
    let words = plain_words(line);
    let words = words.trim();
    // Most paragraphs end here: they are sentences.
    if words.ends_with(['.', '!', '?', ':', ';', ',', '…', ')', '”', '’']) {
        return None;
    }
    let all: Vec<&str> = words
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '’' | '\'' | '-')))
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS + 1)
        .collect();
    if !(2..=MOST_WORDS).contains(&all.len()) {
        return None;
    }
    let small: Vec<String> = all.iter().map(|word| lower(word)).collect();
    // “Enquiries Completed in time” has a capital where a sentence has none.
    let mut each = all.iter().zip(&small);
    let tells = each.any(|(word, small)| {
        let is_past = word.len() > 4 && word.ends_with("ed");
        let is_small = word.starts_with(char::is_lowercase);
        TELLS.contains(&small.as_str()) || is_past && is_small
    });
    let is_share = words.starts_with("% of ");
    let heavy: Vec<&&str> = all
        .iter()
        .zip(&small)
        .filter(|(_, small)| !JOINING.contains(&small.as_str()))
        .filter(|(word, _)| !word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|(word, _)| word)
        .collect();
    let capitals = heavy
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let is_title =
        capitals >= 2 && capitals * 3 >= heavy.len() * 2 || thing(&lower(words)).is_some();
    let begins = words.starts_with(char::is_uppercase) || is_share;
    ((is_title || is_share) && begins && !tells).then(|| words.to_owned())
}

/// What a caption calls the thing that it titles.
fn thing(small: &str) -> Option<&'static str> {
    ["table", "chart", "graph", "diagram"]
        .into_iter()
        .find(|thing| find_phrase(small, thing).is_some())
}

fn problem(words: &str, how: &str) -> Diagnostic {
    match thing(&lower(words)) {
        Some(thing) => finding(format!("“{words}” announces a {thing}, and none follows")),
        None => finding(format!(
            "“{words}” stands alone {how}: a caption without its chart or table, or a heading that is none"
        )),
    }
    .help("Show what it announces with ![[id]], make it a heading with ###, or take it out.")
}
