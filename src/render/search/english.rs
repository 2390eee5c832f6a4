//! What search knows of English: which words are too common to look for, and which endings are
//! left out so that “visits”, “visited” and “visiting” are one word.
//!
//! The tables stand here alone. They travel inside the index, and the script of the search page
//! goes by them: the words of a question are cut as the words of the text were.

use serde::Serialize;

/// An ending: where a word ends so, and at least so many letters stand before it, the second
/// takes its place. An ending that stays as it is ends the cutting.
type Ending = (&'static str, &'static str, usize);

/// The endings, in the order in which they are tried. After each that fits, all are tried anew,
/// so that cutting what is cut already changes nothing.
const ENDINGS: &[Ending] = &[
    ("sses", "ss", 1),
    ("ies", "i", 3),
    ("ied", "i", 3),
    ("ness", "", 5),
    ("ss", "ss", 0),
    ("us", "us", 0),
    ("is", "is", 0),
    ("s", "", 3),
    // “repeated” is no form of “repe”.
    ("eated", "eat", 1),
    ("eating", "eat", 1),
    ("ation", "", 4),
    ("ating", "", 4),
    ("ated", "", 4),
    ("ate", "", 4),
    ("tion", "t", 4),
    ("sion", "s", 4),
    ("ment", "", 4),
    ("ly", "", 5),
    ("pring", "pring", 0),
    ("tring", "tring", 0),
    ("ing", "", 3),
    ("ed", "", 3),
    ("iz", "is", 3),
    ("ay", "ay", 0),
    ("ey", "ey", 0),
    ("oy", "oy", 0),
    ("uy", "uy", 0),
    ("y", "i", 3),
    ("bb", "b", 2),
    ("dd", "d", 2),
    ("ff", "f", 2),
    ("gg", "g", 2),
    ("ll", "l", 2),
    ("mm", "m", 2),
    ("nn", "n", 2),
    ("pp", "p", 2),
    ("rr", "r", 2),
    ("tt", "t", 2),
    ("e", "", 3),
];

/// Words whose forms no ending tells, sorted; a word that stays as it is is never cut.
const IRREGULAR: &[(&str, &str)] = &[
    ("analysis", "analyse"),
    ("begun", "begin"),
    ("brought", "bring"),
    ("built", "build"),
    ("children", "child"),
    ("chosen", "choose"),
    ("committee", "committee"),
    ("crises", "crisis"),
    ("fallen", "fall"),
    ("given", "give"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("known", "know"),
    ("made", "make"),
    ("men", "man"),
    ("paid", "pay"),
    ("people", "person"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("seen", "see"),
    ("sent", "send"),
    ("series", "series"),
    ("shown", "show"),
    ("spent", "spend"),
    ("spoken", "speak"),
    ("taken", "take"),
    ("taught", "teach"),
    ("took", "take"),
    ("used", "use"),
    ("using", "use"),
    ("women", "woman"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Words that stand everywhere and say nothing, sorted.
const COMMON: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "but", "by", "can", "did", "do", "does", "during", "each", "for", "from",
    "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "may", "me", "more", "most", "much", "my", "no", "nor", "not", "of", "on", "or", "other",
    "our", "out", "over", "she", "should", "so", "some", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "too", "under", "until", "up",
    "us", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whose",
    "why", "will", "with", "would", "you", "your",
];

/// Letters with marks, which readers leave out when they type.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãäå", "a"),
    ("ç", "c"),
    ("èéêë", "e"),
    ("ìíîï", "i"),
    ("ñ", "n"),
    ("òóôõö", "o"),
    ("ùúûü", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
];

/// The tables, as the index carries them.
#[derive(Debug, Serialize)]
pub struct English {
    endings: &'static [Ending],
    irregular: &'static [(&'static str, &'static str)],
    common: &'static [&'static str],
    plain: &'static [(&'static str, &'static str)],
}

/// The one English that there is.
pub const ENGLISH: English = English {
    endings: ENDINGS,
    irregular: IRREGULAR,
    common: COMMON,
    plain: PLAIN,
};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As written.
    pub written: &'t str,
    /// In small letters, without marks and apostrophes.
    pub plain: String,
    /// Without its endings.
    pub stem: String,
}

impl<'t> Word<'t> {
    /// The word that is written so.
    pub fn of(written: &'t str) -> Word<'t> {
        let plain = plain(written);
        let stem = stem(&plain);
        Word {
            written,
            plain,
            stem,
        }
    }

    /// Whether it stands everywhere and is not looked for.
    pub fn is_common(&self) -> bool {
        COMMON.binary_search(&self.plain.as_str()).is_ok()
    }
}

/// Visits the words of a text, as they are written. A word is made of letters and digits; an
/// apostrophe within it belongs to it, as do point and comma between digits: `3.1` is one word.
pub fn each_written<'t>(text: &'t str, visit: &mut dyn FnMut(&'t str)) {
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let within = match c {
            'a'..='z' => true,
            '\'' | '’' | '.' | ',' => {
                let after = letters.peek().map_or(' ', |(_, next)| *next);
                match c {
                    '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
                    _ => before.is_alphanumeric() && after.is_alphanumeric(),
                }
            }
            c => c.is_alphanumeric(),
        };
        match (within, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                text.get(from..at).into_iter().for_each(&mut *visit);
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
        before = c;
    }
    let last = start.and_then(|from| text.get(from..));
    last.into_iter().for_each(visit);
}

fn plain(written: &str) -> String {
    let small = written.to_lowercase();
    let owned = small
        .strip_suffix("'s")
        .or_else(|| small.strip_suffix("’s"))
        .unwrap_or(&small);
    let mut plain = String::with_capacity(owned.len());
    for c in owned.chars().filter(|c| !matches!(c, '\'' | '’' | ',')) {
        match PLAIN.iter().find(|(marked, _)| marked.contains(c)) {
            Some((_, letter)) => plain.push_str(letter),
            None => plain.push(c),
        }
    }
    plain
}

/// A plain word without its endings. What is not made of the letters a to z stays as it is.
pub fn stem(plain: &str) -> String {
    let mut stem = plain.to_owned();
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    loop {
        let next = match IRREGULAR.binary_search_by_key(&stem.as_str(), |(form, _)| form) {
            Ok(at) => IRREGULAR.get(at).map(|(_, word)| (*word).to_owned()),
            Err(_) => ENDINGS.iter().find_map(|(ending, instead, least)| {
                let before = stem.strip_suffix(ending)?;
                (before.len() >= *least).then(|| format!("{before}{instead}"))
            }),
        };
        match next {
            Some(next) if next != stem => stem = next,
            _ => return stem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with what is left of them. The script is tried with the same list.
    const STEMS: &str = include_str!("../../../tests/search/stems.tsv");

    #[test]
    fn words_lose_their_endings() {
        for line in STEMS.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (text, expected) = (columns.next().unwrap(), columns.next().unwrap());
            let mut stems: Vec<String> = Vec::new();
            each_written(text, &mut |written| stems.push(Word::of(written).stem));
            assert_eq!(stems.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn cutting_what_is_cut_changes_nothing() {
        for line in STEMS.lines().filter(|line| !line.starts_with('#')) {
            for cut in line.split('\t').nth(1).unwrap().split(' ') {
                assert_eq!(stem(cut), cut);
            }
        }
    }

    #[test]
    fn tables_that_are_searched_are_sorted() {
        assert!(COMMON.is_sorted());
        assert!(IRREGULAR.is_sorted());
    }

    #[test]
    fn cutting_ends_for_any_word() {
        // Each ending's replacement is shorter than it, or the same and the end; an irregular
        // word must not lead back to itself.
        for (form, _) in IRREGULAR {
            stem(form);
        }
        for (ending, instead, _) in ENDINGS {
            assert!(
                instead.len() < ending.len()
                    || instead == ending
                    || *ending == "iz"
                    || *ending == "y"
            );
        }
    }
}
