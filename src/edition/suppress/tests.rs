//! A reader who tries every whole number finds no hidden count.

use super::*;
use crate::model::*;

fn table(
    rows: &[(&str, &[i64])],
    columns: &[&str],
    total_row: bool,
    total_column: bool,
) -> Publication {
    let id = |text: &str| Id::new(text).unwrap_or_default();
    let row_ids: Vec<Id> = rows.iter().map(|(name, _)| id(name)).collect();
    let column_ids: Vec<Id> = columns.iter().map(|name| id(name)).collect();
    let others = |ids: &[Id], own: &Id| {
        ids.iter()
            .filter(|other| *other != own)
            .cloned()
            .collect::<Vec<_>>()
    };
    let table = Table {
        id: id("t"),
        title: "T".into(),
        counts: crate::model::Counts::Children,
        row_title: String::new(),
        as_at: None,
        source: None,
        owner: None,
        stations: Vec::new(),
        chart: None,
        scale: None,
        note: None,
        decision: None,
        body: TableBody::Rows {
            columns: column_ids
                .iter()
                .map(|column| Column {
                    id: column.clone(),
                    title: column.to_string(),
                    unit: Some(Unit::Number),
                    decimals: 0,
                    counts: None,
                    share_of: None,
                    share_in: None,
                    total_of: if total_column && column.as_str() == "all" {
                        others(&column_ids, column)
                    } else {
                        Vec::new()
                    },
                    part_of: None,
                    audience: Audience::default(),
                    span: Span::default(),
                })
                .collect(),
            rows: rows
                .iter()
                .zip(&row_ids)
                .map(|((_, values), row)| Row {
                    id: row.clone(),
                    title: row.to_string(),
                    cells: values
                        .iter()
                        .map(|value| {
                            Cell::Figure(Box::new(Datum::of(
                                Amount::Number(Decimal::whole(*value)),
                                Span::default(),
                            )))
                        })
                        .collect(),
                    total_of: if total_row && row.as_str() == "total" {
                        others(&row_ids, row)
                    } else {
                        Vec::new()
                    },
                    part_of: None,
                    audience: Audience::default(),
                    span: Span::default(),
                })
                .collect(),
        },
        audience: Audience::default(),
        span: Span::default(),
    };
    let mut publication = Publication::default();
    publication.tables.push(table);
    publication.reindex();
    publication
}

fn edition(name: &str, suppression: Option<Suppression>) -> Edition {
    Edition {
        id: Id::new(name).unwrap_or_default(),
        title: String::new(),
        readers: String::new(),
        marking: Marking::Official,
        handling: None,
        deliver: Vec::new(),
        base_address: None,
        suppression,
        span: Span::default(),
    }
}

fn hidden_places(publication: &Publication) -> Vec<String> {
    let edition = edition("public", Some(Suppression::default()));
    Hidden::of(publication, &edition)
        .iter()
        .map(|(cell, _)| match cell {
            CellId::Table { row, column, .. } => format!("{row}/{column}"),
            CellId::Indicator { id, at } => format!("{id}@{at}"),
        })
        .collect()
}

#[test]
fn a_small_count_takes_its_smallest_neighbour_with_it() {
    let plans = table(
        &[
            ("first", &[452]),
            ("second", &[195]),
            ("third", &[30]),
            ("fourth", &[7]),
            ("fifth", &[2]),
            ("total", &[686]),
        ],
        &["children"],
        true,
        false,
    );
    assert_eq!(hidden_places(&plans), ["fifth/children", "fourth/children"]);
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let plans = table(
        &[("a", &[40]), ("b", &[0]), ("total", &[40])],
        &["children"],
        true,
        false,
    );
    assert!(hidden_places(&plans).is_empty());
}

#[test]
fn two_small_counts_that_fill_their_total_take_more() {
    // 5 + 5 = 10 is the only way to reach ten with two counts from one to five.
    let full = table(
        &[("a", &[5]), ("b", &[5]), ("c", &[20]), ("total", &[30])],
        &["children"],
        true,
        false,
    );
    let hidden = hidden_places(&full);
    assert!(
        hidden.contains(&"c/children".to_owned()) || hidden.contains(&"total/children".to_owned()),
        "{hidden:?}"
    );
}

#[test]
fn rows_and_columns_are_solved_together() {
    let grid = table(
        &[
            ("x", &[3, 20, 23]),
            ("y", &[30, 40, 70]),
            ("z", &[8, 50, 58]),
            ("total", &[41, 110, 151]),
        ],
        &["a", "b", "all"],
        true,
        true,
    );
    let hidden = hidden_places(&grid);
    assert!(
        hidden.len() >= 4,
        "a lone cell, and a lone pair, can be worked out: {hidden:?}"
    );
}

#[test]
fn a_fraction_goes_whole_and_so_does_what_is_left_of_it() {
    let mut publication = table(&[("a", &[40])], &["children"], false, false);
    if let TableBody::Rows { rows, .. } = &mut publication.tables[0].body {
        let fraction = Amount::Fraction {
            n: Decimal::whole(18),
            of: Decimal::whole(20),
            n_cell: None,
            of_cell: None,
        };
        rows[0].cells[0] = Cell::Figure(Box::new(Datum::of(fraction, Span::default())));
    }
    // Two of twenty are left: eighteen of twenty would tell them.
    assert_eq!(hidden_places(&publication), ["a/children"]);
}

#[test]
fn what_is_worked_out_once_for_a_rule_is_what_each_of_its_editions_hides() {
    let mut publication = table(
        &[
            ("a", &[3, 40, 43]),
            ("b", &[12, 9, 21]),
            ("all", &[15, 49, 64]),
        ],
        &["x", "y", "all"],
        true,
        true,
    );
    let below = |threshold| {
        Some(Suppression {
            threshold,
            ..Suppression::default()
        })
    };
    publication.editions = vec![
        edition("one", below(5)),
        edition("open", None),
        edition("strict", below(10)),
        edition("other", below(5)),
    ];
    let editions: Vec<&Edition> = publication.editions.iter().collect();
    let once = HiddenByRule::of(&publication, &editions, &Before::default());
    for edition in &editions {
        assert_eq!(*once.by(edition), Hidden::of(&publication, edition));
    }
    let hides = |name: &str| {
        let edition = editions.iter().find(|one| one.id.as_str() == name);
        edition.map_or(0, |edition| once.by(edition).iter().count())
    };
    assert_eq!(hides("one"), hides("other"));
    assert!(hides("open") < hides("one") && hides("one") < hides("strict"));
}

#[test]
fn a_count_that_its_sign_tells_admits_no_other() {
    let rule = Suppression {
        threshold: 1,
        ..Suppression::default()
    };
    let public = edition("public", Some(rule));
    let of = |count: i64| {
        let mut publication = table(&[("a", &[count]), ("b", &[9])], &["all"], false, false);
        publication.editions = vec![public.clone()];
        publication
    };
    let copy = crate::edition::cut(&of(7), &public, false).unwrap_or_else(|_| panic!("a copy"));
    assert!(crate::edition::Proof::of(&of(7), &copy).is_ok());
    // A count of one that is hidden as one from one to one.
    let whole = of(1);
    let problems = crate::edition::Proof::of(&whole, &copy).err();
    let problems = problems.unwrap_or_default();
    let codes: Vec<&str> = problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["audience-disclosed"]);
}
