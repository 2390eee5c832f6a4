//! A fault of sef itself: what no input should reach still gets plain words and an exit code.

use std::process::Command;

/// Set for the process that fails on purpose.
const FAILS: &str = "SEF_TEST_FAILS";

#[test]
fn a_fault_is_told_in_words_and_ends_the_program() {
    if std::env::var_os(FAILS).is_some() {
        sef::cli::fault::tell_in_words();
        let elsewhere = std::thread::spawn(|| panic!("a wheel came off"));
        let _ = elsewhere.join();
        // A program that went on in spite of it would end well.
        std::process::exit(0);
    }
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "a_fault_is_told_in_words_and_ends_the_program",
            "--nocapture",
        ])
        .env(FAILS, "1")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(70), "{told}");
    assert!(told.contains("sef itself has failed"), "{told}");
    assert!(told.contains("fault_of_sef.rs:12:"), "{told}");
    assert!(told.contains("a wheel came off"), "{told}");
    assert!(!told.contains("RUST_BACKTRACE"), "{told}");
}
