//! The front page: the journey, the headline figures, the state of the plan.

use super::about::ApprovalView;
use super::{ItemLink, PageView, plan};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::figure::ValueView;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct HomeView {
    headline: String,
    lede_html: String,
    stops: Vec<Stop>,
    figures: Vec<ValueView>,
    carried_by: Vec<ItemLink>,
    plan: Vec<plan::PriorityRow>,
    plan_as_at: Option<String>,
    past_due: usize,
    background: Vec<ItemLink>,
    approval: Option<ApprovalView>,
}

/// A station on the line, with its sections by their short titles.
#[derive(Serialize)]
struct Stop {
    id: Id,
    title: String,
    about: Option<String>,
    colour: u8,
    sections: Vec<ItemLink>,
}

impl Stop {
    fn of(publication: &Publication, station: &Station) -> Stop {
        let sections = station
            .sections
            .iter()
            .filter_map(|id| publication.section(id.as_str()));
        Stop {
            id: station.id.clone(),
            title: station.title.clone(),
            about: station.about.clone(),
            colour: station.colour,
            sections: sections
                .map(|s| ItemLink {
                    title: s.short.clone(),
                    ..ItemLink::section(s)
                })
                .collect(),
        }
    }
}

pub fn view(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let about = &publication.about;
    let page = pages.page(&PageKind::Home, about.title.clone());
    let mut writer = pages.writer_without_sources(&page.path);
    let background = publication
        .sections
        .iter()
        .filter(|s| s.number.is_none() && !publication.journey.carried_by.contains(&s.id));
    let view = HomeView {
        headline: if about.headline.is_empty() {
            about.title.clone()
        } else {
            about.headline.clone()
        },
        lede_html: writer.inlines(&about.lede),
        stops: publication
            .journey
            .stations
            .iter()
            .map(|station| Stop::of(publication, station))
            .collect(),
        figures: about
            .headline_figures
            .iter()
            .filter_map(|id| publication.indicator(id.as_str()))
            .map(|indicator| pages.value(indicator))
            .collect(),
        carried_by: ItemLink::items(publication, &publication.journey.carried_by),
        plan: plan::rows(publication),
        plan_as_at: plan::reported(publication),
        past_due: plan::past_due_count(publication),
        background: background.map(ItemLink::section).collect(),
        approval: ApprovalView::of(about),
    };
    Ok((page, pages.context("home", &view)))
}
