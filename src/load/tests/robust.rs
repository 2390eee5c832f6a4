//! Whatever stands in a file, loading ends, and points at places that exist.

use super::super::reader::{Findings, read_entries, read_table};
use super::super::schema::{EVIDENCE, INDICATOR, PRIORITY, SEF, Shape, TABLE};
use crate::model::FileId;

const TEXTS: [(&str, &Shape, bool); 3] = [
    (
        r#"
[a-é]
title = "Visits \"in\" time \u00e9"
definition = """
Lines \
   joined, and [[a@2020-05|wörds]]
"""
decimals = 1
values = { 2020-05 = { n = 210, of = "[[b:c/d]]" }, "2019/20 Q4" = "[x]" }
[a.comparators.england]
values."2018/19" = 78.70
"#,
        &INDICATOR,
        true,
    ),
    (
        r#"
[t]
title = "T"
columns.a = { title = "A", unit = "number" }
rows.r = { title = "R", a = 5, total_of = ["q", "r"] }
"#,
        &TABLE,
        true,
    ),
    (
        r#"
title = "P"
rationale = '''raw \ text'''
[status]
2020-05 = { level = "x", note = "n" }
[actions.b]
title = "B *c* [[d]]"
due = { by = 2020-06-30, words = "end of June" }
"#,
        &PRIORITY,
        false,
    ),
];

fn read(text: &str, shape: &'static Shape, by_id: bool) {
    let mut findings = Findings::default();
    if by_id {
        read_entries(text, FileId(0), shape, &mut findings);
    } else {
        read_table(text, FileId(0), 0, shape, &mut findings);
    }
    for problem in &findings.diagnostics {
        let span = problem.span.unwrap_or_default();
        assert!(
            text.get(span.range()).is_some(),
            "{problem:?} points outside a character of {text:?}"
        );
    }
}

#[test]
fn broken_files_are_read_to_their_end() {
    for (text, shape, by_id) in TEXTS {
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            read(&text[..at], shape, by_id);
            read(&text[at..], shape, by_id);
            read(&format!("{}{}", &text[..at], &text[end..]), shape, by_id);
            for odd in [
                "\"", "\\", "[", "]", "{", "é", "\u{0}", "=", "9", ".", "\r", "'''",
            ] {
                read(
                    &format!("{}{odd}{}", &text[..at], &text[end..]),
                    shape,
                    by_id,
                );
            }
        }
    }
}

#[test]
fn every_file_may_hold_the_keys_of_another() {
    for (text, _, _) in TEXTS {
        for (_, shape, by_id) in TEXTS {
            read(text, shape, by_id);
        }
        read(text, &EVIDENCE, true);
        read(text, &SEF, false);
    }
}
