//! What is aimed at: a line that steps where the target changes, a band where it is a range.

use super::ends::End;
use super::ink::Ink;
use super::marks::{BandMark, LineMark};
use super::room::Room;
use super::scale::Scale;
use super::sheet::{Anchor, Look, Plot, Sheet, label};
use super::spec::{ChartSpec, TargetLevel};
use super::svg::Element;

/// The same level over several categories, from the first to the one behind the last.
struct Run<'a> {
    level: &'a TargetLevel,
    from: usize,
    to: usize,
}

fn runs(spec: &ChartSpec) -> Vec<Run<'_>> {
    let mut runs: Vec<Run> = Vec::new();
    for i in 0..spec.categories.len() {
        let Some(level) = spec.level(i) else {
            continue;
        };
        match runs.last_mut() {
            Some(run) if run.to == i && run.level == level => run.to = i + 1,
            _ => runs.push(Run {
                level,
                from: i,
                to: i + 1,
            }),
        }
    }
    runs
}

/// Every value that an axis must hold for the target to be on it.
pub(super) fn values(spec: &ChartSpec) -> impl Iterator<Item = f32> + '_ {
    (0..spec.categories.len())
        .filter_map(|i| spec.level(i))
        .flat_map(|level| [level.from, level.to])
}

/// The band, and the line if there is one.
pub(super) fn marks(spec: &ChartSpec) -> (BandMark, Vec<LineMark>) {
    let mut band = BandMark::default();
    let mut line = LineMark {
        ink: Ink::Target,
        places: Vec::new(),
        values: Vec::new(),
        symbol: None,
    };
    let mut end = 0;
    for run in runs(spec) {
        if run.from > end {
            let between = (end + run.from) as f64 / 2.0;
            line.places.push(between);
            line.values.push(None);
            band.places.push(between);
            band.edges.push(None);
        }
        end = run.to;
        for place in [run.from as f64, run.to as f64] {
            let is_range = run.level.is_range();
            line.places.push(place);
            line.values.push((!is_range).then_some(run.level.to));
            band.places.push(place);
            band.edges
                .push(is_range.then_some((run.level.from, run.level.to)));
        }
    }
    let has_line = line.values.iter().any(Option::is_some);
    (band, if has_line { vec![line] } else { Vec::new() })
}

/// The label beside the plot, where a target holds for the last category.
pub(super) fn end(spec: &ChartSpec, y_of: &impl Fn(f32) -> f32) -> Option<End> {
    let target = spec.target.as_ref()?;
    let level = spec.level(spec.categories.len().checked_sub(1)?)?;
    Some(End {
        y: (y_of(level.from) + y_of(level.to)) / 2.0,
        ink: if level.is_range() {
            Ink::Band
        } else {
            Ink::Target
        },
        value: Some(level.label.clone()),
        name: Some(target.name.clone()),
    })
}

/// Labels of earlier levels, on their line where there is room; by name where no later one is
/// named beside the plot.
pub(super) fn labels(
    spec: &ChartSpec,
    sheet: Sheet,
    plot: &Plot,
    scale: &Scale,
    room: &mut Room,
) -> Vec<Element> {
    let Some(target) = &spec.target else {
        return Vec::new();
    };
    let count = spec.categories.len();
    let runs = runs(spec);
    let mut elements = Vec::new();
    let mut is_named = spec.level(count.saturating_sub(1)).is_some();
    for run in runs.iter().rev().filter(|run| run.to < count) {
        let words = if is_named {
            run.level.label.clone()
        } else {
            format!("{} {}", target.name, run.level.label)
        };
        let place = |at: usize| plot.at(at as f32);
        let (left, right) = (place(run.from) + 2.0, place(run.to) - 2.0);
        let (high, low) = (plot.y(scale, run.level.to), plot.y(scale, run.level.from));
        let (above, below) = (high - 6.0, low + sheet.font * 0.8 + 6.0);
        let look = Look::Name(Ink::Target);
        let wishes = [
            (right, above, Anchor::End),
            (left, above, Anchor::Start),
            (right, below, Anchor::End),
            (left, below, Anchor::Start),
        ];
        let placed = room.place(
            wishes
                .iter()
                .map(|&(x, baseline, anchor)| sheet.area_of(&words, (x, baseline), anchor, look)),
        );
        if let Some(area) = placed {
            let baseline = area.bottom - sheet.font * 0.22;
            elements.push(label(&words, area.left, baseline, Anchor::Start, look));
            is_named = true;
        }
    }
    elements
}
