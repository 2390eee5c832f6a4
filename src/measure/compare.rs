//! Comparators, like for like: what was known of others when the publication came out, for the
//! same period, or with a note of how the figures differ.

use super::{
    Reading, Style, comparator_reading, in_periods, list_words, mid_sentence, period_noun,
};
use crate::model::{Amount, Comparator, Datum, Indicator, Period, Publication};
use jiff::civil::Date;

/// An indicator's comparator as it may stand beside a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// The comparator.
    pub comparator: &'a Comparator,
    /// Its figure.
    pub reading: Reading<'a>,
    /// Whether both are about the same period, and nothing else differs.
    pub like_for_like: bool,
    /// What a reader should know before comparing: `a year, not a month`; the author's own words
    /// where there are any.
    pub caveat: Option<String>,
}

impl Comparison<'_> {
    /// `South West 23.1%`; “a small number” or the like where there is no value.
    pub fn words(&self, indicator: &Indicator) -> String {
        let style = Style::of_comparator(indicator, self.comparator);
        let shown = style.prose(self.reading.datum);
        format!("{} {}", self.comparator.name, shown.text)
    }
}

/// Whether a comparator had been published when the publication came out. One whose day of
/// publication is not recorded counts as published once its periods are over.
pub fn was_published(publication: &Publication, comparator: &Comparator) -> bool {
    comparator
        .published
        .is_none_or(|day| day <= publication.about.published)
}

/// The figure of one comparator to set beside the value of `at`: of the same period; otherwise
/// the latest before its end. `None` where there is none, or where it was not published by then.
pub fn comparison<'a>(
    publication: &Publication,
    indicator: &Indicator,
    comparator: &'a Comparator,
    at: Period,
) -> Option<Comparison<'a>> {
    if !was_published(publication, comparator) {
        return None;
    }
    let over = |period: &Period| period.last_day() <= publication.about.published;
    let before = |period: &Period| period.last_day() <= at.last_day();
    let same = comparator.values.contains_key(&at).then_some(at);
    let period = same.filter(over).or_else(|| {
        let (period, _) = comparator
            .values
            .iter()
            .rev()
            .filter(|(period, _)| over(period) && before(period))
            .find(|(_, datum)| !matches!(datum.amount, Amount::Absent(_)))?;
        Some(*period)
    })?;
    let other_length = !period.is_like(at);
    let caveat = comparator.differs.clone().or_else(|| {
        let (theirs, ours) = (period_noun(period), period_noun(at));
        (other_length && theirs != ours).then(|| format!("a {theirs}, not a {ours}"))
    });
    Some(Comparison {
        comparator,
        reading: comparator_reading(indicator, comparator, period)?,
        like_for_like: period == at && caveat.is_none(),
        caveat,
    })
}

/// The latest value of a comparator that is not later than `as_at`, and was published by then.
pub fn latest_of_comparator<'a>(
    publication: &Publication,
    indicator: &Indicator,
    comparator: &'a Comparator,
    as_at: Date,
) -> Option<Reading<'a>> {
    let day = as_at.min(publication.about.published);
    if !was_published(publication, comparator) {
        return None;
    }
    let known = |datum: &Datum| !matches!(datum.amount, Amount::Absent(_));
    let (period, _) = comparator
        .values
        .iter()
        .rev()
        .find(|(period, datum)| period.last_day() <= day && known(datum))?;
    comparator_reading(indicator, comparator, *period)
}

/// Every comparator of an indicator that has a figure to set beside the value of `at`, in the
/// order of its data.
pub fn comparisons<'a>(
    publication: &Publication,
    indicator: &'a Indicator,
    at: Period,
) -> Vec<Comparison<'a>> {
    indicator
        .comparators
        .iter()
        .filter_map(|comparator| comparison(publication, indicator, comparator, at))
        .collect()
}

/// Comparators in a sentence: `South West 23.1% and England 20.8% in 2018/19 (a year, not a
/// month).` Those without a value are left out. `None` where none is left.
pub fn comparators_sentence(
    publication: &Publication,
    indicator: &Indicator,
    at: Period,
) -> Option<String> {
    let mut groups: Vec<(Period, Option<&str>, Vec<String>)> = Vec::new();
    for comparison in &comparisons(publication, indicator, at) {
        if comparison.reading.value.is_err() {
            continue;
        }
        let period = comparison.reading.period;
        // That the periods differ shows: only what the author says of it is repeated.
        let differs = comparison.comparator.differs.as_deref();
        let words = comparison.words(indicator);
        let group = groups
            .iter_mut()
            .find(|(other, remark, _)| (*other, *remark) == (period, differs));
        match group {
            Some((.., all)) => all.push(words),
            None => groups.push((period, differs, vec![words])),
        }
    }
    let groups: Vec<String> = groups
        .iter()
        .map(|(period, differs, all)| {
            let words = format!("{} {}", list_words(all), in_periods(&[*period]));
            match differs {
                Some(differs) => format!("{words} ({})", mid_sentence(differs)),
                None => words,
            }
        })
        .collect();
    (!groups.is_empty()).then(|| format!("{}.", groups.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use jiff::civil::date;

    fn compared() -> Indicator {
        let mut plans = repeat_plans();
        plans.comparators = vec![
            comparator("South West", "2017/18", "22.7, 23.1"),
            comparator("England", "2017/18", "20.2, 20.8, 21.9"),
        ];
        plans
    }

    fn sentence(plans: &Indicator, at: &str) -> Option<String> {
        comparators_sentence(&publication(vec![]), plans, p(at))
    }

    #[test]
    fn takes_the_latest_that_is_not_later() {
        let mut plans = compared();
        assert_eq!(
            sentence(&plans, "2020-02").as_deref(),
            Some("South West 23.1% and England 20.8% in 2018/19.")
        );
        assert_eq!(
            sentence(&plans, "2020-05").as_deref(),
            Some("South West 23.1% in 2018/19; England 21.9% in 2019/20.")
        );
        assert_eq!(sentence(&plans, "2017-05"), None);
        for comparator in &mut plans.comparators {
            comparator.published = Some(date(2020, 7, 17));
        }
        assert_eq!(sentence(&plans, "2020-05"), None);
    }

    #[test]
    fn notes_what_differs() {
        let plans = compared();
        let publication = publication(vec![]);
        let beside = |at: &str| {
            comparisons(&publication, &plans, p(at))
                .first()
                .map(|c| (c.reading.period, c.like_for_like, c.caveat.clone()))
        };
        assert_eq!(
            beside("2020-05"),
            Some((p("2018/19"), false, Some("a year, not a month".into())))
        );
        assert_eq!(beside("2018/19"), Some((p("2018/19"), true, None)));
        assert_eq!(beside("2019/20"), Some((p("2018/19"), false, None)));
        let mut remarked = plans.clone();
        for comparator in &mut remarked.comparators {
            comparator.differs = Some("All plans of a year, not of a month".to_owned());
        }
        assert_eq!(
            sentence(&remarked, "2020-02").as_deref(),
            Some(
                "South West 23.1% and England 20.8% in 2018/19 (all plans of a year, not of a \
                 month)."
            )
        );
    }
}
