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

mod changed;
mod compare;
mod csv;
mod direction;
mod english;
mod finding;
mod format;
mod owner;
mod plan;
mod reference;
mod sentence;
mod series;
mod stack;
mod summary;
mod table;
mod target;
mod total;

pub use changed::*;
pub use compare::*;
pub use csv::*;
pub use direction::*;
pub use english::*;
pub use finding::*;
pub use format::*;
pub use owner::*;
pub use plan::*;
pub use reference::*;
pub use sentence::*;
pub use series::*;
pub use stack::*;
pub use summary::*;
pub use table::*;
pub use target::*;
pub use total::*;

#[cfg(test)]
mod sample;
