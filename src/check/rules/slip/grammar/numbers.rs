//! Numbers that run together with what stands beside them: “11yrs”, “for 2018/19 69% of”.

use super::{Row, Wrong};
use crate::check::period_words::month;

/// Units that stand apart from their number.
const UNITS: [&str; 8] = [
    "yrs", "hrs", "wks", "mths", "years", "hours", "weeks", "months",
];

impl Row<'_, '_> {
    /// “11yrs”.
    pub(super) fn glued_unit(&self, at: usize) -> Wrong {
        let word = self.word(at);
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let wrong = unit.len() < word.len() && UNITS.contains(&unit);
        wrong.then(|| (1, format!("a space is missing in “{}”", self.written(at))))
    }

    /// “For 2018/19 69% of”, “to 31 March 2020 348 escalations”: numbers that run together.
    pub(super) fn two_numbers(&self, at: usize) -> Wrong {
        let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        let (own, next) = (self.word(at), self.word(at + 1));
        if !digits(own) || !digits(next) || !self.is_row(at, 2) {
            return None;
        }
        // “2018/19” is two words with a stroke between.
        let is_second = own.len() == 2
            && at > 0
            && self.is_year(at - 1)
            && self
                .list
                .get(at - 1)
                .zip(self.list.get(at))
                .is_some_and(|(one, two)| {
                    matches!(
                        self.passage.words(one.range.end..two.range.start),
                        "/" | "–"
                    )
                });
        let is_of_month = self.is_year(at) && month(self.written(at.checked_sub(1)?)).is_some();
        let is_share = self.behind(at + 1).starts_with('%');
        let counts = self
            .behind(at + 1)
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        let is_day = next.len() < 3 && !is_share;
        let wrong = (is_second || is_of_month) && (is_share || counts) && !is_day;
        wrong.then(|| {
            (
                2,
                format!("a comma is missing between “{own}” and “{next}”"),
            )
        })
    }
}
