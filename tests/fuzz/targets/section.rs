#![no_main]
//! Any text as a section.

mod publication;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    publication::with("content/1.0-front-door.md", bytes);
});
