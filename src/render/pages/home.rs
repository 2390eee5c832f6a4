//! The front page: the journey, the headline figures, the state of the plan.

use super::{ItemLink, PageView, plan};
use crate::render::address::PageKind;
use crate::render::figure::ValueView;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct HomeView {
    headline: String,
    lede_html: String,
    figures: Vec<ValueView>,
    carried_by: Vec<ItemLink>,
    plan: Vec<plan::PriorityRow>,
    plan_as_at: Option<String>,
    past_due: usize,
    background: Vec<ItemLink>,
}

pub fn view(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let about = &publication.about;
    let page = pages.page(&PageKind::Home, about.title.clone());
    let mut writer = pages.writer(&page.path);
    let background = publication.sections.iter().filter(|s| s.number.is_none() && !publication.journey.carried_by.contains(&s.id));
    let view = HomeView {
        headline: if about.headline.is_empty() { about.title.clone() } else { about.headline.clone() },
        lede_html: writer.inlines(&about.lede),
        figures: about
            .headline_figures
            .iter()
            .filter_map(|id| publication.indicator(id.as_str()))
            .map(|indicator| ValueView::latest(publication, indicator, about.published))
            .collect(),
        carried_by: ItemLink::items(publication, &publication.journey.carried_by),
        plan: plan::rows(publication),
        plan_as_at: plan::reported(publication),
        past_due: plan::past_due_count(publication),
        background: background.map(ItemLink::section).collect(),
    };
    Ok((page, pages.context("home", &view)))
}
