//! A typed percentage of a named period that is the value which its measure has for another period:
//! “turnover is 12.5% in May 2020”, where that was April's.

use super::sibling::is_told_plainly;
use super::{is_aimed, is_of_others, problem, speaks_of_something_else};
use crate::check::Subject;
use crate::check::measures::Match;
use crate::check::number::Number;
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::Dated;
use crate::check::words::{Word, lower, word_before, words};
use crate::diagnostic::Diagnostic;
use crate::measure;
use crate::model::{BlockKind, Indicator, Period, plain_words, walk};
use std::ops::Range;

/// How much of a name a clause must have for a number with decimals, which is hardly another's by chance.
const NAMED: f32 = 0.7;
/// How much for a number whose month is right and whose year is not.
const A_LITTLE: f32 = 0.3;
/// From here on a name is told in full.
const IN_FULL: f32 = 0.99;

/// What a number of a measure that is named in part follows.
const TELLS: [&str; 6] = ["is ", "are ", "was ", "were ", "at ", "stands at "];

/// What happens to a figure, and how exact it is: such words make no other number of it.
const VERBS: [&str; 24] = [
    "stood",
    "stands",
    "held",
    "fell",
    "rose",
    "reached",
    "recorded",
    "remained",
    "improved",
    "increased",
    "decreased",
    "dropped",
    "took",
    "place",
    "our",
    "only",
    "there",
    "rag",
    "about",
    "around",
    "approximately",
    "roughly",
    "circa",
    "some",
];

/// That a dated number is the value which its measure has for another period.
pub(super) fn of_another(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    one: &Dated,
) -> Option<Diagnostic> {
    let number = &one.number;
    let period = one.period?;
    let said = passage.words(clause.clone());
    let is_told = is_told_plainly(passage, clause, one)
        && is_the_time_of_it(passage, clause, period)
        && !speaks_of_something_else(said)
        && passage.references_in(clause).next().is_none();
    // To ask whose value it is takes less than to read what is named.
    let mut holding = subject.measures().holding(number);
    let is_held = is_told
        && holding
            .any(|(measure, held)| measure.indicator.is_some() && held.period != Some(period));
    if !is_held {
        return None;
    }
    let named = subject.measures().named_in(said, A_LITTLE);
    let found = named.iter().find(|found| {
        found
            .measure
            .indicator
            .is_some_and(|one| is_sure(subject, passage, (clause, number), found, one, period))
    })?;
    let indicator = found.measure.indicator?;
    // What another measure of these words has at this time, or a table, is no slip.
    let is_anothers = named.iter().any(|other| {
        let mut held = other.measure.figures.iter();
        other.measure.takes(number.kind)
            && held.any(|held| held.is(number) && held.period.is_none_or(|at| at == period))
    });
    let reading = measure::reading(indicator, period)?;
    let is_known = is_anothers
        || reading.datum.decision.is_some()
        || is_aimed(indicator, number.value)
        || is_of_others(indicator, number.value);
    if is_known {
        return None;
    }
    problem(subject, passage, number, indicator, &reading)
}

/// Whether the only period of a clause says of when its number is: “in May”, not “the board of May”.
fn is_the_time_of_it(passage: &Passage<'_>, clause: &Range<usize>, period: Period) -> bool {
    let periods = periods(&passage.text, clause, passage.as_at);
    let [only] = periods.as_slice() else {
        return false;
    };
    let before = word_before(&passage.text, only.range.start);
    let is_said = matches!(before.as_str(), "in" | "at" | "for" | "during")
        || ["end of ", "close of "].iter().any(|end| {
            let front = passage.small_words(clause.start..only.range.start);
            front.ends_with(end)
        });
    only.period == Some(period) && is_said
}

/// Whether a number is the value of an indicator at another period and not at the one that is
/// named, and its clause says enough of the name for that to be no chance.
fn is_sure(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    (clause, number): (&Range<usize>, &Number),
    found: &Match<'_, '_>,
    indicator: &Indicator,
    period: Period,
) -> bool {
    let measure = found.measure;
    let is_at = |at: Period| {
        let mut held = measure.figures.iter();
        held.any(|held| held.period == Some(at) && held.is(number))
    };
    let others = measure.figures.iter().filter(|held| held.is(number));
    let others: Vec<Period> = others.filter_map(|held| held.period).collect();
    if !measure.takes(number.kind) || others.is_empty() || is_at(period) {
        return false;
    }
    let is_precise = number.value.rounded(0) != number.value;
    let is_named = match is_precise {
        true => found.coverage >= NAMED && found.words >= 2 || found.coverage >= IN_FULL,
        false => {
            found.coverage >= IN_FULL
                && found.words >= 3
                && says_no_more(subject, passage, clause, indicator)
        }
    };
    is_named
        || found.words >= 2
            && others.iter().any(|other| is_another_year(*other, period))
            && is_told_of_all(passage, clause, number)
}

/// Whether two periods are the same month of years that follow each other.
fn is_another_year(one: Period, other: Period) -> bool {
    matches!(one, Period::Month { .. })
        && (one.year_before() == other || other.year_before() == one)
}

/// Whether a number ends what is said of the measure: “the rate is 29%”, not “29% of the others”.
fn is_told_of_all(passage: &Passage<'_>, clause: &Range<usize>, number: &Number) -> bool {
    let front = passage.small_words(clause.start..number.range.start);
    let behind = passage.small_words(number.range.end..clause.end);
    TELLS.iter().any(|word| front.ends_with(word)) && !behind.trim_start().starts_with("of ")
}

/// Whether a clause names nothing besides the measure, by its names or in the words of its
/// definition, and what became of it.
pub(super) fn says_no_more(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    indicator: &Indicator,
) -> bool {
    says_no_more_than(subject, passage, clause, &described(indicator))
}

/// What an indicator is called and how it is described, in words.
pub(super) fn described(indicator: &Indicator) -> String {
    let mut own = format!("{} {}", indicator.title, indicator.short);
    walk::each_block(&indicator.definition, &mut |block| {
        if let BlockKind::Paragraph(line) = &block.kind {
            own.push(' ');
            own.push_str(&plain_words(line));
        }
    });
    own
}

/// Whether a clause names nothing that these words don't, and what became of it.
pub(super) fn says_no_more_than(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    own: &str,
) -> bool {
    let dates = periods(&passage.text, clause, passage.as_at);
    let is_date = |word: &Word<'_>| {
        let mut dates = dates.iter().map(|date| &date.range);
        dates.any(|date| date.start <= word.range.start && word.range.end <= date.end)
    };
    let told: Vec<&str> = words(&passage.text, clause)
        .iter()
        .filter(|word| {
            let small = lower(word.text);
            !is_date(word)
                && !VERBS.contains(&small.as_str())
                && !small.starts_with(|c: char| c.is_ascii_digit())
        })
        .map(|word| word.text)
        .collect();
    subject.measures().is_all_in(&told.join(" "), own)
}
