//! The number of a new section or priority.

use crate::diagnostic::Diagnostic;
use crate::load::is_number;
use crate::model::Publication;

/// The number of a new section: the one that was asked for, or the next one in the chapter of a
/// station's last section, or the first of a new chapter.
///
/// # Errors
/// Where the number is none or taken, or there is no such station.
pub(super) fn of_section(
    number: Option<&str>,
    station: Option<&str>,
    publication: &Publication,
) -> Result<String, Diagnostic> {
    let numbers: Vec<&str> = publication
        .sections
        .iter()
        .filter_map(|section| section.number.as_deref())
        .collect();
    if let Some(number) = number {
        return free(number, &numbers);
    }
    let Some(station) = station else {
        let last = numbers.iter().filter_map(|number| chapter(number)).max();
        return Ok(format!("{}.0", last.unwrap_or(0).saturating_add(1)));
    };
    let stations = &publication.journey.stations;
    let Some(found) = stations.iter().find(|one| one.id.as_str() == station) else {
        let names: Vec<&str> = stations.iter().map(|one| one.id.as_str()).collect();
        return Err(unknown("station", station, &names));
    };
    let of_station = |id: &crate::model::Id| {
        publication
            .sections
            .iter()
            .find(|section| section.id == *id)
            .and_then(|section| section.number.as_deref())
            .and_then(chapter)
    };
    let last = numbers.iter().filter_map(|number| chapter(number)).max();
    let chapter_of_it = found
        .sections
        .iter()
        .filter_map(of_station)
        .next_back()
        .unwrap_or_else(|| last.unwrap_or(0).saturating_add(1));
    let within = numbers
        .iter()
        .filter(|number| chapter(number) == Some(chapter_of_it))
        .filter_map(|number| number.split('.').nth(1)?.parse::<u32>().ok())
        .max();
    let next = within.map_or(0, |number| number.saturating_add(1));
    Ok(format!("{chapter_of_it}.{next}"))
}

/// The number of a new priority: the one that was asked for, or the next letter behind the
/// priority that it is a part of, or the next whole number.
///
/// # Errors
/// Where the number is none or taken, there is no such priority, or it has no letter left.
pub(super) fn of_priority(
    number: Option<&str>,
    part_of: Option<&str>,
    publication: &Publication,
) -> Result<String, Diagnostic> {
    let priorities = &publication.priorities;
    let numbers: Vec<&str> = priorities.iter().map(|one| one.number.as_str()).collect();
    if let Some(number) = number {
        return free(number, &numbers);
    }
    let Some(part_of) = part_of else {
        let last = numbers.iter().filter_map(|number| chapter(number)).max();
        return Ok(last.unwrap_or(0).saturating_add(1).to_string());
    };
    let Some(whole) = priorities.iter().find(|one| one.id.as_str() == part_of) else {
        let names: Vec<&str> = priorities.iter().map(|one| one.id.as_str()).collect();
        return Err(unknown("priority", part_of, &names));
    };
    let digits = whole
        .number
        .trim_end_matches(|c: char| c.is_ascii_lowercase());
    ('a'..='z')
        .map(|letter| format!("{digits}{letter}"))
        .find(|number| !numbers.contains(&number.as_str()))
        .ok_or_else(|| {
            Diagnostic::error(
                "duplicate-number",
                format!("“{part_of}” has parts from a to z"),
            )
            .help("Make it a priority of its own.")
        })
}

fn free(number: &str, taken: &[&str]) -> Result<String, Diagnostic> {
    if !is_number(number) {
        return Err(Diagnostic::error(
            "bad-number",
            format!("“{number}” is no number of a section or priority"),
        )
        .help("A number is digits, with points between them and perhaps a letter: 3.1, 4, 2a."));
    }
    if taken.contains(&number) {
        return Err(
            Diagnostic::error("duplicate-number", format!("the number {number} is taken"))
                .help(format!("Taken are: {}.", taken.join(", "))),
        );
    }
    Ok(number.to_owned())
}

fn unknown(what: &str, id: &str, names: &[&str]) -> Diagnostic {
    let help = match names.is_empty() {
        true => "There is none yet.".to_owned(),
        false => format!("There are: {}.", names.join(", ")),
    };
    Diagnostic::error("unknown-id", format!("there is no {what} “{id}”")).help(help)
}

/// The whole part of a number: 3 of 3.1, 2 of 2a.
fn chapter(number: &str) -> Option<u32> {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
