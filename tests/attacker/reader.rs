//! The reader: knows the least and the most that each count can be, for all that is printed of it
//! by itself, and every declared sum. Tries every number.

use sef::model::{Absence, Amount, Suppression};
use std::collections::{BTreeMap, BTreeSet};

/// No count of these tests is more.
pub const MOST: i64 = 100_000;

/// A total, and the counts that it is the sum of.
pub type Sum = (usize, Vec<usize>);

/// What a reader knows.
#[derive(Clone)]
pub struct Reader {
    may: Vec<(i64, i64)>,
    sums: Vec<Sum>,
}

/// What a cell of an edition tells of the count that stands in it, by the rule of that edition.
/// `None`: no number stands there.
pub fn told_by(amount: &Amount, rule: &Suppression) -> Option<(i64, i64)> {
    let threshold = i64::from(rule.threshold);
    let base = i64::from(rule.round_to.unwrap_or(1));
    match amount {
        Amount::Number(value) => {
            let value = value.as_integer().expect("a whole number");
            // Halves are rounded up, and no small count is printed.
            let rounded = (value - base / 2, value + (base - 1) / 2);
            Some(match value {
                0 => (0, 0),
                _ => (rounded.0.max(threshold + 1), rounded.1),
            })
        }
        Amount::Absent(Absence::Confidential) => Some((i64::from(!rule.hide_zero), threshold)),
        Amount::Absent(Absence::Withheld) => Some((threshold + 1, MOST)),
        Amount::Absent(Absence::Low) => Some((threshold + 1, (base - 1) / 2)),
        Amount::Absent(_) | Amount::Fraction { .. } => None,
    }
}

impl Reader {
    /// A reader who has seen nothing yet of so many counts.
    pub fn new(counts: usize, sums: Vec<Sum>) -> Reader {
        Reader {
            may: vec![(0, MOST); counts],
            sums,
        }
    }

    /// Learns that a count is from `low` to `high`.
    pub fn learn(&mut self, count: usize, (low, high): (i64, i64)) {
        let may = &mut self.may[count];
        *may = (may.0.max(low), may.1.min(high));
    }

    /// Whether these can be the counts, for all that the reader knows.
    pub fn believes(&self, values: &[i64]) -> bool {
        let in_range = values
            .iter()
            .zip(&self.may)
            .all(|(value, (low, high))| low <= value && value <= high);
        let adds_up = |(total, parts): &Sum| {
            values[*total] == parts.iter().map(|part| values[*part]).sum::<i64>()
        };
        in_range && self.sums.iter().all(adds_up)
    }

    /// Whether the reader can tell a count: no other number than `truth` fits all that is known.
    pub fn can_tell(&self, count: usize, truth: i64) -> bool {
        let mut may = self.may.clone();
        assert!(self.narrow(&mut may), "nothing fits what is printed");
        let (low, high) = may[count];
        let farthest = (truth - low).max(high - truth);
        let near = (1..=farthest).flat_map(|far| [truth - far, truth + far]);
        !near
            .filter(|value| (low..=high).contains(value))
            .any(|value| {
                let mut may = may.clone();
                may[count] = (value, value);
                self.fits(may)
            })
    }

    /// The same reader, asked of this count alone: only what hangs together with it, by sums and by
    /// counts that are open, can tell it. With the number that it has there.
    pub fn around(&self, count: usize) -> (Reader, usize) {
        let mut places = BTreeMap::from([(count, 0)]);
        let mut sums = BTreeSet::new();
        let mut waiting = vec![count];
        while let Some(next) = waiting.pop() {
            let is_open = self.may[next].0 < self.may[next].1;
            for (at, (total, parts)) in self.sums.iter().enumerate() {
                let has_it = *total == next || parts.contains(&next);
                if !is_open || !has_it || !sums.insert(at) {
                    continue;
                }
                for member in parts.iter().chain([total]) {
                    let new = places.len();
                    if !places.contains_key(member) {
                        places.insert(*member, new);
                        waiting.push(*member);
                    }
                }
            }
        }
        let mut may = vec![(0, MOST); places.len()];
        for (count, place) in &places {
            may[*place] = self.may[*count];
        }
        let sums = sums.iter().map(|at| {
            let (total, parts) = &self.sums[*at];
            (
                places[total],
                parts.iter().map(|part| places[part]).collect(),
            )
        });
        (
            Reader {
                may,
                sums: sums.collect(),
            },
            0,
        )
    }

    /// Whether numbers can be put in for all that is open, so that every sum holds.
    fn fits(&self, mut may: Vec<(i64, i64)>) -> bool {
        if !self.narrow(&mut may) {
            return false;
        }
        let open = (0..may.len()).filter(|count| may[*count].0 < may[*count].1);
        let Some(next) = open.min_by_key(|count| may[*count].1 - may[*count].0) else {
            return true;
        };
        (may[next].0..=may[next].1).any(|value| {
            let mut may = may.clone();
            may[next] = (value, value);
            self.fits(may)
        })
    }

    /// Takes from each count what no sum allows, until nothing changes; false: nothing is left.
    fn narrow(&self, may: &mut [(i64, i64)]) -> bool {
        loop {
            let before = may.to_vec();
            for (total, parts) in &self.sums {
                for member in parts.iter().chain([total]) {
                    let others = parts.iter().filter(|part| *part != member);
                    let (low, high) = others.fold((0, 0), |(low, high), part| {
                        (low + may[*part].0, high + may[*part].1)
                    });
                    let room = match member == total {
                        true => (low, high),
                        false => (may[*total].0 - high, may[*total].1 - low),
                    };
                    let own = &mut may[*member];
                    *own = (own.0.max(room.0), own.1.min(room.1));
                    if own.0 > own.1 {
                        return false;
                    }
                }
            }
            if before == may {
                return true;
            }
        }
    }
}
