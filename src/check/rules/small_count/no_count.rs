//! Numbers before people that count nobody who is known: a limit, a rule, room for so many, a way
//! of speaking.

use super::{amount, in_general, one_family, our_work, practice, reckoned, seats};
use crate::check::number::{Hedge, hedge};
use crate::check::prose::Passage;
use crate::check::weight::is_weighed;
use crate::check::words::{Word, lower};

/// What has room for a number of people.
const ROOMS: [&str; 26] = [
    "bunk", "bunks", "chairs", "cot", "cots", "desk", "desks", "seat", "seats", "swings", "home",
    "homes", "house", "houses", "place", "places", "room", "rooms", "bed", "beds", "unit", "units",
    "space", "spaces", "flat", "flats",
];

/// What is done to something so that it has room for so many: “registered for two children”.
const MADE_FOR: [&str; 8] = [
    "registered",
    "approved",
    "licensed",
    "designed",
    "built",
    "planned",
    "suitable",
    "furnished",
];

/// What is told of something that will have room for so many, before it is said for how many.
const OPENS: [&str; 7] = [
    "open", "opens", "opened", "opening", "built", "planned", "started",
];

/// Whether a word behind people makes them the name of something: “children's homes”.
pub(super) fn is_thing(next: &str) -> bool {
    matches!(
        next,
        "home"
            | "homes"
            | "hub"
            | "hubs"
            | "centre"
            | "centres"
            | "support"
            | "worker"
            | "workers"
            | "service"
            | "services"
            | "team"
            | "teams"
            | "group"
            | "groups"
            | "champion"
            | "champions"
            | "protection"
            | "plan"
            | "plans"
            | "safeguarding"
            | "first"
            | "network"
            | "forum"
            | "panel"
            | "panels"
            | "programme"
            | "programmes"
            | "meeting"
            | "meetings"
            | "conference"
            | "conferences"
            | "time"
            | "placement"
            | "placements"
            | "carer"
            | "social"
            | "practitioner"
            | "practitioners"
            | "court"
            | "courts"
            | "premium"
    )
}

/// “Part 3 of the Children and Families Act 2014”, “schedule 2 of the Children Act”: the people whose
/// last word stands at `last` are those of a law.
fn is_part_of_an_act(list: &[Word<'_>], before: &str, last: usize) -> bool {
    let is_part = matches!(
        before,
        "part" | "schedule" | "chapter" | "section" | "paragraph" | "regulation"
    );
    let mut behind = list.iter().skip(last).take(4);
    is_part && behind.any(|word| word.text == "Act")
}

/// Whether a number before people is no count of some who are known: a limit, a rule, a way of
/// speaking.
pub(super) fn is_no_count(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    before: &str,
    last: usize,
    is_one: bool,
) -> bool {
    let Some(word) = list.get(index) else {
        return true;
    };
    let front = passage.text.get(..word.range.start).unwrap_or("");
    if matches!(hedge(front), Hedge::LessThan | Hedge::MoreThan) {
        return true;
    }
    // “Two out of five children” is a share.
    if front.ends_with("out of ") {
        return true;
    }
    // “Two in five children”, “one of our three families”, “children aged three”.
    let is_rule = matches!(
        before,
        "in" | "every"
            | "each"
            | "any"
            | "no"
            | "per"
            | "aged"
            | "age"
            | "or"
            | "to"
            | "section"
            | "stage"
            | "year"
            | "priority"
            | "than"
            | "between"
            | "groups"
            | "maximum"
            | "minimum"
            | "first"
            | "last"
            | "next"
            | "level"
            | "tier"
    );
    if is_part_of_an_act(list, before, last) {
        return true;
    }
    let joined = list
        .get(index + 1)
        .map_or(String::new(), |one| lower(one.text));
    let is_share = matches!(joined.as_str(), "in" | "out" | "or" | "to");
    let after = list
        .get(last + 1)
        .map_or(String::new(), |one| lower(one.text));
    let number_behind = list
        .get(last + 2)
        .map_or(String::new(), |one| lower(one.text));
    let is_number = |word: &str| amount(word).is_some();
    // “Four children in ten”; “the home takes four children”; “graded by two care leavers” and
    // “two care leavers, trained as inspectors”, who work for the council.
    let is_rate = after == "in" && (is_number(&number_behind) || number_behind == "every");
    // “Should take teenagers and three brothers and sisters”
    let takes = || {
        let front = index.saturating_sub(4)..index;
        let mut words = list.get(front).unwrap_or_default().iter();
        words.any(|word| lower(word.text) == "take")
    };
    let is_room = before == "and" && takes()
        || matches!(
            before,
            "take" | "takes" | "hold" | "holds" | "accommodate" | "accommodates" | "houses"
        );
    // “A home for four children”: so many have room in it.
    let has_room = |one: &Word<'_>| {
        let small = lower(one.text);
        ROOMS.contains(&small.as_str()) || MADE_FOR.contains(&small.as_str())
    };
    // “A second home opens, for four children”
    let opens_for = || {
        let opens = index.checked_sub(2).and_then(|at| list.get(at));
        let opens = opens.is_some_and(|one| OPENS.contains(&lower(one.text).as_str()));
        let front = index.saturating_sub(6)..index.saturating_sub(2);
        let mut front = list.get(front).unwrap_or_default().iter();
        opens && front.any(|one| ROOMS.contains(&lower(one.text).as_str()))
    };
    // “Room for two boys, who were sent away” tells of some.
    let is_told_of = after == "who" && matches!(number_behind.as_str(), "was" | "were" | "went");
    let is_room = is_room
        || before == "for"
            && !is_told_of
            && (after == "each"
                || opens_for()
                || index
                    .checked_sub(2)
                    .and_then(|at| list.get(at))
                    .is_some_and(has_room));
    let is_work = before == "by" && our_work::is_done_by(front)
        || before == "with" && our_work::is_made_with(front)
        || our_work::is_employed(&after, &number_behind)
        || our_work::is_done(passage, list, last)
        || seats::is_seat(passage, list, index, last);
    let is_practice = practice::is_each_time(passage, list, index, last);
    let is_general = in_general::is_unmet_need(passage, list, index, last)
        || in_general::is_of_practice(passage, list, index, last)
        || in_general::is_of_any(passage, list, index, last)
        || reckoned::is_reckoned(passage, list, index, last)
        || reckoned::is_put_in(passage, list, index);
    // “One child is worth five points”
    let weighs = || {
        let end = list.get(last).map_or(word.range.end, |one| one.range.end);
        let sentence = passage
            .sentence_at(end)
            .map_or(end, |sentence| sentence.end);
        is_weighed(passage.small_words(end..sentence).text)
    };
    if is_general || is_one && weighs() {
        return true;
    }
    if is_rate || is_room || is_work || is_practice || one_family::has_them(before, front) {
        return true;
    }
    let told = matches!(
        after.as_str(),
        "said"
            | "says"
            | "told"
            | "tells"
            | "wrote"
            | "described"
            | "explained"
            | "asked"
            | "felt"
            | "at"
            | "after"
            | "can"
    );
    // “One child” is mostly a way of speaking: it counts where something is told of that one.
    let is_told_of_one = matches!(
        before,
        "only" | "just" | "was" | "were" | "is" | "are" | "but" | "had" | "has" | "with" | "single"
    ) || matches!(
        after.as_str(),
        "was"
            | "were"
            | "is"
            | "has"
            | "had"
            | "returned"
            | "remained"
            | "remains"
            | "went"
            | "moved"
            | "died"
            | "left"
            | "did"
            | "could"
            | "came"
    );
    is_rule || is_share || (is_one && (told || !is_told_of_one))
}
