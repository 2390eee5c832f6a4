//! `table-below`: “the table below” where none follows.

mod section_number;

use crate::check::prose::{Kind, Passage, Voice};
use crate::check::small::{Haystack as _, Needles, Small};
use crate::check::words::{Phrases, find, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::{Text, each_block, texts};
use crate::model::{Block, BlockKind};
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "table-below",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds “the table below”, “the chart below”, “the following table” in a text that shows none behind it; and “the table above”, or data “(see above)”, in one that shows none before it. Also “overleaf”, and an appendix or annex that is no heading and no link, and a number of a section (“see below, 10.3”) that none has.",
    why: "The reader looks for it. It was taken out, or has moved to another page.",
    example: "The chart below shows visits. (No chart follows.)",
    instead: "The chart below shows visits.\n\n![[visits]]",
    mend: "Show it with ![[id]], or refer to it: [[id]].",
    run,
};

/// What is announced, and whether it should stand below.
const PHRASES: [(&str, bool); 15] = [
    ("table below", true),
    ("following table", true),
    ("table above", false),
    ("chart below", true),
    ("following chart", true),
    ("chart above", false),
    ("graph below", true),
    ("following graph", true),
    ("graph above", false),
    ("diagram below", true),
    ("following diagram", true),
    ("diagram above", false),
    ("tables below", true),
    ("following tables", true),
    ("tables above", false),
];

/// What points at figures without saying what they stand in: only beside a word for figures.
const POINTERS: [(&str, bool); 4] = [
    ("(see above)", false),
    ("(see below)", true),
    ("(above)", false),
    ("(below)", true),
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut shown: Vec<(crate::model::Span, bool)> = Vec::new();
    texts(subject.publication, &mut |_, text| {
        if let Text::Blocks(blocks) = text {
            collect(blocks, &mut shown);
        }
    });
    let numbers = section_number::Numbers::of(subject);
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        let small = passage.small();
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if let Some(range) = leads_nowhere(subject, passage)
            && is_prose
            && passage.is_in_section()
        {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” is pointed at, and there is none here"))
                    .at(subject.prose.span(passage, range))
                    .help("Refer to what is meant, [[id]], or link to it."),
            );
        }
        if is_prose
            && passage.is_in_section()
            && let Some(range) = numbers.missing_in(passage)
        {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!(
                    "“{shown}” is pointed at, and no section has this number"
                ))
                .at(subject.prose.span(passage, range))
                .help("Refer to what is meant: [[id]]."),
            );
        }
        if let Some((phrase, at, is_below)) = announced(small)
            && !is_shown(passage, is_below, &shown)
        {
            all.push(
                finding(format!(
                    "“{phrase}” is announced, and none stands {}",
                    if is_below { "below" } else { "above" }
                ))
                .at(subject.prose.span(passage, at..at + phrase.len()))
                .help("Show it with ![[id]], or refer to it: [[id]]."),
            );
        }
    }
}

/// One of these stands where a passage points at what no page has.
static POINTING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["overleaf", "appendix", "annex"]));

/// Where a passage points at an appendix that is not there, or over a leaf that no page of a
/// website has.
fn leads_nowhere(subject: &Subject<'_>, passage: &Passage<'_>) -> Option<Range<usize>> {
    let small = passage.small();
    if !POINTING.may_be_near(small) {
        return None;
    }
    if let Some(at) = find_phrase(small, "overleaf") {
        return Some(at..at + "overleaf".len());
    }
    ["appendix ", "annex "].iter().find_map(|word| {
        let at = find(small, word)?;
        let name = passage.words(at + word.len()..passage.text.len());
        let name = name.split(|c: char| !c.is_alphanumeric()).next()?;
        // “An annex a mile away”
        let is_letter = name.len() == 1 && name.starts_with(|c: char| c.is_ascii_uppercase());
        let is_number = !name.is_empty() && name.len() <= 2 && name.parse::<u8>().is_ok();
        let range = at..at + word.len() + name.len();
        let called = passage.small_words(range.clone());
        let is_here = || {
            let named =
                subject.prose.passages.iter().filter(|one| {
                    matches!(one.kind, Kind::Heading(_)) || one.voice == Voice::Label
                });
            named
                .into_iter()
                .any(|one| find_phrase(one.small(), called.text).is_some())
        };
        let is_linked = passage
            .links
            .iter()
            .any(|(link, _)| link.start <= range.start && range.end <= link.end);
        let leads = (is_letter || is_number) && !is_linked && passage.is_typed(&range);
        (leads && !is_here()).then_some(range)
    })
}

fn collect(blocks: &[Block], shown: &mut Vec<(crate::model::Span, bool)>) {
    each_block(blocks, &mut |block| {
        if matches!(block.kind, BlockKind::Table { .. } | BlockKind::Show(_)) {
            shown.push((block.span, true));
        }
    });
}

/// One of these stands in all that announces.
static ANNOUNCING: LazyLock<Needles> =
    LazyLock::new(|| Needles::of(["below", "following", "above"]));

/// What is announced, where, and whether it should stand below.
fn announced(small: Small<'_>) -> Option<(&'static str, usize, bool)> {
    if !small.may_hold_any(&ANNOUNCING) {
        return None;
    }
    let by_name = PHRASES
        .iter()
        .find_map(|(phrase, below)| Some((*phrase, find_phrase(small, phrase)?, *below)));
    let is_of_figures = ["data", "figures", "statistics"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let pointed = || {
        POINTERS
            .iter()
            .find_map(|(phrase, below)| Some((*phrase, find(small, phrase)?, *below)))
    };
    by_name.or_else(|| pointed().filter(|_| is_of_figures))
}

/// Whether a table or chart stands in the same file, before or behind the passage.
fn is_shown(passage: &Passage<'_>, below: bool, shown: &[(crate::model::Span, bool)]) -> bool {
    shown.iter().any(|(span, _)| {
        span.file == passage.span.file
            && match below {
                true => span.start >= passage.span.start,
                false => span.start <= passage.span.start,
            }
    })
}
