//! Words that are taken for others, where those beside them leave no doubt: “good practise”, “god
//! practice”; and misspellings that no word is.

use super::Found;
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find_each};
use std::sync::LazyLock;

/// What is typed, and what is meant.
const CONFUSED: [(&str, &str); 155] = [
    ("edge of acre", "edge of care"),
    ("god practice", "good practice"),
    ("god work", "good work"),
    ("god progress", "good progress"),
    ("good practise", "good practice"),
    ("best practise", "best practice"),
    ("our practise", "our practice"),
    ("work practise", "work practice"),
    ("it’s own", "its own"),
    ("it's own", "its own"),
    ("it’s children", "its children"),
    ("it's children", "its children"),
    ("it’s partners", "its partners"),
    ("it's partners", "its partners"),
    ("it’s services", "its services"),
    ("it's services", "its services"),
    ("positive affect on", "positive effect on"),
    ("negative affect on", "negative effect on"),
    ("an affect on", "an effect on"),
    ("there own", "their own"),
    ("there carers", "their carers"),
    ("there families", "their families"),
    ("there parents", "their parents"),
    ("who’s plan", "whose plan"),
    ("who’s plans", "whose plans"),
    ("who's plan", "whose plan"),
    ("who's plans", "whose plans"),
    ("who’s needs", "whose needs"),
    ("who's needs", "whose needs"),
    ("who’s parents", "whose parents"),
    ("who's parents", "whose parents"),
    ("principle social worker", "principal social worker"),
    ("principle social workers", "principal social workers"),
    ("are lead by", "are led by"),
    ("is lead by", "is led by"),
    ("was lead by", "was led by"),
    ("were lead by", "were led by"),
    ("been lead by", "been led by"),
    ("refereed to", "referred to"),
    ("refereed for", "referred for"),
    ("been refereed", "been referred"),
    ("upmost importance", "utmost importance"),
    ("could of done", "could have done"),
    ("could of been", "could have been"),
    ("should of been", "should have been"),
    ("should of done", "should have done"),
    ("would of been", "would have been"),
    ("rather then", "rather than"),
    ("other then", "other than"),
    ("weather or not", "whether or not"),
    ("heath assessment", "health assessment"),
    ("heath assessments", "health assessments"),
    ("heath visitor", "health visitor"),
    ("heath visitors", "health visitors"),
    ("heath needs", "health needs"),
    ("mental heath", "mental health"),
    ("team manger", "team manager"),
    ("team mangers", "team managers"),
    ("service manger", "service manager"),
    ("service mangers", "service managers"),
    ("carer leaver", "care leaver"),
    ("carer leavers", "care leavers"),
    ("foster cares", "foster carers"),
    ("statuary", "statutory"),
    ("pubic", "public"),
    ("recieve", "receive"),
    ("recieved", "received"),
    ("recieving", "receiving"),
    ("seperate", "separate"),
    ("seperately", "separately"),
    ("occured", "occurred"),
    ("occurence", "occurrence"),
    ("definately", "definitely"),
    ("acheive", "achieve"),
    ("acheived", "achieved"),
    ("acheivement", "achievement"),
    ("accomodation", "accommodation"),
    ("liase", "liaise"),
    ("liason", "liaison"),
    ("commited", "committed"),
    ("commitee", "committee"),
    ("begining", "beginning"),
    ("enviroment", "environment"),
    ("goverment", "government"),
    ("maintainance", "maintenance"),
    ("refered", "referred"),
    ("succesful", "successful"),
    ("succesfully", "successfully"),
    ("neccessary", "necessary"),
    ("thier", "their"),
    ("teh", "the"),
    ("benificial", "beneficial"),
    ("comprises of", "comprises"),
    ("comprise of", "comprise"),
    ("comprising of", "comprising"),
    ("god attendance", "good attendance"),
    ("god quality", "good quality"),
    ("god relationships", "good relationships"),
    ("children in acre", "children in care"),
    ("acre leaver", "care leaver"),
    ("acre leavers", "care leavers"),
    ("acre plan", "care plan"),
    ("acre plans", "care plans"),
    ("to be reduce", "to be reduced"),
    ("to be improve", "to be improved"),
    ("to be increase", "to be increased"),
    ("to be develop", "to be developed"),
    ("to be achieve", "to be achieved"),
    ("to be agree", "to be agreed"),
    ("to be deliver", "to be delivered"),
    ("to be consider", "to be considered"),
    ("to be implement", "to be implemented"),
    ("to be provide", "to be provided"),
    ("to be strengthen", "to be strengthened"),
    ("to be identify", "to be identified"),
    ("to asses", "to assess"),
    ("asses the", "assess the"),
    ("asses need", "assess need"),
    ("loose their", "lose their"),
    ("insure that", "ensure that"),
    ("fro the", "for the"),
    ("practioner", "practitioner"),
    ("practioners", "practitioners"),
    ("safegaurding", "safeguarding"),
    ("safeguading", "safeguarding"),
    ("independant", "independent"),
    ("recomendation", "recommendation"),
    ("recomendations", "recommendations"),
    ("consistant", "consistent"),
    ("consistantly", "consistently"),
    ("effectivness", "effectiveness"),
    ("assesment", "assessment"),
    ("assesments", "assessments"),
    ("persistant", "persistent"),
    ("embeded", "embedded"),
    ("developement", "development"),
    ("reguarly", "regularly"),
    ("regulary", "regularly"),
    ("necesary", "necessary"),
    ("communciation", "communication"),
    ("timley", "timely"),
    ("beleive", "believe"),
    ("becuase", "because"),
    ("chidlren", "children"),
    ("responsiblity", "responsibility"),
    ("responsibilites", "responsibilities"),
    ("oppurtunity", "opportunity"),
    ("oppurtunities", "opportunities"),
    ("priviledge", "privilege"),
    ("untill", "until"),
    ("wich", "which"),
    ("self aware", "self-aware"),
    ("long terms consequences", "long-term consequences"),
    ("long terms outcomes", "long-term outcomes"),
    ("long terms impact", "long-term impact"),
];

static TYPED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(CONFUSED.iter().map(|(typed, _)| *typed)));

pub(super) fn look(passage: &Passage<'_>, found: &mut Vec<Found>) {
    let small = passage.small();
    // Hardly any text has one.
    if !TYPED.are_in(small) {
        return;
    }
    for (typed, meant) in CONFUSED {
        for start in find_each(small, typed) {
            let range = start..start + typed.len();
            let shown = passage.words(range.clone()).to_owned();
            // Behind a full stop “then” tells of a time.
            let ends = passage
                .words(range.end..passage.text.len())
                .starts_with(['.', ',', ';', ':']);
            // “Been refereed to” is one slip.
            let is_told = found
                .iter()
                .any(|(other, _)| other.start < range.end && range.start < other.end);
            let is_time = typed.ends_with(" then") && ends;
            if !is_told && !is_time {
                found.push((range, format!("“{shown}”: “{meant}” is meant")));
            }
        }
    }
}
