//! How long each stage takes, by itself: load, check (and each rule), cut, scan, render, deliver.
//!
//! ```text
//! cargo bench --bench stages                    the repository, and 100 sections with figures
//! cargo bench --bench stages -- DIR …           other publications
//! cargo bench --bench stages -- --rules DIR …   each rule of the checker
//! ```

mod support;

use sef::check::{RULES, Scope, Subject};
use sef::deliver::{FolderDelivery, Workshop, bundle};
use sef::edition::{Scan, cut};
use sef::load::{Loaded, load};
use sef::model::Publication;
use sef::render::{Form, Site, Theme};
use sef::source::Folder;
use std::path::{Path, PathBuf};
use support::corpus::{For, Size, write};
use support::timer::{peak_memory, time};

fn main() {
    let given: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let of_rules = given.iter().any(|argument| argument == "--rules");
    let mut roots: Vec<PathBuf> = given
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    let scratch = std::env::temp_dir().join(format!("sef-stages-{}", std::process::id()));
    if roots.is_empty() {
        let hundred = Size {
            sections: 100,
            indicators: 100,
            actions: 100,
        };
        let root = scratch.join("hundred");
        write(&root, For::Sef, hundred);
        roots = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")), root];
    }
    for root in roots {
        println!("{}", root.display());
        match of_rules {
            true => rules(&root),
            false => stages(&root, &scratch.join("public")),
        }
    }
    println!("peak memory: {} kB", peak_memory());
    // What is left in the folder for temporary files does no harm.
    let _ = std::fs::remove_dir_all(&scratch);
}

fn loaded(root: &Path) -> (Folder, Loaded) {
    let folder = Folder::open(root).expect("a folder");
    let loaded = load(&folder);
    (folder, loaded)
}

fn publication(loaded: &Loaded) -> &Publication {
    loaded.publication.as_ref().expect("a publication")
}

fn stages(root: &Path, public: &Path) {
    let (folder, all) = loaded(root);
    time("load", || load(&folder));
    time("check", || sef::cli::check::findings(&all));
    let whole = publication(&all);
    let theme = Theme::load(&folder, &all.settings.theme).expect("a theme");
    time("theme", || {
        Theme::load(&folder, &all.settings.theme).is_ok()
    });
    let edition = whole.editions.first().expect("an edition");
    time("cut", || cut(whole, edition, false).is_ok());
    let copy = cut(whole, edition, false).expect("a copy");
    time("scan", || Scan::of(whole, &copy).is_empty());
    time("site", || {
        Site::new(&copy, &theme, Form::Folder).parts().len()
    });
    time("render", || {
        let site = Site::new(&copy, &theme, Form::Folder);
        let bytes = |part| site.bytes(part).expect("a page").len();
        site.parts().iter().map(bytes).sum::<usize>()
    });
    time("single", || {
        Site::new(&copy, &theme, Form::Single)
            .single()
            .expect("a file")
            .len()
    });
    time("bundle", || {
        let site = Site::new(&copy, &theme, Form::Folder);
        bundle(&site).expect("a bundle").zip.len()
    });
    let site = Site::new(&copy, &theme, Form::Folder);
    let pages: Vec<(String, Vec<u8>)> = site
        .parts()
        .iter()
        .map(|part| (site.path(part), site.bytes(part).expect("a page")))
        .collect();
    let deliver = || {
        let workshop = Workshop::open(public, || {}).expect("a folder to deliver to");
        let delivery = FolderDelivery::begin(&workshop, "edition").expect("a delivery");
        for (path, bytes) in &pages {
            delivery.put(path, bytes).expect("a file");
        }
        delivery.finish().expect("a folder").written
    };
    time("deliver", || {
        std::fs::remove_dir_all(public).ok();
        deliver()
    });
    time("deliver again", deliver);
}

fn rules(root: &Path) {
    let (_, all) = loaded(root);
    let whole = publication(&all);
    time("prose", || {
        Subject::whole(whole, &all.sources).prose.passages.len()
    });
    let subject = Subject::whole(whole, &all.sources);
    for rule in RULES {
        let scope = match rule.scope {
            Scope::Publication | Scope::Text => "",
            Scope::Copy => " (each edition)",
        };
        time(&format!("{}{scope}", rule.code), || {
            let mut found = Vec::new();
            (rule.run)(&subject, &mut found);
            found.len()
        });
    }
}
