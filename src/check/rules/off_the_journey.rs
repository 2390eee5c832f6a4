//! `off-the-journey`: a section that no station of the journey leads to.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: "off-the-journey",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a numbered section that stands at no station of the journey, and is not among the sections that carry it.",
    why: "The journey on the home page is how readers find their way: a section that is not on it is found by its number alone.",
    example: "content/7.1-missing.md, and in data/journey.toml nothing of it",
    instead: "[stations.protection]\nsections = [\"child-protection\", \"missing\"]",
    mend: "Write its id into “sections” of a station in data/journey.toml, or into “carried_by”, where it is about all of them; or take its number out of the file's name, where it is background.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let journey = &subject.publication.journey;
    if journey.stations.is_empty() {
        return;
    }
    let on_it: BTreeSet<_> = journey
        .stations
        .iter()
        .flat_map(|station| &station.sections)
        .chain(&journey.carried_by)
        .collect();
    let numbered = subject.publication.sections.iter();
    let numbered = numbered.filter(|section| section.number.is_some());
    for section in numbered.filter(|section| !on_it.contains(&section.id)) {
        all.push(
            finding(format!(
                "“{}” stands at no station of the journey",
                section.title
            ))
            .at(section.span)
            .help(format!(
                "Write \"{}\" into “sections” of a station in data/journey.toml, or into “carried_by”.",
                section.id
            )),
        );
    }
}
