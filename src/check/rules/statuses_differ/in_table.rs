//! Statuses in tables typed in a text: of an action or a priority that has another in the data, and
//! of a row that has another in a second table.

use crate::check::period_words::periods;
use crate::check::prose::{Grid, Passage};
use crate::check::words::{find_phrase, lower};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{
    ACTION_SCALE, PLAN_SCALE, Reported, action_status, priority_impact, priority_status,
};
use crate::model::{Period, Publication, Target, plain_words};
use std::collections::BTreeMap;

/// Words in a heading that make a status one of another time, or of something else.
const NOT_NOW: [&str; 8] = [
    "last", "previous", "before", "planned", "expected", "target", "next", "by",
];

/// What two tables say of: the row, the column, and when.
type Said = (String, String, Vec<Option<Period>>);

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    let scales = publication.scales.iter();
    let levels: Vec<String> = scales
        .filter(|scale| [PLAN_SCALE, ACTION_SCALE].contains(&scale.id.as_str()))
        .flat_map(|scale| scale.levels.iter().map(|level| lower(&level.title)))
        .collect();
    let mut said: BTreeMap<Said, (usize, &Passage<'_>)> = BTreeMap::new();
    for (table, grid) in subject.prose.grids.iter().enumerate() {
        for (column, heading) in grid.head.iter().enumerate().skip(1) {
            let Some(heading) = heading.and_then(|at| subject.prose.at(at)) else {
                continue;
            };
            let title = lower(heading.plain().trim());
            let is_now = !NOT_NOW
                .iter()
                .any(|word| find_phrase(&title, word).is_some());
            if find_phrase(&title, "status").is_none() || !is_now || !heading.is_in_section() {
                continue;
            }
            let when = when(subject, grid, heading);
            for row in &grid.rows {
                let cell = |at: usize| {
                    row.get(at)
                        .copied()
                        .flatten()
                        .and_then(|at| subject.prose.at(at))
                };
                let (Some(name), Some(status)) = (cell(0), cell(column)) else {
                    continue;
                };
                let given = lower(status.text.trim());
                if !levels.contains(&given) {
                    continue;
                }
                match reported(publication, name) {
                    Some(reported) if when.is_empty() => {
                        against_data(subject, status, &reported, all);
                    }
                    Some(_) => {}
                    None => {
                        let key = (lower(name.text.trim()), title.clone(), when.clone());
                        let (other, first) = *said.entry(key).or_insert((table, status));
                        if other != table && lower(first.text.trim()) != given {
                            all.push(
                                finding(format!(
                                    "“{}” is “{}” in another table",
                                    status.text.trim(),
                                    first.text.trim()
                                ))
                                .at(status.span)
                                .related(first.span, "the other status")
                                .help("Find out which is true, and say it in one place."),
                            );
                        }
                    }
                }
            }
        }
    }
}

/// The periods that a heading, or what stands above its table, names.
fn when(subject: &Subject<'_>, grid: &Grid, heading: &Passage<'_>) -> Vec<Option<Period>> {
    let above = grid.above.headings.iter().chain(&grid.above.leads);
    let above = above.filter_map(|at| subject.prose.at(*at));
    above
        .chain([heading])
        .flat_map(|one| periods(&one.text, &(0..one.text.len()), one.as_at))
        .map(|named| named.period)
        .collect()
}

fn against_data(
    subject: &Subject<'_>,
    status: &Passage<'_>,
    reported: &[Reported<'_>],
    all: &mut Vec<Diagnostic>,
) {
    let given = status.text.trim();
    let agrees = reported
        .iter()
        .any(|one| one.title().eq_ignore_ascii_case(given));
    if let (false, Some(first)) = (agrees, reported.first()) {
        all.push(
            finding(format!(
                "“{given}” is said in a table, and the data has “{}” for {}",
                first.title(),
                first.period.words()
            ))
            .at(subject.prose.span(status, 0..status.text.len()))
            .related(first.status.span, "the status is held here")
            .help("Refer to it, so that the two cannot part: [[its-id:status]]."),
        );
    }
}

/// The statuses of what the first cell of a row names in full, or refers to alone; `None`: it
/// names nothing of the plan.
fn reported<'p>(publication: &'p Publication, name: &Passage<'p>) -> Option<Vec<Reported<'p>>> {
    let today = publication.about.published;
    let typed = lower(name.plain().trim().trim_end_matches('.'));
    let referred = match name.references.as_slice() {
        [only] => match &only.reference.to {
            Target::Action { id, .. } | Target::Priority { id, .. } => Some(id.as_str()),
            _ => None,
        },
        _ => None,
    };
    let is_named = |id: &str, title: &str| {
        referred == Some(id)
            || !typed.is_empty()
                && (typed == id || typed == lower(title.trim().trim_end_matches('.')))
    };
    let mut found: Vec<Vec<Reported<'p>>> = Vec::new();
    for action in &publication.actions {
        if is_named(action.id.as_str(), &plain_words(&action.title)) {
            found.push(
                action_status(publication, action, today)
                    .into_iter()
                    .collect(),
            );
        }
    }
    for priority in &publication.priorities {
        let id = priority.id.as_str();
        if is_named(id, &priority.title) || is_named(id, &priority.short) {
            let status = priority_status(publication, priority, today);
            let impact = priority_impact(publication, priority, today);
            found.push(status.into_iter().chain(impact).collect());
        }
    }
    // Two of one name may each be meant.
    (!found.is_empty()).then(|| found.concat())
}
