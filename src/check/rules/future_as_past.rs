//! `future-as-past`: a date that lies ahead in what is told as past.

mod month_alone;
mod to_come;

use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::small::Small;
use crate::check::words::{Phrases, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::ops::Range;
use std::sync::LazyLock;
use to_come::is_to_come;

/// The rule.
pub const RULE: Rule = Rule {
    code: "future-as-past",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds a day, month or year after the publication's date, or that of the section (“as_at”), in a clause that tells of something as done; and, in a section with an “as_at” of its own, a month without its year that comes right after that day. What has been agreed, asked, booked or extended for that day (“have agreed to meet in November”) is to come, and so is what “is finished in June”.",
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
        "until",
        "planned",
        "plan",
        "expected",
        "is to",
        "are to",
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
        if let Some(day) = own_day {
            month_alone::look(subject, passage, day, all);
        }
        if !passage.may_have_a_year() {
            continue;
        }
        for sentence in &passage.sentences {
            for clause in told_with_their_dates(passage, sentence) {
                let small = passage.small_words(clause.clone());
                if !PAST.are_in(small) || is_ahead(small) || is_scheduled(small) {
                    continue;
                }
                for named in periods(&passage.text, &clause, passage.as_at) {
                    let is_ahead = named.has_year
                        && named
                            .period
                            .is_some_and(|period| period.first_day() > today);
                    let front = passage.small_words(clause.start..named.range.start);
                    let behind = passage.small_words(named.range.end..clause.end);
                    if is_ahead
                        && passage.is_typed(&named.range)
                        && !is_to_come(front, behind)
                        && !is_by(front)
                    {
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

/// Whether all that a clause tells as done is what is done on that day: “the house is finished in
/// June 2021”.
fn is_scheduled(small: Small<'_>) -> bool {
    let list = words(&small, &(0..small.len()));
    let mut done = list
        .iter()
        .enumerate()
        .filter(|(_, word)| PAST.are_in(word.text) || matches!(word.text, "took" | "has" | "have"));
    done.all(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        before.is_some_and(|before| matches!(before.text, "is" | "are"))
    })
}

/// Whether a clause tells of what is to come: not of what “was found to be” so.
fn is_ahead(small: Small<'_>) -> bool {
    let found = [
        "judged",
        "found",
        "considered",
        "shown",
        "said",
        "known",
        "thought",
        "proved",
        "seen",
    ];
    let mut to_be = small.text.match_indices(" to be ");
    AHEAD.are_in(small)
        || small.starts_with("to be ")
        || to_be.any(|(at, _)| {
            let front = small.get(..at).unwrap_or("");
            !found.iter().any(|word| front.ends_with(word))
        })
}

/// Whether a day is that by which something is done: “by the end of May”, not “by a colleague in May”.
fn is_by(front: Small<'_>) -> bool {
    let mut words = front.text.split_whitespace().rev();
    let lead = [
        "the",
        "end",
        "of",
        "early",
        "late",
        "mid",
        "beginning",
        "start",
    ];
    words.find(|word| !lead.contains(word)) == Some("by")
}

/// The clauses of a sentence; one that is a date alone belongs to the next: “In May, we began …”.
fn told_with_their_dates(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut told: Vec<Range<usize>> = Vec::new();
    let mut date: Option<Range<usize>> = None;
    for clause in clauses(&passage.text, sentence) {
        let is_date = date.is_none() && is_date_alone(passage, &clause);
        match (is_date, date.take()) {
            (true, _) => date = Some(clause),
            (false, Some(before)) => told.push(before.start..clause.end),
            (false, None) => told.push(clause),
        }
    }
    told.extend(date);
    told
}

fn is_date_alone(passage: &Passage<'_>, clause: &Range<usize>) -> bool {
    let dates = periods(&passage.text, clause, passage.as_at);
    let [date] = dates.as_slice() else {
        return false;
    };
    let front = passage.small_words(clause.start..date.range.start);
    matches!(front.text.trim(), "in" | "on" | "during") && date.range.end == clause.end
}
