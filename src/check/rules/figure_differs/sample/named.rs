//! Audits that a sentence names without citing them: “an audit of 60 cases to see how well we plan for
//! permanence”, where one audit of permanence is registered.

use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, is_empty_word, lower, stem, words};
use crate::model::{Evidence, EvidenceKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// An audit before so many days is hardly the one that is told of without a date.
const RECENT: i32 = 200;

/// Words of titles that say of no audit which it is, as stems.
const OF_ALL: [&str; 24] = [
    "audit", "review", "thematic", "case", "file", "casework", "record", "report", "sample",
    "survey", "core", "internal", "external", "joint", "practice", "quality", "children", "child",
    "young", "people", "service", "team", "social", "work",
];

/// What an audit does when it tells something.
const TELLS: [&str; 35] = [
    "found",
    "finding",
    "find",
    "showed",
    "shown",
    "show",
    "told",
    "tell",
    "judged",
    "rated",
    "graded",
    "identified",
    "identify",
    "evidenced",
    "confirmed",
    "revealed",
    "indicated",
    "indicate",
    "highlighted",
    "was",
    "were",
    "had",
    "is",
    "are",
    "concluded",
    "suggest",
    "suggested",
    "noted",
    "and",
    "but",
    "which",
    "where",
    "whose",
    "that",
    "who",
];

/// The one audit whose title a sentence tells: with a word that no other evidence of its kind has.
pub(super) fn of<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<&'p Evidence> {
    let small = passage.small_words(sentence.clone());
    let is_of_audit = ["audit", "audits", "audited"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let is_open = is_of_audit
        && passage.references_in(sentence).next().is_none()
        && !is_no_statement(small, passage.words(sentence.clone()))
        && periods(&passage.text, sentence, passage.as_at).is_empty();
    if !is_open {
        return None;
    }
    let said = telling(passage.words(sentence.clone()));
    let audits = || {
        let all = subject.publication.evidence.iter();
        all.filter(|one| matches!(one.kind, EvidenceKind::Audit | EvidenceKind::Peer))
    };
    let mut named = audits().filter(|one| {
        let title = telling(&one.title);
        let is_told = |word: &String| said.iter().any(|other| are_alike(word, other));
        !title.is_empty() && title.iter().all(is_told)
    });
    let (Some(audit), None) = (named.next(), named.next()) else {
        return None;
    };
    let title = telling(&audit.title);
    let is_only = title.iter().any(|word| {
        let mut others = audits().filter(|other| other.id != audit.id);
        !others.any(|other| telling(&other.title).iter().any(|one| are_alike(one, word)))
    });
    if !is_told_together(passage, sentence, &title) {
        return None;
    }
    let day = audit.date?.last_day();
    let days = (passage.as_at - day).get_days();
    (is_only && days <= RECENT).then_some(audit)
}

/// Whether nothing is told between the word “audit” and what tells which it is: not “an audit of 60
/// cases found that permanence …”.
fn is_told_together(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    title: &BTreeSet<String>,
) -> bool {
    let told: Vec<String> = words(&passage.text, sentence)
        .iter()
        .map(|word| stem(&lower(word.text)))
        .collect();
    let is_of_it = |word: &String| {
        matches!(word.as_str(), "audit" | "audited") || title.iter().any(|one| are_alike(one, word))
    };
    let first = told.iter().position(is_of_it);
    let last = told.iter().rposition(is_of_it);
    let between = first
        .zip(last)
        .and_then(|(first, last)| told.get(first..last));
    between.is_some_and(|words| !words.iter().any(|word| TELLS.contains(&word.as_str())))
}

/// The words of a text that may tell which audit is meant, as stems.
fn telling(text: &str) -> BTreeSet<String> {
    words(text, &(0..text.len()))
        .iter()
        .map(|word| stem(&lower(word.text)))
        .filter(|word| !is_empty_word(word) && !OF_ALL.contains(&word.as_str()))
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

/// “plan” and “planning”
fn are_alike(one: &str, other: &str) -> bool {
    one == other
        || one.len() >= 4
            && ["ning", "ing", "ed"].iter().any(|end| {
                other.strip_suffix(end) == Some(one) || one.strip_suffix(end) == Some(other)
            })
}
