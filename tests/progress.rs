//! What is shown while something takes long: at a terminal alone, and gone afterwards. What takes
//! long is a file that comes through a pipe, which waits until the test writes it: no timing decides
//! anything.

#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use support::project::{put, write_small};
use support::{empty_folder, sef};

/// Runs a command at a terminal that Python makes. Its arguments: the pipe, the file whose text goes
/// through it, the word that is waited for first (or none), the command. It prints what the terminal
/// was sent, as one line of JSON, with the exit code.
const TERMINAL: &str = r#"
import json, os, pty, select, sys
fifo, text, word, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
sent = b""
def more():
    global sent
    try:
        data = os.read(terminal, 4096)
    except OSError:
        data = b""
    sent += data
    return data
while word and word.encode() not in sent:
    if not more():
        break
if not word:
    # Nothing is waited for; what were there by now, would be seen.
    select.select([terminal], [], [], 1.5)
before = len(sent)
with open(fifo, "wb") as pipe, open(text, "rb") as file:
    pipe.write(file.read())
while more():
    pass
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps([sent.decode(), code]))
"#;

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// What a terminal was sent, and the exit code.
fn at_a_terminal(
    root: &Path,
    fifo: &Path,
    text: &str,
    word: &str,
    arguments: &[&str],
) -> (String, i64) {
    let source = root.join("text");
    fs::write(&source, text).unwrap();
    let output = Command::new("python3")
        .args(["-c", TERMINAL])
        .args([fifo, source.as_path()])
        .args([word, env!("CARGO_BIN_EXE_sef")])
        .args(arguments)
        .current_dir(root)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let (sent, code): (String, i64) = serde_json::from_slice(&output.stdout).unwrap();
    (sent, code)
}

/// What is on the screen in the end: what stands behind a return to the line's start is written
/// over what is there.
fn screen(sent: &str) -> String {
    let mut lines = Vec::new();
    for line in sent.split("\r\n") {
        let mut cells: Vec<char> = Vec::new();
        for part in line.split('\r') {
            for (at, letter) in part.chars().enumerate() {
                match cells.get_mut(at) {
                    Some(cell) => *cell = letter,
                    None => cells.push(letter),
                }
            }
        }
        lines.push(cells.into_iter().collect::<String>().trim_end().to_owned());
    }
    lines.join("\n")
}

const FIGURES: &str = "Measure,Jun-20\nDecisions within a day,85%\n";
const SECTION: &str = "+++\ntitle = \"Later\"\n+++\n\nIt came late.\n";

#[test]
fn a_terminal_is_told_what_takes_long_and_keeps_nothing_of_it() {
    let root = empty_folder("progress");
    write_small(&root);
    let fifo = root.join("late.csv");
    pipe(&fifo);
    let arguments = ["import", "late.csv", "--dry-run"];
    let word = "Reading the spreadsheet …";
    let (sent, code) = at_a_terminal(&root, &fifo, FIGURES, word, &arguments);
    assert_eq!(code, 0, "{sent}");
    assert!(sent.contains(word), "{sent}");
    assert!(!sent.contains('\u{1b}'), "{sent:?}");
    let screen = screen(&sent);
    assert!(!screen.contains("Reading"), "{screen}");
    assert!(screen.contains("85%"), "{screen}");
}

#[test]
fn check_and_build_tell_too() {
    for arguments in [&["check"][..], &["build"]] {
        let root = empty_folder("progress");
        write_small(&root);
        let fifo = root.join("content/9.0-later.md");
        pipe(&fifo);
        let word = "Reading the files …";
        let (sent, code) = at_a_terminal(&root, &fifo, SECTION, word, arguments);
        assert_eq!(code, 0, "{sent}");
        let screen = screen(&sent);
        assert!(!screen.contains("Reading"), "{screen}");
        assert!(!screen.contains("Making"), "{screen}");
    }
}

#[test]
fn nobody_is_told_who_wants_errors_only() {
    let root = empty_folder("progress");
    write_small(&root);
    let fifo = root.join("late.csv");
    pipe(&fifo);
    let arguments = ["--quiet", "import", "late.csv", "--dry-run"];
    let (sent, code) = at_a_terminal(&root, &fifo, FIGURES, "", &arguments);
    assert_eq!((sent.as_str(), code), ("", 0));
}

#[test]
fn a_pipe_gets_no_word_of_it() {
    let root = empty_folder("progress");
    put(&root, "text", FIGURES);
    write_small(&root);
    let fifo = root.join("late.csv");
    pipe(&fifo);
    let child = sef(&["import", "late.csv", "--dry-run"])
        .current_dir(&root)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Longer than a terminal would wait for a word; too short a wait could only miss a mistake.
    std::thread::sleep(std::time::Duration::from_millis(900));
    fs::write(&fifo, FIGURES).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!said.contains("Reading") && !said.contains('\r'), "{said}");
}
