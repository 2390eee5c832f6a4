//! `judgement-without-evidence`: a grade that rests on nothing.

use crate::check::prose::{Kind, Passage};
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Target;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "judgement-without-evidence",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a sentence of a section that grades our own practice (“we judge … to be good”) in a paragraph that cites no evidence, figure or inspection; and an inspection with grades that names no source.",
    why: "A grade is a claim about children's lives. An inspector asks first what it rests on.",
    example: "We judge the front door to be good.",
    instead: "We judge the front door to be good: auditors found it in most files [[front-door-audit]].",
    mend: "Cite what the grade rests on: [[its-id]]. Give an inspection its source.",
    run,
};

/// Words that give a grade, and those that must follow at some distance; empty: the grade itself.
const VERBS: [&str; 21] = [
    "judge",
    "judges",
    "judged",
    "assess",
    "assesses",
    "assessed",
    "rate",
    "rates",
    "rated",
    "grade",
    "grades",
    "graded",
    "judgement",
    "judgment",
    "self-assessed",
    "self-judged",
    "evaluate",
    "evaluated",
    "consider",
    "self-assessment",
    "self-evaluation",
];
/// The grades of the frameworks, as sentences have them.
const GRADES: [&str; 7] = [
    "outstanding",
    "good",
    "requires improvement",
    "require improvement",
    "requiring improvement",
    "require improvement to be good",
    "inadequate",
];
static GRADED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(GRADES));
/// What stands between the verb and the grade.
const LINKS: [&str; 6] = ["as", "to be", "is", "as being", "are", ":"];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for inspection in &subject.publication.inspections {
        if !inspection.grades.is_empty() && inspection.source.is_none() {
            all.push(
                finding(format!(
                    "“{}” gives grades, and doesn't say where they can be read",
                    inspection.title
                ))
                .at(inspection.span)
                .help("Give its source: source = \"its-id\" from data/evidence."),
            );
        }
    }
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.is_in_section() || is_backed(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            if let Some(range) = grade(passage, sentence) {
                let shown = passage.words(range.clone()).to_owned();
                all.push(
                    finding(format!(
                        "nothing says what the judgement “{shown}” rests on"
                    ))
                    .at(subject.prose.span(passage, range))
                    .help("Cite what it rests on: [[its-id]]."),
                );
            }
        }
    }
}

/// Whether a passage cites anything that a judgement can rest on.
fn is_backed(passage: &Passage<'_>) -> bool {
    !passage.notes.is_empty()
        || !passage.links.is_empty()
        || passage
            .references
            .iter()
            .any(|mention| !matches!(mention.reference.to, Target::Term { .. }))
}

/// The grade that a sentence gives to our own practice, and where.
fn grade(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let small = passage.small_words(sentence.clone());
    if !GRADED.are_in(small) {
        return None;
    }
    if crate::check::claim::is_no_statement(small, passage.words(sentence.clone())) {
        return None;
    }
    let is_own = ["we ", "our ", "ourselves", "leaders ", "self-"]
        .iter()
        .any(|word| small.starts_with(word) || small.contains(&format!(" {word}")))
        && find_phrase(small, "inspectors").is_none()
        && find_phrase(small, "ofsted").is_none();
    if !is_own {
        return None;
    }
    let verb = VERBS
        .iter()
        .filter_map(|verb| Some(find_phrase(small, verb)? + verb.len()))
        .min()?;
    let behind = small.get(verb..)?;
    LINKS.iter().find_map(|link| {
        let at = match *link {
            ":" => behind.find(':')?,
            link => find_phrase(behind, link)?,
        };
        let rest = behind.get(at + link.len()..)?;
        let start =
            sentence.start + verb + at + link.len() + (rest.len() - rest.trim_start().len());
        let rest = rest.trim_start();
        GRADES
            .iter()
            .find(|grade| rest.strip_prefix(**grade).is_some_and(ends_grade))
            .map(|grade| start..start + grade.len())
    })
}

/// Whether the grade ends there: “good practice” and “good at it” grade something else.
fn ends_grade(behind: &str) -> bool {
    let behind = behind.strip_prefix(" to be good").unwrap_or(behind);
    behind.is_empty()
        || behind.starts_with(['.', ',', ';', ':', ')', '”'])
        || [
            " overall",
            " in ",
            " for ",
            " and ",
            " with ",
            " but ",
            " at present",
            " because",
            " since",
            " –",
        ]
        .iter()
        .any(|word| behind.starts_with(word))
}
