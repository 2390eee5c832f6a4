//! What stands in a spreadsheet, and what it would change: series of figures by period, a table in
//! rows and columns, or the Department's statistics.

use super::{Options, PercentChoice, Refusal};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::import::{self, Cell, Choice, Destination, Found, Grid, Memory, Proposal, Sheet};
use crate::model::{Indicator, Period, Publication, Table, TableBody, YearKind};
use std::collections::BTreeMap;

/// What was read.
pub(super) struct Reading {
    /// What it would change.
    pub proposal: Proposal,
    /// That in words.
    pub listing: String,
    /// What is to be remembered.
    pub memory: Memory,
    /// What comparators are called that are not there yet.
    pub names: BTreeMap<Destination, String>,
}

/// Series, and what the names beside them mean.
struct Read {
    found: Vec<Found>,
    /// What names in the file mean.
    labels: Memory,
    /// What is to be remembered of that.
    memory: Memory,
    names: BTreeMap<Destination, String>,
}

/// What the sheets of the workbook called `name` would change.
///
/// # Errors
/// Where the command line names what is not there, or nothing is found.
pub(super) fn of(
    options: &Options,
    name: &str,
    sheets: &[Sheet],
    publication: &Publication,
    mut memory: Memory,
) -> Result<Reading, Refusal> {
    for told in &options.map {
        let (label, id) = pair(told, "--map \"NAME=id\"")?;
        if publication.indicator(&label).is_some() && publication.indicator(&id).is_none() {
            return Err(Refusal::CommandLine(format!(
                "“{label}” is an indicator: the name in the spreadsheet stands first, --map \"{id}={label}\".\n"
            )));
        }
        is_there(&label, name, sheets)?;
        memory.tell_label(&label, meaning(&id, publication)?);
    }
    if let Some(sheet) = &options.sheet {
        memory.tell_sheet(name, sheet);
    }
    if let Some(wanted) = &options.table {
        let table = table_called(wanted, publication)?;
        // Where it is all that the workbook holds, it need not be told again.
        if found(options, name, sheets, &memory)?.is_empty() {
            memory.tell_table(name, wanted);
        }
        return in_table(options, name, sheets, table, memory);
    }
    let read = match sheets {
        [sheet] if import::is_tidy(sheet) => statistics(options, sheet, publication, memory)?,
        sheets => {
            let found = found(options, name, sheets, &memory)?;
            if found.is_empty() {
                if let Some(told) = memory.table(name) {
                    let table = table_called(told, publication)?;
                    return in_table(options, name, sheets, table, memory);
                }
                return match &import::like_tables(sheets, publication, &memory)[..] {
                    [(table, grid)] => cells(options, table, grid, memory),
                    [] => Err(problem(
                        nothing(format!("no figures by period were found in “{name}”"))
                            .help(what_is_needed(sheets, publication, &memory)),
                    )),
                    several => {
                        let ids: Vec<&str> =
                            several.iter().map(|(table, _)| table.id.as_str()).collect();
                        Err(Refusal::CommandLine(format!(
                            "“{name}” could be one of several tables. Say which with --table: {}.\n",
                            ids.join(", ")
                        )))
                    }
                };
            }
            if found.len() > 1 {
                let names: Vec<&str> = found.iter().map(|one| one.sheet.as_str()).collect();
                return Err(Refusal::CommandLine(format!(
                    "Several sheets of “{name}” hold figures. Choose one with --sheet: {}.\n",
                    names.join(", ")
                )));
            }
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            Read {
                found: named_by(found, stem),
                labels: memory.clone(),
                memory,
                names: BTreeMap::new(),
            }
        }
    };
    if options.as_at.is_some() {
        return Err(Refusal::CommandLine(
            "--as-at goes with a table in rows and columns; these figures stand beside their periods.\n".to_owned(),
        ));
    }
    let proposal = import::propose(&read.found, &read.labels, publication, shares(options));
    Ok(Reading {
        listing: import::listing(&read.found, &proposal, publication),
        proposal,
        memory: read.memory,
        names: read.names,
    })
}

fn nothing(message: String) -> Diagnostic {
    Diagnostic::error("bad-import", message)
}

fn problem(problem: Diagnostic) -> Refusal {
    problems(vec![problem])
}

fn problems(problems: Vec<Diagnostic>) -> Refusal {
    Refusal::Problems(problems, crate::source::Sources::default())
}

/// What a workbook in which nothing was found would need, by what stands in it.
fn what_is_needed(sheets: &[Sheet], publication: &Publication, memory: &Memory) -> String {
    if let Some(words) = sheets.iter().find_map(import::without_year) {
        return format!(
            "{words} have no year, or none that is certain. Write it with each, as in Apr-20 or Q1 2020/21, or a financial year above them: 2020/21."
        );
    }
    if let Some(table) = import::nearest_table(sheets, publication, memory) {
        return format!(
            "Some of its names are those of the table “{}”: if it is that, add --table {}.",
            table.title, table.id
        );
    }
    let seen = sheets.iter().find_map(import::headings);
    let seen = seen.map_or_else(String::new, |words| {
        format!("The headings seen are {words}. ")
    });
    format!(
        "{seen}A sheet needs a heading with periods (Apr-20, Q1 2020/21, 2019/20 …) and a row for each measure; or a column “Month” and a column for each measure; or the rows and columns of a table of this publication."
    )
}

/// Whether per cent are written as shares of one, where that was told.
fn shares(options: &Options) -> Option<bool> {
    let told = options.percent?;
    Some(told == PercentChoice::Shares)
}

/// That a name which is told stands in the workbook: one that is mistyped would be remembered, and
/// never met.
fn is_there(label: &str, name: &str, sheets: &[Sheet]) -> Result<(), Refusal> {
    let cells = || {
        let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.flatten().filter_map(Cell::text)
    };
    let wanted = label.trim().to_lowercase();
    if cells().any(|text| text.to_lowercase().contains(&wanted)) {
        return Ok(());
    }
    let hint = match did_you_mean(label, cells()) {
        Some(near) => format!(" Did you mean “{near}”?"),
        None => String::new(),
    };
    Err(Refusal::CommandLine(format!(
        "No cell of “{name}” says “{label}”.{hint}\n"
    )))
}

/// What a workbook would change in the table that was told.
fn in_table(
    options: &Options,
    name: &str,
    sheets: &[Sheet],
    table: &Table,
    memory: Memory,
) -> Result<Reading, Refusal> {
    let sheets = sheets_to_read(options, name, sheets, &memory)?;
    let grids = sheets
        .into_iter()
        .filter_map(|sheet| import::as_table(sheet, table, &memory));
    match grids.max_by_key(Grid::weight) {
        Some(grid) => cells(options, table, &grid, memory),
        None => Err(problem(
            nothing(format!("no row and column of the table “{}” was found in “{name}”", table.id))
                .help("The names of its columns stand in one row, those of its rows in one column. They are the table’s own titles; another name is told with --map \"NAME=TABLE:KEY\"."),
        )),
    }
}

/// What a sheet would change in a table.
fn cells(
    options: &Options,
    table: &Table,
    grid: &Grid,
    memory: Memory,
) -> Result<Reading, Refusal> {
    let as_at = match &options.as_at {
        Some(day) => later(day, table)?,
        None => None,
    };
    let proposal = grid
        .propose(table, shares(options), as_at)
        .map_err(problem)?;
    Ok(Reading {
        listing: import::table_listing(grid, table, &proposal),
        proposal,
        memory,
        names: BTreeMap::new(),
    })
}

/// The day that was told, where it is later than the table's own.
fn later(day: &str, table: &Table) -> Result<Option<Period>, Refusal> {
    let told = Period::parse(day, YearKind::Financial).ok_or_else(|| {
        Refusal::CommandLine(format!(
            "“{day}” is no day or month: write --as-at 2020-06-30.\n"
        ))
    })?;
    match table.as_at {
        None => Err(Refusal::CommandLine(format!(
            "The table “{}” says no day that could be changed: add as_at to it first.\n",
            table.id
        ))),
        Some(old) if told == old => Ok(None),
        Some(old) if told.last_day() < old.last_day() => Err(Refusal::CommandLine(format!(
            "The figures of “{}” are those of {}, later than {}.\n",
            table.id,
            old.words(),
            told.words()
        ))),
        Some(_) => Ok(Some(told)),
    }
}

/// The sheets in which figures are looked for: the one that was named, or all that can be seen.
fn sheets_to_read<'s>(
    options: &Options,
    name: &str,
    sheets: &'s [Sheet],
    memory: &Memory,
) -> Result<Vec<&'s Sheet>, Refusal> {
    let wanted = options.sheet.as_deref().or_else(|| memory.sheet(name));
    let named =
        |sheet: &&Sheet| wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(&sheet.name));
    match sheets.iter().find(named) {
        Some(sheet) => Ok(vec![sheet]),
        None if options.sheet.is_some() => {
            let tabs: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            Err(Refusal::CommandLine(format!(
                "There is no sheet “{}” in “{name}”. There are: {}.\n",
                options.sheet.as_deref().unwrap_or_default(),
                tabs.join(", ")
            )))
        }
        None => Ok(sheets.iter().filter(|sheet| !sheet.hidden).collect()),
    }
}

/// The series of an analyst's own workbook.
fn found(
    options: &Options,
    name: &str,
    sheets: &[Sheet],
    memory: &Memory,
) -> Result<Vec<Found>, Refusal> {
    let sheets = sheets_to_read(options, name, sheets, memory)?;
    Ok(sheets.into_iter().filter_map(import::layouts).collect())
}

/// The table with this id, in rows and columns.
fn table_called<'p>(id: &str, publication: &'p Publication) -> Result<&'p Table, Refusal> {
    let tables = || {
        let all = publication.tables.iter();
        all.filter(|table| matches!(table.body, TableBody::Rows { .. }))
    };
    if let Some(table) = tables().find(|table| table.id.as_str() == id) {
        return Ok(table);
    }
    let message = match publication.table(id) {
        Some(_) => format!(
            "The table “{id}” takes its figures from indicators: import them without --table."
        ),
        None => {
            let near = did_you_mean(id, tables().map(|table| table.id.as_str()));
            let hint = near.map_or_else(
                || " Make it first: sef new table.".to_owned(),
                |near| format!(" Did you mean “{near}”?"),
            );
            format!("There is no table “{id}” in rows and columns.{hint}")
        }
    };
    Err(Refusal::CommandLine(format!("{message}\n")))
}

/// What a name in a spreadsheet is said to mean: an indicator, its comparator, or a row or column
/// of a table.
fn meaning(text: &str, publication: &Publication) -> Result<Destination, Refusal> {
    let Some((table, key)) = text.split_once(':') else {
        return Ok(destination(text, publication)?.0);
    };
    let Some(Table {
        body: TableBody::Rows { columns, rows },
        ..
    }) = publication.table(table.trim())
    else {
        return Ok(destination(text, publication)?.0);
    };
    let keys = || {
        let rows = rows.iter().map(|row| row.id.as_str());
        rows.chain(columns.iter().map(|column| column.id.as_str()))
    };
    match (
        Destination::parse(text),
        keys().any(|known| known == key.trim()),
    ) {
        (Some(destination), true) => Ok(destination),
        _ => {
            let near = did_you_mean(key.trim(), keys());
            let hint = near.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
            Err(Refusal::CommandLine(format!(
                "The table “{}” has no row or column “{}”.{hint}\n",
                table.trim(),
                key.trim()
            )))
        }
    }
}

/// The series of the Department's statistics that was asked for.
fn statistics(
    options: &Options,
    sheet: &Sheet,
    publication: &Publication,
    memory: Memory,
) -> Result<Read, Refusal> {
    let into = options.into.as_deref().ok_or_else(|| {
        Refusal::CommandLine(format!(
            "This is a file of the Department's statistics. Say which figures, and where they go:\n\n    sef import \"{}\" --area AREA --measure COLUMN --into INDICATOR\n\nAREA is a council, a region or England; INDICATOR an indicator of years, by its id, or a comparator of\nany: re-referrals:england. COLUMN is one of: {}.\n",
            options.file.display(),
            import::measures(sheet)
        ))
    })?;
    let choice = Choice {
        area: options.area.clone(),
        measure: options.measure.clone(),
        years: options.years.clone(),
        filters: options
            .filters
            .iter()
            .map(|filter| pair(filter, "--where COLUMN=VALUE"))
            .collect::<Result<_, _>>()?,
    };
    let mut wrong = import::wrong_choices(sheet, &choice);
    let (destination, indicator) = match destination(into, publication) {
        Ok(found) if wrong.is_empty() => found,
        Ok(_) => return Err(problems(wrong)),
        Err(unknown) if wrong.is_empty() => return Err(unknown.into()),
        Err(unknown) => {
            wrong.push(nothing(unknown.message).help(unknown.hint));
            return Err(problems(wrong));
        }
    };
    let series = import::tidy(sheet, &choice, (indicator, &destination)).map_err(problem)?;
    // The label is the measure's; it holds for this import alone.
    let area = series.also.first();
    let names = area
        .map(|area| (destination.clone(), area.clone()))
        .into_iter()
        .collect();
    let mut labels = Memory::default();
    labels.tell_label(&series.label, destination);
    let found = vec![Found {
        sheet: String::new(),
        how: "statistics of the Department for Education",
        series: vec![series],
    }];
    Ok(Read {
        found,
        labels,
        memory,
        names,
    })
}

/// Series without a name of their own go by the sheet's, or the file's.
fn named_by(mut found: Vec<Found>, stem: &str) -> Vec<Found> {
    for one in &mut found {
        let name = match one.sheet.as_str() {
            "" => stem.to_owned(),
            sheet => sheet.to_owned(),
        };
        for series in &mut one.series {
            if series.label.is_empty() {
                series.label.clone_from(&name);
            }
        }
    }
    found
}

/// A name that no indicator has: what is wrong, and what to do.
struct NoIndicator {
    message: String,
    hint: String,
}

impl From<NoIndicator> for Refusal {
    fn from(unknown: NoIndicator) -> Refusal {
        let message = crate::measure::capitalised(&unknown.message);
        Refusal::CommandLine(format!("{message}. {}\n", unknown.hint))
    }
}

/// What a name means, with the indicator that it is, or is a comparator of.
fn destination<'p>(
    text: &str,
    publication: &'p Publication,
) -> Result<(Destination, &'p Indicator), NoIndicator> {
    let parsed = Destination::parse(text);
    if let Some(destination) = parsed
        && let Some(indicator) = publication.indicator(destination.indicator.as_str())
    {
        return Ok((destination, indicator));
    }
    let id = text.split(':').next().unwrap_or(text).trim();
    let known = publication
        .indicators
        .iter()
        .map(|indicator| indicator.id.as_str());
    let hint = match did_you_mean(id, known) {
        Some(near) => format!("Did you mean “{near}”?"),
        None => "Make it first: sef new indicator.".to_owned(),
    };
    Err(NoIndicator {
        message: format!("there is no indicator “{id}”"),
        hint,
    })
}

fn pair(text: &str, form: &str) -> Result<(String, String), Refusal> {
    match text.rsplit_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(Refusal::CommandLine(format!(
            "“{text}” is not understood: write {form}.\n"
        ))),
    }
}
