//! A site: the list of what it is made of, and a function from each to its bytes. Building asks
//! for all of them and writes each as it comes; the preview asks for those that are open. One path
//! for both, so that they agree to the byte.

use super::address::{Addresses, Form, PageKind};
use super::backlinks::Use;
use super::book::{self, BookPage};
use super::chart::{self, Plates};
use super::compact::compact;
use super::contents;
use super::download;
use super::drawn::LaidOut;
use super::figure::{FigureView, Figures, TableView};
use super::html::Writer;
use super::pages::{self, PageView, PathLink};
use super::policy::{self, Inline};
use super::search;
use super::shared::Shared;
use super::theme::{Theme, template_problem};
use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use crate::model::*;
use rayon::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;
use tera::{Context, Tera};

/// Something that a site is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A page.
    Page(PageKind),
    /// A file of the theme: a style sheet, a script.
    Static(String),
    /// The figures of an indicator or a table, as CSV.
    Download(Id),
    /// The index that the search page reads when it is used.
    SearchIndex,
    /// The edition's data, as sef reads them back: [`DATA`].
    Data,
}

/// The file of an edition's data, relative to the site's folder.
pub const DATA: &str = "data.json";

/// The site of one copy, in one form.
pub struct Site<'a> {
    copy: &'a Copy,
    /// What changed since the version before, where there is one to compare with.
    changes: Option<&'a Changes>,
    theme: &'a Theme,
    /// What all of its pages are rendered with.
    fitted: Arc<Fitted>,
    /// What the other forms of the same copy are made from too.
    shared: Arc<Shared>,
}

/// What all pages of one form of a copy are rendered with.
pub(super) struct Fitted {
    addresses: Arc<Addresses>,
    tera: Tera,
    context: Context,
    /// What the search page holds in itself, where it has no files beside it.
    search: Option<SearchInline>,
}

/// The script of the search page and its index, as they stand in the page.
#[derive(Serialize)]
pub struct SearchInline {
    /// The script.
    pub script: String,
    /// The index, as JSON.
    pub index: String,
}

impl<'a> Site<'a> {
    /// The site of `copy` in the look of `theme`.
    pub fn new(copy: &'a Copy, theme: &'a Theme, form: Form) -> Site<'a> {
        Site::since(copy, None, theme, form)
    }

    /// The same, with what changed since the version before.
    pub fn since(
        copy: &'a Copy,
        changes: Option<&'a Changes>,
        theme: &'a Theme,
        form: Form,
    ) -> Site<'a> {
        Site::sharing(copy, changes, theme, form, Arc::new(Shared::of(copy)))
    }

    /// The same copy in another form. Both share what does not depend on the form.
    pub fn in_form(&self, form: Form) -> Site<'a> {
        let shared = Arc::clone(&self.shared);
        Site::sharing(self.copy, self.changes, self.theme, form, shared)
    }

    /// The site of a copy from which `shared` was made.
    pub fn sharing(
        copy: &'a Copy,
        changes: Option<&'a Changes>,
        theme: &'a Theme,
        form: Form,
        shared: Arc<Shared>,
    ) -> Site<'a> {
        let fit = || Fitted::of(copy, changes, theme, form, &shared);
        let fitted = match form {
            Form::Folder => shared.in_folder(fit),
            Form::Bundle | Form::Single | Form::Book => Arc::new(fit()),
        };
        Site {
            copy,
            changes,
            theme,
            fitted,
            shared,
        }
    }

    /// The copy that it shows.
    pub fn copy(&self) -> &'a Copy {
        self.copy
    }

    /// What it is made of, in reading order.
    pub fn parts(&self) -> Vec<Part> {
        let publication = self.copy.publication();
        let pages = self
            .fitted
            .addresses
            .pages()
            .iter()
            .cloned()
            .map(Part::Page);
        let statics = self.theme.statics().keys();
        let statics = statics
            .filter(|path| self.stands_beside_pages(path))
            .cloned()
            .map(Part::Static);
        let indicators = publication
            .indicators
            .iter()
            .map(|i| Part::Download(i.id.clone()));
        let tables = publication
            .tables
            .iter()
            .map(|t| Part::Download(t.id.clone()));
        let index = self.fitted.search.is_none().then_some(Part::SearchIndex);
        pages
            .chain(statics)
            .chain(indicators)
            .chain(tables)
            .chain(index)
            .chain((self.fitted.addresses.form() == Form::Folder).then_some(Part::Data))
            .collect()
    }

    /// Whether a file of the theme is delivered with the pages: in a bundle there are no files of
    /// script, which mail gateways take for programs.
    fn stands_beside_pages(&self, path: &str) -> bool {
        let is_script = path.ends_with(".js") || path.ends_with(".mjs");
        path != policy::COVER_STYLE && !(is_script && self.fitted.addresses.form() == Form::Bundle)
    }

    /// The file of a part, relative to the site's folder.
    pub fn path(&self, part: &Part) -> String {
        match part {
            Part::Page(kind) => kind.path(),
            Part::Static(path) => path.clone(),
            Part::Download(id) => download::path(self.copy, self.fitted.addresses.form(), id),
            Part::SearchIndex => search::INDEX.to_owned(),
            Part::Data => DATA.to_owned(),
        }
    }

    /// The bytes of a part.
    ///
    /// # Errors
    /// Where a template of the theme cannot be rendered.
    pub fn bytes(&self, part: &Part) -> Result<Vec<u8>, Diagnostic> {
        match part {
            Part::Page(kind) => self.page(kind),
            Part::Static(path) => Ok(self.theme.statics().get(path).cloned().unwrap_or_default()),
            Part::Download(id) => Ok(download::csv(self.copy, id)),
            Part::SearchIndex => {
                let findable = self.shared.findable(self.copy, &self.fitted.addresses);
                Ok(search::index_script(findable, &self.fitted.addresses).into_bytes())
            }
            Part::Data => self.data(),
        }
    }

    /// The edition's data, as sef reads them back.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn data(&self) -> Result<Vec<u8>, Diagnostic> {
        let text = self.shared.data(self.copy);
        text.map(|text| Arc::unwrap_or_clone(text).into_bytes())
            .map_err(|error| Diagnostic::error("bundle", format!("{DATA}: {error}")))
    }

    /// What a part says, for whoever looks for words in it: the index is written in shorthand.
    pub fn in_full<'b>(&self, part: &Part, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let text = match part {
            Part::SearchIndex => std::str::from_utf8(bytes).ok().and_then(search::index_text),
            Part::Page(_) | Part::Static(_) | Part::Download(_) | Part::Data => None,
        };
        text.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
    }

    /// How many charts the pages hold, each counted once.
    pub fn charts(&self) -> usize {
        let publication = self.copy.publication();
        let indicators = publication.indicators.par_iter();
        let indicators = indicators.filter_map(|i| chart::of_indicator(publication, i, None));
        let tables = publication.tables.par_iter();
        let tables = tables.filter_map(|t| chart::of_table(publication, t, None));
        indicators.chain(tables).filter(chart::is_drawn).count()
    }

    fn page(&self, kind: &PageKind) -> Result<Vec<u8>, Diagnostic> {
        self.page_with_view(kind).map(|(_, bytes)| bytes)
    }

    fn page_with_view(&self, kind: &PageKind) -> Result<(PageView, Vec<u8>), Diagnostic> {
        let pages = Pages { site: self };
        let is_book = *kind == PageKind::Print && self.fitted.addresses.form() != Form::Single;
        let book = is_book.then(|| self.shared.book(|| self.book()));
        let book = book.transpose()?;
        let rendered = pages::view(&pages, kind).and_then(|(page, context)| {
            let mut whole = self.fitted.context.clone();
            if let Some(book) = &book {
                whole.insert("pages", book.as_slice());
            }
            if let (PageKind::Search, Some(held)) = (kind, &self.fitted.search) {
                let form = self.fitted.addresses.form();
                let view = SiteView::of(self.copy, self.theme, form, Some(held));
                whole.insert("site", &view);
            }
            whole.insert("page", &page);
            whole.extend(context);
            let mut out = Vec::new();
            self.fitted
                .tera
                .render_to(&format!("{}.html", kind.template()), &whole, &mut out)?;
            let out = match page.contents {
                true => self.with_contents(out, &whole)?,
                false => out,
            };
            Ok((page, out))
        });
        rendered.map_err(|error| template_problem(&error))
    }

    /// A rendered page with its contents where its template has a place for them.
    fn with_contents(&self, page: Vec<u8>, context: &Context) -> Result<Vec<u8>, tera::Error> {
        let text = String::from_utf8_lossy(&page);
        let Some((before, parts, behind)) = contents::parts(&text) else {
            return Ok(page);
        };
        let mut context = context.clone();
        context.insert("parts", &parts);
        let contents = self.fitted.tera.render("contents.html", &context)?;
        Ok([before, &contents, behind].concat().into_bytes())
    }

    /// The pages of the book for print, each an element of it.
    fn book(&self) -> Result<Vec<BookPage>, Diagnostic> {
        let inner = self.in_form(Form::Book);
        let publication = self.copy.publication();
        book::pages(inner.fitted.addresses.pages())
            .par_iter()
            .map(|kind| {
                let (page, bytes) = inner.page_with_view(kind)?;
                let html = text_of(bytes);
                Ok(BookPage::of(
                    publication,
                    &inner.fitted.addresses,
                    kind,
                    &page,
                    html,
                ))
            })
            .collect()
    }

    /// All pages in one file. For the form [`Form::Single`], in which a page by itself is an
    /// element without a frame.
    ///
    /// # Errors
    /// Where templates of the theme cannot be rendered.
    pub fn single(&self) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let pages = self.fitted.addresses.pages();
        let rendered: Vec<Result<Vec<u8>, Diagnostic>> =
            pages.par_iter().map(|kind| self.page(kind)).collect();
        let mut articles = Vec::new();
        let mut problems = Vec::new();
        for one in rendered {
            match one {
                Ok(bytes) => articles.push(compact(&text_of(bytes))),
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let title = self.copy.publication().about.title.clone();
        let frame = PageView {
            path: "single.html".into(),
            kind: "single",
            title,
            eyebrow: None,
            breadcrumbs: Vec::new(),
            stations: Vec::new(),
            part: "",
            previous: None,
            next: None,
            depth: 0,
            contents: false,
        };
        let mut context = self.fitted.context.clone();
        context.insert("page", &frame);
        context.insert("articles", &articles);
        let text = self
            .theme
            .frames(&self.fitted.addresses)
            .render("single.html", &context);
        match text {
            Ok(text) => Ok(text.into_bytes()),
            Err(error) => Err(vec![template_problem(&error)]),
        }
    }

    /// The cover of the bundle: the page that opens the site at `opens`, and hides the advice to
    /// unpack where the style sheet at `unpacked_style` can be read.
    ///
    /// # Errors
    /// Where its template cannot be rendered.
    pub fn cover(
        &self,
        opens: &str,
        unpacked_style: &str,
        fingerprint: &str,
    ) -> Result<Vec<u8>, Diagnostic> {
        let style = self.theme.statics().get(policy::COVER_STYLE);
        let style = style.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let style = style.unwrap_or_default();
        let start = serde_json::json!({
            "policy": policy::of_cover(&style),
            "style": style,
            "opens": opens,
            "unpacked_style": unpacked_style,
            "fingerprint": fingerprint,
        });
        let mut context = self.fitted.context.clone();
        context.insert("start", &start);
        let text = self.fitted.tera.render("start-here.html", &context);
        text.map(String::into_bytes)
            .map_err(|error| template_problem(&error))
    }

    /// The theme's name and version.
    pub fn theme_name(&self) -> String {
        self.theme.provenance()
    }
}

impl Fitted {
    fn of(
        copy: &Copy,
        changes: Option<&Changes>,
        theme: &Theme,
        form: Form,
        shared: &Shared,
    ) -> Fitted {
        let mut addresses = Addresses::of(copy.publication(), form);
        if let Some(changes) = changes {
            addresses = addresses.with_changes(changes.marks());
        }
        let addresses = Arc::new(addresses);
        let tera = theme.templates(&addresses);
        let holds_search = matches!(form, Form::Bundle | Form::Single);
        let search = holds_search.then(|| SearchInline {
            script: theme.static_text(search::SCRIPT).unwrap_or_default(),
            index: search::index_json(shared.findable(copy, &addresses), &addresses),
        });
        // The single file is one page, with one policy.
        let of_all = search.as_ref().filter(|_| form == Form::Single);
        let mut context = Context::new();
        context.insert("site", &SiteView::of(copy, theme, form, of_all));
        // Which version this one is compared with; templates ask it before they lead there.
        context.insert("since", &changes.map(|changes| &changes.old.version));
        Fitted {
            addresses,
            tera,
            context,
            search,
        }
    }
}

/// What a template wrote: text throughout, since nothing else goes in.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// What the views of pages are made from.
#[derive(Clone, Copy)]
pub struct Pages<'s> {
    site: &'s Site<'s>,
}

impl<'s> Pages<'s> {
    /// The copy that is rendered.
    pub fn copy(&self) -> &'s Copy {
        self.site.copy
    }

    /// What changed since the version before.
    pub fn changes(&self) -> Option<&'s Changes> {
        self.site.changes
    }

    /// What the copy says.
    pub fn publication(&self) -> &'s Publication {
        self.site.copy.publication()
    }

    /// Where everything stands.
    pub fn addresses(&self) -> &'s Addresses {
        &self.site.fitted.addresses
    }

    /// The theme's name and version.
    pub fn theme_name(&self) -> String {
        self.site.theme.provenance()
    }

    /// Where the page at `path` will stand on the web, where the edition says so.
    pub fn web_address(&self, path: &str) -> Option<String> {
        let base = self.copy().edition().base_address.as_ref()?;
        Some(format!("{base}{path}"))
    }

    /// What the search page holds in itself, where it has no files beside it.
    pub fn search_inline(&self) -> Option<&'s SearchInline> {
        self.site.fitted.search.as_ref()
    }

    /// A writer for the page at `path`, told as at the publication's own date.
    pub fn writer<'w>(&'w self, path: &'w str) -> Writer<'w> {
        let publication = self.publication();
        let today = publication.about.as_at;
        let mut writer = Writer::new(publication, self.addresses(), self, path, today);
        // The title of the book is the cover's; those of its pages stand below it.
        if self.addresses().form() == Form::Book {
            writer.shift_headings(1 + book::depth(path));
        }
        writer
    }

    /// The same for a page without a list of sources at its foot.
    pub fn writer_without_sources<'w>(&'w self, path: &'w str) -> Writer<'w> {
        let mut writer = self.writer(path);
        writer.link_to_sources();
        writer
    }

    /// A page of `kind`, titled so; its view fills in what is its own.
    pub fn page(&self, kind: &PageKind, title: impl Into<String>) -> PageView {
        PageView {
            path: kind.path(),
            kind: kind.template(),
            title: title.into(),
            eyebrow: None,
            breadcrumbs: breadcrumbs(self.publication(), kind),
            stations: Vec::new(),
            part: part_of(kind),
            previous: None,
            next: None,
            depth: book::depth(&kind.path()),
            contents: kind.is_long() && self.addresses().form() != Form::Book,
        }
    }

    /// The page's own values, under a name for its template.
    pub fn context(&self, name: &'static str, view: &impl Serialize) -> Context {
        let mut context = Context::new();
        context.insert(name, view);
        context
    }

    /// Every place whose text refers to this id, as seen from the page at `from`.
    pub fn uses_of(&self, id: &Id, from: &str) -> Vec<Use> {
        let backlinks = &self.site.shared.backlinks;
        backlinks.uses_of(self.publication(), self.addresses(), from, id)
    }

    /// The evidence that a section's text cites, or rests its figures on.
    pub fn cited_by(&self, section: &Id) -> Vec<Id> {
        self.site.shared.backlinks.cited_by(section)
    }

    /// A chart, drawn by `draw` where no page has shown it yet.
    pub fn plates(
        &self,
        id: &Id,
        kind: Option<ChartKind>,
        draw: impl FnOnce() -> Option<Plates>,
    ) -> Arc<Option<Plates>> {
        self.site.shared.drawn.get(id, kind, draw)
    }

    /// A table of figures, laid out by `lay_out` where no page has shown it yet. Its template knows
    /// nothing but the table: it cannot differ between pages.
    pub fn table(&self, id: &Id, lay_out: impl Fn() -> TableView) -> LaidOut {
        self.site.shared.tables.get(id, lay_out, |view| {
            let mut context = Context::new();
            context.insert("page", &serde_json::json!({}));
            context.insert_value("table", view.clone());
            // Where a theme's components ask for more, each page has the table written anew.
            let html = self.site.fitted.tera.render("figures.html", &context);
            html.ok()
        })
    }

    /// Renders the part of a page that has a template of its own.
    pub fn fragment(
        &self,
        template: &str,
        path: &str,
        name: &'static str,
        view: &impl Serialize,
    ) -> Result<String, tera::Error> {
        let mut context = self.site.fitted.context.clone();
        context.insert("page", &serde_json::json!({ "path": path }));
        context.insert(name, view);
        self.site.fitted.tera.render(template, &context)
    }
}

impl Figures for Pages<'_> {
    fn show(&self, show: &Show, path: &str, name: &str) -> String {
        let publication = self.publication();
        let id = show.id.as_str();
        let view = match (publication.indicator(id), publication.table(id)) {
            (Some(indicator), _) => FigureView::indicator(
                self,
                indicator,
                show.kind,
                show.title.as_deref(),
                path,
                name,
            ),
            (None, Some(table)) => Some(FigureView::table(
                self,
                table,
                show.kind,
                show.title.as_deref(),
                path,
                name,
            )),
            (None, None) => None,
        };
        // A template that cannot be rendered is reported where its own page is rendered.
        view.and_then(|view| self.fragment("figure.html", path, "figure", &view).ok())
            .unwrap_or_default()
    }
}

/// What every template knows of the publication and its edition: `site`.
#[derive(Serialize)]
struct SiteView {
    form: &'static str,
    policy: String,
    inline_style: Option<String>,
    inline_script: Option<String>,
    inline_icon: Option<String>,
    title: String,
    organisation: String,
    version: String,
    status: &'static str,
    status_word: String,
    draft: bool,
    published: String,
    as_at: String,
    next_review: Option<String>,
    /// Where the pages of the folder will stand, with `/` at its end.
    base_address: Option<String>,
    current_version: Option<String>,
    notice: Option<String>,
    edition: String,
    edition_id: Id,
    readers: String,
    marking: &'static str,
    handling: Option<String>,
    stations: Vec<StationEntry>,
    questions: Vec<QuestionEntry>,
    areas: Vec<AreaEntry>,
    contact: Contact,
    program: String,
    file_name: String,
}

#[derive(Serialize)]
struct StationEntry {
    id: Id,
    title: String,
    short: String,
    about: Option<String>,
    colour: u8,
    sections: Vec<Id>,
}

#[derive(Serialize)]
struct QuestionEntry {
    id: Id,
    title: String,
    short: String,
    gathered: String,
}

#[derive(Serialize)]
struct AreaEntry {
    id: Id,
    title: String,
    short: String,
}

impl SiteView {
    /// `search`: what the page holds of search.
    fn of(copy: &Copy, theme: &Theme, form: Form, search: Option<&SearchInline>) -> SiteView {
        let inline = Inline::of(theme, form);
        let held = search.map_or([None, None], |held| [Some(&held.script), Some(&held.index)]);
        let held: Vec<&str> = held.into_iter().flatten().map(String::as_str).collect();
        let publication = copy.publication();
        let about = &publication.about;
        let edition = copy.edition();
        SiteView {
            form: form.word(),
            policy: inline.policy(&held),
            inline_style: inline.style,
            inline_script: inline.script,
            inline_icon: inline.icon,
            title: about.title.clone(),
            organisation: about.organisation.clone(),
            version: about.version.clone(),
            status: about.status.title(),
            status_word: if copy.is_draft() {
                "draft".into()
            } else {
                about.status.title().to_lowercase()
            },
            draft: copy.is_draft(),
            published: date_words(about.published),
            as_at: date_words(about.as_at),
            next_review: about.next_review.map(Period::words),
            base_address: edition
                .base_address
                .clone()
                .filter(|_| form == Form::Folder),
            current_version: about
                .current_version
                .clone()
                .or_else(|| edition.base_address.clone()),
            notice: about.notice.clone(),
            edition: edition.title.clone(),
            edition_id: edition.id.clone(),
            readers: edition.readers.clone(),
            marking: edition.marking.title(),
            handling: edition.handling.clone(),
            stations: publication
                .journey
                .stations
                .iter()
                .map(|station| StationEntry {
                    id: station.id.clone(),
                    title: station.title.clone(),
                    short: station.short.clone(),
                    about: station.about.clone(),
                    colour: station.colour,
                    sections: station.sections.clone(),
                })
                .collect(),
            questions: publication
                .framework
                .questions
                .iter()
                .map(|question| QuestionEntry {
                    id: question.id.clone(),
                    title: question.title.clone(),
                    short: question.short.clone(),
                    gathered: question.gathered.clone(),
                })
                .collect(),
            areas: publication
                .framework
                .areas
                .iter()
                .map(|area| AreaEntry {
                    id: area.id.clone(),
                    title: area.title.clone(),
                    short: area.short.clone(),
                })
                .collect(),
            contact: about.contact.clone(),
            program: format!("sef {}", env!("CARGO_PKG_VERSION")),
            file_name: copy.file_name(),
        }
    }
}

/// The entry of the main navigation under which a page stands, by its path.
fn part_of(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home | PageKind::Station(_) | PageKind::Section(_) => "index.html",
        PageKind::Question(_) | PageKind::Area(_) => "by-question",
        PageKind::Scorecard | PageKind::Indicator(_) | PageKind::Tables | PageKind::Table(_) => {
            "indicators.html"
        }
        PageKind::Plan
        | PageKind::Priority(_)
        | PageKind::Actions
        | PageKind::PastDue
        | PageKind::Grid
        | PageKind::Owners => "plan.html",
        PageKind::Scrutiny
        | PageKind::Inspection(_)
        | PageKind::EvidenceRegister
        | PageKind::Evidence(_)
        | PageKind::Matrix
        | PageKind::Timeline
        | PageKind::Questions => "evidence.html",
        PageKind::Changes
        | PageKind::Glossary
        | PageKind::About
        | PageKind::Accessibility
        | PageKind::Index => "about.html",
        PageKind::Search => "search.html",
        PageKind::Print => "print.html",
    }
}

fn breadcrumbs(publication: &Publication, kind: &PageKind) -> Vec<PathLink> {
    let home = PathLink::new(&PageKind::Home, "Home");
    let above = match kind {
        PageKind::Home => return Vec::new(),
        PageKind::Section(id) => publication.stations_of(id).next().map(|station| {
            PathLink::new(
                &PageKind::Station(station.id.clone()),
                station.title.clone(),
            )
        }),
        PageKind::Indicator(_) => Some(PathLink::new(&PageKind::Scorecard, "Indicators")),
        PageKind::Table(_) => Some(PathLink::new(&PageKind::Tables, "Tables")),
        PageKind::Priority(_) | PageKind::Actions | PageKind::PastDue | PageKind::Grid => {
            Some(PathLink::new(&PageKind::Plan, "The plan"))
        }
        PageKind::Inspection(_) => Some(PathLink::new(&PageKind::Scrutiny, "External scrutiny")),
        PageKind::Evidence(_) | PageKind::Matrix | PageKind::Scrutiny => {
            Some(PathLink::new(&PageKind::EvidenceRegister, "Evidence"))
        }
        PageKind::Tables => Some(PathLink::new(&PageKind::Scorecard, "Indicators")),
        PageKind::Accessibility => Some(PathLink::new(&PageKind::About, "About")),
        _ => None,
    };
    std::iter::once(home).chain(above).collect()
}
