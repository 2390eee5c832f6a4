//! “(See below, 10.3)”, “section 7.4”: parts of the publication that are not there.

use crate::check::Subject;
use crate::check::prose::{Kind, Passage};
use crate::check::words::{find, lower};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words between “see” and the number of what is meant.
const BETWEEN: [&str; 8] = [
    "see",
    "below",
    "above",
    "also",
    "section",
    "paragraph",
    "para",
    "part",
];

/// The numbers that parts of the publication have: of its sections, and in front of headings.
pub(super) struct Numbers<'p>(BTreeSet<&'p str>);

impl<'p> Numbers<'p> {
    pub(super) fn of(subject: &'p Subject<'_>) -> Numbers<'p> {
        let sections = subject.publication.sections.iter();
        let mut known: BTreeSet<&str> = sections
            .filter_map(|section| section.number.as_deref())
            .collect();
        let headings = subject.prose.passages.iter();
        let headings = headings.filter(|one| matches!(one.kind, Kind::Heading(_)));
        known.extend(headings.filter_map(|one| {
            let first = one.text.split_whitespace().next()?;
            Some(first.trim_end_matches(['.', ':', ')']))
        }));
        Numbers(known)
    }

    /// Where a passage points at a number that no part has.
    pub(super) fn missing_in(&self, passage: &Passage<'_>) -> Option<Range<usize>> {
        let small = passage.small();
        let may_be = passage.has_digit
            && ["see ", "section ", "paragraph "]
                .iter()
                .any(|word| find(small, word).is_some());
        if !may_be {
            return None;
        }
        let text = passage.text.as_str();
        text.match_indices('.').find_map(|(dot, _)| {
            let range = number_at(text, dot)?;
            let number = text.get(range.clone())?;
            let is_pointed = pointed_at(text.get(..range.start)?);
            // “Section 7.2 of the act”, “see 1.5 million”
            let behind = text.get(range.end..)?.trim_start();
            let is_of_others = behind.starts_with(|c: char| c.is_alphabetic())
                && !["and ", "or ", "for ", "on ", "where ", "which "]
                    .iter()
                    .any(|joint| behind.starts_with(joint));
            let in_link = passage
                .links
                .iter()
                .any(|(link, _)| link.contains(&range.start));
            let is_missing = is_pointed && !is_of_others && !in_link && !self.0.contains(number);
            (is_missing && passage.is_typed(&range)).then_some(range)
        })
    }
}

/// “10.3” around a full stop: one or two digits on each side, and nothing that goes on.
fn number_at(text: &str, dot: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| {
        bytes.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let before = digits(&mut bytes.get(..dot)?.iter().rev());
    let behind = digits(&mut bytes.get(dot + 1..)?.iter());
    let range = dot.checked_sub(before)?..dot + 1 + behind;
    let goes_on = text
        .get(range.end..)?
        .starts_with(|c: char| c == '%' || c.is_alphanumeric());
    let begins = text
        .get(..range.start)?
        .ends_with(|c: char| c == '£' || c == '.' || c.is_alphanumeric());
    let is_short = (1..=2).contains(&before) && (1..=2).contains(&behind);
    (is_short && !goes_on && !begins).then_some(range)
}

/// Whether the words before a number point at a place: “see below,”, “section”.
fn pointed_at(front: &str) -> bool {
    let start = front.ceil_char_boundary(front.len().saturating_sub(40));
    let front = lower(front.get(start..).unwrap_or(""));
    let mut words = front
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .rev()
        .take_while(|word| BETWEEN.contains(word))
        .peekable();
    let is_named = matches!(words.peek(), Some(&("section" | "paragraph" | "para")));
    is_named || words.any(|word| word == "see")
}
