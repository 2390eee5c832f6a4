//! What the program is made of: licences, versions, and what runs while it is built.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Licences under which a council can use and pass on what is built here. None of them asks that
/// what is linked with it be given away.
const LICENCES: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
];

/// Crates that are there in two versions, each with the reason.
const TWICE: [(&str, &str); 1] = [(
    "getrandom",
    "the random numbers of the property tests and of temporary files: no part of the program",
)];

/// Crates that speak with the network: none may be there, neither in the program nor while it is
/// built. (The preview server uses the standard library.)
const NETWORK: [&str; 14] = [
    "reqwest",
    "ureq",
    "hyper",
    "curl",
    "curl-sys",
    "attohttpc",
    "isahc",
    "minreq",
    "surf",
    "tokio",
    "async-std",
    "openssl",
    "native-tls",
    "rustls",
];

/// The systems that the program is built for.
const SYSTEMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

fn metadata_of(system: &str) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(["--filter-platform", system, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The packages that are used on any of the systems that the program is for.
fn used_anywhere() -> Vec<Value> {
    SYSTEMS
        .iter()
        .flat_map(|system| used(&metadata_of(system)))
        .collect()
}

fn used(metadata: &Value) -> Vec<Value> {
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let mut wanted = vec![metadata["resolve"]["root"].as_str().unwrap()];
    let mut seen = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        if seen.insert(id) {
            let dependencies = nodes[id]["dependencies"].as_array().unwrap();
            wanted.extend(dependencies.iter().map(|id| id.as_str().unwrap()));
        }
    }
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .filter(|package| seen.contains(package["id"].as_str().unwrap()))
        .cloned()
        .collect()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

#[test]
fn every_licence_is_one_that_we_may_pass_on() {
    let packages = used_anywhere();
    assert!(packages.len() > 50);
    for package in &packages {
        let licence = package["license"].as_str().unwrap_or("none");
        let spelt = licence.replace('/', " OR ").replace(['(', ')'], " ");
        let allowed = spelt.split(" OR ").any(|choice| {
            choice
                .split(" AND ")
                .all(|one| LICENCES.contains(&one.trim()))
        });
        // “A AND (B OR C)” is split at its OR: each half must then have a known licence.
        let mixed = spelt.contains(" AND ")
            && spelt
                .split(" AND ")
                .all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())));
        assert!(allowed || mixed, "{}: {licence}", name(package));
    }
}

#[test]
fn no_crate_is_there_in_two_versions_without_a_reason() {
    for system in SYSTEMS {
        let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in used(&metadata_of(system)) {
            versions
                .entry(name(&package).to_owned())
                .or_default()
                .insert(package["version"].as_str().unwrap().to_owned());
        }
        let twice: Vec<_> = versions
            .iter()
            .filter(|(name, versions)| {
                versions.len() > 1 && !TWICE.iter().any(|(known, _)| known == *name)
            })
            .collect();
        assert!(twice.is_empty(), "{system}: {twice:?}");
    }
}

#[test]
fn nothing_is_fetched_while_it_is_built_and_everything_comes_from_the_registry() {
    for package in used_anywhere() {
        assert!(!NETWORK.contains(&name(&package)), "{}", name(&package));
        let source = package["source"].as_str();
        let own = name(&package) == "sef";
        assert!(
            own || source.is_some_and(|source| source.starts_with("registry+")),
            "{}: {source:?}",
            name(&package)
        );
    }
}
