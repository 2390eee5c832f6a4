//! Times of day: “at 10.30”, “9 a.m.”, “until 8 in the evening”, “at 7 o’clock”.

use crate::check::words::lower;

/// What stands before an hour of the day.
const LEADS: [&str; 7] = ["at", "from", "until", "till", "by", "before", "after"];

/// What tells which hour it is.
const PARTS: [&str; 4] = [
    "in the morning",
    "in the afternoon",
    "in the evening",
    "at night",
];

/// Whether a number is an hour of the day, given the word before it and the text behind it.
pub(super) fn is_hour(previous: &str, number: &str, behind: &str) -> bool {
    let near = behind.get(..behind.floor_char_boundary(20)).unwrap_or("");
    let near = lower(near);
    let near = near.trim_start();
    let is_marked = [
        "am",
        "pm",
        "a.m",
        "p.m",
        "a. m",
        "p. m",
        "o’clock",
        "o'clock",
        "noon",
    ]
    .iter()
    .any(|mark| {
        near.strip_prefix(mark)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let is_hour = number.parse::<u8>().is_ok_and(|hour| hour <= 12);
    let is_clock = number.split_once('.').is_some_and(|(hours, minutes)| {
        hours.parse::<u8>().is_ok_and(|hours| hours < 24)
            && matches!(minutes, "00" | "15" | "30" | "45")
    });
    // “We saw 12 at night” counts.
    let leads = LEADS.contains(&previous);
    let is_part = PARTS.iter().any(|part| near.starts_with(part));
    is_marked || leads && is_clock || (leads || previous == "to") && is_hour && is_part
}
