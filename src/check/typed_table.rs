//! Tables typed in Markdown, read against the data: a row's and a column's heading together name a
//! measure and a period, or do so with what is said above the table.

mod heading;
mod lines;
mod naming;
mod same_columns;

use super::Subject;
use super::measures::{HeldFigure, Match};
use super::number::{Number, NumberKind, numbers};
use super::period_words::periods;
use super::prose::{Passage, Prose};
use super::typed::reading_for;
use crate::measure::{self, Style};
use crate::model::{Decimal, Indicator, Period, Span};
use heading::{last_sentence, short_month, spaced, without_kind};
use naming::{Names, Naming};
use std::collections::BTreeMap;

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
    /// Cells of a column that is one of the data's but for them.
    pub other_cells: Vec<OtherCell>,
}

/// A cell that is another number than a table of the data has below the same headings.
pub struct OtherCell {
    /// Where it stands.
    pub span: Span,
    /// As it is typed.
    pub shown: String,
    /// What the data's cell is called.
    pub title: String,
    /// The value that it has.
    pub value: Decimal,
    /// What refers to it: “[[staff:north/posts]]”.
    pub reference: String,
    /// Where the data has it.
    pub held_at: Span,
}

/// A cell that the data holds.
pub struct Held {
    /// Where it stands.
    pub span: Span,
    /// As it is typed.
    pub shown: String,
    /// What refers to it: “[[visits@2020-05]]”.
    pub reference: String,
    /// Where the data has it.
    pub held_at: Span,
    /// What measures it, where the headings name that in full, and nothing else.
    pub measure: Option<String>,
    /// Whether more than a word or two of its headings says so.
    pub is_sure: bool,
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

/// So many words name a measure without doubt.
const NAMES: usize = 3;
/// So many cells of a column that the data has say that the column is the data's.
const ENOUGH_BESIDE: usize = 2;

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
        let words = |at: Option<&usize>| {
            let passage = at.and_then(|at| prose.at(*at));
            passage.map_or(String::new(), Passage::plain)
        };
        let reader = Reader {
            prose,
            head: &grid.head,
            first,
            announced: last_sentence(&words(grid.above.leads.last())),
            heading: words(grid.above.headings.last()),
        };
        found.push(reader.read(subject, &grid.rows));
    }
    found
}

/// What reads one table.
struct Reader<'b> {
    prose: &'b Prose<'b>,
    head: &'b [Option<usize>],
    /// Its first cell that holds anything.
    first: &'b Passage<'b>,
    /// The last sentence above it, which may be its caption.
    announced: String,
    /// The heading below which it stands.
    heading: String,
}

impl Reader<'_> {
    fn read<'p>(&self, subject: &Subject<'p>, rows: &[Vec<Option<usize>>]) -> TypedTable<'p> {
        let mut table = TypedTable {
            head: self.first.start(),
            cells: 0,
            held: Vec::new(),
            differing: Vec::new(),
            other_cells: Vec::new(),
        };
        let corner = self.words(self.head.first());
        let mut naming = Naming::default();
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
        let mut doubtful: Vec<(usize, Differing<'p>)> = Vec::new();
        for row in rows {
            let label = self.words(row.first());
            for (at, (cell, column)) in row.iter().zip(self.head).enumerate().skip(1) {
                let Some(cell) = cell.and_then(|at| self.prose.at(at)) else {
                    continue;
                };
                let column = self.words(Some(column));
                let headings = [label.as_str(), &column, &corner];
                let all = headings.join(" ");
                let text = cell.plain();
                let Some(number) = only_number(&text, &all) else {
                    continue;
                };
                let typed = Cell {
                    span: cell.start(),
                    shown: text.trim().to_owned(),
                    number,
                };
                let kind = typed.number.kind;
                let named = self.named(subject, &mut naming, [&label, &column], kind);
                match self.period(&[&column, &label, &corner]) {
                    Some(period) => {
                        let known = table.held.len();
                        doubtful.extend(
                            self.cell(subject, typed, headings, (period, named), &mut table)
                                .map(|cell| (at, cell)),
                        );
                        *held.entry(at).or_insert(0) += table.held.len() - known;
                    }
                    None if named.is_some() && self.is_undated(&[&column, &label, &corner]) => {
                        self.undated(typed, named, &mut table);
                    }
                    None => {}
                }
            }
        }
        // Where other cells of its column are the data's, a row may say “first” besides the name of
        // a measure that no other row has.
        for (at, cell) in doubtful {
            let id = &cell.indicator.id;
            let reference = format!("[[{id}@");
            let is_told = table
                .held
                .iter()
                .any(|one| one.reference.starts_with(&reference))
                || table.differing.iter().any(|one| one.indicator.id == *id);
            if !is_told && held.get(&at).is_some_and(|held| *held >= ENOUGH_BESIDE) {
                table.differing.push(cell);
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

    /// A cell of a period that is named. Returns one that differs from a measure which its row names
    /// in full, with a word more.
    fn cell<'p>(
        &self,
        subject: &Subject<'p>,
        typed: Cell,
        headings: [&str; 3],
        (period, in_full): (Period, Option<Names<'_, 'p>>),
        table: &mut TypedTable<'p>,
    ) -> Option<Differing<'p>> {
        table.cells += 1;
        let number = &typed.number;
        let named: Vec<Match<'_, 'p>> = subject
            .measures()
            .named_in(&headings.join(" "), HINTED)
            .into_iter()
            .filter(|found| found.measure.takes(number.kind))
            .collect();
        let is_it = |held: &&HeldFigure| {
            held.is(number) && held.period.is_some_and(|at| covers(at, period))
        };
        let held = named
            .iter()
            .find_map(|found| found.measure.figures.iter().find(is_it));
        let best = named
            .iter()
            .filter(|found| found.measure.indicator.is_some());
        let most = best.clone().map(|found| found.words).max().unwrap_or(0);
        let mut best = best.filter(|found| found.words == most && found.coverage >= NAMED);
        let best = match (best.next(), best.next()) {
            (Some(found), None) if most >= 2 => found.measure.indicator.zip(Some(found.coverage)),
            _ => None,
        };
        if let Some(held) = held {
            let measure = in_full.as_ref().filter(|names| names.holds(held));
            table.held.push(typed.held(held, measure));
            return None;
        }
        if let Some(names) = &in_full
            && let Some(held) = names.figure(period).filter(|held| held.is(number))
        {
            table.held.push(typed.held(held, Some(names)));
            return None;
        }
        let (indicator, is_sure) = match (best, in_full) {
            (Some((indicator, coverage)), _) => {
                if !self.is_of(subject, headings, indicator) {
                    let is_open = coverage >= 0.99
                        && most > NAMES
                        && self.is_of(
                            subject,
                            without_kind(&headings).each_ref().map(String::as_str),
                            indicator,
                        );
                    let reading = reading_for(indicator, period).filter(|_| is_open)?;
                    return typed.differing(indicator, &reading, false);
                }
                (indicator, coverage >= 0.99 && most >= NAMES)
            }
            (None, Some(names)) if !names.is_doubtful => (names.indicator, false),
            _ => return None,
        };
        let reading = reading_for(indicator, period)?;
        table
            .differing
            .extend(typed.differing(indicator, &reading, is_sure));
        None
    }

    /// A cell of which nothing says the period: it is read as one of the latest.
    fn undated<'p>(&self, typed: Cell, named: Option<Names<'_, 'p>>, table: &mut TypedTable<'p>) {
        let Some(names) = named else { return };
        let Some(reading) = measure::latest(names.indicator, self.first.as_at) else {
            return;
        };
        table.cells += 1;
        match names.figure(reading.period) {
            Some(held) if held.is(&typed.number) => table.held.push(typed.held(held, Some(&names))),
            _ if names.is_doubtful || typed.number.kind != NumberKind::Percent => {}
            _ => table
                .differing
                .extend(typed.differing(names.indicator, &reading, false)),
        }
    }

    /// The period that the headings name, or else the sentence above the table.
    fn period(&self, dated_by: &[&str]) -> Option<Period> {
        let announced = self.announced.as_str();
        let as_at = self.first.as_at;
        dated_by
            .iter()
            .copied()
            .chain([announced])
            .find_map(|text| {
                if let Some(short) = short_month(text, as_at) {
                    return short;
                }
                let spaced = spaced(text);
                let named = periods(&spaced, &(0..spaced.len()), as_at);
                let [one] = named.as_slice() else {
                    return None;
                };
                one.period
            })
    }

    /// Whether neither the headings nor what is said above name any time.
    fn is_undated(&self, headings: &[&str]) -> bool {
        let said = [&self.announced, &self.heading];
        let mut said = said
            .into_iter()
            .map(String::as_str)
            .chain(headings.iter().copied());
        said.all(|text| {
            let is_named = !periods(text, &(0..text.len()), self.first.as_at).is_empty();
            !is_named && !naming::tells_another_time(text)
        })
    }
}

/// A cell that holds a number and nothing else.
struct Cell {
    span: Span,
    shown: String,
    number: Number,
}

impl Cell {
    fn held(self, held: &HeldFigure, names: Option<&Names<'_, '_>>) -> Held {
        Held {
            span: self.span,
            shown: self.shown,
            reference: held.reference.clone(),
            held_at: held.span,
            measure: names.map(|names| names.indicator.title.clone()),
            is_sure: names.is_some(),
        }
    }

    /// That the data has another value.
    fn differing<'p>(
        self,
        indicator: &'p Indicator,
        reading: &measure::Reading<'p>,
        is_sure: bool,
    ) -> Option<Differing<'p>> {
        let value = reading.value.ok()?;
        let is_other = value.rounded(self.number.value.scale()) != self.number.value;
        is_other.then(|| Differing {
            span: self.span,
            shown: self.shown,
            indicator,
            period: reading.period,
            value: Style::of(indicator).full(value),
            held_at: reading.datum.span,
            is_sure,
        })
    }
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
