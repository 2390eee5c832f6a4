//! Cases that a text supposes, so that nobody in them has been counted: “a worker with 16 children
//! and one with 12”, “imagine two brothers who share a room”.

use super::number::number_word;
use super::prose::{Passage, clauses};
use super::words::{find_phrase, lower};
use std::ops::Range;

/// What a sentence opens with that asks the reader to suppose something.
const OPENINGS: [&str; 16] = [
    "suppose ",
    "supposing ",
    "imagine ",
    "picture a ",
    "picture an ",
    "assume ",
    "let us say ",
    "let us suppose ",
    "let us imagine ",
    "say a ",
    "say an ",
    "say two ",
    "say three ",
    "think of a ",
    "consider a ",
    "take a ",
];

/// What takes a supposed case up in the sentences behind.
const GOES_ON: [&str; 17] = [
    "the first",
    "the next",
    "the third",
    "another",
    "one",
    "both",
    "the other",
    "the second",
    "it",
    "its",
    "she",
    "he",
    "her",
    "his",
    "they",
    "their",
    "then",
];

/// Words of what has been, or is so now.
const TOLD: [&str; 29] = [
    "was",
    "were",
    "had",
    "did",
    "been",
    "now",
    "currently",
    "left",
    "went",
    "came",
    "became",
    "said",
    "says",
    "told",
    "tells",
    "took",
    "gave",
    "found",
    "made",
    "lost",
    "fell",
    "rose",
    "met",
    "got",
    "ran",
    "saw",
    "wrote",
    "spoke",
    "describes",
];

/// Who has a number of cases.
const WORKERS: [&str; 14] = [
    "worker",
    "manager",
    "officer",
    "adviser",
    "advisor",
    "practitioner",
    "nurse",
    "visitor",
    "chair",
    "carer",
    "supervisor",
    "colleague",
    "teacher",
    "judge",
];

/// What is joined to somebody of whom a number is told.
const JOINTS: [&str; 5] = ["with", "has", "holds", "who", "holding"];

/// Whether what stands at `at` in a sentence belongs to a case that the text supposes.
pub fn is_supposed(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let small = passage.small_words(sentence.clone()).text;
    let front = small
        .get(..at.saturating_sub(sentence.start))
        .unwrap_or("")
        .trim_end();
    // “With, say, 16 children”
    if front.ends_with(", say,") || front.ends_with(", say") {
        return true;
    }
    // “Suppose that … If one is put off because the ferry was cancelled, …”
    if small.starts_with("if ") && follows_an_opening(passage, sentence) {
        return true;
    }
    if is_told(small) {
        return false;
    }
    // “It is finished when five parents can say what it asks”
    let behind = small.get(at.saturating_sub(sentence.start)..).unwrap_or("");
    let is_until = [" when", " once", " until", " unless"]
        .iter()
        .any(|joint| front.ends_with(joint));
    if is_until && find_phrase(behind, "can").is_some() {
        return true;
    }
    opens(small)
        || small.contains("it is one thing to ")
        || is_conditional(passage, sentence, at)
        || compares_owners(small)
        || is_of_any_worker(statement_at(small, at.saturating_sub(sentence.start)))
        || goes_on(passage, sentence, small)
}

/// Whether the sentence before opens a supposed case.
fn follows_an_opening(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let mut before = passage.sentences.iter().rev();
    before
        .find(|one| one.start < sentence.start)
        .is_some_and(|one| opens(passage.small_words(one.clone()).text))
}

fn opens(small: &str) -> bool {
    let words = small.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opens = OPENINGS.iter().any(|opening| words.starts_with(opening));
    opens && !words.starts_with("suppose so") && !words.starts_with("imagine that was")
}

/// The part of a sentence between colons and semicolons that holds a place.
fn statement_at(small: &str, at: usize) -> &str {
    let front = small.get(..at).unwrap_or("");
    let start = front.rfind([':', ';']).map_or(0, |mark| mark + 1);
    let rest = small.get(start..).unwrap_or("");
    rest.split([':', ';']).next().unwrap_or("")
}

/// “If two brothers share a room”: in the clause of the number; “when two parents live apart” at the
/// beginning of a sentence that names no month, and not “the home where three siblings live”.
fn is_conditional(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let opens = passage.small_words(sentence.clone()).text;
    let is_whenever = opens.starts_with("when ") || opens.starts_with("where ");
    let names_month = split(opens).any(is_month) || opens.contains(" 20");

    let clauses = clauses(&passage.text, sentence);
    let clause = clauses.into_iter().find(|clause| clause.contains(&at));
    clause.is_some_and(|clause| {
        let small = passage.small_words(clause).text;
        let is_first = is_whenever && !names_month && opens.starts_with(small);
        is_first
            || ["if ", "even if ", "whenever "]
                .iter()
                .any(|start| small.starts_with(start))
    })
}

/// Whether a sentence tells of what has been or of what is so now.
fn is_told(small: &str) -> bool {
    let words: Vec<&str> = split(small).collect();
    let is_perfect = |pair: &[&str]| matches!(pair, [one, two] if matches!(*one, "has" | "have") && two.ends_with("ed"));
    let is_going_on = |pair: &[&str]| matches!(pair, [one, two] if matches!(*one, "is" | "are") && two.ends_with("ing"));
    words.iter().any(|word| TOLD.contains(word))
        || words.windows(2).any(is_perfect)
        || words.windows(2).any(is_going_on)
}

fn split(small: &str) -> impl Iterator<Item = &str> {
    small
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || number_word(word).is_some()
}

/// Where, in words, somebody indefinite is told with a number: “a manager with 30”; the index
/// behind the number.
fn owner(words: &[&str], from: usize, articles: &[&str]) -> Option<usize> {
    let start = (from..words.len()).find(|at| {
        words.get(*at).is_some_and(|word| articles.contains(word))
            && (1..=5).any(|step| is_joined_to_number(words, at + step))
    })?;
    let joint = (1..=5).find(|step| is_joined_to_number(words, start + step))?;
    Some(start + joint + 2)
}

fn is_joined_to_number(words: &[&str], at: usize) -> bool {
    let is_joint = words.get(at).is_some_and(|word| JOINTS.contains(word));
    // “Who reads 70”
    let who = at.checked_sub(1).and_then(|at| words.get(at));
    let is_joint = is_joint || who.is_some_and(|word| *word == "who");
    is_joint && words.get(at + 1).is_some_and(|word| is_number(word))
}

/// “A manager with 30 plans in one school and one with 30 plans in 12 schools”: two of whom nobody
/// is known. “One team with …” is a team that there is.
fn compares_owners(small: &str) -> bool {
    let words: Vec<&str> = split(small).collect();
    let first = owner(&words, 0, &["a", "an"]);
    first.is_some_and(|behind| owner(&words, behind, &["a", "an", "one", "another"]).is_some())
}

/// “A social worker with 24 children knows few of them well”, “anybody with 30 cases”.
fn is_of_any_worker(small: &str) -> bool {
    let words: Vec<&str> = split(small).take(6).collect();
    let first = words.first().copied().unwrap_or("");
    let is_any = matches!(first, "any" | "anyone" | "anybody" | "whoever");
    let who = owner(
        &words,
        0,
        &["a", "an", "any", "anyone", "anybody", "whoever"],
    )
    .and_then(|behind| words.get(behind.checked_sub(3)?))
    .copied()
    .unwrap_or("");
    let begins = matches!(first, "a" | "an") && WORKERS.contains(&who) || is_any && !who.is_empty();
    // “A worker with 34 children resigned in May.”
    let names_day = small.contains(" in 20") || split(small).any(is_month);
    let is_past = split(small).any(|word| {
        word.ends_with("ed") && !matches!(word, "need" | "qualified" | "experienced" | "registered")
    });
    begins && !names_day && !is_past
}

fn is_month(word: &str) -> bool {
    super::period_words::month(word).is_some() && word != "may" && word != "march"
}

/// Whether a sentence before it in its passage supposes a case, and this one goes on with it.
fn goes_on(passage: &Passage<'_>, sentence: &Range<usize>, small: &str) -> bool {
    let takes_up = |small: &str| {
        GOES_ON.iter().any(|start| {
            small
                .strip_prefix(start)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    if !takes_up(small) {
        return false;
    }
    let before = passage.sentences.iter().rev();
    for earlier in before.skip_while(|one| one.start >= sentence.start) {
        let words = lower(passage.words(earlier.clone()));
        if is_told(&words) {
            return false;
        }
        if opens(&words) {
            return true;
        }
        if !takes_up(&words) {
            return false;
        }
    }
    false
}
