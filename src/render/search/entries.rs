//! What can be found: an entry for each section, each of its answers and each heading in them,
//! each indicator, action, finding, term … of a copy. Texts come from the one place that knows
//! where text lives, references as what they say; what the copy does not hold cannot be here.

use crate::measure::{due_words, plain_text, summary, table_sentence, title_of};
use crate::model::walk::{self, Part, Text};
use crate::model::*;
use jiff::civil::Date;

/// A kind of what can be found: the word that a reader sees, and how much more likely than
/// another kind it is what was looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kind(pub &'static str, pub f32);

/// Every kind.
pub const KINDS: [Kind; 15] = [
    SECTION,
    BACKGROUND,
    Kind("Station", 1.2),
    Kind("Judgement area", 1.1),
    Kind("Indicator", 1.3),
    Kind("Table", 1.1),
    Kind("Priority", 1.2),
    Kind("Area of the grid", 1.0),
    Kind("Action", 0.9),
    Kind("Evidence", 1.0),
    Kind("Inspection", 1.1),
    Kind("Finding", 0.9),
    Kind("Event", 0.8),
    Kind("Question", 0.8),
    Kind("Term", 1.2),
];

const SECTION: Kind = Kind("Section", 1.4);
const BACKGROUND: Kind = Kind("Background", 1.0);

/// Something that can be found.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its place in [`KINDS`].
    pub kind: usize,
    /// The thing that it is, or stands in.
    pub id: Id,
    /// Where in the page of that thing it stands; `None`: where the thing stands.
    pub anchor: Option<Id>,
    /// As printed: `3.1`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What a reader is told of it besides: where it stands, who answers for it, when.
    pub about: Vec<String>,
    /// Other words by which it is found.
    pub labels: Vec<String>,
    /// What it says.
    pub text: String,
}

impl Entry {
    /// Adds what it says; what does not end as a sentence does is set apart from what follows.
    fn say(&mut self, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let ended = self.text.ends_with(['.', '!', '?', ':', ';', '”']);
            self.text.push_str(if ended { " " } else { " · " });
        }
        match is_one_line(words) {
            true => self.text.push_str(words),
            false => self.text.push_str(&one_line(words.to_owned())),
        }
    }
}

/// Words with single spaces between them.
fn one_line(words: String) -> String {
    if is_one_line(&words) {
        return words;
    }
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether nothing but single spaces stands between words, and nothing around them.
fn is_one_line(words: &str) -> bool {
    let mut before = b' ';
    for (at, byte) in words.bytes().enumerate() {
        let is_space = match byte {
            b' ' => before == b' ',
            // The first bytes of all spaces that are no ASCII, and of many other letters.
            0xC2 | 0xE1..=0xE3 => {
                let mut letters = words.get(at..).unwrap_or_default().chars();
                letters.next().is_some_and(char::is_whitespace)
            }
            byte => (b'\t'..=b'\r').contains(&byte),
        };
        if is_space {
            return false;
        }
        before = byte;
    }
    before != b' ' || words.is_empty()
}

/// Everything that can be found, in the order of the model.
pub fn entries(publication: &Publication) -> Vec<Entry> {
    let mut found = Vec::new();
    for area in &publication.framework.areas {
        found.push(Entry {
            title: area.title.clone(),
            labels: vec![area.short.clone()],
            ..Entry::of(publication, &area.id)
        });
    }
    let mut gathering = Gathering {
        publication,
        found,
        part: None,
    };
    walk::texts(publication, &mut |place, text| {
        if let Some(owner) = place.owner {
            gathering.take(owner, place.part, text);
        }
    });
    let mut found = gathering.found;
    found.retain(|entry| !entry.title.is_empty());
    found
}

struct Gathering<'p> {
    publication: &'p Publication,
    found: Vec<Entry>,
    /// Of a section: the question whose answer is being taken.
    part: Option<&'p Id>,
}

impl<'p> Gathering<'p> {
    fn take(&mut self, owner: &'p Id, part: Part<'p>, text: Text<'p>) {
        if self.found.last().is_none_or(|last| last.id != *owner) {
            self.found.push(Entry::of(self.publication, owner));
            self.part = None;
        }
        match (part, text) {
            // Words that stand instead of what is removed elsewhere, and dates that are told.
            (Part::Key("instead" | "due"), _) => {}
            // Remarks on single values stand beside them, where a page has room for them.
            (Part::At(_) | Part::ComparatorAt(..), _)
                if self.publication.indicator(owner.as_str()).is_some() => {}
            (Part::Headline(question), Text::Line(line)) => {
                let headline = self.words(owner, line);
                self.begin_answer(owner, question, Some(headline));
            }
            (Part::Answer(question), Text::Blocks(blocks)) => {
                if self.part != Some(question) {
                    self.begin_answer(owner, question, None);
                }
                self.passages(owner, blocks);
            }
            (_, Text::Blocks(blocks)) => self.passages(owner, blocks),
            (part, Text::Line(line)) => {
                let words = self.words(owner, line);
                self.line(part, words);
            }
            (part, Text::Words(words)) => self.line(part, words.to_owned()),
        }
    }

    fn line(&mut self, part: Part<'_>, words: String) {
        let Some(entry) = self.found.last_mut() else {
            return;
        };
        let is_title = match part {
            Part::Key("title") => true,
            // A finding and a question are their text.
            Part::Key("text") => entry.title.is_empty(),
            _ => false,
        };
        match part {
            _ if is_title => {
                entry.title = one_line(words);
            }
            Part::Key("labels") => {
                let title = entry.title.trim_end_matches(')');
                entry.title = match title.len() < entry.title.len() {
                    true => format!("{title}, {words})"),
                    false => format!("{title} ({words})"),
                };
            }
            Part::Key(
                "short" | "owner" | "noun" | "dashboard" | "level" | "services" | "teams"
                | "asked_by" | "by" | "body" | "row_title",
            ) => entry.labels.push(words),
            _ => entry.say(&words),
        }
    }

    /// The text of blocks; each heading begins an entry of its own.
    fn passages(&mut self, owner: &Id, blocks: &[Block]) {
        for block in blocks {
            if let (
                BlockKind::Heading {
                    anchor, content, ..
                },
                Some(last),
            ) = (&block.kind, self.found.last())
            {
                let mut about = last.about.clone();
                if last.anchor.is_none() {
                    about = vec![last.title.clone()];
                }
                let entry = Entry {
                    anchor: Some(anchor.clone()),
                    title: self.words(owner, content),
                    about,
                    ..self.within(owner)
                };
                self.found.push(entry);
                continue;
            }
            let mut lines = Vec::new();
            walk::each_line(std::slice::from_ref(block), &mut |line| {
                lines.push(self.words(owner, line));
            });
            if let Some(entry) = self.found.last_mut() {
                lines.iter().for_each(|line| entry.say(line));
            }
        }
    }

    fn begin_answer(&mut self, owner: &Id, question: &'p Id, headline: Option<String>) {
        let questions = &self.publication.framework.questions;
        let short = questions
            .iter()
            .find(|known| known.id == *question)
            .map_or(String::new(), |known| known.short.clone());
        let section = self.publication.section(owner.as_str());
        let title = section.map_or(String::new(), |section| section.title.clone());
        let mut about = vec![title];
        let title = match headline {
            Some(headline) => {
                about.push(short);
                headline
            }
            None => short,
        };
        let entry = Entry {
            anchor: Some(question.clone()),
            title,
            about,
            ..self.within(owner)
        };
        self.found.push(entry);
        self.part = Some(question);
    }

    /// An entry for a part of what `owner` is.
    fn within(&self, owner: &Id) -> Entry {
        Entry {
            about: Vec::new(),
            ..Entry::of(self.publication, owner)
        }
    }

    fn words(&self, owner: &Id, line: &[Inline]) -> String {
        one_line(plain_text(self.publication, line, self.as_at(owner)))
    }

    /// The day as at which a text is told: the section's, or the publication's.
    fn as_at(&self, owner: &Id) -> Date {
        self.publication
            .section(owner.as_str())
            .map_or(self.publication.about.as_at, |section| {
                self.publication.as_at(section)
            })
    }
}

impl Entry {
    /// The entry of the thing with this id, with what its fields say that are no text.
    fn of(publication: &Publication, id: &Id) -> Entry {
        let mut entry = Entry {
            id: id.clone(),
            ..Entry::default()
        };
        // Without a place a thing has no kind: only of two things with one id.
        if let Some(place) = publication.place(id.as_str()) {
            entry.describe(publication, place);
        }
        entry.about.retain(|words| !words.is_empty());
        entry
    }

    fn describe(&mut self, all: &Publication, place: Place) -> Option<()> {
        let today = all.about.published;
        let date = |period: Option<Period>| period.map_or(String::new(), Period::words);
        let title = |id: &Id| title_of(all, id).unwrap_or_default();
        self.kind = kind_of(all, place);
        match place {
            Place::Section(i) => {
                let section = all.sections.get(i)?;
                self.number = section.number.clone().unwrap_or_default();
                self.labels.push(section.title.clone());
                let stations = all.stations_of(&section.id);
                self.about = stations.map(|station| station.short.clone()).collect();
            }
            Place::Indicator(i) => {
                let told = summary(all, all.indicators.get(i)?, today);
                if let (Some(when), false) = (&told.when, told.value.absent) {
                    let against = told.target_words.map(|words| format!(", {words}"));
                    let value = &told.value.text;
                    self.say(&format!("{value} {when}{}.", against.unwrap_or_default()));
                }
            }
            Place::Table(i) => {
                let table = all.tables.get(i)?;
                self.about = vec![date(table.as_at)];
                self.say(&table_sentence(all, table).unwrap_or_default());
            }
            Place::Priority(i) => {
                self.number = all.priorities.get(i)?.number.clone();
            }
            Place::Action(i) => {
                let action = all.actions.get(i)?;
                self.number = action.number.clone().unwrap_or_default();
                let (Origin::Priority(origin) | Origin::Grid(origin)) = &action.origin;
                self.about = vec![
                    title(origin),
                    action.owner.clone().unwrap_or_default(),
                    format!("due: {}", due_words(&action.due)),
                ];
            }
            Place::Evidence(i) => {
                let evidence = all.evidence.get(i)?;
                self.about = vec![evidence.kind.title().to_owned(), date(evidence.date)];
            }
            Place::Inspection(i) => self.about = vec![date(all.inspections.get(i)?.date)],
            Place::Finding(i, j) => {
                let inspection = all.inspections.get(i)?;
                let kind = inspection.findings.get(j)?.kind.title().to_owned();
                self.about = vec![kind, inspection.title.clone()];
            }
            Place::Event(i) => self.about = vec![all.events.get(i)?.date.words()],
            Place::Question(i) => {
                let question = all.questions.get(i)?;
                self.about = vec![question.asked_by.clone(), date(question.date)];
            }
            Place::Station(_) | Place::JudgementArea(_) | Place::GridArea(_) | Place::Term(_) => {}
        }
        Some(())
    }
}

fn kind_of(all: &Publication, place: Place) -> usize {
    match place {
        Place::Section(i) => match all.sections.get(i).is_some_and(|s| s.number.is_some()) {
            true => 0,
            false => 1,
        },
        Place::Station(_) => 2,
        Place::JudgementArea(_) => 3,
        Place::Indicator(_) => 4,
        Place::Table(_) => 5,
        Place::Priority(_) => 6,
        Place::GridArea(_) => 7,
        Place::Action(_) => 8,
        Place::Evidence(_) => 9,
        Place::Inspection(_) => 10,
        Place::Finding(..) => 11,
        Place::Event(_) => 12,
        Place::Question(_) => 13,
        Place::Term(_) => 14,
    }
}
