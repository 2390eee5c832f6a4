//! Words of a text, with their places.

use super::small::{Bits, Haystack, Marks, has, set};
use super::word_set::WordSet;
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
    words.extend(each_word(part).map(|word| Word {
        range: range.start + word.range.start..range.start + word.range.end,
        ..word
    }));
    words
}

/// The same one by one, of a whole text.
fn each_word(text: &str) -> impl Iterator<Item = Word<'_>> {
    let bytes = text.as_bytes();
    let behind = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let mut at = 0;
    std::iter::from_fn(move || {
        // Most letters are of ASCII: those beyond it are read as such where they stand.
        let start = loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii_alphanumeric() {
                break at;
            }
            at += match byte.is_ascii() {
                true => 1,
                false => match behind(at)? {
                    letter if letter.is_alphanumeric() => break at,
                    letter => letter.len_utf8(),
                },
            };
        };
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let letter = match byte {
                b'\'' | b'-' => char::from(*byte),
                byte if byte.is_ascii() => break,
                _ => behind(at)?,
            };
            let next = at + letter.len_utf8();
            let is_inside = match letter {
                '\'' | '’' | '-' => behind(next).is_some_and(char::is_alphanumeric),
                letter => letter.is_alphanumeric(),
            };
            if !is_inside {
                break;
            }
            at = next;
        }
        word(text, start..at)
    })
}

fn word(text: &str, range: Range<usize>) -> Option<Word<'_>> {
    let text = text.get(range.clone())?;
    Some(Word { text, range })
}

/// A word's stem, roughly, so that “conferences” and “conference” are one: for comparing titles
/// with sentences.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_lowercase();
    if let Some(owner) = stem.strip_suffix("’s").or_else(|| stem.strip_suffix("'s")) {
        stem.truncate(owner.len());
    }
    if stem.chars().nth(3).is_none() || stem.ends_with("ss") {
        return stem;
    }
    if stem.ends_with("ies") {
        stem.truncate(stem.len() - "ies".len());
        stem.push('y');
    } else if stem.ends_with("sses") {
        stem.truncate(stem.len() - "es".len());
    } else if stem.ends_with('s') {
        stem.pop();
    }
    stem
}

/// Words that say nothing of what a sentence is about, in small letters.
static EMPTY: WordSet = WordSet::of(&[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "and", "or",
    "that", "which", "who", "this", "our", "we", "their", "it", "its", "is", "are", "was", "were",
    "be", "been", "has", "have", "had",
]);

/// Whether a word in small letters says nothing of what its sentence is about.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(word)
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

/// Where `needle` stands in `text` as whole words, each time; both in small letters.
pub fn find_each(text: impl Haystack, needle: &str) -> impl Iterator<Item = usize> {
    let may_stand = text.may_hold(needle);
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.text().get(from..).filter(|_| may_stand)?;
        let at = from + find_phrase(rest, needle)?;
        from = at + needle.len();
        Some(at)
    })
}

/// Whether a text begins with `phrase` as whole words; both in small letters.
pub fn begins_with(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase)
        .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// Phrases that are looked for together.
pub struct Phrases {
    /// In the order of their places; of several at one place the longer first.
    all: Vec<Phrase>,
    /// Which places have one, as bits.
    begins: Bits,
    /// Of their words, by their numbers in `all`.
    marks: Marks,
}

struct Phrase {
    text: &'static str,
    /// A number for its first two letters.
    place: u16,
}

/// As many phrases are looked for one by one: more are looked for in one go.
const FEW: usize = 24;

impl Phrases {
    /// Of phrases of two small letters or more, each beginning with a letter of the alphabet.
    pub fn of(phrases: impl IntoIterator<Item = &'static str>) -> Phrases {
        let mut all: Vec<Phrase> = phrases
            .into_iter()
            .map(|text| Phrase {
                text,
                place: match text.as_bytes() {
                    [one, two, ..] => Phrases::place(*one, *two),
                    _ => 0,
                },
            })
            .collect();
        debug_assert!(all.iter().all(|one| one.place > 0), "a letter alone");
        // Of several at one place the longest is meant.
        all.sort_by_cached_key(|one| (one.place, std::cmp::Reverse(one.text.len())));
        let mut begins = [0; 16];
        for Phrase { place, .. } in &all {
            set(&mut begins, *place);
        }
        let marks = Marks::of(all.iter().map(|one| one.text));
        Phrases { all, begins, marks }
    }

    /// Those that begin with two letters, and perhaps others.
    fn beginning(&self, one: u8, two: u8) -> &[Phrase] {
        let place = Phrases::place(one, two);
        if !has(&self.begins, place) {
            return &[];
        }
        let start = self.all.partition_point(|other| other.place < place);
        let those = self.all.get(start..).unwrap_or_default();
        let count = those.iter().take_while(|other| other.place == place);
        those.get(..count.count()).unwrap_or_default()
    }

    /// A number for the first two letters: the five lower bits tell letters apart.
    fn place(one: u8, two: u8) -> u16 {
        u16::from(one & 31) << 5 | u16::from(two & 31)
    }

    /// The first of them that stands in a text in small letters, as whole words, and where. Of those
    /// that begin there the longest.
    pub fn first_in(&self, small: impl Haystack) -> Option<(&'static str, usize)> {
        let Some(bits) = small.marks() else {
            return self.first_of_many(small.text());
        };
        // Hardly a text has the longest word of one.
        let mut found: Option<(&'static str, usize)> = None;
        let mut count = 0;
        let are_many = self.marks.any_among(bits, |number| {
            count += 1;
            if let Some(Phrase { text, .. }) = self.all.get(number)
                && count <= FEW
                && let Some(at) = find_phrase(small.text(), text)
            {
                let order = |(text, at): &(&str, usize)| (*at, std::cmp::Reverse(text.len()));
                found = found.into_iter().chain([(*text, at)]).min_by_key(order);
            }
            count > FEW
        });
        match are_many {
            true => self.first_of_many(small.text()),
            false => found,
        }
    }

    fn first_of_many(&self, small: &str) -> Option<(&'static str, usize)> {
        let bytes = small.as_bytes();
        let mut before = b' ';
        for (at, byte) in bytes.iter().copied().enumerate() {
            let last = std::mem::replace(&mut before, byte);
            if last.is_ascii_alphanumeric() || !byte.is_ascii_alphanumeric() {
                continue;
            }
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            let those = self.beginning(byte, next);
            if those.is_empty() || !last.is_ascii() && !is_boundary(small, at) {
                continue;
            }
            let rest = small.get(at..).unwrap_or("");
            let found = those.iter().find(|one| begins_with(rest, one.text));
            if let Some(found) = found {
                return Some((found.text, at));
            }
        }
        None
    }

    /// Whether one of them may stand in the text that this is a part of: hardly any has one, and then
    /// its words need not be gone through.
    pub fn may_be_near(&self, small: impl Haystack) -> bool {
        small
            .marks()
            .is_none_or(|bits| self.marks.any_among(bits, |_| true))
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
#[expect(
    clippy::indexing_slicing,
    reason = "made when the program is compiled, where a wrong place is an error"
)]
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
    let mut small = text.to_ascii_lowercase();
    if small.is_ascii() {
        return small;
    }
    // Of letters beyond ASCII hardly one is a capital: most are quotation marks and dashes.
    let others = text.char_indices().filter(|(_, letter)| !letter.is_ascii());
    for (at, letter) in others {
        let mut lowered = letter.to_lowercase();
        if let (Some(one), None) = (lowered.next(), lowered.next())
            && one != letter
            && one.len_utf8() == letter.len_utf8()
        {
            small.replace_range(at..at + one.len_utf8(), one.encode_utf8(&mut [0; 4]));
        }
    }
    small
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
    let words = each_word(rest.get(..end).unwrap_or("")).take(count);
    words.map(|word| lower(word.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::small::Lowered;

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
    fn finds_words_beyond_ascii() {
        for (text, found) in [
            (
                "Zoë’s naïve–café, l’été: 5° £30 o'",
                "Zoë’s naïve café l’été 5 30 o",
            ),
            ("’tis -5 a--b É’ “ſ” ½", "tis 5 a b É ſ ½"),
            ("…’-’", ""),
        ] {
            let words: Vec<&str> = each_word(text).map(|word| word.text).collect();
            assert_eq!(words.join(" "), found);
        }
    }

    #[test]
    fn finds_a_phrase_each_time() {
        let text = "on time, upon us and on";
        let small = Lowered::of(text);
        let each: Vec<usize> = find_each(text, "on").collect();
        assert_eq!(each, [0, 21]);
        assert!(find_each(small.all(), "on").eq(each));
        assert_eq!(find_each(small.all(), "late").count(), 0);
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
    fn finds_the_same_one_by_one_and_in_one_go() {
        let phrases = Phrases::of([
            "on time",
            "on",
            "late",
            "overdue",
            "in the end",
            "in time",
            "early",
            "élan",
            "soon",
            "later",
        ]);
        for text in [
            "it was on time, in the end",
            "upon plates éon lately",
            "“late” or later",
            "in time: on",
            "with –early– soon",
            "",
        ] {
            let small = Lowered::of(text);
            let found = phrases.first_in(small.all());
            assert_eq!(found, phrases.first_of_many(text), "{text}");
            assert_eq!(found, phrases.first_in(text), "{text}");
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
