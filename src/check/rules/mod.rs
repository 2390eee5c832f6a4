//! The rules, one file each.

use super::Rule;

/// Every rule, in the order in which `docs/checks.md` lists them.
pub const RULES: &[&Rule] = &[];
