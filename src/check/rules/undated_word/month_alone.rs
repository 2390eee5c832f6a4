//! “Finished in February”: a month of the past without its year.

use crate::check::number::is_of_the_past;
use crate::check::period_words::{month, periods};
use crate::check::prose::{Kind, Passage};
use crate::check::words::{find_phrase, word_before, words};
use crate::model::{Target, YEARS};
use std::ops::Range;

/// The first month of a passage that has a year neither in its sentence nor in one beside it.
pub(super) fn find(passage: &Passage<'_>) -> Option<Range<usize>> {
    let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item) && !passage.in_example;
    if !is_prose
        || is_scene_dated(passage)
        || !passage.each_word().any(|word| names_a_month(word.text))
    {
        return None;
    }
    // What a figure or evidence shows has its date there.
    let is_shown = |sentence: &Range<usize>| {
        passage
            .references_in(sentence)
            .any(|mention| !matches!(mention.reference.to, Target::Term { .. }))
    };
    let has_year = |at: Option<usize>| {
        let sentence = at.and_then(|at| passage.sentences.get(at));
        sentence.is_some_and(|sentence| {
            let named = periods(&passage.text, sentence, passage.as_at);
            named.iter().any(|one| one.has_year)
                || is_shown(sentence)
                || begins_with_year(passage, sentence)
        })
    };
    passage
        .sentences
        .iter()
        .enumerate()
        .find_map(|(at, sentence)| {
            let named = periods(&passage.text, sentence, passage.as_at);
            let alone = named
                .iter()
                .find(|one| !one.has_year && is_told_of(passage, sentence, &one.range))?;
            let is_dated = [at.checked_sub(1), Some(at), Some(at + 1)]
                .into_iter()
                .any(has_year);
            (!is_dated).then(|| alone.range.clone())
        })
}

/// Whether the first words of a passage say of which year it tells: “In the summer of 2023 …”.
fn is_scene_dated(passage: &Passage<'_>) -> bool {
    let first = passage.sentences.first();
    first.is_some_and(|first| begins_with_year(passage, first))
}

/// Whether a sentence begins with a year: “In 2019 …”, “Until 2019 …”. What goes on since then may
/// be of any later one.
fn begins_with_year(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    const BEGINS: [&str; 7] = ["in", "on", "until", "from", "by", "during", "at"];
    let list = words(&passage.text, sentence);
    let is_begin = list
        .first()
        .is_some_and(|word| BEGINS.contains(&word.text.to_lowercase().as_str()));
    let is_year = |text: &str| {
        let year = text.parse::<i16>();
        text.len() == 4 && year.is_ok_and(|year| YEARS.contains(&year))
    };
    is_begin && list.iter().take(6).any(|word| is_year(word.text))
}

fn names_a_month(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && month(word).is_some()
}

/// Whether something is told to have been in a month, or to be of it: not what happens every year.
fn is_told_of(passage: &Passage<'_>, sentence: &Range<usize>, month: &Range<usize>) -> bool {
    const JOINTS: [&str; 6] = ["in", "for", "since", "until", "during", "by"];
    const YEARLY: [&str; 6] = ["year", "usually", "always", "term", "annual", "annually"];
    let small = passage.small_words(sentence.clone());
    if YEARLY.iter().any(|word| find_phrase(small, word).is_some()) {
        return false;
    }
    let joint = word_before(&passage.text, month.start);
    let front = passage.small_words(sentence.start..month.start);
    let is_end = front.ends_with("end of ");
    if !(is_end || JOINTS.contains(&joint.as_str())) {
        return false;
    }
    let before = front.trim_end();
    let before = before.get(..before.len() - joint.len()).unwrap_or("");
    let told = words(before, &(0..before.len()));
    let last = told.last().map_or("", |word| word.text);
    // “Figures for June”
    if joint == "for" {
        return matches!(last, "data" | "figures" | "results" | "returns");
    }
    let will = ["will", "to be", "is due", "are due", "planned"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let is_over = last.ends_with("ed") || last == "earlier";
    !will && (is_over || is_of_the_past(&passage.text, sentence))
}
