use super::workbook::Sheet;
use super::*;

fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet {
        rows: rows
            .iter()
            .map(|row| row.iter().map(|text| Cell::of_text(text)).collect())
            .collect(),
        ..Sheet::default()
    }
}

/// Each series as `label: period=cell(role) …`.
fn told(rows: &[&[&str]]) -> Vec<String> {
    layouts(&sheet(rows))
        .map(|found| found.series)
        .unwrap_or_default()
        .iter()
        .map(|series| {
            let points: Vec<String> = series
                .points
                .iter()
                .map(|point| {
                    let role = match point.role {
                        Role::Actual => "",
                        Role::Target => " target",
                    };
                    format!("{}={}{role}", point.period, point.cell.shown())
                })
                .collect();
            format!("{}: {}", series.label, points.join(", "))
        })
        .collect()
}

#[test]
fn a_column_a_period() {
    assert_eq!(
        told(&[
            &["Performance scorecard"],
            &[],
            &["Ref", "Measure", "Apr-20", "May-20"],
            &["1", "Seen in time", "85%", "95%"],
            &["2", "Conferences", "53", ""],
            &["", "", "", ""],
            &["3", "Empty", "", ""],
        ]),
        [
            "Seen in time: 2020-04=85%, 2020-05=95%",
            "Conferences: 2020-04=53, 2020-05="
        ]
    );
}

#[test]
fn targets_beside_below_and_in_names() {
    assert_eq!(
        told(&[
            &["Measure", "Apr-20", "", "May-20", ""],
            &["", "Target", "Actual", "Target", "Actual"],
            &["Seen", "90", "85", "90", "95"],
        ]),
        ["Seen: 2020-04=90 target, 2020-04=85, 2020-05=90 target, 2020-05=95"]
    );
    assert_eq!(
        told(&[
            &["Measure", "", "Apr-20", "May-20"],
            &["Seen", "Target", "90", "90"],
            &["", "Actual", "85", "95"],
        ]),
        ["Seen: 2020-04=90 target, 2020-05=90 target, 2020-04=85, 2020-05=95"]
    );
    assert_eq!(
        told(&[
            &["Measure", "Apr-20 Target", "Apr-20 Actual"],
            &["Seen", "90", "85"],
        ]),
        ["Seen: 2020-04=90 target, 2020-04=85"]
    );
    assert_eq!(
        told(&[
            &["Measure", "Apr-20", "May-20"],
            &["Seen (target)", "90", "90"],
            &["Seen (actual)", "85", "95"],
        ]),
        ["Seen: 2020-04=90 target, 2020-05=90 target, 2020-04=85, 2020-05=95"]
    );
}

#[test]
fn a_row_a_period() {
    assert_eq!(
        told(&[
            &["Month", "Seen", "Seen target", "Conferences"],
            &["Apr-20", "85", "90", "53"],
            &["May-20", "95", "90", "61"],
        ]),
        [
            "Seen: 2020-04=85, 2020-04=90 target, 2020-05=95, 2020-05=90 target",
            "Conferences: 2020-04=53, 2020-05=61"
        ]
    );
    assert_eq!(
        told(&[
            &["Indicator", "Period", "Target", "Value"],
            &["seen", "2019/20", "90", "85"],
            &["held", "2019/20", "", "53"],
        ]),
        [
            "seen: 2019/20=90 target, 2019/20=85",
            "held: 2019/20= target, 2019/20=53"
        ]
    );
}

#[test]
fn lists_that_are_no_figures_by_period() {
    for rows in [
        &[&["Team", "Children"][..], &["North", "61"]][..],
        &[&["Count", "2013", "2200"], &["x", "1", "2"]],
        &[&["Name", "Date"], &["Training day", "in May"]],
    ] {
        assert_eq!(told(rows), Vec::<String>::new());
    }
}
