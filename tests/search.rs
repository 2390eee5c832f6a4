//! The index of the search page, as `sef build` makes it: what is in it, what must not be, and
//! what it weighs.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the index of the real publication may weigh, in bytes.
const HEAVIEST: usize = 300_000;

fn build(root: &Path, out: &Path, edition: &str) {
    let _ = fs::remove_dir_all(out);
    let made = Command::new(env!("CARGO_BIN_EXE_sef"))
        .args(["build", "--edition", edition, "--root"])
        .arg(root)
        .arg("--out")
        .arg(out)
        .output()
        .expect("sef runs");
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{said}");
}

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("search")
        .join(name)
}

fn script(folder: &Path) -> String {
    fs::read_to_string(folder.join("search-index.js")).expect("the index")
}

fn index(script: &str) -> Value {
    let json = script
        .strip_prefix("var sefSearchIndex=")
        .and_then(|rest| rest.strip_suffix(";\n"))
        .expect("a script that sets one variable");
    serde_json::from_str(json).expect("JSON")
}

/// The entries: address of the page, what is behind it, and all their words.
fn entries(index: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    // `~` and two digits stand for a word.
    let digits = text(&index["digits"]);
    let known: Vec<String> = text(&index["words"])
        .split('|')
        .map(str::to_owned)
        .collect();
    let in_full = |short: String| {
        let mut parts = short.split('~');
        let mut full = parts.next().expect("a text").to_owned();
        for part in parts {
            let (code, rest) = part.split_at(2);
            let number = code.chars().fold(0, |number, letter| {
                number * 64 + digits.find(letter).expect("a digit")
            });
            full.push_str(&known[number]);
            full.push_str(rest);
        }
        full
    };
    let rows = index["entries"].as_array().expect("entries");
    rows.iter()
        .map(|row| {
            let page = row[1].as_u64().expect("a number") as usize;
            let words: Vec<String> = (3..7).map(|field| in_full(text(&row[field]))).collect();
            (text(&index["pages"][page]), text(&row[2]), words.join(" "))
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The words that a page shows, or has in its attributes.
fn words_of_page(path: &Path) -> BTreeSet<String> {
    let html = fs::read_to_string(path).expect("a page");
    let mut text = html.clone();
    for (written, meant) in [
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ] {
        text = text.replace(written, meant);
    }
    words(&text).collect()
}

#[test]
fn the_index_of_the_real_publication_is_light_and_says_what_its_pages_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = place("real");
    build(root, &out, "intranet");
    let folder = out.join("intranet");
    let script = script(&folder);
    assert!(script.len() < HEAVIEST, "{} bytes", script.len());
    let index = index(&script);
    let entries = entries(&index);
    assert!(entries.len() > 600, "{} entries", entries.len());
    let mut pages: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut problems = Vec::new();
    for (page, rest, text) in &entries {
        let (html, shown) = pages.entry(page.clone()).or_insert_with(|| {
            let path = folder.join(page);
            (
                fs::read_to_string(&path).expect("a page"),
                words_of_page(&path),
            )
        });
        let unseen: Vec<String> = words(text).filter(|word| !shown.contains(word)).collect();
        if !unseen.is_empty() {
            problems.push(format!("{page}{rest} does not show {unseen:?}"));
        }
        if let Some(anchor) = rest.strip_prefix('#')
            && !html.contains(&format!(" id=\"{anchor}\""))
        {
            problems.push(format!("{page} has no place “{anchor}”"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_index_of_an_edition_holds_nothing_that_the_edition_does_not_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/publication");
    let secret = ["zebra", "quagga", "okapi", "tapir", "gazelle"];
    for edition in ["staff", "inspector"] {
        let out = place(edition);
        build(&root, &out, edition);
        let script = script(&out.join(edition));
        let index = index(&script);
        let all: Vec<String> = entries(&index)
            .into_iter()
            .map(|(_, _, text)| text)
            .collect();
        let all = all.join("\n");
        for word in secret {
            assert_eq!(
                script.to_lowercase().contains(word) || all.to_lowercase().contains(word),
                edition == "inspector",
                "“{word}” in the edition “{edition}”"
            );
        }
        // The count of three children, in the text, and in the author's own words for it.
        assert_eq!(all.contains("a small number"), edition == "staff");
        assert_eq!(all.contains("in May: 3"), edition == "inspector");
        assert_eq!(all.contains("hardly anybody"), edition == "inspector");
    }
}

#[test]
fn two_builds_make_the_same_index() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/publication");
    let of = |name: &str| {
        let out = place(name);
        build(&root, &out, "staff");
        script(&out.join("staff"))
    };
    assert_eq!(of("once"), of("twice"));
}
