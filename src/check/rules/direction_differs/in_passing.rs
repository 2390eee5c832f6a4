//! Directions that a sentence tells in passing: “weak work, although improving, is not yet rare: [[x]] in
//! May, [[x]] in March”; “after having improved in March and April”.

use super::{WORDS, Way, both, wants_up, went_against};
use crate::check::fact::{Fact, facts};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::small::Small;
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::{Decimal, Period};
use std::ops::Range;
use std::sync::LazyLock;

/// What begins something that is granted.
const GRANTS: [&str; 4] = ["although", "though", "while", "whilst"];

/// How a figure goes, as it is said of it in passing.
const GOES: [(&str, Way); 7] = [
    ("improving", Way::Better),
    ("rising", Way::Up),
    ("increasing", Way::Up),
    ("falling", Way::Down),
    ("reducing", Way::Down),
    ("decreasing", Way::Down),
    ("worsening", Way::Worse),
];

/// How it may go there.
const HOW: [&str; 7] = [
    "slowly",
    "steadily",
    "gradually",
    "slightly",
    "still",
    "now",
    "generally",
];

/// What tells a way that a figure went, without saying from where.
const WENT: [&str; 9] = [
    "improved",
    "rose",
    "risen",
    "fell",
    "fallen",
    "increased",
    "decreased",
    "declined",
    "dropped",
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(GRANTS.into_iter().chain(WENT)));

/// What compares with other months than those before.
static OTHERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["compared", "comparison", "than", "year", "years"]));

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || passage.references.is_empty() {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !PHRASES.are_in(small) {
                continue;
            }
            all.extend(granted(subject, passage, sentence, small));
            all.extend(of_two_months(subject, passage, sentence, small));
        }
    }
}

/// The figures of a sentence, first to last, where all are of one indicator.
pub(super) fn of_one<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
) -> Option<Vec<Fact<'p>>> {
    let mut facts = facts(subject.publication, passage, sentence);
    facts.sort_by_cached_key(|fact| fact.period.last_day());
    let first = facts.first()?;
    let is_same = |fact: &Fact<'_>| fact.indicator.id == first.indicator.id;
    facts.iter().all(is_same).then_some(facts)
}

/// “Weak work, although improving, is not yet rare: [[x@2020-05]] in May, [[x@2020-03]] in March”.
fn granted<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Diagnostic> {
    let (at, word, way) = GRANTS.iter().find_map(|grants| {
        let at = find_phrase(small, grants)?;
        let behind = small.get(at + grants.len()..)?;
        let mut words = behind.split_whitespace();
        let word = words.find(|word| !HOW.contains(word))?;
        // “While improving our forms” tells of something else.
        let word = word.strip_suffix([',', ')'])?;
        let (word, way) = GOES.iter().find(|(known, _)| *known == word)?;
        Some((at + grants.len() + behind.find(word)?, *word, *way))
    })?;
    let facts = of_one(subject, passage, sentence)?;
    let [earlier, later] = facts.as_slice() else {
        return None;
    };
    let is_open = went_against(wants_up(way, later)?, earlier.value, later.value)
        && earlier.period != later.period;
    let told = [earlier, later].map(|fact| (fact.period, fact.value));
    is_open.then(|| problem(subject, passage, sentence.start + at, word, (later, told)))
}

/// “After having improved in March and April”: in each of them it did.
fn of_two_months<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Diagnostic> {
    let (at, word) = WENT.iter().find_map(|word| {
        let at = find_phrase(small, word)?;
        let behind = small.get(at + word.len()..)?;
        behind.starts_with(" in ").then_some((at, *word))
    })?;
    if OTHERS.are_in(small) {
        return None;
    }
    let start = sentence.start + at + word.len() + " in ".len();
    let named = periods(&passage.text, &(start..sentence.end), passage.as_at);
    let [one, two, ..] = named.as_slice() else {
        return None;
    };
    let between = passage.small_words(one.range.end..two.range.start);
    if one.range.start != start || between.text != " and " {
        return None;
    }
    let (Some(first @ Period::Month { .. }), Some(second @ Period::Month { .. })) =
        (one.period, two.period)
    else {
        return None;
    };
    let facts = of_one(subject, passage, sentence)?;
    let fact = facts.last()?;
    let (_, way) = WORDS.iter().find(|(known, _)| *known == word)?;
    let wants_up = wants_up(*way, fact)?;
    let value = |period: Period| measure::reading(fact.indicator, period)?.value.ok();
    let is_against = |earlier: Period, later: Period| {
        let (before, after) = (value(earlier)?, value(later)?);
        went_against(wants_up, before, after).then_some([(earlier, before), (later, after)])
    };
    if first.next() != second {
        return None;
    }
    let told = is_against(first, second).or_else(|| is_against(month_before(first)?, first))?;
    let start = sentence.start + at;
    Some(problem(subject, passage, start, word, (fact, told)))
}

fn month_before(month: Period) -> Option<Period> {
    let day = month.first_day().yesterday().ok()?;
    Some(Period::Month {
        year: day.year(),
        month: day.month(),
    })
}

pub(super) fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    start: usize,
    word: &str,
    (fact, told): (&Fact<'_>, [(Period, Decimal); 2]),
) -> Diagnostic {
    let why = both(&Style::of(fact.indicator), told);
    let range = start..start + word.len();
    let shown = passage.words(range.clone()).to_owned();
    finding(format!("“{shown}” disagrees with the figures: {why}"))
        .at(subject.prose.span(passage, range))
        .related(fact.span, "the figure is held here")
        .help("Say what the series says, or name the period that you compare with.")
}
