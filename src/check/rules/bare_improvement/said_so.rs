//! A claim that the sentence behind it bears out: “Recording is better. Staff say so [[survey]].”

use crate::check::prose::Passage;
use crate::check::reach::is_cited;
use crate::check::words::{begins_with, find_phrase};

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
    let is_denied = ["not", "nobody", "none", "few", "cannot", "if"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let mut near = passage.sentences.iter().skip(at + 1).take(2);
    says_so
        && !is_denied
        && near.any(|sentence| is_cited(passage, sentence, &(sentence.end..sentence.end)))
}
