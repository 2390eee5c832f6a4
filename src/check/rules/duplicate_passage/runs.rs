//! Runs of words as numbers, and which of them stand more than once.

use crate::check::prose::Passage;
use ahash::RandomState;
use std::hash::Hash;
use std::ops::Range;

/// A run of words as a number.
pub(super) type RunNumber = u64;

/// A number for a thing, the same in each run of the program.
pub(super) fn number_of<T: Hash + ?Sized>(what: &T) -> u64 {
    RandomState::with_seeds(0, 1, 2, 3).hash_one(what)
}

/// Puts each word of a passage in small letters, as a number, in place of those of another.
pub(super) fn put_numbers(passage: &Passage<'_>, words: &[Range<usize>], numbers: &mut Vec<u64>) {
    numbers.clear();
    let small = passage.small().text;
    let word = |range: &Range<usize>| small.get(range.clone()).unwrap_or("");
    numbers.extend(words.iter().map(|range| number_of(word(range))));
}

/// An odd number with its bits well mixed: what a run's words are multiplied with, by their place.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Visits the number of each run of so many words, given the words' numbers. A run goes on from
/// the one before it: what came first is taken out, and the next word put in.
pub(super) fn each(words: &[u64], length: usize, visit: &mut dyn FnMut(RunNumber)) {
    if words.len() < length {
        return;
    }
    let first_of_run = (0..length).fold(1_u64, |factor, _| factor.wrapping_mul(FACTOR));
    let put_in = |run: u64, word: &u64| run.wrapping_mul(FACTOR).wrapping_add(*word);
    let (first, others) = words.split_at(length);
    let mut run = first.iter().fold(0, put_in);
    visit(mixed(run));
    for (gone, word) in words.iter().zip(others) {
        run = put_in(run, word).wrapping_sub(gone.wrapping_mul(first_of_run));
        visit(mixed(run));
    }
}

/// The same with what its lower bits tell in the upper ones, too: places are told by these.
fn mixed(run: u64) -> u64 {
    (run ^ (run >> 32)).wrapping_mul(FACTOR)
}

/// Which runs were added more than once, as bits: of one that was, it is certain; of few others it
/// is said, too.
pub(super) struct Repeated {
    once: Vec<u64>,
    again: Vec<u64>,
    /// By how many bits a number is shifted to tell its place.
    shift: u32,
}

impl Repeated {
    /// For about so many runs: sixteen bits each.
    pub(super) fn with_room_for(runs: usize) -> Repeated {
        let bits = (16 * runs).clamp(1 << 10, 1 << 30).next_power_of_two();
        Repeated {
            once: vec![0; bits / 64],
            again: vec![0; bits / 64],
            shift: u64::BITS - bits.ilog2(),
        }
    }

    fn place(&self, run: RunNumber) -> (usize, u64) {
        let bit = run >> self.shift;
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    /// Adds one.
    pub(super) fn add(&mut self, run: RunNumber) {
        let (at, bit) = self.place(run);
        if let (Some(once), Some(again)) = (self.once.get_mut(at), self.again.get_mut(at)) {
            *again |= *once & bit;
            *once |= bit;
        }
    }

    /// Whether it may have been added more than once.
    pub(super) fn may_hold(&self, run: RunNumber) -> bool {
        let (at, bit) = self.place(run);
        self.again.get(at).is_some_and(|again| again & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_the_same_words_have_the_same_number_wherever_they_stand() {
        let words: Vec<u64> = "a b c d e f b c d e a b c a"
            .split(' ')
            .map(number_of)
            .collect();
        for length in 1..=words.len() + 1 {
            let mut runs = Vec::new();
            each(&words, length, &mut |run| runs.push(run));
            let windows: Vec<&[u64]> = words.windows(length).collect();
            assert_eq!(runs.len(), windows.len());
            for (one, of_one) in runs.iter().zip(&windows) {
                for (other, of_other) in runs.iter().zip(&windows) {
                    assert_eq!(one == other, of_one == of_other, "{length}");
                }
            }
        }
    }

    #[test]
    fn what_was_added_twice_is_held_and_little_else() {
        let number = |of: u64| number_of(&of);
        let mut repeated = Repeated::with_room_for(4000);
        (0..4000).for_each(|of| repeated.add(number(of)));
        (0..100).for_each(|of| repeated.add(number(of)));
        assert!((0..100).all(|of| repeated.may_hold(number(of))));
        let more = (100..4000).filter(|of| repeated.may_hold(number(*of)));
        assert!(more.count() < 400);
    }
}
