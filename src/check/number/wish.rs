//! What is wished for, planned or to come, and what has been.

use crate::check::claim::plans_to;
use crate::check::words::{Phrases, lower, words};
use std::ops::Range;
use std::sync::LazyLock;

static WISHES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "should",
        "must",
        "will",
        "would",
        "could",
        "might",
        "shall",
        "want",
        "wants",
        "wanted",
        "wish",
        "aim",
        "aims",
        "aimed",
        "aiming",
        "planned",
        "plan is to",
        "hope",
        "hopes",
        "intend",
        "intends",
        "expect",
        "expects",
        "expected",
        "going to",
        "is to",
        "are to",
        "to be",
        "need to",
        "needs to",
        "if",
        "whether",
        "unless",
        "until",
        "we’ll",
        "next year",
        "begin in",
        "begins in",
    ])
});

/// Whether words before a number, or in its clause, say that it is wished for or to come.
pub fn is_wished(before: &str, clause: &str) -> bool {
    let wishes = |words: &str| {
        // “Keeps the level of need to four”: a need that children have.
        let of_need = words
            .contains("of need to")
            .then(|| words.replace("of need to", ""));
        let words = of_need.as_deref().unwrap_or(words);
        plans_to(words) || names_target(words) || WISHES.are_in(words)
    };
    wishes(before) || wishes(clause)
}

/// “Our target is 90%”; not “is at this target”, “61% against a target”: where things stand beside
/// one.
fn names_target(text: &str) -> bool {
    const BESIDE: [&str; 24] = [
        "at", "against", "above", "below", "around", "about", "near", "met", "meet", "meets",
        "meeting", "missed", "miss", "reached", "reach", "exceeded", "exceeds", "under", "over",
        "beyond", "outside", "within", "on", "than",
    ];
    if !(text.contains("target") || text.contains("goal")) {
        return false;
    }
    let list = words(text, &(0..text.len()));
    list.iter().enumerate().any(|(at, word)| {
        let front = list.get(..at).unwrap_or(&[]).iter().rev();
        let mut joint = front.skip_while(|word| {
            matches!(
                word.text,
                "the" | "a" | "our" | "its" | "this" | "that" | "their"
            )
        });
        let stands_beside = joint.next().is_some_and(|word| BESIDE.contains(&word.text));
        matches!(word.text, "target" | "goal") && !stands_beside
    })
}

/// Whether a sentence tells of what has been: in the answer about plans, all else is to come.
pub fn is_of_the_past(text: &str, sentence: &Range<usize>) -> bool {
    const PAST: [&str; 8] = ["was", "were", "has", "have", "had", "stands", "held", "did"];
    words(text, sentence)
        .iter()
        .any(|word| PAST.contains(&lower(word.text).as_str()))
}
