//! `link-elsewhere`: a link whose words name another address than the one it leads to.

use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "link-elsewhere",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Compares the address in a link's words with its target: the host of a web address, the whole of an e-mail address.",
    why: "The reader trusts what is shown. A hidden address is how people are led astray, or how a colleague's address leaks.",
    example: "[team@example.org](mailto:jane.smith@example.org)",
    instead: "[team@example.org](mailto:team@example.org)",
    mend: "Make words and target the same.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        for (range, address) in &passage.links {
            let words = lower(passage.words(range.clone()).trim());
            if let Some(target) = other_target(&words, &lower(address)) {
                all.push(
                    finding(format!(
                        "the words name another address than the target, {target}"
                    ))
                    .at(subject.prose.span(passage, range.clone()))
                    .help("Make words and target the same."),
                );
            }
        }
    }
}

/// The target, where the words are another address.
fn other_target(words: &str, address: &str) -> Option<String> {
    if words.contains(char::is_whitespace) {
        return None;
    }
    if let Some(mail) = address.strip_prefix("mailto:") {
        let mail = mail.split('?').next().unwrap_or(mail);
        return (words.contains('@') && words != mail).then(|| mail.to_owned());
    }
    let target = host(address)?;
    let shown = host(words)?;
    (shown != target).then_some(target)
}

/// The host of a web address, without `www.`; of plain words only where they look like one.
fn host(text: &str) -> Option<String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_address = rest.is_some() || text.starts_with("www.");
    let host = rest.unwrap_or(text).split(['/', '?', '#', ':']).next()?;
    let host = host
        .strip_prefix("www.")
        .unwrap_or(host)
        .trim_end_matches('.');
    let ends = [".uk", ".org", ".com", ".net", ".gov", ".eu", ".info"];
    let looks = is_address || ends.iter().any(|end| host.ends_with(end));
    (looks && host.contains('.')).then(|| host.to_owned())
}
