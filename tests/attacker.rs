//! A reader who holds every edition that hides small counts, and knows the rules: counts are whole,
//! those marked as small are from one to five, all others that are hidden are more. Tries every
//! number; shares no code with the program's own solver. Finds no hidden count.

use sef::edition::{Before, cut, cut_since};
use sef::model::*;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn edition(name: &str) -> Edition {
    Edition {
        id: id(name),
        title: name.into(),
        readers: "Readers".into(),
        marking: Marking::Official,
        handling: None,
        deliver: vec![Delivery::Site],
        base_address: None,
        suppression: Some(Suppression::default()),
        span: Span::default(),
    }
}

/// A table of counts: `rows` × `columns` and their totals.
struct Grid {
    values: Vec<Vec<i64>>,
    total_row: bool,
    total_column: bool,
}

impl Grid {
    fn thrown(dice: &mut Dice) -> Grid {
        let rows = 2 + dice.below(3) as usize;
        let columns = 1 + dice.below(3) as usize;
        let total_row = dice.below(4) > 0;
        let total_column = columns > 1 && dice.below(3) > 0;
        let mut values: Vec<Vec<i64>> = (0..rows)
            .map(|_| {
                let value = |dice: &mut Dice| match dice.below(3) {
                    0 => dice.below(7) as i64,
                    1 => dice.below(14) as i64,
                    _ => dice.below(60) as i64,
                };
                (0..columns).map(|_| value(dice)).collect()
            })
            .collect();
        if total_column {
            for row in &mut values {
                row.push(row.iter().sum());
            }
        }
        if total_row {
            let width = values[0].len();
            let sums = (0..width).map(|i| values.iter().map(|row| row[i]).sum());
            values.push(sums.collect());
        }
        Grid {
            values,
            total_row,
            total_column,
        }
    }

    /// The sums that everybody knows: a total, and its parts.
    fn sums(&self) -> Vec<(usize, Vec<usize>)> {
        let width = self.values[0].len();
        let height = self.values.len();
        let cell = |row: usize, column: usize| row * width + column;
        let mut sums = Vec::new();
        if self.total_row {
            for column in 0..width {
                let parts = (0..height - 1).map(|row| cell(row, column)).collect();
                sums.push((cell(height - 1, column), parts));
            }
        }
        if self.total_column {
            for row in 0..height {
                let parts = (0..width - 1).map(|column| cell(row, column)).collect();
                sums.push((cell(row, width - 1), parts));
            }
        }
        sums
    }

    fn publication(&self, dice: &mut Dice) -> Publication {
        let names = |letter: &str, count: usize| -> Vec<Id> {
            (0..count).map(|i| id(&format!("{letter}{i}"))).collect()
        };
        let row_ids = names("r", self.values.len());
        let column_ids = names("c", self.values[0].len());
        let parts = |ids: &[Id], own: &Id, has_total: bool| match ids.split_last() {
            Some((total, parts)) if has_total && total == own => parts.to_vec(),
            _ => Vec::new(),
        };
        let columns = column_ids.iter().map(|column| Column {
            id: column.clone(),
            title: column.to_string(),
            unit: Some(Unit::Number),
            decimals: 0,
            counts: None,
            share_of: None,
            share_in: None,
            total_of: parts(&column_ids, column, self.total_column),
            part_of: None,
            audience: Audience::default(),
            span: Span::default(),
        });
        let figure = |value: &i64| {
            let amount = Amount::Number(Decimal::whole(*value));
            Cell::Figure(Box::new(Datum::of(amount, Span::default())))
        };
        let rows = row_ids.iter().zip(&self.values).map(|(row, values)| Row {
            id: row.clone(),
            title: row.to_string(),
            cells: values.iter().map(figure).collect(),
            total_of: parts(&row_ids, row, self.total_row),
            part_of: None,
            // Some rows are in one edition alone: both together hold the whole table.
            audience: Audience {
                only: match dice.below(5) {
                    0 => vec![id("one")],
                    1 => vec![id("two")],
                    _ => Vec::new(),
                },
                ..Audience::default()
            },
            span: Span::default(),
        });
        let table = Table {
            id: id("t"),
            title: "T".into(),
            counts: Counts::Children,
            row_title: "Row".into(),
            as_at: None,
            source: None,
            owner: None,
            stations: Vec::new(),
            chart: None,
            scale: None,
            note: None,
            decision: None,
            body: TableBody::Rows {
                columns: columns.collect(),
                rows: rows.collect(),
            },
            audience: Audience::default(),
            span: Span::default(),
        };
        let mut publication = Publication::default();
        publication.editions = vec![edition("one"), edition("two")];
        publication.tables.push(table);
        publication.reindex();
        publication
    }
}

/// What the reader of both editions sees of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Seen {
    Number(i64),
    Small,
    NotShown,
}

fn see(publication: &Publication, grid: &Grid) -> Option<Vec<Seen>> {
    let width = grid.values[0].len();
    let mut seen: Vec<Option<Seen>> = vec![None; width * grid.values.len()];
    for name in ["one", "two"] {
        let copy = cut(publication, &edition(name), false).ok()?;
        let TableBody::Rows { rows, .. } = &copy.publication().tables[0].body else {
            return None;
        };
        for row in rows {
            let number: usize = row.id.as_str()[1..].parse().expect("a number");
            for (column, cell) in row.cells.iter().enumerate() {
                let Cell::Figure(datum) = cell else { continue };
                let found = match &datum.amount {
                    Amount::Number(value) => Seen::Number(value.as_integer().expect("whole")),
                    Amount::Absent(Absence::Confidential) => Seen::Small,
                    Amount::Absent(_) => Seen::NotShown,
                    Amount::Fraction { .. } => unreachable!("there are none"),
                };
                let slot = &mut seen[number * width + column];
                assert!(slot.is_none_or(|other| other == found), "editions differ");
                *slot = Some(found);
            }
        }
    }
    Some(
        seen.into_iter()
            .map(|cell| cell.expect("in one of both"))
            .collect(),
    )
}

/// Whether numbers can be put in for all that is hidden, so that every sum holds.
fn fits(known: &mut Vec<Option<i64>>, seen: &[Seen], sums: &[(usize, Vec<usize>)]) -> bool {
    for (total, parts) in sums {
        let sum: i64 = parts.iter().filter_map(|i| known[*i]).sum();
        let open: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|i| known[*i].is_none())
            .collect();
        let least: i64 = open
            .iter()
            .map(|i| if seen[*i] == Seen::Small { 1 } else { 6 })
            .sum();
        match known[*total] {
            Some(total) if sum + least > total || (open.is_empty() && sum != total) => {
                return false;
            }
            _ => {}
        }
        // The last open number of a sum follows from the others.
        let follows = match (known[*total], open.as_slice()) {
            (Some(value), [only]) => Some((*only, value - sum)),
            (None, []) => Some((*total, sum)),
            _ => None,
        };
        if let Some((cell, value)) = follows {
            let may_be = match seen[cell] {
                Seen::Small => (1..=5).contains(&value),
                Seen::NotShown => value > 5,
                Seen::Number(_) => true,
            };
            if !may_be {
                return false;
            }
            known[cell] = Some(value);
            let result = fits(known, seen, sums);
            known[cell] = None;
            return result;
        }
    }
    let Some(cell) = known.iter().position(Option::is_none) else {
        return true;
    };
    let range = if seen[cell] == Seen::Small {
        1..=5
    } else {
        6..=90
    };
    for value in range {
        known[cell] = Some(value);
        if fits(known, seen, sums) {
            known[cell] = None;
            return true;
        }
    }
    known[cell] = None;
    false
}

#[test]
fn no_hidden_count_can_be_told() {
    let mut dice = Dice(20_200_716);
    let (mut hidden, mut refused, mut tables) = (0, 0, 0);
    for _ in 0..300 {
        let grid = Grid::thrown(&mut dice);
        let publication = grid.publication(&mut dice);
        let Some(seen) = see(&publication, &grid) else {
            refused += 1;
            continue;
        };
        tables += 1;
        let sums = grid.sums();
        let known: Vec<Option<i64>> = seen
            .iter()
            .map(|cell| match cell {
                Seen::Number(value) => Some(*value),
                Seen::Small | Seen::NotShown => None,
            })
            .collect();
        for (cell, truth) in grid.values.iter().flatten().enumerate() {
            if known[cell].is_some() {
                assert!(
                    !(1..=5).contains(truth),
                    "a small count is shown: {:?}",
                    grid.values
                );
                continue;
            }
            hidden += 1;
            let range = if seen[cell] == Seen::Small {
                1..=5
            } else {
                6..=140
            };
            assert!(
                range.contains(truth),
                "{truth} is said to be {:?}",
                seen[cell]
            );
            let near = |value: &i64| value != truth && (value - truth).abs() < 12;
            let other = range.filter(near).any(|value| {
                let mut known = known.clone();
                known[cell] = Some(value);
                fits(&mut known, &seen, &sums)
            });
            assert!(
                other,
                "{truth} in cell {cell} can be told: {:?} seen as {seen:?}",
                grid.values
            );
        }
    }
    assert!(
        tables > 200 && hidden > 600,
        "{tables} tables, {hidden} hidden"
    );
    assert!(
        refused * 20 < tables,
        "{refused} of {tables} could not be made"
    );
}

/// What a reader sees in this copy of each cell; a number that was seen elsewhere stays known.
fn look(copy: &Publication, grid: &Grid, seen: &mut [Option<Seen>]) {
    let width = grid.values[0].len();
    let TableBody::Rows { rows, .. } = &copy.tables[0].body else {
        return;
    };
    for row in rows {
        let number: usize = row.id.as_str()[1..].parse().expect("a number");
        for (column, cell) in row.cells.iter().enumerate() {
            let Cell::Figure(datum) = cell else { continue };
            let found = match &datum.amount {
                Amount::Number(value) => Seen::Number(value.as_integer().expect("whole")),
                Amount::Absent(Absence::Confidential) => Seen::Small,
                Amount::Absent(_) => Seen::NotShown,
                Amount::Fraction { .. } => unreachable!("there are none"),
            };
            let slot = &mut seen[number * width + column];
            match (*slot, found) {
                (Some(Seen::Number(_)), _) | (Some(Seen::Small), Seen::NotShown) => {}
                _ => *slot = Some(found),
            }
        }
    }
}

/// The version before had all rows but one: its totals, its hidden cells and those of today are
/// held together.
#[test]
fn holding_the_version_before_tells_nothing_either() {
    let mut dice = Dice(20_200_229);
    let (mut hidden, mut refused, mut tables, mut would_tell) = (0, 0, 0, 0);
    for _ in 0..300 {
        let grid = Grid::thrown(&mut dice);
        let mut today = grid.publication(&mut dice);
        let TableBody::Rows { rows, .. } = &mut today.tables[0].body else {
            continue;
        };
        rows.iter_mut()
            .for_each(|row| row.audience = Audience::default());
        let mut before = today.clone();
        if let TableBody::Rows { rows, .. } = &mut before.tables[0].body {
            rows.remove(dice.below(rows.len() as u64) as usize);
        }
        let edition = edition("one");
        let known = Before::of_sources(&before, &today, &edition);
        let (Ok(old), Ok(new)) = (
            cut(&before, &edition, false),
            cut_since(&today, &edition, false, Some(&known)),
        ) else {
            refused += 1;
            continue;
        };
        tables += 1;
        let look_at = |new: &Publication| {
            let mut seen = vec![None; grid.values.iter().flatten().count()];
            look(old.publication(), &grid, &mut seen);
            look(new, &grid, &mut seen);
            let seen = seen.into_iter().map(|cell| cell.expect("in one of both"));
            seen.collect::<Vec<Seen>>()
        };
        let sums = grid.sums();
        let told = |seen: &[Seen]| -> Vec<usize> {
            let known: Vec<Option<i64>> = seen
                .iter()
                .map(|cell| match cell {
                    Seen::Number(value) => Some(*value),
                    Seen::Small | Seen::NotShown => None,
                })
                .collect();
            let cells = grid.values.iter().flatten().enumerate();
            let told = cells.filter(|(cell, truth)| {
                let range = match seen[*cell] {
                    Seen::Number(_) => return false,
                    Seen::Small => 1..=5,
                    Seen::NotShown => 6..=400,
                };
                !range.into_iter().any(|value| {
                    let mut known = known.clone();
                    known[*cell] = Some(value);
                    value != **truth
                        && (value - **truth).abs() < 12
                        && fits(&mut known, seen, &sums)
                })
            });
            told.map(|(cell, _)| cell).collect()
        };
        let seen = look_at(new.publication());
        hidden += seen
            .iter()
            .filter(|cell| !matches!(cell, Seen::Number(_)))
            .count();
        assert_eq!(
            told(&seen),
            Vec::<usize>::new(),
            "{:?} seen as {seen:?}",
            grid.values
        );
        if let Ok(careless) = cut(&today, &edition, false) {
            would_tell += told(&look_at(careless.publication())).len();
        }
    }
    assert!(
        tables > 200 && hidden > 500,
        "{tables} tables, {hidden} hidden"
    );
    assert!(
        refused * 5 < tables,
        "{refused} of {tables} could not be made"
    );
    assert!(
        would_tell > 0,
        "without care nothing would be told: the test tests nothing"
    );
}

#[test]
fn the_attacker_can_tell_what_is_hidden_badly() {
    // One hidden part of a known total: otherwise the test above would test nothing.
    let seen = [Seen::Small, Seen::Number(20), Seen::Number(23)];
    let sums = vec![(2, vec![0, 1])];
    for value in [1, 2, 4, 5] {
        let mut known = vec![Some(value), Some(20), Some(23)];
        assert!(!fits(&mut known, &seen, &sums));
    }
    assert!(fits(&mut vec![Some(3), Some(20), Some(23)], &seen, &sums));
}
