//! One measure with two values in clauses of sentences that tell several: “children in care are
//! seen in time (93%), have a plan (81%)” beside “97% of children in care have a plan”.

use super::{ENOUGH, measured};
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::{Kind, Passage, clauses};
use crate::check::rules::typed_figure::typed_numbers;
use crate::check::typed::is_aim;
use crate::check::words::{begins_with, lower, words, words_after};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Period, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words of how many, which a percentage says, and of how things are told.
const HOW_MANY: [&str; 16] = [
    "majority",
    "vast",
    "great",
    "large",
    "most",
    "nearly",
    "almost",
    "many",
    "being",
    "still",
    "just",
    "already",
    "proportion",
    "percentage",
    "share",
    "approximately",
];

/// Verbs behind which a clause tells something; one that begins with them has the subject of its
/// sentence.
const VERBS: [&str; 10] = [
    "is", "are", "was", "were", "has", "have", "had", "do", "did", "received",
];

/// Of which periods, and of what, something is told.
type Told = (Vec<Period>, BTreeSet<String>);

/// What was said first of something.
struct Said {
    number: Number,
    span: Span,
    shown: String,
    is_alone: bool,
}

/// What one clause says.
struct Claim {
    number: Number,
    measured: Told,
    /// Whether its sentence tells nothing else.
    is_alone: bool,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<Told, Said> = BTreeMap::new();
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.has_digit || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            for claim in claims(passage, sentence) {
                let span = subject.prose.span(passage, claim.number.range.clone());
                let shown = passage.words(claim.number.range.clone()).trim().to_owned();
                let Some(said) = seen.get(&claim.measured) else {
                    let said = Said {
                        number: claim.number,
                        span,
                        shown,
                        is_alone: claim.is_alone,
                    };
                    seen.insert(claim.measured, said);
                    continue;
                };
                // Two whole sentences are compared as such.
                let are_whole = said.is_alone && claim.is_alone;
                if said.number.value == claim.number.value || are_whole {
                    continue;
                }
                let other = &said.shown;
                all.push(
                    finding(format!(
                        "“{shown}” is “{other}” where the same is said elsewhere"
                    ))
                    .at(span)
                    .related(said.span, "the other value")
                    .help("Find out which is right, and say it in one place."),
                );
            }
        }
    }
}

fn claims(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Claim> {
    let typed = typed_numbers(passage, sentence);
    if typed.iter().all(|one| one.kind != NumberKind::Percent)
        || passage.references_in(sentence).count() > 1
    {
        return Vec::new();
    }
    let parts = clauses(&passage.text, sentence);
    let numbers_in = |part: &Range<usize>| {
        typed
            .iter()
            .filter(|one| part.contains(&one.range.start))
            .collect::<Vec<_>>()
    };
    let told: Vec<(&Range<usize>, Vec<&Number>)> =
        parts.iter().map(|part| (part, numbers_in(part))).collect();
    let whole = told
        .iter()
        .filter(|(_, numbers)| !numbers.is_empty())
        .count();
    let mut claims = Vec::new();
    for (at, (part, numbers)) in told.iter().enumerate() {
        let [number] = numbers.as_slice() else {
            continue;
        };
        let is_plain = number.kind == NumberKind::Percent
            && number.hedge == Hedge::None
            && !is_aim(passage, number)
            && !is_of_what_was_told(passage, number)
            // “Of which”, “of these”: a part of what stands before.
            && !["of which", "of these", "of those", "of them", "with"]
                .iter()
                .any(|front| begins_with(&passage.small_words((*part).clone()), front));
        if !is_plain {
            continue;
        }
        // “In Stroud, …” belongs to the number behind it; what ends the sentence, to the last.
        let mut ranges: Vec<Range<usize>> = beside(passage, &told, at);
        ranges.push((*part).clone());
        ranges.extend(subject_of(passage, sentence, part));
        let (when, measured) = what(passage, &ranges);
        if measured.len() >= ENOUGH {
            claims.push(Claim {
                number: (*number).clone(),
                measured: (when, measured),
                is_alone: whole == 1,
            });
        }
    }
    claims
}

/// The clauses without a number that belong to the one at this place.
fn beside(
    passage: &Passage<'_>,
    told: &[(&Range<usize>, Vec<&Number>)],
    at: usize,
) -> Vec<Range<usize>> {
    let is_bare = |(_, numbers): &&(&Range<usize>, Vec<&Number>)| numbers.is_empty();
    let before = told
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(is_bare);
    let behind = told.get(at + 1..).unwrap_or(&[]);
    let ends = behind.iter().all(|one| is_bare(&one));
    let end = told.get(at).map_or(0, |(part, _)| part.end);
    // Behind a semicolon something else begins.
    let behind = behind
        .iter()
        .take_while(|(part, _)| ends && !passage.words(end..part.start).contains([';', ':']));
    before
        .chain(behind)
        .map(|(part, _)| (*part).clone())
        .collect()
}

/// The words before the first verb of a sentence, for a clause that begins with one.
fn subject_of(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    part: &Range<usize>,
) -> Option<Range<usize>> {
    let is_verb = |word: &str| VERBS.contains(&lower(word).as_str());
    let begins = words(&passage.text, part)
        .first()
        .is_some_and(|word| is_verb(word.text));
    if !begins || part.start == sentence.start {
        return None;
    }
    let verb = words(&passage.text, sentence)
        .into_iter()
        .find(|word| is_verb(word.text))?;
    Some(sentence.start..verb.range.start)
}

/// Of which periods, and of what, these words tell.
fn what(passage: &Passage<'_>, ranges: &[Range<usize>]) -> Told {
    let mut when = BTreeSet::new();
    let mut told = BTreeSet::new();
    for range in ranges {
        let named = periods(&passage.text, range, passage.as_at);
        let words = measured(passage, range, &named).into_iter();
        told.extend(words.filter(|word| !HOW_MANY.contains(&word.as_str())));
        when.extend(named.into_iter().filter_map(|one| one.period));
    }
    (when.into_iter().collect(), told)
}

/// Whether a percentage stands right before its verb: “80% had an outcome recorded” is of those of
/// whom the sentence before told.
fn is_of_what_was_told(passage: &Passage<'_>, number: &Number) -> bool {
    let behind = words_after(&passage.text, number.range.end, 1);
    let verb = behind.first().map_or("", String::as_str);
    VERBS.contains(&verb)
}
