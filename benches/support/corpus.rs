//! Publications of any size: for `sef`, and the same pages for the generators it is compared with.

use super::words::Words;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// For whom the pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// A publication.
    Sef,
    /// A book of mdBook.
    MdBook,
    /// A site of Hugo.
    Hugo,
    /// A site of Zola.
    Zola,
}

/// What is made.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Sections of about 6 kB.
    pub sections: usize,
    /// Indicators, each with a chart in a section.
    pub indicators: usize,
    /// Actions of the plan.
    pub actions: usize,
}

/// Stations of the journey among which sections are shared out.
const STATIONS: usize = 8;
/// Pieces of evidence.
const EVIDENCE: usize = 40;
/// Actions of a priority.
const ACTIONS: usize = 50;

/// A link between pages, as the generator writes it.
fn link(whom: For, number: usize, words: &str) -> String {
    match whom {
        For::Sef => format!("[[s-{number}|{words}]]"),
        For::MdBook => format!("[{words}](s-{number}.md)"),
        For::Hugo => format!("[{words}](../s-{number}/)"),
        For::Zola => format!("[{words}](@/s-{number}.md)"),
    }
}

/// Writes everything into the folder `root`.
pub fn write(root: &Path, whom: For, size: Size) {
    let mut words = Words::of_repository(20);
    let content = root.join(if whom == For::MdBook {
        "src"
    } else {
        "content"
    });
    fs::create_dir_all(&content).expect("a folder to write to");
    let mut titles = Vec::new();
    for number in 0..size.sections {
        let title = words.title(5);
        let body = section(&mut words, whom, number, size);
        let station = number * STATIONS / size.sections;
        let name = match whom {
            For::Sef => format!("{}.{}-s-{number}.md", station + 1, number + 1),
            For::MdBook | For::Hugo | For::Zola => format!("s-{number}.md"),
        };
        let head = match whom {
            For::Sef => format!("+++\ntitle = \"{title}\"\nowner = \"Head of service\"\n+++\n\n"),
            For::Hugo => format!("+++\ntitle = \"{title}\"\n+++\n\n"),
            For::Zola => {
                format!("+++\ntitle = \"{title}\"\nweight = {}\n+++\n\n", number + 1)
            }
            For::MdBook => format!("# {title}\n\n"),
        };
        put(&content.join(name), &format!("{head}{body}"));
        titles.push(title);
    }
    match whom {
        For::Sef => publication(root, &mut words, size),
        For::MdBook => book(root, &titles),
        For::Hugo => hugo(root),
        For::Zola => zola(root),
    }
}

fn section(words: &mut Words, whom: For, number: usize, size: Size) -> String {
    let mut text = String::new();
    let para = |words: &mut Words, text: &mut String, bytes: usize| {
        let _ = writeln!(text, "{}\n", words.paragraph(bytes));
    };
    let linked = |words: &mut Words| {
        let to = words.below(size.sections);
        let named = words.some(2);
        link(whom, to, &named)
    };
    para(words, &mut text, 200);
    let _ = writeln!(text, "## What do we know?\n\n### {}\n", words.title(6));
    for _ in 0..3 {
        let to = linked(words);
        let _ = writeln!(
            text,
            "{} Read on at {to}. {}\n",
            words.paragraph(200),
            words.paragraph(100)
        );
    }
    if whom == For::Sef && size.indicators > 0 {
        let one = number % size.indicators;
        let other = (number * 7 + 3) % size.indicators;
        let _ = writeln!(
            text,
            "The value was [[i-{one}]], against [[i-{one}:target]], and [[i-{other}@2020-03]] in March 2020.\n\n![[i-{one}]]\n"
        );
    }
    text.push_str("| Team | Work | Next |\n|---|---|---|\n");
    for _ in 0..5 {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            words.title(2),
            words.title(5),
            words.title(4)
        );
    }
    text.push('\n');
    para(words, &mut text, 300);
    let _ = writeln!(text, "## How do we know it?\n\n### {}\n", words.title(6));
    let evidence = words.below(EVIDENCE);
    // The next is of another kind.
    let other = (evidence + 1) % EVIDENCE;
    let cited = match whom {
        For::Sef => format!(" [[e-{evidence}]] [[e-{other}]]"),
        For::MdBook | For::Hugo | For::Zola => String::new(),
    };
    let _ = writeln!(
        text,
        "{}{cited} {}[^1]\n",
        words.paragraph(300),
        words.paragraph(150)
    );
    for _ in 0..5 {
        let to = linked(words);
        let _ = writeln!(text, "- **{}** {} ({to})", words.title(2), words.sentence());
    }
    let _ = writeln!(text, "\n[^1]: {}\n", words.sentence());
    para(words, &mut text, 400);
    let _ = writeln!(text, "## What are our plans?\n\n### {}\n", words.title(6));
    para(words, &mut text, 400);
    for at in 1..=5 {
        let _ = writeln!(text, "{at}. {} {}", words.sentence(), words.sentence());
    }
    text.push('\n');
    para(words, &mut text, 300);
    text
}

fn publication(root: &Path, words: &mut Words, size: Size) {
    let suppressed = match size.indicators {
        0 => "false",
        _ => "{ threshold = 5, small_cohort = 20 }",
    };
    put(
        &root.join("sef.toml"),
        &format!(
            r#"[publication]
title = "Self-evaluation"
organisation = "A council"
slug = "large"
version = "1"
status = "approved"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"

[approval]

[home]
headline = "How well do we help, protect and care for children?"
lede = "{}"

[contact]
role = "Improvement team"
email = "sef@example.org"

[accessibility]
compliance = "not-assessed"

[editions.staff]
title = "Staff edition"
readers = "Staff"
marking = "official"
deliver = ["site"]
suppress = {suppressed}
"#,
            words.sentence()
        ),
    );
    let data = root.join("data");
    for folder in ["evidence", "indicators", "plan"] {
        fs::create_dir_all(data.join(folder)).expect("a folder of data");
    }
    let scales = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/scales.toml");
    fs::copy(scales, data.join("scales.toml")).expect("the scales of the repository");
    put(&data.join("journey.toml"), &journey(words, size));
    put(&data.join("evidence/papers.toml"), &evidence(words));
    for from in (0..size.indicators).step_by(20) {
        let to = (from + 20).min(size.indicators);
        put(
            &data.join(format!("indicators/from-{from}.toml")),
            &(from..to)
                .map(|number| indicator(words, number))
                .collect::<String>(),
        );
    }
    for from in (0..size.actions).step_by(ACTIONS) {
        let number = from / ACTIONS + 1;
        let mut text = format!(
            "title = \"{}\"\nsource = \"e-0\"\njudgement_areas = [\"leaders\"]\nrationale = \"{}\"\n",
            words.title(6),
            words.paragraph(200)
        );
        for at in from..(from + ACTIONS).min(size.actions) {
            text.push_str(&action(words, at, size));
        }
        put(&data.join(format!("plan/{number}-p-{number}.toml")), &text);
    }
}

fn journey(words: &mut Words, size: Size) -> String {
    let mut text = String::new();
    for station in 0..STATIONS {
        let sections: Vec<String> = (0..size.sections)
            .filter(|number| number * STATIONS / size.sections == station)
            .map(|number| format!("\"s-{number}\""))
            .collect();
        let _ = writeln!(
            text,
            "[stations.station-{station}]\ntitle = \"{}\"\nabout = \"{}\"\nsections = [{}]\njudgement_areas = [\"{}\"]\ncolour = {}\n",
            words.title(2),
            words.title(6),
            sections.join(", "),
            if station < 4 {
                "help-and-protection"
            } else {
                "in-care-and-leaving"
            },
            station + 1
        );
    }
    text
}

fn evidence(words: &mut Words) -> String {
    let mut text = String::new();
    for number in 0..EVIDENCE {
        let _ = writeln!(
            text,
            "[e-{number}]\ntitle = \"{}\"\nkind = \"{}\"\ndate = \"2020-03\"\nby = \"Quality assurance team\"\ndescription = \"{}\"\nplace = \"{}\"\n",
            words.title(6),
            if number % 2 == 0 {
                "audit"
            } else {
                "performance-data"
            },
            words.paragraph(150),
            words.title(3)
        );
    }
    text
}

/// Two years of a monthly series: every third counts children, the others are percentages.
fn indicator(words: &mut Words, number: usize) -> String {
    let is_count = number.is_multiple_of(3);
    let (counts, unit, middle) = match is_count {
        true => ("children", "number", 120),
        false => ("things", "percent", 70),
    };
    let mut text = format!(
        "[i-{number}]\ntitle = \"{}\"\nshort = \"{}\"\ndefinition = \"{}\"\ncounts = \"{counts}\"\nunit = \"{unit}\"\npolarity = \"high\"\nfrequency = \"monthly\"\nsource = \"e-1\"\nstations = [\"station-{}\"]\n",
        words.title(6),
        words.title(3),
        words.sentence(),
        number % STATIONS
    );
    let _ = writeln!(text, "targets.2018-06 = {}", middle + 10);
    let _ = writeln!(text, "\n[i-{number}.values]");
    for month in 0..24 {
        let (year, month) = (2018 + (month + 5) / 12, (month + 5) % 12 + 1);
        let _ = writeln!(
            text,
            "{year}-{month:02} = {}",
            middle - 10 + words.below(25)
        );
    }
    if number.is_multiple_of(5) {
        let _ = writeln!(
            text,
            "\n[i-{number}.comparators.england]\nname = \"England\"\nsource = \"e-3\"\npublished = 2019-10-31\ndiffers = \"a year, not a month\"\nvalues.\"2018/19\" = {}",
            middle - 5
        );
    }
    text.push('\n');
    text
}

fn action(words: &mut Words, number: usize, size: Size) -> String {
    let measure = match size.indicators {
        0 => String::new(),
        some => format!("measures = [\"i-{}\"]\n", number % some),
    };
    format!(
        "\n[actions.a-{number}]\ntitle = \"{}\"\nowner = \"Head of service\"\nexpected = \"{}\"\ndue = \"2020-{:02}\"\n{measure}sections = [\"s-{}\"]\nstatus.2020-05 = \"in-progress\"\n",
        words.title(8),
        words.sentence(),
        8 + number % 5,
        number % size.sections
    )
}

fn book(root: &Path, titles: &[String]) {
    put(
        &root.join("book.toml"),
        "[book]\ntitle = \"Self-evaluation\"\nlanguage = \"en\"\n\n[output.html]\n",
    );
    let mut summary = "# Summary\n\n".to_owned();
    for (number, title) in titles.iter().enumerate() {
        let _ = writeln!(summary, "- [{title}](s-{number}.md)");
    }
    put(&root.join("src/SUMMARY.md"), &summary);
}

/// A theme of the least: a frame with the stations, the text, and an index of the words as JSON.
fn hugo(root: &Path) {
    put(
        &root.join("config.toml"),
        "baseURL = \"https://example.org/\"\nlanguageCode = \"en-gb\"\ntitle = \"Self-evaluation\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\"]\n\n[outputs]\nhome = [\"HTML\", \"JSON\"]\n",
    );
    let layouts = root.join("layouts");
    fs::create_dir_all(layouts.join("_default")).expect("a folder of layouts");
    put(
        &layouts.join("_default/baseof.html"),
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>\n<body>\n<header><a href=\"{{ \"/\" | relURL }}\">{{ .Site.Title }}</a></header>\n<main>{{ block \"main\" . }}{{ end }}</main>\n<footer>{{ .Site.Title }}</footer>\n</body>\n</html>\n",
    );
    put(
        &layouts.join("_default/single.html"),
        "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n{{ .TableOfContents }}\n{{ .Content }}{{ with .PrevInSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}{{ end }}\n",
    );
    put(
        &layouts.join("_default/list.html"),
        "{{ define \"main\" }}<ul>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n",
    );
    put(
        &layouts.join("index.json"),
        "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{{ dict \"title\" $p.Title \"url\" $p.RelPermalink \"text\" $p.Plain | jsonify }}{{ end }}]\n",
    );
}

/// A theme of the least, as Hugo's, and Zola's own search index.
fn zola(root: &Path) {
    put(
        &root.join("config.toml"),
        "base_url = \"https://example.org\"\ntitle = \"Self-evaluation\"\ndefault_language = \"en\"\nbuild_search_index = true\ncompile_sass = false\n",
    );
    put(
        &root.join("content/_index.md"),
        "+++\ntitle = \"Self-evaluation\"\nsort_by = \"weight\"\n+++\n",
    );
    let templates = root.join("templates");
    fs::create_dir_all(&templates).expect("a folder of templates");
    put(
        &templates.join("base.html"),
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>{% block title %}{% endblock %}</title></head>\n<body>\n<header><a href=\"/\">{{ config.title }}</a></header>\n<main>{% block main %}{% endblock %}</main>\n<footer>{{ config.title }}</footer>\n</body>\n</html>\n",
    );
    put(
        &templates.join("page.html"),
        "{% extends \"base.html\" %}{% block title %}{{ page.title }}{% endblock %}{% block main %}<h1>{{ page.title }}</h1>\n<ul>{% for one in page.toc %}<li><a href=\"{{ one.permalink }}\">{{ one.title }}</a><ul>{% for inner in one.children %}<li><a href=\"{{ inner.permalink }}\">{{ inner.title }}</a></li>{% endfor %}</ul></li>{% endfor %}</ul>\n{{ page.content | safe }}{% if page.lower %}<a href=\"{{ page.lower.permalink }}\">{{ page.lower.title }}</a>{% endif %}{% if page.higher %}<a href=\"{{ page.higher.permalink }}\">{{ page.higher.title }}</a>{% endif %}{% endblock %}\n",
    );
    put(
        &templates.join("index.html"),
        "{% extends \"base.html\" %}{% block title %}{{ section.title }}{% endblock %}{% block main %}<ul>{% for page in section.pages %}<li><a href=\"{{ page.permalink }}\">{{ page.title }}</a></li>{% endfor %}</ul>{% endblock %}\n",
    );
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).expect("a file to write");
}
