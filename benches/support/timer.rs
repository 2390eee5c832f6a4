//! Times a piece of work, without a framework: what is measured takes milliseconds.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// For how long a piece of work is repeated.
const LONG_ENOUGH: Duration = Duration::from_millis(700);
/// How often it is done at least.
const LEAST: usize = 5;

/// Does the work again and again, and prints the shortest time that it took and the median.
pub fn time<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut times = Vec::new();
    let start = Instant::now();
    while times.len() < LEAST || (start.elapsed() < LONG_ENOUGH && times.len() < 1000) {
        let begin = Instant::now();
        black_box(work());
        times.push(begin.elapsed());
    }
    times.sort_unstable();
    let shown = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!(
        "  {name:<34} best {:>9.3} ms, median {:>9.3} ms of {}",
        shown(times.first()),
        shown(times.get(times.len() / 2)),
        times.len()
    );
}

/// The most memory that this process has held, in kB; nought where the system does not say.
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
