//! A percentage of a whole that is told near, and not beside it: “373 out of 436 staff, with 304
//! (70%) staff completing all of it”; “304 have completed it. Those who have completed it account
//! for 70% of staff”.

use super::{agrees, does_not_follow};
use crate::check::Subject;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::prose::{Passage, clauses};
use crate::check::words::{find, is_empty_word, lower, stem, word_before, words, words_after};
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;

/// A smaller whole has no percentage worth telling.
const WHOLE: i64 = 20;

/// What is wrong in a sentence whose numbers are these; `before`: the sentence before it, and its
/// numbers.
pub(super) fn wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &[Number],
    before: Option<(&Range<usize>, &[Number])>,
) -> Option<Diagnostic> {
    let wrong = part_of_noun(passage, found).or_else(|| {
        let (before, numbers) = before?;
        accounts_for(passage, sentence, found, before, numbers)
    });
    let (percent, fraction) = wrong?;
    Some(
        does_not_follow(subject, passage, &percent, fraction)
            .help("Correct the number that is wrong, or say of what the percentage is."),
    )
}

/// The percentage, and the part, whole and right percentage.
type Wrong = (Number, (Decimal, Decimal, Decimal));

/// The part and the whole where a sentence says “373 out of 436 staff”.
fn out_of<'n>(passage: &Passage<'_>, found: &'n [Number]) -> Option<(&'n Number, &'n Number)> {
    let pair = found.windows(2).find_map(|pair| {
        let [part, whole] = pair else {
            return None;
        };
        let between = passage.small_words(part.range.end..whole.range.start);
        let joins = between.ends_with("out of ") || between.ends_with("out of a total of ");
        let is_near = between.split_whitespace().count() <= 8;
        (part.is_count() && whole.is_count() && joins && is_near).then_some((part, whole))
    });
    pair.filter(|(part, whole)| part.value <= whole.value && whole.value >= Decimal::whole(WHOLE))
}

/// “373 out of 436 staff with 304 (63%) staff”: of neither.
fn part_of_noun(passage: &Passage<'_>, found: &[Number]) -> Option<Wrong> {
    let (said, whole) = out_of(passage, found)?;
    let noun_behind = |end: usize| words_after(&passage.text, end, 1).pop();
    let noun = noun_behind(whole.range.end).filter(|noun| noun.len() > 3)?;
    found.windows(2).find_map(|pair| {
        let [part, percent] = pair else {
            return None;
        };
        let is_share = part.range.start > whole.range.end
            && part.is_count()
            && percent.kind == NumberKind::Percent
            && passage.words(part.range.end..percent.range.start).trim() == "("
            && (noun_behind(percent.range.end + 1).as_deref() == Some(noun.as_str())
                || are_doing(passage, part, percent)
                || is_led_to(passage, [said, whole, part], percent));
        let fits = |of: &Number| {
            let right = part.value.for_each(100, of.value, percent.value.scale());
            right.is_none_or(|right| agrees(part, of, percent, right))
        };
        if !is_share || part.value > whole.value {
            return None;
        }
        // Of any number told before it may be a share.
        let told = found.iter().take_while(|one| *one != part);
        let is_of_one = told.filter(|one| one.is_count()).any(fits) || fits(said);
        let right = part
            .value
            .for_each(100, whole.value, percent.value.scale())?;
        (!is_of_one).then(|| (percent.clone(), (part.value, whole.value, right)))
    })
}

/// “With 304 (63%) completing all of it”: some of those who were told before.
fn are_doing(passage: &Passage<'_>, part: &Number, percent: &Number) -> bool {
    let behind = passage.small_words(percent.range.end..passage.text.len());
    let behind = behind.strip_prefix(") ").unwrap_or("");
    let next = behind.split(' ').next().unwrap_or("");
    let is_verb = next.ends_with("ing") && (next.len() > 6 || next == "being");
    word_before(&passage.text, part.range.start) == "with" && part.hedge == Hedge::None && is_verb
}

/// “363 out of 436 staff: 304 (70%) completed all of it”: some of those who were told before.
fn is_led_to(passage: &Passage<'_>, told: [&Number; 3], percent: &Number) -> bool {
    let [said, whole, part] = told;
    let between = passage.small_words(whole.range.end..part.range.start);
    let noun = between.strip_suffix(": ").unwrap_or("");
    let is_noun = (1..=3).contains(&noun.split_whitespace().count())
        && !noun.contains([',', ';', ':', '.', '(', '–']);
    // “9 (45%) of the 20 in the south”
    let behind = passage.small_words(percent.range.end..passage.text.len());
    let is_of_others = behind.starts_with(") of ");
    is_noun && !is_of_others && part.value <= said.value && part.hedge == Hedge::None
}

/// “304 have completed all three. Those who have completed all three account for 73%”.
fn accounts_for(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &[Number],
    before: &Range<usize>,
    numbers: &[Number],
) -> Option<Wrong> {
    const VERBS: [&str; 8] = [
        " account for ",
        " accounts for ",
        " accounted for ",
        " make up ",
        " makes up ",
        " made up ",
        " represent ",
        " represents ",
    ];
    let [percent] = found else {
        return None;
    };
    if percent.kind != NumberKind::Percent || percent.hedge != Hedge::None {
        return None;
    }
    let small = passage.small_words(sentence.clone());
    let at = VERBS.iter().find_map(|verb| find(small, verb))?;
    let verb_is_near = percent.range.start >= sentence.start + at
        && passage
            .words(sentence.start + at..percent.range.start)
            .split_whitespace()
            .count()
            <= 3;
    let whole = match out_of(passage, numbers) {
        Some((_, whole)) => whole,
        None => first_of(passage, before, numbers)?,
    };
    let who = [" who ", " that "]
        .iter()
        .find_map(|who| find(small, who))?;
    if !verb_is_near || who >= at {
        return None;
    }
    let subject = told(
        passage,
        &(sentence.start + who + " who".len()..sentence.start + at),
    );
    // The clause with a count that says the same of them.
    let clauses = clauses(&passage.text, before);
    let part = numbers.iter().filter(|one| one.is_count()).find(|one| {
        let clause = clauses.iter().find(|part| part.contains(&one.range.start));
        let range = clause.map(|clause| one.range.end..clause.end);
        let words = range.map(|range| told(passage, &range)).unwrap_or_default();
        *one != whole && words.len() >= 2 && words == subject
    })?;
    let right = part
        .value
        .for_each(100, whole.value, percent.value.scale())?;
    let is_exact = part.hedge == Hedge::None && whole.hedge == Hedge::None;
    let is_wrong = part.value <= whole.value && is_exact && !agrees(part, whole, percent, right);
    is_wrong.then(|| (percent.clone(), (part.value, whole.value, right)))
}

/// “Of the 200 carers”, at the beginning.
fn first_of<'n>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    numbers: &'n [Number],
) -> Option<&'n Number> {
    let whole = numbers.first().filter(|one| one.is_count())?;
    let front = passage.small_words(sentence.start..whole.range.start);
    let is_of = front.trim_end() == "of the" || front.trim_end() == "of";
    (is_of && whole.value >= Decimal::whole(WHOLE)).then_some(whole)
}

/// The stems of words that say something.
fn told(passage: &Passage<'_>, range: &Range<usize>) -> BTreeSet<String> {
    const TELLING: [&str; 6] = ["overall", "would", "also", "already", "now", "that"];
    let words = words(&passage.text, range).into_iter();
    words
        .map(|word| lower(word.text))
        .filter(|word| !is_empty_word(word) && !TELLING.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}
