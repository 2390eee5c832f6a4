//! HTML in a text: comments are for writers and are dropped, some of them give directions, and
//! anything else is refused.

use super::audience::Readers;
use crate::model::Id;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Html<'a> {
    /// What stands in a comment.
    Comment(&'a str),
    /// A comment without end: everything behind it would be lost.
    Unclosed,
    /// Words in the line of a comment, which a reader would never see.
    Words(&'a str),
    /// An element, declaration or instruction.
    Markup(&'a str),
}

/// The pieces of a run of HTML.
pub(super) fn pieces(html: &str) -> Vec<Html<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html.trim();
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix("<!--") {
            match inside.split_once("-->") {
                Some((comment, behind)) => {
                    pieces.push(Html::Comment(comment.trim()));
                    rest = behind.trim();
                }
                None => {
                    pieces.push(Html::Unclosed);
                    break;
                }
            }
        } else {
            let end = rest.find("<!--").unwrap_or(rest.len());
            let (other, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let other = other.trim();
            pieces.push(if other.starts_with('<') {
                Html::Markup(other)
            } else {
                Html::Words(other)
            });
            rest = behind;
        }
    }
    pieces
}

/// What a comment directs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// `only: inspector, committee`: who may see what follows.
    Only(Readers),
    /// `end`
    End,
    /// Nothing.
    None,
    /// It looks like a direction, and is none; what is wrong, and who may see what follows, to be
    /// safe.
    Unclear(String, Readers),
}

/// What `comment`, without its marks, directs.
pub(super) fn direction(comment: &str) -> Direction {
    let comment = comment.trim();
    if comment.eq_ignore_ascii_case("end") {
        return Direction::End;
    }
    let word_end = comment
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(comment.len());
    let (word, rest) = comment.split_at_checked(word_end).unwrap_or((comment, ""));
    let word = word.to_lowercase();
    let rest = rest.trim_start();
    match rest.strip_prefix(':') {
        Some(names) if word == "only" => match readers(names) {
            Ok(readers) => Direction::Only(readers),
            Err((wrong, readers)) => Direction::Unclear(wrong, readers),
        },
        // A slip of the pen must not show to all what was meant for some.
        Some(names) if strsim::osa_distance(&word, "only") == 1 && word != "on" => {
            Direction::Unclear(
                format!("“{word}:” is not “only:”"),
                readers(names).unwrap_or_else(|(_, readers)| readers),
            )
        }
        None if word == "only" => Direction::Unclear(
            "“only” is followed by a colon and the ids of editions".into(),
            readers(rest).unwrap_or_else(|(_, readers)| readers),
        ),
        _ => Direction::None,
    }
}

/// The editions in `inspector, committee`; where one of them is no id, what is wrong, and those
/// that could be read.
pub(super) fn readers(names: &str) -> Result<Readers, (String, Readers)> {
    let mut only = Vec::new();
    let mut wrong = None;
    for name in names.split(',').map(str::trim) {
        match Id::new(name) {
            Some(id) if only.contains(&id) => {}
            Some(id) => only.push(id),
            None if name.is_empty() => {
                wrong.get_or_insert_with(|| "the id of an edition is missing here".to_owned());
            }
            None => {
                wrong.get_or_insert_with(|| format!("“{name}” is not the id of an edition"));
            }
        }
    }
    match wrong {
        None => Ok(Readers::Only(only)),
        Some(wrong) => Err((wrong, Readers::Only(only))),
    }
}

/// What to write instead of an HTML element.
pub(super) fn instead_of(markup: &str) -> &'static str {
    let name: String = markup
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    match name.as_str() {
        "br" => "For a new line, end the line with a backslash (\\).",
        "b" | "strong" => "For bold, write **words**.",
        "i" | "em" => "For italics, write *words*.",
        "sup" => "For raised text, write ^words^.",
        "sub" => "For lowered text, write ~words~.",
        "s" | "del" | "strike" => "For struck-out text, write ~~words~~.",
        "a" => "For a link, write [words](https://…).",
        "hr" => "For a line across, write --- with an empty line before it.",
        "p" | "div" | "span" => "Write the words alone; an empty line makes a new paragraph.",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "For a heading, begin the line with ###.",
        "ul" | "ol" | "li" => "For a list, begin each line with “- ” or “1. ”.",
        "table" | "tr" | "td" | "th" => {
            "Type the table with bars (|), or put it in data/tables and show it with ![[its-id]]."
        }
        "img" | "picture" | "svg" => "Charts and tables are shown with ![[id]].",
        _ => {
            "Take it out. To show the sign < itself, write \\<; notes for writers stand between \
             <!-- and -->."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(ids: &[&str]) -> Readers {
        Readers::Only(ids.iter().filter_map(|id| Id::new(id)).collect())
    }

    #[test]
    fn takes_html_to_pieces() {
        assert_eq!(pieces("<!-- a -->\n"), [Html::Comment("a")]);
        assert_eq!(
            pieces("<!-- a\nb --> <!----> words <!-- c"),
            [
                Html::Comment("a\nb"),
                Html::Comment(""),
                Html::Words("words"),
                Html::Unclosed
            ]
        );
        assert_eq!(
            pieces("<div>\n<!-- x --></div>"),
            [
                Html::Markup("<div>"),
                Html::Comment("x"),
                Html::Markup("</div>")
            ]
        );
        assert_eq!(pieces("  "), []);
    }

    #[test]
    fn reads_directions() {
        assert_eq!(
            direction("only: inspector, committee"),
            Direction::Only(only(&["inspector", "committee"]))
        );
        assert_eq!(
            direction("Only : inspector"),
            Direction::Only(only(&["inspector"]))
        );
        assert_eq!(direction(" END "), Direction::End);
        for note in [
            "a note",
            "end of the first part",
            "onlooker: none",
            "one: two",
            "allow: typed-number a street number",
            "",
            "todo: ask",
        ] {
            assert_eq!(direction(note), Direction::None, "{note}");
        }
    }

    #[test]
    fn is_careful_with_slips() {
        let unclear = |comment: &str| match direction(comment) {
            Direction::Unclear(_, readers) => Some(readers),
            _ => None,
        };
        assert_eq!(unclear("onyl: inspector"), Some(only(&["inspector"])));
        assert_eq!(unclear("only inspector"), Some(only(&["inspector"])));
        assert_eq!(unclear("only: the inspector"), Some(only(&[])));
        assert_eq!(unclear("only: inspector,"), Some(only(&["inspector"])));
        assert_eq!(unclear("only:"), Some(only(&[])));
    }
}
