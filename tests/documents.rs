//! The documents hold: every block of code in them is tried, or says why it is not.
//!
//! What stands behind the fence tells how:
//!
//! - a path: the block is that file of a publication; the files of `authoring.md` and `data.md`
//!   together, with what they refer to (`tests/documents/base`), are one that has nothing to mend
//! - `sh runs`: commands of sef, which work in that publication
//! - `console`: commands and what they say, as in the tutorial
//! - `not-run:` and a reason
//!
//! `<!-- tried: reference -->` and the like stand above tables whose first column is tried.

mod support;

use clap::{CommandFactory, Parser};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::document::{document, fences, run, talk, words};
use support::project::{copy_real, put};
use support::{html, repository, sef};

/// The documents whose examples are one publication.
const HANDBOOK: [&str; 2] = ["docs/authoring.md", "docs/data.md"];
/// Made from the rules themselves; its examples are tried as such.
const MADE: [&str; 1] = ["docs/checks.md"];

/// Rules whose examples show a piece of data, name what another publication holds, or are switched
/// off: `tests/check` tries them with whole files.
const OF_DATA: [&str; 43] = [
    "off-the-journey",
    "no-source",
    "bare-improvement",
    "uncited-quotation",
    "same-action",
    "no-owner",
    "gap-in-series",
    "comparator-lags",
    "two-values",
    "total-differs",
    "part-exceeds-whole",
    "outside-unit",
    "cumulative-falls",
    "jump",
    "changed-since-review",
    "direction-differs",
    "extreme-differs",
    "multiple-differs",
    "comparator-differs",
    "bare-quantifier",
    "bare-claim",
    "emphatic-claim",
    "one-kind-of-evidence",
    "plan-without-actions",
    "action-incomplete",
    "past-due",
    "finished-without-impact",
    "statuses-differ",
    "finding-unanswered",
    "evidence-unused",
    "indicator-unused",
    "stale-figure",
    "no-as-at",
    "future-figure",
    "later-comparator",
    "unlike-comparator",
    "review-due",
    "near-acronym",
    "duplicate-passage",
    "table-below",
    "picture-metadata",
    "no-contact",
    "statement-unreviewed",
];

/// Every document, by its path in the repository.
fn documents() -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(repository().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md"))
        .map(|name| format!("docs/{name}"))
        .collect();
    all.push("README.md".to_owned());
    all.sort();
    all
}

/// The publication that the examples of the handbook are.
fn handbook() -> PathBuf {
    let root = support::empty_folder("handbook");
    let base = repository().join("tests/documents/base");
    for (path, bytes) in support::files(&base) {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let workbook = repository().join("tests/import/workbooks/wide.xlsx");
    fs::copy(workbook, root.join("figures-june.xlsx")).unwrap();
    for name in HANDBOOK {
        for fence in fences(&document(name)) {
            if let [_, path] = &fence.info[..]
                && path.contains('.')
            {
                assert!(!root.join(path).exists(), "{name}: {path} is there twice");
                put(&root, path, &format!("{}\n", fence.text));
            }
        }
    }
    root
}

fn said(root: &Path, arguments: &[&str]) -> String {
    let output = sef(arguments).current_dir(root).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_examples_of_the_handbook_have_nothing_to_mend() {
    let root = handbook();
    assert_eq!(said(&root, &["check"]), "Nothing to mend.\n");
}

#[test]
fn every_block_is_tried_or_says_why_not() {
    let root = handbook();
    let mut tried = 0;
    for name in documents() {
        let text = document(&name);
        if MADE.contains(&name.as_str()) {
            continue;
        }
        for fence in fences(&text) {
            let info: Vec<&str> = fence.info.iter().map(String::as_str).collect();
            let mut here = root.clone();
            match info[..] {
                [_, "not-run:", ..] => assert!(info.len() > 4, "{name}: {info:?} gives no reason"),
                // Its own test does everything that it says.
                _ if name == "docs/tutorial.md" => {}
                ["sh", "runs"] => {
                    for line in fence.text.lines() {
                        run(&mut here, line, &[], false);
                        tried += 1;
                    }
                }
                ["console"] => tried += talk(&mut here, &fence.text, false),
                [_, path] if HANDBOOK.contains(&name.as_str()) && path.contains('.') => {}
                ["toml", "themes/county/theme.toml" | "previous"] => {}
                ["xml", "reads"] => {
                    roxmltree::Document::parse(&fence.text).unwrap();
                    tried += 1;
                }
                _ => panic!("{name}: it is not said how this is tried: {info:?}"),
            }
        }
        // A block without a fence would be tried by nobody.
        let mut is_fenced = false;
        let mut before = "";
        for line in text.lines() {
            if line.starts_with("```") {
                is_fenced = !is_fenced;
            }
            let is_block = line.starts_with("    ") && before.is_empty() && !is_fenced;
            assert!(!is_block, "{name}: a block without a fence: {line}");
            before = line;
        }
    }
    assert!(tried >= 2, "{tried}");
}

/// The codes of a text, between backticks.
fn codes(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(|code| code.replace("\\|", "|"))
        .collect()
}

/// The rows of the table below `<!-- tried: NAME -->`: their cells.
fn tried(document: &str, name: &str) -> Vec<Vec<String>> {
    let mark = format!("<!-- tried: {name} -->\n");
    let (_, table) = document
        .split_once(&mark)
        .unwrap_or_else(|| panic!("no {mark}"));
    table
        .lines()
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| {
            let line = line.replace("\\|", "\u{0}");
            line.trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().replace('\u{0}', "\\|"))
                .collect()
        })
        .collect()
}

/// What the second column promises: words in quotation marks, one of which is seen, or the figures
/// that it begins with.
fn promised(cell: &str) -> Vec<Vec<String>> {
    if cell.contains('“') {
        let words = cell
            .split('“')
            .skip(1)
            .map(|part| vec![part.split('”').next().unwrap().to_owned()]);
        return words.collect();
    }
    let figures: Vec<String> = cell
        .split(':')
        .next()
        .unwrap()
        .split(", ")
        .map(str::to_owned)
        .collect();
    let is_figure = |text: &String| text.chars().next().is_some_and(|c| c.is_ascii_digit());
    match figures.iter().all(is_figure) {
        true => vec![figures],
        false => Vec::new(),
    }
}

/// Every form of a reference, in a section of its own.
#[test]
fn references_show_what_the_handbook_says() {
    let root = handbook();
    let rows = tried(&document("docs/authoring.md"), "reference");
    let mut section = "+++\ntitle = \"Trial\"\n+++\n\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        for code in codes(&row[0]) {
            match code.starts_with('!') {
                true => section += &format!("{code}\n\n"),
                false => section += &format!("Row {number} shows {code} so.\n\n"),
            }
        }
    }
    put(&root, "content/trial.md", &section);
    let findings = said(&root, &["check", "--format", "short"]);
    let errors: Vec<&str> = findings
        .lines()
        .filter(|line| line.contains("error["))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let out = support::empty_folder("references-out");
    support::build(&root, &out);
    let page = fs::read_to_string(out.join("intranet/sections/trial.html")).unwrap();
    let page = html::text(&page);
    let mut seen = 0;
    for (number, row) in rows.iter().enumerate() {
        let promised = promised(&row[1]);
        if row[0].starts_with("`!") || promised.is_empty() {
            continue;
        }
        let shown: Vec<&str> = page
            .split(&format!("Row {number} shows "))
            .skip(1)
            .filter_map(|rest| rest.split(" so.").next())
            .collect();
        let is_kept = promised.iter().any(|words| {
            words.len() == shown.len() && words.iter().zip(&shown).all(|(word, one)| word == one)
        });
        assert!(is_kept, "{row:?} shows {shown:?}");
        seen += 1;
    }
    assert!(seen >= 9, "{seen}");
}

/// Every form of a figure and of a due date, in a file of the handbook's publication.
#[test]
fn figures_and_dates_are_read_as_the_handbook_says() {
    let root = handbook();
    let data = document("docs/data.md");
    let mut figures = "[trial]\ntitle = \"Trial\"\ndefinition = \"A trial.\"\ncounts = \"things\"\nunit = \"number\"\npolarity = \"none\"\nfrequency = \"monthly\"\ndecimals = 2\n\n[trial.values]\n".to_owned();
    let forms: Vec<String> = tried(&data, "figure")
        .iter()
        .flat_map(|row| codes(&row[0]))
        .collect();
    assert!(forms.len() >= 10, "{forms:?}");
    for (number, form) in forms.iter().enumerate() {
        figures += &format!("{}-{:02} = {form}\n", 2010 + number / 12, number % 12 + 1);
    }
    put(&root, "data/indicators/trial.toml", &figures);
    let mut plan = "title = \"Trial\"\nowner = \"A team\"\n".to_owned();
    let forms: Vec<String> = tried(&data, "due")
        .iter()
        .flat_map(|row| codes(&row[0]))
        .collect();
    assert!(forms.len() >= 6, "{forms:?}");
    for (number, form) in forms.iter().enumerate() {
        plan += &format!(
            "[actions.trial-{number}]\ntitle = \"Try {number}\"\nowner = \"A team\"\ndue = {form}\n"
        );
    }
    put(&root, "data/plan/2-more.toml", &plan);
    let findings = said(&root, &["check", "--format", "short"]);
    let errors: Vec<&str> = findings
        .lines()
        .filter(|line| line.contains("error["))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// The block of a document with these words behind its fence.
fn block(name: &str, info: &str) -> String {
    let found = fences(&document(name))
        .into_iter()
        .find(|fence| fence.info.join(" ") == info);
    found
        .unwrap_or_else(|| panic!("{name} has no block “{info}”"))
        .text
        + "\n"
}

#[test]
fn a_theme_of_ones_own_begins_as_written() {
    let root = handbook();
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    put(
        &root,
        "sef.toml",
        &settings.replace("\"default\"", "\"county\""),
    );
    let refused = said(&root, &["build"]);
    assert!(refused.contains("themes/county"), "{refused}");
    put(
        &root,
        "themes/county/theme.toml",
        &block("docs/themes.md", "toml themes/county/theme.toml"),
    );
    let built = said(&root, &["build"]);
    assert!(built.contains("Open public/intranet/index.html"), "{built}");
}

#[test]
fn the_version_before_is_named_as_written() {
    let root = handbook();
    said(&root, &["build"]);
    let bundle = fs::read_dir(root.join("public"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "zip"))
        .unwrap();
    let previous = block("docs/publishing.md", "toml previous");
    let paths: Vec<&str> = previous.split('"').skip(1).step_by(2).collect();
    let [sources, zip] = paths[..] else {
        panic!("{paths:?}")
    };
    for path in ["sef.toml", "content", "data"] {
        for entry in walkdir::WalkDir::new(root.join(path)) {
            let entry = entry.unwrap();
            let target = root
                .join(sources)
                .join(entry.path().strip_prefix(&root).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(target).unwrap(),
                false => fs::copy(entry.path(), target).map(|_| ()).unwrap(),
            }
        }
    }
    fs::copy(bundle, root.join(zip)).unwrap();
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    put(&root, "sef.toml", &format!("{settings}\n{previous}"));
    let built = said(&root, &["build"]);
    assert!(built.contains("Open public/intranet/index.html"), "{built}");
    assert!(root.join("public/intranet/changes.html").is_file());
}

/// Every command that a document names is one of sef's, with options that it has.
#[test]
fn commands_can_be_typed_as_they_stand() {
    let mut commands = BTreeSet::new();
    for name in documents() {
        let text = document(&name);
        let mut outside = String::new();
        let mut is_fenced = false;
        for line in text.lines() {
            match line.starts_with("```") {
                true => is_fenced = !is_fenced,
                false if is_fenced => {
                    let line = line.trim_start_matches("$ ");
                    commands.insert((name.clone(), line.to_owned()));
                }
                false => outside += &format!("{line} "),
            }
        }
        commands.extend(codes(&outside).into_iter().map(|code| (name.clone(), code)));
    }
    let known: Vec<String> = sef::cli::Arguments::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let mut count = 0;
    for (name, command) in commands {
        let of_sef = command
            .strip_prefix("sef ")
            .or_else(|| command.strip_prefix("cargo run --release -- "));
        // A key of that name in a TOML file is no command.
        let Some(arguments) = of_sef.filter(|rest| !rest.starts_with("= ")) else {
            continue;
        };
        // The name of a command alone, in passing.
        if !arguments.contains(' ') {
            assert!(known.contains(&arguments.to_owned()), "{name}: {command}");
            continue;
        }
        let arguments = arguments.split(" > ").next().unwrap();
        let mut typed = vec!["sef".to_owned()];
        typed.extend(words(arguments));
        // A word in capitals stands for one that the reader chooses.
        if typed.get(1).is_some_and(|word| word == "new") && typed[2] == "KIND" {
            typed[2] = "section".to_owned();
        }
        if let Err(error) = sef::cli::Arguments::try_parse_from(&typed) {
            panic!("{name}: “{command}” cannot be typed: {error}");
        }
        count += 1;
    }
    assert!(count >= 15, "{count}");
}

/// What GitHub makes of a heading.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut count = 0;
    for name in documents() {
        let folder = Path::new(&name).parent().unwrap().to_owned();
        let text = document(&name);
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if link.contains("://") || MADE.contains(&name.as_str()) {
                continue;
            }
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => repository().join(&name),
                path => repository().join(&folder).join(path),
            };
            assert!(target.is_file(), "{name}: {link}");
            if !place.is_empty() {
                let text = fs::read_to_string(target).unwrap();
                let is_there = text
                    .lines()
                    .any(|line| line.starts_with('#') && anchor(line) == place);
                assert!(is_there, "{name}: {link}");
            }
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

/// What `sef check` finds in the handbook's publication with a section of this text.
fn codes_found(root: &Path, text: &str) -> BTreeSet<&'static str> {
    let section = format!("+++\ntitle = \"Trial\"\n+++\n\n{text}\n");
    put(root, "content/trial.md", &section);
    let loaded = sef::load::load(&sef::source::Folder::open(root).unwrap());
    let findings = sef::cli::check::findings(&loaded);
    findings.iter().map(|finding| finding.code).collect()
}

/// The examples of docs/checks.md that are text: reported, and not reported.
#[test]
fn examples_of_the_checks_are_found_as_they_say() {
    let root = handbook();
    let mut problems = Vec::new();
    let mut tried = 0;
    for rule in sef::check::RULES {
        if OF_DATA.contains(&rule.code) {
            continue;
        }
        if !codes_found(&root, rule.example).contains(rule.code) {
            problems.push(format!("{}: not reported: {}", rule.code, rule.example));
        }
        if codes_found(&root, rule.instead).contains(rule.code) {
            problems.push(format!("{}: reported: {}", rule.code, rule.instead));
        }
        tried += 1;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(tried > 25, "{tried}");
}

/// “Five minutes to a first change”, done.
#[test]
fn the_five_minutes_of_the_readme() {
    let root = support::empty_folder("five-minutes");
    copy_real(&root, false);
    let readme = document("README.md");
    let (_, minutes) = readme
        .split_once("## Five minutes to a first change")
        .unwrap();
    let minutes = minutes.split("\n## ").next().unwrap();
    let steps: Vec<Vec<String>> = (1..=6)
        .map(|number| {
            let (_, step) = minutes.split_once(&format!("\n{number}. ")).unwrap();
            let next = format!("\n{}. ", number + 1);
            codes(step.split(&next).next().unwrap())
        })
        .collect();
    let [section, reference] = &steps[0][..] else {
        panic!("{:?}", steps[0])
    };
    let [data, values] = &steps[1][..] else {
        panic!("{:?}", steps[1])
    };
    let text = fs::read_to_string(root.join(section)).unwrap();
    assert!(text.contains(reference), "{section} has no {reference}");
    let built = |root: &Path| {
        let out = support::empty_folder("five-minutes-out");
        let output = support::build_command(root, &out)
            .args(["--edition", "committee"])
            .output()
            .unwrap();
        (output, out)
    };
    // The value is changed; sentence, table and download change together.
    let figures = fs::read_to_string(root.join(data)).unwrap();
    let (before, behind) = figures.split_once(values.as_str()).unwrap();
    let (id, period) = reference.trim_matches(['[', ']']).split_once('@').unwrap();
    let of_period = format!("\n{period} = ");
    let (earlier, rest) = behind.split_once(&of_period).unwrap();
    let (_, later) = rest.split_once('\n').unwrap();
    let block = behind.split("\n[").next().unwrap();
    assert!(!block.contains("= 47"), "{block}");
    let changed = format!("{before}{values}{earlier}{of_period}47\n{later}");
    fs::write(root.join(data), changed).unwrap();
    let (output, out) = built(&root);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for (path, bytes) in support::files(&out.join("committee")) {
        let is_of_it = path == "sections/mash.html"
            || path == format!("indicators/{id}.html")
            || (path.starts_with("downloads/") && path.contains(id));
        if is_of_it {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("47"), "{path} does not show the new value");
        }
    }
    // The mistake is told with its line, and what was meant.
    let [wrong] = &steps[3][..] else {
        panic!("{:?}", steps[3])
    };
    fs::write(root.join(section), text.replacen(reference, wrong, 1)).unwrap();
    let (output, _) = built(&root);
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr);
    for words in [section, wrong, reference] {
        assert!(told.contains(words), "no “{words}” in:\n{told}");
    }
}
