//! Judgement frameworks: those that come with the tool, and those of the publication.

use super::files::Files;
use super::mention::suggestion;
use super::reader::{Entry, Findings, Record, read_table};
use super::schema::{FRAMEWORK, Wants};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;
use jiff::civil::{Date, date};

/// The frameworks that come with the tool, by name.
const BUILT_IN: [(&str, &str); 4] = [
    ("sif-2013", include_str!("frameworks/sif-2013.toml")),
    ("ilacs-2018", include_str!("frameworks/ilacs-2018.toml")),
    ("ilacs-2023", include_str!("frameworks/ilacs-2023.toml")),
    ("ilacs-2026", include_str!("frameworks/ilacs-2026.toml")),
];

/// From which day each of them is in force, latest first.
const IN_FORCE: [(Date, &str); 4] = [
    (date(2026, 4, 1), "ilacs-2026"),
    (date(2023, 1, 1), "ilacs-2023"),
    (date(2018, 1, 1), "ilacs-2018"),
    (date(2013, 11, 1), "sif-2013"),
];

/// The names of the frameworks that come with the tool, oldest first.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The name of the framework that is in force on a day; before the first of them, the first.
pub fn in_force_on(day: Date) -> &'static str {
    IN_FORCE
        .iter()
        .find(|(first, _)| *first <= day)
        .map_or("sif-2013", |(_, name)| *name)
}

/// The framework of this name: a file in `data/frameworks/`, or one that comes with the tool.
/// `at`: where it is named.
pub(super) fn framework(name: &str, at: Span, files: &mut Files) -> Framework {
    let own = files.in_data("frameworks", ".toml");
    let mut found = None;
    for path in &own {
        let stem = path
            .rsplit('/')
            .next()
            .and_then(|file| file.strip_suffix(".toml"));
        // The others are read too, so that a mistake in them is known before they are needed.
        if let Some((_, record)) = files.table(path, &FRAMEWORK) {
            let read = build(stem.unwrap_or(""), &record, &mut files.findings);
            if stem == Some(name) {
                found = Some(read);
            }
        }
    }
    if let Some(framework) = found.or_else(|| built_in(name)) {
        return framework;
    }
    let stems = own
        .iter()
        .filter_map(|path| path.rsplit('/').next()?.strip_suffix(".toml"));
    let names: Vec<&str> = BUILT_IN
        .iter()
        .map(|(name, _)| *name)
        .chain(stems)
        .collect();
    let help = match the_one_like(name, &names) {
        Some(near) => format!("Did you mean “{near}”? There are: {}.", names.join(", ")),
        None => format!(
            "There are: {}. Another is a file in data/frameworks/.",
            names.join(", ")
        ),
    };
    files.report(
        Diagnostic::error(
            "unknown-framework",
            format!("there is no framework “{name}”"),
        )
        .at(at)
        .help(help),
    );
    Framework::default()
}

/// The framework that a name was meant to be; `None` where it says no year and there are several.
pub fn the_one_like<'n>(name: &str, names: &[&'n str]) -> Option<&'n str> {
    let kind = name.trim().to_lowercase();
    let of_kind = |known: &&&str| known.starts_with(&kind);
    match names.iter().filter(of_kind).count() {
        2.. => None,
        _ => did_you_mean(&kind, names.iter().copied()),
    }
}

/// A framework that comes with the tool.
pub fn built_in(name: &str) -> Option<Framework> {
    let (name, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
    let mut findings = Findings::default();
    let record = read_table(text, FileId::default(), 0, &FRAMEWORK, &mut findings);
    Some(build(name, &record, &mut findings))
}

fn build(name: &str, record: &Record, findings: &mut Findings) -> Framework {
    let areas = record.entries("areas");
    let keys: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
    for area in areas {
        for (id, span) in area.record.placed_ids("part_of") {
            if !keys.contains(&id.as_str()) || id == area.id {
                findings.diagnostics.push(
                    Diagnostic::error("unknown-id", format!("there is no other area “{id}” here"))
                        .at(span)
                        .help(suggestion(&id, Wants::Area, &keys)),
                );
            }
        }
    }
    Framework {
        id: name.to_owned(),
        title: record.words("title").unwrap_or_default(),
        in_force: record.words("in_force").unwrap_or_default(),
        areas: areas.iter().map(area).collect(),
        grades: record.word_list("grades"),
        questions: record.entries("questions").iter().map(question).collect(),
    }
}

fn area(entry: &Entry) -> JudgementArea {
    let title = entry.record.words("title").unwrap_or_default();
    JudgementArea {
        id: entry.id.clone(),
        short: entry.record.words("short").unwrap_or_else(|| title.clone()),
        title,
        part_of: entry.record.id("part_of"),
    }
}

fn question(entry: &Entry) -> FrameworkQuestion {
    let words = |key| entry.record.words(key).unwrap_or_default();
    FrameworkQuestion {
        id: entry.id.clone(),
        title: words("title"),
        short: words("short"),
        gathered: words("gathered"),
        also: entry.record.word_list("also"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_come_with_the_tool_are_sound() {
        for (name, text) in BUILT_IN {
            let mut findings = Findings::default();
            let record = read_table(text, FileId::default(), 0, &FRAMEWORK, &mut findings);
            let framework = build(name, &record, &mut findings);
            assert_eq!(findings.diagnostics, [], "{name}");
            assert_eq!(framework.grades.len(), 4, "{name}");
            let questions = if name == "sif-2013" { 0 } else { 3 };
            assert_eq!(framework.questions.len(), questions, "{name}");
        }
    }

    #[test]
    fn the_documents_name_their_areas() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/data.md");
        let page = std::fs::read_to_string(path).expect("docs/data.md");
        for name in built_in_names() {
            let framework = built_in(name).expect("a framework");
            let areas = framework.areas.iter().map(|area| format!("`{}`", area.id));
            let areas: Vec<String> = areas.collect();
            let row = format!("| `{name}` | {} |", areas.join(" "));
            assert!(page.contains(&row), "docs/data.md has no {row}");
        }
    }

    #[test]
    fn each_is_in_force_from_its_day() {
        let names: Vec<&str> = built_in_names().collect();
        for (day, name) in IN_FORCE {
            assert!(names.contains(&name));
            assert_eq!(in_force_on(day), name);
        }
        assert_eq!(in_force_on(date(2022, 12, 31)), "ilacs-2018");
        assert_eq!(in_force_on(date(2026, 3, 31)), "ilacs-2023");
        assert_eq!(in_force_on(date(2001, 1, 1)), "sif-2013");
    }

    #[test]
    fn the_judgements_are_those_of_their_years() {
        let areas = |name: &str| -> Vec<String> {
            built_in(name)
                .map(|f| f.areas.iter().map(|a| a.id.to_string()).collect())
                .unwrap_or_default()
        };
        assert_eq!(
            areas("ilacs-2018"),
            [
                "leaders",
                "help-and-protection",
                "in-care-and-leaving",
                "overall"
            ]
        );
        assert!(areas("ilacs-2023").contains(&"overall".to_owned()));
        assert_eq!(
            areas("ilacs-2026"),
            ["leaders", "help-and-protection", "in-care", "care-leaving"],
            "no overall grade from April 2026"
        );
        assert!(built_in("ilacs-2027").is_none());
    }
}
