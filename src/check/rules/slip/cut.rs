//! A sentence that a table cuts in two: it breaks off before the table and goes on below it.

use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockKind, InlineKind, plain_words};

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for (_, blocks) in &subject.prose.texts {
        for three in blocks.windows(3) {
            all.extend(cut(three));
        }
    }
}

fn cut(three: &[Block]) -> Option<Diagnostic> {
    let [before, between, behind] = three else {
        return None;
    };
    let (BlockKind::Paragraph(first), BlockKind::Paragraph(rest)) = (&before.kind, &behind.kind)
    else {
        return None;
    };
    let is_between = matches!(between.kind, BlockKind::Table { .. } | BlockKind::Show(_));
    let first_words = plain_words(first);
    let rest_words = plain_words(rest);
    let breaks_off = first_words
        .trim_end()
        .ends_with(|c: char| c.is_alphanumeric() || c == ',');
    // “iPads” begins a sentence.
    let mut letters = rest_words.trim_start().chars();
    let goes_on = letters.next().is_some_and(char::is_lowercase)
        && !letters.next().is_some_and(char::is_uppercase);
    if !is_between || !breaks_off || !goes_on {
        return None;
    }
    let last = first
        .iter()
        .rfind(|inline| !matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak))?;
    Some(
        finding("the sentence breaks off here, and goes on below what is shown")
            .at(last.span)
            .related(behind.span, "it goes on here")
            .help("Put the table or chart behind the sentence."),
    )
}
