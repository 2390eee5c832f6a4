//! What is left pointing at something that an edition does not hold: lists of ids lose it, text
//! gets the words that its author gave instead, and where there are none the edition is not made.

use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// Removes from `kept` every mention of what only `whole` holds.
///
/// # Errors
/// Where text refers to something removed, and nothing says what stands instead.
pub(super) fn settle(
    kept: &mut Publication,
    whole: &Publication,
    edition: &Edition,
) -> Vec<Diagnostic> {
    prune_lists(kept);
    settle_text(kept, whole, edition)
}

fn settle_text(kept: &mut Publication, whole: &Publication, edition: &Edition) -> Vec<Diagnostic> {
    let present: BTreeSet<Id> = kept.ids().cloned().collect();
    let kept_tables = cells_of(kept);
    let mut problems = Vec::new();
    walk::walk_inlines_mut(kept, &mut |inline, _| {
        let InlineKind::Reference(reference) = &mut inline.kind else {
            return;
        };
        let gone = match &reference.to {
            Target::Cell { table, row, column } => {
                let has = kept_tables.get(table).is_some_and(|cells| {
                    cells
                        .as_ref()
                        .is_none_or(|cells| cells.contains(&(row.clone(), column.clone())))
                });
                (!has).then(|| table.clone())
            }
            to => to.id().filter(|id| !present.contains(*id)).cloned(),
        };
        let Some(gone) = gone else { return };
        match instead(whole, &gone) {
            Some(words) => {
                reference.to = Target::Removed(words);
                reference.words = None;
            }
            None => problems.push(removed(inline.span, &gone, edition)),
        }
    });
    let mut shows = Vec::new();
    walk::walk_blocks(kept, &mut |block, _| {
        if let BlockKind::Show(show) = &block.kind
            && !present.contains(&show.id)
        {
            shows.push((block.span, show.id.clone()));
        }
    });
    problems.extend(
        shows
            .into_iter()
            .map(|(span, id)| removed(span, &id, edition)),
    );
    problems
}

fn removed(span: Span, id: &Id, edition: &Edition) -> Diagnostic {
    Diagnostic::error(
        "removed-reference",
        format!("this refers to “{id}”, which the edition “{}” does not hold", edition.id),
    )
    .at(span)
    .help("Limit this text to the same editions, or give what it refers to the key “instead” with the words that are to stand here.")
}

/// The cells of each table, by row and column; `None` for a view of indicators, whose cells are
/// theirs.
fn cells_of(publication: &Publication) -> BTreeMap<Id, Option<BTreeSet<(Id, Id)>>> {
    let cells = publication.tables.iter().map(|table| {
        let cells = match &table.body {
            TableBody::Rows { columns, rows } => Some(
                rows.iter()
                    .flat_map(|row| {
                        columns
                            .iter()
                            .map(|column| (row.id.clone(), column.id.clone()))
                    })
                    .collect(),
            ),
            TableBody::Series { .. } => None,
        };
        (table.id.clone(), cells)
    });
    cells.collect()
}

/// The words that the author of something removed gave to stand instead of it.
fn instead(whole: &Publication, id: &Id) -> Option<String> {
    audience_of(whole, id)?.instead.clone()
}

fn audience_of<'p>(whole: &'p Publication, id: &Id) -> Option<&'p Audience> {
    Some(match whole.place(id.as_str())? {
        Place::Section(i) => &whole.sections.get(i)?.audience,
        Place::Indicator(i) => &whole.indicators.get(i)?.audience,
        Place::Table(i) => &whole.tables.get(i)?.audience,
        Place::Priority(i) => &whole.priorities.get(i)?.audience,
        Place::GridArea(i) => &whole.grid.get(i)?.audience,
        Place::Action(i) => &whole.actions.get(i)?.audience,
        Place::Evidence(i) => &whole.evidence.get(i)?.audience,
        Place::Inspection(i) => &whole.inspections.get(i)?.audience,
        Place::Finding(i, j) => &whole.inspections.get(i)?.findings.get(j)?.audience,
        Place::Event(i) => &whole.events.get(i)?.audience,
        Place::Question(i) => &whole.questions.get(i)?.audience,
        Place::Term(i) => &whole.terms.get(i)?.audience,
        Place::Station(_) | Place::JudgementArea(_) => return None,
    })
}

fn prune_lists(kept: &mut Publication) {
    let present: BTreeSet<Id> = kept.ids().cloned().collect();
    let prune = |ids: &mut Vec<Id>| ids.retain(|id| present.contains(id));
    let prune_one = |id: &mut Option<Id>| {
        if id.as_ref().is_some_and(|id| !present.contains(id)) {
            *id = None;
        }
    };
    prune(&mut kept.about.headline_figures);
    prune(&mut kept.journey.carried_by);
    for station in &mut kept.journey.stations {
        prune(&mut station.sections);
    }
    for indicator in &mut kept.indicators {
        prune(&mut indicator.chart_with);
        prune_one(&mut indicator.part_of);
        prune_one(&mut indicator.source);
        // A sum that has lost a part is a sum no more.
        if !indicator.total_of.iter().all(|id| present.contains(id)) {
            indicator.total_of.clear();
        }
        for comparator in &mut indicator.comparators {
            prune_one(&mut comparator.source);
        }
    }
    for table in &mut kept.tables {
        prune_one(&mut table.source);
        match &mut table.body {
            TableBody::Series { indicators, .. } => prune(indicators),
            TableBody::Rows { columns, rows } => prune_sums(columns, rows),
        }
    }
    for priority in &mut kept.priorities {
        prune(&mut priority.metrics);
        prune(&mut priority.sections);
        prune_one(&mut priority.source);
    }
    for area in &mut kept.grid {
        prune_one(&mut area.source);
    }
    for action in &mut kept.actions {
        prune(&mut action.measures);
        prune(&mut action.sections);
    }
    for inspection in &mut kept.inspections {
        prune_one(&mut inspection.source);
        for finding in &mut inspection.findings {
            prune(&mut finding.sections);
            prune(&mut finding.answered_by);
        }
    }
    for event in &mut kept.events {
        prune_one(&mut event.source);
    }
    for question in &mut kept.questions {
        prune(&mut question.answered_in);
        prune_one(&mut question.source);
    }
}

fn prune_sums(columns: &mut [Column], rows: &mut [Row]) {
    let column_ids: Vec<Id> = columns.iter().map(|column| column.id.clone()).collect();
    let row_ids: Vec<Id> = rows.iter().map(|row| row.id.clone()).collect();
    for column in columns {
        if !column.total_of.iter().all(|id| column_ids.contains(id)) {
            column.total_of.clear();
        }
        column.part_of = column.part_of.take().filter(|id| column_ids.contains(id));
    }
    for row in rows {
        if !row.total_of.iter().all(|id| row_ids.contains(id)) {
            row.total_of.clear();
        }
        row.part_of = row.part_of.take().filter(|id| row_ids.contains(id));
    }
}
