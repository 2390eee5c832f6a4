//! People who work with the council on what it makes: those who have written a leaflet are named in
//! it, and nothing is told of their lives.

use super::two_sentences;
use crate::check::prose::Passage;
use crate::check::words::{Word, lower, stem};

/// What is done to what a council makes.
const MAKES: [&str; 51] = [
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
    "redraw",
    "redrew",
    "redrawn",
    "edit",
    "edited",
    "draft",
    "drafted",
    "redraft",
    "redrafted",
    "revise",
    "revised",
    "reword",
    "reworded",
    "rework",
    "reworked",
    "shorten",
    "shortened",
    "simplify",
    "simplified",
    "proofread",
    "translate",
    "translated",
    "produce",
    "produced",
    "redesign",
    "compile",
    "compiled",
    "co-write",
    "co-wrote",
    "co-written",
    "co-design",
    "co-designed",
    "co-produce",
    "co-produced",
];

/// The same, while it goes on: “have been redrawing”, “are helping to”.
const MAKING: [&str; 20] = [
    "writing",
    "rewriting",
    "designing",
    "redesigning",
    "testing",
    "illustrating",
    "drawing",
    "redrawing",
    "editing",
    "drafting",
    "redrafting",
    "revising",
    "rewording",
    "reworking",
    "shortening",
    "simplifying",
    "proofreading",
    "translating",
    "producing",
    "compiling",
];

/// What is done in what it does.
const TAKES_PART: [&str; 18] = [
    "take part in",
    "took part in",
    "taken part in",
    "taking part in",
    "sit on",
    "sat on",
    "sitting on",
    "work on",
    "worked on",
    "working on",
    "comment on",
    "commented on",
    "commenting on",
    "advise on",
    "advised on",
    "advising on",
    "are among the",
    "were among the",
];

/// What a council makes, as stems.
const MADE: [&str; 21] = [
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
    "newsletter",
    "poster",
    "toolkit",
    "booklet",
];

/// What it does, as stems.
const WORK: [&str; 11] = [
    "audit",
    "training",
    "course",
    "interview",
    "panel",
    "board",
    "recruitment",
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

/// Who comes behind these is said to be somewhere, not to be made: “revised in the panel”.
const LEADS_AWAY: [&str; 12] = [
    "in", "on", "at", "from", "by", "after", "before", "during", "when", "while", "because",
    "until",
];

/// Behind these another clause tells of somebody else.
const OTHER_CLAUSE: [&str; 7] = [
    "but", "while", "whereas", "when", "because", "after", "until",
];

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
    // “Two boys left; the form has been redrawn”
    let rest = passage.words(start..end);
    let end = rest.find([';', ':']).map_or(end, |at| start + at);
    let behind: Vec<String> = list
        .iter()
        .skip(last + 1 + aside_of_work(rest))
        .take_while(|word| word.range.end <= end)
        .take(2 * NEAR)
        .map(|word| lower(word.text))
        .collect();
    let word = |at: usize| behind.get(at).map_or("", String::as_str);
    let phrase_at = |at: usize| {
        let mut phrases = TAKES_PART.iter();
        phrases.find(|phrase| {
            let mut words = phrase.split(' ').enumerate();
            words.all(|(step, one)| word(at + step) == one)
        })
    };
    // The verb, the first word of its object, and whether that is somebody.
    let verb = (0..behind.len().min(NEAR)).find_map(|at| match word(at) {
        one if TEACHES.contains(&one) => Some((at, at + 1, true)),
        one if MAKES.contains(&one) => Some((at, at + 1, false)),
        one if MAKING.contains(&one) && goes_on(&behind, at) => Some((at, at + 1, false)),
        _ => phrase_at(at).map(|phrase| (at, at + phrase.split(' ').count(), false)),
    });
    let Some((verb, object, is_somebody)) = verb else {
        return false;
    };
    if is_done_to_them(&behind, verb) || is_of_others(&behind, verb) {
        return false;
    }
    let objects = behind.iter().skip(object).take(NEAR);
    let mut stems = objects.clone().map(|word| stem(word));
    let near = objects
        .take_while(|word| !LEADS_AWAY.contains(&word.as_str()))
        .map(|word| stem(word));
    let is_made = near.into_iter().any(|word| {
        let word = word.as_str();
        match is_somebody {
            true => TAUGHT.contains(&word),
            false => MADE.contains(&word) || WORK.contains(&word),
        }
    });
    let takes_up = matches!(word(object), "it" | "them" | "this" | "these");
    let is_shared = !is_somebody && is_with_staff(rest);
    (is_made || is_shared || takes_up && !is_somebody && is_made_before(passage, start))
        && !stems.any(|word| NOT_MADE.contains(&word.as_str()))
}

/// Whether somebody of the staff does it with them: “two care leavers and a manager read 34 plans”.
fn is_with_staff(rest: &str) -> bool {
    const STAFF: [&str; 8] = [
        "manager",
        "worker",
        "inspector",
        "adviser",
        "auditor",
        "officer",
        "chair",
        "director",
    ];
    let mut words = rest.split_whitespace();
    let is_joined = words.next() == Some("and") && matches!(words.next(), Some("a" | "an" | "the"));
    is_joined && words.next().is_some_and(|who| STAFF.contains(&who))
}

/// How many words between commas right behind people say that they work there: “, trained and paid,”.
/// Not those that tell of their lives.
fn aside_of_work(rest: &str) -> usize {
    const WORK_HERE: [&str; 8] = [
        "trained",
        "paid",
        "employed",
        "recruited",
        "elected",
        "chosen",
        "appointed",
        "selected",
    ];
    const BESIDE: [&str; 14] = [
        "all", "also", "and", "as", "both", "by", "council", "each", "for", "other", "others",
        "the", "their", "time",
    ];
    let aside = rest
        .strip_prefix(", ")
        .and_then(|rest| rest.split_once(", "));
    let Some((aside, _)) = aside else {
        return 0;
    };
    let words: Vec<String> = aside.split_whitespace().map(lower).collect();
    let is_work = |word: &String| WORK_HERE.contains(&word.as_str());
    let is_known = |word: &String| is_work(word) || BESIDE.contains(&word.as_str());
    match words.iter().any(is_work) && words.iter().all(is_known) {
        true => words.len(),
        false => 0,
    }
}

/// Whether a verb that ends in “-ing” tells what somebody does: “have been redrawing”, “are now
/// testing”; and not “help with writing”.
fn goes_on(behind: &[String], verb: usize) -> bool {
    let front = behind.get(..verb).unwrap_or_default().iter().rev();
    let mut front = front.map(String::as_str);
    let before = front.find(|word| !matches!(*word, "now" | "also" | "still" | "all" | "both"));
    matches!(
        before,
        Some("are" | "were" | "be" | "been" | "helped" | "helping" | "started" | "began")
    )
}

/// “Were interviewed by staff”, “had their plans revised by the panel”: it is done to them.
fn is_done_to_them(behind: &[String], verb: usize) -> bool {
    let is_verb = |at: usize, known: &[&str]| {
        let word = behind.get(at).map(String::as_str);
        word.is_some_and(|word| known.contains(&word))
    };
    let is_going_on = behind.get(verb).is_some_and(|word| word.ends_with("ing"));
    let was = ["was", "were", "been", "be", "being", "are", "is"];
    let before = verb.checked_sub(1).is_some_and(|at| is_verb(at, &was));
    before && !is_going_on || is_verb(verb + 1, &["by"])
}

/// Whether somebody else does it: “were hurt and the team rewrote the policy”.
fn is_of_others(behind: &[String], verb: usize) -> bool {
    let front = behind.get(..verb).unwrap_or_default();
    if front
        .iter()
        .any(|word| OTHER_CLAUSE.contains(&word.as_str()))
    {
        return true;
    }
    let Some(joint) = front.iter().rposition(|word| word == "and") else {
        return false;
    };
    let is_told = |word: &String| {
        word.ends_with("ed")
            || matches!(
                word.as_str(),
                "was" | "were" | "are" | "is" | "have" | "had" | "left" | "went" | "came"
            )
    };
    // “Were asked and then wrote”
    let goes_on = |word: &String| {
        matches!(
            word.as_str(),
            "then" | "now" | "also" | "have" | "will" | "later" | "been" | "are" | "helped" | "to"
        )
    };
    let mut others = front.iter().skip(joint + 1);
    front.iter().take(joint).any(is_told) && !others.all(goes_on)
}

/// Whether the sentence in front of a place, or the one before, names something that is made, which
/// “it” takes up.
fn is_made_before(passage: &Passage<'_>, place: usize) -> bool {
    let first = two_sentences(passage, place);
    let mut words = passage.each_word();
    words.any(|word| {
        let is_before = word.range.start >= first && word.range.end <= place;
        is_before && MADE.contains(&stem(word.text).as_str())
    })
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
