//! How it is known: inspections with their findings, the register of evidence, and which section
//! rests on which kind.

use super::{ItemLink, Notes, PageView, PathLink, missing};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::backlinks::Use;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct ScrutinyView {
    inspections: Vec<InspectionRow>,
}

#[derive(Serialize)]
struct InspectionRow {
    id: Id,
    title: String,
    body: String,
    date: Option<String>,
    published: Option<String>,
    findings: Vec<FindingCount>,
    unanswered: usize,
}

#[derive(Serialize)]
struct FindingCount {
    kind: &'static str,
    count: usize,
}

pub fn scrutiny(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::Scrutiny, "External scrutiny");
    let inspections = pages
        .publication()
        .inspections
        .iter()
        .map(|inspection| InspectionRow {
            id: inspection.id.clone(),
            title: inspection.title.clone(),
            body: inspection.body.clone(),
            date: inspection.date.map(Period::words),
            published: inspection.published.map(Period::words),
            findings: FindingKind::ALL
                .iter()
                .map(|(_, kind, title)| FindingCount {
                    kind: title,
                    count: inspection
                        .findings
                        .iter()
                        .filter(|finding| finding.kind == *kind)
                        .count(),
                })
                .filter(|count| count.count > 0)
                .collect(),
            unanswered: inspection
                .findings
                .iter()
                .filter(|f| f.kind.needs_an_answer() && f.answered_by.is_empty())
                .count(),
        });
    let view = ScrutinyView {
        inspections: inspections.collect(),
    };
    Ok((page, pages.context("scrutiny", &view)))
}

#[derive(Serialize)]
struct InspectionView {
    id: Id,
    title: String,
    body: String,
    date: Option<String>,
    published: Option<String>,
    focus_html: String,
    summary_html: String,
    grades: Vec<GradeLine>,
    source: Option<ItemLink>,
    findings: Vec<FindingView>,
    used_in: Vec<Use>,
    notes: Notes,
}

#[derive(Serialize)]
struct GradeLine {
    area: ItemLink,
    grade: String,
}

/// A finding of an inspection.
#[derive(Serialize)]
pub struct FindingView {
    id: Id,
    kind: &'static str,
    tone: &'static str,
    text_html: String,
    place: Option<String>,
    inspection: ItemLink,
    areas: Vec<ItemLink>,
    sections: Vec<ItemLink>,
    answered_by: Vec<ItemLink>,
    needs_an_answer: bool,
}

/// A finding as seen from the page at `path`.
pub fn finding_view(
    pages: &Pages<'_>,
    inspection: &Inspection,
    finding: &Finding,
    path: &str,
) -> FindingView {
    let publication = pages.publication();
    let tone = match finding.kind {
        FindingKind::Strength | FindingKind::Improved => Tone::Good,
        FindingKind::Weakness => Tone::Warn,
        FindingKind::Declined => Tone::Bad,
        FindingKind::Unchanged => Tone::Neutral,
    };
    FindingView {
        id: finding.id.clone(),
        kind: finding.kind.title(),
        tone: tone.word(),
        text_html: pages.writer_without_sources(path).inlines(&finding.text),
        place: finding.place.clone(),
        inspection: ItemLink {
            id: inspection.id.clone(),
            number: None,
            title: inspection.title.clone(),
        },
        areas: ItemLink::items(publication, &finding.judgement_areas),
        sections: ItemLink::items(publication, &finding.sections),
        answered_by: ItemLink::items(publication, &finding.answered_by),
        needs_an_answer: finding.kind.needs_an_answer(),
    }
}

pub fn inspection(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let at = publication
        .inspections
        .iter()
        .position(|i| i.id == *id)
        .ok_or_else(|| missing(id))?;
    let inspection = publication.inspections.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Inspection(id.clone()), inspection.title.clone());
    page.eyebrow = Some(format!("External scrutiny · {}", inspection.body));
    let neighbour = |i: Option<usize>| {
        let other = publication.inspections.get(i?)?;
        Some(PathLink::new(
            &PageKind::Inspection(other.id.clone()),
            other.title.clone(),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let view = InspectionView {
        id: id.clone(),
        title: inspection.title.clone(),
        body: inspection.body.clone(),
        date: inspection.date.map(Period::words),
        published: inspection.published.map(Period::words),
        focus_html: writer.blocks(&inspection.focus),
        summary_html: writer.blocks(&inspection.summary),
        grades: inspection
            .grades
            .iter()
            .filter_map(|(area, grade)| {
                Some(GradeLine {
                    area: ItemLink::item(publication, area)?,
                    grade: grade.clone(),
                })
            })
            .collect(),
        source: inspection
            .source
            .as_ref()
            .and_then(|id| ItemLink::item(publication, id)),
        findings: inspection
            .findings
            .iter()
            .map(|f| finding_view(pages, inspection, f, &page.path))
            .collect(),
        used_in: pages.uses_of(id, &page.path),
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("inspection", &view)))
}

#[derive(Serialize)]
struct RegisterView {
    kinds: Vec<KindGroup>,
}

#[derive(Serialize)]
struct KindGroup {
    kind: &'static str,
    anchor: &'static str,
    evidence: Vec<EvidenceRow>,
}

#[derive(Serialize)]
struct EvidenceRow {
    id: Id,
    title: String,
    date: Option<String>,
    sort_date: Option<String>,
    sample: Option<String>,
    by: Option<String>,
    cited: usize,
}

pub fn register(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::EvidenceRegister, "The evidence");
    let groups = EvidenceKind::ALL
        .iter()
        .map(|(word, kind, title)| KindGroup {
            kind: title,
            anchor: word,
            evidence: publication
                .evidence
                .iter()
                .filter(|evidence| evidence.kind == *kind)
                .map(|evidence| EvidenceRow {
                    id: evidence.id.clone(),
                    title: evidence.title.clone(),
                    date: evidence.date.map(Period::words),
                    sort_date: evidence.date.map(|date| date.last_day().to_string()),
                    sample: evidence.sample.clone(),
                    by: evidence.by.clone(),
                    cited: pages.uses_of(&evidence.id, &page.path).len(),
                })
                .collect(),
        });
    let view = RegisterView {
        kinds: groups.collect(),
    };
    Ok((page, pages.context("register", &view)))
}

#[derive(Serialize)]
struct EvidenceView {
    id: Id,
    title: String,
    kind: &'static str,
    date: Option<String>,
    published: Option<String>,
    sample: Option<String>,
    by: Option<String>,
    description_html: String,
    place: Option<String>,
    address: Option<String>,
    used_in: Vec<Use>,
    figures: Vec<ItemLink>,
    notes: Notes,
}

pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let evidence = publication
        .evidence(id.as_str())
        .ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Evidence(id.clone()), evidence.title.clone());
    page.eyebrow = Some(format!("Evidence · {}", evidence.kind.title()));
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let indicators = publication.indicators.iter().filter(|i| {
        i.source.as_ref() == Some(id) || i.comparators.iter().any(|c| c.source.as_ref() == Some(id))
    });
    let tables = publication
        .tables
        .iter()
        .filter(|table| table.source.as_ref() == Some(id));
    let figures: Vec<Id> = indicators
        .map(|i| i.id.clone())
        .chain(tables.map(|t| t.id.clone()))
        .collect();
    let view = EvidenceView {
        id: id.clone(),
        title: evidence.title.clone(),
        kind: evidence.kind.title(),
        date: evidence.date.map(Period::words),
        published: evidence.published.map(date_words),
        sample: evidence.sample.clone(),
        by: evidence.by.clone(),
        description_html: writer.blocks(&evidence.description),
        place: evidence.place.clone(),
        address: evidence.address.clone(),
        used_in: pages.uses_of(id, &page.path),
        figures: ItemLink::items(publication, &figures),
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("evidence", &view)))
}

#[derive(Serialize)]
struct MatrixView {
    kinds: Vec<&'static str>,
    rows: Vec<MatrixRow>,
}

#[derive(Serialize)]
struct MatrixRow {
    section: ItemLink,
    counts: Vec<usize>,
    kinds: usize,
}

pub fn matrix(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Matrix, "Which section rests on which evidence");
    let rows = publication.numbered_sections().map(|section| {
        let cited = pages.cited_by(&section.id);
        let counts: Vec<usize> = EvidenceKind::ALL
            .iter()
            .map(|(_, kind, _)| {
                let of_kind = |id: &&Id| {
                    publication
                        .evidence(id.as_str())
                        .is_some_and(|e| e.kind == *kind)
                };
                cited.iter().filter(of_kind).count()
            })
            .collect();
        let kinds = counts.iter().filter(|count| **count > 0).count();
        MatrixRow {
            section: ItemLink::section(section),
            counts,
            kinds,
        }
    });
    let view = MatrixView {
        kinds: EvidenceKind::ALL
            .iter()
            .map(|(_, _, title)| *title)
            .collect(),
        rows: rows.collect(),
    };
    Ok((page, pages.context("matrix", &view)))
}
