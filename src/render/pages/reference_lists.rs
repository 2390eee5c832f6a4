//! Lists to look things up in: the glossary, the timeline, what was asked.

use super::{ItemLink, Notes, PageView};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::backlinks::Use;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct GlossaryView {
    terms: Vec<TermView>,
    letters: Vec<char>,
}

#[derive(Serialize)]
struct TermView {
    id: Id,
    title: String,
    labels: Vec<String>,
    letter: char,
    definition_html: String,
    used_in: Vec<Use>,
}

pub fn glossary(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::Glossary, "Glossary");
    let mut writer = pages.writer_without_sources(&page.path);
    let terms: Vec<TermView> = pages
        .publication()
        .terms
        .iter()
        .map(|term| TermView {
            id: term.id.clone(),
            title: term.title.clone(),
            labels: term.labels.clone(),
            letter: term
                .title
                .chars()
                .next()
                .map_or('#', |c| c.to_ascii_uppercase()),
            definition_html: writer.blocks(&term.definition),
            used_in: pages.uses_of(&term.id, &page.path),
        })
        .collect();
    let mut letters: Vec<char> = terms.iter().map(|term| term.letter).collect();
    letters.sort_unstable();
    letters.dedup();
    let view = GlossaryView { terms, letters };
    Ok((page, pages.context("glossary", &view)))
}

#[derive(Serialize)]
struct TimelineView {
    events: Vec<EventView>,
    notes: Notes,
}

#[derive(Serialize)]
struct EventView {
    id: Id,
    year: i16,
    date: String,
    title: String,
    text_html: String,
    source: Option<ItemLink>,
}

pub fn timeline(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Timeline, "The improvement journey");
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let events = publication
        .events
        .iter()
        .map(|event| EventView {
            id: event.id.clone(),
            year: event.date.last_day().year(),
            date: event.date.words(),
            title: event.title.clone(),
            text_html: writer.blocks(&event.text),
            source: event
                .source
                .as_ref()
                .and_then(|id| ItemLink::item(publication, id)),
        })
        .collect();
    let view = TimelineView {
        events,
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("timeline", &view)))
}

#[derive(Serialize)]
struct QuestionsView {
    questions: Vec<QuestionView>,
    answered: usize,
    notes: Notes,
}

#[derive(Serialize)]
struct QuestionView {
    id: Id,
    asked_by: String,
    date: Option<String>,
    text_html: String,
    answered_in: Vec<ItemLink>,
    note_html: String,
    source: Option<ItemLink>,
}

pub fn questions(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Questions, "What was asked");
    let mut writer = pages.writer(&page.path);
    writer.mark_mentions();
    let questions: Vec<QuestionView> = publication
        .questions
        .iter()
        .map(|question| QuestionView {
            id: question.id.clone(),
            asked_by: question.asked_by.clone(),
            date: question.date.map(Period::words),
            text_html: writer.inlines(&question.text),
            answered_in: ItemLink::items(publication, &question.answered_in),
            note_html: writer.blocks(&question.note),
            source: question
                .source
                .as_ref()
                .and_then(|id| ItemLink::item(publication, id)),
        })
        .collect();
    let answered = questions
        .iter()
        .filter(|question| !question.answered_in.is_empty())
        .count();
    let view = QuestionsView {
        questions,
        answered,
        notes: Notes::from_writer(&mut writer, publication),
    };
    Ok((page, pages.context("questions", &view)))
}
