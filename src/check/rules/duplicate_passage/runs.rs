//! Runs of words as numbers, and which of them stand more than once.

use crate::check::prose::Passage;
use crate::check::words::Word;

/// A run of words as a number that is the same in each run of the program.
pub(super) type RunNumber = u64;

/// The start and the factor of FNV-1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn add(hash: u64, more: u64) -> u64 {
    (hash.rotate_left(23) ^ more).wrapping_mul(PRIME)
}

/// Each word in small letters, as a number.
fn numbers<'w>(passage: &'w Passage<'_>, words: &'w [Word<'_>]) -> impl Iterator<Item = u64> + 'w {
    words.iter().map(|word| {
        let small = passage.small_words(word.range.clone()).text;
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        small.bytes().fold(OFFSET, mix)
    })
}

/// Visits the number of each run of so many words.
pub(super) fn each(
    passage: &Passage<'_>,
    words: &[Word<'_>],
    length: usize,
    visit: &mut dyn FnMut(RunNumber),
) {
    if words.len() < length {
        return;
    }
    let numbers: Vec<u64> = numbers(passage, words).collect();
    for run in numbers.windows(length) {
        visit(run.iter().copied().fold(OFFSET, add));
    }
}

/// The number of all the words, in their order.
pub(super) fn of_all(passage: &Passage<'_>, words: &[Word<'_>]) -> u64 {
    numbers(passage, words).fold(OFFSET, add)
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
        // The upper bits of a product of two odd numbers depend on all of the lower (Knuth 6.4).
        let bit = run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
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
    fn what_was_added_twice_is_held_and_little_else() {
        let number = |of: u64| add(add(OFFSET, of), 7);
        let mut repeated = Repeated::with_room_for(4000);
        (0..4000).for_each(|of| repeated.add(number(of)));
        (0..100).for_each(|of| repeated.add(number(of)));
        assert!((0..100).all(|of| repeated.may_hold(number(of))));
        let more = (100..4000).filter(|of| repeated.may_hold(number(*of)));
        assert!(more.count() < 400);
    }
}
