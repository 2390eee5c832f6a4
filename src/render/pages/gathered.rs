//! Pages that read across the sections: all answers to one question, all about one judgement area.

use super::evidence::{FindingView, finding_view};
use super::section::{Passage, passages};
use super::{ItemLink, Notes, PageView, PathLink, missing, plan};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::figure::ValueView;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct QuestionPage {
    id: Id,
    title: String,
    wording: String,
    answers: Vec<GatheredAnswer>,
    without: Vec<ItemLink>,
    actions: Vec<plan::ActionView>,
    notes: Notes,
}

#[derive(Serialize)]
struct GatheredAnswer {
    section: ItemLink,
    name: String,
    stations: Vec<ItemLink>,
    headline_html: Option<String>,
    passages: Vec<Passage>,
}

/// All answers to one question of the framework, in the order of the sections.
pub fn question(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let questions = &publication.framework.questions;
    let at = questions
        .iter()
        .position(|question| question.id == *id)
        .ok_or_else(|| missing(id))?;
    let question = questions.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Question(id.clone()), question.gathered.clone());
    page.eyebrow = Some(format!("Question {} of {}", at + 1, questions.len()));
    let neighbour = |i: Option<usize>| {
        let other = questions.get(i?)?;
        Some(PathLink::new(
            &PageKind::Question(other.id.clone()),
            other.gathered.clone(),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    writer.shift_headings(1);
    let mut answers = Vec::new();
    let mut without = Vec::new();
    for section in publication.numbered_sections() {
        match section.answers.iter().find(|answer| answer.question == *id) {
            Some(answer) => {
                writer.tell_as_at(publication.as_at(section));
                writer.within(section.id.as_str());
                let headline_html = answer
                    .headline
                    .as_ref()
                    .map(|headline| writer.inlines(headline));
                answers.push(GatheredAnswer {
                    section: ItemLink::section(section),
                    name: format!("in-{}", section.id),
                    stations: stations_of(publication, &section.id),
                    headline_html,
                    passages: passages(&mut writer, &answer.blocks),
                });
            }
            None => without.push(ItemLink::section(section)),
        }
    }
    let is_last = at + 1 == questions.len();
    let view = QuestionPage {
        id: id.clone(),
        title: question.gathered.clone(),
        wording: question.title.clone(),
        answers,
        without,
        actions: match is_last {
            true => publication
                .actions
                .iter()
                .filter(|action| !action.sections.is_empty())
                .map(|action| plan::ActionView::of(pages, action, &page.path))
                .collect(),
            false => Vec::new(),
        },
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("question", &view)))
}

fn stations_of(publication: &Publication, section: &Id) -> Vec<ItemLink> {
    publication
        .stations_of(section)
        .map(|station| ItemLink {
            id: station.id.clone(),
            number: None,
            title: station.short.clone(),
        })
        .collect()
}

#[derive(Serialize)]
struct AreaPage {
    id: Id,
    title: String,
    framework: String,
    sections: Vec<AreaSection>,
    strengths: Vec<FindingView>,
    to_improve: Vec<FindingView>,
    other: Vec<FindingView>,
    evidence: Vec<ItemLink>,
    figures: Vec<ValueView>,
    priorities: Vec<plan::PriorityRow>,
    grades: Vec<AreaGrade>,
}

#[derive(Serialize)]
struct AreaSection {
    section: ItemLink,
    headlines: Vec<String>,
}

#[derive(Serialize)]
struct AreaGrade {
    inspection: ItemLink,
    date: Option<String>,
    grade: String,
}

/// All that is said about one judgement area: strengths, what to improve, evidence, plans.
pub fn area(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let area = publication
        .framework
        .areas
        .iter()
        .find(|area| area.id == *id)
        .ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Area(id.clone()), area.title.clone());
    page.eyebrow = Some(format!("Judgement area · {}", publication.framework.title));
    let belongs = |section: &&Section| {
        publication
            .judgement_areas_of(section)
            .iter()
            .any(|other| other.id == *id)
    };
    let sections: Vec<&Section> = publication.numbered_sections().filter(belongs).collect();
    let mut writer = pages.writer_without_sources(&page.path);
    let mut evidence: Vec<Id> = sections
        .iter()
        .flat_map(|section| pages.cited_by(&section.id))
        .collect();
    evidence.sort();
    evidence.dedup();
    let (mut strengths, mut to_improve, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for inspection in publication.inspections.iter().rev() {
        for finding in inspection
            .findings
            .iter()
            .filter(|finding| finding.judgement_areas.contains(id))
        {
            let view = finding_view(pages, inspection, finding, &page.path);
            match finding.kind {
                FindingKind::Strength | FindingKind::Improved => strengths.push(view),
                FindingKind::Weakness | FindingKind::Declined => to_improve.push(view),
                FindingKind::Unchanged => other.push(view),
            }
        }
    }
    let station_ids: Vec<&Id> = publication
        .journey
        .stations
        .iter()
        .filter(|s| s.judgement_areas.contains(id))
        .map(|s| &s.id)
        .collect();
    let figures = publication.indicators.iter().filter(|indicator| {
        match indicator.judgement_areas.is_empty() {
            true => indicator
                .stations
                .iter()
                .any(|station| station_ids.contains(&station)),
            false => indicator.judgement_areas.contains(id),
        }
    });
    let priorities: Vec<&Id> = publication
        .priorities
        .iter()
        .filter(|p| p.judgement_areas.contains(id))
        .map(|p| &p.id)
        .collect();
    let view = AreaPage {
        id: id.clone(),
        title: area.title.clone(),
        framework: publication.framework.title.clone(),
        sections: sections
            .iter()
            .map(|section| AreaSection {
                section: ItemLink::section(section),
                headlines: section
                    .answers
                    .iter()
                    .filter_map(|a| a.headline.as_ref())
                    .map(|h| writer.inlines(h))
                    .collect(),
            })
            .collect(),
        strengths,
        to_improve,
        other,
        evidence: ItemLink::items(publication, &evidence),
        figures: figures
            .map(|i| ValueView::latest(publication, i, publication.about.published))
            .collect(),
        priorities: plan::rows(publication)
            .into_iter()
            .filter(|row| priorities.contains(&&row.id))
            .collect(),
        grades: publication
            .inspections
            .iter()
            .flat_map(|inspection| {
                inspection
                    .grades
                    .iter()
                    .map(move |grade| (inspection, grade))
            })
            .filter(|(_, (graded, _))| graded == id)
            .map(|(inspection, (_, grade))| AreaGrade {
                inspection: ItemLink {
                    id: inspection.id.clone(),
                    number: None,
                    title: inspection.title.clone(),
                },
                date: inspection.date.map(Period::words),
                grade: grade.clone(),
            })
            .collect(),
    };
    Ok((page, pages.context("area", &view)))
}
