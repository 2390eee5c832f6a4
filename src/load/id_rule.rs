//! The rule for ids, told to people.

use super::file_name::is_number;
use crate::diagnostic::Diagnostic;
use crate::model::{Id, LONGEST_ID};

/// That `text` is no id; `where_from` says what it is, such as “the key”.
pub(super) fn bad_id(text: &str, where_from: &str) -> Diagnostic {
    let length = text.chars().count();
    let (message, rule) = if length > LONGEST_ID {
        (
            format!("{where_from} has an id of {length} characters: “{text}”"),
            format!("An id has at most {LONGEST_ID}."),
        )
    } else {
        (
            format!("{where_from} is no id: “{text}”"),
            "An id is made of small letters, digits and single hyphens.".to_owned(),
        )
    };
    let name = match text.rsplit_once('.') {
        // The name of a file is no id; the id is in it.
        Some((stem, "md" | "toml")) => match stem.split_once('-') {
            Some((number, words)) if is_number(number) => words,
            _ => stem,
        },
        _ => text,
    };
    let better = Id::from_words(name).map(|id| format!(" For example: {id}"));
    Diagnostic::error("bad-id", message).help(format!("{rule}{}", better.unwrap_or_default()))
}
