//! A file as its readers, and their programs, can read it: tags and escapes taken away.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The texts of a file, and the names in it: addresses, anchors, keys.
#[derive(Debug, Default)]
pub(super) struct File {
    pub texts: Vec<String>,
    pub names: Vec<String>,
}

/// The attributes of HTML that hold names and addresses; all others may hold words.
const NAMES: [&str; 10] = [
    "href",
    "src",
    "id",
    "name",
    "for",
    "action",
    "list",
    "headers",
    "aria-labelledby",
    "aria-describedby",
];

impl File {
    /// Reads the file at `path`.
    pub fn read(path: &str, bytes: &[u8]) -> File {
        let text = String::from_utf8_lossy(bytes);
        let mut file = File {
            names: vec![path.to_owned()],
            ..File::default()
        };
        if path.ends_with(".html") || path.ends_with(".svg") || path.ends_with(".xml") {
            file.read_markup(&text);
        } else {
            file.texts.push(without_escapes(&text));
        }
        if path.ends_with(".json") {
            // A single word may be an id, and is more often just a word.
            let strings = text.split('"').skip(1).step_by(2);
            let names = strings.filter(|s| s.contains('-') && !s.contains(' '));
            file.names.extend(names.map(str::to_owned));
        }
        file
    }

    fn read_markup(&mut self, markup: &str) {
        let mut text = String::new();
        let mut rest = markup;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            text.push(' ');
            rest = self.read_tag(tag);
        }
        text.push_str(rest);
        // Scripts hold data, with escapes of their own.
        self.texts.push(without_escapes(&without_entities(&text)));
    }

    /// Reads a tag's attributes; what follows it.
    fn read_tag<'t>(&mut self, tag: &'t str) -> &'t str {
        let mut rest = tag;
        loop {
            let Some(at) = rest.find(['>', '"', '\'']) else {
                return "";
            };
            let (before, from) = rest.split_at(at);
            let mut chars = from.chars();
            let Some(quote) = chars.next().filter(|c| *c != '>') else {
                return chars.as_str();
            };
            let inside = chars.as_str();
            let (value, after) = inside.split_once(quote).unwrap_or((inside, ""));
            let name = before.trim_end().trim_end_matches('=').trim_end();
            let name = name.rsplit(char::is_whitespace).next().unwrap_or(name);
            let value = without_entities(value);
            if NAMES.contains(&name) || name.starts_with("data-") {
                // What others call their pages tells nothing of this publication.
                if !value.contains("://") {
                    self.names.push(value.clone());
                }
            }
            self.texts.push(value);
            rest = after;
        }
    }
}

/// The files in a zip that this program made, with their names in it.
pub(super) fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(zip)) else {
        return files;
    };
    for number in 0..archive.len() {
        let Ok(mut file) = archive.by_index(number) else {
            continue;
        };
        let Ok(name) = file.name().map(|name| name.into_owned()) else {
            continue;
        };
        // A zip in it would be none of ours, and is not looked into.
        let mut bytes = Vec::new();
        if !name.ends_with(".zip") && file.read_to_end(&mut bytes).is_ok() {
            files.push((name, bytes));
        }
    }
    files
}

/// The words of a text: letters and digits, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    as_written(text).map(str::to_lowercase)
}

fn as_written(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The start and the factor of FNV-1a.
pub(super) const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
pub(super) const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// Visits the hash of each of the [`words`]: FNV-1a.
pub(super) fn each_word(text: &str, visit: &mut dyn FnMut(u64)) {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
    for word in as_written(text) {
        visit(match word.is_ascii() {
            true => {
                let small = word.bytes().map(|byte| byte.to_ascii_lowercase());
                small.fold(FNV_OFFSET, add)
            }
            false => word.to_lowercase().bytes().fold(FNV_OFFSET, add),
        });
    }
}

/// Character references of HTML, as their characters.
fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.find(';').filter(|end| *end <= 8);
        let name = end.and_then(|end| after.get(..end));
        match (
            name.and_then(entity),
            end.and_then(|end| after.get(end + 1..)),
        ) {
            (Some(c), Some(after)) => {
                plain.push(c);
                rest = after;
            }
            _ => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => {
            return Some(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                _ => return None,
            });
        }
    };
    char::from_u32(code)
}

/// The escapes of JSON and scripts, as their characters.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut chars = after.chars();
        rest = match chars.next() {
            Some('u') => {
                let digits = chars.as_str().get(..4);
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                match (code.and_then(char::from_u32), chars.as_str().get(4..)) {
                    (Some(c), Some(after)) => {
                        plain.push(c);
                        after
                    }
                    _ => chars.as_str(),
                }
            }
            Some('n' | 'r' | 't') => {
                plain.push(' ');
                chars.as_str()
            }
            Some(c) => {
                plain.push(c);
                chars.as_str()
            }
            None => "",
        };
    }
    plain.push_str(rest);
    plain
}
