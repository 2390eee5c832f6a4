//! What is said where sef itself fails: a fault of the program, which no input should reach.
//!
//! The release ends at a fault (`panic = "abort"` in `Cargo.toml`) instead of unwinding: half of a
//! program that goes on could deliver something wrong, and the tables for unwinding were 2 MB of it.
//! What is delivered is replaced whole or not at all, so that ending anywhere loses nothing.

use super::Outcome;
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::process;

/// The exit code of a fault of sef itself: `EX_SOFTWARE` of sysexits.h.
const FAULT: i32 = 70;

/// From here on, a fault in any thread is told in plain words instead of the compiler's, and ends
/// the program.
pub fn tell_in_words() {
    panic::set_hook(Box::new(|fault| {
        end(&words(fault), FAULT);
    }));
}

/// What `read` gives. Where it falls over something damaged instead, what `told` gives is said, and
/// the program ends as with a faulty publication: for readers by others, of formats that anybody
/// may have written.
pub(super) fn while_reading<T>(
    told: impl Fn() -> String + Send + Sync + 'static,
    read: impl FnOnce() -> T,
) -> T {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |_| {
        end(&told(), Outcome::PublicationHasErrors.code().into());
    }));
    let outcome = read();
    panic::set_hook(before);
    outcome
}

fn words(fault: &PanicHookInfo<'_>) -> String {
    let place = fault.location().map(|place| {
        // The path that the compiler saw is of no use to anybody but who built it.
        let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
        format!("{file}:{}:{}", place.line(), place.column())
    });
    format!(
        "sef itself has failed: a fault of the program, not of your publication.\n\
         What was delivered before is still whole. Please report this line, and what you did:\n  \
         sef {} panicked at {}: {}\n",
        env!("CARGO_PKG_VERSION"),
        place.as_deref().unwrap_or("an unknown place"),
        fault.payload_as_str().unwrap_or("no words"),
    )
}

fn end(told: &str, code: i32) {
    // Nobody may be listening any more.
    let _ = std::io::stderr().lock().write_all(told.as_bytes());
    process::exit(code);
}
