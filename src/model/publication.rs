//! The whole publication, and what it says of itself.

use super::*;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that the author's files say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// What it says of itself.
    pub about: About,
    /// The editions that are cut from it, as listed in `sef.toml`. A copy holds its own alone.
    pub editions: Vec<Edition>,
    /// The framework that it answers to.
    pub framework: Framework,
    /// The child's journey.
    pub journey: Journey,
    /// Numbered sections in the order of their numbers, then pages of background.
    pub sections: Vec<Section>,
    /// The indicators, in the order of files and lines.
    pub indicators: Vec<Indicator>,
    /// The tables, in the order of files and lines.
    pub tables: Vec<Table>,
    /// The scales of statuses and grades.
    pub scales: Vec<Scale>,
    /// The priorities in the order of their numbers.
    pub priorities: Vec<Priority>,
    /// The areas of the activity grid.
    pub grid: Vec<GridArea>,
    /// The actions of both plans, in the order of files and lines.
    pub actions: Vec<Action>,
    /// The evidence, in the order of files and lines.
    pub evidence: Vec<Evidence>,
    /// Inspections and visits, earliest first.
    pub inspections: Vec<Inspection>,
    /// The timeline, earliest first.
    pub events: Vec<Event>,
    /// What the board and the committee asked.
    pub questions: Vec<Question>,
    /// The glossary, in the order of the terms' titles.
    pub terms: Vec<Term>,
    #[serde(skip)]
    pub(super) index: BTreeMap<Id, Place>,
    /// For each section the numbers of the stations that it serves.
    #[serde(skip)]
    pub(super) stations_of: BTreeMap<Id, Vec<usize>>,
}

/// Where something with an id stands in a [`Publication`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `sections[i]`
    Section(usize),
    /// `journey.stations[i]`
    Station(usize),
    /// `framework.areas[i]`
    JudgementArea(usize),
    /// `indicators[i]`
    Indicator(usize),
    /// `tables[i]`
    Table(usize),
    /// `priorities[i]`
    Priority(usize),
    /// `grid[i]`
    GridArea(usize),
    /// `actions[i]`
    Action(usize),
    /// `evidence[i]`
    Evidence(usize),
    /// `inspections[i]`
    Inspection(usize),
    /// `inspections[i].findings[j]`
    Finding(usize, usize),
    /// `events[i]`
    Event(usize),
    /// `questions[i]`
    Question(usize),
    /// `terms[i]`
    Term(usize),
}

impl Publication {
    /// Finds everything anew by its id; call it when ids were added or removed. Of two things
    /// with one id the first is found: `load` reports the second.
    pub fn reindex(&mut self) {
        let mut index = BTreeMap::new();
        let places = self.all_ids();
        for (id, place) in places.into_iter().rev() {
            index.insert(id, place);
        }
        self.index = index;
        self.stations_of.clear();
        for (number, station) in self.journey.stations.iter().enumerate() {
            for section in &station.sections {
                let stations = self.stations_of.entry(section.clone()).or_default();
                if !stations.contains(&number) {
                    stations.push(number);
                }
            }
        }
    }

    /// Every id with its place, in the order of the model; an id that is there twice comes twice.
    pub fn all_ids(&self) -> Vec<(Id, Place)> {
        let mut ids = Vec::new();
        fn add<T>(
            ids: &mut Vec<(Id, Place)>,
            all: &[T],
            id: impl Fn(&T) -> &Id,
            place: impl Fn(usize) -> Place,
        ) {
            ids.extend(
                all.iter()
                    .enumerate()
                    .map(|(i, one)| (id(one).clone(), place(i))),
            );
        }
        add(&mut ids, &self.sections, |s| &s.id, Place::Section);
        add(&mut ids, &self.journey.stations, |s| &s.id, Place::Station);
        add(
            &mut ids,
            &self.framework.areas,
            |a| &a.id,
            Place::JudgementArea,
        );
        add(&mut ids, &self.indicators, |i| &i.id, Place::Indicator);
        add(&mut ids, &self.tables, |t| &t.id, Place::Table);
        add(&mut ids, &self.priorities, |p| &p.id, Place::Priority);
        add(&mut ids, &self.grid, |g| &g.id, Place::GridArea);
        add(&mut ids, &self.actions, |a| &a.id, Place::Action);
        add(&mut ids, &self.evidence, |e| &e.id, Place::Evidence);
        add(&mut ids, &self.inspections, |i| &i.id, Place::Inspection);
        for (i, inspection) in self.inspections.iter().enumerate() {
            add(
                &mut ids,
                &inspection.findings,
                |f| &f.id,
                |j| Place::Finding(i, j),
            );
        }
        add(&mut ids, &self.events, |e| &e.id, Place::Event);
        add(&mut ids, &self.questions, |q| &q.id, Place::Question);
        add(&mut ids, &self.terms, |t| &t.id, Place::Term);
        ids
    }

    /// Every id in use, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.index.keys()
    }

    /// Where the thing with this id stands.
    pub fn place(&self, id: &str) -> Option<Place> {
        self.index.get(id).copied()
    }

    /// The section or background page with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        match self.place(id)? {
            Place::Section(i) => self.sections.get(i),
            _ => None,
        }
    }

    /// The station with this id.
    pub fn station(&self, id: &str) -> Option<&Station> {
        match self.place(id)? {
            Place::Station(i) => self.journey.stations.get(i),
            _ => None,
        }
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        match self.place(id)? {
            Place::Indicator(i) => self.indicators.get(i),
            _ => None,
        }
    }

    /// The table with this id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        match self.place(id)? {
            Place::Table(i) => self.tables.get(i),
            _ => None,
        }
    }

    /// The priority with this id.
    pub fn priority(&self, id: &str) -> Option<&Priority> {
        match self.place(id)? {
            Place::Priority(i) => self.priorities.get(i),
            _ => None,
        }
    }

    /// The action with this id.
    pub fn action(&self, id: &str) -> Option<&Action> {
        match self.place(id)? {
            Place::Action(i) => self.actions.get(i),
            _ => None,
        }
    }

    /// The piece of evidence with this id.
    pub fn evidence(&self, id: &str) -> Option<&Evidence> {
        match self.place(id)? {
            Place::Evidence(i) => self.evidence.get(i),
            _ => None,
        }
    }

    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        match self.place(id)? {
            Place::Term(i) => self.terms.get(i),
            _ => None,
        }
    }

    /// The term that `label` names: an id first, then a label in exact case, then in any case.
    pub fn term_labelled(&self, label: &str) -> Option<&Term> {
        self.term(label)
            .or_else(|| {
                self.terms
                    .iter()
                    .find(|term| term.labels.iter().any(|l| l == label))
            })
            .or_else(|| {
                self.terms
                    .iter()
                    .find(|term| term.labels.iter().any(|l| l.eq_ignore_ascii_case(label)))
            })
    }

    /// The scale with this id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id.as_str() == id)
    }

    /// The numbered sections.
    pub fn numbered_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(|section| section.number.is_some())
    }

    /// The sections before and after this one.
    pub fn beside_section(&self, id: &str) -> (Option<&Section>, Option<&Section>) {
        let Some(Place::Section(at)) = self.place(id) else {
            return (None, None);
        };
        let before = at.checked_sub(1).and_then(|at| self.sections.get(at));
        (before, self.sections.get(at + 1))
    }

    /// The stations that a section serves, first to last.
    pub fn stations_of(&self, section: &Id) -> impl Iterator<Item = &Station> {
        let numbers = self.stations_of.get(section).into_iter().flatten();
        numbers.filter_map(|number| self.journey.stations.get(*number))
    }

    /// The judgement areas of a section: its own, or those of its stations.
    pub fn judgement_areas_of(&self, section: &Section) -> Vec<&JudgementArea> {
        let from_stations = || {
            self.stations_of(&section.id)
                .flat_map(|station| &station.judgement_areas)
        };
        self.framework
            .areas
            .iter()
            .filter(|area| match section.judgement_areas.is_empty() {
                true => from_stations().any(|id| *id == area.id),
                false => section.judgement_areas.contains(&area.id),
            })
            .collect()
    }

    /// The day as at which a section is told.
    pub fn as_at(&self, section: &Section) -> Date {
        section.as_at.unwrap_or(self.about.as_at)
    }
}

/// What a publication says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its title: “Children's services self-evaluation”.
    pub title: String,
    /// Who publishes it.
    pub organisation: String,
    /// The short name that files are named by.
    pub slug: Id,
    /// Its version: `10`.
    pub version: String,
    /// Whether it is a draft, approved, published without a record of approval, or superseded.
    pub status: PublicationStatus,
    /// The day as at which it is told; the day of its signing-off.
    pub as_at: Date,
    /// The day of its publication: “today” in everything that is computed.
    pub published: Date,
    /// Who approved it, when and in which body.
    pub approval: Option<Approval>,
    /// When the next version is due; `None`: not recorded.
    pub next_review: Option<Period>,
    /// Where the current version is, an address.
    pub current_version: Option<String>,
    /// What every page says of what it is (a demonstration, a draft for comment).
    pub notice: Option<String>,
    /// The heading of the home page, as a question or a claim.
    pub headline: String,
    /// What stands under it, in a sentence or two.
    pub lede: Inlines,
    /// The indicators whose latest values stand on the home page, three or four.
    pub headline_figures: Vec<Id>,
    /// Whom to ask.
    pub contact: Contact,
    /// For how long it is kept.
    pub records: Records,
    /// What its accessibility statement says.
    pub accessibility: Accessibility,
    /// The earlier versions, latest first.
    pub versions: Vec<Version>,
}

impl About {
    /// What files and folders of an edition are called: `glos-sef-v10-2020-07-16-intranet`.
    pub fn file_stem(&self, edition: &Id) -> String {
        let version = self.version.to_lowercase();
        format!("{}-v{version}-{}-{edition}", self.slug, self.published)
    }
}

impl Default for About {
    fn default() -> About {
        let day = jiff::civil::date(2000, 1, 1);
        About {
            title: String::new(),
            organisation: String::new(),
            slug: Id::default(),
            version: String::new(),
            status: PublicationStatus::Draft,
            as_at: day,
            published: day,
            approval: None,
            next_review: None,
            current_version: None,
            notice: None,
            headline: String::new(),
            lede: Vec::new(),
            headline_figures: Vec::new(),
            contact: Contact::default(),
            records: Records::default(),
            accessibility: Accessibility::default(),
            versions: Vec::new(),
        }
    }
}

/// The status of a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicationStatus {
    /// Not approved: every page says so.
    #[default]
    Draft,
    /// Approved.
    Approved,
    /// Published; that somebody approved it is not recorded.
    Published,
    /// A later version has taken its place.
    Superseded,
}

impl PublicationStatus {
    /// Every status: its word in data files, and its name.
    pub const ALL: [(&'static str, PublicationStatus, &'static str); 4] = [
        ("draft", PublicationStatus::Draft, "Draft"),
        ("approved", PublicationStatus::Approved, "Approved"),
        ("published", PublicationStatus::Published, "Published"),
        ("superseded", PublicationStatus::Superseded, "Superseded"),
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        PublicationStatus::ALL
            .iter()
            .find(|(_, status, _)| *status == self)
            .map_or("", |(_, _, title)| title)
    }
}

/// Who approved a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Their role; `None`: not recorded.
    pub role: Option<String>,
    /// The body that approved it; `None`: not recorded.
    pub body: Option<String>,
    /// When; `None`: not recorded.
    pub date: Option<Date>,
}

/// Whom to ask about a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// A role or a team, never a person's name.
    pub role: Option<String>,
    /// An e-mail address of the team.
    pub email: Option<String>,
    /// A telephone number of the team.
    pub telephone: Option<String>,
    /// A postal address.
    pub address: Option<String>,
}

/// For how long a publication is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// The rule of the council's retention schedule.
    pub rule: Option<String>,
    /// Until when it is kept.
    pub until: Option<Date>,
    /// Why it may not be destroyed at all, where that is so.
    pub hold: Option<String>,
}

/// What the accessibility statement says. A person answers for it: none of it is filled in from
/// a test.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accessibility {
    /// How far the site complies with WCAG 2.2 AA.
    pub compliance: Compliance,
    /// What is known not to be accessible, and why.
    pub known: Vec<String>,
    /// When it was tested; `None`: not tested.
    pub tested: Option<Date>,
    /// How it was tested, and by whom.
    pub method: Option<String>,
    /// When the statement was prepared.
    pub prepared: Option<Date>,
    /// When it was last reviewed.
    pub reviewed: Option<Date>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// How far a site complies, in the words of the government's model statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compliance {
    /// Nobody has said.
    #[default]
    NotAssessed,
    /// Fully compliant.
    Full,
    /// Partially compliant.
    Partial,
    /// Not compliant.
    No,
}

impl Compliance {
    /// Every level: its word in data files, and the model statement's words.
    pub const ALL: [(&'static str, Compliance, &'static str); 4] = [
        ("not-assessed", Compliance::NotAssessed, "not yet assessed"),
        ("full", Compliance::Full, "fully compliant"),
        ("partial", Compliance::Partial, "partially compliant"),
        ("no", Compliance::No, "not compliant"),
    ];
}

/// An earlier version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub version: String,
    /// Its date.
    pub date: Option<Period>,
    /// What it was, or what was changed.
    pub text: String,
}

/// An edition: one reader's copy of the publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// For whom it is, in words.
    pub readers: String,
    /// What every page, sheet and file of it is marked with.
    pub marking: Marking,
    /// How something so marked is to be handled.
    pub handling: Option<String>,
    /// What is delivered.
    pub deliver: Vec<Delivery>,
    /// The address at which it will stand; nothing depends on it but what is said of the copy.
    pub base_address: Option<String>,
    /// How small counts of people are hidden; `None`: they are not.
    pub suppression: Option<Suppression>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What is delivered of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// A folder of pages.
    Site,
    /// The same as one `.html` file.
    Single,
    /// A sealed zip.
    Bundle,
}

impl Delivery {
    /// Every kind with its word in `sef.toml`.
    pub const ALL: [(&'static str, Delivery); 3] = [
        ("site", Delivery::Site),
        ("single", Delivery::Single),
        ("bundle", Delivery::Bundle),
    ];
}

/// How small counts of people are hidden. The Department for Education hides one to five in its
/// statistics of children in need (“Characteristics of children in need”, methodology).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Counts from one to this are hidden.
    pub threshold: u32,
    /// Other counts are rounded to a multiple of this; `None`: they are not.
    pub round_to: Option<u32>,
    /// Whether a count of nought is hidden too.
    pub hide_zero: bool,
    /// Percentages of fewer than this are marked `[u]`.
    pub small_cohort: u32,
}

impl Suppression {
    /// Whether it hides all small counts that another rule hides.
    pub fn hides_as_much_as(&self, other: &Suppression) -> bool {
        self.threshold >= other.threshold && self.hide_zero >= other.hide_zero
    }
}

impl Default for Suppression {
    fn default() -> Suppression {
        Suppression {
            threshold: 5,
            round_to: None,
            hide_zero: false,
            small_cohort: 20,
        }
    }
}
