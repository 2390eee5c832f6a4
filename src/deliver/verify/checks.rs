//! The checks of a bundle's files: the bag, its checksums, the pages and what they say.

use super::links;
use super::markup::{self, Page};
use super::tree::{Beside, Tree};
use super::{LARGEST_TEXT, Verdict, is_hash, shown};
use crate::deliver::bag::{self, Algorithm, Hashes, label};
use crate::deliver::names;
use crate::edition::Copy;
use std::collections::{BTreeMap, BTreeSet};

/// The most links that are followed.
const MOST_LINKS: usize = 1_000_000;

/// What one reading of every file gave.
struct Read {
    hashes: BTreeMap<String, Hashes>,
    /// The files that are text to be looked into.
    texts: BTreeMap<String, String>,
    pages: BTreeMap<String, Page>,
    /// How many links they have.
    links: usize,
}

/// Checks everything.
pub(super) fn run(tree: &mut Tree, verdict: &mut Verdict) {
    set_aside(tree, verdict);
    seal(tree, verdict);
    check_names(tree, verdict);
    let info = info(tree, verdict);
    let marking = info.get(label::MARKING).cloned().unwrap_or_default();
    let read = read_all(tree, &marking, verdict);
    declaration(&read, verdict);
    let listed = manifests(tree, &read, verdict);
    oxum(tree, &info, verdict);
    cover(&read, verdict);
    links::check(tree, &read.pages, verdict);
    data(&read, &info, verdict);
    if info.get(label::NAME).is_some_and(|name| *name != tree.top) {
        let words = format!(
            "The top folder is called “{}”, and {} says “{}”.",
            shown(&tree.top),
            bag::INFO,
            shown(info.get(label::NAME).map_or("", String::as_str))
        );
        match tree.is_zip() {
            true => verdict.wrong(words),
            false => verdict.notes.push(words),
        }
    }
    if let Some(hashes) = read.hashes.get(Algorithm::Sha256.manifest()) {
        verdict
            .provenance
            .push(("Fingerprint".into(), hashes.hex(Algorithm::Sha256)));
    }
    let count = |number: usize, what: &str| format!("{number} {what}");
    verdict.checked.extend([
        count(tree.files.len(), "files, each by two checksums"),
        count(listed, "files of the payload, all listed"),
        count(read.pages.len(), "pages with their marking"),
        count(read.links, "links"),
    ]);
}

/// Files that Windows and macOS put into folders that somebody looks at, in small letters.
const OF_THE_SYSTEM: [&str; 4] = [".ds_store", "desktop.ini", "ehthumbs.db", "thumbs.db"];

/// Leaves out of an unpacked bundle what the reader's own computer put there: nobody tampered with it.
/// In a zip it would be somebody's.
fn set_aside(tree: &mut Tree, verdict: &mut Verdict) {
    if tree.is_zip() {
        return;
    }
    let is_of_system = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        OF_THE_SYSTEM.contains(&name.to_lowercase().as_str())
    };
    let paths: Vec<String> = tree.files.keys().filter(is_of_system).cloned().collect();
    for path in paths {
        tree.files.remove(&path);
        verdict.notes.push(format!(
            "“{}” is no part of the bundle: Windows or macOS puts such files into folders. Delete it.",
            shown(&path)
        ));
    }
}

/// The zip's own hash, and the one that stands in the file beside it.
fn seal(tree: &Tree, verdict: &mut Verdict) {
    let Some((sha256, beside)) = &tree.seal else {
        return;
    };
    verdict
        .provenance
        .push(("Sha-256 of the zip".into(), sha256.clone()));
    match beside {
        Beside::Missing => verdict.notes.push(
            "There is no .sha256 file beside the zip: compare the sha-256 with the one that the sender gave you another way.".into(),
        ),
        Beside::Says(text) => {
            let said = text.split_whitespace().next().unwrap_or("");
            if !said.eq_ignore_ascii_case(sha256) {
                verdict.wrong(format!(
                    "The zip is not the one of which the .sha256 file beside it speaks: that says {}.",
                    shown(said)
                ));
            }
        }
    }
}

fn check_names(tree: &Tree, verdict: &mut Verdict) {
    for path in tree.files.keys() {
        if let Some(words) = names::problem(&tree.top, path) {
            verdict.wrong(format!("“{}” {words}.", shown(path)));
        }
    }
    if let Some((one, other)) = names::clash(tree.files.keys().map(String::as_str)) {
        verdict.wrong(format!(
            "“{}” and “{}” differ in case alone.",
            shown(one),
            shown(other)
        ));
    }
}

/// The fields of `bag-info.txt`, which are also what the bundle says of itself.
fn info(tree: &mut Tree, verdict: &mut Verdict) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let Some(text) = text_of(tree, bag::INFO, verdict) else {
        return fields;
    };
    for (number, line) in text.lines().enumerate() {
        let Some((label, value)) = line.split_once(": ") else {
            verdict.wrong(format!(
                "{}, line {}: there is no label.",
                bag::INFO,
                number + 1
            ));
            continue;
        };
        if fields.insert(label.to_owned(), value.to_owned()).is_some() {
            verdict.wrong(format!("{} has “{}” twice.", bag::INFO, shown(label)));
            continue;
        }
        verdict.provenance.push((shown(label), shown(value)));
    }
    for needed in [
        label::TITLE,
        label::VERSION,
        label::EDITION,
        label::MARKING,
        label::NAME,
        label::OXUM,
    ] {
        if fields
            .get(needed)
            .is_none_or(|value| value.trim().is_empty())
        {
            verdict.wrong(format!("{} does not say the {needed}.", bag::INFO));
        }
    }
    fields
}

fn text_of(tree: &mut Tree, name: &str, verdict: &mut Verdict) -> Option<String> {
    let Some(size) = tree.files.get(name).copied() else {
        verdict.wrong(format!("There is no {name}."));
        return None;
    };
    if size > 1 << 20 {
        verdict.wrong(format!("{name} is too large to be read."));
        return None;
    }
    let mut bytes = Vec::new();
    if let Err(words) = tree.read(name, |piece| bytes.extend_from_slice(piece)) {
        verdict.wrong(format!("{name} {words}."));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(_) => {
            verdict.wrong(format!("{name} is not UTF-8 text."));
            None
        }
    }
}

/// Reads every file once.
fn read_all(tree: &mut Tree, marking: &str, verdict: &mut Verdict) -> Read {
    let mut read = Read {
        hashes: BTreeMap::new(),
        texts: BTreeMap::new(),
        pages: BTreeMap::new(),
        links: 0,
    };
    let files: Vec<(String, u64)> = tree.files.iter().map(|(n, s)| (n.clone(), *s)).collect();
    for (name, size) in files {
        let is_page = name.ends_with(".html");
        let is_kept = !name.contains('/') || name == DATA;
        let is_text = (is_page || is_kept) && size <= LARGEST_TEXT;
        if (is_page || is_kept) && !is_text {
            verdict.wrong(format!(
                "“{}” is too large to be looked into.",
                shown(&name)
            ));
        }
        let mut hashes = Hashes::default();
        let mut bytes = Vec::new();
        let outcome = tree.read(&name, |piece| {
            hashes.update(piece);
            if is_text {
                bytes.extend_from_slice(piece);
            }
        });
        if let Err(words) = outcome {
            verdict.wrong(format!("“{}” {words}.", shown(&name)));
            continue;
        }
        read.hashes.insert(name.clone(), hashes);
        if !is_text {
            check_file_marking(&name, marking, verdict);
            continue;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            verdict.wrong(format!("“{}” is not UTF-8 text.", shown(&name)));
            continue;
        };
        if is_page {
            if !marking.is_empty() && !text.contains(marking) {
                verdict.wrong(format!(
                    "The page “{}” is not marked {marking}.",
                    shown(&name)
                ));
            }
            let page = markup::page(&text);
            read.links += page.links.len();
            if read.links <= MOST_LINKS {
                read.pages.insert(name.clone(), page);
            }
        }
        if is_kept {
            read.texts.insert(name, text);
        }
    }
    if read.links > MOST_LINKS {
        verdict.wrong("The pages have more links than can be followed.");
    }
    read
}

/// A CSV file is marked in its name.
fn check_file_marking(name: &str, marking: &str, verdict: &mut Verdict) {
    let word = marking.to_lowercase();
    if name.ends_with(".csv") && !name.contains(&format!("-{word}")) {
        verdict.wrong(format!(
            "The file “{}” is not marked {marking} in its name.",
            shown(name)
        ));
    }
}

fn declaration(read: &Read, verdict: &mut Verdict) {
    match read.texts.get(bag::DECLARATION) {
        Some(text) if text.replace("\r\n", "\n") == bag::DECLARED => {}
        Some(_) => verdict.wrong(format!(
            "{} does not declare a bag of BagIt 1.0 in UTF-8.",
            bag::DECLARATION
        )),
        None => verdict.wrong(format!(
            "This is no sealed bundle: there is no {}.",
            bag::DECLARATION
        )),
    }
}

/// Every file against every manifest; how many files of the payload are listed.
fn manifests(tree: &Tree, read: &Read, verdict: &mut Verdict) -> usize {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut listed = 0;
    for algorithm in Algorithm::ALL {
        let is_payload = |path: &str| path.starts_with(bag::PAYLOAD);
        let is_tag = |path: &str| !is_payload(path) && !path.starts_with("tagmanifest-");
        let count = against(
            tree,
            read,
            algorithm,
            algorithm.manifest(),
            &is_payload,
            &mut told,
            verdict,
        );
        against(
            tree,
            read,
            algorithm,
            algorithm.tag_manifest(),
            &is_tag,
            &mut told,
            verdict,
        );
        listed = count;
    }
    for path in tree.files.keys() {
        let known = Algorithm::ALL.iter().any(|one| one.tag_manifest() == path);
        if path.starts_with("tagmanifest-") && !known {
            verdict.wrong(format!("“{}” does not belong to the bundle.", shown(path)));
        }
    }
    listed
}

/// One manifest against the files that it has to list.
fn against(
    tree: &Tree,
    read: &Read,
    algorithm: Algorithm,
    manifest: &str,
    belongs: &dyn Fn(&str) -> bool,
    told: &mut BTreeSet<String>,
    verdict: &mut Verdict,
) -> usize {
    let Some(text) = read.texts.get(manifest) else {
        verdict.wrong(format!("There is no {manifest} that can be read."));
        return 0;
    };
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    for (number, line) in text.lines().enumerate() {
        let parts = line.split_once([' ', '\t']);
        let parts = parts.map(|(hash, path)| (hash, path.trim_start_matches([' ', '\t', '*'])));
        let Some((hash, path)) = parts.filter(|(hash, _)| is_hash(hash, algorithm)) else {
            verdict.wrong(format!(
                "{manifest}, line {}, is not a fingerprint and a path.",
                number + 1
            ));
            continue;
        };
        if !listed.insert(path) {
            verdict.wrong(format!("{manifest} lists “{}” twice.", shown(path)));
        }
        if !belongs(path) {
            verdict.wrong(format!(
                "{manifest} lists “{}”, which does not belong there.",
                shown(path)
            ));
        }
        if !tree.files.contains_key(path) {
            if told.insert(path.to_owned()) {
                verdict.wrong(format!(
                    "“{}” is missing: it is listed, and not there.",
                    shown(path)
                ));
            }
        } else if let Some(found) = read.hashes.get(path)
            && !found.hex(algorithm).eq_ignore_ascii_case(hash)
            && told.insert(path.to_owned())
        {
            verdict.wrong(format!(
                "“{}” was changed: its fingerprint is not the one in {manifest}.",
                shown(path)
            ));
        }
    }
    for path in tree.files.keys() {
        if belongs(path) && !listed.contains(path.as_str()) && told.insert(path.clone()) {
            verdict.wrong(format!(
                "“{}” does not belong to the bundle: it is not listed in {manifest}.",
                shown(path)
            ));
        }
    }
    listed.len()
}

fn oxum(tree: &Tree, info: &BTreeMap<String, String>, verdict: &mut Verdict) {
    let payload = || {
        tree.files
            .iter()
            .filter(|(path, _)| path.starts_with(bag::PAYLOAD))
    };
    let size: u64 = payload().map(|(_, size)| *size).sum();
    let found = format!("{size}.{}", payload().count());
    if info.get(label::OXUM).is_some_and(|said| *said != found) {
        verdict.wrong(format!(
            "The payload has {size} bytes in {} files, and {} says otherwise.",
            payload().count(),
            bag::INFO
        ));
    }
}

/// The fingerprint on the cover must be that of the list.
fn cover(read: &Read, verdict: &mut Verdict) {
    let Some(text) = read.texts.get(names::COVER) else {
        verdict.wrong(format!("There is no {} that can be read.", names::COVER));
        return;
    };
    let list = Algorithm::Sha256.manifest();
    let Some(hashes) = read.hashes.get(list) else {
        return;
    };
    if !text.contains(&hashes.hex(Algorithm::Sha256)) {
        verdict.wrong(format!(
            "{} shows another fingerprint than {list} has.",
            names::COVER
        ));
    }
}

/// The edition's data.
const DATA: &str = "data/data.json";

/// `data.json` must say the same as `bag-info.txt`.
fn data(read: &Read, info: &BTreeMap<String, String>, verdict: &mut Verdict) {
    let Some(text) = read.texts.get(DATA) else {
        verdict.wrong(format!("There is no {DATA} that can be read."));
        return;
    };
    let copy = match Copy::from_json(text) {
        Ok(copy) => copy,
        Err(words) => {
            verdict.wrong(format!("{DATA} cannot be used: {}.", shown(&words)));
            return;
        }
    };
    let about = &copy.publication().about;
    let edition = copy.edition();
    for (label, found) in [
        (label::TITLE, about.title.as_str()),
        (label::VERSION, about.version.as_str()),
        (label::EDITION, edition.title.as_str()),
        (label::MARKING, edition.marking.title()),
        (label::NAME, copy.file_name().as_str()),
    ] {
        let said = info.get(label).map_or("", String::as_str);
        let same = said.split_whitespace().eq(found.split_whitespace());
        if !same {
            verdict.wrong(format!(
                "{} says “{}” for the {label}, and {DATA} “{}”.",
                bag::INFO,
                shown(said),
                shown(found)
            ));
        }
    }
    verdict.copy = Some(copy);
}
