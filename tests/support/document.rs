//! The documents of the repository as tests read them: their fenced blocks, and what those say to
//! type and to expect.

use std::fs;
use std::path::{Path, PathBuf};

/// A fenced block of a document.
pub struct Fence {
    /// The words behind the fence: what it holds, and how it is tried.
    pub info: Vec<String>,
    /// Its lines.
    pub text: String,
}

/// The text of a document, by its path in the repository.
pub fn document(path: &str) -> String {
    fs::read_to_string(super::repository().join(path)).unwrap()
}

/// The fenced blocks of a document, in order.
pub fn fences(document: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push(Fence {
                info: info.split_whitespace().map(str::to_owned).collect(),
                text: text.join("\n"),
            });
        }
    }
    found
}

/// The words of a command line; quotation marks hold words together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut word = String::new();
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// What a shell makes of `public/*-inspector.zip`.
fn expanded(here: &Path, word: &str) -> String {
    let Some((before, after)) = word.split_once('*') else {
        return word.to_owned();
    };
    let folder = here.join(before);
    let mut names = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(after));
    let name = names
        .next()
        .unwrap_or_else(|| panic!("nothing is called {word}"));
    assert_eq!(names.next(), None, "{word} names several files");
    format!("{before}{name}")
}

/// Does what a block says: types each line behind a `$`, and wants the lines below it to be said,
/// in this order. How many commands it were.
pub fn talk(here: &mut PathBuf, text: &str, fails: bool) -> usize {
    let mut lines = text.lines().peekable();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{line}"));
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            expected.push(line);
        }
        run(here, command, &expected, fails);
        commands += 1;
    }
    commands
}

/// A command with the words that it must print, in this order.
pub fn run(here: &mut PathBuf, command: &str, expected: &[&str], fails: bool) {
    let (command, out) = match command.split_once(" > ") {
        Some((command, out)) => (command, Some(out)),
        None => (command, None),
    };
    let arguments = words(command);
    if let [change, folder] = &arguments[..]
        && change == "cd"
    {
        *here = here.join(folder);
        assert!(here.is_dir(), "{}", here.display());
        return;
    }
    assert_eq!(
        arguments.first().map(String::as_str),
        Some("sef"),
        "{command}"
    );
    let arguments: Vec<String> = arguments[1..]
        .iter()
        .map(|word| expanded(here, word))
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = super::sef(&arguments)
        .current_dir(&*here)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(!output.status.success(), fails, "{command}:\n{said}");
    if let Some(out) = out {
        fs::write(here.join(out), &output.stdout).unwrap();
    }
    let mut rest = said.as_str();
    for words in expected {
        let Some(at) = rest.find(words) else {
            panic!("{command} does not say “{words}” there:\n{said}");
        };
        rest = &rest[at + words.len()..];
    }
}
