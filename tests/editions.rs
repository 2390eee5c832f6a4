//! What an edition holds: what is hidden and how it reads, what stands for what is removed, and
//! that its data is all that its pages are made of.

#[path = "support/copies.rs"]
mod copies;

use copies::{copy, edition};
use sef::edition::{Before, Copy, Hidden, cut, cut_with_like};
use sef::load::load;
use sef::measure;
use sef::model::*;
use sef::render::{Form, Part, Site, Theme};
use sef::source::Folder;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SETTINGS: &str = r#"[publication]
title = "Self-evaluation"
organisation = "A council"
slug = "sample"
version = "1"
status = "approved"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"

[editions.public]
title = "Public edition"
readers = "The public"
marking = "official"
deliver = ["site"]
suppress = { threshold = 5, small_cohort = 20 }

[editions.rounded]
title = "Rounded edition"
readers = "The press"
marking = "official"
deliver = ["site"]
suppress = { threshold = 5, round_to = 5, small_cohort = 20 }

[editions.inspector]
title = "Inspectors' edition"
readers = "Inspectors"
marking = "official-sensitive"
deliver = ["site"]
suppress = false
"#;

const INDICATOR: &str = r#"
title = "Children who moved"
short = "Moves"
definition = "The children who moved."
counts = "children"
noun = "children"
polarity = "low"
frequency = "monthly"
"#;

const PLANS: &str = r#"[plans]
title = "Plans"
row_title = "Plan"
counts = "children"
[plans.columns]
children = { title = "Children", unit = "number" }
share = { title = "Share", unit = "percent", share_of = "children", in_row = "total" }
typed = { title = "Typed", unit = "percent" }
[plans.rows]
first = { title = "First", children = 452, typed = 69 }
second = { title = "Second", children = { value = 195, note = "195 of them" }, typed = 30 }
third = { title = "Third", children = { value = 7, note = "7 of them" }, typed = 1 }
fourth = { title = "Fourth", children = 2, typed = 0 }
total = { title = "All", children = 656, total_of = ["first", "second", "third", "fourth"] }
"#;

/// Loads a publication of these files, with a section that says `text`.
fn publication(name: &str, text: &str, files: &[(&str, String)]) -> Publication {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("editions")
        .join(name);
    let _ = fs::remove_dir_all(&root);
    let section = format!("+++\ntitle = \"Introduction\"\n+++\n\n{text}\n");
    let given = [
        ("sef.toml", SETTINGS.to_owned()),
        ("content/1.0-introduction.md", section),
    ];
    for (path, content) in given.iter().chain(files) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("make a folder");
        fs::write(path, content).expect("write a file");
    }
    let loaded = load(&Folder::open(&root).expect("a folder"));
    let problems: Vec<&str> = loaded
        .diagnostics
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    loaded.publication.expect("a publication")
}

/// What the section says in an edition.
fn text(publication: &Publication, name: &str) -> String {
    let copy = copy(publication, name);
    let kept = copy.publication();
    let mut said = String::new();
    walk::each_line(&kept.sections[0].summary, &mut |line| {
        said.push_str(&measure::plain_text(kept, line, kept.about.as_at));
    });
    said
}

fn indicator(keys: &str) -> (&'static str, String) {
    (
        "data/indicators/moves.toml",
        format!("[moves]{INDICATOR}{keys}"),
    )
}

fn values(copy: &Copy) -> Vec<String> {
    let moves = copy
        .publication()
        .indicator("moves")
        .expect("the indicator");
    let values = moves.values.values();
    values
        .map(|datum| measure::Style::of(moves).cell(datum).text)
        .collect()
}

#[test]
fn hidden_figures_read_as_what_they_are() {
    let publication = publication(
        "words",
        "Fourth: [[plans:fourth/children|hardly any]]. Third: [[plans:third/children|seven]]. \
         Second: [[plans:second/children]].",
        &[("data/tables/plans.toml", PLANS.to_owned())],
    );
    assert_eq!(
        text(&publication, "public"),
        "Fourth: a small number. Third: a number not shown. Second: 195."
    );
    assert_eq!(
        text(&publication, "inspector"),
        "Fourth: hardly any. Third: seven. Second: 195."
    );
}

#[test]
fn nothing_in_the_data_says_what_is_hidden() {
    let publication = publication(
        "data",
        "Words.",
        &[("data/tables/plans.toml", PLANS.to_owned())],
    );
    let hidden = Hidden::of(&publication, edition(&publication, "public"));
    let cells: Vec<String> = hidden.iter().map(|(cell, _)| cell.to_string()).collect();
    assert_eq!(
        cells,
        [
            "plans:first/typed",
            "plans:fourth/children",
            "plans:fourth/typed",
            "plans:second/typed",
            "plans:third/children",
            "plans:third/typed",
        ]
    );
    let copy = copy(&publication, "public");
    let data = copy.to_json().expect("data");
    assert!(data.contains("195 of them") && !data.contains("7 of them"));
    for name in [
        "inspector",
        "rounded",
        "same_as",
        "n_cell",
        "\"only\"",
        "span",
    ] {
        assert!(!data.contains(name), "the data says {name}");
    }
    let table = copy.publication().table("plans").expect("the table");
    let csv = measure::table_download(copy.publication(), table).to_csv();
    assert_eq!(
        csv.lines().nth(4),
        Some("Fourth,[c],[c],[c]"),
        "its computed share is hidden too"
    );
}

#[test]
fn values_that_add_up_over_months_tell_nothing_of_a_month() {
    let series = "unit = \"number\"\naccumulation = \"year-to-date\"\nvalues.2020-04 = 20\nvalues.2020-05 = 43\nvalues.2020-06 = 46\n";
    let of = |series: &str, name: &str| {
        let publication = publication(name, "Words.", &[indicator(series)]);
        values(&copy(&publication, "public"))
    };
    assert_eq!(
        of(series, "to-date")
            .iter()
            .filter(|one| *one == "[c]")
            .count(),
        1
    );
    let monthly = series.replace("accumulation = \"year-to-date\"\n", "");
    assert_eq!(of(&monthly, "monthly"), ["20", "43", "46"]);
}

#[test]
fn a_figure_that_is_hidden_in_one_place_is_hidden_in_all() {
    let series = "unit = \"number\"\nvalues.2020-04 = \"[[plans:fourth/children]]\"\nvalues.2020-05 = 60\ncomparators.others = { name = \"Others\", values = { 2020-05 = \"[[plans:third/children]]\" } }\n";
    let publication = publication(
        "twice",
        "It was [[moves@2020-04|two]], and rose [[moves:change@2020-04..2020-05|by 58]].",
        &[
            indicator(series),
            ("data/tables/plans.toml", PLANS.to_owned()),
        ],
    );
    assert_eq!(values(&copy(&publication, "public")), ["[c]", "60"]);
    assert_eq!(
        text(&publication, "public"),
        "It was a small number, and rose not shown."
    );
    let copy = copy(&publication, "public");
    let moves = copy
        .publication()
        .indicator("moves")
        .expect("the indicator");
    let other = moves.comparators[0]
        .values
        .values()
        .next()
        .expect("a value");
    assert_eq!(other.amount, Amount::Absent(Absence::Withheld));
}

#[test]
fn few_cases_are_marked_and_counts_rounded_where_the_edition_says_so() {
    let series = "unit = \"percent\"\nvalues.2020-04 = { n = 7, of = 14 }\nvalues.2020-05 = { n = 33, of = 68 }\n";
    let of_shares = publication("few", "Words.", &[indicator(series)]);
    assert_eq!(values(&copy(&of_shares, "public")), ["50% [u]", "49%"]);
    // 33 of 68 as 35 of 70; 7 of 14 as 5 of 15.
    assert_eq!(values(&copy(&of_shares, "rounded")), ["33% [u]", "50%"]);
    let series = "unit = \"number\"\nvalues.2020-03 = 4\nvalues.2020-04 = 7\nvalues.2020-05 = 68\n";
    let of_counts = publication("rounded", "Words.", &[indicator(series)]);
    assert_eq!(values(&copy(&of_counts, "rounded")), ["[c]", "5", "70"]);
    assert_eq!(values(&copy(&of_counts, "inspector")), ["4", "7", "68"]);
}

#[test]
fn a_share_goes_with_the_few_who_are_left() {
    let series = "unit = \"percent\"\nvalues.2020-03 = { n = 48, of = 50 }\nvalues.2020-04 = { n = 50, of = 50 }\nvalues.2020-05 = { n = 3, of = 50 }\n";
    let publication = publication(
        "left",
        "It was [[moves@2020-03]], then [[moves@2020-05]].",
        &[indicator(series)],
    );
    assert_eq!(
        values(&copy(&publication, "public")),
        ["[c]", "100%", "[c]"]
    );
    assert_eq!(
        text(&publication, "public"),
        "It was a number not shown, then a small number."
    );
}

#[test]
fn what_is_removed_is_named_by_nobody() {
    let limited = "unit = \"number\"\nonly = [\"inspector\"]\nvalues.2020-04 = 60\n";
    let refused = publication("refused", "There were [[moves]].", &[indicator(limited)]);
    let problems = cut(&refused, edition(&refused, "public"), false).expect_err("an error");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, "removed-reference");
    let with_words = format!("instead = \"many moves\"\n{limited}");
    let replaced = publication(
        "instead",
        "There were [[moves]].",
        &[indicator(&with_words)],
    );
    assert_eq!(text(&replaced, "public"), "There were many moves.");
    assert_eq!(text(&replaced, "inspector"), "There were 60.");
    assert!(
        !copy(&replaced, "public")
            .to_json()
            .expect("data")
            .contains("instead")
    );
    // A single value, and a cell.
    for (name, text, keys, table) in [
        (
            "value",
            "[[moves@2020-04]]",
            "2020-04 = { value = 60, only = [\"inspector\"] }",
            "first = 5",
        ),
        (
            "cell",
            "[[sizes:a/first]]",
            "2020-04 = 60",
            "first = { value = 30, only = [\"inspector\"] }",
        ),
    ] {
        let table = format!(
            "[sizes]\ntitle = \"Sizes\"\nrow_title = \"Size\"\ncounts = \"children\"\n[sizes.columns]\nfirst = {{ title = \"First\", unit = \"number\" }}\n[sizes.rows]\na = {{ title = \"A\", {table} }}\n"
        );
        let keys = format!("unit = \"number\"\nvalues.{keys}\n");
        let refused = publication(
            name,
            text,
            &[indicator(&keys), ("data/tables/sizes.toml", table)],
        );
        let problems = cut(&refused, edition(&refused, "public"), false).expect_err(name);
        assert_eq!(problems[0].code, "removed-reference", "{name}");
        assert!(cut(&refused, edition(&refused, "inspector"), false).is_ok());
    }
}

#[test]
fn what_is_kept_does_not_say_who_else_may_read_it() {
    let limited = "<!-- only: public, inspector -->\n\nFor two.\n\n<!-- end -->";
    let values = "unit = \"number\"\nonly = [\"public\", \"inspector\"]\ninstead = \"zqwords\"\nvalues.2020-04 = 40\nvalues.2020-05 = { value = 50, only = [\"public\", \"inspector\"] }\n";
    let same = format!(
        "{values}\n[others]{INDICATOR}unit = \"number\"\nvalues.2020-05 = \"[[moves@2020-05]]\"\n"
    );
    let publication = publication("others", limited, &[indicator(&same)]);
    for (name, other) in [("public", "inspector"), ("inspector", "public")] {
        let copy = cut(&publication, edition(&publication, name), false);
        let data = copy.map(|copy| copy.to_json().expect("data"));
        let data = data.unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert!(data.contains("For two.") && data.contains("\"50\""));
        for word in [
            &format!("\"{other}\"") as &str,
            "zqwords",
            "same_as",
            "\"only\"",
        ] {
            assert!(!data.contains(word), "{name} says {word}");
        }
    }
}

/// Editions that hold the same are looked at once: those alone that differ in nothing but their names.
#[test]
fn editions_that_hold_the_same_are_known() {
    let more = ["second", "third"].map(|name| {
        format!(
            "\n[editions.{name}]\ntitle = \"{name}\"\nreaders = \"Staff\"\nmarking = \"official\"\n\
             deliver = [\"site\"]\nsuppress = {{ threshold = 5, small_cohort = 20 }}\n"
        )
    });
    let settings = [
        ("sef.toml", format!("{SETTINGS}{}", more.concat())),
        ("data/tables/plans.toml", PLANS.to_owned()),
    ];
    let like = |text: &str, of: &str, among: &[&str]| -> Vec<String> {
        let all = publication("like", text, &settings);
        let others: Vec<&Edition> = among.iter().map(|one| edition(&all, one)).collect();
        let of = edition(&all, of);
        let hidden = Hidden::since(&all, of, &Before::default());
        let (copy, like) = cut_with_like(&all, of, &others, &hidden).expect("a copy");
        let held = copy.publication();
        let named = held.editions.iter().skip(1);
        assert!(named.map(|one| &one.id).eq(like.iter().map(|one| &one.id)));
        for one in &like {
            let mut own = self::copy(&all, one.id.as_str()).publication().clone();
            own.editions = held.editions.clone();
            assert!(own == *held, "{} holds something else", one.id);
        }
        like.iter().map(|one| one.id.to_string()).collect()
    };
    let others = ["second", "third", "rounded", "inspector"];
    let limited = "For all.\n\n<!-- only: second -->\n\nFor one.\n\n<!-- end -->";
    assert_eq!(like("For all.", "public", &others), ["second", "third"]);
    assert_eq!(like("For all.", "rounded", &["public", "third"]), [""; 0]);
    assert_eq!(like(limited, "public", &others), ["third"]);
    assert_eq!(like(limited, "second", &["public", "third"]), [""; 0]);
}

#[test]
fn an_empty_box_does_not_tell_that_there_was_more() {
    let publication = publication(
        "boxes",
        "Before.\n\n- one\n- <!-- only: inspector -->\n\n  two\n\n  <!-- end -->\n\nAfter.\n\n\
         1. <!-- only: inspector -->\n\n   three\n\n   <!-- end -->\n\nAt the end.",
        &[("data/tables/plans.toml", PLANS.to_owned())],
    );
    let items = |name: &str| {
        let copy = copy(&publication, name);
        let (mut lists, mut items) = (0, 0);
        walk::each_block(&copy.publication().sections[0].summary, &mut |block| {
            if let BlockKind::List { items: found, .. } = &block.kind {
                lists += 1;
                items += found.len();
            }
        });
        (lists, items)
    };
    assert_eq!((items("inspector"), items("public")), ((2, 3), (1, 1)));
}

/// Loading limits a footnote to the readers of its marks; the cut does not rely on that.
#[test]
fn a_footnote_goes_with_the_last_passage_that_marked_it() {
    let questions = "Before.\n\n## What do we know?\n\nMuch.";
    let mut publication = publication(
        "notes",
        questions,
        &[("data/tables/plans.toml", PLANS.to_owned())],
    );
    let inline = |kind: InlineKind| Inline {
        kind,
        span: Span::default(),
    };
    let block = |kind: BlockKind, only: &[&str]| Block {
        kind,
        audience: Audience {
            only: only
                .iter()
                .map(|name| Id::new(name).expect("an id"))
                .collect(),
            ..Audience::default()
        },
        span: Span::default(),
    };
    let mark = || BlockKind::Paragraph(vec![inline(InlineKind::FootnoteMark("n".into()))]);
    let note = |words: &str| {
        let words = vec![inline(InlineKind::Text(words.into()))];
        let blocks = vec![block(BlockKind::Paragraph(words), &[])];
        let label = "n".into();
        block(BlockKind::Footnote { label, blocks }, &[])
    };
    let section = &mut publication.sections[0];
    section
        .summary
        .extend([block(mark(), &["inspector"]), note("zqsummary")]);
    let answer = &mut section.answers[0].blocks;
    answer.extend([block(mark(), &["inspector"]), note("zqanswer")]);
    for name in ["inspector", "public"] {
        let data = copy(&publication, name).to_json().expect("data");
        for note in ["zqsummary", "zqanswer"] {
            assert_eq!(data.contains(note), name == "inspector", "{name}: {note}");
        }
    }
}

#[test]
fn the_data_of_an_edition_is_all_that_its_pages_are_made_of() {
    let root = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository");
    let whole = load(&root).publication.expect("a publication");
    let theme = Theme::load(&root, "default").unwrap_or_else(|_| panic!("a theme"));
    for edition in &whole.editions {
        let copy = copy(&whole, edition.id.as_str());
        let data = copy.to_json().expect("data");
        let read = Copy::from_json(&data).expect("a copy");
        assert_eq!(read.to_json().expect("data"), data, "{}", edition.id);
        let (one, other) = (
            Site::new(&copy, &theme, Form::Folder),
            Site::new(&read, &theme, Form::Folder),
        );
        let parts: Vec<Part> = one.parts();
        assert_eq!(parts, other.parts());
        // Every file of one edition, some of each other.
        let step = if edition.id.as_str() == "intranet" {
            1
        } else {
            9
        };
        for part in parts.iter().step_by(step) {
            let bytes = one.bytes(part).expect("a file");
            assert!(
                bytes == other.bytes(part).expect("a file"),
                "{}",
                one.path(part)
            );
        }
    }
}

/// On screen, on each sheet and below each chart: which copy of what this is.
#[test]
fn every_page_sheet_and_chart_says_what_it_is() {
    let series =
        "unit = \"number\"\nvalues = { 2020-01 = 40, 2020-02 = 41, 2020-03 = 42, 2020-04 = 43 }\n";
    let mut publication = publication("what", "See [[moves]].", &[indicator(series)]);
    publication.about.next_review = Period::parse("2020-11", YearKind::Financial);
    publication.about.current_version = Some("https://example.org/sef/".into());
    let copy = copy(&publication, "public");
    let theme = Theme::built_in().unwrap_or_else(|_| panic!("a theme"));
    let site = Site::new(&copy, &theme, Form::Folder);
    let told = "version 1, approved, 16 July 2020; next version due November 2020; current version: https://example.org/sef/";
    let foot = "· version 1 · approved · 16 July 2020 · Public edition · next version due November 2020 · current version: https://example.org/sef/\"";
    let mut charts = 0;
    for part in site.parts() {
        let bytes = site.bytes(&part).expect("a file");
        let (path, text) = (site.path(&part), String::from_utf8_lossy(&bytes));
        match part {
            Part::Page(_) => {
                assert!(text.contains("data-sheet-head=\"OFFICIAL\""), "{path}");
                let end = text.split("data-sheet-foot=").nth(1).unwrap_or_default();
                assert!(
                    end.lines().next().is_some_and(|end| end.contains(foot)),
                    "{path}"
                );
                let screen = [
                    "Public edition · OFFICIAL",
                    "next version due: November 2020",
                ];
                assert!(screen.iter().all(|words| text.contains(words)), "{path}");
                let figures = text.matches("<figure").count();
                if path != "print.html" {
                    assert_eq!(text.matches(told).count(), figures, "{path}");
                    charts += figures;
                }
            }
            Part::Download(_) => {
                assert!(
                    path.ends_with("-v1-2020-07-16-public-official-approved.csv"),
                    "{path}"
                );
            }
            Part::Static(_) | Part::Data | Part::SearchIndex => {}
        }
    }
    assert!(charts > 0);
}

#[test]
fn every_key_of_the_data_is_documented() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(root).expect("the repository");
    let whole = load(&folder).publication.expect("a publication");
    let data = copy(&whole, "inspector").to_json().expect("data");
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let keys = |value: &serde_json::Value, before: &str| -> Vec<String> {
        let fields = value.as_object().expect("an object");
        fields.keys().map(|key| format!("{before}{key}")).collect()
    };
    let mut found = keys(&data, "");
    found.extend(keys(&data["publication"], "publication."));
    let docs = fs::read_to_string(root.join("docs/publishing.md")).expect("the documents");
    let table = docs
        .split("<!-- keys of data.json -->")
        .nth(1)
        .expect("a table");
    let rows = table
        .trim_start()
        .lines()
        .take_while(|line| line.starts_with('|'))
        .skip(2);
    let told: Vec<String> = rows
        .filter_map(|row| Some(row.split('`').nth(1)?.to_owned()))
        .collect();
    let sorted = |all: Vec<String>| all.into_iter().collect::<BTreeSet<String>>();
    assert_eq!(sorted(told), sorted(found), "docs/publishing.md");
    assert!(table.contains("now 1.") && data["form"] == 1);
}

#[test]
fn every_edition_of_this_repository_can_be_made() {
    let root = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository");
    let whole = load(&root).publication.expect("a publication");
    assert_eq!(whole.editions.len(), 4);
    for edition in &whole.editions {
        let log = Hidden::of(&whole, edition).log();
        assert_eq!(
            log.is_empty(),
            edition.suppression.is_none(),
            "{}",
            edition.id
        );
        assert!(cut(&whole, edition, false).is_ok());
    }
}
