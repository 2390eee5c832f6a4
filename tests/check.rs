//! `sef check` and `sef explain`, and what every rule must and must not report.
//!
//! A fixture is one file, `tests/check/CODE/must-….txt` or `must-not-….txt`, that holds a small
//! publication: `=== path` begins each of its files; `sef.toml` and a section are put in where
//! none is given. Below a line on which the rule must report something stands `//^ CODE`; such
//! lines are taken out before the publication is read; each further `^` means a line higher.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SETTINGS: &str = r#"[publication]
title = "Children's services self-evaluation"
organisation = "A council"
slug = "sample"
version = "1"
status = "approved"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"

[contact]
email = "sef@example.org"

[editions.intranet]
title = "Intranet edition"
readers = "Staff"
marking = "official"
deliver = ["site"]
suppress = { threshold = 5, small_cohort = 20 }

[editions.inspector]
title = "Inspectors' edition"
readers = "Inspectors"
marking = "official-sensitive"
deliver = ["bundle"]
suppress = false
"#;

const SECTION: &str = "+++\ntitle = \"Introduction\"\n+++\n\nThis is the introduction.\n";

const GLOSSARY: &str = "[hub]\ntitle = \"Hub\"\ndefinition = \"Where help begins.\"\n";

/// A place: a file and a line.
type Place = (String, usize);

/// A publication of a fixture, with the places that are marked.
struct Fixture {
    files: Vec<(String, String)>,
    marks: Vec<(Place, String)>,
}

impl Fixture {
    fn read(text: &str) -> Fixture {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut marks = Vec::new();
        let mut line_number = 0;
        for line in text.lines() {
            if let Some(path) = line.strip_prefix("=== ") {
                files.push((path.trim().to_owned(), String::new()));
                line_number = 0;
            } else if let Some(codes) = line.trim_start().strip_prefix("//^") {
                let (path, _) = files.last().expect("a mark stands in a file");
                let above = codes.chars().take_while(|c| *c == '^').count();
                for code in codes.trim_start_matches('^').split_whitespace() {
                    let line = line_number - above;
                    marks.push(((path.clone(), line), code.to_owned()));
                }
            } else if let Some((_, content)) = files.last_mut() {
                content.push_str(line);
                content.push('\n');
                line_number += 1;
            }
        }
        if !files.iter().any(|(path, _)| path == "sef.toml") {
            files.push(("sef.toml".into(), SETTINGS.into()));
        }
        if !files.iter().any(|(path, _)| path.starts_with("content/")) {
            files.push(("content/1.0-introduction.md".into(), SECTION.into()));
        }
        if !files.iter().any(|(path, _)| path.starts_with("data/")) {
            files.push(("data/glossary.toml".into(), GLOSSARY.into()));
        }
        Fixture { files, marks }
    }

    fn write(&self, name: &str) -> PathBuf {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("check")
            .join(name);
        let _ = fs::remove_dir_all(&root);
        for (path, content) in &self.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("make a folder");
            fs::write(path, content).expect("write a file");
        }
        root
    }

    fn marked(&self, code: &str) -> BTreeSet<Place> {
        self.marks
            .iter()
            .filter(|(_, marked)| marked == code)
            .map(|(place, _)| place.clone())
            .collect()
    }
}

/// What `sef check` finds in a folder: place and code; and what loading complains of.
fn found_in(root: &Path) -> (Vec<(Place, String)>, Vec<String>) {
    let folder = sef::source::Folder::open(root).expect("the fixture is a folder");
    let loaded = sef::load::load(&folder);
    let place = |diagnostic: &sef::diagnostic::Diagnostic| {
        let (path, line) = match diagnostic.span {
            Some(span) => {
                let file = loaded.sources.get(span.file).expect("a file");
                (file.path(), file.line_and_column(span.start as usize).0)
            }
            None => ("", 0),
        };
        (path.to_owned(), line)
    };
    let broken = loaded
        .diagnostics
        .iter()
        .map(|problem| format!("{:?} {}: {}", place(problem), problem.code, problem.message))
        .collect();
    let findings = sef::cli::check::findings(&loaded)
        .iter()
        .skip(loaded.diagnostics.len())
        .map(|finding| (place(finding), finding.code.to_owned()))
        .collect();
    (findings, broken)
}

#[test]
fn rules_report_what_their_fixtures_mark_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut problems = Vec::new();
    let mut tried = 0;
    for rule in sef::check::RULES {
        let mut names: Vec<String> = match fs::read_dir(root.join(rule.code)) {
            Ok(entries) => entries
                .map(|entry| {
                    entry
                        .expect("an entry")
                        .file_name()
                        .to_string_lossy()
                        .into_owned()
                })
                .collect(),
            Err(_) => Vec::new(),
        };
        names.sort();
        for kind in ["must-not-", "must-"] {
            let has = names.iter().any(|name| {
                name.starts_with(kind) && (kind == "must-not-" || !name.starts_with("must-not-"))
            });
            if !has {
                problems.push(format!("{}: no fixture “{kind}…”", rule.code));
            }
        }
        for name in names {
            tried += 1;
            let label = format!("{}/{name}", rule.code);
            let text = fs::read_to_string(root.join(&label)).expect("a fixture");
            let mut fixture = Fixture::read(&text);
            if rule.level == sef::load::RuleLevel::Off {
                switch_on(&mut fixture, rule.code);
            }
            let (findings, broken) = found_in(&fixture.write(&label));
            problems.extend(
                broken
                    .iter()
                    .map(|words| format!("{label}: cannot be read: {words}")),
            );
            let wanted = fixture.marked(rule.code);
            let found: BTreeSet<Place> = findings
                .into_iter()
                .filter(|(_, code)| code == rule.code)
                .map(|(place, _)| place)
                .collect();
            if name.starts_with("must-not-") != wanted.is_empty() {
                problems.push(format!("{label}: its marks don't fit its name"));
            }
            problems.extend(
                wanted
                    .difference(&found)
                    .map(|place| format!("{label}: not reported: {place:?}")),
            );
            problems.extend(
                found
                    .difference(&wanted)
                    .map(|place| format!("{label}: reported: {place:?}")),
            );
        }
    }
    assert!(
        tried > 0 && problems.is_empty(),
        "\n{}",
        problems.join("\n")
    );
}

fn switch_on(fixture: &mut Fixture, code: &str) {
    for (path, content) in &mut fixture.files {
        if path == "sef.toml" && !content.contains("[rules]") {
            content.push_str(&format!("\n[rules]\n{code} = \"warning\"\n"));
        }
    }
}

/// A small publication with an error, a warning and an allowance, and what the binary makes of it.
fn sef(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sef"))
        .args(arguments)
        .args(["--root", root.to_str().expect("a path")])
        .output()
        .expect("sef runs");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn publication(name: &str, body: &str, settings: &str) -> PathBuf {
    let text = format!(
        "=== content/1.0-introduction.md\n+++\ntitle = \"Introduction\"\n+++\n\n{body}\n=== sef.toml\n{SETTINGS}{settings}"
    );
    Fixture::read(&text).write(name)
}

#[test]
fn an_error_ends_with_one_and_json_is_one_document() {
    let root = publication("cli-error", "Of these, X% are in work.", "");
    let (code, out, _) = sef(&root, &["check", "--format", "json"]);
    assert_eq!(code, Some(1));
    let document: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(document["version"], 1);
    assert_eq!(document["findings"][0]["code"], "placeholder");
    assert_eq!(
        document["findings"][0]["file"],
        "content/1.0-introduction.md"
    );
    assert_eq!(document["findings"][0]["line"], 5);
    assert_eq!(document["findings"][0]["column"], 11);
    assert_eq!(document["summary"]["errors"], 1);
    let (_, short, _) = sef(&root, &["check", "--format", "short"]);
    assert!(
        short.starts_with("content/1.0-introduction.md:5:11: error[placeholder]: "),
        "{short}"
    );
    let (_, human, _) = sef(&root, &["check"]);
    assert!(human.contains("^^") && human.contains("1 error"), "{human}");
}

#[test]
fn rules_are_chosen_ignored_set_and_never_guessed() {
    let root = publication("cli-choose", "Of these, X% are in work.", "");
    assert_eq!(sef(&root, &["check", "--ignore", "placeholder"]).0, Some(0));
    assert_eq!(
        sef(&root, &["check", "--select", "typed-figure"]).0,
        Some(0)
    );
    assert_eq!(sef(&root, &["check", "--select", "placeholder"]).0, Some(1));
    let (code, _, words) = sef(&root, &["check", "--ignore", "placehodler"]);
    assert_eq!(code, Some(2));
    assert!(words.contains("Did you mean “placeholder”?"), "{words}");
    let set = publication(
        "cli-set",
        "Of these, X% are in work.",
        "\n[rules]\nplaceholder = \"warning\"\n",
    );
    assert_eq!(sef(&set, &["check"]).0, Some(0));
    assert_eq!(sef(&set, &["check", "--deny", "warnings"]).0, Some(1));
    let wrong = publication(
        "cli-wrong",
        "All is well.",
        "\n[rules]\nplacehodler = \"off\"\n",
    );
    let (code, out, _) = sef(&wrong, &["check"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("unknown-rule") && out.contains("placeholder"),
        "{out}"
    );
}

#[test]
fn a_late_action_leads_to_its_date_and_a_finished_one_to_its_status() {
    let plan = "[actions.late]\ntitle = \"Review the tools\"\nowner = \"Head of service\"\ndue = \"2020-03\"\n\n[actions.done]\ntitle = \"Try the tools\"\ndue = \"2020-03\"\ndelivery = \"Complete\"\n";
    let text = format!("=== data/grid/1-area.toml\ntitle = \"An area\"\n{plan}");
    let root = Fixture::read(&text).write("leads-to-lines");
    let (_, out, _) = sef(&root, &["check", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let lines = |code: &str| -> Vec<(u64, u64)> {
        let findings = document["findings"].as_array().expect("findings").iter();
        findings
            .filter(|one| one["code"] == code)
            .map(|one| {
                let line = |of: &serde_json::Value| of["line"].as_u64().expect("a line");
                (line(one), line(&one["related"][0]))
            })
            .collect()
    };
    assert_eq!(lines("past-due"), [(2, 5)], "{out}");
    assert_eq!(lines("finished-without-impact"), [(7, 10)], "{out}");
}

#[test]
fn one_finding_is_allowed_at_its_place_with_a_reason() {
    let allowed =
        "<!-- allow: placeholder the letter is the name of a team -->\n\nOf these, X% are in work.";
    let root = publication("allowed", allowed, "");
    let (code, out, _) = sef(&root, &["check"]);
    assert_eq!(code, Some(0), "{out}");
    let without = "<!-- allow: placeholder -->\n\nOf these, X% are in work.";
    let (code, out, _) = sef(&publication("no-reason", without, ""), &["check"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("allowance-without-reason"), "{out}");
    let unused = "<!-- allow: placeholder as ever -->\n\nOf these, all are in work.";
    let (code, out, _) = sef(&publication("unused", unused, ""), &["check"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("unused-allowance"), "{out}");
}

#[test]
fn every_code_that_is_reported_is_explained() {
    let known: BTreeSet<&str> = sef::check::codes().collect();
    let mut unknown = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or("")
                .to_owned();
            if path.is_dir() {
                if name != "tests" {
                    folders.push(path);
                }
            } else if name.ends_with(".rs") && name != "tests.rs" {
                let text = fs::read_to_string(&path).expect("a file");
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
                for code in reported(text) {
                    if !known.contains(code.as_str()) {
                        unknown.insert(format!("{code} in {}", path.display()));
                    }
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// The codes in `Diagnostic::error("code", …)` and the like.
fn reported(text: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for start in [
        "Diagnostic::error(",
        "Diagnostic::warning(",
        "Diagnostic::disk(",
    ] {
        for (at, _) in text.match_indices(start) {
            let rest = text[at + start.len()..].trim_start();
            if let Some((code, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                codes.push(code.to_owned());
            }
        }
    }
    codes.retain(|code| !code.is_empty());
    codes
}

#[test]
fn explains_every_code_and_guesses_at_others() {
    for code in sef::check::codes() {
        let text = sef::check::explain(code).expect("an explanation");
        assert!(text.contains("What to do:"), "{code}");
    }
    let explain = |code: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_sef"))
            .args(["explain", code])
            .output()
            .expect("sef runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    assert_eq!(explain("error[typed-figure]").0, Some(0));
    assert!(explain("typed-figure").1.contains("Why it matters"));
    assert_eq!(explain("typed-fihure").0, Some(2));
}

/// The documented errors of a real self-evaluation, told anew: what of them is found, rule by rule.
#[test]
fn the_documented_errors_are_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/real/real.txt");
    let fixture = Fixture::read(&fs::read_to_string(path).expect("the fixture"));
    let (findings, broken) = found_in(&fixture.write("real"));
    assert!(broken.is_empty(), "{broken:#?}");
    let wanted: BTreeSet<(Place, String)> = fixture.marks.iter().cloned().collect();
    let found: BTreeSet<(Place, String)> = findings.into_iter().collect();
    let codes: BTreeSet<&String> = wanted.iter().chain(&found).map(|(_, code)| code).collect();
    let mut failed = Vec::new();
    println!(
        "{:<26} {:>6} {:>6} {:>6} {:>10} {:>7}",
        "rule", "marked", "found", "right", "precision", "recall"
    );
    for code in codes {
        let of = |set: &BTreeSet<(Place, String)>| set.iter().filter(|(_, c)| c == code).count();
        let right = wanted
            .intersection(&found)
            .filter(|(_, c)| c == code)
            .count();
        let (marked, reported) = (of(&wanted), of(&found));
        let share = |whole: usize| {
            if whole == 0 {
                1.0
            } else {
                right as f64 / whole as f64
            }
        };
        println!(
            "{code:<26} {marked:>6} {reported:>6} {right:>6} {:>10.2} {:>7.2}",
            share(reported),
            share(marked)
        );
        let is_error =
            sef::check::rule(code).is_some_and(|rule| rule.level == sef::load::RuleLevel::Error);
        let (precision, recall) = if is_error { (0.95, 0.95) } else { (0.8, 0.9) };
        if share(reported) < precision || share(marked) < recall {
            failed.push(code.clone());
        }
    }
    for (place, code) in wanted.difference(&found) {
        println!("not found: {code} {place:?}");
    }
    for (place, code) in found.difference(&wanted) {
        println!("not marked: {code} {place:?}");
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn the_page_of_checks_is_in_step() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = fs::read_to_string(path).unwrap_or_default();
    assert!(
        page == sef::check::checks_page(),
        "run: sef explain --all > docs/checks.md"
    );
}

#[test]
fn the_repositorys_own_publication_has_no_errors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = sef::source::Folder::open(root).expect("the repository");
    let loaded = sef::load::load(&folder);
    let errors: Vec<String> = sef::cli::check::findings(&loaded)
        .into_iter()
        .filter(|finding| finding.severity == sef::diagnostic::Severity::Error)
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn notes_in_a_picture_of_the_theme_are_told() {
    let root = publication("pictures", "All is well.", "");
    let folder = root.join("themes/default/static");
    fs::create_dir_all(&folder).expect("make a folder");
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    };
    let picture = |inner: &[u8]| {
        let ends = [chunk(b"IHDR", &[0; 13]), chunk(b"IEND", b"")];
        [b"\x89PNG\r\n\x1a\n".as_slice(), &ends[0], inner, &ends[1]].concat()
    };
    fs::write(folder.join("plain.png"), picture(b"")).expect("write a file");
    assert_eq!(sef(&root, &["check", "--format", "short"]).1, "");
    let told = picture(&chunk(b"tEXt", b"Author\0A. Person"));
    fs::write(folder.join("told.png"), told).expect("write a file");
    let (code, out, _) = sef(&root, &["check", "--format", "short"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.starts_with("themes/default/static/told.png:1:1: warning[picture-metadata]: "),
        "{out}"
    );
    let off = publication(
        "pictures-off",
        "All is well.",
        "\n[rules]\npicture-metadata = \"off\"\n",
    );
    let (code, out, _) = sef(&off, &["check"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("rule-never-waived"), "{out}");
    let stronger = publication(
        "pictures-stronger",
        "All is well.",
        "\n[rules]\npicture-metadata = \"error\"\n",
    );
    assert_eq!(sef(&stronger, &["check"]).0, Some(0));
}
