//! `colour-alone`: meaning that is given by a colour alone.

use crate::check::words::{Phrases, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "colour-alone",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds texts that point at a colour: “shown in red”, “the green bars”, “marked yellow”, “cells in blue”. Ratings that are called red, amber and green are names, and not reported.",
    why: "Who doesn't see the colour, or prints in black, doesn't know what is meant.",
    example: "Teams shown in red are below the standard.",
    instead: "Teams marked “below” are below the standard.",
    mend: "Say it in words: name the series, the status, the rows.",
    run,
};

const COLOURS: [&str; 11] = [
    "red", "green", "amber", "yellow", "blue", "grey", "orange", "purple", "pink", "black",
    "bold red",
];

static ANY_COLOUR: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(COLOURS));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let small = passage.small();
        if !ANY_COLOUR.are_in(small) {
            continue;
        }
        let found = COLOURS
            .iter()
            .filter(|colour| find_phrase(small, colour).is_some())
            .find_map(|colour| {
                phrases(colour)
                    .into_iter()
                    .find_map(|phrase| Some((find_phrase(small, &phrase)?, phrase.len())))
            });
        if let Some((at, length)) = found {
            all.push(
                finding("this points at a colour alone")
                    .at(subject.prose.span(passage, at..at + length))
                    .help("Say it in words too: name the series, the status or the rows."),
            );
        }
    }
}

fn phrases(colour: &str) -> Vec<String> {
    let ways = [
        "shown",
        "marked",
        "highlighted",
        "shaded",
        "coloured",
        "printed",
        "flagged",
    ];
    let things = [
        "line", "lines", "bar", "bars", "column", "columns", "cell", "cells", "box", "boxes",
        "area", "dots", "text",
    ];
    // “Flagged red” and “rated red” name a rating.
    let bare = ["shown", "marked", "highlighted", "shaded", "coloured"];
    let shown = [
        "cells", "figures", "rows", "columns", "items", "lines", "words", "numbers", "names",
        "text", "those", "values",
    ];
    ways.iter()
        .map(|way| format!("{way} in {colour}"))
        .chain(things.iter().map(|thing| format!("the {colour} {thing}")))
        .chain(bare.iter().map(|way| format!("{way} {colour}")))
        .chain(shown.iter().map(|what| format!("{what} in {colour}")))
        .chain(
            ["being", "are", "mean", "show"]
                .iter()
                .map(|verb| format!("{colour} cells {verb}")),
        )
        .chain([
            format!("the {colour} ones"),
            format!("the ones in {colour}"),
        ])
        .collect()
}
