//! Lines over periods: gaps where values are missing, the target as steps or a band, labels at the
//! end of each line and at its first, highest and lowest values.

use super::axis;
use super::ends::{End, Ends};
use super::ink::Ink;
use super::marks::{self, LineMark};
use super::room::{Area, Room};
use super::scale::{Scale, Start};
use super::sheet::{Anchor, Look, Picture, Plot, Sheet, label};
use super::spec::{ChartSpec, Role, Series};
use super::svg::Element;
use super::target;

/// From the edges of the plot to the first and the last point, at most.
const EDGE: f32 = 16.0;
/// From the middle of a point to its label.
const CLEAR: f32 = 8.5;

pub(super) fn draw(spec: &ChartSpec, sheet: Sheet) -> Picture {
    let drawn = inked_series(spec);
    let count = spec.categories.len();
    let values = drawn
        .iter()
        .flat_map(|(series, _)| spec.values(series))
        .flatten();
    let scale = Scale::over(
        values.chain(target::values(spec)),
        spec.unit,
        spec.decimals,
        Start::NoughtIfPossible,
        sheet.most_steps(),
    );

    let note = note(spec, &scale);
    let top = sheet.font * 1.4 + if note.is_some() { sheet.line() } else { 0.0 };
    let height = if sheet.is_wide { 236.0 } else { 184.0 };
    let left = axis::ticks_width(sheet, &scale);
    let y_of = |value: f32| top + height * (1.0 - scale.share(value));
    let wanted = drawn
        .iter()
        .filter_map(|(series, ink)| end_of(spec, series, *ink, drawn.len() > 1, &y_of))
        .chain(target::end(spec, &y_of))
        .collect();
    let ends = Ends::arranged(sheet, top, height, wanted);
    let width = (sheet.width - left - ends.width()).max(60.0);
    // Half a category, but never so much that the last value stands far from its point.
    let gaps = count.saturating_sub(1) as f32;
    let pad = (EDGE * gaps / (width - 2.0 * EDGE).max(1.0)).min(0.5);
    let pad = if count == 1 { 0.5 } else { pad };
    let plot = Plot {
        left,
        top,
        width,
        height,
        from: 0.5 - pad,
        to: count as f32 - 0.5 + pad,
    };

    let (band, mut line_marks) = target::marks(spec);
    let symbol = if count > 40 { 1.6 } else { 3.4 };
    line_marks.extend(drawn.iter().rev().map(|(series, ink)| LineMark {
        ink: *ink,
        places: (0..count).map(|i| i as f64 + 0.5).collect(),
        values: spec.values(series).collect(),
        symbol: Some(symbol),
    }));
    let mut elements = Vec::new();
    if let Some(words) = &note {
        elements.push(label(words, 0.0, sheet.font, Anchor::Start, Look::Tick));
    }
    elements.extend(marks::lines(&plot, &scale, &band, &line_marks, true));
    elements.extend(axis::upright(sheet, &plot, &scale));
    elements.extend(axis::names(sheet, &plot, &spec.categories, spec.over_time));

    let mut room = Room::new(Area {
        left: plot.left + 2.0,
        top: plot.top - sheet.font * 1.3,
        right: plot.right() + 4.0,
        bottom: plot.bottom() - 2.0,
    });
    for mark in &line_marks {
        take_line(&mut room, &plot, &scale, mark);
    }
    for (series, ink) in &drawn {
        elements.extend(value_labels(
            spec,
            sheet,
            &plot,
            &scale,
            (*series, *ink),
            &mut room,
        ));
    }
    let marks_end = plot.x(count.saturating_sub(1)) + 6.0;
    elements.extend(target::labels(spec, sheet, &plot, &scale, &mut room));
    elements.extend(ends.elements(sheet, plot.right(), marks_end));
    let names = axis::names_lines(sheet, &spec.categories, spec.over_time, plot.width);
    Picture {
        height: plot.bottom() + 5.0 + sheet.line() * names as f32 + sheet.font * 0.4,
        elements,
        is_named: ends.names_all,
        starts_at: scale
            .starts_above_nought()
            .then(|| scale.words(f64::from(scale.min))),
    }
}

/// Each series that is drawn as a line, with its ink.
fn inked_series(spec: &ChartSpec) -> Vec<(&Series, Ink)> {
    let (mut own, mut others) = (0, 0);
    spec.series
        .iter()
        .filter(|series| spec.values(series).any(|value| value.is_some()))
        .map(|series| {
            let next = |n: &mut usize| {
                *n += 1;
                *n - 1
            };
            let ink = match series.role {
                Role::Comparator => Ink::Comparator(next(&mut others)),
                _ => Ink::Series(next(&mut own)),
            };
            (series, ink)
        })
        .collect()
}

/// What is written above the plot: what is counted, and where the axis does not begin at nought.
pub(super) fn note(spec: &ChartSpec, scale: &Scale) -> Option<String> {
    let counted = spec
        .counted
        .clone()
        .filter(|words| !words.trim().is_empty());
    let start = scale
        .starts_above_nought()
        .then(|| format!("scale starts at {}", scale.words(f64::from(scale.min))));
    let words: Vec<String> = [counted, start].into_iter().flatten().collect();
    let words = words.join(" · ");
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The label beside the plot for the last value of a series. A series that ends before the last
/// category has its value labelled at its point instead, and only its name here.
fn end_of(
    spec: &ChartSpec,
    series: &Series,
    ink: Ink,
    is_named: bool,
    y_of: &impl Fn(f32) -> f32,
) -> Option<End> {
    let (i, value) = last(spec, series)?;
    let reaches_end = i + 1 == spec.categories.len();
    let written = series.label(i).to_owned();
    let end = End {
        y: y_of(value),
        ink,
        value: (reaches_end && !written.is_empty()).then_some(written),
        name: is_named.then(|| series.name.clone()),
    };
    (end.value.is_some() || end.name.is_some()).then_some(end)
}

fn present<'a>(spec: &'a ChartSpec, series: &'a Series) -> impl Iterator<Item = (usize, f32)> + 'a {
    spec.values(series)
        .enumerate()
        .filter_map(|(i, value)| value.map(|value| (i, value)))
}

fn last(spec: &ChartSpec, series: &Series) -> Option<(usize, f32)> {
    present(spec, series).last()
}

/// Nothing is written over a line or its points.
pub(super) fn take_line(room: &mut Room, plot: &Plot, scale: &Scale, mark: &LineMark) {
    let mut before: Option<(f32, f32)> = None;
    for (place, value) in mark.places.iter().zip(&mark.values) {
        let here = value.map(|value| {
            let x = plot.at(*place as f32);
            (x, plot.y(scale, value))
        });
        if let (Some(a), Some(b)) = (before, here) {
            room.take_line(a, b);
        }
        if let (Some((x, y)), Some(radius)) = (here, mark.symbol) {
            room.take(Area {
                left: x - radius - 1.0,
                top: y - radius - 1.0,
                right: x + radius + 1.0,
                bottom: y + radius + 1.0,
            });
        }
        before = here;
    }
}

/// Labels of the last value (where it is not beside the plot), the highest, the lowest and the
/// first, in this order, where there is room.
fn value_labels(
    spec: &ChartSpec,
    sheet: Sheet,
    plot: &Plot,
    scale: &Scale,
    (series, ink): (&Series, Ink),
    room: &mut Room,
) -> Vec<Element> {
    let count = spec.categories.len();
    let Some((last, last_value)) = last(spec, series) else {
        return Vec::new();
    };
    let mut wanted: Vec<(usize, f32, bool)> = Vec::new();
    let mut want = |found: Option<(usize, f32)>, below: bool| {
        if let Some((i, value)) = found
            && i + 1 != count
            && !wanted.iter().any(|(other, ..)| *other == i)
        {
            wanted.push((i, value, below));
        }
    };
    let is_low = |i: usize| {
        let neighbour = |j: Option<usize>| j.and_then(|j| series.value(j));
        let own = series.value(i).unwrap_or(0.0);
        [neighbour(i.checked_sub(1)), neighbour(i.checked_add(1))]
            .into_iter()
            .flatten()
            .any(|value| value > own)
    };
    want(Some((last, last_value)), is_low(last));
    if series.role != Role::Comparator {
        let all = || present(spec, series);
        let higher = |a: (usize, f32), b: (usize, f32)| if b.1 > a.1 { b } else { a };
        let lower = |a: (usize, f32), b: (usize, f32)| if b.1 < a.1 { b } else { a };
        want(all().reduce(higher), false);
        want(all().reduce(lower), true);
        want(all().next(), all().next().is_some_and(|(i, _)| is_low(i)));
    }
    let mut elements = Vec::new();
    for (i, value, below) in wanted {
        let words = series.label(i);
        if words.is_empty() {
            continue;
        }
        let (x, y) = (plot.x(i), plot.y(scale, value));
        let (up, down) = (y - CLEAR, y + CLEAR + sheet.font * 0.75);
        let (first, second) = if below { (down, up) } else { (up, down) };
        let beside = y + sheet.drop();
        let wishes = [
            (x, first, Anchor::Middle),
            (x - 4.0, first, Anchor::Start),
            (x + 4.0, first, Anchor::End),
            (x + CLEAR, beside, Anchor::Start),
            (x - CLEAR, beside, Anchor::End),
            (x, second, Anchor::Middle),
            (x - 4.0, second, Anchor::Start),
            (x + 4.0, second, Anchor::End),
        ];
        let placed = room.place(wishes.iter().map(|&(x, baseline, anchor)| {
            sheet.area_of(words, (x, baseline), anchor, Look::Value(ink))
        }));
        if let Some(area) = placed {
            let middle = (area.left + area.right) / 2.0;
            let baseline = area.bottom - sheet.font * 0.22;
            elements.push(label(
                words,
                middle,
                baseline,
                Anchor::Middle,
                Look::Value(ink),
            ));
        }
    }
    elements
}
