//! Forgets what the cut has dealt with: who else may see what is kept, and which other cells its
//! figures are. Both name what other readers have.

use super::suppress::forget_names;
use crate::model::*;

pub(super) fn forget(kept: &mut Publication) {
    let Publication {
        sections,
        indicators,
        tables,
        priorities,
        grid,
        actions,
        evidence,
        inspections,
        events,
        questions,
        terms,
        ..
    } = kept;
    for section in sections {
        all(&mut section.audience);
        for answer in &mut section.answers {
            all(&mut answer.audience);
        }
    }
    for indicator in indicators {
        all(&mut indicator.audience);
        indicator.values.values_mut().for_each(figure);
        for comparator in &mut indicator.comparators {
            all(&mut comparator.audience);
            comparator.values.values_mut().for_each(figure);
        }
    }
    for table in tables {
        all(&mut table.audience);
        if let TableBody::Rows { columns, rows } = &mut table.body {
            for column in columns {
                all(&mut column.audience);
            }
            for row in rows {
                all(&mut row.audience);
                for cell in &mut row.cells {
                    if let Cell::Figure(datum) = cell {
                        figure(datum);
                    }
                }
            }
        }
    }
    priorities.iter_mut().for_each(|one| all(&mut one.audience));
    grid.iter_mut().for_each(|one| all(&mut one.audience));
    actions.iter_mut().for_each(|one| all(&mut one.audience));
    evidence.iter_mut().for_each(|one| all(&mut one.audience));
    for inspection in inspections {
        all(&mut inspection.audience);
        for finding in &mut inspection.findings {
            all(&mut finding.audience);
        }
    }
    events.iter_mut().for_each(|one| all(&mut one.audience));
    questions.iter_mut().for_each(|one| all(&mut one.audience));
    terms.iter_mut().for_each(|one| all(&mut one.audience));
    walk::texts_mut(kept, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            walk::each_run_mut(blocks, &mut |run| {
                run.iter_mut().for_each(|block| all(&mut block.audience));
            });
        }
    });
}

fn all(audience: &mut Audience) {
    *audience = Audience::default();
}

fn figure(datum: &mut Datum) {
    all(&mut datum.audience);
    forget_names(datum);
}
