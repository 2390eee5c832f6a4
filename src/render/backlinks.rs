//! Back-links: from anything to every place whose text refers to it.

use super::address::Addresses;
use crate::measure::title_of;
use crate::model::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// A place that refers to something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Use {
    /// The item whose text it is.
    pub id: Id,
    /// The item's number, as printed.
    pub number: Option<String>,
    /// The item's title.
    pub title: String,
    /// Under which question of the framework, where it is a section's answer.
    pub question: Option<String>,
    /// The address of the place.
    pub href: String,
}

/// The name of the place where a section first speaks of something.
pub fn first_mention(id: &Id) -> String {
    format!("at-{id}")
}

/// How a place refers to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// In its words.
    Told,
    /// As a chart or a table.
    Shown,
    /// As a fact of its own: an action's measure, a finding's source.
    Named,
}

/// A place that refers to something.
#[derive(Clone, Debug)]
struct Spot {
    owner: Id,
    question: Option<Id>,
    how: How,
}

/// Who refers to what.
#[derive(Clone, Debug, Default)]
pub struct Backlinks {
    to: BTreeMap<Id, Vec<Spot>>,
    sources: BTreeMap<Id, Vec<Id>>,
}

impl Backlinks {
    /// Every reference of the publication, the other way round.
    pub fn of(publication: &Publication) -> Backlinks {
        let mut links = Backlinks::default();
        walk::walk_inlines(publication, &mut |inline, place| {
            if let InlineKind::Reference(reference) = &inline.kind
                && let (Some(target), Some(owner)) = (reference.to.id(), place.owner)
            {
                links.add(
                    publication,
                    target,
                    owner.clone(),
                    question_of(place),
                    How::Told,
                );
            }
        });
        walk::walk_blocks(publication, &mut |block, place| {
            if let (BlockKind::Show(show), Some(owner)) = (&block.kind, place.owner) {
                links.add(
                    publication,
                    &show.id,
                    owner.clone(),
                    question_of(place),
                    How::Shown,
                );
            }
        });
        for action in &publication.actions {
            for measure in &action.measures {
                links.add(publication, measure, action.id.clone(), None, How::Named);
            }
        }
        for priority in &publication.priorities {
            for metric in &priority.metrics {
                links.add(publication, metric, priority.id.clone(), None, How::Named);
            }
        }
        for (inspection, finding) in publication
            .inspections
            .iter()
            .flat_map(|i| i.findings.iter().map(move |f| (i, f)))
        {
            if let Some(source) = &inspection.source {
                links.add(publication, source, finding.id.clone(), None, How::Named);
            }
        }
        links
    }

    fn add(
        &mut self,
        publication: &Publication,
        target: &Id,
        owner: Id,
        question: Option<Id>,
        how: How,
    ) {
        let uses = self.to.entry(target.clone()).or_default();
        let is_known = uses
            .iter()
            .any(|spot| spot.owner == owner && spot.question == question);
        if owner != *target && !is_known {
            uses.push(Spot {
                owner: owner.clone(),
                question,
                how,
            });
        }
        let source = match publication.place(target.as_str()) {
            Some(Place::Evidence(_)) => Some(target.clone()),
            Some(Place::Indicator(i)) => publication
                .indicators
                .get(i)
                .and_then(|indicator| indicator.source.clone()),
            Some(Place::Table(i)) => publication
                .tables
                .get(i)
                .and_then(|table| table.source.clone()),
            _ => None,
        };
        if let Some(source) = source {
            let cited = self.sources.entry(owner).or_default();
            if !cited.contains(&source) {
                cited.push(source);
            }
        }
    }

    /// Every place that refers to `id`, in the order of the publication, with its address as seen
    /// from the page at `from`.
    pub fn uses_of(
        &self,
        publication: &Publication,
        addresses: &Addresses,
        from: &str,
        id: &Id,
    ) -> Vec<Use> {
        let places = self.to.get(id).map(Vec::as_slice).unwrap_or_default();
        let uses = places.iter().enumerate().filter_map(|(at, spot)| {
            let owner = &spot.owner;
            let section = publication.section(owner.as_str());
            let number = section.and_then(|section| section.number.clone());
            let is_first = !places
                .iter()
                .take(at)
                .any(|other| other.owner == *owner && other.how == spot.how);
            let anchor = section.and_then(|_| match spot.how {
                How::Told if is_first => Some(first_mention(id)),
                How::Shown if is_first => Some(format!("figure-{id}")),
                _ => spot.question.as_ref().map(Id::to_string),
            });
            let href = match (&anchor, addresses.page_of(owner.as_str())) {
                (Some(anchor), Some(page)) => addresses.within(from, page, anchor),
                _ => addresses.to(from, owner.as_str())?,
            };
            let question = spot.question.as_ref().and_then(|question| {
                publication
                    .framework
                    .questions
                    .iter()
                    .find(|q| q.id == *question)
                    .map(|q| q.short.clone())
            });
            Some(Use {
                id: owner.clone(),
                number,
                title: title_of(publication, owner)?,
                question,
                href,
            })
        });
        uses.collect()
    }

    /// The evidence that the text of `owner` cites, or that its figures come from.
    pub fn cited_by(&self, owner: &Id) -> Vec<Id> {
        self.sources.get(owner).cloned().unwrap_or_default()
    }
}

fn question_of(place: walk::Where<'_>) -> Option<Id> {
    match place.part {
        walk::Part::Answer(question) | walk::Part::Headline(question) => Some(question.clone()),
        _ => None,
    }
}
