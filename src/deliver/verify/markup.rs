//! What a page links to, and what can be linked to in it. Enough of HTML for pages that sef wrote;
//! of other pages it may miss something, but it stops at nothing.

use std::collections::BTreeSet;

/// The links and anchors of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The values of `id`.
    pub(super) ids: BTreeSet<String>,
    /// Every address that the page leads to or loads.
    pub(super) links: Vec<Link>,
}

/// An address in a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// As written, without escapes.
    pub(super) address: String,
    /// Whether the browser fetches it by itself.
    pub(super) is_loaded: bool,
}

/// Reads a page.
pub(super) fn page(text: &str) -> Page {
    let mut page = Page::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or("");
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = |c: char| !c.is_ascii_alphanumeric();
        let name = rest.split(end).next().unwrap_or("").to_ascii_lowercase();
        rest = rest.get(name.len()..).unwrap_or("");
        if name.is_empty() {
            continue;
        }
        rest = attributes(rest, |attribute, value| {
            take(&mut page, &name, attribute, value);
        });
        if name == "script" || name == "style" {
            let close = format!("</{name}");
            rest = rest
                .find(&close)
                .and_then(|at| rest.get(at..))
                .unwrap_or("");
        }
    }
    page
}

fn take(page: &mut Page, element: &str, attribute: &str, value: &str) {
    let is_loaded = match attribute {
        "id" => {
            page.ids.insert(unescaped(value));
            return;
        }
        "href" => !matches!(element, "a" | "use"),
        "action" | "formaction" => false,
        "src" | "data" | "poster" | "background" | "srcset" => true,
        _ => return,
    };
    page.links.push(Link {
        address: unescaped(value),
        is_loaded,
    });
}

/// Calls `each` for every attribute up to the tag's end; what follows the tag.
fn attributes(mut rest: &str, mut each: impl FnMut(&str, &str)) -> &str {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        if rest.is_empty() {
            return rest;
        }
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        let length = rest.find(ends).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or("").to_ascii_lowercase();
        let after = rest.get(length..).unwrap_or("").trim_start();
        let Some(value) = after.strip_prefix('=') else {
            each(&name, "");
            // An equals sign without a name would not be passed otherwise.
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        rest = match quoted {
            Some(quote) => {
                let inner = value.get(1..).unwrap_or("");
                let (value, after) = inner.split_once(quote).unwrap_or((inner, ""));
                each(&name, value);
                after
            }
            None => {
                let end = |c: char| c.is_ascii_whitespace() || c == '>';
                let length = value.find(end).unwrap_or(value.len());
                each(&name, value.get(..length).unwrap_or(""));
                value.get(length..).unwrap_or("")
            }
        };
    }
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// `address` as seen from the file at `from`, as a path in the bundle. `None` where it leads out.
pub(super) fn resolved(from: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_anchors_are_found() {
        let page = page(
            "<!-- <a href=no> --><a class='x' href=\"../a.html?x=1&amp;y#b\">t</a><p id=one>\
             <img src='i.png'/><script>'<a href=\"no\">'</script><a href>x</a><use href=\"#m\"/>",
        );
        let found: Vec<(&str, bool)> = page
            .links
            .iter()
            .map(|link| (link.address.as_str(), link.is_loaded))
            .collect();
        assert_eq!(
            found,
            [
                ("../a.html?x=1&y#b", false),
                ("i.png", true),
                ("", false),
                ("#m", false)
            ]
        );
        assert!(page.ids.contains("one"));
    }

    #[test]
    fn broken_markup_ends() {
        for text in [
            "<",
            "<a",
            "<a =",
            "<a ==>",
            "<a href",
            "<a href=",
            "<a href='x",
            "<!--",
            "<script>",
            "<é>",
            "<a é=ü",
            "</",
            "<a / = / >",
        ] {
            page(text);
        }
    }

    #[test]
    fn addresses_stay_in_the_bundle() {
        assert_eq!(
            resolved("data/plan/a.html", "../x.html").as_deref(),
            Some("data/x.html")
        );
        assert_eq!(
            resolved("data/a.html", "b/c.html").as_deref(),
            Some("data/b/c.html")
        );
        assert_eq!(resolved("a.html", "../x.html"), None);
        assert_eq!(resolved("a.html", "").as_deref(), Some("a.html"));
    }
}
