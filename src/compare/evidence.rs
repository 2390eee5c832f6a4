//! How it is known: evidence, what inspectors found, and how they judged.

use super::words::{self, Reader};
use super::{Changed, Found, Kind, What, pairs};
use crate::measure::{self, NOT_RECORDED, before_and_now, list_words};
use crate::model::*;

fn recorded(words: Option<String>) -> String {
    words.unwrap_or_else(|| NOT_RECORDED.to_owned())
}

fn readers<'p>(was: &'p Publication, now: &'p Publication) -> [Reader<'p>; 2] {
    [
        Reader {
            own: was,
            other: now,
            as_at: was.about.as_at,
        },
        Reader {
            own: now,
            other: was,
            as_at: now.about.as_at,
        },
    ]
}

/// What changed in the register of evidence.
pub(super) fn evidence(was: &Publication, now: &Publication) -> Found {
    let [before, after] = readers(was, now);
    let mut found = Found::default();
    for pair in pairs(&was.evidence, &now.evidence, |one| &one.id) {
        let named = |one: &Evidence, kind| {
            let mut changed = Changed::of(&one.id, one.title.clone(), kind);
            if kind != Kind::Changed {
                let date = one.date.map(|date| format!(", {}", date.words()));
                let words = format!("{}{}", one.kind.title(), date.unwrap_or_default());
                changed.push(What::Fact, words);
            }
            changed
        };
        found.add(match pair {
            (Some(old), Some(new)) => {
                let mut changed = named(new, Kind::Changed);
                changed.note(
                    What::Renamed,
                    &format!("“{}”", old.title),
                    &format!("“{}”", new.title),
                );
                let date = |one: &Evidence| recorded(one.date.map(Period::words));
                changed.note(What::Date, &date(old), &date(new));
                changed.note(What::Fact, old.kind.title(), new.kind.title());
                let sample = |one: &Evidence| recorded(one.sample.clone());
                changed.note(What::Fact, &sample(old), &sample(new));
                changed.passages.extend(words::passages(
                    &before.lines(&old.description),
                    &after.lines(&new.description),
                    None,
                ));
                changed
            }
            (None, Some(new)) => named(new, Kind::Added),
            (Some(old), None) => named(old, Kind::Removed),
            (None, None) => continue,
        });
    }
    found
}

/// Each finding with the inspection that made it.
fn findings_of(publication: &Publication) -> Vec<(&Inspection, &Finding)> {
    let inspections = publication.inspections.iter();
    inspections
        .flat_map(|one| one.findings.iter().map(move |finding| (one, finding)))
        .collect()
}

/// What changed in the findings of inspectors, and in what answers them.
pub(super) fn findings(was: &Publication, now: &Publication) -> Found {
    let [before, after] = readers(was, now);
    let (old_findings, new_findings) = (findings_of(was), findings_of(now));
    let mut found = Found::default();
    for pair in pairs(&old_findings, &new_findings, |(_, finding)| &finding.id) {
        let named =
            |publication: &Publication, (inspection, finding): &(&Inspection, &Finding), kind| {
                let text = measure::plain_text(publication, &finding.text, publication.about.as_at);
                let mut changed = Changed::of(&finding.id, text, kind);
                changed.part_of = Some(inspection.title.clone());
                if kind != Kind::Changed {
                    changed.push(What::Fact, finding.kind.title());
                }
                changed
            };
        found.add(match pair {
            (Some(old), Some(new)) => {
                let mut changed = named(now, new, Kind::Changed);
                let ((_, old), (_, new)) = (old, new);
                changed.note(What::Fact, old.kind.title(), new.kind.title());
                let answers = |publication: &Publication, finding: &Finding| {
                    let titles: Vec<String> = finding
                        .answered_by
                        .iter()
                        .filter_map(|id| measure::title_of(publication, id))
                        .map(|title| format!("“{title}”"))
                        .collect();
                    match titles.is_empty() {
                        true => "not answered".to_owned(),
                        false => format!("answered by {}", list_words(&titles)),
                    }
                };
                if old.answered_by != new.answered_by {
                    changed.note(What::Answered, &answers(was, old), &answers(now, new));
                }
                changed.passages.extend(words::passages(
                    &[before.line(&old.text)],
                    &[after.line(&new.text)],
                    None,
                ));
                changed
            }
            (None, Some(new)) => named(now, new, Kind::Added),
            (Some(old), None) => named(was, old, Kind::Removed),
            (None, None) => continue,
        });
    }
    found
}

/// The grade that was last given for an area, with the inspection that gave it.
fn last_grade<'p>(publication: &'p Publication, area: &Id) -> Option<(&'p str, &'p Inspection)> {
    let latest_first = publication.inspections.iter().rev();
    let mut grades = latest_first.filter_map(|inspection| {
        let grade = inspection.grades.iter().find(|(of, _)| of == area)?;
        Some((grade.1.as_str(), inspection))
    });
    grades.next()
}

/// The judgements of inspectors that are others now, by judgement area.
pub(super) fn judgements(was: &Publication, now: &Publication) -> Vec<Changed> {
    let areas = now.framework.areas.iter();
    areas
        .filter_map(|area| {
            let before = last_grade(was, &area.id);
            let after = last_grade(now, &area.id);
            let same = |one: Option<(&str, &Inspection)>| {
                one.map(|(grade, inspection)| (grade.to_owned(), inspection.id.clone()))
            };
            if same(before) == same(after) {
                return None;
            }
            let words = |grade: Option<(&str, &Inspection)>| match grade {
                Some((grade, inspection)) => format!("{grade} ({})", inspection.title),
                None => "not judged".to_owned(),
            };
            let mut changed = Changed::of(&area.id, area.title.clone(), Kind::Changed);
            let words = before_and_now(&words(before), &words(after));
            changed.push(What::Judgement, words);
            Some(changed)
        })
        .collect()
}
