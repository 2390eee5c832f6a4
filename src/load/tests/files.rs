//! Files and folders as they come.

use super::{EVIDENCE, SEF, Trial};
use crate::diagnostic::Severity;

#[test]
fn what_nothing_reads_is_named() {
    Trial::new()
        .with("data/indicator/x.toml", "")
        .with("data/glosary.toml", "")
        .with("data/tables/list.xlsx", "PK")
        .with("data/README.md", "for us")
        .says(&[
            "nothing reads “data/glosary.toml” | Should it be data/glossary.toml?",
            "nothing reads “data/indicator/x.toml” | Should it be data/indicators/x.toml?",
            "nothing reads “data/tables/list.xlsx” | Keep workbooks outside the folder “data”",
        ]);
}

#[test]
fn missing_and_empty_files_and_folders_are_told() {
    Trial::new()
        .without("data")
        .without("content")
        .says(&["no folder “content”", "no folder “data”"]);
    Trial::new()
        .without("content/1.0-introduction.md")
        .says(&["empty-folder"]);
    Trial::new()
        .with("data/glossary.toml", " \n")
        .says(&["glossary.toml:1 … empty-file: “data/glossary.toml” is empty"]);
    let trial = Trial::new().without("sef.toml");
    assert!(trial.load().publication.is_none());
    assert_eq!(trial.said().len(), 1);
}

#[test]
fn files_of_windows_are_read_as_they_are() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    Trial::new()
        .with("sef.toml", crlf(SEF))
        .with("data/evidence/papers.toml", crlf(EVIDENCE))
        .says(&[]);
    Trial::new()
        .with(
            "data/evidence/papers.toml",
            crlf("[a]\ntitle = \"A\"\nkind = \"audits\"\n"),
        )
        .says(&["papers.toml:3 “audits” unknown-word"]);
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    Trial::new()
        .with("data/evidence/papers.toml", b"[a]\ntitle = \"\xe9\"\n")
        .says(&["not-utf-8 … line 2"]);
}

#[test]
fn names_of_files_make_ids() {
    Trial::new()
        .with(
            "data/scrutiny/Ofsted_2020.toml",
            "title = \"Visit\"\nbody = \"Ofsted\"\n",
        )
        .says(&["bad-id … “data/scrutiny/Ofsted_2020.toml” … For example: ofsted-2020"]);
}

#[test]
fn a_data_file_that_nothing_reads_is_an_error_that_says_where_it_belongs() {
    for (path, help) in [
        (
            "data/indicator.toml",
            "Should it stand in data/indicators/?",
        ),
        ("data/timelines.toml", "Should it be data/timeline.toml?"),
        (
            "data/indicater/a.toml",
            "Should it be data/indicators/a.toml?",
        ),
        ("data/zzz.toml", "The files in data/ are: glossary.toml"),
    ] {
        let loaded = Trial::new().with(path, "a = 1\n").load();
        let unread: Vec<_> = loaded
            .diagnostics
            .iter()
            .filter(|found| found.code == "unread-file")
            .collect();
        let [found] = unread.as_slice() else {
            panic!("{path}: {unread:?}");
        };
        assert_eq!(found.severity, Severity::Error, "{path}");
        let said = found.help.clone().unwrap_or_default();
        assert!(said.starts_with(help), "{path}: {said}");
    }
}
