//! Whether a table that was refused had to be: whoever holds it with everything in it hidden that
//! may be hidden can tell a hidden count all the same.

use super::grid::{Grid, Place, printed};
use super::reader::{MOST, Reader, told_by};
use super::{Refused, Scene, rule};
use sef::edition::Copy;
use sef::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the sign of a hidden count tells of it, or the count where the rule hides none such.
fn hidden_by(rule: &Suppression, value: i64) -> (i64, i64) {
    let threshold = i64::from(rule.threshold);
    match value {
        0 if !rule.hide_zero => (0, 0),
        small if small <= threshold => (i64::from(!rule.hide_zero), threshold),
        _ => (threshold + 1, MOST),
    }
}

impl Scene {
    /// Whether no way of hiding would have been safe.
    pub fn cannot_be_safe(&self, refused: &Refused) -> bool {
        match refused {
            Refused::Before(place) => self.tells(*place, &self.earlier, &[]),
            Refused::Today(place, earlier) => self.tells(*place, &self.today, earlier),
        }
    }

    /// Whether a reader of the edition at `place` can tell a count of `grid`, in which everything
    /// is hidden, with what was shown in the version before.
    fn tells(&self, place: usize, grid: &Grid, earlier: &[(usize, Copy)]) -> bool {
        let own = rule(&self.editions[place]);
        let holds = |other: &Suppression| {
            other.threshold >= own.threshold && other.hide_zero >= own.hide_zero
        };
        let (mut counts, mut truth) = (BTreeMap::new(), Vec::new());
        for (cell, value) in grid.cells() {
            counts.insert(cell, truth.len());
            truth.push(value);
        }
        let own_cells = truth.len();
        let earlier = || {
            earlier
                .iter()
                .filter(|(place, _)| holds(rule(&self.editions[*place])))
        };
        let seen: BTreeSet<Place> = earlier()
            .flat_map(|(_, copy)| printed(copy.publication()))
            .map(|(cell, _)| cell)
            .collect();
        let mut before = BTreeMap::new();
        for (cell, value) in self.earlier.cells() {
            let same = counts.get(&cell).filter(|count| truth[**count] == value);
            let same = same.filter(|_| seen.contains(&cell)).copied();
            before.insert(cell, same.unwrap_or(truth.len()));
            if same.is_none() {
                truth.push(value);
            }
        }
        let mut sums = grid.sums(&counts);
        if earlier().next().is_some() {
            sums.extend(self.earlier.sums(&before));
        }
        let mut reader = Reader::new(truth.len(), sums);
        for edition in &self.editions {
            let other = rule(edition);
            if !holds(other) {
                continue;
            }
            for (cell, value) in grid.cells() {
                reader.learn(counts[&cell], hidden_by(other, value));
            }
        }
        let mut shown = BTreeSet::new();
        for (other, copy) in earlier() {
            for (cell, amount) in printed(copy.publication()) {
                if let Some(range) = told_by(&amount, rule(&self.editions[*other])) {
                    reader.learn(before[&cell], range);
                    if range.0 == range.1 {
                        shown.insert(before[&cell]);
                    }
                }
            }
        }
        assert!(reader.believes(&truth), "the reader is misled");
        (0..own_cells).any(|count| {
            let (low, high) = hidden_by(own, truth[count]);
            low < high && !shown.contains(&count) && reader.can_tell(count, truth[count])
        })
    }
}
