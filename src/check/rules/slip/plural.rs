//! The plural of a short form with an apostrophe: “the GCSE’s in summer”, “our PEP's are”.

use super::{Found, InSmall};
use crate::check::prose::Passage;

/// What goes on behind a plural, and cannot be what somebody has.
const GOES_ON: [&str; 11] = [
    "are",
    "were",
    "have",
    "in",
    "at",
    "who",
    "which",
    "with",
    "from",
    "including",
    "per",
];

pub(super) fn look(passage: &Passage<'_>, words: InSmall<'_>, found: &mut Vec<Found>) {
    if !passage.has_capitals {
        return;
    }
    for (at, word) in words.list.iter().enumerate() {
        let letters = ["’s", "'s"]
            .iter()
            .find_map(|end| word.text.strip_suffix(end));
        let Some(letters) = letters
            .filter(|one| one.len() > 1 && one.chars().all(|letter| letter.is_ascii_uppercase()))
        else {
            continue;
        };
        let behind = passage.words(word.range.end..passage.text.len());
        let goes_on = behind.starts_with(' ') && GOES_ON.contains(&words.word(at + 1));
        if goes_on || behind.starts_with(')') {
            let message = format!("“{}”: the plural is “{letters}s”", word.text);
            found.push((word.range.clone(), message));
        }
    }
}
