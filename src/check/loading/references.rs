//! References, and what they refer to.

use super::{LoadingCode, code};

/// In the order of the alphabet.
pub(super) const CODES: &[LoadingCode] = &[
    code(
        "broken-reference",
        "Two opening brackets begin a reference that cannot be read.",
        "Readers would see the brackets, and the figure would be missing.",
        "Write [[id]]; in a table write the bar inside a reference as \\|.",
    ),
    code(
        "cannot-be-shown",
        "Something is shown as a chart or table that is neither.",
        "There is nothing to draw.",
        "Show an indicator or a table; refer to anything else with [[id]].",
    ),
    code(
        "empty-cell",
        "A reference names a cell of a table with nothing in it.",
        "Nothing would be shown in its place.",
        "Name a cell that holds a figure or words.",
    ),
    code(
        "empty-reference",
        "A reference names nothing, or has no words behind its bar.",
        "Nothing would be shown in its place.",
        "Write [[id]] or [[id\\|words]].",
    ),
    code(
        "marks-in-reference",
        "The words of a reference have marks in them.",
        "They would be shown as signs.",
        "Put the marks around the whole reference.",
    ),
    code(
        "no-counts",
        "A reference asks for the counts behind a figure that has none.",
        "Nothing would be shown in its place.",
        "Hold the figure as { n = …, of = … }, or refer to its value.",
    ),
    code(
        "no-target",
        "A reference asks for a target where there is none.",
        "Nothing would be shown in its place.",
        "Give the target in the data, or take the reference out.",
    ),
    code(
        "no-value",
        "A reference asks for a value at a period that has none.",
        "Nothing would be shown in its place.",
        "Name a period that has a value, or add the value.",
    ),
    code(
        "period-of-nothing",
        "A reference gives a period to something that has no periods.",
        "It would be lost without a word.",
        "Take the period out.",
    ),
    code(
        "two-periods",
        "A reference gives two periods where one is wanted.",
        "It is not clear which is meant.",
        "Give one; :change alone takes two.",
    ),
    code(
        "unknown-cell",
        "A reference names a row or column that the table doesn't have.",
        "There is nothing to show.",
        "Correct it; the message has a suggestion where there is one.",
    ),
    code(
        "unknown-facet",
        "A reference asks for a fact that the thing does not have.",
        "There is nothing to show.",
        "Use one of the words that the message lists.",
    ),
    code(
        "unknown-id",
        "An id names nothing, or something of another kind.",
        "A reader would be led nowhere.",
        "Correct it; the message has a suggestion where there is one. An id is what stands in square brackets above a thing in its data file ([visits-in-time] in data/indicators/), or in the name of its file (content/2.1-front-door.md is front-door); text refers to it as [[visits-in-time]].",
    ),
];
