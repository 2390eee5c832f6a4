//! Mobile numbers that a text says are a service's: “the duty phone”, “text us on”.

use crate::check::period_words::month;
use crate::check::prose::{Grid, Passage, Prose};
use crate::check::rules::person_name::is_first_name;
use crate::check::words::{Phrases, lower, words};
use std::ops::Range;
use std::sync::LazyLock;

/// What is a service's and no person's.
static SERVICES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "advice line",
        "call us",
        "contact us",
        "crisis line",
        "crisis number",
        "crisis phone",
        "duty line",
        "duty manager",
        "duty mobile",
        "duty number",
        "duty officer",
        "duty phone",
        "duty social worker",
        "duty team",
        "duty worker",
        "emergency duty",
        "emergency line",
        "emergency number",
        "helpdesk",
        "helpline",
        "hotline",
        "its mobile",
        "its number",
        "its phone",
        "message us",
        "office mobile",
        "on-call mobile",
        "on-call number",
        "on-call phone",
        "our mobile",
        "our number",
        "out of hours",
        "out-of-hours",
        "phone us",
        "reach us",
        "ring us",
        "shared mobile",
        "shared phone",
        "team mobile",
        "team phone",
        "text line",
        "text messages",
        "text number",
        "text service",
        "text us",
        "textline",
        "whatsapp number",
        "whatsapp us",
    ])
});

/// Whose a telephone may be, so that it is no person's.
const OWNERS: [&str; 12] = [
    "centre", "clinic", "forum", "helpline", "home", "house", "hub", "office", "project", "school",
    "service", "team",
];

/// Who answers a telephone of their own.
const PERSONS: [&str; 14] = [
    "manager",
    "managers",
    "director",
    "worker",
    "workers",
    "officer",
    "adviser",
    "advisor",
    "head",
    "chair",
    "lead",
    "leader",
    "nurse",
    "practitioner",
];

/// Whose it may be, too, and what stands before a surname.
const THEIRS: [&str; 9] = ["his", "her", "my", "me", "him", "mr", "mrs", "ms", "dr"];

/// What goes on with the telephone of the sentence before.
const GOES_ON: [&str; 4] = ["it is ", "its number is ", "the number is ", "that is "];

/// Whether the number at `range` in the passage at this place is said to be a service's.
pub(super) fn is_of_service(
    prose: &Prose<'_>,
    at: usize,
    passage: &Passage<'_>,
    range: &Range<usize>,
) -> bool {
    let sentences = passage.sentences.iter();
    let mut before = None;
    for sentence in sentences {
        if sentence.contains(&range.start) {
            let small = passage.small_words(sentence.clone()).text;
            let goes_on = GOES_ON.iter().any(|start| small.starts_with(start));
            let start = before.filter(|_| goes_on).unwrap_or(sentence.start);
            let front = passage.words(start..range.start);
            let behind = passage.words(range.end..sentence.end);
            if says_so(front) || is_said_behind(behind) && !names_person(front) {
                return true;
            }
        }
        before = Some(sentence.start);
    }
    let mut grids = prose.grids.iter();
    grids.any(|grid| label(grid, at).is_some_and(|label| is_label(prose, label)))
}

/// Whether the cell at a place names a service's telephone.
fn is_label(prose: &Prose<'_>, at: usize) -> bool {
    prose.at(at).is_some_and(|cell| says_so(&cell.text))
}

/// The first cell of the row in which a passage stands.
fn label(grid: &Grid, at: usize) -> Option<usize> {
    let mut rows = grid.rows.iter();
    let row = rows.find(|row| row.contains(&Some(at)))?;
    row.first().copied().flatten().filter(|first| *first != at)
}

/// “07700 900123 is our text number”.
fn is_said_behind(behind: &str) -> bool {
    let small = lower(behind);
    let near = small.get(..small.floor_char_boundary(40)).unwrap_or("");
    near.trim_start().starts_with("is ") && SERVICES.are_in(near)
}

/// Whether words name a service's telephone last, and no person behind or around it.
fn says_so(front: &str) -> bool {
    let small = lower(front);
    let list = words(&small, &(0..small.len()));
    // “The team's mobile”, “the home’s number”
    let owned = list.windows(2).rev().find_map(|pair| {
        let [owner, thing] = pair else { return None };
        let owner_word = owner
            .text
            .strip_suffix("’s")
            .or_else(|| owner.text.strip_suffix("'s"))?;
        let is_owned = OWNERS.contains(&owner_word)
            && matches!(thing.text, "mobile" | "phone" | "number" | "telephone");
        is_owned.then_some(thing.range.end)
    });
    let named = last_of(&small);
    // “Message the youth team on”, “the edge of care service (”
    let ends = [" on ", " at ", " (", ": "].iter().any(|joint| {
        let owner = small.strip_suffix(joint).unwrap_or("");
        let last = owner.rsplit(' ').next().unwrap_or("");
        OWNERS.contains(&last)
    });
    let direct = ends && !list.iter().any(|word| PERSONS.contains(&word.text));
    let Some(end) = owned.max(named).max(direct.then_some(small.len())) else {
        return false;
    };
    let behind = list.iter().filter(|word| word.range.start >= end);
    let is_persons = behind.into_iter().any(|word| PERSONS.contains(&word.text));
    // “The head of service can be reached out of hours”
    let is_hours = small
        .get(..end)
        .is_some_and(|front| front.ends_with("out of hours") || front.ends_with("out-of-hours"));
    let has_role = || list.iter().any(|word| PERSONS.contains(&word.text));
    let is_of_person = is_persons || is_hours && has_role() || names_person(front);
    !is_of_person
}

/// Where the last of the services ends that words name.
fn last_of(small: &str) -> Option<usize> {
    let mut end = None;
    let mut from = 0;
    while let Some((phrase, at)) = small.get(from..).and_then(|rest| SERVICES.first_in(rest)) {
        from += at + phrase.len();
        end = Some(from);
    }
    end
}

/// Whether words name somebody.
fn names_person(front: &str) -> bool {
    words(front, &(0..front.len())).iter().any(|word| {
        let small = lower(word.text);
        let bare = small
            .strip_suffix("’s")
            .or_else(|| small.strip_suffix("'s"))
            .unwrap_or(&small);
        let is_name = word.text.starts_with(char::is_uppercase)
            && is_first_name(bare)
            && month(bare).is_none();
        is_name || THEIRS.contains(&small.as_str())
    })
}
