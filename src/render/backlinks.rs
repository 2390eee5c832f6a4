//! Back-links: from anything to every place whose text refers to it.

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
}

/// Who refers to what.
#[derive(Clone, Debug, Default)]
pub struct Backlinks {
    to: BTreeMap<Id, Vec<(Id, Option<Id>)>>,
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
                links.add(publication, target, owner.clone(), question_of(place));
            }
        });
        walk::walk_blocks(publication, &mut |block, place| {
            if let (BlockKind::Show(show), Some(owner)) = (&block.kind, place.owner) {
                links.add(publication, &show.id, owner.clone(), question_of(place));
            }
        });
        for action in &publication.actions {
            for measure in &action.measures {
                links.add(publication, measure, action.id.clone(), None);
            }
        }
        for priority in &publication.priorities {
            for metric in &priority.metrics {
                links.add(publication, metric, priority.id.clone(), None);
            }
        }
        for (inspection, finding) in publication
            .inspections
            .iter()
            .flat_map(|i| i.findings.iter().map(move |f| (i, f)))
        {
            if let Some(source) = &inspection.source {
                links.add(publication, source, finding.id.clone(), None);
            }
        }
        links
    }

    fn add(&mut self, publication: &Publication, target: &Id, owner: Id, question: Option<Id>) {
        let uses = self.to.entry(target.clone()).or_default();
        let place = (owner.clone(), question);
        if owner != *target && !uses.contains(&place) {
            uses.push(place);
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

    /// Every place that refers to `id`, in the order of the publication.
    pub fn uses_of(&self, publication: &Publication, id: &Id) -> Vec<Use> {
        let places = self.to.get(id).map(Vec::as_slice).unwrap_or_default();
        let uses = places.iter().filter_map(|(owner, question)| {
            let number = publication
                .section(owner.as_str())
                .and_then(|section| section.number.clone());
            let question = question.as_ref().and_then(|question| {
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
