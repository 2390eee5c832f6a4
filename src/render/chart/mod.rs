//! Charts, drawn when the publication is built: values in, SVG out.
//!
//! ```text
//! indicator, table ──▶ ChartSpec ──▶ marks by charts-rs ──▶ + axes and labels by us ──▶ Drawing
//! ```
//!
//! charts-rs draws lines, points, bands and bars. Everything that a reader reads is placed by
//! us, because a reader's font is not known when a chart is drawn, and because labels should
//! neither meet each other nor a line. Colours are variables of the style sheet, so that a chart
//! follows light, dark, forced colours and print; nothing in it needs a `style` attribute.
//!
//! | in the drawing | what it is |
//! |---|---|
//! | `svg.chart.wide`, `svg.chart.narrow` | the two sizes, of which a style sheet shows one |
//! | `.line.s1`, `.points.s1`, `.bar.s1` | marks of the first series, in `--chart-1` |
//! | `.c1`, `.target`, `.band`, `.track` | comparator, target, its range, the track of a bullet |
//! | `.grid`, `.axis`, `.halo`, `.leader` | lines that carry no data; a halo is in `--chart-paper` |
//! | `.tick`, `.row` | text of the axes, in `--chart-quiet` and `--chart-ink` |
//! | `.value`, `.name`, `.total`, `.inside` | labels; the last in `--chart-paper`, on its bar |

mod across;
mod axis;
mod bar_labels;
mod bars;
mod bullet;
mod ends;
mod ink;
mod legend;
mod lines;
mod marks;
mod of_indicator;
mod of_table;
mod plates;
mod room;
mod scale;
mod sheet;
mod sparkline;
mod spec;
mod stack;
mod svg;
mod target;
mod text;

pub use ink::Shape;
pub use legend::LegendEntry;
pub use of_indicator::of_indicator;
pub use of_table::of_table;
pub use plates::Plates;
pub use sparkline::sparkline;
pub use spec::{Category, ChartSpec, Role, Series, TargetLevel, TargetLine};

#[cfg(test)]
mod tests;

use crate::model::ChartKind;
use marks::Standing;
use serde::Serialize;
use sheet::{Picture, Sheet};
use stack::Bars;

/// The width of a column, in pixels, from which the wide drawing is shown. Below it its text would
/// be smaller than 12 pixels.
pub const WIDE_FROM: u16 = 560;

/// A chart in its two sizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// For columns of [`WIDE_FROM`] pixels and more; best at 720.
    pub wide: String,
    /// For narrower columns, from 272 pixels; best at 340 to 420.
    pub narrow: String,
    /// What explains the series that a drawing does not name; empty where both name all of theirs.
    pub legend: Vec<LegendEntry>,
    /// Whether the wide drawing needs the legend too.
    pub legend_with_wide: bool,
    /// Where the axis begins, if not at nought: “80%”. The drawing says so too.
    pub starts_at: Option<String>,
}

/// How a chart is drawn on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lines,
    Bars,
    Across,
    Bullet,
}

/// What a chart is called by assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// What the ids in the drawings begin with: unique in the page.
    pub prefix: &'a str,
    /// The title of the chart.
    pub title: &'a str,
    /// What it shows, in a sentence or two.
    pub description: &'a str,
}

/// Whose marks a drawing shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks<'a> {
    /// Its own.
    Own,
    /// Its own, in a group with an id, so that other drawings can show them too.
    Lent,
    /// Those of the drawing of this prefix in the same document, which is of the same chart.
    Borrowed(&'a str),
}

/// Whether there is something to draw in a chart.
pub fn is_drawn(spec: &ChartSpec) -> bool {
    // Only of one kind does it take a drawing to know.
    let fits = |sheet| spec.kind != ChartKind::Bullet || picture(spec, sheet).is_some();
    spec.kind != ChartKind::None && spec.has_values() && fits(Sheet::WIDE) && fits(Sheet::NARROW)
}

fn picture(spec: &ChartSpec, sheet: Sheet) -> Option<(Picture, Form)> {
    let form = form(spec, sheet);
    let picture = match form {
        Form::Lines => lines::draw(spec, sheet),
        Form::Bars => bars::draw(spec, sheet),
        Form::Across => across::draw(spec, sheet),
        Form::Bullet => bullet::draw(spec, sheet)?,
    };
    Some((picture, form))
}

/// The author's kind, or what the sheet has room for: bars whose names do not fit below them go
/// across, and more bars than can be seen become a line.
fn form(spec: &ChartSpec, sheet: Sheet) -> Form {
    let count = spec.categories.len();
    let plot = sheet.width * 0.75;
    match spec.kind {
        ChartKind::Line | ChartKind::None => Form::Lines,
        ChartKind::HorizontalBar => Form::Across,
        ChartKind::Bullet if bullet::category(spec).is_some() => Form::Bullet,
        ChartKind::Bullet | ChartKind::Bar | ChartKind::Stacked | ChartKind::StackedPercent => {
            let bars = Bars::of(spec);
            let is_one_stack = bars.standing != Standing::Beside && count == 1;
            let fits =
                spec.over_time || axis::wrapped_names(sheet, &spec.categories, plot).is_some();
            if is_one_stack || !fits {
                Form::Across
            } else if spec.over_time && plot / count.max(1) as f32 <= 7.0 {
                Form::Lines
            } else {
                Form::Bars
            }
        }
    }
}
