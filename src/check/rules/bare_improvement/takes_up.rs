//! Whether a claim takes up a comparison that the sentences before it show: “the second comparison
//! is the more hopeful: individuals have improved”.

use crate::check::fact::facts;
use crate::check::prose::Passage;
use crate::check::words::{Phrases, is_empty_word, stem, words};
use crate::model::{Facet, Publication, Target};
use std::ops::Range;
use std::sync::LazyLock;

/// So many sentences may show what is compared.
const NEAR: usize = 2;

/// Words that take up what was compared.
static TAKING_UP: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "comparison",
        "comparisons",
        "these figures",
        "those figures",
        "the figures",
        "both figures",
        "these numbers",
        "both numbers",
        "the numbers",
        "these values",
        "both values",
        "both measures",
        "both shares",
        "both rates",
        "the difference",
        "this measure",
        "the trend",
        "this trend",
    ])
});

/// Words at the beginning of a sentence or clause that stand for what was told.
const FOR_IT: [&str; 6] = ["it", "both", "this", "that", "they", "these"];

/// Whether the claim at `claim` in a sentence takes up a comparison shown before it in its passage.
pub(super) fn takes_up_comparison(
    publication: &Publication,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    claim: &Range<usize>,
) -> bool {
    let before = passage.sentences.iter().rev();
    let shown: Vec<&Range<usize>> = before
        .skip_while(|one| one.start >= sentence.start)
        .take(NEAR)
        .take_while(|one| passage.references_in(one).next().is_some())
        .filter(|one| shows_comparison(publication, passage, one))
        .collect();
    if shown.is_empty() {
        return false;
    }
    let front = passage.small_words(sentence.start..claim.start);
    if TAKING_UP.are_in(front) {
        return true;
    }
    let subject = subject(front.text);
    let stands_for_it = matches!(subject.as_slice(), [one] if FOR_IT.contains(&one.as_str()) || OF_ANYTHING.contains(&one.as_str()));
    let Some(head) = head(&subject) else {
        return stands_for_it;
    };
    stands_for_it
        || shown
            .iter()
            .any(|one| names(publication, passage, one, &head))
}

/// Whether a sentence refers to an indicator at two times, or to how it has changed.
fn shows_comparison(
    publication: &Publication,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> bool {
    let facts = facts(publication, passage, sentence);
    let at_two_times = facts.iter().enumerate().any(|(at, one)| {
        let others = facts.iter().skip(at + 1);
        others
            .into_iter()
            .any(|other| other.indicator.id == one.indicator.id && other.period != one.period)
    });
    at_two_times
        || passage.references_in(sentence).any(|mention| {
            matches!(
                mention.reference.to,
                Target::Indicator {
                    facet: Facet::Change | Facet::Direction,
                    ..
                }
            )
        })
}

/// The words of the clause that lead to a claim: “the timeliness of visits”.
fn subject(front: &str) -> Vec<String> {
    let start = front.rfind([',', ':', ';', '(']).map_or(0, |at| at + 1);
    let clause = front.get(start..).unwrap_or("");
    let list = words(clause, &(0..clause.len()));
    let and = list
        .iter()
        .rposition(|word| matches!(word.text, "and" | "but" | "that"))
        .filter(|at| at + 1 < list.len());
    let list = list.iter().skip(and.map_or(0, |at| at + 1));
    list.map(|word| word.text.to_owned()).collect()
}

/// What is said of anything that is measured.
const OF_ANYTHING: [&str; 9] = [
    "timeliness",
    "performance",
    "share",
    "rate",
    "number",
    "proportion",
    "percentage",
    "figure",
    "level",
];

/// The stem of what a subject is about: “morale” of “the morale of our staff”, and “visits” of “the
/// timeliness of visits”.
fn head(subject: &[String]) -> Option<String> {
    let mut end = subject.iter().position(|word| word == "of");
    let before_of = end.and_then(|of| subject.get(of.checked_sub(1)?));
    if before_of.is_some_and(|word| OF_ANYTHING.contains(&word.as_str())) {
        end = None;
    }
    let last = subject.get(..end.unwrap_or(subject.len()))?.last()?;
    let is_word = last.len() > 3 && !is_empty_word(last);
    is_word.then(|| stem(last))
}

/// Whether a sentence, or the title of an indicator that it refers to, has a word of this stem.
fn names(
    publication: &Publication,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    head: &str,
) -> bool {
    let has = |text: &str| {
        let list = words(text, &(0..text.len()));
        list.iter().any(|word| stem(word.text) == head)
    };
    has(passage.words(sentence.clone()))
        || facts(publication, passage, sentence)
            .iter()
            .any(|fact| has(&fact.indicator.title))
}
