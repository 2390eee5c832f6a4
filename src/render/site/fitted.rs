//! What all pages of one form of a copy are rendered with, and what of their frame is made once.

use super::view::SiteView;
use crate::compare::Changes;
use crate::edition::Copy;
use crate::render::address::{Addresses, Form, PageKind};
use crate::render::pages::PageView;
use crate::render::search;
use crate::render::shared::Shared;
use crate::render::theme::Theme;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tera::{Context, Tera};

/// What all pages of one form of a copy are rendered with.
pub(in crate::render) struct Fitted {
    pub(super) addresses: Arc<Addresses>,
    pub(super) tera: Tera,
    pub(super) context: Context,
    /// What the search page holds in itself, where it has no files beside it.
    pub(super) search: Option<SearchInline>,
    /// Pieces of the frame that many pages share, by their template and what it knows of the page.
    frame: Mutex<BTreeMap<(&'static str, String), Arc<str>>>,
}

/// The script of the search page and its index, as they stand in the page.
#[derive(Serialize)]
pub struct SearchInline {
    /// The script.
    pub script: String,
    /// The index, as JSON.
    pub index: String,
}

impl Fitted {
    /// What the pages of `copy` in this form are rendered with.
    pub(super) fn of(
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
            frame: Mutex::default(),
        }
    }

    /// The pieces of the frame that are the same on many pages of one thing each, under the names by
    /// which `base.html` asks for them. None where a page is an element of another, or is one that
    /// they mark.
    pub(super) fn frame(&self, kind: &PageKind, page: &PageView) -> Vec<(&'static str, Arc<str>)> {
        if self.addresses.form().is_one_document() || !kind.is_of_one_thing() {
            return Vec::new();
        }
        let folder = page.path.rfind('/').and_then(|end| page.path.get(..=end));
        let Some(folder) = folder else {
            return Vec::new();
        };
        let kind = page.kind;
        let pieces = [
            (
                "site_head_html",
                "site-head.html",
                json!({ "path": folder, "kind": kind, "part": page.part }),
            ),
            (
                "where_html",
                "where.html",
                json!({ "path": folder, "stations": page.stations }),
            ),
            ("site_map_html", "site-map.html", json!({ "path": folder })),
        ];
        let made = pieces.into_iter().filter_map(|(name, template, known)| {
            let html = self.piece(template, &known)?;
            Some((name, html))
        });
        made.collect()
    }

    /// What `template` makes of what is `known` of a page. `None` where it asks for more: then each
    /// page has it written anew, and tells what is wrong.
    fn piece(&self, template: &'static str, known: &serde_json::Value) -> Option<Arc<str>> {
        let key = (template, known.to_string());
        if let Some(made) = self.frame.lock().ok()?.get(&key) {
            return Some(Arc::clone(made));
        }
        let mut context = self.context.clone();
        context.insert("page", known);
        let html: Arc<str> = self.tera.render(template, &context).ok()?.into();
        let mut all = self.frame.lock().ok()?;
        Some(Arc::clone(all.entry(key).or_insert(html)))
    }
}
