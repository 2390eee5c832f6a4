//! Whether more is better, as far as the words of a label say so.

use crate::check::Subject;
use crate::check::words::find_phrase;
use crate::model::Polarity;

/// Whether more is better of what a label names: as the data says of the indicator, or by its words.
pub(super) fn polarity(subject: &Subject<'_>, label: &str) -> Polarity {
    let named = subject.measures().named_in(label, 0.99);
    let mut named = named.iter().filter_map(|found| found.measure.indicator);
    if let (Some(indicator), None) = (named.next(), named.next()) {
        return indicator.polarity;
    }
    const HIGH: [&str; 17] = [
        "in time",
        "on time",
        "in timescale",
        "in timescales",
        "within timescale",
        "within timescales",
        "timely",
        "timeliness",
        "completed",
        "recorded",
        "up to date",
        "up-to-date",
        "attendance",
        "suitable accommodation",
        "education, employment or training",
        "good or better",
        "eet",
    ];
    const LOW: [&str; 21] = [
        "re-referral",
        "re-referrals",
        "repeat",
        "inadequate",
        "vacancy",
        "vacancies",
        "vacant",
        "turnover",
        "agency",
        "sickness",
        "absence",
        "absences",
        "missing",
        "caseload",
        "caseloads",
        "waiting",
        "overdue",
        "exclusions",
        "neet",
        "late",
        "not",
    ];
    let has = |words: &[&str]| words.iter().any(|word| find_phrase(label, word).is_some());
    match (has(&HIGH), has(&LOW)) {
        (true, false) => Polarity::High,
        (false, true) => Polarity::Low,
        _ => Polarity::None,
    }
}
