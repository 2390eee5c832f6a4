//! A copy of the publication as pages.

pub mod chart;
