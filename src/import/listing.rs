//! What an import would do, in words: read before anything is written.

use super::changes::{Change, Field, Proposal};
use super::layout::Found;
use crate::measure::Style;
use crate::model::{Amount, Publication, Unit};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most names or cells that are listed of a kind.
const MOST: usize = 30;

/// The whole of what an import found and would do.
pub fn listing(found: &[Found], proposal: &Proposal, publication: &Publication) -> String {
    let mut text = String::new();
    for one in found {
        let sheet = match one.sheet.as_str() {
            "" => String::new(),
            name => format!("Sheet “{name}”: "),
        };
        let _ = writeln!(
            text,
            "{sheet}{} laid out as {}",
            counted(one.series.len(), "series", "series"),
            one.how
        );
    }
    let (revised, new): (Vec<&Change>, Vec<&Change>) =
        proposal.changes.iter().partition(|change| change.revises());
    group(&mut text, "New", &new, publication);
    group(
        &mut text,
        "Revised: these were published and would be marked [r]",
        &revised,
        publication,
    );
    list(
        &mut text,
        "Not in the file",
        proposal.missing.iter().cloned(),
    );
    list(
        &mut text,
        "Not read",
        proposal
            .unread
            .iter()
            .map(|(place, reason)| format!("{place}: {reason}")),
    );
    let first = proposal.unknown.first();
    let first = first.map_or("", |(label, ..)| label.as_str());
    list(
        &mut text,
        &format!(
            "No indicator goes by these names (say which does: --map \"{first}=ID\"; to make one: sef new indicator)"
        ),
        proposal
            .unknown
            .iter()
            .map(|(label, place, near)| match near {
                Some(near) => format!("{place}: “{label}” (is it {near}?)"),
                None => format!("{place}: “{label}”"),
            }),
    );
    if proposal.unchanged > 0 {
        let _ = writeln!(
            text,
            "\n{} in the publication already.",
            match proposal.unchanged {
                1 => "1 figure is".to_owned(),
                many => format!("{many} figures are"),
            }
        );
    }
    text
}

fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

fn group(text: &mut String, heading: &str, changes: &[&Change], publication: &Publication) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    let mut by_series: BTreeMap<(String, Field), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_series
            .entry((change.to.to_string(), change.field))
            .or_default()
            .push(change);
    }
    for ((to, field), changes) in by_series {
        let what = match field {
            Field::Value => "",
            Field::Target => ", target",
        };
        let _ = writeln!(text, "  {to}{what}");
        for change in changes {
            let new = shown(change, &change.new, publication);
            let period = change.period.words();
            let _ = match &change.old {
                Some(old) => writeln!(
                    text,
                    "    {period:<18} {new}   was {}",
                    shown(change, old, publication)
                ),
                None => writeln!(text, "    {period:<18} {new}"),
            };
        }
    }
}

fn shown(change: &Change, amount: &Amount, publication: &Publication) -> String {
    let Some(indicator) = publication.indicator(change.to.indicator.as_str()) else {
        return String::new();
    };
    let style = match amount {
        Amount::Number(number) => Style {
            decimals: number.scale().max(indicator.decimals),
            ..Style::of(indicator)
        },
        _ => Style::of(indicator),
    };
    match style.value(amount) {
        Ok(value) if matches!(indicator.unit, Unit::Percent | Unit::Pounds) => style.full(value),
        Ok(value) => style.bare(value),
        Err(absence) => absence.shorthand().to_owned(),
    }
}

fn list(text: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    for line in lines.iter().take(MOST) {
        let _ = writeln!(text, "  {line}");
    }
    if lines.len() > MOST {
        let _ = writeln!(text, "  … and {} more", lines.len() - MOST);
    }
}
