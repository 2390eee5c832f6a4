//! The reader who can add and subtract: knows every declared sum, every figure that is published,
//! and that hidden counts are whole and small. Can a count that should be hidden be told exactly?

use super::cells::Sum;

/// A count, as that reader meets it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variable {
    /// The true value.
    pub value: i64,
    /// Whether it is published.
    pub known: bool,
    /// Whether it is a small count.
    pub small: bool,
    /// Whether nobody may be able to tell it: it is hidden, or it is a small count that stands
    /// nowhere and is what is left of a whole.
    pub secret: bool,
}

/// Everything that the reader knows.
pub(super) struct System<'a> {
    pub variables: Vec<Variable>,
    pub sums: &'a [Sum],
    /// The largest small count.
    pub threshold: i64,
    /// The least hidden count: 1, or 0 where noughts are hidden too.
    pub least: i64,
}

/// The most steps that a search may take. One that takes more has found no other solution: the
/// count is taken to be told, which hides more and never less.
const MOST_STEPS: usize = 20_000;
/// How far from the true value others are tried for a count that is not small.
const REACH: i64 = 12;

impl System<'_> {
    /// A count that should be hidden and can be told exactly; `None`: there is none.
    pub fn told(&self) -> Option<usize> {
        let ranges: Vec<(i64, i64)> = (0..self.variables.len()).map(|i| self.range(i)).collect();
        (0..self.variables.len()).find(|i| self.must_hide(*i) && !self.has_other(*i, &ranges))
    }

    /// What stands in no sum cannot be told from any.
    fn must_hide(&self, i: usize) -> bool {
        self.variables
            .get(i)
            .is_some_and(|variable| variable.secret)
            && self
                .sums
                .iter()
                .any(|sum| sum.total == i || sum.parts.contains(&i))
    }

    /// What the reader knows of a count by itself.
    fn range(&self, i: usize) -> (i64, i64) {
        match self.variables.get(i) {
            Some(variable) if variable.known => (variable.value, variable.value),
            Some(variable) if variable.small => (self.least, self.threshold),
            Some(variable) => ((variable.value - REACH).max(0), variable.value + REACH),
            None => (0, 0),
        }
    }

    /// Whether all that is known also fits another value of this count.
    fn has_other(&self, i: usize, ranges: &[(i64, i64)]) -> bool {
        let Some(variable) = self.variables.get(i) else {
            return true;
        };
        let (low, high) = self.range(i);
        let mut steps = 0;
        (low..=high)
            .filter(|value| *value != variable.value)
            .any(|value| {
                let mut tried = ranges.to_vec();
                if let Some(range) = tried.get_mut(i) {
                    *range = (value, value);
                }
                self.fits(tried, &mut steps)
            })
    }

    /// Whether there is a solution within these ranges.
    fn fits(&self, mut ranges: Vec<(i64, i64)>, steps: &mut usize) -> bool {
        *steps += 1;
        if *steps > MOST_STEPS || !self.narrow(&mut ranges) {
            return false;
        }
        // The count with the fewest values left that stands in an undecided sum.
        let open = self
            .sums
            .iter()
            .flat_map(|sum| sum.parts.iter().copied().chain([sum.total]))
            .filter_map(|i| ranges.get(i).map(|(low, high)| (high - low, i)))
            .filter(|(width, _)| *width > 0)
            .min();
        let Some((_, i)) = open else { return true };
        let Some((low, high)) = ranges.get(i).copied() else {
            return true;
        };
        let truth = self.variables.get(i).map_or(low, |variable| variable.value);
        let mut values: Vec<i64> = (low..=high).collect();
        values.sort_by_key(|value| (value - truth).abs());
        values.into_iter().any(|value| {
            let mut tried = ranges.clone();
            if let Some(range) = tried.get_mut(i) {
                *range = (value, value);
            }
            self.fits(tried, steps)
        })
    }

    /// Narrows the ranges by every sum until nothing changes; false: no solution is left.
    fn narrow(&self, ranges: &mut [(i64, i64)]) -> bool {
        let get = |ranges: &[(i64, i64)], i: usize| ranges.get(i).copied().unwrap_or((0, 0));
        loop {
            let mut changed = false;
            for sum in self.sums {
                let low: i64 = sum.parts.iter().map(|i| get(ranges, *i).0).sum();
                let high: i64 = sum.parts.iter().map(|i| get(ranges, *i).1).sum();
                changed |= limit(ranges, sum.total, low, high);
                let (total_low, total_high) = get(ranges, sum.total);
                for part in &sum.parts {
                    let (own_low, own_high) = get(ranges, *part);
                    changed |= limit(
                        ranges,
                        *part,
                        total_low - (high - own_high),
                        total_high - (low - own_low),
                    );
                    if get(ranges, *part) != (own_low, own_high) {
                        // The sums of the others rest on what has just changed.
                        break;
                    }
                }
            }
            if ranges.iter().any(|(low, high)| low > high) {
                return false;
            }
            if !changed {
                return true;
            }
        }
    }
}

fn limit(ranges: &mut [(i64, i64)], i: usize, low: i64, high: i64) -> bool {
    let Some(range) = ranges.get_mut(i) else {
        return false;
    };
    let new = (range.0.max(low), range.1.min(high));
    let changed = new != *range;
    *range = new;
    changed
}
