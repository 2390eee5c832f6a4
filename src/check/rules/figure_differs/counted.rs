//! A typed count of a named period that is not the value of the indicator which is told in full:
//! “26 teams rated red in April”, where the data says 25.

use super::other_period::says_no_more;
use super::{is_aimed, is_of_others, may_be, problem, tells};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, is_wished};
use crate::check::other_number::tells_another_number;
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::{dated_numbers, is_aim, reading_for};
use crate::check::words::{lower, stem, words, words_after};
use crate::diagnostic::Diagnostic;
use crate::measure::Reading;
use crate::model::{Decimal, Indicator, Period};
use std::collections::BTreeMap;
use std::ops::Range;

/// Smaller numbers are counts of some of those who are told of.
const SMALL: i64 = 5;
/// From here on a name is told in full.
const IN_FULL: f32 = 0.99;
/// So many words of a name at least.
const WORDS: usize = 2;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let leads = leads(subject);
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        let is_told = passage.voice == crate::check::prose::Voice::Statement && !passage.quoted;
        if !is_told || !passage.has_digit {
            continue;
        }
        for sentence in &passage.sentences {
            let lead = leads.get(&at).copied();
            in_sentence(subject, passage, sentence, lead, all);
        }
    }
}

/// For each item of a list the one period that the line above it names.
fn leads(subject: &Subject<'_>) -> BTreeMap<usize, Period> {
    let mut leads = BTreeMap::new();
    for list in &subject.prose.lists {
        let Some(lead) = list.above.leads.last().and_then(|at| subject.prose.at(*at)) else {
            continue;
        };
        let Some(sentence) = lead.sentences.last() else {
            continue;
        };
        if let [only] = periods(&lead.text, sentence, lead.as_at).as_slice()
            && let Some(period) = only.period
        {
            leads.extend(list.items.iter().map(|item| (*item, period)));
        }
    }
    leads
}

fn in_sentence(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    lead: Option<Period>,
    all: &mut Vec<Diagnostic>,
) {
    let dated = dated_numbers(passage, sentence);
    let is_open = |number: &Number| {
        number.is_count()
            && matches!(number.hedge, Hedge::None | Hedge::About)
            && number.value > Decimal::whole(SMALL)
            && !is_aim(passage, number)
    };
    if !dated.iter().any(|one| is_open(&one.number)) {
        return;
    }
    let is_undated = periods(&passage.text, sentence, passage.as_at).is_empty();
    for clause in clauses(&passage.text, sentence) {
        let mut told = dated
            .iter()
            .filter(|one| clause.contains(&one.number.range.start));
        let (Some(one), None) = (told.next(), told.next()) else {
            continue;
        };
        let period = one.period.or(lead.filter(|_| is_undated));
        if let Some(period) = period.filter(|_| is_open(&one.number)) {
            all.extend(compare(subject, passage, &clause, &one.number, period));
        }
    }
}

fn compare(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    number: &Number,
    period: Period,
) -> Option<Diagnostic> {
    let said = passage.words(clause.clone());
    let small = passage.small_words(clause.clone());
    let before = passage.small_words(clause.start..number.range.start);
    let refers = passage.references_in(clause).next().is_some();
    if refers || is_no_statement(small, said) || is_wished(&before, "") {
        return None;
    }
    let indicator = counted(subject, passage, clause, number)?;
    let reading = reading_for(indicator, period)?;
    let is_other = differs(number, &reading)?;
    let is_known = is_aimed(indicator, number.value) || is_of_others(indicator, number.value);
    (is_other && !is_known).then(|| problem(subject, passage, number, indicator, &reading))?
}

/// The one indicator whose noun stands behind a number, and of whose name a clause tells all, and
/// nothing else.
fn counted<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    number: &Number,
) -> Option<&'p Indicator> {
    let named = subject
        .measures()
        .named_in(passage.words(clause.clone()), IN_FULL);
    let mut fits: Vec<(usize, &Indicator)> = named
        .iter()
        .filter(|found| found.words >= WORDS && found.measure.takes(number.kind))
        .filter_map(|found| Some((found.words, found.measure.indicator?)))
        .filter(|(_, indicator)| {
            stands_behind(passage, number, &indicator.noun)
                && has_no_other_number(subject, passage, clause, number, indicator)
                && says_no_more(subject, passage, clause, indicator)
                && !tells_of_others(passage, clause, indicator)
        })
        .collect();
    fits.sort_by_cached_key(|(words, _)| std::cmp::Reverse(*words));
    let (most, indicator) = fits.first().copied()?;
    let mut others = fits.iter().skip(1);
    others.all(|(words, _)| *words < most).then_some(indicator)
}

pub(super) fn stands_behind(passage: &Passage<'_>, number: &Number, noun: &str) -> bool {
    let nouns: Vec<String> = noun.split_whitespace().map(stem).collect();
    let behind = words_after(&passage.text, number.range.end, nouns.len());
    !nouns.is_empty() && behind.iter().map(|word| stem(word)).eq(nouns)
}

/// Whether all other digits of a clause are of its dates or of the name: not “for 18 months”.
fn has_no_other_number(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    number: &Number,
    indicator: &Indicator,
) -> bool {
    let dates = periods(&passage.text, clause, passage.as_at);
    let is_of_date = |other: &Number| {
        let mut dates = dates.iter();
        dates.any(|date| date.range.contains(&other.range.start))
    };
    let names = format!("{} {}", indicator.title, indicator.short);
    passage
        .numbers(clause)
        .iter()
        .filter(|other| other.range != number.range && !is_of_date(other))
        .all(|other| {
            let digits = passage.words(other.range.clone());
            subject.measures().has_numbers_of(digits, &names)
        })
}

/// Whether what a clause says besides the name makes its number one of a part, a change or others.
pub(super) fn tells_of_others(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    indicator: &Indicator,
) -> bool {
    let names = lower(&format!(
        "{} {} {}",
        indicator.title, indicator.short, indicator.noun
    ));
    let own: Vec<String> = words(&names, &(0..names.len()))
        .iter()
        .map(|word| stem(word.text))
        .collect();
    let rest: Vec<&str> = words(&passage.text, clause)
        .into_iter()
        .map(|word| word.text)
        .filter(|word| !own.contains(&stem(word)))
        .collect();
    tells_another_number(&rest.join(" "))
}

/// Whether a count is not the value; `None`: it is so far off that it is of something else.
fn differs(number: &Number, reading: &Reading<'_>) -> Option<bool> {
    let value = reading.value.ok()?;
    may_be(number, value).then(|| !tells(number, value))
}
