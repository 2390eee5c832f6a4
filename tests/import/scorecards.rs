//! Scorecards as councils have them: a column of targets, averages among percentages, shares among
//! per cent, formulas that were never calculated.

use super::{FILE, import, import_twice, publication, text, workbook};
use crate::support::project::put;
use std::fs;
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
fn what_cannot_be_is_not_rounded_to_what_can() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Jun-20,Jul-20\nVisits in time,100.1%,87%\nContacts,-0.4,2105\n",
    );
    let (_, told) = import(&root, &file, &["--yes"]);
    for words in [
        "B2: 100.1 is more than 100%",
        "B3: −0.4 is less than nought",
    ] {
        assert!(told.contains(words), "{told}");
    }
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
        "Scorecard to June 2020,,\nMeasure,Apr,May\nContacts,2213,2156\n",
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

#[test]
fn a_year_above_the_months_is_theirs() {
    let root = publication();
    let file = workbook("year-above.xlsx");
    import_twice(&root, &file, &["--sheet", "Months"]);
    let after = text(&root, FILE);
    for line in [
        "2019-10 = 81",
        "2019-12 = 83",
        "2020-01 = 84",
        "2020-03 = 86",
    ] {
        assert!(after.contains(line), "{line}: {after}");
    }
    let root = publication();
    let file = csv(
        &root,
        "Scorecard 2019/20,,,\nMeasure,Jun,Jul,Jan\nContacts,2101,2102,2103\n",
    );
    import_twice(&root, &file, &[]);
    let after = text(&root, FILE);
    assert!(
        after.contains("2019-06 = 2101, 2019-07 = 2102, 2020-01 = 2103"),
        "{after}"
    );
}

#[test]
fn quarters_are_read_by_their_months_or_below_their_year() {
    let calls = "[calls]\ntitle = \"Calls\"\ndefinition = \"Calls of the quarter.\"\ncounts = \"things\"\nunit = \"number\"\npolarity = \"none\"\nfrequency = \"quarterly\"\n\n[calls.values]\n\"2018/19 Q4\" = 10\n";
    let path = "data/indicators/calls.toml";
    let expected = "\"2018/19 Q4\" = 10\n\"2019/20 Q1\" = 11\n\"2019/20 Q2\" = 12\n\"2019/20 Q3\" = 13\n\"2019/20 Q4\" = 14\n";
    let root = publication();
    put(&root, path, calls);
    import_twice(
        &root,
        &workbook("year-above.xlsx"),
        &["--sheet", "Quarters"],
    );
    assert!(
        text(&root, path).ends_with(expected),
        "{}",
        text(&root, path)
    );
    let root = publication();
    put(&root, path, calls);
    let file = csv(
        &root,
        "Measure,Apr-Jun 2019,July to September 2019,Oct - Dec 2019,Jan-Mar 2020\nCalls,11,12,13,14\n",
    );
    import_twice(&root, &file, &[]);
    assert!(
        text(&root, path).ends_with(expected),
        "{}",
        text(&root, path)
    );
    // Below a calendar year a first quarter could be either.
    let root = publication();
    put(&root, path, calls);
    let file = csv(&root, ",2020,\nMeasure,Q1,Q2\nCalls,11,12\n");
    let (code, told) = import(&root, &file, &["--yes"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("“Q1” and “Q2” have no year, or none that is certain"),
        "{told}"
    );
}

#[test]
fn what_is_not_understood_is_told_with_what_was_seen() {
    let root = publication();
    let file = csv(&root, "Measure,First term,Second term\nContacts,1,2\n");
    let (_, told) = import(&root, &file, &["--dry-run"]);
    assert!(
        told.contains("The headings seen are “Measure” “First term” “Second term”."),
        "{told}"
    );
    // A file that looks much like a table of the publication.
    put(
        &root,
        "data/tables/teams.toml",
        "[teams]\ntitle = \"Teams\"\nrow_title = \"Team\"\ncounts = \"things\"\nas_at = 2020-04-30\n\n[teams.columns]\nnumber = { title = \"Number\", unit = \"number\" }\nplans = { title = \"Plans\", unit = \"number\" }\n\n[teams.rows]\nnorth = { title = \"North\", number = 12, plans = 2 }\nsouth = { title = \"South\", number = 13, plans = 3 }\neast = { title = \"East\", number = 14, plans = 4 }\nwest = { title = \"West\", number = 15, plans = 5 }\nmid = { title = \"Mid\", number = 16, plans = 6 }\n",
    );
    let file = csv(&root, "Team,Number,Plans\nNorth,12,2\nSouth,14,3\n");
    let (_, told) = import(&root, &file, &["--dry-run"]);
    assert!(
        told.contains("those of the table “Teams”: if it is that, add --table teams"),
        "{told}"
    );
    fs::write(root.join("figures.ods"), b"PK\x03\x04nothing").unwrap();
    let (_, told) = import(&root, root.join("figures.ods").to_str().unwrap(), &[]);
    assert!(told.contains("(.ods) is not read: save it as"), "{told}");
}

#[test]
fn digits_that_fall_away_are_told() {
    let root = publication();
    let file = csv(
        &root,
        "Measure,Jun-20,Jul-20,Aug-20\nContacts,2100.6,2105,TBC\nVisits in time,86%,87.4%,88%\n",
    );
    let (_, told) = import(&root, &file, &["--yes"]);
    assert!(
        told.contains(
            "Rounded to the digits that are kept (“decimals” in the data file): B2 2,100.6, C3 87.4"
        ),
        "{told}"
    );
    // A cell that cannot be read is there.
    assert!(told.contains("D2: “TBC” is no figure"), "{told}");
    assert!(!told.contains("Not in the file"), "{told}");
}

#[test]
fn all_that_is_wrong_of_a_choice_is_told_at_once() {
    let root = publication();
    let more = [
        "--area",
        "Borsetshore",
        "--measure",
        "second_plan_percent",
        "--years",
        "20",
        "--into",
        "second-plan:county",
    ];
    let (code, told) = import(&root, &workbook("referrals-tidy.csv"), &more);
    assert_eq!(code, 1, "{told}");
    for words in [
        "no measure “second_plan_percent”",
        "no area “Borsetshore”",
        "“20” names no years",
        "no indicator “second-plan”",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}
