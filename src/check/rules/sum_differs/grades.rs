//! Shares of the four grades that inspectors and auditors give, in a row or column of a typed table or
//! in a sentence: together they are all that was graded, and cannot make 105%.

use super::other_part::refers_to_figures;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, NumberKind, Role};
use crate::check::prose::Passage;
use crate::check::sheet::{Figure, Sheet};
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::digits;
use crate::model::{Decimal, Span};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// How many grades there are.
const GRADES: usize = 4;

/// What the grades are called, in small letters: the words with which each begins.
const NAMES: [&[&str]; GRADES] = [
    &["outstanding"],
    &["good"],
    &[
        "requires improvement",
        "required improvement",
        "require improvement",
        "requiring improvement",
        "requires to improve",
    ],
    &["inadequate"],
];

/// What makes the numbers of a row or a sentence other ones than shares of what was graded, or of
/// several wholes.
static OTHERWISE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "target",
        "targets",
        "aim",
        "change",
        "changes",
        "points",
        "difference",
        "gap",
        "increase",
        "decrease",
        "increased",
        "decreased",
        "rose",
        "fell",
        "dropped",
        "grew",
        "against",
        "compared",
        "than",
        "or better",
        "or above",
        "or outstanding",
        "and outstanding",
        "and better",
        "at least",
        "rounded",
        "rounding",
        "more than once",
    ])
});

/// What says above or below a table that its numbers need not make a whole.
static NO_SHARES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "rounded",
        "rounding",
        "more than once",
        "counted twice",
        "points",
        "targets",
    ])
});

pub(super) fn in_tables(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for grid in &subject.prose.grids {
        let sheet = Sheet::of(&subject.prose, grid);
        if NO_SHARES.are_in(sheet.around.as_str()) {
            continue;
        }
        let (rows, columns) = (sheet.rows.len(), sheet.head.len());
        for (row, label) in sheet.labels.iter().enumerate() {
            let cells = (1..columns).map(|column| (column, (row, column)));
            all.extend(in_line(subject, &sheet, label, &sheet.head, cells));
        }
        for (column, heading) in sheet.head.iter().enumerate().skip(1) {
            let cells = (0..rows).map(|row| (row, (row, column)));
            all.extend(in_line(subject, &sheet, heading, &sheet.labels, cells));
        }
    }
}

/// A row or column that is called `name`: each of its cells with the heading across, and where it is.
fn in_line(
    subject: &Subject<'_>,
    sheet: &Sheet<'_, '_>,
    name: &str,
    across: &[Cow<'_, str>],
    cells: impl Iterator<Item = (usize, (usize, usize))>,
) -> Option<Diagnostic> {
    if OTHERWISE.are_in(name) {
        return None;
    }
    let corner = sheet.head.first().map_or("", Cow::as_ref);
    let mut shares: [Option<(Decimal, Span)>; GRADES] = [None; GRADES];
    let mut has_others = false;
    for (at, (row, column)) in cells {
        let heading = across.get(at).map_or("", Cow::as_ref);
        let cell = sheet.cell(row, column);
        let Some((passage, cell)) = cell.and_then(|cell| Some((cell.passage?, cell))) else {
            continue;
        };
        // Counts beside their shares are added up themselves.
        let first = passage.numbers(&(0..passage.text.len())).into_iter().next();
        let is_share_first = first.is_some_and(|one| one.kind == NumberKind::Percent);
        let is_counted = matches!(cell.figure, Figure::WithShare(..)) && !is_share_first;
        if !passage.is_in_section() || passage.quoted || is_counted {
            return None;
        }
        let is_in_percent = [heading, name, corner].iter().any(|one| one.contains('%'));
        let number = share(passage, is_in_percent);
        let Some(place) = grade_of(heading).and_then(|grade| shares.get_mut(grade)) else {
            has_others |= number.is_some();
            continue;
        };
        let number = number?;
        if place.is_some() {
            return None;
        }
        let at = subject.prose.span(passage, number.range);
        *place = Some((number.value, at));
    }
    let told: Vec<(Decimal, Span)> = shares.into_iter().flatten().collect();
    wrong(&told, has_others)
}

/// The grade that a heading names, and nothing else.
fn grade_of(heading: &str) -> Option<usize> {
    let bare = heading.trim_end_matches([')', '%', '(', ' ', ':']);
    let bare = bare.trim_end_matches(" to be good").trim();
    NAMES.iter().position(|names| names.contains(&bare))
}

/// The one percentage of a cell.
fn share(passage: &Passage<'_>, is_in_percent: bool) -> Option<Number> {
    let all = passage.numbers(&(0..passage.text.len()));
    let mut shares = all.iter().filter(|one| one.kind == NumberKind::Percent);
    match (shares.next(), shares.next(), all.as_slice()) {
        (Some(one), None, _) => Some(one.clone()),
        (None, _, [only]) if is_in_percent && only.kind == NumberKind::Plain => Some(only.clone()),
        _ => None,
    }
}

/// What is wrong with shares of grades: all four don't make a whole, or three more than one.
fn wrong(told: &[(Decimal, Span)], has_others: bool) -> Option<Diagnostic> {
    let sum = told.iter().fold(Decimal::ZERO, |sum, one| sum.plus(one.0));
    let whole = Decimal::whole(100);
    // Each may be rounded by a half.
    let rounded = i64::try_from(told.len()).ok()?;
    let off = sum.minus(whole);
    let is_whole = off.abs().times(2) <= Decimal::whole(rounded);
    let is_all = told.len() == GRADES && !has_others;
    let is_wrong = told.len() + 1 >= GRADES && !is_whole && (is_all || sum > whole);
    // Far from a whole they are no shares of one.
    if !is_wrong || off.abs() > Decimal::whole(50) {
        return None;
    }
    let shown: Vec<String> = told
        .iter()
        .map(|one| format!("{}%", digits(one.0)))
        .collect();
    let (last, rest) = shown.split_last()?;
    Some(
        finding(format!(
            "{} and {last} are grades of one whole, and make {}%",
            rest.join(", "),
            digits(sum)
        ))
        .at(told.first()?.1)
        .help("Go back to the source and correct the number that is wrong."),
    )
}

/// “2% was outstanding, 31% good, 47% required improvement and 25% was inadequate.”
pub(super) fn in_sentence(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    find_phrase(small, "inadequate")?;
    let words = passage.words(sentence.clone());
    if OTHERWISE.are_in(small)
        || is_no_statement(small, words)
        || refers_to_figures(passage, sentence)
    {
        return None;
    }
    let numbers = passage.numbers(sentence);
    let mut events: Vec<(usize, Option<&Number>)> = Vec::new();
    for number in numbers.iter().filter(|one| one.kind == NumberKind::Percent) {
        let is_sure = number.hedge == Hedge::None && number.role == Role::Figure;
        if !is_sure || !passage.is_typed(&number.range) {
            return None;
        }
        events.push((number.range.start, Some(number)));
    }
    for names in NAMES {
        let mut found = names
            .iter()
            .filter_map(|name| Some((find_phrase(small, name)?, *name)));
        let (at, name) = found.next()?;
        // “To be good” ends the name of another grade; a second mention is of another number.
        let rest = small.get(at + name.len()..).unwrap_or("");
        let again = find_phrase(rest, name).map(|next| rest.get(..next).unwrap_or(""));
        if again.is_some_and(|between| !between.ends_with("to be ")) {
            return None;
        }
        let is_of_other = small
            .get(..at)
            .is_some_and(|front| front.ends_with("to be "));
        if is_of_other && again.is_none() {
            return None;
        }
        events.push((sentence.start + at, None));
    }
    events.sort_by_cached_key(|(at, _)| *at);
    let alternates = events.len() == 2 * GRADES
        && events
            .windows(2)
            .all(|pair| matches!(pair, [(_, one), (_, two)] if one.is_some() != two.is_some()));
    if !alternates {
        return None;
    }
    let told = events.iter().filter_map(|(_, number)| *number);
    let told: Vec<(Decimal, Span)> = told
        .map(|one| (one.value, subject.prose.span(passage, one.range.clone())))
        .collect();
    wrong(&told, false)
}
