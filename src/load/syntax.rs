//! From the text of a data file to TOML's tree, with the mistakes told in plain words.

use super::period_hint::period_hint;
use crate::diagnostic::Diagnostic;
use crate::model::{FileId, Span};
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
        let (message, help) = in_plain_words(error.message(), raw);
        let at = Span::new(file, base + range.start..base + range.end);
        diagnostics.push(Diagnostic::error("toml-syntax", message).at(at).help(help));
    }
    (table, !errors.is_empty())
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
            Some(period) => (
                format!("“{raw}” stands in quotation marks here"),
                format!("Write \"{period}\". Only a whole day, such as 2020-05-22, does without."),
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
    if raw.starts_with(':') {
        return said(
            "a colon stands here, and an equals sign is needed",
            "Each line reads name = value.",
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
        (format!("“{raw}” is no value"), "Write true.".to_owned())
    } else if let "False" | "FALSE" | "No" | "no" | "NO" = raw {
        (format!("“{raw}” is no value"), "Write false.".to_owned())
    } else if let Some(period) = period_hint(raw) {
        (
            format!("“{raw}” stands in quotation marks here"),
            format!("Write \"{period}\"."),
        )
    } else {
        (
            "words stand in quotation marks".to_owned(),
            format!("Write \"{raw}\"."),
        )
    }
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
        let text = "a = 2020-05\nb = yes\nc = “curly”\nd = 61%\ne =\nf = 2019/20\na = 1\n";
        let found = problems(text).join("\n");
        for words in [
            "Write \"2020-05\"",
            "Write true",
            "Write 61",
            "\"curly\"",
            "no value behind the equals sign",
            "Write \"2019/20\"",
            "“a” is there twice",
        ] {
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
