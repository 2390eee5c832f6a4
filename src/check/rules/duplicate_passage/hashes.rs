//! Words and runs of words as numbers that are the same in each run of the program.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// What is known of each number made here, which needs no hashing of its own.
pub(super) type Numbered<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// The number of a word.
pub(super) fn of_word(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// The number of words in their order, each given by its own. What is the same has the same;
/// what is not, hardly ever.
pub(super) fn of_run(words: &[u64]) -> u64 {
    // The odd number by which Knuth mixes, and the last step of MurmurHash3.
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    const FINAL: u64 = 0xff51_afd7_ed55_8ccd;
    let mixed = words.iter().fold(0_u64, |mixed, word| {
        (mixed.rotate_left(5) ^ word).wrapping_mul(GOLDEN)
    });
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(FINAL);
    mixed ^ (mixed >> 33)
}

/// A hasher of what is a hash.
#[derive(Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_words_and_their_order() {
        let number = |words: &[&str]| {
            let words: Vec<u64> = words.iter().map(|word| of_word(word)).collect();
            of_run(&words)
        };
        assert_eq!(
            number(&["one", "two", "three"]),
            number(&["one", "two", "three"])
        );
        assert_ne!(
            number(&["one", "two", "three"]),
            number(&["two", "one", "three"])
        );
        assert_ne!(number(&["one", "two"]), number(&["one", "two", "two"]));
        assert_ne!(number(&[]), number(&["a"]));
    }
}
