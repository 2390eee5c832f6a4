//! Small counts whose noun stands elsewhere: “5 out of 76 children”, “(8 pupils, 2 not entered)”,
//! “12 children, of which 10 were at high risk and 2 medium risk”.

use super::{DONE_BY_PEOPLE, is_part_of_number, is_people, of_leavers, our_work, taken_up};
use crate::check::period_words::month;
use crate::check::prose::Passage;
use crate::check::words::{Word, find_phrase};
use std::ops::Range;

/// Those of whom a report on schooling speaks. Elsewhere a student is a member of staff.
const STUDENTS: [&str; 4] = ["student", "students", "learner", "learners"];

/// What tells that a passage is about pupils.
const OF_SCHOOL: [&str; 10] = [
    "cohort",
    "key stage",
    "gcse",
    "gcses",
    "sats",
    "pupil",
    "pupils",
    "school",
    "schools",
    "exclusion",
];

/// What tells of some of those who were counted.
const TOLD: [&str; 16] = [
    "not", "was", "were", "had", "did", "has", "have", "returned", "remained", "remain", "moved",
    "went", "left", "achieved", "refused", "missed",
];

/// What befalls people, and hardly a thing.
const BEFALLS: [&str; 14] = [
    "adopted",
    "rehoused",
    "fostered",
    "reunified",
    "reunited",
    "returned",
    "moved",
    "excluded",
    "arrested",
    "charged",
    "convicted",
    "detained",
    "died",
    "bereaved",
];

/// What people do and no thing does.
const SPEAKS: [&str; 17] = [
    "agreed",
    "asked",
    "chose",
    "declined",
    "described",
    "felt",
    "refused",
    "replied",
    "said",
    "say",
    "spoke",
    "talked",
    "thought",
    "told",
    "volunteered",
    "wanted",
    "wished",
];

/// What nobody but a child or a family has had: “had three or more moves”.
const OF_LIVES: [&str; 6] = [
    "moves",
    "placements",
    "carers",
    "school",
    "schools",
    "exclusions",
];

/// Things that are counted and stand for a person each, where they are told of one by one.
const REPORTS: [&str; 4] = ["allegations", "referrals", "disclosures", "notifications"];

/// The ranges of small counts in a passage, noun or predicate included.
pub(super) fn counts(passage: &Passage<'_>, most: i64) -> Vec<Range<usize>> {
    let list = passage.word_list();
    let small: Vec<&str> = passage.each_small_word().collect();
    let is_of_school = || {
        OF_SCHOOL
            .iter()
            .any(|word| find_phrase(passage.small(), word).is_some())
    };
    let reading = Reading {
        passage,
        list: &list,
        small: &small,
        is_of_school: small.iter().any(|word| STUDENTS.contains(word)) && is_of_school(),
    };
    (0..list.len())
        .filter_map(|index| reading.count_at(index, most))
        .collect()
}

struct Reading<'r> {
    passage: &'r Passage<'r>,
    list: &'r [Word<'r>],
    small: &'r [&'r str],
    is_of_school: bool,
}

impl Reading<'_> {
    fn word(&self, index: usize) -> &str {
        self.small.get(index).copied().unwrap_or("")
    }

    /// What stands between a word and the next.
    fn gap(&self, index: usize) -> &str {
        match (self.list.get(index), self.list.get(index + 1)) {
            (Some(one), Some(two)) => self.passage.words(one.range.end..two.range.start),
            _ => "",
        }
    }

    fn amount(&self, index: usize) -> Option<i64> {
        super::amount(self.small.get(index)?)
    }

    /// Whether a word is a number, and no part of one, nor of a date.
    fn is_amount(&self, index: usize) -> bool {
        let is_part = self
            .list
            .get(index)
            .is_none_or(|word| is_part_of_number(&self.passage.text, word));
        let is_of_date = month(self.word(index + 1)).is_some()
            || index
                .checked_sub(1)
                .is_some_and(|at| month(self.word(at)).is_some());
        self.amount(index)
            .is_some_and(|amount| !(1900..2100).contains(&amount) && !is_of_date && !is_part)
    }

    fn is_people(&self, index: usize) -> bool {
        let word = self.word(index);
        let young = matches!(word, "people" | "person")
            && index
                .checked_sub(1)
                .is_some_and(|at| self.word(at) == "young");
        let is_named = is_people(word) && !of_leavers::are_workers(self.passage, self.list, index);
        young || is_named || (self.is_of_school && STUDENTS.contains(&word))
    }

    fn count_at(&self, index: usize, most: i64) -> Option<Range<usize>> {
        let word = self.list.get(index)?;
        let amount = self.amount(index)?;
        let is_countable = (1..=most).contains(&amount)
            && self.passage.is_typed(&word.range)
            && !is_part_of_number(&self.passage.text, word);
        if !is_countable {
            return None;
        }
        let last = self
            .of_a_whole(index)
            .or_else(|| self.of_a_whole_named_before(index))
            .or_else(|| self.of_students(index))
            .or_else(|| self.with_its_share(index))
            .or_else(|| self.in_an_account(index))
            .or_else(|| self.told_of_a_few(index))
            .or_else(|| self.for_the_nth_time(index))
            .or_else(|| self.of_them(index))?;
        Some(word.range.start..self.list.get(last)?.range.end)
    }

    /// “5 out of 76 children”, “four of the 23 families”. “Two out of five children” is a rate.
    fn of_a_whole(&self, index: usize) -> Option<usize> {
        let at = self.whole_of(index)?;
        let noun = (at + 1..=at + 3).find(|at| self.is_people(*at))?;
        let adjoins = (at..noun).all(|step| self.gap(step) == " ");
        let is_thing = self.gap(noun) == " " && super::is_thing(self.word(noun + 1));
        (adjoins && !is_thing).then_some(noun)
    }

    /// “Stability for disabled children: 5 out of 76 had three or more moves”: people are named before,
    /// and something is told that people do or that befalls them.
    fn of_a_whole_named_before(&self, index: usize) -> Option<usize> {
        let whole = self.whole_of(index)?;
        let start = self.list.get(index)?.range.start;
        let sentence = self.passage.sentence_at(start)?;
        let first = self
            .list
            .partition_point(|word| word.range.start < sentence.start);
        let people = (first..index).rev().find(|at| self.is_people(*at))?;
        // “Of the homes for children, 2 of 14”: those are counted.
        let joint = (people.saturating_sub(3)..people)
            .rev()
            .find(|at| matches!(self.word(*at), "for" | "of" | "to" | "with"));
        let of_several = joint
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| at >= first && self.word(at).ends_with('s') && !self.is_people(at));
        let front = self.small.get(first..people).unwrap_or_default();
        let is_thing = self.gap(people) == " " && super::is_thing(self.word(people + 1));
        if is_thing || of_several || taken_up::is_of_things(front) {
            return None;
        }
        let next = whole + 1;
        let is_told = match self.word(next) {
            "have" | "had" | "were" | "are" if BEFALLS.contains(&self.word(next + 1)) => true,
            "had" => (next + 1..=next + 6).any(|at| OF_LIVES.contains(&self.word(at))),
            verb => SPEAKS.contains(&verb),
        };
        (is_told && self.gap(whole) == " ").then_some(next)
    }

    /// Where the whole stands of which a number is a part: “5 out of 76”, “four of the 23”.
    fn whole_of(&self, index: usize) -> Option<usize> {
        let mut at = index + 1;
        if self.word(at) == "out" {
            at += 1;
        }
        if self.word(at) != "of" {
            return None;
        }
        at += 1;
        while matches!(self.word(at), "the" | "our" | "these" | "those") {
            at += 1;
        }
        let whole = self.word(at).parse::<i64>().ok();
        let spaced = (index..at).all(|step| self.gap(step).trim().is_empty());
        let is_whole = whole.is_some_and(|whole| whole > 10 && Some(whole) > self.amount(index));
        (is_whole && spaced).then_some(at)
    }

    /// “2 students not entered”, “1 student (12.5%)”.
    fn of_students(&self, index: usize) -> Option<usize> {
        let is_student = self.is_of_school && STUDENTS.contains(&self.word(index + 1));
        let is_work = matches!(
            self.word(index + 2),
            "social" | "worker" | "workers" | "placement" | "placements" | "nurse" | "nurses"
        ) && self.gap(index + 1) == " ";
        (is_student && !is_work && self.gap(index) == " ").then_some(index + 1)
    }

    /// “1 child (12.5%)”: the share says that the number is a count.
    fn with_its_share(&self, index: usize) -> Option<usize> {
        let behind = self.list.get(index + 1)?.range.end;
        let rest = self.passage.text.get(behind..)?.strip_prefix(" (")?;
        let end = rest.find(')')?;
        let is_share = rest.get(..end)?.contains('%');
        (is_share && self.is_people(index + 1) && self.gap(index) == " ").then_some(index + 1)
    }

    /// Whether the number before counts people, too, or tells of some of them: not “by 4 teams”.
    fn keeps_counting(&self, before: &[usize]) -> bool {
        let Some(at) = before.iter().rev().find(|at| self.amount(**at).is_some()) else {
            return true;
        };
        let is_counted =
            (at + 1..=at + 3).any(|at| self.is_people(at) || REPORTS.contains(&self.word(at)));
        let next = self.word(at + 1);
        is_counted
            || TOLD.contains(&next)
            || matches!(
                next,
                "high" | "medium" | "low" | "significant" | "moderate" | "within"
            )
            || matches!(
                next,
                "working" | "day" | "days" | "week" | "weeks" | "hours"
            )
    }

    /// “There are 9 children in early placements; two have since been adopted”: a clause that
    /// begins with a few of those who were counted last, and tells what befalls people alone.
    fn told_of_a_few(&self, index: usize) -> Option<usize> {
        // “One has been moved” is mostly said of a thing.
        let is_counted = self.amount(index).is_some_and(|few| few > 1);
        let previous = index.checked_sub(1)?;
        let joint = self.gap(previous).trim();
        let begins = matches!(joint, "." | ";" | "," | ":" | "–")
            || joint.is_empty() && matches!(self.word(previous), "and" | "but" | "while");
        if !is_counted || !begins || self.gap(index) != " " {
            return None;
        }
        // “7 of 30 students passed. 2 were not entered.”
        let is_left_out = self.word(index + 1) == "were"
            && self.word(index + 2) == "not"
            && self.word(index + 3) == "entered";
        if is_left_out && (0..index).any(|at| STUDENTS.contains(&self.word(at))) {
            return Some(index + 1);
        }
        if self.counted_before(index)? <= self.amount(index)? {
            return None;
        }
        let next = self.word(index + 1);
        if SPEAKS.contains(&next) || DONE_BY_PEOPLE.contains(&next) {
            return Some(index + 1);
        }
        let mut at = index + 1;
        if !matches!(self.word(at), "have" | "had" | "were" | "are") {
            return None;
        }
        at += 1;
        while matches!(
            self.word(at),
            "since" | "now" | "already" | "also" | "both" | "been"
        ) {
            at += 1;
        }
        let of_people = BEFALLS.contains(&self.word(at));
        (of_people && (index..at).all(|step| self.gap(step) == " ")).then_some(at)
    }

    /// “195 children had a second plan and 30 a third; 2 had a fifth”, “and 2 a fifth”.
    fn for_the_nth_time(&self, index: usize) -> Option<usize> {
        const TIMES: [&str; 5] = ["second", "third", "fourth", "fifth", "sixth"];
        let article = match self.word(index + 1) {
            "had" => index + 2,
            _ => index + 1,
        };
        let is_told = self.word(article) == "a" && TIMES.contains(&self.word(article + 1));
        let start = self.list.get(index)?.range.start;
        let sentence = self.passage.sentence_at(start)?;
        let first = self
            .list
            .partition_point(|word| word.range.start < sentence.start);
        let is_of_people = (first..index).any(|at| {
            let people = (at + 1..=at + 3).any(|at| at < index && self.is_people(at));
            self.is_amount(at) && people && self.amount(at) > self.amount(index)
        });
        (is_told && is_of_people).then_some(article + 1)
    }

    /// “Nine boys joined; four of them come every week”.
    fn of_them(&self, index: usize) -> Option<usize> {
        let few = self.amount(index).filter(|few| *few > 1)?;
        let is_said = self.word(index + 1) == "of" && self.word(index + 2) == "them";
        let spaced = (index..index + 2).all(|step| self.gap(step) == " ");
        let start = self.list.get(index)?.range.start;
        if our_work::is_made_with(self.passage.words(0..start)) {
            return None;
        }
        let is_counted = is_said && spaced && self.counted_before(index)? > few;
        (is_counted && !self.takes_up_things(index)).then_some(index + 2)
    }

    /// Whether “three of them” at a word takes up things of its sentence.
    fn takes_up_things(&self, index: usize) -> bool {
        let place = self.list.get(index).map_or(0, |word| word.range.start);
        let mut sentences = self.passage.sentences.iter();
        let start = sentences
            .find(|range| range.contains(&place))
            .map_or(0, |range| range.start);
        let first = self.list.partition_point(|word| word.range.start < start);
        let front = self.small.get(first..index).unwrap_or_default();
        let behind = self.small.get(index + 3..).unwrap_or_default();
        // “Three of them have moved out”
        let told = behind.iter().copied().find(|word| {
            !matches!(
                *word,
                "are" | "were" | "have" | "had" | "been" | "now" | "since"
            )
        });
        let of_people = told.is_some_and(|word| {
            SPEAKS.contains(&word)
                || BEFALLS.contains(&word)
                || matches!(word, "went" | "came" | "live" | "lived" | "aged")
        });
        let names_people = (first..index).any(|at| self.is_people(at));
        !of_people && !names_people && taken_up::is_of_things(front)
            || taken_up::is_told_of_things(front, behind)
    }

    /// How many people were counted last before a word; `None` where something else was.
    fn counted_before(&self, index: usize) -> Option<i64> {
        for whole in (0..index).rev().filter(|at| self.is_amount(*at)) {
            let noun = (whole + 1..=whole + 4).find(|at| self.is_people(*at));
            let Some(noun) = noun.filter(|noun| *noun < index) else {
                // “Four agreed to talk”: some of those before.
                let is_some_of_them =
                    SPEAKS.contains(&self.word(whole + 1)) || self.word(whole + 2) == "them";
                match is_some_of_them {
                    true => continue,
                    false => return None,
                }
            };
            // “40 files of children”, “ten family sessions”
            let between = self.small.get(whole + 1..noun).unwrap_or_default();
            let leads_away = taken_up::leads_away(between.get(1..).unwrap_or_default());
            let is_part = self.word(noun) != "people" && super::is_singular(self.word(noun));
            let adjoins =
                (whole..noun).all(|step| self.gap(step) == " ") && !leads_away && !is_part;
            let is_thing = self.gap(noun) == " " && super::is_thing(self.word(noun + 1));
            return self.amount(whole).filter(|_| adjoins && !is_thing);
        }
        None
    }

    /// “12 children, of which 10 were at high risk and 2 medium risk”; “(8 pupils, 2 not
    /// entered)”: people are counted before in the sentence, and something is told of a few.
    fn in_an_account(&self, index: usize) -> Option<usize> {
        let start = self.list.get(index)?.range.start;
        let sentence = self
            .passage
            .sentences
            .iter()
            .find(|range| range.contains(&start))?;
        let before: Vec<usize> = (0..index)
            .filter(|at| {
                self.list
                    .get(*at)
                    .is_some_and(|word| word.range.start >= sentence.start)
            })
            .collect();
        // “Of which” shares out what was counted, so that things reported will do, too.
        let shares_out = before
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if self.word(*one) == "of" && matches!(self.word(*two), "which" | "whom" | "these" | "those" | "them")));
        let whole = before.iter().any(|at| {
            let is_counted = self.is_people(*at)
                && !(self.gap(*at) == " " && super::is_thing(self.word(at + 1)))
                || shares_out && REPORTS.contains(&self.word(*at));
            let has_number = (1..=4).any(|back| {
                at.checked_sub(back)
                    .and_then(|at| self.word(at).parse::<i64>().ok())
                    .is_some_and(|whole| whole > self.amount(index).unwrap_or(0))
            });
            is_counted && has_number
        });
        // The part stands where a part is told: behind a comma, a bracket or “and”.
        let previous = index.checked_sub(1)?;
        let joint = self.gap(previous).trim();
        let joins = matches!(joint, "," | ";" | "(" | ":" | "–")
            || joint.is_empty()
                && matches!(
                    self.word(previous),
                    "and"
                        | "but"
                        | "which"
                        | "whom"
                        | "while"
                        | "only"
                        | "with"
                        | "other"
                        | "these"
                        | "them"
                );
        // “One is” may speak of the children's service.
        let in_digits = self.word(index).starts_with(|c: char| c.is_ascii_digit());
        let spaced = self.gap(index) == " ";
        if !whole || !joins || !spaced || !in_digits || !self.keeps_counting(&before) {
            return None;
        }
        let next = self.word(index + 1);
        let is_told = TOLD.contains(&next) && !matches!(self.word(index + 2), "meetings" | "days");
        let is_level = matches!(next, "high" | "medium" | "low" | "significant" | "moderate")
            && self.word(index + 2) == "risk";
        // “3 within 1 working day”
        let is_in_time = next == "within" && self.amount(index + 2).is_some();
        if is_level {
            return Some(index + 2);
        }
        if is_in_time {
            let is_working = matches!(self.word(index + 3), "working" | "calendar");
            let last = index + 3 + usize::from(is_working);
            return Some(last.min(self.list.len() - 1));
        }
        is_told.then_some(index + 1)
    }
}
