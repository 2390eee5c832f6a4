//! Directions that are said of a measure which a sentence names without any figure: “ongoing
//! reductions in our vacancy and turnover rates”, “which is higher than last year”.

use super::{WORDS, Way, wants_up};
use crate::check::claim::is_no_statement;
use crate::check::fact::{Fact, facts, values_up_to};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::small::Small;
use crate::check::typed::typed_facts;
use crate::check::words::{Phrases, find_phrase, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::{Decimal, Indicator, Period, Unit};
use std::ops::Range;
use std::sync::LazyLock;

/// Nouns of direction, with what they say of the way that a figure went.
const NOUNS: [(&str, Way); 16] = [
    ("reductions in", Way::Down),
    ("reduction in", Way::Down),
    ("decrease in", Way::Down),
    ("decreases in", Way::Down),
    ("fall in", Way::Down),
    ("falls in", Way::Down),
    ("drop in", Way::Down),
    ("decline in", Way::Down),
    ("increase in", Way::Up),
    ("increases in", Way::Up),
    ("rise in", Way::Up),
    ("rises in", Way::Up),
    ("growth in", Way::Up),
    ("improvement in", Way::Better),
    ("improvements in", Way::Better),
    ("deterioration in", Way::Worse),
];

/// What makes a noun of direction a claim of the present.
const CLAIMS: [&str; 14] = [
    "ongoing",
    "continuing",
    "continued",
    "sustained",
    "steady",
    "further",
    "have seen",
    "has seen",
    "seeing",
    "there has been",
    "there have been",
    "there is",
    "evidenced by",
    "recent",
];

/// What may tell a direction here: a sentence with none of these is passed by.
static DIRECTIONS: LazyLock<Phrases> = LazyLock::new(|| {
    let nouns = NOUNS.iter().map(|(noun, _)| *noun);
    Phrases::of(nouns.chain(verbs().map(|(phrase, _)| *phrase)))
});

/// The words of direction that name what they compare with, and those that go on.
fn verbs() -> impl Iterator<Item = &'static (&'static str, Way)> {
    WORDS
        .iter()
        .filter(|(phrase, _)| phrase.contains(" than ") || phrase.starts_with("continu"))
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() || !DIRECTIONS.are_in(passage.small()) {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !DIRECTIONS.are_in(small) {
                continue;
            }
            let written = passage.words(sentence.clone());
            let refers = passage.references_in(sentence).next().is_some();
            if is_no_statement(small, written) {
                continue;
            }
            let named = periods(&passage.text, sentence, passage.as_at);
            // A date behind the colon is of the figures that stand there, which are the latest.
            let colon = small.find(':').map(|at| sentence.start + at);
            let is_before = |date: usize| colon.is_none_or(|colon| date < colon);
            if !named.iter().any(|one| is_before(one.range.start)) {
                all.extend(of_nouns(subject, passage, sentence, small));
            }
            if !refers && named.is_empty() {
                all.extend(of_verbs(subject, passage, sentence, small));
            }
        }
    }
}

/// “Ongoing reductions in our agency staffing, vacancy and turnover rates”.
fn of_nouns<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Diagnostic> {
    let (noun, way) = NOUNS
        .iter()
        .find(|(noun, _)| find_phrase(small, noun).is_some())?;
    let at = find_phrase(small, noun)?;
    let is_claim = CLAIMS.iter().any(|word| find_phrase(small, word).is_some());
    let start = sentence.start + at;
    let behind = start + noun.len()..sentence.end;
    // What follows “with” or “which” is told of something else.
    let told = passage.small_words(behind.clone());
    let end = [
        " with ",
        " which ",
        " that ",
        ";",
        ":",
        " – ",
        " as ",
        " through ",
        " by ",
    ]
    .iter()
    .filter_map(|stop| told.find(stop))
    .min()
    .unwrap_or(told.len());
    let is_list = told.get(end..).is_some_and(|rest| rest.starts_with(':'));
    let behind = behind.start..behind.start + end;
    // Figures that stand behind say what is meant; otherwise words do.
    let mut figures = facts(subject.publication, passage, &behind);
    // “Reductions in agency and vacancy rates: agency [[x]], vacancies [[y]]”
    if figures.is_empty() && is_list {
        figures = listed(subject, passage, &behind, sentence.end);
    }
    let is_latest = |fact: &&Fact<'_>| {
        measure::latest(fact.indicator, passage.as_at)
            .is_some_and(|latest| latest.period.last_day() <= fact.period.last_day())
    };
    let named: Vec<&Indicator> = match figures.is_empty() {
        false => figures
            .iter()
            .filter(is_latest)
            .map(|fact| fact.indicator)
            .collect(),
        true if passage.references_in(sentence).next().is_some() => return None,
        true => words(&passage.text, &behind)
            .iter()
            .filter(|word| word.text.len() > 4)
            .filter_map(|word| subject.measures().told_by(word.text))
            .collect(),
    };
    if !is_claim || named.is_empty() {
        return None;
    }
    let wrong = named
        .iter()
        .find_map(|indicator| Some((*indicator, went_otherwise(passage, indicator, *way, false)?)));
    let (indicator, why) = wrong?;
    Some(problem(
        subject,
        passage,
        start..start + noun.len(),
        indicator,
        &why,
    ))
}

/// The figures behind a colon that are of what stands before it, where nothing there tells of another way.
fn listed<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    named: &Range<usize>,
    end: usize,
) -> Vec<Fact<'p>> {
    let list = named.end..end;
    let small = passage.small_words(list.clone());
    if WORDS
        .iter()
        .any(|(way, _)| find_phrase(small, way).is_some())
    {
        return Vec::new();
    }
    let mut figures = facts(subject.publication, passage, &list);
    let said = passage.words(named.clone());
    figures.retain(|fact| subject.measures().in_common(said, &fact.indicator.title) > 0);
    figures
}

/// “The proportion of care leavers in training … is higher than last year”.
fn of_verbs(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Diagnostic> {
    // “We have increased the share of contacts that …” is of another share.
    let (phrase, way) = verbs().find(|(phrase, _)| find_phrase(small, phrase).is_some())?;
    // With a figure the figure is compared.
    if !typed_facts(subject.measures(), passage, sentence, None).is_empty()
        && !phrase.contains(" than ")
    {
        return None;
    }
    let others = WORDS
        .iter()
        .filter(|(other, _)| !phrase.contains(other) && !other.contains(phrase))
        .any(|(other, _)| find_phrase(small, other).is_some());
    let is_of_share = ["proportion", "percentage", "share"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let named = subject
        .measures()
        .named_in(passage.words(sentence.clone()), 0.99);
    let most = named.iter().map(|found| found.words).max()?;
    let mut best = named
        .iter()
        .filter(|found| found.words == most && most >= 3)
        .filter_map(|found| found.measure.indicator)
        .filter(|indicator| indicator.unit == Unit::Percent || !is_of_share);
    let (Some(indicator), None) = (best.next(), best.next()) else {
        return None;
    };
    if others {
        return None;
    }
    let is_of_a_year = phrase.contains("last year") || phrase.contains("a year");
    let why = went_otherwise(passage, indicator, *way, is_of_a_year)?;
    let start = sentence.start + find_phrase(small, phrase)?;
    Some(problem(
        subject,
        passage,
        start..start + phrase.len(),
        indicator,
        &why,
    ))
}

/// How an indicator went, where that is against what is said: from every earlier value that
/// people compare with, or from that of a year before.
fn went_otherwise(
    passage: &Passage<'_>,
    indicator: &Indicator,
    way: Way,
    of_a_year: bool,
) -> Option<String> {
    let latest = measure::latest(indicator, passage.as_at)?;
    let fact = Fact::of(indicator, &latest, 0..0)?;
    let wants_up = wants_up(way, &fact)?;
    let earlier = earlier(&fact);
    let year_before = latest.period.year_before();
    let bases: Vec<(Period, Decimal)> = match of_a_year {
        true => earlier
            .iter()
            .filter(|(period, _)| *period == year_before)
            .copied()
            .collect(),
        // Where a year ago is known it is what people compare with, and the value before.
        false => {
            let mut bases: Vec<(Period, Decimal)> = earlier.last().copied().into_iter().collect();
            let year = earlier.iter().find(|(period, _)| *period == year_before);
            bases.extend(year.copied().or_else(|| middle(&earlier)));
            bases
        }
    };
    let agrees = |value: Decimal| match wants_up {
        true => fact.value > value,
        false => fact.value < value,
    };
    let last = bases.last()?;
    (!bases.iter().any(|(_, value)| agrees(*value))).then(|| how_it_went(last, &fact))
}

/// The values before a figure that it may be compared with, first to last.
pub(super) fn earlier(fact: &Fact<'_>) -> Vec<(Period, Decimal)> {
    let mut run = values_up_to(fact.indicator, fact.period);
    run.retain(|(period, _)| *period != fact.period);
    run
}

/// What a series was, and what it is.
pub(super) fn how_it_went((period, value): &(Period, Decimal), fact: &Fact<'_>) -> String {
    let style = Style::of(fact.indicator);
    format!(
        "“{}” was {} in {}, and {} in {}",
        fact.indicator.title,
        style.full(*value),
        period.words(),
        style.full(fact.value),
        fact.period.words()
    )
}

/// In a short series the value before the one before.
fn middle(earlier: &[(Period, Decimal)]) -> Option<(Period, Decimal)> {
    earlier
        .len()
        .checked_sub(2)
        .and_then(|at| earlier.get(at))
        .copied()
}

fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    indicator: &Indicator,
    why: &str,
) -> Diagnostic {
    let shown = passage.words(range.clone()).to_owned();
    finding(format!("“{shown}” disagrees with the figures: {why}"))
        .at(subject.prose.span(passage, range))
        .related(indicator.span, "the series is here")
        .help(format!(
            "Say what the series says, with its figure: [[{}]].",
            indicator.id
        ))
}
