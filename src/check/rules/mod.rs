//! The rules, one file each.

use super::Rule;

mod placeholder;
mod typed_figure;

/// Every rule, in the order in which `docs/checks.md` lists them.
pub const RULES: &[&Rule] = &[&typed_figure::RULE, &placeholder::RULE];
