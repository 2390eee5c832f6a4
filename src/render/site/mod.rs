//! A site: the list of what it is made of, and a function from each to its bytes. Building asks
//! for all of them and writes each as it comes; the preview asks for those that are open. One path
//! for both, so that they agree to the byte.

mod fitted;
mod of_pages;
mod view;

pub(super) use fitted::Fitted;
pub use fitted::SearchInline;
pub use of_pages::Pages;
use view::SiteView;

use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use crate::model::*;
use crate::render::address::{Form, PageKind};
use crate::render::book::{self, BookPage};
use crate::render::chart;
use crate::render::compact::compact;
use crate::render::contents;
use crate::render::download;
use crate::render::pages::{self, PageView};
use crate::render::policy;
use crate::render::search;
use crate::render::shared::Shared;
use crate::render::theme::{Theme, template_problem};
use rayon::prelude::*;
use serde_json::json;
use std::borrow::Cow;
use std::sync::Arc;
use tera::Context;

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
            Form::Book => shared.in_book(fit),
            Form::Bundle | Form::Single => Arc::new(fit()),
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
        let book = self.book_of(kind)?;
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
            for (name, html) in self.fitted.frame(kind, &page) {
                whole.insert(name, &*html);
            }
            whole.extend(context);
            let template = format!("{}.html", kind.template());
            let out = self.fitted.tera.render(&template, &whole)?;
            let out = match page.contents {
                true => self.with_contents(out, &whole)?,
                false => out.into_bytes(),
            };
            Ok((page, out))
        });
        rendered.map_err(|error| template_problem(&error))
    }

    /// A rendered page with its contents where its template has a place for them.
    fn with_contents(&self, page: String, context: &Context) -> Result<Vec<u8>, tera::Error> {
        let Some((before, parts, behind)) = contents::parts(&page) else {
            return Ok(page.into_bytes());
        };
        let mut context = context.clone();
        context.insert("parts", &parts);
        let contents = self.fitted.tera.render("contents.html", &context)?;
        Ok([before, &contents, behind].concat().into_bytes())
    }

    /// The pages that a page of the book for print holds; `None` where it holds none.
    fn book_of(&self, kind: &PageKind) -> Result<Option<Arc<Vec<BookPage>>>, Diagnostic> {
        let addresses = &self.fitted.addresses;
        let parts = &addresses.parts().book;
        match kind {
            PageKind::Print if addresses.form() != Form::Single && parts.is_empty() => {
                let book = || self.pages_of_book(&book::pages(addresses.pages()));
                self.shared.book(book).map(Some)
            }
            PageKind::PrintPart(number) => {
                let part = number.checked_sub(1).and_then(|at| parts.get(at));
                let pages = part.map(|part| part.pages.as_slice()).unwrap_or_default();
                self.pages_of_book(pages).map(|pages| Some(Arc::new(pages)))
            }
            _ => Ok(None),
        }
    }

    /// These pages, each an element of the book for print.
    fn pages_of_book(&self, pages: &[PageKind]) -> Result<Vec<BookPage>, Diagnostic> {
        let inner = self.in_form(Form::Book);
        let publication = self.copy.publication();
        pages
            .par_iter()
            .with_max_len(1)
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
        let rendered: Vec<Result<Vec<u8>, Diagnostic>> = pages
            .par_iter()
            .with_max_len(1)
            .map(|kind| self.page(kind))
            .collect();
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
        let start = json!({
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

/// What a template wrote: text throughout, since nothing else goes in.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
