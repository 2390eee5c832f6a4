//! `sum-differs`: parts that a sentence adds up wrongly: “363 staff: 304, 43 and 26”.

mod grades;
mod in_table;
mod of_one_noun;
mod other_part;
mod two_parts;

use crate::check::number::{Hedge, Number, NumberKind, Role};
use crate::check::prose::Passage;
use crate::check::words::find_phrase;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Decimal;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "sum-differs",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a sentence that gives a whole (“in all”, “in total”, “a total of”, “363 of 436 staff:”) and behind a colon, a semicolon or “of whom” three parts or more, all in digits, which come near to the whole and don't add up to it; and one whose parts repeat the noun of the whole (“363 staff, with 304 staff …, 43 staff … and 26 staff …”). The same of two parts of one noun (“18 town teams and 12 village teams, 32 teams in all”, “20 boys and 15 girls, 37 children in all”, “… That makes 486”), where the next sentence tells the parts (“Of these, …”), or all that are left (“and the other 34”, “The remaining 34”). Also finds the total of a row or column of a typed table that is near to the sum of its parts and not the same, in counts or pounds, with or without shares beside the counts (“12 (57%)”), unless the table says that it rounds or counts some twice; and the one row in which a column is not the sum of two others that are called alike (“seen”, “not seen”). Shares of the four grades (outstanding, good, requires improvement, inadequate) that do not make a whole are found in tables and in sentences.",
    why: "Readers add up. One of the numbers is a slip of the hand, and nobody can tell which.",
    example: "In all 363 staff have completed some modules: 304 all three, 43 two and 26 one.",
    instead: "In all 373 staff have completed some modules: 304 all three, 43 two and 26 one.",
    mend: "Go back to the source and correct the number that is wrong; say so where people are counted twice.",
    run,
};

const WHOLE: [&str; 9] = [
    "in all",
    "in total",
    "a total of",
    "altogether",
    "made up of",
    "comprising",
    "consisting of",
    "all together",
    "the total",
];

/// What opens the list of parts.
const OPENS: [&str; 6] = [
    ": ",
    "; ",
    " of whom ",
    " of which ",
    " made up of ",
    " comprising ",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_table::run(subject, all);
    grades::in_tables(subject, all);
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        let mut before = None;
        for sentence in &passage.sentences {
            let wrong = wrong_sum(subject, passage, sentence)
                .or_else(|| of_one_noun::wrong_sum(subject, passage, sentence))
                .or_else(|| other_part::wrong_sum(subject, passage, sentence, before))
                .or_else(|| two_parts::wrong_sum(subject, passage, sentence, before))
                .or_else(|| grades::in_sentence(subject, passage, sentence));
            all.extend(wrong);
            before = Some(sentence);
        }
    }
}

fn wrong_sum(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let is_whole = WHOLE.iter().any(|word| find_phrase(small, word).is_some());
    let may_be_of_one = || find_phrase(small, "of").is_some();
    if !is_whole && !may_be_of_one() || other_part::refers_to_figures(passage, sentence) {
        return None;
    }
    let (at, opening) = OPENS
        .iter()
        .filter_map(|opening| Some((small.find(opening)?, *opening)))
        .min()?;
    let head = sentence.start..sentence.start + at;
    let tail = sentence.start + at + opening.len()..sentence.end;
    let may_add_up = is_whole || opening == ": " && is_some_of_a_whole(passage, &head);
    if !may_add_up {
        return None;
    }
    // “363 staff, that is 83%; 304 …”: the share is none of the wholes.
    let wholes = match opening {
        "; " => plain(passage, &head),
        _ => counts(passage, &head)?,
    };
    let parts = match opening {
        ": " => first_of_each(passage, &tail),
        _ => None,
    };
    let parts = match parts {
        Some(parts) => parts,
        None if is_whole => counts(passage, &tail)?,
        None => counts_without_shares(passage, &tail)?,
    };
    if parts.len() < 3 || !passage.small_words(tail).contains(" and ") {
        return None;
    }
    not_the_sum(subject, passage, &wholes, &parts)
}

/// “363 of 436 staff”, and no other numbers.
fn is_some_of_a_whole(passage: &Passage<'_>, head: &Range<usize>) -> bool {
    let mut numbers = passage.numbers(head);
    numbers.retain(|number| number.role == Role::Figure);
    let [some, whole] = numbers.as_slice() else {
        return false;
    };
    let between = passage.words(some.range.end..whole.range.start);
    matches!(between, " of " | " of the " | " out of " | " out of the ")
        && [some, whole].into_iter().all(is_exact)
}

/// What is wrong with a sum, where parts come near to the nearest of these wholes and make none.
fn not_the_sum(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    wholes: &[Number],
    parts: &[Number],
) -> Option<Diagnostic> {
    let sum = parts
        .iter()
        .fold(Decimal::ZERO, |sum, part| sum.plus(part.value));
    let whole = wholes
        .iter()
        .min_by_key(|whole| whole.value.minus(sum).abs())?;
    let off = whole.value.minus(sum).abs();
    // Parts that are far from the whole are some of them only.
    let is_near = off.times(10) <= whole.value;
    if off.is_zero() || !is_near || wholes.iter().any(|one| one.value == sum) {
        return None;
    }
    let shown = passage.words(whole.range.clone()).to_owned();
    let added: Vec<String> = parts
        .iter()
        .map(|part| passage.words(part.range.clone()).to_owned())
        .collect();
    Some(
        finding(format!(
            "“{shown}” is not the sum of its parts: {} make {}",
            crate::measure::list_words(&added),
            crate::measure::digits(sum)
        ))
        .at(subject.prose.span(passage, whole.range.clone()))
        .help("Correct the number that is wrong; where some are counted twice, say so."),
    )
}

/// The counts with which the parts of an enumeration begin, where semicolons divide it and all begin
/// so: “304 have done 3 modules; 43 have done 2; and 26 have done 1”.
fn first_of_each(passage: &Passage<'_>, tail: &Range<usize>) -> Option<Vec<Number>> {
    let text = passage.words(tail.clone());
    let mut parts = Vec::new();
    let mut start = tail.start;
    for part in text.split("; ") {
        let begins = match part.strip_prefix("and ") {
            Some(_) => start + "and ".len(),
            None => start,
        };
        let first = passage
            .numbers(&(start..start + part.len()))
            .into_iter()
            .next()?;
        let is_count = first.role == Role::Figure && is_exact(&first);
        if first.range.start != begins || !is_count {
            return None;
        }
        parts.push(first);
        start += part.len() + "; ".len();
    }
    (parts.len() >= 3).then_some(parts)
}

/// The numbers of a part of a sentence, where each is an exact count.
fn counts(passage: &Passage<'_>, range: &Range<usize>) -> Option<Vec<Number>> {
    let found: Vec<Number> = passage
        .numbers(range)
        .into_iter()
        .filter(|number| number.role == Role::Figure)
        .collect();
    found.iter().all(is_exact).then_some(found)
}

/// The same without the share that stands beside a count: “304 (70%)”.
fn counts_without_shares(passage: &Passage<'_>, range: &Range<usize>) -> Option<Vec<Number>> {
    let mut found: Vec<Number> = passage.numbers(range);
    found.retain(|number| {
        let before = passage.words(range.start..number.range.start);
        let behind = passage.words(number.range.end..range.end);
        let is_share =
            number.kind == NumberKind::Percent && before.ends_with('(') && behind.starts_with(')');
        number.role == Role::Figure && !is_share
    });
    found.iter().all(is_exact).then_some(found)
}

fn is_exact(number: &Number) -> bool {
    number.kind == NumberKind::Plain && number.hedge == Hedge::None
}

/// Those numbers of a part of a sentence that are exact counts.
fn plain(passage: &Passage<'_>, range: &Range<usize>) -> Vec<Number> {
    passage
        .numbers(range)
        .into_iter()
        .filter(|number| number.role == Role::Figure && is_exact(number))
        .collect()
}
