//! A small tree of SVG: read from what the chart library draws, and written with everything
//! escaped.

use crate::render::escape;

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What can be in an element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str) -> Element {
        Element {
            name: name.to_owned(),
            ..Element::default()
        }
    }

    /// With an attribute more.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Element {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// With an attribute that is a number.
    pub fn at(self, name: &str, value: f32) -> Element {
        self.with(name, number(value))
    }

    /// With text in it.
    pub fn saying(mut self, text: &str) -> Element {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// With elements in it.
    pub fn holding(mut self, elements: impl IntoIterator<Item = Element>) -> Element {
        self.children
            .extend(elements.into_iter().map(Node::Element));
        self
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// As markup. Characters that XML cannot hold are left out.
    pub fn write(&self, out: &mut String) {
        self.write_around("", out);
    }

    /// As markup, with more markup behind what is in it.
    pub fn write_around(&self, inside: &str, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if self.children.is_empty() && inside.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str(inside);
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    escape::write(text, out, |c| match c {
        '\t' | '\n' => Some(" "),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => Some(""),
        c => escape::mark(c),
    });
}

/// A coordinate: one digit after the point at most, which is a tenth of a pixel.
pub(super) fn number(value: f32) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let tenths = (f64::from(value) * 10.0).round() / 10.0;
    // Adding nought turns -0 into 0.
    format!("{}", tenths + 0.0)
}

/// The elements inside the outermost element of `markup`, which is what the chart library writes:
/// well-formed, without comments or declarations. What is not, ends the reading.
pub(super) fn read(markup: &str) -> Vec<Element> {
    let mut open: Vec<Element> = Vec::new();
    let mut rest = markup;
    while let Some((_, tag)) = rest.split_once('<') {
        let Some((inside, behind)) = tag.split_once('>') else {
            break;
        };
        rest = behind;
        if inside.starts_with('/') {
            if open.len() < 2 {
                break;
            }
            close(&mut open);
            continue;
        }
        let (inside, is_empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        open.push(read_tag(inside));
        if is_empty {
            close(&mut open);
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let outermost = open.pop().unwrap_or_default();
    outermost
        .children
        .into_iter()
        .filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .collect()
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => open.push(element),
        }
    }
}

fn read_tag(inside: &str) -> Element {
    let (name, mut rest) = inside
        .split_once(char::is_whitespace)
        .unwrap_or((inside, ""));
    let mut element = Element::new(name);
    while let Some((key, behind)) = rest.split_once("=\"") {
        let Some((value, behind)) = behind.split_once('"') else {
            break;
        };
        element = element.with(key.trim(), value);
        rest = behind;
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let inner = Element::new("g")
            .with("stroke", "#010101")
            .holding([Element::new("path").with("d", "M 1 2 L 3 4")]);
        let mut markup = String::new();
        Element::new("svg")
            .holding([inner.clone(), Element::new("rect").at("x", 1.25)])
            .write(&mut markup);
        assert_eq!(
            read(&markup),
            [inner, Element::new("rect").with("x", "1.3")]
        );
        for broken in ["", "<", "</g>", "<svg><g", "</a></b>", "<svg a=\"1><g/>"] {
            read(broken);
        }
    }

    #[test]
    fn escapes_text_and_drops_what_xml_cannot_hold() {
        let mut markup = String::new();
        Element::new("text")
            .with("class", "\"<&")
            .saying("a < b & c\u{0}\u{1b}\u{FFFE}\n")
            .write(&mut markup);
        assert_eq!(
            markup,
            "<text class=\"&quot;&lt;&amp;\">a &lt; b &amp; c </text>"
        );
    }

    #[test]
    fn writes_short_coordinates() {
        assert_eq!(
            [1.0, 1.25, -0.04, 100.06].map(number),
            ["1", "1.3", "0", "100.1"]
        );
    }
}
