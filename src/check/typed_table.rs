//! Tables typed in Markdown, read against the data: a row's and a column's heading together name a
//! measure and a period.

mod lines;

use super::Subject;
use super::measures::Match;
use super::number::{Number, NumberKind, numbers};
use super::period_words::periods;
use super::prose::{Passage, Prose};
use super::typed::reading_for;
use crate::measure::Style;
use crate::model::{Indicator, Period, Span};

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
    let prose = &*subject.prose;
    let mut found = Vec::new();
    for grid in &prose.grids {
        let mut cells = grid.head.iter().chain(grid.rows.iter().flatten()).flatten();
        let Some(first) = cells.next().and_then(|at| prose.at(*at)) else {
            continue;
        };
        let owner = first.owner().map_or("", |id| id.as_str());
        if subject.publication.section(owner).is_none() {
            continue;
        }
        let lead = grid.above.leads.last().and_then(|at| prose.at(*at));
        let reader = Reader {
            prose,
            head: &grid.head,
            first,
            announced: last_sentence(&lead.map_or(String::new(), Passage::plain)),
        };
        found.push(reader.read(subject, &grid.rows));
    }
    found
}

fn last_sentence(text: &str) -> String {
    let trimmed = text.trim().trim_end_matches(['.', ':']);
    let start = trimmed.rfind(". ").map_or(0, |at| at + 2);
    trimmed.get(start..).unwrap_or("").to_owned()
}

/// What reads one table.
struct Reader<'b> {
    prose: &'b Prose<'b>,
    head: &'b [Option<usize>],
    /// Its first cell that holds anything.
    first: &'b Passage<'b>,
    announced: String,
}

impl Reader<'_> {
    fn read<'p>(&self, subject: &Subject<'p>, rows: &[Vec<Option<usize>>]) -> TypedTable<'p> {
        let mut table = TypedTable {
            head: self.first.start(),
            cells: 0,
            held: Vec::new(),
            differing: Vec::new(),
        };
        let corner = self.words(self.head.first());
        for row in rows {
            let label = self.words(row.first());
            for (cell, column) in row.iter().zip(self.head).skip(1) {
                let Some(cell) = cell.and_then(|at| self.prose.at(at)) else {
                    continue;
                };
                let column = self.words(Some(column));
                let headings = format!("{label} {column} {corner}");
                self.cell(subject, cell, &headings, &[&column, &label], &mut table);
            }
        }
        self.read_lines(subject, rows, &mut table);
        table
    }

    /// The words of a cell.
    fn words(&self, cell: Option<&Option<usize>>) -> String {
        let passage = cell.copied().flatten().and_then(|at| self.prose.at(at));
        passage.map_or(String::new(), Passage::plain)
    }

    fn cell<'p>(
        &self,
        subject: &Subject<'p>,
        cell: &Passage<'_>,
        headings: &str,
        dated_by: &[&str],
        table: &mut TypedTable<'p>,
    ) {
        let text = cell.plain();
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
        let span = cell.start();
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
                let named = periods(&spaced, &(0..spaced.len()), self.first.as_at);
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
