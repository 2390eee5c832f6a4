//! The sheet that a chart is drawn on: its two sizes, its plot, and how text is set on it.

use super::ink::Ink;
use super::room::Area;
use super::scale::Scale;
use super::svg::Element;
use super::text;

/// A sheet's size. The unit is that of its view box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    pub width: f32,
    /// The size of all text.
    pub font: f32,
    pub is_wide: bool,
}

impl Sheet {
    /// For columns of [`super::WIDE_FROM`] pixels and more: there the text is at least
    /// 16 × 560 ÷ 720 = 12.4 pixels high.
    pub const WIDE: Sheet = Sheet {
        width: 720.0,
        font: 16.0,
        is_wide: true,
    };
    /// For narrower columns, down to the 288 pixels that a page of 320 leaves: there the text is
    /// at least 15 × 288 ÷ 340 = 12.7 pixels high.
    pub const NARROW: Sheet = Sheet {
        width: 340.0,
        font: 15.0,
        is_wide: false,
    };

    /// From one line of text to the next.
    pub fn line(self) -> f32 {
        (self.font * 1.2).round()
    }

    /// How wide `text` is on it.
    pub fn measure(self, text: &str) -> f32 {
        text::width(text, self.font)
    }

    /// How wide `text` is in the weight of `look`.
    pub fn measure_as(self, text: &str, look: Look) -> f32 {
        if look.is_bold() {
            text::bold_width(text, self.font)
        } else {
            self.measure(text)
        }
    }

    /// The most steps of an axis of values.
    pub fn most_steps(self) -> usize {
        if self.is_wide { 5 } else { 4 }
    }

    /// The room that a label needs whose baseline starts at, ends at or is centred on `x`.
    pub fn area_of(
        self,
        text: &str,
        (x, baseline): (f32, f32),
        anchor: Anchor,
        look: Look,
    ) -> Area {
        let width = self.measure_as(text, look);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Area {
            left,
            top: baseline - self.font * 0.8,
            right: left + width,
            bottom: baseline + self.font * 0.22,
        }
    }

    /// How far below the middle of a line of text its baseline lies.
    pub fn drop(self) -> f32 {
        self.font * 0.35
    }
}

/// Which end of a label its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a label looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The ticks of an axis.
    Tick,
    /// A value.
    Value(Ink),
    /// The name of a series or of a target.
    Name(Ink),
    /// What parts add up to.
    Total,
    /// A value on its own bar: in the colour of the paper.
    Inside,
    /// The name of a row.
    Row,
}

impl Look {
    fn is_bold(self) -> bool {
        matches!(self, Look::Value(_) | Look::Total | Look::Inside)
    }
}

/// A line of text. Its size is that of the sheet, which the outermost element declares.
pub(super) fn label(text: &str, x: f32, baseline: f32, anchor: Anchor, look: Look) -> Element {
    let (class, paint) = match look {
        Look::Tick => ("tick".to_owned(), "var(--chart-quiet)".to_owned()),
        Look::Row => ("row".to_owned(), "var(--chart-ink)".to_owned()),
        Look::Total => ("total".to_owned(), "var(--chart-ink)".to_owned()),
        Look::Inside => ("inside".to_owned(), Ink::Paper.paint()),
        Look::Value(ink) => (format!("value {}", ink.class()), ink.paint()),
        Look::Name(ink) => (format!("name {}", ink.class()), ink.paint()),
    };
    let mut element = Element::new("text")
        .with("class", class)
        .at("x", x)
        .at("y", baseline)
        .with("fill", paint);
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => element = element.with("text-anchor", "middle"),
        Anchor::End => element = element.with("text-anchor", "end"),
    }
    if look.is_bold() {
        element = element.with("font-weight", "600");
    }
    element.saying(text)
}

/// The part of a sheet that the marks are in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plot {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
    /// Where in the row of categories its left and right edges lie: the `i`th category reaches
    /// from `i` to `i + 1`.
    pub from: f32,
    pub to: f32,
}

impl Plot {
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }

    /// The place of a point in the row of categories, at an edge if it lies beyond.
    pub fn at(&self, place: f32) -> f32 {
        let span = (self.to - self.from).max(0.01);
        self.left + self.width * ((place - self.from) / span).clamp(0.0, 1.0)
    }

    /// The middle of a category.
    pub fn x(&self, category: usize) -> f32 {
        self.at(category as f32 + 0.5)
    }

    /// The width of a category.
    pub fn place(&self) -> f32 {
        self.width / (self.to - self.from).max(0.01)
    }

    /// The height of a value on an upright axis.
    pub fn y(&self, scale: &Scale, value: f32) -> f32 {
        self.bottom() - self.height * scale.share(value)
    }

    /// The place of a value on a level axis.
    pub fn along(&self, scale: &Scale, value: f32) -> f32 {
        self.left + self.width * scale.share(value)
    }
}

/// A chart that has been drawn on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Picture {
    pub height: f32,
    pub elements: Vec<Element>,
    /// Whether each series is named in the drawing, so that it needs no legend.
    pub is_named: bool,
    /// Where its axis begins, if not at nought.
    pub starts_at: Option<String>,
}
