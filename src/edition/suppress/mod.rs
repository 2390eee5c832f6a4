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
mod beside;
pub(in crate::edition) mod cells;
pub(in crate::edition) mod components;
pub(in crate::edition) mod solve;

pub(in crate::edition) use apply::forget_names;

use crate::model::{Absence, CellId, Edition, Id, Publication, Suppression};
use cells::Counts;
use components::Hiding;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Why a figure is hidden. Ordered: of several reasons the first is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is a small count.
    Small,
    /// It is a fraction whose part is a small count.
    SmallInFraction,
    /// It is a fraction of a small count.
    OfFew,
    /// A small count could be worked out from it.
    WouldTell,
    /// It is a percentage or a rate in a table that hides counts: with the counts beside it, it
    /// would tell a hidden one.
    BesideHidden,
    /// It is the same figure as one that is hidden.
    SameAsHidden,
    /// The version before hid it: shown now, it could tell what was hidden with it.
    HiddenBefore,
}

impl Reason {
    /// In words, for the log.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Small => "a small count of people",
            Reason::SmallInFraction => "a share whose part is a small count of people",
            Reason::OfFew => "a share of a small count of people",
            Reason::WouldTell => "a small count could be worked out from it",
            Reason::BesideHidden => {
                "a percentage or rate that was typed beside counts of which some are hidden"
            }
            Reason::SameAsHidden => "the same figure is hidden elsewhere",
            Reason::HiddenBefore => "the version before hid it",
        }
    }

    /// What stands in the figure's place. Only what is small may be called so.
    pub fn absence(self) -> Absence {
        match self {
            Reason::Small | Reason::SmallInFraction => Absence::Confidential,
            Reason::OfFew
            | Reason::WouldTell
            | Reason::BesideHidden
            | Reason::SameAsHidden
            | Reason::HiddenBefore => Absence::Withheld,
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
    /// What an edition hides of `publication`; nothing where it hides no small counts.
    pub fn of(publication: &Publication, edition: &Edition) -> Hidden {
        Hidden::since(publication, edition, None)
    }

    /// What an edition hides from readers who also hold the version before.
    pub fn since(publication: &Publication, edition: &Edition, before: Option<&Before>) -> Hidden {
        match &edition.suppression {
            Some(rule) => Hidden::by(publication, rule, before),
            None => Hidden::default(),
        }
    }

    /// What `rule` hides. Editions with a weaker rule hide no more than those with a stronger one,
    /// so that holding both tells nothing.
    pub fn by(publication: &Publication, rule: &Suppression, before: Option<&Before>) -> Hidden {
        let counts = counts_of(publication, before);
        let (hiding, told) = hiding(&counts, publication, rule);
        let mut cells = counts.cells_hidden(&hiding.reasons);
        beside::hide(publication, &mut cells);
        Hidden {
            cells,
            told: told
                .into_iter()
                .flat_map(|variable| counts.cells_of(variable))
                .collect(),
        }
    }

    /// What is hidden by either of two versions; what was told before cannot be taken back.
    pub(in crate::edition) fn and_also(mut self, other: &Hidden) -> Hidden {
        for (cell, reason) in other.iter() {
            self.cells.entry(cell.clone()).or_insert(reason);
        }
        self.told.clear();
        self
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

    /// The same where indicators and tables have other ids.
    pub(in crate::edition) fn renamed(&self, name: &dyn Fn(&Id) -> Id) -> Hidden {
        let renamed = |cell: &CellId| match cell {
            CellId::Indicator { id, at } => CellId::Indicator {
                id: name(id),
                at: *at,
            },
            CellId::Table { table, row, column } => CellId::Table {
                table: name(table),
                row: row.clone(),
                column: column.clone(),
            },
        };
        Hidden {
            cells: self
                .iter()
                .map(|(cell, why)| (renamed(cell), why))
                .collect(),
            told: self.told.iter().map(renamed).collect(),
        }
    }

    /// Takes the hidden figures out of `publication`, with everything that is said about them.
    pub fn apply(&self, publication: &mut Publication, rule: &Suppression) {
        apply::apply(self, publication, rule);
    }

    /// The hidden figures in words, a line each: the cell and the reason, never the value.
    pub fn log(&self) -> String {
        let mut text = String::new();
        for (cell, reason) in self.iter() {
            let _ = writeln!(text, "{cell}\t{}", reason.words());
        }
        text
    }
}

/// Every count that a reader meets, who may hold the version before.
pub(in crate::edition) fn counts_of(publication: &Publication, before: Option<&Before>) -> Counts {
    let counts = Counts::of(publication);
    match before {
        Some(before) => counts.with_before(publication, &before.shown),
        None => counts,
    }
}

/// The figures of the version before, as its readers saw them.
#[derive(Clone, Debug)]
pub struct Before {
    shown: Publication,
}

impl Before {
    /// From its sources: every figure but those that `edition` hides, whoever else had it.
    pub fn of_sources(before: &Publication, today: &Publication, edition: &Edition) -> Before {
        let mut shown = before.clone();
        shown.editions.clone_from(&today.editions);
        if let Some(rule) = &edition.suppression {
            let rule = Suppression {
                round_to: None,
                ..rule.clone()
            };
            Hidden::by(&shown, &rule, None).apply(&mut shown, &rule);
        }
        Before { shown }
    }

    /// From what its readers had.
    pub fn of_copy(copy: &crate::edition::Copy) -> Before {
        Before {
            shown: copy.publication().clone(),
        }
    }
}

/// What is hidden of each count, and which can be told all the same.
pub(in crate::edition) fn hiding<'a>(
    counts: &'a Counts,
    publication: &Publication,
    rule: &'a Suppression,
) -> (Hiding<'a>, Vec<usize>) {
    let rules = publication.editions.iter();
    let mut weaker: Vec<&Suppression> = rules
        .filter_map(|edition| edition.suppression.as_ref())
        .filter(|other| {
            let strength = (other.threshold, other.hide_zero);
            strength != (rule.threshold, rule.hide_zero)
                && other.threshold <= rule.threshold
                && other.hide_zero <= rule.hide_zero
        })
        .collect();
    weaker.sort_by_key(|other| (other.threshold, other.hide_zero));
    let mut reasons = vec![None; counts.variables.len()];
    for rule in weaker {
        let mut hiding = Hiding {
            counts,
            rule,
            reasons,
        };
        hiding.hide();
        reasons = hiding.reasons;
    }
    let mut hiding = Hiding {
        counts,
        rule,
        reasons,
    };
    let told = hiding.hide();
    (hiding, told)
}

#[cfg(test)]
mod tests;
