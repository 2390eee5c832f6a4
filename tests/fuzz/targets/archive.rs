#![no_main]
//! Any bytes as a sealed bundle.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("sef-fuzz-{}.zip", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let _ = sef::deliver::verify::verify(&path);
});
