//! A month without its year that comes soon after the day of which a section tells, in what is told as
//! done or seen: “the April meeting considered nine plans”, as at 31 March.

use super::{PAST, is_ahead, is_by, is_to_come, told_with_their_dates};
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find_phrase, word_before};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Period;
use jiff::ToSpan;
use jiff::civil::Date;
use std::sync::LazyLock;

/// A month so many months after the day is rather meant than the one of the year before.
const SOON: i64 = 2;

/// What figures and meetings do, besides what is told as past.
static SAYS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "indicates",
        "indicate",
        "shows",
        "show",
        "suggests",
        "suggest",
        "considered",
        "discussed",
        "heard",
        "reviewed",
        "saw",
        "showed",
    ])
});

/// What says of which year a month is, or that it is no date.
const OF_A_YEAR: [&str; 5] = ["last", "since", "until", "previous", "each"];

pub(super) fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    today: Date,
    all: &mut Vec<Diagnostic>,
) {
    let published = subject.publication.about.published;
    for sentence in &passage.sentences {
        // “In June and July 2020”
        let dates = periods(&passage.text, sentence, passage.as_at);
        if dates.iter().any(|named| named.has_year) {
            continue;
        }
        for clause in told_with_their_dates(passage, sentence) {
            let small = passage.small_words(clause.clone());
            let is_told = PAST.are_in(small) || SAYS.are_in(small);
            if !is_told || is_ahead(small) || find_phrase(small, "every").is_some() {
                continue;
            }
            for named in periods(&passage.text, &clause, passage.as_at) {
                let Some(month) = coming(&named, today) else {
                    continue;
                };
                let front = passage.small_words(clause.start..named.range.start);
                let behind = passage.small_words(named.range.end..clause.end);
                let before = word_before(&passage.text, named.range.start);
                let is_sure = month.first_day() <= published
                    && passage.is_typed(&named.range)
                    && !OF_A_YEAR.contains(&before.as_str())
                    && !is_by(front)
                    && !is_to_come(front, behind);
                if is_sure {
                    let shown = passage.words(named.range.clone());
                    let (day, month) = (Period::Day(today).words(), month.words());
                    all.push(
                        finding(format!(
                            "“{shown}” has no year, and {month} lies after {day}, the day that this is told as at"
                        ))
                        .at(subject.prose.span(passage, named.range.clone()))
                        .help("Say of which year it is, or correct the section's as_at."),
                    );
                }
            }
        }
    }
}

/// The next month of a name without a year, where it begins soon after a day.
fn coming(named: &NamedPeriod, today: Date) -> Option<Period> {
    let Some(Period::Month { year, month }) = named.period.filter(|_| !named.has_year) else {
        return None;
    };
    let next = Period::Month {
        year: year + 1,
        month,
    };
    let soon = today.checked_add(SOON.months()).ok()?;
    let first = next.first_day();
    (today < first && first <= soon).then_some(next)
}
