//! Tables that are plans: of actions with who does them and by when. Typed in a text, or tables of
//! the data whose columns hold words.

mod due;

pub use due::{DueCell, due_in};

use super::Subject;
use super::delivery::{Told, accounts_for_delay, begins_with_status, goes_on, told_as};
use super::period_words::periods;
use super::prose::Passage;
use super::words::lower;
use crate::model::walk::Part;
use crate::model::{Table, TableBody};
use std::collections::BTreeMap;

/// A table of actions.
pub struct PlanTable<'a, 'p> {
    /// Its actions.
    pub rows: Vec<PlanRow<'a, 'p>>,
    /// Whether a heading says that its dates are those by which actions are due: “by when”, and
    /// not “when” alone.
    pub is_ahead: bool,
    /// Whether what is said above it names a year.
    pub has_year: bool,
}

/// An action in a table.
pub struct PlanRow<'a, 'p> {
    /// What is to be done.
    pub action: &'a Passage<'p>,
    /// Who does it.
    pub owner: Slot<'a, 'p>,
    /// By when.
    pub due: Slot<'a, 'p>,
    /// How far it is.
    pub status: Slot<'a, 'p>,
    /// What it has changed.
    pub impact: Slot<'a, 'p>,
}

/// What a table says of one thing.
#[derive(Clone, Copy)]
pub enum Slot<'a, 'p> {
    /// It has no column for it.
    NotAsked,
    /// Its cell is empty, or holds a dash.
    Empty,
    /// This.
    Told(&'a Passage<'p>),
}

impl<'a, 'p> Slot<'a, 'p> {
    /// What is told.
    pub fn told(self) -> Option<&'a Passage<'p>> {
        match self {
            Slot::Told(passage) => Some(passage),
            Slot::NotAsked | Slot::Empty => None,
        }
    }

    /// Whether the table asks for it, and the cell doesn't say.
    pub fn is_empty(self) -> bool {
        matches!(self, Slot::Empty)
    }
}

impl PlanRow<'_, '_> {
    /// Whether the row says that its action is complete.
    pub fn is_complete(&self) -> bool {
        let tells = |slot: Slot<'_, '_>| {
            let told = slot.told().map(|passage| lower(passage.text.trim()));
            told.is_some_and(|told| told_as(&told) == Some(Told::Complete))
        };
        tells(self.status) || tells(self.due)
    }

    /// Whether its status says that it is late, and what became of it.
    pub fn accounts_for_delay(&self) -> bool {
        let status = self.status.told();
        status.is_some_and(|status| accounts_for_delay(&lower(&status.text)))
    }

    /// Whether its status says that it goes on; `None`: there is no column for it.
    pub fn goes_on(&self) -> Option<bool> {
        match self.status {
            Slot::NotAsked => None,
            Slot::Empty => Some(true),
            Slot::Told(status) if !status.references.is_empty() => Some(false),
            Slot::Told(status) => Some(goes_on(&lower(&status.text))),
        }
    }
}

/// What a column of a plan tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Action,
    Owner,
    Due,
    Status,
    Impact,
}

/// What a heading in small letters says that its column tells.
fn column(heading: &str) -> Option<Column> {
    const ACTION: [&str; 20] = [
        "action",
        "actions",
        "action required",
        "actions required",
        "key action",
        "key actions",
        "planned action",
        "planned actions",
        "next step",
        "next steps",
        "task",
        "tasks",
        "recommendation",
        "recommendations",
        "what we will do",
        "what will we do",
        "what needs to happen",
        "what we need to do",
        "improvement action",
        "improvement actions",
    ];
    const OWNER: [&str; 13] = [
        "owner",
        "action owner",
        "lead",
        "lead officer",
        "lead role",
        "who",
        "by whom",
        "responsible",
        "responsibility",
        "responsible officer",
        "responsible lead",
        "accountable",
        "accountable lead",
    ];
    const STATUS: [&str; 9] = [
        "status",
        "progress",
        "progress update",
        "progress to date",
        "update",
        "delivery",
        "rag",
        "rag status",
        "rag rating",
    ];
    const IMPACT: [&str; 8] = [
        "impact",
        "impact so far",
        "impact to date",
        "outcome",
        "outcomes",
        "difference made",
        "evidence of impact",
        "what has changed",
    ];
    let heading = heading.trim().trim_end_matches(['?', ':']);
    let columns: [(Column, &[&str]); 6] = [
        (Column::Action, &ACTION),
        (Column::Owner, &OWNER),
        (Column::Due, &AHEAD),
        (Column::Due, &["when", "timing"]),
        (Column::Status, &STATUS),
        (Column::Impact, &IMPACT),
    ];
    let found = columns.iter().find(|(_, names)| names.contains(&heading));
    found.map(|(column, _)| *column)
}

/// Headings of dates by which something is due.
const AHEAD: [&str; 16] = [
    "due",
    "due date",
    "due by",
    "date due",
    "by when",
    "when by",
    "deadline",
    "target date",
    "completion date",
    "timescale",
    "timescales",
    "timeframe",
    "time frame",
    "to be completed by",
    "complete by",
    "end date",
];

/// The tables that are plans.
pub fn plan_tables<'a, 'p>(subject: &'a Subject<'p>) -> Vec<PlanTable<'a, 'p>> {
    let prose = &*subject.prose;
    let mut found = Vec::new();
    for grid in &prose.grids {
        let cell = |at: Option<&Option<usize>>| at.copied().flatten().and_then(|at| prose.at(at));
        let head: Vec<String> = grid
            .head
            .iter()
            .map(|at| cell(Some(at)).map_or(String::new(), |one| lower(one.text.trim())))
            .collect();
        let above = grid.above.headings.iter().chain(&grid.above.leads);
        let said: Vec<&Passage<'p>> = above.filter_map(|at| prose.at(*at)).collect();
        let rows = grid.rows.iter();
        let rows = rows.map(|row| (0..head.len()).map(|at| cell(row.get(at))).collect());
        let table = read(&head, rows, &said);
        found.extend(table.filter(|table| table.rows.iter().all(|row| !row.action.quoted)));
    }
    let of_words = |table: &&Table| match &table.body {
        TableBody::Rows { columns, .. } => columns.iter().any(|column| column.unit.is_none()),
        TableBody::Series { .. } => false,
    };
    for table in subject.publication.tables.iter().filter(of_words) {
        found.extend(of_data(&prose.passages, table));
    }
    found
}

/// A table of the data.
fn of_data<'a, 'p>(passages: &'a [Passage<'p>], table: &Table) -> Option<PlanTable<'a, 'p>> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return None;
    };
    let mut head = vec![lower(table.row_title.trim())];
    head.extend(columns.iter().map(|column| lower(column.title.trim())));
    head.iter()
        .any(|heading| column(heading) == Some(Column::Action))
        .then_some(())?;
    let mut cells: BTreeMap<(&str, &str), &Passage<'p>> = BTreeMap::new();
    let mut said = Vec::new();
    let own = passages.iter().filter(|one| one.owner() == Some(&table.id));
    for passage in own {
        match passage.place.part {
            Part::Row(row) => drop(cells.insert((row.as_str(), ""), passage)),
            Part::Cell { row, column } => {
                cells.insert((row.as_str(), column.as_str()), passage);
            }
            Part::Key("title" | "note") => said.push(passage),
            _ => {}
        }
    }
    let rows = rows.iter().map(|row| {
        let keys = columns.iter().map(|column| column.id.as_str());
        let keys = std::iter::once("").chain(keys);
        keys.map(|key| cells.get(&(row.id.as_str(), key)).copied())
            .collect()
    });
    read(&head, rows, &said)
}

/// A table below these headings, where it has actions, and who does them or by when.
fn read<'a, 'p>(
    head: &[String],
    rows: impl Iterator<Item = Vec<Option<&'a Passage<'p>>>>,
    said: &[&Passage<'p>],
) -> Option<PlanTable<'a, 'p>> {
    let mut columns: BTreeMap<Column, usize> = BTreeMap::new();
    for (at, heading) in head.iter().enumerate() {
        if let Some(column) = column(heading) {
            columns.entry(column).or_insert(at);
        }
    }
    let action = *columns.get(&Column::Action)?;
    let is_plan = columns.contains_key(&Column::Owner) || columns.contains_key(&Column::Due);
    is_plan.then_some(())?;
    let rows: Vec<_> = rows.collect();
    if !columns.contains_key(&Column::Status)
        && let Some(at) = status_by_its_cells(&columns, head.len(), &rows)
    {
        columns.insert(Column::Status, at);
    }
    let row = |cells: Vec<Option<&'a Passage<'p>>>| {
        let slot = |column: Column| match columns.get(&column).map(|at| cells.get(*at)) {
            None => Slot::NotAsked,
            Some(Some(Some(passage))) if !is_dash(&passage.text) => Slot::Told(passage),
            Some(_) => Slot::Empty,
        };
        // A row with one cell is a heading within the table.
        let told = cells.iter().flatten().count();
        let action = cells.get(action).copied().flatten().filter(|_| told > 1)?;
        Some(PlanRow {
            action,
            owner: slot(Column::Owner),
            due: slot(Column::Due),
            status: slot(Column::Status),
            impact: slot(Column::Impact),
        })
    };
    let due = columns.get(&Column::Due).and_then(|at| head.get(*at));
    Some(PlanTable {
        rows: rows.into_iter().filter_map(row).collect(),
        is_ahead: due.is_some_and(|due| AHEAD.contains(&due.trim_end_matches(['?', ':']))),
        has_year: said.iter().any(|one| {
            let named = periods(&one.text, &(0..one.text.len()), one.as_at);
            named.iter().any(|period| period.has_year)
        }),
    })
}

/// A column whose heading says nothing that is known, and whose cells say how far things are:
/// “Where it stands”, with “Overdue; …” and “Done”.
fn status_by_its_cells(
    columns: &BTreeMap<Column, usize>,
    width: usize,
    rows: &[Vec<Option<&Passage<'_>>>],
) -> Option<usize> {
    let is_known = |at: usize| columns.values().any(|known| *known == at);
    (0..width).filter(|at| !is_known(*at)).find(|at| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(*at).copied().flatten());
        let told: Vec<bool> = cells
            .map(|cell| begins_with_status(&lower(&cell.text)))
            .collect();
        let statuses = told.iter().filter(|is_status| **is_status).count();
        statuses > 1 && statuses * 2 >= told.len()
    })
}

fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "n/a" | "N/A")
}
