//! The reader who can add and subtract: knows every declared sum, every figure that is published,
//! and that hidden counts are whole, and small or not as their shorthand says. Can a count that
//! should be hidden be told exactly?

use std::cell::OnceCell;
use std::collections::VecDeque;

/// A count, as that reader meets it.
#[derive(Clone, Copy, Debug)]
pub(in crate::edition) struct Unknown {
    /// The true value.
    pub value: i64,
    /// The least that it can be, for all that the reader knows of it alone.
    pub low: i64,
    /// The most that it can be.
    pub high: i64,
}

/// `total` is what `parts` add up to; both are numbers of counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::edition) struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
}

impl Sum {
    /// Every count that stands in it.
    pub fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().copied().chain([self.total])
    }
}

/// Counts that hang together by sums, and no others.
#[derive(Clone, Debug, Default)]
pub(in crate::edition) struct System {
    pub unknowns: Vec<Unknown>,
    sums: Vec<Sum>,
    /// The sums in which each count stands.
    sums_of: Vec<Vec<usize>>,
    /// The ranges that all sums together leave; `None`: no solution. Asked for once for all counts.
    narrowed: OnceCell<Option<Vec<Range>>>,
}

/// The most steps that a search may take. One that takes more has found no other solution: the
/// count is taken to be told, which hides more and never less.
const MOST_STEPS: usize = 4_000;

/// How far from the true value others are tried.
const FARTHEST: i64 = 40;

type Range = (i64, i64);

impl System {
    /// These counts with these sums.
    pub fn new(unknowns: Vec<Unknown>, sums: Vec<Sum>) -> System {
        let mut sums_of = vec![Vec::new(); unknowns.len()];
        for (at, sum) in sums.iter().enumerate() {
            for member in sum.members() {
                if let Some(list) = sums_of.get_mut(member) {
                    list.push(at);
                }
            }
        }
        System {
            unknowns,
            sums,
            sums_of,
            narrowed: OnceCell::new(),
        }
    }

    /// The sums in which a count stands.
    pub fn sums_of(&self, i: usize) -> impl Iterator<Item = &Sum> {
        let places = self.sums_of.get(i).into_iter().flatten();
        places.filter_map(|at| self.sums.get(*at))
    }

    /// Values of all the counts that fit everything that the reader knows, with another value
    /// than the true one for this count. `None`: there are none, or none was found.
    pub fn other(&self, i: usize) -> Option<Vec<i64>> {
        let unknown = self.unknowns.get(i)?;
        let mut candidates: Vec<i64> = (unknown.low..=unknown.high)
            .filter(|value| *value != unknown.value)
            .collect();
        candidates.sort_by_cached_key(|value| (value - unknown.value).abs());
        let mut steps = 0;
        let ranges = self.narrowed.get_or_init(|| {
            let mut ranges: Vec<Range> = self.unknowns.iter().map(|u| (u.low, u.high)).collect();
            let is_left = self.narrow(&mut ranges, (0..self.sums.len()).collect());
            is_left.then_some(ranges)
        });
        let ranges = ranges.as_ref()?;
        candidates
            .into_iter()
            .find_map(|value| self.with(ranges, i, value, &mut steps))
    }

    /// A solution within these ranges in which count `i` is `value`.
    fn with(&self, ranges: &[Range], i: usize, value: i64, steps: &mut usize) -> Option<Vec<i64>> {
        *steps += 1;
        let mut tried = ranges.to_vec();
        let range = tried.get_mut(i)?;
        if *steps > MOST_STEPS || value < range.0 || value > range.1 {
            return None;
        }
        *range = (value, value);
        let around = self.sums_of.get(i).cloned().unwrap_or_default();
        if !self.narrow(&mut tried, around) {
            return None;
        }
        // The count with the fewest values left that stands in a sum.
        let open = tried
            .iter()
            .enumerate()
            .filter(|(_, (low, high))| low < high)
            .min_by_key(|(at, (low, high))| (high - low, *at));
        let Some((next, (low, high))) = open else {
            return Some(tried.into_iter().map(|(low, _)| low).collect());
        };
        let truth = self.unknowns.get(next).map_or(*low, |u| u.value);
        let middle = truth.clamp(*low, *high);
        let (low, high) = (
            (*low).max(middle - FARTHEST),
            (*high).min(middle + FARTHEST),
        );
        let mut values: Vec<i64> = (low..=high).collect();
        values.sort_by_cached_key(|value| (value - truth).abs());
        values
            .into_iter()
            .find_map(|value| self.with(&tried, next, value, steps))
    }

    /// Narrows the ranges by the sums in `waiting`, and by those that this touches, until nothing
    /// changes; false: no solution is left.
    fn narrow(&self, ranges: &mut [Range], waiting: Vec<usize>) -> bool {
        let mut queue: VecDeque<usize> = waiting.into();
        let mut is_queued = vec![false; self.sums.len()];
        for at in &queue {
            set(&mut is_queued, *at, true);
        }
        while let Some(at) = queue.pop_front() {
            set(&mut is_queued, at, false);
            let Some(sum) = self.sums.get(at) else {
                continue;
            };
            for member in sum.members() {
                let Some(range) = ranges.get(member).copied() else {
                    continue;
                };
                // A part that is known stays what it is; whether it fits is asked of the total.
                if range.0 == range.1 && member != sum.total {
                    continue;
                }
                let Some((low, high)) = allowed(sum, member, ranges) else {
                    continue;
                };
                let new = (range.0.max(low), range.1.min(high));
                if new.0 > new.1 {
                    return false;
                }
                if new == range {
                    continue;
                }
                if let Some(slot) = ranges.get_mut(member) {
                    *slot = new;
                }
                for touched in self.sums_of.get(member).into_iter().flatten() {
                    if !set(&mut is_queued, *touched, true) {
                        queue.push_back(*touched);
                    }
                }
            }
        }
        true
    }
}

/// Sets a flag, and says what it was; of one that is not there that it was set.
fn set(flags: &mut [bool], at: usize, to: bool) -> bool {
    let flag = flags.get_mut(at);
    flag.is_none_or(|flag| std::mem::replace(flag, to))
}

/// What a sum allows for one of its counts, given the ranges of the others.
fn allowed(sum: &Sum, member: usize, ranges: &[Range]) -> Option<Range> {
    let get = |i: usize| ranges.get(i).copied();
    let mut low = 0;
    let mut high = 0;
    let mut own = 0;
    for part in &sum.parts {
        if *part == member {
            own += 1;
            continue;
        }
        let (part_low, part_high) = get(*part)?;
        low += part_low;
        high += part_high;
    }
    if sum.total == member {
        return Some((low, high));
    }
    let (total_low, total_high) = get(sum.total)?;
    // A count that stands twice in one sum is left to the search.
    (own == 1).then_some((total_low - high, total_high - low))
}
