//! Every page of a site, in reading order.

use super::page_kind::PageKind;
use super::parts::Parts;
use crate::model::Publication;

/// The pages of `publication`, without the parts of those that are divided.
pub(super) fn pages_of(publication: &Publication) -> Vec<PageKind> {
    let mut pages = vec![PageKind::Home];
    pages.extend(
        publication
            .journey
            .stations
            .iter()
            .map(|s| PageKind::Station(s.id.clone())),
    );
    pages.extend(
        publication
            .sections
            .iter()
            .map(|s| PageKind::Section(s.id.clone())),
    );
    pages.extend(
        publication
            .framework
            .questions
            .iter()
            .map(|q| PageKind::Question(q.id.clone())),
    );
    pages.extend(
        publication
            .framework
            .areas
            .iter()
            .map(|a| PageKind::Area(a.id.clone())),
    );
    pages.push(PageKind::Scorecard);
    pages.extend(
        publication
            .indicators
            .iter()
            .map(|i| PageKind::Indicator(i.id.clone())),
    );
    pages.push(PageKind::Tables);
    pages.extend(
        publication
            .tables
            .iter()
            .map(|t| PageKind::Table(t.id.clone())),
    );
    pages.push(PageKind::Plan);
    pages.extend(
        publication
            .priorities
            .iter()
            .map(|p| PageKind::Priority(p.id.clone())),
    );
    pages.extend([
        PageKind::Actions,
        PageKind::PastDue,
        PageKind::Grid,
        PageKind::Owners,
        PageKind::Scrutiny,
    ]);
    pages.extend(
        publication
            .inspections
            .iter()
            .map(|i| PageKind::Inspection(i.id.clone())),
    );
    pages.push(PageKind::EvidenceRegister);
    pages.extend(
        publication
            .evidence
            .iter()
            .map(|e| PageKind::Evidence(e.id.clone())),
    );
    pages.extend([
        PageKind::Matrix,
        PageKind::Glossary,
        PageKind::Timeline,
        PageKind::Questions,
        PageKind::About,
        PageKind::Accessibility,
        PageKind::Index,
        PageKind::Search,
        PageKind::Print,
    ]);
    pages
}

/// Adds the parts of pages that are divided, each behind the page that leads to it.
pub(super) fn add_parts(pages: &mut Vec<PageKind>, parts: &Parts) {
    pages.extend((1..=parts.book.len()).map(PageKind::PrintPart));
    for (question, stretches) in &parts.answers {
        let whole = pages
            .iter()
            .position(|page| matches!(page, PageKind::Question(id) if id == question));
        if let Some(at) = whole {
            let some =
                (1..=stretches.len()).map(|part| PageKind::QuestionPart(question.clone(), part));
            pages.splice(at + 1..at + 1, some);
        }
    }
}
