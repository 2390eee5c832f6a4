//! An indicator in short: what stands in a scorecard, on a tile, in the margin and in the note
//! that a reference opens.

use super::{
    Shown, Style, TargetStatus, Trend, change, comparators_sentence, direction_words, flag_words,
    latest, list_words, reading, target_at, target_status, target_words, title_of, trend, when,
};
use crate::model::{Absence, Indicator, Period, Publication, Standing};
use jiff::civil::Date;
use serde::Serialize;

/// A judgement as it is shown: a word, and a shape and colour that go with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// As said in a sentence: “not met”.
    pub words: String,
    /// As a label: “Target not met”.
    pub label: String,
    /// Shape and colour: `good`, `warn`, `bad`, `neutral`.
    pub tone: &'static str,
}

impl From<TargetStatus> for Verdict {
    fn from(status: TargetStatus) -> Verdict {
        Verdict {
            words: status.words().to_owned(),
            label: status.label().to_owned(),
            tone: status.tone().word(),
        }
    }
}

impl From<Trend> for Verdict {
    fn from(trend: Trend) -> Verdict {
        Verdict {
            words: trend.direction.words().to_owned(),
            label: trend.direction.label(),
            tone: trend.direction.tone().word(),
        }
    }
}

/// What there is to say of an indicator at a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What it measures.
    pub title: String,
    /// The same in few words.
    pub short: String,
    /// The value, as in a sentence: `61%`.
    pub value: Shown,
    /// What the value is about: `May 2020`.
    pub period: Option<String>,
    /// The same in a sentence: `in May 2020`.
    pub when: Option<String>,
    /// The part and the whole: `210 of 754`.
    pub counts: Option<String>,
    /// The target that holds then: `80%`.
    pub target: Option<String>,
    /// How far the value is from it: `19 percentage points below the target of 80%`.
    pub target_words: Option<String>,
    /// Whether the target is met.
    pub status: Option<Verdict>,
    /// Improving, declining, no clear change.
    pub direction: Option<Verdict>,
    /// The direction; otherwise `higher`, `lower`, `the same` than before.
    pub direction_words: Option<String>,
    /// Since the value before: `up 8 percentage points since April 2020`.
    pub change: Option<String>,
    /// Its comparators: `South West 23.1% in 2018/19.`
    pub comparators: Option<String>,
    /// What its flags mean: `provisional`.
    pub flags: Option<String>,
    /// The remark on the figure.
    pub note: Option<String>,
    /// The title of its source.
    pub source: Option<String>,
    /// Whether it is a published statistic.
    pub standing: &'static str,
}

/// What an indicator's standing is called.
pub fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Published => "Published statistics",
        Standing::Local => "Local data, not validated",
    }
}

/// An indicator at its latest value not later than `as_at`.
pub fn summary(publication: &Publication, indicator: &Indicator, as_at: Date) -> Summary {
    let period = latest(indicator, as_at).map(|reading| reading.period);
    summary_at(publication, indicator, period)
}

/// An indicator at a period; without one, all that can be said without a value.
pub fn summary_at(
    publication: &Publication,
    indicator: &Indicator,
    period: Option<Period>,
) -> Summary {
    let style = Style::of(indicator);
    let here = period.and_then(|at| reading(indicator, at));
    let value = match here {
        Some(reading) => style.prose(reading.datum),
        None => Shown::missing(Absence::NotAvailable.words()),
    };
    let counts = here.and_then(|reading| super::counts_of(reading.datum));
    let flags: Vec<&str> = here
        .iter()
        .flat_map(|reading| &reading.datum.flags)
        .map(|flag| flag_words(*flag))
        .collect();
    let source = indicator.source.as_ref();
    Summary {
        title: indicator.title.clone(),
        short: indicator.short.clone(),
        value,
        period: period.map(Period::words),
        when: period.map(|at| when(at, indicator.span_of_values)),
        counts: counts.map(|(n, of)| format!("{} of {}", super::digits(n), super::digits(of))),
        target: period
            .and_then(|at| target_at(indicator, at))
            .map(|target| target.words(style)),
        target_words: period.and_then(|at| target_words(indicator, at)),
        status: period
            .and_then(|at| target_status(indicator, at))
            .map(Verdict::from),
        direction: period
            .and_then(|at| trend(indicator, at))
            .map(Verdict::from),
        direction_words: period
            .and_then(|at| direction_words(indicator, at))
            .map(str::to_owned),
        change: period
            .and_then(|at| change(indicator, at))
            .map(|change| format!("{} since {}", change.words(style), change.from.words())),
        comparators: period.and_then(|at| comparators_sentence(publication, indicator, at)),
        flags: (!flags.is_empty()).then(|| list_words(&flags)),
        note: here.and_then(|reading| reading.datum.note.clone()),
        source: source.and_then(|id| title_of(publication, id)),
        standing: standing_words(indicator.standing),
    }
}
