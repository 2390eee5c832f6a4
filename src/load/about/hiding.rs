//! By what rules the editions hide small counts. A reader may hold several of them, so that of two
//! rules one must hide all that the other does: what is hidden in either is then hidden from whoever
//! holds both. Whether anybody does is not asked: for whom an edition is stands there in words, and
//! files are passed on.

use crate::diagnostic::Diagnostic;
use crate::load::files::Files;
use crate::load::reader::Record;
use crate::model::*;

/// Says of each edition with the first of those before it that its rule cannot stand beside.
/// Which figures are in both is not asked: sums tie together what stands in one alone.
pub(super) fn report_clashes(editions: &[Edition], sef: &Record, files: &mut Files) {
    let hiding: Vec<(&Edition, &Suppression)> = editions
        .iter()
        .filter_map(|edition| Some((edition, edition.suppression.as_ref()?)))
        .collect();
    for (at, (edition, rule)) in hiding.iter().enumerate() {
        let earlier = hiding.iter().take(at);
        let found = earlier
            .filter_map(|(other, its_rule)| Some((other, its_rule, clash(its_rule, rule)?)))
            .next();
        let Some((other, its_rule, clash)) = found else {
            continue;
        };
        let message = format!(
            "whoever holds the editions “{}” and “{}” can tell {}",
            other.id,
            edition.id,
            clash.tells()
        );
        let told = |edition: &Edition, rule: &Suppression| {
            format!("“{}” {}", edition.id, clash.words(rule))
        };
        files.report(
            Diagnostic::error("editions-at-odds", message)
                .at(place(sef, edition))
                .related(place(sef, other), told(other, its_rule))
                .help(format!(
                    "{}, {}. {}",
                    told(other, its_rule),
                    told(edition, rule),
                    clash.advice()
                )),
        );
    }
}

/// Where the rule of an edition stands.
fn place(sef: &Record, edition: &Edition) -> Span {
    let entries = sef.entries("editions");
    let entry = entries.iter().find(|entry| entry.id == edition.id);
    let field = entry.and_then(|entry| entry.record.field("suppress"));
    field.map_or(edition.span, |field| field.value_span)
}

/// Why two rules cannot stand beside each other.
#[derive(Clone, Copy)]
enum Clash {
    /// Each hides counts that the other shows.
    Hiding,
    /// They round to multiples of different numbers: together they narrow a count down.
    Rounding,
}

fn clash(one: &Suppression, other: &Suppression) -> Option<Clash> {
    if !one.hides_as_much_as(other) && !other.hides_as_much_as(one) {
        return Some(Clash::Hiding);
    }
    match (one.round_to, other.round_to) {
        (Some(base), Some(another)) if base != another => Some(Clash::Rounding),
        _ => None,
    }
}

impl Clash {
    fn tells(self) -> &'static str {
        match self {
            Clash::Hiding => "what either hides: neither hides all that the other does",
            Clash::Rounding => "counts more exactly than either shows them: they round differently",
        }
    }

    fn words(self, rule: &Suppression) -> String {
        match self {
            Clash::Hiding => {
                let noughts = match rule.hide_zero {
                    true => "hides",
                    false => "shows",
                };
                let threshold = rule.threshold;
                format!("has the threshold {threshold} and {noughts} noughts")
            }
            Clash::Rounding => {
                let base = rule.round_to.unwrap_or(1);
                format!("rounds to multiples of {base}")
            }
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Clash::Hiding => {
                "Give one of them both the higher threshold and “hide_zero = true”, or give both the same."
            }
            Clash::Rounding => "Give both the same “round_to”, or leave it out of one.",
        }
    }
}
