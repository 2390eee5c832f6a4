//! A number of cases typed beside evidence that is registered with another number of cases.

mod named;

use super::{may_be, tells};
use crate::check::number::{Hedge, Number, NumberKind, numbers};
use crate::check::prose::{Passage, SHOWN};
use crate::check::typed::dated_numbers;
use crate::check::words::{find_phrase, lower, words_after};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Decimal, Evidence, Target, plain_words, walk};
use std::ops::Range;

/// What makes a number the number of what was looked at.
const LOOKED_AT: [&str; 14] = [
    "audit of ",
    "audits of ",
    "review of ",
    "reviews of ",
    "sample of ",
    "survey of ",
    "reviewed ",
    "audited ",
    "sampled ",
    "examined ",
    "looked at ",
    "based on ",
    "read ",
    "interviewed ",
];

/// What was looked at is told in so many words.
const NOUNS: usize = 3;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        if !passage.has_digit {
            continue;
        }
        for sentence in &passage.sentences {
            let cited = match passage.references.is_empty() {
                true => None,
                false => cited(subject, passage, sentence),
            };
            let found = match cited {
                Some(evidence) => other_sample(subject, passage, sentence, evidence),
                None => named::of(subject, passage, sentence)
                    .and_then(|evidence| other_sample(subject, passage, sentence, evidence)),
            };
            all.extend(found);
        }
    }
}

/// The one piece of evidence that a sentence cites.
fn cited<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<&'p Evidence> {
    let mut cited =
        passage
            .references_in(sentence)
            .filter_map(|mention| match &mention.reference.to {
                Target::Evidence(id) => subject.publication.evidence(id.as_str()),
                _ => None,
            });
    let evidence = cited.next()?;
    cited.next().is_none().then_some(evidence)
}

fn other_sample(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    evidence: &Evidence,
) -> Option<Diagnostic> {
    let sample = evidence.sample.as_deref()?;
    let known: Vec<Number> = numbers(sample, &(0..sample.len()))
        .into_iter()
        .filter(Number::is_count)
        .collect();
    let registered = whole(&known)?;
    if registered.hedge != Hedge::None {
        return None;
    }
    let number = dated_numbers(passage, sentence)
        .into_iter()
        .map(|one| one.number)
        .filter(|number| {
            let is_told = matches!(number.hedge, Hedge::None | Hedge::About);
            number.kind == NumberKind::Plain && is_told
        })
        .find(|number| {
            // “An audit [[its-id]] of 60 cases”
            let front = passage.small_words(sentence.start..number.range.start);
            let front = front.replace([SHOWN], "").replace("  ", " ");
            let front = without_hedge(&front, number.hedge);
            LOOKED_AT.iter().any(|words| front.ends_with(words))
                || is_looked_at(passage, sentence, number)
                || is_in_brackets(passage, sentence, number)
        })?;
    // “Audit of 3 teams” with a sample of 59 children counts other things.
    let noun = words_after(&passage.text, number.range.end, 2);
    // “A sample of 41 children, and 19 siblings: 60 in all” says where the registered one comes from.
    let says_both = dated_numbers(passage, sentence)
        .iter()
        .any(|one| one.number.value == registered.value);
    let is_open = may_be(&number, registered.value) && !noun.is_empty();
    let is_told = tells(&number, registered.value)
        || says_both
        || is_described(evidence, &number.value.to_string());
    if is_told || !is_open {
        return None;
    }
    let shown = passage.words(number.range.clone()).to_owned();
    let is_cited = passage.references_in(sentence).next().is_some();
    let which = if is_cited {
        "that is cited"
    } else {
        "that is named"
    };
    Some(
        finding(format!(
            "“{shown}” is typed, and the evidence {which} rests on “{sample}”"
        ))
        .at(subject.prose.span(passage, number.range))
        .related(
            evidence.span,
            format!("“{}” is registered here", evidence.title),
        )
        .help("Find out which number is right, and correct the other."),
    )
}

/// The number of all who were looked at: the only one, or the first where the others add up to it.
fn whole(known: &[Number]) -> Option<&Number> {
    let (first, parts) = known.split_first()?;
    let sum = parts
        .iter()
        .fold(Decimal::whole(0), |sum, part| sum.plus(part.value));
    (parts.is_empty() || sum == first.value).then_some(first)
}

/// What stands before a number, without the word that makes it no exact one.
fn without_hedge(front: &str, hedge: Hedge) -> &str {
    match hedge {
        Hedge::None => front,
        _ => {
            let end = front.trim_end().rfind(' ').map_or(0, |at| at + 1);
            front.get(..end).unwrap_or("")
        }
    }
}

/// “60 cases were audited”
fn is_looked_at(passage: &Passage<'_>, sentence: &Range<usize>, number: &Number) -> bool {
    const VERBS: [&str; 8] = [
        "audited",
        "reviewed",
        "sampled",
        "examined",
        "looked at",
        "interviewed",
        "surveyed",
        "read",
    ];
    let behind = passage.small_words(number.range.end..sentence.end);
    let verb = [" were ", " was "]
        .iter()
        .find_map(|verb| behind.split_once(verb));
    verb.is_some_and(|(nouns, rest)| {
        (1..=NOUNS).contains(&nouns.split_whitespace().count())
            && nouns.chars().all(|c| c.is_alphabetic() || c == ' ')
            && VERBS.iter().any(|verb| {
                rest.strip_prefix(verb)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
    })
}

/// “an audit [[its-id]] (60 cases)”
fn is_in_brackets(passage: &Passage<'_>, sentence: &Range<usize>, number: &Number) -> bool {
    let front = passage.words(sentence.start..number.range.start);
    let opens = front.strip_suffix('(').map(str::trim_end);
    let end = opens.map(|front| sentence.start + front.len());
    let is_behind = passage
        .references_in(sentence)
        .any(|mention| Some(mention.range.end) == end);
    let behind = passage.words(number.range.end..sentence.end);
    let nouns = behind.split_once(')').map_or("", |(nouns, _)| nouns);
    let is_counted = (1..=NOUNS).contains(&nouns.split_whitespace().count())
        && nouns.chars().all(|c| c.is_alphabetic() || c == ' ');
    is_behind && is_counted
}

/// Whether the evidence's description has the number, and does not say that another paper prints it.
fn is_described(evidence: &Evidence, number: &str) -> bool {
    const PRINTS: [&str; 6] = ["prints", "printed", "speaks of", "spoke of", "says", "said"];
    let mut told = false;
    walk::each_block(&evidence.description, &mut |block| {
        if let crate::model::BlockKind::Paragraph(line) = &block.kind {
            let words = plain_words(line);
            told |= words.split(". ").any(|sentence| {
                let small = lower(sentence);
                let is_printed = PRINTS
                    .iter()
                    .any(|verb| find_phrase(&small, verb).is_some());
                find_phrase(&small, number).is_some() && !is_printed
            });
        }
    });
    told
}
