//! Periods that a text names: “May 2020”, “22 May 2020”, “2019/20”, “in March”.

use super::number::is_count_like_a_year;
use super::words::{Word, lower, words};
use crate::model::{Period, YEARS, YearKind, month_name};
use jiff::civil::Date;
use std::ops::Range;

/// A period in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPeriod {
    /// Where it stands.
    pub range: Range<usize>,
    /// Which it is; `None`: a day that does not exist, such as 31 April.
    pub period: Option<Period>,
    /// Whether its year is said; otherwise it is the latest that is not after the day as at
    /// which the text is told.
    pub has_year: bool,
}

/// The periods that a range of a text names.
pub fn periods(text: &str, range: &Range<usize>, as_at: Date) -> Vec<NamedPeriod> {
    let words = words(text, range);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let (period, used) = read(text, &words, index, word, as_at);
        found.extend(period);
        index += used;
    }
    found
}

fn read(
    text: &str,
    words: &[Word<'_>],
    index: usize,
    word: &Word<'_>,
    as_at: Date,
) -> (Option<NamedPeriod>, usize) {
    // Most words begin with what begins no month and no number.
    if !word
        .text
        .starts_with(|c: char| c.is_ascii_digit() || begins_a_month(c))
    {
        return (None, 1);
    }
    let at = |ahead: usize| words.get(index + ahead);
    let adjoining = |ahead: usize| {
        let (one, two) = (at(ahead.checked_sub(1)?)?, at(ahead)?);
        let between = text.get(one.range.end..two.range.start)?;
        (between.trim() == "" || between.trim() == ",").then_some(two)
    };
    let named = |range: Range<usize>, period, has_year| NamedPeriod {
        range,
        period,
        has_year,
    };
    // 22 May 2020, 22nd May, the 22nd of May
    let of = usize::from(
        !word.text.ends_with(|c: char| c.is_ascii_digit())
            && adjoining(1).is_some_and(|next| next.text == "of"),
    );
    if let Some(day) = day_number(word.text)
        && let Some((month_at, month)) = adjoining(1 + of).and_then(|w| Some((w, month(w.text)?)))
    {
        return match adjoining(2 + of).and_then(|w| Some((w, year(w.text)?))) {
            Some((year_at, year)) => {
                let period = Date::new(year, month, day).ok().map(Period::Day);
                let range = word.range.start..year_at.range.end;
                (Some(named(range, period, true)), 3 + of)
            }
            None => {
                let period = day_in(as_at.year(), month, day);
                (
                    Some(named(word.range.start..month_at.range.end, period, false)),
                    2 + of,
                )
            }
        };
    }
    // May 2020, May; May 22nd, May 22, 2020
    if let Some(month) = month(word.text) {
        if let Some((day_at, day)) = adjoining(1).and_then(|w| Some((w, day_number(w.text)?))) {
            let year_at = adjoining(2).and_then(|w| Some((w, year(w.text)?)));
            let start = word.range.start;
            if let Some((year_at, year)) = year_at {
                let period = Date::new(year, month, day).ok().map(Period::Day);
                return (Some(named(start..year_at.range.end, period, true)), 3);
            }
            // “In February 30 children came”: only an ordinal is a day without its year.
            let is_ordinal = !day_at.text.ends_with(|c: char| c.is_ascii_digit());
            if is_ordinal && word.text.starts_with(char::is_uppercase) {
                let period = day_in(as_at.year(), month, day);
                return (Some(named(start..day_at.range.end, period, false)), 2);
            }
        }
        if let Some((year_at, year)) = adjoining(1).and_then(|w| Some((w, year(w.text)?))) {
            let range = word.range.start..year_at.range.end;
            return (
                Some(named(range, Some(Period::Month { year, month }), true)),
                2,
            );
        }
        // “May” begins a sentence as a verb, and “march” is one.
        let is_name = word.text.chars().count() > 3 || index > 0;
        if word.text.starts_with(|c: char| c.is_uppercase()) && is_name {
            let this_year = Period::Month {
                year: as_at.year(),
                month,
            };
            let period = match this_year.first_day() <= as_at {
                true => this_year,
                false => this_year.year_before(),
            };
            return (Some(named(word.range.clone(), Some(period), false)), 1);
        }
        return (None, 1);
    }
    // Mar-19
    if let Some((first, second)) = word.text.split_once('-')
        && let (Some(month), Some(year)) = (month(first), short_year(second, as_at))
    {
        let period = Period::Month { year, month };
        return (Some(named(word.range.clone(), Some(period), true)), 1);
    }
    // 2018-19
    if let Some((first, second)) = word.text.split_once('-')
        && let Some(start) = year(first).filter(|_| second.len() == 2)
        && let Some(period) = Period::parse(&format!("{start}/{second}"), YearKind::Financial)
    {
        return (Some(named(word.range.clone(), Some(period), true)), 1);
    }
    if let Some(start) = year(word.text) {
        // 2019/20
        let behind = text.get(word.range.end..).unwrap_or("");
        let second: String = behind
            .strip_prefix(['/', '–'])
            .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
            .unwrap_or_default();
        if !second.is_empty() {
            let short = second.get(second.len().saturating_sub(2)..).unwrap_or("");
            let period = Period::parse(&format!("{start}/{short}"), YearKind::Financial);
            let range = word.range.start..word.range.end + 1 + second.len();
            return (period.map(|p| named(range, Some(p), true)), 2);
        }
        let next = at(1).map(|next| lower(next.text)).unwrap_or_default();
        if is_count_like_a_year(text.get(..word.range.start).unwrap_or(""), &next) {
            return (None, 1);
        }
        let period = Period::Year {
            start,
            kind: YearKind::Calendar,
        };
        return (Some(named(word.range.clone(), Some(period), true)), 1);
    }
    (None, 1)
}

/// A day of a year that is not said: 29 February is one of some years.
fn day_in(year: i16, month: i8, day: i8) -> Option<Period> {
    Date::new(year, month, day)
        .or_else(|_| Date::new(2020, month, day))
        .ok()
        .map(Period::Day)
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = word.get(digits.len()..)?;
    let known = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|day| known && digits.len() <= 2 && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| YEARS.contains(year))
}

/// The year that two digits are short for, near to that of the day as at which something is told.
pub fn short_year(digits: &str, as_at: Date) -> Option<i16> {
    let is_short = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits: i16 = digits.parse().ok().filter(|_| is_short)?;
    let year = as_at.year() - as_at.year() % 100 + digits;
    (as_at.year() - 20..=as_at.year() + 10)
        .contains(&year)
        .then_some(year)
}

fn begins_a_month(letter: char) -> bool {
    matches!(
        letter.to_ascii_lowercase(),
        'j' | 'f' | 'm' | 'a' | 's' | 'o' | 'n' | 'd'
    )
}

/// The month that a word names: its name, or its first three letters with a capital.
pub fn month(word: &str) -> Option<i8> {
    let month = month_begun(word)?;
    let is_name = word.eq_ignore_ascii_case(month_name(month));
    let is_short = word.len() == 3 && word.starts_with(char::is_uppercase);
    (is_name || is_short || word.eq_ignore_ascii_case("sept")).then_some(month)
}

/// Whether a word in small letters is the name of a month, or its first three letters.
pub fn is_month_in_small(word: &str) -> bool {
    let names = |month| word.len() == 3 || month_name(month).eq_ignore_ascii_case(word);
    month_begun(word).is_some_and(names) || word == "sept"
}

/// The month whose name begins with the first three letters of a word that is no longer than a name.
fn month_begun(word: &str) -> Option<i8> {
    const STARTS: [&[u8; 3]; 12] = [
        b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov",
        b"dec",
    ];
    let start = word.as_bytes().first_chunk::<3>()?.map(|byte| byte | 32);
    if word.len() > "september".len() {
        return None;
    }
    (1..)
        .zip(STARTS)
        .find_map(|(month, known)| (*known == start).then_some(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        periods(text, &(0..text.len()), jiff::civil::date(2020, 5, 22))
            .into_iter()
            .map(|named| named.period.map_or("none".to_owned(), |p| p.to_string()))
            .collect()
    }

    #[test]
    fn reads_periods() {
        assert_eq!(
            read("On 22 May 2020, in March 2019 and 2019/20; in April, and in June; in 2018."),
            [
                "2020-05-22",
                "2019-03",
                "2019/20",
                "2020-04",
                "2019-06",
                "2018"
            ]
        );
        assert_eq!(read("in 2018-19 and on 2018-25"), ["2018/19"]);
        assert_eq!(
            read("Mar-19, Sept-20, May-45, June-July"),
            ["2019-03", "2020-09"]
        );
        assert_eq!(read("on 31 April 2020"), ["none"]);
        assert_eq!(
            read("On February 30th 2020, May 22, 2020 and May 1st; in May 20 came."),
            ["none", "2020-05-22", "2020-05-01", "2020-05"]
        );
        assert_eq!(read("May we say that we march on"), Vec::<String>::new());
    }
}
