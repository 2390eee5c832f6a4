//! `fraction-differs`: a typed percentage that doesn't follow from the counts typed beside it.

mod in_table;
mod in_words;
mod of_a_group;
mod of_a_lead;
mod of_parts;
mod share;
mod told_near;

use crate::check::number::{Hedge, Number, NumberKind, Role, may_mean, number_word};
use crate::check::prose::{Passage, SHOWN};
use crate::check::words::{lower, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::digits;
use crate::model::Decimal;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "fraction-differs",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Computes a percentage that is typed beside its two counts (“210 out of 754 (28%)”, “28% (210 of 754)”, “74 children, of which 51 (69%)”), of counts in words (“three of our four homes (80%)”), of a share in words (“234 of 686, about a quarter”), of a whole that leads (“Of 748 children 54 (6%) …”) or ends it (“13 (56%) green and 10 (43%) amber of 23”), of a group (“73% of the group (304 of 436)”), of those of whom it tells behind a colon (“363 out of 436 staff: 304 (70%) did”), or near it (“304 have completed it. Those who have completed it account for 70% of staff”), rounded half up. Also in typed tables: percentages beside their count (“5 (35%)”) or in a column of their own, of the total of their row or column, of the sum of the row or column, or of another column, where most of the table agrees that they are of it.",
    why: "Anybody can divide. Where the three numbers don't fit together, one of them is wrong.",
    example: "A total of 363 staff out of 436 (85.6%) have completed it.",
    instead: "A total of 373 staff out of 436 (85.6%) have completed it.",
    mend: "Correct the number that is wrong. Better: hold the fraction as a figure, { n = 373, of = 436 }, and refer to it: the tool divides.",
    run,
};

/// What to do where a percentage doesn't follow from numbers of its own sentence.
const HOLD_IT: &str =
    "Correct the number that is wrong, or hold the fraction as a figure and refer to it.";

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_table::run(subject, all);
    for passage in subject.prose.statements() {
        if !passage.has_digit {
            continue;
        }
        let mut before: Option<(&Range<usize>, Vec<Number>)> = None;
        for (at, sentence) in passage.sentences.iter().enumerate() {
            let found: Vec<Number> = passage
                .numbers(sentence)
                .into_iter()
                .filter(|number| passage.is_typed(&number.range))
                .collect();
            let told_near = before
                .as_ref()
                .map(|(range, numbers)| (*range, numbers.as_slice()));
            all.extend(told_near::wrong(
                subject, passage, sentence, &found, told_near,
            ));
            let told_before = of_these(passage, at, &found);
            let counts = in_words::counts(passage, sentence, &found);
            let threes = found
                .windows(3)
                .map(<[Number]>::to_vec)
                .chain(told_before)
                .chain(without_dates(&found))
                .chain(counts);
            for three in threes {
                let Some((n, of, percent)) = fraction(&passage.text, &three) else {
                    continue;
                };
                let Some(right) = n.value.for_each(100, of.value, percent.value.scale()) else {
                    continue;
                };
                if agrees(n, of, percent, right) {
                    continue;
                }
                let fraction = (n.value, of.value, right);
                all.push(does_not_follow(subject, passage, percent, fraction).help(HOLD_IT));
            }
            if let Some((n, of, share)) = share::told(passage, sentence, &found)
                && let Some(right) = n.value.for_each(100, of.value, 0)
                && !may_mean(&share, right)
            {
                all.push(
                    does_not_follow(subject, passage, &share, (n.value, of.value, right))
                        .help("Correct the number or the words that are wrong."),
                );
            }
            all.extend(of_a_lead::wrong(subject, passage, sentence, &found));
            all.extend(of_a_group::wrong(subject, passage, &found));
            all.extend(of_parts::wrong(subject, passage, &found));
            before = Some((sentence, found));
        }
    }
}

/// A percentage that is typed, beside the part, the whole and the percentage that follows.
fn does_not_follow(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    percent: &Number,
    (n, of, right): (Decimal, Decimal, Decimal),
) -> Diagnostic {
    let shown = passage.words(percent.range.clone()).trim();
    finding(format!(
        "“{shown}” doesn't follow: {} of {} is {}%",
        digits(n),
        digits(of),
        digits(right)
    ))
    .at(subject.prose.span(passage, percent.range.clone()))
}

/// The whole of the sentence before and the part and share of this one: “We asked 80 carers. Of
/// these, 60 (75%) were content.” Only where the sentence before has no other number.
fn of_these(passage: &Passage<'_>, at: usize, found: &[Number]) -> Option<Vec<Number>> {
    let sentence = passage.sentences.get(at)?;
    let before = passage.sentences.get(at.checked_sub(1)?)?;
    let [part, share, ..] = found else {
        return None;
    };
    let lead = passage.small_words(sentence.start..part.range.start);
    let takes_up = ["of these", "of them", "of those"].contains(&lead.trim_end_matches([',', ' ']));
    let has_word = words(&passage.text, before)
        .iter()
        .any(|word| number_word(&lower(word.text)).is_some());
    let mut wholes = passage.numbers(before).into_iter();
    match (wholes.next(), wholes.next()) {
        (Some(whole), None) if takes_up && !has_word && passage.is_typed(&whole.range) => {
            Some(vec![whole, part.clone(), share.clone()])
        }
        _ => None,
    }
}

/// Three figures that nothing but a date stands between: “7 out of 66 in December 2018 (9.6%)”.
fn without_dates(found: &[Number]) -> Vec<Vec<Number>> {
    let is_date = |number: &Number| number.role == Role::Name;
    if found.len() < 4 || !found.iter().any(is_date) {
        return Vec::new();
    }
    let figures: Vec<&Number> = found.iter().filter(|one| !is_date(one)).collect();
    let with_date = |three: &&[&Number]| match three {
        [_, whole, share] => {
            let mut between = found.iter();
            between.any(|one| {
                is_date(one)
                    && whole.range.end <= one.range.start
                    && one.range.end <= share.range.start
            })
        }
        _ => false,
    };
    let threes = figures.windows(3).filter(with_date);
    threes
        .map(|three| three.iter().map(|one| (*one).clone()).collect())
        .collect()
}

fn agrees(n: &Number, of: &Number, percent: &Number, right: Decimal) -> bool {
    if right == percent.value {
        return true;
    }
    let hedged = [n, of, percent]
        .iter()
        .any(|number| number.hedge != Hedge::None);
    hedged && right.minus(percent.value).abs() <= Decimal::whole(3)
}

/// The part, the whole and the percentage in three numbers that follow each other.
fn fraction<'n>(text: &str, three: &'n [Number]) -> Option<(&'n Number, &'n Number, &'n Number)> {
    let [a, b, c] = three else {
        return None;
    };
    let between =
        |one: &Number, two: &Number| lower(text.get(one.range.end..two.range.start).unwrap_or(""));
    let (first, second) = (between(a, b), between(b, c));
    let kinds = (a.kind, b.kind, c.kind);
    let is_of = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        words.len() <= 6
            && words.iter().filter(|word| **word == "of").count() <= 2
            && words.contains(&"of")
            && !words
                .iter()
                .any(|word| word.ends_with([',', ';', ':', '.', ')', '(']))
    };
    let opens = |words: &str| {
        let words = words.trim();
        words.ends_with('(')
            && words.split_whitespace().count() <= 5
            && !words.contains([',', ';', '.'])
    };
    let joins = |words: &str| {
        matches!(
            words.trim(),
            "(" | "," | ", or" | "or" | "–" | ": " | "=" | ", that is," | "(that is"
        )
    };
    // 363 out of a total of 436 staff, that is 85.6%
    let restates = |words: &str| {
        let told = ["that is", "that’s", "that's", "i.e.", "ie", "which is"]
            .iter()
            .find_map(|end| words.trim().trim_end_matches(',').strip_suffix(end));
        told.and_then(|told| told.trim_end().strip_suffix(['(', ',', '–']))
            .is_some_and(|nouns| {
                nouns.split_whitespace().count() <= 3 && !nouns.contains([',', ';', '.', '('])
            })
    };
    let is_more = |percent: &Number| {
        let behind = lower(text.get(percent.range.end..).unwrap_or(""));
        let next = behind.split_whitespace().next().unwrap_or("");
        [
            "more", "less", "fewer", "higher", "lower", "above", "below", "up", "down",
        ]
        .contains(&next)
    };
    // 74 children had an episode, of which 51 (69%); 80 carers. Of these, 60 (75%)
    let shares_out = |words: &str| {
        let Some(told) = ["of which", "of whom", "of these", "of those", "of them"]
            .iter()
            .find_map(|end| words.trim_end_matches([',', ' ']).strip_suffix(end))
        else {
            return false;
        };
        let told = told.trim_end().trim_end_matches([',', '.']);
        !told.contains([',', ';', ':', '.', '(', ')', '–', SHOWN])
            && !told
                .split_whitespace()
                .any(|word| number_word(word).is_some())
            && told.split_whitespace().count() <= 12
    };
    match kinds {
        (NumberKind::Plain, NumberKind::Plain, NumberKind::Percent)
            if shares_out(&first) && second.trim() == "(" =>
        {
            Some((b, a, c))
        }
        // 210 (of 754 children) (28%); 210 out of 754 (28%)
        (NumberKind::Plain, NumberKind::Plain, NumberKind::Percent)
            if is_of(&first)
                && (opens(&second) || joins(&second) || restates(&second) && !is_more(c)) =>
        {
            Some((a, b, c))
        }
        // 373 (85.6%) of 436
        (NumberKind::Plain, NumberKind::Percent, NumberKind::Plain)
            if opens(&first)
                && is_of(second.trim_start_matches(')'))
                && second.starts_with(')') =>
        {
            Some((a, c, b))
        }
        // 28% (210 of 754)
        (NumberKind::Percent, NumberKind::Plain, NumberKind::Plain)
            if joins(&first) && is_of(&second) =>
        {
            Some((b, c, a))
        }
        _ => None,
    }
    .filter(|(n, of, _)| n.value <= of.value && [n, of].iter().all(|one| one.role == Role::Figure))
}
