//! What stands between `[[` and `]]`, before the bar: taken apart, and not yet understood.
//!
//! ```text
//! id                   mash, icpc-timeliness, or any label of a term: ICPC
//! id:facet             icpc-timeliness:target
//! id@period            icpc-timeliness@2020-03
//! id:facet@period      repeat-plans-started:england@2018/19
//! id:facet@from..to    icpc-timeliness:change@2019-05..2020-05
//! table:row/column     repeat-plans:second/children
//! number-id.md         3.1-mash.md, in a link
//! ```

/// A reference, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// What stands before the first colon or at-sign.
    pub name: &'a str,
    /// What stands behind the colon.
    pub detail: Option<Detail<'a>>,
    /// The period behind the at-sign, or the second of two.
    pub at: Option<&'a str>,
    /// The first of two periods.
    pub since: Option<&'a str>,
}

/// What stands behind the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail<'a> {
    /// A word.
    Facet(&'a str),
    /// A row and a column, with a slash between them.
    Cell {
        /// What stands before the slash.
        row: &'a str,
        /// What stands behind it.
        column: &'a str,
    },
}

/// Takes a reference apart. Every text is one: what it means is decided by what it names.
pub fn take_apart(raw: &str) -> Written<'_> {
    let (head, periods) = halves(raw, "@");
    let (name, detail) = halves(head, ":");
    let detail = detail.map(|detail| match halves(detail, "/") {
        (row, Some(column)) => Detail::Cell { row, column },
        (facet, None) => Detail::Facet(facet),
    });
    let (since, at) = match periods.map(|periods| halves(periods, "..")) {
        None => (None, None),
        Some((at, None)) => (None, Some(at)),
        Some((since, at)) => (Some(since), at),
    };
    Written {
        name,
        detail,
        at,
        since,
    }
}

fn halves<'a>(text: &'a str, sign: &str) -> (&'a str, Option<&'a str>) {
    match text.split_once(sign) {
        Some((before, behind)) => (before.trim(), Some(behind.trim())),
        None => (text.trim(), None),
    }
}

/// The id in the name of a section's file: `mash` of `3.1-mash.md`. `None`: no such name.
pub fn id_of_file(raw: &str) -> Option<&str> {
    let stem = raw
        .strip_suffix(".md")
        .or_else(|| raw.strip_suffix(".MD"))?;
    let (number, id) = stem.split_once('-').unwrap_or(("", stem));
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.');
    Some(if is_number { id } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<'a>(name: &'a str) -> Written<'a> {
        Written {
            name,
            detail: None,
            at: None,
            since: None,
        }
    }

    #[test]
    fn takes_every_form_apart() {
        assert_eq!(take_apart("mash"), written("mash"));
        assert_eq!(take_apart(" IRO review "), written("IRO review"));
        assert_eq!(
            take_apart("icpc:target"),
            Written {
                detail: Some(Detail::Facet("target")),
                ..written("icpc")
            }
        );
        assert_eq!(
            take_apart("icpc@2019/20 Q4"),
            Written {
                at: Some("2019/20 Q4"),
                ..written("icpc")
            }
        );
        assert_eq!(
            take_apart("icpc:change@2019-05..2020-05"),
            Written {
                detail: Some(Detail::Facet("change")),
                since: Some("2019-05"),
                at: Some("2020-05"),
                ..written("icpc")
            }
        );
        assert_eq!(
            take_apart("plans:second/children"),
            Written {
                detail: Some(Detail::Cell {
                    row: "second",
                    column: "children"
                }),
                ..written("plans")
            }
        );
    }

    #[test]
    fn any_text_can_be_taken_apart() {
        for odd in [
            "",
            ":",
            "@",
            "..",
            ":/@..",
            "a::b",
            "a@b@c",
            "é:ü/ö@ß",
            "@..",
            "a:@",
        ] {
            let _ = take_apart(odd);
            let _ = id_of_file(odd);
        }
        assert_eq!(take_apart("a:").detail, Some(Detail::Facet("")));
        assert_eq!(take_apart("a@").at, Some(""));
    }

    #[test]
    fn knows_the_names_of_files() {
        assert_eq!(id_of_file("3.1-mash.md"), Some("mash"));
        assert_eq!(id_of_file("10-leaving-care.md"), Some("leaving-care"));
        assert_eq!(
            id_of_file("quality-assurance.md"),
            Some("quality-assurance")
        );
        assert_eq!(id_of_file("mash"), None);
    }
}
