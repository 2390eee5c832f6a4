//! One typed fact that a section tells twice in other words.

use crate::check::number::{Hedge, Number, NumberKind, Role};
use crate::check::prose::{Kind, Passage, clauses};
use crate::check::words::{find, is_empty_word, lower, stem, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Id, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a sentence tells: its numbers, and the words that name what they are of.
struct Told<'a, 'p> {
    passage: &'a Passage<'p>,
    range: Range<usize>,
    owner: Option<&'p Id>,
    numbers: BTreeSet<String>,
    words: BTreeSet<String>,
    figures: Vec<Number>,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut told: Vec<Told<'_, '_>> = Vec::new();
    let mut shares: BTreeMap<Share<'_>, Span> = BTreeMap::new();
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let Some(one) = read(passage, sentence) else {
                continue;
            };
            // “Of the above 26 teams 6 …” tells something new of them.
            if refers_back(&passage.small_words(sentence.clone())) {
                continue;
            }
            let other = told
                .iter()
                .rev()
                .take_while(|other| other.owner == one.owner)
                .find(|other| says_the_same(other, &one));
            // Of what a sentence tells twice, its clauses do, too.
            for (share, range) in in_clauses(passage, sentence) {
                let here = subject.prose.span(passage, range);
                match shares.get(&share) {
                    Some(first) if other.is_none() && *first != here => {
                        all.push(told_before().at(here).related(*first, FIRST).help(HELP));
                        break;
                    }
                    Some(_) => {}
                    None => {
                        shares.insert(share, here);
                    }
                }
            }
            if let Some(other) = other {
                all.push(
                    told_before()
                        .at(subject.prose.span(passage, sentence.clone()))
                        .related(
                            subject.prose.span(other.passage, other.range.clone()),
                            FIRST,
                        )
                        .help(HELP),
                );
            }
            told.push(one);
        }
    }
}

/// What takes up a fact that is told before, at the head of a sentence.
const REFERS_BACK: [&str; 7] = [
    "of the above ",
    "of these ",
    "of those ",
    "among these ",
    "among those ",
    "out of these ",
    "out of those ",
];

/// Whether a sentence in small letters begins with a count that it takes up.
fn refers_back(small: &str) -> bool {
    let mut leads = REFERS_BACK.iter();
    leads.any(|lead| {
        let counted = small.strip_prefix(lead);
        counted.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    })
}

const FIRST: &str = "it is told here first";
const HELP: &str = "Tell it once; two copies of a number soon differ.";

fn told_before() -> Diagnostic {
    finding("this section has told the same fact before")
}

/// Of a section, a percentage and the words of its clause.
type Share<'p> = (Option<&'p Id>, String, BTreeSet<String>);

/// Fewer words say little of what a percentage is of.
const ENOUGH: usize = 4;

/// The percentages of a sentence's clauses, each the only number of its clause.
fn in_clauses<'p>(
    passage: &Passage<'p>,
    sentence: &Range<usize>,
) -> Vec<(Share<'p>, Range<usize>)> {
    if !passage.has_digit || find(passage.small_words(sentence.clone()), "%").is_none() {
        return Vec::new();
    }
    let share = |clause: Range<usize>| {
        let one = read(passage, &clause)?;
        let [number] = one.figures.as_slice() else {
            return None;
        };
        if number.kind != NumberKind::Percent || number.hedge != Hedge::None {
            return None;
        }
        let is_of_time =
            |word: &str| matches!(word, "timescale" | "timeframe" | "time" | "day" | "week");
        let words = one.words.into_iter().map(|word| match is_of_time(&word) {
            true => "time".to_owned(),
            false => word,
        });
        let words: BTreeSet<String> = words.filter(|word| word != "within").collect();
        let told = (passage.owner(), number.value.to_string(), words);
        (told.2.len() >= ENOUGH).then_some((told, clause))
    };
    clauses(&passage.text, sentence)
        .into_iter()
        .filter_map(share)
        .collect()
}

fn read<'a, 'p>(passage: &'a Passage<'p>, sentence: &Range<usize>) -> Option<Told<'a, 'p>> {
    let figures: Vec<_> = passage
        .numbers(sentence)
        .into_iter()
        .filter(|number| number.role == Role::Figure && passage.is_typed(&number.range))
        .collect();
    let numbers: BTreeSet<String> = figures
        .iter()
        .map(|number| format!("{:?} {}", number.kind, number.value))
        .collect();
    // Small counts are alike by chance.
    let is_telling = figures
        .iter()
        .any(|number| number.value >= crate::model::Decimal::whole(10));
    if !is_telling {
        return None;
    }
    let words: BTreeSet<String> = words(&passage.text, sentence)
        .iter()
        .map(|word| stem(&lower(word.text)))
        .filter(|word| !is_empty_word(word) && word.len() > 2)
        .filter(|word| !matches!(word.as_str(), "these" | "currently" | "also"))
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    (words.len() >= 3).then(|| Told {
        passage,
        range: sentence.clone(),
        owner: passage.owner(),
        numbers,
        words,
        figures,
    })
}

/// Whether the numbers of one are those of the other, and most of its words, too.
fn says_the_same(one: &Told<'_, '_>, other: &Told<'_, '_>) -> bool {
    let (short, long) = match one.words.len() <= other.words.len() {
        true => (one, other),
        false => (other, one),
    };
    let shared = short.words.intersection(&long.words).count();
    short.numbers.is_subset(&long.numbers) && shared * 10 >= short.words.len() * 7 && shared >= 3
}
