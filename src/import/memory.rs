//! What `sef import` was told, remembered in `data/import.toml`: next month's workbook is read
//! without being told again.

use super::label::{Destination, plain};
use crate::model::month_name;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml::de::{DeTable, DeValue};

/// Where it is kept, relative to the publication's root.
pub const MEMORY: &str = "data/import.toml";

/// What was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    labels: BTreeMap<String, Destination>,
    sheets: BTreeMap<String, String>,
    tables: BTreeMap<String, String>,
}

const HEAD: &str = "# What `sef import` was told about the spreadsheets that it reads. Delete a line to be asked again.\n";

impl Memory {
    /// Reads it; what cannot be understood is reported when the publication is loaded, and is
    /// left out here.
    pub fn read(text: &str) -> Memory {
        let mut memory = Memory::default();
        let (table, _) = DeTable::parse_recoverable(text);
        let pairs = |name: &str| -> Vec<(String, String)> {
            match table.get_ref().get(name).map(|value| value.get_ref()) {
                Some(DeValue::Table(table)) => table
                    .iter()
                    .filter_map(|(key, value)| match value.get_ref() {
                        DeValue::String(text) => {
                            Some((key.get_ref().to_string(), text.to_string()))
                        }
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            }
        };
        for (label, destination) in pairs("labels") {
            if let Some(destination) = Destination::parse(&destination) {
                memory.labels.insert(label, destination);
            }
        }
        memory.sheets = pairs("sheets").into_iter().collect();
        memory.tables = pairs("tables").into_iter().collect();
        memory
    }

    /// As the file holds it; empty where there is nothing to remember.
    pub fn text(&self) -> String {
        if self == &Memory::default() {
            return String::new();
        }
        let mut text = HEAD.to_owned();
        for (name, of_kind) in [("sheets", &self.sheets), ("tables", &self.tables)] {
            if !of_kind.is_empty() {
                let _ = writeln!(text, "\n[{name}]");
            }
            for (file, told) in of_kind {
                let _ = writeln!(text, "{} = {}", quoted(file), quoted(told));
            }
        }
        if !self.labels.is_empty() {
            text.push_str("\n[labels]\n");
            for (label, destination) in &self.labels {
                let _ = writeln!(
                    text,
                    "{} = {}",
                    quoted(label),
                    quoted(&destination.to_string())
                );
            }
        }
        text
    }

    /// Where the figures under a label go.
    pub fn label(&self, label: &str) -> Option<&Destination> {
        let wanted = plain(label);
        self.labels
            .iter()
            .find(|(known, _)| plain(known) == wanted)
            .map(|(_, destination)| destination)
    }

    /// Remembers a label.
    pub fn tell_label(&mut self, label: &str, destination: Destination) {
        let wanted = plain(label);
        self.labels.retain(|known, _| plain(known) != wanted);
        self.labels.insert(label.to_owned(), destination);
    }

    /// The sheet of a workbook of this kind.
    pub fn sheet(&self, file: &str) -> Option<&str> {
        self.sheets.get(&kind_of(file)).map(String::as_str)
    }

    /// The id of the table that a workbook of this kind holds.
    pub fn table(&self, file: &str) -> Option<&str> {
        self.tables.get(&kind_of(file)).map(String::as_str)
    }

    /// Remembers the table of such a workbook.
    pub fn tell_table(&mut self, file: &str, table: &str) {
        self.tables.insert(kind_of(file), table.to_owned());
    }

    /// Remembers the sheet of such a workbook.
    pub fn tell_sheet(&mut self, file: &str, sheet: &str) {
        self.sheets.insert(kind_of(file), sheet.to_owned());
    }
}

/// A file's name without what changes from month to month: “Performance June 2020 v2.xlsx” is
/// “performance”.
fn kind_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_month = |word: &str| {
        (1..=12).any(|number| {
            let name = month_name(number).to_lowercase();
            name == word || name.get(..3) == Some(word) || (number == 9 && word == "sept")
        })
    };
    let words: Vec<String> = stem
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| word.to_lowercase())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .filter(|word| !is_month(word))
        .collect();
    match words.is_empty() {
        true => "figures".to_owned(),
        false => words.join("-"),
    }
}

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_remembered() {
        let mut memory = Memory::default();
        assert_eq!(memory.text(), "");
        let visits = Destination::parse("visits-protection");
        assert!(visits.is_some());
        if let Some(visits) = visits.clone() {
            memory.tell_label("Visits “in time” \\ %", visits);
        }
        memory.tell_sheet("Performance June 2020 v2.xlsx", "Data");
        memory.tell_table("Training June.xlsx", "essentials");
        let again = Memory::read(&memory.text());
        assert_eq!(again, memory);
        assert_eq!(again.label("visits in time"), visits.as_ref());
        assert_eq!(again.sheet("performance_jul-20.xlsx"), Some("Data"));
        assert_eq!(again.sheet("workforce.xlsx"), None);
        assert_eq!(again.table("training-2021.csv"), Some("essentials"));
        assert_eq!(again.table("performance.xlsx"), None);
    }
}
