//! The whole as a book, for print: on one page or, where it is long, in parts.

use super::about::ApprovalView;
use super::{PageView, PathLink};
use crate::measure::counted;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::parts::BookPart;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct PrintView {
    approval: Option<ApprovalView>,
    /// The parts that the book is divided into, where it is long.
    parts: Vec<PartLine>,
    /// The part that stands here.
    part: Option<PartHere>,
}

#[derive(Serialize)]
struct PartLine {
    link: PathLink,
    /// How many sections it holds, and which: `63 sections, 1.1 to 1.63`.
    holds: Option<String>,
}

#[derive(Serialize)]
struct PartHere {
    title: String,
    number: usize,
    of: usize,
}

/// The cover of the book; the site adds the pages that it holds. Where they are many, it leads to its
/// parts instead.
pub fn view(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::Print, "The whole self-evaluation, for print");
    let publication = pages.publication();
    let parts = (1..).zip(&pages.addresses().parts().book);
    let parts = parts.map(|(number, part)| PartLine {
        link: PathLink::new(&PageKind::PrintPart(number), part.title.clone()),
        holds: sections_in(publication, part),
    });
    let view = PrintView {
        approval: ApprovalView::of(&publication.about),
        parts: parts.collect(),
        part: None,
    };
    Ok((page, pages.context("book", &view)))
}

/// The cover of a part of the book, by its number; the site adds the pages that it holds.
pub fn part(pages: &Pages<'_>, number: usize) -> Result<(PageView, Context), tera::Error> {
    let parts = &pages.addresses().parts().book;
    let at = |number: usize| parts.get(number.checked_sub(1)?);
    let not_there = || tera::Error::message(format!("the book has no part {number}"));
    let here = at(number).ok_or_else(not_there)?;
    let title = format!("{}, for print", here.title);
    let mut page = pages.page(&PageKind::PrintPart(number), title);
    let link = |number: usize| {
        let title = at(number)?.title.clone();
        Some(PathLink::new(&PageKind::PrintPart(number), title))
    };
    page.stations = here.station.iter().cloned().collect();
    page.previous = number.checked_sub(1).and_then(link);
    page.next = link(number + 1);
    let view = PrintView {
        approval: ApprovalView::of(&pages.publication().about),
        parts: Vec::new(),
        part: Some(PartHere {
            title: here.title.clone(),
            number,
            of: parts.len(),
        }),
    };
    Ok((page, pages.context("book", &view)))
}

fn sections_in(publication: &Publication, part: &BookPart) -> Option<String> {
    let sections = part.pages.iter().filter_map(|page| match page {
        PageKind::Section(id) => publication.section(id.as_str()),
        _ => None,
    });
    let numbers: Vec<Option<&str>> = sections.map(|section| section.number.as_deref()).collect();
    if numbers.is_empty() {
        return None;
    }
    let count = counted(numbers.len(), "section", "sections");
    Some(match (numbers.first(), numbers.last()) {
        (Some(Some(first)), Some(Some(last))) if first != last => {
            format!("{count}, {first} to {last}")
        }
        (Some(Some(only)), _) => format!("{count}, {only}"),
        _ => count,
    })
}
