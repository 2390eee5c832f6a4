//! One value against what is aimed at.

use super::axis;
use super::ink::Ink;
use super::marks;
use super::scale::{Scale, Start};
use super::sheet::{Anchor, Look, Picture, Plot, Sheet, label};
use super::spec::{ChartSpec, Role};
use super::svg::{Element, number};
use crate::model::Unit;

/// How high the track is drawn by charts-rs: at most 40, seven tenths of its row.
const ROW: f32 = 48.0;

/// The category of the latest value that has a target, if there is one.
pub(super) fn category(spec: &ChartSpec) -> Option<usize> {
    let series = spec.series.iter().find(|s| s.role == Role::Main)?;
    let last = (0..spec.categories.len())
        .rev()
        .find(|&i| series.value(i).is_some())?;
    spec.level(last).map(|_| last)
}

pub(super) fn draw(spec: &ChartSpec, sheet: Sheet) -> Option<Picture> {
    let at = category(spec)?;
    let series = spec.series.iter().find(|s| s.role == Role::Main)?;
    let (value, level) = (series.value(at)?, spec.level(at)?);
    let scale = Scale::over(
        [value, level.from, level.to].into_iter(),
        spec.unit,
        spec.decimals,
        Start::Nought,
        sheet.most_steps(),
    );
    // A percentage is seen against its hundred, unless it would be lost there.
    let scale = if spec.unit == Unit::Percent && scale.min >= 0.0 && scale.max > 40.0 {
        Scale::over(
            [0.0, 100.0_f32.max(scale.max)].into_iter(),
            spec.unit,
            spec.decimals,
            Start::Nought,
            sheet.most_steps(),
        )
    } else {
        scale
    };
    let words = series.label(at);
    let half_tick = scale
        .ticks()
        .last()
        .map_or(0.0, |(_, words)| sheet.measure(&words) / 2.0);
    let right = (sheet.measure(words) + 12.0).max(half_tick + 1.0);
    let first = scale
        .ticks()
        .next()
        .map_or(0.0, |(_, words)| sheet.measure(&words) / 2.0);
    let plot = Plot {
        left: first,
        top: sheet.line() + 4.0,
        width: (sheet.width - right - first).max(40.0),
        height: ROW,
    };
    let range = level.is_range().then_some((level.from, level.to));
    let mut elements = marks::bullet(&plot, &scale, value, range);
    elements.extend(axis::level_ticks(sheet, &plot, &scale));
    elements.push(axis::level_line(&plot, &scale, plot.top, plot.bottom()));

    let x_of = |value: f32| plot.along(&scale, value);
    let target = (x_of(level.from) + x_of(level.to)) / 2.0;
    if range.is_none() {
        for (ink, class, width) in [(Ink::Paper, "halo", 7.0), (Ink::Target, "line target", 3.2)] {
            elements.push(
                Element::new("path")
                    .with("class", class)
                    .with(
                        "d",
                        format!(
                            "M{} {} V{}",
                            number(target),
                            number(plot.top + 3.0),
                            number(plot.bottom() - 3.0)
                        ),
                    )
                    .with("fill", "none")
                    .with("stroke", ink.paint())
                    .at("stroke-width", width),
            );
        }
    }
    let name = spec
        .target
        .as_ref()
        .map_or("", |target| target.name.as_str());
    let target_words = format!("{name} {}", level.label);
    let half = sheet.measure(&target_words) / 2.0;
    let x = target.clamp(half, (sheet.width - half).max(half));
    elements.push(label(
        &target_words,
        x,
        sheet.font,
        Anchor::Middle,
        Look::Name(Ink::Target),
    ));
    let baseline = plot.top + ROW / 2.0 + sheet.drop();
    elements.push(label(
        words,
        plot.right() + 10.0,
        baseline,
        Anchor::Start,
        Look::Value(Ink::Series(0)),
    ));
    Some(Picture {
        height: plot.bottom() + sheet.line() + sheet.font * 0.5,
        elements,
        is_named: true,
        starts_at: None,
    })
}
