//! Where everything stands: the pages of a site, and the address of each thing that has an id.
//! Templates and the HTML writer ask here, so that the answer fits the form that is made.

pub use super::page_kind::PageKind;
use super::page_list::{add_parts, pages_of};
use super::parts::Parts;
use crate::measure::owners;
use crate::model::{Id, Origin, Place, Publication};
use ahash::AHashMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The form that a site takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder of pages, linked by relative addresses that name their `.html` file.
    Folder,
    /// The same without script files, which mail gateways take for programs: scripts stand in
    /// the pages.
    Bundle,
    /// All pages in one file; each page is an element, and its ids carry the page's name.
    Single,
    /// The pages of the book for print, elements of one page as in the single file. What the book
    /// leaves out, since it only gathers what stands elsewhere, has a stand-in.
    Book,
}

impl Form {
    /// Its word, by which templates know it.
    pub fn word(self) -> &'static str {
        match self {
            Form::Folder => "folder",
            Form::Bundle => "bundle",
            Form::Single => "single",
            Form::Book => "book",
        }
    }

    /// Whether all pages are elements of one document.
    pub fn is_one_document(self) -> bool {
        matches!(self, Form::Single | Form::Book)
    }
}

/// The pages of a site, and where each thing stands.
#[derive(Clone, Debug)]
pub struct Addresses {
    form: Form,
    pages: Vec<PageKind>,
    /// The pages by their paths.
    paths: AHashMap<String, InBook>,
    /// How the pages that hold the whole text are divided.
    parts: Parts,
    /// The last parts of names that several pages have.
    ambiguous: BTreeSet<String>,
    places: AHashMap<Id, (String, Option<String>)>,
    /// The anchors of the roles that own something, by the role.
    owners: BTreeMap<String, String>,
    /// How things changed since the version before, where this one is compared with it.
    marks: BTreeMap<Id, String>,
}

/// Where a page stands in the book.
#[derive(Clone, Debug, Default)]
struct InBook {
    /// The path of the page that stands in for it.
    stand_in: Option<String>,
    /// The number of the book's part that holds it, or that it is, where the book is divided.
    part: Option<usize>,
}

impl Addresses {
    /// The addresses of everything in `publication`.
    pub fn of(publication: &Publication, form: Form) -> Addresses {
        let mut pages = pages_of(publication);
        // The single file has all text once: its pages hold none again.
        let parts = match form {
            Form::Single => Parts::default(),
            Form::Folder | Form::Bundle | Form::Book => Parts::of(publication, &pages),
        };
        add_parts(&mut pages, &parts);
        let places = publication
            .all_ids()
            .into_iter()
            .rev()
            .filter_map(|(id, place)| {
                let address = address_of(publication, &id, place)?;
                Some((id, address))
            })
            .collect();
        Addresses {
            form,
            paths: paths_of(&pages, &parts),
            ambiguous: ambiguous(&pages),
            pages,
            parts,
            places,
            owners: anchors_of_owners(publication),
            marks: BTreeMap::new(),
        }
    }

    /// The same with a page of what changed. `marks` say how, by the ids of what did.
    pub fn with_changes(mut self, marks: BTreeMap<Id, String>) -> Addresses {
        let at = self
            .pages
            .iter()
            .position(|page| *page == PageKind::Glossary);
        self.pages
            .insert(at.unwrap_or(self.pages.len()), PageKind::Changes);
        self.paths.extend([in_book(&PageKind::Changes)]);
        self.marks = marks;
        self
    }

    /// How the thing with this id changed since the version before; nothing where it did not.
    pub fn mark(&self, id: &str) -> &str {
        self.marks.get(id).map_or("", String::as_str)
    }

    /// Where it is told how the thing with this id changed, as seen from the page at `from`.
    pub fn change(&self, from: &str, id: &str) -> String {
        self.link(
            from,
            &PageKind::Changes.path(),
            Some(&format!("change-{id}")),
        )
    }

    /// The form for which addresses are given.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Every page, in reading order.
    pub fn pages(&self) -> &[PageKind] {
        &self.pages
    }

    /// How the pages that hold the whole text are divided.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Whether the pages at these paths are elements of one document.
    pub fn share_a_document(&self, one: &str, other: &str) -> bool {
        match self.form {
            Form::Folder | Form::Bundle => one == other,
            Form::Single => true,
            Form::Book => self.part_of(one) == self.part_of(other),
        }
    }

    /// The number of the book's part that holds the page at `path`.
    fn part_of(&self, path: &str) -> Option<usize> {
        self.paths.get(path)?.part
    }

    /// The address of the thing with this id, as seen from the page at `from`.
    pub fn to(&self, from: &str, id: &str) -> Option<String> {
        let (path, anchor) = self.places.get(id)?;
        Some(self.link(from, path, anchor.as_deref()))
    }

    /// The name of the place that tells what a role owns.
    pub fn owner_anchor(&self, role: &str) -> Option<&str> {
        self.owners.get(&role.to_lowercase()).map(String::as_str)
    }

    /// Where it is told what a role owns, as seen from the page at `from`.
    pub fn owned(&self, from: &str, role: &str) -> Option<String> {
        let anchor = self.owner_anchor(role)?;
        Some(self.link(from, &PageKind::Owners.path(), Some(anchor)))
    }

    /// The address of something named `name` in the page at `path`, as seen from the page at
    /// `from`.
    pub fn within(&self, from: &str, path: &str, name: &str) -> String {
        self.link(from, path, Some(name))
    }

    /// The page on which the thing with this id stands.
    pub fn page_of(&self, id: &str) -> Option<&str> {
        self.places.get(id).map(|(path, _)| path.as_str())
    }

    /// The address of the page at `path`, as seen from the page at `from`.
    pub fn page(&self, from: &str, path: &str) -> String {
        self.link(from, path, None)
    }

    /// Whether there is a page at `path`.
    pub fn has_page(&self, path: &str) -> bool {
        self.paths.contains_key(path)
    }

    /// The address of a file that is no page (a style sheet, a download).
    pub fn file(&self, from: &str, path: &str) -> String {
        match self.form.is_one_document() {
            true => path.to_owned(),
            false => relative(from, path),
        }
    }

    /// The `id` attribute of something named `name` in the page at `path`; without a name, of
    /// the page itself, which is an element in the single file.
    pub fn anchor(&self, path: &str, name: &str) -> String {
        match self.form {
            Form::Folder | Form::Bundle => name.to_owned(),
            Form::Single | Form::Book if name.is_empty() => self.page_name(path).into_owned(),
            Form::Single | Form::Book => format!("{}--{name}", self.page_name(path)),
        }
    }

    /// The name of a page in one document, where each byte stands thousands of times: the last part
    /// of its path or, where another page has the same, the path with slashes as two hyphens.
    pub fn page_name<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let whole = path.trim_end_matches(".html");
        let last = whole.rsplit('/').next().unwrap_or(whole);
        match self.ambiguous.contains(last) {
            true => Cow::Owned(whole.replace('/', "--")),
            false => Cow::Borrowed(last),
        }
    }

    /// The address of something named `name` in the page at `path` itself.
    pub fn here(&self, path: &str, name: &str) -> String {
        format!("#{}", self.anchor(path, name))
    }

    fn link(&self, from: &str, path: &str, anchor: Option<&str>) -> String {
        let stand_in = match self.form {
            Form::Book => self
                .paths
                .get(path)
                .and_then(|page| page.stand_in.as_deref()),
            Form::Folder | Form::Bundle | Form::Single => None,
        };
        let (path, anchor) = stand_in.map_or((path, anchor), |other| (other, None));
        if self.form == Form::Book
            && let Some(address) = self.in_other_part(from, path, anchor)
        {
            return address;
        }
        match (self.form, anchor) {
            (Form::Folder | Form::Bundle, Some(name)) if from == path => format!("#{name}"),
            (Form::Folder | Form::Bundle, Some(name)) => {
                format!("{}#{name}", relative(from, path))
            }
            (Form::Folder | Form::Bundle, None) => relative(from, path),
            (Form::Single | Form::Book, Some(name)) => self.here(path, name),
            (Form::Single | Form::Book, None) => format!("#{}", self.page_name(path)),
        }
    }

    /// The address of the page at `path`, or of `anchor` in it, where another part of the book holds
    /// it than the page at `from`, or where it is such a part; of the page that leads to all parts,
    /// where none holds it.
    fn in_other_part(&self, from: &str, path: &str, anchor: Option<&str>) -> Option<String> {
        let (here, there) = (self.part_of(from), self.part_of(path));
        let Some(number) = there else {
            return here.map(|_| PageKind::Print.path());
        };
        let part = PageKind::PrintPart(number).path();
        if path == part {
            return Some(part);
        }
        let anchor = || self.anchor(path, anchor.unwrap_or_default());
        (here != there).then(|| format!("{part}#{}", anchor()))
    }
}

fn in_book(page: &PageKind) -> (String, InBook) {
    let stand_in = page.stand_in().map(|other| other.path());
    let in_book = InBook {
        stand_in,
        part: None,
    };
    (page.path(), in_book)
}

/// The pages by their paths. In a divided book the part that begins a station stands in for it.
fn paths_of(pages: &[PageKind], parts: &Parts) -> AHashMap<String, InBook> {
    let mut paths: AHashMap<String, InBook> = pages.iter().map(in_book).collect();
    for (at, part) in parts.book.iter().enumerate().rev() {
        let number = at + 1;
        let page = PageKind::PrintPart(number);
        if let Some(station) = &part.station
            && let Some(of_station) = paths.get_mut(&PageKind::Station(station.clone()).path())
        {
            of_station.stand_in = Some(page.path());
        }
        for held in part.pages.iter().chain([&page]) {
            if let Some(in_book) = paths.get_mut(&held.path()) {
                in_book.part = Some(number);
            }
        }
    }
    paths
}

/// The relative address of `path` from the page at `from`; both relative to the site's folder.
pub fn relative(from: &str, path: &str) -> String {
    let mut common = 0;
    for (at, (one, other)) in from.bytes().zip(path.bytes()).enumerate() {
        if one != other {
            break;
        }
        if one == b'/' {
            common = at + 1;
        }
    }
    let up = from.bytes().skip(common).filter(|byte| *byte == b'/');
    let mut address = "../".repeat(up.count());
    address.push_str(path.get(common..).unwrap_or_default());
    address
}

/// The last parts of names that several pages have, or that are the name of a folder: names within
/// such a page would be taken for pages of the folder.
fn ambiguous(pages: &[PageKind]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut folders = BTreeSet::new();
    let mut ambiguous = BTreeSet::new();
    for path in pages.iter().map(PageKind::path) {
        let (folder, last) = path.rsplit_once('/').unwrap_or(("", &path));
        folders.insert(folder.to_owned());
        let last = last.trim_end_matches(".html").to_owned();
        if !seen.insert(last.clone()) {
            ambiguous.insert(last);
        }
    }
    ambiguous.extend(folders.intersection(&seen).cloned());
    ambiguous
}

/// A name for each role that owns something. Roles of the same letters are numbered.
fn anchors_of_owners(publication: &Publication) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let named = owners(publication).into_iter().map(|owner| {
        let name = Id::from_words(&owner.role).map_or("role".to_owned(), |id| id.to_string());
        let mut anchor = name.clone();
        for number in 2.. {
            if taken.insert(anchor.clone()) {
                break;
            }
            anchor = format!("{name}-{number}");
        }
        (owner.role.to_lowercase(), anchor)
    });
    named.collect()
}

fn address_of(
    publication: &Publication,
    id: &Id,
    place: Place,
) -> Option<(String, Option<String>)> {
    let anchored = |page: PageKind| Some((page.path(), Some(id.to_string())));
    let page = match place {
        Place::Section(_) => PageKind::Section(id.clone()),
        Place::Station(_) => PageKind::Station(id.clone()),
        Place::JudgementArea(_) => PageKind::Area(id.clone()),
        Place::Indicator(_) => PageKind::Indicator(id.clone()),
        Place::Table(_) => PageKind::Table(id.clone()),
        Place::Priority(_) => PageKind::Priority(id.clone()),
        Place::Evidence(_) => PageKind::Evidence(id.clone()),
        Place::Inspection(_) => PageKind::Inspection(id.clone()),
        Place::GridArea(_) => return anchored(PageKind::Grid),
        Place::Action(i) => {
            return match &publication.actions.get(i)?.origin {
                Origin::Priority(priority) => anchored(PageKind::Priority(priority.clone())),
                Origin::Grid(_) => anchored(PageKind::Grid),
            };
        }
        Place::Finding(i, _) => {
            return anchored(PageKind::Inspection(
                publication.inspections.get(i)?.id.clone(),
            ));
        }
        Place::Event(_) => return anchored(PageKind::Timeline),
        Place::Question(_) => return anchored(PageKind::Questions),
        Place::Term(_) => return anchored(PageKind::Glossary),
    };
    Some((page.path(), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_one_document_names_are_short_and_never_meet() {
        let id = |text| Id::new(text).expect("an id");
        let pages = [
            PageKind::Plan,
            PageKind::Section(id("plan")),
            PageKind::Section(id("mash")),
            PageKind::Section(id("sections")),
        ];
        let taken = ["plan", "sections"].map(str::to_owned);
        assert_eq!(ambiguous(&pages), BTreeSet::from(taken));
        let addresses = Addresses {
            form: Form::Single,
            paths: AHashMap::new(),
            ambiguous: ambiguous(&pages),
            pages: pages.to_vec(),
            parts: Parts::default(),
            places: AHashMap::new(),
            owners: BTreeMap::new(),
            marks: BTreeMap::new(),
        };
        let name = |page: &PageKind| addresses.anchor(&page.path(), "note-1");
        assert_eq!(name(&pages[0]), "plan--note-1");
        assert_eq!(name(&pages[1]), "sections--plan--note-1");
        assert_eq!(name(&pages[2]), "mash--note-1");
        assert_eq!(name(&pages[3]), "sections--sections--note-1");
        assert_eq!(addresses.anchor("sections/mash.html", ""), "mash");
        assert_eq!(addresses.anchor("sections/plan.html", ""), "sections--plan");
    }

    #[test]
    fn addresses_are_relative_and_name_their_file() {
        assert_eq!(
            relative("index.html", "plan/practice.html"),
            "plan/practice.html"
        );
        assert_eq!(
            relative("plan/practice.html", "index.html"),
            "../index.html"
        );
        assert_eq!(
            relative("plan/practice.html", "plan/visits.html"),
            "visits.html"
        );
        assert_eq!(
            relative("plan/practice.html", "tables/visits.html"),
            "../tables/visits.html"
        );
        assert_eq!(relative("plan.html", "plan.html"), "plan.html");
    }
}
