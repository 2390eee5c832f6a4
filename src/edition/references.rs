//! What is left pointing at something that an edition does not hold: lists of ids lose it, text
//! gets the words that its author gave instead, and where there are none the edition is not made.

use super::suppress::cells::{at, table_cell};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Removes from `kept` every mention of what only `whole` holds. `otherwise` stands where text
/// refers to something removed and its author gave no words for that.
///
/// # Errors
/// Where nothing at all says what stands instead.
pub(super) fn settle(
    kept: &mut Publication,
    whole: &Publication,
    edition: &Edition,
    otherwise: Option<&str>,
) -> Vec<Diagnostic> {
    prune_lists(kept);
    settle_text(kept, whole, edition, otherwise)
}

fn settle_text(
    kept: &mut Publication,
    whole: &Publication,
    edition: &Edition,
    otherwise: Option<&str>,
) -> Vec<Diagnostic> {
    // What stood there before is asked of the few that are gone.
    let (before, present) = (LazyCell::new(|| Present::of(whole)), Present::of(kept));
    let mut problems = Vec::new();
    walk::walk_inlines_mut(kept, &mut |inline, _| {
        let InlineKind::Reference(reference) = &mut inline.kind else {
            return;
        };
        if present.has(&reference.to) || !before.has(&reference.to) {
            return;
        }
        let words = instead(whole, &reference.to);
        match words.or_else(|| otherwise.map(str::to_owned)) {
            Some(words) => {
                reference.to = Target::Removed(words);
                reference.words = None;
            }
            None => problems.extend(
                reference
                    .to
                    .id()
                    .map(|id| removed(inline.span, id, edition)),
            ),
        }
    });
    walk::walk_blocks(kept, &mut |block, _| {
        if let BlockKind::Show(show) = &block.kind
            && !present.ids.contains(&show.id)
        {
            problems.push(removed(block.span, &show.id, edition));
        }
    });
    problems
}

fn removed(span: Span, id: &Id, edition: &Edition) -> Diagnostic {
    Diagnostic::error(
        "removed-reference",
        format!("this refers to “{id}”, or to a part of it, which the edition “{}” does not hold", edition.id),
    )
    .at(span)
    .help("Limit this text to the same editions, or give what it refers to the key “instead” with the words that are to stand here.")
}

/// What an edition holds.
struct Present {
    ids: BTreeSet<Id>,
    /// The cells of tables that hold something, and the values of indicators.
    cells: BTreeSet<CellId>,
    comparators: BTreeSet<(Id, Id)>,
}

impl Present {
    fn of(publication: &Publication) -> Present {
        let mut cells = BTreeSet::new();
        let mut comparators = BTreeSet::new();
        for indicator in &publication.indicators {
            let values = indicator.values.keys();
            cells.extend(values.map(|period| at(&indicator.id, *period)));
            let others = indicator.comparators.iter();
            comparators.extend(others.map(|other| (indicator.id.clone(), other.id.clone())));
        }
        for table in &publication.tables {
            let TableBody::Rows { columns, rows } = &table.body else {
                continue;
            };
            for row in rows {
                let full = columns.iter().zip(&row.cells);
                let full = full.filter(|(_, cell)| !matches!(cell, Cell::Empty));
                cells.extend(full.map(|(column, _)| table_cell(&table.id, &row.id, &column.id)));
            }
        }
        Present {
            ids: publication.ids().cloned().collect(),
            cells,
            comparators,
        }
    }

    fn has(&self, to: &Target) -> bool {
        match to {
            Target::Cell { table, row, column } => {
                self.ids.contains(table)
                    && (self.cells.contains(&table_cell(table, row, column))
                        // A view of indicators: its rows are theirs.
                        || Period::parse(column.as_str(), YearKind::Financial)
                            .is_some_and(|period| self.cells.contains(&at(row, period))))
            }
            Target::Indicator {
                id,
                facet,
                at: period,
                since,
            } => {
                let value = |period: &Period| self.cells.contains(&at(id, *period));
                self.ids.contains(id)
                    && match facet {
                        Facet::Comparator(other) => {
                            self.comparators.contains(&(id.clone(), other.clone()))
                        }
                        Facet::Title | Facet::Target | Facet::Period => true,
                        Facet::Value
                        | Facet::Change
                        | Facet::Direction
                        | Facet::Status
                        | Facet::Numerator
                        | Facet::Denominator => period.iter().chain(since).all(value),
                    }
            }
            to => to.id().is_none_or(|id| self.ids.contains(id)),
        }
    }
}

/// The words that the author of something removed gave to stand instead of it: of a figure, or of
/// what it is a part of.
fn instead(whole: &Publication, to: &Target) -> Option<String> {
    let of_part = match to {
        Target::Cell { table, row, column } => of_cell(whole, table, row, column),
        Target::Indicator {
            id, facet, at: on, ..
        } => whole
            .indicator(id.as_str())
            .and_then(|indicator| match facet {
                Facet::Comparator(other) => indicator
                    .comparators
                    .iter()
                    .find(|comparator| comparator.id == *other)
                    .and_then(|comparator| comparator.audience.instead.clone()),
                _ => indicator.values.get(on.as_ref()?)?.audience.instead.clone(),
            }),
        _ => None,
    };
    of_part.or_else(|| {
        audiences_of(whole, to.id()?)
            .into_iter()
            .find_map(|one| one.instead.clone())
    })
}

fn of_cell(whole: &Publication, table: &Id, row: &Id, column: &Id) -> Option<String> {
    let TableBody::Rows { columns, rows } = &whole.table(table.as_str())?.body else {
        return None;
    };
    let row = rows.iter().find(|one| one.id == *row)?;
    let i = columns.iter().position(|one| one.id == *column)?;
    let of_figure = match row.cells.get(i) {
        Some(Cell::Figure(datum)) => datum.audience.instead.clone(),
        _ => None,
    };
    of_figure
        .or_else(|| row.audience.instead.clone())
        .or_else(|| columns.get(i)?.audience.instead.clone())
}

/// Who may see something, then who may see what it is a part of.
fn audiences_of<'p>(whole: &'p Publication, id: &Id) -> Vec<&'p Audience> {
    let audience = |id: &Id| audience_of(whole, id);
    let above = match whole.place(id.as_str()) {
        Some(Place::Finding(i, _)) => whole.inspections.get(i).map(|one| &one.audience),
        Some(Place::Action(i)) => whole
            .actions
            .get(i)
            .and_then(|action| match &action.origin {
                Origin::Priority(id) | Origin::Grid(id) => audience(id),
            }),
        _ => None,
    };
    audience(id).into_iter().chain(above).collect()
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
        let share_is_there = match &column.share_in {
            Some(ShareIn::Row(id)) => row_ids.contains(id),
            Some(ShareIn::Column(id)) => column_ids.contains(id),
            None => true,
        };
        if !share_is_there || column.share_of.iter().any(|id| !column_ids.contains(id)) {
            column.share_of = None;
            column.share_in = None;
        }
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
