//! What somebody calls a new thing: its title and its id.

use crate::diagnostic::Diagnostic;
use crate::measure::capitalised;
use crate::model::{Id, LONGEST_ID};

/// A title, and the id made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// For readers.
    pub title: String,
    /// For references.
    pub id: Id,
    /// Whether the id leaves out words of the title, which was too long.
    pub cut: bool,
}

impl Named {
    /// The title and the id that `words` stand for: “Early help” is `early-help`, and
    /// `early-help` is “Early help”. `id`: the id that was asked for instead.
    ///
    /// # Errors
    /// Where `id` is none, or nothing in `words` can make one.
    pub fn of(words: &str, id: Option<&str>) -> Result<Named, Diagnostic> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let made = Id::from_words(&words);
        let chosen = match id {
            Some(id) => Id::new(id).ok_or_else(|| not_an_id(id))?,
            None => made.clone().ok_or_else(|| nothing_to_go_by(&words))?,
        };
        let title = match Id::new(&words) {
            Some(id) => capitalised(&id.as_str().replace('-', " ")),
            None => words.clone(),
        };
        Ok(Named {
            cut: id.is_none() && words.chars().count() > LONGEST_ID,
            title,
            id: chosen,
        })
    }
}

fn not_an_id(id: &str) -> Diagnostic {
    let better = Id::from_words(id).map_or(String::new(), |id| format!(" For example: {id}"));
    Diagnostic::error("bad-id", format!("“{id}” is no id")).help(format!(
        "An id is made of small letters, digits and single hyphens, at most {LONGEST_ID} characters.{better}"
    ))
}

fn nothing_to_go_by(words: &str) -> Diagnostic {
    let message = match words {
        "" => "the name is empty".to_owned(),
        words => format!("no id can be made of “{words}”"),
    };
    Diagnostic::error("bad-id", message)
        .help("Give a name with letters or digits, or say the id yourself: --id an-id")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &str) -> Option<(String, String)> {
        let named = Named::of(words, None).ok()?;
        Some((named.title, named.id.to_string()))
    }

    #[test]
    fn a_title_makes_an_id_and_an_id_a_title() {
        let some = |title: &str, id: &str| Some((title.to_owned(), id.to_owned()));
        assert_eq!(named("Early  help"), some("Early help", "early-help"));
        assert_eq!(named("early-help"), some("Early help", "early-help"));
        assert_eq!(named("MASH"), some("MASH", "mash"));
        assert_eq!(
            named("Café für Eltern"),
            some("Café für Eltern", "cafe-fur-eltern")
        );
        assert_eq!(named("???"), None);
        assert!(Named::of("x", Some("Early Help")).is_err());
        let long = Named::of(&"long name ".repeat(6), None);
        assert!(long.is_ok_and(|named| named.cut && named.id.as_str().len() <= LONGEST_ID));
    }
}
