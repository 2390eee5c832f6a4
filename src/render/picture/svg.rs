//! An SVG without comments, titles, notes of a program and what a drawing program keeps for itself:
//! the name of the author's file, the path to which it was exported, the names of layers.

use crate::render::theme::without_comments;

/// Elements that say something and show nothing.
const SVG_NOTES: [&str; 3] = ["metadata", "title", "desc"];

pub(super) fn svg(text: &str) -> Option<String> {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut has_root = false;
    while let Some((before, tag)) = rest.split_once('<') {
        bare.push_str(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(data) = tag.strip_prefix("![CDATA[") {
            let (data, behind) = data.split_once("]]>")?;
            bare.push_str(&format!("<![CDATA[{data}]]>"));
            rest = behind;
        } else if tag.starts_with('!') {
            let subset = tag.split_once('>')?.0.contains('[');
            rest = tag.split_once(if subset { "]>" } else { ">" })?.1;
        } else if tag.starts_with('?') {
            rest = tag.split_once("?>")?.1;
        } else {
            let element = Element::read(tag)?;
            has_root |= element.name == "svg" || element.name == "svg:svg";
            rest = element.behind;
            if element.is_note() {
                rest = element.behind_all()?;
                continue;
            }
            element.write(&mut bare);
            if element.name == "style" && !element.is_empty {
                let (style, behind) = rest.split_at_checked(rest.find("</style")?)?;
                bare.push_str(&without_comments(style));
                rest = behind;
            }
        }
    }
    bare.push_str(rest);
    has_root.then_some(bare)
}

/// A tag of an SVG.
struct Element<'t> {
    /// With `/` before it where it closes an element.
    name: &'t str,
    attributes: Vec<(&'t str, char, &'t str)>,
    is_empty: bool,
    behind: &'t str,
}

impl<'t> Element<'t> {
    /// From what stands behind `<`.
    fn read(tag: &'t str) -> Option<Element<'t>> {
        let end = tag.find(|c: char| c.is_whitespace() || c == '>' || (c == '/'))?;
        // The slash of a closing tag stands before its name.
        let end = match end {
            0 => tag.find(|c: char| c.is_whitespace() || c == '>')?,
            end => end,
        };
        let (name, mut rest) = tag.split_at_checked(end)?;
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if let Some(behind) = rest.strip_prefix('>') {
                return Some(Element {
                    name,
                    attributes,
                    is_empty: false,
                    behind,
                });
            }
            if let Some(behind) = rest.strip_prefix("/>") {
                return Some(Element {
                    name,
                    attributes,
                    is_empty: true,
                    behind,
                });
            }
            let (key, value) = rest.split_once('=')?;
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, behind) = value.get(1..)?.split_once(quote)?;
            attributes.push((key.trim(), quote, value));
            rest = behind;
        }
    }

    /// Whether it shows nothing: notes, and what a drawing program keeps for itself.
    fn is_note(&self) -> bool {
        let is_foreign =
            self.name.contains(':') && !self.name.trim_start_matches('/').starts_with("svg:");
        let name = self.name.strip_prefix("svg:").unwrap_or(self.name);
        is_foreign || SVG_NOTES.contains(&name)
    }

    /// What follows the whole element.
    fn behind_all(&self) -> Option<&'t str> {
        let mut depth = usize::from(!self.is_empty && !self.name.starts_with('/'));
        let mut rest = self.behind;
        while depth > 0 {
            let (_, tag) = rest.split_once('<')?;
            if let Some(comment) = tag.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
                continue;
            }
            if let Some(data) = tag.strip_prefix("![CDATA[") {
                rest = data.split_once("]]>")?.1;
                continue;
            }
            let inner = Element::read(tag)?;
            rest = inner.behind;
            if inner.name.strip_prefix('/') == Some(self.name) {
                depth -= 1;
            } else if inner.name == self.name && !inner.is_empty {
                depth += 1;
            }
        }
        Some(rest)
    }

    fn write(&self, bare: &mut String) {
        bare.push('<');
        bare.push_str(self.name);
        for (key, quote, value) in &self.attributes {
            let is_kept = match key.split_once(':') {
                Some(("xmlns", prefix)) => matches!(prefix, "xlink" | "svg"),
                Some((prefix, _)) => matches!(prefix, "xml" | "xlink"),
                None => !key.starts_with("data-"),
            };
            if is_kept {
                bare.push_str(&format!(" {key}={quote}{value}{quote}"));
            }
        }
        bare.push_str(if self.is_empty { "/>" } else { ">" });
    }
}
