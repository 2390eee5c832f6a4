//! The figures that the papers print, transcribed apart from the data files, against the tables of
//! the built pages: see `tests/series/README.md`.

mod support;

use sef::model::{Decimal, Indicator, Period, Publication, TableBody, YearKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use support::html::{self, Table};

/// A line of `expected.tsv`.
struct Expected {
    id: String,
    row: String,
    period: String,
    value: String,
}

/// What stands in the built pages, without small counts hidden.
struct Built {
    folder: PathBuf,
    publication: Publication,
}

impl Built {
    fn new() -> Built {
        let root = support::empty_folder("series");
        support::project::copy_real(&root, false);
        let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
        let open = settings
            .lines()
            .map(|line| match line.starts_with("suppress") {
                true => "suppress = false",
                false => line,
            })
            .collect::<Vec<_>>()
            .join("\n");
        assert_ne!(open, settings, "some edition hides small counts");
        fs::write(root.join("sef.toml"), open).unwrap();
        let out = root.join("public");
        let output = support::build_command(&root, &out)
            .args(["--edition", "intranet"])
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let source = sef::source::Folder::open(&root).unwrap();
        let publication = sef::load::load(&source).publication.unwrap();
        Built {
            folder: out.join("intranet"),
            publication,
        }
    }

    fn page(&self, kind: &str, id: &str) -> String {
        let path = self.folder.join(kind).join(format!("{id}.html"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What the pages show where `expected` is to stand.
    fn shown(&self, expected: &Expected) -> Result<String, String> {
        if let Some(indicator) = self.publication.indicator(&expected.id) {
            return match expected.row.as_str() {
                "numerator" | "denominator" => self.downloaded(indicator, expected),
                _ => self.of_indicator(indicator, expected),
            };
        }
        self.of_table(expected)
    }

    fn of_indicator(&self, indicator: &Indicator, expected: &Expected) -> Result<String, String> {
        let table = self.first_table("indicators", &expected.id)?;
        let row = period(&expected.period, indicator.year)?.words();
        let column = match expected.row.as_str() {
            "actual" => indicator.short.clone(),
            "target" => "Target".to_owned(),
            other => indicator
                .comparators
                .iter()
                .find(|comparator| comparator.id.as_str() == other)
                .map(|comparator| comparator.name.clone())
                .ok_or_else(|| format!("no comparator “{other}”"))?,
        };
        cell(&table, &row, &column).or_else(|why| match expected.row.as_str() {
            // No column says throughout that no target is known.
            "target" if expected.value == "[x]" => Ok("[x]".to_owned()),
            "actual" | "target" => Err(why),
            // A comparator of a period of its own stands among the comparisons.
            _ => self.compared(&expected.id, &column, &row).ok_or(why),
        })
    }

    /// The value of a place at a period, where a page compares.
    fn compared(&self, id: &str, place: &str, period: &str) -> Option<String> {
        let tables = html::tables(&self.page("indicators", id));
        let table = tables
            .into_iter()
            .find(|table| table.caption == "Comparators")?;
        let row = table
            .rows
            .into_iter()
            .find(|row| row[0] == place && row[1] == period)?;
        row.into_iter().nth(2)
    }

    fn of_table(&self, expected: &Expected) -> Result<String, String> {
        let (row, column) = expected
            .row
            .split_once('/')
            .ok_or_else(|| format!("there is no indicator “{}”", expected.id))?;
        let model = self
            .publication
            .table(&expected.id)
            .ok_or_else(|| format!("there is no table “{}”", expected.id))?;
        let (row, column) = match &model.body {
            TableBody::Rows { columns, rows } => (
                rows.iter()
                    .find(|one| one.id.as_str() == row)
                    .map(|one| one.title.clone())
                    .ok_or_else(|| format!("no row “{row}”"))?,
                columns
                    .iter()
                    .find(|one| one.id.as_str() == column)
                    .map(|one| one.title.clone())
                    .ok_or_else(|| format!("no column “{column}”"))?,
            ),
            TableBody::Series { .. } => {
                let indicator = self
                    .publication
                    .indicator(row)
                    .ok_or_else(|| format!("no indicator “{row}”"))?;
                (
                    indicator.short.clone(),
                    period(column, indicator.year)?.words(),
                )
            }
        };
        cell(&self.first_table("tables", &expected.id)?, &row, &column)
    }

    fn first_table(&self, kind: &str, id: &str) -> Result<Table, String> {
        let tables = html::tables(&self.page(kind, id));
        tables.into_iter().next().ok_or_else(|| "no table".into())
    }

    /// The parts of a share stand in the download alone.
    fn downloaded(&self, indicator: &Indicator, expected: &Expected) -> Result<String, String> {
        let page = self.page("indicators", &expected.id);
        let link = html::elements(&page)
            .into_iter()
            .find(|element| element.get("download").is_some())
            .and_then(|element| element.get("href").map(str::to_owned))
            .ok_or("no download")?;
        let path = self.folder.join("indicators").join(link);
        let mut reader = csv::Reader::from_path(path).map_err(|error| error.to_string())?;
        let heads = reader.headers().map_err(|error| error.to_string())?.clone();
        let at = |name: &str| {
            heads
                .iter()
                .position(|head| head == name)
                .ok_or("no column")
        };
        let (of_period, of_series, wanted) = (at("period")?, at("series")?, at(&expected.row)?);
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            if record.get(of_period) == Some(expected.period.as_str())
                && record.get(of_series) == Some(indicator.short.as_str())
            {
                return Ok(record.get(wanted).unwrap_or_default().to_owned());
            }
        }
        Err("no such line in the download".into())
    }
}

fn period(text: &str, year: YearKind) -> Result<Period, String> {
    Period::parse(text, year).ok_or_else(|| format!("“{text}” is no period"))
}

/// The one cell under `column` in `row`.
fn cell(table: &Table, row: &str, column: &str) -> Result<String, String> {
    let (heads, rows) = table.rows.split_first().ok_or("an empty table")?;
    let columns: Vec<usize> = (1..heads.len()).filter(|at| heads[*at] == column).collect();
    let rows: Vec<&Vec<String>> = rows.iter().filter(|one| one[0] == row).collect();
    match (&columns[..], &rows[..]) {
        ([column], [row]) => row.get(*column).cloned().ok_or("a short row".into()),
        _ => Err(format!(
            "{} columns “{column}” and {} rows “{row}” in {:?}",
            columns.len(),
            rows.len(),
            heads
        )),
    }
}

/// Whether what a page shows is what the papers print.
fn agrees(printed: &str, shown: &str) -> bool {
    let shown = shown
        .split(" [")
        .next()
        .unwrap_or_default()
        .replace(['£', '%', ','], "")
        .replace('−', "-");
    match printed {
        "n/a" => shown == "[z]",
        "tbc" => shown == "[x]",
        "[x]" | "[c]" => shown == printed,
        range if range.contains('/') => {
            let printed: Option<Vec<Decimal>> = range.split('/').map(Decimal::parse).collect();
            let shown: Option<Vec<Decimal>> = shown.split(" to ").map(Decimal::parse).collect();
            match (printed, shown) {
                (Some(mut printed), Some(shown)) => {
                    printed.sort();
                    printed == shown
                }
                _ => false,
            }
        }
        number => match (
            Decimal::parse(&number.replace(',', "")),
            Decimal::parse(&shown),
        ) {
            (Some(printed), Some(shown)) => {
                let decimals = printed.scale().min(shown.scale());
                printed.rounded(decimals) == shown.rounded(decimals)
            }
            _ => false,
        },
    }
}

fn lines(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/series")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    let split = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().skip(1).map(split).collect()
}

#[test]
fn every_printed_figure_stands_in_the_tables_of_the_pages() {
    let decided: BTreeMap<(String, String, String), (String, String)> = lines("decided.tsv")
        .into_iter()
        .map(|line| {
            let [id, row, period, printed, published] = line.try_into().unwrap();
            ((id, row, period), (printed, published))
        })
        .collect();
    let mut used = 0;
    let built = Built::new();
    let mut faults = Vec::new();
    let mut compared = 0;
    for line in lines("expected.tsv") {
        let [id, row, period, value] = line.try_into().unwrap();
        let key = (id.clone(), row.clone(), period.clone());
        let mut expected = Expected {
            id,
            row,
            period,
            value,
        };
        if let Some((printed, published)) = decided.get(&key) {
            assert_eq!(
                *printed, expected.value,
                "{key:?}: decided.tsv repeats what is printed"
            );
            expected.value = published.clone();
            used += 1;
        }
        compared += 1;
        let Expected {
            id,
            row,
            period,
            value,
        } = &expected;
        match built.shown(&expected) {
            Ok(shown) if agrees(value, &shown) => {}
            Ok(shown) => faults.push(format!("{id} {row} {period}: {value}, but “{shown}”")),
            Err(why) => faults.push(format!("{id} {row} {period}: {value}, but {why}")),
        }
    }
    assert_eq!(used, decided.len(), "every decision is about a figure");
    assert!(compared > 1400, "{compared} figures");
    assert!(
        faults.is_empty(),
        "{} differ:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_figure_agrees_with_what_is_printed_at_the_fewer_decimals() {
    for (printed, shown) in [
        ("18.37", "18.4%"),
        ("36", "36% [r]"),
        ("12/10", "10% to 12%"),
        ("1,208,481.52", "£1,208,481.52"),
        ("n/a", "[z]"),
        ("tbc", "[x]"),
        ("[c]", "[c]"),
    ] {
        assert!(agrees(printed, shown), "{printed} and {shown}");
    }
    for (printed, shown) in [
        ("18.37", "18.3%"),
        ("36", "[x]"),
        ("[x]", "0"),
        ("5", "50%"),
    ] {
        assert!(!agrees(printed, shown), "{printed} and {shown}");
    }
}
