//! Numbers that say how old somebody is, with a noun or without.

use crate::check::words::{lower, word_before};

/// Whether a number, with what stands before and behind it, says an age. `previous`: the word
/// before it; `after`: the words behind, all in small letters.
pub(super) fn is_age(
    (before, number, behind): (&str, &str, &str),
    previous: &str,
    after: &[String],
) -> bool {
    let word = |at: usize| after.get(at).map_or("", String::as_str);
    if mentions_age(before, after) || is_span_of_ages(before, number) {
        return true;
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
        return true;
    }
    if number.parse::<u8>().is_ok_and(|age| age <= 25)
        && (is_limit_of_children(before) || is_of_those(before, behind, word(0)))
    {
        return true;
    }
    if is_of_speaker(before, behind) && years(number).is_some_and(|age| age < 100) {
        return true;
    }
    if !is_told_as_count(before) && is_bare_age(number, previous, behind, word(0), begins_with_age)
    {
        return true;
    }
    if years(number).is_some_and(|age| age <= 25)
        && (is_of_the_young(before, word(0)) || is_come_to(previous, behind, word(0)))
    {
        return true;
    }
    is_of_somebody(before) && years(number).is_some_and(|age| (13..100).contains(&age))
}

/// “(girl, 13)”, behind what she says: of one person, in a bracket of its own.
fn is_of_speaker(before: &str, behind: &str) -> bool {
    const ONE: [&str; 19] = [
        "girl",
        "boy",
        "man",
        "woman",
        "person",
        "mother",
        "father",
        "carer",
        "leaver",
        "pupil",
        "student",
        "child",
        "parent",
        "daughter",
        "son",
        "brother",
        "sister",
        "grandmother",
        "grandfather",
    ];
    let who = before
        .rsplit_once('(')
        .and_then(|(_, who)| who.strip_suffix(", "))
        .filter(|who| !who.contains([')', ',', '.', ';']));
    let is_one = |who: &str| ONE.contains(&word_before(who, who.len()).as_str());
    who.is_some_and(is_one) && behind.starts_with([')', ',', ';'])
}

/// The full years of an age: 17 of “17.5”.
fn years(number: &str) -> Option<u8> {
    number.strip_suffix(".5").unwrap_or(number).parse().ok()
}

/// “Before a girl turns 18”, “who reaches 21 in June”; not “turns 18 families away”.
fn is_come_to(previous: &str, behind: &str, next: &str) -> bool {
    const GOES_ON: [&str; 24] = [
        "and", "or", "but", "in", "on", "at", "by", "before", "after", "during", "within", "while",
        "when", "this", "next", "last", "that", "is", "has", "can", "may", "must", "should",
        "will",
    ];
    let comes_to = matches!(
        previous,
        "turns" | "reaches" | "reaching" | "turn" | "turning" | "turned" | "reach" | "reached"
    );
    let ends = behind.trim().is_empty()
        || behind
            .trim_start()
            .starts_with([',', '.', ';', ':', ')', '?']);
    comes_to && (ends || GOES_ON.contains(&next))
}

/// “Pupils of 16 choose”, “a young person of 19”. “Children of 14 families” are no age.
fn is_of_the_young(before: &str, next: &str) -> bool {
    const MANY: [&str; 8] = [
        "pupils",
        "children",
        "girls",
        "boys",
        "people",
        "teenagers",
        "students",
        "lads",
    ];
    const ONE: [&str; 8] = [
        "child", "girl", "boy", "person", "pupil", "teenager", "student", "lad",
    ];
    let front = before.strip_suffix("of ").map(str::trim_end);
    let who = front.map(|front| word_before(front, front.len()));
    let who = who.as_deref().unwrap_or("");
    let is_noun = next.ends_with('s') && !matches!(next, "is" | "was" | "has" | "does");
    ONE.contains(&who) || MANY.contains(&who) && !is_noun
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
    let is_small = years(number).is_some_and(|age| age <= 25);
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

/// Whether a word is `old`, alone or joined to a number: “17-year-olds”.
fn is_said_with(word: &str, old: &str) -> bool {
    let front = word.strip_suffix(old).and_then(|number| {
        let digits = number.strip_suffix('-').unwrap_or(number);
        digits.bytes().all(|b| b.is_ascii_digit()).then_some(())
    });
    front.is_some()
}

/// Whether the number says an age: “aged 16 to 18”, “16 and 17 year olds”, “under 5s”.
pub(super) fn mentions_age(before: &str, after: &[String]) -> bool {
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
        if word == "plus"
            || ["year-olds", "year-old"]
                .iter()
                .any(|old| is_said_with(word, old))
        {
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
