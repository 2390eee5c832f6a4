//! When a cell says that something is due.

use crate::check::period_words::{periods, short_year};
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, lower};
use crate::model::Period;
use jiff::civil::Date;

/// What a cell says of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueCell {
    /// By the end of this day.
    By(Date),
    /// On a day or in a month whose year it doesn't say.
    WithoutYear,
    /// Something else: again and again, from some day on, or what a program cannot read.
    Other,
}

/// Words that make a date none by which something is due.
const NOT_BY: [&str; 25] = [
    "ongoing",
    "on-going",
    "from",
    "start",
    "starts",
    "starting",
    "started",
    "since",
    "each",
    "every",
    "monthly",
    "weekly",
    "fortnightly",
    "quarterly",
    "annually",
    "termly",
    "complete",
    "completed",
    "done",
    "continuing",
    "continuous",
    "rolling",
    "onwards",
    "review",
    "reviewed",
];

/// Reads such a cell.
pub fn due_in(cell: &Passage<'_>) -> DueCell {
    let small = lower(&cell.text);
    let is_other = NOT_BY
        .iter()
        .any(|word| find_phrase(small.as_str(), word).is_some());
    if is_other || !cell.references.is_empty() {
        return DueCell::Other;
    }
    // The year of a day in digits is no year by itself.
    let in_digits = cell
        .text
        .split_whitespace()
        .filter_map(|word| day(word, cell.as_at));
    if let Some(day) = in_digits.max() {
        return DueCell::By(day);
    }
    let named = periods(&cell.text, &(0..cell.text.len()), cell.as_at);
    let dated = named.iter().filter(|one| one.has_year);
    let days = dated.filter_map(|one| one.period).map(Period::last_day);
    match days.max() {
        Some(day) => DueCell::By(day),
        None if named.is_empty() || small.split_whitespace().count() > 5 => DueCell::Other,
        None => DueCell::WithoutYear,
    }
}

/// “31/03/2020”, “31.3.20”
fn day(word: &str, as_at: Date) -> Option<Date> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = word.split(['/', '.']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        _ => short_year(year, as_at)?,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::day;
    use jiff::civil::date;

    #[test]
    fn reads_days_in_digits() {
        let as_at = date(2020, 5, 22);
        assert_eq!(day("31/03/2020", as_at), Some(date(2020, 3, 31)));
        assert_eq!(day("(1.4.20),", as_at), Some(date(2020, 4, 1)));
        for other in ["31/02/2020", "1/2", "3.4.5", "2020", "a/b/c", "1/1/99999"] {
            assert_eq!(day(other, as_at), None, "{other}");
        }
    }
}
