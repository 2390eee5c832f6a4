//! What values say: the one place that computes and words a value. Prose, charts, tables,
//! downloads, `data.json`, checks and comparisons all ask it, so that they cannot disagree.
//!
//! Pure functions over the model. Two rules hold everywhere:
//!
//! - **What is compared is what is shown.** A value is rounded half up to the decimals that its
//!   indicator or column declares; differences, directions and statuses are taken of the rounded
//!   values, so that a reader who subtracts two printed figures finds what the text says.
//! - **A hidden figure says nothing.** Whatever would rest on a figure that is hidden so that
//!   nobody can be recognised (a change, a direction, a status, a highest or lowest value, a
//!   share) is not said.

mod compare;
mod direction;
mod english;
mod format;
mod series;
mod target;

pub use compare::*;
pub use direction::*;
pub use english::*;
pub use format::*;
pub use series::*;
pub use target::*;

#[cfg(test)]
mod sample;
