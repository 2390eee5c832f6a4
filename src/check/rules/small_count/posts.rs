//! People whom the council will take on: “two care leavers will be paid to visit”. Nobody is chosen yet.

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

/// Whether the people at `last` will be taken on.
pub(super) fn will_be_taken_on(list: &[Word<'_>], last: usize) -> bool {
    let ahead = |steps: usize| small_at(list, Some(last + steps));
    ahead(1) == "will" && ahead(2) == "be" && TAKEN_ON.contains(&ahead(3).as_str())
}
