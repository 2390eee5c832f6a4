//! Parts with their percentages, and the whole that they make behind them: “13 (56%) green and 10
//! (43%) amber of 23”.

use super::{HOLD_IT, agrees, does_not_follow};
use crate::check::Subject;
use crate::check::number::{Number, NumberKind};
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::model::Decimal;

/// More words between a part and the next tell of something else.
const NEAR: usize = 6;

/// What is wrong among the numbers of a sentence: only where the parts make the whole is it theirs.
pub(super) fn wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    found: &[Number],
) -> Option<Diagnostic> {
    let between = |one: &Number, two: &Number| passage.small_words(one.range.end..two.range.start);
    let whole_at = (4..found.len()).find(|at| {
        let pair = found.get(at - 1..=*at);
        pair.is_some_and(|pair| match pair {
            [share, whole] => {
                let words = between(share, whole);
                // That the parts make it is more than its place can say.
                whole.kind == NumberKind::Plain
                    && words.starts_with(')')
                    && (words.ends_with(" of ") || words.ends_with(" out of "))
                    && words.split_whitespace().count() <= NEAR
                    && !words.contains([',', ';', ':', '.'])
            }
            _ => false,
        })
    })?;
    let whole = found.get(whole_at)?;
    // From the last part to the first, as long as each has its share.
    let mut parts: Vec<(&Number, &Number)> = Vec::new();
    for pair in found.get(..whole_at)?.rchunks_exact(2) {
        let [part, share] = pair else { break };
        let is_pair = part.is_count()
            && share.kind == NumberKind::Percent
            && between(part, share).trim() == "(";
        let is_joined = parts.last().is_none_or(|(next, _)| {
            let words = between(share, next);
            words.starts_with(')')
                && words.split_whitespace().count() <= NEAR
                && !words.contains([';', ':', '.'])
        });
        if !is_pair || !is_joined {
            break;
        }
        parts.push((part, share));
    }
    let mut sum = Decimal::whole(0);
    for (part, _) in &parts {
        sum = sum.plus(part.value);
    }
    if parts.len() < 2 || sum != whole.value {
        return None;
    }
    let (share, fraction) = parts.into_iter().rev().find_map(|(part, share)| {
        let right = part.value.for_each(100, whole.value, share.value.scale())?;
        (!agrees(part, whole, share, right)).then_some((share, (part.value, whole.value, right)))
    })?;
    Some(does_not_follow(subject, passage, share, fraction).help(HOLD_IT))
}
