//! Which claims of a sentence are shown by what stands in it: “visits are late [[audit]], and morale
//! has improved” cites an audit for its visits alone.

use super::prose::{Passage, SHOWN};
use super::typed::{Dated, dated_numbers};
use super::words::{find_phrase, words};
use crate::model::Target;
use std::ops::Range;

/// What sets a statement beside the one before it.
const JOINTS: [&str; 12] = [
    "; ",
    ", and ",
    " and ",
    ", but ",
    " but ",
    ", while ",
    " while ",
    " whilst ",
    " whereas ",
    " although ",
    " though ",
    ", yet ",
];

/// Words that stand between a joint and the subject behind it.
const BEFORE_SUBJECT: [&str; 14] = [
    "although", "though", "while", "whilst", "whereas", "when", "as", "since", "because", "also",
    "now", "overall", "however", "and",
];

/// What begins a clause that goes on with what was told before.
const TAKES_UP: [&str; 30] = [
    "this", "it", "they", "these", "those", "which", "that", "who", "whose", "both", "each", "all",
    "its", "their", "so", "to", "in", "at", "on", "for", "by", "from", "with", "of", "not",
    "still", "there", "here", "how", "whether",
];

/// Verbs that make a statement of a clause.
const VERBS: [&str; 30] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "remain",
    "remains",
    "remained",
    "continue",
    "continues",
    "continued",
    "stand",
    "stands",
    "stood",
    "show",
    "shows",
    "showed",
    "rose",
    "rises",
    "fell",
    "falls",
    "did",
    "does",
    "took",
    "takes",
    "made",
    "makes",
    "met",
];

/// Where the statements of a sentence begin that have a subject of their own, but for the first.
fn starts(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let small = passage.small_words(sentence.clone());
    let mut starts = Vec::new();
    let mut from = 0;
    for (at, byte) in small.bytes().enumerate() {
        if at < from || !matches!(byte, b';' | b',' | b' ') {
            continue;
        }
        let Some(rest) = small.get(at..) else {
            continue;
        };
        let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) else {
            continue;
        };
        let before = small.get(from..at).unwrap_or("");
        let behind = rest.get(joint.len()..).unwrap_or("");
        if tells(before) && has_own_subject(behind) {
            starts.push(sentence.start + at);
            from = at + joint.len();
        }
    }
    starts
}

/// Whether a clause has a verb.
fn tells(small: &str) -> bool {
    VERBS.iter().any(|verb| find_phrase(small, verb).is_some())
}

/// Whether words in small letters begin with a subject and its verb.
fn has_own_subject(small: &str) -> bool {
    let list = words(small, &(0..small.len()));
    let mut rest = list
        .iter()
        .skip_while(|word| BEFORE_SUBJECT.contains(&word.text));
    let Some(first) = rest.next() else {
        return false;
    };
    let goes_on = TAKES_UP.contains(&first.text)
        || VERBS.contains(&first.text)
        || small
            .get(first.range.end..)
            .is_some_and(|behind| behind.starts_with(','));
    let mut before = first.text;
    let verb = rest.find(|word| {
        let is_verb = VERBS.contains(&word.text);
        if !is_verb {
            before = word.text;
        }
        is_verb
    });
    // “… and plans and is improving”: the verb is of what was told before.
    !goes_on && verb.is_some() && !matches!(before, "and" | "but" | "or" | "which" | "that" | "who")
}

/// Whether a claim stands in a statement behind that of `at`.
fn is_cut_off(starts: &[usize], at: usize, claim: usize) -> bool {
    starts.iter().any(|start| at < *start && *start <= claim)
}

/// Whether a reference, a footnote or a link of the sentence may show a claim in it. What is cited
/// behind the claim covers the sentence; what stands in an earlier statement, that statement.
pub fn is_cited(passage: &Passage<'_>, sentence: &Range<usize>, claim: &Range<usize>) -> bool {
    let has_none = passage.references_in(sentence).next().is_none()
        && passage.notes.is_empty()
        && passage.links.is_empty();
    if has_none {
        return false;
    }
    let starts = starts(passage, sentence);
    let reaches = |at: usize| !is_cut_off(&starts, at, claim.start);
    passage
        .references_in(sentence)
        .filter(|mention| !matches!(mention.reference.to, Target::Term { .. }))
        .any(|mention| {
            let at = mention.range.start;
            let is_source = matches!(mention.reference.to, Target::Evidence(_) | Target::Item(_));
            reaches(at) || is_source && reports(passage, sentence, &starts, at)
        })
        || passage
            .notes
            .iter()
            .any(|note| (sentence.contains(note) || *note == sentence.end) && reaches(*note))
        || passage
            .links
            .iter()
            .any(|(link, _)| sentence.contains(&link.start) && reaches(link.start))
}

/// Whether a source is what tells the rest of the sentence: “[[audit]] shows that …”, “the audit was
/// clear [[audit]]: …”.
fn reports(passage: &Passage<'_>, sentence: &Range<usize>, starts: &[usize], at: usize) -> bool {
    let from = starts.iter().rfind(|start| **start <= at).copied();
    let until = starts.iter().find(|start| **start > at).copied();
    let (from, until) = (
        from.unwrap_or(sentence.start),
        until.unwrap_or(sentence.end),
    );
    let behind = passage.words(at..until).trim_start_matches(SHOWN);
    !tells(&passage.small_words(from..at))
        || behind.starts_with(':')
        || find_phrase(passage.small_words(at..until), "that").is_some()
}

/// The numbers typed in a sentence that may show a claim in it: not those of earlier statements.
pub fn numbers_for(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    claim: &Range<usize>,
) -> Vec<Dated> {
    let mut numbers = dated_numbers(passage, sentence);
    if !numbers.is_empty() {
        let starts = starts(passage, sentence);
        numbers.retain(|one| !is_cut_off(&starts, one.number.range.start, claim.start));
    }
    numbers
}
