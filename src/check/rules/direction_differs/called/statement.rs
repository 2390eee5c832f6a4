//! What a direction is said of, and since when: nothing else may be said with it, since “turnover in
//! the north” is another turnover.

use super::base::When;
use crate::check::measures::Measures;
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::Passage;
use crate::check::typed::figures_in;
use crate::check::words::{find_phrase, lower, words};
use crate::model::{Indicator, Period};
use std::ops::Range;

/// What a statement tells.
pub(super) struct Told<'p> {
    /// For each thing that it names the indicators that are called so.
    pub names: Vec<Vec<&'p Indicator>>,
    /// Since when.
    pub when: When,
}

/// For each name in front of a verb the indicators that are called so; and what is said of time there.
type Subjects<'p> = (Vec<Vec<&'p Indicator>>, Option<Range<usize>>);

/// Verbs, to tell a statement from a name.
const VERBS: [&str; 14] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "remains",
    "remain",
    "shows",
    "show",
    "stands",
    "stand",
    "continues",
    "continue",
];

/// What may begin a statement that another follows behind a comma.
const CONCEDES: [&str; 9] = [
    "although",
    "though",
    "while",
    "whilst",
    "however",
    "overall",
    "encouragingly",
    "positively",
    "disappointingly",
];

/// Words beside a name that name nothing.
const BESIDE_NAME: [&str; 19] = [
    "both",
    "also",
    "all",
    "now",
    "overall",
    "level",
    "levels",
    "figure",
    "figures",
    "still",
    "however",
    "although",
    "though",
    "while",
    "whilst",
    "meanwhile",
    "similarly",
    "too",
    "again",
];

/// What else may be said with a direction without choosing of what it is said.
const BESIDE_TIME: [&str; 22] = [
    "since", "over", "in", "during", "the", "last", "past", "previous", "year", "a", "an", "this",
    "again", "month", "quarter", "further", "recent", "months", "from", "too", "of", "end",
];

/// What chooses of what something is said, behind a joint.
const CHOOSES: [&str; 12] = [
    "particularly",
    "especially",
    "notably",
    "mainly",
    "mostly",
    "except",
    "in",
    "among",
    "amongst",
    "for",
    "at",
    "where",
];

/// What ends what is said with a direction.
const STOPS: [&str; 18] = [
    ",",
    ";",
    ":",
    ". ",
    "(",
    " – ",
    " — ",
    " and ",
    " but ",
    " while ",
    " whilst ",
    " whereas ",
    " although ",
    " though ",
    " as ",
    " because ",
    " which ",
    " thanks ",
];

/// What a word of direction is said of, and when, where that is all that is said.
pub(super) fn told<'p>(
    measures: &Measures<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    (range, phrase): (&Range<usize>, &str),
) -> Option<Told<'p>> {
    let behind = behind(passage, range.end..sentence.end)?;
    let (names, lead, behind) = match object(passage, sentence, range, &behind) {
        Some((object, rest)) => (vec![called(measures, passage.words(object))?], None, rest),
        None => {
            let (names, lead) = subjects(measures, passage, sentence.start..range.start)?;
            (names, lead, behind)
        }
    };
    let statement = lead.as_ref().map_or(range.start, |lead| lead.start)..behind.end;
    let has_figure =
        figures_in(passage, &statement).next().is_some() || passage.has_figure_in(&statement);
    let is_plain = [lead.clone(), Some(behind.clone())]
        .into_iter()
        .flatten()
        .all(|part| tells_time_alone(passage, &part));
    if has_figure || !is_plain {
        return None;
    }
    let when = when(passage, lead, &behind)?;
    let helper = helper(passage, range.start);
    // “Turnover fell” without a time may be of any year.
    let may_be_open = is_perfect(phrase, helper) || !matches!(when, When::Open | When::Recently);
    (may_be_open && helper != "had").then_some(Told { names, when })
}

/// What is said behind a word of direction, up to the next statement; `None`: what follows it chooses
/// of what it is said.
fn behind(passage: &Passage<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let small = passage.small_words(range.clone());
    let stops = STOPS
        .iter()
        .filter_map(|stop| Some((small.find(stop)?, stop.len())));
    let (end, length) = stops.min().unwrap_or((small.len(), 0));
    let rest = small.get(end + length..).unwrap_or("");
    let next = words(rest, &(0..rest.len()));
    let chooses = next
        .first()
        .is_some_and(|word| CHOOSES.contains(&word.text));
    (!chooses).then_some(range.start..range.start + end)
}

/// “We have reduced turnover since May”: what was reduced, and the rest.
fn object(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    range: &Range<usize>,
    behind: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let front = passage.words(sentence.start..range.start);
    let mut front = words(front, &(0..front.len())).into_iter();
    let says_we = passage.words(range.clone()).starts_with("we ")
        || front.next().is_some_and(|word| lower(word.text) == "we");
    let is_alone = front.all(|word| {
        let small = lower(word.text);
        matches!(small.as_str(), "have" | "also" | "now") || small.ends_with("ly")
    });
    if !says_we || !is_alone {
        return None;
    }
    let small = passage.small_words(behind.clone());
    let times = [" since ", " over ", " in ", " during ", " this ", " from "];
    let end = times.iter().filter_map(|time| small.find(time)).min();
    let end = behind.start + end.unwrap_or(small.len());
    Some((behind.start..end, end..behind.end))
}

/// The indicators that a name calls.
fn called<'p>(measures: &Measures<'p>, name: &str) -> Option<Vec<&'p Indicator>> {
    let list = words(name, &(0..name.len()));
    let words: Vec<&str> = list
        .iter()
        .map(|word| word.text)
        .filter(|word| {
            let small = lower(word);
            !(BESIDE_NAME.contains(&small.as_str()) || small.len() > 5 && small.ends_with("ly"))
        })
        .collect();
    let called = measures.called(&words.join(" "));
    (!called.is_empty()).then_some(called)
}

/// The names in front of a verb, and what is said of time in front of them: “since May, turnover and
/// vacancies have”.
fn subjects<'p>(
    measures: &Measures<'p>,
    passage: &Passage<'_>,
    front: Range<usize>,
) -> Option<Subjects<'p>> {
    let mut names = Vec::new();
    let mut end = front.end;
    // From the verb to the front: a name, a joint, a name.
    loop {
        let before = passage.small_words(front.start..end);
        let joint = [", and ", " and ", "; ", ": ", ", ", " but ", " – "]
            .iter()
            .filter_map(|joint| Some((before.rfind(joint)?, *joint)))
            .max_by_key(|(at, joint)| (at + joint.len(), joint.len()));
        let start = joint.map_or(front.start, |(at, joint)| front.start + at + joint.len());
        let part = start..end;
        let (lead, name) = parted(passage, &part);
        match called(measures, passage.words(name)) {
            Some(called) if lead.is_some() => {
                names.push(called);
                return Some((names, lead));
            }
            Some(called) => names.push(called),
            None if names.is_empty() => return None,
            None => {
                let has_verb = words(&passage.text, &part)
                    .iter()
                    .any(|word| VERBS.contains(&lower(word.text).as_str()));
                let follows_comma = passage.words(end..front.end).starts_with(", ")
                    && !passage.words(end..front.end).starts_with(", and ");
                let concedes = begins_with_one_of(passage, &part, &CONCEDES);
                return match follows_comma {
                    true if tells_time_alone(passage, &part) => Some((names, Some(part))),
                    true => concedes.then_some((names, None)),
                    false => has_verb.then_some((names, None)),
                };
            }
        }
        match joint {
            Some((at, _)) => end = front.start + at,
            None => return Some((names, None)),
        }
    }
}

/// A time that a name follows without a comma: “since May turnover”.
fn parted(passage: &Passage<'_>, part: &Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    let named = periods(&passage.text, part, passage.as_at);
    let lead = named.first().map(|first| part.start..first.range.end);
    let lead = lead.filter(|lead| tells_time_alone(passage, lead));
    match lead {
        Some(lead) => (Some(lead.clone()), lead.end..part.end),
        None => (None, part.clone()),
    }
}

fn begins_with_one_of(passage: &Passage<'_>, part: &Range<usize>, list: &[&str]) -> bool {
    let words = words(&passage.text, part);
    words
        .first()
        .is_some_and(|word| list.contains(&lower(word.text).as_str()))
}

/// Whether words say nothing but when, and how much.
fn tells_time_alone(passage: &Passage<'_>, part: &Range<usize>) -> bool {
    let named = periods(&passage.text, part, passage.as_at);
    let is_dated = |at: usize| named.iter().any(|one| one.range.contains(&at));
    words(&passage.text, part).iter().all(|word| {
        let small = lower(word.text);
        is_dated(word.range.start)
            || BESIDE_TIME.contains(&small.as_str())
            || small.len() > 5 && small.ends_with("ly")
    })
}

/// Since when something is told; `None`: that is beyond a program.
fn when(passage: &Passage<'_>, lead: Option<Range<usize>>, behind: &Range<usize>) -> Option<When> {
    let parts = lead.into_iter().chain([behind.clone()]);
    let mut found = Vec::new();
    for part in parts {
        let small = passage.small_words(part.clone());
        let says = |word: &str| find_phrase(small, word).is_some();
        let named = periods(&passage.text, &part, passage.as_at);
        match named.as_slice() {
            [] if says("year") => found.push(When::OverTheYear),
            [] if says("recent") || says("months") => found.push(When::Recently),
            [] if says("month") || says("quarter") || says("since") => return None,
            [] => {}
            [
                NamedPeriod {
                    period: Some(period),
                    ..
                },
            ] => found.push(match says("since") || says("from") {
                true => When::Since(month_of(*period)),
                false => When::In(*period),
            }),
            _ => return None,
        }
    }
    match found.as_slice() {
        [] => Some(When::Open),
        [one] => Some(*one),
        _ => None,
    }
}

/// A day stands for its month.
fn month_of(period: Period) -> Period {
    match period {
        Period::Day(day) => Period::Month {
            year: day.year(),
            month: day.month(),
        },
        other => other,
    }
}

/// What helps a verb: “have” of “have both risen”.
fn helper<'a>(passage: &'a Passage<'_>, start: usize) -> &'a str {
    let front = passage.small_words(0..start).text;
    let before = words(front, &(0..front.len())).into_iter().rev();
    let mut helpers =
        before.skip_while(|word| BESIDE_NAME.contains(&word.text) || word.text.ends_with("ly"));
    helpers.next().map_or("", |word| word.text)
}

/// Whether a direction is told as one that lasts: “have risen”, “is rising”; not “rose”.
fn is_perfect(phrase: &str, helper: &str) -> bool {
    let first = phrase.split(' ').next().unwrap_or("");
    matches!(first, "is" | "are" | "has" | "have")
        || first.starts_with("continue")
        || matches!(helper, "has" | "have")
}
