//! Keys and values that don't fit.

use super::{INDICATOR, SEF, Trial};

const FILE: &str = "data/indicators/visits.toml";

/// What is said of a line added to an indicator.
#[track_caller]
fn line(line: &str, wanted: &[&str]) {
    Trial::new()
        .with(FILE, format!("{INDICATOR}{line}\n"))
        .says(wanted);
}

#[test]
fn an_unknown_key_gets_the_nearest_name() {
    line(
        "tolernace = 2",
        &[
            "visits.toml:9 “tolernace” unknown-key: an indicator has no “tolernace” | Did you mean “tolerance”?",
        ],
    );
    line(
        "zzz = 2",
        &["unknown-key … An indicator may have: title, short"],
    );
}

#[test]
fn a_wrong_type_says_what_is_needed() {
    for (text, wanted) in [
        (
            "decimals = \"1\"",
            "“\"1\"” wrong-type: “decimals” needs a whole number, and this is text | Take the quotation marks away: decimals = 1",
        ),
        (
            "tolerance = true",
            "wrong-type: “tolerance” needs a number, and this is true or false | For example: tolerance = 2",
        ),
        (
            "short = 5",
            "wrong-type: “short” needs words, and this is a number | Put it in quotation marks: short = \"5\"",
        ),
        (
            "stations = \"a\"",
            "wrong-type: “stations” needs a list of ids, and this is text | Put brackets around it: stations = [\"a\"]",
        ),
        (
            "values = 5",
            "wrong-type: “values” needs a table … Each has a line of its own: values.2020-05 = 61",
        ),
        (
            "decimals = 9",
            "“9” bad-number: “decimals” cannot be 9 | It is a whole number from 0 to 6.",
        ),
        ("decimals = 1.5", "bad-number: “decimals” cannot be 1.5"),
        ("tolerance = nan", "“nan” bad-number … no number to publish"),
        ("tolerance = 1e3", "“1e3” bad-number … all of its digits"),
        ("tolerance = -1", "“-1” bad-number … less than nought"),
        (
            "chart = \"lines\"",
            "unknown-word: “chart” cannot be “lines” | Did you mean \"line\"? It can be: line, bar",
        ),
        ("chart = \"\"", "empty-value: “chart” is empty"),
        (
            "source = \"Plan Paper\"",
            "“Plan Paper” bad-id … For example: plan-paper",
        ),
        (
            "source = \"plan-papers\"",
            "“plan-papers” unknown-id: there is no “plan-papers” in data/evidence/ | Did you mean “plan-paper”?",
        ),
        ("note = \"a\\u0007b\"", "“\\u0007” control-character"),
    ] {
        line(text, &[wanted]);
    }
    line("note = \"\"", &[]);
}

#[test]
fn what_is_missing_is_named_with_an_example() {
    Trial::new()
        .with(FILE, "[visits]\ntitle = \"Visits\"\ndefinition = \" \"\nunit = \"percent\"\ncounts = \"children\"\npolarity = \"high\"\n")
        .says(&[
            "visits.toml:1 “visits” missing-key: an indicator needs “frequency” … frequency = \"monthly\"",
            "visits.toml:3 … empty-value: “definition” is empty",
        ]);
}

#[test]
fn broken_syntax_is_told_once_and_nothing_is_called_missing() {
    Trial::new()
        .with(FILE, "[visits]\ntitle = Visits\nunit = \"percent\"\ndecimals = 5%\n")
        .says(&[
            "visits.toml:2 “Visits” toml-syntax: words stand in quotation marks | Write \"Visits\".",
            "visits.toml:4 “5%” toml-syntax: a number stands without a per cent sign | Write 5",
        ]);
}

#[test]
fn mistakes_of_all_files_are_told_in_one_run() {
    Trial::new()
        .and("sef.toml", "readres = \"Staff\"\n")
        .and("data/evidence/papers.toml", "kin = \"audit\"\n")
        .and(FILE, "2020-06 = \"6l\"\n")
        .with("data/glossary.toml", "[icpc]\ntitle = \"Conference\"\n")
        .says(&[
            "sef.toml:13 … unknown-key: an edition has no “readres” | Did you mean “readers”?",
            "visits.toml:12 “6l” bad-figure",
            "papers.toml:5 … a piece of evidence has no “kin” | Did you mean “kind”?",
            "glossary.toml:1 “icpc” missing-key: a term needs “definition”",
        ]);
}

#[test]
fn a_line_outside_its_heading_is_explained() {
    Trial::new()
        .with(FILE, format!("owner = \"Head\"\n{INDICATOR}"))
        .says(&["visits.toml:1 “owner” wrong-type: “owner” must be an indicator, and this is text | Each is a heading"]);
}

#[test]
fn sef_toml_without_a_publication_is_no_publication() {
    let trial = Trial::new().with("sef.toml", "[home]\nheadline = \"Hello\"\n");
    assert!(trial.load().publication.is_none());
    trial.says(&[
        "sef.toml:1 … sef.toml needs “publication” … [publication]",
        "sef.toml:1 … sef.toml needs “editions” … [editions.intranet]",
    ]);
    let trial = Trial::new().with("sef.toml", SEF.replace("slug = \"borset-sef\"\n", ""));
    assert!(trial.load().publication.is_some());
    trial.says(&["missing-key: [publication] needs “slug”"]);
}

#[test]
fn names_of_files_stay_short() {
    Trial::new()
        .and("sef.toml", "[editions.the-standing-committee]\ntitle = \"Committee\"\n")
        .says(&[
            "sef.toml:13 “the-standing-committee” long-name … borset-sef-v1-2020-07-16-the-standing-committee-draft … At most 40",
        ]);
    Trial::new()
        .with(
            "sef.toml",
            SEF.replace("version = \"1\"", "version = \"1/b\""),
        )
        .says(&["bad-version"]);
}

#[test]
fn settings_are_kept_apart_from_what_is_published() {
    let trial = Trial::new().and(
        "sef.toml",
        "suppress = false\n[rules]\ntyped-figure = \"off\"\n",
    );
    let loaded = trial.load();
    let rule = loaded.settings.rules.first().unwrap();
    assert_eq!(
        (rule.code.as_str(), rule.level),
        ("typed-figure", crate::load::RuleLevel::Off)
    );
    let edition = loaded.publication.unwrap().editions.remove(0);
    assert_eq!(edition.suppression, None);
    Trial::new()
        .and(
            "sef.toml",
            "suppress = true\n[rules]\ntyped-figure = \"of\"\n",
        )
        .says(&[
            "wrong-type: “suppress” is true, and does not say how",
            "unknown-word: “typed-figure” cannot be “of” | Did you mean \"off\"?",
        ]);
}
