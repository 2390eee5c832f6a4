//! `plan-without-actions`: a priority of the plan, or an area of the grid, without an action.

use crate::check::prose::Passage;
use crate::check::words::{begins_with, find_each};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::actions_of;
use crate::model::walk::Part;
use crate::model::{Answer, BlockKind, Id, InlineKind, Section, Target, walk};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "plan-without-actions",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a priority or an area of the grid without any action, its parts included; and a section whose plans lead to no action, where those of at least half of the sections do: neither does its text refer to one, nor does one name the section, nor is it about the plan as a whole, whose priorities it refers to elsewhere.",
    why: "An intention that nobody is to carry out is no plan.",
    example: "data/plan/2-recruitment.toml:\n\ntitle = \"Better recruitment\"",
    instead: "data/plan/2-recruitment.toml:\n\ntitle = \"Better recruitment\"\n\n[actions.open-days]\ntitle = \"Hold two open days\"\nowner = \"Head of service\"\ndue = \"2020-09\"",
    mend: "Say what is to be done, by whom and by when.",
    run,
};

/// The framework's question that asks for plans.
const WHAT_ARE_OUR_PLANS: &str = "what-are-our-plans";

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_sections(subject, all);
    let publication = subject.publication;
    for priority in &publication.priorities {
        // Priority 2 is carried out by the actions of 2a and 2b.
        let has_actions = publication
            .priorities
            .iter()
            .filter(|one| {
                let letters = one.number.strip_prefix(priority.number.as_str());
                letters.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            })
            .any(|one| actions_of(publication, &one.id).next().is_some());
        if !has_actions {
            all.push(problem(&priority.title).at(priority.span));
        }
    }
    for area in &publication.grid {
        if actions_of(publication, &area.id).next().is_none() {
            all.push(problem(&area.title).at(area.span));
        }
    }
}

/// Sections whose plans lead to no action.
fn in_sections(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    if publication.actions.is_empty() {
        return;
    }
    let passages = LazyCell::new(|| by_owner(subject));
    let mut plans: Vec<(&Section, &Answer, bool)> = Vec::new();
    for section in &publication.sections {
        let is_named = publication
            .actions
            .iter()
            .any(|action| action.sections.contains(&section.id))
            || publication
                .priorities
                .iter()
                .any(|priority| priority.sections.contains(&section.id));
        for answer in &section.answers {
            if answer.question.as_str() != WHAT_ARE_OUR_PLANS || answer.blocks.is_empty() {
                continue;
            }
            let mut leads = is_named;
            walk::each_inline_in_blocks(&answer.blocks, &mut |inline| {
                if let InlineKind::Reference(reference) = &inline.kind {
                    leads |= matches!(
                        reference.to,
                        Target::Action { .. } | Target::Priority { .. }
                    );
                }
            });
            walk::each_block(&answer.blocks, &mut |block| {
                leads |= matches!(block.kind, BlockKind::Show(_));
            });
            leads = leads
                || passages
                    .get(&section.id)
                    .is_some_and(|own| is_of_whole_plan(own));
            plans.push((section, answer, leads));
        }
    }
    // A publication that is only begun has no actions to lead to.
    let (leading, others): (Vec<_>, Vec<_>) = plans.into_iter().partition(|(.., leads)| *leads);
    if leading.len() < others.len() {
        return;
    }
    for (section, answer, _) in others {
        all.push(
            finding(format!(
                "the plans of “{}” lead to no action of the plan",
                section.title
            ))
            .at(answer.span)
            .help("Refer to the actions: [[its-id]]; or name the section in them: sections = [\"its-id\"]."),
        );
    }
}

/// The passages of each thing that has an id.
fn by_owner<'a>(subject: &'a Subject<'_>) -> BTreeMap<&'a Id, Vec<&'a Passage<'a>>> {
    let mut passages: BTreeMap<&Id, Vec<&Passage<'_>>> = BTreeMap::new();
    for passage in &subject.prose.passages {
        if let Some(owner) = passage.owner() {
            passages.entry(owner).or_default().push(passage);
        }
    }
    passages
}

/// Whether a section tells of the plan as a whole: it refers to its priorities, and what it plans is
/// said of “the plan”, not of “the plan for the library”.
fn is_of_whole_plan(passages: &[&Passage<'_>]) -> bool {
    let mentions_priority = passages.iter().any(|passage| {
        let mut mentions = passage.references.iter();
        mentions.any(|mention| matches!(mention.reference.to, Target::Priority { .. }))
    });
    mentions_priority
        && passages.iter().any(|passage| {
            matches!(passage.place.part, Part::Answer(question) if question.as_str() == WHAT_ARE_OUR_PLANS)
                && names_whole_plan(passage)
        })
}

fn names_whole_plan(passage: &Passage<'_>) -> bool {
    let small = passage.small();
    let is_whole = |plan: &str| {
        find_each(small, plan).any(|at| {
            let behind = small.get(at + plan.len()..).unwrap_or("").trim_start();
            let of_another = ["for", "to", "of", "is to", "is for", "that"];
            !of_another.iter().any(|word| begins_with(behind, word))
        })
    };
    ["the plan", "the improvement plan", "the action plan"]
        .iter()
        .any(|plan| is_whole(plan))
}

fn problem(title: &str) -> Diagnostic {
    finding(format!("“{title}” has no action"))
        .help("Say what is to be done, by whom and by when: [actions.its-id].")
}
