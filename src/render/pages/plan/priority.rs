//! A priority of the plan: its reports, its actions, the figures that it is measured by.

use super::{ActionView, PriorityRow, rows};
use crate::measure;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::figure::{FigureView, ValueView};
use crate::render::html::Badge;
use crate::render::pages::{ItemLink, Notes, PageView, PathLink, missing};
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct PriorityView {
    id: Id,
    number: String,
    title: String,
    dashboard: Option<String>,
    owner: Option<String>,
    rationale_html: String,
    objectives_html: String,
    progress_html: String,
    comment_html: String,
    next_html: String,
    status: Vec<StatusLine>,
    impact: Vec<StatusLine>,
    parts: Vec<PriorityRow>,
    part_of: Option<ItemLink>,
    actions: Vec<ActionView>,
    metrics: Vec<MetricView>,
    areas: Vec<ItemLink>,
    sections: Vec<ItemLink>,
    source: Option<ItemLink>,
    notes: Notes,
}

#[derive(Serialize)]
struct StatusLine {
    period: String,
    badge: Badge,
    note: Option<String>,
    decision: Option<Decision>,
}

#[derive(Serialize)]
struct MetricView {
    value: ValueView,
    figure: Option<FigureView>,
}

fn status_lines(publication: &Publication, series: &StatusSeries) -> Vec<StatusLine> {
    let levels = publication
        .scale("plan-status")
        .map(|scale| scale.levels.as_slice())
        .unwrap_or_default();
    let lines = series.iter().rev().map(|(period, status)| {
        let reported = measure::Reported {
            period: *period,
            status,
            level: levels.iter().find(|level| level.id == status.level),
        };
        StatusLine {
            period: period.words(),
            badge: Badge::from(&reported),
            note: status.note.clone(),
            decision: status.decision.clone(),
        }
    });
    lines.collect()
}

pub fn priority(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let at = publication
        .priorities
        .iter()
        .position(|p| p.id == *id)
        .ok_or_else(|| missing(id))?;
    let priority = publication.priorities.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Priority(id.clone()), priority.title.clone());
    page.eyebrow = Some(format!("Priority {}", priority.number));
    let neighbour = |i: Option<usize>| {
        let other = publication.priorities.get(i?)?;
        Some(PathLink::new(
            &PageKind::Priority(other.id.clone()),
            format!("{} {}", other.number, other.title),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let whole = priority.number.trim_end_matches(char::is_alphabetic);
    let is_part = whole.len() < priority.number.len();
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let view = PriorityView {
        id: id.clone(),
        number: priority.number.clone(),
        title: priority.title.clone(),
        dashboard: priority.dashboard.clone(),
        owner: priority.owner.clone(),
        rationale_html: writer.blocks(&priority.rationale),
        objectives_html: writer.blocks(&priority.objectives),
        progress_html: writer.blocks(&priority.progress),
        comment_html: writer.blocks(&priority.comment),
        next_html: writer.blocks(&priority.next),
        status: status_lines(publication, &priority.status),
        impact: status_lines(publication, &priority.impact),
        parts: match is_part {
            true => Vec::new(),
            false => rows(publication)
                .into_iter()
                .filter(|row| {
                    row.is_part && row.number.trim_end_matches(char::is_alphabetic) == whole
                })
                .collect(),
        },
        part_of: publication
            .priorities
            .iter()
            .find(|other| is_part && other.number == whole)
            .and_then(|other| ItemLink::item(publication, &other.id)),
        actions: publication
            .actions
            .iter()
            .filter(|action| action.origin == Origin::Priority(id.clone()))
            .map(|action| ActionView::of(pages, action, &page.path))
            .collect(),
        metrics: priority
            .metrics
            .iter()
            .filter_map(|metric| publication.indicator(metric.as_str()))
            .map(|indicator| MetricView {
                value: pages.value(indicator),
                figure: FigureView::indicator(
                    pages,
                    indicator,
                    None,
                    None,
                    &page.path,
                    &format!("figure-{}", indicator.id),
                ),
            })
            .collect(),
        areas: ItemLink::items(publication, &priority.judgement_areas),
        sections: ItemLink::items(publication, &priority.sections),
        source: priority
            .source
            .as_ref()
            .and_then(|source| ItemLink::item(publication, source)),
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("priority", &view)))
}
