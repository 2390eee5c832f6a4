//! An indicator in short: what stands in a scorecard, on a tile, in the margin and in the note
//! that a reference opens.

use super::{
    Shown, Style, TargetStatus, Trend, change, comparators_sentence, direction_words, flag_words,
    latest, list_words, reading, remark_on, target_at, target_status, target_words, title_of,
    trend, trend_sentence, when,
};
use crate::model::{Absence, Indicator, Period, Publication, Standing, date_words};
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
    /// What the direction rests on: `The last three months average 60%, the three before 53%.`
    pub trend: Option<String>,
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

/// A figure with everything that says where it is from, to be copied: `Children's services
/// self-evaluation, Gloucestershire County Council, version 10, 16 July 2020. Conferences within
/// 15 working days, May 2020: 61%.`
pub fn citation(publication: &Publication, indicator: &Indicator, at: Period) -> String {
    let about = &publication.about;
    let source = format!(
        "{}, {}, version {}, {}.",
        about.title,
        about.organisation,
        about.version,
        date_words(about.published)
    );
    let value = match reading(indicator, at) {
        Some(reading) => Style::of(indicator).prose(reading.datum).text,
        None => Absence::NotAvailable.words().to_owned(),
    };
    format!("{source} {}, {}: {value}.", indicator.title, at.words())
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
        trend: period.and_then(|at| trend_sentence(indicator, at)),
        direction_words: period
            .and_then(|at| direction_words(indicator, at))
            .map(str::to_owned),
        change: period
            .and_then(|at| change(indicator, at))
            .map(|change| format!("{} since {}", change.words(style), change.from.words())),
        comparators: period.and_then(|at| comparators_sentence(publication, indicator, at)),
        flags: (!flags.is_empty()).then(|| list_words(&flags)),
        note: here
            .and_then(|reading| remark_on(reading.datum))
            .map(str::to_owned),
        source: source.and_then(|id| title_of(publication, id)),
        standing: standing_words(indicator.standing),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;

    #[test]
    fn gathers_what_there_is_to_say() {
        let publication = publication(vec![]);
        let summary = summary(&publication, &conferences(), today());
        let label = |verdict: Option<Verdict>| verdict.map(|v| (v.label, v.tone));
        assert_eq!(summary.value.text, "61%");
        assert_eq!(summary.when.as_deref(), Some("in May 2020"));
        assert_eq!(summary.target.as_deref(), Some("80%"));
        assert_eq!(
            label(summary.status),
            Some(("Target not met".into(), "bad"))
        );
        assert_eq!(label(summary.direction), Some(("Improving".into(), "good")));
        assert_eq!(
            summary.change.as_deref(),
            Some("up 8 percentage points since April 2020")
        );
        assert_eq!(summary.standing, "Local data, not validated");
    }

    #[test]
    fn judges_nothing_without_polarity_or_figure() {
        let publication = publication(vec![]);
        let summary = summary(&publication, &contacts(), today());
        assert_eq!((summary.status, summary.direction), (None, None));
        assert_eq!(summary.direction_words.as_deref(), Some("lower"));

        let mut hidden = indicator("hidden", "2019-11", "7, 8, 9, 10, 12, 14, [c]");
        aim(
            &mut hidden,
            "2019-11",
            crate::model::AimLevel::Value(d("4")),
        );
        for datum in hidden.values.values_mut() {
            datum.note = Some("Two of them are twins".to_owned());
        }
        let summary = super::summary(&publication, &hidden, today());
        assert_eq!(summary.note, None);
        assert_eq!(summary.value.text, "a small number");
        assert_eq!(summary.target.as_deref(), Some("4%"));
        assert_eq!((summary.status, summary.direction), (None, None));
        assert_eq!((summary.change, summary.direction_words), (None, None));
        assert_eq!((summary.target_words, summary.counts), (None, None));
    }

    #[test]
    fn cites() {
        let mut publication = publication(vec![]);
        publication.about.title = "Self-evaluation".to_owned();
        publication.about.organisation = "A council".to_owned();
        publication.about.version = "10".to_owned();
        assert_eq!(
            citation(&publication, &conferences(), p("2020-05")),
            "Self-evaluation, A council, version 10, 16 July 2020. Conferences, May 2020: 61%."
        );
    }
}
