//! The difference of two percentages that is called per cent: “from 78% to 92%, a rise of 14%”.
//! Points are meant; 92% is 18% more than 78%.

use super::Found;
use crate::check::number::{Number, NumberKind};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, lower};
use crate::model::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands right before such a difference, and whether it says that something rose; nothing
/// where that depends on what is good.
const BEFORE: [(&str, Option<bool>); 33] = [
    ("a rise of", Some(true)),
    ("an increase of", Some(true)),
    ("a growth of", Some(true)),
    ("a jump of", Some(true)),
    ("a gain of", Some(true)),
    ("an improvement of", None),
    ("a change of", None),
    ("a difference of", None),
    ("a fall of", Some(false)),
    ("a drop of", Some(false)),
    ("a decrease of", Some(false)),
    ("a decline of", Some(false)),
    ("a reduction of", Some(false)),
    ("rose by", Some(true)),
    ("risen by", Some(true)),
    ("rising by", Some(true)),
    ("increased by", Some(true)),
    ("increasing by", Some(true)),
    ("grew by", Some(true)),
    ("grown by", Some(true)),
    ("up by", Some(true)),
    ("improved by", None),
    ("improving by", None),
    ("fell by", Some(false)),
    ("fallen by", Some(false)),
    ("falling by", Some(false)),
    ("dropped by", Some(false)),
    ("decreased by", Some(false)),
    ("declined by", Some(false)),
    ("reduced by", Some(false)),
    ("reducing by", Some(false)),
    ("down by", Some(false)),
    ("came down by", Some(false)),
];

/// What stands right behind one: “8% higher than the 82% of last year”.
const BEHIND: [(&str, Option<bool>); 7] = [
    ("higher than", Some(true)),
    ("more than", Some(true)),
    ("above the", Some(true)),
    ("lower than", Some(false)),
    ("less than", Some(false)),
    ("below the", Some(false)),
    ("better than", None),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let all = BEFORE.iter().chain(&BEHIND);
    Phrases::of(all.map(|(phrase, _)| *phrase))
});

pub(super) fn look(passage: &Passage<'_>, found: &mut Vec<Found>) {
    if !passage.has_digit || !PHRASES.are_in(passage.small()) {
        return;
    }
    for sentence in &passage.sentences {
        let mut shares = passage.numbers(sentence);
        shares.retain(|number| number.kind == NumberKind::Percent);
        if shares.len() < 3 {
            continue;
        }
        for at in 0..shares.len() {
            found.extend(difference(passage, sentence, &shares, at));
        }
    }
}

/// What is to say of the share at a place, where it is the difference of two beside it.
fn difference(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    shares: &[Number],
    at: usize,
) -> Option<Found> {
    let share = shares.get(at)?;
    let front = lower(passage.words(sentence.start..share.range.start));
    let behind = lower(passage.words(share.range.end..sentence.end));
    if is_in_points(&behind) {
        return None;
    }
    let other = |offset: isize| shares.get(at.checked_add_signed(offset)?);
    let said = |phrases: &[(&str, Option<bool>)], holds: &dyn Fn(&str) -> bool| {
        let found = phrases.iter().find(|(phrase, _)| holds(phrase));
        found.map(|(_, rises)| *rises)
    };
    let ends = |phrase: &str| ends_with(&front, phrase);
    let begins = |phrase: &str| behind.trim_start().starts_with(phrase);
    let (rises, one, two) = if let Some(rises) = said(&BEFORE, &ends) {
        match (other(-2), other(-1)) {
            (Some(one), Some(two))
                if is_of_it(passage, one, two) && is_of_it(passage, two, share) =>
            {
                (rises, one, two)
            }
            _ => {
                let (one, two) = (other(1)?, other(2)?);
                let to_it = passage.words(share.range.end..one.range.start);
                if to_it.len() > 12 || !is_of_it(passage, one, two) {
                    return None;
                }
                (rises, one, two)
            }
        }
    } else if let Some(rises) = said(&BEHIND, &begins) {
        let (late, early) = (other(-1)?, other(1)?);
        if !is_of_it(passage, late, share) || !is_of_it(passage, share, early) {
            return None;
        }
        (rises, early, late)
    } else {
        return None;
    };
    // “92%, up from 78%”
    let is_turned = ends_with(
        &lower(passage.words(one.range.end..two.range.start)),
        "from",
    );
    let (early, late) = match is_turned {
        true => (two, one),
        false => (one, two),
    };
    let change = late.value.minus(early.value);
    let fits = rises.is_none_or(|rises| rises != change.is_negative());
    if !fits || change.abs() != share.value || is_relative(early.value, change, share.value) {
        return None;
    }
    let shown = passage.words(share.range.clone());
    let message = format!(
        "“{shown}”: the difference of {} and {} is in percentage points",
        passage.words(early.range.clone()),
        passage.words(late.range.clone())
    );
    Some((share.range.clone(), message))
}

/// “Points”, “pts”, “-point”
fn is_in_points(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '-', '‑', '(']);
    ["point", "pt", "pp", "percentage point", "age point"]
        .iter()
        .any(|start| behind.starts_with(start))
}

/// Whether a text ends with a phrase, and perhaps a word that makes a number less exact.
fn ends_with(front: &str, phrase: &str) -> bool {
    let front = front.trim_end();
    let hedges = [" about", " around", " some", " just", " a further"];
    let front = hedges
        .iter()
        .find_map(|hedge| front.strip_suffix(hedge))
        .unwrap_or(front);
    front
        .strip_suffix(phrase)
        .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Whether two shares belong to one statement: nothing between them begins another.
fn is_of_it(passage: &Passage<'_>, one: &Number, two: &Number) -> bool {
    let between = lower(passage.words(one.range.end..two.range.start));
    let begins_other = [", and ", "; ", " while ", " whereas ", ", but ", ". "]
        .iter()
        .any(|sign| between.contains(sign));
    between.len() <= 60 && !begins_other
}

/// Whether the change in per cent of the earlier share is what is said, to the nearest whole or
/// tenth.
fn is_relative(early: Decimal, change: Decimal, said: Decimal) -> bool {
    let relative = change.abs().times(100).divided_by(early, said.scale());
    relative.is_none_or(|relative| relative.minus(said).abs() <= Decimal::whole(1))
}
