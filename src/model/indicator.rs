//! Indicators: what is measured, period by period, and what it is compared with.

use super::{
    Audience, Block, ChartKind, Counts, Datum, Decimal, Decision, Id, Period, Span, Unit, YearKind,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A measure with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: Id,
    /// What it measures, as a heading: “Initial child protection conferences in 15 working days”.
    pub title: String,
    /// The same in few words, for narrow places; the title where none is given.
    pub short: String,
    /// How it is defined: what is counted, of what, when.
    pub definition: Vec<Block>,
    /// What it counts.
    pub counts: Counts,
    /// What it is measured in.
    pub unit: Unit,
    /// What is counted, in the plural: “contacts”, “children”. Empty where the unit says it.
    pub noun: String,
    /// Which direction is good.
    pub polarity: Polarity,
    /// How often a new value is due.
    pub frequency: Frequency,
    /// The kind of its years and quarters.
    pub year: YearKind,
    /// What a value covers.
    pub span_of_values: Accumulation,
    /// Digits after the point in what is shown.
    pub decimals: u8,
    /// How much of a difference is none: in the indicator's own unit.
    pub tolerance: Decimal,
    /// Whether it is a published statistic.
    pub standing: Standing,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// The stations of the journey that it belongs to.
    pub stations: Vec<Id>,
    /// The judgement areas that it belongs to.
    pub judgement_areas: Vec<Id>,
    /// The kind of chart that its author chose.
    pub chart: Option<ChartKind>,
    /// Other indicators that are drawn in the same chart.
    pub chart_with: Vec<Id>,
    /// The indicators that add up to it, period by period.
    pub total_of: Vec<Id>,
    /// The indicator that it is a part of.
    pub part_of: Option<Id>,
    /// What a reader should know before using it.
    pub note: Option<String>,
    /// Where its sources contradict each other about the whole series.
    pub decision: Option<Decision>,
    /// Its values by period.
    pub values: BTreeMap<Period, Datum>,
    /// Its targets; each holds from its period until the next one.
    pub targets: BTreeMap<Period, Aim>,
    /// What it is compared with.
    pub comparators: Vec<Comparator>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// Which direction is good. No polarity, no judgement, no colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Neither.
    #[default]
    None,
}

impl Polarity {
    /// Every polarity with its word in data files.
    pub const ALL: [(&'static str, Polarity); 3] = [
        ("high", Polarity::High),
        ("low", Polarity::Low),
        ("none", Polarity::None),
    ];
}

/// How often a new value is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Each year.
    Yearly,
    /// Once, or now and then: each value has a day, month, quarter or year of its own.
    #[default]
    Once,
}

impl Frequency {
    /// Every frequency with its word in data files.
    pub const ALL: [(&'static str, Frequency); 4] = [
        ("monthly", Frequency::Monthly),
        ("quarterly", Frequency::Quarterly),
        ("yearly", Frequency::Yearly),
        ("once", Frequency::Once),
    ];

    /// Whether a value of this frequency may be about `period`.
    pub fn takes(self, period: Period) -> bool {
        match self {
            Frequency::Monthly => matches!(period, Period::Month { .. }),
            Frequency::Quarterly => matches!(period, Period::Quarter { .. }),
            Frequency::Yearly => matches!(period, Period::Year { .. }),
            Frequency::Once => true,
        }
    }
}

/// What a value covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accumulation {
    /// What happened in the period alone.
    #[default]
    InPeriod,
    /// Everything since the year began.
    YearToDate,
    /// Everything since counting began.
    SinceStart,
    /// The last twelve months.
    Rolling,
    /// How it stood on the last day.
    Snapshot,
}

impl Accumulation {
    /// Every kind with its word in data files.
    pub const ALL: [(&'static str, Accumulation); 5] = [
        ("in-period", Accumulation::InPeriod),
        ("year-to-date", Accumulation::YearToDate),
        ("since-start", Accumulation::SinceStart),
        ("rolling", Accumulation::Rolling),
        ("snapshot", Accumulation::Snapshot),
    ];
}

/// Whether an indicator is a published statistic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Official or national statistics.
    Published,
    /// Local data that nobody outside has validated.
    #[default]
    Local,
}

impl Standing {
    /// Every standing with its word in data files.
    pub const ALL: [(&'static str, Standing); 2] = [
        ("published", Standing::Published),
        ("local", Standing::Local),
    ];
}

/// What an indicator aims at: a value, or a range within which it should lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// What.
    pub level: AimLevel,
    /// A remark that is printed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// A target's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AimLevel {
    /// A value to reach.
    Value(Decimal),
    /// Between two values, the lower first.
    Range(Decimal, Decimal),
    /// No target from here on: `"[x]"`.
    None,
}

/// What an indicator is compared with: another area's values of the same measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparator {
    /// Its key: `england`.
    pub id: Id,
    /// Its name: “England”.
    pub name: String,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// When its figures were first published.
    pub published: Option<Date>,
    /// Which issue of the statistics the figures are taken from, such as `2025`.
    pub vintage: Option<String>,
    /// How its definition, or its period, differs from the indicator's.
    pub differs: Option<String>,
    /// Its values by period.
    pub values: BTreeMap<Period, Datum>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}
