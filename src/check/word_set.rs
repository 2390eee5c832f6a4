//! Lists of words that are asked of every word of a publication.

/// Words in small letters, of which hardly a text has one: most others are told apart by their first
/// letter or their length.
pub struct WordSet {
    words: &'static [&'static str],
    /// The first letters, as bits: the five lower bits tell letters apart.
    first: u32,
    /// The lengths in bytes, as bits; from 31 on all are one.
    lengths: u32,
}

impl WordSet {
    /// Of words in small letters.
    #[expect(
        clippy::indexing_slicing,
        reason = "made when the program is compiled, where a wrong place is an error"
    )]
    pub const fn of(words: &'static [&'static str]) -> WordSet {
        let (mut first, mut lengths) = (0, 0);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            if let Some(letter) = word.first() {
                first |= 1 << (*letter & 31);
            }
            lengths |= WordSet::length(word);
            at += 1;
        }
        WordSet {
            words,
            first,
            lengths,
        }
    }

    const fn length(word: &[u8]) -> u32 {
        1 << if word.len() < 31 { word.len() } else { 31 }
    }

    /// Whether a word in small letters is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.may_contain(word) && self.words.contains(&word)
    }

    /// Whether a word is one of them in letters of any size: of ASCII alone.
    pub fn contains_in_any_case(&self, word: &str) -> bool {
        let mut words = self.words.iter();
        self.may_contain(word) && words.any(|one| one.eq_ignore_ascii_case(word))
    }

    fn may_contain(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let begins = bytes
            .first()
            .is_none_or(|letter| self.first >> (letter & 31) & 1 == 1);
        begins && self.lengths & WordSet::length(bytes) != 0
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
