#![no_main]
//! Any bytes as a spreadsheet.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(book) = sef::import::read("figures", bytes) {
        sef::import::child_level(&book);
        for sheet in &book.sheets {
            sef::import::layouts(sheet);
        }
    }
});
