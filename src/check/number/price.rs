//! What somebody pays each time, and nobody has counted or spent in all.

use super::claim::ends_with;
use crate::check::words::find_phrase;
use crate::model::Decimal;

/// Less than this is what something costs, an hour or a piece.
const PRICE: i64 = 1_000;
/// More than this is no price of a place or a post: a budget.
const MOST_PAID: i64 = 10_000;

/// Whether a sum in pounds is a price, given the words of its sentence before it, in small letters,
/// and those behind it.
pub(super) fn is_price(pounds: Decimal, before: &str, behind: &[&str]) -> bool {
    pounds < Decimal::whole(PRICE)
        || is_rate_paid(before)
        || pounds < Decimal::whole(MOST_PAID) && is_limit_paid(before)
        || pounds < Decimal::whole(MOST_PAID) && (is_paid_each(behind) || is_paid_to_each(before))
        || pounds < Decimal::whole(MOST_PAID) && is_sum_for_one(before, behind)
        || pounds < Decimal::whole(MOST_PAID)
            && (is_cost_of_one(before) || is_part_of_price(before))
}

/// “Up to £5,000”, “capped at £3,000”, and what is named beside such a limit: “and a further
/// £2,500 for an assessment”. “We spent up to £8,000” was counted.
fn is_limit_paid(before: &str) -> bool {
    const LIMITS: [&str; 10] = [
        "up to",
        "capped at",
        "cap of",
        "limited to",
        "limit of",
        "ceiling of",
        "maximum of",
        "at most",
        "no more than",
        "not more than",
    ];
    const BESIDE: [&str; 7] = [
        "a further",
        "another",
        "an additional",
        "an extra",
        "and",
        "or",
        "plus",
    ];
    const SPENT: [&str; 8] = [
        "spent", "spend", "spending", "saved", "saving", "savings", "invested", "paid",
    ];
    // Right before the limit: “costs may be met up to” names one, “we spent up to” none.
    let near = before.len().saturating_sub(24);
    let near = before.get(before.ceil_char_boundary(near)..).unwrap_or("");
    let names_limit = || {
        let mut limits = before.match_indices('£').map(|(at, _)| at);
        limits.any(|at| {
            before
                .get(..at)
                .is_some_and(|front| ends_with(front.trim_end(), &LIMITS))
        })
    };
    let is_limit = ends_with(before, &LIMITS) || ends_with(before, &BESIDE) && names_limit();
    let spends = |words: &str| SPENT.iter().any(|word| find_phrase(words, word).is_some());
    is_limit && !spends(near)
}

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

/// “An application costs us £2,055”, “a hearing can cost”: of any one of them, and not of one that
/// was paid.
fn is_cost_of_one(before: &str) -> bool {
    const BETWEEN: [&str; 14] = [
        "us", "about", "around", "some", "over", "under", "up", "to", "at", "least", "more",
        "less", "than", "nearly",
    ];
    const ONE: [&str; 5] = ["a ", "an ", "each ", "every ", "any "];
    let words: Vec<&str> = before.split_whitespace().collect();
    let end = words.iter().rposition(|word| !BETWEEN.contains(word));
    let Some((last, front)) = end
        .and_then(|end| words.get(..=end))
        .and_then(<[&str]>::split_last)
    else {
        return false;
    };
    let may = ["can", "may", "will", "would", "could", "does"];
    let is_general =
        *last == "costs" || *last == "cost" && front.last().is_some_and(|verb| may.contains(verb));
    // The subject: what begins the sentence or stands behind its last joint.
    let front = front.join(" ");
    let subject = front
        .rsplit([',', ';', ':'])
        .next()
        .unwrap_or("")
        .trim_start();
    let subject = subject.strip_prefix("and ").unwrap_or(subject);
    is_general && ONE.iter().any(|one| subject.starts_with(one))
}

/// “£1,900 a year for each pupil, of which £1,100”: a part of what is paid each time.
fn is_part_of_price(before: &str) -> bool {
    let whole = before
        .strip_suffix("of which")
        .and_then(|front| front.rsplit_once('£'));
    whole.is_some_and(|(_, whole)| {
        let words: Vec<&str> = whole
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .filter(|word| !word.is_empty())
            .skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        is_paid_each(&words)
    })
}

/// What is paid to one person, the same to all.
const SUMS: [&str; 7] = [
    "allowance",
    "bursary",
    "retainer",
    "scholarship",
    "stipend",
    "voucher",
    "supplement",
];

/// “A bursary of £2,000”, “a £1,200 voucher”; not “bursaries of £48,000” nor “the average bursary”.
fn is_sum_for_one(before: &str, behind: &[&str]) -> bool {
    let is_mean = find_phrase(before, "average").is_some();
    let names = |word: &str| SUMS.contains(&word);
    let of_one = ["of", "worth"].iter().any(|joint| {
        let front = before.strip_suffix(joint).map(str::trim_end);
        front
            .and_then(|front| front.split_whitespace().next_back())
            .is_some_and(names)
    });
    !is_mean && (of_one || behind.iter().take(2).any(|word| names(word)))
}

/// “Each of them is paid £2,000”: so it is arranged.
fn is_paid_to_each(before: &str) -> bool {
    const GETS: [&str; 14] = [
        "paid", "given", "gets", "get", "receives", "receive", "granted", "allowed", "offered",
        "awarded", "to", "up to", "claim", "have",
    ];
    let says = |word: &str| find_phrase(before, word).is_some();
    (says("each") || says("every")) && ends_with(before, &GETS) && !says("average")
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
