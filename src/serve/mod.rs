//! The preview: what a writer sees while writing.
//!
//! A build in memory, a watch on the author's files, and a server for one browser on the same
//! computer. Pages are made when they are asked for, by the same [`crate::render::Site`] that a build
//! asks, and are handed out unchanged: what is seen is byte for byte what a build makes. They stand
//! in a frame of a page of its own, which holds the findings, the switch between editions, and the
//! script that loads a page again after a save.
//!
//! While nothing was wrong with the last save, the pages of the next are handed out before it is
//! checked: checking takes longer than making a page. Where that finds an error after all, the last
//! build without errors is shown again.
//!
//! The files are watched by looking at them, several times a second, rather than by asking the
//! system to be told: that sees every kind of save alike (in place, by renaming, by a folder that is
//! moved, by a program that synchronises), works on network drives, and cannot set itself off, since
//! reading changes nothing.

mod http;
mod preview;
mod server;
mod watch;

pub use preview::{Cutter, Finder, Preview, Reading};
pub use server::Server;
pub use watch::Watch;
