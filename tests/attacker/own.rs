//! The publication of this repository and the fixtures: every count of people in them, what is
//! declared between them, and what their editions show.

use super::reader::{MOST, Reader, Sum, told_by};
use sef::edition::{Before, Copy, Hidden, cut, cut_since};
use sef::load::load;
use sef::model::*;
use sef::source::Folder;
use std::collections::BTreeMap;
use std::path::Path;

/// A count: the cell in which it stands, and as what.
type Key = (CellId, &'static str);

/// The counts of one version.
#[derive(Default)]
struct Counts {
    values: BTreeMap<Key, i64>,
    sums: Vec<(Key, Vec<Key>)>,
}

fn figures(publication: &Publication) -> Vec<(CellId, &Datum, Unit)> {
    let mut all = Vec::new();
    for indicator in publication
        .indicators
        .iter()
        .filter(|one| one.counts.are_people())
    {
        for (at, datum) in &indicator.values {
            let id = indicator.id.clone();
            all.push((CellId::Indicator { id, at: *at }, datum, indicator.unit));
        }
    }
    for table in &publication.tables {
        let TableBody::Rows { columns, rows } = &table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                if let (Cell::Figure(datum), true) =
                    (cell, column.counts.unwrap_or(table.counts).are_people())
                {
                    let cell = CellId::Table {
                        table: table.id.clone(),
                        row: row.id.clone(),
                        column: column.id.clone(),
                    };
                    all.push((cell, datum.as_ref(), column.unit.unwrap_or_default()));
                }
            }
        }
    }
    all
}

/// The counts behind a cell, each with its value; a fraction's cells may be named.
fn counts_in(cell: &CellId, datum: &Datum, unit: Unit) -> Vec<(Key, i64)> {
    match &datum.amount {
        Amount::Number(value) if unit == Unit::Number => {
            let place = datum.same_as.as_ref().unwrap_or(cell).clone();
            value
                .as_integer()
                .map(|value| ((place, ""), value))
                .into_iter()
                .collect()
        }
        Amount::Fraction {
            n,
            of,
            n_cell,
            of_cell,
        } => {
            let (Some(n), Some(of)) = (n.as_integer(), of.as_integer()) else {
                return Vec::new();
            };
            let key = |named: &Option<CellId>, role| match named {
                Some(other) => (other.clone(), ""),
                None => (cell.clone(), role),
            };
            vec![
                (key(n_cell, "n"), n),
                (key(of_cell, "of"), of),
                ((cell.clone(), "rest"), of - n),
            ]
        }
        _ => Vec::new(),
    }
}

impl Counts {
    fn of(publication: &Publication) -> Counts {
        let mut counts = Counts::default();
        for (cell, datum, unit) in figures(publication) {
            let found = counts_in(&cell, datum, unit);
            if let [n, of, rest] = found.as_slice() {
                counts
                    .sums
                    .push((of.0.clone(), vec![n.0.clone(), rest.0.clone()]));
            }
            counts.values.extend(found);
        }
        for indicator in &publication.indicators {
            for at in indicator.values.keys() {
                let key = |id: &Id| {
                    (
                        CellId::Indicator {
                            id: id.clone(),
                            at: *at,
                        },
                        "",
                    )
                };
                counts.sums.push((
                    key(&indicator.id),
                    indicator.total_of.iter().map(key).collect(),
                ));
            }
        }
        for table in &publication.tables {
            let TableBody::Rows { columns, rows } = &table.body else {
                continue;
            };
            let key = |row: &Id, column: &Id| {
                let (table, row, column) = (table.id.clone(), row.clone(), column.clone());
                (CellId::Table { table, row, column }, "")
            };
            for row in rows {
                for column in columns {
                    let whole = key(&row.id, &column.id);
                    let down = row
                        .total_of
                        .iter()
                        .map(|part| key(part, &column.id))
                        .collect();
                    let along = column
                        .total_of
                        .iter()
                        .map(|part| key(&row.id, part))
                        .collect();
                    counts.sums.push((whole.clone(), down));
                    counts.sums.push((whole, along));
                }
            }
        }
        // What the sources contradict tells nothing.
        let values = &counts.values;
        counts.sums.retain(|(total, parts)| {
            let parts: Option<Vec<i64>> =
                parts.iter().map(|part| values.get(part).copied()).collect();
            let total = values.get(total);
            parts.is_some_and(|parts| !parts.is_empty() && total == Some(&parts.iter().sum()))
        });
        counts
    }
}

fn read(folder: &str) -> Publication {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let loaded = load(&Folder::open(&root).expect("a folder"));
    loaded.publication.expect("a publication")
}

fn copies(whole: &Publication, before: &Before) -> Vec<Copy> {
    let hiding = whole
        .editions
        .iter()
        .filter(|one| one.suppression.is_some());
    let copies = hiding.map(|edition| cut_since(whole, edition, false, before));
    copies
        .collect::<Result<_, _>>()
        .expect("every edition can be made")
}

/// Whoever holds all editions that hide small counts, and those of the version before, tells none.
#[test]
fn no_hidden_count_of_the_publication_and_the_fixtures_can_be_told() {
    for (today, before) in [
        (".", Some("tests/fixtures/february-2020")),
        ("tests/fixtures/february-2020", None),
        ("tests/fixtures/small", None),
    ] {
        let whole = read(today);
        let earlier = before.map(read);
        let known = earlier
            .as_ref()
            .map(|earlier| Before::of_sources(earlier, &whole));
        let known = known.unwrap_or_default();
        let mut counts = Counts::of(&whole);
        let mut number: BTreeMap<Key, usize> = BTreeMap::new();
        let mut truth = Vec::new();
        for (key, value) in &counts.values {
            number.insert(key.clone(), truth.len());
            truth.push(*value);
        }
        let mut shown: Vec<(Copy, BTreeMap<Key, usize>)> = Vec::new();
        let all = copies(&whole, &known);
        shown.extend(all.iter().map(|copy| (copy.clone(), number.clone())));
        let mut sums: Vec<Sum> = Vec::new();
        let mut add = |counts: &mut Counts, number: &BTreeMap<Key, usize>| {
            for (total, parts) in std::mem::take(&mut counts.sums) {
                sums.push((
                    number[&total],
                    parts.iter().map(|part| number[part]).collect(),
                ));
            }
        };
        add(&mut counts, &number);
        if let Some(earlier) = &earlier {
            let mut then = Counts::of(earlier);
            let mut number_then = BTreeMap::new();
            for (key, value) in &then.values {
                let same = number.get(key).filter(|count| truth[**count] == *value);
                let count = same.copied().unwrap_or(truth.len());
                if count == truth.len() {
                    truth.push(*value);
                }
                number_then.insert(key.clone(), count);
            }
            add(&mut then, &number_then);
            let hiding = whole
                .editions
                .iter()
                .filter(|one| one.suppression.is_some());
            for edition in hiding {
                let mut earlier = earlier.clone();
                earlier.editions.clone_from(&whole.editions);
                let copy = cut(&earlier, edition, false).expect("it was made once");
                shown.push((copy, number_then.clone()));
            }
        }
        let mut reader = Reader::new(truth.len(), sums);
        for (copy, number) in &shown {
            let rule = copy.edition().suppression.as_ref().expect("a rule");
            for (cell, datum, unit) in figures(copy.publication()) {
                let printed = counts_in(&cell, datum, unit);
                if let (Unit::Number, Some(count)) = (unit, number.get(&(cell.clone(), ""))) {
                    let told = told_by(&datum.amount, rule);
                    told.into_iter()
                        .for_each(|range| reader.learn(*count, range));
                }
                if let [n, of, _] = printed.as_slice() {
                    for (role, value) in [("n", n.1), ("of", of.1)] {
                        let own = number.get(&(cell.clone(), role)).copied();
                        if let Some(count) = own {
                            reader.learn(count, (value, value));
                        }
                    }
                }
            }
        }
        assert!(reader.believes(&truth), "{today}: the reader is misled");
        let mut tried = 0;
        for edition in whole
            .editions
            .iter()
            .filter(|one| one.suppression.is_some())
        {
            let hidden = Hidden::since(&whole, edition, &known);
            for (cell, _) in hidden.iter() {
                for role in ["", "n", "of"] {
                    let Some(count) = number.get(&(cell.clone(), role)) else {
                        continue;
                    };
                    tried += 1;
                    let (around, count_there) = reader.around(*count);
                    assert!(
                        !around.can_tell(count_there, truth[*count]),
                        "{today}: {cell} {role} is {}",
                        truth[*count]
                    );
                }
            }
        }
        println!(
            "{today}: {} counts up to {MOST}, {tried} hidden",
            truth.len()
        );
        assert!(
            today == "tests/fixtures/small" || tried > 20,
            "{today}: {tried}"
        );
    }
}
