//! Indicators and tables: what moved, and whether it is new data or a revision of the past. A
//! figure that one of the versions hides is passed over, and so is whatever would rest on it.

use super::words::{self, Reader};
use super::{Changed, Found, Kind, What, pairs};
use crate::measure::{
    self, Reading, Style, against_target_words, direction_moved_words, latest, lost_values_words,
    moved_words, new_values_words, revision_words, target_moved_words, target_status,
};
use crate::model::*;
use std::collections::BTreeSet;

/// The most changed values or cells that are told one by one.
const TOLD: usize = 12;

/// What changed in the indicators.
pub(super) fn indicators(was: &Publication, now: &Publication) -> Found {
    let mut found = Found::default();
    for pair in pairs(&was.indicators, &now.indicators, |one| &one.id) {
        found.add(match pair {
            (Some(old), Some(new)) => moved(was, old, now, new),
            (None, Some(new)) => {
                let mut changed = Changed::of(&new.id, new.title.clone(), Kind::Added);
                if let Some(value) = latest(new, now.about.as_at)
                    && has_value(value.datum)
                {
                    changed.push(What::NewData, moved_words(new, None, new, &value));
                }
                changed
            }
            (Some(old), None) => Changed::of(&old.id, old.title.clone(), Kind::Removed),
            (None, None) => continue,
        });
    }
    found
}

fn is_hidden(datum: Option<&Datum>) -> bool {
    matches!(datum.map(|datum| &datum.amount), Some(Amount::Absent(absence)) if absence.is_hidden())
}

fn has_value(datum: &Datum) -> bool {
    !matches!(
        datum.amount,
        Amount::Absent(Absence::NotAvailable | Absence::NotApplicable)
    )
}

fn moved(was: &Publication, old: &Indicator, now: &Publication, new: &Indicator) -> Changed {
    let mut changed = Changed::of(&new.id, new.title.clone(), Kind::Changed);
    let (before, after) = (latest(old, was.about.as_at), latest(new, now.about.as_at));
    let hides = |at: Period| is_hidden(old.values.get(&at)) || is_hidden(new.values.get(&at));
    let old_valued: BTreeSet<Period> = valued(old);
    let new_valued: BTreeSet<Period> = valued(new);
    let fresh: Vec<Period> = new_valued.difference(&old_valued).copied().collect();
    let lost: Vec<Period> = old_valued.difference(&new_valued).copied().collect();
    let lost: Vec<Period> = lost.into_iter().filter(|at| !hides(*at)).collect();
    let is_newer = match (&before, &after) {
        (Some(before), Some(after)) => after.period != before.period,
        (before, after) => before.is_none() != after.is_none(),
    };
    let shown_before = before.filter(|reading| !hides(reading.period));
    // That there is still no figure is no news.
    let is_news = |after: &&Reading| {
        let had_one = shown_before.is_some_and(|before| has_value(before.datum));
        is_newer && (had_one || has_value(after.datum))
    };
    if let Some(after) = after.as_ref().filter(is_news) {
        changed.push(
            What::NewData,
            moved_words(old, shown_before.as_ref(), new, after),
        );
    }
    let is_told = |at: &Period| {
        let latest = after.as_ref().filter(|_| is_newer);
        latest.is_some_and(|latest| latest.period == *at)
    };
    if !fresh.iter().all(is_told) {
        changed.push(What::NewData, new_values_words(&fresh));
    }
    revisions(old, new, &hides, &mut changed);
    if !lost.is_empty() {
        changed.push(What::Lost, lost_values_words(&lost));
    }
    if let Some(after) = after.filter(|after| !hides(after.period)) {
        judged(
            old,
            shown_before,
            new,
            after,
            !changed.moves.is_empty(),
            &mut changed,
        );
    }
    if let Some(words) = target_moved_words(
        old,
        before.map(|reading| reading.period),
        new,
        after.map(|reading| reading.period),
    ) {
        changed.push(What::Target, words);
    }
    changed.note(
        What::Renamed,
        &format!("“{}”", old.title),
        &format!("“{}”", new.title),
    );
    definition(was, old, now, new, &mut changed);
    changed
}

fn valued(indicator: &Indicator) -> BTreeSet<Period> {
    let values = indicator.values.iter();
    values
        .filter(|(_, datum)| has_value(datum))
        .map(|(period, _)| *period)
        .collect()
}

/// Values that were published, and are others now.
fn revisions(
    old: &Indicator,
    new: &Indicator,
    hides: &dyn Fn(Period) -> bool,
    changed: &mut Changed,
) {
    let mut all = Vec::new();
    for (at, now) in &new.values {
        let Some(was) = old.values.get(at).filter(|_| !hides(*at)) else {
            continue;
        };
        let (before, after) = (
            Style::of(old).value(&was.amount),
            Style::of(new).value(&now.amount),
        );
        if before != after && has_value(was) && has_value(now) {
            all.push(revision_words(old, was, new, now, *at));
        }
    }
    let more = all.len().saturating_sub(TOLD);
    for words in all.into_iter().take(TOLD) {
        changed.push(What::Revised, words);
    }
    if more > 0 {
        changed.push(What::Revised, format!("and {more} more"));
    }
}

/// Against the target, and where it goes: said where a figure moved, or where the judgement did.
fn judged(
    old: &Indicator,
    before: Option<Reading>,
    new: &Indicator,
    after: Reading,
    has_moved: bool,
    changed: &mut Changed,
) {
    let was = before.and_then(|before| target_status(old, before.period));
    if (has_moved || was != target_status(new, after.period))
        && let Some(words) = against_target_words(was, new, after.period)
    {
        changed.push(What::AgainstTarget, words);
    }
    // A direction rests on six values: where one of them was hidden before, nothing was said of it.
    let was = before.map(|before| before.period);
    if has_moved && let Some(words) = direction_moved_words(old, was, new, after.period) {
        changed.push(What::Direction, words);
    }
}

fn definition(
    was: &Publication,
    old: &Indicator,
    now: &Publication,
    new: &Indicator,
    changed: &mut Changed,
) {
    if !measure::same_measure(old, new) {
        changed.push(What::Definition, "it is measured otherwise than before");
    }
    let lines = |own, other, indicator: &Indicator| {
        let as_at = now.about.as_at;
        Reader { own, other, as_at }.lines(&indicator.definition)
    };
    let passages = words::passages(
        &lines(was, now, old),
        &lines(now, was, new),
        Some("Definition"),
    );
    changed.passages.extend(passages);
}

/// What changed in the tables: cells by the keys of their rows and columns.
pub(super) fn tables(was: &Publication, now: &Publication) -> Found {
    let mut found = Found::default();
    for pair in pairs(&was.tables, &now.tables, |one| &one.id) {
        found.add(match pair {
            (Some(old), Some(new)) => table(was, old, now, new),
            (None, Some(new)) => Changed::of(&new.id, new.title.clone(), Kind::Added),
            (Some(old), None) => Changed::of(&old.id, old.title.clone(), Kind::Removed),
            (None, None) => continue,
        });
    }
    found
}

fn table(was: &Publication, old: &Table, now: &Publication, new: &Table) -> Changed {
    let mut changed = Changed::of(&new.id, new.title.clone(), Kind::Changed);
    changed.note(
        What::Renamed,
        &format!("“{}”", old.title),
        &format!("“{}”", new.title),
    );
    let date = |table: &Table| {
        let words = table.as_at.map(Period::words);
        words.unwrap_or(measure::NOT_RECORDED.into())
    };
    changed.note(What::Date, &date(old), &date(new));
    // A view of indicators shows their values, which are told of with them.
    let (TableBody::Rows { .. }, TableBody::Rows { .. }) = (&old.body, &new.body) else {
        return changed;
    };
    let (before, after) = (measure::table_view(was, old), measure::table_view(now, new));
    let names = |view: &measure::TableView| -> BTreeSet<(String, String)> {
        let rows = view
            .rows
            .iter()
            .map(|row| (row.key.clone(), row.title.clone()));
        let columns = view.columns.iter();
        let columns = columns.map(|column| (column.key.clone(), column.title.clone()));
        rows.chain(columns).collect()
    };
    let (old_names, new_names) = (names(&before), names(&after));
    let titles = |some: Vec<&(String, String)>| -> String {
        let titles: Vec<&str> = some.iter().map(|(_, title)| title.as_str()).collect();
        titles.join("; ")
    };
    let fresh: Vec<_> = new_names.difference(&old_names).collect();
    if !fresh.is_empty() {
        changed.push(
            What::NewData,
            format!("new rows or columns: {}", titles(fresh)),
        );
    }
    let lost: Vec<_> = old_names.difference(&new_names).collect();
    if !lost.is_empty() {
        changed.push(What::Lost, format!("no longer there: {}", titles(lost)));
    }
    // Figures of another day are new; figures of the same day were revised.
    let what = match old.as_at == new.as_at {
        true => What::Revised,
        false => What::NewData,
    };
    let cells = moved_cells(&before, &after);
    let more = cells.len().saturating_sub(TOLD);
    for words in cells.into_iter().take(TOLD) {
        changed.push(what, words);
    }
    if more > 0 {
        changed.push(what, format!("and {more} more"));
    }
    changed
}

/// The cells that both versions show, and that are others now.
fn moved_cells(before: &measure::TableView, after: &measure::TableView) -> Vec<String> {
    let mut moved = Vec::new();
    for row in &after.rows {
        let Some(old_row) = before.rows.iter().find(|old| old.key == row.key) else {
            continue;
        };
        for (column, cell) in after.columns.iter().zip(&row.cells) {
            let at = before.columns.iter().position(|old| old.key == column.key);
            let Some(old) = at.and_then(|at| old_row.cells.get(at)) else {
                continue;
            };
            let hides = |cell: &measure::CellView| cell.absence.is_some_and(Absence::is_hidden);
            if column.is_figures
                && !hides(old)
                && !hides(cell)
                && (old.value, old.absence) != (cell.value, cell.absence)
            {
                moved.push(format!(
                    "{}, {}: {}",
                    row.title,
                    column.title,
                    measure::before_and_now(&old.prose.text, &cell.prose.text)
                ));
            }
        }
    }
    moved
}
