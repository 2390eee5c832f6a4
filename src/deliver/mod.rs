//! A site on the disk: a folder, a single file, a sealed bundle.
//!
//! Output is never half-made. A folder is prepared beside the old one, inside `public/.sef/`, and
//! both are exchanged in one step; a file is written beside and renamed. A build that is killed
//! leaves the old output or the new, and the next one clears up. `public/.sef/` also records what
//! sef made, so that it never deletes what somebody else put there; it is no part of what is
//! delivered.

pub mod bag;
mod bundle;
mod folder;
pub mod names;
pub mod verify;
mod workshop;

pub use bundle::{Bundle, bundle};
pub use folder::{FolderDelivery, Outcome};
pub use workshop::{FileOutcome, Workshop};

use sha2::{Digest, Sha256};

/// The sha-256 of `bytes`, in lower-case hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
