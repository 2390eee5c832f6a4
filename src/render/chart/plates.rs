//! A chart before it is called anything. Its marks are the same wherever it stands: they are drawn
//! once, and printed under other names in each page.

use super::legend::{self, LegendEntry};
use super::sheet::{Picture, Sheet};
use super::spec::ChartSpec;
use super::svg::{self, Element};
use super::{Drawing, Form, Marks, Words, picture};
use crate::model::ChartKind;

/// A chart in its two sizes, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plates {
    wide: Plate,
    narrow: Plate,
    legend: Vec<LegendEntry>,
    legend_with_wide: bool,
    starts_at: Option<String>,
}

/// One size of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plate {
    size: &'static str,
    width: String,
    height: String,
    font: String,
    /// Everything that is drawn, as markup.
    marks: String,
}

impl Plates {
    /// Draws a chart. `None` where there is no value to draw, or where the kind is `none`: the
    /// table then says what there is.
    pub fn of(spec: &ChartSpec) -> Option<Plates> {
        if spec.kind == ChartKind::None || !spec.has_values() {
            return None;
        }
        let (wide, wide_form) = picture(spec, Sheet::WIDE)?;
        let (narrow, narrow_form) = picture(spec, Sheet::NARROW)?;
        let legend = if wide.is_named && narrow.is_named {
            Vec::new()
        } else {
            legend::entries(spec, wide_form != Form::Lines && narrow_form != Form::Lines)
        };
        Some(Plates {
            legend_with_wide: !wide.is_named,
            legend,
            starts_at: wide.starts_at.clone(),
            wide: Plate::of(&wide, Sheet::WIDE),
            narrow: Plate::of(&narrow, Sheet::NARROW),
        })
    }

    /// The drawing in both sizes.
    pub fn print(&self, words: &Words, marks: Marks<'_>) -> Drawing {
        Drawing {
            narrow: self.narrow.print(words, marks),
            ..self.print_wide(words, marks)
        }
    }

    /// The wide drawing alone.
    pub fn print_wide(&self, words: &Words, marks: Marks<'_>) -> Drawing {
        Drawing {
            wide: self.wide.print(words, marks),
            narrow: String::new(),
            legend: self.legend.clone(),
            legend_with_wide: self.legend_with_wide,
            starts_at: self.starts_at.clone(),
        }
    }
}

impl Plate {
    fn of(picture: &Picture, sheet: Sheet) -> Plate {
        let mut marks = String::new();
        for element in &picture.elements {
            element.write(&mut marks);
        }
        Plate {
            size: if sheet.is_wide { "wide" } else { "narrow" },
            width: svg::number(sheet.width),
            height: svg::number(picture.height.ceil()),
            font: svg::number(sheet.font),
            marks,
        }
    }

    fn print(&self, words: &Words, marks: Marks<'_>) -> String {
        let size = self.size;
        let id = |what: &str| format!("{}-{size}-{what}", words.prefix);
        let group = |prefix: &str| format!("{prefix}-{size}-marks");
        let svg = Element::new("svg")
            .with("class", format!("chart {size}"))
            .with("viewBox", format!("0 0 {} {}", self.width, self.height))
            .with("role", "img")
            .with("font-size", self.font.as_str());
        let mut markup = String::with_capacity(self.marks.len() + 512);
        match marks {
            Marks::Own => svg
                .with("aria-labelledby", format!("{} {}", id("title"), id("desc")))
                .holding([
                    Element::new("title")
                        .with("id", id("title"))
                        .saying(words.title),
                    Element::new("desc")
                        .with("id", id("desc"))
                        .saying(words.description),
                ])
                .write_around(&self.marks, &mut markup),
            // One document holds every chart up to three times over: there the description, which
            // also stands above each of them as text, would weigh as much as the charts.
            Marks::Lent => {
                let mut lent = String::new();
                Element::new("g")
                    .with("id", group(words.prefix))
                    .write_around(&self.marks, &mut lent);
                svg.with("aria-label", words.title)
                    .write_around(&lent, &mut markup);
            }
            Marks::Borrowed(prefix) => {
                let borrowed = Element::new("use").with("href", format!("#{}", group(prefix)));
                svg.with("aria-label", words.title)
                    .holding([borrowed])
                    .write(&mut markup);
            }
        }
        markup
    }
}
