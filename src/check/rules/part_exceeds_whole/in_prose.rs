//! “Five beds had been secured, of which six are in Gloucester”.

use crate::check::number::{Hedge, NumberKind, Role, hedge, number_word};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find, words, words_after};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// What is said of a part that has no noun of its own.
const VERBS: [&str; 8] = ["are", "were", "is", "was", "have", "had", "will", "remain"];

static JOINTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["of which", "of whom"]));

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        // Hardly a text has one.
        if !JOINTS.are_in(passage.small()) {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let joint = [" of which ", " of whom "]
                .iter()
                .find_map(|joint| Some((find(small, joint)?, joint.len())));
            if let Some((at, length)) = joint {
                let whole = sentence.start..sentence.start + at;
                let part = sentence.start + at + length..sentence.end;
                all.extend(larger(subject, passage, &whole, &part));
            }
        }
    }
}

/// A count of a sentence, in digits or as a word.
struct Count {
    range: Range<usize>,
    value: Decimal,
}

/// The counts of a part of a sentence; `None` where a number is no count, or not meant exactly.
fn counts(passage: &Passage<'_>, range: &Range<usize>) -> Option<Vec<Count>> {
    let mut counts = Vec::new();
    for number in passage.numbers(range) {
        let is_exact = number.kind == NumberKind::Plain && number.hedge == Hedge::None;
        match number.role {
            Role::Name => continue,
            Role::Figure if is_exact && passage.is_typed(&number.range) => counts.push(Count {
                range: number.range,
                value: number.value,
            }),
            _ => return None,
        }
    }
    for word in words(&passage.text, range) {
        // “One” also stands for a thing.
        let value = number_word(passage.small_words(word.range.clone()).text);
        if let Some(value) = value.filter(|value| *value > 1) {
            let is_exact = hedge(passage.words(range.start..word.range.start)) == Hedge::None;
            if !is_exact || !passage.is_typed(&word.range) {
                return None;
            }
            counts.push(Count {
                range: word.range,
                value: Decimal::whole(value),
            });
        }
    }
    Some(counts)
}

/// One count before, and one of the same things right behind that is larger.
fn larger(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    before: &Range<usize>,
    behind: &Range<usize>,
) -> Option<Diagnostic> {
    let wholes = counts(passage, before)?;
    let [whole] = wholes.as_slice() else {
        return None;
    };
    let part = counts(passage, behind)?
        .into_iter()
        .find(|part| part.range.start == behind.start)?;
    let next = words_after(&passage.text, part.range.end, 1);
    let has_noun = !next
        .first()
        .is_some_and(|next| VERBS.contains(&next.as_str()));
    let refers = passage.references_in(before).next().is_some();
    if refers || has_noun || part.value <= whole.value {
        return None;
    }
    let shown = |count: &Count| passage.words(count.range.clone()).to_owned();
    Some(
        finding(format!(
            "“{}” is more than the “{}” that it is a part of",
            shown(&part),
            shown(whole)
        ))
        .at(subject.prose.span(passage, part.range.clone()))
        .help("Correct the number that is wrong."),
    )
}
