//! The journey of a new publication: its stations, and the section that serves each.

use super::NewFile;
use super::written::{comment, heading, keys, listed, quoted};
use crate::load::schema::{JOURNEY, STATION};
use crate::model::Framework;

/// A station with its section.
pub(super) struct Stop {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What happens there.
    pub about: &'static str,
    /// The number and the id of its section.
    pub number: &'static str,
    pub section: &'static str,
    /// The title of the section, and as it stands within a sentence.
    pub section_title: &'static str,
    pub within: &'static str,
    /// Judgement areas, the first of which the framework has is meant.
    areas: &'static [&'static str],
    /// What a writer may think of.
    pub think_of: &'static str,
}

const PROTECTION: &[&str] = &["help-and-protection"];
const CARE: &[&str] = &["in-care", "in-care-and-leaving", "looked-after"];
const LEAVING: &[&str] = &["care-leaving", "in-care-and-leaving"];

/// The stations, first to last.
pub(super) const STOPS: [Stop; 7] = [
    Stop {
        id: "front-door",
        title: "Front door",
        about: "Partners decide together what help a child needs",
        number: "2.1",
        section: "contacts-and-referrals",
        section_title: "The front door: contacts and referrals",
        within: "the front door",
        areas: PROTECTION,
        think_of: "contacts and who makes them, decisions within a working day, thresholds applied alike by all partners, re-referrals, domestic abuse, nights and weekends",
    },
    Stop {
        id: "early-help",
        title: "Early help",
        about: "Support for families before problems grow",
        number: "2.2",
        section: "help-for-families",
        section_title: "Early help for families",
        within: "early help",
        areas: PROTECTION,
        think_of: "families who get help and from whom, plans that end because things are better, families who come back, steps up to social work and down from it",
    },
    Stop {
        id: "assessment",
        title: "Assessment",
        about: "Social workers find out what a child's life is like, and plan with the family",
        number: "2.3",
        section: "assessing-needs",
        section_title: "Assessment and planning",
        within: "assessment",
        areas: PROTECTION,
        think_of: "assessments within 45 working days and how good they are, the child's own words in them, history and culture, plans that say what must change, management oversight",
    },
    Stop {
        id: "protection",
        title: "Protection",
        about: "Conferences and plans for children at risk of harm",
        number: "2.4",
        section: "child-protection",
        section_title: "Child protection",
        within: "child protection",
        areas: PROTECTION,
        think_of: "strategy discussions, conferences within 15 working days, visits, core groups, plans for a second time and plans over two years, children who are exploited or go missing",
    },
    Stop {
        id: "in-our-care",
        title: "In our care",
        about: "Homes, health, school and a say for children who live in our care",
        number: "3.1",
        section: "children-in-care",
        section_title: "Children in our care",
        within: "care",
        areas: CARE,
        think_of: "homes that last and are near, visits and reviews, health and dental checks, school and personal education plans, brothers and sisters, what children say",
    },
    Stop {
        id: "permanence",
        title: "Permanence",
        about: "A family for good: at home, with relatives, foster carers or adopters",
        number: "3.2",
        section: "a-home-for-good",
        section_title: "Permanence and adoption",
        within: "permanence",
        areas: CARE,
        think_of: "plans for permanence by the second review, adoption and special guardianship, children who return home and stay there, time from decision to home",
    },
    Stop {
        id: "leaving-care",
        title: "Leaving care",
        about: "A home, work or study, and someone to turn to after care",
        number: "3.3",
        section: "care-leavers",
        section_title: "Care leavers",
        within: "leaving care",
        areas: LEAVING,
        think_of: "young people in touch with their adviser, suitable homes, education, work and training, pathway plans, health, money and rights",
    },
];

/// `data/journey.toml`. `carried_by`: the sections that stand off the line.
pub(super) fn journey(framework: &Framework, carried_by: &[&str]) -> NewFile {
    let carried = JOURNEY.keys.iter().find(|key| key.name == "carried_by");
    let stations = JOURNEY.keys.iter().find(|key| key.name == "stations");
    let words = |key: Option<&crate::load::schema::Key>| key.map_or("", |key| key.about);
    let mut text = comment("A child's journey through the service, first station to last.");
    text.push('\n');
    text.push_str(&comment(&format!("carried_by: {}.", words(carried))));
    text.push_str(&format!("carried_by = {}\n\n", listed(carried_by)));
    text.push_str(&comment(&format!("stations: {}.", words(stations))));
    for (stop, colour) in STOPS.iter().zip(1..) {
        let given = [
            ("title", quoted(stop.title)),
            ("about", quoted(stop.about)),
            ("sections", listed(&[stop.section])),
            ("judgement_areas", listed(&stop.area(framework))),
            ("colour", format!("{colour}")),
        ];
        let path = format!("stations.{}", stop.id);
        text.push('\n');
        // Explained once: seven times the same remark would hide the journey.
        match colour {
            1 => {
                text.push_str(&heading(&path, "A station; its key is its id."));
                text.push_str(&keys(&STATION, &path, &given));
            }
            _ => {
                text.push_str(&format!("[{path}]\n"));
                for (key, value) in &given {
                    text.push_str(&format!("{key} = {value}\n"));
                }
            }
        }
    }
    NewFile::new("data/journey.toml", text)
}

impl Stop {
    fn area(&self, framework: &Framework) -> Vec<&'static str> {
        first_known(self.areas, framework)
    }
}

/// The first of `areas` that the framework has.
pub(super) fn first_known(areas: &[&'static str], framework: &Framework) -> Vec<&'static str> {
    areas
        .iter()
        .copied()
        .find(|id| framework.areas.iter().any(|area| area.id.as_str() == *id))
        .into_iter()
        .collect()
}
