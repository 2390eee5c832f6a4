//! Whether a typed number claims something that somebody must have counted. A range, a limit, a
//! number of teams or steps, an aim: none of them does.

use super::{Number, NumberKind};
use crate::check::claim::plans_to;
use crate::check::words::{Phrases, find_phrase, lower, words, words_after};
use crate::model::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// Fewer than this are told by what they are: “two teams”, “three parts”.
const SMALL: i64 = 6;
/// Less than this is what something costs, an hour or a piece: nobody counted it.
const PRICE: i64 = 1_000;

/// Whether `number`, in the sentence that ends at `sentence.end`, claims to have been counted or
/// measured.
pub fn is_counted(text: &str, sentence: &Range<usize>, number: &Number) -> bool {
    let before = lower(text.get(sentence.start..number.range.start).unwrap_or(""));
    let before = before.trim_end();
    let behind = words_after(text, number.range.end, 3);
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    let whole = lower(text.get(sentence.clone()).unwrap_or(""));
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
                && !is_other_duration(before)
                && !is_of_law(before)
                && !is_by_design(before, &behind, &whole)
        }
        NumberKind::Percent => !behind
            .first()
            .is_some_and(|next| KINDS_OF_SHARE.contains(next)),
        NumberKind::Pounds => {
            let is_small = number.value < Decimal::whole(MOST_PAID);
            number.value >= Decimal::whole(PRICE)
                && !is_rate_paid(before)
                && !(is_small && is_paid_each(&behind))
        }
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

/// More than this is no price of a place or a post: a budget.
const MOST_PAID: i64 = 10_000;

/// “£3,000 a year”, “£2,570 a pupil”: a price.
fn is_paid_each(behind: &[&str]) -> bool {
    const EACH: [&str; 17] = [
        "year",
        "month",
        "week",
        "night",
        "day",
        "hour",
        "session",
        "visit",
        "head",
        "child",
        "pupil",
        "student",
        "person",
        "place",
        "family",
        "household",
        "worker",
    ];
    match behind {
        ["each", ..] => true,
        ["a" | "an" | "per", one, ..] => EACH.contains(one),
        _ => false,
    }
}

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

/// “A retention payment of £2,500”, “an allowance of £2,570”: what is paid each time.
fn is_rate_paid(before: &str) -> bool {
    const PAID: [&str; 10] = [
        "payment of",
        "fee of",
        "fees of",
        "allowance of",
        "bonus of",
        "supplement of",
        "rate of",
        "charge of",
        "price of",
        "salary of",
    ];
    ends_with(before, &PAID)
}

fn ends_with(before: &str, phrases: &[&str]) -> bool {
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

/// “Between 40 and 50”, “10 to 15”; not “from 40 to 50”, which is a change.
fn is_range(before: &str, behind: &[&str]) -> bool {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
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
    ends_with(
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
        ],
    )
}

/// Words for what an organisation, a paper or a programme is made of, and for lengths: people know
/// how many there are, and no evidence is cited for it.
const STRUCTURES: [&str; 49] = [
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

static WISHES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "should",
        "must",
        "will",
        "would",
        "could",
        "might",
        "shall",
        "want",
        "wants",
        "wanted",
        "wish",
        "aim",
        "aims",
        "aimed",
        "aiming",
        "planned",
        "plan is to",
        "hope",
        "hopes",
        "intend",
        "intends",
        "expect",
        "expects",
        "expected",
        "going to",
        "is to",
        "are to",
        "to be",
        "need to",
        "needs to",
        "if",
        "whether",
        "unless",
        "until",
        "we’ll",
        "next year",
        "begin in",
        "begins in",
    ])
});

/// Whether words before a number, or in its clause, say that it is wished for or to come.
pub fn is_wished(before: &str, clause: &str) -> bool {
    let wishes = |words: &str| {
        // “Keeps the level of need to four”: a need that children have.
        let of_need = words
            .contains("of need to")
            .then(|| words.replace("of need to", ""));
        let words = of_need.as_deref().unwrap_or(words);
        plans_to(words) || names_target(words) || WISHES.are_in(words)
    };
    wishes(before) || wishes(clause)
}

/// “Our target is 90%”; not “is at this target”, “61% against a target”: where things stand beside
/// one.
fn names_target(text: &str) -> bool {
    const BESIDE: [&str; 24] = [
        "at", "against", "above", "below", "around", "about", "near", "met", "meet", "meets",
        "meeting", "missed", "miss", "reached", "reach", "exceeded", "exceeds", "under", "over",
        "beyond", "outside", "within", "on", "than",
    ];
    if !(text.contains("target") || text.contains("goal")) {
        return false;
    }
    let list = words(text, &(0..text.len()));
    list.iter().enumerate().any(|(at, word)| {
        let front = list.get(..at).unwrap_or(&[]).iter().rev();
        let mut joint = front.skip_while(|word| {
            matches!(
                word.text,
                "the" | "a" | "our" | "its" | "this" | "that" | "their"
            )
        });
        let stands_beside = joint.next().is_some_and(|word| BESIDE.contains(&word.text));
        matches!(word.text, "target" | "goal") && !stands_beside
    })
}

/// Whether a sentence tells of what has been: in the answer about plans, all else is to come.
pub fn is_of_the_past(text: &str, sentence: &Range<usize>) -> bool {
    const PAST: [&str; 8] = ["was", "were", "has", "have", "had", "stands", "held", "did"];
    words(text, sentence)
        .iter()
        .any(|word| PAST.contains(&lower(word.text).as_str()))
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
