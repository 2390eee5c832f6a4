//! What adds up to what must not go round in a circle.

use super::reader::Entry;
use crate::diagnostic::Diagnostic;
use crate::model::{Id, Indicator, Span};
use std::collections::BTreeMap;

/// Something that may be a total or a part of others of its kind.
pub(super) struct Member {
    id: Id,
    span: Span,
    total_of: Vec<Id>,
    part_of: Option<Id>,
}

impl Member {
    /// A row or column of a table.
    pub fn of_entry(entry: &Entry) -> Member {
        Member {
            id: entry.id.clone(),
            span: entry.span,
            total_of: entry.record.ids("total_of"),
            part_of: entry.record.id("part_of"),
        }
    }

    /// An indicator.
    pub fn of_indicator(indicator: &Indicator) -> Member {
        Member {
            id: indicator.id.clone(),
            span: indicator.span,
            total_of: indicator.total_of.clone(),
            part_of: indicator.part_of.clone(),
        }
    }
}

/// Reports the members that are, by way of others, a part of themselves.
pub(super) fn report_loops(
    members: impl Iterator<Item = Member>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let members: Vec<Member> = members.collect();
    let mut parts: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for member in &members {
        parts
            .entry(&member.id)
            .or_default()
            .extend(&member.total_of);
        if let Some(whole) = &member.part_of {
            parts.entry(whole).or_default().push(&member.id);
        }
    }
    // A member stays as long as it has a part that stays: what is left at the end lies on a
    // circle, or above one.
    let mut left = parts.clone();
    loop {
        let done: Vec<&Id> = left
            .iter()
            .filter(|(_, parts)| !parts.iter().any(|part| left.contains_key(*part)))
            .map(|(id, _)| *id)
            .collect();
        if done.is_empty() {
            break;
        }
        for id in done {
            left.remove(id);
        }
    }
    for member in &members {
        if left.contains_key(&member.id) && reaches(&member.id, &parts) {
            diagnostics.push(
                Diagnostic::error(
                    "sum-in-a-circle",
                    format!("“{}” is a part of itself", member.id),
                )
                .at(member.span)
                .help("Look at “total_of” and “part_of” here and in what they name: a whole cannot be a part of its part."),
            );
        }
    }
}

/// Whether `id` can be reached from itself.
fn reaches(id: &Id, parts: &BTreeMap<&Id, Vec<&Id>>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open: Vec<&Id> = parts.get(id).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            open.extend(parts.get(next).into_iter().flatten());
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, total_of: &[&str], part_of: Option<&str>) -> Member {
        Member {
            id: Id::new(id).unwrap_or_default(),
            span: Span::default(),
            total_of: total_of.iter().filter_map(|id| Id::new(id)).collect(),
            part_of: part_of.and_then(Id::new),
        }
    }

    #[test]
    fn finds_circles_and_nothing_else() {
        let loops = |members: Vec<Member>| -> Vec<String> {
            let mut diagnostics = Vec::new();
            report_loops(members.into_iter(), &mut diagnostics);
            diagnostics.into_iter().map(|d| d.message).collect()
        };
        assert!(
            loops(vec![
                member("all", &["a", "b"], None),
                member("a", &["c"], Some("all")),
                member("b", &[], Some("all")),
                member("c", &[], None),
            ])
            .is_empty()
        );
        assert_eq!(
            loops(vec![
                member("above", &["a"], None),
                member("a", &["b"], None),
                member("b", &["c"], None),
                member("c", &[], Some("b")),
                member("a2", &[], None),
                member("c", &["a"], None),
            ])
            .len(),
            4,
            "a, b and c (twice), not what lies above them"
        );
    }
}
