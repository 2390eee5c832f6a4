//! `stale-figure`: a series whose latest value is older than its frequency lets expect.

use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Reading, readings};
use crate::model::{FileId, Frequency, Indicator};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "stale-figure",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a monthly series without a value for more than three months before the publication's date, a quarterly one for more than seven, a yearly one for more than twenty; not where the data says that there is none, month by month (“[x]”), or the note says why.",
    why: "The reader takes the latest value for how things stand.",
    example: "frequency = \"monthly\"\nvalues.2019-10 = 53\n\npublished = 2020-07-16",
    instead: "frequency = \"monthly\"\nvalues.2020-05 = 61\n\npublished = 2020-07-16",
    mend: "Add the values that there are since; where there are none, write “[x]” for each month, give the frequency “once”, or say in the note why it ended.",
    run,
};

/// So many series of one file are one task: they come from one source.
const TOGETHER: usize = 4;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let today = subject.publication.about.published;
    let mut of_files: BTreeMap<FileId, Vec<(&Indicator, Reading<'_>)>> = BTreeMap::new();
    for indicator in &subject.publication.indicators {
        let months = match indicator.frequency {
            Frequency::Monthly => 2,
            Frequency::Quarterly => 7,
            Frequency::Yearly => 20,
            Frequency::Once => continue,
        };
        // Where the data says of each later month that there is none, its author knows.
        let all_readings = readings(indicator, today);
        let last = all_readings.last().map(|reading| reading.period);
        let value = all_readings
            .into_iter()
            .rfind(|reading| reading.value.is_ok() || reading.is_hidden());
        let (Some(last), Some(value)) = (last, value) else {
            continue;
        };
        let is_explained = indicator
            .note
            .as_ref()
            .is_some_and(|note| tells_of_an_end(note));
        if !is_explained && months_between(last.last_day(), today) > months {
            let file = value.datum.span.file;
            of_files.entry(file).or_default().push((indicator, value));
        }
    }
    for stale in of_files.values() {
        all.extend(told(stale));
    }
}

/// Each by itself, or those of a file together.
fn told(stale: &[(&Indicator, Reading<'_>)]) -> Vec<Diagnostic> {
    const HELP: &str = "Add the values since; where there are none, say in its note why.";
    let of = |(indicator, value): &(&Indicator, Reading<'_>)| {
        let period = value.period.words();
        format!("the latest value of “{}” is of {period}", indicator.title)
    };
    match stale {
        [first, rest @ ..] if stale.len() >= TOGETHER => {
            let others = rest.len();
            let mut one = finding(format!(
                "{}, and {others} others here are old too",
                of(first)
            ))
            .at(first.1.datum.span)
            .help("Add the values since; where there are none, say in their notes why.");
            for other in rest {
                one = one.related(other.0.span, of(other));
            }
            vec![one]
        }
        _ => stale
            .iter()
            .map(|one| finding(of(one)).at(one.1.datum.span).help(HELP))
            .collect(),
    }
}

/// Whether a note gives a reason why there are no later values.
fn tells_of_an_end(note: &str) -> bool {
    const WORDS: [&str; 22] = [
        "ended",
        "ends",
        "stopped",
        "no longer",
        "discontinued",
        "replaced",
        "withdrawn",
        "paused",
        "suspended",
        "last",
        "latest",
        "later",
        "newer",
        "until",
        "not published",
        "not collected",
        "not available",
        "not yet",
        "no value",
        "no values",
        "no figure",
        "no figures",
    ];
    let small = lower(note);
    let says = |word: &&str| find_phrase(&small, word).is_some();
    // “Counted since May” is when it began; “nothing since” is an end.
    let since = find_phrase(&small, "since").and_then(|at| small.get(..at));
    let is_none = |before: &str| before.contains("n’t") || before.contains("n't");
    let nothing = ["no", "none", "nothing", "not", "never"];
    WORDS.iter().any(says)
        || since.is_some_and(|before| {
            is_none(before)
                || nothing
                    .iter()
                    .any(|word| find_phrase(before, word).is_some())
        })
}

/// Whole months from one day to another.
pub(super) fn months_between(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    months - i32::from(to.day() < from.day())
}
