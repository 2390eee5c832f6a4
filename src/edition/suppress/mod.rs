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
mod before;
mod beside;
pub(in crate::edition) mod cells;
pub(in crate::edition) mod components;
pub(in crate::edition) mod solve;

pub(in crate::edition) use apply::forget_names;
pub use before::Before;

use crate::model::{Absence, CellId, Edition, Id, Publication, Suppression};
use before::Shown;
use cells::Counts;
use components::Hiding;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

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
        Hidden::since(publication, edition, &Before::default())
    }

    /// What an edition hides from readers who also hold the version before.
    pub fn since(publication: &Publication, edition: &Edition, before: &Before) -> Hidden {
        let Some((hiding, told)) = hiding(publication, edition, before) else {
            return Hidden::default();
        };
        let mut cells = hiding.counts.cells_hidden(&hiding.reasons);
        beside::hide(publication, &mut cells);
        Hidden {
            cells,
            told: told
                .into_iter()
                .flat_map(|variable| hiding.counts.cells_of(variable))
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

/// What each edition of a publication hides. Those that hide by the same rule hide the same, since
/// readers may hold them all: it is worked out once.
#[derive(Debug, Default)]
pub struct HiddenByRule {
    known: Vec<(Strength, Hidden)>,
    nothing: Hidden,
}

impl HiddenByRule {
    /// What these `editions` of `publication` hide from readers who also hold the version before.
    pub fn of(publication: &Publication, editions: &[&Edition], before: &Before) -> HiddenByRule {
        let mut wanted: Vec<(Strength, &Edition)> = Vec::new();
        for edition in editions {
            if let Some(strength) = edition.suppression.as_ref().map(strength)
                && !wanted.iter().any(|(known, _)| *known == strength)
            {
                wanted.push((strength, edition));
            }
        }
        let known = wanted
            .into_par_iter()
            .map(|(strength, edition)| (strength, Hidden::since(publication, edition, before)));
        HiddenByRule {
            known: known.collect(),
            nothing: Hidden::default(),
        }
    }

    /// What one of them hides.
    pub fn by(&self, edition: &Edition) -> &Hidden {
        let strength = edition.suppression.as_ref().map(strength);
        let mut known = self.known.iter();
        let found = known.find(|(of, _)| Some(*of) == strength);
        found.map_or(&self.nothing, |(_, hidden)| hidden)
    }
}

/// How much a rule hides.
pub(in crate::edition) type Strength = (u32, bool);

pub(in crate::edition) fn strength(rule: &Suppression) -> Strength {
    (rule.threshold, rule.hide_zero)
}

/// A rule, and what is held of the version before by readers of an edition with that rule.
#[derive(Clone)]
struct Step<'a> {
    rule: &'a Suppression,
    held: Vec<&'a Shown>,
}

impl Step<'_> {
    fn is_same(&self, other: &Step<'_>) -> bool {
        let held = |step: &Step<'_>| -> Vec<_> {
            let all = step.held.iter();
            all.map(|shown| Arc::as_ptr(&shown.figures)).collect()
        };
        strength(self.rule) == strength(other.rule) && held(self) == held(other)
    }
}

/// The steps by which an edition with this rule hides: first as those do that hide no more than it,
/// in one order for all. Readers may hold every edition that hides as much as theirs or more, and
/// the version before of each; holding several then tells nothing that one of them does not. Of two
/// rules one hides as much as the other: loading refuses others.
fn steps<'a>(
    publication: &'a Publication,
    edition: &'a Edition,
    rule: &'a Suppression,
    before: &'a Before,
) -> Vec<Step<'a>> {
    let all: Vec<(&Suppression, Option<&Shown>)> = publication
        .editions
        .iter()
        .chain([edition])
        .filter_map(|one| Some((one.suppression.as_ref()?, before.of(&one.id))))
        .collect();
    let held = |keep: &dyn Fn(&Suppression) -> bool| -> Vec<&Shown> {
        let mut held: Vec<&Shown> = Vec::new();
        for shown in all
            .iter()
            .filter(|(rule, _)| keep(rule))
            .filter_map(|(_, shown)| *shown)
        {
            if !held
                .iter()
                .any(|known| Arc::ptr_eq(&known.figures, &shown.figures))
            {
                held.push(shown);
            }
        }
        held
    };
    // By those that are held together, then by each alone: one may have shown more than others
    // hide, which can be taken back from those who never had it.
    let mut steps: Vec<Step<'_>> = Vec::new();
    let weaker = all.iter().filter(|(other, _)| rule.hides_as_much_as(other));
    for (rule, own) in weaker {
        let together = held(&|other| other.hides_as_much_as(rule));
        let mut alone =
            held(&|other| other.hides_as_much_as(rule) && strength(other) != strength(rule));
        alone.extend(own.filter(|own| {
            !alone
                .iter()
                .any(|known| Arc::ptr_eq(&known.figures, &own.figures))
        }));
        for held in [together, alone] {
            let step = Step { rule, held };
            if !steps.iter().any(|known| known.is_same(&step)) {
                steps.push(step);
            }
        }
    }
    steps.sort_by_cached_key(|step| strength(step.rule));
    steps
}

/// What `edition` hides of each count, and what can be told all the same; `None`: it hides nothing.
pub(in crate::edition) fn hiding(
    publication: &Publication,
    edition: &Edition,
    before: &Before,
) -> Option<(Hiding, Vec<usize>)> {
    let rule = edition.suppression.as_ref()?;
    let mut rules: Vec<&Suppression> = vec![rule];
    for other in publication
        .editions
        .iter()
        .filter_map(|one| one.suppression.as_ref())
    {
        if !rules.iter().any(|known| strength(known) == strength(other)) {
            rules.push(other);
        }
    }
    let own = Counts::of(publication);
    let mut hidden: Vec<Option<Reason>> = vec![None; own.variables.len()];
    let (mut result, mut told) = (None, Vec::new());
    for step in steps(publication, edition, rule, before) {
        let counts = match step.held.is_empty() {
            true => own.clone(),
            false => own.clone().with_before(publication, &step.held, step.rule),
        };
        // Counts of the version before alone stand behind this version's own.
        hidden.resize(counts.variables.len(), None);
        let held = rules.iter().filter(|one| one.hides_as_much_as(step.rule));
        let mut hiding = Hiding {
            counts,
            rule: step.rule.clone(),
            held: held.map(|rule| (*rule).clone()).collect(),
            reasons: hidden,
        };
        let more = hiding.hide();
        if strength(step.rule) == strength(rule) {
            told.extend(more);
        }
        hidden = hiding.reasons.clone();
        hidden.truncate(hiding.counts.own());
        result = Some(hiding);
    }
    result.map(|hiding| (hiding, told))
}

#[cfg(test)]
mod tests;
