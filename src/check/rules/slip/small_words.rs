//! Small words too many, missing or mistyped that make no sentence: “a review the current range”,
//! “on the impacting the quality”, “more is improvement is needed”, “our polices”.

use super::{Found, InSmall};
use crate::check::prose::Passage;

/// What is done to something: “of” goes before that.
const OF_SOMETHING: [&str; 8] = [
    "review",
    "analysis",
    "evaluation",
    "summary",
    "overview",
    "range",
    "series",
    "variety",
];
/// Behind these a new clause may begin: “after a review the team met”.
const OPENING: [&str; 14] = [
    "in",
    "after",
    "at",
    "during",
    "by",
    "with",
    "for",
    "from",
    "following",
    "under",
    "before",
    "through",
    "on",
    "without",
];
/// “A review the next day”.
const OF_TIME: [&str; 8] = [
    "next",
    "day",
    "week",
    "month",
    "year",
    "following",
    "same",
    "previous",
];
const OWNING: [&str; 5] = ["the", "our", "their", "its", "these"];

/// What somebody does to something, and never what something is called.
const DOING: [&str; 16] = [
    "impacting",
    "improving",
    "increasing",
    "reducing",
    "ensuring",
    "enabling",
    "supporting",
    "developing",
    "implementing",
    "providing",
    "addressing",
    "strengthening",
    "embedding",
    "achieving",
    "delivering",
    "influencing",
];

/// Endings of things, not of what is done or how something is.
const OF_THINGS: [&str; 6] = ["ment", "tion", "sion", "ness", "ance", "ence"];
/// “What is movement is …”: the first verb belongs to another clause.
const LINKING: [&str; 12] = [
    "what", "that", "which", "who", "where", "it", "there", "how", "this", "if", "why", "whether",
];

/// What stands before a thing that there are several of.
const BEFORE_THINGS: [&str; 14] = [
    "our", "key", "all", "their", "these", "new", "local", "national", "its", "relevant",
    "existing", "current", "other", "internal",
];

/// What goes on with “to” and the first form of a verb.
const BEFORE_TO: [&str; 20] = [
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "tend",
    "tends",
    "tended",
    "intend",
    "intends",
    "able",
    "unable",
    "likely",
    "unlikely",
    "continue",
    "continues",
    "want",
    "wants",
    "ought",
];

/// Forms of verbs that stand behind neither.
const DONE: [&str; 9] = [
    "becoming", "being", "having", "making", "taking", "giving", "getting", "doing", "going",
];

pub(super) fn look(passage: &Passage<'_>, words: InSmall<'_>, found: &mut Vec<Found>) {
    let list = words.list;
    for (at, here) in list.iter().enumerate() {
        let word = |at: Option<usize>| at.map_or("", |at| words.word(at));
        let (own, next) = (word(Some(at)), word(Some(at + 1)));
        let is_polices = next == "polices";
        if !is_polices && !may_begin(own) {
            continue;
        }
        let (before, then) = (word(at.checked_sub(1)), word(Some(at + 2)));
        // Only words that stand in a row, with nothing but a space between.
        let is_row = |length: usize| {
            (at..at + length).all(|at| match (list.get(at), list.get(at + 1)) {
                (Some(one), Some(two)) => passage.words(one.range.end..two.range.start) == " ",
                _ => false,
            })
        };
        let mut tell = |length: usize, message: String| {
            if let Some(last) = list.get(at + length) {
                found.push((here.range.start..last.range.end, message));
            }
        };
        if matches!(own, "a" | "an")
            && OF_SOMETHING.contains(&next)
            && OWNING.contains(&then)
            && is_row(2)
            && !OPENING.contains(&before)
            && !OF_TIME.contains(&word(Some(at + 3)))
        {
            tell(2, format!("“of” is missing behind “{next}”"));
        }
        if own == "the" && DOING.contains(&next) && OWNING.contains(&then) && is_row(2) {
            tell(2, format!("“the” is too many before “{next}”"));
        }
        if matches!(own, "is" | "are")
            && own == then
            && OF_THINGS.iter().any(|ending| next.ends_with(ending))
            && !LINKING.contains(&before)
            && is_row(2)
        {
            tell(2, format!("one “{own}” is too many here"));
        }
        if is_polices && BEFORE_THINGS.contains(&own) && is_row(1) {
            // `missing` tells of these with the words behind.
            let is_told = own == "our" || then == "and" && is_known(word(Some(at + 3)));
            if !is_told {
                tell(1, "“policies” is meant here".to_owned());
            }
        }
        if own == "to" && at > 0 && BEFORE_TO.contains(&before) && DONE.contains(&next) && is_row(1)
        {
            tell(
                1,
                format!("“{before} to {next}”: behind “to” stands no form in “-ing” here"),
            );
        }
        if own == "continuing"
            && matches!(before, "is" | "are" | "was" | "were")
            && DONE.contains(&next)
            && is_row(1)
        {
            tell(
                1,
                format!("“continuing {next}”: “continuing to …” is meant"),
            );
        }
        if matches!(own, "it’s" | "it's") && next == "own" && is_row(1) {
            tell(1, "“its own” is meant here".to_owned());
        }
    }
}

/// Whether one of the slips begins with this word: few do.
fn may_begin(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "is" | "are" | "to" | "continuing" | "it’s" | "it's"
    )
}

/// What policies are told together with.
fn is_known(word: &str) -> bool {
    matches!(word, "procedures" | "practice")
}
