//! A percentage of a group that is told in brackets: “73% of the group (304 of 436)”.

use super::{HOLD_IT, agrees, does_not_follow};
use crate::check::Subject;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;

/// Farther apart, the brackets may say how large the group is (“90% of schools (20 of 32)”).
const NEAR: i64 = 5;

/// Of more words a group may be some of another: those are in the brackets.
const MOST: usize = 3;

/// Of these the brackets may say how many of all they are.
const SOME: [&str; 12] = [
    "those",
    "these",
    "them",
    "respondents",
    "responses",
    "replies",
    "returns",
    "who",
    "that",
    "new",
    "other",
    "remaining",
];

/// What is wrong among the numbers of a sentence.
pub(super) fn wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    found: &[Number],
) -> Option<Diagnostic> {
    let wrong = found.windows(3).find_map(|three| {
        let [percent, part, whole] = three else {
            return None;
        };
        let is_share = percent.kind == NumberKind::Percent
            && percent.hedge == Hedge::None
            && part.is_count()
            && whole.is_count()
            && part.value <= whole.value
            && is_plain_group(passage.words(percent.range.end..part.range.start))
            && matches!(
                passage.words(part.range.end..whole.range.start),
                " of " | " out of "
            )
            && passage
                .words(whole.range.end..passage.text.len())
                .starts_with(')');
        let scale = percent.value.scale();
        let right = part.value.for_each(100, whole.value, scale)?;
        let is_near = right.minus(percent.value).abs() <= Decimal::whole(NEAR);
        (is_share && is_near && !agrees(part, whole, percent, right))
            .then_some((percent, (part.value, whole.value, right)))
    });
    let (percent, fraction) = wrong?;
    Some(does_not_follow(subject, passage, percent, fraction).help(HOLD_IT))
}

/// Whether words between a percentage and a bracket name a group, and no choice of one: “ of the
/// group (”, not “ of those asked (”.
fn is_plain_group(between: &str) -> bool {
    let Some(group) = between
        .strip_prefix(" of ")
        .and_then(|rest| rest.strip_suffix(" ("))
    else {
        return false;
    };
    let is_plain = |word: &str| {
        word.chars().all(|c| c.is_lowercase() || c == '-')
            && !SOME.contains(&word)
            && !word.ends_with("ed")
            && !word.ends_with("ing")
    };
    let mut words = group.split(' ').peekable();
    words.next_if(|word| matches!(*word, "the" | "our" | "all" | "its" | "their"));
    let words: Vec<&str> = words.collect();
    (1..=MOST).contains(&words.len()) && words.into_iter().all(is_plain)
}
