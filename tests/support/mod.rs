//! What the tests of the built site share: running the program, folders of their own, and reading
//! the pages.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod document;
pub mod edition;
pub mod html;
pub mod project;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// The repository: the folder of the real publication.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder for one test, below the build's own.
pub fn empty_folder(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("{name}-{}-{number}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// `sef`, with these arguments.
pub fn sef(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sef"));
    command.args(arguments).env("NO_COLOR", "1");
    command
}

/// Builds the publication in `root` into `out`, and wants it to work.
pub fn build(root: &Path, out: &Path) -> Output {
    let output = build_command(root, out).output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// The command that builds the publication in `root` into `out`.
pub fn build_command(root: &Path, out: &Path) -> Command {
    let mut command = sef(&["build"]);
    command.arg("--root").arg(root).arg("--out").arg(out);
    command
}

/// Every file below `folder` with its bytes, by its path with `/`; without what sef keeps for
/// itself.
pub fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            (!path.starts_with(".sef/")).then(|| (path, fs::read(entry.path()).unwrap()))
        })
        .collect()
}
