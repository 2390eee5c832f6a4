//! `small-count`: a typed count of one to five children or families.

mod amounts;
mod in_list;
mod in_table;
mod label;
mod label_words;
mod without_noun;

use crate::check::number::{Hedge, hedge, number_word};
use crate::check::prose::Passage;
use crate::check::words::{Word, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "small-count",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Copy,
    what: "Finds a count of one to five children, young people, pupils or family members that is typed, in digits or words, in an edition that hides such counts: “2 children”, “5 out of 76 children”, and “2 not entered” behind the number of pupils. Also in the cells of a table and the items of a list, where the headings, or the line above, name those who are counted: “In prison | 1 (5%)” below “Number of children”, “In custody: 2” below “Of the 20 care leavers:”.",
    why: "Who knows the family recognises it. A figure of the data is hidden by the tool; a typed one is not.",
    example: "Only 2 children returned to their family.",
    instead: "A small number of children returned to their family; or, kept for inspectors: <!-- only: inspector -->.",
    mend: "Write “a small number”, refer to a figure that the tool can hide, or keep the passage for the editions that may hold it.",
    run,
};

/// Who is counted, in small letters.
const PEOPLE: [&str; 38] = [
    "child",
    "children",
    "baby",
    "babies",
    "infant",
    "infants",
    "toddler",
    "toddlers",
    "boy",
    "boys",
    "girl",
    "girls",
    "teenager",
    "teenagers",
    "sibling",
    "siblings",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "pupil",
    "pupils",
    "family",
    "families",
    "parent",
    "parents",
    "mother",
    "mothers",
    "father",
    "fathers",
    "leaver",
    "leavers",
    "adolescent",
    "adolescents",
    "youngster",
    "youngsters",
    "newborn",
    "newborns",
];

/// What has room for a number of people.
const ROOMS: [&str; 16] = [
    "home", "homes", "house", "houses", "place", "places", "room", "rooms", "bed", "beds", "unit",
    "units", "space", "spaces", "flat", "flats",
];

/// What may stand between the number and those who are counted.
const BETWEEN: [&str; 26] = [
    "young",
    "younger",
    "older",
    "other",
    "more",
    "such",
    "looked-after",
    "disabled",
    "care",
    "adopted",
    "fostered",
    "unaccompanied",
    "vulnerable",
    "local",
    "of",
    "our",
    "the",
    "these",
    "those",
    "new",
    "different",
    "birth",
    "foster",
    "missing",
    "unborn",
    "school-age",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let Some(rule) = subject
        .edition
        .and_then(|edition| edition.suppression.as_ref())
    else {
        return;
    };
    let most = i64::from(rule.threshold);
    let mut beside: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    let in_tables = in_table::counts(subject, most);
    for (at, range) in in_tables.into_iter().chain(in_list::counts(subject, most)) {
        beside.entry(at).or_default().push(range);
    }
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        // Who has done the work is no count of those whom it is about; and of what is expected
        // nobody has been counted yet.
        if matches!(passage.place.part, Part::Key("by" | "expected")) {
            continue;
        }
        if !has_small_number(passage, most) {
            continue;
        }
        let mut found = counts(passage, most);
        let of_its_place = beside.remove(&at).unwrap_or_default();
        let others = without_noun::counts(passage, most).into_iter();
        let alone = in_list::counts_alone(passage, most);
        for range in others.chain(alone).chain(of_its_place) {
            if !found.iter().any(|one| one.start == range.start) {
                found.push(range);
            }
        }
        found.sort_by_key(|range| range.start);
        for range in found {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” is a small count of people"))
                    .at(subject.prose.span(passage, range))
                    .help("Write “a small number”, refer to a figure of the data, or keep the passage for other editions."),
            );
        }
    }
}

/// Whether a number of one to the most that is hidden stands in a passage: in most there is none.
fn has_small_number(passage: &Passage<'_>, most: i64) -> bool {
    passage.each_word().any(|word| {
        let small = passage.small_words(word.range).text;
        amount(small).is_some_and(|amount| (1..=most).contains(&amount))
    })
}

/// The number that a word in small letters is, in digits or in letters.
fn amount(small: &str) -> Option<i64> {
    match small.bytes().next()?.is_ascii_alphabetic() {
        true => number_word(small),
        false => small.parse().ok(),
    }
}

fn counts(passage: &Passage<'_>, most: i64) -> Vec<Range<usize>> {
    let list = passage.word_list();
    let mut found = Vec::new();
    for (index, word) in list.iter().enumerate() {
        let small = passage.small_words(word.range.clone()).text;
        let amount = amount(small);
        let is_small = amount.is_some_and(|amount| (1..=most).contains(&amount));
        if !is_small || !passage.is_typed(&word.range) || is_part_of_number(&passage.text, word) {
            continue;
        }
        let Some(last) = counted(passage, &list, index, amount == Some(1)) else {
            continue;
        };
        let before = index
            .checked_sub(1)
            .and_then(|at| list.get(at))
            .map_or(String::new(), |one| lower(one.text));
        if is_no_count(passage, &list, index, &before, last, amount == Some(1)) {
            continue;
        }
        let end = list.get(last).map_or(word.range.end, |one| one.range.end);
        found.push(word.range.start..end);
    }
    found
}

/// The index of the word for those who are counted behind a number: “children”, “young people”.
fn counted(passage: &Passage<'_>, list: &[Word<'_>], index: usize, is_one: bool) -> Option<usize> {
    let mut at = index + 1;
    loop {
        let (before, word) = (list.get(at.checked_sub(1)?)?, list.get(at)?);
        let between = passage.text.get(before.range.end..word.range.start)?;
        if !between.chars().all(|c| c == ' ' || c == '\n') || at > index + 4 {
            return None;
        }
        let small = lower(word.text);
        if PEOPLE.contains(&small.as_str()) {
            // “Four family help teams”: several of them would be “families”.
            if !is_one && is_singular(&small) {
                return None;
            }
            // “Two children's homes”, “one family support worker”, “three parent groups”: no people.
            let next = list
                .get(at + 1)
                .filter(|next| passage.text.get(word.range.end..next.range.start) == Some(" "));
            let next = next.map_or(String::new(), |next| lower(next.text));
            return (!is_thing(&next)).then_some(at);
        }
        let is_people = matches!(small.as_str(), "people" | "person" | "adults" | "adult")
            && lower(before.text) == "young";
        if is_people {
            return Some(at);
        }
        if !BETWEEN.contains(&small.as_str()) {
            return None;
        }
        at += 1;
    }
}

fn is_singular(noun: &str) -> bool {
    !noun.ends_with('s') && noun != "children"
}

/// Whether a word behind people makes them the name of something: “children's homes”.
fn is_thing(next: &str) -> bool {
    matches!(
        next,
        "home"
            | "homes"
            | "hub"
            | "hubs"
            | "centre"
            | "centres"
            | "support"
            | "worker"
            | "workers"
            | "service"
            | "services"
            | "team"
            | "teams"
            | "group"
            | "groups"
            | "champion"
            | "champions"
            | "protection"
            | "plan"
            | "plans"
            | "safeguarding"
            | "first"
            | "network"
            | "forum"
            | "panel"
            | "panels"
            | "programme"
            | "programmes"
            | "meeting"
            | "meetings"
            | "conference"
            | "conferences"
            | "time"
            | "placement"
            | "placements"
            | "carer"
            | "social"
            | "practitioner"
            | "practitioners"
            | "court"
            | "courts"
            | "premium"
    )
}

fn is_part_of_number(text: &str, word: &Word<'_>) -> bool {
    let before = text
        .get(..word.range.start)
        .and_then(|t| t.chars().next_back());
    let behind = text.get(word.range.end..).and_then(|t| t.chars().next());
    before.is_some_and(|c| {
        matches!(c, '.' | ',' | '/' | '£' | '-' | '–' | '@') || c.is_alphanumeric()
    }) || behind.is_some_and(|c| matches!(c, '%' | '/' | '-' | '–'))
}

/// Whether a number before people is no count of some who are known: a limit, a rule, a way of
/// speaking.
fn is_no_count(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    before: &str,
    last: usize,
    is_one: bool,
) -> bool {
    let Some(word) = list.get(index) else {
        return true;
    };
    let front = passage.text.get(..word.range.start).unwrap_or("");
    if matches!(hedge(front), Hedge::LessThan | Hedge::MoreThan) {
        return true;
    }
    // “Two out of five children” is a share.
    if front.ends_with("out of ") {
        return true;
    }
    // “Two in five children”, “one of our three families”, “children aged three”.
    let is_rule = matches!(
        before,
        "in" | "every"
            | "each"
            | "any"
            | "no"
            | "per"
            | "aged"
            | "age"
            | "or"
            | "to"
            | "section"
            | "stage"
            | "year"
            | "priority"
            | "than"
            | "between"
            | "groups"
            | "maximum"
            | "minimum"
            | "first"
            | "last"
            | "next"
            | "level"
            | "tier"
    );
    let joined = list
        .get(index + 1)
        .map_or(String::new(), |one| lower(one.text));
    let is_share = matches!(joined.as_str(), "in" | "out" | "or" | "to");
    let after = list
        .get(last + 1)
        .map_or(String::new(), |one| lower(one.text));
    let number_behind = list
        .get(last + 2)
        .map_or(String::new(), |one| lower(one.text));
    let is_number = |word: &str| amount(word).is_some();
    // “Four children in ten”; “the home takes four children”; “graded by two care leavers” and
    // “two care leavers, trained as inspectors”, who work for the council.
    let is_rate = after == "in" && (is_number(&number_behind) || number_behind == "every");
    let is_room = matches!(
        before,
        "take" | "takes" | "hold" | "holds" | "accommodate" | "accommodates" | "houses"
    );
    // “A home for four children”: so many have room in it.
    let is_room = is_room
        || before == "for"
            && index
                .checked_sub(2)
                .and_then(|at| list.get(at))
                .is_some_and(|one| ROOMS.contains(&lower(one.text).as_str()));
    let is_work = before == "by" && is_work_of(front) || works_as(&after, &number_behind);
    if is_rate || is_room || is_work {
        return true;
    }
    let told = matches!(
        after.as_str(),
        "said"
            | "says"
            | "told"
            | "tells"
            | "wrote"
            | "described"
            | "explained"
            | "asked"
            | "felt"
            | "at"
            | "after"
            | "can"
    );
    // “One child” is mostly a way of speaking: it counts where something is told of that one.
    let is_told_of_one = matches!(
        before,
        "only" | "just" | "was" | "were" | "is" | "are" | "but" | "had" | "has" | "with" | "single"
    ) || matches!(
        after.as_str(),
        "was"
            | "were"
            | "is"
            | "has"
            | "had"
            | "returned"
            | "remained"
            | "remains"
            | "went"
            | "moved"
            | "died"
            | "left"
            | "did"
            | "could"
            | "came"
    );
    is_rule || is_share || (is_one && (told || !is_told_of_one))
}

/// Whether a text that ends in “by” tells of work that somebody has done on a paper: “read by”.
fn is_work_of(front: &str) -> bool {
    let small = lower(front);
    let mut back = small.split_whitespace().rev();
    back.next() == Some("by")
        && matches!(
            back.next(),
            Some(
                "read"
                    | "reread"
                    | "written"
                    | "graded"
                    | "tested"
                    | "tried"
                    | "designed"
                    | "chaired"
                    | "led"
                    | "checked"
                    | "reviewed"
                    | "audited"
                    | "edited"
                    | "illustrated"
            )
        )
}

/// Whether the words behind people tell in which work they stand: “trained as”.
fn works_as(first: &str, second: &str) -> bool {
    matches!(
        first,
        "trained" | "employed" | "paid" | "recruited" | "appointed" | "working" | "acting"
    ) && matches!(second, "as" | "to")
}
