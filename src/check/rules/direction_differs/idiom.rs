//! Words of direction in a phrase that tells none: “reviews that fell due”, “the work fell to the team”,
//! “rose to the challenge”, “grew up”.

use crate::check::prose::SHOWN;

/// Words of direction, with what may follow them where nothing went up or down.
const IDIOMS: [(&[&str], &[&str]); 4] = [
    (
        &[
            "fell",
            "fallen",
            "is falling",
            "are falling",
            "been falling",
        ],
        &[
            "due", "on", "upon", "within", "under", "outside", "into", "short", "behind", "ill",
            "apart", "foul", "victim", "to",
        ],
    ),
    (&["rose", "risen"], &["above", "to"]),
    (&["grew", "grown"], &["up", "apart"]),
    (&["dropped"], &["in", "off", "out"]),
];

/// Who has something to do then: “the rest fell to us”.
const WHOM: [&str; 6] = ["us", "them", "others", "somebody", "whoever", "those"];

/// What begins the name of somebody, or of what is met: “fell to the night team”, “rose to an occasion”.
const BEGINS: [&str; 8] = ["the", "a", "an", "our", "their", "its", "each", "one"];

/// What is reached by going up or down: “fell to the lowest level of”, “rose to an average of”.
const REACHED: [&str; 28] = [
    "level",
    "levels",
    "low",
    "lower",
    "lowest",
    "high",
    "higher",
    "highest",
    "point",
    "rate",
    "share",
    "figure",
    "number",
    "total",
    "average",
    "record",
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "proportion",
    "percentage",
    "mean",
    "median",
    "target",
    "peak",
    "same",
];

/// So many words behind “to” say what is reached.
const NEAR: usize = 5;

/// Whether a word of direction tells none, with `behind` it in small letters.
pub(super) fn is_idiom(phrase: &str, behind: &str) -> bool {
    let mut next = behind.split_whitespace();
    let Some(first) = next.next() else {
        return false;
    };
    let first = first.trim_end_matches([',', ';', ':', '.']);
    let is_known = IDIOMS
        .iter()
        .any(|(words, followers)| words.contains(&phrase) && followers.contains(&first));
    if !is_known {
        return false;
    }
    let is_figure =
        |word: &str| word.contains(SHOWN) || word.contains(|letter: char| letter.is_ascii_digit());
    let mut near = next.take(NEAR);
    let second = near.next().unwrap_or("");
    match first {
        "to" => {
            let whose = second.trim_end_matches([',', ';', ':', '.']);
            let is_named = BEGINS.contains(&whose)
                && near
                    .enumerate()
                    .all(|(at, word)| !(REACHED.contains(&word) || at == 0 && is_figure(word)));
            is_named || WHOM.contains(&whose)
        }
        // “Fell under 40%”, “rose above the target”
        "under" | "above" | "within" | "outside" => {
            !is_figure(second) && !near.any(|word| REACHED.contains(&word))
        }
        _ => true,
    }
}
