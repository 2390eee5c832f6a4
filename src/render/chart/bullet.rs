//! One value against what is aimed at.

use super::axis;
use super::ink::Ink;
use super::marks;
use super::scale::{Scale, Start};
use super::sheet::{Anchor, Look, Picture, Plot, Sheet, label};
use super::spec::{ChartSpec, Role, TargetLevel};
use super::svg::{Element, number};
use crate::model::Unit;

/// How high the track is drawn by charts-rs: at most 40, seven tenths of its row.
const ROW: f32 = 48.0;

/// The category of the latest value, if it has a target or is a percentage, which is seen against
/// a hundred.
pub(super) fn category(spec: &ChartSpec) -> Option<usize> {
    let series = spec.series.iter().find(|s| s.role == Role::Main)?;
    let last = (0..spec.categories.len())
        .rev()
        .find(|&i| series.value(i).is_some())?;
    (spec.level(last).is_some() || spec.unit == Unit::Percent).then_some(last)
}

pub(super) fn draw(spec: &ChartSpec, sheet: Sheet) -> Option<Picture> {
    let at = category(spec)?;
    let series = spec.series.iter().find(|s| s.role == Role::Main)?;
    let value = series.value(at)?;
    let level = spec.level(at);
    let aimed = level.into_iter().flat_map(|level| [level.from, level.to]);
    let scale = Scale::over(
        aimed.chain([value]),
        spec.unit,
        spec.decimals,
        Start::Nought,
        sheet.most_steps(),
    );
    // A percentage is seen against its hundred, unless its target would be lost there.
    let is_share = spec.unit == Unit::Percent && scale.min >= 0.0 && scale.max <= 100.0;
    let scale = if is_share && (scale.max > 40.0 || level.is_none()) {
        Scale::shares(sheet.most_steps())
    } else {
        scale
    };
    let words = series.label(at);
    let half_tick = scale
        .ticks()
        .last()
        .map_or(0.0, |(_, words)| sheet.measure(&words) / 2.0);
    let right = (sheet.measure_as(words, Look::Total) + 12.0).max(half_tick + 1.0);
    let first = scale
        .ticks()
        .next()
        .map_or(0.0, |(_, words)| sheet.measure(&words) / 2.0);
    let plot = Plot {
        left: first,
        top: if level.is_some() {
            sheet.line() + 4.0
        } else {
            2.0
        },
        width: (sheet.width - right - first).max(40.0),
        height: ROW,
        from: 0.0,
        to: 1.0,
    };
    let range = level
        .filter(|level| level.is_range())
        .map(|level| (level.from, level.to));
    let mut elements = marks::bullet(&plot, &scale, value, range);
    elements.extend(axis::level_ticks(sheet, &plot, &scale));
    elements.push(axis::level_line(&plot, &scale, plot.top, plot.bottom()));
    if let Some(level) = level {
        elements.extend(target(spec, sheet, &plot, &scale, level));
    }
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

/// The line of a target, and its name above it.
fn target(
    spec: &ChartSpec,
    sheet: Sheet,
    plot: &Plot,
    scale: &Scale,
    level: &TargetLevel,
) -> Vec<Element> {
    let mut elements = Vec::new();
    let x = (plot.along(scale, level.from) + plot.along(scale, level.to)) / 2.0;
    if !level.is_range() {
        let path = format!(
            "M{} {} V{}",
            number(x),
            number(plot.top + 3.0),
            number(plot.bottom() - 3.0)
        );
        for (ink, class, width) in [(Ink::Paper, "halo", 7.0), (Ink::Target, "line target", 3.2)] {
            elements.push(
                Element::new("path")
                    .with("class", class)
                    .with("d", path.clone())
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
    let words = format!("{name} {}", level.label);
    let half = sheet.measure(&words) / 2.0;
    let x = x.clamp(half, (sheet.width - half).max(half));
    elements.push(label(
        &words,
        x,
        sheet.font,
        Anchor::Middle,
        Look::Name(Ink::Target),
    ));
    elements
}
