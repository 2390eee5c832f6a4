//! What “three of them” takes up where people have been counted before: often it is a thing of the
//! same sentence, “four beds for children, two of them in a hostel”.

use super::label_words::THINGS;
use crate::check::words::stem;

/// What a thing is called that a service has, beside what the labels of tables count.
const OTHER_THINGS: [&str; 15] = [
    "bike", "building", "car", "computer", "garden", "laptop", "minibus", "office", "phone",
    "place", "session", "sheet", "space", "tablet", "van",
];

/// Of these “them” is seldom said: they tell when and how often.
const TIMES: [&str; 8] = [
    "date", "day", "hour", "minute", "month", "step", "time", "week",
];

/// Behind these stands whom or what something is for, or where: “beds for children”.
const LEADS_AWAY: [&str; 24] = [
    "about", "after", "against", "around", "at", "before", "between", "by", "during", "for",
    "from", "in", "into", "near", "of", "on", "over", "that", "to", "under", "where", "which",
    "with", "without",
];

/// Who was counted before is spoken of.
const SPOKEN_OF: [&str; 10] = [
    "they", "their", "who", "whom", "some", "most", "all", "others", "both", "many",
];

/// What a thing is and nobody else.
const OF_THINGS: [&str; 10] = [
    "booked",
    "cancelled",
    "electric",
    "empty",
    "full",
    "furnished",
    "online",
    "overbooked",
    "vacant",
    "virtual",
];

/// Whether the words between a number and people make those a part of what is counted: “four beds
/// for children”.
pub(super) fn leads_away(between: &[&str]) -> bool {
    let mut words = between.iter();
    words.any(|word| LEADS_AWAY.contains(word))
}

/// Whether “of them” takes up a thing that the words before it in its sentence name, though people
/// were counted in a sentence before: “The cars are shared, and three of them are old”.
pub(super) fn is_of_things(front: &[&str]) -> bool {
    let mut words = front.iter();
    !words.any(|word| SPOKEN_OF.contains(word)) && names_things(front, true)
}

/// Whether the words behind “of them” are true of things alone, and things stand before it: “two of
/// them are full”.
pub(super) fn is_told_of_things(front: &[&str], behind: &[&str]) -> bool {
    let mut behind = behind.iter().copied();
    let told = behind.find(|word| {
        !matches!(
            *word,
            "is" | "are" | "was" | "were" | "have" | "had" | "been" | "now" | "still" | "fully"
        )
    });
    told.is_some_and(|word| OF_THINGS.contains(&word)) && names_things(front, false)
}

/// Whether several things are named; if they are to be free, as what the sentence is about: not as
/// where or when something is, nor by a word that may be a verb, “a worker visits”.
fn names_things(words: &[&str], free: bool) -> bool {
    let is_free = |at: usize| {
        let front = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        let near = front.iter().rev().take(2);
        let mut near = near.copied();
        let is_noun = at == 0
            || near.any(|word| matches!(word, "the" | "our" | "its" | "these" | "those" | "new"));
        is_noun && !leads_away(front)
    };
    words.iter().enumerate().any(|(at, word)| {
        let one = stem(word);
        let one = one.as_str();
        one != *word
            && (THINGS.contains(one) || OTHER_THINGS.contains(&one))
            && !TIMES.contains(&one)
            && (!free || is_free(at))
    })
}
