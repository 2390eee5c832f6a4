//! What one of a small group weighs: “one child is worth five percentage points”. It is arithmetic,
//! and nothing is told of anybody. And how figures are written: “a share of 79.6 is printed as 80”.

use super::number::number_word;
use super::prose::Passage;
use super::words::{find_phrase, words};
use std::ops::Range;

/// Who or what is one of the group.
const ONE: [&str; 5] = ["one", "1", "single", "each", "every"];

/// What may stand before the verb.
const BEFORE_VERB: [&str; 12] = [
    "alone", "more", "less", "or", "can", "could", "may", "might", "will", "would", "always",
    "already",
];

/// What says how much that one weighs, once for all: not “moved the share by five points”.
const MOVES: [&str; 18] = [
    "alter", "alters", "change", "changes", "lift", "lifts", "lower", "lowers", "move", "moves",
    "push", "pushes", "raise", "raises", "shift", "shifts", "swing", "swings",
];

/// What is told to be as much: “one case is five points”, and not “one child is on five points”.
const EQUALS: [&str; 13] = [
    "is", "are", "was", "were", "be", "equals", "equal", "means", "mean", "makes", "make", "adds",
    "add",
];

/// What may stand between that and the points, beside their number.
const ABOUT: [&str; 21] = [
    "a",
    "about",
    "almost",
    "around",
    "as",
    "at",
    "difference",
    "just",
    "least",
    "many",
    "more",
    "much",
    "nearly",
    "of",
    "over",
    "percentage",
    "roughly",
    "some",
    "than",
    "to",
    "under",
];

/// Behind the points these tell where one stands: “one pupil is ten points behind”.
const STANDS: [&str; 13] = [
    "behind", "ahead", "above", "below", "short", "adrift", "down", "up", "lower", "higher",
    "better", "worse", "away",
];

/// So many words may stand between the verb and the points.
const NEAR: usize = 12;

/// Whether the words behind “one child”, in small letters, say how much it weighs.
pub fn is_weighed(behind: &str) -> bool {
    let end = behind.find(['.', ';', ':', ',']).unwrap_or(behind.len());
    let list = words(behind, &(0..end));
    let near: Vec<&str> = list.iter().map(|word| word.text).take(NEAR).collect();
    let is_point = |word: &&str| matches!(*word, "point" | "points");
    let Some(points) = near.iter().position(is_point) else {
        return false;
    };
    let stands = near
        .get(points + 1)
        .is_some_and(|word| STANDS.contains(word));
    let told = near.get(..points).unwrap_or_default().iter();
    let mut told = told.skip_while(|word| BEFORE_VERB.contains(word));
    let Some(verb) = told.next() else {
        return false;
    };
    let rest: Vec<&str> = told.copied().collect();
    let is_amount = |word: &&str| {
        ABOUT.contains(word)
            || number_word(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_worth = rest.iter().take(3).any(|word| *word == "worth");
    let weighs = match *verb {
        "weighs" | "counts" => true,
        moves if MOVES.contains(&moves) => rest.contains(&"by"),
        equals if EQUALS.contains(&equals) => is_worth || rest.iter().all(is_amount),
        _ => false,
    };
    weighs && !stands
}

/// Whether a sentence in small letters says what one weighs: “with 20 cases, one case is five
/// percentage points”.
pub fn weighs_one(small: &str) -> bool {
    let list = words(small, &(0..small.len()));
    // “Each moves the share by five points”, with its noun before.
    let alone = list.iter().any(|one| {
        matches!(one.text, "each" | "one")
            && small
                .get(one.range.end..)
                .is_some_and(|behind| behind.starts_with(' ') && is_weighed(behind))
    });
    alone
        || list.windows(3).any(|three| {
            let [one, thing, next] = three else {
                return false;
            };
            let of_one = ONE.contains(&one.text) && !matches!(thing.text, "of" | "in");
            // “One young person”, “one such case”
            let behind = |range: &Range<usize>| small.get(range.end..).unwrap_or("");
            of_one && (is_weighed(behind(&thing.range)) || is_weighed(behind(&next.range)))
        })
}

/// Whether a number at a place of a sentence belongs to how figures are read: what one of a small
/// group weighs, or how a value is rounded.
pub fn is_of_method(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let small = passage.small_words(sentence.clone()).text;
    let at = at.saturating_sub(sentence.start);
    let front = small.get(..at).unwrap_or("");
    let behind = small.get(at..).unwrap_or("");
    let is_group = is_of_small_group(front) || is_called_small(front, behind);
    is_group && weighs_one(small) || is_rounded(small)
}

fn words_of(text: &str) -> Vec<&str> {
    words(text, &(0..text.len()))
        .into_iter()
        .map(|word| word.text)
        .collect()
}

/// Whether the words before a number lead to how many a small group has, or to what one of it
/// weighs: not “31 were late, and one is five points”.
fn is_of_small_group(front: &str) -> bool {
    let front = front.trim_end();
    let leads = [
        "with", "among", "of", "in", "out of", "only", "than", "is", "about", "by", "worth",
        "nearly", "almost", "some", "over", "under", "just",
    ];
    leads.iter().any(|lead| {
        front
            .strip_suffix(lead)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// “Twenty plans are few”, “as 25 cases are a small sample”: how many were read is told elsewhere.
fn is_called_small(front: &str, behind: &str) -> bool {
    const SMALL: [&str; 12] = [
        "few",
        "too few",
        "very few",
        "not many",
        "a few",
        "a small number",
        "a small sample",
        "a small group",
        "a small cohort",
        "small numbers",
        "little to go by",
        "no large number",
    ];
    let begins = matches!(
        front.trim(),
        "" | "as" | "since" | "because" | "but" | "and"
    );
    let near = behind.get(..behind.floor_char_boundary(80)).unwrap_or("");
    let is_small = |verb: &str| {
        near.find(verb).is_some_and(|at| {
            let told = near.get(at + verb.len()..).unwrap_or("");
            SMALL.iter().any(|small| told.starts_with(small))
        })
    };
    begins
        && [" are ", " is ", " were ", " make "]
            .iter()
            .any(|verb| is_small(verb))
}

/// “A share of 79.6 is printed as 80”: an example of how figures are written.
fn is_rounded(small: &str) -> bool {
    const VALUES: [&str; 8] = [
        "share",
        "value",
        "rate",
        "figure",
        "count",
        "result",
        "percentage",
        "number",
    ];
    const WRITTEN: [&str; 8] = [
        "printed as",
        "shown as",
        "rounded to",
        "rounded up to",
        "rounded down to",
        "written as",
        "given as",
        "displayed as",
    ];
    let Some(written) = WRITTEN
        .iter()
        .filter_map(|words| find_phrase(small, words))
        .min()
    else {
        return false;
    };
    let before = words_of(small.get(..written).unwrap_or(""));
    let is_any = before.windows(3).any(|three| {
        matches!(three, [article, value, of]
            if matches!(*article, "a" | "an") && VALUES.contains(value) && *of == "of")
    });
    // Of a figure that is known, “is shown as” tells its value.
    is_any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_one_weighs_from_what_is_told_of_one() {
        for text in [
            "with so few, one child is worth more than three percentage points",
            "with 20 cases, one case is five percentage points.",
            "each pupil makes a difference of four points",
            "a single young person can move the rate by six points",
            "in 2019 one family was worth 4 points",
        ] {
            assert!(weighs_one(text), "{text}");
        }
        for text in [
            "one child was moved, and the share fell by five points",
            "one pupil is ten points behind",
            "one child moved the rate by five points",
            "one team is above the county by five points",
            "one of the teams changes offices at two points of the year",
            "one child accounts for 40 per cent of the days",
            "one of them is five points behind england",
            "one child is on five points of the scale",
        ] {
            assert!(!weighs_one(text), "{text}");
        }
    }
}
