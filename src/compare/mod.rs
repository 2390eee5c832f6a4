//! What changed from one version of a publication to the next, as the readers of one edition may
//! see it: from two [`Copy`]s to a value, [`Changes`]. Pages, the terminal and JSON show the same.
//!
//! Two copies are all that is looked at, so that a comparison shows nothing that both editions
//! hide. What one of them hides is not shown either: a figure is compared where both show it, and
//! an earlier copy is first cut by what today's edition holds ([`crate::edition::earlier`]).

mod evidence;
mod figures;
mod plans;
mod sections;
mod words;

use crate::edition::Copy;
use crate::measure::{before_and_now, counted};
use crate::model::{Id, Marking, date_words};
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the form in which changes are written as JSON.
pub const CHANGES_FORM: u32 = 1;

/// What changed from one version to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The version of this form: [`CHANGES_FORM`].
    pub form: u32,
    /// The earlier version.
    pub old: Side,
    /// The later version.
    pub new: Side,
    /// The higher marking of both.
    pub marking: &'static str,
    /// How something so marked is to be handled.
    pub handling: Option<String>,
    /// What is to be known of the comparison as a whole, a sentence each.
    pub notes: Vec<String>,
    /// How many things of each kind changed.
    pub tallies: Vec<Tally>,
    /// Sections, in the order of the later version, then those that are gone.
    pub sections: Vec<Changed>,
    /// Indicators.
    pub indicators: Vec<Changed>,
    /// Tables.
    pub tables: Vec<Changed>,
    /// Priorities of the plan, with the statuses reported of them.
    pub priorities: Vec<Changed>,
    /// Actions of both plans.
    pub actions: Vec<Changed>,
    /// Judgements of inspectors.
    pub judgements: Vec<Changed>,
    /// Evidence.
    pub evidence: Vec<Changed>,
    /// Findings of inspectors.
    pub findings: Vec<Changed>,
}

/// One of the two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The publication's title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its status, in a word.
    pub status: String,
    /// The day as at which it is told, in words.
    pub as_at: String,
    /// The day of its publication, in words.
    pub published: String,
    /// Which version it is, its status and its day in one: `version 10, published 16 July 2020`.
    pub issued: String,
    /// The edition's name.
    pub edition: String,
}

impl Side {
    fn of(copy: &Copy) -> Side {
        let about = &copy.publication().about;
        let published = date_words(about.published);
        let status = match copy.is_draft() {
            true => "draft".to_owned(),
            false => about.status.title().to_lowercase(),
        };
        let said = match status.as_str() {
            "published" => format!("published {published}"),
            "draft" => format!("draft of {published}"),
            status => format!("{status}, published {published}"),
        };
        Side {
            title: about.title.clone(),
            version: about.version.clone(),
            issued: format!("version {}, {said}", about.version),
            status,
            as_at: date_words(about.as_at),
            published,
            edition: copy.edition().title.clone(),
        }
    }
}

/// How many things of a kind changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What they are: `Sections`.
    pub what: &'static str,
    /// How many are new.
    pub added: usize,
    /// How many are there no more.
    pub removed: usize,
    /// How many changed.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
    /// The same in words: `2 new, 3 changed, 14 as before`.
    pub words: String,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its id, the same in both versions.
    pub id: Id,
    /// As printed, in the version that has it.
    pub number: Option<String>,
    /// Its title, in the later version that has it.
    pub title: String,
    /// What it is a part of: a priority, an inspection.
    pub part_of: Option<String>,
    /// Whether it is new, gone or another.
    pub kind: Kind,
    /// In how it changed, a line each.
    pub moves: Vec<Move>,
    /// Its text, word by word.
    pub passages: Vec<Passage>,
}

impl Changed {
    fn of(id: &Id, title: impl Into<String>, kind: Kind) -> Changed {
        Changed {
            id: id.clone(),
            number: None,
            title: title.into(),
            part_of: None,
            kind,
            moves: Vec::new(),
            passages: Vec::new(),
        }
    }

    fn says_something(&self) -> bool {
        self.kind != Kind::Changed || !self.moves.is_empty() || !self.passages.is_empty()
    }

    /// Notes that a fact is another now.
    fn note(&mut self, what: What, was: &str, now: &str) {
        if was != now {
            self.moves.push(Move {
                what,
                words: before_and_now(was, now),
            });
        }
    }

    fn push(&mut self, what: What, words: impl Into<String>) {
        let words = words.into();
        self.moves.push(Move { what, words });
    }

    /// In what it changed, in few words: `reworded`, `new data, direction`.
    pub fn mark(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        let reworded = (!self.passages.is_empty()).then_some("reworded");
        for word in self
            .moves
            .iter()
            .map(|one| one.what.words())
            .chain(reworded)
        {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(", ")
    }
}

/// Whether something is new, gone or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is in the later version alone.
    Added,
    /// It was in the earlier version alone.
    Removed,
    /// It is in both, and not the same.
    Changed,
}

impl Kind {
    /// As a label.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Added => "new",
            Kind::Removed => "gone",
            Kind::Changed => "changed",
        }
    }
}

/// In what something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// In what.
    pub what: What,
    /// How, in words.
    pub words: String,
}

/// In what something may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It stands in another place.
    Moved,
    /// It is called otherwise.
    Renamed,
    /// There are values of new periods.
    NewData,
    /// Values of the past are others than those that were published.
    Revised,
    /// Values are there no more.
    Lost,
    /// Where its value stands against the target.
    AgainstTarget,
    /// Its target.
    Target,
    /// Where it goes.
    Direction,
    /// How it is defined, or measured.
    Definition,
    /// What is reported of it.
    Status,
    /// What is reported of its impact.
    Impact,
    /// It is finished.
    Done,
    /// It was finished, and is not.
    Reopened,
    /// It is due later than it was.
    Slipped,
    /// It is due earlier than it was.
    BroughtForward,
    /// It is past its due date.
    PastDue,
    /// It left the plan unfinished.
    Dropped,
    /// When it is due, where nobody can say which is later.
    Due,
    /// Who answers for it.
    Owner,
    /// A judgement of inspectors.
    Judgement,
    /// When it was, or was last looked at.
    Date,
    /// What answers it.
    Answered,
    /// Anything else that is said of it.
    Fact,
}

impl What {
    /// As a label.
    pub fn words(self) -> &'static str {
        match self {
            What::Moved => "moved",
            What::Renamed => "renamed",
            What::NewData => "new data",
            What::Revised => "revised",
            What::Lost => "fewer values",
            What::AgainstTarget => "against target",
            What::Target => "new target",
            What::Direction => "direction",
            What::Definition => "definition",
            What::Status => "status",
            What::Impact => "impact",
            What::Done => "done",
            What::Reopened => "reopened",
            What::Slipped => "slipped",
            What::BroughtForward => "brought forward",
            What::PastDue => "past due",
            What::Dropped => "dropped",
            What::Due => "due date",
            What::Owner => "owner",
            What::Judgement => "judgement",
            What::Date => "date",
            What::Answered => "answered",
            What::Fact => "facts",
        }
    }
}

/// A passage that reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Under what it stands: the question that it answers.
    pub under: Option<String>,
    /// Its pieces, in reading order.
    pub pieces: Vec<Piece>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands.
    pub kind: PieceKind,
    /// The words.
    pub text: String,
}

/// Where a run of words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    /// In both versions.
    Same,
    /// In the later version.
    Added,
    /// In the earlier version.
    Removed,
    /// In both, and left out here: nothing changed for so many words.
    Gap,
}

/// What changed from `old` to `new`. An earlier copy that may hold more than today's edition is
/// first to be cut by it: [`crate::edition::earlier`].
pub fn compare(old: &Copy, new: &Copy) -> Changes {
    let (was, now) = (old.publication(), new.publication());
    let marking: Marking = old.edition().marking.max(new.edition().marking);
    let marked = [new, old]
        .into_iter()
        .find(|copy| copy.edition().marking == marking);
    let mut changes = Changes {
        form: CHANGES_FORM,
        old: Side::of(old),
        new: Side::of(new),
        marking: marking.title(),
        handling: marked.and_then(|copy| copy.edition().handling.clone()),
        notes: notes(old, new),
        tallies: Vec::new(),
        sections: Vec::new(),
        indicators: Vec::new(),
        tables: Vec::new(),
        priorities: Vec::new(),
        actions: Vec::new(),
        judgements: evidence::judgements(was, now),
        evidence: Vec::new(),
        findings: Vec::new(),
    };
    let tallies = &mut changes.tallies;
    let mut keep = |what, found: Found| -> Vec<Changed> {
        tallies.push(found.tally(what));
        found.changed
    };
    changes.sections = keep("Sections", sections::compare(was, now));
    changes.indicators = keep("Indicators", figures::indicators(was, now));
    changes.tables = keep("Tables", figures::tables(was, now));
    changes.priorities = keep("Priorities", plans::priorities(was, now));
    changes.actions = keep("Actions", plans::actions(was, now));
    changes.evidence = keep("Evidence", evidence::evidence(was, now));
    changes.findings = keep("Findings", evidence::findings(was, now));
    changes
}

impl Changes {
    /// Whether both versions say the same.
    pub fn is_empty(&self) -> bool {
        self.groups().iter().all(|(_, group)| group.is_empty())
    }

    /// Everything that changed, by kind, under a heading each.
    pub fn groups(&self) -> [(&'static str, &[Changed]); 8] {
        [
            ("Sections", &self.sections),
            ("Indicators", &self.indicators),
            ("Tables", &self.tables),
            ("Priorities of the plan", &self.priorities),
            ("Actions", &self.actions),
            ("Judgements of inspectors", &self.judgements),
            ("Evidence", &self.evidence),
            ("Findings of inspectors", &self.findings),
        ]
    }

    /// What to put on each thing of the later version that changed, by its id: `changed since
    /// version 9: new data, direction`.
    pub fn marks(&self) -> BTreeMap<Id, String> {
        let all = self.groups().into_iter().flat_map(|(_, group)| group);
        let version = &self.old.version;
        all.filter(|one| one.kind != Kind::Removed)
            .map(|one| {
                let mark = match one.kind {
                    Kind::Added => format!("new since version {version}"),
                    _ => format!("changed since version {version}: {}", one.mark()),
                };
                (one.id.clone(), mark)
            })
            .collect()
    }
}

/// What to know before reading on.
fn notes(old: &Copy, new: &Copy) -> Vec<String> {
    let mut notes = Vec::new();
    let (was, now) = (old.edition(), new.edition());
    if was.id != now.id {
        notes.push(format!(
            "These are two editions, “{}” and “{}”: what stands in one alone may be no change, but what the other leaves out.",
            was.title, now.title
        ));
    }
    let (was, now) = (&old.publication().about, &new.publication().about);
    if was.published > now.published {
        notes.push(format!(
            "The first was published after the second, on {}: perhaps they are the wrong way round.",
            date_words(was.published)
        ));
    }
    if was.title != now.title {
        notes.push(format!(
            "The title: {}.",
            before_and_now(&format!("“{}”", was.title), &format!("“{}”", now.title))
        ));
    }
    notes
}

/// What was found of one kind of thing.
#[derive(Default)]
struct Found {
    changed: Vec<Changed>,
    same: usize,
}

impl Found {
    fn add(&mut self, one: Changed) {
        match one.says_something() {
            true => self.changed.push(one),
            false => self.same += 1,
        }
    }

    fn tally(&self, what: &'static str) -> Tally {
        let count = |kind: Kind| self.changed.iter().filter(|one| one.kind == kind).count();
        let (added, removed, changed) = (
            count(Kind::Added),
            count(Kind::Removed),
            count(Kind::Changed),
        );
        let parts = [
            (added, "new"),
            (removed, "gone"),
            (changed, "changed"),
            (self.same, "as before"),
        ];
        let words: Vec<String> = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| counted(number, word, word))
            .collect();
        Tally {
            what,
            added,
            removed,
            changed,
            same: self.same,
            words: match words.is_empty() {
                true => "none".to_owned(),
                false => words.join(", "),
            },
        }
    }
}

/// Things of both versions, found by their ids: each of the later version with its earlier self,
/// in order, then those that are gone.
fn pairs<'t, T>(
    was: &'t [T],
    now: &'t [T],
    id: impl Fn(&T) -> &Id,
) -> Vec<(Option<&'t T>, Option<&'t T>)> {
    let by_id =
        |all: &'t [T]| -> BTreeMap<&Id, &'t T> { all.iter().map(|one| (id(one), one)).collect() };
    let (old, new) = (by_id(was), by_id(now));
    let kept = now.iter().map(|one| (old.get(id(one)).copied(), Some(one)));
    let gone = was.iter().filter(|one| !new.contains_key(id(one)));
    kept.chain(gone.map(|one| (Some(one), None))).collect()
}
