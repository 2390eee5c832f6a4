//! A text in small letters that tells quickly what it does not hold.

use super::words::{lower, usage};
use std::fmt;
use std::ops::{Deref, Range};

/// A text in small letters, byte for byte as long as it was, and what stands in it.
#[derive(Debug)]
pub struct Lowered {
    text: String,
    held: Held,
}

/// The pairs of letters and the words that stand in a text.
#[derive(Debug)]
struct Held {
    pairs: Pairs,
    words: WordBits,
}

impl Lowered {
    /// Of a text as it is written.
    pub fn of(text: &str) -> Lowered {
        let text = lower(text);
        Lowered {
            held: Held {
                pairs: Pairs::of(text.as_bytes()),
                words: words_of(&text),
            },
            text,
        }
    }

    /// All of it.
    pub fn all(&self) -> Small<'_> {
        Small {
            text: &self.text,
            held: &self.held,
        }
    }

    /// A part of it; empty where there is none.
    pub fn part(&self, range: Range<usize>) -> Small<'_> {
        Small {
            text: self.text.get(range).unwrap_or(""),
            held: &self.held,
        }
    }
}

/// A text in small letters, or a part of one.
#[derive(Clone, Copy)]
pub struct Small<'t> {
    /// Its letters.
    pub text: &'t str,
    /// What stands in all of the text that it is a part of.
    held: &'t Held,
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

    /// The marks of its words, and perhaps of others; `None`: nothing is known of its words.
    fn marks(&self) -> Option<&WordBits> {
        None
    }
}

impl Haystack for Small<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn may_hold(&self, needle: &str) -> bool {
        self.held.pairs.may_hold(needle)
    }

    fn may_hold_any(&self, needles: &Needles) -> bool {
        let (mut all, pairs) = (needles.0.iter(), &self.held.pairs);
        all.any(|(needle, rarest)| pairs.has(*rarest) && pairs.may_hold(needle))
    }

    fn marks(&self) -> Option<&WordBits> {
        Some(&self.held.words)
    }
}

/// Bits of what stands in a text.
pub type Bits = [u64; 16];

/// Whether a bit is set.
pub fn has(bits: &Bits, at: u16) -> bool {
    let word = bits.get(usize::from(at >> 6));
    word.is_some_and(|word| word >> (at & 63) & 1 == 1)
}

/// Sets a bit.
pub fn set(bits: &mut Bits, at: u16) {
    if let Some(word) = bits.get_mut(usize::from(at >> 6)) {
        *word |= 1 << (at & 63);
    }
}

/// Bits of the words of a text: each word has one among the first and one among the second.
#[derive(Debug, Default)]
pub struct WordBits {
    first: Bits,
    second: Bits,
}

/// A first and a second bit of a phrase: where one of them is not among a text's, the phrase does not
/// stand there.
#[derive(Clone, Copy, Debug)]
pub struct Mark(u16, u16);

impl Mark {
    /// Of the two longest words of a phrase in small letters, which are the least usual. Its words are
    /// runs of letters and digits.
    pub fn of(phrase: &str) -> Mark {
        let mut words: Vec<&str> = phrase
            .split(|letter: char| !letter.is_alphanumeric())
            .collect();
        words.sort_by_cached_key(|word| std::cmp::Reverse(word.len()));
        let mark = |at: usize| {
            words
                .get(at)
                .filter(|word| !word.is_empty())
                .map(|word| Mark::of_hash(word.bytes().fold(0, hashed)))
        };
        let longest = mark(0).unwrap_or(Mark(0, 0));
        Mark(longest.0, mark(1).map_or(longest.1, |next| next.1))
    }

    fn of_hash(hash: u64) -> Mark {
        let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let ten = |from: u32| (hash >> from & 1023) as u16;
        Mark(ten(54), ten(44))
    }

    fn put_in(self, bits: &mut WordBits) {
        set(&mut bits.first, self.0);
        set(&mut bits.second, self.1);
    }
}

/// Marks by their first bit, so that of many only those are looked at whose first bit a text has.
pub struct Marks {
    /// Each with the number of what it is of, in the order of its first bit.
    all: Vec<(Mark, usize)>,
    /// Their first bits: the words of bits that have any.
    first: Vec<FirstBits>,
    /// For each first bit, in their order, where those that have it begin in `all`; and the end.
    starts: Vec<usize>,
}

/// A word of the first bits of marks.
struct FirstBits {
    /// Which word of the bits of a text it is.
    at: usize,
    bits: u64,
    /// How many bits are set before this word.
    before: usize,
}

impl Marks {
    /// Of phrases in small letters.
    pub fn of(phrases: impl IntoIterator<Item = &'static str>) -> Marks {
        let phrases = phrases.into_iter().map(Mark::of);
        let mut all: Vec<(Mark, usize)> = phrases.zip(0..).collect();
        all.sort_by_cached_key(|(mark, _)| mark.0);
        let mut first: Bits = [0; 16];
        let mut starts = Vec::new();
        for (place, (Mark(at, _), _)) in all.iter().enumerate() {
            if !has(&first, *at) {
                starts.push(place);
                set(&mut first, *at);
            }
        }
        starts.push(all.len());
        let mut before = 0;
        let mut words = Vec::new();
        for (at, bits) in first.into_iter().enumerate().filter(|(_, bits)| *bits > 0) {
            words.push(FirstBits { at, bits, before });
            before += bits.count_ones() as usize;
        }
        Marks {
            all,
            first: words,
            starts,
        }
    }

    /// Those whose first bit is this one.
    fn with_bit(&self, word: &FirstBits, bit: u32) -> &[(Mark, usize)] {
        let at = word.before + (word.bits & ((1 << bit) - 1)).count_ones() as usize;
        match self.starts.get(at..at + 2) {
            Some([start, end]) => self.all.get(*start..*end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Visits the numbers of those whose two bits a text has, until one is what is looked for; says
    /// whether one was. Asked of every sentence some hundred times: a plain loop.
    pub fn any_among(&self, bits: &WordBits, mut is: impl FnMut(usize) -> bool) -> bool {
        for word in &self.first {
            let mut left = bits.first.get(word.at).map_or(0, |own| own & word.bits);
            while let Some(others) = left.checked_sub(1) {
                let those = self.with_bit(word, left.trailing_zeros());
                left &= others;
                for (mark, number) in those {
                    if has(&bits.second, mark.1) && is(*number) {
                        return true;
                    }
                }
            }
        }
        false
    }
}

fn hashed(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The bits of the words of a text, as [`Mark::of`] sees words.
fn words_of(text: &str) -> WordBits {
    let mut bits = WordBits::default();
    let (mut hash, mut is_in_word) = (0, false);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        // A letter beyond ASCII is looked at as a whole.
        let (is_of_word, width) = match byte.is_ascii() {
            true => (byte.is_ascii_alphanumeric(), 1),
            false => {
                let letter = text.get(at..).and_then(|rest| rest.chars().next());
                let is_of_word = letter.is_some_and(char::is_alphanumeric);
                (is_of_word, letter.map_or(1, char::len_utf8))
            }
        };
        if is_of_word {
            let letter = bytes.get(at..at + width).unwrap_or_default();
            hash = letter.iter().copied().fold(hash, hashed);
        } else if is_in_word {
            Mark::of_hash(hash).put_in(&mut bits);
            hash = 0;
        }
        is_in_word = is_of_word;
        at += width;
    }
    if is_in_word {
        Mark::of_hash(hash).put_in(&mut bits);
    }
    bits
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
struct Pairs(Bits);

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
    fn words_that_are_there_are_known() {
        let lowered = Lowered::of("Children’s plans – 16-plus, élan: “on time” (or so).");
        let may_have = |phrase| Marks::of([phrase]).any_among(&lowered.held.words, |_| true);
        for there in [
            "children", "plans", "16", "plus", "élan", "on time", "so", "s plans",
        ] {
            assert!(may_have(there), "{there}");
        }
        for absent in ["child", "plan", "lan", "late", "on late", "overdue"] {
            assert!(!may_have(absent), "{absent}");
        }
        let phrases = [
            "zebra",
            "on time",
            "late",
            "children’s plans",
            "s plans",
            "élan",
        ];
        let marks = Marks::of(phrases);
        let mut found = Vec::new();
        marks.any_among(&lowered.held.words, |number| {
            found.push(number);
            false
        });
        found.sort_unstable();
        assert_eq!(found, [1, 3, 4, 5]);
        assert!("plans".marks().is_none());
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
