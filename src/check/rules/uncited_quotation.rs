//! `uncited-quotation`: an inspectorate's words without the letter that they stand in.

use crate::check::words::{Phrases, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{EvidenceKind, Target};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "uncited-quotation",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds a sentence of a section in which Ofsted or another inspectorate says something in quotation marks, closed or not, with neither evidence, an inspection, a link nor a footnote in its paragraph. Evidence that is plainly somebody else's, an own audit or a visit to another council, does not count.",
    why: "Readers, inspectors first of all, look the words up. They must find them.",
    example: "Ofsted reported that “performance in the hub has improved”.",
    instead: "Ofsted reported that “performance in the hub has improved” [[monitoring-visit-2019-04]].",
    mend: "Cite the letter behind the quotation: [[its-id]].",
    run,
};

static WHO: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "ofsted",
        "inspectors",
        "hmi",
        "inspectorate",
        "cqc",
        "peer reviewers",
    ])
});
static SAYS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "reported",
        "said",
        "found",
        "noted",
        "stated",
        "wrote",
        "concluded",
        "described",
        "judged",
        "observed",
        "commented",
        "praised",
    ])
});
/// Fewer words are a term or an irony.
const ENOUGH: usize = 4;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_cited = !passage.links.is_empty()
            || !passage.notes.is_empty()
            || passage
                .references
                .iter()
                .any(|mention| is_source(subject, &mention.reference.to));
        if passage.quoted || !passage.is_in_section() || is_cited {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !WHO.are_in(small) || !SAYS.are_in(small) {
                continue;
            }
            if let Some((start, end)) = quotation(passage.words(sentence.clone())) {
                all.push(
                    finding("these words are quoted, and nothing says from where")
                        .at(subject
                            .prose
                            .span(passage, sentence.start + start..sentence.start + end))
                        .help("Cite the letter behind the quotation: [[its-id]]."),
                );
            }
        }
    }
}

/// What names an inspectorate or what it writes.
static OF_INSPECTORS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "ofsted",
        "hmi",
        "cqc",
        "inspectorate",
        "inspector",
        "inspectors",
        "inspection",
        "monitoring",
        "peer",
        "letter",
    ])
});

/// Whether the words of an inspectorate may stand in what is cited: not in evidence that is plainly
/// somebody else's.
fn is_source(subject: &Subject<'_>, to: &Target) -> bool {
    let evidence = match to {
        Target::Evidence(id) => subject.publication.evidence(id.as_str()),
        Target::Item(_) => return true,
        _ => return false,
    };
    let Some((evidence, by)) = evidence.and_then(|one| Some((one, one.by.as_ref()?))) else {
        return true;
    };
    let is_outside = matches!(
        evidence.kind,
        EvidenceKind::External | EvidenceKind::Peer | EvidenceKind::LearningReview
    );
    let names = |text: &str| OF_INSPECTORS.are_in(&lower(text));
    is_outside || names(by) || names(&evidence.title)
}

/// Where the first quotation of some length stands; one that nobody closed goes on to the end.
fn quotation(text: &str) -> Option<(usize, usize)> {
    closed(text).or_else(|| {
        let start = text.find(['“', '"'])?;
        let rest = text.get(start..)?;
        let is_open = !rest.contains('”') && rest.matches('"').count() <= 1;
        let words = rest.split_whitespace().count();
        (is_open && words >= ENOUGH).then_some((start, text.len()))
    })
}

/// Where the first quotation of some length stands that is closed.
fn closed(text: &str) -> Option<(usize, usize)> {
    [('“', '”'), ('‘', '’')]
        .iter()
        .filter_map(|(open, close)| {
            let start = text.find(*open)?;
            // An apostrophe has a letter behind it.
            let rest = text.get(start..)?;
            let end = rest
                .char_indices()
                .skip(1)
                .filter(|(_, letter)| letter == close)
                .map(|(at, letter)| at + letter.len_utf8())
                .find(|end| {
                    let next = rest.get(*end..).and_then(|rest| rest.chars().next());
                    !next.is_some_and(char::is_alphanumeric)
                })?;
            let words = rest.get(..end)?.split_whitespace().count();
            (words >= ENOUGH).then_some((start, start + end))
        })
        .min()
}
