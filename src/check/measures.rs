//! Which measure a sentence speaks of: the words of titles, weighed by how rare they are.

mod alike;
mod called;
mod compared;
mod held_figure;
mod initials;
mod sibling;
mod stems;

pub use held_figure::HeldFigure;

use super::number::{Number, NumberKind};
use super::words::stem;
use crate::measure::{self, Style};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;
use stems::{Expansions, alike, expansions, significant};

/// Every figure that the data holds, by the words of what it measures.
pub struct Measures<'p> {
    all: Vec<Measure<'p>>,
    /// The words of all names, by number, with their weights.
    numbers: HashMap<String, usize, ahash::RandomState>,
    weights: Vec<f32>,
    /// For each word the measures that have it in a name, in their order.
    holders: Vec<Vec<usize>>,
    expansions: Expansions,
    /// For each whole number the figures that are shown as it, as measure and figure.
    holding: OnceLock<BTreeMap<Decimal, Vec<(usize, usize)>>>,
}

/// Something that is measured.
pub struct Measure<'p> {
    /// What to call it in a message.
    pub title: String,
    /// What it is measured in.
    pub unit: Unit,
    /// Its figures, by reference, earliest first.
    pub figures: Vec<HeldFigure>,
    /// The indicator, where it is one.
    pub indicator: Option<&'p Indicator>,
    /// The title of its row, where it is a cell of a table.
    pub row: Option<&'p str>,
    /// The heading of its column, where it is one.
    pub column: Option<&'p str>,
    names: Vec<Name>,
}

/// What a measure is called: the numbers of its words, in the order of the alphabet, and what they
/// weigh together.
#[derive(Clone, Debug, PartialEq)]
struct Name {
    words: Vec<usize>,
    weight: f32,
}

/// How well a sentence names a measure.
pub struct Match<'m, 'p> {
    /// The measure.
    pub measure: &'m Measure<'p>,
    /// How much of its name the sentence has, by weight: 0 to 1.
    pub coverage: f32,
    /// How many words of its name.
    pub words: usize,
}

impl<'p> Measures<'p> {
    /// The measures of a publication.
    pub fn of(publication: &'p Publication) -> Measures<'p> {
        let expansions = expansions(publication);
        let mut all: Vec<(Measure<'p>, Vec<BTreeSet<String>>)> = Vec::new();
        for indicator in &publication.indicators {
            all.push(of_indicator(indicator, &expansions));
        }
        for table in &publication.tables {
            all.extend(of_table(publication, table, &expansions));
        }
        let mut measures = Measures {
            all: Vec::new(),
            numbers: HashMap::default(),
            weights: Vec::new(),
            holders: Vec::new(),
            expansions,
            holding: OnceLock::new(),
        };
        for (at, (_, names)) in all.iter().enumerate() {
            for word in names.iter().flatten().collect::<BTreeSet<_>>() {
                let next = measures.holders.len();
                let number = *measures.numbers.entry(word.clone()).or_insert(next);
                if number == next {
                    measures.holders.push(Vec::new());
                }
                if let Some(holders) = measures.holders.get_mut(number) {
                    holders.push(at);
                }
            }
        }
        measures.weights = vec![1.0; measures.holders.len()];
        for (word, number) in &measures.numbers {
            let count = measures.holders.get(*number).map_or(0, Vec::len);
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            let digits = word.starts_with(|c: char| c.is_ascii_digit());
            let weight = 1.0 / (1.0 + f32::from(count)).log2().max(1.0);
            if let Some(place) = measures.weights.get_mut(*number) {
                *place = if digits { weight / 2.0 } else { weight };
            }
        }
        for (mut measure, names) in all {
            measure.names = names.iter().map(|name| measures.name(name)).collect();
            measures.all.push(measure);
        }
        measures
    }

    fn name(&self, words: &BTreeSet<String>) -> Name {
        let known = words.iter().filter_map(|word| self.numbers.get(word));
        let words: Vec<usize> = known.copied().collect();
        Name {
            weight: words.iter().map(|word| self.weight(*word)).sum(),
            words,
        }
    }

    fn weight(&self, word: usize) -> f32 {
        self.weights.get(word).copied().unwrap_or(1.0)
    }

    /// Whether words name nothing that an indicator's own names don't.
    pub fn says_no_more(&self, words: &str, indicator: &Indicator) -> bool {
        let own = format!("{} {}", indicator.title, indicator.short);
        self.is_all_in(words, &own)
    }

    /// Whether words name nothing that other words don't.
    pub fn is_all_in(&self, words: &str, own: &str) -> bool {
        significant(words, &self.expansions).is_subset(&significant(own, &self.expansions))
    }

    /// How many words that name something two texts have in common.
    pub fn in_common(&self, one: &str, other: &str) -> usize {
        let own = significant(one, &self.expansions);
        own.intersection(&significant(other, &self.expansions))
            .count()
    }

    /// How many words of a text name something.
    pub fn telling(&self, words: &str) -> usize {
        significant(words, &self.expansions).len()
    }

    /// The measures that are indicators.
    pub fn of_indicators(&self) -> impl Iterator<Item = &Measure<'p>> {
        self.all.iter().filter(|one| one.indicator.is_some())
    }

    /// Whether words have every number of a name: “ten” of “within ten days”.
    pub fn has_numbers_of(&self, name: &str, words: &str) -> bool {
        let said = significant(words, &self.expansions);
        let mut own = significant(name, &self.expansions).into_iter();
        own.all(|word| word.parse::<u32>().is_err() || said.contains(&word))
    }

    /// The indicator that a single word tells from all others: “turnover”.
    pub fn told_by(&self, word: &str) -> Option<&'p Indicator> {
        if compared::compares(word) {
            return None;
        }
        let stem = alike(stem(word));
        let number = self.numbers.get(&stem)?;
        let [only] = self.holders.get(*number)?.as_slice() else {
            return None;
        };
        self.all.get(*only)?.indicator
    }

    /// The cells of tables, row by row, with what refers to each.
    pub fn cells(&self) -> impl Iterator<Item = (&Measure<'p>, &str)> {
        self.all.iter().filter_map(|measure| {
            let figure = measure.figures.first()?;
            measure.row.map(|_| (measure, figure.reference.as_str()))
        })
    }

    /// The figures that a number of a text may be, whatever they measure.
    pub fn holding<'m>(
        &'m self,
        number: &Number,
    ) -> impl Iterator<Item = (&'m Measure<'p>, &'m HeldFigure)> + use<'m, 'p> {
        let index = self.holding.get_or_init(|| {
            let mut index: BTreeMap<Decimal, Vec<(usize, usize)>> = BTreeMap::new();
            for (at, measure) in self.all.iter().enumerate() {
                for (figure, held) in measure.figures.iter().enumerate() {
                    let whole = held.value.rounded(0);
                    index.entry(whole).or_default().push((at, figure));
                    let exact = held.exact.rounded(0);
                    if exact != whole {
                        index.entry(exact).or_default().push((at, figure));
                    }
                }
            }
            index
        });
        let number = number.clone();
        index
            .get(&number.value.rounded(0))
            .into_iter()
            .flatten()
            .filter_map(|(at, figure)| {
                let measure = self.all.get(*at)?;
                Some((measure, measure.figures.get(*figure)?))
            })
            .filter(move |(measure, held)| measure.takes(number.kind) && held.is(&number))
    }

    /// The measures whose names the words of a sentence have for the most part, best first.
    pub fn named_in<'m>(&'m self, sentence: &str, at_least: f32) -> Vec<Match<'m, 'p>> {
        let said = significant(sentence, &self.expansions);
        let mut is_said = vec![false; self.weights.len()];
        let mut candidates: Vec<usize> = Vec::new();
        for number in said.iter().filter_map(|word| self.numbers.get(word)) {
            if let Some(place) = is_said.get_mut(*number) {
                *place = true;
            }
            candidates.extend(self.holders.get(*number).into_iter().flatten());
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut matches: Vec<Match<'m, 'p>> = candidates
            .into_iter()
            .filter_map(|at| {
                let measure = self.all.get(at)?;
                let (coverage, words) = measure
                    .names
                    .iter()
                    .map(|name| self.coverage(name, &is_said))
                    .max_by(|(a, x), (b, y)| a.total_cmp(b).then(x.cmp(y)))?;
                (coverage >= at_least && words >= 1).then_some(Match {
                    measure,
                    coverage,
                    words,
                })
            })
            .collect();
        matches.sort_by(|a, b| {
            b.coverage
                .total_cmp(&a.coverage)
                .then(b.words.cmp(&a.words))
        });
        matches
    }

    /// How much of a name is said, where `is_said` tells it of each word by its number.
    fn coverage(&self, name: &Name, is_said: &[bool]) -> (f32, usize) {
        let is_said = |word: &&usize| is_said.get(**word) == Some(&true);
        let common = name.words.iter().filter(is_said);
        let (part, count) = common.fold((0.0, 0), |(part, count), word| {
            (part + self.weight(*word), count + 1)
        });
        match name.weight > 0.0 {
            true => (part / name.weight, count),
            false => (0.0, 0),
        }
    }
}

impl Measure<'_> {
    /// Whether a number of this kind could be its value.
    pub fn takes(&self, kind: NumberKind) -> bool {
        match (kind, self.unit) {
            (NumberKind::Percent, unit) => unit == Unit::Percent,
            (NumberKind::Pounds, unit) => unit == Unit::Pounds,
            (NumberKind::Plain, unit) => !matches!(unit, Unit::Percent | Unit::Pounds),
            (NumberKind::Share, _) => false,
        }
    }
}

fn of_indicator<'p>(
    indicator: &'p Indicator,
    expansions: &Expansions,
) -> (Measure<'p>, Vec<BTreeSet<String>>) {
    let style = Style::of(indicator);
    let figures = indicator
        .values
        .iter()
        .filter_map(|(period, datum)| {
            let value = style.value(&datum.amount).ok()?;
            Some(HeldFigure {
                reference: format!("[[{}@{period}]]", indicator.id),
                value,
                exact: match datum.amount {
                    Amount::Number(exact) => exact,
                    _ => value,
                },
                cell: None,
                period: Some(*period),
                parts: match datum.amount {
                    Amount::Fraction { n, of, .. } => Some((n, of)),
                    _ => None,
                },
                span: datum.span,
            })
        })
        .collect();
    let measure = Measure {
        title: indicator.title.clone(),
        unit: indicator.unit,
        figures,
        indicator: Some(indicator),
        row: None,
        column: None,
        names: Vec::new(),
    };
    let names = names([&indicator.title, &indicator.short], expansions);
    (measure, names)
}

fn names<const N: usize>(titles: [&str; N], expansions: &Expansions) -> Vec<BTreeSet<String>> {
    let mut names: Vec<BTreeSet<String>> = titles
        .iter()
        .map(|title| significant(title, expansions))
        .filter(|name| !name.is_empty())
        .collect();
    names.dedup();
    names
}

/// A measure for each cell of a table: its row, its column and its title name it.
fn of_table<'p>(
    publication: &'p Publication,
    table: &'p Table,
    expansions: &Expansions,
) -> Vec<(Measure<'p>, Vec<BTreeSet<String>>)> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return Vec::new();
    };
    let mut measures = Vec::new();
    let of_title = significant(&table.title, expansions);
    let of_columns: Vec<BTreeSet<String>> = columns
        .iter()
        .map(|column| significant(&column.title, expansions))
        .collect();
    for row in rows {
        let of_row = significant(&row.title, expansions);
        for (column, of_column) in columns.iter().zip(&of_columns) {
            let Some(unit) = column.unit else {
                continue;
            };
            let cell = measure::find_cell(publication, table, row.id.as_str(), column.id.as_str());
            let Some(value) = cell.and_then(|found| found.cell.value) else {
                continue;
            };
            let measure = Measure {
                title: format!("{}: {}, {}", table.title, row.title, column.title),
                unit,
                figures: vec![HeldFigure {
                    reference: format!("[[{}:{}/{}]]", table.id, row.id, column.id),
                    value,
                    exact: value,
                    cell: Some([table.id.clone(), row.id.clone(), column.id.clone()]),
                    period: table.as_at,
                    parts: None,
                    span: row.span,
                }],
                indicator: None,
                row: Some(&row.title),
                column: Some(&column.title),
                names: Vec::new(),
            };
            let words = [&of_title, &of_row, of_column].into_iter().flatten();
            let name: BTreeSet<String> = words.cloned().collect();
            let names = if name.is_empty() { vec![] } else { vec![name] };
            measures.push((measure, names));
        }
    }
    measures
}
