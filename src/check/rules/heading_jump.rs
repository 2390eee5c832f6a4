//! `heading-jump`: a heading that leaves a level out.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::each_block;
use crate::model::{Block, BlockKind};

/// The rule.
pub const RULE: Rule = Rule {
    code: "heading-jump",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a heading more than one level below the heading before it.",
    why: "People who hear a page find their way by the levels of headings: a missing level sounds like missing text.",
    example: "### Assessments\n\n##### Timeliness",
    instead: "### Assessments\n\n#### Timeliness",
    mend: "Use the next level.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for section in &subject.publication.sections {
        in_blocks(&section.summary, 2, all);
        for answer in &section.answers {
            let level = if answer.headline.is_some() { 3 } else { 2 };
            in_blocks(&answer.blocks, level, all);
        }
    }
}

/// `above`: the level of the heading before them.
fn in_blocks(blocks: &[Block], above: u8, all: &mut Vec<Diagnostic>) {
    let mut before = above;
    each_block(blocks, &mut |block| {
        if let BlockKind::Heading { level, .. } = &block.kind {
            if *level > before + 1 {
                all.push(
                    finding(format!(
                        "this heading has {level} signs #, and the one before it {before}"
                    ))
                    .at(block.span)
                    .help(format!("Write {} signs.", before + 1)),
                );
            }
            before = *level;
        }
    });
}
