//! How many of the figures that readers meet in text are references, and how many are typed.

use crate::model::*;

/// The figures in text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresInProse {
    /// Those that refer to an indicator or a table.
    pub references: usize,
    /// Those that are typed: words that hold a digit, but for the years of dates and what is a
    /// name (`section 20`, `2019/20`).
    pub typed: usize,
}

/// Counts the figures in the text of the sections.
pub fn figures_in_prose(publication: &Publication) -> FiguresInProse {
    let mut figures = FiguresInProse::default();
    // Text comes owner by owner.
    let mut last = (None, false);
    walk::walk_inlines(publication, &mut |inline, place| {
        if last.0 != place.owner {
            let is_section = |id: &Id| publication.section(id.as_str()).is_some();
            last = (place.owner, place.owner.is_some_and(is_section));
        }
        if !last.1 {
            return;
        }
        match &inline.kind {
            InlineKind::Reference(reference) => {
                figures.references += usize::from(reference.to.is_figure());
            }
            InlineKind::Text(text) => figures.typed += typed_figures(text),
            _ => {}
        }
    });
    figures
}

fn typed_figures(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |before: &str| {
        let before = before
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let months = (1..=12).any(|month| month_name(month).to_lowercase() == before);
        months
            || matches!(
                before.as_str(),
                "section"
                    | "sections"
                    | "priority"
                    | "version"
                    | "key"
                    | "stage"
                    | "years"
                    | "year"
                    | "regulation"
                    | "page"
            )
    };
    words
        .iter()
        .enumerate()
        .filter(|(i, word)| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '£' && c != '%');
            let number = bare.trim_end_matches('%').trim_start_matches('£');
            let is_number = number.starts_with(|c: char| c.is_ascii_digit())
                && number
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
            let before = i
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .copied()
                .unwrap_or("");
            let after = words.get(i + 1).copied().unwrap_or("");
            let is_year = number.len() == 4
                && number
                    .parse::<i16>()
                    .is_ok_and(|year| YEARS.contains(&year));
            is_number && !is_year && !is_name(before) && !is_name(after)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::typed_figures;

    #[test]
    fn dates_and_names_are_no_figures() {
        assert_eq!(
            typed_figures("On 22 May 2020, under section 20, 3.5 of 12 (29%) cost £1,200."),
            4
        );
        assert_eq!(
            typed_figures("In 2019/20 and March 2020 nothing was counted."),
            0
        );
    }
}
