//! A typed number of a named period beside a reference to the same measure: “was 37% in April 2020 and
//! has since improved to [[x]]”.

use super::other_period::says_no_more_than;
use super::told_with::ELSEWHERE;
use super::{dated_beside, is_aimed, is_of_others, problem};
use crate::check::claim::is_no_statement;
use crate::check::fact::{Fact, facts};
use crate::check::number::{Hedge, NumberKind, has_percent};
use crate::check::prose::{Passage, clauses};
use crate::check::typed::{Dated, dated_numbers, is_aim, reading_for};
use crate::check::words::{Phrases, find_phrase, is_empty_word, lower, words};
use crate::check::{Subject, measures::Match};
use crate::diagnostic::Diagnostic;
use crate::model::Unit;
use std::ops::Range;
use std::sync::LazyLock;

/// How much of the measure's name stands in front of a number that comes before its reference.
const HALF: f32 = 0.5;

/// What may stand between two figures of one measure: what became of it.
const CHANGES: &str = "since now then today currently again still already also but yet up down before \
    after improved improving risen rose rise raised increased grown grew climbed gone went come came \
    fallen fell fall dropped decreased reduced declined recovered slipped doubled halved reached stands \
    standing back steadily significantly slowly gradually quickly sharply markedly considerably much \
    greatly far slightly above below higher lower more fewer less better worse compared comparison \
    against only just having being unacceptably disappointing disappointingly low high poor good best \
    worst further level however overall previously initially earlier recorded recording measured";

/// Who makes the second figure one of somebody else than the first.
static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "we", "our", "ours", "us", "they", "theirs", "here", "others",
    ])
});

/// Where the first figure is not the whole measure's.
const COUNCILS: [&str; 5] = ["peer", "council", "councils", "authority", "authorities"];

/// What tells of a part of a measure, unless its name goes on behind it.
const PARTS: [&str; 17] = [
    "in", "for", "among", "by", "with", "where", "who", "whose", "on", "across", "within",
    "during", "under", "from", "between", "of", "to",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !has_percent(small) {
                continue;
            }
            let facts = facts(subject.publication, passage, sentence);
            let mut elsewhere = ELSEWHERE.iter().chain(&COUNCILS);
            let is_elsewhere = elsewhere.any(|word| find_phrase(small, word).is_some());
            if facts.is_empty()
                || is_elsewhere
                || is_no_statement(small, passage.words(sentence.clone()))
            {
                continue;
            }
            for one in dated_numbers(passage, sentence) {
                let of_one = facts
                    .iter()
                    .filter(|fact| is_of_one(subject, passage, sentence, fact, &one));
                let of_one: Vec<&Fact<'_>> = of_one.collect();
                if let [fact] = of_one.as_slice() {
                    all.extend(look(subject, passage, sentence, fact, &one));
                }
            }
        }
    }
}

fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    fact: &Fact<'_>,
    one: &Dated,
) -> Option<Diagnostic> {
    let number = &one.number;
    let indicator = fact.indicator;
    let reading = reading_for(indicator, one.period?)?;
    // About a value on which sources differ both may be told.
    let mut mentions = passage.references_in(sentence);
    let mention = mentions.find(|mention| mention.range == fact.range)?;
    let shown = dated_beside::shown_at(subject, passage, sentence, mention);
    let tells_both = shown.is_none_or(|at| at.overlaps(reading.period));
    let value = reading.value.ok()?;
    let is_known = value.rounded(number.value.scale()) == number.value
        || reading.datum.decision.is_some() && tells_both
        || is_aim(passage, number)
        || is_aimed(indicator, number.value)
        || is_of_others(indicator, number.value);
    (!is_known).then(|| problem(subject, passage, number, indicator, &reading))?
}

/// Whether nothing in the sentence makes a typed percentage one of something else than a reference
/// beside it shows.
fn is_of_one(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    fact: &Fact<'_>,
    one: &Dated,
) -> bool {
    let (typed, shown) = (&one.number.range, &fact.range);
    let is_exact = one.number.kind == NumberKind::Percent && one.number.hedge == Hedge::None;
    if !is_exact || one.period.is_none() || fact.indicator.unit != Unit::Percent {
        return false;
    }
    let own = format!("{} {}", fact.indicator.title, fact.indicator.short);
    let told = format!("{own} {CHANGES}");
    let (between, first) = match typed.end <= shown.start {
        true => (typed.end..shown.start, typed),
        false => (shown.end..typed.start, shown),
    };
    let text = passage.words(between.clone());
    let is_joined = !text.contains([';', '.', '\n'])
        && !OTHERS.are_in(passage.small_words(between.clone()))
        && passage.references_in(&between).next().is_none()
        && !passage.has_figure_in(&between)
        && says_no_more_than(subject, passage, &between, &told);
    let front = sentence.start..first.start;
    if !is_joined || !is_of_all(subject, passage, &front, (&own, &told)) {
        return false;
    }
    match first == typed {
        true => {
            let mut named = subject.measures().named_in(passage.words(front), HALF);
            named.retain(|found| found.words >= 2 && found.measure.takes(one.number.kind));
            let best = named.first().map_or(1.0, |found| found.coverage);
            let is_it = |found: &Match<'_, '_>| {
                let indicator = found.measure.indicator;
                found.coverage >= best && indicator.is_some_and(|one| one.id == fact.indicator.id)
            };
            named.iter().any(is_it)
        }
        false => {
            let clause = clauses(&passage.text, sentence);
            let clause = clause.iter().find(|clause| clause.contains(&typed.start));
            clause.is_some_and(|clause| {
                says_no_more_than(subject, passage, &(typed.end..clause.end), &told)
            })
        }
    }
}

/// Whether what leads up to figures of a measure speaks of all of it: of no part, and of nothing
/// before its name.
fn is_of_all(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    front: &Range<usize>,
    (own, told): (&str, &str),
) -> bool {
    let measures = subject.measures();
    let list = words(&passage.text, front);
    let is_empty = |word: &str| is_empty_word(&lower(word));
    let names = |word: &str| !is_empty(word) && measures.in_common(word, own) > 0;
    let starts = list.iter().position(|word| names(word.text));
    let leads = starts.map_or(front.end, |at| {
        list.get(at).map_or(front.end, |word| word.range.start)
    });
    let is_part = list.iter().enumerate().any(|(at, word)| {
        let is_joint = PARTS
            .iter()
            .any(|part| word.text.eq_ignore_ascii_case(part));
        let behind = list.iter().skip(at + 1);
        let mut behind = behind.filter(|word| !is_empty(word.text));
        let goes_on = behind
            .next()
            .is_none_or(|next| measures.is_all_in(next.text, told));
        word.text.ends_with("’s") || word.text.ends_with("'s") || is_joint && !goes_on
    });
    !is_part && says_no_more_than(subject, passage, &(front.start..leads), told)
}
