//! What a build does to the folder that it delivers to: nothing that isn't needed, nothing to
//! what it didn't make, and never half of anything.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};
use support::{build, build_command, files, project};

fn small(name: &str) -> (PathBuf, PathBuf) {
    let root = support::empty_folder(name);
    project::write_small(&root);
    let out = root.join("public");
    (root, out)
}

/// When each file below `folder` was last written, what sef keeps for itself included.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let written = entry.metadata().unwrap().modified().unwrap();
            (entry.into_path(), written)
        })
        .collect()
}

#[test]
fn building_again_writes_nothing() {
    let (root, out) = small("again");
    build(&root, &out);
    let before = times(&out);
    assert!(before.len() > 20);
    sleep(Duration::from_millis(20));
    let output = build(&root, &out);
    assert_eq!(before, times(&out));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("0 files written"), "{said}");
}

#[test]
fn a_change_rewrites_only_the_files_that_differ() {
    let (root, out) = small("change");
    build(&root, &out);
    let before = files(&out);
    let written = times(&out);
    sleep(Duration::from_millis(20));
    let changed = project::INTRODUCTION.replace("This is", "That is");
    project::put(&root, "content/1.0-introduction.md", &changed);
    build(&root, &out);
    let after = files(&out);
    let later = times(&out);
    let mut rewritten = 0;
    for (path, bytes) in &after {
        let file = out.join(path);
        let same = before.get(path) == Some(bytes);
        assert_eq!(same, written.get(&file) == later.get(&file), "{path}");
        rewritten += usize::from(!same);
    }
    assert!(
        (1..before.len() / 2).contains(&rewritten),
        "{rewritten} files"
    );
}

#[test]
fn a_file_that_sef_did_not_make_stays() {
    let (root, out) = small("foreign");
    build(&root, &out);
    let foreign = out.join("intranet/sections/notes-of-mine.txt");
    fs::write(&foreign, "mine").unwrap();
    fs::write(out.join("mine.txt"), "mine too").unwrap();
    project::put(
        &root,
        "content/1.0-introduction.md",
        &project::INTRODUCTION.replace("This", "That"),
    );
    build(&root, &out);
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "mine");
    assert_eq!(
        fs::read_to_string(out.join("mine.txt")).unwrap(),
        "mine too"
    );
}

#[test]
fn the_page_of_a_section_that_is_gone_is_removed() {
    let (root, out) = small("stale");
    project::put(
        &root,
        "content/3.0-old.md",
        "+++\ntitle = \"Old\"\n+++\n\nGone soon.\n",
    );
    build(&root, &out);
    assert!(out.join("intranet/sections/old.html").exists());
    fs::remove_file(root.join("content/3.0-old.md")).unwrap();
    build(&root, &out);
    assert!(!out.join("intranet/sections/old.html").exists());
    let fresh = root.join("fresh");
    build(&root, &fresh);
    assert_eq!(files(&out), files(&fresh));
}

#[test]
fn a_foreign_file_in_the_way_of_a_page_is_reported_and_kept() {
    let (root, out) = small("in-the-way");
    fs::create_dir_all(out.join("intranet")).unwrap();
    fs::write(out.join("intranet/plan.html"), "somebody's own").unwrap();
    let output = build_command(&root, &out).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("plan.html"), "{said}");
    assert_eq!(
        files(&out),
        BTreeMap::from([("intranet/plan.html".to_owned(), b"somebody's own".to_vec())])
    );
}

#[test]
fn a_file_in_the_place_of_the_folder_is_reported_and_kept() {
    let (root, out) = small("no-folder");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("intranet"), "a file").unwrap();
    let output = build_command(&root, &out).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("Move the file away"), "{said}");
    assert_eq!(fs::read_to_string(out.join("intranet")).unwrap(), "a file");
}

#[test]
fn a_publication_with_errors_leaves_what_was_there() {
    let (root, out) = small("errors");
    build(&root, &out);
    let before = files(&out);
    project::put(
        &root,
        "content/1.0-introduction.md",
        "+++\ntitle = \"Introduction\"\n+++\n\nIt leads to [[nowhere-at-all]].\n",
    );
    let output = build_command(&root, &out).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("nowhere-at-all"), "{said}");
    assert!(said.contains("Nothing was made"), "{said}");
    assert_eq!(before, files(&out));
}

#[test]
fn a_draft_is_made_in_spite_of_errors_and_says_so_on_each_page() {
    let (root, out) = small("draft");
    project::put(
        &root,
        "content/1.0-introduction.md",
        "+++\ntitle = \"Introduction\"\n+++\n\nIt leads to [[nowhere-at-all]].\n",
    );
    let output = build_command(&root, &out).arg("--draft").output().unwrap();
    assert!(output.status.success());
    for (path, bytes) in files(&out) {
        if path.ends_with(".html") {
            assert!(String::from_utf8_lossy(&bytes).contains("DRAFT"), "{path}");
        }
        if path.contains("/downloads/") {
            assert!(path.contains("-draft."), "{path}");
        }
    }
}

/// The delivered folder of one version of the small publication, built whole.
fn whole(root: &Path, text: &str, name: &str) -> BTreeMap<String, Vec<u8>> {
    project::put(root, "content/1.0-introduction.md", text);
    let out = root.join(name);
    build(root, &out);
    files(&out)
}

#[test]
fn a_killed_build_leaves_the_old_folder_or_the_new_one() {
    let (root, out) = small("killed");
    let old_text = project::INTRODUCTION.to_owned();
    let new_text = project::INTRODUCTION.replace("title = \"Introduction\"", "title = \"Opening\"");
    let new = whole(&root, &new_text, "new");
    let start = Instant::now();
    let old = whole(&root, &old_text, "old");
    let long = start.elapsed();
    assert_ne!(old, new);
    build(&root, &out);
    assert_eq!(files(&out), old);

    // Moments spread over a whole build, and a little past its end; each attempt starts from the
    // old folder or, where the one before got through, makes the new one old again first.
    let mut seen = [0_u32; 2];
    for attempt in 0..30_u32 {
        project::put(&root, "content/1.0-introduction.md", &new_text);
        let mut child = build_command(&root, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(long * (attempt % 10) / 8 + Duration::from_micros(u64::from(attempt) * 317));
        let _ = child.kill();
        child.wait().unwrap();
        let found = files(&out);
        let is_new = found == new;
        assert!(is_new || found == old, "a mix, at attempt {attempt}");
        seen[usize::from(is_new)] += 1;
        if is_new {
            project::put(&root, "content/1.0-introduction.md", &old_text);
            build(&root, &out);
            assert_eq!(files(&out), old);
        }
    }
    assert!(seen[0] > 0, "no build was killed before its end");

    // And the next build goes through as if nothing had been.
    project::put(&root, "content/1.0-introduction.md", &new_text);
    build(&root, &out);
    assert_eq!(files(&out), new);
    let left: Vec<String> = fs::read_dir(out.join(".sef"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("new-") || name.starts_with("old-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
