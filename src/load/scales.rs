//! `data/scales.toml`, and the statuses that must lie on a scale.

use super::files::Files;
use super::reader::Entry;
use super::schema::SCALE;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;

/// The scale of a priority's status and impact.
pub const PLAN_STATUS: &str = "plan-status";
/// The scale of an action's status.
pub const ACTION_STATUS: &str = "action-status";

/// Reads the scales in the order of the file.
pub(super) fn read(files: &mut Files) -> Vec<Scale> {
    files
        .entries("data/scales.toml", &SCALE)
        .iter()
        .map(scale)
        .collect()
}

fn scale(entry: &Entry) -> Scale {
    Scale {
        id: entry.id.clone(),
        title: entry.record.words("title").unwrap_or_default(),
        levels: entry.record.entries("levels").iter().map(level).collect(),
        span: entry.span,
    }
}

fn level(entry: &Entry) -> Level {
    let record = &entry.record;
    Level {
        id: entry.id.clone(),
        title: record.words("title").unwrap_or_default(),
        tone: record.choice("tone").unwrap_or_default(),
        meaning: record.words("meaning"),
        complete: record.boolean("complete").unwrap_or(false),
    }
}

/// Reports the statuses whose level is not on their scale.
pub(super) fn check(publication: &Publication, diagnostics: &mut Vec<Diagnostic>) {
    let of_plan = publication
        .priorities
        .iter()
        .flat_map(|priority| priority.status.values().chain(priority.impact.values()));
    check_levels(publication, PLAN_STATUS, of_plan, diagnostics);
    let of_actions = publication
        .actions
        .iter()
        .flat_map(|action| action.status.values());
    check_levels(publication, ACTION_STATUS, of_actions, diagnostics);
}

fn check_levels<'a>(
    publication: &Publication,
    scale: &str,
    statuses: impl Iterator<Item = &'a Status>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut statuses = statuses.peekable();
    let Some(scale) = publication.scale(scale) else {
        if let Some(first) = statuses.peek() {
            diagnostics.push(
                Diagnostic::error(
                    "missing-scale",
                    format!("there is no scale “{scale}” for this status"),
                )
                .at(first.span)
                .help(format!(
                    "Make it in data/scales.toml: [{scale}] with its title, and [{scale}.levels]."
                )),
            );
        }
        return;
    };
    let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
    for status in statuses {
        let level = status.level.as_str();
        if levels.contains(&level) {
            continue;
        }
        let all = levels.join(", ");
        let help = match did_you_mean(level, levels.iter().copied()) {
            Some(near) => format!("Did you mean “{near}”? The levels are: {all}."),
            None => format!("The levels are: {all}."),
        };
        diagnostics.push(
            Diagnostic::error(
                "unknown-status",
                format!("“{level}” is not on the scale “{}”", scale.id),
            )
            .at(status.span)
            .related(scale.span, "the scale")
            .help(help),
        );
    }
}
