//! All that is said about one judgement area, across the sections.

use super::evidence::{FindingView, finding_view};
use super::{ItemLink, PageView, missing, plan};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::figure::ValueView;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

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
        figures: figures.map(|i| pages.value(i)).collect(),
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
