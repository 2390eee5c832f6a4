//! Canaries in every text and figure of the model.

use super::planter::{Planter, block, planted};
use super::{CANARY, copy, id, own};
use sef::deliver::bundle;
use sef::edition::{Before, Copy, Hidden, Proof, Scan};
use sef::model::*;
use sef::render::{Form, Part, Site, Theme};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn is_also_a_name(whole: &Publication, id: &Id) -> bool {
    let in_tables = whole.tables.iter().any(|table| match &table.body {
        TableBody::Rows { columns, rows } => {
            columns.iter().any(|one| one.id == *id) || rows.iter().any(|one| one.id == *id)
        }
        TableBody::Series { .. } => false,
    });
    let mut levels = whole.scales.iter().flat_map(|scale| &scale.levels);
    in_tables || levels.any(|level| level.id == *id)
}

/// Every file of an edition, with its data.
fn files(copy: &Copy, theme: &Theme) -> Vec<(String, Vec<u8>)> {
    let data = copy.to_json().expect("data").into_bytes();
    let mut files = vec![("data.json".to_owned(), data)];
    for form in [Form::Folder, Form::Bundle, Form::Single] {
        let site = Site::new(copy, theme, form);
        // Every file of a folder; the other forms are made of the same parts.
        let some = if form == Form::Folder { 1 } else { 16 };
        for part in site.parts().into_iter().step_by(some) {
            let bytes = site.bytes(&part).expect("a file");
            files.push((site.path(&part), bytes));
        }
    }
    files
}

#[test]
fn no_canary_of_the_model_is_in_another_edition() {
    let (mut whole, theme) = own();
    let planter = planted(&mut whole);
    assert!(planter.words > 2_000 && planter.figures > 200);
    let committee = copy(&whole, "committee");
    let scan = Scan::of(&whole, &committee);
    let gone: Vec<String> = whole
        .ids()
        .filter(|id| committee.publication().place(id.as_str()).is_none())
        .filter(|id| id.as_str().contains('-') && !is_also_a_name(&whole, id))
        .map(Id::to_string)
        .collect();
    assert!(gone.len() > 60, "{} ids are removed", gone.len());
    for (path, bytes) in files(&committee, &theme) {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(at) = text.find(CANARY) {
            let from = text.floor_char_boundary(at.saturating_sub(200));
            panic!(
                "{path}: …{}",
                text[from..].chars().take(400).collect::<String>()
            );
        }
        for figure in ["98765", "98,765"] {
            assert!(!text.contains(figure), "{path} shows a removed figure");
        }
        let leaks = scan.leaks(&path, &bytes);
        let leaks: Vec<&str> = leaks.iter().map(|one| one.message.as_str()).collect();
        assert!(leaks.is_empty(), "{path}: {leaks:#?}");
        if path == "data.json" {
            for id in &gone {
                assert!(!text.contains(&format!("\"{id}\"")), "data.json names {id}");
            }
        }
    }
    let inspector = copy(&whole, "inspector").to_json().expect("data");
    let found = inspector.matches(CANARY).count();
    assert!(found > 2_000, "{found} canaries are where they belong");
}

#[test]
fn the_scan_finds_canaries_that_are_let_out() {
    let (mut whole, theme) = own();
    planted(&mut whole);
    let scan = Scan::of(&whole, &copy(&whole, "committee"));
    let inspector = copy(&whole, "inspector");
    let site = Site::new(&inspector, &theme, Form::Folder);
    let parts = site.parts();
    let found = parts.iter().take(40).filter(|part| {
        let bytes = site.bytes(part).expect("a file");
        !scan.leaks(&site.path(part), &bytes).is_empty()
    });
    assert!(found.count() > 20);
    let bundle = bundle(&site).unwrap_or_else(|problems| panic!("{problems:#?}"));
    // What is looked through is what readers get.
    let mut archive = ZipArchive::new(Cursor::new(&bundle.zip)).expect("a zip");
    assert_eq!(archive.len(), bundle.contents.len());
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let (_, path) = name.split_once('/').expect("a top folder");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        assert!(bundle.contents.get(path) == Some(&bytes), "{path}");
    }
    let contents = bundle.contents.iter();
    let leaks = contents.flat_map(|(path, bytes)| scan.leaks(path, bytes));
    let leaks = leaks.count();
    assert!(leaks > 100, "{leaks} in the bundle");
    // The index of the search is written in shorthand: it is looked into as it is read.
    let index = parts.iter().find(|part| matches!(part, Part::SearchIndex));
    let index = index.expect("an index");
    let bytes = site.bytes(index).expect("its bytes");
    let leaks = scan.leaks(&site.path(index), &site.in_full(index, &bytes));
    assert!(leaks.len() > 100, "{} in the index", leaks.len());
}

#[test]
fn the_scan_finds_what_only_the_version_before_held() {
    let (whole, theme) = own();
    let mut before = whole.clone();
    let mut planter = Planter::default();
    let paragraph = |planter: &mut Planter| block(BlockKind::Paragraph(vec![planter.text()]));
    // One for inspectors alone, one that everybody could read, both gone today.
    let mut limited = paragraph(&mut planter);
    planter.hide(&mut limited.audience);
    before.sections[0].summary.push(limited);
    let open = "Everybody could read these eight words once upon a time.";
    before.sections[0]
        .summary
        .push(block(BlockKind::Paragraph(vec![Inline {
            kind: InlineKind::Text(open.into()),
            span: Span::default(),
        }])));
    let mut secret = before.evidence[0].clone();
    secret.id = id("zq-secret-evidence");
    planter.hide(&mut secret.audience);
    before.evidence.push(secret);
    before.reindex();
    let copy = copy(&whole, "committee");
    let shown = sef::edition::earlier(&before, None, Some(&whole), &Before::default(), &copy);
    let shown = shown.unwrap_or_else(|problems| panic!("{problems:#?}"));
    let scan = Scan::of(&whole, &copy).and_before(&before, &shown, &copy);
    let page = |words: &str| format!("<p>It was <del>{words}</del></p>").into_bytes();
    let leaks = scan.leaks(
        "changes.html",
        &page("zqcanary00001 sings where nobody may hear"),
    );
    assert_eq!(leaks.len(), 1, "{leaks:#?}");
    assert!(
        leaks[0].message.contains("of the version before"),
        "{leaks:#?}"
    );
    let leaks = scan.leaks(
        "changes.html",
        b"<a href=\"evidence.html#zq-secret-evidence\">x</a>",
    );
    assert_eq!(leaks.len(), 1, "{leaks:#?}");
    assert!(scan.leaks("changes.html", &page(open)).is_empty());
    // The page itself shows what everybody could read, and nothing else of it.
    let changes = sef::compare::compare(&shown, &copy);
    let site = Site::since(&copy, Some(&changes), &theme, Form::Folder);
    let is_changes = |part: &&Part| site.path(part) == "changes.html";
    let parts = site.parts();
    let bytes = site
        .bytes(parts.iter().find(is_changes).expect("the page"))
        .expect("its bytes");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("once upon a time") && !text.contains(CANARY));
    assert!(scan.leaks("changes.html", &bytes).is_empty());
}

#[test]
fn everything_removed_and_hidden_can_be_something_else() {
    let (mut whole, _) = own();
    planted(&mut whole);
    let hidden = Hidden::of(&whole, crate::copies::edition(&whole, "committee"));
    remark_on_hidden(&mut whole, &hidden);
    for name in ["committee", "inspector"] {
        let copy = copy(&whole, name);
        let proof = Proof::of(&whole, &copy).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let one = copy.to_json().expect("data");
        for number in 0..proof.len() {
            let other = proof
                .other(number)
                .unwrap_or_else(|problems| panic!("{problems:#?}"));
            let other = other.to_json().expect("data");
            let mut lines = one.lines().zip(other.lines()).enumerate();
            let differs = lines.find(|(_, (one, other))| one != other);
            assert_eq!(differs, None, "{name}, {number}");
            assert_eq!(one.len(), other.len(), "{name}, {number}");
        }
    }
}

/// Every figure with what names it, in the same order in publications of the same form.
fn figures(publication: &Publication) -> Vec<(String, Option<CellId>, &Datum)> {
    let mut figures = Vec::new();
    for indicator in &publication.indicators {
        for (at, datum) in &indicator.values {
            let id = indicator.id.clone();
            let cell = CellId::Indicator { id, at: *at };
            figures.push((cell.to_string(), Some(cell), datum));
        }
        for other in &indicator.comparators {
            for (at, datum) in &other.values {
                figures.push((format!("{}:{}@{at}", indicator.id, other.id), None, datum));
            }
        }
    }
    for table in &publication.tables {
        let TableBody::Rows { columns, rows } = &table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                let Cell::Figure(datum) = cell else { continue };
                let cell = CellId::Table {
                    table: table.id.clone(),
                    row: row.id.clone(),
                    column: column.id.clone(),
                };
                figures.push((cell.to_string(), Some(cell), datum));
            }
        }
    }
    figures
}

/// Lets the author say of every hidden figure what nobody may read, beside it and in a sentence.
fn remark_on_hidden(whole: &mut Publication, hidden: &Hidden) {
    let mut planter = Planter::default();
    let remark = |planter: &mut Planter, datum: &mut Datum| {
        let Inline { kind, .. } = planter.text();
        if let InlineKind::Text(words) = kind {
            datum.note = Some(words.clone());
            datum.decision = Some(Decision {
                also_printed: words.clone(),
                why: words,
            });
        }
    };
    let mut sentences = Vec::new();
    for indicator in &mut whole.indicators {
        for (at, datum) in &mut indicator.values {
            let id = indicator.id.clone();
            if hidden.reason(&CellId::Indicator { id, at: *at }).is_none() {
                continue;
            }
            remark(&mut planter, datum);
            indicator.decision.clone_from(&datum.decision);
            sentences.push(Target::Indicator {
                id: indicator.id.clone(),
                facet: Facet::Value,
                at: Some(*at),
                since: None,
            });
        }
    }
    for table in &mut whole.tables {
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&mut row.cells) {
                let Cell::Figure(datum) = cell else { continue };
                let (id, row, column) = (table.id.clone(), row.id.clone(), column.id.clone());
                let cell = CellId::Table {
                    table: id.clone(),
                    row: row.clone(),
                    column: column.clone(),
                };
                if hidden.reason(&cell).is_none() {
                    continue;
                }
                remark(&mut planter, datum);
                table.decision.clone_from(&datum.decision);
                sentences.push(Target::Cell {
                    table: id,
                    row,
                    column,
                });
            }
        }
    }
    let line = sentences.into_iter().map(|to| Inline {
        kind: InlineKind::Reference(Box::new(Reference {
            to,
            words: Some(format!("{CANARY} in words")),
        })),
        span: Span::default(),
    });
    let mut blocks = vec![block(BlockKind::Paragraph(line.collect()))];
    let is_open = |id: &Id| {
        let indicator = whole.indicator(id.as_str()).map(|one| &one.audience);
        let audience = indicator.or(whole.table(id.as_str()).map(|one| &one.audience));
        audience.is_some_and(Audience::is_all)
    };
    let mut hiding = hidden.iter().map(|(cell, _)| match cell {
        CellId::Indicator { id, .. } | CellId::Table { table: id, .. } => id,
    });
    let shown = hiding
        .find(|id| is_open(id))
        .expect("one that is kept")
        .clone();
    blocks.push(block(BlockKind::Show(Show {
        id: shown,
        kind: None,
        title: Some(format!("{CANARY} in a chart's title")),
    })));
    whole.sections[0].summary.extend(blocks);
}

#[test]
fn the_proof_replaces_all_that_is_removed_and_hidden() {
    let (whole, _) = own();
    let mut full = whole.clone();
    planted(&mut full);
    // In one nearly all that hides something is removed; in the other all of it is kept.
    for (whole, is_planted) in [(full, true), (whole, false)] {
        replaces_all(whole, is_planted);
    }
}

fn replaces_all(mut whole: Publication, is_planted: bool) {
    let edition = crate::copies::edition(&whole, "committee").clone();
    let hidden = Hidden::of(&whole, &edition);
    remark_on_hidden(&mut whole, &hidden);
    let copy = copy(&whole, "committee");
    let kept: BTreeSet<String> = figures(copy.publication())
        .into_iter()
        .map(|(name, ..)| name)
        .collect();
    let gone = whole.ids().filter(|id| {
        let is_kept = copy.publication().place(id.as_str()).is_some();
        !is_kept && id.as_str().contains('-') && !is_also_a_name(&whole, id)
    });
    // What is kept may be called in words as something removed is by its id.
    let data = copy.to_json().expect("data");
    let texts = data.split('"').skip(1).step_by(2);
    let called: BTreeSet<Id> = texts.filter_map(Id::from_words).collect();
    let gone = gone.filter(|id| !called.contains(*id));
    let gone: Vec<String> = gone.map(|id| format!("\"{id}\"")).collect();
    assert!(gone.len() > 50 || !is_planted, "{} are removed", gone.len());
    let proof = Proof::of(&whole, &copy).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let all = figures(&whole);
    let mut same: BTreeSet<&str> = BTreeSet::new();
    for (name, cell, datum) in &all {
        let is_hidden = cell
            .as_ref()
            .is_some_and(|cell| hidden.reason(cell).is_some());
        if is_hidden && !matches!(datum.amount, Amount::Absent(_)) {
            same.insert(name);
        }
    }
    assert!(same.len() > 30 && (all.len() > kept.len() + 200 || !is_planted));
    for number in 0..proof.len() {
        let other = proof.replaced(number);
        let (other, _) = other.unwrap_or_else(|problems| panic!("{problems:#?}"));
        let text = serde_json::to_string(&other).expect("data");
        if let Some(at) = text.find(CANARY) {
            let from = text.floor_char_boundary(at.saturating_sub(300));
            let around: String = text[from..].chars().take(500).collect();
            panic!("in set {number} stands …{around}");
        }
        for id in &gone {
            assert!(!text.contains(id), "{id} is in set {number}");
        }
        for ((name, _, datum), (.., now)) in all.iter().zip(figures(&other)) {
            if now.amount != datum.amount {
                same.remove(name.as_str());
                continue;
            }
            let has_none = matches!(datum.amount, Amount::Absent(_));
            assert!(kept.contains(name) || has_none, "{name} is not replaced");
        }
    }
    assert!(
        same.is_empty(),
        "hidden, and the same in every set: {same:#?}"
    );
}
