//! What the publication uses: every id that a text, a figure, a plan or a table names.

use super::prose::Prose;
use crate::model::walk::{Text, each_block, texts};
use crate::model::*;
use std::collections::BTreeSet;

/// The id that a reference leads to.
pub fn target_id(target: &Target) -> Option<&Id> {
    match target {
        Target::Indicator { id, .. }
        | Target::Action { id, .. }
        | Target::Priority { id, .. }
        | Target::Evidence(id)
        | Target::Term { id, .. }
        | Target::Item(id) => Some(id),
        Target::Cell { table, .. } => Some(table),
        Target::Unresolved(_) | Target::Removed(_) => None,
    }
}

/// Every id that something else names.
pub fn used_ids<'p>(publication: &'p Publication, prose: &Prose<'p>) -> BTreeSet<&'p str> {
    let mut used: BTreeSet<&'p str> = BTreeSet::new();
    for passage in &prose.passages {
        for mention in &passage.references {
            if let Some(id) = target_id(&mention.reference.to)
                && passage.owner() != Some(id)
            {
                used.insert(id.as_str());
            }
        }
    }
    texts(publication, &mut |_, text| {
        if let Text::Blocks(blocks) = text {
            each_block(blocks, &mut |block| {
                if let BlockKind::Show(show) = &block.kind {
                    used.insert(show.id.as_str());
                }
            });
        }
    });
    let p = publication;
    let mut add = |ids: &'p [Id]| used.extend(ids.iter().map(Id::as_str));
    add(&p.about.headline_figures);
    for one in &p.indicators {
        add(one.source.as_slice());
        add(&one.chart_with);
        add(&one.total_of);
        add(one.part_of.as_slice());
        for comparator in &one.comparators {
            add(comparator.source.as_slice());
        }
    }
    for one in &p.tables {
        add(one.source.as_slice());
        if let TableBody::Series { indicators, .. } = &one.body {
            add(indicators);
        }
    }
    for one in &p.priorities {
        add(one.source.as_slice());
        add(&one.metrics);
    }
    for one in &p.grid {
        add(one.source.as_slice());
    }
    for one in &p.actions {
        add(&one.measures);
    }
    for one in &p.inspections {
        add(one.source.as_slice());
    }
    for one in &p.events {
        add(one.source.as_slice());
    }
    for one in &p.questions {
        add(one.source.as_slice());
        add(&one.answered_in);
    }
    add_cells(publication, &mut used);
    used
}

fn add_cells<'p>(publication: &'p Publication, used: &mut BTreeSet<&'p str>) {
    super::data::each_figure(publication, &mut |held| {
        let mut cells: Vec<&'p CellId> = held.datum.same_as.iter().collect();
        if let Amount::Fraction {
            n_cell, of_cell, ..
        } = &held.datum.amount
        {
            cells.extend(n_cell.iter().chain(of_cell));
        }
        for cell in cells {
            used.insert(match cell {
                CellId::Indicator { id, .. } => id.as_str(),
                CellId::Table { table, .. } => table.as_str(),
            });
        }
    });
}

/// The kinds of evidence that a run of blocks rests on: what it cites, and where the figures and
/// inspections come from that it shows.
pub fn kinds_of_evidence(publication: &Publication, blocks: &[Block]) -> Vec<EvidenceKind> {
    let mut kinds = BTreeSet::new();
    let mut cite = |id: &Id| {
        let source = match publication.place(id.as_str()) {
            Some(Place::Evidence(_)) => Some(id),
            Some(Place::Indicator(i)) => publication
                .indicators
                .get(i)
                .and_then(|one| one.source.as_ref()),
            Some(Place::Table(i)) => publication
                .tables
                .get(i)
                .and_then(|one| one.source.as_ref()),
            Some(Place::Inspection(_) | Place::Finding(..)) => {
                kinds.insert(EvidenceKind::External);
                None
            }
            _ => None,
        };
        if let Some(evidence) = source.and_then(|id| publication.evidence(id.as_str())) {
            kinds.insert(evidence.kind);
        }
    };
    walk::each_inline_in_blocks(blocks, &mut |inline| {
        if let InlineKind::Reference(reference) = &inline.kind
            && let Some(id) = target_id(&reference.to)
        {
            cite(id);
        }
    });
    each_block(blocks, &mut |block| {
        if let BlockKind::Show(show) = &block.kind {
            cite(&show.id);
        }
    });
    kinds.into_iter().collect()
}
