//! What the world does to a program: kills it, fills its disk, takes its permissions and its files
//! away, runs it twice. What was published before must stay whole, the message must say what
//! happened, and the next run must work.
//!
//! These need Linux, and root: a small file system is mounted, and what root would be allowed is
//! tried as another user. A test that cannot run says so and fails.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use support::{build, build_command, files, project, sef};

type Files = BTreeMap<String, Vec<u8>>;

const EVERY_FORM: &str = "deliver = [\"site\", \"single\", \"bundle\"]";
const CONTACT: &str =
    "\n[contact]\nrole = \"Quality assurance team\"\nemail = \"sef@example.org\"\n";

/// The small publication, delivered in every form; with a title of its first section.
fn small(root: &Path, title: &str) {
    project::write_small(root);
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    let settings = settings.replace("deliver = [\"site\"]", EVERY_FORM) + CONTACT;
    project::put(root, "sef.toml", &settings);
    retitle(root, title);
}

fn retitle(root: &Path, title: &str) {
    let text =
        project::INTRODUCTION.replace("title = \"Introduction\"", &format!("title = \"{title}\""));
    project::put(root, "content/1.0-introduction.md", &text);
}

/// What is delivered of the small publication with this title.
fn delivered(title: &str) -> Files {
    let root = support::empty_folder("delivered");
    small(&root, title);
    build(&root, &root.join("public"));
    files(&root.join("public"))
}

/// The parts that are replaced each in one step: the site's folder, and each file beside it. After
/// a fault each must be that of the old build or that of the new one.
fn assert_no_mix(found: &Files, old: &Files, new: &Files, when: &str) {
    let part = |all: &Files, folder: bool, name: &str| -> Files {
        all.iter()
            .filter(|(path, _)| match folder {
                true => path.starts_with(name),
                false => *path == name,
            })
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    let site = part(found, true, "intranet/");
    assert!(
        site == part(old, true, "intranet/") || site == part(new, true, "intranet/"),
        "{when}: the site is a mix"
    );
    for name in old.keys().filter(|path| !path.contains('/')) {
        let one = part(found, false, name);
        assert!(
            one == part(old, false, name) || one == part(new, false, name),
            "{when}: {name} is neither the old one nor the new one"
        );
    }
    for name in found.keys().filter(|path| !path.contains('/')) {
        assert!(old.contains_key(name), "{when}: {name} was left behind");
    }
}

fn said(output: &Output) -> String {
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!text.contains("panicked"), "{text}");
    text
}

#[test]
fn killed_at_a_hundred_moments() {
    let (old, new) = (delivered("Introduction"), delivered("Opening"));
    assert_ne!(old, new);
    let root = support::empty_folder("killed");
    let out = root.join("public");
    small(&root, "Introduction");
    let start = Instant::now();
    build(&root, &out);
    let long = start.elapsed();

    // Moments spread over a build and a little past its end, in an order that jumps about.
    let (mut before, mut after) = (0, 0);
    for attempt in 0..100_u32 {
        retitle(&root, "Opening");
        let mut child = build_command(&root, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(long * ((attempt * 37) % 100) / 85);
        let _ = child.kill();
        child.wait().unwrap();
        let found = files(&out);
        assert_no_mix(&found, &old, &new, &format!("killed, attempt {attempt}"));
        match found == new {
            true => after += 1,
            false => before += 1,
        }
        if found != old {
            retitle(&root, "Introduction");
            build(&root, &out);
            assert_eq!(files(&out), old);
        }
    }
    assert!(before > 0, "no build was killed before its end");
    println!("killed 100 times: {before} before the end, {after} after it; lost: nothing");
    retitle(&root, "Opening");
    build(&root, &out);
    assert_eq!(files(&out), new);
    assert_nothing_in_the_making(&out);
}

fn assert_nothing_in_the_making(out: &Path) {
    let left: Vec<String> = fs::read_dir(out.join(".sef"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("new-") || name.starts_with("old-"))
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

/// A file system of its own, unmounted when it is dropped.
struct Disk(PathBuf);

impl Disk {
    fn of(kilobytes: u32) -> Disk {
        let place = support::empty_folder("disk");
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(&place)
            .status();
        assert!(
            mounted.is_ok_and(|status| status.success()),
            "this test mounts a small file system: run it as root"
        );
        Disk(place)
    }

    /// Fills it, but for so many kilobytes.
    fn fill_but(&self, kilobytes: usize) {
        let mut filler = fs::File::create(self.0.join("filler")).unwrap();
        let block = [0_u8; 1024];
        while filler.write_all(&block).is_ok() {}
        let length = filler.metadata().unwrap().len();
        filler
            .set_len(length.saturating_sub(kilobytes as u64 * 1024))
            .unwrap();
    }

    fn free(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_disk_that_is_full_at_any_write() {
    let (old, new) = (delivered("Introduction"), delivered("Opening"));
    let root = support::empty_folder("full");
    small(&root, "Introduction");
    let disk = Disk::of(24 * 1024);
    let out = disk.0.join("public");
    build(&root, &out);
    let (mut refused, mut went_through) = (0, 0);
    for step in 0..40_usize {
        retitle(&root, "Opening");
        disk.fill_but(step * step * 3);
        let output = build_command(&root, &out).output().unwrap();
        let told = said(&output);
        let found = files(&out);
        match output.status.code() {
            Some(0) => {
                went_through += 1;
                assert_eq!(found, new, "{step}");
            }
            Some(3) => {
                refused += 1;
                assert!(told.contains("the disk is full"), "{told}");
                assert_no_mix(&found, &old, &new, &format!("full, step {step}"));
            }
            other => panic!("step {step}: {other:?}: {told}"),
        }
        disk.free();
        build(&root, &out);
        assert_eq!(files(&out), new, "the next run, step {step}");
        retitle(&root, "Introduction");
        build(&root, &out);
        assert_eq!(files(&out), old);
    }
    assert!(refused > 5 && went_through > 0, "{refused} {went_through}");
    println!("full disk: {refused} builds refused, {went_through} went through; lost: nothing");
}

#[test]
fn a_disk_that_is_full_while_figures_are_imported() {
    let disk = Disk::of(1024);
    let root = disk.0.join("publication");
    project::write_small(&root);
    project::put(
        &root,
        "june.csv",
        "Measure,May-20,Jun-20\nDecisions within a day,81%,82%\n",
    );
    let data = root.join("data/indicators/front-door.toml");
    let old = fs::read_to_string(&data).unwrap();
    disk.fill_but(0);
    let file = root.join("june.csv");
    let arguments = [
        "import",
        file.to_str().unwrap(),
        "--yes",
        "--root",
        root.to_str().unwrap(),
    ];
    let output = sef(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("the disk is full"));
    assert_eq!(fs::read_to_string(&data).unwrap(), old);
    disk.free();
    let output = sef(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_ne!(fs::read_to_string(&data).unwrap(), old);
}

/// A folder that everybody may enter and in which `sef` can be run by a user without rights.
fn open_to_all(name: &str) -> (PathBuf, PathBuf) {
    let folder = std::env::temp_dir().join(format!("sef-test-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("sef");
    fs::copy(env!("CARGO_BIN_EXE_sef"), &program).unwrap();
    let root = folder.join("publication");
    small(&root, "Introduction");
    let nobody = Command::new("chown")
        .args(["-R", "65534:65534"])
        .arg(&folder)
        .status();
    assert!(
        nobody.is_ok_and(|status| status.success()),
        "this test runs as another user: run it as root"
    );
    (program, root)
}

fn as_nobody(program: &Path, root: &Path, command: &str) -> Output {
    let mut run = Command::new("setpriv");
    run.args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(program)
        .arg(command)
        .arg("--root")
        .arg(root)
        .env("NO_COLOR", "1");
    match run.output() {
        Ok(output) => output,
        Err(error) => panic!("this test needs setpriv (util-linux): {error}"),
    }
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn without_permission() {
    let (program, root) = open_to_all("permission");
    let out = root.join("public");
    assert_eq!(as_nobody(&program, &root, "build").status.code(), Some(0));
    let old = files(&out);

    // A folder that may not be written to.
    retitle(&root, "Opening");
    for closed in [&out.join(".sef"), &out] {
        allow(closed, 0o555);
        let output = as_nobody(&program, &root, "build");
        let told = said(&output);
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.contains("you have no permission"), "{told}");
        allow(closed, 0o755);
    }
    let found = files(&out);
    let new = delivered("Opening");
    assert_no_mix(&found, &old, &new, "read-only");

    // A file and a folder that may not be read.
    for closed in [
        "content/2.0-front-door.md",
        "data/glossary.toml",
        "sef.toml",
    ] {
        allow(&root.join(closed), 0o000);
        let output = as_nobody(&program, &root, "build");
        let told = said(&output);
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(
            told.contains(closed) && told.contains("you have no permission"),
            "{told}"
        );
        allow(&root.join(closed), 0o644);
    }
    allow(&root.join("data/indicators"), 0o000);
    let output = as_nobody(&program, &root, "build");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    allow(&root.join("data/indicators"), 0o755);

    let output = as_nobody(&program, &root, "build");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(files(&out), new);
    fs::remove_dir_all(root.parent().unwrap()).unwrap();
}

#[test]
fn a_folder_where_a_file_belongs_and_a_file_where_a_folder_does() {
    for path in [
        "content/1.0-introduction.md",
        "data/glossary.toml",
        "data/indicators/front-door.toml",
        "sef.toml",
    ] {
        let root = support::empty_folder("folder-for-file");
        small(&root, "Introduction");
        fs::remove_file(root.join(path)).unwrap();
        fs::create_dir(root.join(path)).unwrap();
        let output = build_command(&root, &root.join("public")).output().unwrap();
        let told = said(&output);
        assert!(
            matches!(output.status.code(), Some(1 | 3)),
            "{path}: {told}"
        );
        assert!(told.contains("error"), "{path}: {told}");
        assert!(!root.join("public/intranet").exists());
    }
    for path in ["content", "data", "themes"] {
        let root = support::empty_folder("file-for-folder");
        small(&root, "Introduction");
        let _ = fs::remove_dir_all(root.join(path));
        fs::write(root.join(path), "a file").unwrap();
        let output = build_command(&root, &root.join("public")).output().unwrap();
        let told = said(&output);
        if path != "themes" {
            assert_eq!(output.status.code(), Some(1), "{path}: {told}");
            assert!(told.contains(path), "{told}");
        }
    }
    let root = support::empty_folder("root-is-a-file");
    fs::write(root.join("a-file"), "").unwrap();
    let output = build_command(&root.join("a-file"), &root.join("public"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("is a file, and a folder is needed"));
    small(&root, "Introduction");
    let output = build_command(&root, &root.join("a-file")).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert_eq!(fs::read(root.join("a-file")).unwrap(), b"");
}

#[test]
fn files_that_come_and_go_while_they_are_read() {
    let root = support::empty_folder("come-and-go");
    let out = root.join("public");
    small(&root, "Introduction");
    build(&root, &out);
    let stop = AtomicBool::new(false);
    let (mut made, mut refused) = (0, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let file = root.join("content/2.0-front-door.md");
            let away = root.join("away.md");
            let whole = fs::read(&file).unwrap();
            let mut round = 0_usize;
            while !stop.load(Ordering::Relaxed) {
                match round % 3 {
                    0 => {
                        fs::rename(&file, &away).unwrap();
                        thread::sleep(Duration::from_millis(1));
                        fs::rename(&away, &file).unwrap();
                    }
                    1 => fs::write(&file, &whole[..whole.len() / 2]).unwrap(),
                    _ => fs::write(&file, &whole).unwrap(),
                }
                round += 1;
                thread::sleep(Duration::from_micros(700));
            }
            fs::write(&file, &whole).unwrap();
        });
        for _ in 0..40 {
            let output = build_command(&root, &out).output().unwrap();
            let told = said(&output);
            match output.status.code() {
                Some(0) => made += 1,
                Some(1 | 3) => {
                    refused += 1;
                    assert!(told.contains("error"), "{told}");
                }
                other => panic!("{other:?}: {told}"),
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    println!("files that come and go: {made} builds made, {refused} refused");
    build(&root, &out);
    assert_eq!(files(&out), delivered("Introduction"));
}

#[test]
fn several_builds_at_once() {
    let (old, new) = (delivered("Introduction"), delivered("Opening"));
    let one = support::empty_folder("one");
    let other = support::empty_folder("other");
    small(&one, "Introduction");
    small(&other, "Opening");
    let out = one.join("public");
    for _ in 0..5 {
        let children: Vec<_> = [&one, &other, &one, &other]
            .iter()
            .map(|root| {
                build_command(root, &out)
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        }
        let found = files(&out);
        assert!(found == old || found == new, "a mix");
    }
    assert_nothing_in_the_making(&out);
}

#[test]
fn a_pipe_that_is_closed_early() {
    let root = support::repository();
    for arguments in [
        &["check", "--root"][..],
        &["check", "--format", "json", "--root"],
        &["explain", "--all"],
        &["--help"],
    ] {
        let mut command = sef(arguments);
        if arguments.contains(&"--root") {
            command.arg(&root);
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        assert!(!first.is_empty());
        // The reader is gone: the rest of what is printed goes nowhere.
        let output = child.wait_with_output().unwrap();
        let told = said(&output);
        assert_eq!(told, "", "{arguments:?}");
        assert!(output.status.code().is_some(), "{arguments:?} was killed");
    }
}
