//! Both plans: the statuses reported of priorities, and actions new, done, slipped, dropped.

use super::words::{self, Reader};
use super::{Changed, Found, Kind, What, pairs};
use crate::measure::{
    self, NOT_REPORTED, Reported, action_status, due_moved, due_words, owner_words, past_due,
    priority_impact, priority_status,
};
use crate::model::*;
use std::cmp::Ordering;

/// A level with the period that it was reported for: `On target (May 2020)`.
fn level_words(reported: Option<Reported>) -> String {
    match reported {
        Some(reported) => format!("{} ({})", reported.title(), reported.period.words()),
        None => NOT_REPORTED.to_owned(),
    }
}

fn level(reported: Option<Reported>) -> Option<Id> {
    reported.map(|reported| reported.status.level.clone())
}

/// Notes that the level of something is another now. The same level for a later period is none.
fn status(changed: &mut Changed, what: What, was: Option<Reported>, now: Option<Reported>) {
    if level(was) != level(now) {
        changed.note(what, &level_words(was), &level_words(now));
    }
}

/// What changed in the priorities.
pub(super) fn priorities(was: &Publication, now: &Publication) -> Found {
    let (before, after) = (was.about.published, now.about.published);
    let mut found = Found::default();
    for pair in pairs(&was.priorities, &now.priorities, |one| &one.id) {
        let named = |priority: &Priority, kind| Changed {
            number: Some(priority.number.clone()),
            ..Changed::of(&priority.id, priority.title.clone(), kind)
        };
        found.add(match pair {
            (Some(old), Some(new)) => {
                let mut changed = named(new, Kind::Changed);
                status(
                    &mut changed,
                    What::Status,
                    priority_status(was, old, before),
                    priority_status(now, new, after),
                );
                status(
                    &mut changed,
                    What::Impact,
                    priority_impact(was, old, before),
                    priority_impact(now, new, after),
                );
                changed.note(What::Moved, &old.number, &new.number);
                changed.note(
                    What::Renamed,
                    &format!("“{}”", old.title),
                    &format!("“{}”", new.title),
                );
                changed.note(
                    What::Owner,
                    owner_words(old.owner.as_deref()),
                    owner_words(new.owner.as_deref()),
                );
                reworded(was, old, now, new, &mut changed);
                changed
            }
            (None, Some(new)) => {
                let mut changed = named(new, Kind::Added);
                let reported = priority_status(now, new, after);
                changed.push(What::Status, level_words(reported));
                changed
            }
            (Some(old), None) => named(old, Kind::Removed),
            (None, None) => continue,
        });
    }
    found
}

fn reworded(
    was: &Publication,
    old: &Priority,
    now: &Publication,
    new: &Priority,
    changed: &mut Changed,
) {
    let before = Reader {
        own: was,
        other: now,
        as_at: was.about.as_at,
    };
    let after = Reader {
        own: now,
        other: was,
        as_at: now.about.as_at,
    };
    for (under, old, new) in [
        ("Why it is a priority", &old.rationale, &new.rationale),
        ("What is to be reached", &old.objectives, &new.objectives),
        ("Progress", &old.progress, &new.progress),
        ("Comment", &old.comment, &new.comment),
        ("Next", &old.next, &new.next),
    ] {
        let passages = words::passages(&before.lines(old), &after.lines(new), Some(under));
        changed.passages.extend(passages);
    }
}

/// What changed in the actions of both plans.
pub(super) fn actions(was: &Publication, now: &Publication) -> Found {
    let mut found = Found::default();
    for pair in pairs(&was.actions, &now.actions, |one| &one.id) {
        found.add(match pair {
            (Some(old), Some(new)) => moved(was, old, now, new),
            (None, Some(new)) => {
                let mut changed = named(now, new, Kind::Added);
                changed.push(What::Due, format!("due {}", due_words(&new.due)));
                changed
            }
            (Some(old), None) => gone(was, old),
            (None, None) => continue,
        });
    }
    found
}

fn named(publication: &Publication, action: &Action, kind: Kind) -> Changed {
    let title = measure::plain_text(publication, &action.title, publication.about.as_at);
    let (Origin::Priority(plan) | Origin::Grid(plan)) = &action.origin;
    Changed {
        number: action.number.clone(),
        part_of: measure::title_of(publication, plan),
        ..Changed::of(&action.id, title, kind)
    }
}

/// An action that left the plan: done before, or dropped.
fn gone(was: &Publication, old: &Action) -> Changed {
    let mut changed = named(was, old, Kind::Removed);
    let reported = action_status(was, old, was.about.published);
    match reported {
        Some(reported) if reported.is_complete() => {
            changed.push(What::Done, "it was done when the version before came out");
        }
        reported => changed.push(
            What::Dropped,
            format!(
                "it was last reported as: {}; due {}",
                level_words(reported),
                due_words(&old.due)
            ),
        ),
    }
    changed
}

fn moved(was: &Publication, old: &Action, now: &Publication, new: &Action) -> Changed {
    let mut changed = named(now, new, Kind::Changed);
    let before = action_status(was, old, was.about.published);
    let after = action_status(now, new, now.about.published);
    let complete = |reported: Option<Reported>| reported.is_some_and(|one| one.is_complete());
    match (complete(before), complete(after)) {
        (false, true) => changed.note(What::Done, &level_words(before), &level_words(after)),
        (true, false) => changed.note(What::Reopened, &level_words(before), &level_words(after)),
        _ => status(&mut changed, What::Status, before, after),
    }
    let what = match due_moved(&old.due, &new.due) {
        Some(Ordering::Greater) => What::Slipped,
        Some(_) => What::BroughtForward,
        None => What::Due,
    };
    changed.note(
        what,
        &format!("due {}", due_words(&old.due)),
        &format!("due {}", due_words(&new.due)),
    );
    if past_due(was, old).is_none()
        && let Some(late) = past_due(now, new)
    {
        changed.push(What::PastDue, late.words());
    }
    changed.note(
        What::Owner,
        owner_words(old.owner.as_deref()),
        owner_words(new.owner.as_deref()),
    );
    let before = Reader {
        own: was,
        other: now,
        as_at: was.about.as_at,
    };
    let after = Reader {
        own: now,
        other: was,
        as_at: now.about.as_at,
    };
    let plain = |words: &Option<String>| words.iter().map(|words| words::plain(words)).collect();
    let texts = [
        (
            None,
            vec![before.line(&old.title)],
            vec![after.line(&new.title)],
        ),
        (Some("Delivery"), plain(&old.delivery), plain(&new.delivery)),
        (
            Some("Impact"),
            before.lines(&old.impact),
            after.lines(&new.impact),
        ),
        (
            Some("Expected impact"),
            before.lines(&old.expected),
            after.lines(&new.expected),
        ),
    ];
    for (under, old, new) in texts {
        changed.passages.extend(words::passages(&old, &new, under));
    }
    changed
}
