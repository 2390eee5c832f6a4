//! The labels to the right of a plot: the last value of each series and its name, and the target,
//! each as near to its mark as the others allow.

use super::ink::Ink;
use super::room::column;
use super::sheet::{Anchor, Look, Sheet, label};
use super::svg::{Element, number};
use super::text;

/// A label wanted beside the plot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct End {
    /// The height of what it labels.
    pub y: f32,
    pub ink: Ink,
    /// Its value, if that is to be written here.
    pub value: Option<String>,
    /// Its name, where several series are told apart.
    pub name: Option<String>,
}

/// Labels in a column, with their places.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ends {
    blocks: Vec<Block>,
    gap: f32,
    width: f32,
    /// Whether every name that was wanted is there.
    pub names_all: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Block {
    ink: Ink,
    y: f32,
    top: f32,
    lines: Vec<(String, Look)>,
}

/// From the plot to the column; more where lines lead there.
const GAP: f32 = 9.0;
const GAP_WITH_LEADERS: f32 = 22.0;
impl Block {
    /// Whether it stands so far from its mark that a line should lead there.
    fn is_moved(&self, sheet: Sheet) -> bool {
        let height = sheet.line() * self.lines.len() as f32;
        self.y < self.top - 3.0 || self.y > self.top + height + 3.0
    }
}

/// Between two labels of the column.
const APART: f32 = 5.0;

impl Ends {
    /// A column for `ends`, with names where they have room, without them where not, beside a
    /// plot from `top` and of this height.
    pub fn arranged(sheet: Sheet, top: f32, height: f32, ends: Vec<End>) -> Ends {
        let wants_names = ends
            .iter()
            .any(|end| end.name.is_some() && end.ink != Ink::Target && end.ink != Ink::Band);
        if sheet.is_wide || !wants_names {
            let named = place(sheet, top, height, &ends, true);
            if let Some(blocks) = named {
                return Ends::of(sheet, blocks, true);
            }
        }
        let blocks = place(sheet, top, height, &ends, false).unwrap_or_default();
        Ends::of(sheet, blocks, !wants_names)
    }

    fn of(sheet: Sheet, blocks: Vec<Block>, names_all: bool) -> Ends {
        let widest = blocks
            .iter()
            .flat_map(|block| &block.lines)
            .map(|(line, look)| sheet.measure_as(line, *look))
            .fold(0.0, f32::max);
        let gap = if blocks.iter().any(|block| block.is_moved(sheet)) {
            GAP_WITH_LEADERS
        } else {
            GAP
        };
        let width = if blocks.is_empty() { GAP } else { widest + gap };
        Ends {
            blocks,
            gap,
            width,
            names_all,
        }
    }

    /// The room that the column takes to the right of the plot.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// The column beside a plot that ends at `right`, its last marks at `marks`.
    pub fn elements(&self, sheet: Sheet, right: f32, marks: f32) -> Vec<Element> {
        let mut elements = Vec::new();
        for block in &self.blocks {
            if block.is_moved(sheet) {
                let from = if matches!(block.ink, Ink::Target | Ink::Band) {
                    right + 1.0
                } else {
                    marks
                };
                let path = format!(
                    "M{} {} L{} {}",
                    number(from),
                    number(block.y),
                    number(right + self.gap - 3.0),
                    number(block.top + sheet.line() / 2.0)
                );
                elements.push(
                    Element::new("path")
                        .with("class", format!("leader {}", block.ink.class()))
                        .with("d", path)
                        .with("fill", "none")
                        .with("stroke", block.ink.label_paint())
                        .at("stroke-width", 1.0),
                );
            }
            for (i, (line, look)) in block.lines.iter().enumerate() {
                let baseline = block.top + sheet.line() * (i as f32 + 0.5) + sheet.drop();
                elements.push(label(
                    line,
                    right + self.gap,
                    baseline,
                    Anchor::Start,
                    *look,
                ));
            }
        }
        elements
    }
}

fn place(
    sheet: Sheet,
    top: f32,
    height: f32,
    ends: &[End],
    with_names: bool,
) -> Option<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    for end in ends {
        let lines = block_lines(sheet, end, with_names)?;
        if !lines.is_empty() {
            blocks.push(Block {
                ink: end.ink,
                y: end.y,
                top: 0.0,
                lines,
            });
        }
    }
    let wishes: Vec<(f32, f32)> = blocks
        .iter()
        .map(|block| (block.y, sheet.line() * block.lines.len() as f32))
        .collect();
    // A label may stand half a line above or below the plot.
    let slack = sheet.line() * 0.7;
    let tops = column(&wishes, top - slack, top + height + slack, APART)?;
    for (block, top) in blocks.iter_mut().zip(tops) {
        block.top = top;
    }
    Some(blocks)
}

/// The lines of one label; `None` where its name does not fit.
fn block_lines(sheet: Sheet, end: &End, with_names: bool) -> Option<Vec<(String, Look)>> {
    let room = if sheet.is_wide { 176.0 } else { 76.0 };
    let is_target = matches!(end.ink, Ink::Target | Ink::Band);
    let ink = if is_target { Ink::Target } else { end.ink };
    let mut lines = Vec::new();
    if is_target {
        let words = [end.name.as_deref(), end.value.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        let (wrapped, _) = text::wrap(&words.join(" "), room, sheet.font, 3);
        lines.extend(wrapped.into_iter().map(|line| (line, Look::Name(ink))));
        return Some(lines);
    }
    lines.extend(
        end.value
            .iter()
            .map(|value| (value.clone(), Look::Value(ink))),
    );
    if with_names && let Some(name) = &end.name {
        let (wrapped, whole) = text::wrap(name, room, sheet.font, 4);
        if !whole {
            return None;
        }
        lines.extend(wrapped.into_iter().map(|line| (line, Look::Name(ink))));
    }
    Some(lines)
}
