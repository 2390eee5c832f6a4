//! `emphatic-claim`: “the vast majority”, “improved significantly” with nothing to show it.

use crate::check::claim::is_no_statement;
use crate::check::number::NumberKind;
use crate::check::prose::{Kind, Passage, clauses};
use crate::check::small::Small;
use crate::check::typed::dated_numbers;
use crate::check::words::{find, find_phrase, word_before, words_after};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use crate::model::{Decimal, Target};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "emphatic-claim",
    group: Group::Words,
    level: RuleLevel::Off,
    scope: Scope::Text,
    what: "Finds an emphatic share (“the vast majority”, “a high proportion”) in a sentence without a figure, an emphatic change (“improved significantly”, “significant increase in”) in one that doesn't show from what to what, “doubled” without any number, and a “vast majority” of less than nine in ten; in sections and in what is reported of a priority.",
    why: "Emphasis asks for belief. Readers of a self-evaluation, inspectors first of all, believe figures.",
    example: "Visits have improved significantly since 2017. The vast majority are in time.",
    instead: "Visits in time rose from [[visits@2017-03]] in March 2017 to [[visits]].",
    mend: "Refer to the figures, before and now; or take the emphasis out.",
    run,
};

const SHARES: [&str; 11] = [
    "vast majority",
    "overwhelming majority",
    "large majority",
    "great majority",
    "greater majority",
    "high proportion",
    "large proportion",
    "significant proportion",
    "significant majority",
    "very few",
    "almost every",
];

/// Adverbs and adjectives that make a change a great one.
const GREAT: [&str; 13] = [
    "significantly",
    "considerably",
    "substantially",
    "dramatically",
    "markedly",
    "greatly",
    "significant",
    "considerable",
    "substantial",
    "dramatic",
    "marked",
    "noticeable",
    "sustained",
];

/// Changes that may be told as great, behind or before.
const CHANGES: [&str; 16] = [
    "improved",
    "reduced",
    "increased",
    "decreased",
    "fallen",
    "risen",
    "grown",
    "improvement",
    "improvements",
    "increase",
    "increases",
    "reduction",
    "reductions",
    "decrease",
    "progress",
    "growth",
];

/// What says that a change has been made: “this has enabled us to significantly reduce …”.
const ENABLED: [&str; 6] = [
    "enabled us to",
    "allowed us to",
    "helped us to",
    "enabled teams to",
    "helped to",
    "led us to",
];
const MAKES: [&str; 5] = ["reduce", "improve", "increase", "decrease", "shorten"];

/// Changes by a factor.
const MULTIPLES: [&str; 5] = ["doubled", "halved", "trebled", "tripled", "quadrupled"];

/// A “vast majority” is at least this share.
const VAST: i64 = 90;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
        let speaks = passage.is_in_section()
            || matches!(passage.place.part, Part::Key("progress" | "comment"));
        if passage.quoted || !is_prose || !speaks {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !is_emphatic(small) {
                continue;
            }
            let refers = passage
                .references_in(sentence)
                .any(|mention| !matches!(mention.reference.to, Target::Term { .. }));
            let has_note = passage.notes.iter().any(|note| sentence.contains(note));
            if refers || has_note {
                continue;
            }
            // What is said is denied or wished before it, or in its own clause.
            let share = first(small, &SHARES).map(|(_, at)| at);
            let told = match share.or_else(|| great_change(small).map(|(at, _)| at)) {
                Some(at) => {
                    let at = sentence.start + at;
                    let clause = clauses(&passage.text, sentence)
                        .into_iter()
                        .find(|clause| clause.contains(&at));
                    sentence.start..clause.map_or(sentence.end, |clause| clause.end)
                }
                None => sentence.clone(),
            };
            if is_no_statement(passage.small_words(told.clone()), passage.words(told)) {
                continue;
            }
            if let Some((range, message)) = claim(passage, sentence, small) {
                all.push(
                    finding(message)
                        .at(subject.prose.span(passage, range))
                        .help("Refer to the figures that show it, or take the emphasis out."),
                );
            }
        }
    }
}

/// Whether a sentence has one of the words that make a claim of it: hardly any has.
fn is_emphatic(small: Small<'_>) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| find(small, word).is_some());
    holds(&SHARES) || holds(&MULTIPLES) || holds(&GREAT)
}

fn claim(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    small: Small<'_>,
) -> Option<(Range<usize>, String)> {
    let numbers = dated_numbers(passage, sentence);
    let at = |start: usize, length: usize| {
        let start = sentence.start + start;
        start..start + length
    };
    if let Some((phrase, start)) = first(small, &SHARES) {
        let range = at(start, phrase.len());
        let shown = passage.words(range.clone()).to_owned();
        if numbers.is_empty() {
            return Some((range, format!("no number stands behind “{shown}”")));
        }
        // “The vast majority of strategy discussions (74%)”
        let is_vast = phrase.starts_with("vast") || phrase.starts_with("overwhelming");
        let behind = numbers.iter().find(|one| {
            let number = &one.number;
            number.kind == NumberKind::Percent
                && number.range.start >= range.end
                && number.range.start - range.end <= 60
                && passage.words(0..number.range.start).ends_with('(')
                && !passage
                    .words(range.end..number.range.start)
                    .contains([',', ';', '.'])
        });
        if let (true, Some(one)) = (is_vast, behind)
            && one.number.value < Decimal::whole(VAST)
        {
            let value = passage.words(one.number.range.clone()).trim().to_owned();
            return Some((range, format!("“{shown}” is said of {value}")));
        }
    }
    // “Doubled” needs one at least.
    let doubled = first(small, &MULTIPLES);
    if let (Some((phrase, start)), true) = (doubled, numbers.is_empty()) {
        let range = at(start, phrase.len());
        return Some((
            range,
            format!("nothing shows from what to what: “{phrase}”"),
        ));
    }
    // A change needs two figures.
    if numbers.len() > 1 {
        return None;
    }
    let (start, end) = great_change(small)?;
    let range = at(start, end - start);
    let shown = passage.words(range.clone()).to_owned();
    Some((range, format!("nothing shows from what to what: “{shown}”")))
}

fn first<'w>(small: Small<'_>, phrases: &[&'w str]) -> Option<(&'w str, usize)> {
    phrases
        .iter()
        .filter_map(|phrase| Some((*phrase, find_phrase(small, phrase)?)))
        .min_by_key(|(_, at)| *at)
}

/// Where “improved significantly” or “significant improvement” stands.
fn great_change(small: Small<'_>) -> Option<(usize, usize)> {
    GREAT
        .iter()
        .filter_map(|great| {
            let at = find_phrase(small, great)?;
            let end = at + great.len();
            // “Recording requires significant improvement” asks for it.
            let front = small.get(..at)?.trim_end();
            if [
                "requires",
                "require",
                "has to",
                "have to",
                "call for",
                "calls for",
            ]
            .iter()
            .any(|ask| front.ends_with(ask))
            {
                return None;
            }
            // What enabled somebody to do it stands right before.
            let makes = |word: &str, front: &str| {
                MAKES.contains(&word) && ENABLED.iter().any(|words| front.ends_with(words))
            };
            let next = words_after(&small, end, 1);
            if let Some(next) = next.first()
                && (CHANGES.contains(&next.as_str()) || makes(next, front))
                && small
                    .get(end..)?
                    .strip_prefix(' ')?
                    .starts_with(next.as_str())
            {
                return Some((at, end + 1 + next.len()));
            }
            let before = word_before(&small, at);
            let front = small.get(..at)?.strip_suffix(' ')?.strip_suffix(&before)?;
            let is_change = CHANGES.contains(&before.as_str()) || makes(&before, front.trim_end());
            is_change.then_some((front.len(), end))
        })
        .min()
}
