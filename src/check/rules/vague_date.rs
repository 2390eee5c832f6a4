//! `vague-date`: a plan for “later this year” or “shortly”.

mod in_plan;

use crate::check::number::number_word;
use crate::check::period_words::periods;
use crate::check::prose::{Kind, Passage};
use crate::check::small::Small;
use crate::check::words::{Phrases, find, find_phrase, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use crate::model::{Period, Target, YearKind};
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "vague-date",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds what is to come “later this year”, “in due course”, “shortly”, “over the coming months”, “within the next 3 months”, by “mid-2020” or in a bare year (“will take place in 2020”), in a sentence that names no month and links to no action with a date, unless it is demanded in general (“help must come soon”); and in a table of actions a due date that says no more than such words.",
    why: "What has no date is never late. A reader a year on cannot tell which year “this year” was.",
    example: "A review will take place later this year.",
    instead: "A review will take place by October 2020: [[threshold-review]].",
    mend: "Name the month or the quarter, or refer to the action that has the date.",
    run,
};

const PHRASES: [&str; 24] = [
    "later this year",
    "later in the year",
    "later in the spring",
    "later in the summer",
    "later in the autumn",
    "in the near future",
    "in the coming months",
    "in the coming weeks",
    "in the coming year",
    "over the coming months",
    "over the coming weeks",
    "over the coming year",
    "in the next few months",
    "over the next few months",
    "in the next few weeks",
    "over the next few weeks",
    "in due course",
    "shortly",
    "soon",
    "in the foreseeable future",
    "at a later date",
    "when capacity allows",
    "as soon as possible",
    "in the medium term",
];

/// The same, to pass by the many sentences that have none.
static VAGUE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(PHRASES));

/// What tells that something is to come.
static AHEAD: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "will",
        "planned",
        "plan to",
        "plans to",
        "intend to",
        "intends to",
        "is to",
        "are to",
        "going to",
        "expect to",
        "expected",
        "aim to",
        "scheduled",
        "for development",
        "due",
        "anticipate",
        "anticipated",
    ])
});

/// What demands something, and promises nothing.
const DEMANDS: [&str; 7] = [
    " must ",
    " should ",
    " has to ",
    " have to ",
    " ought to ",
    " needs to ",
    " need to ",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_plan::run(subject, all);
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
        let is_plan = passage.is_in_section()
            || matches!(
                passage.place.part,
                Part::Key("progress" | "next" | "comment" | "delivery" | "objectives" | "expected")
            );
        if passage.quoted || !is_prose || !is_plan {
            continue;
        }
        for sentence in &passage.sentences {
            let links_to_plan = passage
                .references_in(sentence)
                .any(|mention| matches!(mention.reference.to, Target::Action { .. }));
            let small = passage.small_words(sentence.clone());
            if links_to_plan || is_a_question(small) {
                continue;
            }
            // A section that says its own day is counted from there.
            let says_its_day = passage.owner().is_some_and(|id| {
                let section = subject.publication.section(id.as_str());
                section.is_some_and(|section| section.as_at.is_some())
            });
            let found = vague(passage, sentence, small, says_its_day)
                .filter(|_| !names_a_day_ahead(passage, sentence));
            if let Some(range) = found {
                let shown = passage.words(range.clone()).to_owned();
                all.push(
                    finding(format!("“{shown}” is no date"))
                        .at(subject.prose.span(passage, range))
                        .help("Name the month, or refer to the action that has the date."),
                );
            }
        }
    }
}

/// “Three questions: … and what we plan to do in the next twelve months”: the framework asks, and
/// nothing is promised.
fn is_a_question(small: Small<'_>) -> bool {
    let has = |words: &str| find_phrase(small, words).is_some();
    (has("question") || has("questions")) && has("what we")
}

/// A month or a day that lies ahead says when, whatever else is said.
fn names_a_day_ahead(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let is_exact = |period: &Option<Period>| !matches!(period, Some(Period::Year { .. }) | None);
    let named = periods(&passage.text, sentence, passage.as_at);
    named.iter().any(|one| {
        is_exact(&one.period) && one.period.is_some_and(|p| p.last_day() > passage.as_at)
    })
}

fn vague(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
    says_its_day: bool,
) -> Option<Range<usize>> {
    let is_ahead = LazyCell::new(|| AHEAD.are_in(small));
    let says_itself = |phrase: &str| phrase.contains(" coming ") && !is_wondered(small);
    let of_phrase = VAGUE.are_in(small).then_some(PHRASES);
    let of_phrase = of_phrase.iter().flatten().find_map(|phrase| {
        let at = sentence.start + find_phrase(small, phrase)?;
        // “Soon after”, “as soon as”, “shortly before” say another time; “soon enough” and “how
        // soon” promise none.
        let behind = passage.small_words(at + phrase.len()..sentence.end);
        let is_relative = ["after", "before", "as", "afterwards", "enough"]
            .iter()
            .any(|word| behind.trim_start().starts_with(word));
        let front = passage.small_words(sentence.start..at);
        let is_measured = front.ends_with("too ") || front.ends_with("how ");
        let is_meant = *is_ahead && !is_demanded(passage, sentence, at) || says_itself(phrase);
        // A letter that says “soon”: the word itself is meant.
        let is_quoted = front.ends_with(['“', '‘']) && behind.starts_with(['”', '’']);
        (is_meant && !is_relative && !is_measured && !is_quoted).then(|| at..at + phrase.len())
    });
    if of_phrase.is_some() {
        return of_phrase;
    }
    let counted = counted(small).map(|at| sentence.start + at.start..sentence.start + at.end);
    let is_listed = |range: &Range<usize>| passage.small_words(range.clone()).starts_with("for ");
    let counted = counted.filter(|range| *is_ahead || is_listed(range) && !is_wondered(small));
    if let Some(range) = counted.filter(|_| !says_its_day) {
        return Some(range);
    }
    // A year has digits.
    if !passage.has_digit || !*is_ahead {
        return None;
    }
    part_of_year(passage, sentence, small)
        .or_else(|| later_in_year(passage, sentence))
        .or_else(|| this_year(passage, sentence, small))
}

/// Whether something is demanded in general, and another clause has what is to come: “help has to
/// come soon, so that people will trust it”.
fn is_demanded(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let front = passage.small_words(sentence.start..at).text;
    let demands = DEMANDS.iter().filter_map(|word| front.rfind(word));
    let last = demands.max().and_then(|at| front.get(at..));
    last.is_some_and(|behind| !AHEAD.are_in(behind))
}

/// “Later in 2020”, “will take place 2020”.
fn later_in_year(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LATER: [&str; 5] = [
        "later in ",
        "during the course of ",
        "some time in ",
        "take place ",
        "happen ",
    ];
    let small = passage.small_words(sentence.clone());
    if !LATER.iter().any(|words| find(small, words).is_some()) {
        return None;
    }
    let named = periods(&passage.text, sentence, passage.as_at);
    named.iter().find_map(|one| {
        let Some(Period::Year { .. }) = one.period else {
            return None;
        };
        let front = passage.small_words(sentence.start..one.range.start);
        let found = LATER.iter().find(|words| front.ends_with(**words))?;
        (named.len() == 1 || found.starts_with("later"))
            .then(|| one.range.start - found.len()..one.range.end)
    })
}

/// “A review will take place in 2020”: in the year that the section tells of.
fn this_year(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Range<usize>> {
    const WILL: [&str; 4] = [
        "will take place in ",
        "will be held in ",
        "will happen in ",
        "will be completed in ",
    ];
    let (at, words) = WILL
        .iter()
        .find_map(|words| Some((find(small, words)?, *words)))?;
    let start = sentence.start + at + words.len();
    let named = periods(&passage.text, sentence, passage.as_at);
    let one = named.iter().find(|one| one.range.start == start)?;
    let is_bare = matches!(
        one.period,
        Some(Period::Year { start, kind: YearKind::Calendar }) if start == passage.as_at.year()
    );
    is_bare.then(|| start - "in ".len()..one.range.end)
}

/// Whether a sentence asks or denies.
fn is_wondered(small: Small<'_>) -> bool {
    ["what", "whether", "asked", "not", "no"]
        .iter()
        .any(|word| find_phrase(small, word).is_some())
}

/// “Mid-2020”, “late in 2020”, “early 2021”, in a year that is not over.
fn part_of_year(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<Range<usize>> {
    const PARTS: [&str; 6] = ["mid-", "mid ", "early ", "early in ", "late ", "late in "];
    PARTS.iter().find_map(|part| {
        small.match_indices(part).find_map(|(at, _)| {
            let year = small.get(at + part.len()..)?.get(..4)?;
            let year: i16 = year.parse().ok()?;
            let before = small.get(..at)?.trim_end();
            let is_time = ["by", "in", "until", "from", "during"]
                .iter()
                .any(|word| before.ends_with(word));
            let start = sentence.start + at;
            (is_time && year >= passage.as_at.year()).then(|| start..start + part.len() + 4)
        })
    })
}

/// “Within the next 3 months”, “over the next six to nine weeks”: counted from a day that nobody
/// names. “Of the first” or “after it” behind that names one.
fn counted(small: Small<'_>) -> Option<Range<usize>> {
    find(small, "next")?;
    let list = words(&small, &(0..small.len()));
    let is_number = |text: &str| {
        text.split('-')
            .all(|part| number_word(part).is_some() || part.parse::<u8>().is_ok())
    };
    let word = |at: usize| list.get(at).map_or("", |word| word.text);
    (0..list.len()).find_map(|at| {
        let begins = matches!(word(at), "within" | "in" | "over" | "during" | "for")
            && (word(at + 1), word(at + 2)) == ("the", "next")
            && is_number(word(at + 3));
        let unit = match word(at + 4) {
            "to" if is_number(word(at + 5)) => at + 6,
            // “3 – 6 months”
            second if is_number(second) => at + 5,
            _ => at + 4,
        };
        let is_relative = matches!(word(unit + 1), "of" | "after" | "from" | "before");
        // “For the next 12 months” is how long something holds.
        let is_open = word(at) != "for" || unit > at + 4;
        let counts = begins && is_open && matches!(word(unit), "months" | "weeks") && !is_relative;
        counts.then(|| Some(list.get(at)?.range.start..list.get(unit)?.range.end))?
    })
}
