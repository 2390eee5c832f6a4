use super::*;
use crate::model::{Id, InlineKind};

fn framework() -> Framework {
    let question = |id: &str, title: &str, short: &str, also: &[&str]| FrameworkQuestion {
        id: Id::new(id).unwrap_or_default(),
        title: title.into(),
        short: short.into(),
        gathered: String::new(),
        also: also.iter().map(|words| (*words).to_owned()).collect(),
    };
    Framework {
        questions: vec![
            question(
                "know",
                "What do you know about the quality and impact of social work practice?",
                "What do we know?",
                &["What is it like for children?"],
            ),
            question("how", "How do you know it?", "How do we know it?", &[]),
            question("plans", "What are your plans?", "What are our plans?", &[]),
        ],
        ..Framework::default()
    }
}

fn read(text: &str) -> (Section, Vec<Diagnostic>) {
    let mut findings = Findings::default();
    let section = read_section(
        "content/3.1-mash.md",
        text,
        FileId(0),
        &framework(),
        &mut findings,
    );
    let section = section.unwrap_or_else(|| panic!("no section from {text:?}"));
    (section, findings.diagnostics)
}

fn with_front(body: &str) -> String {
    format!("+++\ntitle = \"The hub\"\n+++\n{body}")
}

/// Each part of a section in short: headlines and words.
fn parts(section: &Section) -> Vec<String> {
    let words = |blocks: &[Block]| -> String {
        blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Paragraph(content) => plain_words(content),
                BlockKind::Heading { level, content, .. } => {
                    format!("h{level}:{}", plain_words(content))
                }
                BlockKind::Footnote { label, .. } => format!("^{label}"),
                other => format!("{other:?}"),
            })
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut parts = vec![words(&section.summary)];
    for answer in &section.answers {
        let headline = answer.headline.as_ref().map(|line| plain_words(line));
        parts.push(format!(
            "{}: {} / {}",
            answer.question,
            headline.unwrap_or_else(|| "-".into()),
            words(&answer.blocks)
        ));
    }
    parts
}

#[track_caller]
fn good(body: &str) -> Section {
    let (section, diagnostics) = read(&with_front(body));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    section
}

#[track_caller]
fn codes(text: &str, expected: &[&str]) -> Section {
    let (section, diagnostics) = read(text);
    let found: Vec<&str> = diagnostics.iter().map(|problem| problem.code).collect();
    assert_eq!(found, expected, "{diagnostics:?}");
    section
}

#[test]
fn front_matter_and_name() {
    let text = "+++\ntitle = \"The hub\"\nshort = \"MASH\"\nowner = \"Head of Service\"\n\
                as_at = 2020-05-22\nreviewed = 2020-05-20\nreview_due = 2020-11-30\n\
                only = [\"inspector\"]\n+++\n\nSummary.\n";
    let (section, diagnostics) = read(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(section.id.as_str(), "mash");
    assert_eq!(section.number.as_deref(), Some("3.1"));
    assert_eq!(
        (section.title.as_str(), section.short.as_str()),
        ("The hub", "MASH")
    );
    assert_eq!(section.owner.as_deref(), Some("Head of Service"));
    assert_eq!(
        section.as_at.map(|day| day.to_string()).as_deref(),
        Some("2020-05-22")
    );
    assert_eq!(
        section.audience.only,
        [Id::new("inspector").unwrap_or_default()]
    );
    assert_eq!(text.get(section.span.range()), Some("\"The hub\""));
    let BlockKind::Paragraph(_) = &section.summary[0].kind else {
        panic!("no paragraph");
    };
    assert_eq!(text.get(section.summary[0].span.range()), Some("Summary."));
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(codes(&crlf, &[]).title, "The hub");
}

#[test]
fn a_section_without_questions_has_headings_as_it_likes() {
    let section = good("a\n\n## Our area\n\nb\n\n### c\n\nd");
    assert_eq!(parts(&section), ["a, h2:Our area, b, h3:c, d"]);
}

#[test]
fn answers_and_their_headlines() {
    let section = good(
        "summary\n\n## What do we know?\n\n### Better\n\na\n\n### Detail\n\nb\n\n\
         ## HOW DO YOU KNOW IT\n\nc\n\n### not first\n\n## What are our plans",
    );
    assert_eq!(
        parts(&section),
        [
            "summary",
            "know: Better / a, h3:Detail, b",
            "how: - / c, h3:not first",
            "plans: - / "
        ]
    );
    let Some(headline) = section.answers.first().and_then(|a| a.headline.as_ref()) else {
        panic!("no headline");
    };
    assert!(matches!(headline[0].kind, InlineKind::Text(_)));
}

#[test]
fn any_wording_will_do() {
    for heading in [
        "## What do we know?",
        "## what do we know",
        "##  What  do *we* know …",
        "## “What do we know?”",
        "## What do you know about the quality and impact of social-work practice?",
        "## What is it like for children?",
        "What do we know?\n---",
    ] {
        let section = good(&format!("{heading}\n\na"));
        assert_eq!(parts(&section), ["", "know: - / a"], "{heading}");
    }
}

#[test]
fn other_headings_among_questions_are_errors() {
    let section = codes(
        &with_front("## What do we know?\n\na\n\n## What we plan\n\nb\n\n## What do we know?\n\nc"),
        &["question-twice", "unknown-question"],
    );
    assert_eq!(parts(&section), ["", "know: - / a, h2:What we plan, b, c"]);
    codes(&with_front("# The hub\n\na"), &["heading-level"]);
    codes(
        &with_front("## What do we knwo?\n\na"),
        &["almost-a-question"],
    );
    codes(&with_front("## What we know about neglect\n\na"), &[]);
    let (_, diagnostics) = read(&with_front("## How do we know it?\n\n## What do we no?"));
    let help = diagnostics[0].help.as_deref().unwrap_or("");
    assert!(
        help.starts_with("Did you mean “What do we know?”?"),
        "{help}"
    );
}

#[test]
fn footnotes_stay_with_their_answer() {
    let section = good(
        "s[^a]\n\n## What do we know?\n\n### h[^b]\n\nx[^a]\n\n## How do we know it?\n\ny\n\n\
         [^a]: A\n\n[^b]: B[^c]\n\n[^c]: C",
    );
    assert_eq!(
        parts(&section),
        ["s, ^a", "know: h / x, ^b, ^a, ^c", "how: - / y"]
    );
    codes(&with_front("x\n\n[^a]: A"), &["footnote-without-mark"]);
}

#[test]
fn who_may_see_an_answer() {
    let section =
        good("## What do we know? {only=inspector}\n\n### h\n\na\n\n## How do we know it?\n\nb");
    let inspector = [Id::new("inspector").unwrap_or_default()];
    assert_eq!(section.answers[0].audience.only, inspector);
    assert_eq!(section.answers[0].blocks[0].audience.only, inspector);
    assert!(section.answers[0].headline.is_some());
    assert!(section.answers[1].audience.is_all());
    codes(
        &with_front("<!-- only: inspector -->\n## What do we know?\n\na\n<!-- end -->\nb"),
        &["audience-misplaced"],
    );
    let section = codes(
        &with_front("## What do we know?\n\n### secret {only=inspector}\n\na\n\n### c\n\nd"),
        &["audience-misplaced"],
    );
    assert!(section.answers[0].headline.is_none());
}

#[test]
fn front_matter_that_is_wrong() {
    codes("", &["empty-file"]);
    codes("\n \n", &["empty-file"]);
    let section = codes("Just text.\n", &["front-matter"]);
    assert_eq!(parts(&section), ["Just text."]);
    codes("---\ntitle: x\n---\n\ntext", &["front-matter"]);
    codes("+++\ntitle = \"x\"\n\ntext", &["front-matter"]);
    codes("+++\n+++\ntext", &["missing-key"]);
    codes("+++\ntitle = \"x\"\nowner = 5\n+++\n", &["wrong-type"]);
    codes("+++\ntitle = \"x\"\n+++", &[]);
}

#[test]
fn a_name_that_is_no_id_is_no_section() {
    let mut findings = Findings::default();
    let section = read_section(
        "content/3.1-The Hub.md",
        &with_front("a"),
        FileId(0),
        &framework(),
        &mut findings,
    );
    assert!(section.is_none());
    assert_eq!(findings.diagnostics.len(), 1);
}
