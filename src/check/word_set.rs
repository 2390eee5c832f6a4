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
    pub fn with(self, word: &str) -> Outline {
        let (letter, length) = outline(word.as_bytes());
        Outline {
            first: self.first | 1 << letter,
            lengths: self.lengths | 1 << length,
        }
    }

    /// Whether a word may be one of them.
    pub fn may_hold(self, word: &str) -> bool {
        let (letter, length) = outline(word.as_bytes());
        self.first >> letter & self.lengths >> length & 1 == 1
    }
}

/// Words in small letters, of which hardly a text has one.
pub struct WordSet {
    words: &'static [&'static str],
    /// Which of the first 64 words begin with a letter, as bits: by its five lower bits, which tell
    /// letters apart.
    beginning: [u64; 32],
    /// Which of them are of a length in bytes; from 31 on all are one.
    of_length: [u64; 32],
}

/// So many words a set may have: as many as there are bits.
const MOST: usize = 64;

impl WordSet {
    /// Of words in small letters, of which there may be [`MOST`].
    #[expect(
        clippy::indexing_slicing,
        reason = "made when the program is compiled, where a wrong place is an error"
    )]
    pub const fn of(words: &'static [&'static str]) -> WordSet {
        assert!(words.len() <= MOST, "a set has too many words");
        let (mut beginning, mut of_length) = ([0; 32], [0; 32]);
        let mut at = 0;
        while at < words.len() {
            let (letter, length) = outline(words[at].as_bytes());
            beginning[letter] |= 1 << at;
            of_length[length] |= 1 << at;
            at += 1;
        }
        WordSet {
            words,
            beginning,
            of_length,
        }
    }

    /// The words that a word may be, by its first letter and its length.
    fn alike(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let (letter, length) = outline(word.as_bytes());
        let beginning = self.beginning.get(letter).copied().unwrap_or(0);
        let mut left = beginning & self.of_length.get(length).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let at = left.trailing_zeros();
            left &= left.checked_sub(1)?;
            self.words.get(at as usize).copied()
        })
    }

    /// Whether a word in small letters is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.alike(word).any(|one| one == word)
    }

    /// Whether a word is one of them in letters of any size: of ASCII alone.
    pub fn contains_in_any_case(&self, word: &str) -> bool {
        self.alike(word).any(|one| one.eq_ignore_ascii_case(word))
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }
}

/// The first letter and the length of a word, as places in tables of 32.
const fn outline(word: &[u8]) -> (usize, usize) {
    let letter = match word.first() {
        Some(letter) => (*letter & 31) as usize,
        None => 0,
    };
    (letter, if word.len() < 31 { word.len() } else { 31 })
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
