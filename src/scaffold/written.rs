//! Data files as sef writes them: each key with what it is, from the one table of keys. What has
//! no value yet stands there as a comment.

use crate::load::schema::{Key, Kind, Shape, example, remark};
use crate::measure::capitalised;
use std::fmt::Write as _;

/// The values that are known, as TOML, by key.
pub(super) type Given<'a> = &'a [(&'a str, String)];

/// Words as TOML, quoted.
pub(super) fn quoted(words: &str) -> String {
    toml::Value::from(words).to_string()
}

/// A list of ids or words as TOML.
pub(super) fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

/// The keys of `shape` in its order: those that are given or required as they are read, the others
/// as comments. Tables come after the other keys, under `[prefix.key]`; `prefix` is empty for the
/// keys of a whole file.
pub(super) fn keys(shape: &Shape, prefix: &str, given: Given<'_>) -> String {
    keys_but(&[], shape, prefix, given)
}

/// The same without some keys, which the file says another way.
pub(super) fn keys_but(but: &[&str], shape: &Shape, prefix: &str, given: Given<'_>) -> String {
    let mut text = String::new();
    let (tables, plain): (Vec<&Key>, Vec<&Key>) = shape
        .all_keys()
        .filter(|key| !but.contains(&key.name))
        .partition(|key| is_table(key) || is_given_as_table(key, given));
    for key in plain {
        let _ = writeln!(text, "{}", line(key, given));
    }
    for key in tables {
        let _ = writeln!(text, "{}", table(key, prefix, given));
    }
    // Between two keys stands an empty line, behind the last none.
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A heading `[name]` with what it is above it.
pub(super) fn heading(name: &str, about: &str) -> String {
    format!("{}[{name}]\n", comment(about))
}

/// A comment of a line or more.
pub(super) fn comment(words: &str) -> String {
    let mut text = String::new();
    let mut line = String::from("#");
    for word in words.split_whitespace() {
        if line.chars().count() + word.chars().count() > LINE {
            let _ = writeln!(text, "{line}");
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(text, "{line}");
    text
}

/// The longest line of a comment, in characters.
const LINE: usize = 92;

fn line(key: &Key, given: Given<'_>) -> String {
    let mut about = remark(key);
    if key.required {
        about.push_str(" (required)");
    }
    let about = comment(&sentence(&about));
    match value(key, given) {
        Some(value) => format!("{about}{} = {value}\n", key.name),
        None if key.required => format!("{about}{}\n", example(key)),
        None => format!("{about}# {}\n", example(key)),
    }
}

fn table(key: &Key, prefix: &str, given: Given<'_>) -> String {
    let path = match prefix {
        "" => key.name.to_owned(),
        prefix => format!("{prefix}.{}", key.name),
    };
    let about = comment(&sentence(&remark(key)));
    if let Some(lines) = value(key, given) {
        return format!("{about}[{path}]\n{}\n", lines.trim_end());
    }
    match key.kind {
        Kind::ById(shape) => {
            // [an-indicator.comparators.england] is the example of this key in every indicator.
            let name = key.example.trim_matches(['[', ']']);
            let name = name.rsplit('.').next().unwrap_or(name);
            let mut text = format!("{about}# [{path}.{name}]\n");
            for key in shape.keys.iter().filter(|key| key.required) {
                let _ = match is_table(key) {
                    true => writeln!(text, "# {}.{}", key.name, example(key)),
                    false => writeln!(text, "# {}", example(key)),
                };
            }
            text
        }
        _ => format!("{about}# [{path}]\n# {}\n", example(key)),
    }
}

fn value<'a>(key: &Key, given: Given<'a>) -> Option<&'a str> {
    given
        .iter()
        .find(|(name, _)| *name == key.name)
        .map(|(_, value)| value.as_str())
}

fn is_table(key: &Key) -> bool {
    matches!(
        key.kind,
        Kind::Table(_) | Kind::Tables(_) | Kind::ById(_) | Kind::ByPeriod(_) | Kind::ByWord(_)
    )
}

/// A due date may be a value or a table; here it is a value.
fn is_given_as_table(key: &Key, given: Given<'_>) -> bool {
    value(key, given).is_some_and(|value| value.contains('\n'))
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    format!("{}.", capitalised(words))
}
