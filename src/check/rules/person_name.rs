//! `person-name`: a person's name where a role belongs.

use crate::check::words::{Word, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "person-name",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds names with a form of address (Mr, Mrs, Ms, Dr, Cllr) and first names with a surname, in texts and as owners.",
    why: "People change posts; roles stay. And nobody agreed to be named in every copy of this.",
    example: "owner = \"Jane Smith\"",
    instead: "owner = \"Head of service\"",
    mend: "Name the role.",
    run,
};

const ADDRESSES: [&str; 9] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "sir",
    "prof",
];

/// Common first names that are no words or places.
const FIRST_NAMES: [&str; 72] = [
    "andrea",
    "andrew",
    "angela",
    "ann",
    "anna",
    "anne",
    "barbara",
    "ben",
    "brian",
    "caroline",
    "catherine",
    "charles",
    "chris",
    "christine",
    "christopher",
    "claire",
    "colin",
    "daniel",
    "david",
    "deborah",
    "emily",
    "emma",
    "gary",
    "geoff",
    "george",
    "graham",
    "helen",
    "ian",
    "jane",
    "janet",
    "jennifer",
    "jenny",
    "jessica",
    "joanne",
    "john",
    "jonathan",
    "judith",
    "julia",
    "julie",
    "karen",
    "kate",
    "katie",
    "keith",
    "kevin",
    "laura",
    "linda",
    "lisa",
    "louise",
    "margaret",
    "martin",
    "mary",
    "matthew",
    "michael",
    "michelle",
    "neil",
    "nicola",
    "patricia",
    "paul",
    "peter",
    "philip",
    "rachel",
    "rebecca",
    "richard",
    "robert",
    "sarah",
    "sharon",
    "simon",
    "stephen",
    "steven",
    "susan",
    "thomas",
    "tracey",
];

/// What may follow a first name and a capital without naming a person.
const INSTITUTIONS: [&str; 22] = [
    "house",
    "school",
    "centre",
    "center",
    "road",
    "street",
    "trust",
    "review",
    "report",
    "hospital",
    "college",
    "academy",
    "foundation",
    "hall",
    "court",
    "lodge",
    "inquiry",
    "church",
    "charity",
    "award",
    "unit",
    "partnership",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        let list = passage.word_list();
        for (index, word) in list.iter().enumerate() {
            let next = list
                .get(index + 1)
                .filter(|next| adjoins(&passage.text, word, next));
            let Some(next) = next.filter(|next| is_name(next.text)) else {
                continue;
            };
            let after = list
                .get(index + 2)
                .map_or(String::new(), |one| lower(one.text));
            let small = lower(word.text);
            let capital = word.text.starts_with(char::is_uppercase);
            let is_institution = INSTITUTIONS.contains(&after.as_str())
                || INSTITUTIONS.contains(&lower(next.text).as_str());
            let named = capital
                && (ADDRESSES.contains(&small.as_str())
                    || (FIRST_NAMES.contains(&small.as_str()) && !is_institution));
            let range = word.range.start..next.range.end;
            if named && passage.is_typed(&range) {
                all.push(
                    finding("a person is named here, where a role belongs")
                        .at(subject.prose.span(passage, range))
                        .help("Name the role: people change posts, and nobody agreed to be named."),
                );
            }
        }
    }
}

fn adjoins(text: &str, one: &Word<'_>, two: &Word<'_>) -> bool {
    text.get(one.range.end..two.range.start)
        .is_some_and(|between| matches!(between, " " | ". "))
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && word.chars().count() > 2
}
