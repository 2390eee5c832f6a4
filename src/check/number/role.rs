//! What part a number plays: a figure, a duration, an age, or a piece of a date or a name.

use super::Role;
use super::name::is_name;
use crate::check::words::{lower, word_before, words_after};
use crate::model::{YEARS, month_name};
use std::ops::Range;

const UNITS_OF_TIME: [&str; 24] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "hrs",
    "hr",
    "mins",
    "working",
    "calendar",
    "term",
    "terms",
    "school",
    "consecutive",
    "fortnights",
    "days’",
    "weeks’",
];

/// Whether a word is a unit of time.
pub(super) fn is_unit_of_time(word: &str) -> bool {
    UNITS_OF_TIME.contains(&word)
}

const NAMED_BEFORE: [&str; 52] = [
    "week",
    "day",
    "section",
    "sections",
    "priority",
    "version",
    "key",
    "stage",
    "regulation",
    "regulations",
    "page",
    "pages",
    "appendix",
    "article",
    "paragraph",
    "chapter",
    "part",
    "step",
    "phase",
    "tier",
    "level",
    "grade",
    "band",
    "table",
    "figure",
    "chart",
    "no",
    "number",
    "item",
    "action",
    "schedule",
    "annex",
    "year",
    "question",
    "area",
    "form",
    "covid",
    "covid-19",
    "quarter",
    "route",
    "standard",
    "objective",
    "recommendation",
    "clause",
    "group",
    "strand",
    "s",
    "sec",
    "reg",
    "regs",
    "cohort",
    "outcome",
];

/// What part the number written with `digits` plays in a text.
pub(super) fn role(text: &str, digits: &Range<usize>) -> Role {
    let before = text.get(..digits.start).unwrap_or("");
    let behind = text.get(digits.end..).unwrap_or("");
    let number = text.get(digits.clone()).unwrap_or("");
    let next = behind.chars().next();
    let last = before.chars().next_back();
    let after = words_after(text, digits.end, 4);
    let word = |at: usize| after.get(at).map_or("", String::as_str);
    let previous = word_before(text, digits.start);
    let glued_before = last
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '#' | '@' | '_' | '.' | ':' | '='));
    if glued_before {
        return Role::Name;
    }
    // 7th, 20s, 24h, 16+, 2019/20, 1:10, 10:30, 3.2.1
    match next {
        Some('+') => return Role::Age,
        Some(c) if c.is_alphabetic() || matches!(c, '/' | '_' | '=') => return Role::Name,
        Some(':' | '.') if behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
            return Role::Name;
        }
        _ => {}
    }
    // 45-day, 16-plus, 16-18, 2016-17
    if let Some('-' | '–') = next {
        let tail: String = behind.chars().skip(1).take(12).collect();
        let tail = lower(&tail);
        if tail.starts_with("year") || tail.starts_with("plus") {
            return Role::Age;
        }
        if UNITS_OF_TIME.iter().any(|unit| tail.starts_with(unit)) {
            return Role::Duration;
        }
        if tail.starts_with(|c: char| c.is_alphanumeric()) {
            return match mentions_age(before, &after) {
                true => Role::Age,
                false => Role::Name,
            };
        }
    }
    if let Some('-' | '–') = last {
        let joined = before
            .trim_end_matches(['-', '–'])
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        if joined {
            return match mentions_age(before, &after) {
                true => Role::Age,
                false => Role::Name,
            };
        }
    }
    let is_month = |word: &str| {
        (1..=12).any(|month| {
            let name = lower(month_name(month));
            word == name || (word.len() >= 3 && name.get(..3) == Some(word)) || word == "sept"
        })
    };
    if is_month(&previous) || is_month(word(0)) {
        return Role::Name;
    }
    if number.len() == 4
        && number
            .parse::<i16>()
            .is_ok_and(|year| YEARS.contains(&year))
    {
        return match is_count_like_a_year(before, word(0)) {
            true => Role::Figure,
            false => Role::Name,
        };
    }
    if mentions_age(before, &after) || is_span_of_ages(before, number) {
        return Role::Age;
    }
    let begins_with_age = ["At ", "After ", "Before ", "Until ", "From "]
        .iter()
        .any(|start| before.ends_with(start))
        && (number.len() == 2 || number.len() == 4 && number.ends_with(".5"))
        && !behind.starts_with(['%', '.']);
    // Ages at which the law changes something.
    let may_be_at = matches!(number, "16" | "18" | "21" | "25") && is_at_age(before);
    let stands_alone = behind.starts_with([',', '.', ';'])
        || matches!(
            word(0),
            "is" | "are" | "was" | "were" | "and" | "or" | "with"
        );
    if may_be_at && stands_alone {
        return Role::Age;
    }
    if number.parse::<u8>().is_ok_and(|age| age <= 25)
        && (is_limit_of_children(before) || is_of_those(before, behind, word(0)))
    {
        return Role::Age;
    }
    if !is_told_as_count(before) && is_bare_age(number, &previous, behind, word(0), begins_with_age)
    {
        return Role::Age;
    }
    // “in years 10 and 11” of school
    let is_school_year =
        |name: &str, number: &str| name == "years" && number.parse::<u8>().is_ok_and(|n| n <= 13);
    // “Pupils of 16 choose”
    let is_of_people = [
        "pupils of ",
        "children of ",
        "child of ",
        "girls of ",
        "boys of ",
        "girl of ",
        "boy of ",
    ]
    .iter()
    .any(|words| {
        lower(
            before
                .get(before.ceil_char_boundary(before.len().saturating_sub(12))..)
                .unwrap_or(""),
        )
        .ends_with(words)
    });
    if is_of_people && number.parse::<u8>().is_ok_and(|age| age <= 25) {
        return Role::Age;
    }
    if is_of_somebody(before)
        && number
            .parse::<u8>()
            .is_ok_and(|age| (13..100).contains(&age))
    {
        return Role::Age;
    }
    // “Reg. 24”
    let shortened = before
        .trim_end()
        .strip_suffix('.')
        .map(|front| word_before(front, front.len()));
    let is_shortened = shortened
        .is_some_and(|word| matches!(word.as_str(), "reg" | "regs" | "sec" | "s" | "no" | "para"));
    if is_shortened
        || NAMED_BEFORE.contains(&previous.as_str())
        || is_school_year(&previous, number)
    {
        return Role::Name;
    }
    if is_name((before, number, behind), &previous, &after) {
        return Role::Name;
    }
    // “post 16 education”
    if matches!(previous.as_str(), "post" | "pre") && number.parse::<u8>().is_ok_and(|n| n <= 25) {
        return Role::Age;
    }
    // “section 17 or 47”, “regulations 44, 45 and 46”
    let goes_on = matches!(word(0), "and" | "or")
        && word(1).starts_with(|c: char| c.is_ascii_digit())
        && before.ends_with(", ");
    let is_called =
        |name: &str| NAMED_BEFORE.contains(&name) || is_month(name) || is_school_year(name, number);
    if goes_on || matches!(previous.as_str(), "and" | "or" | "to") {
        let small = lower(
            before
                .get(before.ceil_char_boundary(before.len().saturating_sub(28))..)
                .unwrap_or(""),
        );
        let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        let mut front = small
            .split_whitespace()
            .map(|word| word.trim_end_matches(','))
            .rev()
            .skip_while(|word| matches!(*word, "and" | "or" | "to"))
            .peekable();
        if front.peek().is_some_and(|word| is_number(word))
            && front.find(|word| !is_number(word)).is_some_and(is_called)
        {
            return Role::Name;
        }
    }
    if UNITS_OF_TIME.contains(&word(0)) {
        return Role::Duration;
    }
    if matches!(word(0), "am" | "pm" | "o’clock") {
        return Role::Name;
    }
    // “4 to 6 weeks”, “10 or 15 working days”
    if matches!(word(0), "to" | "or" | "and")
        && word(1).chars().all(|c| c.is_ascii_digit())
        && UNITS_OF_TIME.contains(&word(2))
    {
        return Role::Duration;
    }
    if named_by_capital(before) {
        return Role::Name;
    }
    // A list's or a heading's own number: “2. ”, “(3)”
    if before.trim().is_empty() && behind.starts_with(['.', ')']) {
        return Role::Name;
    }
    Role::Figure
}

/// Whether a number that could be a year says how many: “2027 children”, “1743 of 2027”.
pub fn is_count_like_a_year(before: &str, next: &str) -> bool {
    const COUNTED: [&str; 8] = [
        "children",
        "families",
        "people",
        "contacts",
        "referrals",
        "assessments",
        "visits",
        "attendances",
    ];
    let part = before
        .strip_suffix(" of ")
        .map(|front| front.strip_suffix(" out").unwrap_or(front));
    let is_whole = part.is_some_and(|front| {
        let digits = front.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        let part = front.get(digits.len()..).unwrap_or("");
        // “Than the 209 of 2019” names the year.
        part.len() > 2
            && digits
                .chars()
                .next_back()
                .is_none_or(|c| c == ' ' || c == '(')
            && !matches!(
                word_before(digits, digits.len()).as_str(),
                "the" | "those" | "that"
            )
    });
    is_whole || COUNTED.contains(&next)
}

/// Whether a number without a noun says how many: “a rise of 12”, “the average caseload is 17”.
fn is_told_as_count(before: &str) -> bool {
    const CHANGES: [&str; 9] = [
        "a rise of",
        "a fall of",
        "a drop of",
        "an increase of",
        "a decrease of",
        "a reduction of",
        "a total of",
        "a number of",
        "an average of",
    ];
    const COUNTS: [&str; 8] = [
        "caseload is",
        "caseloads are",
        "caseload was",
        "caseloads were",
        "number is",
        "number was",
        "total is",
        "total was",
    ];
    let start = before.ceil_char_boundary(before.len().saturating_sub(20));
    let front = lower(before.get(start..).unwrap_or(""));
    let mut both = CHANGES.iter().chain(&COUNTS);
    both.any(|words| front.trim_end().ends_with(words)) || goes_from_to(before)
}

/// “Young people from 13 to 15 come”: the second of two ages.
fn is_span_of_ages(before: &str, number: &str) -> bool {
    const PEOPLE: [&str; 7] = [
        " people",
        " children",
        " those",
        " pupils",
        " girls",
        " boys",
        " adults",
    ];
    let Some(front) = before.strip_suffix(" to ") else {
        return false;
    };
    let low = front.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_small = number.parse::<u8>().is_ok_and(|age| age <= 25);
    let whose = low
        .strip_suffix(" from ")
        .filter(|_| low.len() < front.len());
    is_small && whose.is_some_and(|whose| PEOPLE.iter().any(|one| whose.ends_with(one)))
}

/// Whether a number is one of two between which a count has moved: “increased the number of
/// officers from 13 to 15”.
fn goes_from_to(before: &str) -> bool {
    const MOVED: [&str; 8] = [
        "increased the ",
        "raised the ",
        "reduced the ",
        "expanded the ",
        "cut the ",
        "grown the ",
        "increase the ",
        "reduce the ",
    ];
    let start = before.ceil_char_boundary(before.len().saturating_sub(80));
    let front = lower(before.get(start..).unwrap_or(""));
    let front = front.trim_end();
    let low = front.strip_suffix(" to").unwrap_or(front);
    let low = low
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let is_pair = low.ends_with(" from");
    let moved = MOVED.iter().filter_map(|words| low.find(words)).max();
    // “The age limit” is one of years.
    is_pair && moved.is_some_and(|at| !low.get(at..).is_some_and(|told| told.contains(" age")))
}

/// Whether a number without a noun says an age, as it does in a text about children: “under 11”,
/// “from 16 on”, “until they are 18”.
fn is_bare_age(
    number: &str,
    previous: &str,
    behind: &str,
    next: &str,
    begins_with_age: bool,
) -> bool {
    const BEFORE: [&str; 12] = [
        "under", "over", "after", "before", "from", "until", "till", "to", "are", "is", "and", "of",
    ];
    // “At 17.5”
    let years = number.strip_suffix(".5").unwrap_or(number);
    let is_small = years.parse::<u8>().is_ok_and(|age| age <= 25);
    // “At 16, pupils …”, “After 16 the picture …”; “before they were 17 and a half”
    if is_small && (begins_with_age || behind.starts_with(" and a half")) {
        return true;
    }
    let ends = behind.starts_with([',', '.', ';', ':', ')'])
        || behind.starts_with(" –")
        || behind.trim().is_empty();
    let joins = matches!(
        next,
        "to" | "and" | "or" | "on" | "onwards" | "upwards" | "have" | "in" | "who" | "can" | "with"
    );
    // “Children under 16 are heard”
    let is_limit = matches!(
        previous,
        "under" | "over" | "after" | "before" | "until" | "till"
    );
    let is_said_of = is_limit
        && matches!(
            next,
            "are" | "were" | "is" | "was" | "has" | "have" | "had" | "will"
        );
    is_small && BEFORE.contains(&previous) && (ends || joins || is_said_of)
}

/// Whether a number behind this text is somebody's age: “a driver of 58”.
fn is_of_somebody(before: &str) -> bool {
    const ADULTS: [&str; 14] = [
        "man",
        "woman",
        "mother",
        "father",
        "grandmother",
        "grandfather",
        "godmother",
        "godfather",
        "aunt",
        "uncle",
        "carer",
        "driver",
        "nurse",
        "widow",
    ];
    let front = before.strip_suffix("of ").map(str::trim_end);
    front.is_some_and(|front| ADULTS.contains(&word_before(front, front.len()).as_str()))
}

/// “No child under 16 lives there”.
fn is_limit_of_children(before: &str) -> bool {
    const WHO: [&str; 11] = [
        "child", "children", "people", "person", "pupil", "pupils", "boys", "girls", "those",
        "anyone", "everyone",
    ];
    let limit = ["under ", "over ", "below ", "above "];
    let front = limit.iter().find_map(|limit| before.strip_suffix(limit));
    front
        .map(str::trim_end)
        .is_some_and(|front| WHO.contains(&word_before(front, front.len()).as_str()))
}

/// “For those who are 14 now”, “who were 16 when it began”.
fn is_of_those(before: &str, behind: &str, next: &str) -> bool {
    let verb = word_before(before, before.len());
    let front = before.trim_end().strip_suffix(verb.as_str()).unwrap_or("");
    let is_who = matches!(verb.as_str(), "are" | "were" | "is" | "was")
        && word_before(front, front.len()) == "who";
    let stands_alone = behind.starts_with([',', '.', ';', ')'])
        || matches!(
            next,
            "now" | "when" | "then" | "today" | "already" | "and" | "or" | "at" | "on"
        );
    is_who && stands_alone
}

/// Whether “at” stands before an age, and not before a level that something has reached: “services
/// at 18”.
fn is_at_age(before: &str) -> bool {
    const LEVELS: [&str; 18] = [
        "stand", "stands", "stood", "is", "are", "was", "were", "remain", "remains", "remained",
        "averaged", "average", "held", "steady", "peaked", "now", "still", "stable",
    ];
    let front = before.strip_suffix("at ").map(str::trim_end);
    front.is_some_and(|front| !LEVELS.contains(&word_before(front, front.len()).as_str()))
}

/// Whether the number says an age: “aged 16 to 18”, “16 and 17 year olds”, “under 5s”.
fn mentions_age(before: &str, after: &[String]) -> bool {
    let tail = lower(
        before
            .get(before.ceil_char_boundary(before.len().saturating_sub(30))..)
            .unwrap_or(""),
    );
    let mut recent: Vec<&str> = tail
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    while let Some(last) = recent.last() {
        let joins = matches!(
            *last,
            "to" | "and" | "or" | "of" | "between" | "from" | "over" | "under" | "about"
        ) || last.chars().all(|c| c.is_ascii_digit());
        if !joins {
            break;
        }
        recent.pop();
    }
    if matches!(
        recent.last(),
        Some(&("aged" | "age" | "ages" | "turn" | "turned" | "turning" | "reach" | "reached"))
    ) {
        return true;
    }
    // “Planning begins at 14”
    if let [.., verb, "at"] = recent[..]
        && matches!(
            verb,
            "begin" | "begins" | "start" | "starts" | "end" | "ends" | "stop" | "stops"
        )
    {
        return true;
    }
    let mut after = after.iter().map(String::as_str);
    for word in after.by_ref().take(4) {
        if matches!(word, "year-olds" | "year-old" | "plus") {
            return true;
        }
        if matches!(word, "year" | "years") {
            return matches!(after.next(), Some("old" | "olds" | "of"));
        }
        let joins = matches!(word, "to" | "and" | "or") || word.chars().all(|c| c.is_ascii_digit());
        if !joins {
            break;
        }
    }
    false
}

/// Whether a word with a capital, not the first of its sentence, stands before: “Windows 10”.
fn named_by_capital(before: &str) -> bool {
    let trimmed = before.trim_end_matches(' ');
    if trimmed.len() == before.len() {
        return false;
    }
    let start = trimmed
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’')))
        .map_or(0, |at| {
            at + trimmed
                .get(at..)
                .and_then(|t| t.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = trimmed.get(start..).unwrap_or("");
    let front = trimmed.get(..start).unwrap_or("").trim_end();
    let begins_sentence = front.is_empty() || front.ends_with(['.', '!', '?', ':', '\n', '“', '(']);
    word.starts_with(|c: char| c.is_uppercase()) && !begins_sentence
}
