//! What benchmarks share.
#![allow(dead_code, reason = "each benchmark uses a part of it")]

pub mod corpus;
pub mod timer;
pub mod words;
