//! `direction-differs`: “improved”, “fell”, “is higher than” beside a figure that went the other
//! way.

mod called;
mod changed;
mod every_month;
mod from_there;
mod from_to;
mod idiom;
mod in_passing;
mod in_table;
mod named;
mod one_value;
mod sustained;
mod taken_up;
mod told_before;

use crate::check::claim::{Clause, each_clause};
use crate::check::fact::Fact;
use crate::check::small::Small;
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, comparable};
use crate::model::{Decimal, Period, Polarity};
use idiom::is_idiom;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "direction-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Compares words of direction (“improved”, “declined”, “rose”, “fell”, “higher”, “continued to improve”, “ongoing reductions in”) with the series of the figure beside them, or in the sentence before (“This has improved”), or of the indicator that the sentence names, by its title or short name and with nothing else (“Turnover and vacancies have both fallen since December”): from the other figure or period that the sentence names (a “:change” names two), otherwise from every earlier value that people compare with; to the later month behind the verb, where it has one (“after [[x@2020-03]] it fell in April”). A verb that goes to a figure (“fell to [[x@2020-03]] and was [[x@2020-05]] in May”) is of that one. Finds a direction that two typed numbers contradict (“rose from 12% to 11%”); and one that is said of an indicator's only value (“is improving and at [[x]]”, “[[x|improving]]”), which no figure can show, where neither a typed number nor a source does. “Every month since July” and “for six months in a row” beside a reference must hold of each step, “improved in March and April” of both, and “although improving” of the two figures of its sentence. “[[x]], an improvement on March” and “[[x]], which has improved since March” are of the figure before them. “Fell due” and “fell to the team” tell no direction. Performance that “has been sustained” must not be five points worse. Does the same with the comment or trend of a row in a typed table, and with a sentence beside the table that names the row, and the row's numbers.",
    why: "A self-evaluation that says “improving” of a falling series is the first thing that an inspector finds.",
    example: "Enquiries within 24 hours have improved to [[enquiries-24h@2020-03]], where the series reads 62, 60, 41.",
    instead: "Enquiries within 24 hours have fallen to [[enquiries-24h@2020-03]].",
    mend: "Say what the series says, or name the period that you compare with. [[id:direction]] and [[id:change@2019-03..2020-03]] word it for you.",
    run,
};

/// What a word says of the way that a figure went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Better,
    Worse,
}

const WORDS: &[(&str, Way)] = &[
    ("rose", Way::Up),
    ("risen", Way::Up),
    ("is rising", Way::Up),
    ("continues to rise", Way::Up),
    ("continued to rise", Way::Up),
    ("increased", Way::Up),
    ("is increasing", Way::Up),
    ("continues to increase", Way::Up),
    ("continued to increase", Way::Up),
    ("grew", Way::Up),
    ("grown", Way::Up),
    ("went up", Way::Up),
    ("gone up", Way::Up),
    ("up from", Way::Up),
    ("higher than last year", Way::Up),
    ("higher than a year", Way::Up),
    ("higher than in", Way::Up),
    ("higher than before", Way::Up),
    ("more than a year", Way::Up),
    ("fell", Way::Down),
    ("fallen", Way::Down),
    ("is falling", Way::Down),
    ("continues to fall", Way::Down),
    ("continued to fall", Way::Down),
    ("decreased", Way::Down),
    ("dropped", Way::Down),
    ("reduced to", Way::Down),
    ("has reduced", Way::Down),
    ("have reduced", Way::Down),
    ("was reduced", Way::Down),
    ("went down", Way::Down),
    ("gone down", Way::Down),
    ("down from", Way::Down),
    ("lower than last year", Way::Down),
    ("lower than a year", Way::Down),
    ("lower than in", Way::Down),
    ("lower than before", Way::Down),
    ("improved", Way::Better),
    ("is improving", Way::Better),
    ("are improving", Way::Better),
    ("continues to improve", Way::Better),
    ("continue to improve", Way::Better),
    ("continued to improve", Way::Better),
    ("better than last year", Way::Better),
    ("better than a year", Way::Better),
    ("better than before", Way::Better),
    ("worsened", Way::Worse),
    ("deteriorated", Way::Worse),
    ("declined", Way::Worse),
    ("risen from", Way::Up),
    ("going up", Way::Up),
    ("climbed", Way::Up),
    ("are rising", Way::Up),
    ("are increasing", Way::Up),
    ("been rising", Way::Up),
    ("been increasing", Way::Up),
    ("continue to rise", Way::Up),
    ("continue to increase", Way::Up),
    ("continued to grow", Way::Up),
    ("upward trend", Way::Up),
    ("more than last year", Way::Up),
    ("come down", Way::Down),
    ("came down", Way::Down),
    ("coming down", Way::Down),
    ("are falling", Way::Down),
    ("been falling", Way::Down),
    ("we reduced", Way::Down),
    ("reduced from", Way::Down),
    ("continue to fall", Way::Down),
    ("continue to reduce", Way::Down),
    ("continues to reduce", Way::Down),
    ("continued to reduce", Way::Down),
    ("is reducing", Way::Down),
    ("are reducing", Way::Down),
    ("downward trend", Way::Down),
    ("fewer than a year", Way::Down),
    ("fewer than last year", Way::Down),
    ("been improving", Way::Better),
    ("improving since", Way::Better),
    ("improving on the", Way::Better),
    ("improving from", Way::Better),
    ("recovered", Way::Better),
    ("is recovering", Way::Better),
    ("has strengthened", Way::Better),
    ("have strengthened", Way::Better),
    ("strengthened to", Way::Better),
    ("getting better", Way::Better),
    ("upward trajectory", Way::Better),
    ("trend is positive", Way::Better),
    ("positive trend", Way::Better),
    ("improving trend", Way::Better),
    ("gone from strength", Way::Better),
    ("are declining", Way::Worse),
    ("been declining", Way::Worse),
    ("continue to decline", Way::Worse),
    ("continues to decline", Way::Worse),
    ("continued to decline", Way::Worse),
    ("is deteriorating", Way::Worse),
    ("getting worse", Way::Worse),
    ("weakened", Way::Worse),
    ("is declining", Way::Worse),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, _)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    named::run(subject, &mut found);
    changed::run(subject, &mut found);
    told_before::run(subject, &mut found);
    sustained::run(subject, &mut found);
    in_table::run(subject, &mut found);
    beside_figures(subject, &mut found);
    called::run(subject, &mut found);
    from_to::run(subject, &mut found);
    every_month::run(subject, &mut found);
    one_value::run(subject, &mut found);
    in_passing::run(subject, &mut found);
    taken_up::run(subject, &mut found);
    // Two ways to the same words are one finding.
    for one in found {
        if !all.iter().any(|other: &Diagnostic| touch(other, &one)) {
            all.push(one);
        }
    }
}

/// The first word of direction in a text, where it tells one.
fn direction_in(small: Small<'_>) -> Option<(&'static str, usize)> {
    let (phrase, at) = PHRASES.first_in(small)?;
    let behind = small.get(at + phrase.len()..).unwrap_or("");
    (!is_idiom(phrase, behind)).then_some((phrase, at))
}

fn touch(one: &Diagnostic, other: &Diagnostic) -> bool {
    let spans = one.span.zip(other.span);
    spans.is_some_and(|(one, other)| {
        one.file == other.file && one.start < other.end && other.start < one.end
    })
}

fn beside_figures(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        let Some((phrase, at)) = direction_in(clause.small) else {
            return;
        };
        let range = clause.range.start + at..clause.range.start + at + phrase.len();
        // Two directions in one clause (“rose, then fell”) are beyond a program.
        let others = WORDS
            .iter()
            .filter(|(other, _)| {
                clause
                    .find(other)
                    .is_some_and(|at| at.start >= range.end || at.end <= range.start)
            })
            .count();
        let is_of_something_else =
            clause.find("peak").is_some() || clause.find("improved practice").is_some();
        if others > 0 || is_of_something_else {
            return;
        }
        let Some((_, way)) = WORDS.iter().find(|(known, _)| *known == phrase) else {
            return;
        };
        let told = match from_there::from_there(&clause, phrase, &range) {
            Some((fact, later)) => Some((fact, from_there::contradiction(fact, later, *way))),
            None => from_there::goal(&clause, phrase, &range)
                .or_else(|| subject_of(&clause, &range))
                .map(|fact| (fact, contradiction(&clause, fact, *way, phrase))),
        };
        if let Some((fact, None)) = &told {
            all.extend(one_value::of_the_only_one(subject, &clause, &range, fact));
        }
        if let Some((fact, Some(why))) = told {
            let shown = clause.passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” disagrees with the figures: {why}"))
                    .at(subject.prose.span(clause.passage, range))
                    .related(fact.span, "the figure is held here")
                    .help("Say what the series says, or name the period that you compare with."),
            );
        }
    });
}

/// The figure that went that way: of two of the same indicator, the later.
fn subject_of<'c, 'p>(clause: &'c Clause<'_, 'p>, phrase: &Range<usize>) -> Option<&'c Fact<'p>> {
    let near = clause.fact_at(phrase)?;
    // “Fell to 53% in April and rose to 61% in May”: each word has its own figure.
    let directions = clause
        .passage
        .sentence_at(phrase.start)
        .map_or(0, |sentence| {
            directions(clause.passage.small_words(sentence.clone()))
        });
    // “Came down from [[x]] to [[y]]”: the two of its clause belong to one word.
    let facts = match directions > 1 {
        true => &clause.facts,
        false => &clause.all_facts,
    };
    facts
        .iter()
        .filter(|fact| fact.indicator.id == near.indicator.id)
        .max_by_key(|fact| fact.period.last_day())
}

/// How many directions a sentence tells; “has strengthened to” is one, though two phrases find it.
fn directions(small: Small<'_>) -> usize {
    if !PHRASES.are_in(small) {
        return 0;
    }
    let mut found: Vec<Range<usize>> = WORDS
        .iter()
        .filter_map(|(word, _)| {
            let at = find_phrase(small, word)?;
            Some(at..at + word.len())
        })
        .collect();
    found.sort_by_cached_key(|range| range.start);
    let mut end = 0;
    found
        .iter()
        .filter(|range| {
            let is_new = range.start >= end;
            end = end.max(range.end);
            is_new
        })
        .count()
}

/// Why a word is wrong of a figure; `None`: it may be right.
fn contradiction(
    clause: &Clause<'_, '_>,
    fact: &Fact<'_>,
    way: Way,
    phrase: &str,
) -> Option<String> {
    let wants_up = wants_up(way, fact)?;
    let style = Style::of(fact.indicator);
    let told =
        |period: Period, value: Decimal| both(&style, [(period, value), (fact.period, fact.value)]);
    let run = || -> Vec<(Period, Decimal)> {
        comparable(fact.indicator, fact.period)
            .iter()
            .filter_map(|reading| Some((reading.period, reading.value.ok()?)))
            .collect()
    };
    // “Is rising”, “an upward trajectory”: not where it went the other way twice.
    let is_going_on =
        phrase.ends_with("ing") || phrase.contains("trend") || phrase.contains("traj");
    if is_going_on
        && let [.., first, second, third] = run().as_slice()
        && went_against(wants_up, first.1, second.1)
        && went_against(wants_up, second.1, third.1)
    {
        return Some(told(first.0, first.1));
    }
    if phrase.starts_with("continue") {
        let run = run();
        let wrong = run.windows(2).rev().take(2).find(|pair| match pair {
            [(_, before), (_, after)] => went_against(wants_up, *before, *after),
            _ => false,
        });
        return match wrong {
            Some([before, after]) => Some(both(&style, [*before, *after])),
            _ => None,
        };
    }
    let mut bases = clause.bases(fact);
    // “Fell to 18.4%” without a word of since when: last, or within the year.
    let says_to = [
        "rose", "risen", "fell", "fallen", "dropped", "grew", "grown",
    ];
    if says_to.contains(&phrase) && fact_follows_to(clause, phrase) {
        let near = [
            comparable(fact.indicator, fact.period)
                .iter()
                .rev()
                .nth(1)
                .map(|reading| reading.period),
            Some(fact.period.year_before()),
        ];
        let is_near = |period: &Period| near.contains(&Some(*period));
        if bases.len() > 1 && bases.iter().any(|(period, _)| is_near(period)) {
            bases.retain(|(period, _)| is_near(period));
        }
    }
    let agrees = |value: &Decimal| match wants_up {
        true => fact.value > *value,
        false => fact.value < *value,
    };
    let (period, value) = *bases.last()?;
    (!bases.iter().any(|(_, value)| agrees(value))).then(|| told(period, value))
}

/// Whether a figure that is said to have risen fell, or the other way round.
fn went_against(wants_up: bool, before: Decimal, after: Decimal) -> bool {
    before != after && (after > before) != wants_up
}

/// Two figures with their times: “62% in March 2020, 41% in April 2020”.
fn both(style: &Style, figures: [(Period, Decimal); 2]) -> String {
    let [before, after] =
        figures.map(|(period, value)| format!("{} in {}", style.full(value), period.words()));
    format!("{before}, {after}")
}

/// Whether “to” stands behind a word of direction and a figure behind that: “fell to [[x]]”.
fn fact_follows_to(clause: &Clause<'_, '_>, phrase: &str) -> bool {
    clause.find(phrase).is_some_and(|at| {
        let behind = clause.passage.words(at.end..clause.range.end);
        behind.starts_with(" to ")
            && clause
                .facts
                .iter()
                .any(|fact| fact.range.start == at.end + 4)
    })
}

/// Whether a word says that a figure rose; `None` where that cannot be told.
fn wants_up(way: Way, fact: &Fact<'_>) -> Option<bool> {
    match (way, fact.indicator.polarity) {
        (Way::Up, _) => Some(true),
        (Way::Down, _) => Some(false),
        (Way::Better, Polarity::High) | (Way::Worse, Polarity::Low) => Some(true),
        (Way::Better, Polarity::Low) | (Way::Worse, Polarity::High) => Some(false),
        (_, Polarity::None) => None,
    }
    // “Declined” of a rate that should be low may also mean that it fell.
    .filter(|_| !(way == Way::Worse && fact.indicator.polarity == Polarity::Low))
}
