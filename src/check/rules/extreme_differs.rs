//! `extreme-differs`: “a peak of”, “the highest”, “its lowest” beside a figure that is not.

use crate::check::claim::{Clause, each_clause};
use crate::check::fact::{Fact, values_up_to};
use crate::check::period_words::periods;
use crate::check::words::{Phrases, word_before};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, latest};
use crate::model::{Decimal, Period, Polarity};
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "extreme-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Compares “a peak of”, “peaked at”, “a high of”, “a low of”, “the highest since”, “its lowest”, “the highest rate”, “the best in twelve months”, “our worst month” beside a reference with the whole series up to the section's as-at date, or with the span that the sentence names.",
    why: "Whoever opens the chart sees at once that another month was higher.",
    example: "This is down from a peak of [[repeat-plans@2019-05]], where the series reads 33.3 in April 2019 and 31.0 in May.",
    instead: "This is down from a peak of [[repeat-plans@2019-04]].",
    mend: "Refer to the highest or lowest value, or say since when it is so.",
    run,
};

/// Which end of a series is meant.
#[derive(Clone, Copy)]
enum End {
    High,
    Low,
    Best,
    Worst,
}

impl End {
    /// Whether it is the high end of an indicator; `None` where nothing says what is good.
    fn is_high(self, polarity: Polarity) -> Option<bool> {
        match (self, polarity) {
            (End::High, _) | (End::Best, Polarity::High) | (End::Worst, Polarity::Low) => {
                Some(true)
            }
            (End::Low, _) | (End::Best, Polarity::Low) | (End::Worst, Polarity::High) => {
                Some(false)
            }
            (End::Best | End::Worst, Polarity::None) => None,
        }
    }
}

const WORDS: &[(&str, End)] = &[
    ("peak of", End::High),
    ("peaked at", End::High),
    ("peaking at", End::High),
    ("was the peak", End::High),
    ("highest for a year", End::High),
    ("highest for over a year", End::High),
    ("highest this year", End::High),
    ("lowest for a year", End::Low),
    ("lowest for over a year", End::Low),
    ("lowest this year", End::Low),
    ("a high of", End::High),
    ("record high", End::High),
    ("highest since", End::High),
    ("its highest", End::High),
    ("their highest", End::High),
    ("the highest level", End::High),
    ("the highest it has been", End::High),
    ("a low of", End::Low),
    ("record low", End::Low),
    ("lowest since", End::Low),
    ("its lowest", End::Low),
    ("their lowest", End::Low),
    ("the lowest level", End::Low),
    ("the lowest it has been", End::Low),
    ("all-time high", End::High),
    ("highest figure", End::High),
    ("highest value", End::High),
    ("highest point", End::High),
    ("highest rate", End::High),
    ("highest proportion", End::High),
    ("highest share", End::High),
    ("highest on record", End::High),
    ("highest ever", End::High),
    ("highest in the year", End::High),
    ("highest of the year", End::High),
    ("higher than ever", End::High),
    ("all-time low", End::Low),
    ("lowest figure", End::Low),
    ("lowest value", End::Low),
    ("lowest point", End::Low),
    ("lowest rate", End::Low),
    ("lowest proportion", End::Low),
    ("lowest share", End::Low),
    ("lowest on record", End::Low),
    ("lowest ever", End::Low),
    ("lowest in the year", End::Low),
    ("lowest of the year", End::Low),
    ("lower than ever", End::Low),
    ("bottomed out at", End::Low),
    ("highest in twelve months", End::High),
    ("highest in 12 months", End::High),
    ("highest for twelve months", End::High),
    ("highest for 12 months", End::High),
    ("highest in a year", End::High),
    ("highest in over a year", End::High),
    ("highest in the last twelve months", End::High),
    ("highest in the last 12 months", End::High),
    ("lowest in twelve months", End::Low),
    ("lowest in 12 months", End::Low),
    ("lowest for twelve months", End::Low),
    ("lowest for 12 months", End::Low),
    ("lowest in a year", End::Low),
    ("lowest in over a year", End::Low),
    ("lowest in the last twelve months", End::Low),
    ("lowest in the last 12 months", End::Low),
    ("best in twelve months", End::Best),
    ("best in 12 months", End::Best),
    ("best for twelve months", End::Best),
    ("best for 12 months", End::Best),
    ("best in a year", End::Best),
    ("best in over a year", End::Best),
    ("best in the last twelve months", End::Best),
    ("best in the last 12 months", End::Best),
    ("worst in twelve months", End::Worst),
    ("worst in 12 months", End::Worst),
    ("worst for twelve months", End::Worst),
    ("worst for 12 months", End::Worst),
    ("worst in a year", End::Worst),
    ("worst in over a year", End::Worst),
    ("worst in the last twelve months", End::Worst),
    ("worst in the last 12 months", End::Worst),
    ("best for a year", End::Best),
    ("best for over a year", End::Best),
    ("best this year", End::Best),
    ("best since", End::Best),
    ("best it has been", End::Best),
    ("best they have been", End::Best),
    ("best on record", End::Best),
    ("best ever", End::Best),
    ("best figure", End::Best),
    ("best result", End::Best),
    ("best month", End::Best),
    ("best quarter", End::Best),
    ("best month so far", End::Best),
    ("best so far", End::Best),
    ("worst for a year", End::Worst),
    ("worst for over a year", End::Worst),
    ("worst this year", End::Worst),
    ("worst since", End::Worst),
    ("worst it has been", End::Worst),
    ("worst they have been", End::Worst),
    ("worst on record", End::Worst),
    ("worst ever", End::Worst),
    ("worst figure", End::Worst),
    ("worst result", End::Worst),
    ("worst month", End::Worst),
    ("worst quarter", End::Worst),
    ("worst month so far", End::Worst),
    ("worst so far", End::Worst),
    ("is highest in", End::High),
    ("are highest in", End::High),
    ("was highest in", End::High),
    ("were highest in", End::High),
    ("is lowest in", End::Low),
    ("are lowest in", End::Low),
    ("was lowest in", End::Low),
    ("were lowest in", End::Low),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, _)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        let Some((phrase, range)) = clause.find_any(&PHRASES) else {
            return;
        };
        let end = WORDS.iter().find(|(known, _)| *known == phrase);
        let Some((fact, (_, end))) = subject_of(&clause, &range).zip(end) else {
            return;
        };
        let Some(is_high) = end.is_high(fact.indicator.polarity) else {
            return;
        };
        if is_one_of_several(&clause, &range) {
            return;
        }
        // “The peak of work lies in winter, with [[x]] contacts” says nothing of the figure.
        let needs_figure = phrase.ends_with(" of") || phrase.ends_with(" at");
        let gap = fact.range.start.saturating_sub(range.end);
        if needs_figure && (fact.range.start < range.end || gap > 16) {
            return;
        }
        let Some((period, value)) = beyond(&clause, fact, is_high, phrase) else {
            return;
        };
        let style = Style::of(fact.indicator);
        let shown = clause.passage.words(range.clone()).to_owned();
        all.push(
            finding(format!(
                "“{shown}” disagrees with the series: {} in {} is {} than {} in {}",
                style.full(value),
                period.words(),
                if is_high { "more" } else { "less" },
                style.full(fact.value),
                fact.period.words()
            ))
            .at(subject.prose.span(clause.passage, range))
            .related(fact.span, "the figure is held here")
            .help(format!(
                "Refer to [[{}@{period}]], or say since when it is so.",
                fact.indicator.id
            )),
        );
    });
}

/// The figure that is the highest or the lowest: not the one that it started from, as in “[[x]],
/// its best month, from [[y]] in April”.
fn subject_of<'c, 'p>(clause: &'c Clause<'_, 'p>, phrase: &Range<usize>) -> Option<&'c Fact<'p>> {
    let fact = clause.fact_at(phrase)?;
    let is_start = word_before(&clause.passage.text, fact.range.start) == "from";
    if !is_start || fact.range.end <= phrase.start {
        return Some(fact);
    }
    let mut before = clause.facts.iter().rev();
    before.find(|fact| fact.range.end <= phrase.start)
}

/// “Our second best month”, “one of the best months”
fn is_one_of_several(clause: &Clause<'_, '_>, range: &Range<usize>) -> bool {
    let text = clause.passage.text.as_str();
    let before = word_before(text, range.start);
    let front = clause
        .passage
        .small_words(clause.sentence.start..range.start);
    let near = front.text.trim_end();
    matches!(before.as_str(), "second" | "third" | "next" | "among")
        || [
            "one of the",
            "one of our",
            "one of its",
            "one of their",
            "among the",
            "among our",
        ]
        .iter()
        .any(|words| near.ends_with(words))
}

/// A value that lies beyond the one that is said to be the highest or the lowest.
fn beyond(
    clause: &Clause<'_, '_>,
    fact: &Fact<'_>,
    is_high: bool,
    phrase: &str,
) -> Option<(Period, Decimal)> {
    let end = latest(fact.indicator, clause.passage.as_at)
        .map(|reading| reading.period)
        .filter(|_| !phrase.ends_with("since"))
        .filter(|end| *end > fact.period)
        .unwrap_or(fact.period);
    let span = span_named(clause, fact);
    values_up_to(fact.indicator, end)
        .into_iter()
        .filter(|(period, _)| {
            span.as_ref().is_none_or(|span| {
                span.start <= period.first_day() && period.last_day() <= span.end
            })
        })
        .filter(|(_, value)| match is_high {
            true => *value > fact.value,
            false => *value < fact.value,
        })
        .max_by_key(|(_, value)| match is_high {
            true => *value,
            false => Decimal::ZERO.minus(*value),
        })
}

/// The span of days within which it is said to be so: “since March 2019”, “in 2019/20”.
fn span_named(clause: &Clause<'_, '_>, fact: &Fact<'_>) -> Option<Range<jiff::civil::Date>> {
    let text = clause.passage.text.as_str();
    let small = clause.small;
    let named = periods(text, &clause.sentence, clause.passage.as_at);
    for one in &named {
        let before = word_before(text, one.range.start);
        let period = one.period?;
        if before == "since" {
            return Some(period.first_day()..fact.period.last_day());
        }
        if let Period::Year { .. } = period
            && matches!(before.as_str(), "in" | "of" | "during")
        {
            return Some(period.first_day()..period.last_day());
        }
    }
    let months = [
        ("last 12 months", 12),
        ("last twelve months", 12),
        ("twelve months", 12),
        ("12 months", 12),
        ("in a year", 12),
        ("over a year", 12),
        ("the year", 12),
        ("six months", 6),
        ("this year", 12),
        ("for a year", 12),
    ];
    // “Six months ago” is a day, and no span.
    let is_span = |words: &str| {
        let behind = small
            .find(words)
            .and_then(|at| small.get(at + words.len()..));
        behind.is_some_and(|behind| !behind.starts_with(" ago"))
    };
    let (_, count) = months.iter().find(|(words, _)| is_span(words))?;
    let mut start = fact.period.first_day();
    for _ in 1..*count {
        start = start.first_of_month().yesterday().ok()?.first_of_month();
    }
    Some(start..clause.passage.as_at)
}
