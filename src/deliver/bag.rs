//! The text files of a BagIt 1.0 bag (RFC 8493): what they are called and how they are written.

use rayon::prelude::*;
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The folder of the payload.
pub const PAYLOAD: &str = "data/";
/// The declaration.
pub const DECLARATION: &str = "bagit.txt";
/// What a declaration says (§2.1.1).
pub const DECLARED: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// What is said of the bag.
pub const INFO: &str = "bag-info.txt";
/// The labels of `bag-info.txt` on which `sef verify` goes by, which are no labels of the RFC.
pub mod label {
    /// The publication's title.
    pub const TITLE: &str = "Title";
    /// Its version.
    pub const VERSION: &str = "Version";
    /// The edition's name.
    pub const EDITION: &str = "Edition";
    /// The marking of every page and file.
    pub const MARKING: &str = "Marking";
    /// The name of the bundle (RFC 8493, §2.2.2).
    pub const NAME: &str = "External-Identifier";
    /// The number of octets and of files of the payload (RFC 8493, §2.2.2).
    pub const OXUM: &str = "Payload-Oxum";
}

/// The algorithms whose manifests a bundle has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Both.
    pub const ALL: [Algorithm; 2] = [Algorithm::Sha256, Algorithm::Sha512];

    /// The manifest of the payload.
    pub fn manifest(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "manifest-sha256.txt",
            Algorithm::Sha512 => "manifest-sha512.txt",
        }
    }

    /// The manifest of the other files.
    pub fn tag_manifest(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "tagmanifest-sha256.txt",
            Algorithm::Sha512 => "tagmanifest-sha512.txt",
        }
    }

    /// How many hexadecimal digits its hashes have.
    pub fn digits(self) -> usize {
        match self {
            Algorithm::Sha256 => 64,
            Algorithm::Sha512 => 128,
        }
    }
}

/// Both hashes of a file, made as it is read.
#[derive(Clone, Default)]
pub struct Hashes {
    sha256: Sha256,
    sha512: Sha512,
}

impl Hashes {
    /// The hashes of `bytes`.
    pub fn of(bytes: &[u8]) -> Hashes {
        let mut hashes = Hashes::default();
        hashes.update(bytes);
        hashes
    }

    /// Takes more of the file.
    pub fn update(&mut self, bytes: &[u8]) {
        self.sha256.update(bytes);
        self.sha512.update(bytes);
    }

    /// A hash in lower-case hexadecimal digits.
    pub fn hex(&self, algorithm: Algorithm) -> String {
        match algorithm {
            Algorithm::Sha256 => hex(&self.sha256.clone().finalize()),
            Algorithm::Sha512 => hex(&self.sha512.clone().finalize()),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes of files, in the order of their paths.
pub fn hashes(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, Hashes)> {
    let apart: Vec<_> = files.iter().collect();
    apart
        .into_par_iter()
        .with_max_len(1)
        .map(|(path, bytes)| (path.as_str(), Hashes::of(bytes)))
        .collect()
}

/// A manifest: a line for each file, in the order of their paths, as `sha256sum` writes it.
pub fn manifest(files: &[(&str, Hashes)], algorithm: Algorithm) -> Vec<u8> {
    let mut text = String::new();
    for (path, hashes) in files {
        let _ = writeln!(text, "{}  {path}", hashes.hex(algorithm));
    }
    text.into_bytes()
}

/// The text of `bag-info.txt`: each value on one line.
pub fn info(fields: &[(&str, String)]) -> Vec<u8> {
    let mut text = String::new();
    for (label, value) in fields {
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        let _ = writeln!(text, "{label}: {line}");
    }
    text.into_bytes()
}
