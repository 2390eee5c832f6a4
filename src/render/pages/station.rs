//! A station of the journey: its sections, what is measured there, and what is planned.

use super::{ItemLink, PageView, missing, plan};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::figure::ValueView;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct StationView {
    id: Id,
    title: String,
    about: Option<String>,
    colour: u8,
    number: usize,
    of: usize,
    sections: Vec<StationSection>,
    areas: Vec<ItemLink>,
    figures: Vec<ValueView>,
    actions: Vec<plan::ActionView>,
}

#[derive(Serialize)]
struct StationSection {
    link: ItemLink,
    owner: Option<String>,
    answers: Vec<AnswerLine>,
    also_at: Vec<ItemLink>,
}

#[derive(Serialize)]
struct AnswerLine {
    question: String,
    anchor: Id,
    headline_html: String,
}

pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let stations = &publication.journey.stations;
    let at = stations
        .iter()
        .position(|s| s.id == *id)
        .ok_or_else(|| missing(id))?;
    let station = stations.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Station(id.clone()), station.title.clone());
    page.eyebrow = Some(format!("Station {} of {}", at + 1, stations.len()));
    page.stations = vec![id.clone()];
    let neighbour = |i: Option<usize>| {
        let other = stations.get(i?)?;
        Some(super::PathLink::new(
            &PageKind::Station(other.id.clone()),
            other.title.clone(),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let sections = station
        .sections
        .iter()
        .filter_map(|id| publication.section(id.as_str()));
    let sections: Vec<StationSection> = sections
        .map(|section| {
            let mut writer = pages.writer_without_sources(&page.path);
            writer.tell_as_at(publication.as_at(section));
            StationSection {
                link: ItemLink::section(section),
                owner: section.owner.clone(),
                answers: section
                    .answers
                    .iter()
                    .filter_map(|answer| {
                        let question = publication
                            .framework
                            .questions
                            .iter()
                            .find(|q| q.id == answer.question)?;
                        let headline_html = writer.inlines(answer.headline.as_deref()?);
                        Some(AnswerLine {
                            question: question.short.clone(),
                            anchor: answer.question.clone(),
                            headline_html,
                        })
                    })
                    .collect(),
                also_at: publication
                    .stations_of(&section.id)
                    .filter(|other| other.id != *id)
                    .map(|other| ItemLink {
                        id: other.id.clone(),
                        number: None,
                        title: other.title.clone(),
                    })
                    .collect(),
            }
        })
        .collect();
    let view = StationView {
        id: station.id.clone(),
        title: station.title.clone(),
        about: station.about.clone(),
        colour: station.colour,
        number: at + 1,
        of: stations.len(),
        areas: ItemLink::items(publication, &station.judgement_areas),
        figures: publication
            .indicators
            .iter()
            .filter(|indicator| indicator.stations.contains(id))
            .map(|indicator| pages.value(indicator))
            .collect(),
        actions: publication
            .actions
            .iter()
            .filter(|action| {
                action
                    .sections
                    .iter()
                    .any(|section| station.sections.contains(section))
            })
            .map(|action| plan::ActionView::of(pages, action, &page.path))
            .collect(),
        sections,
    };
    Ok((page, pages.context("station", &view)))
}
