//! `slip`: slips of typing that a program can see: “principles..”, “1March”, “29 %”.

mod confused;
mod cut;
mod grammar;
mod missing;
mod plural;
mod points;
mod small_words;
mod stranded;
pub(in crate::check) mod term;

use crate::check::period_words::month;
use crate::check::prose::{Kind, Passage, Voice};
use crate::check::words::{Word, lower, stem};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "slip",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds slips of typing: a full stop or comma twice, a space before a per cent sign or comma, a full stop and a semicolon together, a sentence glued to the one before it, a number glued to the name of a month or to its unit, a fragment that repeats the end of the sentence before it, a fixed turn of phrase that lacks a word (“in relation plans”, “a robust for”), small words that make no sentence (“a review the current range”, “of 2017 inspection”, “in the Autumn 2020”), verbs that don't fit (“care leavers has”, “the numbers of families waiting remains”), a term of the glossary with its letters mixed up, a word taken for another where those beside it leave no doubt (“good practise”, “it’s own”), a plural with an apostrophe (“the GCSE’s in summer”), a difference of two percentages that is called per cent where points are meant (“from 78% to 92%, a rise of 14%”), a common misspelling, a sentence that a table or chart cuts in two, and a paragraph that ends without a full stop or in the middle.",
    why: "One slip in a page makes the reader doubt its numbers.",
    example: "The conversion rate is 29 %. Cases were stepped down. Step down. The date is 1March..",
    instead: "The conversion rate is 29%. Cases were stepped down. The date is 1 March.",
    mend: "Correct it.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    cut::run(subject, all);
    let terms = &subject.whole.terms;
    for passage in &subject.prose.passages {
        if passage.voice == Voice::Remark || passage.quoted {
            continue;
        }
        let mut found = Vec::new();
        marks(passage, &mut found);
        confused::look(passage, &mut found);
        points::look(passage, &mut found);
        let list = passage.word_list();
        glued_dates(passage, &list, &mut found);
        fragments(passage, &list, &mut found);
        let small: Vec<&str> = passage.each_small_word().collect();
        let words = InSmall {
            list: &list,
            small: &small,
        };
        missing::look(passage, words, &mut found);
        small_words::look(passage, words, &mut found);
        grammar::look(passage, words, &mut found);
        plural::look(passage, words, &mut found);
        let mut of_terms = Vec::new();
        terms.look(words, &mut of_terms);
        // Of two ways to one slip one is told.
        let overlaps = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        of_terms.retain(|(range, _)| !found.iter().any(|(other, _)| overlaps(range, other)));
        found.extend(of_terms);
        found.extend(unfinished(passage));
        for (range, message) in found {
            if passage.is_typed(&range) {
                all.push(
                    finding(message)
                        .at(subject.prose.span(passage, range))
                        .help("Correct it."),
                );
            }
        }
    }
}

type Found = (Range<usize>, String);

/// The words of a passage, each with the same in small letters.
#[derive(Clone, Copy)]
struct InSmall<'l> {
    list: &'l [Word<'l>],
    small: &'l [&'l str],
}

impl<'l> InSmall<'l> {
    /// The word at a place in small letters; nothing where there is none.
    fn word(self, at: usize) -> &'l str {
        self.small.get(at).copied().unwrap_or("")
    }
}

/// Doubled stops, and spaces before what follows a word at once.
fn marks(passage: &Passage<'_>, found: &mut Vec<Found>) {
    let text = passage.text.as_str();
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    let is_word = |byte: u8| byte.is_ascii_alphanumeric();
    let begin = found.len();
    for index in memchr::memchr3_iter(b'.', b',', b';', bytes) {
        let byte = at(index);
        let before = index.checked_sub(1).map_or(b' ', at);
        let next = at(index + 1);
        let is_spaced = before == b' ' && index.checked_sub(2).map(at).is_some_and(is_word);
        if is_spaced && byte != b'.' {
            found.push((
                index - 1..index + 1,
                format!("a space stands before “{}”", char::from(byte)),
            ));
        }
        match byte {
            b'.' | b',' | b';'
                if next == byte && at(index + 2) != byte && before != byte && is_word(before) =>
            {
                let mark = char::from(byte);
                found.push((index..index + 2, format!("“{mark}{mark}”: one is too many")));
            }
            // Behind a shortened word both may stand: “etc.,”, “Ltd.;”
            b'.' if next == b';' && is_long_word(text, index) => {
                found.push((index..index + 2, "“.;”: one is too many".to_owned()));
            }
            b',' | b';'
                if is_word(before) && next != byte && matches!(next, b'.' | b',' | b';') =>
            {
                let shown = passage.words(index..index + 2).to_owned();
                found.push((index..index + 2, format!("“{shown}”: one is too many")));
            }
            b'.' if is_glued(bytes, index) => {
                let start = text
                    .get(..index)
                    .map_or(0, |t| t.rfind(' ').map_or(0, |at| at + 1));
                let token = text.get(start..).unwrap_or("");
                let token = token.split([' ', '\n']).next().unwrap_or("");
                // Addresses and names of files have dots inside.
                let ending = token.rsplit('.').next().unwrap_or("");
                let ending = lower(ending.trim_end_matches(|c: char| !c.is_alphanumeric()));
                let is_address = token.contains(['/', '@', '_', '\\'])
                    || token.matches('.').count() > 1
                    || FILES.contains(&ending.as_str());
                if !is_address {
                    found.push((
                        start..start + token.len(),
                        format!("a space is missing in “{token}”"),
                    ));
                }
            }
            _ => {}
        }
    }
    for index in memchr::memchr_iter(b'%', bytes) {
        let before = index.checked_sub(2).map(at);
        if before.is_some_and(|byte| byte.is_ascii_digit()) && at(index - 1) == b' ' {
            found.push((index - 1..index + 1, "a space stands before “%”".to_owned()));
        }
    }
    if let Some(added) = found.get_mut(begin..) {
        added.sort_by_cached_key(|(range, _)| range.start);
    }
}

/// What the names of files and addresses end in.
const FILES: [&str; 10] = [
    "doc", "docx", "xls", "xlsx", "pptx", "pdf", "csv", "html", "org", "com",
];

/// Whether a word of five small letters or more ends here.
fn is_long_word(text: &str, end: usize) -> bool {
    let front = text.get(..end).unwrap_or("").bytes().rev();
    front.take_while(u8::is_ascii_lowercase).count() >= 5
}

/// “At referral.27% are”, “with partners.Each of them”: a full stop between a word and a sentence.
fn is_glued(bytes: &[u8], stop: usize) -> bool {
    let before = bytes.get(..stop).unwrap_or_default().iter().rev();
    let word = before.take_while(|byte| byte.is_ascii_lowercase()).count();
    let behind = bytes.get(stop + 1..).unwrap_or_default();
    let digits = behind
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let is_share = digits > 0 && behind.get(digits) == Some(&b'%');
    let is_word = matches!(behind, [one, two, three, ..]
        if one.is_ascii_uppercase() && two.is_ascii_lowercase() && three.is_ascii_lowercase());
    word >= 4 && (is_share || is_word)
}

/// “1March 2020”.
fn glued_dates(passage: &Passage<'_>, list: &[Word<'_>], found: &mut Vec<Found>) {
    if !passage.has_digit {
        return;
    }
    for word in list {
        let name = word.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = word.text.len() - name.len();
        let is_date = (1..=2).contains(&digits)
            && name.len() > 2
            && name.starts_with(char::is_uppercase)
            && month(name).is_some();
        if is_date {
            found.push((
                word.range.clone(),
                format!("a space is missing in “{}”", word.text),
            ));
        }
    }
}

/// “… those stepped down. Step down.”
fn fragments(passage: &Passage<'_>, list: &[Word<'_>], found: &mut Vec<Found>) {
    let inside = |range: &Range<usize>| {
        let begin = list.partition_point(|word| word.range.start < range.start);
        let end = list.partition_point(|word| word.range.start < range.end);
        list.get(begin..end).unwrap_or_default()
    };
    let same =
        |one: &Word<'_>, other: &Word<'_>| base(&lower(one.text)) == base(&lower(other.text));
    for pair in passage.sentences.windows(2) {
        let [one, two] = pair else { continue };
        let (before, after) = (inside(one), inside(two));
        if !(2..=4).contains(&after.len()) || before.len() < after.len() {
            continue;
        }
        let ends = before.iter().rev().zip(after.iter().rev());
        if ends.into_iter().all(|(one, other)| same(one, other)) {
            let shown = passage.words(two.clone()).to_owned();
            found.push((
                two.clone(),
                format!("“{shown}” repeats the end of the sentence before"),
            ));
        }
    }
}

/// A word without the endings of its forms: “stepped” and “step”.
fn base(word: &str) -> String {
    let stem = stem(word);
    let cut = ["ing", "ed"]
        .iter()
        .find_map(|ending| stem.strip_suffix(ending).filter(|rest| rest.len() > 2));
    let Some(cut) = cut else { return stem };
    let mut letters = cut.chars().rev();
    let is_doubled = matches!((letters.next(), letters.next()), (Some(a), Some(b)) if a == b);
    match is_doubled {
        true => cut.get(..cut.len() - 1).unwrap_or(cut).to_owned(),
        false => cut.to_owned(),
    }
}

/// Words with which nothing ends.
const OPEN_ENDS: [&str; 11] = [
    "the",
    "a",
    "an",
    "and",
    "or",
    "of",
    "our",
    "their",
    "which",
    "that",
    "including",
];

/// A paragraph of sentences whose last has no end; an item or a line that breaks off.
fn unfinished(passage: &Passage<'_>) -> Option<Found> {
    let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
    let speaks = passage.is_in_section()
        || matches!(
            passage.place.part,
            Part::Key("progress" | "next" | "comment" | "delivery" | "expected" | "objectives")
        );
    if !is_prose || !speaks {
        return None;
    }
    let last = passage.sentences.last()?.clone();
    let words = passage.words(last.clone());
    let end = passage.text.trim_end().chars().next_back()?;
    let list = passage.word_list();
    let last_word = list.last()?;
    let ends_with_word = last_word.range.end == passage.text.trim_end().len();
    let is_open = ends_with_word && OPEN_ENDS.contains(&last_word.text);
    if is_open && list.len() > 3 && !stranded::ends_properly(&list) {
        let shown = last_word.text;
        return Some((
            last_word.range.clone(),
            format!("the text breaks off behind “{shown}”"),
        ));
    }
    let is_sentence = passage.kind == Kind::Paragraph
        && passage.is_in_section()
        && passage.sentences.len() > 1
        && words.split_whitespace().count() >= 8;
    (is_sentence && ends_with_word && end.is_alphabetic()).then(|| {
        (
            last_word.range.clone(),
            "the paragraph ends without a full stop".to_owned(),
        )
    })
}
