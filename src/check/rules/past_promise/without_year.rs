//! Months without their year by which something is to be done.

use crate::check::period_words::{month, periods};
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, word_before};
use crate::model::Period;
use jiff::civil::Date;
use std::ops::Range;

/// “By June”, “by the end of June”, where that is the next June behind the day as at which the text is
/// told: in a section without a day of its own it may have ended since. “In June” may be any.
pub(super) fn without_years(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    today: Date,
) -> Vec<(Range<usize>, Period)> {
    // “By June each year” has one ahead.
    let small = passage.small_words(clause.clone());
    if ["each year", "every year", "annually", "yearly"]
        .iter()
        .any(|word| find_phrase(small, word).is_some())
    {
        return Vec::new();
    }
    let months = periods(&passage.text, clause, passage.as_at).into_iter();
    months
        .filter(|named| !named.has_year && passage.as_at < today)
        .filter(|named| {
            word_before(&passage.text, named.range.start) == "by"
                || is_by_its_end(passage, named.range.start)
        })
        .filter_map(|named| match named.period? {
            // The next one, where the one that it is taken for had ended.
            Period::Month { year, month } => {
                let taken = Period::Month { year, month };
                let ahead = match taken.last_day() < passage.as_at {
                    true => Period::Month {
                        year: year + 1,
                        month,
                    },
                    false => taken,
                };
                Some((named.range, ahead))
            }
            _ => None,
        })
        .collect()
}

/// Whether a month stands in a passage.
pub(super) fn names_a_month(passage: &Passage<'_>) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && month(word).is_some();
    passage.each_word().any(|word| is_name(word.text))
}

/// Whether “by the end of” stands before a month.
pub(super) fn is_by_its_end(passage: &Passage<'_>, at: usize) -> bool {
    let small = passage.small();
    let front = small.get(..at).unwrap_or("");
    ["by the end of ", "by end of ", "before the end of "]
        .iter()
        .any(|words| front.ends_with(words))
}
