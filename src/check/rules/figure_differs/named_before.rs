//! A typed number of a named period behind the whole name of its measure: “casework supervision
//! had improved to 49%”.

use super::{problem, speaks_of_something_else};
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::prose::Passage;
use crate::check::typed::{Dated, is_aim, reading_for};
use crate::check::words::{find_phrase, lower, words};
use crate::check::{Subject, fact};
use crate::diagnostic::Diagnostic;
use crate::measure::Reading;
use crate::model::{Decimal, Indicator, Period};
use jiff::civil::Date;
use std::ops::Range;

/// Between the name and its number stands no more than this, in bytes.
const NEAR: usize = 60;

/// A day stands for its month where so few days of it are left.
const LAST_DAYS: i32 = 7;

/// What a number of the measure follows.
const TELLS: [&str; 13] = [
    "at ",
    "to ",
    "as low as ",
    "as high as ",
    "was ",
    "were ",
    "is ",
    "are ",
    "only ",
    "just ",
    "been ",
    "reached ",
    ": ",
];

/// What tells of a part of the measure, or of something else than it.
const PARTS: [&str; 30] = [
    "in", "for", "of", "by", "among", "with", "where", "who", "whose", "that", "on", "from",
    "across", "than", "and", "or", "without", "within", "during", "under", "over", "below",
    "above", "between", "after", "before", "because", "when", "if", "compared",
];

/// What follows a number that is of a part of the measure: “37% for new managers”.
const OF_A_PART: [&str; 4] = [" for ", " among ", " where ", " with "];

/// What begins a clause that speaks of some of those whom the measure counts, or of somebody else's.
const LEADS: [&str; 4] = ["among ", "for ", "a ", "in one "];

/// That a dated number differs from the value of the measure whose name stands in front of it.
pub(super) fn other_value(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    one: &Dated,
) -> Option<Diagnostic> {
    let number = &one.number;
    let period = one.period?;
    let is_told = number.kind == NumberKind::Percent
        && number.hedge == Hedge::None
        && !is_aim(passage, number)
        && !speaks_of_something_else(passage.words(clause.clone()));
    let behind = passage.small_words(number.range.end..clause.end);
    let is_of_a_part = OF_A_PART.iter().any(|part| behind.starts_with(part));
    let small = passage.small_words(clause.clone());
    if !is_told || is_of_a_part || is_no_statement(small, passage.words(clause.clone())) {
        return None;
    }
    let indicator = named_before(subject, passage, clause.start..number.range.start)?;
    let reading = reading_for(indicator, period)?;
    let value = reading.value.ok()?;
    let scale = value.scale().min(number.value.scale());
    let is_it = value.rounded(scale) == number.value.rounded(scale);
    let is_of_it = is_of_its_end(period, &reading, passage.as_at);
    // Of a value about which sources differ both may be told.
    let is_explained = reading.datum.decision.is_some()
        && tells_both(subject, passage, number, (indicator, value));
    if is_it || is_explained || !is_of_it || is_known(indicator, number.value) {
        return None;
    }
    problem(subject, passage, number, indicator, &reading)
}

/// Whether the sentence of a number tells the value of the data beside it, typed or referred to.
fn tells_both(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    (indicator, value): (&Indicator, Decimal),
) -> bool {
    let sentence = passage.sentence_at(number.range.start);
    sentence.is_some_and(|sentence| {
        let typed = passage.numbers(sentence);
        let facts = fact::facts(subject.publication, passage, sentence);
        typed
            .iter()
            .any(|one| one.range != number.range && one.value == value)
            || facts.iter().any(|fact| fact.indicator.id == indicator.id)
    })
}

/// The indicator whose name stands in front of a number, with nothing between that could make the
/// number one of something else.
fn named_before<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    front: Range<usize>,
) -> Option<&'p Indicator> {
    let small = passage.small_words(front.clone());
    let mut found: Vec<(usize, &Indicator)> = subject
        .measures()
        .named_in(passage.words(front.clone()), 0.99)
        .iter()
        .filter(|found| found.words >= 2 && found.measure.takes(NumberKind::Percent))
        .filter_map(|found| found.measure.indicator)
        .flat_map(|indicator| [(&indicator.title, indicator), (&indicator.short, indicator)])
        .filter_map(|(name, indicator)| {
            let name = lower(name);
            let at = find_phrase(small, &name).filter(|_| name.contains(' '))?;
            let behind = small.get(at + name.len()..)?;
            let before_comma = before_comma(behind);
            let is_told = behind.len() <= NEAR
                && TELLS.iter().any(|word| behind.ends_with(word))
                && !PARTS
                    .iter()
                    .any(|word| find_phrase(before_comma, word).is_some())
                && !before_comma.contains(['%', '(', ',', ';'])
                && !is_of_somebody(passage.words(front.start..front.start + at));
            let leads = small.get(..at).unwrap_or("");
            let is_of_others = LEADS.iter().any(|start| leads.starts_with(start));
            (is_told && !is_of_others).then_some((name.len(), indicator))
        })
        .collect();
    found.sort_by_cached_key(|(length, indicator)| (std::cmp::Reverse(*length), &indicator.id));
    let (longest, indicator) = found.first().copied()?;
    found
        .iter()
        .all(|(length, other)| *length < longest || other.id == indicator.id)
        .then_some(indicator)
}

/// What stands between a name and its number, without the “, at” behind a judgement: “was unacceptably
/// low, at”.
fn before_comma(behind: &str) -> &str {
    const JUDGING: [&str; 8] = [
        "low", "high", "poor", "good", "weak", "strong", "better", "worse",
    ];
    let is_judged = |told: &&str| {
        let last = told.rsplit(' ').next().unwrap_or("");
        JUDGING.contains(&last)
    };
    let told = behind.strip_suffix(", at ").filter(is_judged);
    told.unwrap_or(behind)
}

/// Whether the name is that of one place or group: “Stroud’s health assessments”.
fn is_of_somebody(front: &str) -> bool {
    words(front, &(0..front.len()))
        .last()
        .is_some_and(|word| word.text.ends_with("’s") || word.text.ends_with("'s"))
}

/// Whether a value of this period is told: a day in the middle of a month tells another.
fn is_of_its_end(period: Period, reading: &Reading<'_>, as_at: Date) -> bool {
    let Period::Day(day) = period else {
        return true;
    };
    let last = reading.period.last_day().min(as_at);
    let days = (last - day).get_days();
    reading.period == period || (0..=LAST_DAYS).contains(&days)
}

/// Whether a number is what an indicator aims at, or what others have.
fn is_known(indicator: &Indicator, number: Decimal) -> bool {
    super::is_aimed(indicator, number) || super::is_of_others(indicator, number)
}
