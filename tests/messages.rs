//! What a writer is told: mistakes, each with the whole of what sef says of it.
//!
//! `tests/messages/base` is a small publication without a mistake. A file `tests/messages/*.txt`
//! holds cases: `#### ` begins one with what was done wrong; then files are changed:
//!
//! - `~~~~ PATH`: in this file, the lines behind `- ` become those behind `+ `
//! - `==== PATH`: the whole file, `\xNN` a byte of it, `\` at a line's end no line break
//! - `xxxx PATH`: the file or folder is gone
//!
//! `$ sef …` runs it; behind that stands what it must say, and its exit code. With
//! SEF_WRITE_MESSAGES=1 in its environment, the test writes that anew: read every line of it.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The fewest mistakes that must be tried.
const FEWEST: usize = 60;

/// What must reach nobody who writes: names of the program's own types, the phrases of its
/// libraries, templates and their stacks.
const FORBIDDEN: [&str; 34] = [
    "panicked",
    "unwrap",
    "Option<",
    "Some(",
    "None,",
    "Ok(",
    "Err(",
    "String(",
    "Vec<",
    "&str",
    "usize",
    "u32",
    "i64",
    "src/",
    ".rs:",
    "serde",
    "deserial",
    "invalid type",
    "missing field",
    "unknown field",
    "expected one of",
    "TomlError",
    "toml::",
    "bare keys",
    "tera",
    "Tera",
    "__tera",
    "template stack",
    "BTreeMap",
    "os error",
    "Utf8Error",
    "stack backtrace",
    "RUST_BACKTRACE",
    "{:?}",
];

/// A mistake, and what is said of it.
struct Case {
    title: String,
    changes: Vec<Change>,
    arguments: Vec<String>,
    said: String,
}

/// What is done to the publication.
enum Change {
    Edit {
        path: String,
        old: String,
        new: String,
    },
    Write {
        path: String,
        bytes: Vec<u8>,
    },
    Delete {
        path: String,
    },
}

/// The cases of a file, and what stands before them.
fn read(text: &str) -> (String, Vec<Case>) {
    let mut parts = text.split("\n#### ");
    let before = parts.next().unwrap().to_owned();
    (before, parts.map(case).collect())
}

fn case(text: &str) -> Case {
    let (setting, run) = text
        .split_once("\n$ sef")
        .unwrap_or_else(|| panic!("no command in: {text}"));
    let (arguments, said) = run.split_once('\n').unwrap_or((run, ""));
    let (title, setting) = setting.split_once('\n').unwrap_or((setting, ""));
    let mut changes = Vec::new();
    let mut lines = setting.lines().peekable();
    while let Some(line) = lines.next() {
        let mut body = String::new();
        let mut rest = Vec::new();
        let head = line.split_once(' ');
        while let Some(next) = lines.next_if(|next| {
            !["~~~~ ", "==== ", "xxxx "]
                .iter()
                .any(|mark| next.starts_with(mark))
        }) {
            body.push_str(next);
            body.push('\n');
            rest.push(next);
        }
        changes.push(match head {
            Some(("~~~~", path)) => {
                let of = |mark: &str| {
                    let lines: Vec<&str> = rest
                        .iter()
                        .filter_map(|line| line.strip_prefix(mark))
                        .collect();
                    lines.join("\n")
                };
                Change::Edit {
                    path: path.into(),
                    old: of("- "),
                    new: of("+ "),
                }
            }
            Some(("====", path)) => Change::Write {
                path: path.into(),
                bytes: unescaped(&body),
            },
            Some(("xxxx", path)) => Change::Delete { path: path.into() },
            _ if line.trim().is_empty() => continue,
            _ => panic!("“{title}”: what does this line do? {line}"),
        });
    }
    Case {
        title: title.trim().to_owned(),
        changes,
        arguments: arguments_of(arguments),
        said: said.trim_end().to_owned(),
    }
}

/// The words of a command line; words in quotes are one.
fn arguments_of(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        match index % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        rest = match behind.strip_prefix('x') {
            Some(digits) if u8::from_str_radix(digits.get(..2).unwrap_or(""), 16).is_ok() => {
                bytes.push(u8::from_str_radix(&digits[..2], 16).unwrap());
                &digits[2..]
            }
            _ => match behind.strip_prefix('\n') {
                Some(behind) => behind,
                None => {
                    bytes.push(b'\\');
                    behind
                }
            },
        };
    }
    bytes.extend(rest.as_bytes());
    bytes
}

impl Case {
    /// What sef says, with its exit code.
    fn run(&self, root: &Path) -> String {
        copy_base(root);
        for change in &self.changes {
            self.make(change, root);
        }
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let output = support::sef(&arguments)
            .current_dir(root)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let out =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        // Trailing spaces would be lost in an editor.
        let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
        let out = lines.join("\n").replace(root.to_str().unwrap(), "FOLDER");
        format!(
            "{}\n(exit {})",
            out.trim_end(),
            output.status.code().unwrap()
        )
    }

    fn make(&self, change: &Change, root: &Path) {
        match change {
            Change::Edit { path, old, new } => {
                let file = root.join(path);
                let text = fs::read_to_string(&file).unwrap();
                assert_eq!(
                    text.matches(old).count(),
                    1,
                    "“{}”: {old} in {path}",
                    self.title
                );
                fs::write(file, text.replacen(old, new, 1)).unwrap();
            }
            Change::Write { path, bytes } => {
                let file = root.join(path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, bytes).unwrap();
            }
            Change::Delete { path } => {
                let path = root.join(path);
                match path.is_dir() {
                    true => fs::remove_dir_all(path).unwrap(),
                    false => fs::remove_file(path).unwrap(),
                }
            }
        }
    }

    fn written(&self, text: &str, said: &str) -> String {
        let (setting, run) = text.split_once("\n$ sef").unwrap();
        let arguments = run.lines().next().unwrap();
        format!("{setting}\n$ sef{arguments}\n{said}\n")
    }
}

/// A folder that lies in no other publication.
fn folder_of(number: usize) -> PathBuf {
    let name = format!("sef-messages-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::canonicalize(folder).unwrap()
}

fn copy_base(root: &Path) {
    let base = support::repository().join("tests/messages/base");
    for (path, bytes) in support::files(&base) {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

#[test]
fn the_base_has_no_mistake() {
    let base = support::repository().join("tests/messages/base");
    let output = support::sef(&["check", "--deny", "warnings"])
        .current_dir(base)
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Nothing to mend.\n"
    );
}

#[test]
fn every_mistake_is_told_as_written() {
    let folder = support::repository().join("tests/messages");
    let writes = std::env::var_os("SEF_WRITE_MESSAGES").is_some();
    let mut titles = BTreeSet::new();
    let mut problems = Vec::new();
    for (name, bytes) in support::files(&folder) {
        if !name.ends_with(".txt") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let (before, cases) = read(&text);
        let mut anew = before;
        for (case, part) in cases.iter().zip(text.split("\n#### ").skip(1)) {
            assert!(
                titles.insert(case.title.clone()),
                "“{}” is there twice",
                case.title
            );
            let root = folder_of(titles.len());
            let said = case.run(&root);
            for word in FORBIDDEN {
                if said.contains(word) {
                    problems.push(format!("“{}” says “{word}”:\n{said}", case.title));
                }
            }
            if said != case.said && !writes {
                problems.push(format!(
                    "“{}” in {name} says\n{said}\n\nand should say\n{}",
                    case.title, case.said
                ));
            }
            anew.push_str("\n#### ");
            anew.push_str(&case.written(part, &said));
            fs::remove_dir_all(root).unwrap();
        }
        if writes {
            fs::write(folder.join(name), anew).unwrap();
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n\n"));
    assert!(titles.len() >= FEWEST, "only {} mistakes", titles.len());
}
