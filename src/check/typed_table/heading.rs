//! The words of a typed table's headings, as they are meant.

use crate::check::period_words::{month, short_year};
use crate::check::words::lower;
use crate::model::Period;
use jiff::civil::Date;

/// The last sentence of a text, without its end.
pub(super) fn last_sentence(text: &str) -> String {
    let trimmed = text.trim().trim_end_matches(['.', ':']);
    let start = trimmed.rfind(". ").map_or(0, |at| at + 2);
    trimmed.get(start..).unwrap_or("").to_owned()
}

/// Headings whose row says nothing of the first time of what it counts: “initial visits”.
pub(super) fn without_kind(headings: &[&str; 3]) -> [String; 3] {
    let bare = |heading: &&str| {
        let words = heading.split_whitespace();
        let telling = words.filter(|word| !matches!(lower(word).as_str(), "first" | "initial"));
        telling.collect::<Vec<_>>().join(" ")
    };
    headings.each_ref().map(bare)
}

/// “Mar 19”, which in the heading of a table is a month and its year; `Some(None)`: a day, as in
/// “Mar 26”, whose year nobody says.
pub(super) fn short_month(text: &str, as_at: Date) -> Option<Option<Period>> {
    let (first, second) = text.trim().split_once(' ')?;
    let month = month(first).filter(|_| second.len() == 2)?;
    let year = short_year(second, as_at);
    Some(year.map(|year| Period::Month { year, month }))
}

/// “1March 2020” as it was meant.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 1);
    let mut before = ' ';
    for letter in text.chars() {
        if before.is_ascii_digit() && letter.is_uppercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    spaced
}
