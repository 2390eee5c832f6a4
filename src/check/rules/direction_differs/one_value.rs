//! A direction beside a figure that is the only one of its kind, or in place of one: the data cannot
//! show it. “Is improving and at [[x]]”, “[[x|improving]]”.

use super::Way;
use super::called::{When, went_otherwise};
use crate::check::claim::{Clause, is_no_statement};
use crate::check::fact::{Fact, fact};
use crate::check::prose::{Mention, Passage, SHOWN};
use crate::check::typed::{dated_numbers, figures_in};
use crate::check::words::{find_phrase, lower, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::{Indicator, Target};
use std::ops::Range;

/// Words that stand in place of a figure.
const INSTEAD: [(&str, Way); 11] = [
    ("improving", Way::Better),
    ("improved", Way::Better),
    ("worsening", Way::Worse),
    ("rising", Way::Up),
    ("increasing", Way::Up),
    ("growing", Way::Up),
    ("falling", Way::Down),
    ("decreasing", Way::Down),
    ("reducing", Way::Down),
    ("upwards", Way::Up),
    ("downwards", Way::Down),
];

/// What an indicator of a change is called.
const CHANGES: [&str; 14] = [
    "fall",
    "rise",
    "growth",
    "change",
    "changes",
    "increase",
    "increases",
    "reduction",
    "reductions",
    "decrease",
    "drop",
    "decline",
    "improvement",
    "difference",
];

/// So many words stand in place of a figure at most: “improving steadily”.
const FEW: usize = 2;

/// A direction that is said of the only value of an indicator, where nothing else may show it.
pub(super) fn of_the_only_one(
    subject: &Subject<'_>,
    clause: &Clause<'_, '_>,
    range: &Range<usize>,
    fact: &Fact<'_>,
) -> Option<Diagnostic> {
    let passage = clause.passage;
    // Words in place of a value don't show it.
    let is_shown = passage
        .words(fact.range.clone())
        .chars()
        .all(|sign| sign == SHOWN);
    let is_alone = is_shown
        && clause.all_facts.len() == 1
        && has_one_value(fact.indicator)
        && !is_a_change(passage, range, fact)
        && !may_show(passage, &clause.sentence, fact.indicator);
    is_alone.then(|| problem(subject, passage, range.clone(), fact))
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || passage.references.is_empty() {
            continue;
        }
        for mention in &passage.references {
            all.extend(instead_of(subject, passage, mention));
        }
    }
}

/// A word of direction in place of a figure.
fn instead_of<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    mention: &Mention<'p>,
) -> Option<Diagnostic> {
    let list = words(&passage.text, &mention.range);
    let way = list.iter().find_map(|word| {
        let small = lower(word.text);
        INSTEAD.iter().find(|(known, _)| *known == small)
    });
    let (_, way) = way.filter(|_| list.len() <= FEW)?;
    let fact = fact(subject.publication, passage, mention)?;
    let sentence = passage.sentence_at(mention.range.start)?;
    let front = sentence.start..mention.range.end;
    if is_no_statement(passage.small_words(front.clone()), passage.words(front)) {
        return None;
    }
    if has_one_value(fact.indicator) {
        let is_shown = may_show(passage, sentence, fact.indicator);
        return (!is_shown).then(|| problem(subject, passage, mention.range.clone(), &fact));
    }
    let why = went_otherwise(passage, fact.indicator, *way, When::Open)?;
    let shown = passage.words(mention.range.clone());
    Some(
        finding(format!("“{shown}” disagrees with the figures: {why}"))
            .at(subject.prose.span(passage, mention.range.clone()))
            .related(fact.span, "the figure is held here")
            .help("Say what the series says, or name the period that you compare with."),
    )
}

/// Whether a figure is how far something went: “fell by [[x]]”, “[[x]] lower than before”.
fn is_a_change(passage: &Passage<'_>, range: &Range<usize>, fact: &Fact<'_>) -> bool {
    let names_change = |text: &str| {
        let list = words(text, &(0..text.len()));
        list.iter()
            .any(|word| CHANGES.contains(&lower(word.text).as_str()))
    };
    let front = passage.small_words(range.end..fact.range.start);
    let behind = passage.words(fact.range.end..range.start);
    names_change(&fact.indicator.title)
        || names_change(&fact.indicator.short)
        || find_phrase(front, "by").is_some()
        || fact.range.end <= range.start && behind.split_whitespace().count() == 0
}

fn has_one_value(indicator: &Indicator) -> bool {
    let style = Style::of(indicator);
    let held = indicator.values.values();
    held.filter(|datum| style.value(&datum.amount).is_ok())
        .count()
        == 1
}

/// Whether a sentence or the one before it types a number or shows another figure, or it cites
/// what an indicator does not come from.
fn may_show(passage: &Passage<'_>, sentence: &Range<usize>, indicator: &Indicator) -> bool {
    let cites_more = passage
        .references_in(sentence)
        .any(|mention| match &mention.reference.to {
            Target::Evidence(id) => indicator.source.as_ref() != Some(id),
            Target::Item(_) | Target::Cell { .. } => true,
            _ => false,
        });
    cites_more
        || !passage.notes.is_empty()
        || !passage.links.is_empty()
        || !dated_numbers(passage, sentence).is_empty()
        || passage
            .sentences
            .iter()
            .rfind(|one| one.end <= sentence.start)
            .is_some_and(|before| {
                figures_in(passage, before).next().is_some()
                    || !dated_numbers(passage, before).is_empty()
            })
}

fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    fact: &Fact<'_>,
) -> Diagnostic {
    let shown = passage.words(range.clone());
    finding(format!(
        "no figure shows “{shown}”: “{}” has one value, of {}",
        fact.indicator.title,
        fact.period.words()
    ))
    .at(subject.prose.span(passage, range))
    .related(fact.span, "the only value is held here")
    .help("Add the earlier values, cite what shows it, or leave the direction out.")
}
