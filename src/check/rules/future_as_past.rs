//! `future-as-past`: a date that lies ahead in what is told as past.

use crate::check::period_words::periods;
use crate::check::prose::clauses;
use crate::check::small::Small;
use crate::check::words::{Phrases, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "future-as-past",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a day, month or year after the publication's date, or that of the section (“as_at”), in a clause that tells of something as done. What has been agreed, asked, booked or extended for that day (“have agreed to meet in November”) is to come.",
    why: "Either the date is wrong, or it has not been done.",
    example: "The review took place in November 2020. (Published in July 2020.)",
    instead: "The review took place in November 2019.",
    mend: "Correct the date, or say that it is planned.",
    run,
};

static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "was",
        "were",
        "took place",
        "has been",
        "have been",
        "had",
        "completed",
        "began",
        "visited",
        "met",
        "found",
        "finished",
        "ended",
        "started",
        "launched",
        "opened",
        "held",
        "published",
        "agreed",
        "introduced",
        "inspected",
        "moved",
    ])
});
static AHEAD: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "date",
        "original",
        "originally",
        "milestone",
        "will",
        "due",
        "by",
        "until",
        "planned",
        "plan",
        "expected",
        "is to",
        "are to",
        "to be",
        "would",
        "from",
        "should",
        "target",
        "deadline",
        "scheduled",
    ])
});

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        if !passage.text.contains("20") {
            continue;
        }
        // A section that says its own day tells of no later one.
        let own_day = passage
            .owner()
            .and_then(|id| subject.publication.section(id.as_str()))
            .and_then(|section| section.as_at);
        let today = own_day.unwrap_or(subject.publication.about.published);
        let whose = match own_day {
            Some(_) => "the day that this is told as at",
            None => "the publication's date",
        };
        for sentence in &passage.sentences {
            for clause in clauses(&passage.text, sentence) {
                let small = passage.small_words(clause.clone());
                if !PAST.are_in(small) || AHEAD.are_in(small) {
                    continue;
                }
                for named in periods(&passage.text, &clause, passage.as_at) {
                    let is_ahead = named.has_year
                        && named
                            .period
                            .is_some_and(|period| period.first_day() > today);
                    let front = passage.small_words(clause.start..named.range.start);
                    if is_ahead && passage.is_typed(&named.range) && !is_to_come(front) {
                        let shown = passage.words(named.range.clone()).to_owned();
                        all.push(
                            finding(format!("“{shown}” lies after {whose}, and is told as past"))
                                .at(subject.prose.span(passage, named.range))
                                .help("Correct the date, or say that it is planned."),
                        );
                    }
                }
            }
        }
    }
}

/// What has been done so that something is done later: “have agreed to”, “was asked to”.
const LEADS: [&str; 44] = [
    "agreed",
    "agreement",
    "allowed",
    "approved",
    "arranged",
    "asked",
    "authorised",
    "booked",
    "chosen",
    "commissioned",
    "committed",
    "consented",
    "contracted",
    "decided",
    "decision",
    "deferred",
    "determined",
    "engaged",
    "extended",
    "instructed",
    "invitation",
    "invited",
    "keen",
    "meant",
    "obliged",
    "offer",
    "offered",
    "pledge",
    "pledged",
    "postponed",
    "prepared",
    "promise",
    "promised",
    "proposed",
    "ready",
    "request",
    "requested",
    "required",
    "resolved",
    "set",
    "told",
    "undertaken",
    "undertook",
    "volunteered",
];

/// What is done for a day that lies ahead: “has been booked for October”.
const BOOKED: [&str; 16] = [
    "agreed",
    "arranged",
    "booked",
    "chosen",
    "commissioned",
    "confirmed",
    "engaged",
    "fixed",
    "funded",
    "hired",
    "meant",
    "proposed",
    "reserved",
    "scheduled",
    "set",
    "timed",
];

/// What is made to last until a day: “was renewed to March”.
const LASTS: [&str; 14] = [
    "approved",
    "continued",
    "deferred",
    "delayed",
    "extended",
    "extension",
    "funded",
    "guaranteed",
    "moved",
    "postponed",
    "prolonged",
    "renewed",
    "secured",
    "back",
];

/// Behind “to” these begin no verb: “agreed to the change”.
const NO_VERB: [&str; 16] = [
    "the", "a", "an", "our", "their", "its", "this", "that", "these", "those", "all", "each",
    "his", "her", "it", "them",
];

/// So many words may stand between what has been done and what it is done for: “asked the six
/// districts to”.
const NEAR: usize = 6;

/// Whether the words before a day, in its clause, say that it is to come.
fn is_to_come(front: Small<'_>) -> bool {
    let list: Vec<&str> = words(&front, &(0..front.len()))
        .into_iter()
        .map(|word| word.text)
        .collect();
    let word = |at: usize| list.get(at).copied().unwrap_or("");
    let is_near = |at: usize, known: &[&str]| {
        let near = at.saturating_sub(NEAR)..at;
        let mut near = list.get(near).unwrap_or_default().iter();
        near.any(|one| known.contains(one))
    };
    let agreed = (1..list.len()).any(|at| {
        let is_infinitive = word(at) == "to" && !NO_VERB.contains(&word(at + 1));
        let told = list.get(at + 1..).unwrap_or_default().join(" ");
        // “Agreed to extend what began in November 2020”
        is_infinitive && !told.is_empty() && is_near(at, &LEADS) && !PAST.are_in(&told)
    });
    let last = list.len().saturating_sub(1);
    // “For 3 November 2020”, “into 2021”
    let booked = matches!(word(last), "for") && is_near(last, &BOOKED);
    let lasts = matches!(word(last), "to" | "into" | "beyond" | "through") && is_near(last, &LASTS);
    agreed || booked || lasts
}
