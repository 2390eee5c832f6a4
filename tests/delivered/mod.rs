//! What the tests of deliveries share: the small publication, built once, and standard tools.

#![allow(dead_code, reason = "each file of tests uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The publication that is delivered.
pub const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");

/// Runs `sef`.
pub fn sef(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sef"))
        .args(arguments)
        .output()
        .expect("sef runs")
}

/// An empty folder for one test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(env!("CARGO_CRATE_NAME"))
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("make a folder");
    folder
}

/// Builds the small publication into `out`; what was said.
pub fn build(out: &Path, more: &[&str]) -> String {
    let out = out.to_str().expect("a path in UTF-8");
    let mut arguments = vec!["build", "--root", SMALL, "--out", out];
    arguments.extend(more);
    let output = sef(&arguments);
    assert!(output.status.success(), "{}", both(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The small publication, built once for all tests of a file.
pub fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = folder("built");
        build(&out, &[]);
        out
    })
}

/// The name of the staff's bundle.
pub const STAFF: &str = "borset-sef-v3-2020-07-16-staff";
/// The name of the inspectors' bundle.
pub const INSPECTOR: &str = "borset-sef-v3-2020-07-16-inspector";

/// A bundle that was built.
pub fn zip(name: &str) -> PathBuf {
    built().join(format!("{name}.zip"))
}

/// Runs a tool; it must say that all is well.
pub fn tool(program: &str, arguments: &[&str], within: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(within)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        both(&output)
    );
    both(&output)
}

/// All that a program said.
pub fn both(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
