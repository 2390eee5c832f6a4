//! A direction that is said of each step: “has fallen every month since July 2019”, “in each of the
//! last ten months”, “for six months in a row”.

use super::idiom::is_idiom;
use super::{Way, both, wants_up, went_against};
use crate::check::claim::{Clause, each_clause};
use crate::check::fact::{Fact, values_up_to};
use crate::check::number::number_word;
use crate::check::period_words::periods;
use crate::check::small::Small;
use crate::check::words::{Phrases, find_phrase, word_before, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{Style, latest};
use crate::model::{Decimal, Frequency, Period};
use std::ops::Range;
use std::sync::LazyLock;

/// How it went, each step.
const VERBS: [(&str, Way); 24] = [
    ("rose", Way::Up),
    ("risen", Way::Up),
    ("been rising", Way::Up),
    ("increased", Way::Up),
    ("been increasing", Way::Up),
    ("grew", Way::Up),
    ("grown", Way::Up),
    ("gone up", Way::Up),
    ("went up", Way::Up),
    ("fell", Way::Down),
    ("fallen", Way::Down),
    ("been falling", Way::Down),
    ("decreased", Way::Down),
    ("reduced", Way::Down),
    ("dropped", Way::Down),
    ("come down", Way::Down),
    ("came down", Way::Down),
    ("gone down", Way::Down),
    ("went down", Way::Down),
    ("improved", Way::Better),
    ("been improving", Way::Better),
    ("worsened", Way::Worse),
    ("got worse", Way::Worse),
    ("deteriorated", Way::Worse),
];

/// Each step, and how often there is one.
const STEPS: [(&str, Frequency); 16] = [
    ("every month since", Frequency::Monthly),
    ("each month since", Frequency::Monthly),
    ("month on month since", Frequency::Monthly),
    ("month by month since", Frequency::Monthly),
    ("each of the last", Frequency::Monthly),
    ("each of the past", Frequency::Monthly),
    ("every one of the last", Frequency::Monthly),
    ("months in a row", Frequency::Monthly),
    ("months running", Frequency::Monthly),
    ("consecutive months", Frequency::Monthly),
    ("successive months", Frequency::Monthly),
    ("every quarter since", Frequency::Quarterly),
    ("each quarter since", Frequency::Quarterly),
    ("quarters in a row", Frequency::Quarterly),
    ("consecutive quarters", Frequency::Quarterly),
    ("successive quarters", Frequency::Quarterly),
];

static STEP_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(STEPS.iter().map(|(phrase, _)| *phrase)));

/// What leaves a step out, or speaks of steps of another time.
const EXCEPTIONS: [&str; 14] = [
    "almost", "nearly", "most", "but", "except", "apart", "bar", "until", "before", "had", "than",
    "then", "earlier", "compared",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        let small = clause.passage.small_words(clause.sentence.clone());
        let Some((phrase, at)) = STEP_PHRASES.first_in(small) else {
            return;
        };
        let start = clause.sentence.start + at;
        let range = start..start + phrase.len();
        all.extend(problem(subject, &clause, small, phrase, &range));
    });
}

fn problem(
    subject: &Subject<'_>,
    clause: &Clause<'_, '_>,
    small: Small<'_>,
    phrase: &str,
    range: &Range<usize>,
) -> Option<Diagnostic> {
    let fact = only_subject(clause)?;
    let (_, frequency) = STEPS.iter().find(|(known, _)| *known == phrase)?;
    let is_open = EXCEPTIONS
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    if fact.indicator.frequency != *frequency || is_open {
        return None;
    }
    let wants_up = wants_up(way_before(clause, range)?, fact)?;
    let run = values_up_to(fact.indicator, fact.period);
    let steps = match phrase.ends_with("since") {
        true => {
            let since = since(clause, range)?;
            let told = |(period, _): &(Period, Decimal)| period.first_day() >= since.first_day();
            run.iter()
                .filter(|reading| told(reading))
                .count()
                .checked_sub(1)?
        }
        false => {
            let now = latest(fact.indicator, clause.passage.as_at)?;
            if now.period != fact.period {
                return None;
            }
            how_many(clause, phrase, range)?
        }
    };
    let against = run
        .windows(2)
        .rev()
        .take(steps)
        .find_map(|pair| match pair {
            [before, after] => {
                went_against(wants_up, before.1, after.1).then_some([*before, *after])
            }
            _ => None,
        });
    let why = both(&Style::of(fact.indicator), against?);
    let shown = clause.passage.words(range.clone());
    Some(
        finding(format!("“{shown}” disagrees with the figures: {why}"))
            .at(subject.prose.span(clause.passage, range.clone()))
            .related(fact.span, "the figure is held here")
            .help("Say what the series says, or name the period that you compare with."),
    )
}

/// The figure that a sentence tells, where it is of one indicator: the latest of it.
fn only_subject<'c, 'p>(clause: &'c Clause<'_, 'p>) -> Option<&'c Fact<'p>> {
    let first = clause.all_facts.first()?;
    let is_same = |fact: &Fact<'_>| fact.indicator.id == first.indicator.id;
    let facts = clause.all_facts.iter();
    let latest = facts.max_by_key(|fact| fact.period.last_day());
    latest.filter(|_| clause.all_facts.iter().all(is_same))
}

/// How it went, as the words right before say.
fn way_before(clause: &Clause<'_, '_>, range: &Range<usize>) -> Option<Way> {
    let front = clause
        .passage
        .small_words(clause.sentence.start..range.start);
    let near = front.len().saturating_sub(40);
    let near = front.text.get(front.text.ceil_char_boundary(near)..)?;
    let mut ways = VERBS
        .iter()
        .filter(|(verb, _)| {
            let behind = |at: usize| near.get(at + verb.len()..).unwrap_or("");
            find_phrase(near, verb).is_some_and(|at| !is_idiom(verb, behind(at)))
        })
        .map(|(_, way)| *way);
    let way = ways.next()?;
    ways.all(|other| other == way).then_some(way)
}

/// The period behind “since”.
fn since(clause: &Clause<'_, '_>, range: &Range<usize>) -> Option<Period> {
    let named = periods(
        &clause.passage.text,
        &(range.end..clause.sentence.end),
        clause.passage.as_at,
    );
    let first = named.first()?;
    let is_next = word_before(&clause.passage.text, first.range.start) == "since";
    first.period.filter(|_| is_next)
}

/// How many steps are told: of “six months in a row” and “the last ten months”.
fn how_many(clause: &Clause<'_, '_>, phrase: &str, range: &Range<usize>) -> Option<usize> {
    let read = |word: &str| match word.parse::<usize>() {
        Ok(number) => Some(number),
        Err(_) => number_word(word).and_then(|number| usize::try_from(number).ok()),
    };
    if !phrase.ends_with("last") && !phrase.ends_with("past") {
        return read(&word_before(&clause.passage.text, range.start));
    }
    let behind = clause.passage.small_words(range.end..clause.sentence.end);
    let list = words(behind.text, &(0..behind.len()));
    let unit = list.get(1)?.text;
    read(list.first()?.text).filter(|_| unit == "months")
}
