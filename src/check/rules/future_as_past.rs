//! `future-as-past`: a date that lies ahead in what is told as past.

mod to_come;

use crate::check::period_words::periods;
use crate::check::prose::clauses;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::sync::LazyLock;
use to_come::is_to_come;

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
                    let behind = passage.small_words(named.range.end..clause.end);
                    if is_ahead && passage.is_typed(&named.range) && !is_to_come(front, behind) {
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
