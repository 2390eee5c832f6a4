//! Plans: what was reported of an action or a priority, what is past its due date, and counts.

use crate::model::{
    Action, Due, Id, Level, Origin, Period, Priority, Publication, Status, StatusSeries, Tone,
};
use jiff::civil::Date;
use serde::Serialize;

/// The scale of the statuses of priorities.
pub const PLAN_SCALE: &str = "plan-status";
/// The scale of the statuses of actions.
pub const ACTION_SCALE: &str = "action-status";
/// What stands where no status was reported.
pub const NOT_REPORTED: &str = "not reported";
/// What stands where the sources do not say.
pub const NOT_RECORDED: &str = "not recorded";

/// The latest status that was reported of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported<'a> {
    /// For which period.
    pub period: Period,
    /// What was reported, with remarks and decisions.
    pub status: &'a Status,
    /// Its level on its scale; `None` where the scale does not have it.
    pub level: Option<&'a Level>,
}

impl<'a> Reported<'a> {
    /// The level's name: “On target”.
    pub fn title(&self) -> &'a str {
        self.level
            .map_or(self.status.level.as_str(), |level| &level.title)
    }

    /// How it is shown.
    pub fn tone(&self) -> Tone {
        self.level.map_or(Tone::Neutral, |level| level.tone)
    }

    /// Whether what has it is finished.
    pub fn is_complete(&self) -> bool {
        self.level.is_some_and(|level| level.complete)
    }
}

/// The latest status of a series for a period that ends not later than `as_at`.
pub fn reported<'a>(
    publication: &'a Publication,
    scale: &str,
    series: &'a StatusSeries,
    as_at: Date,
) -> Option<Reported<'a>> {
    let (period, status) = series
        .iter()
        .rev()
        .find(|(period, _)| period.last_day() <= as_at)?;
    let levels = publication.scale(scale).map(|scale| &scale.levels);
    Some(Reported {
        period: *period,
        status,
        level: levels.and_then(|levels| levels.iter().find(|level| level.id == status.level)),
    })
}

/// The latest status of an action.
pub fn action_status<'a>(
    publication: &'a Publication,
    action: &'a Action,
    as_at: Date,
) -> Option<Reported<'a>> {
    reported(publication, ACTION_SCALE, &action.status, as_at)
}

/// The latest status of a priority's actions.
pub fn priority_status<'a>(
    publication: &'a Publication,
    priority: &'a Priority,
    as_at: Date,
) -> Option<Reported<'a>> {
    reported(publication, PLAN_SCALE, &priority.status, as_at)
}

/// The latest status of a priority's impact.
pub fn priority_impact<'a>(
    publication: &'a Publication,
    priority: &'a Priority,
    as_at: Date,
) -> Option<Reported<'a>> {
    reported(publication, PLAN_SCALE, &priority.impact, as_at)
}

/// How an action is past its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PastDue {
    /// A status reported for a time after the due date says that it is not complete.
    NotComplete,
    /// Nothing was reported for a time after the due date; what was reported last, and when.
    NotReported {
        /// The period of the last report.
        since: Option<Period>,
    },
    /// No status was reported, and its delivery is told in words, which nobody can compute with.
    ToldInWords,
}

impl PastDue {
    /// `past its due date and not complete`.
    pub fn words(self) -> String {
        match self {
            PastDue::NotComplete => "past its due date and not complete".to_owned(),
            PastDue::NotReported { since: None } => {
                "past its due date, status not reported".to_owned()
            }
            PastDue::NotReported { since: Some(since) } => format!(
                "past its due date, status not reported since {}",
                since.words()
            ),
            PastDue::ToldInWords => "past its due date, delivery told in words".to_owned(),
        }
    }
}

/// Whether an action was past its due date, and not known to be complete, when the publication
/// came out. A due date without a year, or none, is never past.
pub fn past_due(publication: &Publication, action: &Action) -> Option<PastDue> {
    let today = publication.about.published;
    let due = action.due.when.last_day().filter(|due| *due < today)?;
    match action_status(publication, action, today) {
        Some(reported) if reported.is_complete() => None,
        Some(reported) if reported.period.last_day() < due => Some(PastDue::NotReported {
            since: Some(reported.period),
        }),
        Some(_) => Some(PastDue::NotComplete),
        None if action.delivery.is_some() => Some(PastDue::ToldInWords),
        None => Some(PastDue::NotReported { since: None }),
    }
}

/// When something is due, in the words of its plan; “not recorded” where it does not say.
pub fn due_words(due: &Due) -> &str {
    match due.words.trim() {
        "" => NOT_RECORDED,
        words => words,
    }
}

/// Who does an action: a role; “not recorded” where the plan does not say.
pub fn owner_words(owner: Option<&str>) -> &str {
    owner.unwrap_or(NOT_RECORDED)
}

/// How a number of actions stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlanCounts {
    /// How many there are.
    pub actions: usize,
    /// How many are complete.
    pub complete: usize,
    /// How many are past their due date and not known to be complete.
    pub past_due: usize,
    /// How many have no status.
    pub not_reported: usize,
    /// How many have each level of the scale, best first.
    pub by_level: Vec<LevelCount>,
}

/// How many actions have a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelCount {
    /// The level.
    pub level: Id,
    /// Its name.
    pub title: String,
    /// How it is shown.
    pub tone: Tone,
    /// How many.
    pub actions: usize,
}

/// How actions stood when the publication came out.
pub fn plan_counts<'a>(
    publication: &Publication,
    actions: impl IntoIterator<Item = &'a Action>,
) -> PlanCounts {
    let levels = publication.scale(ACTION_SCALE).map(|scale| &scale.levels);
    let by_level = levels.into_iter().flatten().map(|level| LevelCount {
        level: level.id.clone(),
        title: level.title.clone(),
        tone: level.tone,
        actions: 0,
    });
    let mut counts = PlanCounts {
        by_level: by_level.collect(),
        ..PlanCounts::default()
    };
    for action in actions {
        counts.actions += 1;
        counts.past_due += usize::from(past_due(publication, action).is_some());
        match action_status(publication, action, publication.about.published) {
            None => counts.not_reported += 1,
            Some(reported) => {
                counts.complete += usize::from(reported.is_complete());
                let level = counts
                    .by_level
                    .iter_mut()
                    .find(|level| level.level == reported.status.level);
                if let Some(level) = level {
                    level.actions += 1;
                }
            }
        }
    }
    counts
}

/// The actions of a priority or an area of the grid, in the order of their plan.
pub fn actions_of<'a>(
    publication: &'a Publication,
    id: &'a Id,
) -> impl Iterator<Item = &'a Action> {
    publication
        .actions
        .iter()
        .filter(move |action| match &action.origin {
            Origin::Priority(origin) | Origin::Grid(origin) => origin == id,
        })
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use crate::model::{Audience, Scale, Span, When};

    fn action(due: When, status: &[(&str, &str)]) -> Action {
        let status = status.iter().map(|(period, level)| {
            let status = Status {
                level: id(level),
                note: None,
                decision: None,
                span: Span::default(),
            };
            (p(period), status)
        });
        Action {
            id: id("an-action"),
            number: None,
            origin: Origin::Priority(id("practice")),
            title: words("Do it"),
            outline: None,
            owner: None,
            expected: Vec::new(),
            due: Due {
                when: due,
                words: String::new(),
                span: None,
            },
            status: status.collect(),
            delivery: None,
            impact: Vec::new(),
            measures: Vec::new(),
            sections: Vec::new(),
            note: None,
            audience: Audience::default(),
            span: Span::default(),
        }
    }

    fn planned() -> Publication {
        let level = |name: &str, tone, complete| Level {
            id: id(name),
            title: super::super::capitalised(&name.replace('-', " ")),
            tone,
            meaning: None,
            complete,
        };
        let mut publication = publication(vec![]);
        publication.scales = vec![Scale {
            id: id(ACTION_SCALE),
            title: "Status".to_owned(),
            levels: vec![
                level("completed", Tone::Done, true),
                level("in-progress", Tone::Good, false),
            ],
            span: Span::default(),
        }];
        publication
    }

    fn by(period: &str) -> When {
        When::By(p(period))
    }

    #[test]
    fn tells_what_is_past_its_due_date() {
        let publication = planned();
        let words = |action: &Action| past_due(&publication, action).map(PastDue::words);
        let last_may = [("2020-05", "in-progress")];
        assert_eq!(
            words(&action(by("2020-04"), &last_may)).as_deref(),
            Some("past its due date and not complete")
        );
        assert_eq!(
            words(&action(by("2020-06"), &last_may)).as_deref(),
            Some("past its due date, status not reported since May 2020")
        );
        assert_eq!(
            words(&action(by("2020-01"), &[])).as_deref(),
            Some("past its due date, status not reported")
        );
        let mut told = action(by("2020-01"), &[]);
        told.delivery = Some("underway".to_owned());
        assert_eq!(
            words(&told).as_deref(),
            Some("past its due date, delivery told in words")
        );
    }

    #[test]
    fn never_computes_with_a_date_that_is_not_one() {
        let publication = planned();
        for due in [
            When::WithoutYear,
            When::Recurring,
            When::Open,
            by("2020-07"),
        ] {
            assert_eq!(past_due(&publication, &action(due, &[])), None);
        }
        assert_eq!(past_due(&publication, &action(by("2020-07-16"), &[])), None);
        assert!(past_due(&publication, &action(by("2020-07-15"), &[])).is_some());
        let done = action(by("2020-01"), &[("2019-12", "completed")]);
        assert_eq!(past_due(&publication, &done), None);
    }

    #[test]
    fn takes_the_latest_status_that_is_not_later() {
        let publication = planned();
        let done = action(
            by("2020-01"),
            &[("2020-04", "in-progress"), ("2020-05", "completed")],
        );
        let title = |day| action_status(&publication, &done, day).map(|r| r.title().to_owned());
        assert_eq!(title(today()).as_deref(), Some("Completed"));
        let as_at = publication.about.as_at;
        assert_eq!(title(as_at).as_deref(), Some("In progress"));
    }

    #[test]
    fn counts_actions() {
        let publication = planned();
        let actions = [
            action(by("2020-01"), &[("2020-05", "completed")]),
            action(by("2020-01"), &[("2020-05", "in-progress")]),
            action(When::Open, &[]),
        ];
        let counts = plan_counts(&publication, &actions);
        assert_eq!(
            (
                counts.actions,
                counts.complete,
                counts.past_due,
                counts.not_reported
            ),
            (3, 1, 1, 1)
        );
        let levels: Vec<(&str, usize)> = counts
            .by_level
            .iter()
            .map(|level| (level.title.as_str(), level.actions))
            .collect();
        assert_eq!(levels, [("Completed", 1), ("In progress", 1)]);
        assert_eq!(due_words(&actions[0].due), NOT_RECORDED);
    }
}
