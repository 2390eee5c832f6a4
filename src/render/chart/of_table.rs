//! The chart of a table, where its author wants one.

use super::of_indicator::{empty, periods, series};
use super::spec::{Category, ChartSpec, Role, Series};
use crate::measure::{self, CellView, RowView, Style, TableView};
use crate::model::{
    ChartKind, Column, Decimal, Indicator, Publication, ShareIn, Table, TableBody, Unit,
};

/// The chart of a table in the kind `kind`, or else in its author's: a table has none otherwise.
/// Rows are its categories, columns of one unit its series; totals and computed shares are left
/// aside. A table of indicators is drawn by period.
pub fn of_table(
    publication: &Publication,
    table: &Table,
    kind: Option<ChartKind>,
) -> Option<ChartSpec> {
    let kind = kind
        .or(table.chart)
        .filter(|kind| *kind != ChartKind::None)?;
    let spec = match &table.body {
        TableBody::Rows { columns, .. } => of_rows(publication, table, columns, kind)?,
        TableBody::Series { indicators, .. } => {
            let indicators: Vec<&Indicator> = indicators
                .iter()
                .filter_map(|id| publication.indicator(id.as_str()))
                .collect();
            of_series(publication, table, &indicators, kind)?
        }
    };
    spec.has_values().then_some(spec)
}

/// Indicators side by side, those that share the first one's unit.
fn of_series(
    publication: &Publication,
    table: &Table,
    indicators: &[&Indicator],
    kind: ChartKind,
) -> Option<ChartSpec> {
    let first = indicators.first()?;
    let TableBody::Series { from, to, .. } = &table.body else {
        return None;
    };
    let drawn: Vec<&Indicator> = indicators
        .iter()
        .copied()
        .filter(|indicator| indicator.unit == first.unit)
        .collect();
    let mut shown = periods(publication, &drawn);
    shown.retain(|at| from.is_none_or(|from| *at >= from) && to.is_none_or(|to| *at <= to));
    let mut spec = empty(first, kind, &shown);
    let stacks = matches!(kind, ChartKind::Stacked | ChartKind::StackedPercent);
    spec.series = drawn
        .iter()
        .enumerate()
        .map(|(n, indicator)| {
            let role = match n {
                _ if stacks => Role::Part,
                0 => Role::Main,
                _ => Role::Companion,
            };
            series(indicator, role, &shown)
        })
        .collect();
    Some(spec)
}

/// Rows as categories, columns as series.
fn of_rows(
    publication: &Publication,
    table: &Table,
    columns: &[Column],
    kind: ChartKind,
) -> Option<ChartSpec> {
    let view = measure::table_view(publication, table);
    let rows: Vec<&RowView> = view.rows.iter().filter(|row| !row.is_total).collect();
    let stacks = matches!(kind, ChartKind::Stacked | ChartKind::StackedPercent);
    let drawn = drawn_columns(columns);
    let (_, first) = drawn.first()?;
    let total = columns.iter().position(|column| {
        stacks
            && !column.total_of.is_empty()
            && column.part_of.is_none()
            && column.unit == first.unit
    });
    let unit = first.unit.unwrap_or_default();
    let mut series = Vec::new();
    if let Some(n) = total {
        series.extend(column_series(&view, &rows, n, Role::Main));
    }
    for (i, (n, column)) in drawn.iter().enumerate() {
        let role = match i {
            _ if stacks => Role::Part,
            0 => Role::Main,
            _ => Role::Companion,
        };
        let mut own = column_series(&view, &rows, *n, role)?;
        // On an axis of shares, counts are written as shares: those of the table, if it has them.
        if kind == ChartKind::StackedPercent && unit != Unit::Percent {
            let parts: Vec<usize> = drawn.iter().map(|(n, _)| *n).collect();
            let told = columns.iter().position(|other| {
                other.share_of.as_ref() == Some(&column.id)
                    && matches!(other.share_in, Some(ShareIn::Column(_)))
            });
            own.labels = rows
                .iter()
                .map(|row| share_words(row, *n, &parts, told))
                .collect();
        }
        series.push(own);
    }
    Some(ChartSpec {
        kind,
        categories: rows.iter().map(|row| Category::named(&row.title)).collect(),
        over_time: false,
        series,
        target: None,
        own: None,
        unit,
        decimals: drawn
            .iter()
            .map(|(_, column)| column.decimals)
            .max()
            .unwrap_or(0),
        counted: match unit {
            Unit::Percent | Unit::Pounds | Unit::Number => None,
            _ => Some(Style::of_column(first).heading()),
        },
    })
}

/// The columns of typed figures that share the first one's unit, with their places. Totals are
/// among them only where there is nothing else.
fn drawn_columns(columns: &[Column]) -> Vec<(usize, &Column)> {
    let typed = |totals: bool| -> Vec<(usize, &Column)> {
        columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.unit.is_some() && column.share_of.is_none())
            .filter(|(_, column)| totals || column.total_of.is_empty())
            .collect()
    };
    let mut found = typed(false);
    if found.is_empty() {
        found = typed(true);
    }
    let unit = found.first().and_then(|(_, column)| column.unit);
    found.retain(|(_, column)| column.unit == unit);
    found
}

fn column_series(view: &TableView, rows: &[&RowView], n: usize, role: Role) -> Option<Series> {
    let cells: Vec<Option<&CellView>> = rows.iter().map(|row| row.cells.get(n)).collect();
    Some(Series {
        name: view.columns.get(n)?.title.clone(),
        values: cells
            .iter()
            .map(|cell| Some(cell.as_ref()?.value?.to_f32()))
            .collect(),
        labels: cells
            .iter()
            .map(|cell| cell.map(bare_text).unwrap_or_default())
            .collect(),
        role,
    })
}

/// A cell without its flags, which stand in the table.
fn bare_text(cell: &CellView) -> String {
    let text = cell.shown.text.as_str();
    match cell.value {
        Some(_) => text.split(" [").next().unwrap_or(text).to_owned(),
        None => text.to_owned(),
    }
}

/// What a part is of its row, as the table tells it, otherwise in whole per cent; nothing where
/// another part is missing, and its own sign where it is missing itself.
fn share_words(row: &RowView, part: usize, parts: &[usize], told: Option<usize>) -> String {
    let own = row.cells.get(part);
    if let Some(absent) = own.filter(|cell| cell.value.is_none()) {
        return bare_text(absent);
    }
    if let Some(cell) = told.and_then(|n| row.cells.get(n)) {
        return cell.value.map(|_| bare_text(cell)).unwrap_or_default();
    }
    let value = |n: usize| row.cells.get(n).and_then(|cell| cell.value);
    let values: Option<Vec<Decimal>> = parts.iter().map(|n| value(*n)).collect();
    let sum = values.map(|values| values.into_iter().fold(Decimal::ZERO, Decimal::plus));
    let style = Style {
        unit: Unit::Percent,
        decimals: 0,
        noun: "",
    };
    match (value(part), sum) {
        (Some(part), Some(sum)) => style
            .share(part, sum)
            .map(|s| style.bare(s))
            .unwrap_or_default(),
        _ => String::new(),
    }
}
