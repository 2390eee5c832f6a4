//! An id names one thing in the whole publication.

use super::file_name::{copied, looks_like_a_copy};
use crate::diagnostic::Diagnostic;
use crate::model::{FileId, Id, Place, Publication, Section, Span};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Reports every id that is there twice; of a file that is a copy of another, once.
pub(super) fn report_duplicates(
    publication: &Publication,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<Id, Place> = BTreeMap::new();
    let mut copies: BTreeSet<FileId> = BTreeSet::new();
    for (id, place) in publication.all_ids() {
        let Some(earlier) = first.get(&id) else {
            first.insert(id, place);
            continue;
        };
        let problem = duplicate(publication, &id, *earlier, place);
        match copy_and_original(publication, sources, *earlier, place) {
            Some((copy, original)) => {
                if copies.insert(copy) {
                    let path = sources.get(copy).map_or("", |file| file.path());
                    diagnostics.push(problem.help(looks_like_a_copy(path, &original)));
                }
            }
            None => diagnostics.push(problem),
        }
    }
}

/// The file of one of two places that looks like a copy of the other's, and the other's path.
fn copy_and_original(
    publication: &Publication,
    sources: &Sources,
    one: Place,
    other: Place,
) -> Option<(FileId, String)> {
    let file = |place| publication.span_of(place).map(|span| span.file);
    let (one, other) = (file(one)?, file(other)?);
    let stem = |id| Some(sources.get(id)?.path().rsplit_once('.')?.0);
    let is_copy = |a, b| Some(copied(stem(a)?)? == stem(b)?);
    let path = |id| Some(sources.get(id)?.path().to_owned());
    if is_copy(one, other)? {
        return Some((one, path(other)?));
    }
    is_copy(other, one)?.then_some((other, path(one)?))
}

fn duplicate(publication: &Publication, id: &Id, earlier: Place, later: Place) -> Diagnostic {
    let message = match earlier.what() == later.what() {
        true => format!("two things have the id “{id}”, each {}", later.what()),
        false => format!(
            "the id “{id}” of {} is also that of {}",
            later.what(),
            earlier.what()
        ),
    };
    let problem = Diagnostic::error("duplicate-id", message)
        .help("An id names one thing in the whole publication: give one of the two another.");
    match (publication.span_of(earlier), publication.span_of(later)) {
        (Some(first), Some(second)) => problem.at(second).related(first, "the first is here"),
        (Some(one), None) | (None, Some(one)) => problem
            .at(one)
            .help("The judgement areas come with the framework: give this one another id."),
        (None, None) => problem,
    }
}

/// Reports the sections that are printed with one number. `sections` stand in the order of their
/// numbers.
pub(super) fn report_same_numbers(sections: &[Section], diagnostics: &mut Vec<Diagnostic>) {
    for (earlier, later) in sections.iter().zip(sections.iter().skip(1)) {
        let Some(number) = later.number.as_ref() else {
            continue;
        };
        if earlier.number.as_ref() == Some(number) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-number",
                    format!("two sections have the number {number}"),
                )
                .at(later.span)
                .related(earlier.span, "the other one")
                .help("Give one of the two files another number in its name."),
            );
        }
    }
}

impl Publication {
    /// Where the thing at a place stands in the author's files; `None` for a judgement area,
    /// which comes with its framework.
    pub fn span_of(&self, place: Place) -> Option<Span> {
        match place {
            Place::Section(i) => self.sections.get(i).map(|s| s.span),
            Place::Station(i) => self.journey.stations.get(i).map(|s| s.span),
            Place::JudgementArea(_) => None,
            Place::Indicator(i) => self.indicators.get(i).map(|x| x.span),
            Place::Table(i) => self.tables.get(i).map(|t| t.span),
            Place::Priority(i) => self.priorities.get(i).map(|p| p.span),
            Place::GridArea(i) => self.grid.get(i).map(|a| a.span),
            Place::Action(i) => self.actions.get(i).map(|a| a.span),
            Place::Evidence(i) => self.evidence.get(i).map(|e| e.span),
            Place::Inspection(i) => self.inspections.get(i).map(|x| x.span),
            Place::Finding(i, j) => self
                .inspections
                .get(i)
                .and_then(|inspection| inspection.findings.get(j))
                .map(|finding| finding.span),
            Place::Event(i) => self.events.get(i).map(|e| e.span),
            Place::Question(i) => self.questions.get(i).map(|q| q.span),
            Place::Term(i) => self.terms.get(i).map(|t| t.span),
        }
    }
}
