//! Directions in a typed table, or in a sentence beside it that names one of its rows: the numbers
//! of the row say which way it went.

mod polarity;

use super::{WORDS, Way, direction_in, directions};
use crate::check::claim::is_no_statement;
use crate::check::number::Number;
use crate::check::period_words::periods;
use crate::check::prose::{Grid, Passage};
use crate::check::sheet::{Figure, Sheet};
use crate::check::words::{find_phrase, lower, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::{Period, Polarity};
use polarity::polarity;
use std::borrow::Cow;
use std::ops::Range;

/// Headings of columns that say in words how a row went.
const COMMENTS: [&str; 9] = [
    "comment",
    "comments",
    "commentary",
    "narrative",
    "analysis",
    "what this tells us",
    "what does this tell us",
    "change",
    "performance",
];

/// Headings of columns that say it in one word, which may be of the number or of how good it is.
const TRENDS: [&str; 5] = [
    "trend",
    "direction",
    "direction of travel",
    "dot",
    "movement",
];

/// All that a cell says.
const ALONE: [(&str, Way); 18] = [
    ("increase", Way::Up),
    ("increased", Way::Up),
    ("increasing", Way::Up),
    ("rising", Way::Up),
    ("higher", Way::Up),
    ("up", Way::Up),
    ("decrease", Way::Down),
    ("decreased", Way::Down),
    ("decreasing", Way::Down),
    ("falling", Way::Down),
    ("reduced", Way::Down),
    ("lower", Way::Down),
    ("down", Way::Down),
    ("improving", Way::Better),
    ("better", Way::Better),
    ("worse", Way::Worse),
    ("worsening", Way::Worse),
    ("declining", Way::Worse),
];

/// Pairs of headings that name no period: the earlier, the later.
const PAIRS: [(&str, &str); 8] = [
    ("previous", "current"),
    ("previous", "latest"),
    ("previous year", "current year"),
    ("last year", "this year"),
    ("last month", "this month"),
    ("last quarter", "this quarter"),
    ("before", "after"),
    ("baseline", "current"),
];

/// A number of a row.
struct Told<'s> {
    period: Option<Period>,
    number: &'s Number,
    text: &'s str,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for grid in &subject.prose.grids {
        let times = times(subject, grid);
        if times.len() < 2 {
            continue;
        }
        let sheet = Sheet::of(&subject.prose, grid);
        let rows: Vec<Vec<Told<'_>>> = (0..sheet.rows.len())
            .map(|row| told(&sheet, row, &times))
            .collect();
        let mut found = Vec::new();
        for (row, told) in rows.iter().enumerate() {
            found.extend(in_row(subject, &sheet, row, told));
        }
        beside(subject, grid, &sheet, &rows, &mut found);
        for one in found {
            if !all.iter().any(|other: &Diagnostic| other.span == one.span) {
                all.push(one);
            }
        }
    }
}

/// The columns that are of different times, the earliest first.
fn times(subject: &Subject<'_>, grid: &Grid) -> Vec<(usize, Option<Period>)> {
    let head = |at: usize| {
        let passage = grid.head.get(at).copied().flatten();
        passage.and_then(|at| subject.prose.at(at))
    };
    let mut dated: Vec<(usize, Period)> = (1..grid.head.len())
        .filter_map(|at| {
            let text = head(at)?.text.as_str();
            let named = periods(text, &(0..text.len()), head(at)?.as_at);
            let [one] = named.as_slice() else { return None };
            // “England 2019” is of another place.
            let rest = words(text, &(0..text.len())).into_iter();
            let mut rest = rest.filter(|word| !one.range.contains(&word.range.start));
            let is_all =
                rest.all(|word| matches!(word.text, "Outturn" | "Actual" | "outturn" | "actual"));
            Some((at, one.period.filter(|_| is_all && one.has_year)?))
        })
        .collect();
    dated.sort_by_cached_key(|(_, period)| (period.last_day(), period.first_day()));
    let is_strict = dated.windows(2).all(|pair| match pair {
        [(_, one), (_, two)] => one.last_day() < two.last_day(),
        _ => true,
    });
    if dated.len() >= 2 {
        return match is_strict {
            true => dated.into_iter().map(|(at, one)| (at, Some(one))).collect(),
            false => Vec::new(),
        };
    }
    let named = |name: &str| {
        let mut all = (1..grid.head.len())
            .filter(|at| head(*at).is_some_and(|one| lower(one.text.trim()) == name));
        all.next().filter(|_| all.next().is_none())
    };
    let pair = PAIRS
        .iter()
        .find_map(|(earlier, later)| Some([(named(earlier)?, None), (named(later)?, None)]));
    pair.map_or(Vec::new(), Vec::from)
}

/// The numbers of a row, the earliest first, where all are of one kind.
fn told<'s>(
    sheet: &'s Sheet<'_, '_>,
    row: usize,
    times: &[(usize, Option<Period>)],
) -> Vec<Told<'s>> {
    let mut told = Vec::new();
    for (column, period) in times {
        let Some(cell) = sheet.cell(row, *column) else {
            continue;
        };
        let number = match &cell.figure {
            Figure::Count(number) | Figure::Percent(number) | Figure::WithShare(_, number) => {
                number
            }
            Figure::Nothing => continue,
            _ => return Vec::new(),
        };
        told.push(Told {
            period: *period,
            number,
            text: cell
                .passage
                .map_or("", |passage| passage.words(number.range.clone())),
        });
    }
    let first = told.first().map(|one| one.number.kind);
    match told.iter().all(|one| Some(one.number.kind) == first) {
        true => told,
        false => Vec::new(),
    }
}

/// What a row says of itself in words.
fn in_row(
    subject: &Subject<'_>,
    sheet: &Sheet<'_, '_>,
    row: usize,
    told: &[Told<'_>],
) -> Option<Diagnostic> {
    let label = sheet.labels.get(row)?;
    let heading = |at: usize| sheet.head.get(at).map_or("", Cow::as_ref);
    let (passage, is_trend) = (1..sheet.head.len()).find_map(|at| {
        let is_trend = TRENDS.contains(&heading(at));
        let is_comment = is_trend || COMMENTS.contains(&heading(at));
        let cell = sheet.cell(row, at).filter(|_| is_comment)?;
        Some((
            cell.passage
                .filter(|one| one.is_in_section() && !one.quoted)?,
            is_trend,
        ))
    })?;
    let polarity = polarity(subject, label);
    let whole = lower(passage.text.trim().trim_end_matches('.'));
    let alone = ALONE.iter().find(|(word, _)| *word == whole);
    let (range, way) = match alone {
        Some((_, Way::Up | Way::Down)) if is_trend && polarity != Polarity::High => return None,
        Some((_, way)) => (0..passage.text.trim_end().len(), *way),
        None => direction(passage, &(0..passage.text.len()))?,
    };
    // “Practice has improved” is of something else than the row.
    let small = passage.small();
    let is_dated = !periods(&passage.text, &(0..passage.text.len()), passage.as_at).is_empty();
    let is_of_row = alone.is_some()
        || is_of_itself(&lower(passage.words(0..range.start)), label)
        || find_phrase(small, label).is_some();
    if is_dated || !is_of_row {
        return None;
    }
    let why = went_otherwise(told, way, polarity, None)?;
    Some(problem(subject, passage, range, &why))
}

/// Whether the words before a direction name nothing but the row itself: “this has”, “performance
/// has”.
fn is_of_itself(before: &str, label: &str) -> bool {
    const ITSELF: [&str; 26] = [
        "this",
        "it",
        "they",
        "these",
        "the",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "we",
        "performance",
        "figure",
        "figures",
        "rate",
        "number",
        "numbers",
        "share",
        "percentage",
        "again",
        "further",
        "slightly",
        "steadily",
    ];
    words(before, &(0..before.len()))
        .iter()
        .all(|word| ITSELF.contains(&word.text) || find_phrase(label, word.text).is_some())
}

/// The only direction that a range of a passage tells, and where.
fn direction(passage: &Passage<'_>, range: &Range<usize>) -> Option<(Range<usize>, Way)> {
    let small = passage.small_words(range.clone());
    let (phrase, at) = direction_in(small)?;
    let written = passage.words(range.clone());
    if directions(small) > 1 || is_no_statement(small, written) {
        return None;
    }
    let (_, way) = WORDS.iter().find(|(known, _)| *known == phrase)?;
    let start = range.start + at;
    Some((start..start + phrase.len(), *way))
}

/// Sentences beside the table that speak of it, and name one of its rows.
fn beside(
    subject: &Subject<'_>,
    grid: &Grid,
    sheet: &Sheet<'_, '_>,
    rows: &[Vec<Told<'_>>],
    found: &mut Vec<Diagnostic>,
) {
    let lead = grid.above.leads.last().map(|at| (*at, true));
    let below = grid.above.below.map(|at| (at, false));
    for (at, is_above) in lead.into_iter().chain(below) {
        let Some(passage) = subject.prose.at(at) else {
            continue;
        };
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let says = |words: &[&str]| words.iter().any(|word| find_phrase(small, word).is_some());
            let is_of_table = match is_above {
                true => says(&["table", "below"]) || small.ends_with(':'),
                false => says(&["table", "above"]),
            };
            if !is_of_table || passage.references_in(sentence).next().is_some() {
                continue;
            }
            let Some((range, way)) = direction(passage, sentence) else {
                continue;
            };
            let named = (0..rows.len()).filter(|row| {
                let label = sheet.labels.get(*row).map_or("", Cow::as_ref);
                label.contains(' ') && find_phrase(small, label).is_some()
            });
            let named: Vec<usize> = named.collect();
            let [row] = named.as_slice() else { continue };
            let (Some(told), Some(label)) = (rows.get(*row), sheet.labels.get(*row)) else {
                continue;
            };
            let dated = periods(&passage.text, sentence, passage.as_at);
            let since = match dated.as_slice() {
                [] => None,
                [one] if one.period.is_some() => one.period,
                _ => continue,
            };
            let why = went_otherwise(told, way, polarity(subject, label), since);
            found.extend(why.map(|why| problem(subject, passage, range, &why)));
        }
    }
}

/// How a row went, where that is against what is said: from the value of a period that is named,
/// otherwise from the first and from the one before.
fn went_otherwise(
    told: &[Told<'_>],
    way: Way,
    polarity: Polarity,
    since: Option<Period>,
) -> Option<String> {
    let wants_up = match (way, polarity) {
        (Way::Up, _) | (Way::Better, Polarity::High) => true,
        (Way::Down, _) | (Way::Better, Polarity::Low) | (Way::Worse, Polarity::High) => false,
        // “Declined” of what should be low may also mean that it fell.
        (Way::Worse, Polarity::Low) | (_, Polarity::None) => return None,
    };
    let (last, earlier) = told.split_last()?;
    let bases: Vec<&Told<'_>> = match since {
        Some(_) => earlier.iter().filter(|one| one.period == since).collect(),
        None => earlier.first().into_iter().chain(earlier.last()).collect(),
    };
    let agrees = |base: &&Told<'_>| match wants_up {
        true => last.number.value > base.number.value,
        false => last.number.value < base.number.value,
    };
    let base = bases.last().filter(|_| !bases.iter().any(agrees))?;
    let of = |one: &Told<'_>| match one.period {
        Some(period) => format!("{} in {}", one.text.trim(), period.words()),
        None => one.text.trim().to_owned(),
    };
    Some(format!("{}, then {}", of(base), of(last)))
}

fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    why: &str,
) -> Diagnostic {
    let shown = passage.words(range.clone()).to_owned();
    finding(format!(
        "“{shown}” disagrees with the row of the table: {why}"
    ))
    .at(subject.prose.span(passage, range))
    .help("Say what the row says, or name the period that you compare with.")
}
