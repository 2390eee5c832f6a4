use super::*;
use crate::model::FileId;
use crate::source::Sources;

const TEXT: &str = "+++\ntitle = \"é\"\n+++\nSee [[maash]] and [[x]].\n\nMore\u{1b}[31m red.\n";

fn sources() -> (Sources, FileId, FileId) {
    let mut sources = Sources::default();
    let b = sources.add("content/b.md", TEXT);
    let a = sources.add("content/a.md", "one\ntwo\n");
    (sources, a, b)
}

fn span(file: FileId, text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or(0);
    Span::new(file, start..start + words.len())
}

fn some() -> (Sources, Vec<Diagnostic>) {
    let (sources, a, b) = sources();
    let diagnostics = vec![
        Diagnostic::error("unknown-id", "“maash” is not the id of anything")
            .at(span(b, TEXT, "[[maash]]"))
            .help("Did you mean “mash”?")
            .related(span(a, "one\ntwo\n", "two"), "it is named here too"),
        Diagnostic::warning("old", "an old thing").at(span(a, "one\ntwo\n", "one\ntwo")),
        Diagnostic::error("no-file", "there is no file"),
        Diagnostic::warning("old", "an old thing").at(span(a, "one\ntwo\n", "one\ntwo")),
    ];
    (sources, diagnostics)
}

#[test]
fn for_people() {
    let (sources, diagnostics) = some();
    let shown = show(&diagnostics, &sources, Format::Human, false);
    assert_eq!(
        shown.text,
        "\
error[no-file]: there is no file

warning[old]: an old thing
 --> content/a.md:1:1
  |
1 | one
  | ^^^

error[unknown-id]: “maash” is not the id of anything
 --> content/b.md:4:5
  |
4 | See [[maash]] and [[x]].
  |     ^^^^^^^^^
  |
 ::: content/a.md:2:1
  |
2 | two
  | --- it is named here too
  |
  = help: Did you mean “mash”?

2 errors and 1 warning in 2 files.
"
    );
    assert_eq!((shown.errors, shown.warnings, shown.notes), (2, 1, 0));
    assert!(show(&[], &sources, Format::Human, true).text.is_empty());
}

#[test]
fn colour_is_for_those_who_want_it() {
    let (sources, diagnostics) = some();
    let plain = show(&diagnostics, &sources, Format::Human, false).text;
    let colour = show(&diagnostics, &sources, Format::Human, true).text;
    assert!(!plain.contains('\u{1b}') && colour.contains("\u{1b}["));
    for format in [Format::Short, Format::Json] {
        let text = show(&diagnostics, &sources, format, true).text;
        assert!(!text.contains('\u{1b}'), "{format:?}");
    }
}

#[test]
fn a_line_each() {
    let (sources, diagnostics) = some();
    assert_eq!(
        show(&diagnostics, &sources, Format::Short, false).text,
        "\
error[no-file]: there is no file
content/a.md:1:1: warning[old]: an old thing
content/b.md:4:5: error[unknown-id]: “maash” is not the id of anything
"
    );
}

#[test]
fn for_programs() {
    let (sources, diagnostics) = some();
    let text = show(&diagnostics, &sources, Format::Json, false).text;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    assert_eq!(json["version"], 1);
    assert_eq!(
        json["summary"],
        serde_json::json!({"errors": 2, "warnings": 1, "notes": 0})
    );
    assert_eq!(
        json["findings"][0],
        serde_json::json!({
            "code": "no-file", "severity": "error", "message": "there is no file",
            "file": null, "line": null, "column": null, "end_line": null, "end_column": null,
            "help": null, "related": []
        })
    );
    assert_eq!(
        json["findings"][2],
        serde_json::json!({
            "code": "unknown-id", "severity": "error",
            "message": "“maash” is not the id of anything",
            "file": "content/b.md", "line": 4, "column": 5, "end_line": 4, "end_column": 14,
            "help": "Did you mean “mash”?",
            "related": [{
                "message": "it is named here too", "file": "content/a.md",
                "line": 2, "column": 1, "end_line": 2, "end_column": 4
            }]
        })
    );
    let none: serde_json::Value =
        serde_json::from_str(&show(&[], &sources, Format::Json, false).text).unwrap_or_default();
    assert_eq!(none["findings"], serde_json::json!([]));
}

#[test]
fn columns_are_characters() {
    let (sources, _, b) = sources();
    let at = Diagnostic::error("x", "y").at(span(b, TEXT, "\"\n+++"));
    let text = show(&[at], &sources, Format::Short, false).text;
    assert_eq!(text, "content/b.md:2:11: error[x]: y\n");
}

#[test]
fn a_file_cannot_write_to_the_terminal() {
    let mut sources = Sources::default();
    let text = "a\u{1b}]0;title\u{7} \u{9b}31m b\u{202e}c\r\n\tnext";
    let file = sources.add("evil\u{1b}[2J.md", text);
    for words in ["b\u{202e}c", "\u{1b}]0", "title", "next"] {
        let diagnostic = Diagnostic::error("x", format!("“{text}” is wrong"))
            .at(span(file, text, words))
            .help(text)
            .related(span(file, text, "next"), text);
        for format in [Format::Human, Format::Short, Format::Json] {
            let shown = show(std::slice::from_ref(&diagnostic), &sources, format, false).text;
            let odd: Vec<char> = shown
                .chars()
                .filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}')
                .collect();
            assert!(odd.is_empty(), "{format:?}: {odd:?} in {shown}");
        }
    }
}

#[test]
fn any_span_can_be_shown() {
    let text = format!("é\n{}\n\nend", "wörter und ".repeat(400));
    let mut sources = Sources::default();
    let file = sources.add("a.md", text.clone());
    let empty = sources.add("empty.md", "");
    let length = text.len();
    let places = (0..length)
        .step_by(7)
        .flat_map(|start| [(start, start), (start, start + 5), (start, start + 3000)])
        .chain([(length, length), (length + 5, length + 9), (9, 2), (1, 2)]);
    for (start, end) in places {
        for file in [file, empty, FileId(99)] {
            let diagnostic = Diagnostic::error("x", "y").at(Span {
                file,
                start: start as u32,
                end: end as u32,
            });
            for format in [Format::Human, Format::Short, Format::Json] {
                let shown = show(std::slice::from_ref(&diagnostic), &sources, format, false);
                let longest = shown.text.lines().map(|line| line.chars().count()).max();
                assert!(longest < Some(130), "{}", shown.text);
            }
        }
    }
}

#[test]
fn a_place_is_the_same_however_long_its_line_is() {
    for times in [1, 50, 400, 4000] {
        let text = format!(
            "first\n{}Ziel {}",
            "wörter ".repeat(times),
            "und ".repeat(times)
        );
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.clone());
        let diagnostic = Diagnostic::error("x", "y").at(span(file, &text, "Ziel"));
        let place = format!("a.md:2:{}", 7 * times + 1);
        for format in [Format::Human, Format::Short] {
            let shown = show(std::slice::from_ref(&diagnostic), &sources, format, false).text;
            let has_place = shown
                .split_whitespace()
                .any(|word| word.trim_end_matches(':') == place);
            assert!(has_place, "{place}: {shown}");
        }
    }
}
