//! `above-marking`: words that are marked higher than the edition that holds them.

use crate::check::prose::Passage;
use crate::check::small::{Haystack as _, Needles};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Marking;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "above-marking",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Copy,
    what: "Finds a security marking that is typed at the head or the end of a text, or in brackets, and is higher than that of the edition: OFFICIAL-SENSITIVE in an edition that is marked OFFICIAL; SECRET, CONFIDENTIAL or RESTRICTED in any.",
    why: "Whoever marked it meant it for fewer readers than this edition has.",
    example: "OFFICIAL-SENSITIVE: the review names the street. (In an edition that is marked OFFICIAL.)",
    instead: "<!-- only: inspector -->\n\nThe review names the street.\n\n<!-- end -->",
    mend: "Keep the passage for the editions that carry its marking, or write it so that every reader may have it, and take the marking out.",
    run,
};

/// Markings that no edition carries.
const HIGHER: [&str; 4] = ["TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED"];
/// The words of markings without which a text has none.
static WORDS: LazyLock<Needles> =
    LazyLock::new(|| Needles::of(["sensitive", "secret", "confidential", "restricted"]));
/// What announces a marking.
const NAMES: [&str; 5] = [
    "protective marking",
    "security marking",
    "security classification",
    "classification",
    "marking",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let Some(marking) = subject.reader.map(|reader| reader.marking) else {
        return;
    };
    for passage in &subject.prose.passages {
        if let Some(range) = marked(passage, marking) {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!(
                    "this is marked “{shown}”, and stands in an edition that is marked {}",
                    marking.title()
                ))
                .at(subject.prose.span(passage, range))
                .help("Keep it for the editions that carry its marking, or write it so that every reader may have it and take the marking out."),
            );
        }
    }
}

/// Where a passage carries a marking above this one.
fn marked(passage: &Passage<'_>, marking: Marking) -> Option<Range<usize>> {
    let text = passage.text.as_str();
    // Few texts have one of these words at all.
    let small = passage.small();
    if !small.may_hold_any(&WORDS) {
        return None;
    }
    let head = text.len() - text.trim_start_matches(['[', '(', '*', ' ']).len();
    if let Some((range, _)) = marking_at(text, head, marking)
        .filter(|(range, is_loud)| stands_alone(text, range, *is_loud))
    {
        return Some(range);
    }
    for name in NAMES {
        if let Some(at) = crate::check::words::find_phrase(small, name) {
            let behind = text.get(at + name.len()..).unwrap_or("");
            if let Some(rest) = behind.strip_prefix(':') {
                let start = text.len() - rest.trim_start().len();
                if let Some((range, _)) = marking_at(text, start, marking) {
                    return Some(range);
                }
            }
        }
    }
    text.match_indices(['(', '['])
        .filter_map(|(at, _)| marking_at(text, at + 1, marking))
        .find(|(range, _)| {
            text.get(range.end..)
                .is_some_and(|rest| rest.trim_start().starts_with([')', ']']))
        })
        .map(|(range, _)| range)
}

/// A marking above this one that begins at a place; whether it is in capitals.
fn marking_at(text: &str, start: usize, marking: Marking) -> Option<(Range<usize>, bool)> {
    let rest = text.get(start..)?;
    let is_loud = |length: usize| {
        rest.get(..length)
            .is_some_and(|words| !words.chars().any(char::is_lowercase))
    };
    let ends = |length: usize| {
        rest.get(length..)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if starts_with(rest, "official") && marking < Marking::OfficialSensitive {
        let behind = rest.get(8..).unwrap_or("");
        let joint = behind.len() - behind.trim_start_matches([' ', '-', '–', ':']).len();
        let length = 8 + joint + "sensitive".len();
        if joint > 0 && starts_with(rest.get(8 + joint..)?, "sensitive") && ends(length) {
            return Some((start..start + length, is_loud(length)));
        }
    }
    HIGHER
        .iter()
        .find(|word| starts_with(rest, word) && ends(word.len()))
        .map(|word| (start..start + word.len(), is_loud(word.len())))
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether a marking at the head of a text is one, and not the first word of its sentence: nothing
/// else stands there, or it is set off from what follows. “Confidential: that is how children want
/// it” is none; in capitals it would be.
fn stands_alone(text: &str, range: &Range<usize>, is_loud: bool) -> bool {
    let behind = text
        .get(range.end..)
        .unwrap_or("")
        .trim_start_matches(['*', ' ']);
    let is_of_two = text
        .get(range.clone())
        .is_some_and(|words| words.len() > 12);
    behind.is_empty()
        || behind.starts_with([']', ')'])
        || (behind.starts_with([':', '–', '—', '-', '.', '/']) && (is_loud || is_of_two))
}
