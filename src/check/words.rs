//! Words of a text, with their places.

use super::small::{Haystack, Needles};
use std::ops::Range;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Where it stands.
    pub range: Range<usize>,
}

/// The words of a range of a text: runs of letters and digits, with apostrophes and hyphens
/// inside them.
pub fn words<'t>(text: &'t str, range: &Range<usize>) -> Vec<Word<'t>> {
    let part = text.get(range.clone()).unwrap_or("");
    let mut words = Vec::with_capacity(part.len() / 5);
    let mut start = None;
    let mut letters = part.char_indices();
    while let Some((at, letter)) = letters.next() {
        let in_word = match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            '\'' | '’' | '-' => {
                start.is_some() && letters.as_str().starts_with(char::is_alphanumeric)
            }
            letter => !letter.is_ascii() && letter.is_alphanumeric(),
        };
        match (in_word, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                push(&mut words, part, from..at, range.start);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(&mut words, part, from..part.len(), range.start);
    }
    words
}

fn push<'t>(words: &mut Vec<Word<'t>>, part: &'t str, at: Range<usize>, base: usize) {
    if let Some(text) = part.get(at.clone()) {
        words.push(Word {
            text,
            range: base + at.start..base + at.end,
        });
    }
}

/// A word's stem, roughly, so that “conferences” and “conference” are one: for comparing titles
/// with sentences.
pub fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let lower = lower
        .strip_suffix("’s")
        .or_else(|| lower.strip_suffix("'s"))
        .unwrap_or(&lower);
    let long = lower.chars().count() > 3;
    let cut = |suffix: &str, to: &str| lower.strip_suffix(suffix).map(|stem| format!("{stem}{to}"));
    if long && !lower.ends_with("ss") {
        if let Some(stem) = cut("ies", "y").or_else(|| cut("sses", "ss")) {
            return stem;
        }
        if let Some(stem) = cut("s", "") {
            return stem;
        }
    }
    lower.to_owned()
}

/// Words that say nothing of what a sentence is about, in small letters.
const EMPTY: [&str; 33] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "and", "or",
    "that", "which", "who", "this", "our", "we", "their", "it", "its", "is", "are", "was", "were",
    "be", "been", "has", "have", "had",
];

/// Whether a word in small letters says nothing of what its sentence is about.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// Whether `needle` stands in `text` as whole words; both in small letters.
pub fn find_phrase(text: impl Haystack, needle: &str) -> Option<usize> {
    if !text.may_hold(needle) {
        return None;
    }
    let text = text.text();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| find(rest, needle)) {
        let start = from + at;
        let end = start + needle.len();
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let behind = text.get(end..).and_then(|t| t.chars().next());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if !is_letter(before) && !is_letter(behind) {
            return Some(start);
        }
        from = end;
    }
    None
}

/// Phrases that are looked for together: a text is gone through once for all of them.
pub struct Phrases {
    /// In the order of [`Phrases::place`]; of several at one place the longer first.
    all: Vec<&'static str>,
    /// For each place how many stand before it.
    before: Vec<usize>,
    needles: Needles,
}

impl Phrases {
    /// Of phrases of two small letters or more, each beginning with a letter of the alphabet.
    pub fn of(phrases: impl IntoIterator<Item = &'static str>) -> Phrases {
        let mut all: Vec<(usize, &'static str)> = phrases
            .into_iter()
            .map(|phrase| match phrase.as_bytes() {
                [one, two, ..] => (Phrases::place(*one, *two), phrase),
                _ => (0, phrase),
            })
            .collect();
        debug_assert!(all.iter().all(|(place, _)| *place > 0), "a letter alone");
        // Of several at one place the longest is meant.
        all.sort_by_key(|(place, phrase)| (*place, std::cmp::Reverse(phrase.len())));
        let before = |place| all.partition_point(|(other, _)| *other < place);
        Phrases {
            before: (0..=1024).map(before).collect(),
            needles: Needles::of(all.iter().map(|(_, phrase)| *phrase)),
            all: all.into_iter().map(|(_, phrase)| phrase).collect(),
        }
    }

    /// Those that begin with two letters, and perhaps others.
    fn beginning(&self, one: u8, two: u8) -> &[&'static str] {
        let place = Phrases::place(one, two);
        let bound = |place: usize| self.before.get(place).copied().unwrap_or(0);
        self.all
            .get(bound(place)..bound(place + 1))
            .unwrap_or_default()
    }

    /// A number for the first two letters: the five lower bits tell letters apart.
    fn place(one: u8, two: u8) -> usize {
        usize::from(one & 31) << 5 | usize::from(two & 31)
    }

    /// The first of them that stands in a text in small letters, as whole words, and where.
    pub fn first_in(&self, small: impl Haystack) -> Option<(&'static str, usize)> {
        if !small.may_hold_any(&self.needles) {
            return None;
        }
        let small = small.text();
        let bytes = small.as_bytes();
        let mut before = b' ';
        for (at, byte) in bytes.iter().copied().enumerate() {
            let last = std::mem::replace(&mut before, byte);
            if !byte.is_ascii_alphanumeric() || last.is_ascii_alphanumeric() {
                continue;
            }
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            let those = self.beginning(byte, next);
            if those.is_empty() || !last.is_ascii() && !is_boundary(small, at) {
                continue;
            }
            let rest = small.get(at..).unwrap_or("");
            let found = those.iter().find(|phrase| {
                rest.strip_prefix(**phrase)
                    .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            });
            if let Some(phrase) = found {
                return Some((phrase, at));
            }
        }
        None
    }

    /// Whether one of them stands in a text in small letters, as whole words.
    pub fn are_in(&self, small: impl Haystack) -> bool {
        self.first_in(small).is_some()
    }
}

/// Whether no letter stands before a place; dashes and quotation marks are no letters.
fn is_boundary(text: &str, at: usize) -> bool {
    !text
        .get(..at)
        .is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// Where `needle` stands in `text`. Searches for long texts prepare themselves; here a thousand
/// needles are looked for in a line each, so that the letter of the needle that is the least usual
/// is looked for, and the rest compared where it stands.
pub fn find(text: impl Haystack, needle: &str) -> Option<usize> {
    if !text.may_hold(needle) {
        return None;
    }
    let text = text.text();
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let last = text.len().checked_sub(needle.len())?;
    let rarest = needle.iter().copied().enumerate();
    let Some((rarest, byte)) = rarest.min_by_key(|(_, byte)| usage(*byte)) else {
        return Some(0);
    };
    let places = text.get(rarest..=last + rarest)?;
    memchr::memchr_iter(byte, places).find(|at| text.get(*at..*at + needle.len()) == Some(needle))
}

/// How usual a byte is in English in small letters; 0: it is no letter.
pub(super) fn usage(byte: u8) -> u8 {
    USE.get(usize::from(byte)).copied().unwrap_or(0)
}

/// How usual each byte is in English in small letters, from nought.
const USE: [u8; 256] = {
    let letters = b"jzxq-kvbywgpfmucdlhrsnioate ";
    let mut uses = [0; 256];
    let mut at = 0;
    while at < letters.len() {
        uses[letters[at] as usize] = at as u8 + 1;
        at += 1;
    }
    uses
};

/// The text in small letters, byte for byte as long as it was: letters whose small form is longer
/// or shorter stay as they are.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|letter| {
            if letter.is_ascii() {
                return letter.to_ascii_lowercase();
            }
            let mut small = letter.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
                _ => letter,
            }
        })
        .collect()
}

/// The word before `at`, in small letters.
pub fn word_before(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or("").trim_end();
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
        .map_or(0, |i| {
            i + before
                .get(i..)
                .and_then(|t| t.chars().next())
                .map_or(1, char::len_utf8)
        });
    lower(before.get(start..).unwrap_or(""))
}

/// The words behind `at`, in small letters, up to `count`, not across a full stop or bracket.
pub fn words_after(text: &str, at: usize, count: usize) -> Vec<String> {
    let rest = text.get(at..).unwrap_or("");
    let end = rest
        .find(['.', ';', ':', '!', '?', '(', ')', '\n'])
        .unwrap_or(rest.len());
    words(rest, &(0..end))
        .into_iter()
        .take(count)
        .map(|word| lower(word.text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words() {
        let text = "It’s 16-plus (or so): Children's homes.";
        let found: Vec<&str> = words(text, &(0..text.len()))
            .into_iter()
            .map(|word| word.text)
            .collect();
        assert_eq!(
            found,
            ["It’s", "16-plus", "or", "so", "Children's", "homes"]
        );
        assert_eq!(
            word_before(text, text.find("homes").unwrap_or(0)),
            "children's"
        );
        assert_eq!(words_after("12 of the 30. Next", 2, 3), ["of", "the", "30"]);
        assert_eq!(find_phrase("the hereafter is here", "here"), Some(17));
        for (needle, at) in [
            ("", Some(0)),
            ("the", Some(0)),
            ("here", Some(4)),
            ("is here", Some(14)),
        ] {
            assert_eq!(find("the hereafter is here", needle), at, "{needle}");
        }
        for (text, needle) in [("", "a"), ("ab", "abc"), ("é", "e"), ("kkj", "kj ")] {
            assert_eq!(find(text, needle), text.find(needle), "{text}");
        }
    }

    #[test]
    fn finds_the_first_of_several_phrases() {
        let phrases = Phrases::of(["on time", "on", "late"]);
        assert_eq!(phrases.first_in("it was on time"), Some(("on time", 7)));
        assert_eq!(phrases.first_in("“late” or on"), Some(("late", 3)));
        assert_eq!(phrases.first_in("upon plates éon lately"), None);
        assert_eq!(phrases.first_in(""), None);
        for text in ["on", "late on", "on time, late", "–on"] {
            assert!(phrases.are_in(text), "{text}");
        }
    }

    #[test]
    fn stems_alike() {
        for (one, other) in [
            ("Conferences", "conference"),
            ("families", "family"),
            ("child's", "child"),
            ("process", "process"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
    }
}
