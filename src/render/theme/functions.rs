//! The functions that templates may call.

use crate::measure;
use crate::model::Id;
use crate::render::address::Addresses;
use std::borrow::Cow;
use std::sync::Arc;
use tera::value::Key;
use tera::{Kwargs, State, Tera, Value};

/// The functions of the templates: `to(id)`, `page_at(path)`, `asset(path)`, `anchor(name)`,
/// `part_anchor(title)`, `here(name)`, `owned(role)`, `changed(id)` and `change_at(id)`; and the
/// filter `roles`, which takes an owner's line apart. Functions know the page from the variable `page`, which components take as `@page`.
pub(super) fn register(tera: &mut Tera, addresses: Option<&Arc<Addresses>>) {
    tera.register_filter("roles", |line: &str, _: Kwargs, _: &State| -> Vec<String> {
        measure::roles(line)
    });
    type Answer = fn(&Addresses, &str, &str) -> Option<String>;
    let functions: [(&'static str, &'static str, Answer); 9] = [
        ("to", "id", |all, from, id| all.to(from, id)),
        ("page_at", "path", |all, from, path| {
            all.has_page(path).then(|| all.page(from, path))
        }),
        ("asset", "path", |all, from, path| {
            Some(all.file(from, path))
        }),
        ("anchor", "name", |all, from, name| {
            Some(all.anchor(from, name))
        }),
        ("part_anchor", "title", |all, from, title| {
            let words = Id::from_words(title).map(|id| id.to_string());
            let name = format!("part-{}", words.unwrap_or_default());
            Some(all.anchor(from, &name))
        }),
        ("here", "name", |all, from, name| Some(all.here(from, name))),
        ("owned", "role", |all, from, role| all.owned(from, role)),
        ("changed", "id", |all, _, id| Some(all.mark(id).to_owned())),
        ("change_at", "id", |all, from, id| {
            Some(all.change(from, id))
        }),
    ];
    for (name, argument, answer) in functions {
        let addresses = addresses.cloned();
        tera.register_function(
            name,
            move |kwargs: Kwargs, state: &State| -> Result<String, tera::Error> {
                let wanted = kwargs.must_get::<Cow<'_, str>>(argument)?;
                let Some(addresses) = &addresses else {
                    return Ok(String::new());
                };
                let page = state.get::<Value>("page")?.ok_or_else(|| {
                    tera::Error::message(format!(
                        "`{name}` needs to know the page: add `@page` to the component's arguments"
                    ))
                })?;
                let from = page
                    .as_map()
                    .and_then(|map| map.get(&Key::Str("path")))
                    .and_then(Value::as_str)
                    .ok_or_else(|| tera::Error::message("the variable `page` has no `path`"))?;
                answer(addresses, from, &wanted).ok_or_else(|| {
                    tera::Error::message(format!("`{name}({argument}=\"{wanted}\")` leads nowhere"))
                })
            },
        );
    }
}
