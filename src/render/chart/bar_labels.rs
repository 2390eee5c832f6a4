//! The values above upright bars.

use super::marks::{BarMark, Standing};
use super::room::{Area, Room};
use super::sheet::{Anchor, Look, Plot, Sheet, label};
use super::spec::{ChartSpec, Series};
use super::stack::Bars;
use super::svg::Element;

/// Where each bar has been drawn: for each row of bars, a place for each category. charts-rs
/// draws row by row, and nothing for a missing value.
pub(super) fn places(drawn: &[Element], marks: &[BarMark]) -> Vec<Vec<Option<Area>>> {
    let mut rects = drawn.iter().filter(|element| element.name == "rect");
    marks
        .iter()
        .map(|mark| {
            mark.values
                .iter()
                .map(|value| {
                    value.as_ref()?;
                    let rect = rects.next()?;
                    let number = |name: &str| rect.get(name)?.parse::<f32>().ok();
                    let (left, top) = (number("x")?, number("y")?);
                    Some(Area {
                        left,
                        top,
                        right: left + number("width")?,
                        bottom: top + number("height")?,
                    })
                })
                .collect()
        })
        .collect()
}

/// Bars whose values are to be written.
pub(super) struct Labelled<'a> {
    pub spec: &'a ChartSpec,
    pub bars: &'a Bars<'a>,
    pub marks: &'a [BarMark],
    pub places: &'a [Vec<Option<Area>>],
    pub plot: &'a Plot,
    /// The height of nought.
    pub nought: f32,
}

impl Labelled<'_> {
    /// The values above the bars: all of them where they have room, otherwise the last, the
    /// highest, the lowest and the first. Of a stack its total.
    pub fn labels(&self, sheet: Sheet, room: &mut Room) -> Vec<Element> {
        let mut elements = Vec::new();
        match self.bars.standing {
            Standing::Beside => {
                for (n, (series, _)) in self.bars.series.iter().enumerate() {
                    self.label_row(sheet, room, series, n, &mut elements);
                }
            }
            Standing::Stacked => {
                let on_top = self.marks.len().saturating_sub(1);
                if let Some(total) = self.bars.total {
                    self.label_row(sheet, room, total, on_top, &mut elements);
                }
                self.sign_stacks(sheet, room, &mut elements);
            }
            // A count above a share would be taken for its axis.
            Standing::Shares => self.sign_stacks(sheet, room, &mut elements),
        }
        elements
    }

    /// The sign of what is missing, where a whole stack is.
    fn sign_stacks(&self, sheet: Sheet, room: &mut Room, elements: &mut Vec<Element>) {
        for i in 0..self.spec.categories.len() {
            if let (Some(sign), None) = (self.bars.sign(i), self.bars.height(self.marks, i)) {
                let (x, baseline) = (self.plot.x(i), self.nought - 6.0);
                let area = sheet.area_of(sign, (x, baseline), Anchor::Middle, Look::Tick);
                if room.place([area]).is_some() {
                    elements.push(label(sign, x, baseline, Anchor::Middle, Look::Tick));
                }
            }
        }
    }

    fn label_row(
        &self,
        sheet: Sheet,
        room: &mut Room,
        series: &Series,
        n: usize,
        elements: &mut Vec<Element>,
    ) {
        let count = self.spec.categories.len();
        let widest = (0..count)
            .map(|i| sheet.measure_as(series.label(i), Look::Total))
            .fold(0.0, f32::max);
        let beside = match self.bars.standing {
            Standing::Beside => self.marks.len().max(1),
            _ => 1,
        };
        let chosen: Vec<usize> = if widest + 4.0 <= self.plot.place() * 0.9 / beside as f32 {
            (0..count).collect()
        } else {
            telling(self.spec, series)
        };
        for i in chosen {
            let Some((x, end, is_below)) = self.end_of(n, i) else {
                continue;
            };
            let (words, look) = match (series.sign(i), self.marks.get(n)) {
                (Some(sign), _) => (sign, Look::Tick),
                (_, Some(mark)) if beside > 1 || self.bars.standing == Standing::Beside => {
                    (series.label(i), Look::Value(mark.ink_of(i)))
                }
                _ => (series.label(i), Look::Total),
            };
            if words.is_empty() {
                continue;
            }
            let first = if is_below {
                end + sheet.font
            } else {
                end - 6.0
            };
            let step = if is_below { 6.0 } else { -6.0 };
            let x = room.within(x, sheet.measure_as(words, look));
            let wishes = [first, first + step, first + 2.5 * step]
                .map(|baseline| sheet.area_of(words, (x, baseline), Anchor::Middle, look));
            if let Some(area) = room.place(wishes) {
                let baseline = area.bottom - sheet.font * 0.22;
                elements.push(label(words, x, baseline, Anchor::Middle, look));
            }
        }
    }

    /// The middle and the end of what stands at a category, and whether it hangs below nought. A
    /// bar that is missing ends where it would begin.
    fn end_of(&self, n: usize, i: usize) -> Option<(f32, f32, bool)> {
        let place_of = |n: usize| self.places.get(n)?.get(i).copied().flatten();
        if self.bars.standing != Standing::Beside {
            let stack: Vec<Area> = (0..self.marks.len()).filter_map(place_of).collect();
            let top = stack.iter().map(|area| area.top).reduce(f32::min)?;
            let area = stack.first()?;
            return Some(((area.left + area.right) / 2.0, top, false));
        }
        if let Some(area) = place_of(n) {
            let value = self.marks.get(n)?.values.get(i).copied().flatten()?;
            let end = if value < 0.0 { area.bottom } else { area.top };
            return Some(((area.left + area.right) / 2.0, end, value < 0.0));
        }
        // Between two bars of the same category nothing can be told to be missing.
        let known = self.places.get(n)?.iter().position(Option::is_some)?;
        let area = self.places.get(n)?.get(known).copied().flatten()?;
        let moved = (i as f32 - known as f32) * self.plot.place();
        Some(((area.left + area.right) / 2.0 + moved, self.nought, false))
    }
}

/// The last value, the highest, the lowest and the first.
fn telling(spec: &ChartSpec, series: &Series) -> Vec<usize> {
    let all: Vec<(usize, f32)> = spec
        .values(series)
        .enumerate()
        .filter_map(|(i, value)| value.map(|value| (i, value)))
        .collect();
    let highest = all
        .iter()
        .copied()
        .reduce(|a, b| if b.1 > a.1 { b } else { a });
    let lowest = all
        .iter()
        .copied()
        .reduce(|a, b| if b.1 < a.1 { b } else { a });
    let mut chosen = Vec::new();
    for (i, _) in [all.last().copied(), highest, lowest, all.first().copied()]
        .into_iter()
        .flatten()
    {
        if !chosen.contains(&i) {
            chosen.push(i);
        }
    }
    chosen
}
