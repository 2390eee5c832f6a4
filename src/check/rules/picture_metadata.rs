//! `picture-metadata`: a picture that says more than it shows.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "picture-metadata",
    group: Group::Disclosure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds notes inside the pictures of the theme (PNG, JPEG, WebP, GIF, SVG): of the camera, with the place where a picture was taken; of the program, with its author; the path of the author's file.",
    why: "They are left out of what is delivered, but travel with the file itself: who took it, when, and at whose address.",
    example: "themes/default/static/crest.svg:\n\n<svg …><metadata><dc:creator>A. Person</dc:creator></metadata>…",
    instead: "<svg …>…</svg>",
    mend: "Save the picture anew without them: in Windows “Properties, Details, Remove properties”; in drawing programs “Export”, as “plain SVG”.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for picture in subject.sources.pictures() {
        let whats: Vec<&str> = picture.notes.iter().map(|(_, what)| *what).collect();
        let Some((span, _)) = picture.notes.first() else {
            continue;
        };
        all.push(
            finding(format!(
                "this picture carries {}",
                crate::measure::list_words(&whats)
            ))
            .at(*span)
            .help("Save it anew without them, as “plain SVG” or with “Remove properties”."),
        );
    }
}
