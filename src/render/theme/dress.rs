//! Style sheets and scripts as pages load them.

use crate::render::policy::STYLE;
use std::collections::BTreeMap;

/// The file in which a theme gives other values to the tokens of the style sheet.
const PALETTE: &str = "palette.css";

/// Makes the style sheet and the scripts that pages load: the theme's, without what is for its
/// authors only, and behind the style sheet the palette of a theme that changes no more than colours.
pub(super) fn dress(statics: &mut BTreeMap<String, Vec<u8>>) {
    for (_, script) in statics.iter_mut().filter(|(path, _)| path.ends_with(".js")) {
        if let Ok(text) = std::str::from_utf8(script) {
            *script = without_remarks(text).into_bytes();
        }
    }
    let palette = statics.remove(PALETTE);
    let Some(style) = statics.get_mut(STYLE) else {
        return;
    };
    if let Some(palette) = palette {
        style.push(b'\n');
        style.extend(palette);
    }
    if let Ok(text) = std::str::from_utf8(style) {
        *style = without_comments(text).into_bytes();
    }
}

/// A script without indentation, empty lines, and comments that have lines of their own. One with
/// text over several lines stays as it is: what looks like a comment there may be none.
fn without_remarks(script: &str) -> String {
    if script.contains('`') || script.lines().any(|line| line.ends_with('\\')) {
        return script.to_owned();
    }
    let mut bare = Vec::new();
    let mut lines = script.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.starts_with("/*") {
            let mut last = line;
            while !last.ends_with("*/") {
                match lines.next() {
                    Some(line) => last = line,
                    None => break,
                }
            }
        } else if !line.is_empty() {
            bare.push(line);
        }
    }
    bare.join("\n")
}

/// A style sheet without comments, and without the spaces and lines around rules and declarations.
/// Text in quotes stays as it is.
pub(in crate::render) fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    let mut quote = None;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        if let (None, Some(comment)) = (quote, rest.strip_prefix("/*")) {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
            continue;
        }
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '{' | '}' | ';') => bare.truncate(bare.trim_end().len()),
            _ => {}
        }
        let is_between = bare.is_empty() || bare.ends_with(['{', '}', ';', '\n']);
        if quote.is_some() || !c.is_whitespace() || !is_between {
            bare.push(c);
        }
        rest = behind;
    }
    bare.truncate(bare.trim_end().len());
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_what_is_for_its_authors() {
        let css = "/* one */\na { b: c; }\n\n  d::before { content: \"/* kept */\"; } /* end";
        let kept = "a,\nb :is(c, d) > e{content: \" ; } \";f: g h}";
        assert_eq!(
            without_comments("a,\n  b :is(c, d) > e { content: \" ; } \"; f: g h }\n"),
            kept
        );
        assert_eq!(
            without_comments(css),
            "a{b: c;}d::before{content: \"/* kept */\";}"
        );
    }

    #[test]
    fn a_script_loses_what_is_for_its_authors() {
        let script = "/* one\n   two */\nif (a) {\n  b(\"/* kept */\"); /* kept */\n\n}\n";
        assert_eq!(
            without_remarks(script),
            "if (a) {\nb(\"/* kept */\"); /* kept */\n}"
        );
        let lines = "a = `\n/* text */\n`";
        assert_eq!(without_remarks(lines), lines);
        assert_eq!(without_remarks("/* never closed\na"), "");
    }

    #[test]
    fn a_palette_stands_behind_the_style_sheet() {
        let mut statics = BTreeMap::from([
            (STYLE.to_owned(), b"a{}".to_vec()),
            (PALETTE.to_owned(), b"b{}".to_vec()),
        ]);
        dress(&mut statics);
        assert_eq!(statics.get(STYLE), Some(&b"a{}b{}".to_vec()));
        assert!(!statics.contains_key(PALETTE));
    }
}
