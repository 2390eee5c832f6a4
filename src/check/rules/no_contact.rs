//! `no-contact`: a bundle or a single file that does not say whom to ask.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Contact, Delivery, Edition};

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-contact",
    group: Group::Accessibility,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds editions that are delivered as a bundle or a single file where [contact] names no address, telephone or e-mail.",
    why: "Such a file leaves its website: its reader has nowhere else to look. Whoever cannot read a part of it has a right to ask for another form, and its accessibility statement must say whom.",
    example: "[editions.inspector]\ndeliver = [\"bundle\"]",
    instead: "[contact]\nrole = \"Quality assurance team\"\nemail = \"sef@example.org\"\n\n[editions.inspector]\ndeliver = [\"bundle\"]",
    mend: "Name a team in [contact] in sef.toml, and how to reach it.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    if can_be_reached(&subject.publication.about.contact) {
        return;
    }
    for edition in &subject.publication.editions {
        let Some(what) = leaves_its_site(edition) else {
            continue;
        };
        all.push(
            finding(format!(
                "the edition “{}” is delivered as {what}, and its readers are not told whom to ask",
                edition.id
            ))
            .at(edition.span)
            .help(
                "Add [contact] to sef.toml: role = \"…\" and email = \"…\" or telephone = \"…\".",
            ),
        );
    }
}

fn can_be_reached(contact: &Contact) -> bool {
    [&contact.email, &contact.telephone, &contact.address]
        .into_iter()
        .flatten()
        .any(|words| !words.trim().is_empty())
}

fn leaves_its_site(edition: &Edition) -> Option<&'static str> {
    edition.deliver.iter().find_map(|delivery| match delivery {
        Delivery::Bundle => Some("a bundle"),
        Delivery::Single => Some("a single file"),
        Delivery::Site => None,
    })
}
