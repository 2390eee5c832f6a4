//! Writes a publication of any size, or the same pages for another generator:
//!
//! ```text
//! cargo bench --bench corpus -- prose 1000 DIR [sef|mdbook|hugo|zola]
//! cargo bench --bench corpus -- full 1000 DIR
//! ```
//!
//! `prose`: sections alone. `full`: as many indicators, each with a chart, and actions besides.

mod support;

use std::path::Path;
use std::process::ExitCode;
use support::corpus::{For, Size, write};

fn main() -> ExitCode {
    // Cargo adds `--bench` to what it was given.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let mut words = arguments.iter().map(String::as_str);
    let (Some(kind @ ("prose" | "full")), Some(Ok(count)), Some(folder)) = (
        words.next(),
        words.next().map(str::parse::<usize>),
        words.next(),
    ) else {
        // Among all benchmarks there is nothing to do.
        eprintln!("corpus: give it (prose | full) COUNT DIR [sef | mdbook | hugo | zola]");
        return ExitCode::SUCCESS;
    };
    let whom = match words.next() {
        None | Some("sef") => For::Sef,
        Some("mdbook") => For::MdBook,
        Some("hugo") => For::Hugo,
        Some("zola") => For::Zola,
        Some(other) => {
            eprintln!("corpus: “{other}” is none of sef, mdbook, hugo, zola");
            return ExitCode::FAILURE;
        }
    };
    let data = if kind == "full" { count } else { 0 };
    let size = Size {
        sections: count,
        indicators: data,
        actions: data,
    };
    write(Path::new(folder), whom, size);
    ExitCode::SUCCESS
}
