//! The pages of the single file, which holds hundreds, without what takes room and says nothing: the
//! reader's browser makes the same of them.

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Ends of a table's parts that HTML needs only where something else follows than these (HTML,
/// “Optional tags”).
const ENDS: [(&str, &[&str]); 3] = [
    ("td", CELLS),
    ("th", CELLS),
    ("tr", &["tr", "/tbody", "/thead", "/tfoot", "/table"]),
];

const CELLS: &[&str] = &["td", "th", "/tr"];

/// A page without needless quotes, ends of cells and empty lines.
pub(super) fn compact(page: &str) -> String {
    without_what_html_implies(&without_empty_lines(page))
}

/// A page without the empty lines that templates leave. Where line breaks count, all stay.
fn without_empty_lines(page: &str) -> String {
    if page.contains("<pre") {
        return page.to_owned();
    }
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Attributes without quotes where HTML needs none (HTML, “Attributes”, unquoted syntax), those
/// with an empty value without it, and cells without their ends.
fn without_what_html_implies(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        if let Some(next) = behind_needless_end(behind) {
            rest = next;
            continue;
        }
        out.push('<');
        rest = behind;
        if behind.starts_with("!--") {
            rest = through(behind, "-->", &mut out);
        } else if behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = tag(behind, &mut out);
            let name = behind.split(|c: char| !c.is_ascii_alphanumeric()).next();
            if let Some(name) = name.filter(|name| RAW.contains(name)) {
                rest = through(rest, &format!("</{name}"), &mut out);
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands behind the end of a part of a table, and behind the white space after it, where HTML
/// does not need that end.
fn behind_needless_end(tag: &str) -> Option<&str> {
    let (name, behind) = tag.strip_prefix('/')?.split_once('>')?;
    let (_, followers) = ENDS.iter().find(|(end, _)| *end == name)?;
    let next = behind.trim_ascii_start();
    let other = next.strip_prefix('<')?;
    let length = other.find(|c: char| c != '/' && !c.is_ascii_alphanumeric());
    followers.contains(&other.get(..length?)?).then_some(next)
}

/// Writes what stands before `end`, and `end`; what is left.
fn through<'t>(text: &'t str, end: &str, out: &mut String) -> &'t str {
    let (inside, behind) = text.split_once(end).unwrap_or((text, ""));
    out.push_str(inside);
    if inside.len() < text.len() {
        out.push_str(end);
    }
    behind
}

/// Writes a tag, of which the first sign is written; what is left behind it.
fn tag<'t>(text: &'t str, out: &mut String) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '>']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some(value) = from.strip_prefix('"') else {
            let Some(value) = from.strip_prefix('\'') else {
                out.push('>');
                return from.strip_prefix('>').unwrap_or(from);
            };
            out.push('\'');
            rest = through(value, "'", out);
            continue;
        };
        let Some((inside, behind)) = value.split_once('"') else {
            rest = from;
            break;
        };
        let ends = behind.starts_with(|c: char| c == '>' || c.is_ascii_whitespace());
        match ends && out.ends_with('=') && stands_bare(inside) {
            true if inside.is_empty() => {
                out.pop();
            }
            true => out.push_str(inside),
            false => {
                out.push('"');
                out.push_str(inside);
                out.push('"');
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    ""
}

/// Whether a value may stand without quotes. At the end of a tag a slash would be a part of it, so
/// that people would read it wrong.
fn stands_bare(value: &str) -> bool {
    let needs_quotes =
        |c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '=' | '<' | '>' | '`');
    !value.contains(needs_quotes) && !value.ends_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_go_where_html_needs_none() {
        for (written, expected) in [
            ("<td class=\"n\">1</td>", "<td class=n>1</td>"),
            ("<a class=\"b c\" href=\"#d\">", "<a class=\"b c\" href=#d>"),
            ("<td data-sort=\"\" id=\"x\">", "<td data-sort id=x>"),
            ("<option value=\"\">", "<option value>"),
            ("<p\nlang=\"cy\"\n>", "<p\nlang=cy\n>"),
        ] {
            assert_eq!(without_what_html_implies(written), expected);
        }
    }

    #[test]
    fn ends_of_cells_go_where_html_implies_them() {
        for (written, expected) in [
            (
                "<tr>\n<th>a</th>\n<td>b</td> <td>c</td>\n</tr>\n<tr><td>d</td></tr>\n</tbody>",
                "<tr>\n<th>a<td>b<td>c<tr><td>d</tbody>",
            ),
            ("<tr><td>a</td></tr></table>", "<tr><td>a</table>"),
            (
                "<tr><th>a</th></tr></thead><tbody>",
                "<tr><th>a</thead><tbody>",
            ),
        ] {
            assert_eq!(without_what_html_implies(written), expected);
        }
        for same in [
            "<td>a</td>b",
            "<td>a</td><!-- b --><td>",
            "<tr></tr><thead>",
            "<td></td><thead>",
            "<td></td>",
            "<td></td><td",
            "<script>\"</td><td>\"</script>",
        ] {
            assert_eq!(without_what_html_implies(same), same);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for same in [
            "",
            "no markup: a=\"b\" < c",
            "a </p> b <",
            "<path d=\"M0\"/>",
            "<a href=\"https://example.org/\">",
            "<a href=\"data:text/csv;base64,QQ==\">",
            "<a title=\"it's\" alt=\"a>b\" rel=\"a`\" x=\"a<\">",
            "<a title='a=\"b\" c'>",
            "<a title=\"never closed>",
            "<a title='never closed>",
            "<a x=\"1\"y=\"a b\">",
            "<a \"odd\">",
            "<!-- <a class=\"b\"> -->",
            "<!-- <a class=\"b\">",
            "<script>\"<a class=\\\"b\\\">\"; x=\"1\";</script>",
            "<style>a[href=\"b\"] { }</style>",
            "<textarea><a class=\"b\"></textarea>",
            "<title>a=\"b\"",
        ] {
            assert_eq!(without_what_html_implies(same), same);
        }
    }
}
