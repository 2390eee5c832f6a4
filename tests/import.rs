//! `sef import`: figures from spreadsheets into data files, through the binary. The workbooks were
//! made by another program (`tests/import/make_workbooks.py`).

#[path = "import/scorecards.rs"]
mod scorecards;
#[path = "import/tables.rs"]
mod tables;

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::project::{put, write_small};
use support::{empty_folder, sef};

const VISITS: &str = r#"# What the team counts. Don't reorder: the board knows this order.

[visits]            # since 2019
title = "Visits in time"
definition = "Of the visits due in the month, those made in time."
counts = "children"
unit = "percent"
polarity = "high"
frequency = "monthly"

[visits.values]
2020-04 = 85   # checked
2020-05 = 95

# The target was agreed in April.
[visits.targets]
2020-04 = 90

[contacts]
title = "Contacts"
definition = "Contacts of the month."
counts = "things"
unit = "number"
polarity = "none"
frequency = "monthly"
values = { 2020-04 = 2213, 2020-05 = 2200 }

[second-plans]
title = "Plans that are a second one"
definition = "Of the plans started in the year, second ones."
counts = "children"
unit = "percent"
polarity = "low"
frequency = "yearly"
decimals = 1

[second-plans.comparators.england]
name = "England"
values."2018/19" = 20.8

[compliments]
title = "Compliments"
definition = "Compliments of the month."
counts = "things"
unit = "number"
polarity = "high"
frequency = "monthly"
csv = "compliments.csv"
"#;
const COMPLIMENTS: &str = "period,value,flags,note\n2020-04,4,,\n2020-05,7,p,\"by hand, late\"\n";
const FILE: &str = "data/indicators/visits.toml";

fn publication() -> PathBuf {
    let root = empty_folder("import");
    write_small(&root);
    put(&root, FILE, VISITS);
    put(&root, "data/indicators/compliments.csv", COMPLIMENTS);
    root
}

fn workbook(name: &str) -> String {
    let folder = support::repository().join("tests/import");
    let kind = if name.ends_with(".xlsx") {
        "workbooks"
    } else {
        "files"
    };
    folder.join(kind).join(name).to_string_lossy().into_owned()
}

/// Runs an import: its exit code, and everything that it says.
fn import(root: &Path, file: &str, more: &[&str]) -> (i32, String) {
    let mut arguments = vec!["import", file, "--root", root.to_str().unwrap()];
    arguments.extend(more);
    let output = sef(&arguments)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code().unwrap(), text)
}

fn text(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

/// Imports with `--yes`, and wants what it wrote to be still there, and nothing more to be done,
/// when it is imported again.
fn import_twice(root: &Path, file: &str, more: &[&str]) -> String {
    let mut arguments = more.to_vec();
    arguments.push("--yes");
    let (code, told) = import(root, file, &arguments);
    assert_eq!(code, 0, "{told}");
    let once = support::files(root);
    let (code, again) = import(root, file, &arguments);
    assert_eq!(code, 0, "{again}");
    assert!(again.contains("Nothing to write"), "{again}");
    assert_eq!(support::files(root), once);
    let checked = sef(&[
        "check",
        "--format",
        "short",
        "--root",
        root.to_str().unwrap(),
    ])
    .output()
    .unwrap();
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(!checked.contains(": error["), "{checked}");
    told
}

#[test]
fn a_column_a_period_goes_in_and_everything_else_stays() {
    let root = publication();
    let told = import_twice(&root, &workbook("wide.xlsx"), &[]);
    for words in [
        "June 2020",
        "90%",
        "2,302",
        "was 2,200",
        "marked [r]",
        "Sheet “Scorecard”",
    ] {
        assert!(told.contains(words), "{words} is missing:\n{told}");
    }
    let wanted = VISITS
        .replace("2020-05 = 95\n", "2020-05 = 95\n2020-06 = 90\n")
        .replace(
            "2020-05 = 2200 }",
            "2020-05 = { value = 2156, flags = [\"r\"] }, 2020-06 = 2302 }",
        );
    assert_eq!(text(&root, FILE), wanted);
    assert_eq!(
        text(&root, "data/indicators/compliments.csv"),
        "period,value,flags,note\n2020-04,4,,\n2020-05,5,p r,\"by hand, late\"\n2020-06,6,,\n"
            .replace("p r", "r")
    );
}

#[test]
fn a_row_a_period_with_targets() {
    let root = publication();
    import_twice(&root, &workbook("long.xlsx"), &[]);
    let file = text(&root, FILE);
    assert!(file.contains("2020-05 = 95\n2020-06 = 90\n"), "{file}");
    // The target changes in June; in May it is what it was.
    assert!(file.contains("2020-04 = 90\n2020-06 = 92\n"), "{file}");
}

#[test]
fn target_and_actual_in_pairs() {
    let root = publication();
    import_twice(&root, &workbook("pairs.xlsx"), &[]);
    let file = text(&root, FILE);
    assert!(file.contains("2020-06 = 90\n"), "{file}");
    assert!(file.contains("2020-04 = 90\n2020-06 = 92\n"), "{file}");
}

#[test]
fn years_in_words_and_as_days_and_a_series_without_figures() {
    let root = publication();
    import_twice(&root, &workbook("years.xlsx"), &[]);
    let file = text(&root, FILE);
    assert!(
        file.contains("values.\"2018/19\" = 20.8\n\n[second-plans.values]\n\"2018/19\" = 20.8\n\"2019/20\" = 21.9\n\n[compliments]"),
        "{file}"
    );
}

#[test]
fn shorthand_is_kept() {
    let root = publication();
    import_twice(&root, &workbook("suppressed.csv"), &[]);
    let file = text(&root, FILE);
    assert!(
        file.contains(r#"2020-05 = 2200, 2020-06 = "[c]", 2020-07 = "[x]", 2020-08 = "[z]", 2020-09 = "[low]", 2020-10 = "[x]" }"#),
        "{file}"
    );
}

#[test]
fn one_period_alone() {
    let root = publication();
    put(
        &root,
        "june.csv",
        "Scorecard of the team,,\nMeasure,Target,Jun-20\nVisits in time,95%,91%\nContacts,,2302\n",
    );
    let file = root.join("june.csv").to_string_lossy().into_owned();
    import_twice(&root, &file, &[]);
    let file = text(&root, FILE);
    assert!(file.contains("2020-06 = 91\n"), "{file}");
    assert!(file.contains("2020-06 = 2302 }"), "{file}");
}

#[test]
fn the_departments_statistics() {
    let root = publication();
    let file = workbook("referrals-tidy.csv");
    let (code, told) = import(&root, &file, &[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("--into"), "{told}");
    let (code, told) = import(&root, &file, &["--into", "second-plans"]);
    assert_eq!(code, 1);
    assert!(
        told.contains("plans_started, second_plans, second_plans_percent"),
        "{told}"
    );
    let measure = ["--measure", "second_plans_percent"];
    let (code, told) = import(
        &root,
        &file,
        &["--into", "second-plans", measure[0], measure[1]],
    );
    assert_eq!(code, 1);
    assert!(
        told.contains("England") && told.contains("South West"),
        "{told}"
    );

    let of = |area, into| ["--area", area, "--into", into, measure[0], measure[1]];
    import_twice(&root, &file, &of("England", "second-plans:england"));
    import_twice(&root, &file, &of("South West", "second-plans:south-west"));
    import_twice(&root, &file, &of("E10099999", "second-plans"));
    let file = text(&root, FILE);
    for lines in [
        "values.\"2018/19\" = 20.8\nvalues.\"2019/20\" = 21.9\n",
        "[second-plans.comparators.south-west]\nname = \"South West\"\n\n[second-plans.comparators.south-west.values]\n\"2019/20\" = 24.4\n",
        "[second-plans.values]\n\"2017/18\" = \"[x]\"\n\"2018/19\" = \"[c]\"\n\"2019/20\" = 31.2\n",
    ] {
        assert!(file.contains(lines), "{lines} is missing:\n{file}");
    }
}

#[test]
fn nothing_is_written_unasked() {
    let root = publication();
    let before = support::files(&root);
    let (code, told) = import(&root, &workbook("wide.xlsx"), &["--dry-run"]);
    assert_eq!(code, 0);
    assert!(told.contains("Nothing was written"), "{told}");
    let (code, told) = import(&root, &workbook("wide.xlsx"), &[]);
    assert_eq!(code, 0);
    assert!(told.contains("--yes"), "{told}");
    assert_eq!(support::files(&root), before);
}

#[test]
fn names_and_sheets_are_told_once() {
    let root = publication();
    let two = workbook("two-sheets.xlsx");
    let (code, told) = import(&root, &two, &[]);
    assert_eq!(code, 2);
    assert!(told.contains("North, South"), "{told}");
    let (code, _) = import(&root, &two, &["--sheet", "South", "--yes"]);
    assert_eq!(code, 0);
    assert!(text(&root, FILE).contains("2020-06 = 88\n"));
    let (code, told) = import(&root, &two, &["--yes"]);
    assert_eq!(
        (code, told.contains("Nothing to write")),
        (0, true),
        "{told}"
    );

    put(
        &root,
        "own.csv",
        "Measure,Jun-20,Jul-20\nSeen promptly,93%,94%\n",
    );
    let own = root.join("own.csv").to_string_lossy().into_owned();
    let (code, told) = import(&root, &own, &["--yes"]);
    assert_eq!(code, 1);
    assert!(told.contains("A2: “Seen promptly”"), "{told}");
    let (code, told) = import(&root, &own, &["--yes", "--map", "Seen promptly=visit"]);
    assert_eq!(code, 2);
    assert!(told.contains("Did you mean “visits”?"), "{told}");
    let (code, told) = import(&root, &own, &["--yes", "--map", "Seen promptly=visits"]);
    assert_eq!(code, 0, "{told}");
    let memory = text(&root, "data/import.toml");
    assert!(
        memory.contains("\"Seen promptly\" = \"visits\""),
        "{memory}"
    );
    put(
        &root,
        "own.csv",
        "Measure,Aug-20,Sep-20\nSeen promptly,93%,94%\n",
    );
    let (code, told) = import(&root, &own, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert!(text(&root, FILE).contains("2020-09 = 94\n"));
}

#[test]
fn what_the_file_lacks_is_listed() {
    let root = publication();
    put(
        &root,
        "gaps.csv",
        "Measure,Apr-20,May-20,Jun-20,Jul-20\nVisits in time,85%,,tbc,\n",
    );
    let file = root.join("gaps.csv").to_string_lossy().into_owned();
    let (_, told) = import(&root, &file, &["--dry-run"]);
    assert!(
        // A cell that cannot be read is there.
        told.contains("visits: nothing for May 2020, July 2020"),
        "{told}"
    );
    assert!(told.contains("D2: “tbc” is no figure"), "{told}");
}

#[test]
fn lists_of_children_are_refused() {
    let root = publication();
    let before = support::files(&root);
    let (code, told) = import(&root, &workbook("hidden-list.xlsx"), &["--yes"]);
    assert_eq!(code, 1);
    assert!(told.contains("child-level-data"), "{told}");
    assert!(
        told.contains("sheet “Source”") && told.contains("Child ID"),
        "{told}"
    );
    assert_eq!(support::files(&root), before);
}

#[test]
fn what_is_no_spreadsheet_is_refused_in_words() {
    let root = publication();
    for (name, bytes) in [
        ("broken.xlsx", &b"PK\x03\x04\x14\x00\x00\x00"[..]),
        ("picture.csv", &b"\x89PNG\r\n\x1a\n\x00\x00\x00"[..]),
        ("old.xls", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..]),
        ("empty.csv", &b""[..]),
        ("words.csv", &b"nothing,here\nbut,words\n"[..]),
    ] {
        fs::write(root.join(name), bytes).unwrap();
        let (code, told) = import(&root, root.join(name).to_str().unwrap(), &["--yes"]);
        assert_eq!(code, 1, "{name}: {told}");
        assert!(told.contains(name), "{told}");
        assert!(!told.contains("panicked"), "{told}");
    }
    let (code, told) = import(&root, "no-such-file.xlsx", &[]);
    assert_eq!(code, 3, "{told}");
}

#[test]
fn a_cut_workbook_is_refused_at_every_length() {
    let whole = fs::read(workbook("wide.xlsx")).unwrap();
    let root = publication();
    let before = support::files(&root);
    for cut in (0..whole.len()).step_by(whole.len() / 40) {
        let path = root.join("cut.xlsx");
        fs::write(&path, &whole[..cut]).unwrap();
        let (code, told) = import(&root, path.to_str().unwrap(), &["--dry-run"]);
        assert!(code == 1, "{cut}: {told}");
        assert!(!told.contains("panicked"), "{cut}: {told}");
        fs::remove_file(path).unwrap();
    }
    assert_eq!(support::files(&root), before);
}

#[test]
fn line_ends_and_marks_stay_as_they_are() {
    let root = publication();
    let windows = format!("\u{feff}{}", VISITS.replace('\n', "\r\n"));
    put(&root, FILE, &windows);
    import_twice(&root, &workbook("long.xlsx"), &[]);
    let file = text(&root, FILE);
    assert!(file.starts_with('\u{feff}'));
    assert!(file.contains("2020-05 = 95\r\n2020-06 = 90\r\n"), "{file}");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
}
