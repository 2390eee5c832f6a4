//! The sealed bundle and the single file, as the readers' own tools see them.

#[path = "delivered/mod.rs"]
mod delivered;

use delivered::{INSPECTOR, SMALL, STAFF, both, build, built, folder, tool, zip};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Unpacks a bundle with `unzip`; its top folder.
fn unpacked(name: &str, within: &Path) -> PathBuf {
    let archive = zip(name);
    let archive = archive.to_str().expect("a path in UTF-8");
    tool("unzip", &["-q", archive], within);
    within.join(name)
}

fn files_below(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}

/// The values of an attribute, with quotes or, in the single file, without.
fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let start = format!(" {attribute}=");
    text.match_indices(&start)
        .filter_map(|(at, _)| {
            let value = &text[at + start.len()..];
            match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => value.split([' ', '\n', '>']).next(),
            }
        })
        .collect()
}

#[test]
fn unzip_and_python_read_the_zip() {
    for name in [STAFF, INSPECTOR] {
        tool("unzip", &["-tq", zip(name).to_str().unwrap()], built());
        let script = "import sys, zipfile\n\
            z = zipfile.ZipFile(sys.argv[1])\n\
            assert z.testzip() is None\n\
            names = z.namelist()\n\
            assert len(names) == len(set(n.lower() for n in names))\n\
            assert {n.split('/')[0] for n in names} == {sys.argv[2]}, names\n\
            assert all(len(n) <= 100 for n in names)\n\
            assert {i.date_time for i in z.infolist()} == {(2020, 7, 16, 0, 0, 0)}\n\
            assert all(i.external_attr >> 16 == 0o100644 for i in z.infolist())\n";
        let path = zip(name);
        tool(
            "python3",
            &["-c", script, path.to_str().unwrap(), name],
            built(),
        );
    }
}

#[test]
fn the_bag_validates_by_the_reference_program() {
    let folder = folder("bagit");
    let bag = unpacked(INSPECTOR, &folder);
    let bag = bag.to_str().unwrap();
    let program = std::env::var("SEF_TEST_BAGIT");
    let python = std::env::var("SEF_TEST_PYTHON").unwrap_or_else(|_| "python3".into());
    match program {
        Ok(program) => tool(&python, &[&program, "--validate", bag], &folder),
        Err(_) => {
            let there = Command::new(&python)
                .args(["-m", "bagit", "--version"])
                .output();
            assert!(
                there.is_ok_and(|output| output.status.success()),
                "this test needs bagit.py: start it by tests/run, or install the Python package bagit"
            );
            tool(&python, &["-m", "bagit", "--validate", bag], &folder)
        }
    };
}

#[test]
fn checksums_agree_with_the_systems_own() {
    let folder = folder("checksums");
    let bag = unpacked(STAFF, &folder);
    for (program, size) in [("sha256sum", "sha256"), ("sha512sum", "sha512")] {
        tool(
            program,
            &["--quiet", "-c", &format!("manifest-{size}.txt")],
            &bag,
        );
        tool(
            program,
            &["--quiet", "-c", &format!("tagmanifest-{size}.txt")],
            &bag,
        );
    }
    tool(
        "sha256sum",
        &["-c", &format!("{STAFF}.zip.sha256")],
        built(),
    );
    let list = tool("sha256sum", &["manifest-sha256.txt"], &bag);
    let fingerprint = list.split_whitespace().next().unwrap();
    let cover = fs::read_to_string(bag.join("START-HERE.html")).unwrap();
    assert!(
        cover.contains(fingerprint),
        "the cover shows the fingerprint"
    );
    let every: BTreeSet<String> = fs::read_to_string(bag.join("manifest-sha256.txt"))
        .unwrap()
        .lines()
        .map(|line| line.split_once("  ").unwrap().1.to_owned())
        .collect();
    let payload = files_below(&bag.join("data")).len();
    assert_eq!(every.len(), payload, "every file of the payload is listed");
    let tags = fs::read_to_string(bag.join("tagmanifest-sha512.txt")).unwrap();
    assert!(tags.contains("  START-HERE.html\n"));
}

#[test]
fn the_bag_says_what_it_is() {
    let folder = folder("info");
    let bag = unpacked(INSPECTOR, &folder);
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    for line in [
        "Source-Organization: Borsetshire Council",
        "Title: Children's services self-evaluation",
        "Version: 3",
        "Publication-Date: 2020-07-16",
        "Status: Approved",
        "Edition: Inspectors' edition",
        "Marking: OFFICIAL-SENSITIVE",
        "Handling: For inspectors alone: keep it in a secure share.",
        "Contact-Name: Quality assurance team",
        "Retention-Rule: Strategies: six years after they are replaced",
        "Retention-Until: 2026-07-31",
        "Disposal-Hold: Inquiry into child sexual abuse",
        "Bag-Software-Agent: sef 0.1.0",
        "Theme: default 1.0",
    ] {
        assert!(info.lines().any(|found| found == line), "{line}\n{info}");
    }
    let sum: u64 = files_below(&bag.join("data"))
        .iter()
        .map(|path| fs::metadata(path).unwrap().len())
        .sum();
    assert!(info.contains(&format!("Payload-Oxum: {sum}.")), "{info}");
}

#[test]
fn every_link_works_under_a_deep_path() {
    // What is left of Windows' 260 characters, when a reader's folders have taken their part.
    let folder = folder("deep").join(
        "C/Users/firstname.longsurname/OneDrive - Borsetshire County Council/Documents/Inspection 2020",
    );
    fs::create_dir_all(&folder).unwrap();
    let bag = unpacked(INSPECTOR, &folder);
    let mut ids: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(PathBuf, String)> = Vec::new();
    for path in files_below(&bag) {
        let name = path
            .strip_prefix(&bag)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        assert!(INSPECTOR.len() + 1 + name.len() <= 100, "{name}");
        assert!(
            !name.ends_with(".js"),
            "{name}: mail gateways take it for a program"
        );
        if name != "START-HERE.html" {
            assert_eq!(name, name.to_lowercase());
        }
        if !name.ends_with(".html") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("OFFICIAL-SENSITIVE"), "{name} is marked");
        let own: Vec<&str> = values(&text, "id");
        let set: BTreeSet<String> = own.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(set.len(), own.len(), "{name}: ids are unique");
        ids.insert(path.clone(), set);
        for attribute in ["href", "src", "action"] {
            let found = values(&text, attribute).into_iter().map(str::to_owned);
            links.extend(found.map(|link| (path.clone(), link)));
        }
    }
    assert!(links.len() > 1000, "{} links", links.len());
    for (from, link) in links {
        if ["https:", "mailto:"]
            .iter()
            .any(|scheme| link.starts_with(scheme))
        {
            continue;
        }
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let target = match path {
            "" => from.clone(),
            path => {
                let mut target = from.parent().unwrap().to_owned();
                for part in path.split('/') {
                    match part {
                        ".." => assert!(target.pop()),
                        part => target.push(part),
                    }
                }
                target
            }
        };
        assert!(target.is_file(), "{}: {link}", from.display());
        assert!(
            anchor.is_empty() || ids[&target].contains(anchor),
            "{}: {link}",
            from.display()
        );
    }
}

#[test]
fn two_builds_are_the_same() {
    let again = folder("again");
    build(&again, &[]);
    for name in [STAFF, INSPECTOR] {
        let one = fs::read(zip(name)).unwrap();
        let other = fs::read(again.join(format!("{name}.zip"))).unwrap();
        assert!(
            one == other,
            "{name}.zip differs from one build to the next"
        );
    }
    let single = format!("{STAFF}.html");
    assert!(fs::read(built().join(&single)).unwrap() == fs::read(again.join(&single)).unwrap());
}

#[test]
fn what_is_replaced_is_named_by_both_fingerprints_and_other_versions_stay() {
    let out = folder("replaced");
    let said = build(&out, &["--edition", "inspector"]);
    assert!(said.contains(&format!("{INSPECTOR}.zip, ")), "{said}");
    let said = build(&out, &["--edition", "inspector"]);
    assert!(said.contains("unchanged"), "{said}");
    let path = out.join(format!("{INSPECTOR}.zip"));
    let new = tool("sha256sum", &[path.to_str().unwrap()], &out);
    let new = new.split_whitespace().next().unwrap();
    fs::write(&path, "an older one").unwrap();
    let old = tool("sha256sum", &[path.to_str().unwrap()], &out);
    let old = old.split_whitespace().next().unwrap();
    let other = out.join("borset-sef-v2-2019-07-16-inspector.zip");
    fs::write(&other, "another version").unwrap();
    let said = build(&out, &["--edition", "inspector"]);
    assert!(said.contains(old) && said.contains(new), "{said}");
    assert_eq!(fs::read_to_string(other).unwrap(), "another version");
}

#[test]
fn a_draft_says_so_in_its_name() {
    let root = folder("draft");
    let copied = Command::new("cp")
        .args(["-r", SMALL])
        .arg(root.join("p"))
        .status();
    assert!(copied.unwrap().success());
    let path = root.join("p/content/1.0-front-door.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[[nothing-of-this-name]]\n")).unwrap();
    let project = root.join("p");
    let output = delivered::sef(&["build", "--root", project.to_str().unwrap(), "--draft"]);
    assert!(output.status.success(), "{}", both(&output));
    for name in [
        format!("{STAFF}-draft.html"),
        format!("{STAFF}-draft.zip"),
        format!("{INSPECTOR}-draft.zip"),
    ] {
        let path = project.join("public").join(&name);
        assert!(path.is_file(), "{name}");
        if name.ends_with(".zip") {
            let output = delivered::sef(&["verify", path.to_str().unwrap()]);
            assert!(output.status.success(), "{}", both(&output));
        }
    }
    // Once it is final, the drafts are named, and stay.
    fs::write(&path, text).unwrap();
    let build = ["build", "--root", project.to_str().unwrap()];
    let said = both(&delivered::sef(&build));
    for ending in ["html", "zip"] {
        let draft = format!("{STAFF}-draft.{ending}");
        assert!(said.contains(&format!("{draft} is still there")), "{said}");
        assert!(project.join("public").join(&draft).is_file(), "{draft}");
        fs::remove_file(project.join("public").join(&draft)).unwrap();
    }
    let said = both(&delivered::sef(&build));
    assert!(!said.contains(&format!("{STAFF}-draft")), "{said}");
    assert!(
        said.contains(&format!("{INSPECTOR}-draft.zip is still there")),
        "{said}"
    );
}

#[test]
fn the_single_file_is_complete_in_itself() {
    let text = fs::read_to_string(built().join(format!("{STAFF}.html"))).unwrap();
    let ids = values(&text, "id");
    let set: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(set.len(), ids.len(), "ids are unique");
    for page in [
        "index",
        "front-door",
        "visits",
        "teams",
        "plan",
        "glossary",
        "print",
    ] {
        assert!(set.contains(page), "the page {page} is there");
    }
    let (mut downloads, mut icons) = (0, 0);
    for link in values(&text, "href") {
        match link.split_once(':') {
            Some(("data", held)) if held.starts_with("image/png;") => icons += 1,
            _ if link.starts_with('#') => assert!(set.contains(&link[1..]), "{link}"),
            Some(("data", _)) => downloads += 1,
            Some(("https" | "mailto", _)) => {}
            _ => panic!("{link} leads to another file"),
        }
    }
    assert_eq!(downloads, 3, "two indicators and a table");
    assert_eq!(icons, 1, "no server is asked for an icon");
    assert!(values(&text, "src").is_empty(), "nothing is loaded");
    assert_eq!(text.matches("<!doctype html>").count(), 1);
    let names = values(&text, "download");
    assert!(names.contains(&"visits-v3-2020-07-16-staff-official-approved.csv"));
}
