//! Figures as pages show them: a value with its judgement, a chart with its table.

mod table;

pub use table::{CellView, ColumnView, RowView, ShorthandView, TableView};

use super::address::{Form, PageKind};
use super::chart::{self, ChartSpec, Drawing, Marks, Words};
use super::html::Badge;
use super::pages::ItemLink;
use super::site::Pages;
use crate::measure::{self, Shown};
use crate::model::*;
use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

/// What the HTML writer asks where the author shows a chart or a table.
pub trait Figures {
    /// The HTML of the figure as it stands in the page at `path`, its anchor named `name`.
    fn show(&self, show: &Show, path: &str, name: &str) -> String;
}

/// An indicator in a line: its latest value and how it is judged.
#[derive(Clone, Debug, Serialize)]
pub struct ValueView {
    /// The indicator.
    pub id: Id,
    /// What it measures.
    pub title: String,
    /// In few words.
    pub short: String,
    /// Its latest value.
    pub value: Shown,
    /// What that is about, in words.
    pub period: Option<String>,
    /// The period as data files write it, for sorting.
    pub period_key: Option<String>,
    /// The target that holds, in words: `80%`.
    pub target: Option<String>,
    /// How it stands against the target, in words.
    pub against_target: Option<String>,
    /// Whether the target is met.
    pub status: Option<Badge>,
    /// Where it goes.
    pub direction: Option<Badge>,
    /// The series in small.
    pub sparkline: Option<String>,
    /// Which direction is good, in words.
    pub polarity: &'static str,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// Whether it is a published statistic.
    pub published: bool,
}

impl ValueView {
    /// The latest value not later than `as_at`.
    pub fn latest(publication: &Publication, indicator: &Indicator, as_at: Date) -> ValueView {
        let summary = measure::summary(publication, indicator, as_at);
        let at = measure::latest(indicator, as_at).map(|reading| reading.period);
        let plain = |words: String| Badge {
            text: measure::capitalised(&words),
            tone: Tone::Neutral.word(),
        };
        ValueView {
            id: indicator.id.clone(),
            value: summary.value,
            period: summary.period,
            period_key: at.map(|at| at.last_day().to_string()),
            target: summary.target,
            against_target: summary.target_words,
            status: summary.status.map(Badge::from),
            direction: summary
                .direction
                .map(Badge::from)
                .or(summary.direction_words.map(plain)),
            title: summary.title,
            short: summary.short,
            sparkline: sparkline(indicator, as_at),
            polarity: match indicator.polarity {
                Polarity::High => "high is good",
                Polarity::Low => "low is good",
                Polarity::None => "neither is good or bad",
            },
            owner: indicator.owner.clone(),
            published: indicator.standing == Standing::Published,
        }
    }
}

/// What the data of a figure say.
#[derive(Clone, Debug)]
pub struct Told {
    /// What they show, as a title.
    pub finding: Option<String>,
    /// The same in sentences.
    pub sentence: String,
}

/// A chart with its table, or a table alone.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// The indicator or table.
    pub id: Id,
    /// The name of its anchor in the page.
    pub name: String,
    /// The title: the author's, or what the data say.
    pub title: String,
    /// What is shown, where the title states a finding.
    pub subtitle: Option<String>,
    /// What the data say, in sentences.
    pub sentence: String,
    /// The chart.
    pub drawing: Option<Drawing>,
    /// Why there is no chart, where one was to be expected.
    pub absent: Option<String>,
    /// The figures: a [`TableView`].
    pub table: Value,
    /// The same as HTML, where it is the same on every page.
    pub table_html: Option<Value>,
    /// The evidence that it comes from.
    pub source: Option<ItemLink>,
    /// Whether the figures are published statistics.
    pub published: bool,
    /// What period or day it is about, in words.
    pub as_at: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Remarks on single figures, each with what it is about.
    pub remarks: Vec<Remark>,
    /// The file of its figures; in the single file its name.
    pub download: String,
    /// The file itself as an address, where it stands in the page.
    pub download_data: Option<String>,
    /// Whether it stands on the page of its own.
    pub is_own_page: bool,
}

/// The last two years of a series in small; `None` for fewer than three values.
fn sparkline(indicator: &Indicator, as_at: Date) -> Option<String> {
    let readings = measure::readings(indicator, as_at);
    let last = readings.last()?.period;
    let mut shown: Vec<&measure::Reading<'_>> = readings
        .iter()
        .filter(|reading| reading.period.is_like(last))
        .rev()
        .take(24)
        .collect();
    shown.reverse();
    let values: Vec<Option<f32>> = shown
        .iter()
        .map(|reading| reading.value.ok().map(Decimal::to_f32))
        .collect();
    if values.iter().flatten().count() < 3 {
        return None;
    }
    let target = |reading: &&measure::Reading<'_>| {
        Some(measure::target_at(indicator, reading.period)?.low.to_f32())
    };
    chart::sparkline(&values, &shown.iter().map(target).collect::<Vec<_>>())
}

/// A remark on one figure.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// What it is about: a period, a cell.
    pub place: String,
    /// The remark.
    pub text: String,
}

impl FigureView {
    /// Whether there is a chart in it.
    pub fn is_drawn(&self) -> bool {
        self.drawing.is_some()
    }

    /// The chart and table of an indicator; `None` for an indicator without any entry.
    pub fn indicator(
        pages: &Pages<'_>,
        indicator: &Indicator,
        kind: Option<ChartKind>,
        title: Option<&str>,
        path: &str,
        name: &str,
    ) -> Option<FigureView> {
        let publication = pages.publication();
        let today = publication.about.published;
        let told = pages.told(&indicator.id, || Told {
            finding: measure::finding(publication, indicator, today),
            sentence: measure::chart_sentence(publication, indicator, today),
        });
        let own_title = title.map(str::to_owned).or_else(|| told.finding.clone());
        let prefix = pages.addresses().anchor(path, name);
        let words = Words {
            prefix: &prefix,
            title: &indicator.title,
            description: &told.sentence,
        };
        let own_page = PageKind::Indicator(indicator.id.clone()).path();
        let spec = |kind| chart::of_indicator(publication, indicator, kind);
        let drawing = drawn(pages, (&indicator.id, kind), spec, &words, &own_page, path);
        let download = download_of(pages, &indicator.id, own_page == path);
        let table = pages.table(&indicator.id, || {
            TableView::indicator(pages, indicator, path)
        });
        let absent = match (&drawing, kind.or(indicator.chart)) {
            (Some(_), _) | (None, Some(ChartKind::None)) => None,
            (None, _) => Some("There are no figures to draw.".to_owned()),
        };
        let remarks = indicator.values.iter().filter_map(|(period, datum)| {
            Some(Remark {
                place: period.words(),
                text: datum.note.clone()?,
            })
        });
        Some(FigureView {
            id: indicator.id.clone(),
            name: name.to_owned(),
            subtitle: own_title.is_some().then(|| indicator.title.clone()),
            title: own_title.unwrap_or_else(|| indicator.title.clone()),
            sentence: told.sentence.clone(),
            drawing,
            absent,
            table: table.view,
            table_html: table.html,
            source: indicator
                .source
                .as_ref()
                .and_then(|id| ItemLink::item(publication, id)),
            published: indicator.standing == Standing::Published,
            as_at: measure::latest(indicator, today).map(|reading| reading.period.words()),
            note: indicator.note.clone(),
            remarks: remarks.collect(),
            download: download.0,
            download_data: download.1,
            is_own_page: own_page == path,
        })
    }

    /// A table, with its chart where its author wants one.
    pub fn table(
        pages: &Pages<'_>,
        table: &Table,
        kind: Option<ChartKind>,
        title: Option<&str>,
        path: &str,
        name: &str,
    ) -> FigureView {
        let publication = pages.publication();
        let told = pages.told(&table.id, || Told {
            finding: None,
            sentence: measure::table_sentence(publication, table).unwrap_or_default(),
        });
        let prefix = pages.addresses().anchor(path, name);
        let words = Words {
            prefix: &prefix,
            title: &table.title,
            description: &told.sentence,
        };
        let own_page = PageKind::Table(table.id.clone()).path();
        let spec = |kind| chart::of_table(publication, table, kind);
        let drawing = drawn(pages, (&table.id, kind), spec, &words, &own_page, path);
        let download = download_of(pages, &table.id, own_page == path);
        let laid_out = pages.table(&table.id, || TableView::table(pages, table, path));
        FigureView {
            id: table.id.clone(),
            name: name.to_owned(),
            title: title.unwrap_or(&table.title).to_owned(),
            subtitle: title.map(|_| table.title.clone()),
            sentence: told.sentence.clone(),
            drawing,
            absent: None,
            table: laid_out.view,
            table_html: laid_out.html,
            source: table
                .source
                .as_ref()
                .and_then(|id| ItemLink::item(publication, id)),
            published: false,
            as_at: table.as_at.map(Period::words),
            note: table.note.clone(),
            remarks: table_remarks(table),
            download: download.0,
            download_data: download.1,
            is_own_page: own_page == path,
        }
    }
}

/// The name of the anchor of the figure that a page of its own shows.
pub const OWN_FIGURE: &str = "figure";

/// The chart of a figure. In one document the same chart stands once, on the figure's own page, where
/// that is a part of it; elsewhere its marks are borrowed from there.
fn drawn(
    pages: &Pages<'_>,
    (id, kind): (&Id, Option<ChartKind>),
    spec: impl Fn(Option<ChartKind>) -> Option<ChartSpec>,
    words: &Words<'_>,
    own_page: &str,
    path: &str,
) -> Option<Drawing> {
    let addresses = pages.addresses();
    let plates = pages.plates(id, kind, || spec(kind));
    let plates = plates.as_ref().as_ref()?;
    if !addresses.form().is_one_document() {
        return Some(plates.print(words, Marks::Own));
    }
    let own = addresses.anchor(own_page, OWN_FIGURE);
    let is_the_same = || kind.is_none() || spec(kind) == spec(None);
    let is_near = own_page != path && addresses.share_a_document(own_page, path);
    let is_own = words.prefix == own;
    let marks = if is_own {
        Marks::Lent
    } else if is_near && is_the_same() {
        Marks::Borrowed(&own)
    } else {
        Marks::Own
    };
    // On paper the chart stands beside its table, where the text of the wide one would be too small.
    if is_own && addresses.form() == Form::Book {
        return Some(plates.print(words, marks));
    }
    // Both sizes of every chart would make the file a tenth larger: on a phone the wide one scrolls.
    Some(plates.print_wide(words, marks))
}

/// The file of a figure's download: its path or, in the single file, its name with what it holds.
fn download_of(pages: &Pages<'_>, id: &Id, is_own_page: bool) -> (String, Option<String>) {
    let form = pages.addresses().form();
    let path = super::download::path(pages.copy(), form, id);
    if !form.is_one_document() {
        return (path, None);
    }
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let csv = || super::download::csv(pages.copy(), id);
    let data = (is_own_page && form == Form::Single)
        .then(|| super::policy::data_address("text/csv;charset=utf-8", &csv()));
    (name, data)
}

fn table_remarks(table: &Table) -> Vec<Remark> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return Vec::new();
    };
    let mut remarks = Vec::new();
    for row in rows {
        for (column, cell) in columns.iter().zip(&row.cells) {
            let Cell::Figure(datum) = cell else { continue };
            if let Some(text) = &datum.note {
                remarks.push(Remark {
                    place: format!("{}, {}", row.title, column.title),
                    text: text.clone(),
                });
            }
        }
    }
    remarks
}
