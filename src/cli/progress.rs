//! What is being done, shown at a terminal where it takes long.
//!
//! One line of standard error, which is written over and is gone before anything else is printed.
//! No colour and no other control character than the return to the line's start: that works in
//! every console.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What takes no longer than this needs no word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is looked at after that.
const PAUSE: Duration = Duration::from_millis(100);

/// What a command is doing. It is shown until this is dropped, or hidden.
#[derive(Debug, Default)]
pub struct Progress {
    shared: Option<Arc<Shared>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    line: Mutex<Line>,
    ended: Condvar,
}

impl Shared {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress {
    /// Begins with a first stage; where it `is_shown` to nobody, nothing is ever written.
    pub fn begin(is_shown: bool, stage: &'static str) -> Progress {
        if !is_shown {
            return Progress::default();
        }
        let shared = Arc::new(Shared {
            line: Mutex::new(Line::of(stage)),
            ended: Condvar::new(),
        });
        let thread = {
            let shared = Arc::clone(&shared);
            thread::spawn(move || show(&shared))
        };
        Progress {
            shared: Some(shared),
            thread: Some(thread),
        }
    }

    /// The next stage.
    pub fn now(&self, stage: &'static str) {
        self.change(|line| {
            line.stage = stage;
            (line.done, line.of) = (0, 0);
        });
    }

    /// So many more things are to be made in this stage.
    pub fn expect(&self, number: usize) {
        self.change(|line| line.of += number);
    }

    /// One of them is made.
    pub fn made_one(&self) {
        self.change(|line| line.done += 1);
    }

    /// Takes the line away, so that something else can be printed, until the next stage.
    pub fn hide(&self) {
        self.change(|line| {
            line.stage = "";
            write(&line.erased());
        });
    }

    fn change(&self, change: impl FnOnce(&mut Line)) {
        if let Some(shared) = &self.shared {
            change(&mut shared.line());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.hide();
        self.change(|line| line.has_ended = true);
        if let Some(shared) = &self.shared {
            shared.ended.notify_all();
        }
        if let Some(thread) = self.thread.take() {
            // It cannot have failed, and there would be nothing to do about it.
            let _ = thread.join();
        }
    }
}

/// Draws the line until the command has ended.
fn show(shared: &Shared) {
    let start = Instant::now();
    let mut line = shared.line();
    while !line.has_ended {
        let pause = match start.elapsed() < PATIENCE {
            true => PATIENCE,
            false => PAUSE,
        };
        let waited = shared.ended.wait_timeout(line, pause);
        (line, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if !line.has_ended {
            write(&line.drawn(start.elapsed()));
        }
    }
}

fn write(text: &str) {
    if !text.is_empty() {
        // A terminal that is gone is no reason to stop.
        let mut out = io::stderr().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

/// The line as it is, and as it should be.
#[derive(Debug, Default)]
struct Line {
    stage: &'static str,
    done: usize,
    of: usize,
    /// What stands there now.
    shown: String,
    has_ended: bool,
}

impl Line {
    fn of(stage: &'static str) -> Line {
        Line {
            stage,
            ..Line::default()
        }
    }

    fn words(&self) -> String {
        match (self.stage, self.of) {
            ("", _) => String::new(),
            (stage, 0) => format!("{stage} …"),
            (stage, of) => format!("{stage}: {} of {of}", self.done),
        }
    }

    /// What is to be written so that the line says how it is, so long after the command began.
    fn drawn(&mut self, since: Duration) -> String {
        let words = self.words();
        if since < PATIENCE || words == self.shown {
            return String::new();
        }
        let before = self.shown.chars().count();
        let rest = before.saturating_sub(words.chars().count());
        let text = format!("\r{words}{}", " ".repeat(rest));
        self.shown = words;
        text
    }

    /// What is to be written so that nothing of it is left.
    fn erased(&mut self) -> String {
        match std::mem::take(&mut self.shown).chars().count() {
            0 => String::new(),
            width => format!("\r{}\r", " ".repeat(width)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(1);

    #[test]
    fn what_is_quick_is_not_told() {
        let mut line = Line::of("Reading");
        assert_eq!(line.drawn(Duration::from_millis(499)), "");
        assert_eq!(line.erased(), "");
        assert_eq!(line.drawn(Duration::from_millis(500)), "\rReading …");
    }

    #[test]
    fn a_shorter_stage_leaves_nothing_of_a_longer_one() {
        let mut line = Line::of("Making the pages");
        (line.done, line.of) = (9, 1200);
        assert_eq!(line.drawn(LONG), "\rMaking the pages: 9 of 1200");
        // What has not changed is not written again.
        assert_eq!(line.drawn(LONG), "");
        line.done = 10;
        assert_eq!(line.drawn(LONG), "\rMaking the pages: 10 of 1200");
        line.stage = "Waiting";
        line.of = 0;
        let written = line.drawn(LONG);
        assert_eq!(written.trim_end(), "\rWaiting …");
        assert_eq!(
            written.len() - "\r…".len() + 1,
            "Making the pages: 10 of 1200".len()
        );
    }

    #[test]
    fn nothing_is_left_of_it() {
        let mut line = Line::of("Reading");
        line.drawn(LONG);
        assert_eq!(
            line.erased(),
            format!("\r{}\r", " ".repeat("Reading …".chars().count()))
        );
        assert_eq!(line.erased(), "");
        line.stage = "";
        assert_eq!(line.drawn(LONG), "");
    }
}
