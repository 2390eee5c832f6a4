//! Cuts an edition from the publication: everything that its readers may not see is taken out of
//! the model.

use super::suppress::{Before, Hidden};
use super::{Copy, DATA_FORM};
use super::{forget, references};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The copy of `publication` that `edition` holds. `draft`: made in spite of errors.
///
/// # Errors
/// Where text that is kept refers to something that is removed, and nothing says what stands
/// instead.
pub fn cut(
    publication: &Publication,
    edition: &Edition,
    draft: bool,
) -> Result<Copy, Vec<Diagnostic>> {
    cut_since(publication, edition, draft, &Before::default())
}

/// The same for readers who also hold the version before.
///
/// # Errors
/// As [`cut`].
pub fn cut_since(
    publication: &Publication,
    edition: &Edition,
    draft: bool,
    before: &Before,
) -> Result<Copy, Vec<Diagnostic>> {
    let hidden = Hidden::since(publication, edition, before);
    cut_hidden(publication, edition, draft, &hidden)
}

/// The same where it is known what the edition hides.
///
/// # Errors
/// As [`cut`].
pub fn cut_hidden(
    publication: &Publication,
    edition: &Edition,
    draft: bool,
    hidden: &Hidden,
) -> Result<Copy, Vec<Diagnostic>> {
    cut_hiding(publication, edition, draft, hidden, Manner::Today)
}

/// The same, to be looked at rather than delivered, with those of `others` whose copies hold the same
/// but for the edition that they name: the copy names them all.
///
/// # Errors
/// As [`cut`].
pub fn cut_with_like<'e>(
    publication: &Publication,
    edition: &Edition,
    others: &[&'e Edition],
    hidden: &Hidden,
) -> Result<(Copy, Vec<&'e Edition>), Vec<Diagnostic>> {
    let mut like = others.to_vec();
    like.retain(|other| may_hold_the_same(other, edition));
    let like = RefCell::new(like);
    // Who is answered alike each time is left with the same.
    let admits = |audience: &Audience| {
        let is_admitted = |one: &Edition| audience.admits(&one.id, one.marking);
        let answer = is_admitted(edition);
        if !audience.is_all() {
            let mut like = like.borrow_mut();
            like.retain(|other| is_admitted(other) == answer);
        }
        answer
    };
    let mut copy = cut_admitting(publication, edition, true, hidden, Manner::Today, &admits)?;
    let like = like.into_inner();
    let titles = like.iter().map(|other| (*other).clone());
    copy.publication.editions.extend(titles);
    Ok((copy, like))
}

/// Whether two editions hold the same where nothing is limited to one of them.
pub fn may_hold_the_same(one: &Edition, other: &Edition) -> bool {
    one.marking == other.marking && one.suppression == other.suppression
}

/// Whether an edition may hold what has this audience.
type Admits<'a> = &'a dyn Fn(&Audience) -> bool;

/// How a publication is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// To be delivered: what does not fit is an error.
    Today,
    /// To be compared with a later version: it was published once, and nobody mends it any more.
    Earlier,
}

/// What stands in text of an earlier version for what the edition does not hold today.
const NOT_HELD: &str = "something that this edition does not hold";

/// The same with these figures hidden.
///
/// # Errors
/// As [`cut`].
pub(super) fn cut_hiding(
    publication: &Publication,
    edition: &Edition,
    draft: bool,
    hidden: &Hidden,
    manner: Manner,
) -> Result<Copy, Vec<Diagnostic>> {
    let admits = |audience: &Audience| audience.admits(&edition.id, edition.marking);
    cut_admitting(publication, edition, draft, hidden, manner, &admits)
}

/// The same where `admits` says what the edition may hold.
fn cut_admitting(
    publication: &Publication,
    edition: &Edition,
    draft: bool,
    hidden: &Hidden,
    manner: Manner,
    admits: Admits<'_>,
) -> Result<Copy, Vec<Diagnostic>> {
    let told = hidden.told().iter();
    let mut problems: Vec<Diagnostic> = told
        .filter(|_| manner == Manner::Today)
        .map(|cell| disclosed(publication, cell, edition))
        .collect();
    let mut kept = publication.clone();
    if let Some(rule) = &edition.suppression {
        hidden.apply(&mut kept, rule);
    }
    kept.editions = vec![edition.clone()];
    keep_items(&mut kept, admits);
    kept.reindex();
    let otherwise = match manner {
        Manner::Today => None,
        Manner::Earlier => {
            drop_figures(&mut kept);
            Some(NOT_HELD)
        }
    };
    problems.extend(references::settle(
        &mut kept,
        publication,
        edition,
        otherwise,
    ));
    forget::forget(&mut kept);
    if !problems.is_empty() {
        return Err(problems);
    }
    let draft = draft || kept.about.status == PublicationStatus::Draft;
    Ok(Copy {
        form: DATA_FORM,
        edition: edition.clone(),
        draft,
        publication: kept,
    })
}

fn disclosed(publication: &Publication, cell: &CellId, edition: &Edition) -> Diagnostic {
    let span = match cell {
        CellId::Indicator { id, at } => publication
            .indicator(id.as_str())
            .and_then(|indicator| indicator.values.get(at))
            .map(|datum| datum.span),
        CellId::Table { table, .. } => publication.table(table.as_str()).map(|table| table.span),
    };
    let problem = Diagnostic::error(
        "audience-disclosed",
        format!(
            "a small count of people behind “{cell}” can be worked out in the edition “{}”",
            edition.id
        ),
    )
    .help("Limit this figure, or the sum that it stands in, to editions that are not suppressed.");
    match span {
        Some(span) => problem.at(span),
        None => problem,
    }
}

fn keep_items(kept: &mut Publication, admits: Admits<'_>) {
    kept.sections.retain(|section| admits(&section.audience));
    let marks: Vec<BTreeSet<String>> = kept.sections.iter().map(marks_of).collect();
    for section in &mut kept.sections {
        section.answers.retain(|answer| admits(&answer.audience));
    }
    // A passage may be limited wherever a text has several: in data as in sections.
    walk::texts_mut(kept, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            keep_blocks(blocks, admits);
        }
    });
    for (section, marks) in kept.sections.iter_mut().zip(marks) {
        let left = marks_of(section);
        let lost: BTreeSet<String> = marks.difference(&left).cloned().collect();
        drop_notes(&mut section.summary, &lost);
        for answer in &mut section.answers {
            drop_notes(&mut answer.blocks, &lost);
        }
    }
    kept.indicators
        .retain(|indicator| admits(&indicator.audience));
    for indicator in &mut kept.indicators {
        indicator.values.retain(|_, datum| admits(&datum.audience));
        indicator
            .comparators
            .retain(|comparator| admits(&comparator.audience));
        for comparator in &mut indicator.comparators {
            comparator.values.retain(|_, datum| admits(&datum.audience));
        }
    }
    kept.tables.retain(|table| admits(&table.audience));
    for table in &mut kept.tables {
        if let TableBody::Rows { columns, rows } = &mut table.body {
            keep_cells(columns, rows, admits);
        }
    }
    kept.priorities
        .retain(|priority| admits(&priority.audience));
    kept.grid.retain(|area| admits(&area.audience));
    kept.actions.retain(|action| admits(&action.audience));
    let origins: Vec<Id> = kept
        .priorities
        .iter()
        .map(|p| &p.id)
        .chain(kept.grid.iter().map(|area| &area.id))
        .cloned()
        .collect();
    kept.actions.retain(|action| match &action.origin {
        Origin::Priority(id) | Origin::Grid(id) => origins.contains(id),
    });
    kept.evidence.retain(|evidence| admits(&evidence.audience));
    kept.inspections
        .retain(|inspection| admits(&inspection.audience));
    for inspection in &mut kept.inspections {
        inspection
            .findings
            .retain(|finding| admits(&finding.audience));
    }
    kept.events.retain(|event| admits(&event.audience));
    kept.questions.retain(|question| admits(&question.audience));
    kept.terms.retain(|term| admits(&term.audience));
}

/// What shows a figure that is gone goes with it.
fn drop_figures(kept: &mut Publication) {
    let present: BTreeSet<Id> = kept.ids().cloned().collect();
    walk::texts_mut(kept, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            walk::each_run_mut(blocks, &mut |run| {
                run.retain(|block| match &block.kind {
                    BlockKind::Show(show) => present.contains(&show.id),
                    _ => true,
                });
            });
        }
    });
}

fn keep_blocks(blocks: &mut Vec<Block>, admits: Admits<'_>) {
    blocks.retain(|block| admits(&block.audience));
    // What held nothing else goes with what it held: an empty box would tell that there was more.
    blocks.retain_mut(|block| match &mut block.kind {
        BlockKind::Quote(inner)
        | BlockKind::Remark { blocks: inner, .. }
        | BlockKind::Footnote { blocks: inner, .. } => keep_inner(inner, admits),
        BlockKind::List { items, .. } => {
            items.retain_mut(|item| keep_inner(&mut item.blocks, admits));
            !items.is_empty()
        }
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::Code(_)
        | BlockKind::Table { .. }
        | BlockKind::Rule
        | BlockKind::Show(_) => true,
    });
}

/// Whether anything is left, or nothing was there.
fn keep_inner(blocks: &mut Vec<Block>, admits: Admits<'_>) -> bool {
    let was_empty = blocks.is_empty();
    keep_blocks(blocks, admits);
    was_empty || !blocks.is_empty()
}

/// The labels of the footnotes that the text of a section marks.
fn marks_of(section: &Section) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    let answers = section.answers.iter().map(|answer| &answer.blocks);
    for blocks in answers.chain([&section.summary]) {
        walk::each_inline_in_blocks(blocks, &mut |inline| {
            if let InlineKind::FootnoteMark(label) = &inline.kind {
                marks.insert(label.clone());
            }
        });
    }
    marks
}

/// A footnote goes with the last passage that marked it.
fn drop_notes(blocks: &mut Vec<Block>, lost: &BTreeSet<String>) {
    walk::each_run_mut(blocks, &mut |run| {
        run.retain(
            |block| !matches!(&block.kind, BlockKind::Footnote { label, .. } if lost.contains(label)),
        );
    });
}

fn keep_cells(columns: &mut Vec<Column>, rows: &mut Vec<Row>, admits: Admits<'_>) {
    let kept_columns: Vec<bool> = columns
        .iter()
        .map(|column| admits(&column.audience))
        .collect();
    rows.retain(|row| admits(&row.audience));
    for row in rows {
        let mut column = kept_columns.iter();
        row.cells
            .retain(|_| column.next().copied().unwrap_or(false));
        for cell in &mut row.cells {
            if matches!(cell, Cell::Figure(datum) if !admits(&datum.audience)) {
                *cell = Cell::Empty;
            }
        }
    }
    columns.retain(|column| admits(&column.audience));
}
