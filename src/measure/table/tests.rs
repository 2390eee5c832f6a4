use super::*;
use crate::measure::sample::*;
use crate::model::Unit;

fn texts(row: &RowView) -> Vec<String> {
    row.cells
        .iter()
        .map(|cell| cell.shown.text.clone())
        .collect()
}

#[test]
fn computes_shares() {
    let (publication, plans) = (publication(vec![]), plans_table());
    let view = table_view(&publication, &plans);
    let shown: Vec<Vec<String>> = view.rows.iter().map(texts).collect();
    assert_eq!(
        shown,
        [
            ["452", "65.9%"],
            ["195", "28.4%"],
            ["30", "4.4%"],
            ["7", "1.0%"],
            ["2", "0.3%"],
            ["686", "100.0%"]
        ]
    );
    assert_eq!(view.rows.last().map(|row| row.is_total), Some(true));
}

#[test]
fn hides_what_rests_on_hidden_figures() {
    let publication = publication(vec![]);
    let mut plans = plans_table();
    replace(&mut plans, "fifth", "[c]");
    replace(&mut plans, "fourth", "[x]");
    let view = table_view(&publication, &plans);
    assert_eq!(
        view.rows.get(4).map(texts),
        Some(vec!["[c]".into(), "[c]".into()])
    );
    assert_eq!(
        view.rows.get(3).map(texts),
        Some(vec!["[x]".into(), "[x]".into()])
    );
    replace(&mut plans, "all", "[c]");
    let view = table_view(&publication, &plans);
    assert!(
        view.rows
            .iter()
            .all(|row| texts(row).get(1) == Some(&"[c]".into()))
    );
}

#[test]
fn finds_cells_by_their_keys() {
    let (publication, plans) = (publication(vec![]), plans_table());
    let cell = |row: &str, column: &str| {
        find_cell(&publication, &plans, row, column)
            .map(|found| (found.heading, found.cell.prose.text))
    };
    assert_eq!(
        cell("second", "children"),
        Some(("Second, Children".into(), "195".into()))
    );
    assert_eq!(
        cell("second", "share").map(|(_, text)| text),
        Some("28.4%".into())
    );
    assert_eq!(cell("second", "nothing"), None);
    assert_eq!(cell("sixth", "share"), None);
}

#[test]
fn sets_indicators_side_by_side() {
    let mut vacancies = indicator("vacancies", "2019-12", "18.8, 18.6, -, 18.1");
    vacancies.decimals = 1;
    let agency = indicator("agency", "2020-01", "33, 32");
    let publication = publication(vec![vacancies, agency]);
    let workforce = table(
        "workforce",
        TableBody::Series {
            indicators: vec![id("vacancies"), id("agency")],
            from: Some(p("2020-01")),
            to: None,
        },
    );
    let view = table_view(&publication, &workforce);
    let keys: Vec<&str> = view.columns.iter().map(|c| c.key.as_str()).collect();
    assert_eq!(keys, ["2020-01", "2020-02", "2020-03"]);
    let shown: Vec<Vec<String>> = view.rows.iter().map(texts).collect();
    assert_eq!(shown, [["18.6%", "[x]", "18.1%"], ["33%", "32%", "[x]"]]);
    let cell = find_cell(&publication, &workforce, "agency", "2020-02");
    assert_eq!(cell.map(|found| found.cell.prose.text), Some("32%".into()));
}

#[test]
fn lays_a_series_out_with_its_target_and_comparators() {
    let mut plans = repeat_plans();
    plans.comparators = vec![
        comparator("South West", "2018/19", "23.1"),
        comparator("Neighbours", "2020-04", "27.5, 28"),
    ];
    let publication = publication(vec![]);
    let view = series_view(&publication, &[&plans], today());
    let titles: Vec<&str> = view.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(titles, ["Repeat plans", "Target", "Neighbours"]);
    assert_eq!(view.rows.len(), 14);
    let last = view.rows.last();
    assert_eq!(last.map(|row| row.title.as_str()), Some("May 2020"));
    assert_eq!(
        last.map(texts),
        Some(vec!["35%".into(), "25%".into(), "28.0%".into()])
    );
    let others = comparators_view(&publication, &plans);
    assert_eq!(others.map(|view| view.rows.len()), Some(3));
}

#[test]
fn sorts_by_value_and_downloads_plain_digits() {
    let mut contacts = contacts();
    contacts.unit = Unit::Pounds;
    contacts.decimals = 2;
    let publication = publication(vec![]);
    let view = series_view(&publication, &[&contacts], today());
    let first = view.rows.first().and_then(|row| row.cells.first());
    assert_eq!(
        first.map(|cell| cell.shown.text.as_str()),
        Some("£2,190.00")
    );
    assert_eq!(first.map(|cell| cell.sort.as_str()), Some("2190.00"));
    assert_eq!(first.map(|cell| cell.raw.as_str()), Some("2190"));
}
