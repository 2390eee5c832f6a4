//! `sef compare`, and the page of what has changed since the version before.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::{build, build_command, empty_folder, sef};

/// The small publication of the fixtures, and an earlier version of it in `earlier/`, in which each
/// kind of thing that a comparison tells of is another.
fn versions(name: &str) -> (PathBuf, PathBuf) {
    let root = empty_folder(name);
    let fixture = support::repository().join("tests/fixtures/small");
    copy(&fixture, &root);
    let old = root.join("earlier");
    copy(&fixture, &old);
    change(
        &old,
        "sef.toml",
        &[
            ("version = \"3\"", "version = \"2\""),
            ("as_at = 2020-05-22", "as_at = 2020-02-29"),
            ("published = 2020-07-16", "published = 2020-03-10"),
        ],
    );
    change(
        &old,
        "data/indicators/visits.toml",
        &[
            (", 2020-03 = 66, 2020-04 = 70, 2020-05 = 74", ""),
            (", 2020-03 = 214, 2020-04 = 221, 2020-05 = 219", ""),
            ("2020-02 = 61", "2020-02 = 60"),
        ],
    );
    change(
        &old,
        "content/1.0-front-door.md",
        &[(
            "Every worry about a child is taken up.",
            "Most worries about a child are taken up.",
        )],
    );
    change(
        &old,
        "data/plan/1-timely-visits.toml",
        &[("due = \"2020-09\"", "due = \"2020-06\"")],
    );
    // An earlier version rests on an earlier audit: one of a time to come is an error.
    change(
        &old,
        "data/evidence/audits.toml",
        &[("date = \"2020-05\"", "date = \"2020-01\"")],
    );
    (root, old)
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(&target).unwrap(),
            false => {
                fs::copy(entry.path(), &target).unwrap();
            }
        }
    }
}

fn change(root: &Path, file: &str, pairs: &[(&str, &str)]) {
    let path = root.join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in pairs {
        assert!(text.contains(from), "{file} has no “{from}”");
        text = text.replace(from, to);
    }
    fs::write(path, text).unwrap();
}

/// What `sef compare` answers; it must work.
fn compare(old: &Path, new: &Path, more: &[&str]) -> String {
    let mut command = sef(&["compare"]);
    let output = command.arg(old).arg(new).args(more).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A bundle of the staff edition below `out`.
fn bundle(root: &Path, out: &Path) -> PathBuf {
    build(root, out);
    let mut files = fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .find(|path| path.to_str().unwrap().ends_with("-staff.zip"))
        .unwrap()
}

#[test]
fn what_moved_is_told_in_words() {
    let (root, old) = versions("compare-words");
    let staff = ["--edition", "staff"];
    let said = compare(&old, &root, &staff);
    for words in [
        "[-Most worries-] {+Every worry+} about a child",
        // May was not over on the day as at which the later version is told.
        "new data: 70% in April 2020, up 10 percentage points from 60% in February 2020",
        "revised: February 2020: 60% before, 61% now",
        "slipped: due June 2020 before, due September 2020 now",
        "not met, as before",
        "Sections     1 changed",
    ] {
        assert!(said.contains(words), "“{words}” is not in:\n{said}");
    }
    assert!(!said.contains('\u{1b}'), "no colour in a pipe");
    // As at the end of May it was.
    change(
        &root,
        "sef.toml",
        &[("as_at = 2020-05-22", "as_at = 2020-05-31")],
    );
    let said = compare(&old, &root, &staff);
    let of_may = "new data: 74% in May 2020, up 14 percentage points from 60% in February 2020";
    assert!(said.contains(of_may), "“{of_may}” is not in:\n{said}");
    let same = compare(&root, &root, &[]);
    assert!(same.contains("Nothing changed."), "{same}");
}

/// The ids that stand in the sources of a publication: in headings of tables, as values of `id`, and
/// in the names of sections.
fn ids(root: &Path) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for folder in ["content", "data"] {
        for entry in walkdir::WalkDir::new(root.join(folder)) {
            let path = entry.unwrap().into_path();
            let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
                continue;
            };
            let numbered = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
            ids.insert(stem.trim_start_matches(numbered).to_owned());
            if path.extension().is_some_and(|ending| ending == "toml") {
                for line in fs::read_to_string(&path).unwrap().lines() {
                    if let Some(id) = line.strip_prefix("id = \"") {
                        ids.extend(id.split('"').next().map(str::to_owned));
                    } else if line.starts_with('[') {
                        let parts = line.trim_matches(['[', ']']).split('.');
                        ids.extend(parts.map(str::to_owned));
                    }
                }
            }
        }
    }
    ids
}

/// The lines with figures of an indicator, in the sources of a publication.
fn lines_of(root: &Path, id: &str) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for entry in fs::read_dir(root.join("data/indicators")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut is_of_it = false;
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix('[') {
                is_of_it = heading.split(['.', ']']).next() == Some(id);
            } else if is_of_it && line.starts_with(|c: char| c.is_ascii_digit()) {
                lines.insert(line.to_owned());
            }
        }
    }
    lines
}

/// The fixture `february-2020`: the same publication with its series cut at February 2020.
#[test]
fn the_publication_tells_what_came_after_february() {
    let old = support::repository().join("tests/fixtures/february-2020");
    let now = support::repository();
    let said = compare(&old, &now, &["--edition", "intranet"]);
    for words in [
        "its series cut at February 2020",
        "version 9, published 12 March 2020",
        "SECTIONS",
        "INDICATORS",
        "TABLES",
        "PRIORITIES OF THE PLAN",
        "ACTIONS",
        "new data:",
        "past due:",
    ] {
        assert!(said.contains(words), "“{words}” is not in:\n{said}");
    }
    let json = compare(&old, &now, &["--edition", "intranet", "--format", "json"]);
    let changes: serde_json::Value = serde_json::from_str(&json).unwrap();
    let tally = |what: &str, count: &str| {
        let tallies = changes["tallies"].as_array().unwrap();
        let of = tallies.iter().find(|one| one["what"] == what).unwrap();
        of[count].as_u64().unwrap()
    };
    // What is new is not in the sources of the version before, what is gone not in today's: that
    // holds whatever an edit of the publication adds, drops or corrects.
    let (ids_then, ids_now) = (ids(&old), ids(&now));
    for what in ["sections", "indicators", "tables", "actions", "evidence"] {
        for one in changes[what].as_array().unwrap() {
            let id = one["id"].as_str().unwrap();
            let was = ids_then.contains(id);
            let is = ids_now.contains(id);
            match one["kind"].as_str().unwrap() {
                "added" => assert!(is && !was, "{what}: {id} is told as new"),
                "removed" => assert!(was && !is, "{what}: {id} is told as gone"),
                _ => assert!(is && was, "{what}: {id} is told as changed"),
            }
        }
    }
    // A value of the past is told as revised only where the sources of then have another.
    for one in changes["indicators"].as_array().unwrap() {
        let id = one["id"].as_str().unwrap();
        let mut moves = one["moves"].as_array().unwrap().iter();
        if moves.any(|one| one["what"] == "revised") {
            let values_now = lines_of(&now, id);
            let values_then = lines_of(&old, id);
            assert!(!values_then.is_subset(&values_now), "{id} was not revised");
        }
    }
    assert!(tally("Sections", "changed") > 10);
    assert!(tally("Indicators", "added") > 20 && tally("Indicators", "changed") > 20);
    // A series of the cut version is the beginning of today's.
    let visits = changes["indicators"].as_array().unwrap();
    let visits = visits
        .iter()
        .find(|one| one["id"] == "visits-protection")
        .unwrap();
    let moves = visits["moves"].as_array().unwrap();
    let new = moves.iter().find(|one| one["what"] == "new-data").unwrap();
    let words = new["words"].as_str().unwrap();
    assert!(
        words.contains("April 2020") && words.contains("February 2020"),
        "{words}"
    );
}

#[test]
fn sources_bundles_and_folders_say_the_same() {
    let (root, old) = versions("compare-forms");
    let said = compare(&old, &root, &["--edition", "staff"]);
    let (before, after) = (root.join("out-old"), root.join("out-new"));
    let old_zip = bundle(&old, &before);
    let new_zip = bundle(&root, &after);
    assert_eq!(compare(&old_zip, &new_zip, &[]), said);
    assert_eq!(compare(&old_zip, &root, &[]), said);
    assert_eq!(
        compare(&before.join("staff"), &after.join("staff"), &[]),
        said
    );
    let json = compare(&old_zip, &new_zip, &["--format", "json"]);
    assert!(json.contains("\"what\": \"slipped\"") && json.contains("\"form\": 1"));
    let html = compare(&old_zip, &new_zip, &["--format", "html"]);
    assert!(html.contains("Content-Security-Policy") && html.contains("<ins>"));
    assert!(!html.contains("<script") && !html.contains("href="));
}

#[test]
fn what_carries_no_version_is_said() {
    let folder = empty_folder("compare-nothing");
    let output = sef(&["compare"])
        .arg(&folder)
        .arg(&folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("there is no version of a publication at"),
        "{said}"
    );
    let nowhere = folder.join("nowhere");
    let output = sef(&["compare"])
        .args([&nowhere, &folder])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("nowhere") && said.contains("sef.toml"),
        "{said}"
    );
}

/// Names the earlier version in `sef.toml`.
fn name_previous(root: &Path, lines: &str) {
    let path = root.join("sef.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{text}\n[previous]\n{lines}\n")).unwrap();
}

#[test]
fn a_site_tells_what_has_changed_since_the_version_before() {
    let (root, _) = versions("compare-page");
    name_previous(&root, "sources = \"earlier\"");
    let out = root.join("out");
    let mut command = build_command(&root, &out);
    let output = command.arg("--prove").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("the single file, the bundle the same"),
        "{said}"
    );
    let page = |path: &str| fs::read_to_string(out.join("staff").join(path)).unwrap();
    let changes = page("changes.html");
    assert!(changes.contains("What has changed since version 2"));
    assert!(changes.contains("<del>") && changes.contains("due September 2020 now"));
    let mark = "changed since version 2: ";
    assert!(page("sections/front-door.html").contains(mark));
    assert!(page("indicators/visits.html").contains(mark));
    assert!(page("index.html").contains("changes.html"));
    let zip = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    for path in zip.filter(|path| path.extension().is_some_and(|end| end == "zip")) {
        let output = sef(&["verify"]).arg(&path).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn a_comparison_shows_nothing_that_either_edition_hides() {
    let (root, old) = versions("compare-hidden");
    let secret = "Zqcanary sang here, where staff could read it once.";
    change(
        &old,
        "content/1.0-front-door.md",
        &[("![[teams]]", &format!("{secret}\n\n![[teams]]"))],
    );
    change(
        &root,
        "content/1.0-front-door.md",
        &[(
            "![[teams]]",
            &format!("<!-- only: inspector -->\n\n{secret}\n\n<!-- end -->\n\n![[teams]]"),
        )],
    );
    // Small now, and not before; and the other way round.
    change(
        &root,
        "data/tables/teams.toml",
        &[("children = 99", "children = 3")],
    );
    change(
        &old,
        "data/indicators/visits.toml",
        &[("values = { 2020-02 = 210 }", "values = { 2020-02 = 4 }")],
    );
    let said = compare(&old, &root, &["--edition", "staff"]);
    for hidden in [
        "Zqcanary", "99", "3 before", "3 now", "4 before", "4 now", "up 2",
    ] {
        assert!(!said.contains(hidden), "{hidden}:\n{said}");
    }
    name_previous(&root, "sources = \"earlier\"");
    let out = root.join("out");
    let output = build_command(&root, &out)
        .args(["--edition", "staff", "--prove"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let page = fs::read_to_string(out.join("staff/changes.html")).unwrap();
    assert!(!page.contains("Zqcanary"));
}

#[test]
fn a_bundle_of_another_edition_is_refused_as_the_one_before() {
    let (root, old) = versions("compare-wrong-bundle");
    let zip = bundle(&old, &root.join("out-old"));
    fs::copy(&zip, root.join("v2.zip")).unwrap();
    name_previous(&root, "bundles = { inspector = \"v2.zip\" }");
    let output = build_command(&root, &root.join("out")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("is a bundle of the edition “staff”"),
        "{said}"
    );
}
