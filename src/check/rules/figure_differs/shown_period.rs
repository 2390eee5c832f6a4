//! A reference without a period that shows the latest value, in a sentence that names another period
//! for it: “As at March 2020, visits in time were [[visits]]”, where April has a value.

use super::{against, dated_beside};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::fact::fact;
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Mention, Passage};
use crate::check::typed::{figures_in, reading_for};
use crate::check::words::{Phrases, lower, word_before, words};
use crate::diagnostic::Diagnostic;
use crate::measure::{Reading, Style};
use crate::model::{Indicator, Period, Target};
use std::ops::Range;
use std::sync::LazyLock;

/// A period stands this near to the figure that it dates, in bytes.
const NEAR: usize = 48;

/// What makes the figure, or the period, one of something else than the other: a comparison, a
/// beginning, a second time without a name.
static OTHER_TIME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "than",
        "unlike",
        "compared",
        "comparison",
        "against",
        "up on",
        "down on",
        "up from",
        "down from",
        "similar to",
        "since",
        "now",
        "current",
        "currently",
        "today",
        "at present",
        "latest",
        "most recent",
        "to date",
        "so far",
        "still",
        "previous",
        "previously",
        "earlier",
        "later",
        "ago",
        "between",
        "target",
        "planned",
        "forecast",
    ])
});

/// What begins something of its own, which the period may date instead of the figure.
const OF_ITS_OWN: [&str; 26] = [
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "where",
    "when",
    "while",
    "after",
    "before",
    "following",
    "because",
    "once",
    "as",
    "from",
    "to",
    "by",
    "under",
    "with",
    "so",
    "but",
    "and",
    "those",
    "we",
    "they",
    "if",
];

/// What tells of the present, which “in March” doesn't date.
static PRESENT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["is", "are", "have", "has", "we", "our"]));

/// What a participle follows where it says what happened: “were held in March”, not “the plan held
/// in March”.
const AUXILIARIES: [&str; 8] = ["was", "were", "been", "be", "is", "are", "have", "had"];
/// Participles without “-ed”.
const IRREGULAR: [&str; 13] = [
    "held", "made", "set", "begun", "given", "taken", "written", "brought", "met", "left", "came",
    "began", "found",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for sentence in &passage.sentences {
            let mut mentions = passage.references_in(sentence).filter(|one| is_open(one));
            if mentions.next().is_some() {
                look(subject, passage, sentence, all);
            }
        }
    }
}

/// Whether a reference shows whatever value is the latest.
fn is_open(mention: &Mention<'_>) -> bool {
    let has_no_period = matches!(&mention.reference.to, Target::Indicator { at: None, .. });
    has_no_period && mention.reference.words.is_none()
}

fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    let named = periods(&passage.text, sentence, passage.as_at);
    for mention in passage.references_in(sentence).filter(|one| is_open(one)) {
        let beside = dated_beside::period_of(subject, passage, sentence, mention, &named);
        if let Some(period) = beside {
            all.extend(of_another(subject, passage, mention, period));
        }
    }
    let [named] = named.as_slice() else {
        return;
    };
    let sentence = &bracket_with_figure(passage, sentence, named).unwrap_or(sentence.clone());
    let is_other = tells_otherwise(passage, sentence);
    let Some(period) = named.period.filter(|_| !is_other) else {
        return;
    };
    let leads = leads(passage, sentence, named);
    let near = (!leads)
        .then(|| dated_by(passage, sentence, named))
        .flatten();
    for mention in passage.references_in(sentence).filter(|one| is_open(one)) {
        if leads || near.as_ref() == Some(&mention.range) {
            all.extend(of_another(subject, passage, mention, period));
        }
    }
}

/// Whether a part of a passage tells of another time as well, or of nothing that is.
pub(super) fn tells_otherwise(passage: &Passage<'_>, part: &Range<usize>) -> bool {
    let small = passage.small_words(part.clone());
    OTHER_TIME.are_in(small) || is_no_statement(small, passage.words(part.clone()))
}

/// What stands in brackets with a period and the figure that it dates: “([[x]] in March)”.
fn bracket_with_figure(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    named: &NamedPeriod,
) -> Option<Range<usize>> {
    let front = passage.words(sentence.start..named.range.start);
    let behind = passage.words(named.range.end..sentence.end);
    let start = front
        .rfind('(')
        .filter(|at| front.rfind(')').is_none_or(|end| end < *at))?;
    let inside = sentence.start + start + 1..named.range.end + behind.find(')')?;
    let has_figure = figures_in(passage, &inside).next().is_some();
    has_figure.then_some(inside)
}

/// Whether a period stands first and dates all that its sentence tells: “As at March 2020, …”.
fn leads(passage: &Passage<'_>, sentence: &Range<usize>, named: &NamedPeriod) -> bool {
    let front = lower(passage.words(sentence.start..named.range.start));
    let behind = named.range.end..sentence.end;
    match front.trim() {
        "as at" | "as of" | "at" | "at the end of" | "as at the end of" | "at the close of" => true,
        "in" | "for" | "during" | "on" => {
            let list = words(&passage.text, &behind);
            let small = list.iter().map(|word| lower(word.text));
            let is_of_its_own = |word: &String| word != "and" && OF_ITS_OWN.contains(&&**word);
            !PRESENT.are_in(passage.small_words(behind))
                && !small.into_iter().any(|word| is_of_its_own(&word))
        }
        _ => false,
    }
}

/// The figure beside a period which says of when it is: “[[x]] in March”, “in March it was [[x]]”.
fn dated_by(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    named: &NamedPeriod,
) -> Option<Range<usize>> {
    let front = passage.small_words(sentence.start..named.range.start);
    let before = word_before(&passage.text, named.range.start);
    let is_in_brackets = front.ends_with("(");
    let is_said = is_in_brackets
        || matches!(before.as_str(), "in" | "at" | "for" | "during")
        || ["end of ", "close of "]
            .iter()
            .any(|end| front.ends_with(end));
    if !is_said {
        return None;
    }
    // A typed number takes the period as well as a figure that is referred to.
    let typed = passage.numbers(sentence).into_iter();
    let typed = typed.map(|number| number.range).filter(|range| {
        passage.is_typed(range)
            && !(named.range.start <= range.start && range.end <= named.range.end)
    });
    let mut slots: Vec<Range<usize>> = typed.chain(figures_in(passage, sentence)).collect();
    slots.sort_by_cached_key(|range| range.start);
    let in_front = slots
        .iter()
        .rev()
        .find(|slot| slot.end <= named.range.start);
    let in_front = in_front.filter(|slot| is_one_statement(passage, slot.end..named.range.start));
    let behind = || {
        let slot = slots.iter().find(|slot| slot.start >= named.range.end)?;
        let between = passage.small_words(named.range.end..slot.start);
        // “A manager came in March: [[x]] …” is no list of that month's figures.
        let lists = || front.split_whitespace().count() <= 2 || dated_beside::FIGURES.are_in(front);
        let is_told = ["was ", "were ", "at ", "been "]
            .iter()
            .any(|end| between.ends_with(end))
            || between.ends_with(": ") && lists();
        (is_told && is_one_statement(passage, named.range.end..slot.start)).then_some(slot)
    };
    in_front.or_else(behind).cloned()
}

/// Whether nothing between a figure and a period could take the one from the other.
fn is_one_statement(passage: &Passage<'_>, between: Range<usize>) -> bool {
    let text = passage.words(between.clone());
    let apart = text.trim_start_matches([',', ':', ' ']);
    if text.len() > NEAR || apart.contains([',', ';', ':', '.', '–', '—', ')', '\n']) {
        return false;
    }
    let list: Vec<String> = words(&passage.text, &between)
        .iter()
        .map(|word| lower(word.text))
        .collect();
    let is_own = |(at, word): (usize, &String)| {
        let is_done = word.ends_with("ed") || IRREGULAR.contains(&word.as_str());
        let follows = at.checked_sub(1).and_then(|at| list.get(at));
        let is_told = follows.is_some_and(|one| AUXILIARIES.contains(&one.as_str()));
        let is_as_at = word == "as" && list.get(at + 1).is_some_and(|next| next == "at");
        (OF_ITS_OWN.contains(&word.as_str()) && !is_as_at) || (is_done && !is_told)
    };
    !list.iter().enumerate().any(is_own)
}

/// That a reference shows the value of another period than the one that is named.
fn of_another(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    mention: &Mention<'_>,
    named: Period,
) -> Option<Diagnostic> {
    let shown = fact(subject.publication, passage, mention)?;
    let indicator = shown.indicator;
    let named = in_its_years(named, indicator);
    if named.overlaps(shown.period) {
        return None;
    }
    let style = Style::of(indicator);
    let value = style.full(shown.value);
    let (when, told) = (shown.period.words(), named.words());
    let id = &indicator.id;
    let message = format!("the sentence names {told}, and {value} is the value for {when}");
    let (message, span, help) = match reading_for(indicator, named) {
        Some(Reading {
            period,
            value: Ok(held),
            datum,
            ..
        }) => {
            if held == shown.value {
                return None;
            }
            (
                format!(
                    "{message}; the data says {} for {}",
                    style.full(held),
                    period.words()
                ),
                datum.span,
                format!("Write [[{id}@{period}]], or name {when}."),
            )
        }
        // What is counted at other times than the sentence names may be told by its year.
        None if named.is_like(shown.period) && indicator.values.len() > 1 => (
            message,
            shown.span,
            format!("The data has no value for {told}: name {when}, or enter what is missing."),
        ),
        _ => return None,
    };
    Some(against((span, indicator), message, mention.span).help(help))
}

/// A year as an indicator counts it: the school's 2018/19 is not the council's.
fn in_its_years(named: Period, indicator: &Indicator) -> Period {
    match named {
        Period::Year { start, kind }
            if kind.spans_two_years() && indicator.year.spans_two_years() =>
        {
            Period::Year {
                start,
                kind: indicator.year,
            }
        }
        other => other,
    }
}
