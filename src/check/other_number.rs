//! Words beside a number of a measure that make it the number of something else.

use super::words::{Phrases, lower};
use std::sync::LazyLock;

/// Whether a sentence tells of a target, a change, a part, a group or another place, so that its
/// number need not be the measure's own.
pub fn speaks_of_something_else(words: &str) -> bool {
    static GROUPS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["boys", "girls"]));
    let small = lower(words);
    names_another(&small) || GROUPS.are_in(&small)
}

/// Whether a sentence tells of a target, a change, a part or another place.
pub fn tells_another_number(words: &str) -> bool {
    names_another(&lower(words))
}

/// The same of words in small letters.
fn names_another(small: &str) -> bool {
    static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::of([
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
        ])
    });
    // “Within our target timescale” names no target.
    OTHERS.are_in(&small.replace("target timescale", "timescale"))
}
