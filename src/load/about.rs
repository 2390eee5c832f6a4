//! `sef.toml`: what the publication is, its editions, and the settings of the tool.

use super::files::Files;
use super::reader::{Entry, Record, Value};
use super::schema::SEF;
use super::{Named, RuleSetting, Settings};
use crate::diagnostic::Diagnostic;
use crate::model::*;

mod hiding;

/// The longest name of a file or folder that is delivered, in characters: the paths inside it
/// must stay within what Windows can open.
const LONGEST_NAME: usize = 40;

/// What `sef.toml` says.
pub(super) struct Sef {
    pub about: About,
    pub editions: Vec<Edition>,
    pub settings: Settings,
    /// The framework's name, and where it stands.
    pub framework: (String, Span),
    /// Whether it says of which day it is: nothing can be computed otherwise.
    pub is_dated: bool,
}

/// Reads `sef.toml`; `None` where there is nothing to go by.
pub(super) fn read(files: &mut Files) -> Option<Sef> {
    let (_, record) = files.table("sef.toml", &SEF)?;
    let empty = Record::of_nothing(record.span);
    let publication = record.table("publication")?;
    let section = |key: &str| record.table(key).unwrap_or(&empty);
    let home = section("home");
    let about = About {
        title: publication.words("title").unwrap_or_default(),
        organisation: publication.words("organisation").unwrap_or_default(),
        slug: slug(publication, files).unwrap_or_default(),
        version: version(publication, files),
        status: publication.choice("status").unwrap_or_default(),
        as_at: publication
            .day("as_at")
            .or_else(|| publication.day("published"))
            .unwrap_or_else(|| About::default().as_at),
        published: publication
            .day("published")
            .or_else(|| publication.day("as_at"))
            .unwrap_or_else(|| About::default().published),
        approval: record.table("approval").map(approval),
        next_review: publication.period("next_review"),
        current_version: publication.words("current_version"),
        notice: publication.words("notice"),
        headline: home.words("headline").unwrap_or_default(),
        lede: home.line("lede"),
        headline_figures: home.ids("figures"),
        contact: contact(section("contact")),
        records: records(section("records")),
        accessibility: accessibility(section("accessibility")),
        versions: record.tables("versions").iter().map(earlier).collect(),
    };
    if about.published < about.as_at {
        files.report(
            Diagnostic::error(
                "wrong-order",
                format!(
                    "it was published on {}, before the day as at which it is told, {}",
                    date_words(about.published),
                    date_words(about.as_at)
                ),
            )
            .at(publication.span_of("published"))
            .related(publication.span_of("as_at"), "told as at this day")
            .help("Set “published” to the day on which readers get it."),
        );
    }
    let editions: Vec<Edition> = record.entries("editions").iter().map(edition).collect();
    report_long_names(&about, &editions, files);
    hiding::report_clashes(&editions, &record, files);
    Some(Sef {
        settings: settings(&record, publication, files),
        framework: (
            publication.words("framework").unwrap_or_default(),
            publication.span_of("framework"),
        ),
        is_dated: publication.day("as_at").is_some() || publication.day("published").is_some(),
        about,
        editions,
    })
}

fn slug(publication: &Record, files: &mut Files) -> Option<Id> {
    let words = publication.words("slug")?;
    let id = Id::new(&words);
    if id.is_none() {
        let problem = super::id_rule::bad_id(&words, "“slug”");
        files.report(problem.at(publication.span_of("slug")));
    }
    id
}

fn can_name_a_file(version: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    version.chars().all(plain) && !version.ends_with('.') && !version.starts_with('.')
}

/// The version names files, so that it is of letters, digits, points and hyphens.
fn version(publication: &Record, files: &mut Files) -> String {
    let version = publication.words("version").unwrap_or_default();
    if !can_name_a_file(&version) {
        files.report(
            Diagnostic::error(
                "bad-version",
                format!("the version “{version}” cannot name a file"),
            )
            .at(publication.span_of("version"))
            .help("Use letters, digits, points and hyphens alone: \"10\", \"10.1\"."),
        );
    }
    version
}

fn approval(record: &Record) -> Approval {
    Approval {
        role: record.words("role"),
        body: record.words("body"),
        date: record.day("date"),
    }
}

fn contact(record: &Record) -> Contact {
    Contact {
        role: record.words("role"),
        email: record.words("email"),
        telephone: record.words("telephone"),
        address: record.words("address"),
    }
}

fn records(record: &Record) -> Records {
    Records {
        rule: record.words("rule"),
        until: record.day("until"),
        hold: record.words("hold"),
    }
}

fn accessibility(record: &Record) -> Accessibility {
    Accessibility {
        compliance: record.choice("compliance").unwrap_or_default(),
        known: record.word_list("known"),
        tested: record.day("tested"),
        method: record.words("method"),
        prepared: record.day("prepared"),
        reviewed: record.day("reviewed"),
        span: record.span,
    }
}

fn earlier(record: &Record) -> Version {
    Version {
        version: record.words("version").unwrap_or_default(),
        date: record.period("date"),
        text: record.words("text").unwrap_or_default(),
    }
}

fn edition(entry: &Entry) -> Edition {
    let record = &entry.record;
    let deliver = record
        .choices("deliver")
        .filter(|deliver: &Vec<Delivery>| !deliver.is_empty())
        .unwrap_or_else(|| vec![Delivery::Site]);
    let suppression = match record.field("suppress").map(|field| &field.value) {
        Some(Value::Bool(_)) => None,
        Some(Value::Table(table)) => Some(suppression(table)),
        // Nothing said: hide, since what is published once cannot be taken back.
        _ => Some(Suppression::default()),
    };
    Edition {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        readers: record.words("readers").unwrap_or_default(),
        marking: record.choice("marking").unwrap_or_default(),
        handling: record.words("handling"),
        deliver,
        base_address: record.words("base_address").map(|address| {
            // What pages are called is put behind it.
            match address.ends_with('/') {
                true => address,
                false => format!("{address}/"),
            }
        }),
        suppression,
        span: entry.span,
    }
}

fn suppression(record: &Record) -> Suppression {
    let default = Suppression::default();
    Suppression {
        threshold: record.integer("threshold").unwrap_or(default.threshold),
        round_to: record.integer("round_to"),
        hide_zero: record.boolean("hide_zero").unwrap_or(default.hide_zero),
        small_cohort: record
            .integer("small_cohort")
            .unwrap_or(default.small_cohort),
    }
}

fn settings(record: &Record, publication: &Record, files: &mut Files) -> Settings {
    let mut settings = Settings::default();
    if let Some(theme) = publication.words("theme") {
        match Id::new(&theme) {
            Some(_) => settings.theme = theme,
            None => {
                let problem = super::id_rule::bad_id(&theme, "the name of the theme");
                files.report(problem.at(publication.span_of("theme")));
            }
        }
    }
    if let Some(previous) = record.table("previous") {
        settings.previous.sources = previous.words("sources").map(|path| Named {
            path,
            span: previous.span_of("sources"),
        });
        for (edition, value) in previous.series("bundles") {
            if let Value::Words(path) = value {
                let (path, span) = (path.clone(), edition.span);
                let named = Named { path, span };
                settings
                    .previous
                    .bundles
                    .push((edition.text.clone(), named));
            }
        }
    }
    for (code, value) in record.series("rules") {
        if let Value::Choice(word) = value
            && let Some((_, level)) = super::RuleLevel::ALL
                .iter()
                .find(|(known, _)| known == word)
        {
            settings.rules.push(RuleSetting {
                code: code.text.clone(),
                level: *level,
                span: code.span,
            });
        }
    }
    settings
}

/// A bundle is unpacked in a folder of its name, on desktops whose paths are short of room.
fn report_long_names(about: &About, editions: &[Edition], files: &mut Files) {
    if !can_name_a_file(&about.version) {
        return; // Told already.
    }
    for edition in editions {
        let name = format!("{}-draft", about.file_stem(&edition.id));
        let length = name.chars().count();
        if length > LONGEST_NAME {
            files.report(
                Diagnostic::error(
                    "long-name",
                    format!("the file name “{name}” would have {length} characters"),
                )
                .at(edition.span)
                .help(format!(
                    "At most {LONGEST_NAME} are safe on Windows. Shorten the edition's id, or “slug” or “version”."
                )),
            );
        }
    }
}
