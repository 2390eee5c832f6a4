//! A multiple that two typed numbers beside it contradict: “trebled, from 700 to 1,500”.

use super::{PHRASES, WORDS};
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, NumberKind, Role, hedge};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find_phrase, lower};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands between the later number and the earlier.
static COMPARED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "compared with",
        "compared to",
        "up from",
        "down from",
        "against",
    ])
});

/// What begins another statement.
const OTHERS: [&str; 6] = [" and ", "; ", " while ", " but ", " whereas ", ". "];

/// The word and the numbers stand this near each other, in bytes.
const NEAR: usize = 48;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if !passage.has_digit || passage.quoted || !PHRASES.are_in(passage.small()) {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let Some((word, at)) = PHRASES.first_in(small) else {
                continue;
            };
            let range = sentence.start + at..sentence.start + at + word.len();
            let Some((before, now)) = told(passage, sentence, &range) else {
                continue;
            };
            let Some((_, least, most)) = WORDS.iter().find(|(known, ..)| *known == word) else {
                continue;
            };
            let value = now.value.times(100);
            let fits = value >= before.value.times(*least) && value <= before.value.times(*most);
            if fits || is_no_statement(small, passage.words(sentence.clone())) {
                continue;
            }
            all.push(
                finding(format!(
                    "“{word}” disagrees with the numbers beside it: {}, then {}",
                    passage.words(before.range.clone()),
                    passage.words(now.range.clone())
                ))
                .at(subject.prose.span(passage, range))
                .help("Say by how much it changed, as the numbers do."),
            );
        }
    }
}

/// The earlier and the later of the two numbers of a sentence, where they are what a word speaks of.
fn told(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    word: &Range<usize>,
) -> Option<(Number, Number)> {
    let front = passage.words(sentence.start..word.start);
    if !matches!(hedge(front), Hedge::None | Hedge::About) {
        return None;
    }
    let mut numbers = passage.numbers(sentence);
    numbers.retain(|number| number.role == Role::Figure && passage.is_typed(&number.range));
    let [one, two] = numbers.as_slice() else {
        return None;
    };
    let is_exact = |number: &Number| matches!(number.hedge, Hedge::None | Hedge::About);
    if one.kind != two.kind
        || one.kind == NumberKind::Share
        || one.value.is_zero()
        || two.value.is_zero()
        || !is_exact(one)
        || !is_exact(two)
    {
        return None;
    }
    // The word stands before both or behind both, and nothing else begins between.
    let beside = match (word.end <= one.range.start, word.start >= two.range.end) {
        (true, _) => word.end..one.range.start,
        (_, true) => two.range.end..word.start,
        _ => return None,
    };
    let is_one = |range: Range<usize>| {
        let between = lower(passage.words(range));
        between.len() <= NEAR && !OTHERS.iter().any(|sign| between.contains(sign))
    };
    let between = one.range.end..two.range.start;
    if !is_one(beside) || !is_one(between.clone()) {
        return None;
    }
    let before_one = lower(passage.words(sentence.start..one.range.start));
    let ends = |text: &str, word: &str| {
        let text = text.trim_end();
        let hedges = [" about", " around", " some", " the"];
        let text = hedges
            .iter()
            .find_map(|one| text.strip_suffix(one))
            .unwrap_or(text);
        text.strip_suffix(word)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let between = lower(passage.words(between));
    if ends(&before_one, "from") && find_phrase(between.as_str(), "to").is_some() {
        return Some((one.clone(), two.clone()));
    }
    let is_turned = ends(&before_one, "to") && ends(&between, "from");
    (is_turned || COMPARED.are_in(between.as_str())).then(|| (two.clone(), one.clone()))
}
