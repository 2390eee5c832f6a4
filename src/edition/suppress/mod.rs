//! Disclosure control: small counts of people are hidden, and so is everything from which a hidden
//! count could be worked out.
//!
//! The Department for Education hides counts from one to five in its statistics of children in
//! need, and hides more where needed (“secondary suppression”). Here every count of people is a
//! variable, every declared sum, part, fraction and shared cell an equation, and a small solver
//! plays the reader who knows all of them and the rule: while it can tell a hidden count exactly,
//! another cell is hidden. What is hidden is decided on the whole publication, not on one edition:
//! otherwise two editions that each hide enough could give away the rest together.

mod apply;
mod cells;
mod solve;

use crate::model::{CellId, Publication, Suppression};
use cells::Counts;
use solve::{System, Variable};
use std::collections::BTreeMap;

/// Why a figure is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is a small count.
    Small,
    /// It is a fraction of which one count, or what is left of the whole, is small.
    SmallInFraction,
    /// A small count could be worked out from it.
    WouldTell,
}

impl Reason {
    /// In words, for the log.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Small => "a small count of people",
            Reason::SmallInFraction => "rests on a small count of people",
            Reason::WouldTell => "a small count could be worked out from it",
        }
    }
}

/// The figures that an edition hides, each with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    cells: BTreeMap<CellId, Reason>,
    told: Vec<CellId>,
}

impl Hidden {
    /// What `rule` hides. Editions with a weaker rule hide no more than those with a stronger one,
    /// so that holding both tells nothing.
    pub fn by(publication: &Publication, rule: &Suppression) -> Hidden {
        let mut weaker: Vec<&Suppression> = publication
            .editions
            .iter()
            .filter_map(|edition| edition.suppression.as_ref())
            .filter(|other| other.threshold < rule.threshold)
            .collect();
        weaker.sort_by_key(|other| other.threshold);
        let counts = Counts::of(publication);
        let mut hidden = vec![None; counts.variables.len()];
        let mut told = None;
        for rule in weaker.into_iter().chain([rule]) {
            told = hide(&counts, rule, &mut hidden);
        }
        Hidden {
            cells: counts.cells_hidden(&hidden),
            told: told
                .map(|variable| counts.cells_of(variable))
                .unwrap_or_default(),
        }
    }

    /// Cells that can still be told although everything beside them is hidden: an edition that
    /// holds them cannot be made.
    pub fn told(&self) -> &[CellId] {
        &self.told
    }

    /// Why this cell is hidden; `None`: it is not.
    pub fn reason(&self, cell: &CellId) -> Option<Reason> {
        self.cells.get(cell).copied()
    }

    /// Every hidden cell with its reason.
    pub fn iter(&self) -> impl Iterator<Item = (&CellId, Reason)> {
        self.cells.iter().map(|(cell, reason)| (cell, *reason))
    }

    /// Takes the hidden figures out of `publication`, with everything that is said about them.
    pub fn apply(&self, publication: &mut Publication, rule: &Suppression) {
        apply::apply(self, publication, rule);
    }
}

/// Hides the small counts, then more until none can be told. What can be told all the same, where
/// nothing is left to hide.
fn hide(counts: &Counts, rule: &Suppression, hidden: &mut [Option<Reason>]) -> Option<usize> {
    let small = |value: i64| {
        (value > 0 || rule.hide_zero) && value >= 0 && value <= i64::from(rule.threshold)
    };
    for (variable, hidden) in counts.variables.iter().zip(hidden.iter_mut()) {
        if hidden.is_none() && small(variable.value) {
            *hidden = Some(Reason::Small);
        }
    }
    loop {
        let variables: Vec<Variable> = counts
            .variables
            .iter()
            .zip(hidden.iter())
            .map(|(count, hidden)| Variable {
                value: count.value,
                known: count.is_published && hidden.is_none(),
                small: small(count.value),
                secret: hidden.is_some() || (!count.is_published && small(count.value)),
            })
            .collect();
        let system = System {
            variables,
            sums: &counts.sums,
            threshold: i64::from(rule.threshold),
            least: i64::from(!rule.hide_zero),
        };
        let told = system.told()?;
        match counts.also_to_hide(told, hidden) {
            Some(more) => {
                if let Some(slot) = hidden.get_mut(more) {
                    *slot = Some(Reason::WouldTell);
                }
            }
            None => return Some(told),
        }
    }
}

#[cfg(test)]
mod tests;
