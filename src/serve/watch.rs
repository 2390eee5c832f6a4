//! Which of the author's files have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};
use walkdir::WalkDir;

/// What a publication is made of; `public/` is not among it.
const WATCHED: [&str; 4] = ["sef.toml", "content", "data", "themes"];
/// How long is waited between two looks, at least.
const PAUSE: Duration = Duration::from_millis(20);
/// How long nothing may change until a change is whole, at least: a checkout writes file after file.
const SETTLED: Duration = Duration::from_millis(8);
/// Looking takes at most this share of the time.
const SHARE: u32 = 15;

/// What every file was like when it was last looked at.
type Look = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// A watch on a publication's files.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    seen: Look,
    /// How long the last look took.
    took: Duration,
}

impl Watch {
    /// Watches the publication in `root`, from how it is now.
    pub fn on(root: &Path) -> Watch {
        let mut watch = Watch {
            root: root.to_owned(),
            seen: Look::new(),
            took: Duration::ZERO,
        };
        watch.seen = watch.look();
        watch
    }

    /// Waits until something has changed, and then until nothing more changes: a checkout of many
    /// files is one change. `false`: it was told to stop.
    pub fn wait(&mut self, stops: &AtomicBool) -> bool {
        let mut has_changed = false;
        while !stops.load(Ordering::Relaxed) {
            self.pause(if has_changed { SETTLED } else { PAUSE }, stops);
            let now = self.look();
            if now != self.seen {
                has_changed = true;
                self.seen = now;
            } else if has_changed {
                return true;
            }
        }
        false
    }

    fn pause(&self, least: Duration, stops: &AtomicBool) {
        let mut left = least.max(self.took * SHARE);
        while !left.is_zero() && !stops.load(Ordering::Relaxed) {
            let step = left.min(PAUSE);
            sleep(step);
            left -= step;
        }
    }

    fn look(&mut self) -> Look {
        let start = Instant::now();
        let mut look = Look::new();
        for name in WATCHED {
            // Hidden files are those that editors and synchronisers write for themselves.
            let visible = |entry: &walkdir::DirEntry| {
                let name = entry.file_name().to_string_lossy();
                entry.depth() == 0 || !(name.starts_with('.') || name.starts_with("~$"))
            };
            for entry in WalkDir::new(self.root.join(name))
                .max_depth(16)
                .into_iter()
                .filter_entry(visible)
                .flatten()
            {
                // What is gone by now will be seen to be gone by the next look.
                if let Ok(metadata) = entry.metadata()
                    && !metadata.is_dir()
                {
                    let state = (metadata.modified().ok(), metadata.len());
                    look.insert(entry.into_path(), state);
                }
            }
        }
        self.took = start.elapsed();
        look
    }
}
