//! The version before, as a reader of today may hold it: which counts it showed, and what its signs
//! tell of those that it hid or rounded.

use super::cells::{Count, Counts, Range, Role, at, people, people_cells};
use super::solve::Sum;
use super::{Hidden, Strength, strength};
use crate::edition::Copy;
use crate::model::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The figures of the version before, as the readers of each edition saw them.
#[derive(Clone, Debug, Default)]
pub struct Before {
    by_edition: BTreeMap<Id, Shown>,
}

/// What one edition showed.
#[derive(Clone, Debug)]
pub(in crate::edition) struct Shown {
    /// Its figures, with the hidden ones as signs.
    pub figures: Arc<Publication>,
    /// By which rule they were hidden and rounded; `None`: they were not.
    pub rule: Option<Suppression>,
}

impl Before {
    /// From the sources of the version before, for each of today's editions that hides small
    /// counts: every figure but those that it hides, whoever else had it.
    pub fn of_sources(before: &Publication, today: &Publication) -> Before {
        let mut whole = before.clone();
        whole.editions.clone_from(&today.editions);
        let mut by_rule: Vec<(Strength, Shown)> = Vec::new();
        let mut by_edition = BTreeMap::new();
        for edition in &today.editions {
            let Some(rule) = &edition.suppression else {
                continue;
            };
            let known = by_rule.iter().find(|(of, _)| *of == strength(rule));
            let shown = known.map(|(_, shown)| shown.clone()).unwrap_or_else(|| {
                let rule = Suppression {
                    round_to: None,
                    ..rule.clone()
                };
                let mut figures = whole.clone();
                Hidden::of(&whole, edition).apply(&mut figures, &rule);
                let shown = Shown {
                    figures: Arc::new(figures),
                    rule: Some(rule.clone()),
                };
                by_rule.push((strength(&rule), shown.clone()));
                shown
            });
            by_edition.insert(edition.id.clone(), shown);
        }
        Before { by_edition }
    }

    /// The same, but for what the readers of one edition had.
    pub fn with_copy(mut self, edition: &Id, copy: &Copy) -> Before {
        let shown = Shown {
            figures: Arc::new(copy.publication().clone()),
            rule: copy.edition().suppression.clone(),
        };
        self.by_edition.insert(edition.clone(), shown);
        self
    }

    /// What the readers of an edition had.
    pub(super) fn of(&self, edition: &Id) -> Option<&Shown> {
        self.by_edition.get(edition)
    }
}

impl Counts {
    /// The same for a reader who also holds the version before, as these editions showed it: with
    /// its hidden figures as signs, and rounded where a rule rounds. What editions hid that hide no
    /// more than `rule` stays hidden; what stronger ones hid is only known to be hidden. A cell that may have the same
    /// value in both versions is one count, and so is one that was hidden then: nobody would think
    /// that it was another. A table of another day has other counts.
    pub fn with_before(
        mut self,
        publication: &Publication,
        held: &[&Shown],
        rule: &Suppression,
    ) -> Counts {
        let mut same: BTreeMap<(CellId, Role), usize> = BTreeMap::new();
        for (variable, places) in self.places.iter().enumerate() {
            same.extend(places.iter().cloned().map(|place| (place, variable)));
        }
        let own_cells = std::mem::take(&mut self.by_cell);
        let mut then = Then {
            same,
            others: BTreeMap::new(),
        };
        // What is rounded may be many counts: what is not is known first.
        let mut held = held.to_vec();
        held.sort_by_cached_key(|shown| shown.rule.as_ref().and_then(|rule| rule.round_to));
        for shown in &held {
            let signs = Signs::of(shown.rule.as_ref(), rule);
            for indicator in people(&shown.figures) {
                for (period, datum) in &indicator.values {
                    let cell = at(&indicator.id, *period);
                    self.add_before(&mut then, signs, cell, datum, indicator.unit);
                }
            }
            for table in &shown.figures.tables {
                let of_today = publication.table(table.id.as_str());
                if of_today.is_some_and(|today| today.as_at != table.as_at) {
                    then.forget(&table.id);
                }
                for (cell, datum, unit) in people_cells(table) {
                    self.add_before(&mut then, signs, cell, datum, unit);
                }
            }
        }
        for shown in held {
            self.declare_sums(&shown.figures);
        }
        self.sums_of_today(&own_cells);
        self.by_cell = own_cells;
        self.sums.sort();
        self.sums.dedup();
        self
    }

    fn add_before(
        &mut self,
        then: &mut Then,
        signs: Signs,
        cell: CellId,
        datum: &Datum,
        unit: Unit,
    ) {
        match &datum.amount {
            Amount::Number(value) if unit == Unit::Number => {
                if let Some(value) = value.as_integer() {
                    let variable =
                        self.shown(then, (&cell, Role::Alone), value, signs.shown(value));
                    self.by_cell.insert(cell, variable);
                }
            }
            Amount::Fraction { n, of, .. } => {
                if let (Some(n), Some(of)) = (n.as_integer(), of.as_integer()) {
                    let part = self.shown(then, (&cell, Role::Part), n, signs.shown(n));
                    let whole = self.shown(then, (&cell, Role::Whole), of, signs.shown(of));
                    self.rest_of(whole, part);
                }
            }
            Amount::Absent(absence) => {
                let Some(range) = signs.absent(*absence) else {
                    return;
                };
                let stays = absence.is_hidden() && signs.are_ours;
                let same = |role: Role| then.same.get(&(cell.clone(), role)).copied();
                let of_fraction: Vec<usize> = [Role::Part, Role::Whole]
                    .into_iter()
                    .filter_map(same)
                    .collect();
                if stays {
                    self.hidden_before.extend(&of_fraction);
                }
                if unit == Unit::Number && of_fraction.is_empty() {
                    let variable = self.shown(then, (&cell, Role::Alone), range.0, range);
                    if stays && self.is_own(variable) {
                        self.hidden_before.insert(variable);
                    }
                    self.by_cell.insert(cell, variable);
                }
            }
            Amount::Number(_) => {}
        }
    }

    /// A count that the version before told of: that of today, where it can be the same.
    fn shown(
        &mut self,
        then: &mut Then,
        (cell, role): (&CellId, Role),
        value: i64,
        range: Range,
    ) -> usize {
        let place = (cell.clone(), role);
        let other = then.others.get(&place).copied();
        let same = then.same.get(&place).copied();
        let same = same.filter(|variable| self.is_in(*variable, range));
        let variable = other.or(same).unwrap_or_else(|| {
            let variable = self.push(Count {
                value,
                is_published: true,
            });
            then.others.insert(place, variable);
            variable
        });
        self.know(variable, range);
        variable
    }

    fn is_in(&self, variable: usize, (low, high): Range) -> bool {
        let count = self.variables.get(variable);
        count.is_some_and(|count| (low..=high).contains(&count.value))
    }

    fn know(&mut self, variable: usize, (low, high): Range) {
        let known = self.known_before.entry(variable).or_insert((low, high));
        *known = (known.0.max(low), known.1.min(high));
    }

    /// What the version before tells of a count.
    pub fn known_before(&self, variable: usize) -> Option<Range> {
        self.known_before.get(&variable).copied()
    }

    /// Whether the version before has shown a count: that cannot be taken back.
    pub fn was_shown(&self, variable: usize) -> bool {
        let known = self.known_before(variable);
        known.is_some_and(|(low, high)| low == high)
    }

    fn value(&self, variable: usize) -> i64 {
        self.variables.get(variable).map_or(0, |count| count.value)
    }

    /// Whether a sum holds, or can for what the version before tells of counts that are not ours.
    pub(super) fn may_hold(&self, sum: &Sum) -> bool {
        let range = |variable: &usize| {
            let value = self.value(*variable);
            let known = self.known_before(*variable);
            let known = known.filter(|_| *variable >= self.own && self.own > 0);
            known.unwrap_or((value, value))
        };
        let (low, high) = range(&sum.total);
        let parts: Vec<Range> = sum.parts.iter().map(range).collect();
        let (least, most) = parts
            .iter()
            .fold((0_i64, 0_i64), |(least, most), (low, high)| {
                (least.saturating_add(*low), most.saturating_add(*high))
            });
        least <= high && most >= low
    }

    /// Sums of today that held in the version before too, with a part less or all: a copy of it
    /// may lack a row that another has, and with it what its total is the sum of.
    fn sums_of_today(&mut self, own_cells: &BTreeMap<CellId, usize>) {
        let mut then: BTreeMap<usize, usize> = BTreeMap::new();
        for (cell, today) in own_cells {
            then.extend(self.by_cell.get(cell).map(|before| (*today, *before)));
        }
        let mut sums = Vec::new();
        for sum in self.sums.iter().filter(|sum| self.is_own(sum.total)) {
            let Some(total) = then.get(&sum.total).copied() else {
                continue;
            };
            let before = |part: &usize| then.get(part).copied().unwrap_or(*part);
            let parts: Vec<usize> = sum.parts.iter().map(before).collect();
            let less_one = (0..parts.len()).map(|out| {
                let kept = parts.iter().enumerate().filter(|(at, _)| *at != out);
                kept.map(|(_, part)| *part).collect()
            });
            let known: Vec<usize> = sum
                .parts
                .iter()
                .filter_map(|one| then.get(one))
                .copied()
                .collect();
            for parts in less_one.chain([parts.clone(), known]) {
                let sum = Sum { total, parts };
                if !sum.parts.is_empty() && !sum.parts.contains(&total) && self.may_hold(&sum) {
                    sums.push(sum);
                }
            }
        }
        self.sums.extend(sums);
    }

    /// A sum of the version before that does not hold with today's counts in the places of those
    /// that it hid. One of them, each in turn, was another.
    pub(super) fn sum_of_others(&mut self, sum: &Sum) {
        let parts: i64 = sum.parts.iter().map(|part| self.value(*part)).sum();
        let excess = self.value(sum.total).saturating_sub(parts);
        for (at, variable) in sum.parts.iter().copied().chain([sum.total]).enumerate() {
            if !self.hidden_before.contains(&variable) {
                continue;
            }
            let was = match sum.parts.get(at) {
                Some(_) => self.value(variable).saturating_add(excess),
                None => self.value(variable).saturating_sub(excess),
            };
            let Some((low, high)) = self.known_before(variable) else {
                continue;
            };
            if !(low..=high).contains(&was) {
                continue;
            }
            let other = self.push(Count {
                value: was,
                is_published: false,
            });
            self.know(other, (low, high));
            let mut sum = sum.clone();
            match sum.parts.get_mut(at) {
                Some(part) => *part = other,
                None => sum.total = other,
            }
            self.sums.push(sum);
        }
    }
}

/// Which counts the cells of the version before are.
struct Then {
    /// Those of today, in the same cells.
    same: BTreeMap<(CellId, Role), usize>,
    /// Those that were others then.
    others: BTreeMap<(CellId, Role), usize>,
}

impl Then {
    /// A table of another day has other counts in the same cells.
    fn forget(&mut self, other: &Id) {
        self.same
            .retain(|(cell, _), _| !matches!(cell, CellId::Table { table, .. } if table == other));
    }
}

/// No count of people in a publication is more.
const MOST: i64 = 100_000_000;

/// What the signs of an edition tell of counts.
#[derive(Clone, Copy)]
struct Signs {
    /// The rule by which counts are hidden, where they are.
    threshold: Option<i64>,
    hides_zero: bool,
    round_to: i64,
    /// Whether what it hid stays hidden.
    are_ours: bool,
}

impl Signs {
    fn of(rule: Option<&Suppression>, ours: &Suppression) -> Signs {
        Signs {
            threshold: rule.map(|rule| i64::from(rule.threshold)),
            hides_zero: rule.is_some_and(|rule| rule.hide_zero),
            round_to: rule.and_then(|rule| rule.round_to).map_or(1, i64::from),
            are_ours: rule.is_some_and(|rule| ours.hides_as_much_as(rule)),
        }
    }

    /// Of a number: what rounds to it and is not hidden.
    fn shown(self, value: i64) -> Range {
        if value == 0 {
            return (0, 0);
        }
        let least = self.threshold.map_or(0, |threshold| threshold + 1);
        let half = self.round_to / 2;
        let high = value.saturating_add((self.round_to - 1) / 2);
        (value.saturating_sub(half).max(least), high)
    }

    /// Of a sign in the place of a number; nothing, where it says that there is none.
    fn absent(self, absence: Absence) -> Option<Range> {
        let threshold = self.threshold?;
        match absence {
            Absence::Confidential => Some((i64::from(!self.hides_zero), threshold)),
            Absence::Low => Some((threshold + 1, (self.round_to - 1) / 2)),
            _ if absence.is_hidden() => Some((threshold + 1, MOST)),
            _ => None,
        }
    }
}
