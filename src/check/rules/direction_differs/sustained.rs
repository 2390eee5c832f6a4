//! “This has been sustained: 84% were seen in time”, where the figure has become far worse since the
//! one before it.

use super::told_before::{far_worse, problem};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::fact::facts;
use crate::check::prose::Passage;
use crate::check::words::Phrases;
use crate::diagnostic::Diagnostic;
use crate::measure::readings;
use std::ops::Range;
use std::sync::LazyLock;

/// What says so of something told before. Contact that “has been maintained” is no figure.
static KEPT_UP: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "this has been sustained",
        "this has been maintained",
        "this was sustained",
        "this was maintained",
        "level has been sustained",
        "level has been maintained",
        "levels have been sustained",
        "levels have been maintained",
    ])
});

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || !KEPT_UP.are_in(passage.small()) {
            continue;
        }
        for sentence in &passage.sentences {
            all.extend(not_kept_up(subject, passage, sentence));
        }
    }
}

fn not_kept_up(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let (phrase, at) = KEPT_UP.first_in(small)?;
    if is_no_statement(small, passage.words(sentence.clone())) {
        return None;
    }
    let facts = facts(subject.publication, passage, sentence);
    let [fact] = facts.as_slice() else {
        return None;
    };
    let earlier = readings(fact.indicator, fact.period.first_day());
    let earlier = earlier.iter().rfind(|one| one.value.is_ok())?;
    let before = (earlier.value.ok()?, earlier.period);
    let why = far_worse(fact.indicator, before, (fact.value, fact.period))?;
    let start = sentence.start + at;
    Some(problem(
        subject,
        passage,
        start..start + phrase.len(),
        fact,
        &why,
    ))
}
