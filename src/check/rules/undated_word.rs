//! `undated-word`: “currently”, “recently”, “to date” in a sentence without a date.

use crate::check::number::is_wished;
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::Passage;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Period, Target, YearKind};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "undated-word",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds “currently”, “recently”, “at present”, “to date”, “at the moment” and “in recent months” in a section, in a sentence that names no period for it (“later in 2020” is none, and a year that is over says nothing of “currently”) and refers to no figure or evidence. In a section with an “as_at” of its own, words for now mean that day.",
    why: "A publication is read for years. Read later, “currently” is wrong.",
    example: "Foster carers currently receive more training.",
    instead: "Since March 2020 foster carers receive more training.",
    mend: "Say since when, or leave the word out; or give the section the day that it is told as at: as_at = 2020-05-22.",
    run,
};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "currently",
        "recently",
        "at present",
        "to date",
        "at the moment",
        "in recent months",
        "in recent weeks",
        "in recent years",
        "presently",
        "at the time of writing",
        "at this time",
        "so far",
        "lately",
        "nowadays",
        "in the last few months",
        "in the last few weeks",
        "over the last few months",
        "over recent months",
        "in the past few months",
        "over the past few months",
        "a recent",
    ])
});

/// Those that mean the day on which they are said.
const NOW: [&str; 8] = [
    "currently",
    "at present",
    "presently",
    "to date",
    "so far",
    "at the moment",
    "at the time of writing",
    "at this time",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let Some((word, at)) = WORDS.first_in(small) else {
                continue;
            };
            // “Up-to-date plans”, “kept to date”: no claim of now.
            let front = small.get(..at).unwrap_or("");
            // “Nine have been found so far”: what is told of an action is of its plan's day.
            if word == "so far" && !front.is_empty() {
                continue;
            }
            if word == "to date" && (front.ends_with("up ") || front.ends_with("up-")) {
                continue;
            }
            // The day that such a section is told as at stands on its page.
            let is_of_that_day = NOW.contains(&word)
                && passage
                    .owner()
                    .and_then(|id| subject.publication.section(id.as_str()))
                    .is_some_and(|section| section.as_at.is_some());
            // “All teachers, 118 at present, will be trained”: a plan from where things stand.
            let is_plan = is_wished("", &small) && word == "at present";
            let has_date = periods(&passage.text, sentence, passage.as_at)
                .iter()
                .any(|named| dates(passage, named, word));
            let rests_on_dated = passage.references_in(sentence).any(|mention| {
                matches!(
                    mention.reference.to,
                    Target::Indicator { .. } | Target::Cell { .. } | Target::Evidence(_)
                )
            });
            if !has_date && !is_of_that_day && !is_plan && !rests_on_dated {
                let start = sentence.start + at;
                all.push(
                    finding(format!("“{word}” has no date"))
                        .at(subject.prose.span(passage, start..start + word.len()))
                        .help("Say since when, or leave the word out."),
                );
            }
        }
    }
}

/// Whether a period that a sentence names says of when a word is.
fn dates(passage: &Passage<'_>, named: &NamedPeriod, word: &str) -> bool {
    let Some(Period::Year {
        start,
        kind: YearKind::Calendar,
    }) = named.period
    else {
        return true;
    };
    let front = passage.small_words(0..named.range.start);
    let is_since = front.ends_with("since ");
    let is_ahead = front.ends_with("later in ") || front.ends_with("end of ");
    let is_over = start < passage.as_at.year() && !is_since;
    !(is_ahead || is_over && NOW.contains(&word))
}
