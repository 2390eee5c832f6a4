//! What an import would change: found before anything is written.

use super::figure::{self, Percent};
use super::label::{Destination, matching};
use super::layout::{Found, Point, Role, Series};
use super::memory::Memory;
use super::when;
use super::workbook::Place;
use crate::measure::{Style, digits};
use crate::model::{
    Aim, AimLevel, Amount, Comparator, Datum, Decimal, Flag, Frequency, Id, Indicator,
    MOST_DECIMALS, Period, Publication, Unit,
};
use std::collections::BTreeMap;

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The figures that would be written.
    pub changes: Vec<Change>,
    /// How many figures are in the publication already, as they are in the file.
    pub unchanged: usize,
    /// Figures that a reader of the file would expect and that are not in it, in words.
    pub missing: Vec<String>,
    /// Names in the file that no indicator goes by, each with the nearest indicator.
    pub unknown: Vec<(String, Place, Option<Id>)>,
    /// Cells that could not be used, each with the reason.
    pub unread: Vec<(Place, String)>,
    /// Figures that would be written with fewer digits than they have in the file: the indicator
    /// keeps no more.
    pub rounded: Vec<(Place, Decimal)>,
    /// The figures of a table that would be written.
    pub cells: Vec<CellChange>,
    /// The table whose figures are of a later day than before, and that day.
    pub as_at: Option<(Id, Period)>,
}

/// A figure that would be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where it goes.
    pub to: Destination,
    /// Value or target.
    pub field: Field,
    /// The period.
    pub period: Period,
    /// The figure.
    pub new: Amount,
    /// The flags that stand behind it in the file.
    pub flags: Vec<Flag>,
    /// What the publication has there, where it has a figure: then this is a revision.
    pub old: Option<Amount>,
}

/// A figure of a table that would be written.
#[derive(Clone, Debug, PartialEq)]
pub struct CellChange {
    /// The table.
    pub table: Id,
    /// Its row.
    pub row: Id,
    /// Its column.
    pub column: Id,
    /// The figure.
    pub new: Amount,
    /// The flags that stand behind it in the file.
    pub flags: Vec<Flag>,
    /// What the table has there.
    pub old: Option<Amount>,
}

/// Which of an indicator's series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its values.
    Value,
    /// Its targets.
    Target,
}

impl Change {
    /// Whether it changes a figure that was there.
    pub fn revises(&self) -> bool {
        is_number(self.old.as_ref())
    }
}

impl CellChange {
    /// Whether it changes a figure that was there.
    pub fn revises(&self) -> bool {
        is_number(self.old.as_ref())
    }
}

fn is_number(old: Option<&Amount>) -> bool {
    matches!(old, Some(Amount::Number(_) | Amount::Fraction { .. }))
}

/// What the file's series would change in the publication; `percent`: how per cent are written, where
/// somebody said it.
pub fn propose(
    found: &[Found],
    memory: &Memory,
    publication: &Publication,
    shares: Option<bool>,
) -> Proposal {
    let mut proposal = Proposal::default();
    let mut seen: BTreeMap<Destination, Place> = BTreeMap::new();
    for series in found.iter().flat_map(|found| &found.series) {
        let by_other_words = || {
            series
                .also
                .iter()
                .find_map(|words| matching(words, memory, publication).ok())
        };
        let destination = match matching(&series.label, memory, publication)
            .or_else(|near| by_other_words().ok_or(near))
        {
            Ok(destination) => destination,
            Err(near) => {
                proposal
                    .unknown
                    .push((series.label.clone(), series.place, near));
                continue;
            }
        };
        if let Some(first) = seen.insert(destination.clone(), series.place) {
            proposal.unread.push((
                series.place,
                format!("“{}” is there twice: also in {first}", series.label),
            ));
            continue;
        }
        let Some(indicator) = publication.indicator(destination.indicator.as_str()) else {
            proposal
                .unknown
                .push((series.label.clone(), series.place, None));
            continue;
        };
        add_series(series, &destination, indicator, shares, &mut proposal);
    }
    proposal
}

/// An indicator or comparator, as an import sees it.
struct Target<'p> {
    indicator: &'p Indicator,
    values: &'p BTreeMap<Period, Datum>,
    frequency: Frequency,
    style: Style<'p>,
}

fn add_series(
    series: &Series,
    to: &Destination,
    indicator: &Indicator,
    shares: Option<bool>,
    proposal: &mut Proposal,
) {
    let none = BTreeMap::new();
    let comparator: Option<&Comparator> = to
        .comparator
        .as_ref()
        .and_then(|id| indicator.comparators.iter().find(|one| one.id == *id));
    let target = match &to.comparator {
        None => Target {
            indicator,
            values: &indicator.values,
            frequency: indicator.frequency,
            style: Style::of(indicator),
        },
        Some(_) => Target {
            indicator,
            values: comparator.map_or(&none, |one| &one.values),
            frequency: Frequency::Once,
            // Published figures keep the digits with which they were published.
            style: Style {
                decimals: MOST_DECIMALS,
                ..Style::of(indicator)
            },
        },
    };
    let mut points = Vec::new();
    let mut unread = Vec::new();
    for point in &series.points {
        match read_point(point, &target) {
            Ok(Some(read)) => points.push(read),
            Ok(None) => {}
            Err(reason) => {
                proposal.unread.push((point.place, reason));
                unread.push(point.period);
            }
        }
    }
    // Several columns may end in one period: a day and its month. The first one is kept.
    let mut twice = Vec::new();
    let mut kept: BTreeMap<(Role2, Period), ReadPoint> = BTreeMap::new();
    for point in points {
        let key = (point.role, point.period);
        match kept.get(&key) {
            Some(first) => twice.push((
                point.place,
                format!(
                    "{} is there twice: also in {}",
                    point.period.words(),
                    first.place
                ),
            )),
            None => {
                kept.insert(key, point);
            }
        }
    }
    proposal.unread.extend(twice);
    let percent = match percent_of(&target, &kept, shares) {
        Ok(percent) => percent,
        Err(reason) => {
            proposal.unread.push((series.place, reason));
            return;
        }
    };
    add_values(to, &target, &kept, percent, proposal);
    add_targets(to, &target, &kept, percent, proposal);
    note_missing(series, to, &target, (&kept, &unread), proposal);
}

/// Value or target, in an order.
type Role2 = Field;

struct ReadPoint {
    period: Period,
    role: Role2,
    read: figure::Read,
    place: Place,
}

fn read_point(point: &Point, target: &Target<'_>) -> Result<Option<ReadPoint>, String> {
    let Some(read) = figure::read(&point.cell)? else {
        return Ok(None);
    };
    let period = when::fitted(point.period, target.frequency, target.indicator.year)?;
    Ok(Some(ReadPoint {
        period,
        role: match point.role {
            Role::Actual => Field::Value,
            Role::Target => Field::Target,
        },
        read,
        place: point.place,
    }))
}

fn percent_of(
    target: &Target<'_>,
    points: &BTreeMap<(Role2, Period), ReadPoint>,
    shares: Option<bool>,
) -> Result<Percent, String> {
    let read: Vec<figure::Read> = points.values().map(|point| point.read.clone()).collect();
    let known: Vec<Decimal> = target
        .values
        .values()
        .filter_map(|datum| target.style.value(&datum.amount).ok())
        .collect();
    let indicator = target.indicator;
    figure::how_written(
        indicator.id.as_str(),
        Some(indicator.unit),
        shares,
        &read,
        &known,
    )
}

fn add_values(
    to: &Destination,
    target: &Target<'_>,
    points: &BTreeMap<(Role2, Period), ReadPoint>,
    percent: Percent,
    proposal: &mut Proposal,
) {
    let style = target.style;
    for ((field, period), point) in points {
        if *field != Field::Value {
            continue;
        }
        let new = figure::kept(&point.read, target.style, percent);
        if let Some(reason) = impossible(&new, target.indicator.unit) {
            proposal.unread.push((point.place, reason));
            continue;
        }
        let old = target.values.get(period);
        if let Some(old) = old {
            let same = match (style.value(&old.amount), style.value(&new)) {
                (Ok(old), Ok(new)) => old == new,
                (Err(old), Err(new)) => old == new,
                _ => false,
            };
            if same {
                proposal.unchanged += 1;
                continue;
            }
            if let Some(reason) = by_hand(old) {
                proposal.unread.push((
                    point.place,
                    format!(
                        "{to} at {} differs from the publication, and {reason}",
                        period.words()
                    ),
                ));
                continue;
            }
        }
        note_rounded(&point.read, &new, point.place, proposal);
        proposal.changes.push(Change {
            to: to.clone(),
            field: Field::Value,
            period: *period,
            new,
            flags: point.read.flags.clone(),
            old: old.map(|old| old.amount.clone()),
        });
    }
}

/// Why a figure cannot be one of this unit, in words: what the checks refuse is not written.
pub(super) fn impossible(amount: &Amount, unit: Unit) -> Option<String> {
    let Amount::Number(number) = amount else {
        return None;
    };
    let words = unit.excludes(*number)?;
    Some(format!("{} is {words}", digits(*number)))
}

/// Notes that a figure loses digits.
pub(super) fn note_rounded(
    read: &figure::Read,
    new: &Amount,
    place: Place,
    proposal: &mut Proposal,
) {
    if let Amount::Number(number) = read.amount
        && figure::is_rounded(read, new)
    {
        proposal.rounded.push((place, number));
    }
}

/// Why a figure of the publication is not changed by an import.
pub(super) fn by_hand(old: &Datum) -> Option<&'static str> {
    if old.same_as.is_some() {
        return Some("is the same cell as another figure there: import that one");
    }
    match old.amount {
        Amount::Fraction { .. } => Some("is written as a fraction there: change its parts by hand"),
        _ => None,
    }
}

fn add_targets(
    to: &Destination,
    target: &Target<'_>,
    points: &BTreeMap<(Role2, Period), ReadPoint>,
    percent: Percent,
    proposal: &mut Proposal,
) {
    let indicator = target.indicator;
    if to.comparator.is_some() {
        return;
    }
    // What holds at a period, the changes of this import among it: each holds until the next.
    let mut aims: BTreeMap<Period, AimLevel> = indicator
        .targets
        .iter()
        .map(|(period, aim): (&Period, &Aim)| (*period, aim.level))
        .collect();
    for ((field, period), point) in points {
        if *field != Field::Target {
            continue;
        }
        let new = figure::kept(&point.read, target.style, percent);
        if let Some(reason) = impossible(&new, indicator.unit) {
            proposal.unread.push((point.place, reason));
            continue;
        }
        let level = match new {
            Amount::Number(number) => AimLevel::Value(number),
            _ => AimLevel::None,
        };
        let holds = aims.range(..=period).next_back().map(|(_, level)| *level);
        let says_nothing = holds.is_none() && level == AimLevel::None;
        if holds == Some(level) || says_nothing {
            proposal.unchanged += 1;
            continue;
        }
        let old = indicator.targets.get(period);
        if let Some(AimLevel::Range(..)) = holds {
            proposal.unread.push((
                point.place,
                format!("the target of “{to}” is a range in the publication: change it by hand"),
            ));
            continue;
        }
        aims.insert(*period, level);
        note_rounded(&point.read, &new, point.place, proposal);
        proposal.changes.push(Change {
            to: to.clone(),
            field: Field::Target,
            period: *period,
            new,
            flags: Vec::new(),
            old: old.map(|old| match old.level {
                AimLevel::Value(number) => Amount::Number(number),
                _ => Amount::Absent(crate::model::Absence::NotAvailable),
            }),
        });
    }
}

/// What the file should have and hasn't: a period of the publication within the file's own, and
/// the file's last period where its cell is empty.
fn note_missing(
    series: &Series,
    to: &Destination,
    target: &Target<'_>,
    (points, unread): (&BTreeMap<(Role2, Period), ReadPoint>, &[Period]),
    proposal: &mut Proposal,
) {
    let fit = |period| when::fitted(period, target.frequency, target.indicator.year).ok();
    let of_file: Vec<Period> = series
        .points
        .iter()
        .filter(|point| point.role == Role::Actual)
        .filter_map(|point| fit(point.period))
        .collect();
    let (Some(first), Some(last)) = (of_file.iter().min(), of_file.iter().max()) else {
        return;
    };
    // What is there and cannot be read is told as that.
    let unread: Vec<Period> = unread.iter().filter_map(|period| fit(*period)).collect();
    let has =
        |period: Period| points.contains_key(&(Field::Value, period)) || unread.contains(&period);
    let in_publication = target
        .values
        .iter()
        .filter(|(period, datum)| {
            *period >= first && *period <= last && !matches!(datum.amount, Amount::Absent(_))
        })
        .map(|(period, _)| *period);
    let mut missing: Vec<Period> = in_publication
        .chain([*last])
        .filter(|period| !has(*period))
        .collect();
    missing.sort();
    missing.dedup();
    if !missing.is_empty() {
        let words: Vec<String> = missing.iter().map(|period| period.words()).collect();
        proposal
            .missing
            .push(format!("{to}: nothing for {}", words.join(", ")));
    }
}
