//! Proof that an edition holds nothing but what it may: the same publication with everything that
//! the edition must not show replaced by something else. What is made of it must be the same.
//!
//! Hidden counts are replaced by others that fit every sum and every figure that is published, so
//! that a reader who finds both editions the same knows that neither tells which is true. Removed
//! texts and ids are replaced by looking at who may see what, without asking the cut.

use super::Copy;
use super::cut::Manner;
use super::earlier::limited;
use super::suppress::cells::{Counts, Role, at, table_cell};
use super::suppress::components::{Group, Hiding, groups};
use super::suppress::{Before, Hidden, hiding};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

mod figures;
mod texts;

/// Replacements for everything that an edition does not show.
pub struct Proof<'a> {
    whole: Cow<'a, Publication>,
    copy: &'a Copy,
    manner: Manner,
    hidden: Hidden,
    /// Other values for the counts that nobody may tell, by their numbers.
    worlds: Vec<BTreeMap<usize, i64>>,
    counts: Counts,
}

impl<'a> Proof<'a> {
    /// The proof for the edition that `copy` is of `whole`.
    ///
    /// # Errors
    /// Where a hidden count admits no other value: what is published discloses it.
    pub fn of(whole: &'a Publication, copy: &'a Copy) -> Result<Proof<'a>, Vec<Diagnostic>> {
        Proof::since(whole, copy, &Before::default())
    }

    /// The same where readers also hold the version before.
    ///
    /// # Errors
    /// As [`Proof::of`].
    pub fn since(
        whole: &'a Publication,
        copy: &'a Copy,
        before: &Before,
    ) -> Result<Proof<'a>, Vec<Diagnostic>> {
        let edition = copy.edition();
        let (worlds, counts) = match hiding(whole, edition, before) {
            Some((hiding, _)) => (worlds(&hiding, edition)?, hiding.counts),
            None => (Vec::new(), Counts::default()),
        };
        Ok(Proof {
            whole: Cow::Borrowed(whole),
            copy,
            manner: Manner::Today,
            hidden: Hidden::since(whole, edition, before),
            worlds,
            counts,
        })
    }

    /// The proof for what the readers of `copy`, cut from `today`, are shown of the version
    /// `before`: `shown`. What that disclosed by itself when it came out is not asked again.
    pub fn of_earlier(
        before: &Publication,
        today: &Publication,
        known: &Before,
        copy: &Copy,
        shown: &'a Copy,
    ) -> Proof<'a> {
        let (limited, hidden) = limited(before, Some(today), known, copy);
        let (worlds, counts) = match hiding(&limited, copy.edition(), &Before::default()) {
            Some((hiding, _)) => (
                worlds(&hiding, copy.edition()).unwrap_or_default(),
                hiding.counts,
            ),
            None => (Vec::new(), Counts::default()),
        };
        Proof {
            whole: Cow::Owned(limited),
            copy: shown,
            manner: Manner::Earlier,
            hidden,
            worlds,
            counts,
        }
    }

    /// How many other publications there are to be tried, at least one.
    pub fn len(&self) -> usize {
        self.worlds.len().max(1)
    }

    /// Whether there is none: never.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// How many figures are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden.iter().count()
    }

    /// The edition, cut from the publication with everything in it replaced that the edition must
    /// not show.
    ///
    /// # Errors
    /// Where it can be cut no more: something that it does not show decides whether it can.
    pub fn other(&self, number: usize) -> Result<Copy, Vec<Diagnostic>> {
        let (other, edition) = self.replaced(number)?;
        // Which cells are hidden can be seen; the same must be hidden for the comparison.
        let mut made = super::cut::cut_hiding(
            &other,
            &edition,
            self.copy.is_draft(),
            &self.renamed(&other),
            self.manner,
        )?;
        // A version before says of itself which edition it was.
        if self.manner == Manner::Earlier {
            made.edition = self.copy.edition().clone();
            made.publication.editions = vec![made.edition.clone()];
        }
        Ok(made)
    }

    /// The publication with everything in it replaced that the edition must not show, and the
    /// edition as it stands there.
    ///
    /// # Errors
    /// Where it cannot be written down and read again.
    pub fn replaced(&self, number: usize) -> Result<(Publication, Edition), Vec<Diagnostic>> {
        let mut other = self.whole.clone().into_owned();
        if let Some(world) = self.worlds.get(number) {
            for (variable, value) in world {
                for (cell, role) in self.counts.places(*variable) {
                    put(&mut other, cell, *role, *value);
                }
            }
        }
        self.replace_other_figures(&mut other);
        self.replace_remarks(&mut other);
        texts::replace(&other, self.copy, self.copy.edition())
            .map_err(|problem| vec![Diagnostic::error("audience-not-proved", problem)])
    }

    /// What is hidden, found by its place: ids of what is removed are others now.
    fn renamed(&self, other: &Publication) -> Hidden {
        let names: BTreeMap<&Id, Id> = self
            .whole
            .indicators
            .iter()
            .map(|one| &one.id)
            .zip(other.indicators.iter().map(|one| one.id.clone()))
            .chain(
                self.whole
                    .tables
                    .iter()
                    .map(|one| &one.id)
                    .zip(other.tables.iter().map(|one| one.id.clone())),
            )
            .collect();
        self.hidden
            .renamed(&|id| names.get(id).unwrap_or(id).clone())
    }

    /// What is said about hidden figures.
    fn replace_remarks(&self, other: &mut Publication) {
        let replace = |datum: &mut Datum, cell: CellId| {
            if self.hidden.reason(&cell).is_some() {
                datum.note = Some("Another note".to_owned());
                datum.decision = Some(decision());
                datum.flags = vec![Flag::Estimated];
            }
        };
        let hiding: BTreeSet<&Id> = self
            .hidden
            .iter()
            .map(|(cell, _)| match cell {
                CellId::Indicator { id, .. } | CellId::Table { table: id, .. } => id,
            })
            .collect();
        for indicator in &mut other.indicators {
            for (period, datum) in &mut indicator.values {
                replace(datum, at(&indicator.id, *period));
            }
            if hiding.contains(&indicator.id) {
                indicator.decision = Some(decision());
            }
        }
        for table in &mut other.tables {
            if hiding.contains(&table.id) {
                table.decision = Some(decision());
            }
            let TableBody::Rows { columns, rows } = &mut table.body else {
                continue;
            };
            for row in rows {
                for (column, cell) in columns.iter().zip(&mut row.cells) {
                    if let Cell::Figure(datum) = cell {
                        replace(datum, table_cell(&table.id, &row.id, &column.id));
                    }
                }
            }
        }
        walk::walk_inlines_mut(other, &mut |inline, _| {
            let InlineKind::Reference(reference) = &mut inline.kind else {
                return;
            };
            let Reference { to, words } = &mut **reference;
            // Of what is removed the words for it go too: others stand there instead.
            let kept = self.copy.publication();
            let is_removed = to.id().is_some_and(|id| kept.place(id.as_str()).is_none());
            let is_hidden = match to {
                Target::Indicator {
                    id,
                    at: Some(on),
                    facet: Facet::Value,
                    ..
                } => self.hidden.reason(&at(id, *on)).is_some(),
                Target::Cell { table, row, column } => self
                    .hidden
                    .reason(&table_cell(table, row, column))
                    .is_some(),
                _ => false,
            };
            if (is_hidden || is_removed) && words.is_some() {
                *words = Some("other words".to_owned());
            }
        });
        walk::texts_mut(other, &mut |_, text| {
            let walk::TextMut::Blocks(blocks) = text else {
                return;
            };
            walk::each_run_mut(blocks, &mut |run| {
                for block in run {
                    if let BlockKind::Show(Show {
                        id,
                        title: Some(title),
                        ..
                    }) = &mut block.kind
                        && hiding.contains(id)
                    {
                        "Another title".clone_into(title);
                    }
                }
            });
        });
    }
}

fn decision() -> Decision {
    Decision {
        also_printed: "Something else is printed".to_owned(),
        why: "Another reason".to_owned(),
    }
}

/// Other values that fit what is published: as many sets of them as it takes to change every
/// hidden count at least once.
fn worlds(
    hiding: &Hiding,
    edition: &Edition,
) -> Result<Vec<BTreeMap<usize, i64>>, Vec<Diagnostic>> {
    let counts = &hiding.counts;
    let mut worlds: Vec<BTreeMap<usize, i64>> = Vec::new();
    let mut problems = Vec::new();
    let mut groups = groups(counts);
    let grouped: BTreeSet<usize> = groups.iter().flat_map(|one| one.members.clone()).collect();
    let alone = (0..counts.variables.len()).filter(|one| !grouped.contains(one));
    groups.extend(alone.map(|one| Group {
        members: vec![one],
        sums: Vec::new(),
    }));
    for group in groups {
        let is_hidden =
            |variable: &usize| hiding.reasons.get(*variable).is_some_and(Option::is_some);
        let mut waiting: BTreeSet<usize> =
            group.members.iter().copied().filter(is_hidden).collect();
        if waiting.is_empty() {
            continue;
        }
        let component = hiding.component(&group);
        let mut number = 0;
        while let Some(variable) = waiting.pop_first() {
            let place = component.members.iter().position(|one| *one == variable);
            let Some(values) = place.and_then(|place| component.system.other(place)) else {
                let cells = counts.cells_of(variable);
                problems.extend(cells.first().map(|cell| disclosed(cell, edition)));
                continue;
            };
            if worlds.len() <= number {
                worlds.push(BTreeMap::new());
            }
            for (variable, value) in component.members.iter().zip(values) {
                let truth = counts.variables.get(*variable).map(|count| count.value);
                if truth != Some(value) {
                    waiting.remove(variable);
                    if let Some(world) = worlds.get_mut(number) {
                        world.insert(*variable, value);
                    }
                }
            }
            number += 1;
        }
    }
    match problems.is_empty() {
        true => Ok(worlds),
        false => Err(problems),
    }
}

fn disclosed(cell: &CellId, edition: &Edition) -> Diagnostic {
    Diagnostic::error(
        "audience-disclosed",
        format!(
            "the hidden figure “{cell}” can be worked out in the edition “{}”: no other fits what is published",
            edition.id
        ),
    )
    .help("Limit this figure, or the sum that it stands in, to editions that are not suppressed.")
}

fn put(publication: &mut Publication, cell: &CellId, role: Role, value: i64) {
    let Some(datum) = datum(publication, cell) else {
        return;
    };
    let value = Decimal::whole(value);
    match (&mut datum.amount, role) {
        (Amount::Number(number), Role::Alone) => *number = value,
        (Amount::Fraction { n, .. }, Role::Part) => *n = value,
        (Amount::Fraction { of, .. }, Role::Whole) => *of = value,
        _ => {}
    }
}

fn datum<'p>(publication: &'p mut Publication, cell: &CellId) -> Option<&'p mut Datum> {
    match cell {
        CellId::Indicator { id, at } => {
            let mut all = publication.indicators.iter_mut();
            all.find(|one| one.id == *id)?.values.get_mut(at)
        }
        CellId::Table { table, row, column } => {
            let mut all = publication.tables.iter_mut();
            let TableBody::Rows { columns, rows } = &mut all.find(|one| one.id == *table)?.body
            else {
                return None;
            };
            let i = columns.iter().position(|one| one.id == *column)?;
            let row = rows.iter_mut().find(|one| one.id == *row)?;
            match row.cells.get_mut(i)? {
                Cell::Figure(datum) => Some(datum),
                Cell::Words(_) | Cell::Computed | Cell::Empty => None,
            }
        }
    }
}
