//! What benchmarks share.

pub mod corpus;
pub mod words;
