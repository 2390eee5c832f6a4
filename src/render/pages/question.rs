//! All answers to one question of the framework, across the sections: on one page or, where they are
//! many, in parts by station.

use super::section::{Passage, passages};
use super::{ItemLink, Notes, PageView, PathLink, missing, plan};
use crate::measure::counted;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::html::Writer;
use crate::render::parts::Stretch;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct QuestionPage {
    id: Id,
    title: String,
    wording: String,
    /// The parts that the answers are divided into, where they are many.
    parts: Vec<PartLine>,
    answers: Vec<GatheredAnswer>,
    without: Vec<ItemLink>,
    actions: Vec<plan::ActionView>,
    /// Whether the list of all actions is led to, and not repeated.
    leads_to_actions: bool,
    notes: Notes,
}

#[derive(Serialize)]
struct PartLine {
    link: PathLink,
    /// How many answers it holds: `63 answers`.
    holds: String,
}

#[derive(Serialize)]
struct GatheredAnswer {
    section: ItemLink,
    name: String,
    stations: Vec<ItemLink>,
    headline_html: Option<String>,
    passages: Vec<Passage>,
    footnotes: Vec<FootnoteLine>,
}

/// A footnote below the answer that has its mark.
#[derive(Serialize)]
struct FootnoteLine {
    anchor: String,
    /// Its mark, where that is a number.
    number: Option<usize>,
    text_html: String,
}

/// A question of the framework, with its place among the others.
struct Asked<'p> {
    question: &'p FrameworkQuestion,
    at: usize,
    of: usize,
}

impl<'p> Asked<'p> {
    fn of(publication: &'p Publication, id: &Id) -> Result<Asked<'p>, tera::Error> {
        let questions = &publication.framework.questions;
        let mut all = questions.iter().enumerate();
        let (at, question) = all
            .find(|(_, question)| question.id == *id)
            .ok_or_else(|| missing(id))?;
        Ok(Asked {
            question,
            at,
            of: questions.len(),
        })
    }

    fn eyebrow(&self) -> Option<String> {
        Some(format!("Question {} of {}", self.at + 1, self.of))
    }

    fn is_last(&self) -> bool {
        self.at + 1 == self.of
    }
}

/// All answers to one question of the framework, in the order of the sections; where they are many,
/// what leads to them.
pub fn view(pages: &Pages<'_>, id: &Id) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let asked = Asked::of(publication, id)?;
    let question = asked.question;
    let mut page = pages.page(&PageKind::Question(id.clone()), question.gathered.clone());
    page.eyebrow = asked.eyebrow();
    let neighbour = |i: Option<usize>| {
        let other = publication.framework.questions.get(i?)?;
        Some(PathLink::new(
            &PageKind::Question(other.id.clone()),
            other.gathered.clone(),
        ))
    };
    page.previous = neighbour(asked.at.checked_sub(1));
    page.next = neighbour(Some(asked.at + 1));
    let stretches = pages.addresses().parts().answers.get(id);
    let parts = (1..).zip(stretches.into_iter().flatten());
    let parts: Vec<PartLine> = parts
        .map(|(number, stretch)| PartLine {
            link: link_to(id, number, stretch),
            holds: counted(stretch.sections.len(), "answer", "answers"),
        })
        .collect();
    let is_divided = !parts.is_empty();
    page.contents &= !is_divided;
    let mut writer = writer(pages, &page.path);
    let mut answers = Vec::new();
    let mut without = Vec::new();
    for section in publication.numbered_sections() {
        match section.answers.iter().find(|answer| answer.question == *id) {
            Some(_) if is_divided => {}
            Some(answer) => answers.push(gathered(publication, &mut writer, section, answer)),
            None => without.push(ItemLink::section(section)),
        }
    }
    let view = QuestionPage {
        id: id.clone(),
        title: question.gathered.clone(),
        wording: question.title.clone(),
        parts,
        answers,
        without,
        actions: match asked.is_last() && !is_divided {
            true => publication
                .actions
                .iter()
                .filter(|action| !action.sections.is_empty())
                .map(|action| plan::ActionView::of(pages, action, &page.path))
                .collect(),
            false => Vec::new(),
        },
        leads_to_actions: asked.is_last() && is_divided,
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("question", &view)))
}

/// A part of the answers to one question, by its number.
pub fn part(pages: &Pages<'_>, id: &Id, number: usize) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let asked = Asked::of(publication, id)?;
    let stretches = pages.addresses().parts().answers.get(id);
    let at = |number: usize| stretches?.get(number.checked_sub(1)?);
    let stretch = at(number).ok_or_else(|| missing(id))?;
    let title = format!("{}: {}", asked.question.gathered, stretch.title);
    let mut page = pages.page(&PageKind::QuestionPart(id.clone(), number), title.clone());
    page.eyebrow = asked.eyebrow();
    page.stations = stretch.station.iter().cloned().collect();
    let neighbour = |number: usize| at(number).map(|other| link_to(id, number, other));
    page.previous = number.checked_sub(1).and_then(neighbour);
    page.next = neighbour(number + 1);
    let mut writer = writer(pages, &page.path);
    let sections = stretch.sections.iter();
    let sections = sections.filter_map(|at| publication.sections.get(*at));
    let answers = sections.filter_map(|section| {
        let answer = section
            .answers
            .iter()
            .find(|answer| answer.question == *id)?;
        Some(gathered(publication, &mut writer, section, answer))
    });
    let answers = answers.collect();
    let view = QuestionPage {
        id: id.clone(),
        title,
        wording: asked.question.title.clone(),
        parts: Vec::new(),
        answers,
        without: Vec::new(),
        actions: Vec::new(),
        leads_to_actions: false,
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("question", &view)))
}

fn link_to(question: &Id, number: usize, stretch: &Stretch) -> PathLink {
    let page = PageKind::QuestionPart(question.clone(), number);
    PathLink::new(&page, stretch.title.clone())
}

fn writer<'w>(pages: &'w Pages<'_>, path: &'w str) -> Writer<'w> {
    let mut writer = pages.writer(path);
    writer.mark_mentions();
    writer.shift_headings(1);
    writer
}

fn gathered(
    publication: &Publication,
    writer: &mut Writer<'_>,
    section: &Section,
    answer: &Answer,
) -> GatheredAnswer {
    writer.tell_as_at(publication.as_at(section));
    writer.within(section.id.as_str());
    let headline = answer.headline.as_ref();
    let headline_html = headline.map(|headline| writer.inlines(headline));
    let passages = passages(writer, &answer.blocks);
    let footnotes = footnotes(writer, section, answer);
    GatheredAnswer {
        section: ItemLink::section(section),
        name: format!("in-{}", section.id),
        stations: stations_of(publication, &section.id),
        headline_html,
        passages,
        footnotes,
    }
}

/// The footnotes whose marks stand in the answer, wherever in the section their text is written.
fn footnotes(writer: &mut Writer<'_>, section: &Section, answer: &Answer) -> Vec<FootnoteLine> {
    let mut marks: Vec<&str> = Vec::new();
    walk::each_inline_in_blocks(&answer.blocks, &mut |inline| {
        if let InlineKind::FootnoteMark(label) = &inline.kind {
            marks.push(label);
        }
    });
    let answers = section.answers.iter().flat_map(|answer| &answer.blocks);
    for block in section.summary.iter().chain(answers) {
        if let BlockKind::Footnote { label, .. } = &block.kind
            && marks.contains(&label.as_str())
        {
            writer.blocks(std::slice::from_ref(block));
        }
    }
    let footnotes = writer.take_footnotes().into_iter();
    let footnotes = footnotes.map(|footnote| FootnoteLine {
        anchor: footnote.anchor,
        number: footnote.label.parse().ok(),
        text_html: footnote.text_html,
    });
    footnotes.collect()
}

fn stations_of(publication: &Publication, section: &Id) -> Vec<ItemLink> {
    publication
        .stations_of(section)
        .map(|station| ItemLink {
            id: station.id.clone(),
            number: None,
            title: station.short.clone(),
        })
        .collect()
}
