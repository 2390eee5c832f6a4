//! Which measure a sentence speaks of: the words of titles, weighed by how rare they are.

mod alike;
mod held_figure;
mod initials;
mod sibling;

pub use held_figure::HeldFigure;

use super::number::{Number, NumberKind, number_word};
use super::words::{is_empty_word, stem, words};
use crate::measure::{self, Style};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

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

/// Words that name nothing by themselves, besides the empty ones: of most names and shares.
const COMMON: [&str; 15] = [
    "all",
    "than",
    "per",
    "cent",
    "percentage",
    "share",
    "rate",
    "number",
    "proportion",
    "percent",
    "last",
    "not",
    "other",
    "after",
    "following",
];

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

    /// Whether words have every number of a name: “ten” of “within ten days”.
    pub fn has_numbers_of(&self, name: &str, words: &str) -> bool {
        let said = significant(words, &self.expansions);
        let mut own = significant(name, &self.expansions).into_iter();
        own.all(|word| word.parse::<u32>().is_err() || said.contains(&word))
    }

    /// The indicator that a single word tells from all others: “turnover”.
    pub fn told_by(&self, word: &str) -> Option<&'p Indicator> {
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

/// The words of a text that name something, as stems, with short forms written out.
fn significant(text: &str, expansions: &Expansions) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    let mut parts = words(text, &(0..text.len()))
        .into_iter()
        .flat_map(|word| word.text.split('-').map(move |part| (word.text, part)))
        .peekable();
    while let Some((word, part)) = parts.next() {
        let next = parts.peek().map_or("", |(_, next)| *next);
        // “S.47”, “looked-after children”
        let written_out = match part {
            "s" | "S" | "sec" | "Sec" if SECTIONS.contains(&next) => Some("section"),
            "looked" | "Looked" if next.eq_ignore_ascii_case("after") => Some("care"),
            _ => None,
        };
        if let Some(stem) = written_out {
            stems.insert(stem.to_owned());
            continue;
        }
        let singular = part.strip_suffix('s').unwrap_or(part);
        let known = [part, singular, word];
        if let Some(expansion) = known.iter().find_map(|short| expansions.get(*short)) {
            stems.extend(expansion.iter().cloned());
            continue;
        }
        let stem = alike(stem(part));
        let is_empty = is_empty_word(&stem) || COMMON.contains(&stem.as_str());
        if !stem.is_empty() && !is_empty {
            stems.insert(stem);
        }
    }
    stems
}

/// Words that mean the same of a measure.
fn alike(stem: String) -> String {
    match stem.as_str() {
        "timeliness" | "timely" | "timescale" | "within" | "time" | "punctual" => "time".into(),
        "completed" | "complete" | "completion" => "complete".into(),
        "visited" | "visit" | "visiting" | "seen" => "visit".into(),
        "children" => "child".into(),
        _ => match FAMILIES
            .iter()
            .find(|family| family.contains(&stem.as_str()))
        {
            Some([first, ..]) => (*first).to_owned(),
            None => match number_word(&stem) {
                Some(number) if number > 1 => number.to_string(),
                _ => stem,
            },
        },
    }
}

/// What happens and what is done then are one thing to measure, “exclusion” and “excluded”; and so are
/// two words for one thing.
const FAMILIES: [[&str; 2]; 16] = [
    ["vacancy", "vacant"],
    ["exclusion", "excluded"],
    ["decision", "decided"],
    ["referral", "referred"],
    ["assessment", "assessed"],
    ["attendance", "attended"],
    ["placement", "placed"],
    ["supervision", "supervised"],
    ["closure", "closed"],
    ["adoption", "adopted"],
    ["training", "trained"],
    ["breakdown", "break-down"],
    ["allocation", "allocated"],
    ["employment", "employed"],
    ["first", "initial"],
    ["fewer", "less"],
];

/// Short forms of the sector that heads of service write without explaining them, as a service's
/// own titles may write them out. The glossary's own meaning goes before.
const OF_THE_SECTOR: [(&str, &str); 15] = [
    ("CIN", "children in need"),
    ("CiN", "children in need"),
    ("CIC", "children in care"),
    ("CiC", "children in care"),
    ("CP", "child protection"),
    ("CPP", "child protection plan"),
    ("LAC", "looked after children"),
    ("CLA", "children looked after"),
    ("EET", "education employment training"),
    ("ICPC", "initial child protection conference"),
    ("PEP", "personal education plan"),
    ("RHI", "return home interview"),
    ("hrs", "hours"),
    ("hr", "hours"),
    ("FTE", "full-time equivalent"),
];

/// The sections of the Children Act that reports shorten: “s47”, “S.20”.
const SECTIONS: [&str; 3] = ["17", "20", "47"];

/// The stems that each short form stands for.
type Expansions = HashMap<String, Vec<String>, ahash::RandomState>;

/// What each short form stands for.
fn expansions(publication: &Publication) -> Expansions {
    let none = Expansions::default();
    let mut expansions: Expansions = initials::of_titles(publication).into_iter().collect();
    for (short, long) in OF_THE_SECTOR {
        let stems: Vec<String> = significant(long, &none).into_iter().collect();
        expansions.insert(short.to_owned(), stems);
    }
    for section in SECTIONS {
        for letter in ["s", "S"] {
            let stems = vec!["section".to_owned(), section.to_owned()];
            expansions.insert(format!("{letter}{section}"), stems);
        }
    }
    for term in &publication.terms {
        let stems: Vec<String> = significant(&term.title, &none).into_iter().collect();
        for label in &term.labels {
            let is_short = label.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if is_short && !label.contains(' ') {
                expansions.insert(label.clone(), stems.clone());
            }
        }
    }
    expansions
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
