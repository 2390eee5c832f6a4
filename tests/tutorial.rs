//! Every step of docs/tutorial.md, as it stands there: the commands, the files to write, what is to
//! be replaced, and the words that the reader is told to expect.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::sef;

/// A fenced block of the document: what stands behind the fence, and its lines.
struct Fence {
    info: Vec<String>,
    text: String,
}

fn fences(document: &str) -> Vec<Fence> {
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
fn words(line: &str) -> Vec<String> {
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

/// A command with the words that it must print, in this order.
fn run(here: &mut PathBuf, command: &str, expected: &[&str], fails: bool) {
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
    let output = sef(&arguments)
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
    let mut rest = said.as_str();
    for words in expected {
        let Some(at) = rest.find(words) else {
            panic!("{command} does not say “{words}” there:\n{said}");
        };
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn the_tutorial_does_what_it_says() {
    let document = fs::read_to_string(support::repository().join("docs/tutorial.md")).unwrap();
    let mut here = support::empty_folder("tutorial");
    let mut commands = 0;
    let mut steps = fences(&document).into_iter();
    while let Some(fence) = steps.next() {
        let info: Vec<&str> = fence.info.iter().map(String::as_str).collect();
        match info[..] {
            ["console"] | ["console", "fails"] => {
                let fails = info.len() == 2;
                let mut lines = fence.text.lines().peekable();
                while let Some(line) = lines.next() {
                    let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{line}"));
                    let mut expected = Vec::new();
                    while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                        expected.push(line);
                    }
                    run(&mut here, command, &expected, fails);
                    commands += 1;
                }
            }
            ["replace", file] => {
                let with = steps.next().unwrap();
                assert_eq!(with.info, ["with"], "what replaces it in {file}");
                let path = here.join(file);
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.contains(&fence.text), "{file} has no “{}”", fence.text);
                fs::write(&path, text.replacen(&fence.text, &with.text, 1)).unwrap();
            }
            [_, file] => {
                let path = here.join(file);
                if file.starts_with("content/") {
                    assert!(path.exists(), "{file} was there before");
                }
                fs::write(path, format!("{}\n", fence.text)).unwrap();
            }
            _ => panic!("a fence that no reader is told what to do with: {info:?}"),
        }
    }
    assert!(commands > 10);
    let page =
        fs::read_to_string(here.join("public/intranet/sections/help-for-families.html")).unwrap();
    assert!(page.contains("91%"), "the figure is in its sentence");
}
