//! `unlike-comparator`: two figures side by side that are of different periods, as if alike.

mod in_brackets;

use super::typed_figure::typed_numbers;
use crate::check::fact::{Fact, facts};
use crate::check::number::{Number, NumberKind};
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Mention, Passage, Voice};
use crate::check::small::Small;
use crate::check::words::{find_phrase, lower, word_before};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{comparator_reading, comparison};
use crate::model::{Facet, Id, Indicator, Period, Target, YearKind};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "unlike-comparator",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds a comparator that a sentence sets beside a value of another period without naming its period; and typed numbers that are compared though one is of a calendar year and the other of a financial or school year, or one year is not over yet; and a comparator in brackets with a year that is not the one told further up for what it stands behind (“in 2018/19: … 56% reached the goals (national 2017/18 48%)”).",
    why: "A year is not a month, and 2019 is not 2019/20. The reader takes the difference for performance.",
    example: "Repeat plans stand at [[repeat-plans@2020-05]], and England at [[repeat-plans:england]]. (England's value is of 2018/19.)",
    instead: "Repeat plans stand at [[repeat-plans@2020-05]] in May 2020; England had [[repeat-plans:england]] in 2018/19.",
    mend: "Name the period of each, or compare like with like.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        if passage.voice != Voice::Statement || passage.quoted {
            continue;
        }
        if passage.is_in_section() && passage.may_have_a_year() {
            in_brackets::run(subject, at, passage, all);
        }
        for sentence in &passage.sentences {
            if !passage.references.is_empty() {
                of_references(subject, passage, sentence, all);
            }
            if passage.may_have_a_year() {
                of_typed(subject, passage, sentence, all);
            }
        }
    }
}

/// A comparator that is referred to beside a value of its indicator.
fn of_references(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    for mention in passage.references_in(sentence) {
        let Target::Indicator {
            id,
            facet: Facet::Comparator(which),
            at,
            ..
        } = &mention.reference.to
        else {
            continue;
        };
        let Some(indicator) = subject.publication.indicator(id.as_str()) else {
            continue;
        };
        // What a semicolon divides doesn't stand side by side.
        let part = statement(passage, sentence, mention.range.start);
        let beside: Vec<Fact<'_>> = facts(subject.publication, passage, &part)
            .into_iter()
            .filter(|fact| fact.indicator.id == *id)
            .collect();
        let Some(fact) = beside.iter().max_by_key(|fact| fact.period.last_day()) else {
            all.extend(beside_typed(
                subject, passage, &part, mention, indicator, which, *at,
            ));
            continue;
        };
        let Some(theirs) = period_of(subject, indicator, which.as_str(), *at, fact.period) else {
            continue;
        };
        let is_alike = beside.iter().any(|fact| fact.period == theirs);
        if is_alike || says_when(passage, sentence, theirs) {
            continue;
        }
        all.push(
            finding(format!(
                "this is of {}, and stands beside a value of {} as if alike",
                theirs.words(),
                fact.period.words()
            ))
            .at(mention.span)
            .related(fact.span, "the value is held here")
            .help(format!(
                "Say in the sentence that it is of {}; or compare like with like.",
                theirs.words()
            )),
        );
    }
}

/// A comparator beside a number that is typed with its period: “as at March 2020 we were at 55.8,
/// compared to [[rate:england]]”.
fn beside_typed(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    part: &Range<usize>,
    mention: &Mention<'_>,
    indicator: &Indicator,
    which: &Id,
    at: Option<Period>,
) -> Option<Diagnostic> {
    // What stands in a bracket is one statement.
    let before = passage.words(part.start..mention.range.start);
    let part = match (before.rfind('('), before.rfind(')')) {
        (Some(open), close) if close.is_none_or(|close| close < open) => {
            part.start + open..part.end
        }
        _ => part.clone(),
    };
    let part = &part;
    let small = passage.small_words(part.clone());
    let is_compared = COMPARES
        .iter()
        .any(|words| find_phrase(small, words).is_some());
    let named = periods(&passage.text, part, passage.as_at);
    let ([one], true) = (named.as_slice(), is_compared) else {
        return None;
    };
    let ours = one.period.filter(|_| one.has_year)?;
    let theirs = period_of(subject, indicator, which.as_str(), at, ours)?;
    let is_typed = typed_numbers(passage, part)
        .iter()
        .any(|number| number.range.end <= mention.range.start);
    if !is_typed || says_when(passage, part, theirs) {
        return None;
    }
    Some(
        finding(format!(
            "this is of {}, and stands beside a number of {} as if alike",
            theirs.words(),
            ours.words()
        ))
        .at(mention.span)
        .help(format!(
            "Say in the sentence that it is of {}; or compare like with like.",
            theirs.words()
        )),
    )
}

/// The part of a sentence around a place, between semicolons.
fn statement(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let before = passage.words(sentence.start..at);
    let behind = passage.words(at..sentence.end);
    let start = before
        .rfind(';')
        .map_or(sentence.start, |i| sentence.start + i + 1);
    let end = behind.find(';').map_or(sentence.end, |i| at + i);
    start..end
}

/// What a comparator's value is about that is shown beside a value of `ours`.
fn period_of(
    subject: &Subject<'_>,
    indicator: &Indicator,
    which: &str,
    at: Option<Period>,
    ours: Period,
) -> Option<Period> {
    let comparator = indicator
        .comparators
        .iter()
        .find(|one| one.id.as_str() == which)?;
    let reading = match at {
        Some(at) => comparator_reading(indicator, comparator, at)?,
        None => comparison(subject.publication, indicator, comparator, ours)?.reading,
    };
    reading.value.is_ok().then_some(reading.period)
}

/// What says that a figure is of another time than the one beside it.
const OTHER_TIMES: [&str; 19] = [
    "published yet",
    "yet published",
    "a year earlier",
    "a year before",
    "the year before",
    "a year ago",
    "last year",
    "previous year",
    "earlier year",
    "last published",
    "latest published",
    "latest available",
    "most recent",
    "last known",
    "annual",
    "yearly",
    "over the year",
    "for the year",
    "in the year",
];

fn says_that_it_is_of_another_time(small: Small<'_>) -> bool {
    OTHER_TIMES
        .iter()
        .any(|words| find_phrase(small, words).is_some())
}

/// Whether a sentence says of when a comparator is, or that it is of another time.
fn says_when(passage: &Passage<'_>, sentence: &Range<usize>, theirs: Period) -> bool {
    let small = passage.small_words(sentence.clone());
    let is_named = periods(&passage.text, sentence, passage.as_at)
        .iter()
        .filter_map(|named| named.period)
        .any(|named| named == theirs || touches(named, theirs));
    let is_referred = passage.references_in(sentence).any(|mention| {
        matches!(
            &mention.reference.to,
            Target::Indicator {
                facet: Facet::Period,
                ..
            }
        )
    });
    is_named || is_referred || says_that_it_is_of_another_time(small)
}

/// Whether two periods end on the same day, or one ends with the other's year: “the year to March
/// 2019” is 2018/19, and people call that 2019, too.
fn touches(named: Period, theirs: Period) -> bool {
    let ends_in = match named {
        Period::Year {
            start,
            kind: YearKind::Calendar,
        } => start == theirs.last_day().year(),
        _ => false,
    };
    ends_in || named.last_day() == theirs.last_day()
}

/// The year that is not over yet, of two whose counts are compared; not of what there is at a time
/// (“we have 48 places”), nor where the sentence says that both are alike.
fn part_of_year(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    years: [Period; 2],
) -> Option<Period> {
    const ALIKE: [&str; 9] = [
        "same", "first", "all of", "whole", "full", "months", "by", "forecast", "will",
    ];
    let is_open = |year: &&Period| year.last_day() > passage.as_at;
    let mut open = years.iter().filter(is_open);
    let (Some(part), None) = (open.next(), open.next()) else {
        return None;
    };
    let small = passage.small_words(sentence.clone());
    let counts: Vec<Number> = typed_numbers(passage, sentence)
        .into_iter()
        .filter(|number| number.kind == NumberKind::Plain)
        .collect();
    let first = counts.first().filter(|_| counts.len() > 1)?;
    let is_stock = matches!(
        word_before(&passage.text, first.range.start).as_str(),
        "have" | "has" | "hold" | "holds" | "are" | "is"
    );
    let is_alike = ALIKE.iter().any(|word| find_phrase(small, word).is_some());
    let is_year = years.iter().all(|year| matches!(year, Period::Year { .. }));
    (is_year && !is_alike && !is_stock).then_some(*part)
}

/// What sets one number against another.
const COMPARES: [&str; 12] = [
    "compared to",
    "compared with",
    "in comparison with",
    "against",
    "up from",
    "down from",
    "rose from",
    "fell from",
    "increased from",
    "decreased from",
    "more than in",
    "fewer than in",
];

/// Typed numbers that are compared over years of different kinds.
fn of_typed(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    let small = lower(passage.words(sentence.clone()));
    let Some(at) = COMPARES
        .iter()
        .find_map(|words| find_phrase(&small, words))
        .map(|at| sentence.start + at)
    else {
        return;
    };
    let years: Vec<NamedPeriod> = periods(&passage.text, sentence, passage.as_at)
        .into_iter()
        .filter(|named| named.has_year && passage.is_typed(&named.range))
        .collect();
    let [one, other] = years.as_slice() else {
        return;
    };
    let (Some(first), Some(second)) = (one.period, other.period) else {
        return;
    };
    let is_of_years = |period: Period| matches!(period, Period::Year { .. });
    if let Some(part) = part_of_year(passage, sentence, [first, second]) {
        let range = match part == first {
            true => one.range.clone(),
            false => other.range.clone(),
        };
        all.push(
            finding(format!(
                "{} is not over, and is compared with a whole year",
                part.words()
            ))
            .at(subject.prose.span(passage, range))
            .help("Compare with the same months of the year before, or with a year that is over."),
        );
        return;
    }
    let is_set_against = one.range.start < at && other.range.start > at;
    let counts = typed_numbers(passage, sentence);
    let are_two = counts.iter().any(|number| number.range.start < at)
        && counts.iter().any(|number| number.range.start > at)
        && counts.iter().all(|number| number.kind != NumberKind::Share);
    if is_of_years(first)
        && is_of_years(second)
        && !first.is_like(second)
        && is_set_against
        && are_two
    {
        all.push(
            finding(format!(
                "{} and {} are years of different kinds, compared as if alike",
                first.words(),
                second.words()
            ))
            .at(subject.prose.span(passage, other.range.clone()))
            .help("Compare years of one kind, or say in the sentence that they differ."),
        );
    }
}
