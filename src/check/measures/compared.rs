//! Words of a comparison: “higher” of “which is higher than last year” is no word of a name, as it is
//! in “in higher education”.

use crate::check::word_set::WordSet;
use crate::check::words::{Word, lower};

/// Words that compare, in small letters.
static COMPARING: WordSet = WordSet::of(&[
    "higher", "lower", "more", "less", "fewer", "greater", "better", "worse", "larger", "smaller",
    "bigger", "longer", "shorter", "older", "younger", "earlier", "later", "sooner", "quicker",
    "faster", "slower", "stronger", "weaker", "closer", "further", "wider", "safer",
]);

/// Behind these “than” compares nothing that went up or down.
const OTHERWISE: [&str; 6] = [
    "rather",
    "other",
    "otherwise",
    "else",
    "different",
    "sooner",
];

/// So many words stand between a comparison and its “than” at most: “lower in cost than”.
const NEAR: usize = 10;

/// Verbs of what somebody or something is.
const IS: [&str; 12] = [
    "is", "are", "was", "were", "be", "been", "being", "remain", "remains", "remained", "became",
    "become",
];

/// Words that say by how much, beside those on “-ly”.
const HOW: [&str; 9] = [
    "much", "far", "even", "still", "now", "again", "also", "somewhat", "well",
];

/// What goes on behind a comparison that names nothing: a name would go on with a noun.
const GOES_ON: [&str; 29] = [
    "than", "this", "last", "again", "still", "now", "here", "in", "on", "at", "for", "since",
    "but", "compared", "as", "by", "across", "over", "while", "whilst", "when", "because",
    "although", "though", "with", "among", "where", "today", "from",
];

/// Whether a word compares wherever it stands.
pub(super) fn compares(word: &str) -> bool {
    COMPARING.contains_in_any_case(word)
}

/// For each word of a text whether it compares there. A name that compares (“more than three times”)
/// does so wherever it is said.
pub(super) fn compared(text: &str, words: &[Word<'_>]) -> Vec<bool> {
    // Most texts compare nothing.
    if !words.iter().any(|word| compares(word.text)) {
        return vec![false; words.len()];
    }
    let small: Vec<String> = words.iter().map(|word| lower(word.text)).collect();
    let word = |at: usize| small.get(at).map_or("", String::as_str);
    let mut found: Vec<bool> = (0..small.len())
        .map(|at| COMPARING.contains(word(at)) && is_said_of_something(text, words, &small, at))
        .collect();
    for (than, _) in small.iter().enumerate().filter(|(_, word)| *word == "than") {
        if than
            .checked_sub(1)
            .is_some_and(|at| OTHERWISE.contains(&word(at)))
        {
            continue;
        }
        let from = than.saturating_sub(NEAR);
        let from = (from..than)
            .rfind(|at| stops(text, words, *at))
            .map_or(from, |at| at + 1);
        let compares = |at: &usize| COMPARING.contains(word(*at));
        let beside = than.checked_sub(1).filter(compares);
        let is_told = (from..than).any(|at| found.get(at) == Some(&true));
        let it = match (beside, is_told) {
            (Some(beside), _) => Some(beside),
            (None, true) => None,
            (None, false) => (from..than).find(compares),
        };
        if let Some(place) = it.and_then(|at| found.get_mut(at)) {
            *place = true;
        }
    }
    found
}

/// “Is higher”, “are much lower in cost”: said of something, not part of what it is called.
fn is_said_of_something(text: &str, words: &[Word<'_>], small: &[String], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| small.get(at)).map_or("", String::as_str);
    let is_how = |word: &str| HOW.contains(&word) || word.len() > 4 && word.ends_with("ly");
    let mut before = at.checked_sub(1);
    while is_how(word(before)) {
        before = before.and_then(|at| at.checked_sub(1));
    }
    let ends = stops(text, words, at) || text_behind(text, words, at).contains([',', ')', '(']);
    IS.contains(&word(before)) && (ends || GOES_ON.contains(&word(Some(at + 1))))
}

/// Whether a statement ends behind a word.
fn stops(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let behind = text_behind(text, words, at);
    let is_last = at + 1 >= words.len();
    is_last || behind.contains([';', ':']) || behind.contains(". ")
}

/// What stands between a word and the next.
fn text_behind<'t>(text: &'t str, words: &[Word<'_>], at: usize) -> &'t str {
    let end = words.get(at).map_or(text.len(), |word| word.range.end);
    let next = words
        .get(at + 1)
        .map_or(text.len(), |word| word.range.start);
    text.get(end..next).unwrap_or("")
}
