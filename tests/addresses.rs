//! The address at which an edition will stand: told where it is said, and nowhere else.

mod support;

use std::fs;
use support::project::{put, write_small};
use support::{empty_folder, html};

const BASE: &str = "https://intranet.example.org/sef/";

/// The first element called `name` of a page that has `attribute` = `value`.
fn attribute(page: &str, name: &str, (key, value): (&str, &str), wanted: &str) -> Option<String> {
    html::elements(page)
        .iter()
        .find(|element| element.name == name && element.get(key) == Some(value))
        .and_then(|element| element.get(wanted).map(str::to_owned))
}

#[test]
fn an_edition_says_where_it_stands() {
    let root = empty_folder("addresses");
    write_small(&root);
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    let told = settings.replace(
        "deliver = [\"site\"]",
        // The stroke at its end is added where it is left out.
        "deliver = [\"site\", \"single\"]\nbase_address = \"https://intranet.example.org/sef\"",
    );
    let other = "\n[editions.press]\ntitle = \"Press edition\"\nreaders = \"The press\"\nmarking = \"official\"\ndeliver = [\"site\"]\nsuppress = { threshold = 5, small_cohort = 20 }\n";
    let contact = "\n[contact]\nrole = \"Performance team\"\nemail = \"sef@example.org\"\n";
    put(&root, "sef.toml", &format!("{told}{other}{contact}"));
    let out = root.join("public");
    support::build(&root, &out);

    let page = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let mut pages = 0;
    for (path, bytes) in support::files(&out) {
        let Some(name) = path
            .strip_prefix("intranet/")
            .filter(|name| name.ends_with(".html"))
        else {
            continue;
        };
        let canonical = attribute(
            &String::from_utf8(bytes).unwrap(),
            "link",
            ("rel", "canonical"),
            "href",
        );
        assert_eq!(canonical, Some(format!("{BASE}{name}")));
        pages += 1;
    }
    assert!(pages > 10, "{pages} pages");
    let indicator = "indicators/quick-decisions.html";
    let cited = format!("May 2020: 80% ({BASE}{indicator})");
    assert!(page(&format!("intranet/{indicator}")).contains(&cited));
    let home = page("intranet/index.html");
    assert!(home.contains("The current version is at"));
    assert_eq!(
        attribute(&home, "a", ("href", BASE), "rel").as_deref(),
        Some("noreferrer")
    );

    // One file is no page at that address, and another edition says nothing of it.
    let single = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "html"))
        .unwrap();
    let single = fs::read_to_string(single).unwrap();
    assert!(single.contains(&cited));
    assert!(!single.contains("canonical"));
    for (path, bytes) in support::files(&out.join("press")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("intranet.example.org"), "{path}");
    }

    // Where the current version is was said otherwise.
    let current = "[publication]\ncurrent_version = \"https://www.example.org/now/\"";
    put(
        &root,
        "sef.toml",
        &format!("{told}{contact}").replacen("[publication]", current, 1),
    );
    let again = root.join("again");
    support::build(&root, &again);
    let home = fs::read_to_string(again.join("intranet/index.html")).unwrap();
    assert!(home.contains("href=\"https://www.example.org/now/\""));
    assert!(!home.contains(&format!("href=\"{BASE}\"")));
}
