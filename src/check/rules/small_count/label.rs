//! What a heading of a row or column, an item of a list or a line above them counts: people, other
//! things, or nothing, since it is an average or a rank.

use super::label_words::{
    BEFALLS, COUNTING, ENDS, FILLING, MEASURES, OF_WORK, PLACES, SHARES, SHORT, STATES, THINGS,
};
use super::{is_people, is_singular, is_thing};
use crate::check::period_words::month;
use crate::check::words::{Word, find_phrase, lower, stem, words};

/// How surely something counts people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum People {
    /// It doesn't name any.
    #[default]
    No,
    /// It names them: “Children in care”.
    Named,
    /// It says that they are counted: “Number of children”, “Of the 20 care leavers”.
    Counted,
}

/// What a label says of the numbers that belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Whether it names people.
    pub people: People,
    /// Whether its numbers are no counts: averages, rates, ranks, targets.
    pub is_measure: bool,
    /// Whether a number without a share beside it is a share: “Children (%)”.
    pub is_share: bool,
    /// Whether it names something else that is counted or numbered: “Visits”, “Level 3”.
    pub is_thing: bool,
    /// Whether that is where somebody may be: “Foster carers”, “Residential schools”.
    pub is_place: bool,
    /// Whether it says no more than that something is counted, or when: “Number”, “March 2020”.
    pub is_plain: bool,
    /// Whether it says where or how somebody is: “In …”, “Living with …”.
    pub is_state: bool,
    /// Whether it says what befalls children and hardly anything else: “In custody”.
    pub befalls: bool,
}

impl Label {
    /// Reads a label.
    pub(super) fn read(text: &str) -> Label {
        let small = lower(text.trim());
        let list = words(&small, &(0..small.len()));
        let mut label = Label {
            is_share: small.contains('%') || list.iter().any(|word| SHARES.contains(word.text)),
            ..Label::default()
        };
        let is_counting =
            list.iter().any(|word| COUNTING.contains(word.text)) || small.contains('#');
        label.is_share &= !is_counting;
        label.is_plain = list.iter().all(|word| is_plain(word.text)) && !is_numbered(&list);
        label.find(&small, &list);
        let of_work = OF_WORK.iter().any(|phrase| small.starts_with(phrase));
        let opening = list.first().map_or("", |word| word.text);
        label.is_state = !of_work && STATES.contains(opening);
        label.befalls = !label.is_thing
            && BEFALLS
                .iter()
                .any(|phrase| find_phrase(&small, phrase).is_some());
        label
    }

    /// Looks for what is counted: the first noun of people or things before a word that ends the
    /// part which says so.
    fn find(&mut self, small: &str, list: &[Word<'_>]) {
        let mut is_counted = false;
        for (at, word) in list.iter().enumerate() {
            if let Some(length) = people_at(list, at) {
                let next = list.get(at + length).map_or("", |word| word.text);
                self.people = match is_counted || COUNTING.contains(next) {
                    true => People::Counted,
                    false => People::Named,
                };
                self.behind(small, list, at + length);
                return;
            }
            let next = list.get(at + 1).map_or("", |word| word.text);
            let is_whole = whole(word.text);
            if MEASURES.contains(word.text) || word.text == "per" && next != "cent" {
                self.is_measure = true;
                return;
            }
            let is_adjective = people_at(list, at + 1).is_some();
            if is_unit(list, at) || is_thing_word(word.text) && !is_adjective {
                self.is_thing = true;
                self.is_place = PLACES.contains(stem(word.text).as_str())
                    && (next.is_empty() || ENDS.contains(next));
                return;
            }
            let is_kept = word.text == "after" && at > 0
                || word.text == "for" && next == "how"
                || word.text == "of" && (is_counted || at == 0)
                || FILLING.contains(word.text) && word.text != "of" && (at == 0 || is_counted);
            let is_verb = word.text.ends_with("ing")
                && !matches!(
                    word.text,
                    "missing" | "asylum-seeking" | "seeking" | "remaining"
                );
            let ends = ENDS.contains(word.text) || matches!(word.text, "of" | "for" | "what");
            if (ends || is_verb) && !is_kept {
                // A later measure makes it one all the same: “In custody, average”.
                self.is_measure = list.iter().skip(at).any(|word| is_average(word.text));
                return;
            }
            is_counted |= COUNTING.contains(word.text) || is_whole;
        }
    }

    /// What stands behind people may make them the name of something, or the number no count.
    fn behind(&mut self, small: &str, list: &[Word<'_>], from: usize) {
        let gap = |at: usize| match (at.checked_sub(1).and_then(|at| list.get(at)), list.get(at)) {
            (Some(one), Some(two)) => small.get(one.range.end..two.range.start).unwrap_or(""),
            _ => "",
        };
        let mut in_head = true;
        for (at, word) in list.iter().enumerate().skip(from) {
            let next = list.get(at + 1).map_or("", |word| word.text);
            if at == from && gap(at) == " " && is_thing(word.text) && word.text != "first" {
                self.people = People::No;
                self.is_thing = true;
                return;
            }
            self.is_measure |= is_average(word.text)
                || word.text == "each"
                || word.text == "per" && next != "cent"
                || gap(at).contains(['(', ':', '–', ',']) && MEASURES.contains(word.text)
                || next.is_empty() && is_unit(list, at);
            in_head &= !ENDS.contains(word.text) && !gap(at).contains([',', ':', '(', '–']);
            if in_head && is_thing_word(word.text) {
                self.people = People::No;
                self.is_thing = true;
                return;
            }
        }
    }
}

/// How surely a line above a table or list says that what follows counts people.
pub(super) fn said_above(text: &str) -> People {
    let small = lower(text.trim());
    let start = small
        .trim_end_matches(['.', ':'])
        .rfind(". ")
        .map_or(0, |at| at + 2);
    let sentence = small.get(start..).unwrap_or("");
    let list = words(sentence, &(0..sentence.len()));
    let counted = (0..list.len()).any(|at| {
        let Some(length) = people_at(&list, at) else {
            return false;
        };
        let is_of = |word: &str| matches!(word, "of" | "the" | "our" | "these" | "those" | "all");
        let mut back = list
            .get(..at)
            .unwrap_or(&[])
            .iter()
            .rev()
            .map(|word| word.text);
        // At most two words tell of which people: “eligible disabled children”.
        let found = back
            .clone()
            .take(5)
            .position(|word| COUNTING.contains(word) || whole(word) || word == "where");
        let between = found.is_some_and(|found| {
            back.by_ref()
                .take(found)
                .filter(|word| !is_of(word))
                .count()
                <= 2
                && !list.get(at - found..at).is_some_and(|those| {
                    those
                        .iter()
                        .any(|word| is_thing_word(word.text) || is_preposition(word.text))
                })
        });
        let next = list.get(at + length).map_or("", |word| word.text);
        between && !is_thing(next)
    });
    if counted {
        return People::Counted;
    }
    let label = Label::read(sentence);
    match label.people {
        People::Named if label.is_measure => People::No,
        People::Named if find_phrase(sentence, "by").is_some() => People::Counted,
        other => other,
    }
}

/// Whether what stands behind a number begins with people, be it one: “child (5%)”.
pub(super) fn begins_with_people(behind: &str) -> bool {
    let list = words(behind, &(0..behind.len()));
    let text = |at: usize| list.get(at).map_or("", |word| word.text);
    let next = match (text(0), text(1)) {
        ("young", "person") => 2,
        (noun, _) if is_people(noun) => 1,
        _ => return false,
    };
    let next = text(next);
    next.is_empty() || is_preposition(next) || matches!(next, "is" | "was" | "has" | "who")
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "to" | "for" | "with" | "by" | "from" | "about" | "on" | "in" | "at"
    )
}

/// How many words from here name people: “children”, “young people”.
fn people_at(list: &[Word<'_>], at: usize) -> Option<usize> {
    let text = |at: usize| list.get(at).map_or("", |word| word.text);
    let word = text(at);
    let before = at.checked_sub(1).map_or("", text);
    if matches!(word, "leavers" | "leaver") {
        return (word == "leavers" && before == "care").then_some(1);
    }
    let is_young = word == "young"
        && matches!(
            text(at + 1),
            "people" | "persons" | "adults" | "men" | "women"
        );
    if is_young {
        return Some(2);
    }
    // “Child in a secure unit”, “Young person count”
    let is_one =
        |next: &str| COUNTING.contains(next) || matches!(next, "in" | "with" | "at" | "who");
    if word == "young" && text(at + 1) == "person" && is_one(text(at + 2)) {
        return Some(2);
    }
    if matches!(word, "child" | "baby" | "pupil") && is_one(text(at + 1)) {
        return Some(1);
    }
    let is_noun = is_people(word) && !is_singular(word);
    (is_noun || SHORT.contains(word)).then_some(1)
}

/// A whole of which some are told: “20”, and no year.
fn whole(word: &str) -> bool {
    word.parse::<i64>()
        .is_ok_and(|whole| whole > 5 && !(1900..2100).contains(&whole))
}

fn is_average(word: &str) -> bool {
    matches!(
        word,
        "average" | "mean" | "median" | "rate" | "rates" | "ratio" | "score"
    )
}

fn is_thing_word(word: &str) -> bool {
    // “Went home” tells where; “homes” are counted.
    if word == "home" {
        return false;
    }
    let stem = stem(word);
    THINGS.contains(stem.as_str()) || matches!(word, "criteria" | "people’s")
}

/// A unit of time that is the measure: “(days)”; not “2 years or more”.
fn is_unit(list: &[Word<'_>], at: usize) -> bool {
    let text = list.get(at).map_or("", |word| word.text);
    let before = at
        .checked_sub(1)
        .and_then(|at| list.get(at))
        .map_or("", |word| word.text);
    matches!(
        text,
        "days" | "weeks" | "months" | "years" | "hours" | "minutes"
    ) && !before.starts_with(|c: char| c.is_ascii_digit())
}

/// “Year 5”, “Week 3”: a name, and no time.
fn is_numbered(list: &[Word<'_>]) -> bool {
    list.windows(2).any(|pair| {
        matches!(pair, [name, number] if matches!(name.text, "year" | "week" | "day" | "month")
            && number.text.parse::<u8>().is_ok_and(|number| number < 20))
    })
}

/// Whether a word of a heading says no more than that something is counted, or when.
fn is_plain(word: &str) -> bool {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    COUNTING.contains(word)
        || FILLING.contains(word)
        || SHARES.contains(word)
        || is_number
        || month(word).is_some()
        || matches!(
            word,
            "q1" | "q2"
                | "q3"
                | "q4"
                | "quarter"
                | "year"
                | "month"
                | "latest"
                | "current"
                | "now"
                | "then"
                | "before"
                | "previous"
                | "last"
                | "today"
                | "actual"
                | "outturn"
                | "baseline"
                | "to"
                | "as"
                | "at"
                | "in"
                | "per"
                | "ytd"
                | "end"
                | "start"
                | "result"
                | "results"
                | "yes"
                | "people"
                | "what"
                | "we"
                | "do"
                | "did"
                | "item"
                | "indicator"
                | "measure"
                | "metric"
                | "activity"
                | "work"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_people_from_things() {
        for text in [
            "Number of children",
            "How many young people",
            "Of the 20 care leavers",
        ] {
            assert_eq!(Label::read(text).people, People::Counted, "{text}");
        }
        for text in [
            "Children",
            "Looked after children",
            "Unaccompanied asylum-seeking children",
            "Care leavers in homes",
            "Excluded pupils",
        ] {
            let label = Label::read(text);
            assert_eq!(label.people, People::Named, "{text}");
            assert!(!label.is_thing && !label.is_measure, "{text}");
        }
        for text in [
            "Children’s homes",
            "Visits to children",
            "Audits of children’s files",
            "Number of homes",
            "Disabled Children & Young People’s Service",
            "Level 3",
            "Leavers and staff",
        ] {
            let label = Label::read(text);
            assert!(
                label.is_thing && label.people == People::No,
                "{text}: {label:?}"
            );
        }
        for text in [
            "Average age of children",
            "Children for each worker, average",
            "Children per worker",
            "Children waiting (weeks)",
            "Rate of children in care",
        ] {
            assert!(Label::read(text).is_measure, "{text}");
        }
    }

    #[test]
    fn hears_what_is_said_above() {
        for text in [
            "Of the 20 care leavers:",
            "All went well. The table shows how many young people were excluded.",
            "Table 3: Number of children who were missing, by area",
            "Where our care leavers live:",
            "Children in custody, by sex",
            "We worked with 14 young people:",
        ] {
            assert_eq!(said_above(text), People::Counted, "{text}");
        }
        assert_eq!(
            said_above("Children missing in the quarter:"),
            People::Named
        );
        for text in [
            "For our care leavers we have:",
            "Our priorities for children:",
            "The number of visits to children:",
            "We run 12 children’s homes:",
        ] {
            assert_eq!(said_above(text), People::No, "{text}");
        }
    }
}
