//! The activity grid: its areas, each with its actions.

use super::ActionView;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::html::Writer;
use crate::render::pages::{ItemLink, Notes, PageView};
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct GridView {
    areas: Vec<GridAreaView>,
    notes: Notes,
}

#[derive(Serialize)]
struct GridAreaView {
    id: Id,
    title: String,
    level: Option<String>,
    issues_html: String,
    evidence_html: String,
    services: Vec<String>,
    teams: Vec<String>,
    as_at: Option<String>,
    source: Option<ItemLink>,
    actions: Vec<ActionView>,
}

pub fn grid(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Grid, "The activity grid");
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let areas = publication
        .grid
        .iter()
        .map(|area| area_view(pages, &mut writer, area, &page.path))
        .collect();
    let view = GridView {
        areas,
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("grid", &view)))
}

fn area_view(
    pages: &Pages<'_>,
    writer: &mut Writer<'_>,
    area: &GridArea,
    path: &str,
) -> GridAreaView {
    let publication = pages.publication();
    GridAreaView {
        id: area.id.clone(),
        title: area.title.clone(),
        level: area.level.clone(),
        issues_html: writer.blocks(&area.issues),
        evidence_html: writer.blocks(&area.evidence),
        services: area.services.clone(),
        teams: area.teams.clone(),
        as_at: area.as_at.map(Period::words),
        source: area
            .source
            .as_ref()
            .and_then(|id| ItemLink::item(publication, id)),
        actions: publication
            .actions
            .iter()
            .filter(|action| action.origin == Origin::Grid(area.id.clone()))
            .map(|action| ActionView::of(pages, action, path))
            .collect(),
    }
}
