//! The checker: what a program can decide about a publication. One file a rule, in `rules/`;
//! what a rule says of itself is what `sef explain` prints and what `docs/checks.md` holds.

mod acronym;
mod allowance;
mod backing;
mod changed;
mod cited;
mod claim;
mod data;
mod delivery;
mod explain;
mod fact;
mod figures;
pub mod identifiers;
mod levels;
mod loading;
mod measures;
mod number;
mod origins;
mod other_number;
mod period_words;
mod places;
mod plan_table;
pub mod prose;
mod reach;
mod repeated_tables;
mod rules;
mod run;
mod sheet;
mod small;
mod subject;
mod sums;
mod supposed;
#[cfg(test)]
mod tests;
mod typed;
mod typed_table;
mod unread;
mod weight;
mod word_set;
mod words;

pub use explain::{checks_page, codes, explain};
pub use figures::{FiguresInProse, figures_in_prose};
pub use levels::report_settings;
pub use rules::RULES;
pub use subject::{Reader, Subject};
pub use unread::hold_back;

use crate::diagnostic::Diagnostic;
use crate::load::{RuleLevel, RuleSetting};
use crate::model::{Edition, Id, Publication, Span, TableBody};
use crate::source::Sources;
use allowance::Allowances;
use places::Places;
use rayon::prelude::*;
use run::run;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A rule: what it is, and how it is checked.
pub struct Rule {
    /// Its name, in kebab-case, by which people switch, allow and look it up: `typed-figure`.
    pub code: &'static str,
    /// What it is about, for the order of `docs/checks.md`.
    pub group: Group,
    /// How bad a finding is, unless `sef.toml` says otherwise.
    pub level: RuleLevel,
    /// What it looks at.
    pub scope: Scope,
    /// What it does, in a sentence.
    pub what: &'static str,
    /// Why that is bad, in a sentence or two.
    pub why: &'static str,
    /// Text or data that triggers it.
    pub example: &'static str,
    /// The same, as it should be.
    pub instead: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// Finds.
    pub run: fn(&Subject<'_>, &mut Vec<Diagnostic>),
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Numbers.
    Figures,
    /// What words say about numbers.
    Words,
    /// What a self-evaluation must hold.
    Structure,
    /// Dates and periods.
    Time,
    /// How it is written.
    Language,
    /// What could make somebody recognisable, or lead astray. Never waived.
    Disclosure,
    /// Whether everybody can read it.
    Accessibility,
    /// The checks themselves.
    Checks,
}

impl Group {
    /// Every group with its heading.
    pub const ALL: [(Group, &'static str); 8] = [
        (Group::Figures, "Figures"),
        (Group::Words, "Words against data"),
        (Group::Structure, "Structure"),
        (Group::Time, "Time"),
        (Group::Language, "Language"),
        (Group::Disclosure, "Disclosure and safety"),
        (Group::Accessibility, "Accessibility of content"),
        (Group::Checks, "The checks themselves"),
    ];
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The publication as a whole, once.
    Publication,
    /// The publication too, but of its words at most a file at once: its words are then still at hand
    /// for the next rule, and both cores have their share.
    Text,
    /// What each edition holds, one by one; of its words at most a file at once.
    Copy,
}

/// The rule of this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Whether a finding of this code is of disclosure: nothing waives it but a reason at its place.
pub fn is_of_disclosure(code: &str) -> bool {
    rule(code).is_some_and(|rule| rule.group == Group::Disclosure)
}

/// Checks a publication as a whole. `settings`: the levels that `sef.toml` sets. What the text
/// allows is taken out by [`settled`].
pub fn whole(subject: &Subject<'_>, settings: &[RuleSetting]) -> Vec<Diagnostic> {
    // Nearly every rule asks for these: no thread has to wait for another that makes them.
    rayon::join(
        || LazyLock::force(&subject.prose),
        || LazyLock::force(&subject.whole.measures),
    );
    let mut all = report_settings(settings);
    all.extend(run(subject, &[Scope::Publication, Scope::Text], settings));
    leave_to_others(subject.publication, &mut all);
    all
}

/// Checks the copies of editions, each with the editions that hold it. What several hold is told
/// once. `whole`: what they were cut from.
pub fn copies(
    copies: &[(&[&Edition], &Publication)],
    whole: &Subject<'_>,
    settings: &[RuleSetting],
) -> Vec<Diagnostic> {
    let reader = |editions: &[&Edition]| editions.first().copied().map(Reader::of);
    let readers: BTreeSet<Reader> = copies
        .iter()
        .filter_map(|(editions, _)| reader(editions))
        .collect();
    let of_whole: BTreeMap<Reader, Vec<Diagnostic>> = readers
        .into_par_iter()
        .map(|reader| {
            (
                reader,
                run(&whole.read_by(reader), &[Scope::Copy], settings),
            )
        })
        .collect();
    let found: Vec<Vec<Diagnostic>> = copies
        .par_iter()
        .map(|(editions, copy)| {
            let Some(reader) = reader(editions) else {
                return Vec::new();
            };
            let changed = changed::files(whole.publication, copy);
            let is_the_same =
                |found: &&Diagnostic| found.span.is_some_and(|at| !changed.contains(&at.file));
            let of_whole = of_whole.get(&reader).into_iter().flatten();
            let mut all: Vec<Diagnostic> = of_whole.filter(is_the_same).cloned().collect();
            let subject = Subject::of_files(copy, reader, whole.sources, changed);
            all.extend(run(&subject, &[Scope::Copy], settings));
            all
        })
        .collect();
    let mut of_copies: Vec<(Diagnostic, BTreeSet<&Id>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for ((editions, _), findings) in copies.iter().zip(found) {
        let ids = || editions.iter().map(|edition| &edition.id);
        for finding in findings {
            let key = format!("{:?} {} {}", finding.span, finding.code, finding.message);
            match known.get(&key).and_then(|at| of_copies.get_mut(*at)) {
                Some((_, holders)) => holders.extend(ids()),
                None => {
                    known.insert(key, of_copies.len());
                    of_copies.push((finding, ids().collect()));
                }
            }
        }
    }
    // In the order in which the publication names them.
    let in_order = |holders: &BTreeSet<&Id>| -> Vec<&str> {
        let all = whole.publication.editions.iter().map(|edition| &edition.id);
        all.filter(|id| holders.contains(id))
            .map(Id::as_str)
            .collect()
    };
    let told = |(mut finding, holders): (Diagnostic, BTreeSet<&Id>)| {
        let editions = in_order(&holders);
        let help = finding.help.take().unwrap_or_default();
        let which = crate::measure::list_words(&editions);
        let noun = if editions.len() == 1 {
            "edition"
        } else {
            "editions"
        };
        finding.help = Some(format!("{help} (In the {noun} {which}.)").trim().to_owned());
        finding
    };
    of_copies.into_iter().map(told).collect()
}

/// Findings without those that the text allows, and with what it allows in vain.
pub fn settled(
    mut findings: Vec<Diagnostic>,
    sources: &Sources,
    settings: &[RuleSetting],
) -> Vec<Diagnostic> {
    let mut allowances = Allowances::of(sources);
    findings.retain(|finding| !allowances.allow(finding));
    leave_to_small_counts(&mut findings);
    findings.extend(allowances.report(settings));
    findings
}

/// A reference in place of what must not be said at all would be no cure.
fn leave_to_small_counts(findings: &mut Vec<Diagnostic>) {
    let place = |finding: &Diagnostic| finding.span.map(|span| (span.file, span.start));
    let small = findings.iter().filter(|one| one.code == "small-count");
    let small: BTreeSet<_> = small.filter_map(place).collect();
    findings.retain(|finding| {
        finding.code != "typed-figure" || place(finding).is_none_or(|at| !small.contains(&at))
    });
}

/// A number that a rule reports with what to write instead needs no second finding that nothing
/// backs it, nor one that differs from the data another that the data holds it; an improvement that is
/// told as a great one needs no second that it is told. An indicator that nothing refers to says where
/// its figure is typed instead.
fn leave_to_others(publication: &Publication, all: &mut Vec<Diagnostic>) {
    let spans = |codes: &[&str]| -> BTreeSet<Span> {
        all.iter()
            .filter(|finding| codes.contains(&finding.code))
            .filter_map(|finding| finding.span)
            .collect()
    };
    let held_beside = |finding: &Diagnostic| {
        let held = finding.related.first().map(|(span, _)| *span);
        finding.span.zip(held)
    };
    let certain: BTreeSet<(Span, Span)> = all
        .iter()
        .filter(|finding| finding.code == "figure-differs")
        .filter_map(held_beside)
        .collect();
    let differing = spans(&["figure-differs", "fraction-differs", "two-values"]);
    let summed = spans(&["sum-differs"]);
    let emphatic = Places::of(&spans(&["emphatic-claim"]));
    let mut told = spans(&[
        "typed-figure",
        "sum-differs",
        "nhs-number",
        "pupil-number",
        "child-id",
        "birth-date",
        "personal-contact",
    ]);
    told.extend(&differing);
    let told = Places::of(&told);
    all.retain(|finding| {
        finding.span.is_none_or(|span| match finding.code {
            "unbacked-number" => !told.are_touched_by(span),
            "bare-improvement" => !emphatic.are_touched_by(span),
            "typed-figure" => !differing.contains(&span) && !summed.contains(&span),
            // What is certain need not be asked.
            "two-values" => held_beside(finding).is_none_or(|pair| !certain.contains(&pair)),
            _ => true,
        })
    });
    lead_to_typed(publication, all);
}

/// Leads from an indicator or table that nothing refers to, to the first place where its figure is
/// typed: there the reference belongs.
fn lead_to_typed(publication: &Publication, all: &mut [Diagnostic]) {
    let mut typed: BTreeMap<Span, Span> = BTreeMap::new();
    for finding in all.iter() {
        if let ("typed-figure" | "figure-differs", Some(at)) = (finding.code, finding.span) {
            for (held, _) in &finding.related {
                typed.entry(*held).or_insert(at);
            }
        }
    }
    let of_indicators = publication.indicators.iter().map(|one| {
        let held = one.values.values().map(|datum| datum.span).collect();
        (one.span, held)
    });
    let of_tables = publication.tables.iter().filter_map(|one| match &one.body {
        TableBody::Rows { rows, .. } => Some((one.span, rows.iter().map(|row| row.span).collect())),
        TableBody::Series { .. } => None,
    });
    let held_in: BTreeMap<Span, Vec<Span>> = of_indicators.chain(of_tables).collect();
    for finding in all {
        if finding.code == "indicator-unused"
            && let Some(held) = finding.span.and_then(|span| held_in.get(&span))
            && let Some(at) = held.iter().filter_map(|held| typed.get(held)).min()
        {
            finding
                .related
                .push((*at, "its figure is typed here".into()));
            finding.help = Some("Refer to it where its figure is typed.".into());
        }
    }
}

/// A finding at a place; its code and severity are put in by [`run::run`].
fn finding(message: impl Into<String>) -> Diagnostic {
    Diagnostic::warning("", message)
}
