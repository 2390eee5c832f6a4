//! `changed-since-review`: a figure that moved on after its section was read through.

use crate::check::prose::{Mention, Passage};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{self, Style};
use crate::model::{Facet, Period, Publication, Section, Span, Target};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "changed-since-review",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds references without a period that show another value than on the day of the section's “reviewed”: a later value has come since, or the version before, which sef.toml names, held another.",
    why: "The sentence around the figure was written for the old value. Nobody has read it with the new one.",
    example: "reviewed = 2020-04-15\n\nOf the visits, [[visits]] are on time. (53% in March, the latest month then; 61% in April.)",
    instead: "reviewed = 2020-05-20\n\nOf the visits, [[visits]] are on time.",
    mend: "Read the sentence with the new value, then set “reviewed” to today. Or keep the old value, with its period: [[visits@2020-03]].",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let section = passage
            .owner()
            .and_then(|id| subject.publication.section(id.as_str()));
        let Some((section, day)) = section.and_then(|one| Some((one, one.reviewed?))) else {
            continue;
        };
        let before = subject
            .before
            .filter(|before| !is_read_since(before, section, day));
        for mention in &passage.references {
            let was_and_is = before
                .and_then(|before| since_version(subject.publication, before, passage, mention))
                .or_else(|| since_day(subject.publication, passage, mention, day));
            if let Some(Moved { was, is, span }) = was_and_is {
                all.push(
                    finding(format!(
                        "this figure was {was} when the section was last read through, and is {is} now"
                    ))
                    .at(mention.span)
                    .related(span, "the figure is held here")
                    .help("Read the sentence with the new value, then set “reviewed” anew; or name the period that is meant: [[id@period]]."),
                );
            }
        }
    }
}

/// A figure with another value than when its section was read through.
struct Moved {
    was: String,
    is: String,
    span: Span,
}

/// Whether a section was read through after the version before came out.
fn is_read_since(before: &Publication, section: &Section, day: Date) -> bool {
    let then = before
        .section(section.id.as_str())
        .and_then(|earlier| earlier.reviewed);
    day > before.about.published && then != Some(day)
}

/// How a figure differs from what the version before showed at this place.
fn since_version(
    publication: &Publication,
    before: &Publication,
    passage: &Passage<'_>,
    mention: &Mention<'_>,
) -> Option<Moved> {
    match &mention.reference.to {
        Target::Indicator {
            id,
            facet: Facet::Value,
            at: None,
            ..
        } => {
            let indicator = publication.indicator(id.as_str())?;
            let earlier = before.indicator(id.as_str())?;
            let as_at = passage
                .owner()
                .and_then(|id| before.section(id.as_str()))
                .map_or(before.about.as_at, |section| before.as_at(section));
            let now = measure::latest(indicator, passage.as_at)?;
            let then = measure::latest(earlier, as_at)?;
            let (is, was) = (now.value.ok()?, then.value.ok()?);
            (is != was).then(|| Moved {
                was: told(&Style::of(earlier).full(was), then.period),
                is: told(&Style::of(indicator).full(is), now.period),
                span: now.datum.span,
            })
        }
        Target::Cell { table, row, column } => {
            let table_now = publication.table(table.as_str())?;
            let table_then = before.table(table.as_str())?;
            let (row, column) = (row.as_str(), column.as_str());
            let now = measure::find_cell(publication, table_now, row, column)?.cell;
            let then = measure::find_cell(before, table_then, row, column)?.cell;
            (now.value? != then.value?).then(|| Moved {
                was: then.prose.text,
                is: now.prose.text,
                span: now.datum.map_or(table_now.span, |datum| datum.span),
            })
        }
        _ => None,
    }
}

/// How a figure differs from the latest that there was on the day of the review.
fn since_day(
    publication: &Publication,
    passage: &Passage<'_>,
    mention: &Mention<'_>,
    day: Date,
) -> Option<Moved> {
    let Target::Indicator {
        id,
        facet: Facet::Value,
        at: None,
        ..
    } = &mention.reference.to
    else {
        return None;
    };
    let indicator = publication.indicator(id.as_str())?;
    let now = measure::latest(indicator, passage.as_at)?;
    if now.period.last_day() <= day {
        return None;
    }
    let then = measure::latest(indicator, day)?;
    let (is, was) = (now.value.ok()?, then.value.ok()?);
    let style = Style::of(indicator);
    (is != was).then(|| Moved {
        was: told(&style.full(was), then.period),
        is: told(&style.full(is), now.period),
        span: now.datum.span,
    })
}

fn told(value: &str, period: Period) -> String {
    format!("{value} ({})", period.words())
}
