use super::*;
use crate::load::{MappedText, load, markdown};
use crate::source::Folder;
use std::fs;
use std::path::PathBuf;

mod mistakes;

/// A small publication on the disk, removed when the test ends.
struct Sample(PathBuf);

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const FILES: &[(&str, &str)] = &[
    (
        "sef.toml",
        r#"
[publication]
title = "SEF"
organisation = "Council"
slug = "sef"
version = "1"
as_at = 2020-05-31
published = 2020-07-16
framework = "ilacs-2018"
[editions.intranet]
title = "Intranet"
[editions.inspector]
title = "Inspectors"
"#,
    ),
    (
        "content/3.1-mash.md",
        "+++\ntitle = \"The hub\"\nas_at = 2020-04-30\n+++\n",
    ),
    ("content/quality.md", "+++\ntitle = \"Quality\"\n+++\n"),
    (
        "data/indicators/a.toml",
        r#"
[icpc]
title = "Conferences"
definition = "Within 15 days."
counts = "children"
unit = "percent"
polarity = "high"
frequency = "monthly"
values = { 2019-05 = 72, 2020-03 = 66, 2020-04 = 53, 2020-05 = 61 }
targets = { 2019-04 = 80 }
[icpc.comparators.england]
name = "England"
values = { "2018/19" = 78.7 }

[section-20]
title = "Section 20"
definition = "Children looked after by agreement."
counts = "children"
unit = "percent"
polarity = "low"
frequency = "yearly"
values = { "2018/19" = { n = 200, of = 700 }, "2019/20" = { n = 210, of = 754 } }

[later]
title = "Later"
definition = "Counted from June."
counts = "things"
unit = "number"
polarity = "none"
frequency = "monthly"
values = { 2020-06 = 5 }
"#,
    ),
    (
        "data/tables/a.toml",
        r#"
[repeat-plans]
title = "Plans"
row_title = "Plan"
counts = "children"
[repeat-plans.columns]
children = { title = "Children", unit = "number" }
note = { title = "Note" }
[repeat-plans.rows]
first = { title = "First", children = 452, note = "with [[ICPC]]" }
second = { title = "Second", children = 195 }

[side-by-side]
title = "Two"
counts = "children"
series = ["icpc", "section-20"]
"#,
    ),
    (
        "data/scales.toml",
        "[plan-status]\ntitle = \"a\"\n[plan-status.levels]\nok = { title = \"OK\", tone = \"good\" }\n[action-status]\ntitle = \"a\"\n[action-status.levels]\nok = { title = \"OK\", tone = \"good\" }\n",
    ),
    (
        "data/plan/1-practice.toml",
        "title = \"Practice\"\n[actions.find-teams]\ntitle = \"Find the teams\"\n",
    ),
    (
        "data/evidence/a.toml",
        "[audit-2020]\ntitle = \"Audit\"\nkind = \"audit\"\n",
    ),
    (
        "data/glossary.toml",
        r#"
[conference]
title = "Initial child protection conference"
labels = ["ICPC"]
definition = "A meeting."
[orders]
title = "24/7 cover"
labels = ["24/7"]
definition = "Round the clock."
"#,
    ),
];

fn sample(name: &str, more: &[(&str, &str)]) -> (Sample, crate::load::Loaded) {
    let root = std::env::temp_dir().join(format!("sef-resolve-{}-{name}", std::process::id()));
    for (path, text) in FILES.iter().chain(more) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap_or_else(|e| panic!("{e}"));
        }
        fs::write(&path, text).unwrap_or_else(|e| panic!("{e}"));
    }
    let folder = Folder::open(&root).unwrap_or_else(|e| panic!("{e:?}"));
    let loaded = load(&folder);
    (Sample(root), loaded)
}

fn publication(name: &str) -> (Sample, Publication) {
    let (files, loaded) = sample(name, &[]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    (files, loaded.publication.unwrap_or_default())
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_default()
}

fn may(publication: &Publication, raw: &str) -> Result<Target, Diagnostic> {
    target(publication, raw, jiff::civil::date(2020, 5, 31))
}

#[test]
fn every_kind_of_reference_finds_what_it_names() {
    let (_files, all) = publication("kinds");
    let month = |year, month| Some(Period::Month { year, month });
    let icpc = |facet, at, since| Target::Indicator {
        id: id("icpc"),
        facet,
        at,
        since,
    };
    let year = Some(Period::Year {
        start: 2018,
        kind: YearKind::Financial,
    });
    let section_20 = |facet, at| Target::Indicator {
        id: id("section-20"),
        facet,
        at,
        since: None,
    };
    let term = |label: &str| Target::Term {
        id: id("conference"),
        label: label.into(),
    };
    for (raw, expected) in [
        ("icpc", icpc(Facet::Value, None, None)),
        ("icpc@2020-03", icpc(Facet::Value, month(2020, 3), None)),
        ("icpc:target", icpc(Facet::Target, None, None)),
        (
            "icpc:target@2020-03",
            icpc(Facet::Target, month(2020, 3), None),
        ),
        ("icpc:change", icpc(Facet::Change, None, None)),
        (
            "icpc:change@2019-05..2020-05",
            icpc(Facet::Change, month(2020, 5), month(2019, 5)),
        ),
        ("icpc:status", icpc(Facet::Status, None, None)),
        ("icpc:title", icpc(Facet::Title, None, None)),
        (
            "icpc:england",
            icpc(Facet::Comparator(id("england")), None, None),
        ),
        (
            "icpc:england@2018/19",
            icpc(Facet::Comparator(id("england")), year, None),
        ),
        ("section-20@2018/19", section_20(Facet::Value, year)),
        ("section-20:numerator", section_20(Facet::Numerator, None)),
        (
            "side-by-side:icpc/2020-03",
            icpc(Facet::Value, month(2020, 3), None),
        ),
        (
            "side-by-side:section-20/2018/19",
            section_20(Facet::Value, year),
        ),
        (
            "repeat-plans:second/children",
            Target::Cell {
                table: id("repeat-plans"),
                row: id("second"),
                column: id("children"),
            },
        ),
        ("repeat-plans", Target::Item(id("repeat-plans"))),
        ("mash", Target::Item(id("mash"))),
        ("3.1-mash.md", Target::Item(id("mash"))),
        ("quality.md", Target::Item(id("quality"))),
        ("leaders", Target::Item(id("leaders"))),
        ("audit-2020", Target::Evidence(id("audit-2020"))),
        (
            "find-teams:due",
            Target::Action {
                id: id("find-teams"),
                facet: ActionFacet::Due,
            },
        ),
        (
            "practice:impact",
            Target::Priority {
                id: id("practice"),
                facet: PriorityFacet::Impact,
            },
        ),
        ("conference", term("Initial child protection conference")),
        ("ICPC", term("ICPC")),
        ("Icpc", term("Icpc")),
        (
            "24/7",
            Target::Term {
                id: id("orders"),
                label: "24/7".into(),
            },
        ),
    ] {
        assert_eq!(may(&all, raw).ok(), Some(expected), "{raw}");
    }
}

#[test]
fn a_value_must_be_there_on_the_day_as_at_which_its_text_is_told() {
    let (_files, loaded) = sample(
        "as-at",
        &[(
            "content/3.1-mash.md",
            "+++\ntitle = \"The hub\"\nas_at = 2019-05-30\n+++\n[[icpc]] and [[icpc@2020-03]]\n",
        )],
    );
    let found: Vec<&str> = loaded.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(found, ["no-value"]);
    let message = loaded.diagnostics.first().map(|d| d.message.clone());
    assert!(message.is_some_and(|message| message.contains("30 May 2019")));
}

#[test]
fn the_whole_publication_is_resolved() {
    let (_files, loaded) = sample(
        "whole",
        &[
            (
                "content/3.1-mash.md",
                "+++\ntitle = \"The hub\"\n+++\n[[icpc]]\n\n![[icpc]]\n\n![[mash]]\n\n- ![[nothing]]\n\n\
                 ## What do we know?\n\n### [[ICPC]]\n\n[[wrong]]\n",
            ),
            (
                "data/timeline.toml",
                "[start]\ndate = \"2017-03\"\ntitle = \"Start\"\ntext = \"See [[mash]] and [[also-wrong]].\"\n",
            ),
        ],
    );
    let found: Vec<(&str, Option<&str>)> = loaded
        .diagnostics
        .iter()
        .map(|problem| {
            let text = problem.span.map(|span| loaded.sources.text(span));
            (problem.code, text)
        })
        .collect();
    for expected in [
        ("cannot-be-shown", Some("![[mash]]")),
        ("unknown-id", Some("![[nothing]]")),
        ("unknown-id", Some("[[wrong]]")),
        ("unknown-id", Some("[[also-wrong]]")),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 4, "{found:?}");
    let publication = loaded.publication.unwrap_or_default();
    let mut left = Vec::new();
    walk_inlines(&publication, &mut |inline, _| {
        left.extend(unresolved(inline).map(str::to_owned));
    });
    assert_eq!(left, ["wrong", "also-wrong"]);
    let mut shown = Vec::new();
    walk_blocks(&publication, &mut |block, _| {
        if let BlockKind::Show(show) = &block.kind {
            shown.push(show.id.to_string());
        }
    });
    assert_eq!(shown, ["icpc"]);
}

#[test]
fn the_publication_of_this_repository_has_no_dead_reference() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root).unwrap_or_else(|e| panic!("{e:?}"));
    let loaded = load(&folder);
    let publication = loaded.publication.unwrap_or_default();
    let mut left = Vec::new();
    let mut all = 0;
    walk_inlines(&publication, &mut |inline, _| {
        all += usize::from(matches!(inline.kind, InlineKind::Reference(_)));
        left.extend(unresolved(inline).map(str::to_owned));
    });
    assert_eq!(left, [""; 0]);
    assert!(all > 100, "{all}");
}

#[test]
fn no_text_between_brackets_can_break_it() {
    let (_files, all) = publication("any");
    let pieces = [
        "icpc",
        "section-20",
        "repeat-plans",
        "side-by-side",
        "mash",
        "ICPC",
        "find-teams",
        ":",
        "@",
        "/",
        "..",
        "target",
        "england",
        "2020-05",
        "2019/20",
        "9999-99",
        "0000",
        "-",
        " ",
        "é",
        "first",
        "children",
        ".md",
        "2020-05-31",
        "Q4",
        "change",
        "\u{0}",
    ];
    for a in pieces {
        for b in pieces {
            for sign in [":", "@", "..", "", "/2020-05"] {
                let _ = may(&all, &format!("{a}{b}{sign}{b}"));
                let _ = may(&all, &format!("icpc{a}{sign}{b}"));
            }
        }
    }
}

#[test]
fn parsing_and_resolving_fit_together() {
    let (_files, mut all) = publication("fit");
    let text = MappedText::verbatim(
        "| a | b |\n|---|---|\n| [[icpc@2020-03\\|six in ten]] | [[24/7]] |\n",
        FileId(0),
        0,
    );
    let mut diagnostics = Vec::new();
    let blocks = markdown::parse_blocks(&text, &mut diagnostics);
    if let Some(section) = all.sections.first_mut() {
        section.summary = blocks;
    }
    resolve(&mut all, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
}
