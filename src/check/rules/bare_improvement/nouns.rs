//! “Showing signs of improvement”, “there has been a marked improvement in …”.

use super::GREAT;
use crate::check::small::{Haystack as _, Small};
use crate::check::words::{Phrases, find, find_phrase, words};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that say of what kind an improvement is, beside those that make it a great one.
const KINDS_OF_IT: [&str; 19] = [
    "a",
    "an",
    "the",
    "some",
    "and",
    "clear",
    "real",
    "steady",
    "gradual",
    "continued",
    "continuing",
    "ongoing",
    "early",
    "tangible",
    "further",
    "good",
    "recent",
    "notable",
    "rapid",
];

/// What an improvement has been seen by.
const SEEN: [&str; 17] = [
    "shows",
    "showing",
    "showed",
    "shown",
    "evidences",
    "evidencing",
    "demonstrates",
    "demonstrating",
    "seen",
    "saw",
    "seeing",
    "achieved",
    "achieving",
    "made",
    "making",
    "brought",
    "secured",
];

/// Whose progress is their own, and what makes a condition of it.
const OF_OTHERS: [&str; 22] = [
    "child", "children", "pupil", "pupils", "student", "students", "he", "she", "parent",
    "parents", "mother", "father", "family", "families", "people", "person", "when", "once",
    "where", "who", "which", "whose",
];

/// What stands behind an improvement that is told: not “improvement plan”.
const BEHIND: [&str; 22] = [
    "in", "of", "since", "and", "but", "across", "over", "for", "from", "at", "with", "as", "by",
    "this", "on", "towards", "during", "however", "although", "within", "to", "here",
];

/// One of these stands in all that is told by a noun.
static IMPROVING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "improvement",
        "improvements",
        "improving",
        "improved",
        "progress",
        "reduce",
        "impact",
        "increasing use",
    ])
});

/// “Showing signs of improvement”, “has led to improvements in …”.
pub(super) fn in_a_noun(sentence: &Range<usize>, small: Small<'_>) -> Option<Range<usize>> {
    const NOUNS: [&str; 24] = [
        "pointing to improvements in",
        "points to improvements in",
        "pointing to an improvement in",
        "points to an improvement in",
        "pointing to improvements",
        "pointing to improvement",
        "points to improvements",
        "points to improvement",
        "point to improvements",
        "point to improvement",
        "beginning to reduce the number of",
        "beginning to show impact",
        "beginning to have an impact",
        "starting to show impact",
        "beginning to impact on",
        "making increasing use of",
        "showing signs of improvement",
        "shows signs of improvement",
        "show signs of improvement",
        "showing improvement",
        "has led to improvements in",
        "have led to improvements in",
        "has led to an improvement in",
        "has led to improved",
    ];
    // Hardly a text has a word of these.
    if !IMPROVING.may_be_near(small) {
        return None;
    }
    let in_noun = |noun: &str| {
        let at = find_phrase(small, noun)?;
        // “Point to improvement plans”
        let is_plan = small.get(at + noun.len()..)?.starts_with(" plan");
        (!is_plan).then_some((at, noun.len()))
    };
    static OF_NOUNS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(NOUNS));
    let improves = OF_NOUNS.are_in(small);
    let mut nouns = NOUNS.iter().filter(|_| improves);
    nouns
        .find_map(|noun| in_noun(noun))
        .or_else(|| signs(small))
        .or_else(|| great(small))
        .and_then(|(at, length)| {
            // “Teams that show no signs …” denies, “teams that show signs …” chooses.
            let front = small.get(..at)?;
            let chooses =
                front.ends_with("that ") || front.ends_with("which ") || front.ends_with("who ");
            let clause = front.rsplit([',', ';', ':']).next()?;
            let denies = find_phrase(clause, "nothing").is_some();
            let start = sentence.start + at;
            (!chooses && !denies).then(|| start..start + length)
        })
}

/// “Showing early signs of improvement”, “show signs of sustained improvement”: where, and how long.
fn signs(small: Small<'_>) -> Option<(usize, usize)> {
    const KINDS: [&str; 12] = [
        "signs of improvement",
        "signs of sustained improvement",
        "signs of steady improvement",
        "signs of gradual improvement",
        "signs of early improvement",
        "signs of continued improvement",
        "signs of continuing improvement",
        "signs of some improvement",
        "signs of real improvement",
        "signs of an improvement",
        "signs of significant improvement",
        "signs of improving",
    ];
    if !small.may_hold("signs of") {
        return None;
    }
    let (at, kind) = KINDS
        .iter()
        .find_map(|kind| Some((find_phrase(small, kind)?, kind)))?;
    let front = small.get(..at)?.trim_end();
    let front = [
        " early",
        " some",
        " clear",
        " encouraging",
        " positive",
        " first",
    ]
    .iter()
    .find_map(|how| front.strip_suffix(how))
    .unwrap_or(front);
    let verb = front.rsplit(' ').next()?;
    let is_plan = small
        .get(at + kind.len()..)
        .is_some_and(|behind| behind.starts_with(" plan"));
    let shows = matches!(
        verb,
        "showing" | "shows" | "show" | "showed" | "shown" | "seeing"
    );
    let start = front.len() - verb.len();
    (shows && !is_plan).then(|| (start, at + kind.len() - start))
}

/// “There has been a marked improvement in”, “with noticeable improvements in”, “considerable
/// progress has been made”: where, and how long.
fn great(small: Small<'_>) -> Option<(usize, usize)> {
    if find(small, "improvement").is_none() && find(small, "progress").is_none() {
        return None;
    }
    let list = words(&small, &(0..small.len()));
    let text = |at: Option<usize>| at.and_then(|at| list.get(at)).map_or("", |word| word.text);
    list.iter().enumerate().find_map(|(at, word)| {
        if !matches!(word.text, "improvement" | "improvements" | "progress") {
            return None;
        }
        let kinds = list.get(..at)?.iter().rev();
        let kinds =
            kinds.take_while(|word| GREAT.contains(&word.text) || KINDS_OF_IT.contains(&word.text));
        let from = at - kinds.count();
        let is_great = list
            .get(from..at)?
            .iter()
            .any(|word| GREAT.contains(&word.text));
        let behind = small.get(word.range.end..)?;
        let ends = !behind.starts_with(' ') || BEHIND.contains(&text(Some(at + 1)));
        let front = |count: usize| text(from.checked_sub(count));
        let is_there = match front(1) {
            "been" => matches!(front(2), "has" | "have") && front(3) == "there",
            "is" | "are" | "was" | "were" => front(2) == "there",
            "to" => matches!(front(2), "led" | "leading"),
            "in" => matches!(front(2), "resulted" | "resulting"),
            // “With significant improvements in …” goes on from what was told.
            "with" => true,
            seen => SEEN.contains(&seen),
        };
        // “We made great improvements to the form” tells of work, not of what came of it.
        let is_work = matches!(front(1), "made" | "making")
            && text(Some(at + 1)) == "to"
            && word.text != "progress";
        let was_made = matches!(text(Some(at + 1)), "has" | "have")
            && text(Some(at + 2)) == "been"
            && matches!(text(Some(at + 3)), "made" | "seen" | "achieved");
        let is_claim = is_there && ends && !is_work || was_made;
        let start = list.get(from)?.range.start;
        let clause = small.get(..start)?.rsplit([',', ';', ':']).next()?;
        let mut before = clause.split(' ');
        let is_claim = is_claim && !before.any(|word| OF_OTHERS.contains(&word));
        (is_great && is_claim).then_some((start, word.range.end - start))
    })
}
