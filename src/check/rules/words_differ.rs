//! `words-differ`: the author's words for a figure that disagree with it: `[[x|six in ten]]`, or
//! “nine in ten decisions ([[x]])”.

mod bracket;
mod counted;

use crate::check::claim::is_no_statement;
use crate::check::fact::{Figure, fact, figure};
use crate::check::number::{
    Hedge, Number, NumberKind, Role, hedge, may_mean, number_word, numbers, shares,
};
use crate::check::prose::{Mention, Passage};
use crate::check::words::{Phrases, find_phrase, is_empty_word, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Decimal, Unit};
use bracket::is_of_the_noun;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "words-differ",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Compares the author's words for a figure with its value: the words inside a reference, and a share in words or digits (“nine in ten”, “almost all”) with the reference in brackets behind it; and words for a share with a typed percentage in brackets right behind their noun (“the vast majority of plans (74%)”), or with a count there of which the data has the share (“one in four children on a plan (234)”). A “vast majority” is nine in ten or more.",
    why: "The words are what readers remember. They stay as they are when the figure changes.",
    example: "[[icpc-timeliness|Nine in ten]] conferences are on time, where the value is 61%.",
    instead: "[[icpc-timeliness|Six in ten]] conferences are on time.",
    mend: "Correct the words, or leave them out: the reference alone shows the value.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for sentence in &passage.sentences {
            beside_typed(subject, passage, sentence, all);
        }
    }
    for passage in &subject.prose.passages {
        for mention in &passage.references {
            let Some(figure) = figure(subject.publication, passage, mention) else {
                continue;
            };
            let said = match mention.reference.words {
                Some(_) => said_in(&passage.text, &mention.range, figure.unit),
                None => said_before(subject, passage, mention, figure.unit),
            };
            let Some(said) = said else {
                continue;
            };
            if !agrees(&said, &figure) {
                let shown = passage.words(said.range.clone()).trim().to_owned();
                all.push(
                    finding(format!(
                        "“{shown}” disagrees with the value, {}",
                        figure.shown
                    ))
                    .at(subject.prose.span(passage, said.range))
                    .related(figure.span, "the value is held here")
                    .help("Correct the words, or let the reference show its value alone."),
                );
            }
        }
    }
}

/// What a phrase says of a figure.
struct Said {
    range: Range<usize>,
    claim: Claim,
}

enum Claim {
    /// A number, more or less exact.
    Amount(Number),
    /// More than this share.
    MoreThan(i64),
    /// This share or more.
    AtLeast(i64),
    /// Less than this share.
    LessThan(i64),
    /// Exactly this share.
    Exactly(i64),
}

/// Phrases that say a share without a number.
const PHRASES: [(&str, Claim); 13] = [
    ("more than half", Claim::MoreThan(50)),
    ("over half", Claim::MoreThan(50)),
    ("less than half", Claim::LessThan(50)),
    ("fewer than half", Claim::LessThan(50)),
    ("under half", Claim::LessThan(50)),
    // `emphatic-claim` says the same of it.
    ("vast majority", Claim::AtLeast(90)),
    ("overwhelming majority", Claim::AtLeast(90)),
    ("great majority", Claim::MoreThan(70)),
    ("majority", Claim::MoreThan(50)),
    ("nearly all", Claim::MoreThan(85)),
    ("almost all", Claim::MoreThan(85)),
    ("minority", Claim::LessThan(50)),
    ("most", Claim::MoreThan(50)),
];

/// What words inside a reference say, where they are about nothing but its value.
fn said_in(text: &str, range: &Range<usize>, unit: Unit) -> Option<Said> {
    let words = text.get(range.clone())?;
    let small = lower(words);
    if unit == Unit::Percent {
        for (phrase, claim) in PHRASES {
            if let Some(at) = find_phrase(&small, phrase) {
                let is_start = small.get(..at).is_some_and(|front| {
                    matches!(front.trim(), "" | "the" | "a" | "an" | "by far the")
                });
                if is_start {
                    return Some(Said {
                        range: range.clone(),
                        claim,
                    });
                }
            }
        }
        match small.trim() {
            "all" | "every" | "all of them" => {
                return Some(Said {
                    range: range.clone(),
                    claim: Claim::Exactly(100),
                });
            }
            "none" | "no" | "none of them" => {
                return Some(Said {
                    range: range.clone(),
                    claim: Claim::Exactly(0),
                });
            }
            _ => {}
        }
    }
    let number = the_number(text, range, unit)?;
    Some(Said {
        range: range.clone(),
        claim: Claim::Amount(number),
    })
}

/// The only number in a range, where it is of the figure's kind.
fn the_number(text: &str, range: &Range<usize>, unit: Unit) -> Option<Number> {
    let mut found = shares(text, range);
    let inside_share = |number: &Number, shares: &[Number]| {
        shares.iter().any(|share| {
            share.range.start <= number.range.start && number.range.end <= share.range.end
        })
    };
    let digits: Vec<Number> = numbers(text, range)
        .into_iter()
        .filter(|number| number.role == Role::Figure && !inside_share(number, &found))
        .collect();
    found.extend(digits);
    if found.is_empty() {
        let words = super::super::words::words(text, range);
        let only: Vec<(Range<usize>, i64)> = words
            .iter()
            .filter_map(|word| Some((word.range.clone(), number_word(&lower(word.text))?)))
            .collect();
        if let [(at, value)] = only.as_slice() {
            found.push(Number {
                hedge: hedge(text.get(..at.start).unwrap_or("")),
                range: at.clone(),
                value: Decimal::whole(*value),
                kind: NumberKind::Plain,
                role: Role::Figure,
            });
        }
    }
    match found.as_slice() {
        [one] if takes(unit, one.kind) => Some(one.clone()),
        _ => None,
    }
}

fn takes(unit: Unit, kind: NumberKind) -> bool {
    match kind {
        NumberKind::Percent | NumberKind::Share => unit == Unit::Percent,
        NumberKind::Pounds => unit == Unit::Pounds,
        NumberKind::Plain => !matches!(unit, Unit::Percent | Unit::Pounds),
    }
}

/// What is said before a reference that stands in brackets: “nine in ten decisions ([[x]])”.
fn said_before(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    mention: &Mention<'_>,
    unit: Unit,
) -> Option<Said> {
    let before = passage.text.get(..mention.range.start)?;
    let front = before.strip_suffix('(')?.trim_end();
    let behind = passage.text.get(mention.range.end..)?;
    // “([[x]], [[y]])” says two things, and “([[x]] in March)” is still one.
    if !is_of_the_noun(behind) {
        return None;
    }
    let sentence = passage
        .sentences
        .iter()
        .find(|range| range.contains(&mention.range.start))?;
    let start = front
        .rfind([',', ';', ':', '(', ')', '–', '—'])
        .map_or(0, |at| at + 1)
        .max(sentence.start);
    let range = start..front.len();
    if passage.references_in(&range).next().is_some() || front.len() <= start {
        return None;
    }
    if let Some(number) = the_number(&passage.text, &range, unit) {
        let typed = passage.is_typed(&number.range) && number.kind != NumberKind::Plain;
        return typed.then(|| Said {
            range: number.range.clone(),
            claim: Claim::Amount(number),
        });
    }
    if unit != Unit::Percent || !SAYS_SHARE.are_in(passage.small_words(range)) {
        return None;
    }
    let fact = fact(subject.publication, passage, mention);
    let is_name = |words: &str| {
        let indicator = fact.as_ref().map(|fact| fact.indicator);
        indicator.is_some_and(|one| subject.measures().says_no_more(words, one))
    };
    said_of_noun(passage, sentence.start..front.len(), is_name)
}

/// [`PHRASES`], to be looked for at once.
static SAYS_SHARE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(PHRASES.iter().map(|(phrase, _)| *phrase)));

/// “The vast majority of plans (74%)”: words with a typed share in brackets right behind their noun.
fn beside_typed(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    for number in passage.numbers(sentence) {
        all.extend(counted::look(subject, passage, sentence, &number));
        let is_share = number.kind == NumberKind::Percent
            && number.role == Role::Figure
            && number.hedge == Hedge::None
            && passage.is_typed(&number.range);
        let front = passage.words(sentence.start..number.range.start);
        let behind = passage.words(number.range.end..sentence.end);
        let is_alone = is_of_the_noun(behind);
        let Some(front) = front.strip_suffix('(').filter(|_| is_share && is_alone) else {
            continue;
        };
        let front = sentence.start..sentence.start + front.len();
        let Some(said) = said_of_noun(passage, front, |_| false) else {
            continue;
        };
        let shown = passage.words(number.range.clone()).trim().to_owned();
        let figure = Figure {
            value: number.value,
            unit: Unit::Percent,
            shown,
            span: subject.prose.span(passage, number.range.clone()),
        };
        if !agrees(&said, &figure) {
            let words = passage.words(said.range.clone()).trim();
            let message = format!(
                "“{words}” disagrees with the number beside it, {}",
                figure.shown
            );
            all.push(
                finding(message)
                    .at(subject.prose.span(passage, said.range))
                    .related(figure.span, "the number stands here")
                    .help("Correct the words, or leave them out."),
            );
        }
    }
}

/// So many telling words are a noun with what describes it: “of our foster carers”.
const NOUN: usize = 5;

/// What makes a number behind it one of a part: “the majority of children in private homes (12%)”.
const OF_A_PART: [&str; 20] = [
    "in", "with", "without", "from", "who", "whose", "that", "which", "at", "on", "for", "by",
    "aged", "under", "over", "outside", "and", "or", "are", "were",
];

/// What tells who is meant and no part of them.
const SET_PHRASES: [&str; 8] = [
    " in care",
    " in need",
    " on a plan",
    " on plans",
    " on a protection plan",
    " on protection plans",
    " on a child protection plan",
    " in our care",
];

/// The words for a share at the end of a text that nothing but a noun follows.
/// `is_name`: whether words name, with nothing besides, what is known to be meant.
fn said_of_noun(
    passage: &Passage<'_>,
    front: Range<usize>,
    is_name: impl Fn(&str) -> bool,
) -> Option<Said> {
    let text = passage.words(front.clone());
    let start = text.rfind([',', ';', ':', '(', ')', '–', '—', '“', '"']);
    let sign = start.and_then(|at| text.get(at..)?.chars().next());
    // What somebody else says is theirs.
    if matches!(sign, Some('“' | '"')) {
        return None;
    }
    let length = start.zip(sign).map(|(at, sign)| at + sign.len_utf8());
    let range = front.start + length.unwrap_or(0)..front.end;
    let small = passage.small_words(range.clone());
    if is_no_statement(small, passage.words(range.clone())) {
        return None;
    }
    let is_followed_by_noun = |end: usize, has_of: bool| {
        let rest = passage.small_words(end..range.end);
        let list = super::super::words::words(&passage.text, &(end..range.end));
        let telling = list.iter().filter(|word| !is_empty_word(&lower(word.text)));
        let telling = telling.count();
        // “Children on a plan” are a noun.
        let bare = rest.trim_end();
        let set = SET_PHRASES.iter().find(|phrase| bare.ends_with(**phrase));
        let noun_ends = end + bare.len() - set.map_or(0, |phrase| phrase.len());
        let is_of_a_part = list.iter().any(|word| {
            let is_joint = OF_A_PART.contains(&&*lower(word.text));
            let rest = passage.words(word.range.end..range.end);
            word.range.start < noun_ends && is_joint && !is_name(rest)
        });
        (!has_of || rest.starts_with(" of ")) && (1..=NOUN).contains(&telling) && !is_of_a_part
    };
    let phrase = PHRASES
        .into_iter()
        .find_map(|(phrase, claim)| Some((phrase, claim, find_phrase(small, phrase)?)));
    if let Some((phrase, claim, at)) = phrase {
        let said = range.start + at..range.start + at + phrase.len();
        // “Most vulnerable”, “minority ethnic”: no share.
        let has_of = !phrase.ends_with(" all");
        return is_followed_by_noun(said.end, has_of).then_some(Said { range: said, claim });
    }
    let shares = shares(&passage.text, &range);
    let [share] = shares.as_slice() else {
        return None;
    };
    let said = share.range.clone();
    is_followed_by_noun(said.end, false).then(|| Said {
        range: said,
        claim: Claim::Amount(share.clone()),
    })
}

fn agrees(said: &Said, figure: &Figure) -> bool {
    let value = figure.value;
    match &said.claim {
        Claim::MoreThan(than) => value > Decimal::whole(*than),
        Claim::AtLeast(share) => value >= Decimal::whole(*share),
        Claim::LessThan(than) => value < Decimal::whole(*than),
        Claim::Exactly(share) => value == Decimal::whole(*share),
        Claim::Amount(number) => may_mean(number, value),
    }
}
