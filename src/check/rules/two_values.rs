//! `two-values`: one measure typed with two values.

mod against_data;
mod in_clauses;
mod of_one_whole;
mod slip_of_hand;

use super::typed_figure::typed_numbers;
use crate::check::number::{Number, NumberKind, Role};
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Kind, Passage};
use crate::check::words::{is_empty_word, lower, stem, words, words_after};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Period;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "two-values",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds two sentences of the sections that say the same words, in whatever order, of the same periods, each with one typed percentage, where the percentages differ; two such clauses of sentences that tell several (“are seen in time (93%), have a plan (81%)”); two clauses that count the same in one whole (“373 of 436 staff”, “363 staff out of 436”); and two long sentences of the same words with several numbers, of which one differs. Also finds a percentage typed for a named period (in a sentence or a typed table) that the data has another value for, where the measure is named for the most part, or in full and without a period by a table's headings and what is said above it; a number typed for a period that is its value but for two digits swapped or a lost decimal point, a cell of a typed table that is another number in a table which says the same but for it; and a cell of a table that has another value than the indicator which its headings name.",
    why: "One of them is wrong, or two things are measured that the reader takes for one.",
    example: "99% of children in care had an assessment that was up to date; and elsewhere: An up-to-date assessment was held for 90% of children in care.",
    instead: "[[assessments]] of children in care had an assessment that was up to date.",
    mend: "Find out which value is right and say it in one place, or say how the two measures differ.",
    run,
};

/// Fewer words in common say little of what is measured.
const ENOUGH: usize = 4;

/// Words that say nothing of what is measured, besides the empty ones: of telling and of shares.
const TELLING: [&str; 28] = [
    "these",
    "those",
    "us",
    "they",
    "there",
    "also",
    "now",
    "currently",
    "recently",
    "said",
    "say",
    "says",
    "show",
    "shows",
    "showed",
    "found",
    "finds",
    "all",
    "only",
    "overall",
    "per",
    "cent",
    "percent",
    "academic",
    "financial",
    "through",
    "throughout",
    "total",
];

/// In a sentence with other numbers than one percentage more words say what is measured.
const ENOUGH_FOR_MORE: usize = 8;

/// Where a measure was first said, and with which numbers.
type Said<'a, 'p> = (Vec<Number>, &'a Passage<'p>);

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    against_data::run(subject, all);
    slip_of_hand::run(subject, all);
    in_clauses::run(subject, all);
    of_one_whole::run(subject, all);
    let mut seen: BTreeMap<(Vec<Period>, BTreeSet<String>), Said<'_, '_>> = BTreeMap::new();
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let typed = typed_numbers(passage, sentence);
            let enough = match typed.as_slice() {
                [] => continue,
                [only] if only.kind == NumberKind::Percent => ENOUGH,
                _ => ENOUGH_FOR_MORE,
            };
            if passage.references_in(sentence).count() > 1 {
                continue;
            }
            let named = periods(&passage.text, sentence, passage.as_at);
            let mut measured = measured(passage, sentence, &named);
            if measured.len() < enough {
                continue;
            }
            measured.extend(told_of(passage, sentence, &typed));
            let when = named.iter().filter_map(|one| one.period).collect();
            match seen.get(&(when, measured.clone())) {
                Some((numbers, before)) if is_alike(numbers, &typed) => {
                    for (other, number) in numbers.iter().zip(typed) {
                        if other.value == number.value {
                            continue;
                        }
                        let first = subject.prose.span(before, other.range.clone());
                        let shown = passage.words(number.range.clone()).trim().to_owned();
                        let other = before.words(other.range.clone()).trim().to_owned();
                        all.push(
                            finding(format!(
                                "“{shown}” is “{other}” where the same is said elsewhere"
                            ))
                            .at(subject.prose.span(passage, number.range))
                            .related(first, "the other value")
                            .help("Find out which is right, and say it in one place."),
                        );
                    }
                }
                Some(_) => {}
                None => {
                    let when = named.iter().filter_map(|one| one.period).collect();
                    seen.insert((when, measured), (typed, passage));
                }
            }
        }
    }
}

/// The words that say what a sentence measures: also “16” of an age and “24” of hours, which tell
/// two groups or limits apart.
fn measured(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    named: &[NamedPeriod],
) -> BTreeSet<String> {
    let numbers = passage.numbers(sentence);
    let is_figure = |at: usize| {
        let mut figures = numbers.iter().filter(|one| one.role == Role::Figure);
        figures.any(|one| one.range.contains(&at))
    };
    words(&passage.text, sentence)
        .into_iter()
        .filter(|word| {
            !named
                .iter()
                .any(|one| one.range.contains(&word.range.start))
        })
        .filter(|word| !is_figure(word.range.start))
        .map(|word| lower(word.text))
        .filter(|word| !is_empty_word(word) && !TELLING.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// “92% had a resolution”: what they are a share of, the sentence before says.
fn told_of(passage: &Passage<'_>, sentence: &Range<usize>, typed: &[Number]) -> BTreeSet<String> {
    let says_not_of_what = |number: &Number| {
        let next = words_after(&passage.text, number.range.end, 1);
        next.first().is_some_and(|next| {
            matches!(
                next.as_str(),
                "had" | "have" | "has" | "were" | "was" | "are" | "is" | "did"
            )
        })
    };
    let before = passage.sentences.iter().rev();
    match before.into_iter().find(|other| other.end <= sentence.start) {
        Some(before) if typed.iter().any(says_not_of_what) => {
            let named = periods(&passage.text, before, passage.as_at);
            let words = measured(passage, before, &named).into_iter();
            words.map(|word| format!("before: {word}")).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// Whether two lists of numbers are of the same kinds, and all the same but one: of many other
/// numbers something else is told.
fn is_alike(one: &[Number], other: &[Number]) -> bool {
    let is_same_kind = |(one, other): (&Number, &Number)| one.kind == other.kind;
    let different = one.iter().zip(other).filter(|(a, b)| a.value != b.value);
    one.len() == other.len() && one.iter().zip(other).all(is_same_kind) && different.count() == 1
}
