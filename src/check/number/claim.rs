//! Whether a typed number claims something that somebody must have counted. A range, a limit, a
//! number of teams or steps, an aim: none of them does.

use super::in_words::value_of_word;
use super::practice::is_checked_each_time;
use super::price::is_price;
use super::{Number, NumberKind};
use crate::check::words::{find_phrase, lower, words_after};
use crate::model::Decimal;
use std::ops::Range;

/// Fewer than this are told by what they are: “two teams”, “three parts”.
const SMALL: i64 = 6;

/// Whether `number`, in the sentence that ends at `sentence.end`, claims to have been counted or
/// measured.
pub fn is_counted(text: &str, sentence: &Range<usize>, number: &Number) -> bool {
    let before = lower(text.get(sentence.start..number.range.start).unwrap_or(""));
    let before = before.trim_end();
    let behind = words_after(text, number.range.end, 3);
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    let whole = lower(text.get(sentence.clone()).unwrap_or(""));
    let rest = lower(text.get(number.range.end..sentence.end).unwrap_or(""));
    if is_aimed_at(before) {
        return false;
    }
    match number.kind {
        NumberKind::Plain => {
            number.value >= Decimal::whole(SMALL)
                && !is_known_already(before)
                && !is_range(before, &behind)
                && !is_limit(before)
                && !is_structure(&behind)
                && !is_team_size(number.value, before, &behind)
                && !is_other_duration(before)
                && !is_of_law(before)
                && !is_by_design(before, &behind, &whole)
                && !is_checked_each_time(before, &rest)
        }
        NumberKind::Percent => !behind
            .first()
            .is_some_and(|next| KINDS_OF_SHARE.contains(next)),
        NumberKind::Pounds => !is_price(number.value, before, &behind),
        NumberKind::Share => true,
    }
}

/// What a percentage may be the name of: “a 10% sample”.
const KINDS_OF_SHARE: [&str; 12] = [
    "sample",
    "target",
    "threshold",
    "standard",
    "contract",
    "post",
    "tolerance",
    "benchmark",
    "ambition",
    "rule",
    "limit",
    "margin",
];

/// “At 16 weeks, not at 28”: of the unit that was named before.
fn is_other_duration(before: &str) -> bool {
    let is_other = ends_with(before, &["not at", "not", "instead of", "rather than"]);
    let is_unit = |word: &str| {
        matches!(
            word.trim_end_matches(|c: char| !c.is_alphabetic()),
            "hours" | "days" | "weeks" | "months" | "years"
        )
    };
    is_other && before.split_whitespace().any(is_unit)
}

/// “The statute says 26”: everybody knows where that stands.
fn is_of_law(before: &str) -> bool {
    const LAW: [&str; 6] = ["statute", "law", "act", "guidance", "regulations", "rules"];
    const SAYS: [&str; 12] = [
        "says", "say", "said", "allows", "allow", "allowed", "requires", "require", "gives",
        "sets", "asks for", "is",
    ];
    SAYS.iter().any(|says| {
        let law = before.strip_suffix(says).map(str::trim_end);
        law.is_some_and(|law| ends_with(law, &LAW))
    })
}

pub(super) fn ends_with(before: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        before
            .strip_suffix(phrase)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// “A target of 80%”, “the standard is 95%”.
fn is_aimed_at(before: &str) -> bool {
    const AIMS: [&str; 9] = [
        "target",
        "standard",
        "threshold",
        "benchmark",
        "ambition",
        "goal",
        "expectation",
        "limit",
        "tolerance",
    ];
    const LINKS: [&str; 8] = [
        " of", " is", " was", " at", " to be", " remains", " for", " set at",
    ];
    LINKS.iter().any(|link| {
        before
            .strip_suffix(link)
            .is_some_and(|rest| ends_with(rest, &AIMS))
    })
}

/// “13 of the 24”, “the 45 files”, “all 24 schools”: told before, or known to everybody.
fn is_known_already(before: &str) -> bool {
    ends_with(
        before,
        &[
            "the",
            "these",
            "those",
            "all",
            "the first",
            "the other",
            "the remaining",
            "the last",
            "the next",
            "its",
            "their",
            "our",
        ],
    )
}

/// “Between 40 and 50”, “10 to 15”, “eight to ten”; not “from 40 to 50”, which is a change.
fn is_range(before: &str, behind: &[&str]) -> bool {
    let is_number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || value_of_word(word).is_some()
    };
    if ends_with(before, &["between"]) {
        return true;
    }
    let mut front = before
        .rsplit([' ', '\u{a0}'])
        .filter(|word| !word.is_empty());
    let (joint, low, ahead) = (front.next(), front.next(), front.next());
    let is_change = |word: Option<&str>| word.is_some_and(|word| CHANGES.contains(&word));
    match (joint, low) {
        (Some("and"), Some(low)) if is_number(low) && ahead == Some("between") => true,
        (Some("to" | "or"), Some(low)) if is_number(low) => !is_change(ahead),
        _ => match behind {
            ["to" | "or", high, ..] if is_number(high) => !is_change(joint),
            _ => false,
        },
    }
}

/// Words in front of the first of two numbers between which something has moved.
const CHANGES: [&str; 12] = [
    "from",
    "rose",
    "fell",
    "grew",
    "dropped",
    "increased",
    "decreased",
    "reduced",
    "risen",
    "fallen",
    "grown",
    "went",
];

/// “Up to 20 places”, “groups of 8”: how many there may be.
fn is_limit(before: &str) -> bool {
    // “Below 30 cases we add the months of a quarter”
    before == "below"
        || ends_with(
            before,
            &[
                "up to",
                "at most",
                "no more than",
                "not more than",
                "fewer than",
                "a maximum of",
                "a minimum of",
                "a limit of",
                "room for",
                "places for",
                "groups of",
                "small team of",
                "small group of",
                "a group of",
                "sets of",
                "batches of",
                "a course of",
                "a programme of",
                "a series of",
                "a block of",
                "a package of",
                // A body has so many seats.
                "cabinet of",
                "parliament of",
                "committee of",
                "council of",
                "board of",
                "panel of",
                "jury of",
            ],
        )
}

/// Words for what an organisation, a paper or a programme is made of, and for lengths: people know
/// how many there are, and no evidence is cited for it.
const STRUCTURES: [&str; 61] = [
    "bases",
    "fields",
    "boxes",
    "slots",
    "chairs",
    "seats",
    "desks",
    "shelves",
    "columns",
    "paragraphs",
    "screens",
    "words",
    "teams",
    "districts",
    "localities",
    "areas",
    "wards",
    "hubs",
    "clusters",
    "modules",
    "themes",
    "principles",
    "standards",
    "steps",
    "stages",
    "criteria",
    "chapters",
    "pages",
    "sections",
    "questions",
    "recommendations",
    "priorities",
    "objectives",
    "actions",
    "domains",
    "strands",
    "workstreams",
    "members",
    "items",
    "points",
    "parts",
    "units",
    "councils",
    "authorities",
    "parishes",
    "boroughs",
    "counties",
    "languages",
    "lines",
    "rooms",
    "offices",
    "sites",
    "floors",
    "levels",
    "mile",
    "miles",
    "kilometres",
    "km",
    "metres",
    "acres",
    "hectares",
];

/// “9 locality teams”: the noun comes with at most one word before it.
fn is_structure(behind: &[&str]) -> bool {
    let mut near = behind.iter().take(2);
    behind.first() != Some(&"of") && near.any(|word| STRUCTURES.contains(word))
}

/// A larger team has been counted.
const TEAM: i64 = 20;

/// “The team is nine people”: how many a small team has, everybody in it knows. Not “has nine
/// vacancies”.
fn is_team_size(value: Decimal, before: &str, behind: &[&str]) -> bool {
    const IS: [&str; 9] = [
        "is",
        "has",
        "is made up of",
        "is made of",
        "consists of",
        "comprises",
        "numbers",
        "is a team of",
        "is a group of",
    ];
    const MEMBERS: [&str; 8] = [
        "people",
        "staff",
        "workers",
        "members",
        "nurses",
        "practitioners",
        "officers",
        "women",
    ];
    let team = IS.iter().find_map(|is| before.strip_suffix(is));
    let is_team = team.is_some_and(|team| ends_with(team.trim_end(), &["team", "unit", "crew"]));
    let of = behind.iter().position(|word| MEMBERS.contains(word));
    value <= Decimal::whole(TEAM) && is_team && of.is_some_and(|at| at < 2)
}

/// “Each panel hears 8 cases”: so it is arranged; an average is counted.
fn is_by_design(before: &str, behind: &[&str], sentence: &str) -> bool {
    let says = |words: &str, word: &str| find_phrase(words, word).is_some();
    // “55.8 per 10,000” is a rate that was measured.
    let is_rate = behind.windows(2).any(
        |pair| matches!(pair, ["per", base] if base.starts_with(|c: char| c.is_ascii_digit())),
    );
    let is_each = says(before, "each") || says(before, "every") || behind.contains(&"per");
    let is_arranged = is_each && !is_rate;
    is_arranged && !says(sentence, "average") && !says(sentence, "averages")
}

#[cfg(test)]
mod tests {
    use super::super::{Role, numbers};
    use super::*;

    fn counted(text: &str) -> Vec<&str> {
        let sentence = 0..text.len();
        numbers(text, &sentence)
            .into_iter()
            .filter(|number| number.role == Role::Figure && is_counted(text, &sentence, number))
            .filter_map(|number| text.get(number.range))
            .collect()
    }

    #[test]
    fn tells_what_was_counted_from_ranges_limits_and_structures() {
        for (text, wanted) in [
            (
                "We closed 118 plans and spent £40,000, at £14.10 an hour.",
                vec!["118", "£40,000"],
            ),
            ("Between 40 and 50 pupils come.", vec![]),
            ("Some 10 to 15 families come each week.", vec![]),
            ("Plans rose from 40 to 50.", vec!["40", "50"]),
            ("Up to 20 places are free.", vec![]),
            ("We work in 9 locality teams.", vec![]),
            ("The 45 files were read, all 24 schools took part.", vec![]),
            ("Each panel hears 8 cases.", vec![]),
            ("Each manager leads 17 people on average.", vec!["17"]),
            ("A 10% sample is read, a 10% fall was seen.", vec!["10%"]),
            ("We are at 61% against a target of 80%.", vec!["61%"]),
            ("There are 3 homes.", vec![]),
        ] {
            assert_eq!(counted(text), wanted, "{text}");
        }
    }
}
