//! The words that stand in a new publication until somebody writes their own. `scaffold` writes
//! them and `check` finds them again: what both say comes from here, so that neither can drift.

use std::sync::LazyLock;

/// What a new publication says of itself on every page.
pub const NOTICE: &str =
    "Being written. What is called an example is made up, and no section has been assessed yet.";
/// The opening words of a new home page.
pub const LEDE: &str =
    "The answer in two sentences: what children notice of it, and what is not good enough yet.";
/// A bundle or a single file tells its readers whom to ask: nobody can answer at this address, which
/// is reserved for examples (RFC 2606).
pub const EMAIL: &str = "your-team@example.org";
/// The definition of a new indicator.
pub const DEFINITION: &str = "Say what is counted, of what, and when.";
/// The definition of a new term.
pub const MEANING: &str = "Say what it means.";
/// The answer to each question of a new section.
pub const NO_ANSWER: &str = "Nothing is written here yet.";
/// The rows of a new table: the key and the title of each.
pub const ROWS: [(&str, &str); 2] = [("first", "First"), ("second", "Second")];
/// The note on the example of an indicator, and of a table.
pub const EXAMPLE_FIGURES: &str = "An example with made-up figures.";
/// The description of each example of evidence.
pub const EXAMPLE_EVIDENCE: &str = "An example: there is no such report.";
/// The reasons of the example of a priority.
pub const EXAMPLE_REASONS: &str =
    "Children wait for help until somebody has decided. The figures are an example.";

/// What stands for the name of its station in the text of a section.
pub const WITHIN: &str = "@within@";
/// The text of a new introduction.
pub const INTRODUCTION: &str = include_str!("texts/introduction.md");
/// The answers of the section that shows how it is done, question by question.
pub const EXAMPLE_ANSWERS: [&str; 3] = [
    include_str!("texts/know-example.md"),
    include_str!("texts/evidence-example.md"),
    include_str!("texts/plans-example.md"),
];
/// The answers of the other sections, question by question.
pub const ANSWERS: [&str; 3] = [
    include_str!("texts/know.md"),
    include_str!("texts/evidence.md"),
    include_str!("texts/plans.md"),
];

/// Whether a text says what stood there to begin with. `words`: without its marks; what a
/// reference shows may be anything.
pub fn is_unwritten(words: &str) -> bool {
    // Few texts begin with the same word, and only those are looked at as a whole.
    let first = first_word(words);
    if FIRST_WORDS
        .binary_search_by(|one| one.as_str().cmp(first))
        .is_err()
    {
        return false;
    }
    let words = plain(words);
    UNWRITTEN.iter().any(|pieces| holds(&words, pieces))
}

/// The paragraphs that are to be replaced, each as the pieces between what differs: its references
/// and the name of its station.
static UNWRITTEN: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let answers = EXAMPLE_ANSWERS.into_iter().chain(ANSWERS);
    let answers = answers.flat_map(|text| text.split("\n\n"));
    // How the introduction begins may stay; what it says of the examples may not.
    let paragraphs = answers.chain(INTRODUCTION.trim().rsplit("\n\n").take(1));
    // Remarks and headings; a chart has no words.
    let paragraphs = paragraphs
        .map(str::trim)
        .filter(|text| !text.starts_with("<!--") && !text.starts_with(['#', '!']));
    let lines = [
        NOTICE,
        LEDE,
        EMAIL,
        DEFINITION,
        MEANING,
        NO_ANSWER,
        EXAMPLE_FIGURES,
        EXAMPLE_EVIDENCE,
        EXAMPLE_REASONS,
    ];
    let is_telling = |pieces: &Vec<String>| {
        pieces.len() == 1 || pieces.iter().map(String::len).sum::<usize>() >= TELLING
    };
    let paragraphs = paragraphs.map(pieces).filter(is_telling);
    paragraphs
        .chain(lines.map(|line| vec![line.to_owned()]))
        .collect()
});

/// The first word of each of them.
static FIRST_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let first = UNWRITTEN.iter().map(|pieces| pieces.first());
    let mut first: Vec<String> = first
        .map(|piece| piece.map_or("", |piece| first_word(piece)).to_owned())
        .collect();
    first.sort();
    first.dedup();
    first
});

/// The letters and digits with which a text begins.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric());
    text.get(..end.unwrap_or(text.len())).unwrap_or("")
}

/// The bytes between what differs by which a text is known again: “No plan for … has been agreed
/// yet” may be anybody's own.
const TELLING: usize = 40;

fn pieces(paragraph: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for part in plain(paragraph).split(WITHIN) {
        let mut rest = part;
        while let Some((before, behind)) = rest.split_once("[[") {
            pieces.push(before.to_owned());
            rest = behind.split_once("]]").map_or("", |(_, behind)| behind);
        }
        pieces.push(rest.to_owned());
    }
    pieces
}

/// Whether the pieces follow each other in `words`, the first at its start, the last at its end.
fn holds(words: &str, pieces: &[String]) -> bool {
    let Some((first, others)) = pieces.split_first() else {
        return false;
    };
    let Some(mut rest) = words.strip_prefix(first.as_str()) else {
        return false;
    };
    for piece in others {
        match rest.find(piece.as_str()) {
            Some(at) => rest = rest.get(at + piece.len()..).unwrap_or(""),
            None => return false,
        }
    }
    rest.is_empty() || others.last().is_some_and(String::is_empty)
}

/// Without line breaks and typographic apostrophes.
fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_is_known_again_and_nothing_else() {
        for text in [
            DEFINITION,
            "Nobody has written down yet what is known about the front door.",
            "It begins with an example: the front door shows how figures, tables, evidence and plans are brought into the text. The other sections wait to be written.",
            "The monthly report counts every contact \u{fffc}. An audit looked at how good the decisions were \u{fffc}, and families told us what it was like to wait \u{fffc}.",
        ] {
            assert!(is_unwritten(text), "{text}");
        }
        for text in [
            "",
            "Say what is counted, of what, and when. Of visits.",
            "We know what is known about the front door.",
            "The monthly report counts every contact.",
            "Nothing is written here yet",
            "No plan for the front door has been agreed yet.",
            "We want \u{fffc}. To get there we will \u{fffc}.",
        ] {
            assert!(!is_unwritten(text), "{text}");
        }
    }
}
