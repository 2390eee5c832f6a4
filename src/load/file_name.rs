//! What the name of a file says: the number as printed, and the id.

use super::id_rule::bad_id;
use crate::diagnostic::Diagnostic;
use crate::model::{FileId, Id, Span};
use std::cmp::Ordering;

/// A file's name, read as `number-id.ending`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// As printed: `3.1`, `2a`; `None` where the name begins with letters.
    pub number: Option<String>,
    /// The id.
    pub id: Id,
}

/// Reads the name of the file at `path`: `content/3.1-mash.md` is the section `mash` with the
/// number 3.1. A number is digits, with points between them, and perhaps a letter.
pub fn numbered_name(
    path: &str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FileName> {
    let stem = stem(path);
    let (number, words) = match stem.split_once('-') {
        Some((number, words)) if is_number(number) => (Some(number.to_owned()), words),
        _ => (None, stem),
    };
    let id = id_of(words, path, file, diagnostics)?;
    Some(FileName { number, id })
}

/// Reads the name of a file that has no number: all of it is the id.
pub fn plain_name(path: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Id> {
    id_of(stem(path), path, file, diagnostics)
}

/// The order of printed numbers: 2 before 2a before 10, 3.1 before 3.10; none comes last.
pub fn compare_numbers(a: Option<&str>, b: Option<&str>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => number_key(a).cmp(&number_key(b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn number_key(number: &str) -> (Vec<u64>, String) {
    let letter = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = number.strip_suffix(letter).unwrap_or(number);
    let parts = digits
        .split('.')
        .map(|part| part.parse().unwrap_or(u64::MAX))
        .collect();
    (parts, letter.to_owned())
}

/// Whether a text is a number as files have it: digits, with points between them, and perhaps a
/// letter.
pub fn is_number(text: &str) -> bool {
    let digits = text
        .strip_suffix(|c: char| c.is_ascii_lowercase())
        .unwrap_or(text);
    !digits.is_empty()
        && digits
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn id_of(words: &str, path: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Id> {
    let id = Id::new(words);
    if id.is_none() {
        let problem = bad_id(words, &format!("the name of “{path}”"));
        diagnostics.push(problem.at(Span::new(file, 0..0)));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(path: &str) -> Option<(Option<String>, String)> {
        numbered_name(path, FileId(0), &mut Vec::new())
            .map(|name| (name.number, name.id.to_string()))
    }

    #[test]
    fn reads_number_and_id() {
        let some =
            |number: Option<&str>, id: &str| Some((number.map(str::to_owned), id.to_owned()));
        assert_eq!(name("content/3.1-mash.md"), some(Some("3.1"), "mash"));
        assert_eq!(
            name("data/plan/2a-supervision.toml"),
            some(Some("2a"), "supervision")
        );
        assert_eq!(
            name("content/quality-assurance.md"),
            some(None, "quality-assurance")
        );
        assert_eq!(name("content/3.1-MASH.md"), None);
        assert_eq!(name("content/3.1-.md"), None);
        let plain = plain_name(
            "data/scrutiny/2017-inspection.toml",
            FileId(0),
            &mut Vec::new(),
        );
        assert_eq!(plain, Id::new("2017-inspection"));
    }

    #[test]
    fn orders_numbers_as_people_do() {
        let mut numbers = [
            Some("10"),
            None,
            Some("3.10"),
            Some("2a"),
            Some("3.2"),
            Some("2"),
        ];
        numbers.sort_by(|a, b| compare_numbers(*a, *b));
        assert_eq!(
            numbers,
            [
                Some("2"),
                Some("2a"),
                Some("3.2"),
                Some("3.10"),
                Some("10"),
                None
            ]
        );
    }
}
