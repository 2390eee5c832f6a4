//! Just enough of HTML to read the pages that sef writes: tags, attributes, text, tables. The
//! pages are valid (the browser tests see to that), so nothing needs mending here.

use std::collections::BTreeMap;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A tag that opens an element.
    Open(Element),
    /// A tag that closes one.
    Close(String),
    /// Text, with its entities resolved.
    Text(String),
}

/// An element's name and attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes; the value of one without a value is empty.
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it is of this class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.get("class").unwrap_or_default();
        classes.split_whitespace().any(|one| one == class)
    }
}

/// Elements that hold nothing and are never closed.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "link", "meta"];

/// The pieces of a page, in order.
pub fn pieces(page: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Piece::Text(resolved(&rest[..at])));
        }
        rest = &rest[at..];
        let end = tag_end(rest);
        let tag = &rest[..=end];
        rest = &rest[end + 1..];
        if tag.starts_with("<!") {
            continue;
        }
        if let Some(name) = tag.strip_prefix("</") {
            found.push(Piece::Close(
                name.trim_end_matches('>').trim().to_lowercase(),
            ));
            continue;
        }
        let element = element(tag);
        let closed = tag.ends_with("/>") || VOID.contains(&element.name.as_str());
        let name = element.name.clone();
        found.push(Piece::Open(element));
        if closed {
            found.push(Piece::Close(name));
        }
    }
    if !rest.is_empty() {
        found.push(Piece::Text(resolved(rest)));
    }
    found
}

/// Every element of a page.
pub fn elements(page: &str) -> Vec<Element> {
    pieces(page)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Open(element) => Some(element),
            _ => None,
        })
        .collect()
}

/// All that a page says, with single spaces.
pub fn text(page: &str) -> String {
    let words: Vec<String> = pieces(page)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    single_spaces(&words.join(""))
}

/// A table: its rows of cells, the heads among them, each with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its caption.
    pub caption: String,
    /// Its rows; the first holds the heads of its columns.
    pub rows: Vec<Vec<String>>,
}

/// The tables of a page. What only the ear gets is left out.
pub fn tables(page: &str) -> Vec<Table> {
    let mut all = Vec::new();
    let mut table: Option<Table> = None;
    // How deep we are in an element for the ear alone.
    let mut silent = 0_usize;
    let mut in_caption = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(element) => {
                let in_cell = table.as_ref().is_some_and(|table| !table.rows.is_empty());
                if silent > 0 || (element.has_class("sr") && in_cell) {
                    silent += 1;
                }
                match (element.name.as_str(), table.as_mut()) {
                    ("table", _) => table = Some(Table::default()),
                    ("caption", Some(_)) => in_caption = true,
                    ("tr", Some(table)) => table.rows.push(Vec::new()),
                    ("td" | "th", Some(table)) => {
                        table.rows.last_mut().unwrap().push(String::new());
                    }
                    _ => {}
                }
            }
            Piece::Close(name) => {
                silent = silent.saturating_sub(1);
                match name.as_str() {
                    "table" => all.extend(table.take().map(finished)),
                    "caption" => in_caption = false,
                    _ => {}
                }
            }
            Piece::Text(text) if silent == 0 => {
                let Some(table) = table.as_mut() else {
                    continue;
                };
                if in_caption {
                    table.caption.push_str(&text);
                } else if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            Piece::Text(_) => {}
        }
    }
    all
}

fn finished(mut table: Table) -> Table {
    table.caption = single_spaces(&table.caption);
    for cell in table.rows.iter_mut().flatten() {
        *cell = single_spaces(cell);
    }
    table
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag without an end: {}", &text[..text.len().min(80)]);
}

fn element(tag: &str) -> Element {
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let inside = inside.trim_end_matches('/').trim();
    let (name, mut rest) = inside
        .split_once(char::is_whitespace)
        .unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let key = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').expect("a value ends");
            value = resolved(&quoted[..end]);
            rest = &quoted[end + 1..];
        } else if let Some(bare) = rest.strip_prefix('=') {
            // In the single file, where HTML needs no quotes.
            let end = bare.find(char::is_whitespace).unwrap_or(bare.len());
            assert!(end > 0, "a key without its value: {tag}");
            assert!(
                !bare[..end].contains(['"', '\'', '=', '<', '`']),
                "a value that needs quotes: {tag}"
            );
            value = resolved(&bare[..end]);
            rest = &bare[end..];
        }
        assert!(
            attributes.insert(key, value).is_none(),
            "an attribute twice: {tag}"
        );
    }
    Element {
        name: name.to_lowercase(),
        attributes,
    }
}

fn resolved(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').expect("an entity ends");
        out.push(match &rest[1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => '\u{a0}',
            "#39" | "#x27" | "apos" => '\'',
            "#x2F" | "#x2f" | "#47" => '/',
            other => panic!("an entity that no test knows: {other}"),
        });
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
