//! Files and folders as they come.

use super::{EVIDENCE, SEF, Trial};

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
            "nothing reads “data/tables/list.xlsx” | Data stands in files that end in .toml",
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
