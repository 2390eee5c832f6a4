//! Tables as pages show them, beside a chart or by themselves.

use crate::measure;
use crate::model::*;
use crate::render::site::Pages;
use serde::Serialize;

/// A table as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    /// Its caption.
    pub caption: String,
    /// The heading of the first column.
    pub corner: String,
    /// The headings of the others.
    pub columns: Vec<ColumnView>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// The shorthand that stands in it, each with its meaning.
    pub shorthand: Vec<ShorthandView>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    /// Its heading.
    pub title: String,
    /// Whether it holds figures.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Its heading.
    pub title: String,
    /// What its heading links to.
    pub id: Option<Id>,
    /// What its heading is sorted by.
    pub sort: String,
    /// Its cells.
    pub cells: Vec<CellView>,
    /// Whether it is a total.
    pub total: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// As shown.
    pub text: String,
    /// As heard, where that differs.
    pub spoken: Option<String>,
    /// What it is sorted by; empty: last.
    pub sort: String,
    /// Whether it holds a figure.
    pub numeric: bool,
    /// HTML of words, where it holds words.
    pub text_html: Option<String>,
}

/// A piece of shorthand with its meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ShorthandView {
    /// `[x]`
    pub sign: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl TableView {
    /// Whether it holds addresses or words, which are told as the page needs them.
    pub fn differs_between_pages(&self) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.id.is_some() || row.cells.iter().any(|cell| cell.text_html.is_some()))
    }

    /// The table beside an indicator's chart: a row a period, latest last, with the indicators that
    /// are drawn with it, its target and its comparators.
    pub(super) fn indicator(pages: &Pages<'_>, indicator: &Indicator, path: &str) -> TableView {
        let publication = pages.publication();
        let all = measure::shown_with(publication, indicator);
        let laid_out = measure::series_view(publication, &all, publication.about.published);
        TableView::laid_out(pages, &indicator.title, &laid_out, path)
    }

    /// A table of the data.
    pub(super) fn table(pages: &Pages<'_>, table: &Table, path: &str) -> TableView {
        let laid_out = measure::table_view(pages.publication(), table);
        TableView::laid_out(pages, &table.title, &laid_out, path)
    }

    fn laid_out(
        pages: &Pages<'_>,
        caption: &str,
        table: &measure::TableView<'_>,
        path: &str,
    ) -> TableView {
        let mut writer = pages.writer_without_sources(path);
        let rows = table.rows.iter().map(|row| RowView {
            title: row.title.clone(),
            id: row.leads_to.cloned(),
            sort: row.sort.clone(),
            total: row.is_total,
            cells: row
                .cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| CellView {
                    text: cell.shown.text.clone(),
                    spoken: cell.shown.spoken.clone(),
                    sort: cell.sort.clone(),
                    numeric: column.is_figures,
                    text_html: cell.words.map(|words| writer.inlines(words)),
                })
                .collect(),
        });
        TableView {
            caption: caption.to_owned(),
            corner: table.row_title.clone(),
            columns: table
                .columns
                .iter()
                .map(|column| ColumnView {
                    title: column.title.clone(),
                    numeric: column.is_figures,
                })
                .collect(),
            rows: rows.collect(),
            shorthand: shorthand_of(table),
        }
    }
}

/// The shorthand that stands in a table, each piece with its meaning.
fn shorthand_of(table: &measure::TableView<'_>) -> Vec<ShorthandView> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let absent = |sign: &str| cells().any(|cell| cell.shown.text == sign);
    let flagged =
        |sign: &str| cells().any(|cell| !cell.shown.absent && cell.shown.text.ends_with(sign));
    let absences = Absence::ALL
        .iter()
        .map(|(absence, _, meaning)| ShorthandView {
            sign: absence.shorthand(),
            meaning,
        })
        .filter(|view| absent(view.sign));
    let flags = Flag::ALL
        .iter()
        .map(|(flag, _, meaning)| ShorthandView {
            sign: flag.shorthand(),
            meaning,
        })
        .filter(|view| flagged(view.sign));
    absences.chain(flags).collect()
}
