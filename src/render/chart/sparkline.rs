//! A line as small as a word, for a table whose cells hold the figures.

use super::ink::Ink;
use super::marks::{self, BandMark, LineMark};
use super::scale::Scale;
use super::sheet::Plot;
use super::svg::Element;

/// A line of `values`, its last point marked, with the target of each value as a dotted line. It
/// has no words, no axis and no place in the accessibility tree: what it shows must stand beside
/// it. `None` where there is no value.
pub fn sparkline(values: &[Option<f32>], target: &[Option<f32>]) -> Option<String> {
    let finite = |value: &Option<f32>| value.filter(|v| v.is_finite() && v.abs() < 1e15);
    let values: Vec<Option<f32>> = values.iter().map(finite).collect();
    let count = values.len();
    let target: Vec<Option<f32>> = target.iter().take(count).map(finite).collect();
    let last = values.iter().rposition(Option::is_some)?;
    // A target before the first value or behind the last would only flatten the line.
    let first = values.iter().position(Option::is_some)?;
    let target: Vec<Option<f32>> = target
        .into_iter()
        .enumerate()
        .map(|(i, level)| level.filter(|_| (first..=last).contains(&i)))
        .collect();

    let plot = Plot {
        left: 3.0,
        top: 4.0,
        width: 114.0,
        height: 24.0,
        from: 0.5,
        to: (count as f32 - 0.5).max(1.0),
    };
    let scale = Scale::fitted(values.iter().chain(&target).copied().flatten());
    let places: Vec<f64> = (0..count).map(|i| i as f64 + 0.5).collect();
    let point = LineMark {
        ink: Ink::Series(0),
        places: places.get(last).copied().into_iter().collect(),
        values: values.get(last).copied().into_iter().collect(),
        symbol: Some(2.6),
    };
    let lines = [
        LineMark {
            ink: Ink::Target,
            places: places.iter().copied().take(target.len()).collect(),
            values: target,
            symbol: None,
        },
        LineMark {
            ink: Ink::Series(0),
            places,
            values,
            symbol: None,
        },
        point,
    ];
    let mut svg = String::new();
    Element::new("svg")
        .with("class", "sparkline")
        .with("viewBox", "0 0 120 32")
        .with("aria-hidden", "true")
        .holding(marks::lines(
            &plot,
            &scale,
            &BandMark::default(),
            &lines,
            false,
        ))
        .write(&mut svg);
    Some(svg)
}
