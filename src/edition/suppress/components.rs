//! Hides what must be hidden, component by component: counts that no sum connects tell nothing of
//! each other, so that the work grows with the publication and not with its square.

use super::Reason;
use super::cells::{Counts, Range};
use super::solve::{Sum, System, Unknown};
use crate::model::Suppression;
use std::collections::{BTreeMap, BTreeSet};

/// How far from the true value others are tried for a count that is not small.
const REACH: i64 = 12;

/// What is hidden of each count, by an edition's rule.
pub(in crate::edition) struct Hiding {
    pub counts: Counts,
    pub rule: Suppression,
    /// The rules of all editions that its readers may hold, its own among them. Each says of every
    /// hidden count whether it is small by that rule.
    pub held: Vec<Suppression>,
    pub reasons: Vec<Option<Reason>>,
}

/// Counts that hang together: their numbers in [`Counts`], and their system.
pub(in crate::edition) struct Component {
    pub members: Vec<usize>,
    pub system: System,
}

impl Hiding {
    /// Whether a count is small.
    pub fn is_small(&self, value: i64) -> bool {
        is_small(value, &self.rule)
    }

    /// Whether nobody may be able to tell it: it is hidden, or it is a small count that stands
    /// nowhere and is what is left of a whole.
    pub fn is_secret(&self, variable: usize) -> bool {
        // What the version before has shown, or let be told, cannot be taken back.
        if self.counts.was_shown(variable) || !self.counts.is_own(variable) {
            return false;
        }
        let is_hidden = self.reasons.get(variable).is_some_and(Option::is_some);
        let rest = self.counts.variables.get(variable);
        is_hidden || rest.is_some_and(|count| !count.is_published && self.is_small(count.value))
    }

    /// Hides the small counts, then more until none can be told. What can be told all the same,
    /// where nothing is left to hide.
    pub fn hide(&mut self) -> Vec<usize> {
        for variable in &self.counts.hidden_before {
            // With a fraction its whole was hidden, which may have stood elsewhere all the same.
            if self.counts.was_shown(*variable) {
                continue;
            }
            if let Some(reason) = self.reasons.get_mut(*variable) {
                reason.get_or_insert(Reason::HiddenBefore);
            }
        }
        for (variable, count) in self.counts.variables.iter().enumerate() {
            if count.is_published
                && self.counts.is_own(variable)
                && self.is_small(count.value)
                && let Some(reason) = self.reasons.get_mut(variable)
            {
                *reason = Some(Reason::Small);
            }
        }
        let mut told = Vec::new();
        for group in groups(&self.counts) {
            if group
                .members
                .iter()
                .any(|variable| self.is_secret(*variable))
            {
                told.extend(self.hide_in(&group));
            }
        }
        told
    }

    fn hide_in(&mut self, group: &Group) -> Option<usize> {
        // A solution that was found stays one when more is hidden.
        let mut safe: BTreeSet<usize> = BTreeSet::new();
        loop {
            let component = self.component(group);
            let told = component.members.iter().enumerate().find(|(i, variable)| {
                if !self.is_secret(**variable) || safe.contains(i) {
                    return false;
                }
                let Some(values) = component.system.other(*i) else {
                    return true;
                };
                let unknowns = component.system.unknowns.iter();
                let differ = unknowns.zip(&values).enumerate();
                let differ = differ.filter(|(_, (unknown, value))| unknown.value != **value);
                safe.extend(differ.map(|(at, _)| at));
                false
            });
            let (told, variable) = told.map(|(i, variable)| (i, *variable))?;
            let Some(more) = self.also_to_hide(&component, told) else {
                return Some(variable);
            };
            if let Some(reason) = self.reasons.get_mut(more) {
                *reason = Some(Reason::WouldTell);
            }
        }
    }

    /// The system of counts that hang together, as a reader meets them.
    pub fn component(&self, group: &Group) -> Component {
        let number: BTreeMap<usize, usize> = group
            .members
            .iter()
            .enumerate()
            .map(|(at, variable)| (*variable, at))
            .collect();
        let unknowns = group.members.iter().map(|variable| self.unknown(*variable));
        let unknowns: Vec<Unknown> = unknowns.collect();
        let local = |sum: &Sum| {
            let part = |part: &usize| number.get(part).copied();
            Some(Sum {
                total: number.get(&sum.total).copied()?,
                parts: sum.parts.iter().map(part).collect::<Option<_>>()?,
            })
        };
        let sums = group.sums.iter().filter_map(local).collect();
        Component {
            system: System::new(unknowns, sums),
            members: group.members.clone(),
        }
    }

    /// What a reader knows of a count by itself. Hidden counts are small or not as they are marked.
    fn unknown(&self, variable: usize) -> Unknown {
        let count = self.counts.variables.get(variable);
        let value = count.map_or(0, |count| count.value);
        let is_published = count.is_some_and(|count| count.is_published);
        let is_hidden = self.reasons.get(variable).is_some_and(Option::is_some);
        let near = ((value - REACH).max(0), value + REACH);
        let known = self.counts.known_before(variable);
        let own = match (is_published, is_hidden) {
            // It stood in the version before alone.
            (true, _) if !self.counts.is_own(variable) => known.unwrap_or((value, value)),
            (true, false) => (value, value),
            (true, true) => {
                let signs = self.held.iter().filter_map(|rule| sign(value, rule));
                signs.fold(near, within)
            }
            (false, _) => near,
        };
        let (low, high) = known.map_or(own, |known| within(own, known));
        Unknown { value, low, high }
    }

    /// Which count to hide next, so that `told` can be told no more: of those nearest to it by
    /// sums, the smallest that is a part, otherwise the smallest total.
    fn also_to_hide(&self, component: &Component, told: usize) -> Option<usize> {
        let variable = |i: usize| component.members.get(i).copied();
        let open = |i: &usize| {
            let variable = variable(*i)?;
            let count = self.counts.variables.get(variable)?;
            let is_open = count.is_published
                && count.value > 0
                && !self.counts.was_shown(variable)
                && self.reasons.get(variable).is_some_and(Option::is_none);
            is_open.then_some((count.value, variable))
        };
        let mut seen = BTreeSet::from([told]);
        let mut frontier = vec![told];
        while !frontier.is_empty() {
            let around = || frontier.iter().flat_map(|i| component.system.sums_of(*i));
            let parts = around().flat_map(|sum| sum.parts.iter());
            let totals = around().map(|sum| &sum.total);
            let nearest = parts.filter_map(open).min();
            if let Some((_, variable)) = nearest.or_else(|| totals.filter_map(open).min()) {
                return Some(variable);
            }
            let next: BTreeSet<usize> = around().flat_map(Sum::members).collect();
            frontier = next.into_iter().filter(|i| seen.insert(*i)).collect();
        }
        None
    }
}

/// Whether a rule calls a count small.
fn is_small(value: i64, rule: &Suppression) -> bool {
    (value > 0 || (rule.hide_zero && value == 0)) && value <= i64::from(rule.threshold)
}

/// What the sign in the place of a hidden count tells of it; nothing, where no sign fits.
fn sign(value: i64, rule: &Suppression) -> Option<Range> {
    let threshold = i64::from(rule.threshold);
    match is_small(value, rule) {
        true => Some((i64::from(!rule.hide_zero), threshold)),
        false => (value > threshold).then_some((threshold + 1, i64::MAX)),
    }
}

fn within(one: Range, other: Range) -> Range {
    (one.0.max(other.0), one.1.min(other.1))
}

/// Counts that hang together, by number, with the sums between them.
#[derive(Clone, Debug, Default)]
pub(in crate::edition) struct Group {
    pub members: Vec<usize>,
    pub sums: Vec<Sum>,
}

/// The counts that stand in sums, those that hang together in one group.
pub(in crate::edition) fn groups(counts: &Counts) -> Vec<Group> {
    let mut leader: Vec<usize> = (0..counts.variables.len()).collect();
    for sum in &counts.sums {
        let total = find(&mut leader, sum.total);
        for part in &sum.parts {
            let part = find(&mut leader, *part);
            if let Some(slot) = leader.get_mut(part) {
                *slot = total;
            }
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for sum in &counts.sums {
        let group = groups.entry(find(&mut leader, sum.total)).or_default();
        group.members.extend(sum.members());
        group.sums.push(sum.clone());
    }
    let groups = groups.into_values().map(|mut group| {
        group.members.sort_unstable();
        group.members.dedup();
        group
    });
    groups.collect()
}

/// The count that stands for all those that hang together with `i`; ways there are shortened.
fn find(leader: &mut [usize], mut i: usize) -> usize {
    while let Some(next) = leader.get(i).copied().filter(|next| *next != i) {
        let after = leader.get(next).copied().unwrap_or(next);
        if let Some(slot) = leader.get_mut(i) {
            *slot = after;
        }
        i = next;
    }
    i
}
