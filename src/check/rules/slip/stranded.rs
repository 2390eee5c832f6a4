//! Sentences and items that end properly with a small word: “who are not thought of”, “something to
//! be proud of”, “nobody can say which”.

use crate::check::words::{Word, lower};

/// Words that leave a preposition behind at the end.
struct Leaving {
    preposition: &'static str,
    /// What is done to the one of whom a sentence tells: “they are never spoken of”.
    done: &'static [&'static str],
    /// What needs something before it that it is about: “work that we are proud of”.
    about: &'static [&'static str],
    /// Things that verbs make or take, and what is made or taken of them.
    made: &'static [&'static str],
}

const LEAVING: [Leaving; 1] = [Leaving {
    preposition: "of",
    done: &[
        "thought",
        "spoken",
        "heard",
        "unheard",
        "disposed",
        "dreamt",
        "dreamed",
        "approved",
        "complained",
    ],
    about: &[
        "accused",
        "afraid",
        "ahead",
        "approve",
        "approves",
        "ashamed",
        "aware",
        "capable",
        "certain",
        "complain",
        "complains",
        "composed",
        "conscious",
        "consist",
        "consists",
        "convicted",
        "deprived",
        "dream",
        "fond",
        "full",
        "guilty",
        "hear",
        "hears",
        "incapable",
        "informed",
        "kind",
        "knew",
        "know",
        "known",
        "knows",
        "made up",
        "member",
        "members",
        "part",
        "proud",
        "reminded",
        "rid",
        "short",
        "sick",
        "speak",
        "speaks",
        "spoke",
        "sure",
        "suspected",
        "suspicious",
        "talk",
        "talked",
        "talks",
        "tell",
        "tells",
        "think",
        "thinks",
        "tired",
        "told",
        "unaware",
        "unsure",
        "warned",
        "worthy",
        "because",
        "in charge",
        "in favour",
        "in front",
        "in need",
    ],
    made: &[
        "account",
        "advantage",
        "anything",
        "little",
        "much",
        "nothing",
        "care",
        "charge",
        "fun",
        "hold",
        "most",
        "note",
        "notice",
        "sense",
        "sight",
        "sure",
        "track",
        "use",
    ],
}];

/// How somebody is thought or spoken of, and how much is heard.
const HOW: [&str; 10] = [
    "very", "highly", "well", "badly", "kindly", "warmly", "often", "more", "much", "little",
];

/// What makes and takes such things.
const MAKING: [&str; 23] = [
    "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "lose", "loses",
    "lost", "losing", "get", "gets", "got", "getting", "keep", "keeps", "kept", "catch", "have",
    "had",
];

/// Words for what a preposition at the end belongs to.
const OBJECTS: [&str; 14] = [
    "what",
    "whatever",
    "who",
    "whom",
    "whoever",
    "which",
    "whose",
    "where",
    "nothing",
    "something",
    "anything",
    "everything",
    "somebody",
    "someone",
];

/// What says so of somebody, so that “that” begins what is said.
const SAYING: [&str; 30] = [
    "agree", "agreed", "believe", "believes", "check", "ensure", "ensured", "ensures", "find",
    "found", "hope", "is", "know", "knows", "mean", "means", "report", "said", "say", "says",
    "see", "show", "showed", "shows", "so", "sure", "think", "told", "was", "wish",
];

/// Verbs and adjectives that “to” belongs to: “need to be aware of” lacks what they need to know.
const WANTING: [&str; 28] = [
    "able", "aim", "aims", "are", "begin", "begun", "continue", "expected", "going", "had", "has",
    "have", "hope", "how", "is", "learn", "must", "need", "needed", "needs", "ought", "plan",
    "start", "started", "try", "want", "wants", "wish",
];

/// Who does it, in front of a verb: “families we know of”.
const DOERS: [&str; 8] = ["i", "we", "you", "they", "he", "she", "it", "nobody"];

/// Words behind which “which” is a question: “nobody can say which”.
const BEFORE_QUESTION: [&str; 27] = [
    "ask", "asked", "asks", "choose", "chosen", "clear", "decide", "decided", "decides", "forgot",
    "guess", "knew", "know", "known", "knows", "matter", "remember", "said", "say", "says", "see",
    "show", "sure", "tell", "tells", "told", "unclear",
];

/// Words behind which “that” is a thing: “after that”, “to do that”. “So that” breaks off.
const BEFORE_PRONOUN: [&str; 30] = [
    "after", "before", "behind", "beyond", "since", "until", "like", "than", "for", "of", "on",
    "at", "to", "by", "with", "without", "from", "about", "above", "below", "beside", "besides",
    "over", "under", "through", "upon", "as", "do", "did", "does",
];

/// Whether the last of these words, with which hardly anything ends, ends them properly.
pub(super) fn ends_properly(list: &[Word<'_>]) -> bool {
    let Some((last, front)) = list.split_last() else {
        return false;
    };
    let front: Vec<String> = front.iter().map(|word| lower(word.text)).collect();
    let front: Vec<&str> = front.iter().map(String::as_str).collect();
    let before = front.last().copied().unwrap_or("");
    match last.text {
        "that" => BEFORE_PRONOUN.contains(&before),
        "which" => BEFORE_QUESTION.contains(&before),
        preposition => LEAVING
            .iter()
            .filter(|leaving| leaving.preposition == preposition)
            .any(|leaving| leaving.is_left(&front)),
    }
}

impl Leaving {
    /// Whether these words leave the preposition behind.
    fn is_left(&self, front: &[&str]) -> bool {
        // “Thought highly of”, “heard more of”
        let mut bare = front.iter().rev();
        let last_bare = bare.find(|word| !HOW.contains(word)).copied();
        let last_bare = last_bare.unwrap_or("");
        let last = front.last().copied().unwrap_or("");
        let recent: Vec<&str> = front.iter().rev().take(5).copied().collect();
        let is_made =
            self.made.contains(&last) && recent.iter().skip(1).any(|word| MAKING.contains(word));
        let is_passive = is_made
            && recent
                .iter()
                .any(|word| matches!(*word, "made" | "taken" | "lost" | "kept"))
            || self.done.contains(&last_bare);
        let is_done_to = recent.iter().any(|word| {
            matches!(
                *word,
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "never" | "not"
            )
        });
        let is_about = || {
            self.about.iter().any(|words| match words.split_once(' ') {
                Some((one, two)) => front.ends_with(&[one, two]),
                None => last_bare == *words,
            })
        };
        is_passive && is_done_to || (is_made || is_passive || is_about()) && has_object(front)
    }
}

/// Whether something stands before that a preposition at the end can belong to.
fn has_object(front: &[&str]) -> bool {
    let word = |at: usize| front.get(at).copied().unwrap_or("");
    (0..front.len()).any(|at| {
        let before = at.checked_sub(1).map_or("", word);
        match word(at) {
            "that" => !SAYING.contains(&before),
            // “Work to be proud of”
            "to" => at > 0 && !WANTING.contains(&before),
            doer if DOERS.contains(&doer) => is_told_of(front.get(..at).unwrap_or_default()),
            other => OBJECTS.contains(&other),
        }
    })
}

/// Whether words end in many of whom is told next: “families” we know of; not “in both teams” we.
fn is_told_of(front: &[&str]) -> bool {
    let last = front.last().copied().unwrap_or("");
    let is_many = last.ends_with('s') || matches!(last, "children" | "people" | "work" | "help");
    let leads = [
        "in", "on", "at", "for", "with", "by", "from", "as", "after", "of",
    ];
    is_many && !front.iter().rev().take(4).any(|word| leads.contains(word))
}
