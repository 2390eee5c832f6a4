//! How many are asked, seen or taken in each time: “each team invites two parents”, “two families at
//! a time”. It tells how work is done, and nobody has been counted.

use crate::check::number::TIMES;
use crate::check::prose::{Passage, clauses};
use crate::check::words::{Word, lower};

/// What a service does with so many each time, as verbs begin.
const DOES: [&str; 90] = [
    "ask",
    "asked",
    "asking",
    "asks",
    "breakfast",
    "call",
    "called",
    "calls",
    "choose",
    "chooses",
    "chose",
    "dinner",
    "hear",
    "heard",
    "hears",
    "help",
    "helped",
    "helps",
    "host",
    "hosted",
    "hosts",
    "include",
    "included",
    "includes",
    "interview",
    "interviewed",
    "interviews",
    "invite",
    "invited",
    "invites",
    "join",
    "joined",
    "joins",
    "look",
    "looked",
    "looks",
    "lunch",
    "match",
    "matched",
    "matches",
    "meet",
    "meets",
    "mentor",
    "mentored",
    "mentors",
    "met",
    "name",
    "named",
    "names",
    "phoned",
    "phones",
    "pick",
    "picked",
    "picks",
    "rang",
    "ring",
    "rings",
    "sat",
    "see",
    "sees",
    "send",
    "sends",
    "sent",
    "sit",
    "sits",
    "speak",
    "speaks",
    "spoke",
    "support",
    "supported",
    "supports",
    "take",
    "takes",
    "talk",
    "talked",
    "talks",
    "taught",
    "tea",
    "teach",
    "teaches",
    "took",
    "train",
    "trained",
    "trains",
    "visit",
    "visited",
    "visits",
    "work",
    "worked",
    "works",
];

/// What may stand between such a verb and the number.
const JOINTS: [&str; 8] = ["with", "in", "on", "to", "up", "after", "only", "about"];

/// Behind these something is told of those who are counted: “we hear two children were harmed”.
const TOLD: [&str; 10] = [
    "was", "were", "is", "are", "has", "have", "had", "went", "left", "died",
];

/// Whether the number at `index`, before people the last of whom stands at `last`, is how many
/// there are each time.
pub(super) fn is_each_time(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    last: usize,
) -> bool {
    let reading = Reading {
        passage,
        list,
        index,
        last,
    };
    let behind = [1, 2, 3].map(|step| reading.behind(step));
    let behind = behind.each_ref().map(String::as_str);
    match behind {
        ["at", "a", "time"] => return true,
        ["per", one, _] if !TIMES.contains(&one) => return true,
        // “Two parents each”; not “two children each year are adopted”.
        ["each", "", _] => return true,
        _ => {}
    }
    let is_rate = matches!(
        behind,
        ["at", "once", _] | ["a" | "an" | "per" | "each" | "every", _, _]
    );
    let is_done_each = is_rate
        && matches!(behind[0], "each" | "every")
        && (TIMES.contains(&behind[1]) || behind[1].ends_with("day"))
        && reading.is_done_by();
    is_done_each
        || reading.is_done() && (is_rate || reading.is_of_each()) && !TOLD.contains(&behind[0])
}

struct Reading<'r> {
    passage: &'r Passage<'r>,
    list: &'r [Word<'r>],
    index: usize,
    last: usize,
}

impl Reading<'_> {
    /// The word so many steps behind the people, where nothing but spaces stands between.
    fn behind(&self, steps: usize) -> String {
        let pair = |step: usize| {
            let at = self.last + step;
            Some((self.list.get(at)?, self.list.get(at + 1)?))
        };
        let is_plain = |step: usize| {
            pair(step).is_some_and(|(one, two)| {
                let gap = self.passage.words(one.range.end..two.range.start);
                matches!(gap, " " | "\n")
            })
        };
        match (0..steps).all(is_plain) {
            true => self
                .list
                .get(self.last + steps)
                .map_or(String::new(), |word| lower(word.text)),
            false => String::new(),
        }
    }

    /// Whether a verb of what a service does leads to the number.
    fn is_done(&self) -> bool {
        let front = self.list.get(..self.index).unwrap_or_default();
        let mut words = front.iter().rev().map(|word| lower(word.text));
        let verb = words.find(|word| !JOINTS.contains(&word.as_str()));
        verb.is_some_and(|verb| DOES.contains(&verb.as_str()))
    }

    /// “Supper is cooked by two care leavers every Sunday”
    fn is_done_by(&self) -> bool {
        let back = |steps: usize| {
            let word = self
                .index
                .checked_sub(steps)
                .and_then(|at| self.list.get(at));
            word.map_or(String::new(), |word| lower(word.text))
        };
        back(1) == "by" && matches!(back(3).as_str(), "is" | "are")
    }

    /// Whether the clause before the number tells of each team or each month.
    fn is_of_each(&self) -> bool {
        let Some(number) = self.list.get(self.index) else {
            return false;
        };
        let at = number.range.start;
        let sentence = self.passage.sentence_at(at);
        let clause = sentence
            .into_iter()
            .flat_map(|sentence| clauses(&self.passage.text, sentence))
            .find(|clause| clause.contains(&at));
        let Some(clause) = clause else {
            return false;
        };
        let front = self.list.get(..self.index).unwrap_or_default().iter();
        let front: Vec<String> = front
            .filter(|word| clause.contains(&word.range.start))
            .map(|word| lower(word.text))
            .collect();
        let is_each =
            |word: &String| matches!(word.as_str(), "each" | "every" | "weekly" | "monthly");
        // “Twice a month”
        let is_often = |three: &[String]| {
            matches!(three, [often, a, time]
                if matches!(often.as_str(), "once" | "twice") && a == "a" && TIMES.contains(&time.as_str()))
        };
        front.iter().any(is_each) || front.windows(3).any(is_often)
    }
}
