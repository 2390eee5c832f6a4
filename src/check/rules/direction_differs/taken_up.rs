//! Directions that the end of a sentence tells of the figure before it: “[[x]], which has improved since
//! December”, “[[x]], an improvement on March”.

use super::in_passing::{of_one, problem};
use super::{PHRASES, WORDS, Way, wants_up, went_against};
use crate::check::Subject;
use crate::check::fact::Fact;
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::measure;
use crate::model::{Decimal, Period};
use std::ops::Range;

/// What an end calls a change.
const CHANGES: [(&str, Way); 9] = [
    ("improvement", Way::Better),
    ("deterioration", Way::Worse),
    ("rise", Way::Up),
    ("increase", Way::Up),
    ("fall", Way::Down),
    ("drop", Way::Down),
    ("reduction", Way::Down),
    ("decrease", Way::Down),
    ("decline", Way::Worse),
];

/// What joins the time that is compared with.
const JOINTS: [&str; 7] = [
    "on",
    "from",
    "since",
    "over",
    "compared with",
    "compared to",
    "in comparison with",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || passage.references.is_empty() {
            continue;
        }
        for sentence in &passage.sentences {
            all.extend(look(subject, passage, sentence));
        }
    }
}

fn look<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let first = passage.references_in(sentence).next()?;
    let (range, way) = change(passage, first.range.end..sentence.end)?;
    let facts = of_one(subject, passage, sentence)?;
    let [fact] = facts.as_slice() else {
        return None;
    };
    let told = told_since(passage, sentence, &range, fact, way)?;
    let word = passage.words(range.clone());
    Some(problem(subject, passage, range.start, word, (fact, told)))
}

/// Where the end of a sentence tells a change, and which.
fn change(passage: &Passage<'_>, behind: Range<usize>) -> Option<(Range<usize>, Way)> {
    let small = passage.small_words(behind.clone());
    let (comma, _) = small.rmatch_indices([',', ';']).next()?;
    let end = small.get(comma + 1..)?;
    let start = behind.start + comma + 1;
    let range = |at: usize, length: usize| start + at..start + at + length;
    let mut words = end.split_whitespace();
    // “Which has improved”, “which is an improvement”
    let mut first = words.next()?;
    if first == "which" {
        let part = passage.small_words(start..behind.end);
        if let Some((phrase, at)) = PHRASES.first_in(part) {
            let between = end.get(..at)?.trim();
            let (_, way) = WORDS.iter().find(|(known, _)| *known == phrase)?;
            let adjoins = matches!(between, "which" | "which has" | "which have" | "which had");
            return adjoins.then(|| (range(at, phrase.len()), *way));
        }
        matches!(words.next()?, "is" | "was").then_some(())?;
        first = words.next()?;
    }
    matches!(first, "a" | "an").then_some(())?;
    let named = |word: &str| CHANGES.iter().find(|(known, _)| *known == word);
    // “A clear improvement”
    let (word, way) = words.take(2).find_map(named)?;
    let at = end.find(word)?;
    Some((range(at, word.len()), *way))
}

/// The figure of the time that stands right behind the change, and the figure itself, where they
/// went the other way.
fn told_since(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    change: &Range<usize>,
    fact: &Fact<'_>,
    way: Way,
) -> Option<[(Period, Decimal); 2]> {
    let behind = passage.small_words(change.end..sentence.end).text;
    let rest = behind.strip_prefix(' ')?;
    let mut joints = JOINTS.iter();
    let named = joints.find_map(|joint| rest.strip_prefix(joint)?.strip_prefix(' '))?;
    let from = sentence.end - named.len();
    let named = periods(&passage.text, &(from..sentence.end), passage.as_at);
    let named = named.first().filter(|named| named.range.start == from)?;
    // “On March of the year before”
    let ends = passage.words(named.range.end..sentence.end);
    ends.starts_with(['.', ',', ';', ')']).then_some(())?;
    let period = named.period?;
    let before = measure::reading(fact.indicator, period)?.value.ok()?;
    let is_earlier = period.last_day() < fact.period.first_day();
    let is_against = went_against(wants_up(way, fact)?, before, fact.value);
    (is_earlier && is_against).then_some([(period, before), (fact.period, fact.value)])
}
