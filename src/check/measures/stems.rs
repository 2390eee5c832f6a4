//! The words of names and sentences that tell one measure from another, as stems.

use super::compared;
use super::initials::Initials;
use crate::check::number::number_word;
use crate::check::words::{is_empty_word, stem, words};
use crate::model::Publication;
use std::collections::{BTreeSet, HashMap};

/// Words that name nothing by themselves, besides the empty ones: of most names and shares.
const COMMON: [&str; 15] = [
    "all",
    "than",
    "per",
    "cent",
    "percentage",
    "share",
    "rate",
    "number",
    "proportion",
    "percent",
    "last",
    "not",
    "other",
    "after",
    "following",
];

/// The words of a text that name something, as stems, with short forms written out.
pub(super) fn significant(text: &str, expansions: &Expansions) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    let words = words(text, &(0..text.len()));
    let compared = compared::compared(text, &words);
    let mut parts = words
        .iter()
        .zip(compared)
        .flat_map(|(word, compares)| {
            let parts = word.text.split('-');
            parts.map(move |part| (word.text, part, compares))
        })
        .peekable();
    while let Some((word, part, compares)) = parts.next() {
        let next = parts.peek().map_or("", |(_, next, _)| *next);
        // “S.47”, “looked-after children”
        let written_out = match part {
            "s" | "S" | "sec" | "Sec" if SECTIONS.contains(&next) => Some("section"),
            "looked" | "Looked" if next.eq_ignore_ascii_case("after") => Some("care"),
            _ => None,
        };
        if let Some(stem) = written_out {
            stems.insert(stem.to_owned());
            continue;
        }
        let singular = part.strip_suffix('s').unwrap_or(part);
        let known = [part, singular, word];
        if let Some(expansion) = known.iter().find_map(|short| expansions.get(short)) {
            stems.extend(expansion.iter().cloned());
            continue;
        }
        let stem = alike(stem(part));
        let is_empty = is_empty_word(&stem) || COMMON.contains(&stem.as_str());
        // “Higher” of “higher than last year” is not that of “higher education”.
        if compares {
            stems.insert(format!("{stem} than"));
            continue;
        }
        if !stem.is_empty() && !is_empty {
            stems.insert(stem);
        }
    }
    stems
}

/// Words that mean the same of a measure.
pub(super) fn alike(stem: String) -> String {
    match stem.as_str() {
        "timeliness" | "timely" | "timescale" | "within" | "time" | "punctual" => "time".into(),
        "completed" | "complete" | "completion" => "complete".into(),
        "visited" | "visit" | "visiting" | "seen" => "visit".into(),
        "children" => "child".into(),
        _ => match FAMILIES
            .iter()
            .find(|family| family.contains(&stem.as_str()))
        {
            Some([first, ..]) => (*first).to_owned(),
            None => match number_word(&stem) {
                Some(number) if number > 1 => number.to_string(),
                _ => stem,
            },
        },
    }
}

/// What happens and what is done then are one thing to measure, “exclusion” and “excluded”; and so are
/// two words for one thing.
const FAMILIES: [[&str; 2]; 16] = [
    ["vacancy", "vacant"],
    ["exclusion", "excluded"],
    ["decision", "decided"],
    ["referral", "referred"],
    ["assessment", "assessed"],
    ["attendance", "attended"],
    ["placement", "placed"],
    ["supervision", "supervised"],
    ["closure", "closed"],
    ["adoption", "adopted"],
    ["training", "trained"],
    ["breakdown", "break-down"],
    ["allocation", "allocated"],
    ["employment", "employed"],
    ["first", "initial"],
    ["fewer", "less"],
];

/// Short forms of the sector that heads of service write without explaining them, as a service's
/// own titles may write them out. The glossary's own meaning goes before.
const OF_THE_SECTOR: [(&str, &str); 15] = [
    ("CIN", "children in need"),
    ("CiN", "children in need"),
    ("CIC", "children in care"),
    ("CiC", "children in care"),
    ("CP", "child protection"),
    ("CPP", "child protection plan"),
    ("LAC", "looked after children"),
    ("CLA", "children looked after"),
    ("EET", "education employment training"),
    ("ICPC", "initial child protection conference"),
    ("PEP", "personal education plan"),
    ("RHI", "return home interview"),
    ("hrs", "hours"),
    ("hr", "hours"),
    ("FTE", "full-time equivalent"),
];

/// The sections of the Children Act that reports shorten: “s47”, “S.20”.
const SECTIONS: [&str; 3] = ["17", "20", "47"];

/// The stems that each short form stands for.
#[derive(Default)]
pub(super) struct Expansions {
    told: HashMap<String, Vec<String>, ahash::RandomState>,
    /// Behind those that are told: the initials of titles.
    initials: Initials,
}

impl Expansions {
    fn get(&self, short: &str) -> Option<&[String]> {
        let told = self.told.get(short).map(Vec::as_slice);
        told.or_else(|| self.initials.get(short))
    }
}

/// What each short form stands for.
pub(super) fn expansions(publication: &Publication) -> Expansions {
    let none = Expansions::default();
    let mut told: HashMap<String, Vec<String>, ahash::RandomState> = HashMap::default();
    for (short, long) in OF_THE_SECTOR {
        let stems: Vec<String> = significant(long, &none).into_iter().collect();
        told.insert(short.to_owned(), stems);
    }
    for section in SECTIONS {
        for letter in ["s", "S"] {
            let stems = vec!["section".to_owned(), section.to_owned()];
            told.insert(format!("{letter}{section}"), stems);
        }
    }
    for term in &publication.terms {
        let stems: Vec<String> = significant(&term.title, &none).into_iter().collect();
        for label in &term.labels {
            let is_short = label.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if is_short && !label.contains(' ') {
                told.insert(label.clone(), stems.clone());
            }
        }
    }
    Expansions {
        told,
        initials: Initials::of_titles(publication),
    }
}
