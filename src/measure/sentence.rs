//! Sentences composed from data: what stands under a chart. No judgement: where a value lies, how
//! it moved, what it is compared with.

use super::{
    Change, Extremes, Reading, Stack, Step, Style, capitalised, change, comparators_sentence,
    extremes, gaps, in_periods, latest, list_words, periods_noun, readings, stack_of, table_view,
    target_words, when,
};
use crate::model::{
    Absence, Decimal, Flag, Indicator, Period, Publication, Table, TableBody, Unit,
};
use jiff::civil::Date;

/// What is said of a series without any figure.
pub const NO_FIGURES: &str = "No figures are available.";
/// What is said where figures are hidden.
pub const SOME_HIDDEN: &str = "Some figures are hidden so that nobody can be recognised.";

/// What an indicator's chart shows, up to a day, in full sentences: `61% in May 2020, 19
/// percentage points below the target of 80%; 8 points up on April 2020. Highest 89% in June
/// 2019, lowest 39% in October and November 2019. South West 23.1% in 2018/19.`
pub fn chart_sentence(publication: &Publication, indicator: &Indicator, as_at: Date) -> String {
    if let Some(stack) = stack_of(publication, indicator) {
        return stack_sentence(&stack, as_at);
    }
    let Some(reading) = latest(indicator, as_at) else {
        return NO_FIGURES.to_owned();
    };
    let beside = indicator
        .chart_with
        .iter()
        .filter_map(|id| publication.indicator(id.as_str()))
        .filter_map(|other| other_sentence(other, reading.period, as_at));
    let mut sentences = vec![value_sentence(indicator, &reading)];
    sentences.extend(missing_sentence(indicator, as_at));
    sentences.extend(extremes_sentence(indicator, reading.period));
    sentences.extend(beside);
    sentences.extend(comparators_sentence(publication, indicator, reading.period));
    sentences.join(" ")
}

/// A value with its distance from the target and its change since the one before.
fn value_sentence(indicator: &Indicator, reading: &Reading) -> String {
    let style = Style::of(indicator);
    let value = match reading.value {
        Ok(value) => value,
        Err(Absence::Confidential | Absence::Withheld) => {
            let at = reading.period.words();
            return format!("The figure for {at} is hidden so that nobody can be recognised.");
        }
        Err(Absence::Low) => {
            let at = when(reading.period, indicator.span_of_values);
            return format!("{} {at}.", capitalised(Absence::Low.words()));
        }
        Err(Absence::NotAvailable | Absence::NotApplicable) => return NO_FIGURES.to_owned(),
    };
    let mut text = format!(
        "{}{} {}",
        style.counted(value),
        caution(&reading.datum.flags),
        when(reading.period, indicator.span_of_values)
    );
    let target = target_words(indicator, reading.period);
    if let Some(target) = &target {
        text.push_str(", ");
        text.push_str(target);
    }
    if let Some(change) = change(indicator, reading.period) {
        let points_were_said = target.is_some_and(|words| words.contains("percentage point"));
        text.push_str(if text.contains(", ") { "; " } else { ", " });
        text.push_str(&change_clause(style, &change, points_were_said));
    }
    text.push('.');
    text
}

/// What a reader must know of a value before using it: ` (provisional)`.
fn caution(flags: &[Flag]) -> String {
    let words: Vec<&str> = flags
        .iter()
        .filter(|flag| matches!(flag, Flag::Provisional | Flag::Estimated | Flag::Unreliable))
        .map(|flag| super::flag_words(*flag))
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({})", list_words(&words))
    }
}

/// `8 points up on April 2020`, `162 fewer than in February 2020`, `the same as in April 2020`.
fn change_clause(style: Style, change: &Change, points_were_said: bool) -> String {
    let size = if points_were_said {
        style.difference_again(change.difference)
    } else {
        style.difference(change.difference)
    };
    let step = change.step();
    let then = in_periods(&[change.from]);
    match (style.unit, step) {
        (_, Step::Same) => format!("the same as {then}"),
        (Unit::Percent | Unit::RatePer10000, Step::Higher) => {
            format!("{size} up on {}", change.from.words())
        }
        (Unit::Percent | Unit::RatePer10000, Step::Lower) => {
            format!("{size} down on {}", change.from.words())
        }
        (_, Step::Higher) => format!("{size} more than {then}"),
        (Unit::Number, Step::Lower) => format!("{size} fewer than {then}"),
        (_, Step::Lower) => format!("{size} less than {then}"),
    }
}

/// The periods behind the first value that have none: `No figures for April and May 2020.`
fn missing_sentence(indicator: &Indicator, as_at: Date) -> Option<String> {
    let last = latest(indicator, as_at)?;
    last.value.ok()?;
    let mut missing = gaps(indicator, as_at);
    let hidden = readings(indicator, as_at)
        .iter()
        .any(|reading| reading.is_hidden());
    missing.retain(|period| {
        super::reading(indicator, *period).is_none_or(|reading| !reading.is_hidden())
    });
    let behind = readings(indicator, as_at);
    missing.extend(
        behind
            .iter()
            .map(|reading| reading.period)
            .filter(|period| *period > last.period),
    );
    let words = super::periods_words(&missing);
    let sentence = match missing.len() {
        0 => None,
        1 => Some(format!("No figure for {words}.")),
        _ => Some(format!("No figures for {words}.")),
    };
    match (sentence, hidden) {
        (Some(sentence), true) => Some(format!("{sentence} {SOME_HIDDEN}")),
        (None, true) => Some(SOME_HIDDEN.to_owned()),
        (sentence, false) => sentence,
    }
}

fn extremes_sentence(indicator: &Indicator, at: Period) -> Option<String> {
    extremes_words(indicator, at).map(|words| format!("{}.", capitalised(&words)))
}

/// `highest 89% in June 2019, lowest 39% in October and November 2019`
fn extremes_words(indicator: &Indicator, at: Period) -> Option<String> {
    let style = Style::of(indicator);
    let Extremes {
        highest,
        highest_in,
        lowest,
        lowest_in,
    } = extremes(indicator, at)?;
    if highest == lowest {
        let noun = periods_noun(&highest_in);
        return Some(format!("the same in all {} {noun}", highest_in.len()));
    }
    Some(format!(
        "highest {} {}, lowest {} {}",
        style.full(highest),
        in_periods(&highest_in),
        style.full(lowest),
        in_periods(&lowest_in)
    ))
}

/// Another series of the same chart: `Final decisions within 48 hours: 87%.`, with its period
/// where that is not the one that was named.
fn other_sentence(other: &Indicator, named: Period, as_at: Date) -> Option<String> {
    let reading = latest(other, as_at)?;
    let value = Style::of(other).prose(reading.datum).text;
    Some(if reading.period == named {
        format!("{}: {value}.", other.short)
    } else {
        let at = when(reading.period, other.span_of_values);
        format!("{}: {value} {at}.", other.short)
    })
}

/// What a chart of parts on top of each other shows: the whole, then each part with its share.
pub fn stack_sentence(stack: &Stack, as_at: Date) -> String {
    let Some(main) = stack.total.or(stack.parts.first().copied()) else {
        return NO_FIGURES.to_owned();
    };
    let Some(reading) = latest(main, as_at) else {
        return NO_FIGURES.to_owned();
    };
    let at = reading.period;
    let parts = stack.shares_at(at).map(|shares| {
        let parts: Vec<String> = shares.iter().map(|share| share.words()).collect();
        parts.join("; ")
    });
    let mut sentences = Vec::new();
    match (stack.total, parts) {
        (Some(total), None) => sentences.push(value_sentence(total, &reading)),
        (Some(total), Some(parts)) => {
            sentences.push(value_sentence(total, &reading));
            sentences.push(format!("Of these: {parts}."));
        }
        (None, Some(parts)) => {
            let at = capitalised(&when(at, main.span_of_values));
            sentences.push(format!("{at}: {parts}."));
        }
        (None, None) if stack.is_hidden_at(at) => {}
        (None, None) => return NO_FIGURES.to_owned(),
    }
    if stack.is_hidden_at(at) {
        sentences.push(SOME_HIDDEN.to_owned());
    }
    sentences.extend(match stack.total {
        Some(total) => extremes_sentence(total, at),
        None => extremes_words(main, at).map(|words| format!("{}: {words}.", main.short)),
    });
    sentences.join(" ")
}

/// What the chart of a table shows: few figures one by one, many by the highest and the lowest.
/// Sums and computed shares are left aside. `None` for a table without figures of its own.
pub fn table_sentence(publication: &Publication, table: &Table) -> Option<String> {
    let TableBody::Rows { columns, .. } = &table.body else {
        return None;
    };
    let view = table_view(publication, table);
    let shown: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.unit.is_some() && c.share_of.is_none() && c.total_of.is_empty())
        .map(|(i, _)| i)
        .collect();
    let rows: Vec<_> = view.rows.iter().filter(|row| !row.is_total).collect();
    let cells = || {
        rows.iter().flat_map(|row| {
            let cells = shown.iter().filter_map(|i| row.cells.get(*i));
            cells.map(|cell| (row.title.as_str(), cell))
        })
    };
    if cells().any(|(_, cell)| cell.absence.is_some_and(Absence::is_hidden)) {
        return Some(SOME_HIDDEN.to_owned());
    }
    if shown.len() == 1 && rows.len() > 3 {
        let mut figures: Vec<_> = cells()
            .filter_map(|(title, cell)| Some((cell.value?, title, &cell.prose.text)))
            .collect();
        figures.sort_by_cached_key(|(value, ..)| *value);
        let told = |(value, _, words): &(Decimal, &str, &String)| {
            let same = figures.iter().filter(|(other, ..)| other == value);
            let titles: Vec<&str> = same.map(|(_, title, _)| *title).collect();
            match titles.len() {
                0..=3 => format!("{}, {words}", list_words(&titles)),
                many => format!("{words} in {many} rows"),
            }
        };
        let (lowest, highest) = (told(figures.first()?), told(figures.last()?));
        return Some(format!("Highest: {highest}. Lowest: {lowest}."));
    }
    let total = view.rows.iter().find(|row| row.is_total);
    let told: Vec<_> = match (rows.as_slice(), total) {
        ([_, _, _, _, ..], Some(total)) => vec![total],
        ([first, _, _, .., last], None) => vec![*first, *last],
        (all, _) => all.to_vec(),
    };
    let sentences: Vec<String> = told
        .iter()
        .filter_map(|row| {
            let parts: Vec<String> = shown
                .iter()
                .filter_map(|i| {
                    let (cell, column) = (row.cells.get(*i)?, view.columns.get(*i)?);
                    let value = Some(&cell.prose.text).filter(|text| !text.is_empty())?;
                    Some(match shown.len() {
                        1 => value.clone(),
                        _ => format!("{} {value}", column.title),
                    })
                })
                .collect();
            (!parts.is_empty()).then(|| format!("{}: {}.", row.title, parts.join(", ")))
        })
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

#[cfg(test)]
mod tests;
