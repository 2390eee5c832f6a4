//! `statement-unreviewed`: an accessibility statement that nobody has looked at for a year.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Compliance, date_words};
use jiff::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "statement-unreviewed",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an accessibility statement that was last reviewed, or else prepared, more than twelve months before the publication's date; and one that says how accessible the site is without either day.",
    why: "The accessibility regulations ask for a statement that is regularly reviewed, and monitors read its date.",
    example: "published = 2020-07-16\n\n[accessibility]\ncompliance = \"full\"\nreviewed = 2019-05-01",
    instead: "published = 2020-07-16\n\n[accessibility]\ncompliance = \"full\"\nreviewed = 2020-07-01",
    mend: "Test the site again, correct the statement, and give the day in reviewed.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let about = &subject.publication.about;
    let statement = &about.accessibility;
    let mend =
        "Test the site again, correct [accessibility] in sef.toml, and give the day in “reviewed”.";
    match statement.reviewed.or(statement.prepared) {
        Some(day) if day.saturating_add(Span::new().years(1)) < about.published => all.push(
            finding(format!(
                "nobody has reviewed the accessibility statement since {}, more than twelve months before the publication's date",
                date_words(day)
            ))
            .at(statement.span)
            .help(mend),
        ),
        None if statement.compliance != Compliance::NotAssessed => all.push(
            finding("the accessibility statement says how accessible the site is, and not when anybody last looked")
                .at(statement.span)
                .help(mend),
        ),
        _ => {}
    }
}
