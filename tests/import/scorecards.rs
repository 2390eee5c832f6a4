//! Scorecards as councils have them: a column of targets, averages among percentages, shares among
//! per cent, formulas that were never calculated.

use super::{FILE, import, import_twice, publication, text, workbook};
use crate::support::project::put;
use std::path::Path;

fn csv(root: &Path, text: &str) -> String {
    put(root, "scorecard.csv", text);
    root.join("scorecard.csv").to_string_lossy().into_owned()
}

#[test]
fn an_average_is_no_heading_of_periods() {
    let root = publication();
    let file = csv(
        &root,
        "Ref,Measure,Jun-20,Jul-20\n1.2,Caseload average,17.4,17.9\n1.3,Visits in time,86%,87%\n",
    );
    let told = import_twice(&root, &file, &[]);
    assert!(told.contains("Caseload average"), "{told}");
    let after = text(&root, FILE);
    assert!(after.contains("2020-06 = 86\n2020-07 = 87\n"), "{after}");
    assert!(!after.contains("2017"), "{after}");
}

#[test]
fn a_column_of_targets_holds_from_the_first_period_on() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Target,Jun-20,Jul-20\nVisits in time,92%,86%,87%\nContacts,,2100,2105\n",
    );
    import_twice(&root, &file, &[]);
    let after = text(&root, FILE);
    assert!(
        after.contains("[visits.targets]\n2020-04 = 90\n2020-06 = 92\n"),
        "{after}"
    );
    assert!(after.contains("2020-06 = 2100"), "{after}");
    // The target that holds already is no change.
    let root = publication();
    let file = csv(
        &root,
        "Measure,Jun-20,Jul-20,Target\nVisits in time,86,87,90\n",
    );
    import_twice(&root, &file, &[]);
    let after = text(&root, FILE);
    assert!(
        after.ends_with(&crate::VISITS[crate::VISITS.find("# The target").unwrap()..]),
        "{after}"
    );
}

#[test]
fn a_share_among_per_cent_is_asked_about() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Jun-20,Jul-20,Aug-20\nVisits in time,0.85,88,90\n",
    );
    let (_, told) = import(&root, &file, &["--yes"]);
    assert!(
        told.contains("say --percent shares or --percent whole"),
        "{told}"
    );
    assert_eq!(text(&root, FILE), crate::VISITS);
    let (code, told) = import(&root, &file, &["--yes", "--percent", "whole"]);
    assert_eq!(code, 0, "{told}");
}

#[test]
fn what_is_no_figure_is_told_with_what_to_do() {
    let root = publication();
    let file = csv(&root, "Measure,May-20,Jun-20\nContacts,2200,*\n");
    let (_, told) = import(&root, &file, &["--dry-run"]);
    assert!(
        told.contains("C2: “*” is no figure: for a suppressed count write c"),
        "{told}"
    );
    let (_, told) = import(&root, &workbook("not-calculated.xlsx"), &["--dry-run"]);
    assert!(
        told.contains("D2: “=B2+C2” is a formula whose result is not in the file"),
        "{told}"
    );
    // What comes out as an empty text has a result.
    assert!(!told.contains("=IF("), "{told}");
}

#[test]
fn what_cannot_be_is_not_written() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Target,Jun-20,Jul-20\nVisits in time,120%,101%,87%\nContacts,,-3,2105\n",
    );
    let (_, told) = import(&root, &file, &["--yes"]);
    for words in [
        "B2: 120 is more than 100%",
        "C2: 101 is more than 100%",
        "C3: −3 is less than nought",
    ] {
        assert!(told.contains(words), "{told}");
    }
    let after = text(&root, FILE);
    assert!(
        after.contains("2020-07 = 87") && !after.contains("2020-06"),
        "{after}"
    );
}

#[test]
fn months_without_a_year_are_named() {
    let root = publication();
    let file = csv(
        &root,
        "2020/21 scorecard,,\nMeasure,Apr,May\nContacts,2213,2156\n",
    );
    let (code, told) = import(&root, &file, &["--dry-run"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("The headings “Apr” and “May” have no year"),
        "{told}"
    );
}

#[test]
fn a_mistyped_name_is_not_remembered() {
    let root = publication();
    let file = csv(&root, "Measure,Jun-20,Jul-20\nAll contacts,2100,2105\n");
    let (code, told) = import(
        &root,
        &file,
        &["--yes", "--map", "All contact numbers=contacts"],
    );
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("No cell of “scorecard.csv” says “All contact numbers”"),
        "{told}"
    );
    assert!(!root.join("data/import.toml").exists());
    let (code, told) = import(&root, &file, &["--yes", "--map", "All contacts=contacts"]);
    assert_eq!(code, 0, "{told}");
}

#[test]
fn an_area_that_was_given_by_its_code_has_its_name() {
    let root = publication();
    let more = [
        "--area",
        "E10099999",
        "--measure",
        "second_plans_percent",
        "--years",
        "2020",
        "--into",
        "second-plans:county",
        "--yes",
    ];
    let (code, told) = import(&root, &workbook("referrals-tidy.csv"), &more);
    assert_eq!(code, 0, "{told}");
    let after = text(&root, FILE);
    assert!(!after.contains("name = \"E10099999\""), "{after}");
    assert!(after.contains("name = \"Borsetshire\""), "{after}");
}

#[test]
fn a_figure_that_would_be_nought_is_not_rounded_twice() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Jun-20,Jul-20\nVisits in time,0.45%,86.45%\n",
    );
    import_twice(&root, &file, &[]);
    let after = text(&root, FILE);
    assert!(after.contains("2020-06 = 0.45\n2020-07 = 86\n"), "{after}");
}
