//! Themes: Tera templates and components with the style sheet and script beside them. The default
//! theme is part of the program; another theme overrides single files of it.

mod dress;
mod functions;

use crate::diagnostic::Diagnostic;
use crate::render::address::{Addresses, Form};
use crate::render::picture;
use crate::source::Folder;
use dress::dress;
pub(super) use dress::without_comments;
use functions::register;
use include_dir::{Dir, include_dir};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Tera;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The file that says what a theme is.
const MANIFEST: &str = "theme.toml";
/// What stands in it.
const READS: &str =
    "It reads: name = \"…\", version = \"1.0\", sef = { from = \"0.1\", below = \"1\" }";
/// The folder, in a publication, that holds its themes.
const FOLDER: &str = "themes";

/// A theme, read and parsed.
#[derive(Clone)]
pub struct Theme {
    name: String,
    version: String,
    tera: Tera,
    /// The templates with [`SINGLE_PAGE`] for the frame, as the single file wants its pages.
    without_frame: Tera,
    statics: BTreeMap<String, Vec<u8>>,
    /// What tells the files that it was made of from others.
    digest: Digest,
}

/// The hash of all files of a theme.
type Digest = [u8; 32];

/// The template of every page's frame.
const FRAME: &str = "base.html";
/// The template that stands in its place where a page is an element of the single file.
const SINGLE_PAGE: &str = "single-page.html";

/// What a theme is made of, before it is parsed: text by path within the theme's folder.
type Files = BTreeMap<String, Vec<u8>>;
/// The files of each theme by its name, the first before the others.
type Layers<'n> = Vec<(&'n str, Files)>;

impl Theme {
    /// The theme of this name: `themes/NAME` in the publication over the default theme.
    ///
    /// # Errors
    /// Where there is no such theme, it does not fit this version of sef, or one of its templates
    /// is wrong: unknown variable syntax, filter, component, block; each with file and place.
    pub fn load(root: &Folder, name: &str) -> Result<Theme, Vec<Diagnostic>> {
        build(name, layers(root, name)?)
    }

    /// The same; the one from `before`, where it was made of the same files.
    ///
    /// # Errors
    /// As [`Theme::load`].
    pub fn load_anew(
        root: &Folder,
        name: &str,
        before: Option<&Arc<Theme>>,
    ) -> Result<Arc<Theme>, Vec<Diagnostic>> {
        let layers = layers(root, name)?;
        match before.filter(|before| before.digest == digest(&layers)) {
            Some(same) => Ok(Arc::clone(same)),
            None => build(name, layers).map(Arc::new),
        }
    }

    /// The default theme, as it is part of the program.
    ///
    /// # Errors
    /// None but for a mistake in the program's own templates.
    pub fn built_in() -> Result<Theme, Vec<Diagnostic>> {
        build("default", built_in_layers())
    }

    /// What is wrong with the theme of this name. The one that is part of the program needs no
    /// check, also where a publication carries a copy of it: to parse it would take a tenth of the
    /// time that all checks take.
    pub fn problems(root: &Folder, name: &str) -> Vec<Diagnostic> {
        match layers(root, name) {
            Ok(layers) if layers == built_in_layers() => Vec::new(),
            Ok(layers) => build(name, layers).err().unwrap_or_default(),
            Err(problems) => problems,
        }
    }

    /// The theme's name and version, as provenance says them.
    pub fn provenance(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// The files that pages need beside them (style sheet, script), by path.
    pub fn statics(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.statics
    }

    /// The text of one of these files.
    pub fn static_text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.statics.get(path)?.clone()).ok()
    }

    /// The templates, with the functions that answer by `addresses`.
    pub(super) fn templates(&self, addresses: &Arc<Addresses>) -> Tera {
        let mut tera = match addresses.form() {
            Form::Folder | Form::Bundle => self.tera.clone(),
            Form::Single | Form::Book => self.without_frame.clone(),
        };
        register(&mut tera, Some(addresses));
        tera
    }

    /// The templates for a page around which no site stands.
    pub(super) fn bare(&self) -> &Tera {
        &self.tera
    }

    /// The templates with every page's frame, whatever the form.
    pub(super) fn frames(&self, addresses: &Arc<Addresses>) -> Tera {
        let mut tera = self.tera.clone();
        register(&mut tera, Some(addresses));
        tera
    }
}

/// The files of the theme called `name` in a publication, and of the default theme below it.
fn layers<'n>(root: &Folder, name: &'n str) -> Result<Layers<'n>, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut layers = Layers::new();
    if name != "default" {
        layers.push((name, files_of(root, name, &mut problems)));
    }
    let mut default = Files::new();
    embedded(&DEFAULT, &mut default);
    // A publication that carries a default theme of its own has changed it: its files win.
    default.extend(files_of(root, "default", &mut problems));
    layers.push(("default", default));
    if layers
        .iter()
        .any(|(layer, files)| *layer == name && files.is_empty())
    {
        problems.push(
            Diagnostic::error(
                "unknown-theme",
                format!("there is no theme “{name}”: the folder themes/{name} is missing or empty"),
            )
            .help("Name a folder in themes/, or leave the key “theme” out for the default theme."),
        );
    }
    let of_its_own = layers.first().filter(|(layer, _)| *layer != "default");
    if let Some((_, files)) = of_its_own
        && !files.is_empty()
        && !files.contains_key(MANIFEST)
    {
        problems.push(
            Diagnostic::error(
                "theme-manifest",
                format!("the theme “{name}” has no file {FOLDER}/{name}/{MANIFEST}"),
            )
            .help(READS),
        );
    }
    match problems.is_empty() {
        true => Ok(layers),
        false => Err(problems),
    }
}

fn built_in_layers() -> Layers<'static> {
    let mut default = Files::new();
    embedded(&DEFAULT, &mut default);
    vec![("default", default)]
}

fn digest(layers: &Layers<'_>) -> Digest {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    for (name, files) in layers {
        add(name.as_bytes());
        for (path, bytes) in files {
            add(path.as_bytes());
            add(bytes);
        }
    }
    hash.finalize().into()
}

fn embedded(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        if let Some(path) = file.path().to_str() {
            files.insert(path.replace('\\', "/"), file.contents().to_vec());
        }
    }
    for inner in dir.dirs() {
        embedded(inner, files);
    }
}

fn files_of(root: &Folder, name: &str, problems: &mut Vec<Diagnostic>) -> Files {
    let folder = format!("{FOLDER}/{name}");
    let listing = root.list(&folder, &[]);
    problems.extend(listing.problems);
    let mut files = Files::new();
    for path in listing.files {
        match root.bytes(&path) {
            Ok(bytes) => {
                let inner = path.strip_prefix(&format!("{folder}/")).unwrap_or(&path);
                files.insert(inner.to_owned(), bytes);
            }
            Err(problem) => problems.push(problem),
        }
    }
    files
}

fn build(name: &str, layers: Layers<'_>) -> Result<Theme, Vec<Diagnostic>> {
    let digest = digest(&layers);
    let mut problems = Vec::new();
    let mut tera = Tera::new();
    let prefixes: Vec<String> = layers
        .iter()
        .map(|(layer, _)| format!("{layer}/"))
        .collect();
    if let Err(error) = tera.set_fallback_prefixes(prefixes.clone()) {
        return Err(vec![Diagnostic::error("theme", error.to_string())]);
    }
    register(&mut tera, None);
    let mut templates = Vec::new();
    let mut statics = BTreeMap::new();
    let mut version = String::new();
    for (layer, files) in layers.into_iter().rev() {
        for (path, bytes) in files {
            let shown = format!("{FOLDER}/{layer}/{path}");
            if path == MANIFEST {
                match manifest(&shown, &bytes) {
                    Ok(found) => version = found,
                    Err(problem) => problems.push(problem),
                }
            } else if let Some(inner) = path.strip_prefix("static/") {
                match picture::bare(inner, bytes) {
                    Ok(bytes) => {
                        statics.insert(inner.to_owned(), bytes);
                    }
                    Err(what) => problems.push(not_delivered(&shown, &what)),
                }
            } else if path.ends_with(".html") {
                match String::from_utf8(bytes) {
                    Ok(text) => {
                        problems.extend(literal_addresses(&shown, &text));
                        let inner = path.strip_prefix("templates/").unwrap_or(&path);
                        templates.push((format!("{layer}/{inner}"), text));
                    }
                    Err(_) => problems.push(Diagnostic::error(
                        "not-utf-8",
                        format!("“{shown}” is not UTF-8 text"),
                    )),
                }
            }
        }
    }
    let in_single = unframed(&templates, &prefixes);
    let added = tera.add_raw_templates(templates).and_then(|()| {
        let mut without_frame = tera.clone();
        without_frame.add_raw_templates(in_single)?;
        Ok(without_frame)
    });
    let without_frame = added.unwrap_or_else(|error| {
        problems.push(template_problem(&error));
        Tera::new()
    });
    dress(&mut statics);
    match problems.is_empty() {
        true => Ok(Theme {
            name: name.to_owned(),
            version,
            tera,
            without_frame,
            statics,
            digest,
        }),
        false => Err(problems),
    }
}

fn not_delivered(shown: &str, what: &str) -> Diagnostic {
    Diagnostic::error("theme-picture", format!("“{shown}” {what}"))
        .help("Save it anew as PNG, JPEG or plain SVG.")
}

/// The frames of all layers, each with the text of the first layer's [`SINGLE_PAGE`].
fn unframed(templates: &[(String, String)], prefixes: &[String]) -> Vec<(String, String)> {
    let page = prefixes.iter().find_map(|prefix| {
        let wanted = format!("{prefix}{SINGLE_PAGE}");
        templates.iter().find(|(name, _)| *name == wanted)
    });
    let frames = templates.iter().filter(|(name, _)| {
        let file = name.rsplit_once('/').map(|(_, file)| file);
        file == Some(FRAME)
    });
    let replaced = page.map(|(_, page)| frames.map(|(name, _)| (name.clone(), page.clone())));
    replaced.into_iter().flatten().collect()
}

/// What a template's error says, with its place and its line, as a diagnostic.
pub(super) fn template_problem(error: &tera::Error) -> Diagnostic {
    let report = error.to_string();
    let mut lines = report
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("");
    let what = first.strip_prefix("error: ").unwrap_or(first);
    let place = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("--> "));
    // The line itself stands behind its number and a bar: 2 | <title>…
    let line = report.lines().find_map(|line| {
        let (number, text) = line.split_once(" | ")?;
        number.trim().parse::<usize>().ok()?;
        Some(text.trim())
    });
    let message = match place.and_then(|place| place.split_once('/')) {
        // Templates are known by the folder of their theme and their own name.
        Some((theme, place)) if place.starts_with("components/") => {
            format!("the theme is wrong in {FOLDER}/{theme}/{place}: {what}")
        }
        Some((theme, place)) => {
            format!("the theme is wrong in {FOLDER}/{theme}/templates/{place}: {what}")
        }
        None => format!("the theme is wrong: {what}"),
    };
    let shown = line.map_or(String::new(), |line| format!("The line reads: {line} . "));
    Diagnostic::error("template", message).help(format!(
        "{shown}Whoever made the theme can mend it; to publish without it, leave the key “theme” out of sef.toml."
    ))
}

/// Reads `theme.toml`: `name`, `version`, and `sef = { from = "0.1", below = "1" }`, the versions
/// of this program that it fits.
fn manifest(shown: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let wrong =
        |what: String| Diagnostic::error("theme-manifest", format!("“{shown}” {what}")).help(READS);
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("is not UTF-8 text".into()))?;
    let manifest: toml::Table = text
        .parse()
        .map_err(|_| wrong("cannot be read as TOML".into()))?;
    let words = |table: &toml::Table, key: &str| {
        let found = table.get(key).and_then(|value| value.as_str());
        found
            .map(str::to_owned)
            .ok_or_else(|| wrong(format!("has no “{key}”, or it is no text")))
    };
    let known = ["name", "version", "sef"];
    if let Some(key) = manifest.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(wrong(format!("has a key that means nothing: “{key}”")));
    }
    words(&manifest, "name")?;
    let version = words(&manifest, "version")?;
    let fits = manifest
        .get("sef")
        .and_then(|value| value.as_table())
        .ok_or_else(|| wrong("does not say for which versions of sef it is".into()))?;
    let (from, below) = (words(fits, "from")?, words(fits, "below")?);
    let own = version_numbers(env!("CARGO_PKG_VERSION"));
    if own < version_numbers(&from) || own >= version_numbers(&below) {
        return Err(wrong(format!(
            "is for versions of sef from {from} and below {below}; this is {}",
            env!("CARGO_PKG_VERSION")
        )));
    }
    Ok(version)
}

fn version_numbers(text: &str) -> [u32; 3] {
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(text.split('.')) {
        *number = part.parse().unwrap_or(0);
    }
    numbers
}

/// An `href` or `id` that a template writes out by hand would be wrong in another form.
fn literal_addresses(shown: &str, text: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for attribute in [" href=\"", " id=\"", " src=\"", " for=\"", " action=\""] {
            for (at, _) in line.match_indices(attribute) {
                let value = line.get(at + attribute.len()..).unwrap_or("");
                if !value.starts_with("{{") {
                    problems.push(
                        Diagnostic::error(
                            "literal-address",
                            format!("“{shown}”, line {}: the attribute{attribute}…\" is written out by hand", number + 1),
                        )
                        .help("Ask for it: {{ to(id=…) }}, {{ page_at(path=…) }}, {{ here(name=…) }}, {{ anchor(name=…) }}, {{ asset(path=…) }}."),
                    );
                }
            }
        }
    }
    problems
}
