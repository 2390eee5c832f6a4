//! Every step of docs/tutorial.md, as it stands there: the commands, the files to write, what is to
//! be replaced, and the words that the reader is told to expect.

mod support;

use std::fs;
use support::document::{document, fences, talk};
use support::html;

#[test]
fn the_tutorial_does_what_it_says() {
    let tutorial = document("docs/tutorial.md");
    let mut here = support::empty_folder("tutorial");
    let mut commands = 0;
    let mut steps = fences(&tutorial).into_iter();
    while let Some(fence) = steps.next() {
        let info: Vec<&str> = fence.info.iter().map(String::as_str).collect();
        match info[..] {
            ["console"] => commands += talk(&mut here, &fence.text, false),
            ["console", "fails"] => commands += talk(&mut here, &fence.text, true),
            ["sh", "not-run:", ..] => {}
            ["replace", file] => {
                let with = steps.next().unwrap();
                assert_eq!(with.info, ["with"], "what replaces it in {file}");
                let path = here.join(file);
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.contains(&fence.text), "{file} has no “{}”", fence.text);
                fs::write(&path, text.replacen(&fence.text, &with.text, 1)).unwrap();
            }
            [_, file] => {
                let path = here.join(file);
                if file.starts_with("content/") {
                    assert!(path.exists(), "{file} was there before");
                }
                fs::write(path, format!("{}\n", fence.text)).unwrap();
            }
            _ => panic!("a fence that no reader is told what to do with: {info:?}"),
        }
    }
    assert!(commands > 10);
    // What the reader is told to find on the pages.
    let page = |path: &str| fs::read_to_string(here.join("public/intranet").join(path)).unwrap();
    let section = html::text(&page("sections/help-for-families.html"));
    let sentence = "Of the visits due in June, 91% were made in time.";
    assert!(section.contains(sentence), "{section}");
    for path in [
        "sections/help-for-families.html",
        "indicators/visits-in-time.html",
    ] {
        let page = page(path);
        let rows: Vec<Vec<String>> = html::tables(&page)
            .into_iter()
            .flat_map(|table| table.rows)
            .collect();
        for row in [["May 2026", "87% [r]"], ["June 2026", "91%"]] {
            let is_there = rows
                .iter()
                .any(|cells| cells.starts_with(&row.map(str::to_owned)));
            assert!(is_there, "{path}: no {row:?} among {rows:?}");
        }
        let words = html::text(&page);
        assert!(words.contains("[r] revised"), "{path}: {words}");
    }
    let data = fs::read_to_string(here.join("data/indicators/visits-in-time.toml")).unwrap();
    assert!(
        data.contains("2026-05 = { value = 87, flags = [\"r\"] }"),
        "{data}"
    );
}
