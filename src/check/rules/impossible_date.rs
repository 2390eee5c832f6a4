//! `impossible-date`: a day that does not exist.

use crate::check::period_words::{month, periods};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "impossible-date",
    group: Group::Time,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds days in texts that no calendar has: 31 April, 30 February.",
    why: "It is a slip, and nobody can tell which day was meant.",
    example: "The review took place on 31 April 2020.",
    instead: "The review took place on 30 April 2020.",
    mend: "Look the day up.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        if !passage.has_digit || !passage.each_word().any(|word| month(word.text).is_some()) {
            continue;
        }
        let whole = 0..passage.text.len();
        for named in periods(&passage.text, &whole, passage.as_at) {
            if named.period.is_none() && passage.is_typed(&named.range) {
                let shown = passage.words(named.range.clone()).to_owned();
                all.push(
                    finding(format!("there is no “{shown}”"))
                        .at(subject.prose.span(passage, named.range))
                        .help("Look the day up."),
                );
            }
        }
    }
}
