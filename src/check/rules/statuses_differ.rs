//! `statuses-differ`: statuses that disagree between a priority and its actions, or between a status and its words.

mod in_table;

use crate::check::claim::is_no_statement;
use crate::check::delivery::{Told, has_begun, told_as};
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{
    ACTION_SCALE, PLAN_SCALE, Reported, action_status, actions_of, priority_impact, priority_status,
};
use crate::model::walk::Part;
use crate::model::{Level, Priority, Publication, Target};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "statuses-differ",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a priority that is reported complete while an action of it is not, one whose actions are all complete while it is not, an action whose delivery is told as completed, as underway or as not begun, while its status says otherwise, a comment that gives its priority, or its impact, another status, a sentence or a row of a typed table that gives a priority or an action another status than the data has, and two typed tables that give a row of one name two statuses.",
    why: "The dashboard then says one thing and the plan behind it another.",
    example: "[status]\n2020-05 = \"completed\"\n\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    instead: "[status]\n2020-05 = \"on-target\"\n\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    mend: "Find out which is true, and correct the other. Where the sources disagree, record it with also_printed and why.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    for priority in &publication.priorities {
        all.extend(of_priority(publication, priority));
    }
    in_words(subject, all);
    in_table::run(subject, all);
    for action in &publication.actions {
        let Some(status) = action_status(publication, action, publication.about.published) else {
            continue;
        };
        let told = lower(action.delivery.as_deref().unwrap_or(""));
        let message = match told_as(&told) {
            _ if status.status.decision.is_some() => continue,
            Some(Told::Complete) if !status.is_complete() => "completed",
            Some(Told::Open) if status.is_complete() => "not completed",
            _ => match (has_begun(&told), has_begun(&lower(status.title()))) {
                (Some(false), Some(true)) => "not begun",
                (Some(true), Some(false)) => "underway",
                _ => continue,
            },
        };
        all.push(
            finding(format!(
                "the delivery is told as {message}, and the status is “{}”",
                status.title()
            ))
            .at(status.status.span)
            .help("Find out which is true, and correct the other."),
        );
    }
    in_comments(subject, all);
}

/// A remark on a priority that gives it another status than it has: “The programme is on target.”
fn in_comments(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    const WHOLE: [&str; 8] = [
        "the programme ",
        "the plan ",
        "the work ",
        "the project ",
        "the priority ",
        "delivery ",
        "this ",
        "it ",
    ];
    const IMPACT: [&str; 6] = [
        "the impact of this priority ",
        "the impact of this plan ",
        "the impact of the priority ",
        "the impact of the plan ",
        "the impact of the work ",
        "the impact ",
    ];
    let publication = subject.publication;
    let levels = || {
        let scales = publication.scales.iter();
        scales
            .filter(|scale| scale.id.as_str() == PLAN_SCALE)
            .flat_map(|scale| &scale.levels)
    };
    for passage in &subject.prose.passages {
        if !matches!(passage.place.part, Part::Key("comment")) {
            continue;
        }
        let Some(priority) = passage
            .owner()
            .and_then(|id| publication.priority(id.as_str()))
        else {
            continue;
        };
        let today = publication.about.published;
        let reported: Vec<Reported<'_>> = priority_status(publication, priority, today)
            .into_iter()
            .chain(priority_impact(publication, priority, today))
            .collect();
        let impact: Vec<Reported<'_>> = priority_impact(publication, priority, today)
            .into_iter()
            .collect();
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let told = small.trim_end_matches('.');
            let of_impact = IMPACT.iter().find_map(|start| told.strip_prefix(start));
            let of_impact = of_impact
                .or_else(|| impact_in_passing(told))
                .or_else(|| impact_shown(told));
            let of_all = || WHOLE.iter().find_map(|start| told.strip_prefix(start));
            let reported: &[Reported<'_>] = match of_impact {
                Some(_) => impact.as_slice(),
                None => reported.as_slice(),
            };
            let Some(first) = reported.first().filter(|one| one.status.decision.is_none()) else {
                continue;
            };
            let about = of_impact.or_else(of_all);
            let said = about.and_then(|rest| {
                let verbs = ["is ", "is now ", "remains ", "is currently ", "as "];
                let verb = verbs.iter().filter_map(|verb| rest.strip_prefix(verb));
                verb.min_by_key(|rest| rest.len())
            });
            let level = said.and_then(|said| levels().find(|one| lower(&one.title) == said));
            let Some(level) = level else { continue };
            if reported
                .iter()
                .any(|one| one.title().eq_ignore_ascii_case(&level.title))
            {
                continue;
            }
            all.push(
                finding(format!(
                    "the comment says “{}”, and the status is “{}” for {}",
                    level.title,
                    first.title(),
                    first.period.words()
                ))
                .at(first.status.span)
                .related(
                    subject.prose.span(passage, sentence.clone()),
                    "it is said here",
                )
                .help("Find out which is true, and correct the other."),
            );
        }
    }
}

/// As what something shows the impact: “the dashboard shows the impact as on target”.
fn impact_shown(told: &str) -> Option<&str> {
    const SHOWS: [&str; 3] = [
        " shows the impact ",
        " reports the impact ",
        " rates the impact ",
    ];
    let (who, rest) = SHOWS.iter().find_map(|shows| told.split_once(shows))?;
    let is_name = who.split_whitespace().count() <= 3 && !who.contains([',', ';', ':']);
    is_name.then_some(rest)
}

/// What is said of the impact in the last clause: “more is needed; impact is compromised”.
fn impact_in_passing(told: &str) -> Option<&str> {
    const OPEN: [&str; 3] = ["unless ", "if ", "until "];
    let (front, last) = told.rsplit_once("; ")?;
    let is_open = OPEN.iter().any(|word| front.starts_with(word));
    let last = last.strip_prefix("the ").unwrap_or(last);
    last.strip_prefix("impact ").filter(|_| !is_open)
}

/// The status that sentences give something, where the data has another.
fn in_words(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    let levels: Vec<&Level> = publication
        .scales
        .iter()
        .filter(|scale| [PLAN_SCALE, ACTION_SCALE].contains(&scale.id.as_str()))
        .flat_map(|scale| &scale.levels)
        .collect();
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if find_phrase(small, "status").is_none() || is_no_statement(small, "") {
                continue;
            }
            // As the scale writes it, and behind the verb: “at risk” is also said of children.
            let written = passage.words(sentence.clone());
            let found = levels.iter().find_map(|level| {
                let at = ["is ", "is now ", "remains ", "is reported as ", "is rated "]
                    .iter()
                    .find_map(|verb| {
                        let phrase = format!("{verb}{}", level.title);
                        Some(find_phrase(written, &phrase)? + verb.len())
                    })?;
                Some((*level, sentence.start + at))
            });
            let Some((level, at)) = found else { continue };
            let Some((title, reported)) = spoken_of(publication, passage, sentence) else {
                continue;
            };
            let agrees = reported
                .iter()
                .any(|one| one.title().eq_ignore_ascii_case(&level.title));
            if let (false, Some(first)) = (agrees, reported.first()) {
                all.push(
                    finding(format!(
                        "“{}” is said of “{title}”, and the data has “{}” for {}",
                        level.title,
                        first.title(),
                        first.period.words()
                    ))
                    .at(subject.prose.span(passage, at..at + level.title.len()))
                    .related(first.status.span, "the status is held here")
                    .help("Refer to it, so that the two cannot part: [[its-id:status]]."),
                );
            }
        }
    }
}

/// What a sentence is about, with each status that it has.
fn spoken_of<'p>(
    publication: &'p Publication,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
) -> Option<(&'p str, Vec<Reported<'p>>)> {
    let today = publication.about.published;
    let named: Vec<&Priority> = publication
        .priorities
        .iter()
        .filter(|priority| {
            let small = passage.small_words(sentence.clone());
            find_phrase(small, &lower(&priority.short)).is_some()
                || find_phrase(small, &lower(&priority.title)).is_some()
                || passage.references_in(sentence).any(|mention| {
                    matches!(&mention.reference.to, Target::Priority { id, .. } if *id == priority.id)
                })
        })
        .collect();
    let [priority] = named.as_slice() else {
        return None;
    };
    let status = priority_status(publication, priority, today);
    let impact = priority_impact(publication, priority, today);
    Some((&priority.short, status.into_iter().chain(impact).collect()))
}

fn of_priority(publication: &Publication, priority: &Priority) -> Option<Diagnostic> {
    let today = publication.about.published;
    let status = priority_status(publication, priority, today)?;
    if status.status.decision.is_some() {
        return None;
    }
    let reported: Vec<Reported<'_>> = actions_of(publication, &priority.id)
        .filter_map(|action| action_status(publication, action, today))
        .collect();
    let open = reported.iter().find(|one| !one.is_complete());
    let count = actions_of(publication, &priority.id).count();
    let message = match open {
        Some(open) if status.is_complete() => format!(
            "the priority is “{}”, and an action of it “{}”",
            status.title(),
            open.title()
        ),
        None if !status.is_complete() && count > 0 && reported.len() == count => format!(
            "the priority is “{}”, and all of its actions are complete",
            status.title()
        ),
        _ => return None,
    };
    let mut found = finding(message)
        .at(status.status.span)
        .help("Find out which is true, and correct the other.");
    if let Some(open) = open {
        found = found.related(open.status.span, "the action's status is here");
    }
    Some(found)
}
