//! The local table of contents of a page, read off the page as it is rendered: so that it can only
//! name what stands there, whatever a theme makes of it.

use serde::Serialize;

/// What `base.html` writes where a page's contents are to stand.
pub(super) const PLACE: &str = "<!--contents-->";
/// Pages of fewer parts are seen at a glance.
const FEWEST_PARTS: usize = 3;

/// A part of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    /// The `id` of its element.
    anchor: String,
    /// Its heading, as HTML without tags.
    title_html: String,
    /// What it says, where it is the answer to a question and has a headline.
    says_html: Option<String>,
    /// The headings and figures in it.
    within: Vec<Entry>,
}

/// A heading or a figure in a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    anchor: String,
    title_html: String,
    is_figure: bool,
}

/// A page in two halves, before and behind the place of its contents, with the parts behind it.
/// `None` where the page has no such place.
pub(super) fn parts(page: &str) -> Option<(&str, Vec<Part>, &str)> {
    let at = memchr::memmem::find(page.as_bytes(), PLACE.as_bytes())?;
    let (before, behind) = page.get(..at).zip(page.get(at + PLACE.len()..))?;
    let content = behind
        .split_once("</main>")
        .map_or(behind, |(content, _)| content);
    let mut parts = read(content);
    if parts.len() < FEWEST_PARTS {
        parts.clear();
    }
    Some((before, parts, behind))
}

fn read(html: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut section: Option<String> = None;
    let mut figure: Option<String> = None;
    let mut rest = html;
    while let Some((tag, behind)) = next_tag(rest) {
        rest = behind;
        match name_of(tag) {
            "svg" => rest = after(rest, "</svg>"),
            "section" => section = attribute(tag, "id"),
            "figure" => figure = attribute(tag, "id"),
            "h2" => {
                let anchor = attribute(tag, "id").or(section.take());
                if let Some(anchor) = anchor {
                    let title_html = words(rest, "</h2>");
                    parts.push(Part {
                        anchor,
                        title_html,
                        ..Part::default()
                    });
                }
            }
            level @ ("h3" | "h4") => {
                let Some(part) = parts.last_mut() else {
                    continue;
                };
                let title_html = words(rest, &format!("</{level}>"));
                match attribute(tag, "id") {
                    Some(anchor) => part.within.push(Entry {
                        anchor,
                        title_html,
                        is_figure: false,
                    }),
                    None if tag.contains("answer-says") => part.says_html = Some(title_html),
                    None => {}
                }
            }
            "figcaption" => {
                if let (Some(part), Some(anchor)) = (parts.last_mut(), figure.take()) {
                    part.within.push(Entry {
                        anchor,
                        title_html: caption(rest),
                        is_figure: true,
                    });
                }
            }
            _ => {}
        }
    }
    parts
}

/// The next tag without its brackets, and what stands behind it.
fn next_tag(html: &str) -> Option<(&str, &str)> {
    let open = memchr::memchr(b'<', html.as_bytes())?;
    let from = html.get(open + 1..)?;
    let close = memchr::memchr(b'>', from.as_bytes())?;
    from.get(..close).zip(from.get(close + 1..))
}

fn name_of(tag: &str) -> &str {
    tag.split([' ', '\n', '/']).next().unwrap_or("")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, from) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = from.split_once('"')?;
    (!value.is_empty()).then(|| value.to_owned())
}

fn after<'h>(html: &'h str, end: &str) -> &'h str {
    html.split_once(end).map_or("", |(_, behind)| behind)
}

/// What a figure is about: set small behind its title where that states a finding.
fn caption(html: &str) -> String {
    let inner = html
        .split_once("</figcaption>")
        .map_or("", |(inner, _)| inner);
    match inner.split_once("<small>") {
        Some((_, about)) => words(about, "</small>"),
        None => words(html, "</figcaption>"),
    }
}

/// The words up to `end`, without tags, without what is hidden from the ear, and without what is
/// set small behind a title.
fn words(html: &str, end: &str) -> String {
    let inner = html.split_once(end).map_or("", |(inner, _)| inner);
    let mut text = String::new();
    let mut rest = inner;
    while let Some((before, from)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, behind)) = from.split_once('>') else {
            break;
        };
        rest = match name_of(tag) {
            "small" => after(behind, "</small>"),
            "span" if tag.contains("aria-hidden") => after(behind, "</span>"),
            _ => behind,
        };
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<main><h1>x</h1><!--contents--><section class=\"part\" id=\"know\">\n\
        <h2><span class=\"answer-n\" aria-hidden=\"true\">1</span>What do we <em>know</em>?</h2>\n\
        <h3 class=\"answer-says\">All &amp; more</h3><h4 id=\"deep\">Deep</h4>\n\
        <figure class=\"figure\" id=\"chart\"><figcaption>Fell <small>Visits</small></figcaption>\n\
        <svg><title><h2 id=\"no\">no</h2></title></svg></figure></section>\n\
        <h2 id=\"own\">Own</h2><section><h2>without a place</h2></section>\n\
        <section id=\"last\"><h2>Last</h2></section></main><h2 id=\"foot\">Foot</h2>";

    #[test]
    fn parts_headlines_headings_and_figures_are_read_off_the_page() {
        let (before, parts, behind) = parts(PAGE).expect("a place");
        assert_eq!(before, "<main><h1>x</h1>");
        assert!(behind.starts_with("<section"));
        let titles: Vec<&str> = parts.iter().map(|part| part.title_html.as_str()).collect();
        assert_eq!(titles, ["What do we know?", "Own", "Last"]);
        assert_eq!(parts[0].anchor, "know");
        assert_eq!(parts[0].says_html.as_deref(), Some("All &amp; more"));
        let within: Vec<&str> = parts[0]
            .within
            .iter()
            .map(|e| e.title_html.as_str())
            .collect();
        assert_eq!(within, ["Deep", "Visits"]);
    }

    #[test]
    fn a_page_of_few_parts_has_no_contents_and_a_broken_one_does_no_harm() {
        let (_, found, _) = parts("<!--contents--><h2 id=\"a\">A</h2>").expect("a place");
        assert!(found.is_empty());
        assert!(parts("<main>").is_none());
        for broken in [
            "<!--contents--><h2 id=\"a",
            "<!--contents--><h2 id=\"a\">x<",
            "<!--contents--><svg><",
        ] {
            assert!(parts(broken).expect("a place").1.is_empty());
        }
    }
}
