//! From an analyst's spreadsheet to the publication's data files.
//!
//! ```text
//! bytes ──workbook──▶ Workbook ──layout──▶ series of points ──changes──▶ Proposal ──edit──▶ new text of each file
//!                             └───grid────▶ cells of a table ────────────▶
//! ```
//!
//! Each step is a function from one value to the next; the command reads and writes the files.
//! Nothing is written that was not listed first, and in a file that is changed everything that is
//! not a changed figure stays byte for byte: comments, order, spacing.
//!
//! A workbook that looks like data about single children is refused before anything of it is read
//! as figures: see [`child_level`].

mod changes;
mod csv_sheet;
mod edit;
mod excel;
mod figure;
mod grid;
mod label;
mod layout;
mod listing;
mod memory;
mod personal;
mod tidy;
mod when;
mod workbook;
mod year_above;

pub use changes::{CellChange, Change, Field, Proposal, propose};
pub use edit::{Edited, edit};
pub use excel::damaged;
pub use grid::{Grid, as_table, like_tables, nearest_table};
pub use label::{Destination, matching};
pub use layout::{Found, Point, Role, Series, headings, layouts, without_year};
pub use listing::{listing, table_listing};
pub use memory::{MEMORY, Memory};
pub use personal::child_level;
pub use tidy::{Choice, is_tidy, measures, tidy, wrong_choices};
pub use workbook::{Cell, Place, Sheet, Workbook, read};

#[cfg(test)]
mod tests;
