//! What somebody may have meant who wrote a period in another form.

use crate::model::{Period, YearKind, month_name};

/// The period that `text` seems to mean, as it should be written: for “May 2020”, “2019-20”,
/// “31/03/2020”, “Q4 2019/20”. `None`: nothing near a period.
pub fn period_hint(text: &str) -> Option<String> {
    let text = text.trim();
    let written = |candidate: String| {
        Period::parse(&candidate, YearKind::Financial).map(|period| period.to_string())
    };
    if let Some(period) = written(text.to_owned()) {
        return Some(period);
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '–' | '_'))
        .filter(|part| !part.is_empty() && *part != "to")
        .collect();
    match parts[..] {
        [a, b] => quarter_of(a, &[b])
            .or_else(|| quarter_of(b, &[a]))
            .or_else(|| Some(format!("{}-{:02}", four_digits(b)?, month(a)?)))
            .or_else(|| Some(format!("{}-{:02}", four_digits(a)?, month(b)?)))
            .or_else(|| year_of(a, b)),
        [a, b, c] => quarter_of(a, &[b, c])
            .or_else(|| quarter_of(c, &[a, b]))
            .or_else(|| quarter_from(a, b, &[c]))
            .or_else(|| day(a, b, c))
            .or_else(|| day(c, b, a)),
        [a, b, c, d] => quarter_from(a, b, &[c, d]),
        _ => None,
    }
    .and_then(written)
}

/// Every month by its name, its first three letters or its number.
fn month(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse::<i8>() {
        return (word.len() <= 2 && (1..=12).contains(&number)).then_some(number);
    }
    let word = word.to_lowercase();
    (1..=12).find(|number| {
        let name = month_name(*number).to_lowercase();
        word.len() >= 3 && name.starts_with(&word) || word == "sept" && *number == 9
    })
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn four_digits(word: &str) -> Option<String> {
    match word.len() {
        4 if is_number(word) => Some(word.to_owned()),
        2 if is_number(word) => Some(format!("20{word}")),
        _ => None,
    }
}

/// “2019” and “20”, “2019” and “2020”, “19” and “20”.
fn year_of(first: &str, second: &str) -> Option<String> {
    let first = four_digits(first)?;
    let second = four_digits(second)?;
    Some(format!("{first}/{}", second.get(2..)?))
}

fn quarter_of(quarter: &str, year: &[&str]) -> Option<String> {
    let number = quarter.strip_prefix(['Q', 'q'])?;
    let year = match *year {
        [one] => four_digits(one)?,
        [first, second] => year_of(first, second)?,
        _ => return None,
    };
    Some(format!("{year} Q{number}"))
}

/// “Apr–Jun 2025” is a quarter of the financial year, “Jan–Mar 2026” its last one.
fn quarter_from(first: &str, last: &str, year: &[&str]) -> Option<String> {
    let word = |word: &str| month(word).filter(|_| word.chars().all(char::is_alphabetic));
    let (first, last) = (word(first)?, word(last)?);
    let number = match (first, last) {
        (4, 6) => 1,
        (7, 9) => 2,
        (10, 12) => 3,
        (1, 3) => 4,
        _ => return None,
    };
    let year = match *year {
        [one] => {
            let ends: i16 = four_digits(one)?.parse().ok()?;
            let start = if number == 4 { ends - 1 } else { ends };
            format!("{start}/{:02}", (start + 1).rem_euclid(100))
        }
        [one, two] => year_of(one, two)?,
        _ => return None,
    };
    Some(format!("{year} Q{number}"))
}

fn day(day: &str, the_month: &str, year: &str) -> Option<String> {
    let number: i8 = day
        .trim_end_matches(|c: char| c.is_alphabetic())
        .parse()
        .ok()?;
    let year = Some(year).filter(|year| year.len() == 4)?;
    Some(format!(
        "{}-{:02}-{number:02}",
        four_digits(year)?,
        month(the_month)?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_what_was_meant() {
        for (written, meant) in [
            ("May 2020", "2020-05"),
            ("May-20", "2020-05"),
            ("2020-5", "2020-05"),
            ("2020/05", "2020-05"),
            ("05/2020", "2020-05"),
            ("2019-20", "2019/20"),
            ("2019/2020", "2019/20"),
            ("2019–20", "2019/20"),
            ("19/20", "2019/20"),
            ("Q4 2019/20", "2019/20 Q4"),
            ("2019-20 Q4", "2019/20 Q4"),
            ("31/03/2020", "2020-03-31"),
            ("22 May 2020", "2020-05-22"),
            ("1st June 2020", "2020-06-01"),
            ("2020/05/22", "2020-05-22"),
            ("Sept 2019", "2019-09"),
            ("2020-05", "2020-05"),
            ("Apr-Jun 2025", "2025/26 Q1"),
            ("October to December 2025", "2025/26 Q3"),
            ("Jan – Mar 2026", "2025/26 Q4"),
            ("Jan-Mar 2025/26", "2025/26 Q4"),
        ] {
            assert_eq!(period_hint(written).as_deref(), Some(meant), "{written}");
        }
        for nonsense in [
            "",
            "soon",
            "2020-13-45",
            "Q5 2019/20",
            "x-y",
            "2019/25",
            "Feb-Apr 2025",
            "Apr-Jun",
            "é–ü",
        ] {
            assert_eq!(period_hint(nonsense), None, "{nonsense}");
        }
    }
}
