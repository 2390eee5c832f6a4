//! A claim that the sentence behind it bears out: “Recording is better. Staff say so [[survey]].”

use crate::check::prose::Passage;
use crate::check::reach::is_cited;
use crate::check::words::{begins_with, find_phrase};
use std::ops::Range;

/// What says of the sentence before that somebody sees it too.
const SAYS_SO: [&str; 36] = [
    "say so",
    "says so",
    "said so",
    "tell us so",
    "told us so",
    "think so",
    "say the same",
    "says the same",
    "said the same",
    "see the same",
    "saw the same",
    "find the same",
    "found the same",
    "tell us the same",
    "told us the same",
    "confirm it",
    "confirms it",
    "confirmed it",
    "confirm this",
    "confirms this",
    "confirmed this",
    "bear this out",
    "bears this out",
    "bear it out",
    "bears it out",
    "bore it out",
    "show it",
    "shows it",
    "show this",
    "shows this",
    "agree",
    "agrees",
    "agreed",
    "noticed it",
    "saw it",
    "found it",
];

/// What a sentence begins with that says who found the one before.
const THAT_IS: [&str; 10] = [
    "that is what",
    "this is what",
    "that was what",
    "this was what",
    "so say",
    "so says",
    "so said",
    "that is also what",
    "we know it from",
    "we know this from",
];

/// Who or what a sentence begins with that tells what was found.
const SOURCES: [&str; 22] = [
    "auditors",
    "our auditors",
    "the auditors",
    "audits",
    "the audit",
    "the audits",
    "our audits",
    "inspectors",
    "the inspectors",
    "ofsted",
    "reviewers",
    "the peer review",
    "the survey",
    "the staff survey",
    "surveys",
    "exit interviews",
    "the review",
    "hampshire",
    "observers",
    "moderators",
    "dip samples",
    "the dip sample",
];

/// Whether the sentence behind that at a place of a passage says so too, and it or the next cites.
pub(super) fn is_borne_out(passage: &Passage<'_>, at: usize) -> bool {
    let Some(behind) = passage.sentences.get(at + 1) else {
        return false;
    };
    let small = passage.small_words(behind.clone());
    let says_so = THAT_IS.iter().any(|words| begins_with(&small, words))
        || SAYS_SO
            .iter()
            .any(|words| find_phrase(small, words).is_some());
    let names_source = SOURCES.iter().any(|words| begins_with(&small, words));
    let is_denied = ["not", "no", "nobody", "none", "few", "cannot", "if"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let cites =
        |sentence: &Range<usize>| is_cited(passage, sentence, &(sentence.end..sentence.end));
    let next_cites = || passage.sentences.get(at + 2).is_some_and(cites);
    !is_denied && (cites(behind) && (says_so || names_source) || says_so && next_cites())
}
