//! Short forms in capitals, and where texts write them out: “Families First Teams (FFT)”.

use super::prose::{Passage, Prose};
use super::words::{Word, lower};
use crate::model::Publication;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Short forms that every reader knows, and words that are sometimes set in capitals.
const KNOWN: [&str; 91] = [
    "HM",
    "UK",
    "EU",
    "NHS",
    "BBC",
    "ID",
    "IT",
    "ICT",
    "PDF",
    "HTML",
    "TV",
    "OK",
    "AM",
    "PM",
    "GP",
    "GPS",
    "USA",
    "CD",
    "DVD",
    "CV",
    "II",
    "III",
    "IV",
    "VI",
    "VII",
    "VIII",
    "IX",
    "XI",
    "AND",
    "OR",
    "NOT",
    "ALL",
    "MUST",
    "NO",
    "YES",
    "ONLY",
    "NEW",
    "KEY",
    "ANY",
    "NEVER",
    "ALWAYS",
    "THE",
    "OFSTED",
    "COVID",
    "SARS",
    "HIV",
    "AIDS",
    "OFFICIAL",
    "SENSITIVE",
    "CEO",
    "FAQ",
    "PC",
    "URL",
    "USB",
    "GDPR",
    "HMRC",
    "MP",
    "MPs",
    "PIN",
    "QR",
    "UNICEF",
    "NSPCC",
    "TBC",
    "TBA",
    "TODO",
    "RED",
    "AMBER",
    "GREEN",
    "TOTAL",
    "TOTALS",
    "SUBTOTAL",
    "AVERAGE",
    "MEAN",
    "MEDIAN",
    "NONE",
    "OTHER",
    "OTHERS",
    "BOTH",
    "MALE",
    "FEMALE",
    "GRAND",
    "BOYS",
    "GIRLS",
    "TRUE",
    "FALSE",
    "SUM",
    "MAX",
    "MIN",
    "NOW",
    "OLD",
    "BLUE",
];

/// A short form in a text.
pub struct Acronym {
    /// Without its plural s.
    pub letters: String,
    /// Where it stands in its passage.
    pub range: Range<usize>,
}

/// A short form written out: where, and in which words.
pub struct Expansion<'a, 'p> {
    /// The short form.
    pub letters: String,
    /// The words, as written.
    pub words: String,
    /// The passage.
    pub passage: &'a Passage<'p>,
    /// Where the words and the short form stand in it.
    pub range: Range<usize>,
}

/// The short forms in a passage that its author typed.
pub fn acronyms(passage: &Passage<'_>) -> Vec<Acronym> {
    if !passage.has_capitals {
        return Vec::new();
    }
    passage
        .each_word()
        .filter_map(|word| {
            let letters = short_form(word.text)?;
            Some(Acronym {
                letters,
                range: word.range,
            })
        })
        .filter(|acronym| passage.is_typed(&acronym.range))
        .filter(|acronym| !is_in_address(passage, &acronym.range))
        .collect()
}

fn is_in_address(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.text.get(..range.start).unwrap_or("");
    before.ends_with(['/', '@', '.']) && !before.ends_with(". ")
}

/// The word's letters, if it is a short form: two capitals or more, and no small letters but a
/// plural s or one inside (ChAT).
fn short_form(word: &str) -> Option<String> {
    if word.bytes().filter(u8::is_ascii_uppercase).count() < 2 {
        return None;
    }
    let bare = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    let bare = match bare.strip_suffix('s') {
        Some(stem) if stem.chars().all(|c| c.is_ascii_uppercase()) => stem,
        _ => bare,
    };
    let capitals = bare.chars().filter(char::is_ascii_uppercase).count();
    let small = bare.chars().filter(char::is_ascii_lowercase).count();
    let plain = bare.chars().all(|c| c.is_ascii_alphabetic());
    let length = bare.len();
    let is_short = plain && (2..=7).contains(&length) && capitals >= 2 && small <= 1 && capitals > small + 1
            || plain && length == 2 && capitals == 2
        // DfE, HoS
        || plain && length == 3 && capitals == 2 && bare.ends_with(|c: char| c.is_ascii_uppercase());
    // “XX” stands for a number that is to come.
    let is_gap = bare.chars().all(|c| c == 'X');
    (is_short && !is_gap && bare.starts_with(|c: char| c.is_ascii_uppercase()))
        .then(|| bare.to_owned())
}

/// Whether every reader knows it.
pub fn is_known(letters: &str) -> bool {
    KNOWN.contains(&letters)
}

/// The short forms of the glossary.
pub fn of_glossary(publication: &Publication) -> BTreeMap<&str, &str> {
    publication
        .terms
        .iter()
        .flat_map(|term| {
            let labels = term.labels.iter().map(String::as_str);
            labels.map(move |label| (label, term.title.as_str()))
        })
        .collect()
}

/// Whether the glossary has a short form, in capitals or small letters. “AMHPS” is no such form of
/// “AMHPs”: its S would stand for something.
pub fn is_in_glossary(letters: &str, glossary: &BTreeMap<&str, &str>) -> bool {
    let is_plural = letters
        .strip_suffix('S')
        .is_some_and(|one| glossary.contains_key(one));
    if is_plural {
        return glossary.contains_key(letters);
    }
    glossary
        .keys()
        .any(|known| known.eq_ignore_ascii_case(letters))
}

/// Where short forms are written out, in the order of the texts.
pub fn expansions<'a, 'p>(prose: &'a Prose<'p>) -> Vec<Expansion<'a, 'p>> {
    let mut found = Vec::new();
    for passage in &prose.passages {
        if !passage.has_capitals || !passage.text.contains('(') {
            continue;
        }
        let list = passage.word_list();
        for (index, word) in list.iter().enumerate() {
            let Some(letters) = short_form(word.text) else {
                continue;
            };
            let front = passage.text.get(..word.range.start).unwrap_or("");
            let behind = passage.text.get(word.range.end..).unwrap_or("");
            if !front.ends_with('(') {
                continue;
            }
            // “Education, health and care plan (EHC plan)”
            let of_a_name = || {
                let (last, next) = (list.get(index.checked_sub(1)?)?, list.get(index + 1)?);
                let closes = passage.text.get(next.range.end..)?.starts_with(')');
                (closes && last.text.eq_ignore_ascii_case(next.text)).then_some(index - 1)
            };
            let place = match behind.starts_with([')', ',', ';']) {
                true => Some(index),
                false => of_a_name(),
            };
            let Some(place) = place else { continue };
            if let Some(start) = written_out(&passage.text, &list, place, &letters) {
                let end = front.trim_end_matches('(').trim_end().len();
                let words = passage.text.get(start..end).unwrap_or("").to_owned();
                found.push(Expansion {
                    letters,
                    words,
                    passage,
                    range: start..word.range.end,
                });
            }
        }
    }
    found
}

/// Where the words begin, before word `index`, whose first letters are those of the short form.
fn written_out(text: &str, list: &[Word<'_>], index: usize, letters: &str) -> Option<usize> {
    let mut wanted: Vec<char> = letters.chars().map(|c| c.to_ascii_lowercase()).collect();
    let mut at = index;
    let mut start = None;
    let mut skipped = 0;
    while let Some(letter) = wanted.last().copied() {
        at = at.checked_sub(1)?;
        let word = list.get(at)?;
        // The words stand in one sentence.
        let between = text.get(word.range.end..list.get(at + 1)?.range.start)?;
        if between.contains(['.', ';', ':', ')', super::prose::SHOWN]) {
            return None;
        }
        let small = lower(word.text);
        let mut initials: Vec<char> = small
            .split('-')
            .filter_map(|part| part.chars().next())
            .collect();
        let mut took = false;
        // Of “multi-agency” both parts may have a letter, or the first alone.
        if initials.last() != Some(&letter) && initials.first() == Some(&letter) {
            initials.truncate(1);
        }
        while let (Some(initial), Some(letter)) = (initials.last().copied(), wanted.last().copied())
        {
            if initial != letter {
                break;
            }
            initials.pop();
            wanted.pop();
            took = true;
        }
        if took {
            start = Some(word.range.start);
        } else if matches!(
            small.as_str(),
            "of" | "and" | "for" | "the" | "in" | "to" | "a" | "with" | "on" | "or"
        ) {
            skipped += 1;
            if skipped > 4 {
                return None;
            }
        } else {
            let _ = letter;
            return None;
        }
    }
    // “Assessed and supported year in employment (ASYE)”: the “and” isn't what the A stands for.
    let (first, before) = (list.get(at)?, at.checked_sub(1).and_then(|at| list.get(at)));
    if let ("and" | "of" | "in" | "to" | "or" | "a" | "the", Some(before)) =
        (lower(first.text).as_str(), before)
        && text.get(before.range.end..first.range.start) == Some(" ")
        && lower(before.text).chars().next() == lower(first.text).chars().next()
    {
        return Some(before.range.start);
    }
    start
}

/// The short forms that are written out somewhere.
pub fn written_out_anywhere(expansions: &[Expansion<'_, '_>]) -> BTreeSet<String> {
    expansions.iter().map(|one| one.letters.clone()).collect()
}
