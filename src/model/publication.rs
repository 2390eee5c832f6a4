//! The whole publication, and what it says of itself.

use super::*;
use ahash::AHashMap;
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
    pub(super) index: AHashMap<Id, Place>,
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
        let places = self.all_ids();
        let mut index = AHashMap::with_capacity(places.len());
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
        let mut ids: Vec<&Id> = self.index.keys().collect();
        ids.sort_unstable();
        ids.into_iter()
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
        let numbers = self.station_numbers_of(section).iter();
        numbers.filter_map(|number| self.journey.stations.get(*number))
    }

    /// The places in the journey of the stations that a section serves, first to last.
    pub fn station_numbers_of(&self, section: &Id) -> &[usize] {
        let numbers = self.stations_of.get(section);
        numbers.map(Vec::as_slice).unwrap_or_default()
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
