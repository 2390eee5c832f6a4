//! What a code means: for `sef explain`, and as `docs/checks.md`.

use super::loading::{self, LoadingCode};
use super::{Group, RULES, Rule, Scope, rule};
use crate::load::RuleLevel;
use std::fmt::Write as _;

/// Every code that is ever reported: those of the rules, then those of loading.
pub fn codes() -> impl Iterator<Item = &'static str> {
    RULES
        .iter()
        .map(|rule| rule.code)
        .chain(loading::all().into_iter().map(|code| code.code))
}

/// What a code means, as text for a terminal; `None` for a code that there is not.
pub fn explain(code: &str) -> Option<String> {
    if let Some(rule) = rule(code) {
        return Some(of_rule(rule, "", "    "));
    }
    loading::all()
        .into_iter()
        .find(|known| known.code == code)
        .map(of_loading)
}

fn of_rule(rule: &Rule, heading: &str, indent: &str) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{heading}{}\n", rule.code);
    let _ = writeln!(text, "{} {}\n", level_words(rule), scope_words(rule.scope));
    let _ = writeln!(text, "{}\n", rule.what);
    let _ = writeln!(text, "Why it matters: {}\n", rule.why);
    let _ = writeln!(
        text,
        "It is reported here:\n\n{}\n",
        indented(rule.example, indent)
    );
    let _ = writeln!(
        text,
        "It is not reported here:\n\n{}\n",
        indented(rule.instead, indent)
    );
    let _ = writeln!(text, "What to do: {}", rule.mend);
    text
}

fn of_loading(code: &LoadingCode) -> String {
    format!(
        "{}\n\n{}\n\nWhy it matters: {}\n\nWhat to do: {}\n",
        code.code, code.what, code.why, code.mend
    )
}

fn level_words(rule: &Rule) -> &'static str {
    match (rule.group, rule.level) {
        (Group::Disclosure, RuleLevel::Error) => "Always an error.",
        (Group::Disclosure, _) => {
            "A warning. sef.toml can make it an error, and cannot switch it off."
        }
        (_, RuleLevel::Error) => "An error, unless sef.toml says otherwise.",
        (_, RuleLevel::Warning) => "A warning, unless sef.toml says otherwise.",
        (_, RuleLevel::Off) => "Off, unless sef.toml switches it on.",
    }
}

fn scope_words(scope: Scope) -> &'static str {
    match scope {
        Scope::Publication | Scope::Text => "It looks at the publication as a whole.",
        Scope::Copy => "It looks at what each edition holds.",
    }
}

fn indented(text: &str, indent: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| match line {
            "" => String::new(),
            line => format!("{indent}{line}"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// `docs/checks.md`.
pub fn checks_page() -> String {
    let mut page = String::from(PREFACE);
    for (group, heading) in Group::ALL {
        let rules: Vec<_> = RULES.iter().filter(|rule| rule.group == group).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = writeln!(page, "\n## {heading}");
        for rule in rules {
            let _ = write!(page, "\n{}", of_rule(rule, "### ", "    "));
        }
    }
    page.push_str("\n## What is found while files are read\n\n");
    page.push_str("These are errors, but for those marked as warnings; they can be neither switched nor allowed.\n\n");
    page.push_str("| code | what is wrong | what to do |\n|---|---|---|\n");
    for code in loading::all() {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} |",
            code.code,
            cell(code.what),
            cell(code.mend)
        );
    }
    page
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

const PREFACE: &str = "\
<!-- Made from the rules themselves: sef explain --all > docs/checks.md -->

# What `sef check` checks

`sef check` reads the whole publication and reports what a program can decide. Errors are what it is
sure of; `sef build` delivers nothing while there are any. Warnings are for an editor to look at.
`sef explain CODE` prints what stands here about a code.

The level of a rule is set in `sef.toml`:

    [rules]
    undated-word = \"off\"
    typed-figure = \"error\"

One finding is allowed at its place, with a reason, in Markdown before or within the block, in a data
file above the key:

    <!-- allow: unbacked-number the number of a building -->

    # allow: unbacked-number the number of a building
    note = \"Moved to 12 High Street\"

An allowance that allows nothing any more is reported. Rules of disclosure cannot be made weaker in
`sef.toml`, and `--draft` doesn't waive them.
";
