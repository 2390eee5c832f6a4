//! Tags and text as HTML, written nowhere else.

use crate::render::escape;

/// An opening tag; attributes with an empty value are left out, but for none in this program that
/// means something when empty.
pub(super) fn open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(' ');
        out.push_str(attribute);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
}

pub(super) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Joins the mark that comes next to the word before it: no line begins with a mark.
pub(super) fn join(out: &mut String) {
    let words = out.trim_end_matches([' ', '\n']);
    let is_after_space = words.len() < out.len();
    let last_tag = words
        .ends_with('>')
        .then(|| words.rfind('<').and_then(|at| words.get(at..)));
    let begins = words.is_empty() || last_tag.flatten().is_some_and(|tag| !tag.starts_with("</"));
    if begins {
        return;
    }
    out.truncate(words.len());
    out.push(if is_after_space { '\u{a0}' } else { '\u{2060}' });
}

/// Text as HTML, in elements and in attributes. Control characters, which HTML forbids, are left
/// out.
pub(super) fn escape(text: &str, out: &mut String) {
    escape::write(text, out, |c| match c {
        '\'' => Some("&#39;"),
        '\n' | '\t' => None,
        c if c.is_control() => Some(""),
        c => escape::mark(c),
    });
}
