//! Words beside a number of a measure that make it the number of something else.

use super::words::{find_phrase, lower};

/// Whether a sentence tells of a target, a change, a part, a group or another place, so that its
/// number need not be the measure's own.
pub fn speaks_of_something_else(words: &str) -> bool {
    const GROUPS: [&str; 2] = ["boys", "girls"];
    let small = lower(words);
    tells_another_number(words)
        || GROUPS
            .iter()
            .any(|group| find_phrase(&small, group).is_some())
}

/// Whether a sentence tells of a target, a change, a part or another place.
pub fn tells_another_number(words: &str) -> bool {
    // “Within our target timescale” names no target.
    let small = lower(words).replace("target timescale", "timescale");
    const OTHERS: [&str; 32] = [
        "target",
        "aim",
        "goal",
        "expected",
        "points",
        "by",
        "england",
        "national",
        "nationally",
        "neighbours",
        "regional",
        "comparator",
        "average",
        "of these",
        "of those",
        "of which",
        "of them",
        "compared",
        "increase",
        "decrease",
        "reduction",
        "rise",
        "fall",
        "difference",
        "not",
        "team",
        "teams",
        "locality",
        "only those",
        "other",
        "sample",
        "audited",
    ];
    OTHERS
        .iter()
        .any(|other| find_phrase(&small, other).is_some())
}
