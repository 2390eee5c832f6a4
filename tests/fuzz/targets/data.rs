#![no_main]
//! Any text as a data file: the first byte says which.

mod publication;

use libfuzzer_sys::fuzz_target;

const FILES: [&str; 8] = [
    "data/indicators/visits.toml",
    "data/tables/teams.toml",
    "data/plan/1-timely-visits.toml",
    "data/scrutiny/visit-2020-02.toml",
    "data/evidence/audits.toml",
    "data/glossary.toml",
    "data/journey.toml",
    "sef.toml",
];

fuzz_target!(|bytes: &[u8]| {
    if let Some((which, rest)) = bytes.split_first() {
        publication::with(FILES[usize::from(*which) % FILES.len()], rest);
    }
});
