//! The scorecard, and a page for each indicator.

use super::{ItemLink, Notes, PageView, PathLink, missing};
use crate::measure;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::backlinks::Use;
use crate::render::figure::{FigureView, OWN_FIGURE, ValueView};
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct ScorecardView {
    groups: Vec<ScoreGroup>,
    as_at: String,
    count: usize,
}

#[derive(Serialize)]
struct ScoreGroup {
    name: String,
    title: String,
    station: Option<Id>,
    figures: Vec<ValueView>,
}

pub fn scorecard(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Scorecard, "Indicators");
    let value = |indicator: &Indicator| pages.value(indicator);
    let mut groups: Vec<ScoreGroup> = publication
        .journey
        .stations
        .iter()
        .map(|station| ScoreGroup {
            name: format!("at-{}", station.id),
            title: station.title.clone(),
            station: Some(station.id.clone()),
            figures: publication
                .indicators
                .iter()
                .filter(|indicator| indicator.stations.first() == Some(&station.id))
                .map(value)
                .collect(),
        })
        .collect();
    groups.push(ScoreGroup {
        name: "off-the-line".into(),
        title: "Leadership, workforce and quality".into(),
        station: None,
        figures: publication
            .indicators
            .iter()
            .filter(|indicator| indicator.stations.is_empty())
            .map(value)
            .collect(),
    });
    groups.retain(|group| !group.figures.is_empty());
    let view = ScorecardView {
        groups,
        as_at: date_words(publication.about.published),
        count: publication.indicators.len(),
    };
    Ok((page, pages.context("scorecard", &view)))
}

#[derive(Serialize)]
struct IndicatorView {
    id: Id,
    title: String,
    short: String,
    value: ValueView,
    figure: Option<FigureView>,
    definition_html: String,
    counts: &'static str,
    frequency: &'static str,
    accumulation: &'static str,
    standing: &'static str,
    owner: Option<String>,
    source: Option<ItemLink>,
    trend_sentence: Option<String>,
    comparators: Vec<ComparatorView>,
    stations: Vec<ItemLink>,
    parts: Vec<ItemLink>,
    part_of: Option<ItemLink>,
    decisions: Vec<DecisionLine>,
    cite: Option<String>,
    used_in: Vec<Use>,
    notes: Notes,
}

#[derive(Serialize)]
struct ComparatorView {
    name: String,
    value: String,
    period: String,
    like_for_like: bool,
    caveat: Option<String>,
    published: Option<String>,
    vintage: Option<String>,
    source: Option<ItemLink>,
}

#[derive(Serialize)]
struct DecisionLine {
    place: Option<String>,
    value: Option<String>,
    decision: Decision,
}

pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let at = publication
        .indicators
        .iter()
        .position(|i| i.id == *id)
        .ok_or_else(|| missing(id))?;
    let indicator = publication.indicators.get(at).ok_or_else(|| missing(id))?;
    let mut page = pages.page(&PageKind::Indicator(id.clone()), indicator.title.clone());
    let stations = ItemLink::items(publication, &indicator.stations);
    let names = stations
        .iter()
        .map(|station| station.title.clone())
        .collect::<Vec<_>>()
        .join(", ");
    page.eyebrow = Some(if names.is_empty() {
        "Indicator".into()
    } else {
        format!("Indicator · {names}")
    });
    page.stations = indicator.stations.clone();
    let neighbour = |i: Option<usize>| {
        let other = publication.indicators.get(i?)?;
        Some(PathLink::new(
            &PageKind::Indicator(other.id.clone()),
            other.short.clone(),
        ))
    };
    page.previous = neighbour(at.checked_sub(1));
    page.next = neighbour(Some(at + 1));
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let value = pages.value(indicator);
    let latest =
        measure::latest(indicator, publication.about.published).map(|reading| reading.period);
    let view = IndicatorView {
        id: id.clone(),
        title: indicator.title.clone(),
        short: indicator.short.clone(),
        figure: FigureView::indicator(pages, indicator, None, None, &page.path, OWN_FIGURE),
        definition_html: writer.blocks(&indicator.definition),
        counts: word_of(&Counts::ALL, indicator.counts),
        frequency: match indicator.frequency {
            Frequency::Monthly => "each month",
            Frequency::Quarterly => "each quarter",
            Frequency::Yearly => "each year",
            Frequency::Once => "once, or now and then",
        },
        accumulation: match indicator.span_of_values {
            Accumulation::InPeriod => "what happened in the period",
            Accumulation::YearToDate => "everything since the year began",
            Accumulation::SinceStart => "everything since counting began",
            Accumulation::Rolling => "the last twelve months",
            Accumulation::Snapshot => "how it stood on the last day",
        },
        standing: match indicator.standing {
            Standing::Published => "published statistics",
            Standing::Local => "local data, not validated",
        },
        owner: indicator.owner.clone(),
        source: indicator
            .source
            .as_ref()
            .and_then(|source| ItemLink::item(publication, source)),
        trend_sentence: latest.and_then(|at| {
            measure::trend_sentence(indicator, at)
                .or_else(|| measure::too_few_to_judge(indicator, at))
        }),
        comparators: latest
            .map(|at| comparators(publication, indicator, at))
            .unwrap_or_default(),
        parts: ItemLink::items(publication, &indicator.total_of),
        part_of: indicator
            .part_of
            .as_ref()
            .and_then(|whole| ItemLink::item(publication, whole)),
        decisions: decisions(indicator),
        cite: value.period.as_ref().map(|period| {
            let about = &publication.about;
            let address = pages
                .web_address(&page.path)
                .map(|address| format!(" ({address})"))
                .unwrap_or_default();
            format!(
                "{}, {}, version {} ({}): {}, {period}: {}{address}",
                about.organisation,
                about.title,
                about.version,
                date_words(about.published),
                indicator.title,
                value.value.text
            )
        }),
        used_in: pages.uses_of(id, &page.path),
        notes: Notes::from_writer(&mut writer, publication),
        stations,
        value,
    };
    Ok((page, pages.context("indicator", &view)))
}

fn word_of<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter()
        .find(|(_, one)| *one == wanted)
        .map_or("", |(word, _)| word)
}

fn comparators(
    publication: &Publication,
    indicator: &Indicator,
    at: Period,
) -> Vec<ComparatorView> {
    let found = measure::comparisons(publication, indicator, at).into_iter();
    found
        .map(|comparison| {
            let style = measure::Style::of_comparator(indicator, comparison.comparator);
            ComparatorView {
                name: comparison.comparator.name.clone(),
                value: style.cell(comparison.reading.datum).text,
                period: comparison.reading.period.words(),
                like_for_like: comparison.like_for_like,
                caveat: comparison.caveat.clone(),
                published: comparison.comparator.published.map(date_words),
                vintage: comparison.comparator.vintage.clone(),
                source: comparison
                    .comparator
                    .source
                    .as_ref()
                    .and_then(|id| ItemLink::item(publication, id)),
            }
        })
        .collect()
}

fn decisions(indicator: &Indicator) -> Vec<DecisionLine> {
    let style = measure::Style::of(indicator);
    let whole = indicator.decision.iter().map(|d| DecisionLine {
        place: None,
        value: None,
        decision: d.clone(),
    });
    let single = indicator.values.iter().filter_map(|(period, datum)| {
        Some(DecisionLine {
            place: Some(period.words()),
            value: Some(style.cell(datum).text),
            decision: datum.decision.clone()?,
        })
    });
    whole.chain(single).collect()
}
