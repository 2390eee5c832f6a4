//! `sef` publishes the self-evaluation of a council's children's services.
//!
//! Data flows one way; each arrow is a function from one value to the next:
//!
//! ```text
//! files ──load──▶ Publication ──check──▶ diagnostics
//!                     │
//!                     └──edition::cut──▶ Copy ──render──▶ Site ──deliver──▶ folder · file · bundle
//! ```
//!
//! Only `source` (reading), `deliver` (writing), `scaffold` (starting) and the commands touch the disk. No byte of output
//! depends on the clock, the environment, the order of files or a random source: the
//! publication's own date is “today”. A module uses only modules named before it here.

// No input may end the program: what can panic is refused where it is written.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod model;

pub mod skeleton;

pub mod diagnostic;

pub mod source;

pub mod measure;

pub mod load;

pub mod check;

pub mod edition;

pub mod compare;

pub mod render;

pub mod deliver;

pub mod import;

pub mod serve;

pub mod scaffold;

pub mod cli;
