//! What was removed is found however it is written.

use super::*;
use crate::edition::cut;

const SECRET: &str = "Seven brothers waited too long";
const LONG: &str = "Those who are told of it & nobody asks why they waited: they wait still";

fn public() -> Edition {
    Edition {
        id: Id::new("public").unwrap_or_default(),
        title: "Public".into(),
        readers: String::new(),
        marking: Marking::Official,
        handling: None,
        deliver: Vec::new(),
        base_address: None,
        suppression: None,
        span: Span::default(),
    }
}

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
    let limited = |kind: BlockKind| Block {
        kind,
        audience: Audience {
            only: vec![id("inspector")],
            ..Audience::default()
        },
        span: Span::default(),
    };
    let inline = |kind: InlineKind| Inline {
        kind,
        span: Span::default(),
    };
    let mut open = section(
        "brothers-waiting-list",
        "A list that everybody may see today",
        &[],
    );
    open.summary = vec![
        limited(BlockKind::Code("for each brother wait and wait".into())),
        limited(BlockKind::Show(Show {
            id: id("brothers"),
            kind: None,
            title: Some("Brothers who wait, by month".into()),
        })),
        limited(BlockKind::Paragraph(vec![
            inline(InlineKind::Text(
                "At the end of the year there were so few that all know them: ".into(),
            )),
            inline(InlineKind::Reference(Box::new(Reference {
                to: Target::Item(id("brothers-waiting")),
                words: None,
            }))),
        ])),
    ];
    let edition = public();
    let mut publication = Publication::default();
    publication.editions = vec![edition.clone()];
    publication.sections = vec![section("brothers-waiting", SECRET, &["inspector"]), open];
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
        (
            "a.html",
            "<!-- for us: <b>seven brothers waited too long -->",
        ),
        ("a.html", "<img alt='SEVEN BROTHERS WAITED TOO LONG'>"),
        ("a.html", "<p>seven brothers waited&nbsp;too&#32;long"),
        (
            "a.html",
            "<script>{\"t\":\"seven\\nbrothers waited too\\u0020long\"}</script>",
        ),
        (
            "a.svg",
            "<text>Seven <tspan>brothers</tspan> waited too long</text>",
        ),
        ("a.xml", "<a>Seven brothers<b/>waited too long</a>"),
        ("a.html", "<pre>for each brother\nwait and wait</pre>"),
        ("a.html", "<figcaption>Brothers who wait, <b>by month</b>"),
        (
            "a.html",
            "<p>At the end of the year there were so few that all know them: four",
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
        ("a.html", "<a class=x href=brothers-waiting.html>x</a>"),
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
        ("a.html", "<!-- never closed"),
        (
            "a.html",
            "<a href=https://example.org/brothers-waiting>x</a>",
        ),
    ] {
        assert_eq!(finds(path, text), 0, "{text}");
    }
}

/// The files of a publication whose data files have names of each kind, and what is looked for of
/// those that the edition holds nothing of.
fn scan_of_files(removed: &[&str], kept: &[&str], text: &str) -> Scan {
    let id = |text: &str| Id::new(text).unwrap_or_default();
    let mut sources = Sources::default();
    sources.add("sef.toml", "");
    let mut term = |path: &str, number: usize, is_kept: bool| Term {
        id: id(&format!("term{number}")),
        title: text.to_owned(),
        labels: Vec::new(),
        definition: Vec::new(),
        audience: Audience {
            only: (!is_kept).then(|| id("inspector")).into_iter().collect(),
            ..Audience::default()
        },
        span: Span::new(sources.add(path, ""), 0..0),
    };
    let mut publication = Publication::default();
    let removed = removed.iter().map(|path| (path, false));
    let paths = removed.chain(kept.iter().map(|path| (path, true)));
    publication.terms = paths
        .enumerate()
        .map(|(number, (path, is_kept))| term(path, number, is_kept))
        .collect();
    publication.editions = vec![public()];
    publication.reindex();
    let copy = cut(&publication, &public(), false).expect("an edition");
    Scan::default().and_files((&publication, &sources), &copy, None)
}

#[test]
fn finds_names_of_files_that_nothing_is_kept_of() {
    let removed = ["content/3.2-child-protection.md", "data/terms/secret.toml"];
    let removed = [&removed[..], &["data/tables/brothers-waiting.csv"]].concat();
    let scan = scan_of_files(&removed, &[], "Title");
    for (path, text) in [
        ("a.html", "<!-- 3.2-child-protection.md -->"),
        ("a.html", "<p>See content/3.2-child-protection.md."),
        ("a.html", "<p data-from='3.2-child-protection'>"),
        ("a.html", "<p>Section 3.2-child-protection"),
        ("a.css", "/* data/terms/secret.toml */"),
        ("a.json", "{\"of\": \"secret.toml\"}"),
        ("a.html", "<a href=\"secret.toml\">x</a>"),
        ("a.html", "<a title=\"data\\secret.toml\">x</a>"),
        ("csv/brothers-waiting.csv", ""),
        ("a.html", "<a href=\"brothers-waiting.html\">x</a>"),
    ] {
        assert_eq!(scan.leaks(path, text.as_bytes()).len(), 1, "{text}");
    }
    for (path, text) in [
        ("a.html", "<p>The secret of child-protection, 3.2, waits"),
        ("secret.html", "<a href=\"secret.html#child-protection\">"),
        ("a.html", "<p>13.2-child-protection.md, my-secret.toml"),
        ("a.html", "<p>brothers-waiting lists"),
        ("a.html", "<a href=\"brothers-waiting-list.html\">x</a>"),
    ] {
        assert_eq!(scan.leaks(path, text.as_bytes()).len(), 0, "{text}");
    }
}

#[test]
fn a_file_may_be_called_as_something_that_is_kept() {
    let removed = [
        "data/old/shared-name.toml",
        "data/term3.csv",
        "content/named-in-text.md",
    ];
    let kept = ["data/new/shared-name.toml", "data/term-list.md"];
    let told = "As the file named-in-text.md says";
    let scan = scan_of_files(&removed, &kept, told);
    assert!(scan.is_empty(), "{scan:?}");
    // An id that is kept names a download, and no file of another kind.
    let scan = scan_of_files(
        &["data/term1.csv", "data/term1.toml"],
        &["data/x.md"],
        "Title",
    );
    assert_eq!(scan.leaks("csv/term1.csv", b"").len(), 1);
    let scan = scan_of_files(
        &["data/term2.csv", "data/term2.toml"],
        &["data/x.md"],
        "Title",
    );
    assert_eq!(scan.leaks("csv/term2.csv", b"").len(), 0);
    assert_eq!(scan.leaks("a.html", b"<p>term2.toml").len(), 1);
}

#[test]
fn a_file_that_something_is_kept_of_is_none_that_is_gone() {
    let scan = scan_of_files(&["data/both.toml"], &["data/both.toml"], "Title");
    assert!(scan.is_empty(), "{scan:?}");
}
