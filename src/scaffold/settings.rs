//! `sef.toml` of a new publication, with every setting explained.

use super::start::Answers;
use super::written::{comment, heading, keys, listed, quoted};
use crate::load::schema::{
    ABOUT, ACCESSIBILITY, APPROVAL, CONTACT, EDITION, HOME, Key, PREVIOUS, RECORDS, SEF,
    SUPPRESSION, Shape, VERSION,
};
use crate::measure::capitalised;
use crate::model::Id;
use crate::skeleton;

const TOP: &str = "The publication: what it is, and for whom. A setting behind a # \
is only shown, and not in force: take away the # and the space to use it. What each page of the site shows \
comes from here, from content/ (the sections) and from data/ (figures, plans, evidence).";

/// The text of the file. `figure`: the indicator that the home page shows.
pub(super) fn settings(answers: &Answers, figure: &str) -> String {
    let mut parts = vec![comment(TOP)];
    for key in SEF.keys {
        parts.push(match key.name {
            "publication" => table(key, &ABOUT, &about(answers)),
            "home" => table(key, &HOME, &home(figure)),
            "approval" => table(key, &APPROVAL, &[]),
            "contact" => table(key, &CONTACT, &contact()),
            "records" => table(key, &RECORDS, &[]),
            "accessibility" => table(
                key,
                &ACCESSIBILITY,
                &[("compliance", quoted("not-assessed"))],
            ),
            "versions" => commented_out(key, &VERSION),
            "previous" => commented_out(key, &PREVIOUS),
            "editions" => editions(key),
            _ => rules(key),
        });
    }
    parts.join("\n")
}

fn table(key: &Key, shape: &Shape, given: &[(&str, String)]) -> String {
    let about = format!("{}.", capitalised(key.about));
    heading(key.name, &about) + &keys(shape, key.name, given)
}

fn about(answers: &Answers) -> Vec<(&'static str, String)> {
    let day = answers.as_at.to_string();
    vec![
        ("title", quoted(&answers.title)),
        ("organisation", quoted(&answers.organisation)),
        ("slug", quoted(slug(&answers.organisation).as_str())),
        ("version", quoted("1")),
        ("status", quoted("draft")),
        ("as_at", day.clone()),
        ("published", day),
        ("framework", quoted(&answers.framework)),
        ("notice", quoted(skeleton::NOTICE)),
        ("theme", quoted("default")),
    ]
}

fn contact() -> Vec<(&'static str, String)> {
    vec![
        ("role", quoted("Quality assurance team")),
        ("email", quoted(skeleton::EMAIL)),
    ]
}

fn home(figure: &str) -> Vec<(&'static str, String)> {
    vec![
        (
            "headline",
            quoted("How well do we help, protect and care for children?"),
        ),
        ("lede", quoted(skeleton::LEDE)),
        ("figures", listed(&[figure])),
    ]
}

fn commented_out(key: &Key, shape: &Shape) -> String {
    let mut text = comment(&format!("{}.", capitalised(key.about)));
    text.push_str(&format!("# {}\n", key.example));
    for line in keys(shape, "", &[]).lines().filter(|line| !line.is_empty()) {
        let line = line.strip_prefix("# ").unwrap_or(line);
        text.push_str(&format!("# {line}\n"));
    }
    text
}

/// The first edition with every setting explained, the others in short.
fn editions(key: &Key) -> String {
    let about = format!(
        "{}. Its key is its id: only = [\"inspector\"] keeps something for it alone.",
        capitalised(key.about)
    );
    let hidden = "{ threshold = 5, small_cohort = 20 }".to_owned();
    let first = heading("editions.intranet", &about)
        + &keys(
            &EDITION,
            "editions.intranet",
            &[
                ("title", quoted("Intranet edition")),
                ("readers", quoted("Staff of children's services")),
                ("marking", quoted("official")),
                ("deliver", listed(&["site", "single"])),
                ("suppress", hidden),
            ],
        );
    let mut suppression = comment("What may stand in “suppress”, between the curly brackets:");
    for line in keys(&SUPPRESSION, "", &[])
        .lines()
        .filter(|line| !line.is_empty())
    {
        let line = line.strip_prefix("# ").unwrap_or(line);
        suppression.push_str(&format!("#     {line}\n"));
    }
    [first, suppression, OTHER_EDITIONS.to_owned()].join("\n")
}

const OTHER_EDITIONS: &str = r#"[editions.committee]
title = "Committee edition"
readers = "Members of the scrutiny committee, and the public"
marking = "official"
deliver = ["site"]
suppress = { threshold = 5, small_cohort = 20 }

[editions.inspector]
title = "Inspectors' edition"
readers = "Ofsted inspectors, and the staff who prepare an inspection"
marking = "official-sensitive"
handling = "For those who need it for the inspection. It holds small counts of children: send it only by secure transfer, and don't pass it on."
deliver = ["bundle"]
suppress = false
"#;

fn rules(key: &Key) -> String {
    let about = format!(
        "{}: \"error\", \"warning\" or \"off\". sef explain lists the rules.",
        capitalised(key.about)
    );
    heading(key.name, &about) + "# bare-claim = \"warning\"\n"
}

/// The longest slug: a bundle's name has version, date and edition behind it, and must stay short.
const LONGEST_SLUG: usize = 9;

/// The initials of an organisation, or the beginning of its one word, with “sef” behind it.
fn slug(organisation: &str) -> Id {
    let words = Id::from_words(organisation).map_or(String::new(), |id| id.to_string());
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    let short: String = match words.as_slice() {
        [one] => (*one).to_owned(),
        words => words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect(),
    };
    let room = LONGEST_SLUG - "-sef".len();
    let short: String = short.chars().take(room).collect();
    Id::new(&format!("{short}-sef")).unwrap_or_else(|| Id::new("sef").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_whatever_the_organisation_is_called() {
        assert_eq!(slug("Borsetshire County Council").as_str(), "bcc-sef");
        assert_eq!(slug("Borsetshire").as_str(), "borse-sef");
        assert_eq!(slug("  ").as_str(), "sef");
        assert_eq!(
            slug("Bournemouth, Christchurch and Poole Council").as_str(),
            "bcap-sef"
        );
    }
}
