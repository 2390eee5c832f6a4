//! `bare-comparison`: “above our comparators” without either figure.

mod one_of_two;
mod shown_near;

use crate::check::claim::is_no_statement;
use crate::check::number::NumberKind;
use crate::check::prose::{Kind, Passage, Voice};
use crate::check::reach::{is_cited, numbers_for};
use crate::check::small::Small;
use crate::check::typed::{Dated, dated_numbers};
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use crate::model::{Facet, Publication, Target};
use one_of_two::{given_above, left_out};
use shown_near::{Charts, is_shown_near};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-comparison",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds a sentence of a section that places the service above, below or in line with England, its neighbours or comparators, or as better than other services, and gives no figure of theirs: neither a reference, nor cited evidence, nor two typed numbers, nor theirs right behind, nor figures of theirs above it below the same heading (a paragraph, list, table or chart that it sums up), nor in the list that it leads to; what an earlier statement of the sentence has, with a subject of its own, is for that. Where it names two kinds of others (“above statistical and national comparators”), the figure of one is not that of the other.",
    why: "Nobody can check it, and nobody knows of which year it was true.",
    example: "Referral activity remains above comparators.",
    instead: "Referral activity, at [[referrals]], remains above that of our neighbours, [[referrals:neighbours]].",
    mend: "Refer to both figures, or cite where the comparison is made.",
    run,
};

/// How one stands to others.
const STANDS: [&str; 25] = [
    "above",
    "below",
    "in line with",
    "similar to",
    "close to",
    "higher than",
    "lower than",
    "better than",
    "worse than",
    "at or above",
    "comparable to",
    "comparable with",
    "broadly in line with",
    "congruent with",
    "consistent with",
    "aligning with",
    "aligned with",
    "on a par with",
    "an outlier",
    "stand comparison with",
    "stands comparison with",
    "compare well with",
    "compares well with",
    "compare favourably with",
    "compares favourably with",
];

/// Who the others are.
const OTHERS: [&str; 26] = [
    "comparators",
    "comparator",
    "statistical neighbours",
    "england",
    "england average",
    "england averages",
    "national average",
    "national averages",
    "national figures",
    "national rates",
    "national levels",
    "neighbours",
    "regional average",
    "comparator group",
    "comparator levels",
    "comparator sites",
    "comparator councils",
    "other local authorities",
    "other authorities",
    "other councils",
    "similar councils",
    "similar authorities",
    "similar local authorities",
    "national rate",
    "national level",
    "national benchmark",
];

/// Who else something may be better than: “close to other services” tells where it is.
const ELSEWHERE: [&str; 4] = [
    "other parts of",
    "other teams",
    "other services",
    "elsewhere",
];

/// All of them, to pass by the many sentences that name none.
static NAMED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(OTHERS.into_iter().chain(ELSEWHERE)));

/// Between the two stands no more than this, in bytes: “the levels of our”.
const NEAR: usize = 44;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let charts = OnceCell::new();
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        if passage.voice != Voice::Statement {
            continue;
        }
        let section = passage
            .owner()
            .and_then(|id| subject.publication.section(id.as_str()));
        // What sums the answers up leaves the figures to them.
        let sums_up = match passage.place.part {
            Part::Summary => section.is_some_and(|one| !one.answers.is_empty()),
            Part::Headline(_) => true,
            _ => false,
        };
        if passage.quoted || sums_up || !passage.is_in_section() {
            continue;
        }
        // A heading is borne out by what stands below it.
        let below = subject.prose.at(at + 1);
        if matches!(passage.kind, Kind::Heading(_)) && below.is_some_and(shows_theirs) {
            continue;
        }
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let Some((start, end)) = comparison(small) else {
                continue;
            };
            let claim = sentence.start + start..sentence.start + end;
            let is_shown = is_cited(passage, sentence, &claim)
                || passage
                    .references_in(sentence)
                    .any(|mention| may_hold_theirs(subject.publication, &mention.reference.to))
                || figure_behind(passage, sentence, claim.end);
            let numbers = match names_others_before(small, start) {
                true => numbers(dated_numbers(passage, sentence), passage, sentence),
                false => numbers(numbers_for(passage, sentence, &claim), passage, sentence),
            };
            let denies = passage.small_words(claim.clone()).starts_with("the same");
            if !denies && is_no_statement(small, passage.words(sentence.clone())) {
                continue;
            }
            let whose = match is_shown || numbers > 1 {
                true => left_out(subject.publication, passage, sentence, &claim).map(Some),
                false => Some(None),
            };
            let Some(whose) = whose else { continue };
            let charts = charts.get_or_init(|| Charts::of(subject));
            let is_given_above = whose.is_none_or(|kind| given_above(subject, at, kind));
            if is_given_above && is_shown_near(subject, charts, at, sentence, &claim) {
                continue;
            }
            let shown = passage.words(claim.clone());
            let message = match whose {
                Some((whose, _)) => format!("“{shown}” is said without the figure of {whose}"),
                None => format!("“{shown}” is said without their figure"),
            };
            all.push(
                finding(message)
                    .at(subject.prose.span(passage, claim))
                    .help("Refer to both figures, or cite where the comparison is made."),
            );
        }
    }
}

/// Whether a passage shows the figure of others.
fn shows_theirs(passage: &Passage<'_>) -> bool {
    let mut mentions = passage.references.iter();
    mentions.any(|mention| {
        matches!(
            mention.reference.to,
            Target::Indicator {
                facet: Facet::Comparator(_),
                ..
            }
        )
    })
}

/// Whether a figure comes with those of others: the reader finds them there.
fn may_hold_theirs(publication: &Publication, to: &Target) -> bool {
    match to {
        Target::Indicator { id, .. } => publication
            .indicator(id.as_str())
            .is_some_and(|indicator| !indicator.comparators.is_empty()),
        Target::Cell { .. } => true,
        _ => false,
    }
}

/// Whether a sentence of a passage names others and types two figures.
fn types_theirs(passage: &Passage<'_>) -> bool {
    let mut sentences = passage.sentences.iter();
    passage.has_digit
        && sentences.any(|sentence| {
            NAMED.are_in(passage.small_words(sentence.clone()))
                && numbers(dated_numbers(passage, sentence), passage, sentence) > 1
        })
}

/// Whether a number stands right behind the others: “the national average of 21%”, “neighbours (19%)”,
/// “neighbours, who had 80%”.
fn figure_behind(passage: &Passage<'_>, sentence: &Range<usize>, end: usize) -> bool {
    const LEADS: [&str; 20] = [
        "of", "at", "was", "is", "were", "are", "which", "who", "where", "whose", "had", "have",
        "has", "it", "rate", "stands", "stood", "around", "about", "average",
    ];
    let behind = dated_numbers(passage, sentence)
        .into_iter()
        .find(|one| one.number.range.start > end);
    behind.is_some_and(|one| {
        let between = passage.small_words(end..one.number.range.start);
        let mut words = between
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty());
        between.len() <= NEAR && !between.contains(';') && words.all(|word| LEADS.contains(&word))
    })
}

/// Whether an earlier statement of a sentence names the others, and so may give their figure.
fn names_others_before(small: Small<'_>, start: usize) -> bool {
    let front = small.get(..start).unwrap_or("");
    OTHERS
        .iter()
        .any(|others| find_phrase(front, others).is_some())
}

/// How many numbers these of a sentence are; “24 (5.3%)” is one.
fn numbers(of: Vec<Dated>, passage: &Passage<'_>, sentence: &Range<usize>) -> usize {
    of.iter()
        .filter(|one| {
            let front = passage.words(sentence.start..one.number.range.start);
            let is_share_of_it = one.number.kind == NumberKind::Percent
                && front
                    .strip_suffix('(')
                    .is_some_and(|front| front.trim_end().ends_with(|c: char| c.is_ascii_digit()));
            one.number.kind != NumberKind::Share && !is_share_of_it
        })
        .count()
}

/// Where a sentence compares with others.
fn comparison(small: Small<'_>) -> Option<(usize, usize)> {
    let names_others = NAMED.are_in(small);
    names_others
        .then(|| {
            parted(small)
                .or_else(|| adjoining(small))
                .or_else(|| not_the_same(small))
        })
        .flatten()
}

/// What says how one stands to others though it denies: “have not seen the same levels of churn as
/// other teams”.
fn not_the_same(small: Small<'_>) -> Option<(usize, usize)> {
    let same = ["the same levels of", "the same level of"];
    let start = same.iter().find_map(|same| find_phrase(small, same))?;
    find_phrase(small.get(..start)?, "not")?;
    let behind = small.get(start..)?;
    let named = OTHERS.iter().chain(&ELSEWHERE);
    let end = named
        .filter_map(|others| Some(find_phrase(behind, others)? + others.len()))
        .filter(|end| *end <= 2 * NEAR)
        .max()?;
    let compared = behind.get(..end)?;
    let is_one = !compared.contains([',', ';', '.']) && find_phrase(compared, "as").is_some();
    is_one.then_some((start, start + end))
}

/// “Higher in a number of respects than our comparators”.
fn parted(small: Small<'_>) -> Option<(usize, usize)> {
    const MORE: [&str; 10] = [
        "higher", "lower", "better", "worse", "greater", "fewer", "more", "less", "stronger",
        "weaker",
    ];
    MORE.iter().find_map(|more| {
        let start = find_phrase(small, more)?;
        let behind = small.get(start..)?;
        let than = find_phrase(behind, "than").filter(|than| *than <= NEAR)?;
        let named = behind.get(than..)?;
        let ends = OTHERS
            .iter()
            .chain(&ELSEWHERE)
            .filter_map(|others| Some(than + find_phrase(named, others)? + others.len()));
        let end = ends.filter(|end| *end <= than + NEAR).max()?;
        let compared = behind.get(..end)?;
        // “More than half of the other teams” counts them.
        let counts = behind
            .get(..than)
            .is_some_and(|words| words.trim_end() == *more)
            && matches!(*more, "more" | "less" | "fewer");
        let is_one = !compared.contains([',', ';', '.']);
        (is_one && !counts).then_some((start, start + end))
    })
}

fn adjoining(small: Small<'_>) -> Option<(usize, usize)> {
    STANDS
        .iter()
        .filter_map(|stands| {
            let start = find_phrase(small, stands)?;
            let behind = small.get(start + stands.len()..)?;
            let end = OTHERS
                .iter()
                .filter_map(|others| Some(find_phrase(behind, others)? + others.len()))
                .filter(|end| *end <= NEAR)
                .max()?;
            let between = behind.get(..end)?;
            (!between.contains([',', ';', '.'])).then_some((start, start + stands.len() + end))
        })
        .min()
}
