//! Owners: the roles that answer for sections, plans and figures, and what each of them owns.

use super::capitalised;
use crate::model::{Action, Indicator, Priority, Publication, Section, Table};
use std::collections::BTreeMap;

/// The roles that an owner's line names, in its order: a semicolon sets roles apart, and a later
/// one may begin with “with”.
///
/// `Director of Safeguarding; with the Social Work Academy` names two.
pub fn roles(line: &str) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for part in line.split(';') {
        let role = part.trim();
        let role = role.strip_prefix("with ").unwrap_or(role);
        let role = role.strip_prefix("the ").unwrap_or(role).trim();
        let is_new = !roles.iter().any(|known| key(known) == key(role));
        if !role.is_empty() && is_new {
            roles.push(capitalised(role));
        }
    }
    roles
}

/// By what a role is known, however its capitals are written.
fn key(role: &str) -> String {
    role.to_lowercase()
}

/// A role with everything that names it as its owner, in the order of the publication.
#[derive(Clone, Debug, Default)]
pub struct Owner<'a> {
    /// The role, as it was written first.
    pub role: String,
    /// Its sections.
    pub sections: Vec<&'a Section>,
    /// Its priorities of the plan.
    pub priorities: Vec<&'a Priority>,
    /// Its actions.
    pub actions: Vec<&'a Action>,
    /// Its indicators.
    pub indicators: Vec<&'a Indicator>,
    /// Its tables.
    pub tables: Vec<&'a Table>,
}

/// Every role that owns something, in the order of the alphabet.
pub fn owners(publication: &Publication) -> Vec<Owner<'_>> {
    let mut all = Gathered::default();
    for section in &publication.sections {
        all.each(&section.owner, |owner| owner.sections.push(section));
    }
    for priority in &publication.priorities {
        all.each(&priority.owner, |owner| owner.priorities.push(priority));
    }
    for action in &publication.actions {
        all.each(&action.owner, |owner| owner.actions.push(action));
    }
    for indicator in &publication.indicators {
        all.each(&indicator.owner, |owner| owner.indicators.push(indicator));
    }
    for table in &publication.tables {
        all.each(&table.owner, |owner| owner.tables.push(table));
    }
    all.by_role.into_values().collect()
}

#[derive(Default)]
struct Gathered<'a> {
    by_role: BTreeMap<String, Owner<'a>>,
}

impl<'a> Gathered<'a> {
    fn each(&mut self, line: &Option<String>, mut give: impl FnMut(&mut Owner<'a>)) {
        for role in line.as_deref().map(roles).unwrap_or_default() {
            let owner = self.by_role.entry(key(&role)).or_insert_with(|| Owner {
                role,
                ..Owner::default()
            });
            give(owner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_set_roles_apart() {
        assert_eq!(
            roles("Director of Safeguarding; with the Social Work Academy"),
            ["Director of Safeguarding", "Social Work Academy"]
        );
        assert_eq!(
            roles("Head of Service, Stroud and Gloucester"),
            ["Head of Service, Stroud and Gloucester"]
        );
        assert_eq!(
            roles("improvement adviser; Improvement Adviser; "),
            ["Improvement adviser"]
        );
        assert!(roles(" ; ").is_empty());
    }
}
