//! What a mark stands for, which decides its colour, its class, its dashes and its symbol. The
//! chart library knows fixed colours alone, so it is given a code in place of a colour; when its
//! drawing is read back, the code becomes a variable of the style sheet.

use super::svg::Element;
use charts_rs::{Color, Symbol};
use serde::Serialize;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A series, counted from nought.
    Series(usize),
    /// A line that shows a comparator, counted from nought.
    Comparator(usize),
    /// The line of a target.
    Target,
    /// The range of a target.
    Band,
    /// The track behind a bullet.
    Track,
    /// A line of the grid.
    Grid,
    /// The page behind the chart.
    Paper,
}

/// There are four colours; series beyond them begin again, with other dashes.
const COLOURS: usize = 4;
/// The most series that are told apart.
const SERIES: u8 = 16;

impl Ink {
    /// The colour that stands for it until the drawing is read back.
    pub fn code(self) -> Color {
        let most = usize::from(SERIES) - 1;
        let code = match self {
            Ink::Series(n) => 0x10 + n.min(most) as u8,
            Ink::Comparator(n) => 0x30 + n.min(most) as u8,
            Ink::Target => 1,
            Ink::Band => 2,
            Ink::Track => 3,
            Ink::Grid => 4,
            Ink::Paper => 5,
        };
        (1, 1, code).into()
    }

    /// What a colour in the drawing stands for.
    fn of_code(hex: &str) -> Option<Ink> {
        let code = u8::from_str_radix(hex.strip_prefix("#0101")?, 16).ok()?;
        Some(match code {
            1 => Ink::Target,
            2 => Ink::Band,
            3 => Ink::Track,
            4 => Ink::Grid,
            5 => Ink::Paper,
            0x10..0x20 => Ink::Series(usize::from(code - 0x10)),
            0x30..0x40 => Ink::Comparator(usize::from(code - 0x30)),
            _ => return None,
        })
    }

    /// Its paint: a variable of the style sheet.
    pub fn paint(self) -> String {
        match self {
            Ink::Series(n) => format!("var(--chart-{})", n % COLOURS + 1),
            Ink::Comparator(_) => "var(--chart-comparator)".to_owned(),
            Ink::Target => "var(--chart-target)".to_owned(),
            Ink::Band => "var(--chart-band)".to_owned(),
            Ink::Track => "var(--chart-grid)".to_owned(),
            Ink::Grid => "var(--chart-grid)".to_owned(),
            // The system's colour of a page, where the style sheet has none of its own.
            Ink::Paper => "var(--chart-paper, Canvas)".to_owned(),
        }
    }

    /// The paint of what is written about it: a range is too pale to be read.
    pub fn label_paint(self) -> String {
        match self {
            Ink::Band => Ink::Target.paint(),
            own => own.paint(),
        }
    }

    /// Its class.
    pub fn class(self) -> String {
        match self {
            Ink::Series(n) => format!("s{}", n + 1),
            Ink::Comparator(n) => format!("c{}", n + 1),
            Ink::Target => "target".to_owned(),
            Ink::Band => "band".to_owned(),
            Ink::Track => "track".to_owned(),
            Ink::Grid => "grid".to_owned(),
            Ink::Paper => "paper".to_owned(),
        }
    }

    /// The dashes of its line; `None` for a whole line.
    pub fn dashes(self) -> Option<&'static str> {
        match self {
            Ink::Series(n) => match n % 5 {
                0 => None,
                1 => Some("9 4"),
                2 => Some("3 4"),
                3 => Some("12 4 3 4"),
                _ => Some("18 4"),
            },
            Ink::Comparator(n) => match n % 2 {
                0 => Some("6 5"),
                _ => Some("2 4"),
            },
            Ink::Target => Some("1 5"),
            _ => None,
        }
    }

    /// The width of its line.
    pub fn stroke(self) -> f32 {
        match self {
            Ink::Series(0) => 2.8,
            Ink::Series(_) => 2.4,
            Ink::Target => 2.4,
            Ink::Comparator(_) => 1.8,
            _ => 1.0,
        }
    }

    /// The symbol of its points: a comparator's are hollow.
    pub fn shape(self) -> Shape {
        match self {
            Ink::Series(n) => match n % 4 {
                0 => Shape::Circle,
                1 => Shape::Square,
                2 => Shape::Triangle,
                _ => Shape::Diamond,
            },
            Ink::Comparator(n) => match n % 2 {
                0 => Shape::Diamond,
                _ => Shape::Square,
            },
            _ => Shape::Line,
        }
    }

    /// The symbol of its points as the chart library draws it, `size` in radius.
    pub fn symbol(self, size: f32) -> Symbol {
        let inside = match self {
            Ink::Comparator(_) => Ink::Paper.code(),
            own => own.code(),
        };
        match self.shape() {
            Shape::Circle => Symbol::Circle(size, Some(inside)),
            // The same area as the circle.
            Shape::Square => Symbol::Rect(size * 0.9, Some(inside)),
            Shape::Triangle => Symbol::Triangle(size * 1.3, Some(inside)),
            Shape::Diamond => Symbol::Diamond(size * 1.25, Some(inside)),
            Shape::Line | Shape::Bar | Shape::Band => Symbol::None,
        }
    }
}

/// The shape that a series is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A line with round points.
    Circle,
    /// A line with square points.
    Square,
    /// A line with triangles.
    Triangle,
    /// A line with diamonds.
    Diamond,
    /// A line without points: a target.
    Line,
    /// A bar.
    Bar,
    /// The range of a target.
    Band,
}

/// A drawing of the chart library in our inks: codes become variables and classes; fonts, data
/// attributes and text, which are placed by us, go.
pub(super) fn inked(marks: Vec<Element>) -> Vec<Element> {
    marks.iter().filter_map(ink_mark).collect()
}

fn ink_mark(mark: &Element) -> Option<Element> {
    let is_text = matches!(mark.name.as_str(), "text" | "title" | "style");
    // A line of one point is drawn by its symbol alone.
    let is_nothing = mark.name == "path" && !mark.get("d").is_some_and(|d| d.contains('L'));
    if is_text || is_nothing {
        return None;
    }
    let stroke = mark.get("stroke").and_then(Ink::of_code);
    let fill = mark.get("fill").and_then(Ink::of_code);
    let ink = stroke.or(fill);
    let mut inked = Element::new(&mark.name);
    if let Some(ink) = ink {
        let kind = match mark.name.as_str() {
            "path" => "line ",
            "g" if ink != Ink::Grid => "points ",
            "rect" if ink != Ink::Track => "bar ",
            _ => "",
        };
        inked = inked.with("class", format!("{kind}{}", ink.class()));
    }
    for (name, value) in &mark.attributes {
        let value = match name.as_str() {
            "class" | "fill-opacity" | "font-family" | "stroke-width" => continue,
            name if name.starts_with("data-") => continue,
            "stroke" | "fill" => Ink::of_code(value).map_or_else(|| value.clone(), Ink::paint),
            _ => value.clone(),
        };
        inked = inked.with(name, value);
    }
    if ink == Some(Ink::Band) {
        // Its edges are seen where its fill is pale, or goes under forced colours.
        inked = inked
            .with("stroke", Ink::Target.paint())
            .at("stroke-width", 1.0)
            .with("stroke-dasharray", "1 4");
    }
    if let Some(ink) = stroke {
        let width = if mark.name == "g" { 1.6 } else { ink.stroke() };
        inked = inked.at("stroke-width", width);
        if mark.name == "path" && ink.dashes().is_none_or(|dashes| dashes.starts_with('1')) {
            inked = inked.with("stroke-linecap", "round");
        }
    }
    let children: Vec<Element> = mark.elements().filter_map(ink_mark).collect();
    let is_empty_group = mark.name == "g" && children.is_empty();
    (!is_empty_group).then(|| inked.holding(children))
}
