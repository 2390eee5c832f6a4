//! From the text of a data file to TOML's tree, with the mistakes told in plain words.

use super::period_hint::period_hint;
use crate::diagnostic::Diagnostic;
use crate::model::{Absence, FileId, Id, Period, Span, YearKind};
use toml::Spanned;
use toml::de::DeTable;

/// Parses as much as can be understood; the rest is reported. `base` is the place of `text` in
/// the file. `true`: something was wrong.
pub(super) fn parse<'t>(
    text: &'t str,
    file: FileId,
    base: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Spanned<DeTable<'t>>, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        // What comes behind a mistake in its line mostly comes of it.
        let before = text.get(..range.start).unwrap_or(text);
        let line = before.matches('\n').count();
        if last_line.replace(line) == Some(line) {
            continue;
        }
        let raw = text.get(range.clone()).unwrap_or("");
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let whole = text.get(start..).and_then(|rest| rest.lines().next());
        let line = whole.unwrap_or("");
        let hidden = text.get(range.start..).and_then(hidden_space);
        let (message, help) = hidden
            .or_else(|| of_line(error.message(), line))
            .unwrap_or_else(|| in_plain_words(error.message(), raw));
        let at = Span::new(file, base + range.start..base + range.end);
        diagnostics.push(Diagnostic::error("toml-syntax", message).at(at).help(help));
    }
    (table, !errors.is_empty())
}

/// A space or a mark that cannot be seen, where `text` begins with one.
fn hidden_space(text: &str) -> Option<(String, String)> {
    let is_hidden = matches!(
        text.chars().next()?,
        '\u{a0}' | '\u{ad}' | '\u{2000}'
            ..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{2060}' | '\u{feff}'
    );
    is_hidden.then(|| {
        (
            "something that cannot be seen stands here".to_owned(),
            "It is a special space, as web pages and word processors make them: delete it, and type an ordinary one.".to_owned(),
        )
    })
}

/// What is wrong, and what to do, where the whole line tells more than the place that the parser
/// points at.
fn of_line(message: &str, line: &str) -> Option<(String, String)> {
    let line = line.split(" #").next().unwrap_or(line).trim();
    if message.starts_with("unclosed") && line.starts_with('[') {
        let name = line
            .strip_prefix('[')?
            .strip_suffix(']')?
            .trim_matches(['[', ']']);
        let parts: Option<Vec<String>> = name
            .split('.')
            .map(|part| Id::from_words(part).map(|id| id.to_string()))
            .collect();
        return Some((
            "a name in a heading is in small letters, without spaces".to_owned(),
            format!("Write [{}].", parts?.join(".")),
        ));
    }
    let has_no_value =
        message.starts_with("key with no value") || message.starts_with("missing assignment");
    if let Some((name, value)) = line.split_once(':')
        && has_no_value
        && !name.contains(['=', '"'])
        && !value.trim().is_empty()
    {
        return Some((
            "a colon stands here, and an equals sign is needed".to_owned(),
            format!("Write {} = {}", name.trim(), value.trim()),
        ));
    }
    let (name, value) = line.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    if has_no_value {
        let period = period_hint(name)?;
        let quote = if period.contains(['/', ' ']) {
            "\""
        } else {
            ""
        };
        return Some((
            format!("“{name}” is not how a period is written here"),
            format!("Write {quote}{period}{quote} = {value}."),
        ));
    }
    let (whole, behind) = value.split_once(',')?;
    let is_number = |part: &str| {
        let (digits, more) = part.split_once('.').unwrap_or((part, "0"));
        !digits.is_empty()
            && (digits.to_owned() + more)
                .bytes()
                .all(|b| b.is_ascii_digit())
    };
    let groups: Vec<&str> = behind.split(',').collect();
    if !message.starts_with("unexpected key or value")
        || !is_number(whole)
        || !groups.iter().all(|group| is_number(group))
    {
        return None;
    }
    let is_thousands = groups.iter().all(|group| {
        group
            .split('.')
            .next()
            .is_some_and(|digits| digits.len() == 3)
    });
    let better = match is_thousands {
        true => value.replace(',', ""),
        false => value.replace(',', "."),
    };
    Some((
        "a number has no comma in it".to_owned(),
        format!("Write {better}."),
    ))
}

/// What is wrong, and what to do, from the parser's message and the text that it points at.
fn in_plain_words(message: &str, raw: &str) -> (String, String) {
    let known = |start: &str| message.starts_with(start);
    let said = |what: &str, help: &str| (what.to_owned(), help.to_owned());
    if known("string values must be quoted") {
        return unquoted(raw);
    }
    if known("invalid date") || known("invalid datetime") || known("invalid time") {
        return match period_hint(raw) {
            Some(day) if day.len() == "2020-05-22".len() => (
                format!("“{raw}” is not how a day is written here"),
                format!("Write {day}: year, month, day."),
            ),
            // What the key needs is not known here.
            Some(period) => (
                format!("“{raw}” stands in quotation marks here"),
                match last_day(&period) {
                    Some(day) => format!(
                        "Write \"{period}\"; or, where a whole day is needed, as in sef.toml, the day: {day}."
                    ),
                    None => format!("Write \"{period}\"."),
                },
            ),
            None => (
                format!("“{raw}” is no day"),
                "A day is written year-month-day: 2020-05-22.".to_owned(),
            ),
        };
    }
    if known("duplicate key") {
        return (
            format!("“{raw}” is there twice"),
            "Keep one of the two; everything under one heading must have a name of its own."
                .to_owned(),
        );
    }
    if raw.starts_with(':') {
        return said(
            "a colon stands here, and an equals sign is needed",
            "Each line reads name = value.",
        );
    }
    if known("key with no value") || known("missing assignment") {
        return said(
            "there is a name here, but no equals sign and no value",
            "Each line reads name = value. Text of several lines stands between two \"\"\".",
        );
    }
    if known("invalid basic string")
        || known("invalid literal string")
        || known("invalid multi-line")
        || known("missing opening quote")
    {
        return said(
            "the quotation mark that closes this text is missing",
            "Text stands between two \" on one line, or between two \"\"\" on several. A quotation mark inside it is written \\\".",
        );
    }
    if known("unclosed array table") || known("unclosed table") {
        return said(
            "the bracket that closes this heading is missing",
            "A heading reads [name] or [name.part].",
        );
    }
    if known("unclosed array") || known("missing array") {
        return said(
            "the bracket that closes this list is missing",
            "A list reads [\"one\", \"two\"].",
        );
    }
    if known("unclosed inline table") || known("invalid inline table") {
        return said(
            "the brace that closes this is missing",
            "It reads { name = \"value\", other = 2 }.",
        );
    }
    if known("missing comma") {
        return said(
            "a comma is missing before this",
            "Put a comma between the parts of a list or of { … }.",
        );
    }
    if known("unexpected key or value") || known("unexpected content") {
        return said(
            "there is more on this line than one value",
            "A number has no comma in it (1208481, not 1,208,481); text stands between two \"; each name = value has a line of its own.",
        );
    }
    if known("invalid unquoted key") || known("invalid key") || known("unquoted keys") {
        return said(
            "this is no name for a value",
            "A name with a slash or a space stands in quotation marks: \"2019/20\" = 20.8.",
        );
    }
    if message.contains("escape") || message.contains("unicode") {
        return said(
            "a backslash has a meaning of its own in text",
            "Write it twice (\\\\), or put the text between two ' instead of two \".",
        );
    }
    if known("unexpected leading zero") {
        return said("a number doesn't begin with a nought", "Write 7, not 07.");
    }
    if known("cannot recurse") || known("recursion limit") {
        return said(
            "there are too many brackets inside each other",
            "No more than 80 may be.",
        );
    }
    (
        format!("this is not as TOML is written: {message}"),
        "Each line reads name = value, under a heading [name].".to_owned(),
    )
}

/// A value that is neither a number, a date, true or false, nor in quotation marks.
fn unquoted(raw: &str) -> (String, String) {
    let plain = raw.trim_matches(['“', '”', '„', '‘', '’', '«', '»']);
    if raw.is_empty() {
        (
            "there is no value behind the equals sign".to_owned(),
            "Write the value, or take the line out.".to_owned(),
        )
    } else if plain != raw {
        (
            "these are not the quotation marks of data files".to_owned(),
            format!(
                "Use the straight ones of the keyboard: \"{plain}\". A word processor makes them curly."
            ),
        )
    } else if let Some(number) = raw.strip_suffix('%') {
        (
            "a number stands without a per cent sign".to_owned(),
            format!("Write {number}: the unit says that it is per cent."),
        )
    } else if let Some(amount) = raw.strip_prefix('£') {
        (
            "a number stands without a pound sign".to_owned(),
            format!("Write {amount}: the unit says that it is pounds."),
        )
    } else if let "True" | "TRUE" | "Yes" | "yes" | "YES" = raw {
        yes_or_no(raw, "true")
    } else if let "False" | "FALSE" | "No" | "no" | "NO" = raw {
        yes_or_no(raw, "false")
    } else if let Some(period) = period_hint(raw) {
        match period.len() == "2020-05-22".len() {
            true => (
                format!("“{raw}” is not how a day is written here"),
                format!("Write {period}: year, month, day."),
            ),
            false => (
                format!("“{raw}” stands in quotation marks here"),
                format!("Write \"{period}\"."),
            ),
        }
    } else if let Some((_, letter, meaning)) =
        Absence::ALL.iter().find(|(_, letter, _)| *letter == raw)
    {
        (
            "a letter for a figure that is not there stands in brackets and quotation marks"
                .to_owned(),
            format!("Write \"[{letter}]\": {meaning}."),
        )
    } else {
        (
            "words stand in quotation marks".to_owned(),
            format!("Write \"{raw}\"."),
        )
    }
}

/// The last day of a period.
fn last_day(period: &str) -> Option<String> {
    let period = Period::parse(period, YearKind::Financial)?;
    Some(period.last_day().to_string())
}

fn yes_or_no(raw: &str, meant: &str) -> (String, String) {
    (
        format!("“{raw}” is no value"),
        format!("Write {meant}. Where a word is meant, it stands in quotation marks: \"{raw}\"."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        parse(text, FileId(0), 0, &mut diagnostics);
        diagnostics
            .into_iter()
            .map(|d| format!("{} | {}", d.message, d.help.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn says_every_mistake_of_a_file_in_plain_words() {
        let text = "a = 2020-05\nb = yes\nc = “curly”\nd = 61%\ne =\nf = 2019/20\na = 1\nMay 2020 = 61\nQ4 2019/20 = 3\ng = 1,234\nh = 61,5\nj: 1\n[visits made]\n";
        let found = problems(text).join("\n");
        for words in [
            "Write \"2020-05\"",
            "Write true",
            "Write 61",
            "\"curly\"",
            "no value behind the equals sign",
            "Write \"2019/20\"",
            "“a” is there twice",
            "Write 2020-05 = 61.",
            "Write \"2019/20 Q4\" = 3.",
            "Write 1234.",
            "Write 61.5.",
            "a colon stands here",
            "Write [visits-made].",
        ] {
            assert!(found.contains(words), "{words} in\n{found}");
        }
    }

    #[test]
    fn tells_days_and_hidden_spaces() {
        for (text, words) in [
            ("i = 22/05/2020\n", "Write 2020-05-22:"),
            ("k\u{a0}= 1\n", "something that cannot be seen"),
            ("k =\u{a0}1\n", "something that cannot be seen"),
        ] {
            let found = problems(text).join("\n");
            assert!(found.contains(words), "{words} in\n{found}");
        }
    }

    #[test]
    fn never_shows_the_words_of_the_parser_for_common_mistakes() {
        for text in [
            "a = \"open\nb = 1\n",
            "a = [1, 2\n",
            "a = { b = 1\n",
            "a = 1,208\n",
            "a b = 1\n",
            "a: 1\n",
            "[open\na = 1\n",
            "a = \"C:\\path\"\n",
            "a = [1 2]\n",
            "a = 07\n",
            "2019/20 = 5\n",
        ] {
            let found = problems(text);
            assert!(!found.is_empty(), "{text}");
            assert!(
                found.iter().all(|words| !words.contains("TOML")),
                "{text}: {found:?}"
            );
        }
    }
}
