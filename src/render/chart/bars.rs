//! Upright bars: single, beside each other, on top of each other, as shares of a hundred.

use super::axis;
use super::bar_labels::{Labelled, places};
use super::ends::{End, Ends};
use super::ink::Ink;
use super::lines::{note, take_line};
use super::marks::{self, BandMark, BarMark, LineMark, Standing};
use super::room::{Area, Room};
use super::scale::{Scale, Start};
use super::sheet::{Anchor, Look, Picture, Plot, Sheet, label};
use super::spec::ChartSpec;
use super::stack::Bars;
use super::svg::{Element, number};
use super::target;

/// The widest bar.
const WIDEST: f32 = 72.0;
/// The widest place of a category: a chart of two bars does not fill the sheet.
const PLACE: f32 = 130.0;
/// charts-rs leaves this much on both sides of a category's bars.
const MARGIN: f32 = 5.0;

pub(super) fn draw(spec: &ChartSpec, sheet: Sheet) -> Picture {
    let bars = Bars::of(spec);
    let bar_marks = bars.marks(spec);
    let count = spec.categories.len();
    let scale = scale(spec, sheet, &bars, &bar_marks);

    let note = note(spec, &scale);
    let top = sheet.font * 1.5 + if note.is_some() { sheet.line() } else { 0.0 };
    let height = if sheet.is_wide { 236.0 } else { 184.0 };
    let left = axis::ticks_width(sheet, &scale);
    let y_of = |value: f32| top + height * (1.0 - scale.share(value));
    let mut wanted = part_ends(spec, &bars, &bar_marks, &y_of);
    wanted.extend(target::end(spec, &y_of));
    let ends = Ends::arranged(sheet, top, height, wanted);
    let room_for_plot = (sheet.width - left - ends.width()).max(40.0);
    let plot = Plot {
        left,
        top,
        width: room_for_plot.min(count as f32 * PLACE),
        height,
        from: 0.0,
        to: count as f32,
    };

    let mut elements = Vec::new();
    if let Some(words) = &note {
        elements.push(label(words, 0.0, sheet.font, Anchor::Start, Look::Tick));
    }
    let (band, target_lines) = target::marks(spec);
    elements.extend(marks::lines(&plot, &scale, &band, &[], true));
    // What is drawn are shares already.
    let standing = match bars.standing {
        Standing::Shares => Standing::Stacked,
        other => other,
    };
    let drawn: Vec<Element> = marks::bars(&plot, &scale, count, standing, &bar_marks)
        .into_iter()
        .map(|bar| slimmed(bar, &plot, standing))
        .collect();
    let places = places(&drawn, &bar_marks);
    elements.extend(drawn);
    elements.extend(axis::upright(sheet, &plot, &scale));
    let over: Vec<LineMark> = comparator_marks(spec, &bars)
        .into_iter()
        .chain(target_lines)
        .collect();
    elements.extend(haloed(marks::lines(
        &plot,
        &scale,
        &BandMark::default(),
        &over,
        false,
    )));
    elements.extend(axis::names(sheet, &plot, &spec.categories, spec.over_time));

    let mut room = Room::new(Area {
        left: plot.left - 4.0,
        top: plot.top - sheet.font * 1.4,
        right: plot.right() + (ends.width() - 4.0).min(12.0),
        bottom: plot.bottom(),
    });
    for mark in &over {
        take_line(&mut room, &plot, &scale, mark);
    }
    for area in places.iter().flatten().flatten() {
        room.take(*area);
    }
    let labelled = Labelled {
        spec,
        bars: &bars,
        marks: &bar_marks,
        places: &places,
        plot: &plot,
        nought: plot.y(&scale, 0.0),
    };
    elements.extend(labelled.labels(sheet, &mut room));
    let marks_end = plot.right() - plot.place() * 0.1;
    elements.extend(target::labels(spec, sheet, &plot, &scale, &mut room));
    elements.extend(ends.elements(sheet, plot.right(), marks_end));
    let names = axis::names_lines(sheet, &spec.categories, spec.over_time, plot.width);
    let several = bars.series.len() + bars.comparators.len() > 1;
    Picture {
        height: plot.bottom() + 5.0 + sheet.line() * names as f32 + sheet.font * 0.4,
        elements,
        is_named: if standing == Standing::Beside {
            !several
        } else {
            ends.names_all
        },
        starts_at: None,
    }
}

/// The axis of values of bars, which begins at nought.
pub(super) fn scale(spec: &ChartSpec, sheet: Sheet, bars: &Bars, marks: &[BarMark]) -> Scale {
    if bars.standing == Standing::Shares {
        return Scale::shares(sheet.most_steps());
    }
    let values = bars.values(spec, marks).into_iter();
    let totals = bars
        .total
        .into_iter()
        .flat_map(|total| spec.values(total))
        .flatten();
    Scale::over(
        values.chain(totals).chain(target::values(spec)),
        spec.unit,
        spec.decimals,
        Start::Nought,
        sheet.most_steps(),
    )
}

/// The names and values of parts beside the last stack.
fn part_ends(
    spec: &ChartSpec,
    bars: &Bars,
    marks: &[BarMark],
    y_of: &impl Fn(f32) -> f32,
) -> Vec<End> {
    let Some(last) = spec.categories.len().checked_sub(1) else {
        return Vec::new();
    };
    if bars.standing == Standing::Beside {
        return Vec::new();
    }
    let ends = bars
        .series
        .iter()
        .enumerate()
        .filter_map(|(n, (series, ink))| {
            let (low, high) = bars.edges(marks, n, last)?;
            Some(End {
                y: (y_of(low) + y_of(high)) / 2.0,
                ink: *ink,
                value: Some(series.label(last).to_owned()).filter(|words| !words.is_empty()),
                name: Some(series.name.clone()),
            })
        });
    let ends: Vec<End> = ends.collect();
    // All of them or none: a column of names from which one is missing would mislead.
    if ends.len() == bars.series.len() {
        ends
    } else {
        Vec::new()
    }
}

/// A bar of charts-rs made narrower about the middle of its category, and parted from the bar on
/// which it stands.
fn slimmed(bar: Element, plot: &Plot, standing: Standing) -> Element {
    let value = |name: &str| bar.get(name).and_then(|text| text.parse::<f32>().ok());
    let (Some(x), Some(width)) = (value("x"), value("width")) else {
        return bar;
    };
    let place = plot.place();
    let category = ((x + width / 2.0 - plot.left) / place).floor();
    let middle = plot.left + (category + 0.5) * place;
    let inner = (place - 2.0 * MARGIN).max(1.0);
    let bars_beside = if standing == Standing::Beside {
        (inner / width.max(1.0)).round().max(1.0)
    } else {
        1.0
    };
    let wanted = (place * 0.74).min(WIDEST * bars_beside);
    let factor = if inner > wanted { wanted / inner } else { 1.0 };
    let parted = |height: f32| {
        if standing != Standing::Beside && height > 5.0 {
            height - 1.5
        } else {
            height
        }
    };
    let mut slim = Element::new(&bar.name);
    for (name, text) in &bar.attributes {
        let text = match (name.as_str(), text.parse::<f32>()) {
            ("x", Ok(x)) => number(middle + (x - middle) * factor),
            ("width", Ok(width)) => number(width * factor),
            ("height", Ok(height)) => number(parted(height)),
            _ => text.clone(),
        };
        slim = slim.with(name, text);
    }
    if standing != Standing::Beside
        && let Some(y) = value("y")
        && let Some(height) = value("height")
    {
        let moved = y + height - parted(height);
        for (name, text) in &mut slim.attributes {
            if name == "y" {
                *text = number(moved);
            }
        }
    }
    slim
}

/// The same lines on a seam of paper, so that they are seen on a bar.
fn haloed(lines: Vec<Element>) -> Vec<Element> {
    let mut elements = Vec::new();
    for line in lines {
        if let (true, Some(d)) = (line.name == "path", line.get("d")) {
            elements.push(
                Element::new("path")
                    .with("class", "halo")
                    .with("d", d)
                    .with("fill", "none")
                    .with("stroke", Ink::Paper.paint())
                    .at("stroke-width", 5.0),
            );
        }
        elements.push(line);
    }
    elements
}

/// A comparator of bars: a short line across the place of each category.
fn comparator_marks(spec: &ChartSpec, bars: &Bars) -> Vec<LineMark> {
    bars.comparators
        .iter()
        .map(|(series, ink)| {
            let (mut places, mut values) = (Vec::new(), Vec::new());
            for (i, value) in spec.values(series).enumerate() {
                places.extend([i as f64 + 0.06, i as f64 + 0.94, i as f64 + 1.0]);
                values.extend([value, value, None]);
            }
            LineMark {
                ink: *ink,
                places,
                values,
                symbol: None,
            }
        })
        .collect()
}
