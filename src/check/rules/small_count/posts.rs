//! People whom the council will take on: “two care leavers will be paid to visit”, “two parents who have
//! been through it will help to train chairs”. Nobody is chosen yet.

use super::small_at;
use crate::check::words::Word;

/// What is done with those who are taken on.
const TAKEN_ON: [&str; 9] = [
    "paid",
    "employed",
    "hired",
    "recruited",
    "appointed",
    "elected",
    "trained",
    "chosen",
    "commissioned",
];

/// What they will do for the council.
const DO: [&str; 8] = [
    "train",
    "advise",
    "teach",
    "interview",
    "co-chair",
    "chair",
    "speak",
    "lead",
];

/// So many words may say who they are: “who have been through a conference”.
const LONGEST: usize = 10;

/// Whether the people at `last` will be taken on.
pub(super) fn will_be_taken_on(list: &[Word<'_>], last: usize) -> bool {
    let ahead = |steps: usize| small_at(list, Some(last + steps));
    let will = match ahead(1).as_str() {
        "will" => Some(1),
        "who" => (2..=LONGEST).find(|steps| ahead(*steps) == "will"),
        _ => None,
    };
    will.is_some_and(|will| {
        let [one, two, three] = [1, 2, 3].map(|steps| ahead(will + steps));
        let does = |word: &str| DO.contains(&word);
        one == "be" && TAKEN_ON.contains(&two.as_str())
            || does(&one)
            || one == "help" && (does(&two) || two == "to" && does(&three))
    })
}
