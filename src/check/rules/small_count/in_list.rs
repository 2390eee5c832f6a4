//! Small counts in lists: “In custody: 2” below “Of the 20 care leavers:”.

use super::amounts::{Amount, amounts};
use super::in_table::above;
use super::label::{Label, People, begins_with_people};
use crate::check::Subject;
use crate::check::prose::{Kind, Passage};
use std::ops::Range;

/// Longer passages are prose, and read as such.
const LONGEST: usize = 12;

/// Verbs and words that tell of people how they are.
const TOLD: [&str; 16] = [
    "are", "is", "were", "was", "have", "has", "had", "remain", "remains", "live", "lives",
    "returned", "moved", "went", "left", "came",
];

/// The small counts of every list: in which passage, and where.
pub(super) fn counts(subject: &Subject<'_>, most: i64) -> Vec<(usize, Range<usize>)> {
    let prose = &*subject.prose;
    let mut found = Vec::new();
    for list in &prose.lists {
        let of_items: Vec<(usize, Vec<Amount>)> = list
            .items
            .iter()
            .filter_map(|at| Some((*at, amounts(prose.at(*at)?, most))))
            .collect();
        if of_items.iter().all(|(_, amounts)| amounts.is_empty()) {
            continue;
        }
        let (above, _) = above(prose, &list.above);
        let numbered = list.items.iter().filter_map(|at| prose.at(*at));
        let numbered = numbered.filter(|item| ends_in_number(&item.text)).count();
        let is_tally = numbered >= 2 && numbered * 2 > list.items.len();
        for (at, amounts) in of_items {
            for amount in amounts {
                if is_count(&amount, above, is_tally) {
                    found.push((at, amount.range));
                }
            }
        }
    }
    found
}

/// The small counts of a passage that is no more than a label with its number: “Children excluded:
/// 5”, as a heading, a heading of a row or a line of its own.
pub(super) fn counts_alone(passage: &Passage<'_>, most: i64) -> Vec<Range<usize>> {
    if passage.kind == Kind::Words || passage.each_word().count() > LONGEST {
        return Vec::new();
    }
    amounts(passage, most)
        .into_iter()
        .filter(|amount| is_count(amount, People::No, false))
        .map(|amount| amount.range)
        .collect()
}

fn is_count(amount: &Amount, above: People, is_tally: bool) -> bool {
    let before = Label::read(&amount.before);
    let behind = Label::read(&amount.behind);
    let of_one = begins_with_people(&amount.behind);
    if before.is_measure || behind.is_measure || behind.is_thing {
        return false;
    }
    // “In custody: 2”
    if amount.is_parted && !amount.before.is_empty() {
        let is_told = amount.behind.is_empty() || behind.is_state || behind.befalls || of_one;
        if before.is_share && !amount.has_share || !is_told {
            return false;
        }
        return before.people == People::Counted
            || before.is_place && above == People::Counted
            || !before.is_thing
                && (before.people == People::Named
                    || before.befalls
                    || of_one
                    || above == People::Counted
                    || above == People::Named && is_tally);
    }
    // “3 are abroad”
    if !amount.before.is_empty() {
        return false;
    }
    let first = amount.behind.split(' ').next().unwrap_or("");
    let is_told = TOLD.contains(&first)
        || first.ends_with("ed")
        || behind.is_state
        || behind.befalls
        || of_one;
    above == People::Counted && (is_told || amount.behind.is_empty())
}

/// Whether an item is a label with its number: “Forest: 12”.
fn ends_in_number(text: &str) -> bool {
    let trimmed = text.trim_end_matches([' ', '.', ')', ';', ',', '*', '%']);
    trimmed.ends_with(|c: char| c.is_ascii_digit()) && text.contains([':', '(', '–', '-'])
}
