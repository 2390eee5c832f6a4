//! What is said of a figure that the sentence before shows: “This has improved”, “this performance
//! has been sustained in April”.

use super::{WORDS, contradiction, direction_in, directions};
use crate::check::claim::{Clause, is_no_statement};
use crate::check::fact::{Fact, facts};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::small::Small;
use crate::check::typed::typed_facts;
use crate::check::words::{Phrases, begins_with};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::{Decimal, Indicator, Period, Polarity, Unit};
use std::ops::Range;
use std::sync::LazyLock;

/// What a sentence begins with that goes on from the figure before it.
const GOES_ON: [&str; 12] = [
    "this has",
    "this is",
    "it has",
    "it is",
    "performance has",
    "performance is",
    "this performance",
    "this figure",
    "this rate",
    "the figure has",
    "the rate has",
    "timeliness has",
];

static KEPT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "performance has been sustained",
        "performance has been maintained",
        "performance is being sustained",
        "performance is being maintained",
        "performance was sustained",
        "performance was maintained",
    ])
});

/// So many points less are no longer the same.
const POINTS: i64 = 5;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || passage.sentences.len() < 2 {
            continue;
        }
        for pair in passage.sentences.windows(2) {
            let [before, sentence] = pair else { continue };
            let small = passage.small_words(sentence.clone());
            let goes_on = GOES_ON.iter().any(|words| begins_with(&small, words));
            let kept = KEPT.first_in(small);
            if !goes_on && kept.is_none() {
                continue;
            }
            let own = facts(subject.publication, passage, sentence);
            if !own.is_empty() || is_no_statement(small, passage.words(sentence.clone())) {
                continue;
            }
            let mut shown = facts(subject.publication, passage, before);
            shown.extend(typed_facts(subject.measures(), passage, before, None));
            all.extend(match kept {
                Some((phrase, at)) => {
                    let range = sentence.start + at..sentence.start + at + phrase.len();
                    not_kept(subject, passage, sentence, range, &shown)
                }
                None => against(subject, passage, sentence, small, &shown),
            });
        }
    }
}

/// One direction, and one figure in the sentence before.
fn against(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
    shown: &[Fact<'_>],
) -> Option<Diagnostic> {
    let [fact] = shown else {
        return None;
    };
    let (phrase, at) = direction_in(small)?;
    let (_, way) = WORDS.iter().find(|(known, _)| *known == phrase)?;
    let range = sentence.start + at..sentence.start + at + phrase.len();
    // Behind a comma something else may be told.
    let front = passage.small_words(sentence.start..range.start);
    if directions(small) > 1 || front.contains([',', ';', ':']) || phrase.contains(" than ") {
        return None;
    }
    let clause = Clause {
        passage,
        sentence: sentence.clone(),
        range: sentence.clone(),
        small,
        facts: shown,
        all_facts: shown,
    };
    let why = contradiction(&clause, fact, *way, phrase)?;
    Some(problem(subject, passage, range, fact, &why))
}

/// Performance that is said to be kept up, where one of the figures has become far worse.
fn not_kept(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    range: Range<usize>,
    shown: &[Fact<'_>],
) -> Option<Diagnostic> {
    let named = periods(&passage.text, sentence, passage.as_at);
    let until = named.iter().find_map(|one| one.period);
    shown.iter().find_map(|fact| {
        let reading = match until {
            Some(period) => measure::reading(fact.indicator, period)?,
            None => measure::latest(fact.indicator, passage.as_at)?,
        };
        let now = (reading.value.ok()?, reading.period);
        let why = far_worse(fact.indicator, (fact.value, fact.period), now)?;
        Some(problem(subject, passage, range.clone(), fact, &why))
    })
}

/// How much worse a share is than one before it, where it is so by many points.
pub(super) fn far_worse(
    indicator: &Indicator,
    (before, then): (Decimal, Period),
    (value, now): (Decimal, Period),
) -> Option<String> {
    let worse = match indicator.polarity {
        Polarity::High => before.minus(value),
        Polarity::Low => value.minus(before),
        Polarity::None => return None,
    };
    let is_far = indicator.unit == Unit::Percent && worse >= Decimal::whole(POINTS);
    let style = Style::of(indicator);
    (is_far && now.last_day() > then.last_day()).then(|| {
        format!(
            "“{}” was {} in {}, and {} in {}",
            indicator.title,
            style.full(before),
            then.words(),
            style.full(value),
            now.words()
        )
    })
}

pub(super) fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    fact: &Fact<'_>,
    why: &str,
) -> Diagnostic {
    let shown = passage.words(range.clone());
    finding(format!("“{shown}” disagrees with the figures: {why}"))
        .at(subject.prose.span(passage, range))
        .related(fact.span, "the figure is held here")
        .help("Say what the series says, or name the period that you compare with.")
}
