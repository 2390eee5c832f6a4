//! Tables as readers see them: every cell as shown, as heard, as sorted and as downloaded.

use super::{
    Shown, Style, comparator_reading, periods, raw_value, reading, share_of_cell, target_at,
    was_published,
};
use crate::model::{
    Absence, Cell, Column, Datum, Decimal, Id, Indicator, Inlines, Period, Publication, Row, Table,
    TableBody, plain_words,
};
use jiff::civil::Date;

/// A table laid out: the body of a table of the data, or of the table beside a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableView<'a> {
    /// What the entries of the first column are.
    pub row_title: String,
    /// The columns behind it, first to last.
    pub columns: Vec<ColumnView>,
    /// The rows, top to bottom.
    pub rows: Vec<RowView<'a>>,
}

/// A column of a laid-out table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// Its key: an id, or a period as data files write it.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Whether it holds figures, to be aligned to the right.
    pub is_figures: bool,
    /// Whether other columns add up to it.
    pub is_total: bool,
}

/// A row of a laid-out table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView<'a> {
    /// Its key: an id, or a period as data files write it.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What its heading sorts by: a day for a period.
    pub sort: String,
    /// What its heading leads to: an indicator.
    pub leads_to: Option<&'a Id>,
    /// Whether other rows add up to it.
    pub is_total: bool,
    /// A cell for each column.
    pub cells: Vec<CellView<'a>>,
}

/// A cell of a laid-out table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellView<'a> {
    /// As shown in its table; empty for words, which stand in `words`.
    pub shown: Shown,
    /// As said in a sentence, with its unit.
    pub prose: Shown,
    /// The author's words, which may hold references.
    pub words: Option<&'a Inlines>,
    /// The value, rounded as it is shown.
    pub value: Option<Decimal>,
    /// Why there is none, where there should be one.
    pub absence: Option<Absence>,
    /// What it sorts by; empty for an absent figure.
    pub sort: String,
    /// For a download: plain digits as typed (a computed figure: as shown), or a shorthand; empty
    /// for words.
    pub raw: String,
    /// The figure that it shows, with its flags and remarks.
    pub datum: Option<&'a Datum>,
}

impl<'a> CellView<'a> {
    /// A figure of the data, or that there is none.
    fn figure(style: Style, datum: Option<&'a Datum>) -> CellView<'a> {
        match datum {
            Some(datum) => CellView {
                shown: style.cell(datum),
                raw: raw_value(style, datum),
                datum: Some(datum),
                ..CellView::of(style, style.value(&datum.amount))
            },
            None => CellView::of(style, Err(Absence::NotAvailable)),
        }
    }

    /// A value that was computed, or why there is none.
    fn of(style: Style, value: Result<Decimal, Absence>) -> CellView<'a> {
        match value {
            Ok(value) => CellView {
                shown: style.shown(value),
                prose: style.said(value),
                value: Some(value),
                sort: value.to_string(),
                raw: value.to_string(),
                ..CellView::default()
            },
            Err(absence) => CellView {
                shown: Shown::shorthand(absence),
                prose: Shown::missing(absence.words()),
                absence: Some(absence),
                raw: absence.shorthand().to_owned(),
                ..CellView::default()
            },
        }
    }
}

/// A cell of a table of the data, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCell<'a> {
    /// The headings of its row and column: `Second, Children`.
    pub heading: String,
    /// The cell.
    pub cell: CellView<'a>,
}

/// A table of the data, laid out. Periods of series that end after the publication's own date
/// are left out.
pub fn table_view<'a>(publication: &'a Publication, table: &'a Table) -> TableView<'a> {
    match &table.body {
        TableBody::Rows { columns, rows } => TableView {
            row_title: table.row_title.clone(),
            columns: columns.iter().map(column_view).collect(),
            rows: rows
                .iter()
                .map(|row| row_view(columns, rows, row))
                .collect(),
        },
        TableBody::Series {
            indicators,
            from,
            to,
        } => {
            let indicators: Vec<&Indicator> = indicators
                .iter()
                .filter_map(|id| publication.indicator(id.as_str()))
                .collect();
            let shown: Vec<Period> = all_periods(&indicators, publication.about.published)
                .into_iter()
                .filter(|period| from.is_none_or(|from| *period >= from))
                .filter(|period| to.is_none_or(|to| *period <= to))
                .collect();
            TableView {
                row_title: table.row_title.clone(),
                columns: shown.iter().map(|period| period_column(*period)).collect(),
                rows: indicators
                    .iter()
                    .map(|indicator| indicator_row(indicator, &shown))
                    .collect(),
            }
        }
    }
}

/// A cell of a table of the data, by the keys of its row and column; in a table of series the
/// keys are an indicator's id and a period as data files write it.
pub fn find_cell<'a>(
    publication: &'a Publication,
    table: &'a Table,
    row: &str,
    column: &str,
) -> Option<FoundCell<'a>> {
    match &table.body {
        TableBody::Rows { columns, rows } => {
            let row = rows.iter().find(|r| r.id.as_str() == row)?;
            let (at, column) = columns
                .iter()
                .enumerate()
                .find(|(_, c)| c.id.as_str() == column)?;
            Some(FoundCell {
                heading: format!("{}, {}", row.title, column.title),
                cell: cell_of(columns, rows, row, at, column),
            })
        }
        TableBody::Series { .. } => {
            let mut view = table_view(publication, table);
            let at = view.columns.iter().position(|c| c.key == column)?;
            let row = view.rows.iter().position(|r| r.key == row)?;
            let row = view.rows.swap_remove(row);
            Some(FoundCell {
                heading: format!("{}, {}", row.title, view.columns.get(at)?.title),
                cell: row.cells.into_iter().nth(at)?,
            })
        }
    }
}

fn column_view(column: &Column) -> ColumnView {
    ColumnView {
        key: column.id.to_string(),
        title: column.title.clone(),
        is_figures: column.unit.is_some() || column.share_of.is_some(),
        is_total: !column.total_of.is_empty(),
    }
}

fn row_view<'a>(columns: &'a [Column], rows: &'a [Row], row: &'a Row) -> RowView<'a> {
    RowView {
        key: row.id.to_string(),
        title: row.title.clone(),
        sort: row.title.to_lowercase(),
        leads_to: None,
        is_total: !row.total_of.is_empty(),
        cells: columns
            .iter()
            .enumerate()
            .map(|(at, column)| cell_of(columns, rows, row, at, column))
            .collect(),
    }
}

fn cell_of<'a>(
    columns: &[Column],
    rows: &[Row],
    row: &'a Row,
    at: usize,
    column: &Column,
) -> CellView<'a> {
    let style = Style::of_column(column);
    match row.cells.get(at) {
        Some(Cell::Figure(datum)) => CellView::figure(style, Some(datum)),
        Some(Cell::Words(words)) => CellView {
            sort: plain_words(words).to_lowercase(),
            words: Some(words),
            ..CellView::default()
        },
        Some(Cell::Computed) => CellView::of(style, share_of_cell(columns, rows, row, column)),
        Some(Cell::Empty) | None => CellView::default(),
    }
}

fn period_column(period: Period) -> ColumnView {
    ColumnView {
        key: period.to_string(),
        title: period.words(),
        is_figures: true,
        is_total: false,
    }
}

fn indicator_row<'a>(indicator: &'a Indicator, shown: &[Period]) -> RowView<'a> {
    let style = Style::of(indicator);
    RowView {
        key: indicator.id.to_string(),
        title: indicator.short.clone(),
        sort: indicator.short.to_lowercase(),
        leads_to: Some(&indicator.id),
        is_total: !indicator.total_of.is_empty(),
        cells: shown
            .iter()
            .map(|period| CellView::figure(style, indicator.values.get(period)))
            .collect(),
    }
}

/// Every period of several series, earliest first.
fn all_periods(indicators: &[&Indicator], as_at: Date) -> Vec<Period> {
    let mut all: Vec<Period> = indicators
        .iter()
        .flat_map(|indicator| periods(indicator, as_at))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The indicators whose figures stand in one table, and in one download: `indicator`, the parts that
/// it is the sum of, and what is drawn with it.
pub fn shown_with<'a>(
    publication: &'a Publication,
    indicator: &'a Indicator,
) -> Vec<&'a Indicator> {
    let mut all = vec![indicator];
    for id in indicator.total_of.iter().chain(&indicator.chart_with) {
        let other = publication.indicator(id.as_str());
        all.extend(other.filter(|other| all.iter().all(|one| one.id != other.id)));
    }
    all
}

/// The table beside a chart of indicators, up to a day: a row a period, a column an indicator,
/// then the target of the first, where it has one, then its comparators for the same periods.
pub fn series_view<'a>(
    publication: &Publication,
    indicators: &[&'a Indicator],
    as_at: Date,
) -> TableView<'a> {
    let all = all_periods(indicators, as_at);
    let mut columns: Vec<ColumnView> = indicators
        .iter()
        .map(|indicator| figures_column(&indicator.id, &indicator.short))
        .collect();
    let main = indicators.first();
    let aimed = main.filter(|main| all.iter().any(|at| target_at(main, *at).is_some()));
    if aimed.is_some() {
        columns.push(ColumnView {
            key: "target".to_owned(),
            title: "Target".to_owned(),
            is_figures: true,
            is_total: false,
        });
    }
    let mut compared = Vec::new();
    if let Some(main) = main {
        let beside = main.comparators.iter().filter(|comparator| {
            was_published(publication, comparator)
                && all.iter().any(|at| comparator.values.contains_key(at))
        });
        for comparator in beside {
            columns.push(figures_column(&comparator.id, &comparator.name));
            compared.push((Style::of_comparator(main, comparator), comparator));
        }
    }
    let rows = all.iter().map(|at| {
        let values = indicators.iter().map(|indicator| {
            let datum = reading(indicator, *at).map(|reading| reading.datum);
            CellView::figure(Style::of(indicator), datum)
        });
        let target = aimed.map(|main| target_cell(main, *at));
        let others = compared
            .iter()
            .map(|(style, comparator)| CellView::figure(*style, comparator.values.get(at)));
        period_row(*at, values.chain(target).chain(others).collect())
    });
    TableView {
        row_title: "Period".to_owned(),
        columns,
        rows: rows.collect(),
    }
}

/// The figures of an indicator's comparators that had been published when the publication came
/// out: a row a period, a column a comparator. `None` where there are none.
pub fn comparators_view<'a>(
    publication: &Publication,
    indicator: &'a Indicator,
) -> Option<TableView<'a>> {
    let shown: Vec<_> = indicator
        .comparators
        .iter()
        .filter(|comparator| was_published(publication, comparator))
        .collect();
    let mut all: Vec<Period> = shown
        .iter()
        .flat_map(|comparator| comparator.values.keys())
        .filter(|period| period.last_day() <= publication.about.published)
        .copied()
        .collect();
    all.sort();
    all.dedup();
    let rows = all.iter().map(|at| {
        let cells = shown.iter().map(|comparator| {
            let datum = comparator_reading(indicator, comparator, *at).map(|r| r.datum);
            CellView::figure(Style::of_comparator(indicator, comparator), datum)
        });
        period_row(*at, cells.collect())
    });
    let view = TableView {
        row_title: "Period".to_owned(),
        columns: shown
            .iter()
            .map(|comparator| figures_column(&comparator.id, &comparator.name))
            .collect(),
        rows: rows.collect(),
    };
    (!view.rows.is_empty()).then_some(view)
}

fn figures_column(id: &Id, title: &str) -> ColumnView {
    ColumnView {
        key: id.to_string(),
        title: title.to_owned(),
        is_figures: true,
        is_total: false,
    }
}

fn period_row<'a>(period: Period, cells: Vec<CellView<'a>>) -> RowView<'a> {
    RowView {
        key: period.to_string(),
        title: period.words(),
        sort: period.last_day().to_string(),
        leads_to: None,
        is_total: false,
        cells,
    }
}

fn target_cell<'a>(indicator: &Indicator, at: Period) -> CellView<'a> {
    let style = Style::of(indicator);
    match target_at(indicator, at) {
        Some(target) => CellView {
            shown: Shown::plain(target.cell_words(style)),
            prose: Shown::plain(target.words(style)),
            value: Some(target.low).filter(|_| !target.is_range()),
            sort: target.low.to_string(),
            raw: target.raw(),
            ..CellView::default()
        },
        None => CellView::of(style, Err(Absence::NotAvailable)),
    }
}

#[cfg(test)]
mod tests;
