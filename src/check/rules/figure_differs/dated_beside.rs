//! The period that dates a reference by its place alone, whatever else the sentence tells: right
//! behind it (“has since improved to [[x]] in May”), in front of a colon (“held up into May: [[x]] …”),
//! or at the head of the clause in which it stands (“In March [[x]] were in time, and …”).

use super::shown_period::tells_otherwise;
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::fact::fact;
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Mention, Passage};
use crate::check::words::{Phrases, find_phrase, lower, words};
use crate::model::Period;
use std::ops::Range;
use std::sync::LazyLock;

/// What joins a period to a figure right before it.
const JOINTS: [&str; 7] = [
    "in",
    "at",
    "for",
    "during",
    "at the end of",
    "by the end of",
    "(",
];

/// What leads up to a period in front of a colon.
const UP_TO: [&str; 8] = [
    "in",
    "into",
    "for",
    "during",
    "through",
    "up to",
    "at",
    "throughout",
];

/// What a sentence speaks of that figures behind a colon bear out.
pub(super) static FIGURES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "performance",
        "figures",
        "numbers",
        "results",
        "rates",
        "timeliness",
        "picture",
        "position",
        "held up",
        "kept up",
        "held steady",
    ])
});

/// What makes the figures behind a colon those of another time.
static ANOTHER_TIME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "now",
        "since",
        "currently",
        "current",
        "today",
        "than",
        "still",
        "later",
        "at present",
    ])
});

/// What tells of the present, which “in March” doesn't date.
static PRESENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["is", "are", "have", "has"]));

/// Whether words in front of a period date with it what follows.
fn opens(front: &str) -> bool {
    matches!(
        front,
        "in" | "for" | "during" | "at the end of" | "by the end of"
    )
}

/// The period that the place of a reference dates it with.
pub(super) fn period_of(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
    named: &[NamedPeriod],
) -> Option<Period> {
    let found = right_behind(passage, sentence, mention, named)
        .or_else(|| before_a_colon(subject, passage, sentence, mention, named))
        .or_else(|| at_the_head(passage, sentence, mention, named))?;
    found.period
}

/// The period of the value that a reference is told as: the one that dates it, or its own.
pub(super) fn shown_at(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
) -> Option<Period> {
    let named = periods(&passage.text, sentence, passage.as_at);
    let told = period_of(subject, passage, sentence, mention, &named);
    told.or_else(|| Some(fact(subject.publication, passage, mention)?.period))
}

/// “[[x]] in May”, with nothing between that could take the month away.
fn right_behind<'n>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
    named: &'n [NamedPeriod],
) -> Option<&'n NamedPeriod> {
    let found = named
        .iter()
        .find(|one| one.range.start >= mention.range.end)?;
    let between = passage.small_words(mention.range.end..found.range.start);
    // What is wished or denied is no figure of that time.
    let front = passage.small_words(sentence.start..mention.range.start);
    let clause = front.rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let clause = sentence.start + clause..found.range.end;
    let is_told = !is_no_statement(passage.small_words(clause.clone()), passage.words(clause));
    let behind = passage.small_words(found.range.end..sentence.end);
    // “In May to June”, “in May’s audit”, “in May than …”
    let ends = behind.is_empty()
        || [".", ",", ";", ")", ":", " and ", " but ", " from ", " – "]
            .iter()
            .any(|end| behind.starts_with(end));
    (is_told && ends && JOINTS.contains(&between.trim())).then_some(found)
}

/// “The figures held up into May: [[x]] …, [[y]] …”
fn before_a_colon<'n>(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
    named: &'n [NamedPeriod],
) -> Option<&'n NamedPeriod> {
    let [found] = named else { return None };
    let behind = passage.small_words(found.range.end..sentence.end);
    let is_in_front = behind.starts_with(": ") && mention.range.start >= found.range.end;
    let front = sentence.start..found.range.start;
    let small = passage.small_words(front.clone());
    let leads_up = UP_TO.iter().any(|word| {
        let front = small.trim_end();
        front
            .strip_suffix(word)
            .is_some_and(|rest| rest.ends_with(' ') && !rest.ends_with("since "))
    });
    if !is_in_front || !leads_up || ANOTHER_TIME.are_in(behind) || ANOTHER_TIME.are_in(small) {
        return None;
    }
    let is_told = !is_no_statement(small, passage.words(front.clone()));
    // “Dental checks held up”: what is counted is named in front as well.
    let names = fact(subject.publication, passage, mention).is_some_and(|shown| {
        let title = format!("{} {}", shown.indicator.title, shown.indicator.short);
        let verb =
            find_phrase(small, "held up").is_some() || find_phrase(small, "stayed").is_some();
        verb && subject.measures().in_common(passage.words(front), &title) > 1
    });
    (is_told && (FIGURES.are_in(small) || names)).then_some(found)
}

/// “In March [[x]] of reviews were in time, and …”: what follows in another clause tells of its own
/// time.
fn at_the_head<'n>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
    named: &'n [NamedPeriod],
) -> Option<&'n NamedPeriod> {
    let found = named.first()?;
    let behind = passage.words(mention.range.end..sentence.end);
    let end = [", and ", ", but ", "; ", " – "]
        .iter()
        .filter_map(|joint| behind.find(joint))
        .min()?;
    let first = sentence.start..mention.range.end + end;
    // The figure is the first thing that the clause tells of.
    let between = found.range.end..mention.range.start;
    let is_first = mention.range.start >= found.range.end
        && words(&passage.text, &between).iter().all(|word| {
            matches!(
                lower(word.text).as_str(),
                "some" | "about" | "only" | "just"
            )
        });
    let is_alone = named
        .iter()
        .all(|one| one == found || one.range.start >= first.end);
    let is_it = is_first
        && is_alone
        && !tells_otherwise(passage, &first)
        && opens(passage.small_words(first.start..found.range.start).trim())
        && !PRESENT.are_in(passage.small_words(first));
    is_it.then_some(found)
}
