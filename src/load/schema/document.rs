//! The tables of keys as documentation.

use super::{Kind, Shape};
use std::fmt::Write as _;

/// The keys of a kind of table as a Markdown table, for docs/authoring.md. The keys of the
/// audience are explained there once, and left out here.
pub fn key_table(shape: &Shape) -> String {
    let mut table = String::from("| key | what it is | for example |\n|---|---|---|\n");
    for key in shape.keys {
        let mut about = String::from(key.about);
        match key.kind {
            Kind::OneOf(words) | Kind::SomeOf(words) if !key.about.contains('`') => {
                let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
                let _ = write!(about, ": {}", words.join(" "));
            }
            Kind::OneOf(words) => {
                let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
                let _ = write!(about, " (of {})", words.join(" "));
            }
            Kind::Text => about.push_str(" (*text*)"),
            Kind::Line => about.push_str(" (*line*)"),
            _ => {}
        }
        if key.required {
            about.push_str(" (required)");
        }
        let example = key.example.replace('|', "\\|");
        let _ = writeln!(table, "| `{}` | {about} | `{example}` |", key.name);
    }
    table
}
