//! `sef init`, `sef new`, and what sef says where there is nothing to do.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use support::{empty_folder, files, repository};

const FRAMEWORKS: [&str; 4] = ["sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026"];

/// `sef` in a folder, with nobody at a terminal.
fn sef_in(folder: &Path, arguments: &[&str]) -> Output {
    support::sef(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn works(folder: &Path, arguments: &[&str]) -> String {
    let output = sef_in(folder, arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        said(&output)
    );
    said(&output)
}

fn refused(folder: &Path, arguments: &[&str], words: &str) {
    let before = everything(folder);
    let output = sef_in(folder, arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains(words), "{arguments:?}: {said}");
    assert!(
        everything(folder) == before,
        "{arguments:?} changed something"
    );
}

fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder)
}

/// A publication as init makes it.
fn started(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    works(&folder, &["init", "--as-at", "2026-04-30"]);
    folder
}

#[test]
fn a_new_publication_is_clean_and_builds_at_once_by_every_framework() {
    for framework in FRAMEWORKS {
        let folder = empty_folder("init");
        let said = works(
            &folder,
            &[
                "init",
                "my sef",
                "--framework",
                framework,
                "--organisation",
                "St John's \"County\" Council",
            ],
        );
        assert!(
            said.contains("cd \"my sef\"") && said.contains("sef build"),
            "{said}"
        );
        let my = folder.join("my sef");
        assert_eq!(
            works(&my, &["check", "--deny", "warnings"]),
            "Nothing to mend.\n"
        );
        works(&my, &["build"]);
        let pages: String = files(&my.join("public"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect();
        let about = fs::read_to_string(my.join("public/intranet/index.html")).unwrap();
        let shown = support::html::text(&about);
        assert!(
            shown.contains("St John's \"County\" Council"),
            "{framework}: its name is not as it was typed"
        );
        assert!(pages.contains("example-decisions"), "{framework}");
        // What is for writers alone.
        for word in ["for writers", "Think of", "think of", "No figure yet"] {
            assert!(!pages.contains(word), "{framework}: “{word}” is in a page");
        }
    }
}

#[test]
fn each_station_has_a_section_with_the_three_questions() {
    let folder = started("questions");
    let sections: Vec<String> = files(&folder.join("content"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    let with_all = sections
        .iter()
        .filter(|text| {
            [
                "What do we know?",
                "How do we know it?",
                "What are our plans?",
            ]
            .iter()
            .all(|question| text.contains(&format!("\n## {question}\n")))
        })
        .count();
    let journey = fs::read_to_string(folder.join("data/journey.toml")).unwrap();
    let stations = journey.matches("\n[stations.").count();
    assert_eq!(stations, 7);
    assert_eq!(
        with_all,
        stations + 1,
        "each station's, and that of the leaders"
    );
}

#[test]
fn every_setting_is_explained() {
    use sef::load::schema::{Kind, SEF};
    let folder = started("settings");
    let text = fs::read_to_string(folder.join("sef.toml")).unwrap();
    for section in SEF.keys {
        assert!(
            text.contains(&format!("{}]", section.name))
                || text.contains(&format!("[{}.", section.name)),
            "{}",
            section.name
        );
        let (Kind::Table(shape) | Kind::Tables(shape) | Kind::ById(shape)) = section.kind else {
            continue;
        };
        for key in shape.keys {
            let is_there = text.lines().any(|line| {
                line.trim_start_matches("# ")
                    .starts_with(&format!("{} = ", key.name))
            });
            assert!(
                is_there,
                "sef.toml doesn't mention {}.{}",
                section.name, key.name
            );
        }
    }
}

#[test]
fn the_day_and_the_framework_follow_each_other() {
    let folder = empty_folder("day");
    works(&folder, &["init", "old", "--as-at", "2022-06-30"]);
    let text = fs::read_to_string(folder.join("old/sef.toml")).unwrap();
    assert!(text.contains("framework = \"ilacs-2018\"") && text.contains("as_at = 2022-06-30"));
    let figures = fs::read_to_string(folder.join("old/data/indicators/front-door.toml")).unwrap();
    assert!(
        figures.contains("\n2022-05 = ") && !figures.contains("\n2022-06 = "),
        "{figures}"
    );
}

#[test]
fn the_sample_is_the_whole_self_evaluation() {
    let folder = empty_folder("sample");
    works(&folder, &["init", "--sample", "look"]);
    let look = everything(&folder.join("look"));
    let mut real = BTreeMap::new();
    for part in ["content", "data"] {
        for (path, bytes) in files(&repository().join(part)) {
            real.insert(format!("{part}/{path}"), bytes);
        }
    }
    real.insert(
        "sef.toml".to_owned(),
        fs::read(repository().join("sef.toml")).unwrap(),
    );
    assert!(look.keys().eq(real.keys()));
    assert!(look == real);
    works(&folder.join("look"), &["check"]);
}

#[test]
fn nothing_that_is_there_is_touched() {
    let folder = empty_folder("there");
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    refused(&folder, &["init"], "“notes.txt” is in this folder");
    refused(&folder, &["init", "--sample"], "sef init .");
    works(&folder, &["init", "."]);
    assert_eq!(
        fs::read_to_string(folder.join("notes.txt")).unwrap(),
        "mine"
    );
    refused(&folder, &["init"], "There is a publication here already");
    refused(
        &folder,
        &["init", "--sample", "."],
        "There is a publication here already",
    );
    refused(&folder, &["init", "notes.txt"], "is a file");
    let other = empty_folder("content");
    fs::create_dir(other.join("content")).unwrap();
    fs::write(other.join("content/1.0-mine.md"), "mine").unwrap();
    refused(
        &other,
        &["init", "."],
        "There are files in the folder “content” here",
    );
    refused(
        &other,
        &["init", "x", "--framework", "ilacs-2025"],
        "There is no framework “ilacs-2025”",
    );
    refused(
        &other,
        &["init", "x", "--as-at", "30.4.2026"],
        "“30.4.2026” is no day",
    );
    refused(
        &other,
        &["init", "x", "--title", "  "],
        "A few words are needed here",
    );
}

#[test]
#[cfg(unix)]
fn what_the_disk_refuses_is_said_plainly() {
    let folder = empty_folder("disk");
    fs::write(folder.join("file"), "").unwrap();
    let output = sef_in(&folder, &["init", "file/below"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(
        said(&output).contains("a part of the path is a file"),
        "{}",
        said(&output)
    );
}

/// Everything that new makes, with the file that it must be in.
const NEW: [(&[&str], &str); 10] = [
    (
        &[
            "section",
            "Children who go missing",
            "--station",
            "protection",
        ],
        "content/2.5-children-who-go-missing.md",
    ),
    (&["section", "Audits", "--background"], "content/audits.md"),
    (
        &["section", "Money", "--number", "6.2"],
        "content/6.2-money.md",
    ),
    (
        &["section", "What comes next"],
        "content/7.0-what-comes-next.md",
    ),
    (
        &["indicator", "Return", "interviews"],
        "data/indicators/return-interviews.toml",
    ),
    (
        &["table", "Missing children, by age"],
        "data/tables/missing-children-by-age.toml",
    ),
    (
        &["priority", "Fewer children go missing"],
        "data/plan/2-fewer-children-go-missing.toml",
    ),
    (
        &["priority", "Nights", "--in", "fewer-children-go-missing"],
        "data/plan/2a-nights.toml",
    ),
    (
        &["evidence", "Café survey für Eltern"],
        "data/evidence/cafe-survey-fur-eltern.toml",
    ),
    (
        &["term", "Return home interview", "--id", "rhi"],
        "data/glossary.toml",
    ),
];

#[test]
fn what_is_new_is_in_its_place_and_without_an_error() {
    let folder = started("new");
    for (arguments, path) in NEW {
        let said = works(&folder, &[&["new"], arguments].concat());
        assert!(said.contains(path), "{arguments:?}: {said}");
        let stem = path.rsplit('/').next().unwrap();
        assert!(folder.join(path).is_file(), "{stem}");
        works(&folder, &["check"]);
    }
    for priority in ["timely-decisions", "fewer-children-go-missing"] {
        let name = format!("An action of {priority}");
        works(&folder, &["new", "action", &name, "--in", priority]);
    }
    works(&folder, &["check"]);
    works(&folder, &["build"]);
    // All of it can be referred to as new says.
    let mut text = fs::read_to_string(folder.join("content/audits.md")).unwrap();
    text.push_str("\n[[children-who-go-missing]] [[money]] [[return-interviews:title]] [[missing-children-by-age:first/number]] [[fewer-children-go-missing]] [[nights]] [[cafe-survey-fur-eltern]] [[rhi]] [[an-action-of-timely-decisions:owner]]\n\n![[return-interviews]]\n\n![[missing-children-by-age]]\n");
    fs::write(folder.join("content/audits.md"), text).unwrap();
    works(&folder, &["check"]);
}

/// What is left of it is told, file by file, once it is no draft any more: nothing that init or new
/// wrote to be replaced can go out unnoticed.
#[test]
fn what_nobody_wrote_is_not_published() {
    let folder = started("unwritten");
    for (arguments, _) in NEW {
        works(&folder, &[&["new"], arguments].concat());
    }
    let settings = fs::read_to_string(folder.join("sef.toml")).unwrap();
    let published = settings.replacen("status = \"draft\"", "status = \"published\"", 1);
    fs::write(folder.join("sef.toml"), published).unwrap();
    let output = sef_in(&folder, &["check", "--format", "short"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    let left = |path: &str| {
        let is_of = |line: &&str| line.starts_with(path) && line.contains("error[placeholder]");
        said.lines().filter(is_of).count()
    };
    // The notice, the opening words and the address.
    assert_eq!(left("sef.toml"), 3, "{said}");
    let files = everything(&folder);
    let to_write = ["content/", "data/indicators/", "data/tables/"];
    for path in files.keys() {
        if to_write.iter().any(|start| path.starts_with(start)) {
            assert_eq!(left(path), 1, "{path}: {said}");
        }
    }
    for path in [
        "data/glossary.toml",
        "data/evidence/examples.toml",
        "data/plan/1-timely-decisions.toml",
    ] {
        assert!(left(path) > 0, "{path}: {said}");
    }
}

#[test]
fn what_is_added_leaves_the_file_as_it_was() {
    let folder = started("added");
    for (arguments, path) in [
        (["new", "term", "Section 20"], "data/glossary.toml"),
        (
            ["new", "action", "Ask the children"],
            "data/plan/1-timely-decisions.toml",
        ),
    ] {
        let before = fs::read_to_string(folder.join(path)).unwrap();
        // Also where an editor left no line break at the end.
        let before = before.trim_end();
        fs::write(folder.join(path), before).unwrap();
        works(&folder, &arguments);
        let after = fs::read_to_string(folder.join(path)).unwrap();
        assert!(after.starts_with(&format!("{before}\n\n")), "{after}");
        works(&folder, &["check"]);
        refused(&folder, &arguments, "already");
    }
    fs::write(
        folder.join("data/glossary.toml"),
        "[a]\ntitle = \"A\ndefinition = 'x'\n",
    )
    .unwrap();
    refused(
        &folder,
        &["new", "term", "Hub"],
        "Mend what sef check says of it",
    );
}

#[test]
fn what_cannot_be_new_is_told_kindly() {
    let folder = started("refused");
    let cases: [(&[&str], &str); 13] = [
        (
            &["term", "example-decisions"],
            "an indicator with the id “example-decisions” already",
        ),
        (
            &["section", "Leadership"],
            "a section with the id “leadership” already",
        ),
        (
            &["section", "Front door"],
            "a station with the id “front-door” already",
        ),
        (
            &["section", "Leaders"],
            "a judgement area with the id “leaders” already",
        ),
        (&["evidence", "???"], "No id can be made of “???”"),
        (&["evidence", " "], "The name is empty"),
        (
            &["evidence", "Report", "--id", "My Report"],
            "For example: my-report",
        ),
        (
            &["section", "x", "--number", "2.1"],
            "The number 2.1 is taken",
        ),
        (&["section", "x", "--number", "two"], "“two” is no number"),
        (
            &["section", "x", "--station", "protecton"],
            "There is no station “protecton”",
        ),
        (&["action", "x", "--in", "y"], "There is no priority “y”"),
        (
            &["term", "x", "--station", "protection"],
            "--station goes with a section alone",
        ),
        (&["secton", "x"], "Did you mean “section”?"),
    ];
    for (arguments, words) in cases {
        refused(&folder, &[&["new"], arguments].concat(), words);
    }
    let long = "A very long name that nobody would ever want to type again";
    let said = works(&folder, &["new", "evidence", long]);
    assert!(
        said.contains("its id is cut to a-very-long-name-that-nobody-would-ever"),
        "{said}"
    );
}

#[test]
fn outside_a_publication_every_command_says_how_to_come_to_one() {
    // Not within the repository, which is a publication itself.
    let folder = std::env::temp_dir().join(format!("sef-outside-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let welcome = works(&folder, &[]);
    assert!(
        welcome.contains("sef init my-sef") && welcome.contains("--sample"),
        "{welcome}"
    );
    for arguments in [&["build"][..], &["check"], &["new", "term", "x"]] {
        refused(
            &folder,
            arguments,
            "There is no publication here: no file sef.toml",
        );
        refused(&folder, arguments, "sef init my-sef");
    }
    works(&folder, &["init", "my"]);
    refused(&folder, &["build"], "my”: go there");
    refused(&folder.join("my/content"), &["check"], "There is one in “");
    let here = works(&folder.join("my"), &[]);
    assert!(
        here.contains("This folder is a publication") && here.contains("sef new"),
        "{here}"
    );
    let json = sef_in(&folder, &["check", "--format", "json"]);
    assert_eq!(json.status.code(), Some(2));
    let document: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(document["findings"][0]["code"], "no-publication");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn every_shell_gets_completions() {
    let folder = empty_folder("shells");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = works(&folder, &["completions", shell]);
        for word in ["init", "build", "indicator", "framework"] {
            assert!(script.contains(word), "{shell}: no {word}");
        }
        if shell == "bash" {
            fs::write(folder.join("sef.bash"), script).unwrap();
            let read = Command::new("bash")
                .args(["-c", "source sef.bash; COMP_WORDS=(sef che); COMP_CWORD=1; _sef sef che sef; echo ${COMPREPLY[@]}"])
                .current_dir(&folder)
                .output()
                .unwrap();
            assert_eq!(said(&read).trim(), "check");
        }
    }
}

/// Answers what is asked at a terminal that Python makes; in Python, because nothing else at hand
/// opens one.
#[cfg(unix)]
#[test]
fn at_a_terminal_four_questions_are_asked_and_the_answers_kept() {
    const TALK: &str = r#"
import os, pty, sys
answers = [b"Borsetshire County Council\n", b"\n", b"30 April\n", b"2024-04-30\n", b"ilacs-2032\n", b"ilacs-2018\n"]
def read(fd):
    data = os.read(fd, 1024)
    if data.rstrip().endswith(b"]") and answers:
        os.write(fd, answers.pop(0))
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn([sys.argv[1], "init", "my"], read)))
"#;
    let folder = empty_folder("terminal");
    let output = Command::new("python3")
        .args(["-c", TALK, env!("CARGO_BIN_EXE_sef")])
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    for words in [
        "Who publishes it? [Our council]",
        "[ilacs-2023]",
        "“30 April” is no day",
        "Did you mean",
    ] {
        assert!(said.contains(words), "no {words}: {said}");
    }
    let text = fs::read_to_string(folder.join("my/sef.toml")).unwrap();
    for line in [
        "organisation = \"Borsetshire County Council\"",
        "slug = \"bcc-sef\"",
        "as_at = 2024-04-30",
        "framework = \"ilacs-2018\"",
        "title = \"Children's services self-evaluation\"",
    ] {
        assert!(text.contains(line), "no {line}: {text}");
    }
}
