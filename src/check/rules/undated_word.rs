//! `undated-word`: “currently”, “recently”, “to date” in a sentence without a date, and months
//! without their year.

mod month_alone;

use super::stale_figure::months_between;
use crate::check::number::is_wished;
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::Passage;
use crate::check::small::Small;
use crate::check::words::{Phrases, find_phrase, words};
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
    scope: Scope::Text,
    what: "Finds “currently”, “recently”, “at present”, “to date”, “at the moment” and “in recent months” in a section, in a sentence that names no period for it (“later in 2020” is none, and a year that is over says nothing of “currently”) and refers to no figure or evidence; likewise “the current number” and “the recent visit”. In a section with an “as_at” of its own, words for now mean that day, unless it lies six months or more before the publication's date; in any other a month of the past must have its year there or in the sentence beside it (“finished in February”).",
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
        "during recent months",
        "during recent weeks",
        "over recent weeks",
        "over recent years",
        "earlier this year",
        "earlier this month",
    ])
});

/// So many months before the publication “currently” is no longer read as the section's own day.
const LONG_AGO: i32 = 6;

/// Those that mean the day on which they are said.
const NOW: [&str; 9] = [
    "current",
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
    let published = subject.publication.about.published;
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        let is_dated = is_told_as_at_a_day(subject, passage);
        // So long before the publication that readers take “now” for another time.
        let is_old = is_dated && months_between(passage.as_at, published) >= LONG_AGO;
        if !is_dated && let Some(range) = month_alone::find(subject, passage) {
            let shown = passage.words(range.clone());
            all.push(
                finding(format!("“{shown}” has no year"))
                    .at(subject.prose.span(passage, range))
                    .help("Say of which year it is."),
            );
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let now = || {
                find_phrase(small, "now")
                    .filter(|_| is_old)
                    .map(|at| ("now", at))
            };
            let word = WORDS.first_in(small).or_else(|| of_now_or_lately(small));
            let Some((word, at)) = word.or_else(now) else {
                continue;
            };
            // “Up-to-date plans”, “kept to date”: no claim of now.
            let front = small.get(..at).unwrap_or("");
            // “Nine have been found so far”: what is told of an action is of its plan's day.
            if word == "so far" && !front.is_empty() {
                continue;
            }
            // “Later from Somalia, and lately from Ukraine”: the end of a story.
            if word == "lately" && find_phrase(front, "later").is_some() {
                continue;
            }
            if word == "to date" && (front.ends_with("up ") || front.ends_with("up-")) {
                continue;
            }
            // The day that such a section is told as at stands on its page.
            let is_of_that_day = NOW.contains(&word) && is_dated && !is_old;
            // “All teachers, 118 at present, will be trained”: a plan from where things stand.
            let is_plan = match word {
                "at present" => is_wished("", &small),
                "current" => is_wished(front, front),
                _ => false,
            };
            let has_date = periods(&passage.text, sentence, passage.as_at)
                .iter()
                .any(|named| dates(passage, named, word));
            // A figure shows its date; a source of long ago doesn't say what is so now.
            let rests_on_dated =
                passage
                    .references_in(sentence)
                    .any(|mention| match mention.reference.to {
                        Target::Evidence(_) => !(is_old && NOW.contains(&word)),
                        ref other => other.is_figure(),
                    });
            if !has_date && !is_of_that_day && !is_plan && !rests_on_dated {
                let start = sentence.start + at;
                let told = finding(format!("“{word}” has no date"))
                    .at(subject.prose.span(passage, start..start + word.len()));
                all.push(match is_old {
                    true => told.help(format!(
                        "It is told as at {}, long before the publication: say since when, leave the word out, or bring the section up to date.",
                        Period::Day(passage.as_at).words()
                    )),
                    false => told.help("Say since when, or leave the word out."),
                });
            }
        }
    }
}

/// Whether the section says as at which day it is told.
fn is_told_as_at_a_day(subject: &Subject<'_>, passage: &Passage<'_>) -> bool {
    let section = passage
        .owner()
        .and_then(|id| subject.publication.section(id.as_str()));
    section.is_some_and(|section| section.as_at.is_some())
}

static NOW_OR_LATELY: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["current", "recent"]));

/// “The current number”, “our recent visit”: what the publication tells of, not a child's current
/// home.
fn of_now_or_lately(small: Small<'_>) -> Option<(&'static str, usize)> {
    const TOLD: [&str; 23] = [
        "evidence",
        "priority",
        "priorities",
        "position",
        "performance",
        "practice",
        "data",
        "figure",
        "figures",
        "number",
        "numbers",
        "rate",
        "rates",
        "level",
        "levels",
        "caseload",
        "caseloads",
        "vacancies",
        "capacity",
        "resource",
        "resources",
        "analysis",
        "focus",
    ];
    const HAPPENED: [&str; 14] = [
        "visit",
        "visits",
        "inspection",
        "inspections",
        "analysis",
        "audit",
        "audits",
        "review",
        "reviews",
        "survey",
        "meeting",
        "report",
        "exercise",
        "snapshot",
    ];
    if !NOW_OR_LATELY.may_be_near(small) {
        return None;
    }
    let list = words(&small, &(0..small.len()));
    list.iter().enumerate().find_map(|(at, word)| {
        let (told, nouns) = match word.text {
            "current" => ("current", &TOLD[..]),
            "recent" => ("recent", &HAPPENED[..]),
            _ => return None,
        };
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        let begins = before.is_none_or(|word| matches!(word.text, "the" | "our" | "that"));
        // “The recent Ofsted monitoring visit”
        let behind = list.get(at + 1..).unwrap_or(&[]).iter();
        let names = behind
            .take(if told == "recent" { 3 } else { 2 })
            .take_while(|word| !matches!(word.text, "of" | "and" | "in" | "for"))
            .any(|word| nouns.contains(&word.text));
        (begins && names).then_some((told, word.range.start))
    })
}

/// Whether a period that a sentence names says of when a word is.
fn dates(passage: &Passage<'_>, named: &NamedPeriod, word: &str) -> bool {
    // “The March panel”: the name of a meeting.
    if NOW.contains(&word) && !named.has_year {
        let front = passage.small_words(0..named.range.start);
        return !(front.ends_with(" the ") || front.ends_with(" our "));
    }
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
