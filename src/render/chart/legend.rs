//! The legend: what a template needs to explain a chart whose series are not named in the drawing.

use super::ink::{Ink, Shape};
use super::spec::{ChartSpec, Role};
use super::stack::Bars;
use super::svg::Element;
use serde::Serialize;

/// A line of a legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegendEntry {
    /// What it stands for.
    pub name: String,
    /// Its class in the drawing: `s1` to `s16` a series, `c1` … a comparator, `target`, `band`.
    pub class: String,
    /// Its shape.
    pub shape: Shape,
    /// A small drawing of it, 28 by 12, hidden from screen readers.
    pub swatch: String,
}

/// Each series, comparator and target in the order of the drawing.
pub(super) fn entries(spec: &ChartSpec, with_bars: bool) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    if with_bars {
        let bars = Bars::of(spec);
        entries.extend(
            bars.series
                .iter()
                .map(|(s, ink)| entry(&s.name, *ink, Shape::Bar)),
        );
        entries.extend(
            bars.comparators
                .iter()
                .map(|(s, ink)| entry(&s.name, *ink, Shape::Line)),
        );
    } else {
        let (mut own, mut others) = (0, 0);
        for series in &spec.series {
            if spec.values(series).all(|value| value.is_none()) {
                continue;
            }
            let ink = if series.role == Role::Comparator {
                others += 1;
                Ink::Comparator(others - 1)
            } else {
                own += 1;
                Ink::Series(own - 1)
            };
            entries.push(entry(&series.name, ink, ink.shape()));
        }
    }
    if let Some(target) = &spec.target {
        let levels = || (0..spec.categories.len()).filter_map(|i| spec.level(i));
        if levels().any(|level| !level.is_range()) {
            entries.push(entry(&target.name, Ink::Target, Shape::Line));
        } else if levels().next().is_some() {
            entries.push(entry(&target.name, Ink::Band, Shape::Band));
        }
    }
    entries
}

fn entry(name: &str, ink: Ink, shape: Shape) -> LegendEntry {
    let mut swatch = String::new();
    Element::new("svg")
        .with("class", "swatch")
        .with("viewBox", "0 0 28 12")
        .with("aria-hidden", "true")
        .holding(swatch_marks(ink, shape))
        .write(&mut swatch);
    LegendEntry {
        name: name.to_owned(),
        class: ink.class(),
        shape,
        swatch,
    }
}

fn swatch_marks(ink: Ink, shape: Shape) -> Vec<Element> {
    if matches!(shape, Shape::Bar | Shape::Band) {
        let class = match shape {
            Shape::Bar => format!("bar {}", ink.class()),
            _ => ink.class(),
        };
        return vec![
            Element::new("rect")
                .with("class", class)
                .with("x", "4")
                .with("width", "20")
                .with("height", "12")
                .with("fill", ink.paint()),
        ];
    }
    let mut line = Element::new("path")
        .with("class", format!("line {}", ink.class()))
        .with("d", "M0 6 H28")
        .with("fill", "none")
        .with("stroke", ink.paint())
        .at("stroke-width", ink.stroke());
    if let Some(dashes) = ink.dashes() {
        line = line.with("stroke-dasharray", dashes);
    }
    if ink == Ink::Target {
        line = line.with("stroke-linecap", "round");
    }
    let points = match shape {
        Shape::Circle => Some("M10 6 a4 4 0 1 1 8 0 a4 4 0 1 1 -8 0"),
        Shape::Square => Some("M10.5 2.5 h7 v7 h-7 z"),
        Shape::Triangle => Some("M14 1 L18.6 9 H9.4 z"),
        Shape::Diamond => Some("M14 1 L19 6 L14 11 L9 6 z"),
        Shape::Line | Shape::Bar | Shape::Band => None,
    };
    let fill = match ink {
        Ink::Comparator(_) => Ink::Paper,
        own => own,
    };
    let symbol = points.map(|d| {
        Element::new("path")
            .with("class", format!("points {}", ink.class()))
            .with("d", d)
            .with("fill", fill.paint())
            .with("stroke", ink.paint())
            .at("stroke-width", 1.6)
    });
    std::iter::once(line).chain(symbol).collect()
}
