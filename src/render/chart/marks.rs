//! The marks of a chart, drawn by charts-rs: grid, lines, points, bands, bars. Its axes, legend,
//! title and text stay off, so that the plot fills exactly what its margins leave, and a value's
//! place is known; all text is ours.

use super::ink::{Ink, inked};
use super::scale::Scale;
use super::sheet::Plot;
use super::svg::{Element, read};
use charts_rs::{
    BarChart, Box as Margin, Bullet, BulletChart, ChartBase, Color, HorizontalBarChart, LineChart,
    SeriesBand, Symbol, YAxisConfig,
};

/// A line: points from left to right, at places counted in categories from the left edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineMark {
    pub ink: Ink,
    pub places: Vec<f64>,
    pub values: Vec<Option<f32>>,
    /// The radius of its symbols; none without.
    pub symbol: Option<f32>,
}

/// A range: its lower and upper edge at each place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BandMark {
    pub places: Vec<f64>,
    pub edges: Vec<Option<(f32, f32)>>,
}

/// Bars: a value for each category.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BarMark {
    pub ink: Ink,
    pub values: Vec<Option<f32>>,
    /// The category whose bar has this ink, where the others are comparators.
    pub own: Option<usize>,
}

impl BarMark {
    /// The ink of the bar of a category.
    pub fn ink_of(&self, category: usize) -> Ink {
        match self.own {
            Some(own) if own != category => Ink::Comparator(0),
            _ => self.ink,
        }
    }
}

/// How several rows of bars stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Beside each other.
    Beside,
    /// On top of each other.
    Stacked,
    /// On top of each other, each stack as large as the others.
    Shares,
}

/// Lines and a band, on a grid if wanted. The last line is on top.
pub(super) fn lines(
    plot: &Plot,
    scale: &Scale,
    band: &BandMark,
    marks: &[LineMark],
    with_grid: bool,
) -> Vec<Element> {
    let mut series = Vec::new();
    let mut colours = Vec::new();
    if band.edges.iter().any(Option::is_some) {
        series.push(charts_rs::Series {
            x_values: Some(within(plot, &band.places)),
            symbol: Some(Symbol::None),
            band: Some(SeriesBand {
                lower: band.edges.iter().map(|e| e.map(|(low, _)| low)).collect(),
                upper: band.edges.iter().map(|e| e.map(|(_, high)| high)).collect(),
                stroke_width: None,
            }),
            ..charts_rs::Series::default()
        });
        colours.push(Ink::Band.code());
    }
    for mark in marks {
        series.push(charts_rs::Series {
            data: mark.values.clone(),
            x_values: Some(within(plot, &mark.places)),
            stroke_dash_array: mark.ink.dashes().map(str::to_owned),
            symbol: Some(match mark.symbol {
                Some(radius) => mark.ink.symbol(radius),
                None => Symbol::None,
            }),
            ..charts_rs::Series::default()
        });
        colours.push(mark.ink.code());
    }
    let mut chart = LineChart::new(series, Vec::new());
    chart.base.series.colors = colours;
    chart.base.x_axis.min = Some(f64::from(plot.from));
    chart.base.x_axis.max = Some(f64::from(plot.to));
    prepare(
        &mut chart.base,
        &mut chart.y_axis_configs,
        plot,
        scale,
        with_grid,
    );
    drawn(chart.svg())
}

/// Upright bars, without a grid.
pub(super) fn bars(
    plot: &Plot,
    scale: &Scale,
    count: usize,
    standing: Standing,
    marks: &[BarMark],
) -> Vec<Element> {
    let mut chart = BarChart::new(bar_series(standing, marks), vec![String::new(); count]);
    chart.base.series.colors = marks.iter().map(|mark| mark.ink.code()).collect();
    chart.base.stack_percent = standing == Standing::Shares;
    prepare(
        &mut chart.base,
        &mut chart.y_axis_configs,
        plot,
        scale,
        false,
    );
    drawn(chart.svg())
}

/// Bars from left to right on a grid, the first category on top.
pub(super) fn bars_across(
    plot: &Plot,
    scale: &Scale,
    count: usize,
    standing: Standing,
    marks: &[BarMark],
) -> Vec<Element> {
    // charts-rs counts categories from the bottom.
    let turned: Vec<BarMark> = marks
        .iter()
        .map(|mark| BarMark {
            ink: mark.ink,
            values: (0..count)
                .rev()
                .map(|i| mark.values.get(i).copied().flatten())
                .collect(),
            own: mark.own.map(|own| count.saturating_sub(own + 1)),
        })
        .collect();
    let series = bar_series(standing, &turned);
    let mut chart = HorizontalBarChart::new(series, vec![String::new(); count]);
    chart.base.series.colors = marks.iter().map(|mark| mark.ink.code()).collect();
    chart.base.stack_percent = standing == Standing::Shares;
    prepare(
        &mut chart.base,
        &mut chart.y_axis_configs,
        plot,
        scale,
        true,
    );
    drawn(chart.svg())
}

/// A value against the range or value aimed at. The target of a single value is a line of ours.
pub(super) fn bullet(
    plot: &Plot,
    scale: &Scale,
    value: f32,
    range: Option<(f32, f32)>,
) -> Vec<Element> {
    let bullet = Bullet {
        value,
        min: Some(scale.min),
        max: Some(scale.max),
        ranges: range.map_or(vec![scale.max], |(low, high)| vec![low, high, scale.max]),
        color: Some(Ink::Series(0).code()),
        ..Bullet::default()
    };
    let mut chart = BulletChart::new(vec![bullet]);
    chart.range_colors = match range {
        Some(_) => vec![Ink::Track.code(), Ink::Band.code(), Ink::Track.code()],
        None => vec![Ink::Track.code()],
    };
    prepare(
        &mut chart.base,
        &mut chart.y_axis_configs,
        plot,
        scale,
        false,
    );
    drawn(chart.svg())
}

/// Places of which none lies beyond the plot.
fn within(plot: &Plot, places: &[f64]) -> Vec<f64> {
    places
        .iter()
        .map(|place| place.clamp(f64::from(plot.from), f64::from(plot.to)))
        .collect()
}

fn bar_series(standing: Standing, marks: &[BarMark]) -> Vec<charts_rs::Series> {
    marks
        .iter()
        .enumerate()
        .map(|(i, mark)| charts_rs::Series {
            data: mark.values.clone(),
            index: Some(i),
            colors: Some(
                (0..mark.values.len())
                    .map(|c| Some(mark.ink_of(c).code()))
                    .collect(),
            ),
            stack: (standing != Standing::Beside).then(|| "all".to_owned()),
            ..charts_rs::Series::default()
        })
        .collect()
}

fn prepare(
    base: &mut ChartBase,
    axes: &mut [YAxisConfig],
    plot: &Plot,
    scale: &Scale,
    with_grid: bool,
) {
    // The sheet ends where the plot does: nothing beyond it is drawn by charts-rs.
    base.width = plot.right();
    base.height = plot.bottom();
    base.margin = Margin {
        left: plot.left,
        top: plot.top,
        right: 0.0,
        bottom: 0.0,
    };
    base.background_color = Color::transparent();
    base.legend.show = Some(false);
    base.y_axis_hidden = true;
    base.x_axis.hidden = true;
    base.grid.stroke_color = Ink::Grid.code();
    base.grid.stroke_width = if with_grid { 1.0 } else { 0.0 };
    for axis in axes {
        axis.min = Some(scale.min);
        axis.max = Some(scale.max);
        axis.split_number = scale.parts;
    }
}

/// charts-rs fails for no input that is prepared here; a drawing that failed would be empty.
fn drawn(svg: charts_rs::Result<String>) -> Vec<Element> {
    svg.map(|markup| inked(read(&markup))).unwrap_or_default()
}
