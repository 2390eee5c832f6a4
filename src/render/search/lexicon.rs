//! The words of a copy by numbers: each is cut to its stem once, however often it stands.

use super::english::{Word, each_written};
use ahash::AHashMap;

/// A word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The number of the word as it is written.
    pub written: usize,
    /// The number of its stem.
    pub stem: usize,
    /// Whether it stands everywhere and is not looked for.
    pub is_common: bool,
}

/// Every word that was read.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: AHashMap<String, Known>,
    numbers: AHashMap<String, usize>,
    stems: Vec<String>,
}

impl Lexicon {
    /// The words of a text.
    pub fn read(&mut self, text: &str) -> Vec<Known> {
        let mut read = Vec::with_capacity(text.len() / 6);
        each_written(text, &mut |written| read.push(self.word(written)));
        read
    }

    /// A word by itself.
    pub fn word(&mut self, written: &str) -> Known {
        if let Some(known) = self.words.get(written) {
            return *known;
        }
        let word = Word::of(written);
        let stem = match self.numbers.get(&word.stem) {
            Some(number) => *number,
            None => {
                self.stems.push(word.stem.clone());
                self.numbers.insert(word.stem.clone(), self.stems.len() - 1);
                self.stems.len() - 1
            }
        };
        let known = Known {
            written: self.words.len(),
            stem,
            is_common: word.is_common(),
        };
        self.words.insert(written.to_owned(), known);
        known
    }

    /// The stem of this number.
    pub fn stem(&self, number: usize) -> &str {
        self.stems.get(number).map_or("", String::as_str)
    }

    /// How many stems there are: their numbers are all below.
    pub fn len(&self) -> usize {
        self.stems.len()
    }
}
