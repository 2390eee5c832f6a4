//! An earlier version, cut by today's edition: what a comparison may show of it. It was published
//! once, and is looked at again by readers of today; what today's edition hides or leaves out
//! must not come back as something “removed”.

use super::Copy;
use super::cut::{Manner, cut_hiding};
use super::suppress::{Before, Hidden};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::BTreeSet;

/// What the readers of `copy` may see of the earlier version `before`: its sources as a whole, or
/// what a bundle of it held, then `edition`. `today` is the publication that `copy` was cut from,
/// where it is known, and `known` what readers know of the figures of the earlier version.
///
/// # Errors
/// Where the earlier version cannot be cut so that its references hold.
pub fn earlier(
    before: &Publication,
    edition: Option<&Edition>,
    today: Option<&Publication>,
    known: &Before,
    copy: &Copy,
) -> Result<Copy, Vec<Diagnostic>> {
    let (limited, hidden) = limited(before, today, known, copy);
    let mut earlier = cut_hiding(&limited, copy.edition(), false, &hidden, Manner::Earlier)?;
    if let Some(edition) = edition {
        earlier.edition = edition.clone();
        earlier.publication.editions = vec![edition.clone()];
    }
    Ok(earlier)
}

/// The earlier version with everything limited that the edition leaves out today, and its figures
/// that are hidden in one of the versions.
pub(super) fn limited(
    before: &Publication,
    today: Option<&Publication>,
    known: &Before,
    copy: &Copy,
) -> (Publication, Hidden) {
    let rules = copy.edition();
    let mut limited = before.clone();
    let Some(today) = today else {
        let hidden = Hidden::of(&limited, rules);
        return (limited, hidden);
    };
    // Which other editions there are, and how they hide, is settled today.
    limited.editions.clone_from(&today.editions);
    Held { today, copy }.limit(&mut limited);
    let hidden = Hidden::of(&limited, rules);
    let hidden = hidden.and_also(&Hidden::since(today, rules, known));
    (limited, hidden)
}

/// What today's publication has, and what of it the edition holds.
struct Held<'a> {
    today: &'a Publication,
    copy: &'a Copy,
}

impl Held<'_> {
    fn admits(&self, audience: &Audience) -> bool {
        let edition = self.copy.edition();
        audience.admits(&edition.id, edition.marking)
    }

    /// Whether today's publication has something of this id that the edition does not hold.
    fn leaves_out(&self, id: &Id) -> bool {
        let held = self.copy.publication().place(id.as_str()).is_some();
        !held && self.today.place(id.as_str()).is_some()
    }

    /// Limits everything in `before` that the edition leaves out today.
    fn limit(&self, before: &mut Publication) {
        let items = |id: &Id, audience: &mut Audience| {
            if self.leaves_out(id) {
                *audience = nobody();
            }
        };
        for section in &mut before.sections {
            items(&section.id, &mut section.audience);
            let today = self.today.section(section.id.as_str());
            for answer in &mut section.answers {
                let same = today.and_then(|today| {
                    let mut answers = today.answers.iter();
                    answers.find(|one| one.question == answer.question)
                });
                if same.is_some_and(|same| !self.admits(&same.audience)) {
                    answer.audience = nobody();
                }
            }
        }
        for indicator in &mut before.indicators {
            items(&indicator.id, &mut indicator.audience);
            self.limit_values(indicator);
        }
        for table in &mut before.tables {
            items(&table.id, &mut table.audience);
            self.limit_cells(table);
        }
        let Publication {
            priorities,
            grid,
            actions,
            evidence,
            inspections,
            events,
            questions,
            terms,
            ..
        } = before;
        priorities
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        grid.iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        actions
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        evidence
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        for inspection in inspections {
            items(&inspection.id, &mut inspection.audience);
            for finding in &mut inspection.findings {
                items(&finding.id, &mut finding.audience);
            }
        }
        events
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        questions
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        terms
            .iter_mut()
            .for_each(|one| items(&one.id, &mut one.audience));
        self.limit_passages(before);
    }

    fn limit_values(&self, indicator: &mut Indicator) {
        let Some(today) = self.today.indicator(indicator.id.as_str()) else {
            return;
        };
        let limit = |datum: &mut Datum, today: Option<&Datum>| {
            if today.is_some_and(|today| !self.admits(&today.audience)) {
                datum.audience = nobody();
            }
        };
        for (at, datum) in &mut indicator.values {
            limit(datum, today.values.get(at));
        }
        for comparator in &mut indicator.comparators {
            let mut all = today.comparators.iter();
            let Some(same) = all.find(|one| one.id == comparator.id) else {
                continue;
            };
            if !self.admits(&same.audience) {
                comparator.audience = nobody();
            }
            for (at, datum) in &mut comparator.values {
                limit(datum, same.values.get(at));
            }
        }
    }

    fn limit_cells(&self, table: &mut Table) {
        let today = self.today.table(table.id.as_str()).map(|one| &one.body);
        let (
            Some(TableBody::Rows {
                columns: columns_today,
                rows: rows_today,
            }),
            TableBody::Rows { columns, rows },
        ) = (today, &mut table.body)
        else {
            return;
        };
        for column in columns.iter_mut() {
            let same = columns_today.iter().find(|one| one.id == column.id);
            if same.is_some_and(|same| !self.admits(&same.audience)) {
                column.audience = nobody();
            }
        }
        for row in rows {
            let Some(same) = rows_today.iter().find(|one| one.id == row.id) else {
                continue;
            };
            if !self.admits(&same.audience) {
                row.audience = nobody();
            }
            for (column, cell) in columns.iter().zip(&mut row.cells) {
                let at = columns_today.iter().position(|one| one.id == column.id);
                let today = at.and_then(|at| same.cells.get(at));
                if let (Cell::Figure(datum), Some(Cell::Figure(today))) = (cell, today)
                    && !self.admits(&today.audience)
                {
                    datum.audience = nobody();
                }
            }
        }
    }

    /// Passages of the earlier version that stand today where the edition does not show them.
    fn limit_passages(&self, before: &mut Publication) {
        let mut left_out: BTreeSet<String> = BTreeSet::new();
        let mut add = |blocks: &[Block]| {
            walk::each_line(blocks, &mut |line| {
                left_out.insert(plain_words(line));
            });
        };
        walk::texts(self.today, &mut |place, text| {
            let walk::Text::Blocks(blocks) = text else {
                return;
            };
            if place.owner.is_some_and(|id| self.leaves_out(id)) {
                add(blocks);
            }
            walk::each_block(blocks, &mut |block| {
                if !self.admits(&block.audience) {
                    add(std::slice::from_ref(block));
                }
            });
        });
        for section in &self.today.sections {
            let answers = section.answers.iter();
            for answer in answers.filter(|answer| !self.admits(&answer.audience)) {
                add(&answer.blocks);
            }
        }
        walk::texts(self.copy.publication(), &mut |_, text| {
            if let walk::Text::Blocks(blocks) = text {
                walk::each_line(blocks, &mut |line| {
                    left_out.remove(&plain_words(line));
                });
            }
        });
        left_out.remove("");
        walk::texts_mut(before, &mut |_, text| {
            let walk::TextMut::Blocks(blocks) = text else {
                return;
            };
            walk::each_run_mut(blocks, &mut |run| {
                for block in run {
                    let mut is_left_out = false;
                    walk::each_line(std::slice::from_ref(block), &mut |line| {
                        is_left_out |= left_out.contains(&plain_words(line));
                    });
                    // What holds several passages loses those alone.
                    let is_leaf = matches!(
                        block.kind,
                        BlockKind::Paragraph(_)
                            | BlockKind::Heading { .. }
                            | BlockKind::Table { .. }
                    );
                    if is_left_out && is_leaf {
                        block.audience = nobody();
                    }
                }
            });
        });
    }
}

/// No edition has an id without letters.
fn nobody() -> Audience {
    Audience {
        only: vec![Id::default()],
        ..Audience::default()
    }
}
