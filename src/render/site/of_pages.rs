//! What the views of a site's pages are made from.

use super::view::{breadcrumbs, part_of};
use super::{SearchInline, Site};
use crate::compare::Changes;
use crate::edition::Copy;
use crate::model::*;
use crate::render::address::{Addresses, Form, PageKind};
use crate::render::backlinks::Use;
use crate::render::book;
use crate::render::chart::{ChartSpec, Plates};
use crate::render::drawn::LaidOut;
use crate::render::figure::{FigureView, Figures, TableView, Told, ValueView};
use crate::render::html::Writer;
use crate::render::pages::PageView;
use serde::Serialize;
use std::sync::Arc;
use tera::Context;

/// What the views of pages are made from.
#[derive(Clone, Copy)]
pub struct Pages<'s> {
    pub(super) site: &'s Site<'s>,
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

    /// A chart, which `shows` what is said where no page has shown it yet.
    pub fn plates(
        &self,
        id: &Id,
        kind: Option<ChartKind>,
        shows: impl FnOnce() -> Option<ChartSpec>,
    ) -> Arc<Option<Plates>> {
        self.site.shared.drawn.get(id, kind, shows)
    }

    /// An indicator in a line, at the day of publication.
    pub fn value(&self, indicator: &Indicator) -> ValueView {
        let publication = self.publication();
        let latest = || ValueView::latest(publication, indicator, publication.about.published);
        self.site.shared.sayings.value(&indicator.id, latest)
    }

    /// What the data of an indicator or a table say, told by `tell` where no page has said it yet.
    pub fn told(&self, id: &Id, tell: impl FnOnce() -> Told) -> Arc<Told> {
        self.site.shared.sayings.told(id, tell)
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
