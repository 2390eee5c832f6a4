//! Text written with some of its characters as others: the one loop of what escapes HTML and SVG.

/// Writes `text` with what `instead` says in place of a character; `None`: as it is.
pub(super) fn write(text: &str, out: &mut String, instead: impl Fn(char) -> Option<&'static str>) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let Some(instead) = instead(c) else { continue };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

/// What stands for the marks of both languages.
pub(super) fn mark(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => return None,
    })
}
