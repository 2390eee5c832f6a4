//! A new publication: whole, small, and without a mistake.

use super::NewFile;
use super::journey::{STOPS, Stop, first_known, journey};
use super::settings::settings;
use super::written::{comment, heading, keys, keys_but, listed, quoted};
use crate::load::schema::{ACTION, EVIDENCE, INDICATOR, PRIORITY, SECTION, TABLE, TERM};
use crate::model::Framework;
use crate::skeleton;
use jiff::ToSpan;
use jiff::civil::Date;

/// What a new publication is made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Who publishes it.
    pub organisation: String,
    /// What it is called.
    pub title: String,
    /// The name of a framework that comes with the tool.
    pub framework: String,
    /// The day as at which it is told, and of its publication.
    pub as_at: Date,
}

/// The ids of the examples.
const INDICATOR_ID: &str = "example-decisions";
const TABLE_ID: &str = "example-contacts";
const FIGURES: &str = "example-figures";
const AUDIT: &str = "example-audit";
const VOICES: &str = "example-feedback";
const PLAN: &str = "timely-decisions";

/// The files of a new publication. `framework` is that which `answers` name.
pub fn start(answers: &Answers, framework: &Framework) -> Vec<NewFile> {
    let mut files = vec![
        NewFile::new("sef.toml", settings(answers, INDICATOR_ID)),
        introduction(),
    ];
    for (index, stop) in STOPS.iter().enumerate() {
        files.push(section(stop, index == 0, framework));
    }
    files.push(leadership(framework));
    files.push(journey(framework, &["introduction", "leadership"]));
    files.push(indicator(answers.as_at));
    files.push(table(answers.as_at));
    files.push(priority(answers.as_at));
    files.push(evidence(answers.as_at));
    files.push(NewFile::new(
        "data/scales.toml",
        include_str!("scales.toml"),
    ));
    files.push(glossary());
    files
}

/// A section whose front matter is not explained again.
fn brief_section(path: &str, given: &[(&str, String)], body: &str) -> NewFile {
    let mut front = String::new();
    for (key, value) in given {
        front.push_str(&format!("{key} = {value}\n"));
    }
    front.push_str("# More can stand here: content/1.0-introduction.md explains it.\n");
    NewFile::new(path, format!("+++\n{front}+++\n\n{}\n", body.trim()))
}

/// A section's file: front matter, then `body`.
pub(super) fn section_file(path: &str, given: &[(&str, String)], body: &str) -> NewFile {
    let front = keys(&SECTION, "", given);
    NewFile::new(path, format!("+++\n{front}+++\n\n{}\n", body.trim()))
}

fn introduction() -> NewFile {
    section_file(
        "content/1.0-introduction.md",
        &[
            ("title", quoted("Introduction")),
            ("judgement_areas", "[]".into()),
        ],
        skeleton::INTRODUCTION,
    )
}

/// What stands under the three questions of a section that nobody has written yet; guidance for
/// whoever will stands in remarks.
fn section(stop: &Stop, shows_how: bool, framework: &Framework) -> NewFile {
    let path = format!("content/{}-{}.md", stop.number, stop.section);
    let title = [
        ("title", quoted(stop.section_title)),
        ("short", quoted(stop.title)),
    ];
    let answers = match shows_how {
        true => skeleton::EXAMPLE_ANSWERS,
        false => skeleton::ANSWERS,
    };
    let body = format!(
        "<!-- What stands here, before the first question, is the summary: two or three sentences.\n     For this station think of: {}. -->\n\n{}.\n\n{}",
        stop.think_of,
        stop.about,
        by_question(&answers, framework)
    );
    brief_section(&path, &title, &body.replace(skeleton::WITHIN, stop.within))
}

fn leadership(framework: &Framework) -> NewFile {
    let given = [
        ("title", quoted("Leadership and workforce")),
        ("short", quoted("Leadership")),
        (
            "judgement_areas",
            listed(&first_known(&["leaders"], framework)),
        ),
    ];
    let body = format!(
        "<!-- Think of: how leaders know about practice, caseloads, vacancies and agency workers, supervision,\n     learning from audits and complaints, partners, money. -->\n\nLeaders and a stable workforce carry the whole journey.\n\n{}",
        by_question(&skeleton::ANSWERS, framework)
    );
    brief_section(
        "content/4.0-leadership.md",
        &given,
        &body.replace(skeleton::WITHIN, "leadership"),
    )
}

/// The answers, each under its question of the framework. A framework that asks none gets the
/// answers under one another.
pub(super) fn by_question(answers: &[&str], framework: &Framework) -> String {
    let mut text = String::new();
    for (index, answer) in answers.iter().enumerate() {
        if let Some(question) = framework.questions.get(index) {
            text.push_str(&format!("## {}\n\n", question.short));
        }
        text.push_str(answer.trim());
        text.push_str("\n\n");
    }
    text
}

/// A month that ended so many months before the one of a day.
fn month_before(day: Date, months: i32) -> String {
    let month = day.first_of_month().saturating_sub(months.months());
    format!("{:04}-{:02}", month.year(), month.month())
}

fn indicator(as_at: Date) -> NewFile {
    let values = [71, 74, 73, 79, 82, 84];
    let values: String = values
        .iter()
        .zip((1..=6).rev())
        .map(|(value, ago)| format!("{} = {value}\n", month_before(as_at, ago)))
        .collect();
    let text = comment(
        "An example, to be replaced. Prose refers to it as [[example-decisions]] and shows its chart with ![[example-decisions]].",
    ) + "\n"
        + &format!("[{INDICATOR_ID}]\n")
        + &keys(
            &INDICATOR,
            INDICATOR_ID,
            &[
                (
                    "title",
                    quoted("Example: contacts decided within one working day"),
                ),
                ("short", quoted("Example: timely decisions")),
                (
                    "definition",
                    quoted(
                        "Of the contacts received in the month, those on which a manager decided within one working day. These figures are made up.",
                    ),
                ),
                ("counts", quoted("children")),
                ("unit", quoted("percent")),
                ("polarity", quoted("high")),
                ("frequency", quoted("monthly")),
                ("tolerance", "1".into()),
                ("source", quoted(FIGURES)),
                ("owner", quoted("Head of Service, Front Door")),
                ("stations", listed(&["front-door"])),
                ("note", quoted(skeleton::EXAMPLE_FIGURES)),
                ("values", values),
                ("targets", format!("{} = 90\n", month_before(as_at, 6))),
            ],
        );
    NewFile::new("data/indicators/front-door.toml", text)
}

fn table(as_at: Date) -> NewFile {
    let columns = "children = { title = \"Children\", unit = \"number\" }\nshare = { title = \"Share\", unit = \"percent\", share_of = \"children\", in_row = \"total\" }\n";
    let rows = "police = { title = \"Police\", children = 312 }\nschools = { title = \"Schools\", children = 268 }\nhealth = { title = \"Health\", children = 154 }\nfamilies = { title = \"Families and neighbours\", children = 91 }\ntotal = { title = \"All\", children = 825, total_of = [\"police\", \"schools\", \"health\", \"families\"] }\n";
    let text = comment(
        "An example, to be replaced. ![[example-contacts]] shows it; [[example-contacts:police/children]] is one of its cells.",
    ) + "\n"
        + &format!("[{TABLE_ID}]\n")
        + &keys(
            &TABLE,
            TABLE_ID,
            &[
                (
                    "title",
                    quoted(
                        "Example: children about whom we were contacted, by who made the contact",
                    ),
                ),
                ("row_title", quoted("Made by")),
                ("counts", quoted("children")),
                ("as_at", quoted(&month_before(as_at, 1))),
                ("source", quoted(FIGURES)),
                ("stations", listed(&["front-door"])),
                ("note", quoted(skeleton::EXAMPLE_FIGURES)),
                ("columns", columns.into()),
                ("rows", rows.into()),
            ],
        );
    NewFile::new("data/tables/front-door.toml", text)
}

fn priority(as_at: Date) -> NewFile {
    let month = month_before(as_at, 1);
    let due = as_at.saturating_add(6.months());
    let action = format!("actions.{PLAN}-review");
    let text =
        comment("An example, to be replaced. A file a priority, named by its number and its id.")
            + "\n"
            + &keys_but(
                &["actions"],
                &PRIORITY,
                "",
                &[
                    ("title", quoted("Example: every contact is decided in time")),
                    ("short", quoted("Timely decisions")),
                    ("owner", quoted("Head of Service, Front Door")),
                    ("rationale", quoted(skeleton::EXAMPLE_REASONS)),
                    (
                        "objectives",
                        quoted("- Nine in ten contacts are decided within one working day."),
                    ),
                    ("status", format!("{month} = \"on-target\"\n")),
                    ("impact", format!("{month} = \"at-risk\"\n")),
                    ("metrics", listed(&[INDICATOR_ID])),
                    ("sections", listed(&["contacts-and-referrals"])),
                    ("source", quoted(FIGURES)),
                ],
            );
    let text = text
        + "\n"
        + &heading(&action, "The key of an action is its id.")
        + &keys(
            &ACTION,
            &action,
            &[
                (
                    "title",
                    quoted("Review each week the contacts that waited longest"),
                ),
                ("owner", quoted("Team Manager, Front Door")),
                (
                    "expected",
                    quoted("Managers see what holds decisions up, and mend it."),
                ),
                (
                    "due",
                    quoted(&format!("{:04}-{:02}", due.year(), due.month())),
                ),
                ("status", format!("{month} = \"in-progress\"\n")),
                ("measures", listed(&[INDICATOR_ID])),
                ("sections", listed(&["contacts-and-referrals"])),
            ],
        );
    NewFile::new(format!("data/plan/1-{PLAN}.toml"), text)
}

fn evidence(as_at: Date) -> NewFile {
    let month = quoted(&month_before(as_at, 1));
    let entries = [
        (
            FIGURES,
            "Example: monthly performance report",
            "performance-data",
            "all contacts of the month",
        ),
        (
            AUDIT,
            "Example: audit of decisions",
            "audit",
            "20 contacts, drawn at random",
        ),
        (
            VOICES,
            "Example: what children and parents told us",
            "feedback-of-families",
            "12 conversations",
        ),
    ];
    let mut text = comment(
        "Examples, to be replaced: what is known, and by what. Prose cites a piece of evidence by its id, as in [[example-audit]].",
    );
    for (index, (id, title, kind, sample)) in entries.iter().enumerate() {
        let given = [
            ("title", quoted(title)),
            ("kind", quoted(kind)),
            ("date", month.clone()),
            ("sample", quoted(sample)),
            ("description", quoted(skeleton::EXAMPLE_EVIDENCE)),
        ];
        text.push_str(&format!("\n[{id}]\n"));
        // Explained once.
        match index {
            0 => text.push_str(&keys(&EVIDENCE, id, &given)),
            _ => {
                for (key, value) in &given {
                    text.push_str(&format!("{key} = {value}\n"));
                }
            }
        }
    }
    NewFile::new("data/evidence/examples.toml", text)
}

fn glossary() -> NewFile {
    let text = comment("Terms and short forms. [[MASH]] in the text leads here.")
        + "\n[multi-agency-safeguarding-hub]\n"
        + &keys(
            &TERM,
            "multi-agency-safeguarding-hub",
            &[
                ("title", quoted("Multi-agency safeguarding hub")),
                ("labels", listed(&["MASH"])),
                (
                    "definition",
                    quoted(
                        "The team of the council, police, health and schools that decides on contacts about children.",
                    ),
                ),
            ],
        );
    NewFile::new("data/glossary.toml", text)
}
