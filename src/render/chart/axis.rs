//! Axes: ticks, the line at nought, and the names of categories, thinned until they fit.

use super::scale::Scale;
use super::sheet::{Anchor, Look, Plot, Sheet, label};
use super::spec::Category;
use super::svg::{Element, number};
use super::text;

/// The room that the ticks of an upright axis need on the left.
pub(super) fn ticks_width(sheet: Sheet, scale: &Scale) -> f32 {
    let widest = scale
        .ticks()
        .map(|(_, words)| sheet.measure(&words))
        .fold(0.0, f32::max);
    widest + 8.0
}

/// The ticks of an upright axis, and the line from which its marks rise. Where the axis begins
/// above nought that line is broken.
pub(super) fn upright(sheet: Sheet, plot: &Plot, scale: &Scale) -> Vec<Element> {
    let ticks = scale.ticks().map(|(value, words)| {
        let baseline = plot.y(scale, value) + sheet.drop();
        label(&words, plot.left - 8.0, baseline, Anchor::End, Look::Tick)
    });
    let mut elements = vec![ticks_of(ticks.collect())];
    let y = number(plot.y(scale, 0.0));
    let (left, right) = (number(plot.left), number(plot.right()));
    let path = if scale.starts_above_nought() {
        let at =
            |dx: f32, dy: f32| format!("{} {}", number(plot.left + dx), number(plot.bottom() + dy));
        format!(
            "M{} L{} L{} L{} L{} L{right} {y}",
            at(0.0, 0.0),
            at(6.0, 0.0),
            at(9.0, -6.0),
            at(15.0, 6.0),
            at(18.0, 0.0)
        )
    } else {
        format!("M{left} {y} L{right} {y}")
    };
    elements.push(axis_line(&path));
    elements
}

/// The ticks of a level axis below its plot.
pub(super) fn level_ticks(sheet: Sheet, plot: &Plot, scale: &Scale) -> Vec<Element> {
    let ticks: Vec<(f32, String)> = scale.ticks().collect();
    let widest = ticks
        .iter()
        .map(|(_, words)| sheet.measure(words))
        .fold(0.0, f32::max);
    let apart = plot.width / scale.parts.max(1) as f32;
    let every = (((widest + 8.0) / apart.max(1.0)).ceil() as usize).max(1);
    let labels = ticks.iter().step_by(every).map(|(value, words)| {
        let x = within(sheet, plot.along(scale, *value), sheet.measure(words));
        let baseline = plot.bottom() + sheet.line();
        label(words, x, baseline, Anchor::Middle, Look::Tick)
    });
    vec![ticks_of(labels.collect())]
}

/// Labels of one look in a group that says once what they have in common.
fn ticks_of(mut labels: Vec<Element>) -> Element {
    let mut group = Element::new("g");
    for name in ["class", "fill", "text-anchor"] {
        let first = labels.first().and_then(|label| label.get(name));
        if let Some(value) = first.map(str::to_owned) {
            group = group.with(name, value);
        }
        for label in &mut labels {
            label.attributes.retain(|(key, _)| key != name);
        }
    }
    group.holding(labels)
}

/// The line at nought of a level axis.
pub(super) fn level_line(plot: &Plot, scale: &Scale, from: f32, to: f32) -> Element {
    let x = number(plot.along(scale, 0.0));
    axis_line(&format!("M{x} {} V{}", number(from), number(to)))
}

fn axis_line(path: &str) -> Element {
    Element::new("path")
        .with("class", "axis")
        .with("d", path)
        .with("fill", "none")
        .with("stroke", "var(--chart-quiet)")
        .at("stroke-width", 1.2)
}

/// How many lines the names of the categories take below an upright plot.
pub(super) fn names_lines(
    sheet: Sheet,
    categories: &[Category],
    over_time: bool,
    width: f32,
) -> usize {
    if over_time {
        return 1 + usize::from(categories.iter().any(|c| c.group.is_some()));
    }
    wrapped_names(sheet, categories, width)
        .map(|names| names.iter().map(Vec::len).max().unwrap_or(1))
        .unwrap_or(1)
}

/// The names of categories that are no periods, each in lines as wide as its place; `None` where
/// one does not fit, so that bars should go across.
pub(super) fn wrapped_names(
    sheet: Sheet,
    categories: &[Category],
    width: f32,
) -> Option<Vec<Vec<String>>> {
    let room = width / categories.len().max(1) as f32 - 10.0;
    categories
        .iter()
        .map(|category| {
            let (lines, whole) = text::wrap(&category.short, room, sheet.font, 3);
            whole.then_some(lines)
        })
        .collect()
}

/// The names of the categories below an upright plot.
pub(super) fn names(
    sheet: Sheet,
    plot: &Plot,
    categories: &[Category],
    over_time: bool,
) -> Vec<Element> {
    let mut labels = Vec::new();
    if !over_time && let Some(names) = wrapped_names(sheet, categories, plot.width) {
        for (i, lines) in names.iter().enumerate() {
            for (line, words) in lines.iter().enumerate() {
                let baseline = plot.bottom() + 4.0 + sheet.line() * (line + 1) as f32;
                let x = plot.x(i);
                labels.push(label(words, x, baseline, Anchor::Middle, Look::Tick));
            }
        }
        return vec![ticks_of(labels)];
    }
    let shown = shown(sheet, plot, categories);
    let mut strokes = String::new();
    for &i in &shown {
        let Some(category) = categories.get(i) else {
            continue;
        };
        let x = plot.x(i);
        strokes.push_str(&format!("M{} {}v5", number(x), number(plot.bottom())));
        let (lines, _) = text::wrap(&category.short, sheet.width - 2.0, sheet.font, 1);
        let baseline = plot.bottom() + 5.0 + sheet.line();
        labels.extend(lines.iter().map(|words| {
            let x = within(sheet, x, sheet.measure(words));
            label(words, x, baseline, Anchor::Middle, Look::Tick)
        }));
    }
    labels.extend(groups(sheet, plot, categories, &shown));
    vec![axis_line(&strokes), ticks_of(labels)]
}

/// What several categories share, below the first of them that is named. Where two would meet,
/// the earlier moves to the left.
fn groups(sheet: Sheet, plot: &Plot, categories: &[Category], shown: &[usize]) -> Vec<Element> {
    let mut firsts: Vec<(usize, &str)> = Vec::new();
    for &i in shown {
        if let Some(group) = categories.get(i).and_then(|c| c.group.as_deref())
            && firsts.last().is_none_or(|(_, before)| *before != group)
        {
            firsts.push((i, group));
        }
    }
    let mut elements = Vec::new();
    let mut limit = sheet.width;
    for (i, group) in firsts.into_iter().rev() {
        let half = sheet.measure(group) / 2.0;
        let x = within(sheet, plot.x(i), half * 2.0).min(limit - half);
        if x < half {
            continue;
        }
        limit = x - half - 6.0;
        let baseline = plot.bottom() + 5.0 + sheet.line() * 2.0;
        elements.push(label(group, x, baseline, Anchor::Middle, Look::Tick));
    }
    elements.reverse();
    elements
}

/// Which categories are named: the last, the first, and between them every second, third … as many
/// as have room, among them those with which a year begins.
fn shown(sheet: Sheet, plot: &Plot, categories: &[Category]) -> Vec<usize> {
    let Some(last) = categories.len().checked_sub(1) else {
        return Vec::new();
    };
    let need = |i: usize| categories.get(i).map_or(0.0, |c| sheet.measure(&c.short));
    let centre = |i: usize| within(sheet, plot.x(i), need(i));
    let apart = |a: usize, b: usize| centre(b) - centre(a) >= (need(a) + need(b)) / 2.0 + 12.0;

    let group = |i: usize| categories.get(i).and_then(|c| c.group.as_deref());
    let changes: Vec<usize> = (1..=last).filter(|&i| group(i) != group(i - 1)).collect();
    let longest = changes
        .windows(2)
        .map(|pair| pair.iter().rev().copied().reduce(|b, a| b - a).unwrap_or(0))
        .chain(changes.first().copied())
        .chain(changes.last().map(|&i| last + 1 - i))
        .max()
        .unwrap_or(0);
    // Months are named by quarters, quarters by halves.
    let steps: [usize; 8] = if longest > 4 {
        [1, 3, 6, 12, 24, 60, 120, 240]
    } else {
        [1, 2, 4, 8, 20, 40, 80, 160]
    };
    let start = changes.first().copied().unwrap_or(0);
    let named = |every: usize| -> Vec<usize> {
        (0..=last)
            .filter(|&i| i.abs_diff(start).is_multiple_of(every))
            .collect()
    };
    let mut shown = steps
        .into_iter()
        .map(named)
        .find(|named| {
            named
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if apart(*a, *b)))
        })
        .unwrap_or_default();
    shown.retain(|&i| i != 0 && i != last && apart(0, i) && apart(i, last));
    if last > 0 && apart(0, last) {
        shown.insert(0, 0);
    }
    shown.push(last);
    shown
}

/// The middle of a text of this width, moved so that it stays on the sheet.
fn within(sheet: Sheet, x: f32, width: f32) -> f32 {
    let half = width / 2.0;
    x.clamp(half, (sheet.width - half).max(half))
}
