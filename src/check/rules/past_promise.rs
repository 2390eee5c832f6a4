//! `past-promise`: what is to be done by a day that had passed when the publication came out.

mod of_something_else;
mod without_year;

use crate::check::period_words::periods;
use crate::check::prose::{Kind, Passage, clauses};
use crate::check::words::{Phrases, word_before};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Period, YEARS};
use of_something_else::is_of_something_else;
use std::ops::Range;
use std::sync::LazyLock;
use without_year::{is_by_its_end, names_a_month, without_years};

/// The rule.
pub const RULE: Rule = Rule {
    code: "past-promise",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds a clause of a section that says what will be, or is to be, by or in a month, or by the middle of a year, or by a month without its year, or from or for a month, that had ended before the publication's date; or before the day as at which the section is told, where it says its own. The date of something else in the clause (“the year that ended on 31 March 2020”, “the plan agreed in May 2020”) is none.",
    why: "The reader asks whether it was done.",
    example: "We will have this in place by June 2020. (Published on 16 July 2020.)",
    instead: "This has been in place since June 2020.",
    mend: "Say whether it was done, or give the new date.",
    run,
};

static AHEAD: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "will",
        "are to be",
        "is to be",
        "to be in place",
        "are to",
        "is planned",
        "are planned",
        "is scheduled",
        "are scheduled",
        "is expected",
        "are expected",
        "is due to begin",
        "is due to start",
        "are due to begin",
        "are due to start",
        "is due in",
        "are due in",
        "is due by",
        "are due by",
    ])
});

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let published = subject.publication.about.published;
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        let names_date = || passage.has_digit || names_a_month(passage);
        if passage.quoted || !is_prose || !passage.is_in_section() || !names_date() {
            continue;
        }
        // A section that says its own day speaks as of then.
        let says_its_day = passage.owner().is_some_and(|id| {
            let section = subject.publication.section(id.as_str());
            section.is_some_and(|section| section.as_at.is_some())
        });
        let today = match says_its_day {
            true => passage.as_at,
            false => published,
        };
        let promises = |words: &Range<usize>| AHEAD.are_in(passage.small_words(words.clone()));
        for sentence in passage.sentences.iter().filter(|one| promises(one)) {
            for clause in clauses(&passage.text, sentence) {
                if !promises(&clause) {
                    continue;
                }
                let with_year = periods(&passage.text, &clause, passage.as_at)
                    .into_iter()
                    .filter(|named| named.has_year)
                    .filter_map(|named| Some((named.range, named.period?)));
                let named: Vec<_> = with_year
                    .chain(mid_years(passage, &clause))
                    .chain(without_years(passage, &clause, today))
                    .collect();
                let joins = |range: &Range<usize>| {
                    let before = word_before(&passage.text, range.start);
                    matches!(before.as_str(), "by" | "in" | "on" | "during")
                        || before == "from" && begins_then(passage, &clause, range)
                        || before == "for" && is_fixed_for(passage, range.start)
                        || is_by_its_end(passage, range.start)
                };
                let is_ahead = named
                    .iter()
                    .any(|(range, period)| joins(range) && period.last_day() >= today);
                for (range, period) in named {
                    let is_date =
                        joins(&range) && !is_of_something_else(passage, &clause, &range, is_ahead);
                    let is_near = matches!(period, Period::Month { .. } | Period::Day(_));
                    if is_date && is_near && period.last_day() < today {
                        let shown = passage.words(range.clone()).to_owned();
                        all.push(
                            finding(format!(
                                "“{shown}” had passed when this was published, and is told as ahead"
                            ))
                            .at(subject.prose.span(passage, range))
                            .help("Say whether it was done, or give the new date."),
                        );
                    }
                }
            }
        }
    }
}

/// “From June 2020 this will …”, “will start again from June 2020”: no end is named.
fn begins_then(passage: &Passage<'_>, clause: &Range<usize>, date: &Range<usize>) -> bool {
    const BEGINNING: [&str; 12] = [
        "begin", "start", "again", "restart", "resume", "apply", "run", "operate", "reopen",
        "open", "place", "force",
    ];
    let behind = passage.small_words(date.end..passage.text.len());
    let behind = behind.trim_start_matches([' ', ',']);
    let is_open = !["to ", "until ", "till ", "through ", "–", "-", "and "]
        .iter()
        .any(|word| behind.starts_with(word));
    let front = passage.small_words(clause.start..date.start);
    let front = front.trim_end().strip_suffix("from").unwrap_or("x").trim();
    let last = front.rsplit(' ').next().unwrap_or("");
    is_open && (front.is_empty() || BEGINNING.contains(&last))
}

/// “Is scheduled for June 2020”.
fn is_fixed_for(passage: &Passage<'_>, date: usize) -> bool {
    let front = passage.small_words(0..date);
    ["scheduled for ", "planned for ", "expected for "]
        .iter()
        .any(|words| front.ends_with(words))
}

/// “Mid-2020”, “mid 2020”: by the end of its June.
fn mid_years(passage: &Passage<'_>, clause: &Range<usize>) -> Vec<(Range<usize>, Period)> {
    let small = passage.small_words(clause.clone());
    small
        .match_indices("mid")
        .filter_map(|(at, mid)| {
            let behind = small.get(at + mid.len()..)?.strip_prefix(['-', ' '])?;
            let year = behind
                .get(..4)?
                .parse()
                .ok()
                .filter(|year| YEARS.contains(year))?;
            let start = clause.start + at;
            let range = start..start + "mid-2020".len();
            Some((range, Period::Month { year, month: 6 }))
        })
        .collect()
}
