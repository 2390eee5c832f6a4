//! What holds of every drawing.

use super::super::room::Area;
use super::super::text;
use super::Drawing;
use roxmltree::{Document, Node};

/// The least width at which a drawing is shown, in pixels: a column of 560, and what a page of 320
/// leaves.
const LEAST: [(f32, f32); 2] = [(720.0, 560.0), (340.0, 288.0)];
/// The least height of text on the screen, in pixels.
const LEAST_TEXT: f32 = 12.0;

/// Text stays on the sheet and meets no other text; marks stay on the sheet.
pub fn hold(name: &str, drawing: &Drawing) {
    are_well_formed(name, drawing);
    for (svg, (width, shown)) in [&drawing.wide, &drawing.narrow].into_iter().zip(LEAST) {
        let document = parsed(name, svg);
        let root = document.root_element();
        let font = number(root, "font-size");
        assert!(font * shown / width >= LEAST_TEXT, "{name}: text of {font}");
        let sheet = sheet(root);
        assert_eq!(sheet.right, width, "{name}");
        let texts: Vec<(String, Area)> = elements(root, "text")
            .map(|node| (words(node), text_area(node, font)))
            .collect();
        for (words, area) in &texts {
            assert!(
                inside(area, &sheet, 0.6),
                "{name}: “{words}” at {area:?} of {sheet:?}"
            );
        }
        for (i, (words, area)) in texts.iter().enumerate() {
            for (other, place) in texts.iter().skip(i + 1) {
                assert!(
                    !meet(area, place),
                    "{name}: “{words}” {area:?} meets “{other}” {place:?}"
                );
            }
        }
        for (from, to) in lines(root) {
            for (words, area) in &texts {
                assert!(
                    !area.is_crossed(from, to),
                    "{name}: a line {from:?} to {to:?} crosses “{words}” {area:?}"
                );
            }
        }
        for bar in bars(svg) {
            assert!(inside(&bar, &sheet, 0.1), "{name}: a bar at {bar:?}");
        }
        for node in elements(root, "circle") {
            let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
            let point = Area {
                left: x - r,
                top: y - r,
                right: x + r,
                bottom: y + r,
            };
            assert!(inside(&point, &sheet, 0.1), "{name}: a point at {point:?}");
        }
    }
}

/// Well-formed, named for assistive technology, without fixed size, font, style or script, in
/// colours of the style sheet alone, and with ids of its own.
pub fn are_well_formed(name: &str, drawing: &Drawing) {
    let mut ids = Vec::new();
    for (svg, size) in [(&drawing.wide, "wide"), (&drawing.narrow, "narrow")] {
        let document = parsed(name, svg);
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let labelled = root.attribute("aria-labelledby").unwrap_or_default();
        assert_eq!(labelled, format!("figure-{size}-title figure-{size}-desc"));
        assert!(root.attribute("width").is_none() && root.attribute("height").is_none());
        for node in document.descendants().filter(Node::is_element) {
            let tag = node.tag_name().name();
            assert!(
                matches!(
                    tag,
                    "svg"
                        | "title"
                        | "desc"
                        | "g"
                        | "path"
                        | "line"
                        | "rect"
                        | "circle"
                        | "polygon"
                        | "text"
                ),
                "{name}: <{tag}>"
            );
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(!matches!(key, "style" | "font-family"), "{name}: {key}");
                assert!(
                    !key.starts_with("on") && !key.starts_with("data-"),
                    "{name}: {key}"
                );
                if matches!(key, "fill" | "stroke") {
                    assert!(
                        value == "none" || value.starts_with("var(--chart-"),
                        "{name}: {value}"
                    );
                }
                assert!(
                    !value.contains("NaN") && !value.contains("inf "),
                    "{name}: {key} = {value}"
                );
                if key == "id" {
                    assert!(value.starts_with("figure-"), "{name}: {value}");
                    ids.push(value.to_owned());
                }
            }
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: {ids:?}");
}

/// The texts of a drawing in its order.
pub fn texts(svg: &str) -> Vec<String> {
    let document = parsed("", svg);
    elements(document.root_element(), "text")
        .map(words)
        .collect()
}

/// The class attributes of the elements of this name that have this class.
pub fn with_class(svg: &str, element: &'static str, class: &str) -> Vec<String> {
    let document = parsed("", svg);
    elements(document.root_element(), element)
        .filter_map(|node| node.attribute("class"))
        .filter(|classes| classes.split(' ').any(|own| own == class))
        .map(str::to_owned)
        .collect()
}

/// The bars of a drawing.
pub fn bars(svg: &str) -> Vec<Area> {
    let document = parsed("", svg);
    let bars = elements(document.root_element(), "rect").filter(|node| {
        node.attribute("class")
            .is_some_and(|class| class.starts_with("bar"))
    });
    bars.map(|node| {
        let (left, top) = (number(node, "x"), number(node, "y"));
        Area {
            left,
            top,
            right: left + number(node, "width"),
            bottom: top + number(node, "height"),
        }
    })
    .collect()
}

fn parsed<'a>(name: &str, svg: &'a str) -> Document<'a> {
    Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}\n{svg}"))
}

fn elements<'a, 'b>(root: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    root.descendants()
        .filter(move |node| node.has_tag_name(name))
}

fn words(node: Node) -> String {
    node.text().unwrap_or_default().to_owned()
}

fn number(node: Node, name: &str) -> f32 {
    let value = node.attribute(name).unwrap_or_default();
    value
        .parse()
        .unwrap_or_else(|_| panic!("{name} = “{value}”"))
}

fn sheet(root: Node) -> Area {
    let numbers: Vec<f32> = root
        .attribute("viewBox")
        .unwrap_or_default()
        .split(' ')
        .map(|number| number.parse().unwrap_or(-1.0))
        .collect();
    match numbers[..] {
        [left, top, width, height] => Area {
            left,
            top,
            right: left + width,
            bottom: top + height,
        },
        _ => panic!("{numbers:?}"),
    }
}

/// The stretches of every line of data, target or comparator.
fn lines(root: Node) -> Vec<((f32, f32), (f32, f32))> {
    let mut stretches = Vec::new();
    let of_data = |node: &Node| {
        node.attribute("class")
            .is_some_and(|class| class.starts_with("line "))
    };
    for path in elements(root, "path").filter(of_data) {
        let numbers: Vec<f32> = path
            .attribute("d")
            .unwrap_or_default()
            .split(|c: char| c.is_alphabetic() || c == ' ')
            .filter_map(|number| number.parse().ok())
            .collect();
        let points: Vec<(f32, f32)> = numbers
            .chunks_exact(2)
            .map(|point| (point[0], point[1]))
            .collect();
        stretches.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }
    stretches
}

/// The ink of a text: without the allowance for other fonts, from its capitals to its baseline.
fn text_area(node: Node, font: f32) -> Area {
    let width = text::width(&words(node), font) / 1.1;
    let (x, y) = (number(node, "x"), number(node, "y"));
    // What labels have in common is said of their group.
    let anchor = node
        .ancestors()
        .find_map(|outer| outer.attribute("text-anchor"));
    let left = match anchor {
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        _ => x,
    };
    Area {
        left,
        top: y - font * 0.72,
        right: left + width,
        bottom: y,
    }
}

fn inside(area: &Area, sheet: &Area, slack: f32) -> bool {
    area.left >= sheet.left - slack
        && area.right <= sheet.right + slack
        && area.top >= sheet.top - slack
        && area.bottom <= sheet.bottom + slack
}

fn meet(a: &Area, b: &Area) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
