//! English around values: lists, periods with their prepositions, singulars.

use crate::model::{Accumulation, Period, YearKind};

/// `a`, `a and b`, `a, b and c`.
pub fn list_words<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// Several periods: `October and November 2019`, `December 2019 and January 2020`; more than
/// three are counted: `5 months`.
pub fn periods_words(periods: &[Period]) -> String {
    let months: Vec<(i16, i8)> = periods
        .iter()
        .filter_map(|period| match period {
            Period::Month { year, month } => Some((*year, *month)),
            _ => None,
        })
        .collect();
    match months.first() {
        _ if periods.len() > 3 => {
            let noun = periods_noun(periods);
            format!("{} {noun}", periods.len())
        }
        Some((year, _))
            if months.len() == periods.len() && months.iter().all(|(other, _)| other == year) =>
        {
            let names: Vec<&str> = months
                .iter()
                .map(|(_, month)| crate::model::month_name(*month))
                .collect();
            format!("{} {year}", list_words(&names))
        }
        _ => list_words(&periods.iter().map(|p| p.words()).collect::<Vec<_>>()),
    }
}

/// What several periods are called: `months`; `values` where they are of several kinds.
pub fn periods_noun(periods: &[Period]) -> &'static str {
    match periods.first() {
        Some(first) if periods.iter().all(|period| period.is_like(*first)) => match first {
            Period::Month { .. } => "months",
            Period::Quarter { .. } => "quarters",
            Period::Year { .. } => "years",
            Period::Day(_) => "counts",
        },
        _ => "values",
    }
}

/// What one such period is called after “a”: `month`, `year`.
pub fn period_noun(period: Period) -> &'static str {
    match period {
        Period::Month { .. } => "month",
        Period::Quarter { .. } => "quarter",
        Period::Year {
            kind: YearKind::September,
            ..
        }
        | Period::Day(_) => "day",
        Period::Year { .. } => "year",
    }
}

/// When something was in periods: `in May 2020`, `on 30 September 2019`, `in 5 months`.
pub fn in_periods(periods: &[Period]) -> String {
    let on_a_day = !periods.is_empty()
        && periods.len() <= 3
        && periods.iter().all(|period| period_noun(*period) == "day");
    let preposition = if on_a_day { "on" } else { "in" };
    format!("{preposition} {}", periods_words(periods))
}

/// When a value was so, in regard to what it covers: `in May 2020`, `at the end of May 2020`,
/// `by May 2020`, `in the twelve months to May 2020`, `on 19 May 2020`.
pub fn when(period: Period, covers: Accumulation) -> String {
    let words = period.words();
    match (covers, period) {
        (Accumulation::SinceStart, _) => format!("by {words}"),
        (_, Period::Day(_))
        | (
            _,
            Period::Year {
                kind: YearKind::September,
                ..
            },
        ) => format!("on {words}"),
        (Accumulation::Snapshot, _) => format!("at the end of {words}"),
        (Accumulation::Rolling, Period::Month { .. } | Period::Quarter { .. }) => {
            format!("in the twelve months to {words}")
        }
        (Accumulation::YearToDate, Period::Month { .. } | Period::Quarter { .. }) => {
            format!("in the year so far, to {words}")
        }
        _ => format!("in {words}"),
    }
}

/// With a capital letter at its start.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Words that begin a remark and are no names, so that the remark can stand within a sentence.
const LOWERED: [&str; 18] = [
    "A", "All", "An", "At", "Counts", "Each", "Every", "For", "From", "In", "No", "Not", "Of",
    "On", "One", "Only", "The", "These",
];

/// A remark as it stands within a sentence: without a small first word's capital, and without a
/// full stop.
pub fn mid_sentence(remark: &str) -> String {
    let remark = remark.trim().trim_end_matches('.');
    let first = remark.split(' ').next().unwrap_or_default();
    if LOWERED.contains(&first) {
        remark.replacen(first, &first.to_lowercase(), 1)
    } else {
        remark.to_owned()
    }
}

/// The singular of a plural noun of one word; `None` where no rule is sure of it.
pub fn singular(plural: &str) -> Option<String> {
    if plural.contains(' ') {
        return None;
    }
    let stem = |ending: &str, instead: &str| {
        plural
            .strip_suffix(ending)
            .filter(|stem| stem.len() > 1)
            .map(|stem| format!("{stem}{instead}"))
    };
    match plural {
        "children" => Some("child".to_owned()),
        "people" => Some("person".to_owned()),
        _ => stem("ies", "y")
            .or_else(|| stem("sses", "ss"))
            .or_else(|| stem("ches", "ch"))
            .or_else(|| stem("xes", "x"))
            .or_else(|| stem("s", "")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::p;
    use super::*;

    #[test]
    fn lists_periods_in_english() {
        let words = |texts: &[&str]| periods_words(&texts.iter().map(|t| p(t)).collect::<Vec<_>>());
        assert_eq!(words(&["2019-06"]), "June 2019");
        assert_eq!(words(&["2019-10", "2019-11"]), "October and November 2019");
        assert_eq!(
            words(&["2019-10", "2019-11", "2020-01"]),
            "October 2019, November 2019 and January 2020"
        );
        assert_eq!(
            words(&["2019-01", "2019-02", "2019-03", "2019-04"]),
            "4 months"
        );
        assert_eq!(words(&["2017/18", "2018/19"]), "2017/18 and 2018/19");
        assert_eq!(in_periods(&[p("2020-05-19")]), "on 19 May 2020");
    }

    #[test]
    fn puts_periods_into_sentences() {
        let month = p("2020-05");
        assert_eq!(when(month, Accumulation::InPeriod), "in May 2020");
        assert_eq!(
            when(month, Accumulation::Snapshot),
            "at the end of May 2020"
        );
        assert_eq!(when(month, Accumulation::SinceStart), "by May 2020");
        assert_eq!(
            when(month, Accumulation::Rolling),
            "in the twelve months to May 2020"
        );
        assert_eq!(
            when(p("2020-05-19"), Accumulation::Snapshot),
            "on 19 May 2020"
        );
        assert_eq!(when(p("2018/19"), Accumulation::Rolling), "in 2018/19");
    }

    #[test]
    fn sets_remarks_into_sentences() {
        assert_eq!(mid_sentence("A year earlier."), "a year earlier");
        assert_eq!(mid_sentence("England alone"), "England alone");
        assert_eq!(mid_sentence(""), "");
    }

    #[test]
    fn knows_simple_singulars() {
        for (plural, one) in [
            ("contacts", Some("contact")),
            ("children", Some("child")),
            ("enquiries", Some("enquiry")),
            ("children in care", None),
            ("staff", None),
        ] {
            assert_eq!(singular(plural).as_deref(), one);
        }
    }
}
