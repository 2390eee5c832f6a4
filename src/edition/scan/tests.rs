//! What was removed is found however it is written.

use super::*;
use crate::edition::cut;

const SECRET: &str = "Seven brothers waited too long";
const LONG: &str = "Those who are told of it & nobody asks why they waited: they wait still";

fn scan() -> Scan {
    let id = |text: &str| Id::new(text).unwrap_or_default();
    let section = |name: &str, title: &str, only: &[&str]| Section {
        id: id(name),
        number: None,
        title: title.into(),
        short: name.into(),
        owner: (title == SECRET).then(|| LONG.to_owned()),
        as_at: None,
        reviewed: None,
        review_due: None,
        judgement_areas: Vec::new(),
        summary: Vec::new(),
        answers: Vec::new(),
        audience: Audience {
            only: only.iter().map(|name| id(name)).collect(),
            ..Audience::default()
        },
        span: Span::default(),
    };
    let edition = Edition {
        id: id("public"),
        title: "Public".into(),
        readers: String::new(),
        marking: Marking::Official,
        handling: None,
        deliver: Vec::new(),
        base_address: None,
        suppression: None,
        span: Span::default(),
    };
    let mut publication = Publication::default();
    publication.editions = vec![edition.clone()];
    publication.sections = vec![
        section("brothers-waiting", SECRET, &["inspector"]),
        section(
            "brothers-waiting-list",
            "A list that everybody may see today",
            &[],
        ),
    ];
    publication.reindex();
    let copy = cut(&publication, &edition, false).expect("an edition");
    Scan::of(&publication, &copy)
}

fn finds(path: &str, text: &str) -> usize {
    scan().leaks(path, text.as_bytes()).len()
}

#[test]
fn finds_removed_words_however_they_are_written() {
    for (path, text) in [
        ("a.html", "<p>Seven brothers <em>waited</em> too long"),
        (
            "a.html",
            "<p title=\"so: seven brothers &amp; waited &#x27;too long\">",
        ),
        ("a.html", "<img alt='SEVEN BROTHERS WAITED TOO LONG'>"),
        ("a.html", "<p>seven brothers waited&nbsp;too&#32;long"),
        (
            "a.html",
            "<script>{\"t\":\"seven\\nbrothers waited too\\u0020long\"}</script>",
        ),
        ("a.csv", "x,Seven brothers waited too long,1"),
        ("a.json", "{\"title\": \"seven brothers waited too long\"}"),
        (
            "a.html",
            "<p>eight words in a row of a longer text: \"are told of it &amp; nobody asks why they\"",
        ),
    ] {
        assert_eq!(finds(path, text), 1, "{text}");
    }
}

#[test]
fn finds_removed_ids_in_names_alone() {
    for (path, text) in [
        ("brothers-waiting.html", ""),
        ("a.html", "<a href=\"../brothers-waiting.html\">x</a>"),
        (
            "a.html",
            "<p id=figure-1 data-of='figure-brothers-waiting-2'>",
        ),
        ("data.json", "{\"id\": \"brothers-waiting\"}"),
    ] {
        assert_eq!(finds(path, text), 1, "{text}");
    }
}

#[test]
fn reports_nothing_else() {
    for (path, text) in [
        (
            "brothers-waiting-list.html",
            "<a href=\"brothers-waiting-list.html\">A list that everybody may see today</a>",
        ),
        (
            "a.html",
            "<p>Seven sisters waited. Too long, brothers-waiting, they were</p>",
        ),
        (
            "a.html",
            "<a href=\"https://example.org/brothers-waiting\">x</a>",
        ),
        ("a.html", "<p & < > \" unclosed 'quotes"),
        ("a.html", "\\u12"),
    ] {
        assert_eq!(finds(path, text), 0, "{text}");
    }
}
