//! A copy to pages: HTML, charts, downloads. HTML comes from templates, or from the one writer
//! that owns it.

pub mod address;
pub mod backlinks;
mod book;
pub mod chart;
mod compact;
mod comparison;
mod contents;
pub mod download;
mod drawn;
mod escape;
pub mod figure;
pub mod html;
mod page_kind;
mod page_list;
pub mod pages;
mod parts;
mod picture;
pub mod policy;
pub mod search;
mod shared;
mod site;
mod theme;

pub use address::Form;
pub use comparison::comparison;
pub use drawn::Charts;
pub use shared::Shared;
pub use site::{DATA, Part, Site};
pub use theme::Theme;
