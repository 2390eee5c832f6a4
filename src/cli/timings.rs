//! What took how long: `sef build --timings`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Stages one after the other, each with how long it took.
#[derive(Debug)]
pub struct Stages {
    before: Instant,
    all: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Begins now.
    pub fn begin() -> Stages {
        Stages {
            before: Instant::now(),
            all: Vec::new(),
        }
    }

    /// A stage that began where the one before ended, and ends now.
    pub fn end(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.all.push((stage, now - self.before));
        self.before = now;
    }
}

/// The stages of a build, the last of which makes the editions, and of each edition.
pub fn told<'e>(build: &Stages, editions: impl Iterator<Item = (&'e str, &'e Stages)>) -> String {
    let mut text = String::from("\nWhat took how long:\n");
    for (stage, time) in &build.all {
        line(&mut text, 0, stage, *time);
    }
    for (id, stages) in editions {
        let time = stages.all.iter().map(|(_, time)| *time).sum();
        line(&mut text, 1, id, time);
        for (stage, time) in &stages.all {
            line(&mut text, 2, stage, *time);
        }
    }
    let time = build.all.iter().map(|(_, time)| *time).sum();
    line(&mut text, 0, "in all", time);
    text.push_str("Editions are made at the same time: their times overlap.\n");
    text
}

fn line(text: &mut String, depth: usize, stage: &str, time: Duration) {
    let indent = "  ".repeat(depth + 1);
    let width = 28 - indent.len();
    let milliseconds = time.as_secs_f64() * 1000.0;
    let _ = writeln!(text, "{indent}{stage:<width$} {milliseconds:>9.1} ms");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(all: &[(&'static str, u64)]) -> Stages {
        Stages {
            before: Instant::now(),
            all: all
                .iter()
                .map(|(stage, time)| (*stage, Duration::from_millis(*time)))
                .collect(),
        }
    }

    #[test]
    fn each_stage_and_each_edition_has_its_time() {
        let build = stages(&[("read", 12), ("editions", 1500)]);
        let intranet = stages(&[("cut", 3), ("pages", 1200)]);
        let text = told(&build, [("intranet", &intranet)].into_iter());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "What took how long:",
                "  read                            12.0 ms",
                "  editions                      1500.0 ms",
                "    intranet                    1203.0 ms",
                "      cut                          3.0 ms",
                "      pages                     1200.0 ms",
                "  in all                        1512.0 ms",
                "Editions are made at the same time: their times overlap.",
            ]
        );
    }
}
