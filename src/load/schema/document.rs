//! The tables of keys as documentation.

use super::{Key, Kind, Shape};
use std::fmt::Write as _;

/// The keys of a kind of table as a Markdown table, as docs/data.md shows it: each key with what it
/// is and an example. The keys of the audience are explained once, in docs/authoring.md, and left
/// out.
pub fn key_table(shape: &Shape) -> String {
    let mut table = String::from("| key | what it is | for example |\n|---|---|---|\n");
    for key in shape.keys {
        let example = example(key).replace('|', "\\|");
        let _ = writeln!(table, "| `{}` | {} | `{example}` |", key.name, about(key));
    }
    table
}

fn about(key: &Key) -> String {
    let mut about = about_with_words(key);
    match key.kind {
        Kind::Text => about.push_str(" (*text*)"),
        Kind::Line => about.push_str(" (*line*)"),
        _ => {}
    }
    if key.required {
        about.push_str(" (required)");
    }
    about
}

/// What a key is and which words may stand behind it, as a comment in a TOML file says it.
pub fn remark(key: &Key) -> String {
    let mut about = about_with_words(key);
    match key.kind {
        Kind::Text => about.push_str("; Markdown with references"),
        Kind::Line => about.push_str("; a line of Markdown with references"),
        _ => {}
    }
    about.replace("` `", ", ").replace('`', "")
}

fn about_with_words(key: &Key) -> String {
    let mut about = String::from(key.about);
    if let Kind::OneOf(words) | Kind::SomeOf(words) = key.kind {
        let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
        // Where the words are explained in passing, they need not be listed again.
        if !words.iter().all(|word| about.contains(word)) {
            let _ = write!(about, "; one of {}", words.join(" "));
        }
    }
    about
}

/// A whole line, as it is written.
pub fn example(key: &Key) -> String {
    let is_line = key.example.starts_with("[[")
        || key.example.starts_with('[') && matches!(key.kind, Kind::Table(_) | Kind::ById(_))
        || matches!(key.kind, Kind::ByPeriod(_))
        || matches!(key.kind, Kind::ByWord(_)) && !key.example.starts_with('{');
    match is_line {
        true => key.example.to_owned(),
        false => format!("{} = {}", key.name, key.example),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::reader::{Findings, read_table};
    use crate::load::schema::*;
    use crate::model::FileId;
    use std::fs;
    use std::path::Path;

    /// The documents that hold tables of keys.
    const HANDBOOK: [&str; 2] = ["docs/authoring.md", "docs/data.md"];

    /// The tables of keys in them, by the name in the comment above each.
    static DOCUMENTED: [(&str, &Shape); 36] = [
        ("section", &SECTION),
        ("indicator", &INDICATOR),
        ("comparator", &COMPARATOR),
        ("import", &IMPORT),
        ("figure", &FIGURE),
        ("table", &TABLE),
        ("column", &COLUMN),
        ("row", &ROW),
        ("journey", &JOURNEY),
        ("station", &STATION),
        ("priority", &PRIORITY),
        ("action", &GRID_ACTION),
        ("due", &DUE),
        ("status", &STATUS),
        ("grid-area", &GRID_AREA),
        ("scale", &SCALE),
        ("level", &LEVEL),
        ("inspection", &INSPECTION),
        ("finding", &FINDING),
        ("evidence", &EVIDENCE),
        ("event", &EVENT),
        ("question", &QUESTION),
        ("term", &TERM),
        ("publication", &ABOUT),
        ("approval", &APPROVAL),
        ("home", &HOME),
        ("contact", &CONTACT),
        ("records", &RECORDS),
        ("accessibility", &ACCESSIBILITY),
        ("version", &VERSION),
        ("edition", &EDITION),
        ("suppress", &SUPPRESSION),
        ("previous", &PREVIOUS),
        ("framework", &FRAMEWORK),
        ("area", &AREA),
        ("framework-question", &FRAMEWORK_QUESTION),
    ];

    /// The text with the table behind every `<!-- keys: … -->` made anew.
    fn with_tables(text: &str) -> String {
        let mut result = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("<!-- keys: ") {
            let (name, behind) = behind.split_once(" -->\n").unwrap();
            let shape = DOCUMENTED.iter().find(|(known, _)| *known == name);
            let (_, shape) = shape.unwrap_or_else(|| panic!("no keys are called “{name}”"));
            let end: usize = behind
                .lines()
                .take_while(|line| line.starts_with('|'))
                .map(|line| line.len() + 1)
                .sum();
            let _ = write!(
                result,
                "{before}<!-- keys: {name} -->\n{}",
                key_table(shape)
            );
            rest = behind.get(end..).unwrap_or("");
        }
        result + rest
    }

    /// With SEF_WRITE_DOCS=1 in its environment, this test writes the tables anew.
    #[test]
    fn the_handbook_explains_every_key() {
        let mut all = String::new();
        for document in HANDBOOK {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
            let text = fs::read_to_string(&path).unwrap();
            let anew = with_tables(&text);
            if std::env::var_os("SEF_WRITE_DOCS").is_some() {
                fs::write(&path, &anew).unwrap();
            } else {
                assert!(
                    text == anew,
                    "{document} is not up to date: run this test with SEF_WRITE_DOCS=1"
                );
            }
            all += &anew;
        }
        for (name, _) in &DOCUMENTED {
            assert!(
                all.contains(&format!("<!-- keys: {name} -->")),
                "no document has a table of the keys of “{name}”"
            );
        }
    }

    #[test]
    fn every_example_is_read_without_a_word() {
        for (name, shape) in &DOCUMENTED {
            for key in shape.keys {
                let line = match key.kind {
                    Kind::ByPeriod(_) => format!("{}.{}", key.name, example(key)),
                    _ => example(key),
                };
                if line.starts_with('[') {
                    continue; // A heading, with its keys below.
                }
                let mut findings = Findings::default();
                read_table(&line, FileId(0), 0, shape, &mut findings);
                findings
                    .diagnostics
                    .retain(|problem| problem.code != "missing-key");
                assert_eq!(findings.diagnostics, [], "{name}: {line}");
            }
        }
    }
}
