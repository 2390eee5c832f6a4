//! The list of tables, and a page for each.

use super::{ItemLink, PageView, PathLink, missing};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::backlinks::Use;
use crate::render::figure::{FigureView, OWN_FIGURE};
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct TablesView {
    tables: Vec<TableRow>,
}

#[derive(Serialize)]
struct TableRow {
    id: Id,
    title: String,
    as_at: Option<String>,
    source: Option<ItemLink>,
    used: usize,
}

pub fn all(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Tables, "Tables");
    let tables = publication.tables.iter().map(|table| TableRow {
        id: table.id.clone(),
        title: table.title.clone(),
        as_at: table.as_at.map(Period::words),
        source: table
            .source
            .as_ref()
            .and_then(|id| ItemLink::item(publication, id)),
        used: pages.uses_of(&table.id, &page.path).len(),
    });
    let view = TablesView {
        tables: tables.collect(),
    };
    Ok((page, pages.context("tables", &view)))
}

#[derive(Serialize)]
struct TablePage {
    id: Id,
    title: String,
    figure: FigureView,
    owner: Option<String>,
    stations: Vec<ItemLink>,
    decisions: Vec<CellDecision>,
    used_in: Vec<Use>,
}

#[derive(Serialize)]
struct CellDecision {
    place: Option<String>,
    decision: Decision,
}

pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let at = publication
        .tables
        .iter()
        .position(|t| t.id == *id)
        .ok_or_else(|| missing(id))?;
    let table = publication.tables.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Table(id.clone()), table.title.clone());
    page.eyebrow = Some("Table".into());
    page.stations = table.stations.clone();
    let neighbour = |i: Option<usize>| {
        let other = publication.tables.get(i?)?;
        Some(PathLink::new(
            &PageKind::Table(other.id.clone()),
            other.title.clone(),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let mut decisions: Vec<CellDecision> = table
        .decision
        .iter()
        .map(|d| CellDecision {
            place: None,
            decision: d.clone(),
        })
        .collect();
    if let TableBody::Rows { columns, rows } = &table.body {
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                let Cell::Figure(datum) = cell else { continue };
                if let Some(decision) = &datum.decision {
                    decisions.push(CellDecision {
                        place: Some(format!("{}, {}", row.title, column.title)),
                        decision: decision.clone(),
                    });
                }
            }
        }
    }
    let view = TablePage {
        id: id.clone(),
        title: table.title.clone(),
        figure: FigureView::table(pages, table, None, None, &page.path, OWN_FIGURE),
        owner: table.owner.clone(),
        stations: ItemLink::items(publication, &table.stations),
        decisions,
        used_in: pages.uses_of(id, &page.path),
    };
    Ok((page, pages.context("table", &view)))
}
