//! Counts of what is held against staff: the data says whom a table counts.

use super::is_people;
use crate::check::Subject;
use crate::check::measures::HeldFigure;
use crate::check::number::Number;
use crate::check::prose::Passage;
use crate::check::typed::dated_numbers;
use crate::check::words::lower;
use crate::model::{Counts, Table, TableBody, Target};
use std::ops::Range;

/// Whether a count that begins a range is one of a table of staff: the other numbers of its
/// sentence are that table's too, and the sentence counts no children.
pub(super) fn is_of_staff(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    count: &Range<usize>,
) -> bool {
    let Some(sentence) = passage.sentence_at(count.start) else {
        return false;
    };
    let mut words = passage.each_word();
    if words.any(|word| sentence.contains(&word.range.start) && is_people(&lower(word.text))) {
        return false;
    }
    let numbers: Vec<Number> = dated_numbers(passage, sentence)
        .into_iter()
        .map(|one| one.number)
        .collect();
    let is_it = |number: &&Number| number.range.start == count.start;
    let Some(number) = numbers.iter().find(is_it) else {
        return false;
    };
    let mut tables = subject
        .publication
        .tables
        .iter()
        .filter(|table| holds(subject, table, number));
    tables.any(|table| {
        let mut others = numbers.iter().filter(|other| !is_it(other));
        let is_all = others.clone().all(|other| holds(subject, table, other));
        let larger = others.by_ref().filter(|other| other.value > number.value);
        let others = if is_all { larger.count() } else { 0 };
        let is_cited = passage.references_in(sentence).any(|mention| {
            matches!(&mention.reference.to, Target::Evidence(id) if table.source.as_ref() == Some(id))
        });
        others >= 2 || others == 1 && is_cited
    })
}

/// Whether a table that counts staff has a number.
fn holds(subject: &Subject<'_>, table: &Table, number: &Number) -> bool {
    let mut held = subject.measures().holding(number);
    held.any(|(_, held)| {
        held.table() == Some(table.id.as_str()) && counts(table, held) == Some(Counts::Staff)
    })
}

/// Whom a cell counts.
fn counts(table: &Table, held: &HeldFigure) -> Option<Counts> {
    let (_, column) = held.column()?;
    let TableBody::Rows { columns, .. } = &table.body else {
        return None;
    };
    let column = columns.iter().find(|one| one.id.as_str() == column)?;
    Some(column.counts.unwrap_or(table.counts))
}
