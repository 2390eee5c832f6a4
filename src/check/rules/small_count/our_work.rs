//! People who work with the council on what it makes: those who have written a leaflet are named in
//! it, and nothing is told of their lives.

use crate::check::prose::Passage;
use crate::check::words::{Word, lower, stem};

/// What is done to what a council makes.
const MAKES: [&str; 18] = [
    "write",
    "wrote",
    "written",
    "rewrite",
    "rewrote",
    "rewritten",
    "design",
    "designed",
    "redesigned",
    "test",
    "tested",
    "tried",
    "read",
    "illustrated",
    "draw",
    "drew",
    "drawn",
    "edited",
];

/// What is done in what it does.
const TAKES_PART: [&str; 7] = [
    "take part in",
    "took part in",
    "taken part in",
    "sit on",
    "sat on",
    "are among the",
    "were among the",
];

/// What a council makes or does, as stems.
const MADE: [&str; 32] = [
    "audit",
    "leaflet",
    "guide",
    "guidance",
    "charter",
    "pledge",
    "handbook",
    "film",
    "video",
    "survey",
    "questionnaire",
    "form",
    "template",
    "app",
    "website",
    "strategy",
    "policy",
    "standard",
    "training",
    "course",
    "interview",
    "panel",
    "board",
    "recruitment",
    "newsletter",
    "poster",
    "toolkit",
    "booklet",
    "auditor",
    "interviewer",
    "trainer",
    "author",
];

/// What is done for those who work there.
const TEACHES: [&str; 5] = ["train", "trained", "interview", "interviewed", "teach"];

/// Who they are, as stems.
const TAUGHT: [&str; 6] = [
    "worker",
    "staff",
    "carer",
    "manager",
    "auditor",
    "candidate",
];

/// What is made against a council, or about somebody.
const NOT_MADE: [&str; 6] = ["complaint", "court", "list", "risk", "protection", "trial"];

/// How far behind people what they make is looked for, in words.
const NEAR: usize = 9;

/// Whether the words behind people, the last of whom stands at `last`, tell what they make or help
/// with: “have rewritten the leaflet”, “will take part in audits”.
pub(super) fn is_done(passage: &Passage<'_>, list: &[Word<'_>], last: usize) -> bool {
    let Some(people) = list.get(last) else {
        return false;
    };
    let start = people.range.end;
    let sentences = passage.sentences.iter();
    let end = sentences
        .map(|range| range.end)
        .find(|end| *end > start)
        .unwrap_or(start);
    let behind: Vec<String> = list
        .iter()
        .skip(last + 1)
        .take_while(|word| word.range.end <= end)
        .take(2 * NEAR)
        .map(|word| lower(word.text))
        .collect();
    let word = |at: usize| behind.get(at).map_or("", String::as_str);
    let takes_part = |at: usize| {
        let mut phrases = TAKES_PART.iter();
        phrases.any(|phrase| {
            let mut words = phrase.split(' ').enumerate();
            words.all(|(step, one)| word(at + step) == one)
        })
    };
    let made: &[&str] = &MADE;
    let verb = (0..behind.len().min(NEAR)).find_map(|at| match word(at) {
        one if MAKES.contains(&one) || takes_part(at) => Some((at, made)),
        one if TEACHES.contains(&one) => Some((at, &TAUGHT)),
        _ => None,
    });
    let Some((verb, made)) = verb else {
        return false;
    };
    // “Were interviewed by staff”: it is done to them.
    let is_passive = verb.checked_sub(1).is_some_and(|at| {
        matches!(
            word(at),
            "was" | "were" | "been" | "be" | "being" | "are" | "is"
        )
    });
    let objects = behind.iter().skip(verb + 1).take(NEAR);
    let mut objects = objects.map(|word| stem(word));
    let is_made = objects.clone().any(|word| made.contains(&word.as_str()));
    is_made && !is_passive && !objects.any(|word| NOT_MADE.contains(&word.as_str()))
}

/// Whether a text that ends in “with” tells of what was made with somebody: “written with”.
pub(super) fn is_made_with(front: &str) -> bool {
    let small = lower(front);
    let mut back = small.split_whitespace().rev();
    back.next() == Some("with")
        && matches!(
            back.next(),
            Some(
                "written"
                    | "rewritten"
                    | "made"
                    | "designed"
                    | "redesigned"
                    | "drafted"
                    | "produced"
                    | "filmed"
                    | "tested"
            )
        )
}

/// Whether a text that ends in “by” tells of work that somebody has done on a paper: “read by”.
pub(super) fn is_done_by(front: &str) -> bool {
    let small = lower(front);
    let mut back = small.split_whitespace().rev();
    back.next() == Some("by")
        && matches!(
            back.next(),
            Some(
                "read"
                    | "reread"
                    | "written"
                    | "graded"
                    | "tested"
                    | "tried"
                    | "designed"
                    | "chaired"
                    | "led"
                    | "checked"
                    | "reviewed"
                    | "audited"
                    | "edited"
                    | "illustrated"
            )
        )
}

/// Whether the words behind people tell in which work they stand: “trained as”.
pub(super) fn is_employed(first: &str, second: &str) -> bool {
    matches!(
        first,
        "trained" | "employed" | "paid" | "recruited" | "appointed" | "working" | "acting"
    ) && matches!(second, "as" | "to")
}
