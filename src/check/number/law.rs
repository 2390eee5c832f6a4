//! The number of a part of a law in brackets: “section 38(6)”, “regulation 12(9)(b)”.

use crate::check::words::lower;

/// What a law is divided into.
const PARTS: [&str; 18] = [
    "section",
    "sections",
    "s",
    "ss",
    "regulation",
    "regulations",
    "reg",
    "regs",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "schedule",
    "rule",
    "rules",
    "clause",
];

/// So many words before it the part is looked for: “sections 22(6), 23(8) and 24(9)”.
const NEAR: usize = 6;

/// Whether a number between `before` and `behind` stands in brackets that belong to the number of
/// a part of a law, or is such a number with brackets behind it.
pub(super) fn is_of_law(before: &str, behind: &str) -> bool {
    let in_brackets = before.ends_with('(') && behind.starts_with(')');
    let has_brackets = behind.starts_with('(')
        && behind.find(')').is_some_and(|end| {
            end <= 4 && !behind.get(..end).is_some_and(|t| t.contains(['%', ' ']))
        });
    if !in_brackets && !has_brackets {
        return false;
    }
    let mut words = before.split_whitespace().rev();
    let glued = match in_brackets {
        true => words.next().unwrap_or("").trim_end_matches('('),
        false => "",
    };
    // A bracket that stands alone holds a remark.
    if in_brackets && glued.is_empty() {
        return false;
    }
    let glued = lower(glued);
    // “s38(6)”
    let is_short = glued
        .strip_prefix('s')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_short
        || words.take(NEAR).any(|word| {
            let word = lower(word.trim_matches(|c: char| !c.is_alphanumeric()));
            PARTS.contains(&word.as_str())
        })
}
