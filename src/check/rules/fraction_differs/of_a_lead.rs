//! A percentage of a whole that leads to it: “Of 748 children in care 54 (6%) were not seen”;
//! “Key stage 4 (47 students): 6 students (18.2%)”.

use super::{agrees, does_not_follow};
use crate::check::Subject;
use crate::check::number::{Number, NumberKind, Role};
use crate::check::prose::Passage;
use crate::check::words::{stem, words_after};
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;
use std::ops::Range;

/// What is wrong in a sentence whose numbers are these.
pub(super) fn wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &[Number],
) -> Option<Diagnostic> {
    let words = passage.words(sentence.clone());
    // “Key stage 4” counts nothing.
    let begins = found.iter().position(|one| one.role != Role::Name)?;
    let found = found.get(begins..)?;
    let first = found.first().filter(|one| one.is_count())?;
    let is_lead = words.starts_with("Of ");
    if found.len() < 3 || !is_lead && !words.contains("):") {
        return None;
    }
    let (whole, (part, percent, right)) = match is_lead {
        true => {
            let front = passage.small_words(sentence.start..first.range.start);
            let begins = matches!(front.trim_end(), "of" | "of the" | "of our" | "of all");
            let mut wholes = begins.then(|| by_whole(passage, found))?.into_iter();
            wholes.find_map(|found| Some((found.first()?, of_all(passage, sentence, found)?)))?
        }
        false => (first, behind_colon(passage, sentence, first, found)?),
    };
    Some(
        does_not_follow(subject, passage, percent, (part.value, whole.value, right))
            .help("Correct the number that is wrong, or say of what the percentage is."),
    )
}

/// The numbers of a sentence by the whole that leads to them: “of the 704 … 649 (92%), and of the 748 in
/// care 703 (94%)”.
fn by_whole<'n>(passage: &Passage<'_>, found: &'n [Number]) -> Vec<&'n [Number]> {
    const LEADS: [&str; 7] = [
        " and of the",
        " and of our",
        " and of",
        ", of the",
        ", of our",
        "; of the",
        "; of our",
    ];
    found
        .chunk_by(|before, number| {
            let between = passage.small_words(before.range.end..number.range.start);
            let leads = LEADS.iter().any(|lead| between.trim_end().ends_with(lead));
            !(leads && number.is_count())
        })
        .collect()
}

/// The part, its percentage as typed, and the one that follows.
type Wrong<'n> = (&'n Number, &'n Number, Decimal);

/// “Of 748 children in care 703 (94%) were seen and 54 (6%) were not”: each part with its share,
/// nothing else counted.
fn of_all<'n>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &'n [Number],
) -> Option<Wrong<'n>> {
    let (whole, others) = found.split_first()?;
    let shares: Vec<&[Number]> = others.chunks(2).collect();
    let pairs: Vec<(&Number, &Number)> = shares
        .iter()
        .filter_map(|pair| match pair {
            [part, percent] => Some((part, percent)),
            _ => None,
        })
        .filter(|(part, percent)| {
            part.is_count()
                && percent.kind == NumberKind::Percent
                && passage.words(part.range.end..percent.range.start).trim() == "("
                && !is_of_others(passage, percent, sentence.end)
        })
        .collect();
    if pairs.len() != shares.len() {
        return None;
    }
    let mut pairs = pairs.into_iter();
    pairs.find_map(|(part, percent)| not_of(part, percent, &[whole.value]))
}

/// Whether behind a share stands of whom else it is: “54 (8%) of those”.
fn is_of_others(passage: &Passage<'_>, percent: &Number, end: usize) -> bool {
    let behind = passage.small_words(percent.range.end..end);
    let behind = behind.trim_start_matches([')', ' ']);
    behind.starts_with("of ")
}

/// “Key stage 4 (47 students, 13 not entered): 6 students (18.2%)”: of all of them, or of those
/// who are left.
fn behind_colon<'n>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    whole: &Number,
    found: &'n [Number],
) -> Option<Wrong<'n>> {
    let opens = passage
        .words(sentence.start..whole.range.start)
        .ends_with('(');
    let rest = passage.words(whole.range.end..sentence.end);
    let colon = whole.range.end + rest.find("):")?;
    if !opens
        || passage
            .words(whole.range.end..colon)
            .contains(['(', ')', ';'])
    {
        return None;
    }
    let (inside, behind): (Vec<&Number>, Vec<&Number>) =
        found.iter().partition(|one| one.range.start < colon);
    let [one, other, ..] = behind.as_slice() else {
        return None;
    };
    let (part, percent) = match (one.kind, other.kind) {
        (NumberKind::Plain, NumberKind::Percent) => (*one, *other),
        (NumberKind::Percent, NumberKind::Plain) => (*other, *one),
        _ => return None,
    };
    let noun = |number: &Number| {
        let noun = words_after(&passage.text, number.range.end, 1).pop();
        noun.map(|noun| stem(&noun))
    };
    let between = passage.words(one.range.end..other.range.start);
    let is_near = between.ends_with('(') && between.split_whitespace().count() <= 3;
    let is_first = passage.words(colon + 2..one.range.start).trim().is_empty();
    let is_same = noun(part).is_some() && noun(part) == noun(whole);
    if !part.is_count() || !is_near || !is_first || !is_same {
        return None;
    }
    let mut wholes = vec![whole.value];
    let left_out = inside.iter().skip(1).filter(|one| one.is_count());
    wholes.extend(left_out.map(|one| whole.value.minus(one.value)));
    not_of(part, percent, &wholes)
}

/// The part and its percentage, where that is its share of none of these.
fn not_of<'n>(part: &'n Number, percent: &'n Number, wholes: &[Decimal]) -> Option<Wrong<'n>> {
    let scale = percent.value.scale();
    let share = |whole: &Decimal| part.value.for_each(100, *whole, scale);
    let fits = |whole: &Decimal| {
        let whole_number = Number {
            value: *whole,
            ..part.clone()
        };
        share(whole).is_none_or(|right| agrees(part, &whole_number, percent, right))
    };
    let first = wholes.first().filter(|whole| part.value <= **whole)?;
    let right = share(first)?;
    (!wholes.iter().any(fits)).then_some((part, percent, right))
}
