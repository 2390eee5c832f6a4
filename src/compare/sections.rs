//! Sections: added, removed, moved, reworded by answer.

use super::words::{self, Line, Reader};
use super::{Changed, Found, Kind, What, pairs};
use crate::measure::{NOT_RECORDED, counted, list_words};
use crate::model::*;

/// What changed in the sections and pages of background.
pub(super) fn compare(was: &Publication, now: &Publication) -> Found {
    let mut found = Found::default();
    for pair in pairs(&was.sections, &now.sections, |section| &section.id) {
        found.add(match pair {
            (Some(old), Some(new)) => both(was, old, now, new),
            (None, Some(new)) => alone(new, Kind::Added, now),
            (Some(old), None) => alone(old, Kind::Removed, was),
            (None, None) => continue,
        });
    }
    found
}

fn named(section: &Section, kind: Kind) -> Changed {
    Changed {
        number: section.number.clone(),
        ..Changed::of(&section.id, section.title.clone(), kind)
    }
}

/// A section of one version: how much it says.
fn alone(section: &Section, kind: Kind, own: &Publication) -> Changed {
    let reader = Reader {
        own,
        other: own,
        as_at: own.as_at(section),
    };
    let answers = section.answers.iter();
    let lines: Vec<Line> = answers
        .flat_map(|answer| reader.lines(&answer.blocks))
        .chain(reader.lines(&section.summary))
        .collect();
    let mut changed = named(section, kind);
    changed.push(What::Fact, counted(words::count(&lines), "word", "words"));
    changed
}

fn both(was: &Publication, old: &Section, now: &Publication, new: &Section) -> Changed {
    let mut changed = named(new, Kind::Changed);
    let number = |section: &Section| section.number.clone().unwrap_or("no number".into());
    changed.note(What::Moved, &number(old), &number(new));
    let stations = |publication: &Publication, section: &Section| {
        let titles: Vec<String> = publication
            .stations_of(&section.id)
            .map(|station| station.title.clone())
            .collect();
        match titles.is_empty() {
            true => "off the line".to_owned(),
            false => list_words(&titles),
        }
    };
    changed.note(What::Moved, &stations(was, old), &stations(now, new));
    changed.note(
        What::Renamed,
        &format!("“{}”", old.title),
        &format!("“{}”", new.title),
    );
    let recorded = |words: Option<&String>| words.cloned().unwrap_or(NOT_RECORDED.into());
    changed.note(
        What::Owner,
        &recorded(old.owner.as_ref()),
        &recorded(new.owner.as_ref()),
    );
    let (before, after) = (
        Reader {
            own: was,
            other: now,
            as_at: was.as_at(old),
        },
        Reader {
            own: now,
            other: was,
            as_at: now.as_at(new),
        },
    );
    changed.passages.extend(words::passages(
        &before.lines(&old.summary),
        &after.lines(&new.summary),
        None,
    ));
    for pair in pairs(&old.answers, &new.answers, |answer| &answer.question) {
        let (old, new) = pair;
        let lines = |answer: Option<&Answer>, reader: Reader| {
            let Some(answer) = answer else {
                return Vec::new();
            };
            let headline = answer.headline.iter().map(|line| reader.line(line));
            headline.chain(reader.lines(&answer.blocks)).collect()
        };
        let question = new.or(old).map(|answer| &answer.question);
        let asked = question.map(|id| question_words(now, was, id));
        changed.passages.extend(words::passages(
            &lines(old, before),
            &lines(new, after),
            asked.as_deref(),
        ));
    }
    changed
}

/// A question of the framework in its short form.
fn question_words(now: &Publication, was: &Publication, id: &Id) -> String {
    let questions = now.framework.questions.iter();
    let mut questions = questions.chain(&was.framework.questions);
    let question = questions.find(|question| question.id == *id);
    question.map_or_else(|| id.to_string(), |question| question.short.clone())
}
