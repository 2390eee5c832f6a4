//! `extreme-differs`: “a peak of”, “the highest”, “its lowest” beside a figure that is not.

use crate::check::claim::{Clause, each_clause};
use crate::check::fact::Fact;
use crate::check::period_words::periods;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, comparable, latest};
use crate::model::{Decimal, Period};
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "extreme-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Compares “a peak of”, “peaked at”, “a high of”, “a low of”, “the highest since”, “its lowest”, “the highest rate” beside a reference with the whole series up to the section's as-at date, or with the span that the sentence names.",
    why: "Whoever opens the chart sees at once that another month was higher.",
    example: "This is down from a peak of [[repeat-plans@2019-05]], where the series reads 33.3 in April 2019 and 31.0 in May.",
    instead: "This is down from a peak of [[repeat-plans@2019-04]].",
    mend: "Refer to the highest or lowest value, or say since when it is so.",
    run,
};

const WORDS: &[(&str, bool)] = &[
    ("peak of", true),
    ("peaked at", true),
    ("peaking at", true),
    ("was the peak", true),
    ("highest for a year", true),
    ("highest for over a year", true),
    ("highest this year", true),
    ("lowest for a year", false),
    ("lowest for over a year", false),
    ("lowest this year", false),
    ("a high of", true),
    ("record high", true),
    ("highest since", true),
    ("its highest", true),
    ("their highest", true),
    ("the highest level", true),
    ("the highest it has been", true),
    ("a low of", false),
    ("record low", false),
    ("lowest since", false),
    ("its lowest", false),
    ("their lowest", false),
    ("the lowest level", false),
    ("the lowest it has been", false),
    ("all-time high", true),
    ("highest figure", true),
    ("highest value", true),
    ("highest point", true),
    ("highest rate", true),
    ("highest proportion", true),
    ("highest share", true),
    ("highest on record", true),
    ("highest ever", true),
    ("highest in the year", true),
    ("highest of the year", true),
    ("higher than ever", true),
    ("all-time low", false),
    ("lowest figure", false),
    ("lowest value", false),
    ("lowest point", false),
    ("lowest rate", false),
    ("lowest proportion", false),
    ("lowest share", false),
    ("lowest on record", false),
    ("lowest ever", false),
    ("lowest in the year", false),
    ("lowest of the year", false),
    ("lower than ever", false),
    ("bottomed out at", false),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, _)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        let Some((phrase, range)) = clause.find_any(&PHRASES) else {
            return;
        };
        let is_high = WORDS.iter().any(|(known, high)| *known == phrase && *high);
        let Some(fact) = clause.fact_at(&range) else {
            return;
        };
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
    comparable(fact.indicator, end)
        .iter()
        .filter_map(|reading| Some((reading.period, reading.value.ok()?)))
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
        let before = crate::check::words::word_before(text, one.range.start);
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
        ("the year", 12),
        ("six months", 6),
        ("this year", 12),
        ("for a year", 12),
    ];
    let (_, count) = months.iter().find(|(words, _)| small.contains(words))?;
    let mut start = fact.period.first_day();
    for _ in 1..*count {
        start = start.first_of_month().yesterday().ok()?.first_of_month();
    }
    Some(start..clause.passage.as_at)
}
