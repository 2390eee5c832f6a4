//! A citation leads to its source also where the page has no list of sources.

mod support;

use std::fs;
use std::path::Path;
use support::html::{Piece, pieces};
use support::project::put;

/// The small publication, which cites its audit in `page`'s data.
fn built(change: impl Fn(&Path)) -> std::path::PathBuf {
    let root = support::empty_folder("citations");
    let from = support::repository().join("tests/fixtures/small");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap) {
        let target = root.join(entry.path().strip_prefix(&from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(&target).unwrap(),
            false => drop(fs::copy(entry.path(), &target).unwrap()),
        }
    }
    change(&root);
    let out = root.join("public");
    support::build(&root, &out);
    out.join("staff")
}

/// Where the links with this text lead.
fn addresses(page: &str, text: &str) -> Vec<String> {
    let pieces = pieces(page);
    let linked = pieces.windows(2).filter_map(|pair| match pair {
        [Piece::Open(element), Piece::Text(words)] if words == text => {
            Some(element.get("href")?.to_owned())
        }
        _ => None,
    });
    linked.collect()
}

const TABLE: &str = r#"[teams]
title = "Open cases by team"
row_title = "Team"
counts = "children"
as_at = 2020-05-22

[teams.columns]
children = { title = "Children", unit = "number" }
remark = { title = "Remark" }

[teams.rows]
north = { title = "North", children = 120, remark = "Read in an audit [[visits-audit]]" }
south = { title = "South", children = 99, remark = "See [[visits-audit|the audit]]" }
"#;

const GLOSSARY: &str = r#"[case]
title = "Open case"
labels = ["OC"]
definition = "A child with whom a social worker works [[visits-audit]]."
"#;

#[test]
fn a_citation_in_a_table_or_the_glossary_leads_to_its_source() {
    let site = built(|root| {
        put(root, "data/tables/teams.toml", TABLE);
        put(root, "data/glossary.toml", GLOSSARY);
    });
    let name = "(Audit of visits, \"spring\" 2020)";
    let to = vec!["../evidence/visits-audit.html".to_owned()];
    let table = fs::read_to_string(site.join("tables/teams.html")).unwrap();
    assert_eq!(addresses(&table, name), to);
    assert_eq!(addresses(&table, "the audit"), to);
    assert!(!table.contains("#source-"));
    let glossary = fs::read_to_string(site.join("glossary.html")).unwrap();
    assert_eq!(addresses(&glossary, name), ["evidence/visits-audit.html"]);
    assert!(!glossary.contains("#source-"));
}
