//! Bars from left to right: for long names, and for one stack. The names stand on the left, on a
//! narrow sheet above each bar.

use super::axis;
use super::bars;
use super::ink::Ink;
use super::lines::note;
use super::marks::{self, Standing};
use super::scale::Scale;
use super::sheet::{Anchor, Look, Picture, Plot, Sheet, label};
use super::spec::ChartSpec;
use super::stack::Bars;
use super::svg::{Element, number};
use super::text;

/// How high a single bar is, and one of several beside each other.
const BAR: f32 = 26.0;
const BAR_BESIDE: f32 = 19.0;
/// Between two rows.
const APART: f32 = 14.0;
/// charts-rs leaves this much above and below a category's bars.
const MARGIN: f32 = 5.0;

/// How a row is divided: names, then bars.
struct Rows {
    /// From one row to the next.
    pitch: f32,
    /// Where in a row its bars begin, and how high they are together.
    bars_from: f32,
    bars: f32,
    names: Vec<Vec<String>>,
    names_width: f32,
}

pub(super) fn draw(spec: &ChartSpec, sheet: Sheet) -> Picture {
    let bars = Bars::of(spec);
    let bar_marks = bars.marks(spec);
    let count = spec.categories.len();
    let scale = bars::scale(spec, sheet, &bars, &bar_marks);
    let rows = rows(spec, sheet, &bars);

    let note = note(spec, &scale);
    let top = if note.is_some() {
        sheet.line() + 6.0
    } else {
        4.0
    };
    let widest_value = bars
        .series
        .iter()
        .map(|(series, _)| *series)
        .filter(|_| bars.standing == Standing::Beside)
        .chain(bars.total)
        .flat_map(|series| (0..count).map(|i| sheet.measure_as(series.label(i), Look::Total)))
        .fold(0.0, f32::max);
    let last_tick = scale
        .ticks()
        .last()
        .map_or(0.0, |(_, words)| sheet.measure(&words));
    let right = (widest_value + 10.0).max(last_tick / 2.0 + 1.0);
    let plot = Plot {
        left: rows.names_width,
        top,
        width: (sheet.width - rows.names_width - right).max(40.0),
        height: rows.pitch * count as f32,
        from: 0.0,
        to: 1.0,
    };

    let mut elements = Vec::new();
    if let Some(words) = &note {
        elements.push(label(words, 0.0, sheet.font, Anchor::Start, Look::Tick));
    }
    let standing = match bars.standing {
        Standing::Shares => Standing::Stacked,
        other => other,
    };
    let drawn = marks::bars_across(&plot, &scale, count, standing, &bar_marks);
    elements.extend(
        drawn
            .into_iter()
            .map(|bar| settled(bar, &plot, &rows, standing)),
    );
    elements.extend(axis::level_ticks(sheet, &plot, &scale));
    // On a narrow sheet names stand where one line would run.
    let noughts = if sheet.is_wide {
        vec![(plot.top, plot.bottom())]
    } else {
        let row = |i: usize| plot.top + rows.pitch * i as f32 + rows.bars_from;
        (0..count)
            .map(|i| (row(i) - 3.0, row(i) + rows.bars + 3.0))
            .collect()
    };
    elements.extend(
        noughts
            .iter()
            .map(|&(from, to)| axis::level_line(&plot, &scale, from, to)),
    );
    for (i, lines) in rows.names.iter().enumerate() {
        elements.extend(name(sheet, &plot, &rows, i, lines));
    }
    elements.extend(references(spec, &plot, &scale, &rows, &bars));
    elements.extend(value_labels(
        spec, sheet, &plot, &scale, &rows, &bars, &bar_marks,
    ));
    let several = bars.series.len() + bars.comparators.len() > 1;
    let has_target = (0..count).any(|i| spec.level(i).is_some());
    Picture {
        height: plot.bottom() + sheet.line() + sheet.font * 0.5,
        elements,
        is_named: !several && !has_target,
        starts_at: None,
    }
}

fn rows(spec: &ChartSpec, sheet: Sheet, bars: &Bars) -> Rows {
    let room = if sheet.is_wide {
        220.0
    } else {
        sheet.width - 2.0
    };
    let lines = if sheet.is_wide { 3 } else { 2 };
    let names: Vec<Vec<String>> = spec
        .categories
        .iter()
        .map(|category| text::wrap(&category.long, room, sheet.font, lines).0)
        .collect();
    let names_height = names.iter().map(Vec::len).max().unwrap_or(0) as f32 * sheet.line();
    let beside = if bars.standing == Standing::Beside {
        bars.series.len().max(1)
    } else {
        1
    };
    let bars = if beside == 1 {
        BAR
    } else {
        BAR_BESIDE * beside as f32
    };
    if sheet.is_wide {
        let widest = names
            .iter()
            .flatten()
            .map(|line| sheet.measure(line))
            .fold(0.0, f32::max);
        let pitch = bars.max(names_height) + APART;
        Rows {
            pitch,
            bars_from: (pitch - bars) / 2.0,
            bars,
            names,
            names_width: widest + 12.0,
        }
    } else {
        Rows {
            pitch: names_height + 4.0 + bars + APART,
            bars_from: names_height + 4.0,
            bars,
            names,
            names_width: 1.0,
        }
    }
}

/// A bar of charts-rs moved to its place in the row, and parted from the bar before it.
fn settled(bar: Element, plot: &Plot, rows: &Rows, standing: Standing) -> Element {
    if bar.name != "rect" {
        return bar;
    }
    let value = |name: &str| bar.get(name).and_then(|text| text.parse::<f32>().ok());
    let (Some(y), Some(height)) = (value("y"), value("height")) else {
        return bar;
    };
    let row = ((y + height / 2.0 - plot.top) / rows.pitch).floor();
    let row_top = plot.top + row * rows.pitch;
    let factor = rows.bars / (rows.pitch - 2.0 * MARGIN).max(1.0);
    let mut settled = Element::new(&bar.name);
    for (name, text) in &bar.attributes {
        let text = match (name.as_str(), text.parse::<f32>()) {
            ("y", Ok(y)) => number(row_top + rows.bars_from + (y - row_top - MARGIN) * factor),
            ("height", Ok(height)) => number(height * factor),
            ("width", Ok(width)) if standing != Standing::Beside && width > 5.0 => {
                number(width - 1.5)
            }
            _ => text.clone(),
        };
        settled = settled.with(name, text);
    }
    settled
}

/// The name of a row.
fn name(sheet: Sheet, plot: &Plot, rows: &Rows, i: usize, lines: &[String]) -> Vec<Element> {
    let row_top = plot.top + rows.pitch * i as f32;
    let block = sheet.line() * lines.len() as f32;
    let (x, anchor, top) = if sheet.is_wide {
        (
            plot.left - 10.0,
            Anchor::End,
            row_top + (rows.pitch - block) / 2.0,
        )
    } else {
        // Some fonts have letters, such as J, that reach to the left of where they begin.
        (2.0, Anchor::Start, row_top + rows.bars_from - 4.0 - block)
    };
    lines
        .iter()
        .enumerate()
        .map(|(line, words)| {
            let baseline = top + sheet.line() * (line as f32 + 0.5) + sheet.drop();
            label(words, x, baseline, anchor, Look::Row)
        })
        .collect()
}

/// The targets and comparators of each row: lines across its bars.
fn references(
    spec: &ChartSpec,
    plot: &Plot,
    scale: &Scale,
    rows: &Rows,
    bars: &Bars,
) -> Vec<Element> {
    let mut elements = Vec::new();
    for i in 0..spec.categories.len() {
        let top = plot.top + rows.pitch * i as f32 + rows.bars_from - 3.0;
        let mut line = |value: f32, ink: Ink| {
            let x = number(plot.along(scale, value));
            let d = format!("M{x} {} v{}", number(top), number(rows.bars + 6.0));
            for (ink, class, width) in [
                (Ink::Paper, "halo".to_owned(), 6.0),
                (ink, format!("line {}", ink.class()), 2.6),
            ] {
                elements.push(
                    Element::new("path")
                        .with("class", class)
                        .with("d", d.clone())
                        .with("fill", "none")
                        .with("stroke", ink.paint())
                        .at("stroke-width", width),
                );
            }
        };
        for (series, ink) in &bars.comparators {
            if let Some(value) = series.value(i) {
                line(value, *ink);
            }
        }
        if let Some(level) = spec.level(i) {
            line(level.from, Ink::Target);
            if level.is_range() {
                line(level.to, Ink::Target);
            }
        }
    }
    elements
}

/// The middle of the `n`th of several bars of a row.
fn row_of(rows: &Rows, bars: &Bars, n: usize) -> f32 {
    rows.bars / bars.series.len().max(1) as f32 * (n as f32 + 0.5)
}

/// Where a label of this width can begin without standing on the target or a comparator of its
/// row.
fn clear_of(
    spec: &ChartSpec,
    plot: &Plot,
    scale: &Scale,
    bars: &Bars,
    i: usize,
    x: f32,
    width: f32,
) -> f32 {
    let level = spec
        .level(i)
        .into_iter()
        .flat_map(|level| [level.from, level.to]);
    let others = bars
        .comparators
        .iter()
        .filter_map(|(series, _)| series.value(i));
    let mut lines: Vec<f32> = level
        .chain(others)
        .map(|value| plot.along(scale, value))
        .collect();
    lines.sort_by(f32::total_cmp);
    lines.into_iter().fold(x, |x, line| {
        if line > x - 5.0 && line < x + width + 3.0 {
            line + 7.0
        } else {
            x
        }
    })
}

/// Values behind the ends of bars; values of parts on the parts, where they have room.
fn value_labels(
    spec: &ChartSpec,
    sheet: Sheet,
    plot: &Plot,
    scale: &Scale,
    rows: &Rows,
    bars: &Bars,
    bar_marks: &[marks::BarMark],
) -> Vec<Element> {
    let mut elements = Vec::new();
    for i in 0..spec.categories.len() {
        let from = plot.top + rows.pitch * i as f32 + rows.bars_from;
        let baseline = from + rows.bars / 2.0 + sheet.drop();
        for (n, (series, _)) in bars.series.iter().enumerate() {
            let words = series.label(i);
            let (Some((low, high)), Some(mark)) = (bars.edges(bar_marks, n, i), bar_marks.get(n))
            else {
                if let Some(sign) = series.sign(i)
                    && bars.standing == Standing::Beside
                {
                    let x = plot.along(scale, 0.0) + 7.0;
                    let baseline = from + row_of(rows, bars, n) + sheet.drop();
                    elements.push(label(sign, x, baseline, Anchor::Start, Look::Tick));
                }
                continue;
            };
            let bar_ink = mark.ink_of(i);
            let (start, end) = (plot.along(scale, low), plot.along(scale, high));
            if bars.standing == Standing::Beside {
                let baseline = from + row_of(rows, bars, n) + sheet.drop();
                let width = sheet.measure_as(words, Look::Value(bar_ink));
                let x = clear_of(spec, plot, scale, bars, i, end + 7.0, width);
                elements.push(label(
                    words,
                    x,
                    baseline,
                    Anchor::Start,
                    Look::Value(bar_ink),
                ));
            } else if sheet.measure_as(words, Look::Inside) + 6.0 <= end - start {
                let middle = (start + end) / 2.0;
                elements.push(label(words, middle, baseline, Anchor::Middle, Look::Inside));
            }
        }
        if bars.standing == Standing::Beside {
            continue;
        }
        let x = plot.along(scale, bars.height(bar_marks, i).unwrap_or(0.0)) + 7.0;
        if let Some(sign) = bars.sign(i) {
            elements.push(label(sign, x, baseline, Anchor::Start, Look::Tick));
        } else if let Some(total) = bars.total
            && bars.standing == Standing::Stacked
        {
            elements.push(label(
                total.label(i),
                x,
                baseline,
                Anchor::Start,
                Look::Total,
            ));
        }
    }
    elements
}
