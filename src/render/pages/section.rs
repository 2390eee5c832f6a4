//! A section: its answers with figures and sources beside the claims that rest on them.

use super::{ItemLink, Notes, PageView, PathLink, missing, plan};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::html::{MarginNote, Writer};
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

/// A section as its template sees it.
#[derive(Serialize)]
pub struct SectionView {
    id: Id,
    number: Option<String>,
    title: String,
    short: String,
    owner: Option<String>,
    as_at: String,
    reviewed: Option<String>,
    review_due: Option<String>,
    areas: Vec<ItemLink>,
    stations: Vec<ItemLink>,
    summary: Vec<Passage>,
    answers: Vec<AnswerView>,
    actions: Vec<plan::ActionView>,
    findings: Vec<FindingLine>,
    notes: Notes,
}

#[derive(Serialize)]
struct AnswerView {
    question: Id,
    number: usize,
    question_title: String,
    headline_html: Option<String>,
    passages: Vec<Passage>,
    kinds: Vec<&'static str>,
}

/// A piece of text with what stands in the margin beside it.
#[derive(Serialize)]
pub struct Passage {
    /// The text.
    pub text_html: String,
    /// Whether it takes the whole width (a chart, a table).
    pub wide: bool,
    /// What stands beside it.
    pub notes: Vec<MarginNote>,
}

#[derive(Serialize)]
struct FindingLine {
    id: Id,
    kind: &'static str,
    text_html: String,
    inspection: String,
}

/// The blocks as passages: each with the notes on its figures.
pub fn passages(writer: &mut Writer<'_>, blocks: &[Block]) -> Vec<Passage> {
    writer.notes_beside(true);
    let passages = text_alone(writer, blocks);
    writer.notes_beside(false);
    passages
}

/// The blocks as passages without a margin: figures carry their notes in themselves, or leave them
/// where the writer is told to keep them for the margin.
fn text_alone(writer: &mut Writer<'_>, blocks: &[Block]) -> Vec<Passage> {
    blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Footnote { .. }))
        .map(|block| Passage {
            text_html: writer.blocks(std::slice::from_ref(block)),
            wide: matches!(block.kind, BlockKind::Show(_)),
            notes: writer.take_notes(),
        })
        .collect()
}

pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let section = publication
        .section(id.as_str())
        .ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Section(id.clone()), section.title.clone());
    let areas = publication.judgement_areas_of(section);
    let area_names = areas
        .iter()
        .map(|area| area.short.clone())
        .collect::<Vec<_>>()
        .join(", ");
    page.eyebrow = match (&section.number, area_names.is_empty()) {
        (Some(number), false) => Some(format!("{number} · {area_names}")),
        (Some(number), true) => Some(number.clone()),
        (None, _) => Some("Background".into()),
    };
    page.stations = publication
        .stations_of(id)
        .map(|station| station.id.clone())
        .collect();
    // Numbered sections come first, in the order in which they are read, the background after them.
    let link = |other: Option<&Section>| {
        let other = other?;
        let title = match other.number.as_deref() {
            Some(number) => format!("{number} {}", other.title),
            None => other.title.clone(),
        };
        Some(PathLink::new(&PageKind::Section(other.id.clone()), title))
    };
    let (before, after) = publication.beside_section(id.as_str());
    page.previous = link(before);
    page.next = link(after);
    let view = section_view(pages, section, &page.path);
    Ok((page, pages.context("section", &view)))
}

fn section_view(pages: &Pages<'_>, section: &Section, path: &str) -> SectionView {
    let publication = pages.publication();
    let as_at = publication.as_at(section);
    let mut writer = pages.writer(path);
    writer.tell_as_at(as_at);
    writer.mark_mentions();
    // Above answers the summary is the page's opening, across its whole width.
    let summary = match section.answers.is_empty() {
        true => passages(&mut writer, &section.summary),
        false => text_alone(&mut writer, &section.summary),
    };
    let answers = section
        .answers
        .iter()
        .enumerate()
        .map(|(i, answer)| answer_view(publication, &mut writer, i, answer))
        .collect();
    for blocks in
        std::iter::once(&section.summary).chain(section.answers.iter().map(|answer| &answer.blocks))
    {
        for block in blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Footnote { .. }))
        {
            writer.blocks(std::slice::from_ref(block));
        }
    }
    let findings = publication
        .inspections
        .iter()
        .flat_map(|inspection| {
            inspection
                .findings
                .iter()
                .map(move |finding| (inspection, finding))
        })
        .filter(|(_, finding)| finding.sections.contains(&section.id))
        .map(|(inspection, finding)| FindingLine {
            id: finding.id.clone(),
            kind: finding.kind.title(),
            text_html: writer.inlines(&finding.text),
            inspection: inspection.title.clone(),
        })
        .collect();
    let actions = publication
        .actions
        .iter()
        .filter(|action| action.sections.contains(&section.id))
        .map(|action| plan::ActionView::of(pages, action, path))
        .collect();
    SectionView {
        id: section.id.clone(),
        number: section.number.clone(),
        title: section.title.clone(),
        short: section.short.clone(),
        owner: section.owner.clone(),
        as_at: date_words(as_at),
        reviewed: section.reviewed.map(date_words),
        review_due: section.review_due.map(date_words),
        areas: publication
            .judgement_areas_of(section)
            .into_iter()
            .map(|area| ItemLink {
                id: area.id.clone(),
                number: None,
                title: area.short.clone(),
            })
            .collect(),
        stations: publication
            .stations_of(&section.id)
            .map(|station| ItemLink {
                id: station.id.clone(),
                number: None,
                title: station.title.clone(),
            })
            .collect(),
        summary,
        answers,
        actions,
        findings,
        notes: Notes::from_writer(&mut writer, publication),
    }
}

fn answer_view(
    publication: &Publication,
    writer: &mut Writer<'_>,
    at: usize,
    answer: &Answer,
) -> AnswerView {
    let question = publication
        .framework
        .questions
        .iter()
        .find(|question| question.id == answer.question);
    let mut kinds: Vec<EvidenceKind> = Vec::new();
    let mut note = |inline: &Inline| {
        if let InlineKind::Reference(reference) = &inline.kind
            && let Target::Evidence(id) = &reference.to
            && let Some(evidence) = publication.evidence(id.as_str())
        {
            kinds.push(evidence.kind);
        }
    };
    walk::each_inline_in_blocks(&answer.blocks, &mut note);
    kinds.sort();
    kinds.dedup();
    let headline_html = answer
        .headline
        .as_ref()
        .map(|headline| writer.inlines(headline));
    AnswerView {
        question: answer.question.clone(),
        number: at + 1,
        question_title: question.map_or(answer.question.to_string(), |question| {
            question.short.clone()
        }),
        headline_html,
        passages: passages(writer, &answer.blocks),
        kinds: kinds.into_iter().map(EvidenceKind::title).collect(),
    }
}
