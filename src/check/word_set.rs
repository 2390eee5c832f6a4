//! Lists of words that are asked of every word of a publication.

/// The first letters and lengths of words: most other words are told apart from them by these.
#[derive(Clone, Copy, Default)]
pub struct Outline {
    /// The first letters, as bits: the five lower bits tell letters apart.
    first: u32,
    /// The lengths in bytes, as bits; from 31 on all are one.
    lengths: u32,
}

impl Outline {
    /// That of these words and of one more.
    pub const fn with(self, word: &str) -> Outline {
        let word = word.as_bytes();
        let first = match word.first() {
            Some(letter) => self.first | 1 << (*letter & 31),
            None => self.first,
        };
        let lengths = self.lengths | Outline::length(word);
        Outline { first, lengths }
    }

    const fn length(word: &[u8]) -> u32 {
        1 << if word.len() < 31 { word.len() } else { 31 }
    }

    /// Whether a word may be one of them.
    pub fn may_hold(self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let begins = bytes
            .first()
            .is_none_or(|letter| self.first >> (letter & 31) & 1 == 1);
        begins && self.lengths & Outline::length(bytes) != 0
    }
}

/// Words in small letters, of which hardly a text has one.
pub struct WordSet {
    words: &'static [&'static str],
    outline: Outline,
}

impl WordSet {
    /// Of words in small letters.
    #[expect(
        clippy::indexing_slicing,
        reason = "made when the program is compiled, where a wrong place is an error"
    )]
    pub const fn of(words: &'static [&'static str]) -> WordSet {
        let mut outline = Outline {
            first: 0,
            lengths: 0,
        };
        let mut at = 0;
        while at < words.len() {
            outline = outline.with(words[at]);
            at += 1;
        }
        WordSet { words, outline }
    }

    /// Whether a word in small letters is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.outline.may_hold(word) && self.words.contains(&word)
    }

    /// Whether a word is one of them in letters of any size: of ASCII alone.
    pub fn contains_in_any_case(&self, word: &str) -> bool {
        let mut words = self.words.iter();
        self.outline.may_hold(word) && words.any(|one| one.eq_ignore_ascii_case(word))
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_words_and_no_others() {
        const LONG: &str = "a-word-of-many-letters-and-hyphens";
        let set = WordSet::of(&["the", "of", "our", "été", LONG]);
        for word in set.iter() {
            assert!(set.contains(word), "{word}");
        }
        for word in [
            "",
            "a",
            "thy",
            "on",
            "ours",
            "Our",
            "été ",
            "another-word-of-many-letters",
        ] {
            assert!(!set.contains(word), "{word}");
        }
        assert!(set.contains_in_any_case("The") && set.contains_in_any_case("our"));
        assert!(!set.contains_in_any_case("Thy"));
        assert!(!WordSet::of(&[]).contains("the"));
        assert!(WordSet::of(&[""]).contains(""));
    }
}
