//! One typed fact that a section tells twice in other words.

use crate::check::number::{Role, numbers};
use crate::check::prose::{Kind, Passage};
use crate::check::words::{is_empty_word, lower, stem, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a sentence tells: its numbers, and the words that name what they are of.
struct Told<'a, 'p> {
    passage: &'a Passage<'p>,
    range: Range<usize>,
    owner: Option<&'p Id>,
    numbers: BTreeSet<String>,
    words: BTreeSet<String>,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut told: Vec<Told<'_, '_>> = Vec::new();
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let Some(one) = read(passage, sentence) else {
                continue;
            };
            let other = told
                .iter()
                .rev()
                .take_while(|other| other.owner == one.owner)
                .find(|other| says_the_same(other, &one));
            if let Some(other) = other {
                all.push(
                    finding("this section has told the same fact before")
                        .at(subject.prose.span(passage, sentence.clone()))
                        .related(
                            subject.prose.span(other.passage, other.range.clone()),
                            "it is told here first",
                        )
                        .help("Tell it once; two copies of a number soon differ."),
                );
            }
            told.push(one);
        }
    }
}

fn read<'a, 'p>(passage: &'a Passage<'p>, sentence: &Range<usize>) -> Option<Told<'a, 'p>> {
    let figures: Vec<_> = numbers(&passage.text, sentence)
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
