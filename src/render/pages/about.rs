//! What the publication says of itself: framework, conventions, decisions; its accessibility.

use super::PageView;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct AboutView {
    framework: Framework,
    approval: Option<ApprovalView>,
    records: Records,
    contact: Contact,
    absences: Vec<Shorthand>,
    flags: Vec<Shorthand>,
    scales: Vec<Scale>,
    decisions: Vec<DecisionView>,
    versions: Vec<VersionView>,
    records_until: Option<String>,
    suppression: Option<Suppression>,
    theme: String,
    program: String,
}

/// Who approved the publication, in what body, when.
#[derive(Serialize)]
pub struct ApprovalView {
    role: Option<String>,
    body: Option<String>,
    date: Option<String>,
}

impl ApprovalView {
    /// The approval of the publication, where it is recorded.
    pub fn of(about: &About) -> Option<ApprovalView> {
        let approval = about.approval.as_ref()?;
        Some(ApprovalView {
            role: approval.role.clone(),
            body: approval.body.clone(),
            date: approval.date.map(date_words),
        })
    }
}

#[derive(Serialize)]
struct Shorthand {
    sign: &'static str,
    meaning: &'static str,
}

#[derive(Serialize)]
struct DecisionView {
    id: Id,
    title: String,
    place: Option<String>,
    decision: Decision,
}

#[derive(Serialize)]
struct VersionView {
    version: String,
    date: Option<String>,
    text: String,
}

pub fn about(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let about = &publication.about;
    let page = pages.page(&PageKind::About, "About this self-evaluation");
    let view = AboutView {
        framework: publication.framework.clone(),
        approval: ApprovalView::of(about),
        records: about.records.clone(),
        records_until: about.records.until.map(date_words),
        contact: about.contact.clone(),
        absences: Absence::ALL
            .iter()
            .map(|(a, _, meaning)| Shorthand {
                sign: a.shorthand(),
                meaning,
            })
            .collect(),
        flags: Flag::ALL
            .iter()
            .map(|(f, _, meaning)| Shorthand {
                sign: f.shorthand(),
                meaning,
            })
            .collect(),
        scales: publication.scales.clone(),
        decisions: decisions(publication),
        versions: about
            .versions
            .iter()
            .map(|version| VersionView {
                version: version.version.clone(),
                date: version.date.map(Period::words),
                text: version.text.clone(),
            })
            .collect(),
        suppression: pages.copy().edition().suppression.clone(),
        theme: pages.theme_name().to_owned(),
        program: format!("sef {}", env!("CARGO_PKG_VERSION")),
    };
    Ok((page, pages.context("about", &view)))
}

/// Every decision on a contradiction of the sources, in the order of the model.
fn decisions(publication: &Publication) -> Vec<DecisionView> {
    let mut all = Vec::new();
    let mut add = |id: &Id, title: &str, place: Option<String>, decision: &Option<Decision>| {
        if let Some(decision) = decision {
            all.push(DecisionView {
                id: id.clone(),
                title: title.to_owned(),
                place,
                decision: decision.clone(),
            });
        }
    };
    for indicator in &publication.indicators {
        add(&indicator.id, &indicator.short, None, &indicator.decision);
        for (period, datum) in &indicator.values {
            add(
                &indicator.id,
                &indicator.short,
                Some(period.words()),
                &datum.decision,
            );
        }
    }
    for table in &publication.tables {
        add(&table.id, &table.title, None, &table.decision);
        let TableBody::Rows { columns, rows } = &table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                if let Cell::Figure(datum) = cell {
                    add(
                        &table.id,
                        &table.title,
                        Some(format!("{}, {}", row.title, column.title)),
                        &datum.decision,
                    );
                }
            }
        }
    }
    for priority in &publication.priorities {
        for (series, what) in [(&priority.status, "actions"), (&priority.impact, "impact")] {
            for (period, status) in series {
                add(
                    &priority.id,
                    &priority.title,
                    Some(format!("status of {what}, {}", period.words())),
                    &status.decision,
                );
            }
        }
    }
    all
}

#[derive(Serialize)]
struct AccessibilityView {
    compliance: &'static str,
    assessed: bool,
    known: Vec<String>,
    tested: Option<String>,
    method: Option<String>,
    prepared: Option<String>,
    reviewed: Option<String>,
    contact: Contact,
}

pub fn accessibility(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let about = &pages.publication().about;
    let own = &about.accessibility;
    let page = pages.page(&PageKind::Accessibility, "Accessibility statement");
    let view = AccessibilityView {
        compliance: Compliance::ALL
            .iter()
            .find(|(_, c, _)| *c == own.compliance)
            .map_or("", |(_, _, words)| words),
        assessed: own.compliance != Compliance::NotAssessed,
        known: own.known.clone(),
        tested: own.tested.map(date_words),
        method: own.method.clone(),
        prepared: own.prepared.map(date_words),
        reviewed: own.reviewed.map(date_words),
        contact: about.contact.clone(),
    };
    Ok((page, pages.context("statement", &view)))
}
