//! `small-count`: a typed count of one to five children or families.

mod amounts;
mod in_general;
mod in_list;
mod in_plan;
mod in_table;
mod label;
mod label_words;
mod no_count;
mod of_leavers;
mod of_staff;
mod one_family;
mod our_work;
mod posts;
mod practice;
mod reckoned;
mod seats;
mod taken_up;
mod without_noun;

use crate::check::number::{has_number_word, number_word};
use crate::check::prose::Passage;
use crate::check::supposed::is_supposed;
use crate::check::words::{Word, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use no_count::{is_no_count, is_thing};
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "small-count",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Copy,
    what: "Finds a count of one to five children, young people, pupils or family members that is typed, in digits or words, in an edition that hides such counts: “2 children”, “5 out of 76 children”, and “2 not entered” behind the number of pupils. Also in the cells of a table and the items of a list, where the headings, or the line above, name those who are counted: “In prison | 1 (5%)” below “Number of children”, “In custody: 2” below “Of the 20 care leavers:”. Left alone: room for so many (“registered for two children”), what is done each time (“each team invites two parents”, “two families at a time”), cases that are supposed, needs told in general (“no carer is free for two brothers”), what one of a small group weighs (“one child is worth five points”), what is reckoned (“a home with three children makes three contacts”), those who work with the council on what it makes (“two parents have rewritten the leaflet”), the seats of a panel (“the board includes two care leavers”), posts to come (“two care leavers will be paid to visit”), what a table of actions says is to be (not what it tells of the past), what a table of staff counts (allegations), staff and foster carers who left, things that “two of them” takes up (“four beds for children, two of them in a hostel”), and the members of one family in or below a heading that calls it an example, a case study or a story.",
    why: "Who knows the family recognises it. A figure of the data is hidden by the tool; a typed one is not.",
    example: "Only 2 children returned to their family.",
    instead: "A small number of children returned to their family; or, kept for inspectors: <!-- only: inspector -->.",
    mend: "Write “a small number”, refer to a figure that the tool can hide, or keep the passage for the editions that may hold it.",
    run,
};

/// Who is counted, in small letters: those of whom the story of one family may tell.
const OF_ONE_FAMILY: [&str; 22] = [
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
    "sibling",
    "siblings",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "parent",
    "parents",
    "teenager",
    "teenagers",
];

/// And others, who are counted in a story as elsewhere.
const OTHERS: [&str; 16] = [
    "pupil",
    "pupils",
    "family",
    "families",
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

/// What people have done of whom it is told without a helping verb.
const DONE_BY_PEOPLE: [&str; 9] = [
    "moved", "returned", "left", "went", "came", "died", "stayed", "lost", "turned",
];

/// The word at a place in small letters; nothing where there is none.
fn small_at(list: &[Word<'_>], at: Option<usize>) -> String {
    let word = at.and_then(|at| list.get(at));
    word.map_or(String::new(), |word| lower(word.text))
}

/// Whether a word in small letters is for those who are counted.
fn is_people(word: &str) -> bool {
    OF_ONE_FAMILY.contains(&word) || OTHERS.contains(&word)
}

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
    let Some(most) = subject.reader.and_then(|reader| reader.hidden_up_to) else {
        return;
    };
    let most = i64::from(most);
    let mut beside: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    let in_tables = in_table::counts(subject, most);
    for (at, range) in in_tables.into_iter().chain(in_list::counts(subject, most)) {
        beside.entry(at).or_default().push(range);
    }
    let to_be = in_plan::cells(subject);
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        // Who has done the work is no count of those whom it is about; and of what is expected
        // nobody has been counted yet.
        if matches!(passage.place.part, Part::Key("by" | "expected")) {
            continue;
        }
        if !has_small_number(passage, most) {
            continue;
        }
        let found = counts(passage, most);
        let (of_a_story, mut found): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|range| passage.in_example && one_family::is_of_one(passage, range));
        let of_its_place = beside.remove(&at).unwrap_or_default();
        let others = without_noun::counts(passage, most).into_iter();
        let others = others.filter(|range| !of_staff::is_of_staff(subject, passage, range));
        // “An example: two visits, one baby”
        let alone = in_list::counts_alone(passage, most).into_iter();
        let alone = alone
            .filter(|range| !(passage.in_example && one_family::begins_with_one(passage, range)));
        for range in others.chain(alone).chain(of_its_place) {
            let mut known = found.iter().chain(&of_a_story);
            if !known.any(|one| one.start == range.start) {
                found.push(range);
            }
        }
        let is_to_be = to_be.contains(&at);
        found.retain(|range| {
            let is_wanted = is_to_be && in_plan::is_to_be(passage, range);
            !is_wanted && !is_of_supposed(passage, range)
        });
        found.sort_by_cached_key(|range| range.start);
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
    let small = passage.small();
    let is_small = |word: &str| amount(word).is_some_and(|amount| (1..=most).contains(&amount));
    let may_have_one = passage.has_digit || has_number_word(small);
    may_have_one
        && passage
            .word_ranges()
            .any(|range| small.get(range).is_some_and(is_small))
}

/// Whether a count belongs to a case that the text supposes.
fn is_of_supposed(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let sentence = passage.sentence_at(range.start);
    sentence.is_some_and(|sentence| is_supposed(passage, sentence, range.start))
}

/// Where the sentence before that of a place begins; or its own, where it is the first.
fn two_sentences(passage: &Passage<'_>, place: usize) -> usize {
    let sentences = passage.sentences.iter();
    let mut before = sentences.rev().filter(|range| range.start <= place);
    let own = before.next();
    before.next().or(own).map_or(0, |range| range.start)
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
        if posts::will_be_taken_on(&list, last)
            || is_no_count(passage, &list, index, &before, last, amount == Some(1))
        {
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
        if is_people(&small) {
            // “Four family help teams”: several of them would be “families”.
            if !is_one && is_singular(&small) {
                return None;
            }
            // “Two children's homes”, “one family support worker”, “three parent groups”: no people.
            let next = list
                .get(at + 1)
                .filter(|next| passage.text.get(word.range.end..next.range.start) == Some(" "));
            let next = next.map_or(String::new(), |next| lower(next.text));
            let is_of_work = of_leavers::are_workers(passage, list, at);
            return (!is_thing(&next) && !is_of_work).then_some(at);
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

fn is_part_of_number(text: &str, word: &Word<'_>) -> bool {
    let before = text
        .get(..word.range.start)
        .and_then(|t| t.chars().next_back());
    let behind = text.get(word.range.end..).and_then(|t| t.chars().next());
    before.is_some_and(|c| {
        matches!(c, '.' | ',' | '/' | '£' | '-' | '–' | '@') || c.is_alphanumeric()
    }) || behind.is_some_and(|c| matches!(c, '%' | '/' | '-' | '–'))
}
