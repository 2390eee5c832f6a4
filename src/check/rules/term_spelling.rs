//! `term-spelling`: one word spelt in several ways.

mod glossary;
mod names;
mod short_forms;
mod ways;

use crate::check::prose::Passage;
use crate::check::small::Small;
use crate::check::words::{Phrases, Word, find, lower, word_before};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use glossary::glossary;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;
use ways::{Keys, Ways, bare, key};

/// The rule.
pub const RULE: Rule = Rule {
    code: "term-spelling",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a word that is spelt in several ways in the sections: with and without its hyphen (“multi-agency”, “multi agency”), with either of two endings that British English allows, in one word or two (“casework”, “case work”), in capitals and not, with or without the s of a numbered name (“Essentials 2.0”), or, as a section of an act, in full and shortened (“Section 20”, “s20”). Also a name of three words or more that the glossary has with another small word (“Institute for Family Therapy” for “of”) or without one of its words. The glossary's spelling is the right one, or else the one that is used most.",
    why: "The reader asks whether two things are meant, and a search finds half of the places.",
    example: "The co-ordinator and the coordinator met.",
    instead: "Two co-ordinators met.",
    mend: "Spell it in one way. Quotations are left alone.",
    run,
};

/// A spelling, where it first stands, where else, and how often it is used.
struct Spelling<'a, 'p> {
    first: (&'a Passage<'p>, Range<usize>),
    further: Vec<(&'a Passage<'p>, Range<usize>)>,
    count: usize,
}

/// So many places of a spelling are named; a search finds the others.
const NAMED: usize = 9;

/// The spellings of each word, by what they have in common.
#[derive(Default)]
struct Spellings<'a, 'p> {
    by_key: BTreeMap<String, BTreeMap<String, Spelling<'a, 'p>>>,
}

impl<'a, 'p> Spellings<'a, 'p> {
    fn note(&mut self, key: String, way: String, passage: &'a Passage<'p>, range: Range<usize>) {
        self.by_key
            .entry(key)
            .or_default()
            .entry(way)
            .and_modify(|one| {
                one.count += 1;
                if one.count <= NAMED {
                    one.further.push((passage, range.clone()));
                }
            })
            .or_insert_with(|| Spelling {
                first: (passage, range),
                further: Vec::new(),
                count: 1,
            });
    }

    /// How often the words of each family are spelt with their hyphen at one place, or without.
    fn families(&self) -> BTreeMap<(&str, Option<usize>), usize> {
        let mut families = BTreeMap::new();
        for (key, ways) in &self.by_key {
            for (way, one) in ways {
                *families.entry(family(key, way)).or_default() += one.count;
            }
        }
        families
    }

    /// Reports each spelling but the right one: the one that is `sure` most, otherwise the one that is
    /// used most, and of several used alike the first of the alphabet, so that the same is said
    /// each time.
    fn report(
        &self,
        subject: &Subject<'_>,
        is: &str,
        sure: impl Fn(&str) -> u8,
        all: &mut Vec<Diagnostic>,
    ) {
        let families = self.families();
        for (key, ways) in self.by_key.iter().filter(|(_, ways)| ways.len() > 1) {
            let in_family = |way: &str| families.get(&family(key, way)).copied();
            let right = ways.iter().max_by_key(|(way, one)| {
                (sure(way), in_family(way), one.count, Reverse(way.as_str()))
            });
            let Some((right, best)) = right else {
                continue;
            };
            for (way, one) in ways.iter().filter(|(way, _)| *way != right) {
                let (passage, range) = &one.first;
                let (before, at) = &best.first;
                let times = match best.count {
                    1 => String::new(),
                    count => format!(", {count} times"),
                };
                let mut found = finding(format!("“{way}” is {is} “{right}” elsewhere{times}"))
                    .at(subject.prose.span(passage, range.clone()))
                    .related(
                        subject.prose.span(before, at.clone()),
                        format!("{is} the other way here"),
                    )
                    .help("Write it in one way.");
                for (passage, range) in &one.further {
                    found = found.related(subject.prose.span(passage, range.clone()), "and here");
                }
                all.push(found);
            }
        }
    }
}

/// What a spelling has in common with those of words that begin alike: whoever writes
/// “co-ordinator” also writes “co-ordination”.
fn family<'k>(key: &'k str, way: &str) -> (&'k str, Option<usize>) {
    let start = key.floor_char_boundary(8);
    (key.get(..start).unwrap_or(key), way.find('-'))
}

/// The texts whose spelling is looked at.
fn of_sections<'a, 'p>(subject: &'a Subject<'p>) -> impl Iterator<Item = &'a Passage<'p>> {
    let statements = subject.prose.statements();
    statements.filter(|one| !one.quoted && one.is_in_section())
}

/// Whether a word stands in somebody else's words, in those of a link or in an address.
fn is_of_others(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.text.get(..range.start).unwrap_or("");
    let opened = before.matches('“').count() > before.matches('”').count();
    let in_link = passage
        .links
        .iter()
        .any(|(link, _)| link.contains(&range.start));
    let is_address = before.ends_with(['/', '@', '.']) && !before.ends_with(". ");
    opened || in_link || is_address || !passage.is_typed(range)
}

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    short_forms::run(subject, all);
    names::run(subject, all);
    let mut terms = Spellings::default();
    // Of two spellings of one word one at least has another way beside it: only words that have
    // what those have in common are looked at.
    let glossary = glossary(subject);
    let mut open = Keys::default();
    open.extend(
        glossary
            .iter()
            .filter(|(word, key, _)| word != key)
            .map(|(_, key, _)| key.clone()),
    );
    let passages: Vec<(&Passage<'_>, Ways)> = of_sections(subject)
        .map(|passage| (passage, Ways::that_may_stand_in(passage.small())))
        .collect();
    for (passage, ways) in &passages {
        open.extend(joined_in(passage.small()));
        if !ways.are_any() {
            continue;
        }
        let lowered = passage.small().text;
        for range in passage.word_ranges() {
            let small = lowered.get(range).unwrap_or("");
            if ways.has_other(small) {
                open.extend(key(small));
            }
        }
    }
    apart(subject, &open, &mut terms);
    for (passage, ways) in passages.iter().filter(|_| !open.is_empty()) {
        let lowered = passage.small().text;
        for range in passage.word_ranges() {
            let small = lowered.get(range.clone()).unwrap_or("");
            // Shorter words have no key.
            if small.len() < 5 {
                continue;
            }
            let bare = bare(small);
            let is_open = open.contains(bare) || ways.has_other(small);
            if !is_open {
                continue;
            }
            let word = Word {
                text: passage.words(range.clone()),
                range,
            };
            // Few words have a key: whose they are is asked of those alone.
            let key = key(small).filter(|key| open.contains(key) && is_own(passage, &word));
            if let Some(key) = key {
                terms.note(key, bare.to_owned(), passage, word.range);
            }
        }
    }
    let is_in_glossary = |spelling: &str| glossary.iter().any(|(one, ..)| one == spelling);
    // What stands apart is never right where another place joins it.
    let sure = |spelling: &str| match is_in_glossary(spelling) {
        true => 2,
        false => u8::from(!spelling.contains(' ')),
    };
    terms.report(subject, "spelt", sure, all);
    terms.report_against(subject, &glossary, all);
}

/// First parts of compounds that mean nothing by themselves: “multi agency” is “multi-agency”.
const FIRST_PARTS: [&str; 5] = ["multi", "inter", "anti", "semi", "co"];
/// Compounds that are also written as two words, with or without a noun behind them.
const COMPOUNDS: [(&str, &str); 4] = [
    ("decision", "making"),
    ("problem", "solving"),
    ("well", "being"),
    ("safe", "guarding"),
];

/// Compounds that are one word, or have a hyphen, unless the words beside them say otherwise.
const JOINED: [&str; 9] = [
    "case work",
    "county wide",
    "borough wide",
    "city wide",
    "district wide",
    "break down",
    "in house",
    "web site",
    "day time",
];

/// What one of them begins with, where it stands apart: few texts have that.
static MAY_BE_APART: LazyLock<Phrases> = LazyLock::new(|| {
    let compounds = COMPOUNDS.iter().map(|(first, _)| *first);
    Phrases::of(FIRST_PARTS.into_iter().chain(compounds).chain(JOINED))
});

static ARE_JOINED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(JOINED));

/// What those that stand apart in a text have in common with the joined ones.
fn joined_in(small: Small<'_>) -> impl Iterator<Item = String> {
    let may_stand = ARE_JOINED.may_be_near(small);
    JOINED
        .iter()
        .filter(move |apart| may_stand && find(small, apart).is_some())
        .map(|apart| apart.replace(' ', ""))
}

/// Whether the two words are one in this place: “our case work”, not “in this case work began”.
fn is_joined(passage: &Passage<'_>, one: &Word<'_>, second: &str, behind: &str) -> bool {
    let first = passage.small_words(one.range.clone()).text;
    if !matches!(second, "work" | "wide" | "down" | "house" | "site" | "time") {
        return false;
    }
    let before = word_before(&passage.text, one.range.start);
    let before = before.as_str();
    let next = behind.split_whitespace().next().unwrap_or("");
    match (first, second) {
        ("case", "work") => !matches!(
            before,
            "this" | "each" | "any" | "every" | "that" | "which" | "one" | "a" | "in" | "no"
        ),
        ("break", "down") => {
            matches!(before, "the" | "a" | "this" | "detailed" | "full" | "clear")
                && matches!(next, "of" | "by")
        }
        ("in", "house") => matches!(before, "back" | "brought" | "moved" | "taken"),
        ("county" | "borough" | "city" | "district", "wide") => next != "enough",
        ("web", "site") => true,
        ("day", "time") => matches!(
            next.trim_end_matches(['.', ',', ';']),
            "service" | "services" | "team" | "teams" | "hours" | "visits" | "staff" | "workers"
        ),
        _ => false,
    }
}

/// Notes compounds that are written as two words, where another place joins them.
fn apart<'a, 'p>(subject: &'a Subject<'p>, open: &Keys, terms: &mut Spellings<'a, 'p>) {
    if open.is_empty() {
        return;
    }
    for passage in of_sections(subject).filter(|one| MAY_BE_APART.are_in(one.small())) {
        let mut before: Option<Word<'_>> = None;
        for word in passage.each_word() {
            let small = passage.small_words(word.range.clone()).text;
            let one = before.replace(word.clone());
            let Some(one) = one else { continue };
            let first = passage.small_words(one.range.clone()).text;
            let behind = passage.small_words(word.range.end..passage.text.len());
            let is_compound = FIRST_PARTS.contains(&first)
                || COMPOUNDS.contains(&(first, small))
                || (first, small) == ("in", "house") && is_of_care(behind.text)
                || is_joined(passage, &one, small, behind.text);
            if !is_compound || passage.words(one.range.end..word.range.start) != " " {
                continue;
            }
            let key = key(&format!("{first}-{small}")).filter(|key| open.contains(key));
            if let Some(key) = key.filter(|_| is_own(passage, &one)) {
                let range = one.range.start..word.range.end;
                terms.note(key, format!("{first} {}", bare(small)), passage, range);
            }
        }
    }
}

/// Whether “in house” stands before what a council has of its own: “carers”, not “shares”.
fn is_of_care(behind: &str) -> bool {
    const OWN: [&str; 9] = [
        "foster",
        "carers",
        "fostering",
        "placements",
        "provision",
        "service",
        "services",
        "homes",
        "training",
    ];
    let next = behind.split_whitespace().next().unwrap_or("");
    OWN.contains(&next.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether the author typed the word as words of their own: no quotation, no words of a link.
fn is_own(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let before = passage.text.get(..word.range.start).unwrap_or("");
    // “Frontline” within a sentence is the name of something.
    let is_role = || {
        key(&lower(word.text))
            .is_some_and(|key| key.ends_with("adviser") || key.ends_with("coordinator"))
    };
    let is_title = word.text.starts_with(char::is_uppercase)
        && !before.trim_end().is_empty()
        && !before.trim_end().ends_with(['.', '!', '?', ':'])
        && !is_role();
    !is_title && !is_of_court(before, word.text) && !is_of_others(passage, &word.range)
}

/// Whether a word is what a court gives, which has no “e” in the law of England: “the Southwark
/// judgment”.
fn is_of_court(before: &str, word: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or("");
    let is_name = last.starts_with(char::is_uppercase) && last.len() > 3;
    lower(word).starts_with("judgment") && (is_name || lower(last).starts_with("court"))
}
