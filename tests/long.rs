//! A publication of more sections than one page holds: what holds all of its text is divided into
//! parts by station, and everything in them still leads somewhere.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use support::edition::{self, Edition, Page};
use support::html;
use support::project::put;

/// The most sections that one page holds.
const MOST: usize = 100;
/// Sections of the first station, with that of the small publication.
const HELP: usize = 131;
/// Sections of the second.
const CARE: usize = 80;
/// Numbered sections that no station has.
const OTHERS: usize = 3;

/// The small publication with many sections besides: two stations, some sections that serve none, a
/// page of background. Each refers to others near and far, to the indicator and its evidence.
fn long_publication() -> PathBuf {
    let root = support::empty_folder("long");
    let small = support::repository().join("tests/fixtures/small");
    for (path, bytes) in support::files(&small) {
        let file = root.join(&path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let count = HELP - 1 + CARE + OTHERS;
    for number in 1..=count {
        let (near, far) = (number % count + 1, (number + 130) % count + 1);
        let text = format!(
            "+++\ntitle = \"Section {number}\"\nowner = \"Head of service\"\n+++\n\n## What do we know?\n\n### Point {number} is made\n\nSee [[s-{near}]] and [[s-{far}]], [[front-door]] and [[help]]. In April [[visits]] were made in time [[visits-audit]].[^1]\n\n{}[^1]: A note on section {number}.\n\n## How do we know it?\n\n### Somebody looked at point {number}\n\nAn audit [[visits-audit]].\n\n## What are our plans?\n\n### More of point {number}\n\n- [[more-visits|Make more visits]]\n",
            if number % 40 == 1 {
                "![[visits]]\n\n"
            } else {
                ""
            },
        );
        put(&root, &format!("content/2.{number}-s-{number}.md"), &text);
    }
    let background = "+++\ntitle = \"How we work\"\n+++\n\nWe follow [[s-1]].\n";
    put(&root, "content/how-we-work.md", background);
    let ids = |from: usize, to: usize| {
        let mut ids = String::new();
        for number in from..=to {
            let _ = write!(ids, ", \"s-{number}\"");
        }
        ids
    };
    let journey = format!(
        "[stations.help]\ntitle = \"Help and protection\"\nshort = \"Help\"\nsections = [\"front-door\"{}]\njudgement_areas = [\"help-and-protection\"]\ncolour = 1\n\n[stations.care]\ntitle = \"Care\"\nsections = [{}]\njudgement_areas = [\"in-care-and-leaving\"]\ncolour = 2\n",
        ids(1, HELP - 1),
        ids(HELP, HELP - 1 + CARE).trim_start_matches(", "),
    );
    put(&root, "data/journey.toml", &journey);
    root
}

/// What was built of it, once for all tests here.
fn public() -> &'static PathBuf {
    static PUBLIC: OnceLock<PathBuf> = OnceLock::new();
    PUBLIC.get_or_init(|| {
        let public = support::empty_folder("long-public");
        support::build(&long_publication(), &public);
        public
    })
}

fn staff() -> &'static Edition {
    static STAFF: OnceLock<Edition> = OnceLock::new();
    STAFF.get_or_init(|| edition::read(public()).remove("staff").unwrap())
}

fn file(ending: &str) -> PathBuf {
    let mut files = fs::read_dir(public())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let name = format!("-staff.{ending}");
    let found = files.find(|path| path.to_str().is_some_and(|path| path.ends_with(&name)));
    found.expect("a file of the edition")
}

/// How many sections stand in a page of the book.
fn sections_in(page: &Page) -> usize {
    let of_section = |class: &str| class.split(' ').any(|one| one == "page-section");
    let articles = page
        .elements
        .iter()
        .filter(|element| element.name == "article");
    articles
        .filter(|one| one.get("class").is_some_and(of_section))
        .count()
}

#[test]
fn everything_in_the_parts_leads_somewhere_and_stands_once() {
    let (followed, dead) = staff().dead_addresses();
    assert!(followed > 10_000, "only {followed} addresses");
    assert_eq!(dead, Vec::<String>::new());
    assert_eq!(staff().ids_that_stand_twice(), Vec::<String>::new());
}

#[test]
fn the_book_has_a_part_for_each_station_and_none_holds_more_than_the_limit() {
    let pages = &staff().pages;
    assert_eq!(
        sections_in(&pages["print.html"]),
        0,
        "it leads to the parts"
    );
    let parts: Vec<&Page> = (1..)
        .map_while(|number| pages.get(&format!("print.{number}.html")))
        .collect();
    let held: Vec<usize> = parts.iter().map(|page| sections_in(page)).collect();
    // The summary; the first station in two parts, the second, sections of none, the background;
    // then the plan, scrutiny and evidence, indicators and tables, and the lists.
    assert_eq!(held, [0, 66, 65, CARE, OTHERS, 1, 0, 0, 0, 0]);
    assert!(held.iter().all(|held| *held <= MOST));
    for (number, page) in (1..).zip(&parts) {
        let leads_there = |element: &html::Element| {
            element.get("href") == Some(format!("print.{number}.html").as_str())
        };
        assert!(
            pages["print.html"].elements.iter().any(leads_there),
            "{number}"
        );
        let text = html::text(&page.source);
        for wanted in [
            "OFFICIAL",
            "Children's services self-evaluation",
            "version 3",
            "16 July 2020",
        ] {
            assert!(
                text.contains(wanted),
                "part {number}: “{wanted}” is missing"
            );
        }
        assert!(
            text.contains(&format!("part {number} of 10")),
            "part {number}"
        );
    }
    let first = html::text(&parts[1].source);
    assert!(first.contains("Help and protection, part 1 of 2"));
    assert!(
        first.contains("A note on section 7."),
        "notes stand in the part"
    );
    assert!(!first.contains("A note on section 70."));
}

#[test]
fn a_link_to_another_part_leads_to_its_file() {
    let part = &staff().pages["print.2.html"];
    let has = |address: &str| {
        part.elements
            .iter()
            .any(|one| one.get("href") == Some(address))
    };
    assert!(has("#s-2"), "near");
    assert!(has("print.4.html#s-133"), "far");
    assert!(has("print.9.html#visits"), "the indicator");
    assert!(has("print.2.html"), "the station, which begins here");
}

#[test]
fn a_chart_is_borrowed_from_its_own_part_alone() {
    let part = &staff().pages["print.2.html"];
    let borrows = part.elements.iter().filter(|element| element.name == "use");
    for address in borrows.filter_map(|one| one.get("href")) {
        let id = address.strip_prefix('#').expect("within the page");
        assert!(part.ids.contains(id), "{address}");
    }
    let lines = part
        .elements
        .iter()
        .filter(|element| element.name == "path");
    assert!(lines.count() > 0, "the chart itself stands there");
}

#[test]
fn the_answers_to_a_question_are_divided_in_the_same_way() {
    let pages = &staff().pages;
    let in_folder = |path: &&String| path.starts_with("by-question/");
    let paths: Vec<&String> = pages.keys().filter(in_folder).collect();
    let whole: Vec<&&String> = paths
        .iter()
        .filter(|path| path.matches('.').count() == 1)
        .collect();
    assert!(!whole.is_empty());
    let answers = |page: &Page| {
        let ids = page.ids.iter().filter(|id| id.starts_with("in-"));
        ids.count()
    };
    for path in whole {
        assert_eq!(answers(&pages[*path]), 0, "{path} leads to the parts");
        let stem = path.trim_end_matches(".html");
        let parts = (1..).map_while(|number| pages.get(&format!("{stem}.{number}.html")));
        let held: Vec<usize> = parts.map(answers).collect();
        assert_eq!(held, [66, 65, CARE, OTHERS], "{path}");
        let text = html::text(&pages[*path].source);
        for wanted in [
            "Help and protection, part 1 of 2",
            "66 answers",
            "Other sections",
        ] {
            assert!(text.contains(wanted), "{path}: “{wanted}” is missing");
        }
    }
}

#[test]
fn the_bundle_is_whole_and_the_single_file_has_everything_once() {
    let bundle = file("zip");
    let output = support::sef(&["verify", bundle.to_str().unwrap()])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    let single = fs::read_to_string(file("html")).unwrap();
    assert_eq!(single.matches("A note on section 7.").count(), 1);
    assert!(!single.contains("print.1.html"), "the file has no parts");
}

#[test]
fn what_stands_in_sections_is_found_at_their_own_pages() {
    let index = fs::read_to_string(public().join("staff/search-index.js")).unwrap();
    assert!(index.contains("sections/s-77.html"));
    assert!(
        !index.contains("print."),
        "no part is found beside the section that it repeats"
    );
}
