//! The reader: knows the least and the most that each count can be, for all that is printed of it
//! by itself, and every declared sum. Tries every number.

use sef::model::{Absence, Amount, Suppression};

/// No count of these tests is more.
pub const MOST: i64 = 2_000;

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
        let mut values: Vec<i64> = (low..=high).filter(|value| *value != truth).collect();
        values.sort_by_key(|value| (value - truth).abs());
        !values.into_iter().any(|value| {
            let mut may = may.clone();
            may[count] = (value, value);
            self.fits(may)
        })
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
