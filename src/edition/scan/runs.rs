//! Runs of words and ids by which what is no run and no id is passed by at a glance: nearly all of
//! every file is neither.

use super::{LONGEST, SHORTEST};
use crate::edition::written::{FNV_OFFSET, FNV_PRIME};
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hasher};

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// How many words it has.
    pub words: usize,
    /// The hash of all of them.
    pub hash: u64,
    /// The hash of the first two.
    begin: u64,
}

/// Runs that are looked for, each with the number of what it belongs to.
#[derive(Debug, Default)]
pub(super) struct Runs {
    all: HashMap<u64, usize, AsItIs>,
    begins: Begins,
}

impl Runs {
    /// Looks for one more; of two that are the same the first counts.
    pub fn add(&mut self, run: Run, of: usize) {
        self.begins.add(run.begin);
        self.all.entry(run.hash).or_insert(of);
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Visits each that stands in `words`: its hash, and what it belongs to.
    pub fn each_in(&self, words: &[u64], visit: &mut dyn FnMut(u64, usize)) {
        if self.is_empty() {
            return;
        }
        each_run(words, &|begin| self.begins.may_hold(begin), &mut |run| {
            if let Some(of) = self.all.get(&run.hash) {
                visit(run.hash, *of);
            }
        });
    }
}

/// Visits each run of words that may be looked for and whose first two words `may_begin` one.
pub(super) fn each_run(words: &[u64], may_begin: &dyn Fn(u64) -> bool, visit: &mut dyn FnMut(Run)) {
    let add = |hash: u64, word: &u64| (hash.rotate_left(23) ^ word).wrapping_mul(FNV_PRIME);
    for start in 0..words.len() {
        let Some([first, second, rest @ ..]) = words.get(start..) else {
            return;
        };
        let begin = add(add(FNV_OFFSET, first), second);
        if !may_begin(begin) {
            continue;
        }
        let mut hash = begin;
        for (at, word) in rest.iter().take(LONGEST - 2).enumerate() {
            hash = add(hash, word);
            if at + 3 >= SHORTEST {
                visit(Run {
                    words: at + 3,
                    hash,
                    begin,
                });
            }
        }
    }
}

/// A bit for each way in which a run may begin: one that is not set says that none does.
#[derive(Debug, Default)]
struct Begins {
    bits: Vec<u64>,
}

impl Begins {
    /// Sixteen kilobytes: they stay where the processor has them at hand.
    const BITS: u32 = 17;

    fn place(begin: u64) -> (usize, u64) {
        let bit = begin >> (64 - Begins::BITS);
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    fn add(&mut self, begin: u64) {
        self.bits.resize(1 << (Begins::BITS - 6), 0);
        let (at, bit) = Begins::place(begin);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= bit;
        }
    }

    fn may_hold(&self, begin: u64) -> bool {
        let (at, bit) = Begins::place(begin);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// What ids look like: for each first letter, the lengths that there are.
#[derive(Debug, Default)]
pub(super) struct Looks {
    lengths: Vec<u64>,
}

impl Looks {
    /// The looks of these ids.
    pub fn of(ids: &BTreeSet<String>) -> Looks {
        let mut lengths = vec![0; 256];
        for id in ids {
            let first = id.bytes().next().unwrap_or_default();
            if let Some(known) = lengths.get_mut(usize::from(first)) {
                *known |= 1 << id.len().min(63);
            }
        }
        Looks { lengths }
    }

    /// Whether a name may be one of the ids.
    pub fn like(&self, name: &str) -> bool {
        let first = name.bytes().next().unwrap_or_default();
        let lengths = self.lengths.get(usize::from(first));
        lengths.is_some_and(|lengths| lengths & (1 << name.len().min(63)) != 0)
    }
}

/// Takes a hash for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = self.0.rotate_left(8) ^ hash;
    }
}

impl BuildHasher for AsItIs {
    type Hasher = AsItIs;

    fn build_hasher(&self) -> AsItIs {
        AsItIs(0)
    }
}
