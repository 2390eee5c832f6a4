//! `review-due`: a section, or the publication, whose review was due before it came out.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::date_words;

/// The rule.
pub const RULE: Rule = Rule {
    code: "review-due",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a section whose review_due lies before the publication's date, with no review since; one that was reviewed after that date; and a publication whose next_review lies before it.",
    why: "The section says itself that it should have been read again.",
    example: "reviewed = 2019-11-30\nreview_due = 2020-05-30\n\npublished = 2020-07-16",
    instead: "reviewed = 2020-06-01\nreview_due = 2020-12-01",
    mend: "Read it through, and give the day in reviewed and the next in review_due.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let about = &subject.publication.about;
    for section in &subject.publication.sections {
        if let Some(reviewed) = section.reviewed.filter(|day| *day > about.published) {
            all.push(
                finding(format!(
                    "“{}” was reviewed on {}, after the publication's date",
                    section.title,
                    date_words(reviewed)
                ))
                .at(section.span)
                .help("Correct the day in “reviewed”, or give the publication its new date in sef.toml."),
            );
        }
        let Some(due) = section.review_due.filter(|due| *due < about.published) else {
            continue;
        };
        if section.reviewed.is_none_or(|reviewed| reviewed < due) {
            all.push(
                finding(format!(
                    "“{}” was to be reviewed by {}",
                    section.title,
                    date_words(due)
                ))
                .at(section.span)
                .help("Read it through, and give the day in “reviewed”."),
            );
        }
    }
    if let Some(next) = about
        .next_review
        .filter(|next| next.last_day() < about.published)
    {
        all.push(
            finding(format!(
                "the next review was due in {}, before the publication came out",
                next.words()
            ))
            .help("Correct “next_review” in sef.toml."),
        );
    }
}
