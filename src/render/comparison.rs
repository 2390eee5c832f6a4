//! A comparison as a page by itself, with the theme's own style in it: for a mail, or a meeting.

use super::address::Form;
use super::pages::ChangesView;
use super::policy;
use super::theme::{Theme, template_problem};
use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use tera::Context;

/// The page. It loads nothing and runs nothing; its policy allows its own style, by its hash.
///
/// # Errors
/// Where its template cannot be rendered.
pub fn comparison(changes: &Changes, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let style = theme.static_text(policy::STYLE).unwrap_or_default();
    let mut context = Context::new();
    context.insert("changes", &ChangesView::of(changes, &|_| false));
    context.insert("policy", &policy::of_sheet(&style));
    context.insert("style", &style);
    // Components ask for addresses by their page; this one has no others around it.
    context.insert("page", &serde_json::json!({ "path": "" }));
    // And for the form of the site: its headings stand as on a page of a folder.
    context.insert("site", &serde_json::json!({ "form": Form::Folder.word() }));
    let text = theme.bare().render("comparison.html", &context);
    text.map(String::into_bytes)
        .map_err(|error| template_problem(&error))
}
