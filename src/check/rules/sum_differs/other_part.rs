//! The rest of a whole: “of the 3,480 plans, 2,280 are held by schools and the other 1,190 by us”; and
//! parts that the next sentence tells: “In all 318 were closed. Of these, 201 …, 74 … and 51 …”.

use super::{WHOLE, is_exact, not_the_sum};
use crate::check::Subject;
use crate::check::number::{Number, Role};
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, lower, words};
use crate::diagnostic::Diagnostic;
use crate::model::{Decimal, Target};
use std::ops::Range;

/// A smaller whole is told with all that is known of each.
const TELLING: i64 = 20;

/// What stands before the number of all that are left.
const THE_REST: [&str; 5] = [
    "the other ",
    "the others (",
    "the remaining ",
    "the rest (",
    "the remainder (",
];

/// What goes on behind it, where no other noun is counted.
const GOES_ON: [&str; 24] = [
    "by", "in", "at", "to", "with", "from", "on", "for", "of", "are", "is", "were", "was", "have",
    "had", "has", "went", "led", "live", "lived", "remain", "did", "came", "who",
];

/// What takes up what the sentence before counted.
const TAKES_UP: [&str; 5] = ["of these", "of those", "of them", "of whom", "of which"];

/// The sum that is wrong in a sentence, or in it and the one before.
pub(super) fn wrong_sum(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Option<Diagnostic> {
    if !passage.has_digit || refers_to_figures(passage, sentence) {
        return None;
    }
    let told = figures(passage, sentence);
    rest(subject, passage, sentence, &told)
        .or_else(|| rest_behind(subject, passage, sentence, before?, &told))
        .or_else(|| parts_behind(subject, passage, sentence, before?, &told))
}

/// Whether figures of the data stand among those of a sentence: their values are not read here.
pub(super) fn refers_to_figures(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    passage
        .references_in(sentence)
        .any(|mention| !matches!(mention.reference.to, Target::Evidence(_)))
}

/// The numbers of a sentence that say how many.
pub(super) fn figures(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Number> {
    let all = passage.numbers(sentence).into_iter();
    all.filter(|number| number.role == Role::Figure).collect()
}

/// “Of the 96 homes 60 were seen in May and the other 34 in June”
fn rest(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    told: &[Number],
) -> Option<Diagnostic> {
    let [whole, part, rest] = told else {
        return None;
    };
    let front = passage.small_words(sentence.start..whole.range.start);
    let between = passage.small_words(whole.range.end..part.range.start);
    let is_whole = matches!(front.text, "of " | "of the " | "of our " | "of all ")
        || TAKES_UP
            .iter()
            .any(|words| find_phrase(between, words).is_some());
    let is_rest = is_rest(passage, sentence, rest, whole);
    let parts = [part.clone(), rest.clone()];
    (is_whole && is_rest && told.iter().all(is_exact))
        .then(|| of_whole(subject, passage, whole, &parts))?
}

/// “Of 96 homes 60 were seen in May. The other 34 were seen in June.”
fn rest_behind(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    before: &Range<usize>,
    told: &[Number],
) -> Option<Diagnostic> {
    let rest = told.first()?;
    let front = passage.small_words(sentence.start..rest.range.start);
    let told_before = figures(passage, before);
    let [whole, part] = told_before.as_slice() else {
        return None;
    };
    let opens = passage.small_words(before.start..whole.range.start);
    let is_open = THE_REST.contains(&front.text)
        && matches!(opens.text, "of " | "of the " | "of our " | "of all ")
        && is_rest(passage, sentence, rest, whole)
        && !refers_to_figures(passage, before)
        && [whole, part, rest].into_iter().all(is_exact);
    let parts = [part.clone(), rest.clone()];
    is_open.then(|| of_whole(subject, passage, whole, &parts))?
}

/// “In all 318 were closed. Of these, 201 led to nothing, 74 to a plan and 51 to help.”
fn parts_behind(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    before: &Range<usize>,
    told: &[Number],
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let takes_up = TAKES_UP.iter().any(|words| small.starts_with(words));
    let told_before = figures(passage, before);
    let [whole] = told_before.as_slice() else {
        return None;
    };
    let of_all = passage.small_words(before.clone());
    let is_whole = WHOLE.iter().any(|word| find_phrase(of_all, word).is_some());
    let last = told.last()?;
    let is_list = passage
        .small_words(sentence.start..last.range.start)
        .ends_with(" and ");
    let is_open = takes_up
        && is_whole
        && is_list
        && told.len() >= 3
        && !refers_to_figures(passage, before)
        && is_exact(whole)
        && told.iter().all(is_exact);
    is_open.then(|| of_whole(subject, passage, whole, told))?
}

/// Whether a number is told as all that are left, and not of something else.
fn is_rest(passage: &Passage<'_>, sentence: &Range<usize>, rest: &Number, whole: &Number) -> bool {
    let front = passage.small_words(sentence.start..rest.range.start);
    let is_told = THE_REST.iter().any(|words| front.ends_with(words));
    let next = |end: usize, until: usize| {
        let behind = words(&passage.text, &(end..until));
        let adjoins = |word: &&crate::check::words::Word<'_>| {
            passage.words(end..word.range.start).trim().is_empty()
        };
        behind.first().filter(adjoins).map(|word| lower(word.text))
    };
    let noun = next(rest.range.end, sentence.end);
    let is_of_it = noun.as_deref().is_none_or(|noun| {
        GOES_ON.contains(&noun) || next(whole.range.end, rest.range.start).as_deref() == Some(noun)
    });
    is_told && is_of_it
}

fn of_whole(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    whole: &Number,
    parts: &[Number],
) -> Option<Diagnostic> {
    if whole.value < Decimal::whole(TELLING) {
        return None;
    }
    not_the_sum(subject, passage, std::slice::from_ref(whole), parts)
}
