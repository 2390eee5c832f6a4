//! Figures, periods and cells that are used twice.

use super::{INDICATOR, Trial};
use crate::model::*;

const FILE: &str = "data/indicators/visits.toml";

fn with_values(values: &str) -> Trial {
    Trial::new().with(FILE, format!("{INDICATOR}[visits.values]\n{values}\n"))
}

#[test]
fn figures_keep_their_digits_and_remarks() {
    let trial = with_values(
        "2020-01 = 37.30\n2020-02 = { n = 210, of = 754 }\n2020-03 = \"[x]\"\n2020-04 = { value = 44, flags = [\"r\", \"p\"], note = \"to 19 April\", also_printed = \"45 in 7.2\", why = \"the counts\" }\n2020-05 = { n = 1, of = 2, only = [\"staff\"] }",
    );
    trial.says(&[]);
    let publication = trial.load().publication.unwrap();
    let values: Vec<&Datum> = publication
        .indicators
        .first()
        .unwrap()
        .values
        .values()
        .collect();
    let Amount::Number(first) = &values[0].amount else {
        panic!("a number");
    };
    assert_eq!(first.to_string(), "37.30");
    assert!(matches!(values[1].amount, Amount::Fraction { .. }));
    assert_eq!(values[2].amount, Amount::Absent(Absence::NotAvailable));
    assert_eq!(values[3].flags, [Flag::Provisional, Flag::Revised]);
    assert_eq!(
        values[3].decision.as_ref().map(|d| d.why.as_str()),
        Some("the counts")
    );
    assert_eq!(values[4].audience.only.len(), 1);
}

#[test]
fn what_is_no_figure_gets_advice() {
    for (figure, wanted) in [
        ("\"61\"", "bad-figure … without quotation marks: 61"),
        ("\"61%\"", "bad-figure … Write 61, without quotation marks"),
        ("\"£1,200\"", "bad-figure … Write 1200"),
        ("\"x\"", "bad-figure … Write \"[x]\"."),
        ("\"about ten\"", "bad-figure … It can be 61"),
        ("inf", "bad-number … \"[x]\""),
        ("0x1F", "bad-number … plain digits"),
        ("1.1234567", "bad-number … at most 6 digits"),
        ("{ n = 1 }", "bad-figure: this fraction has no “of”"),
        (
            "{ n = 1, of = 0 }",
            "bad-figure: nothing can be divided by nought … \"[z]\"",
        ),
        (
            "{ value = 1, n = 1, of = 2 }",
            "bad-figure: this figure has both",
        ),
        (
            "{ note = \"x\" }",
            "bad-figure: this figure doesn't say how much",
        ),
        (
            "{ value = 1, why = \"x\" }",
            "half-a-decision: “also_printed” is missing here",
        ),
        (
            "{ value = { n = 1, off = 2 }, note = \"x\" }",
            "unknown-key: a fraction has no “off” | Did you mean “of”?",
        ),
        (
            "[1, 2]",
            "wrong-type: “2020-05” needs a figure, and this is a list",
        ),
        ("\"[[visits]]\"", "bad-figure … names no single figure"),
    ] {
        let said = with_values(&format!("2020-05 = {figure}")).said();
        let first = said.first().cloned().unwrap_or_default();
        assert!(
            wanted.split(" … ").all(|words| first.contains(words)),
            "{figure}: wanted {wanted}, said {said:?}"
        );
    }
}

#[test]
fn periods_must_be_of_the_kind_of_the_series() {
    with_values("2020-05 = 1\n\"2019/20\" = 2\n\"May 2020\" = 3\n2020-13 = 4").says(&[
        "“\"2019/20\"” wrong-period: “2019/20” is a year over two calendar years, and this series has months",
        "“\"May 2020\"” bad-period … Write \"2020-05\".",
        "“2020-13” bad-period … This series has months, written like 2020-05",
    ]);
    let yearly = INDICATOR.replace("monthly", "yearly");
    Trial::new()
        .with(FILE, format!("{yearly}[visits.values]\n2011-12 = 5\n"))
        .says(&["“2011-12” wrong-period … December 2011 … \"2011/12\""]);
}

#[test]
fn targets_are_numbers_ranges_or_none() {
    let trial = Trial::new().with(
        FILE,
        format!("{INDICATOR}[visits.targets]\n2019-04 = 80\n2019-05 = [5, 8]\n2019-06 = \"[x]\"\n2019-07 = {{ value = 90, note = \"new\" }}\n"),
    );
    trial.says(&[]);
    let publication = trial.load().publication.unwrap();
    let levels: Vec<AimLevel> = publication
        .indicators
        .first()
        .unwrap()
        .targets
        .values()
        .map(|aim| aim.level)
        .collect();
    assert_eq!(levels.len(), 4);
    assert!(matches!(levels[1], AimLevel::Range(..)));
    assert_eq!(levels[2], AimLevel::None);
    Trial::new()
        .with(
            FILE,
            format!("{INDICATOR}[visits.targets]\n2019-04 = [8, 5]\n2019-05 = \"80\"\n"),
        )
        .says(&[
            "bad-target … the lower first",
            "wrong-type … Take the quotation marks away: 2019-05 = 80",
        ]);
}

#[test]
fn a_csv_file_joins_the_values() {
    let trial = Trial::new()
        .with(
            FILE,
            format!("{INDICATOR}csv = \"visits.csv\"\n[visits.values]\n2020-05 = 61\n"),
        )
        .with(
            "data/indicators/visits.csv",
            "period,value,target\n2020-04,53.0,80\n",
        );
    trial.says(&[]);
    let publication = trial.load().publication.unwrap();
    let indicator = publication.indicators.first().unwrap();
    assert_eq!((indicator.values.len(), indicator.targets.len()), (2, 1));
    Trial::new()
        .with(FILE, format!("{INDICATOR}csv = \"visit.csv\"\n"))
        .with("data/indicators/visits.csv", "period,value\n")
        .says(&[
            "unread-file",
            "“\"visit.csv\"” missing-file … Did you mean “visits.csv”?",
        ]);
    Trial::new()
        .with(
            FILE,
            format!("{INDICATOR}csv = \"visits.csv\"\n[visits.values]\n2020-05 = 61\n"),
        )
        .with("data/indicators/visits.csv", "period,value\n2020-05,62\n")
        .says(&["visits.csv:2 “2020-05,62” duplicate-period: May 2020 has two values"]);
}

/// The amounts of an indicator's values.
fn amounts(trial: &Trial) -> Vec<Amount> {
    let publication = trial.load().publication.unwrap();
    publication
        .indicators
        .iter()
        .flat_map(|indicator| indicator.values.values())
        .map(|datum| datum.amount.clone())
        .collect()
}

#[test]
fn a_count_that_is_used_twice_is_one_cell() {
    let trial = with_values(
        "2020-01 = \"[[visits@2020-02]]\"\n2020-02 = \"[[visits@2020-03]]\"\n2020-03 = 12.50\n2020-04 = { n = \"[[visits@2020-01]]\", of = 50 }",
    );
    trial.says(&[]);
    let number = Amount::Number(Decimal::parse("12.50").unwrap());
    let found = amounts(&trial);
    assert_eq!(found[..3], [number.clone(), number.clone(), number]);
    let Amount::Fraction { n, n_cell, .. } = &found[3] else {
        panic!("a fraction");
    };
    assert_eq!(n.to_string(), "12.50");
    assert!(n_cell.is_some());
}

#[test]
fn circles_and_cells_that_are_not_there_are_told() {
    let trial = with_values(
        "2020-01 = \"[[visits@2020-02]]\"\n2020-02 = \"[[visits@2020-01]]\"\n2020-03 = \"[[visits@2019-12]]\"\n2020-04 = \"[[visit@2020-01]]\"\n2020-05 = \"[[a:b/c]]\"",
    );
    trial.says(&[
        "visits.toml:10 … circle-of-figures",
        "visits.toml:11 … circle-of-figures",
        "visits.toml:12 … unknown-figure: “visits” has no value for December 2019",
        "visits.toml:13 … unknown-figure: there is no indicator “visit” | Did you mean “visits”?",
        "visits.toml:14 … unknown-figure: there is no table “a”",
    ]);
    assert!(
        amounts(&trial)
            .iter()
            .all(|amount| *amount == Amount::Absent(Absence::NotAvailable))
    );
}

#[test]
fn a_cell_of_a_yearly_series_is_found_by_its_own_year() {
    let census = INDICATOR
        .replace("[visits]", "[staff]")
        .replace("\"monthly\"", "\"yearly\"\nyear = \"30-september\"");
    let trial = Trial::new().with(
        FILE,
        format!("{census}[staff.values]\n2019 = 7\n{INDICATOR}[visits.values]\n2020-05 = \"[[staff@2019]]\"\n"),
    );
    trial.says(&[]);
    assert_eq!(amounts(&trial).len(), 2);
    assert!(
        amounts(&trial)
            .iter()
            .all(|a| matches!(a, Amount::Number(_)))
    );
}
