//! Two counts of the same in one whole: “373 of 436 staff have completed it” beside “363 staff out
//! of a total of 436 have completed it”.

use super::measured;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::{Kind, Passage, clauses};
use crate::check::rules::typed_figure::typed_numbers;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Decimal, Period, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// With the whole, so many words say what is counted.
const ENOUGH: usize = 3;

/// A smaller whole is the same by chance.
const WHOLE: i64 = 20;

/// Of how many, of which periods and in which words something is counted.
type Told = (Decimal, Vec<Period>, BTreeSet<String>);

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<Told, (Number, Span, String)> = BTreeMap::new();
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.has_digit || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let typed = typed_numbers(passage, sentence);
            let plain = typed.iter().filter(|one| one.kind == NumberKind::Plain);
            if plain.count() < 2 {
                continue;
            }
            for (number, told) in counted(passage, sentence, &typed) {
                let span = subject.prose.span(passage, number.range.clone());
                let shown = passage.words(number.range.clone()).to_owned();
                match seen.get(&told) {
                    Some((said, first, other)) if said.value != number.value => all.push(
                        finding(format!(
                            "“{shown}” is “{other}” where the same is said elsewhere"
                        ))
                        .at(span)
                        .related(*first, "the other value")
                        .help("Find out which is right, and say it in one place."),
                    ),
                    Some(_) => {}
                    None => {
                        seen.insert(told, (number, span, shown));
                    }
                }
            }
        }
    }
}

/// The parts that the clauses of a sentence count, each with what it is a part of.
fn counted(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    typed: &[Number],
) -> Vec<(Number, Told)> {
    let named = periods(&passage.text, sentence, passage.as_at);
    let when: Vec<Period> = named.iter().filter_map(|one| one.period).collect();
    let count = |clause: &Range<usize>| {
        let mut plain = typed
            .iter()
            .filter(|one| clause.contains(&one.range.start) && one.kind == NumberKind::Plain);
        let (part, whole) = (plain.next()?, plain.next()?);
        let is_exact = part.hedge == Hedge::None && whole.hedge == Hedge::None;
        let between = passage.small_words(part.range.end..whole.range.start);
        let joins = ["of ", "of the ", "of a total of "]
            .iter()
            .any(|joint| between.ends_with(joint))
            && between.split_whitespace().count() <= 8;
        let is_share = part.value <= whole.value && whole.value >= Decimal::whole(WHOLE);
        if plain.next().is_some() || !(is_exact && joins && is_share) {
            return None;
        }
        let mut words = measured(passage, clause, &named);
        words.retain(|word| word != "out");
        (words.len() >= ENOUGH).then(|| (part.clone(), (whole.value, when.clone(), words)))
    };
    let clauses = clauses(&passage.text, sentence);
    clauses.iter().filter_map(count).collect()
}
