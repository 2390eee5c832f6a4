//! Tables typed in Markdown, read against the data: a row's and a column's heading together name a
//! measure and a period.

mod lines;

use super::Subject;
use super::measures::Match;
use super::number::{Number, NumberKind, numbers};
use super::period_words::periods;
use super::typed::reading_for;
use crate::measure::Style;
use crate::model::walk::{Text, texts};
use crate::model::{Block, BlockKind, Indicator, Inline, Inlines, Period, Span, plain_words};
use jiff::civil::Date;

/// A table typed in a text, with what its cells are in the data.
pub struct TypedTable<'p> {
    /// Where its head stands.
    pub head: Span,
    /// How many of its cells are a number of a period that its headings name.
    pub cells: usize,
    /// Those of them that the data holds: where they stand, and as what.
    pub held: Vec<Held>,
    /// The cells that the data contradicts.
    pub differing: Vec<Differing<'p>>,
}

/// A cell that the data holds.
pub struct Held {
    /// Where it stands.
    pub span: Span,
    /// As it is typed.
    pub shown: String,
    /// What refers to it: “[[visits@2020-05]]”.
    pub reference: String,
}

/// A cell that is another number than the data has.
pub struct Differing<'p> {
    /// Where it stands.
    pub span: Span,
    /// As it is typed.
    pub shown: String,
    /// What it measures.
    pub indicator: &'p Indicator,
    /// Of when.
    pub period: Period,
    /// The value of the data, in words.
    pub value: String,
    /// Where the data has it.
    pub held_at: Span,
    /// Whether the headings name the measure in full, and nothing else.
    pub is_sure: bool,
}

/// How much of a measure's name the headings must have.
const NAMED: f32 = 0.7;
/// How much is enough to see that a table repeats the data, where several cells agree.
const HINTED: f32 = 0.4;

/// The tables typed in the sections.
pub fn typed_tables<'p>(subject: &Subject<'p>) -> Vec<TypedTable<'p>> {
    let publication = subject.publication;
    let mut found = Vec::new();
    texts(publication, &mut |place, text| {
        let section = place.owner.and_then(|id| publication.section(id.as_str()));
        if let (Some(section), Text::Blocks(blocks)) = (section, text) {
            look(subject, publication.as_at(section), blocks, &mut found);
        }
    });
    found
}

fn look<'p>(
    subject: &Subject<'p>,
    as_at: Date,
    blocks: &'p [Block],
    found: &mut Vec<TypedTable<'p>>,
) {
    for (at, block) in blocks.iter().enumerate() {
        if let BlockKind::Table { head, rows, .. } = &block.kind {
            // Pasted tables have an empty head, and their headings in the first row.
            let is_blank = head.iter().all(|cell| plain_words(cell).trim().is_empty());
            let (head, rows) = match rows.split_first() {
                Some((first, rest)) if is_blank => (first, rest),
                _ => (head, rows.as_slice()),
            };
            let before = at.checked_sub(1).and_then(|at| blocks.get(at));
            let announced = match before.map(|block| &block.kind) {
                Some(BlockKind::Paragraph(line)) => plain_words(line),
                _ => String::new(),
            };
            let table = Grid {
                as_at,
                head,
                announced: last_sentence(&announced),
            };
            found.push(table.read(subject, block.span, rows));
        }
    }
}

fn last_sentence(text: &str) -> String {
    let trimmed = text.trim().trim_end_matches(['.', ':']);
    let start = trimmed.rfind(". ").map_or(0, |at| at + 2);
    trimmed.get(start..).unwrap_or("").to_owned()
}

struct Grid<'b> {
    as_at: Date,
    head: &'b [Inlines],
    announced: String,
}

impl Grid<'_> {
    fn read<'p>(&self, subject: &Subject<'p>, span: Span, rows: &[Vec<Inlines>]) -> TypedTable<'p> {
        let mut table = TypedTable {
            head: self
                .head
                .iter()
                .flatten()
                .next()
                .map_or(span, |inline| inline.span),
            cells: 0,
            held: Vec::new(),
            differing: Vec::new(),
        };
        let corner = self
            .head
            .first()
            .map_or(String::new(), |cell| plain_words(cell));
        for row in rows {
            let label = row.first().map_or(String::new(), |cell| plain_words(cell));
            for (cell, column) in row.iter().zip(self.head).skip(1) {
                let column = plain_words(column);
                let headings = format!("{label} {column} {corner}");
                self.cell(subject, cell, &headings, &[&column, &label], &mut table);
            }
        }
        self.read_lines(subject, rows, &mut table);
        table
    }

    fn cell<'p>(
        &self,
        subject: &Subject<'p>,
        cell: &[Inline],
        headings: &str,
        dated_by: &[&str],
        table: &mut TypedTable<'p>,
    ) {
        let text = plain_words(cell);
        let Some(number) = only_number(&text, headings) else {
            return;
        };
        let Some(period) = self.period(dated_by) else {
            return;
        };
        table.cells += 1;
        let kind = number.kind;
        let named: Vec<Match<'_, 'p>> = subject
            .measures
            .named_in(headings, HINTED)
            .into_iter()
            .filter(|found| found.measure.takes(kind))
            .collect();
        let held =
            named.iter().find_map(|found| {
                found.measure.figures.iter().find(|held| {
                    held.is(&number) && held.period.is_some_and(|at| covers(at, period))
                })
            });
        let span = cell.first().map_or(table.head, |inline| inline.span);
        if let Some(held) = held {
            table.held.push(Held {
                span,
                shown: text.trim().to_owned(),
                reference: held.reference.clone(),
            });
        }
        let best = named
            .iter()
            .filter(|found| found.measure.indicator.is_some());
        let most = best.clone().map(|found| found.words).max().unwrap_or(0);
        let mut best = best.filter(|found| found.words == most && found.coverage >= NAMED);
        let (Some(found), None) = (best.next(), best.next()) else {
            return;
        };
        let Some(indicator) = found.measure.indicator else {
            return;
        };
        let Some(reading) = reading_for(indicator, period) else {
            return;
        };
        let Ok(value) = reading.value else { return };
        if value.rounded(number.value.scale()) == number.value || most < 2 {
            return;
        }
        // Another figure of the data says the same: then the data has two values.
        let is_held = held.is_some();
        table.differing.push(Differing {
            span,
            shown: text.trim().to_owned(),
            indicator,
            period: reading.period,
            value: Style::of(indicator).full(value),
            held_at: reading.datum.span,
            is_sure: found.coverage >= 0.99 && most >= 3 && !is_held,
        });
    }

    /// The period that the headings name, or else the sentence above the table.
    fn period(&self, dated_by: &[&str]) -> Option<Period> {
        let announced = self.announced.as_str();
        dated_by
            .iter()
            .copied()
            .chain([announced])
            .find_map(|text| {
                let spaced = spaced(text);
                let named = periods(&spaced, &(0..spaced.len()), self.as_at);
                let [one] = named.as_slice() else {
                    return None;
                };
                one.period
            })
    }
}

/// “1March 2020” as it was meant.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 1);
    let mut before = ' ';
    for letter in text.chars() {
        if before.is_ascii_digit() && letter.is_uppercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    spaced
}

/// Whether a figure's period is the one that a heading names: a day stands for its month.
fn covers(held: Period, named: Period) -> bool {
    held == named
        || matches!((held, named), (Period::Month { year, month }, Period::Day(day))
            if day.year() == year && day.month() == month)
}

/// The cell's number, where it is nothing else; a per cent sign may stand in a heading.
fn only_number(text: &str, headings: &str) -> Option<Number> {
    let text = text.trim();
    let found = numbers(text, &(0..text.len()));
    let [number] = found.as_slice() else {
        return None;
    };
    let is_all = number.range.len() == text.len();
    let mut number = number.clone();
    if number.kind == NumberKind::Plain && headings.contains('%') {
        number.kind = NumberKind::Percent;
    }
    is_all.then_some(number)
}
