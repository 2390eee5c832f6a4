//! A text in small letters that tells quickly what it does not hold.

use super::words::{lower, usage};
use std::fmt;
use std::ops::{Deref, Range};

/// A text in small letters, byte for byte as long as it was, and the pairs of letters in it.
#[derive(Debug)]
pub struct Lowered {
    text: String,
    pairs: Pairs,
}

impl Lowered {
    /// Of a text as it is written.
    pub fn of(text: &str) -> Lowered {
        let text = lower(text);
        Lowered {
            pairs: Pairs::of(text.as_bytes()),
            text,
        }
    }

    /// All of it.
    pub fn all(&self) -> Small<'_> {
        Small {
            text: &self.text,
            pairs: &self.pairs,
        }
    }

    /// A part of it; empty where there is none.
    pub fn part(&self, range: Range<usize>) -> Small<'_> {
        Small {
            text: self.text.get(range).unwrap_or(""),
            pairs: &self.pairs,
        }
    }
}

/// A text in small letters, or a part of one.
#[derive(Clone, Copy)]
pub struct Small<'t> {
    /// Its letters.
    pub text: &'t str,
    /// The pairs of letters in all of the text that it is a part of.
    pairs: &'t Pairs,
}

impl Deref for Small<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl fmt::Debug for Small<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(out)
    }
}

/// Where something is looked for.
pub trait Haystack {
    /// Its letters.
    fn text(&self) -> &str;

    /// Whether `needle` may stand in it; where it may not, it need not be looked for.
    fn may_hold(&self, _needle: &str) -> bool {
        true
    }

    /// Whether one of several needles may stand in it.
    fn may_hold_any(&self, _needles: &Needles) -> bool {
        true
    }
}

impl Haystack for Small<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn may_hold(&self, needle: &str) -> bool {
        self.pairs.may_hold(needle)
    }

    fn may_hold_any(&self, needles: &Needles) -> bool {
        let mut all = needles.0.iter();
        all.any(|(needle, rarest)| self.pairs.has(*rarest) && self.pairs.may_hold(needle))
    }
}

/// What is looked for together, each with the pair of its letters that is the least usual: hardly
/// a text has that, and the others need not be asked for.
pub struct Needles(Vec<(&'static str, (usize, u64))>);

impl Needles {
    /// Of needles in small letters.
    pub fn of(needles: impl IntoIterator<Item = &'static str>) -> Needles {
        let use_of = |letters: &[u8]| {
            letters
                .iter()
                .map(|one| u32::from(usage(*one)))
                .sum::<u32>()
        };
        let rarest = |needle: &str| {
            let letters = needle.as_bytes().windows(2);
            let rarest = letters.min_by_key(|letters| use_of(letters));
            // A single letter may be anywhere: every text has this bit.
            rarest.map_or((0, 0), bit_of)
        };
        let needles = needles.into_iter();
        Needles(needles.map(|needle| (needle, rarest(needle))).collect())
    }
}

impl Haystack for &str {
    fn text(&self) -> &str {
        self
    }
}

impl Haystack for &String {
    fn text(&self) -> &str {
        self
    }
}

/// Which pairs of letters stand in a text, as bits: of some thousand phrases that are looked for
/// in each sentence hardly one has all of its pairs there. Letters that share a bit make a phrase
/// be looked for in vain, and no more.
#[derive(Debug)]
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &[u8]) -> Pairs {
        let mut bits = [0; 16];
        for (word, bit) in pairs(text) {
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Pairs(bits)
    }

    fn has(&self, (word, bit): (usize, u64)) -> bool {
        self.0.get(word).is_some_and(|word| word & bit == bit)
    }

    fn may_hold(&self, needle: &str) -> bool {
        pairs(needle.as_bytes()).all(|pair| self.has(pair))
    }
}

/// The bits of the pairs of neighbours in a text.
fn pairs(text: &[u8]) -> impl Iterator<Item = (usize, u64)> {
    text.windows(2).map(bit_of)
}

/// The bit of a pair: the five lower bits of the two, which tell letters apart.
fn bit_of(pair: &[u8]) -> (usize, u64) {
    match pair {
        [one, two] => (usize::from(one & 15), 1 << (((one & 16) << 1) | (two & 31))),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_may_be_there() {
        let text = "Of 16 Children’s plans, É or not – “ALL” were on time.";
        let lowered = Lowered::of(text);
        assert_eq!(lowered.all().text, lower(text));
        let small = lower(text);
        let cuts: Vec<usize> = (0..=small.len())
            .filter(|at| small.is_char_boundary(*at))
            .collect();
        for (index, start) in cuts.iter().enumerate() {
            for end in cuts.iter().skip(index) {
                let part = small.get(*start..*end).unwrap_or("");
                assert!(lowered.all().may_hold(part), "{part}");
            }
        }
    }

    #[test]
    fn needles_that_are_there_are_never_passed_by() {
        let lowered = Lowered::of("The plans were on time, in 60% of cases.");
        for there in ["plans", "on", "60%", "e", " t"] {
            assert!(
                lowered.all().may_hold_any(&Needles::of(["zebra", there])),
                "{there}"
            );
        }
        assert!(!lowered.all().may_hold_any(&Needles::of(["zebra", "below"])));
        assert!(!lowered.all().may_hold_any(&Needles::of([])));
    }

    #[test]
    fn what_is_not_there_is_passed_by() {
        let lowered = Lowered::of("The plans were on time.");
        for absent in ["reduced", "below target", "zebra", "no"] {
            assert!(!lowered.part(4..9).may_hold(absent), "{absent}");
        }
        assert_eq!(lowered.part(4..9).text, "plans");
        assert_eq!(lowered.part(4..900).text, "");
    }
}
