//! What is said of keys and values that don't fit.

use super::{Given, Reader};
use crate::load::schema::{Key, Kind, Shape};
use crate::model::Span;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::DeValue;

impl Reader<'_> {
    /// The required keys that are not there. `at`: where the table stands.
    pub(super) fn report_missing(
        &mut self,
        shape: &'static Shape,
        present: &BTreeSet<&str>,
        at: Span,
    ) {
        if self.broken {
            return;
        }
        let missing: Vec<&Key> = shape
            .keys
            .iter()
            .filter(|key| key.required && !present.contains(key.name))
            .collect();
        for key in missing {
            let line = match key.kind {
                Kind::Table(_) | Kind::ById(_) | Kind::Tables(_)
                    if key.example.starts_with('[') =>
                {
                    key.example.to_owned()
                }
                _ => format!("{} = {}", key.name, key.example),
            };
            // A whole file has no one place to underline: its first line stands for it.
            let at = if at.range().len() > 400 || self.is_all(at) {
                Span::new(at.file, at.start as usize..at.start as usize)
            } else {
                at
            };
            self.error(
                "missing-key",
                at,
                format!("{} needs “{}”: {}", shape.what, key.name, key.about),
                format!("Add a line like this: {line}"),
            );
        }
    }

    fn is_all(&self, at: Span) -> bool {
        at.start as usize == self.base && at.range().len() == self.text.len()
    }

    /// What a value is, with its article.
    pub(super) fn describe(&self, value: &Spanned<DeValue>) -> &'static str {
        match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table of keys",
        }
    }

    /// That a value is of another type than its key takes.
    pub(super) fn wrong_type(&mut self, given: &Given, kind: &Kind) {
        let found = self.describe(given.value);
        let example = match kind {
            Kind::Table(_) | Kind::Tables(_) | Kind::ById(_) if given.example.starts_with('[') => {
                format!(
                    "Write it as a heading, with its keys below: {}",
                    given.example
                )
            }
            _ if given.example.contains('…') || given.example.is_empty() => {
                format!("Write {} = {}", given.name, kind.example())
            }
            Kind::ByPeriod(_) | Kind::ByWord(_) => format!(
                "Each has a line of its own: {}.{}",
                given.name, given.example
            ),
            _ => format!("For example: {} = {}", given.name, given.example),
        };
        self.error(
            "wrong-type",
            self.place(given.value),
            format!(
                "“{}” needs {}, and this is {found}",
                given.name,
                kind.what()
            ),
            example,
        );
    }
}
