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
        let mut problem = bad_id(words, &format!("the name of “{path}”"));
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if let Some(original) = copied(stem(path)) {
            let name = path.rsplit('/').next().unwrap_or(path);
            problem = problem.help(looks_like_a_copy(name, &format!("{original}.{ending}")));
        } else if let Some(better) = better_name(stem(path)) {
            problem = problem.help(format!(
                "A file is named by its number, where it has one, a hyphen, and an id of small letters, digits and single hyphens. For example: {better}.{ending}"
            ));
        }
        diagnostics.push(problem.at(Span::new(file, 0..0)));
    }
    id
}

/// A name as near to this one as can be: `2.1-front-door` for “2.1 Front door”.
fn better_name(stem: &str) -> Option<String> {
    let digits = stem
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(stem.len());
    let (number, words) = stem.split_at_checked(digits)?;
    let id = Id::from_words(words)?;
    Some(match number.trim_matches('.') {
        "" => id.to_string(),
        number => format!("{number}-{id}"),
    })
}

/// Of which file this looks like a copy that OneDrive, Explorer or Dropbox made: `2.1-mash` of
/// `2.1-mash-LAPTOP-7K2`, `2.1-mash - Copy`, `2.1-mash (1)`.
pub(super) fn copied(stem: &str) -> Option<&str> {
    if let Some((original, _)) = stem.split_once(" - Copy") {
        return Some(original);
    }
    if let Some((original, inside)) = stem.strip_suffix(')').and_then(|s| s.rsplit_once(" (")) {
        let is_copy = inside.contains("conflicted copy")
            || !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit());
        return is_copy.then_some(original);
    }
    // The name of a computer, behind a name in small letters.
    let is_computer = |suffix: &str| {
        suffix.contains(|c: char| c.is_ascii_uppercase())
            && suffix
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    };
    stem.match_indices('-')
        .filter_map(|(at, _)| Some((stem.get(..at)?, stem.get(at + 1..)?)))
        .find(|(original, suffix)| {
            original.contains(|c: char| c.is_ascii_lowercase()) && is_computer(suffix)
        })
        .map(|(original, _)| original)
}

/// What to do about a `copy` of the file `original`.
pub(super) fn looks_like_a_copy(copy: &str, original: &str) -> String {
    format!(
        "“{copy}” looks like a copy of {original} that OneDrive or Explorer made. Compare the two, keep what is right in {original}, and delete the copy."
    )
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
    fn knows_copies_that_programs_make() {
        for (stem, original) in [
            ("2.1-mash-LAPTOP-7K2", "2.1-mash"),
            ("front-door-GCC123", "front-door"),
            ("2.1-mash - Copy", "2.1-mash"),
            ("2.1-mash - Copy (2)", "2.1-mash"),
            ("2.1-mash (1)", "2.1-mash"),
            ("mash (Ann's conflicted copy 2020-05-22)", "mash"),
        ] {
            assert_eq!(copied(stem), Some(original), "{stem}");
        }
        for stem in [
            "2.1-mash",
            "3.1-MASH",
            "MASH",
            "front-door-Mash",
            "mash (old)",
            "é-X",
        ] {
            assert_eq!(copied(stem), None, "{stem}");
        }
    }

    #[test]
    fn a_better_name_keeps_the_number() {
        for (stem, better) in [
            ("2.1 Front door", Some("2.1-front-door")),
            ("3.1-MASH", Some("3.1-mash")),
            ("Leadership & more", Some("leadership-more")),
            ("2.1-", None),
        ] {
            assert_eq!(better_name(stem).as_deref(), better, "{stem}");
        }
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
