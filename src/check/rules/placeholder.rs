//! `placeholder`: text that was to be filled in and never was: `X%`, `TBC`, `??`, `[insert …]`; and
//! notes between writers: “(Jo to send figures)”.

mod notes;

use crate::check::prose::{Kind, Passage, Voice};
use crate::check::small::{Haystack as _, Needles};
use crate::check::word_set::WordSet;
use crate::check::words::{find, find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use crate::model::{Id, PublicationStatus, TableBody};
use crate::skeleton;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "placeholder",
    group: Group::Language,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds text that was to be filled in and never was: X%, TBC, ??, [insert …], “figures to follow”, “ditto”, stray back-ticks, a note to a colleague, in brackets or where a number belongs (“Jo to send figures”), a half-written word in curly brackets; and in what is reported of an action or a priority a question that nobody answered. And, once a publication is no draft any more, each text that is still as sef init or sef new wrote it.",
    why: "It tells every reader that nobody read the text to its end, and the figure or the fact is missing.",
    example: "Of these, X% are in education, with plans TBC.",
    instead: "Of these, [[care-leavers-eet@2020-03]] are in education. The plans are not recorded.",
    mend: "Write what belongs there; where nobody knows it, say so: “not recorded”.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        if passage.voice == Voice::Remark {
            continue;
        }
        for range in placeholders(passage) {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” was never filled in"))
                    .at(subject.prose.span(passage, range))
                    .help(
                        "Write what belongs here. Where nobody knows it, say so: “not recorded”.",
                    ),
            );
        }
    }
    notes::run(subject, all);
    if subject.publication.about.status != PublicationStatus::Draft {
        unwritten(subject, all);
    }
}

/// What sef wrote into a new file, and nobody has replaced. Once for each thing: whoever writes a
/// section or an indicator sees the rest of it.
fn unwritten(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    let rows_of = |id: &Id| match &subject.publication.table(id.as_str())?.body {
        TableBody::Rows { rows, .. } => Some(rows),
        TableBody::Series { .. } => None,
    };
    for passage in &subject.prose.passages {
        let is_example_row = || {
            let rows = passage.owner().and_then(rows_of);
            let is_row = matches!(passage.place.part, Part::Row(_));
            is_row
                && rows.is_some_and(|rows| {
                    let titles = rows.iter().map(|row| row.title.as_str());
                    titles.eq(skeleton::ROWS.map(|(_, title)| title))
                })
        };
        if !skeleton::is_unwritten(&passage.text) && !is_example_row() {
            continue;
        }
        if passage.owner().is_some_and(|owner| !told.insert(owner)) {
            continue;
        }
        all.push(
            finding("this is still as sef wrote it to begin with")
                .at(subject.prose.span(passage, 0..passage.text.len()))
                .help("Write your own words here, or take it out. Until then the publication is a draft: status = \"draft\" in sef.toml."),
        );
    }
}

/// What asks for words that are to come.
const ASKED_FOR: [&str; 13] = [
    "to be confirmed",
    "to be inserted",
    "numbers to follow",
    "figures to follow",
    "data to follow",
    "details to follow",
    "add text here",
    "insert text",
    "insert figure",
    "insert date",
    "insert number",
    "insert link",
    "click here to enter text",
];
static ASKED_FOR_NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::of(ASKED_FOR));

/// Words that stand for others, or stand beside what does.
static WORDS: LazyLock<Needles> = LazyLock::new(|| {
    Needles::of([
        "per cent", "xx", "tbc", "tba", "tbd", "todo", "fixme", "ditto", "lorem",
    ])
});

/// The same that are words by themselves.
static STAND_FOR_OTHERS: WordSet = WordSet::of(&[
    "xxxx", "tbc", "tbcs", "tba", "tbd", "todo", "fixme", "ditto", "lorem",
]);

fn placeholders(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = passage.text.as_str();
    let small = passage.small();
    let mut found: Vec<Range<usize>> = Vec::new();
    // Most texts have none of these words: they need not be gone through word by word.
    let has_some = passage.signs.hold_any("%£") || small.may_hold_any(&WORDS);
    let list = match has_some {
        true => passage.word_list(),
        false => Vec::new(),
    };
    for (index, word) in list.iter().enumerate() {
        let is_letter_for_number = matches!(
            word.text,
            "X" | "x" | "XX" | "xx" | "XXX" | "xxx" | "Y" | "YY" | "N" | "NN"
        );
        if !is_letter_for_number && !STAND_FOR_OTHERS.contains_in_any_case(word.text) {
            continue;
        }
        let behind = text.get(word.range.end..).unwrap_or("");
        let before = text.get(..word.range.start).unwrap_or("");
        let percent = behind.trim_start_matches(' ');
        if is_letter_for_number
            && (percent.starts_with('%') || lower(percent.get(..8).unwrap_or("")) == "per cent")
        {
            let end = match percent.starts_with('%') {
                true => text.len() - percent.len() + 1,
                false => text.len() - percent.len() + 8,
            };
            found.push(word.range.start..end);
            continue;
        }
        if matches!(word.text, "XX" | "XXX" | "XXXX" | "xx" | "xxx" | "xxxx")
            || (before.ends_with('£') && is_letter_for_number)
        {
            found.push(word.range.clone());
            continue;
        }
        let letters = word.text;
        let is_shout = matches!(
            letters,
            "TBC" | "TBA" | "TBD" | "TODO" | "FIXME" | "TBCs" | "tbc" | "tba" | "tbd" | "Tbc"
        );
        let alone = list.len() == 1 || passage.kind == Kind::Cell;
        let is_ditto = letters.eq_ignore_ascii_case("ditto")
            && (alone
                || text
                    .trim_matches(|c: char| !c.is_alphanumeric())
                    .eq_ignore_ascii_case("ditto")
                || ends_clause(behind));
        let lorem = letters.eq_ignore_ascii_case("lorem")
            && list
                .get(index + 1)
                .is_some_and(|next| next.text.eq_ignore_ascii_case("ipsum"));
        if is_shout || is_ditto || lorem {
            found.push(word.range.clone());
        }
    }
    let are_there = small.may_hold_any(&ASKED_FOR_NEEDLES);
    for phrase in ASKED_FOR.iter().copied().filter(|_| are_there) {
        // “to be confirmed by the board” says who; a bare one says that nobody filled it in.
        if let Some(at) = find_phrase(small, phrase) {
            let behind = small.get(at + phrase.len()..).unwrap_or("");
            let bare =
                ends_clause(behind) || phrase.starts_with("insert") || phrase.contains("here");
            if bare {
                found.push(at..at + phrase.len());
            }
        }
    }
    if passage.signs.hold_any("[{<") {
        bracketed(text, &small, &mut found);
    }
    let marks = match passage.signs.hold_any("?_`<>") {
        true => ["??", "___", "``", "<<", ">>"].as_slice(),
        false => &[],
    };
    for mark in marks {
        if let Some(at) = find(text, mark) {
            let run: usize = text
                .get(at..)
                .unwrap_or("")
                .chars()
                .take_while(|c| mark.starts_with(*c))
                .map(char::len_utf8)
                .sum();
            found.push(at..at + run.max(mark.len()));
        }
    }
    found.extend(open_question(passage));
    found.retain(|range| passage.is_typed(range));
    found.sort_by_cached_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut last_end = 0;
    found.retain(|range| {
        let is_new = range.start >= last_end;
        last_end = last_end.max(range.end);
        is_new
    });
    found
}

/// A question at the end of what is reported of a plan: a note from one colleague to another.
fn open_question(passage: &Passage<'_>) -> Option<Range<usize>> {
    let is_report = matches!(
        passage.place.part,
        Part::Key("delivery" | "progress" | "comment" | "next")
    );
    let last = passage.sentences.last().filter(|_| is_report)?;
    let words = passage.words(last.clone());
    let asks = words.ends_with('?') && !words.ends_with("??");
    let is_short = || words.split_whitespace().count() <= 8;
    (asks && !passage.quoted && is_short()).then(|| last.clone())
}

/// Directions to a writer in brackets: `[insert figure]`, `[name]`, `[date]`, `{x}`.
fn bracketed(text: &str, small: &str, found: &mut Vec<Range<usize>>) {
    for (open, close) in [('[', ']'), ('{', '}'), ('<', '>')] {
        let mut from = 0;
        while let Some(at) = small.get(from..).and_then(|rest| rest.find(open)) {
            let start = from + at;
            from = start + 1;
            let Some(length) = small.get(from..).and_then(|rest| rest.find(close)) else {
                break;
            };
            let inside = small.get(from..from + length).unwrap_or("").trim();
            let first = inside
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let directs = matches!(
                first,
                "insert"
                    | "add"
                    | "enter"
                    | "tbc"
                    | "tba"
                    | "todo"
                    | "check"
                    | "update"
                    | "placeholder"
                    | "complete"
            );
            let stands_in = matches!(
                inside,
                "name"
                    | "date"
                    | "number"
                    | "figure"
                    | "xx"
                    | "n"
                    | "link"
                    | "percentage"
                    | "role"
                    | "month"
                    | "year"
                    | "..."
                    | "…"
                    | "?"
                    | "text"
                    | "team"
            );
            if directs || stands_in {
                let end = from + length + close.len_utf8();
                if text.is_char_boundary(end) {
                    found.push(start..end);
                }
            }
        }
    }
}

fn ends_clause(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.is_empty() || behind.starts_with(['.', ',', ';', ')', ']', ':', '\n'])
}
