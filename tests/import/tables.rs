//! Figures of tables in rows and columns.

use super::support::empty_folder;
use super::support::project::{put, write_small};
use super::{import, import_twice, text};
use std::path::{Path, PathBuf};

const TABLES: &str = r#"# By area, as the academy counts.

[training]      # ask the academy
title = "Training completed, by area"
row_title = "Area"
counts = "things"
as_at = 2020-03-31

[training.columns]
done = { title = "Done", unit = "number" }
share = { title = "Share done", unit = "percent" }
remark = { title = "Remark" }

[training.rows]
north = { title = "North", done = 12, share = 60, remark = "Two courses" }   # checked
south = { title = "South", done = { value = 20, flags = ["p"] }, share = 80 }
coast = { title = "The coast", share = "[x]" }

# A row may have lines of its own.
[training.rows.all]
title = "All areas"
done = { value = 32, note = "Without the coast" }
"#;
const FILE: &str = "data/tables/training.toml";

fn publication() -> PathBuf {
    let root = empty_folder("import-tables");
    write_small(&root);
    put(&root, FILE, TABLES);
    root
}

fn sheet(root: &Path, name: &str, rows: &str) -> String {
    put(root, name, rows);
    root.join(name).to_string_lossy().into_owned()
}

#[test]
fn figures_that_differ_revise_the_published_ones() {
    let root = publication();
    let file = sheet(
        &root,
        "june.csv",
        "Training by area,,,\nArea,Share done,Owner,Done\nSouth,81%,HR,20\nNorth,60%,HR,13\nThe coast,,HR,4\n",
    );
    let told = import_twice(&root, &file, &[]);
    for words in [
        "the table “Training completed, by area” (training)",
        "North, Done",
        "13   was 12",
        "81%   was 80%",
        "The coast, Done",
        "marked [r]",
        "--as-at",
        "Done: nothing for All areas",
    ] {
        assert!(told.contains(words), "{words} is missing:\n{told}");
    }
    let wanted = TABLES
        .replace("done = 12", "done = { value = 13, flags = [\"r\"] }")
        .replace("share = 80 }", "share = { value = 81, flags = [\"r\"] } }")
        .replace("share = \"[x]\" }", "share = \"[x]\", done = 4 }");
    assert_eq!(text(&root, FILE), wanted);
}

#[test]
fn figures_of_a_later_day_replace_the_older_ones_all_at_once() {
    let root = publication();
    let later = ["--as-at", "2020-06-30"];
    let some = sheet(&root, "some.csv", "Area,Done\nNorth,13\nSouth,21\n");
    let before = super::support::files(&root);
    let (code, told) = import(&root, &some, &[&later[..], &["--yes"]].concat());
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("All areas") && told.contains("Share done"),
        "{told}"
    );
    assert_eq!(super::support::files(&root), before);

    let all = "Area,Done,Share done\nNorth,13,61%\nSouth,21,81%\nThe coast,4,x\n";
    let file = sheet(&root, "all.csv", &format!("{all}All areas,32,75%\n"));
    import_twice(&root, &file, &later);
    let wanted = TABLES
        .replace("as_at = 2020-03-31", "as_at = 2020-06-30")
        .replace("done = 12, share = 60", "done = 13, share = 61")
        .replace(
            "done = { value = 20, flags = [\"p\"] }, share = 80",
            "done = 21, share = 81",
        )
        .replace("share = \"[x]\" }", "share = \"[x]\", done = 4 }")
        .replace(
            "\"Without the coast\" }\n",
            "\"Without the coast\" }\nshare = 75\n",
        );
    assert_eq!(text(&root, FILE), wanted);
}

#[test]
fn words_about_an_older_figure_are_left_to_a_person() {
    let root = publication();
    let file = sheet(
        &root,
        "all.csv",
        "Area,Done,Share done\nNorth,13,61%\nSouth,21,81%\nThe coast,4,x\nAll areas,38,75%\n",
    );
    let (_, told) = import(&root, &file, &["--as-at", "2020-06-30", "--dry-run"]);
    assert!(told.contains("B5: “All areas, Done” differs"), "{told}");
    assert!(told.contains("words beside it"), "{told}");
}

#[test]
fn days_that_cannot_be_are_refused() {
    let root = publication();
    let file = sheet(&root, "a.csv", "Area,Done\nNorth,13\nSouth,21\n");
    for (day, words) in [
        ("2019-12-31", "later than 31 December 2019"),
        ("soon", "no day or month"),
    ] {
        let (code, told) = import(&root, &file, &["--as-at", day, "--yes"]);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(text(&root, FILE), TABLES);
}

#[test]
fn names_and_tables_are_told_once() {
    let root = publication();
    let other = TABLES.replace("[training", "[training-2");
    put(&root, "data/tables/training-2.toml", &other);
    let file = sheet(
        &root,
        "academy-june.csv",
        "Area,Done\nNorthern,13\nSouth,20\nThe coast,5\n",
    );
    let (code, told) = import(&root, &file, &["--yes"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("--table: training, training-2"), "{told}");
    let (code, told) = import(&root, &file, &["--table", "trainin", "--yes"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("Did you mean “training”?"), "{told}");
    let (code, told) = import(&root, &file, &["--table", "training", "--dry-run"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("A2: “Northern”"), "{told}");
    assert!(told.contains("--map \"Northern=training:KEY\""), "{told}");
    let map = [
        "--table",
        "training",
        "--map",
        "Northern=training:noth",
        "--yes",
    ];
    let (code, told) = import(&root, &file, &map);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("Did you mean “north”?"), "{told}");
    let map = [
        "--table",
        "training",
        "--map",
        "Northern=training:north",
        "--yes",
    ];
    let (code, told) = import(&root, &file, &map);
    assert_eq!(code, 0, "{told}");
    assert!(text(&root, FILE).contains("done = { value = 13, flags = [\"r\"] }"));
    assert_eq!(text(&root, "data/tables/training-2.toml"), other);

    // The next month's needs neither.
    let file = sheet(
        &root,
        "academy-july.csv",
        "Area,Done\nNorthern,14\nSouth,20\nThe coast,5\n",
    );
    let (code, told) = import(&root, &file, &["--yes"]);
    assert_eq!(code, 0, "{told}");
    assert!(text(&root, FILE).contains("done = { value = 14, flags = [\"r\"] }"));
}

#[test]
fn what_is_not_read_is_told() {
    let root = publication();
    let file = sheet(
        &root,
        "odd.csv",
        "Area,Done,Late\nNorth,tbc,3\nNorth,14,3\nThe hills,5,\nSouth,20,2\n",
    );
    let (code, told) = import(&root, &file, &["--dry-run"]);
    assert_eq!(code, 0, "{told}");
    assert!(!told.contains("Share done"), "{told}");
    for words in [
        "B2: “tbc” is no figure",
        "B3: “North, Done” is there twice: also in B2",
        "A4: “The hills”",
        "C1: “Late”",
    ] {
        assert!(told.contains(words), "{words} is missing:\n{told}");
    }
    let by_month = sheet(&root, "months.csv", "Measure,Apr-20,May-20\nVisits,5,6\n");
    let (code, told) = import(&root, &by_month, &["--as-at", "2020-06-30"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("beside their periods"), "{told}");
}

#[test]
fn line_ends_stay_as_they_are() {
    let root = publication();
    put(
        &root,
        FILE,
        &format!("\u{feff}{}", TABLES.replace('\n', "\r\n")),
    );
    let file = sheet(
        &root,
        "a.csv",
        "Area,Done,Share done\nNorth,13,60%\nAll areas,32,75%\n",
    );
    import_twice(&root, &file, &[]);
    let file = text(&root, FILE);
    assert!(file.starts_with('\u{feff}'));
    assert!(
        file.contains("\r\nshare = 75\r\n") || file.ends_with("\r\nshare = 75\r\n"),
        "{file}"
    );
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
}
