//! Figures: what a series or a table may hold.

use super::{LoadingCode, code};

/// In the order of the alphabet.
pub(super) const CODES: &[LoadingCode] = &[
    code(
        "bad-csv",
        "A line of a CSV file cannot be read.",
        "A figure would be lost or put in the wrong period.",
        "Save the file again as CSV (UTF-8) with the columns period and value, and look at the line that is named.",
    ),
    code(
        "bad-figure",
        "A figure refers to something that is no such figure.",
        "It would be shown as another number than is meant.",
        "Name one cell that holds a number: \"[[indicator@2020-05]]\" or \"[[table:row/column]]\".",
    ),
    code(
        "bad-period",
        "This is no period.",
        "A value belongs to a period, and comparisons depend on it.",
        "Write \"2020-05\", \"2019/20\", \"2019/20 Q4\" or 2020-05-19.",
    ),
    code(
        "bad-share",
        "A computed column does not say clearly what it is a share of.",
        "The tool divides, and must know by what.",
        "Give share_of with either in_row or in_column.",
    ),
    code(
        "bad-target",
        "A target is neither a number, a range nor \"[x]\".",
        "Status is judged against it.",
        "Write 80, [5, 8] or \"[x]\".",
    ),
    code(
        "circle-of-figures",
        "A figure is said to be the same as another, which in the end is said to be the same as itself.",
        "It has no value.",
        "Type the number in one of the cells.",
    ),
    code(
        "computed-cell",
        "A figure is typed in a column that the tool computes.",
        "Two sources for one figure can disagree.",
        "Take the figure out, or take share_of out of the column.",
    ),
    code(
        "duplicate-period",
        "A series has two values for one period.",
        "Only one of them can be shown.",
        "Keep the right one; tell the other in also_printed.",
    ),
    code(
        "half-a-decision",
        "A contradiction between sources is recorded by half.",
        "A reader must see both what else is printed and why it was not taken.",
        "Give also_printed and why together.",
    ),
    code(
        "missing-scale",
        "A status is given, and its scale is not.",
        "Nobody could tell what the status means.",
        "Define the scale in data/scales.toml.",
    ),
    code(
        "sum-in-a-circle",
        "Something is declared to be a part of itself.",
        "No sum could be right.",
        "Correct total_of or part_of.",
    ),
    code(
        "two-kinds-of-table",
        "A table has both rows of its own and series of indicators.",
        "It can only be shown as one of them.",
        "Keep either series, or columns and rows.",
    ),
    code(
        "unknown-chart",
        "This is no kind of chart.",
        "The chart would not be what the author wants.",
        "Use one of the words that the message lists.",
    ),
    code(
        "unknown-figure",
        "A figure is said to be the same as one that is not there.",
        "It has no value.",
        "Name a cell that exists.",
    ),
    code(
        "unknown-grade",
        "A grade is not one of the framework's.",
        "Grades are compared with each other.",
        "Use the framework's word.",
    ),
    code(
        "unknown-status",
        "A status is not on its scale.",
        "It could be neither shown nor counted.",
        "Use a level of the scale, or add it in data/scales.toml.",
    ),
    code(
        "unused-scale",
        "A table names a scale, and has no column or row of its levels.",
        "The scale does nothing.",
        "Name the columns as the scale's levels, or take the scale out.",
    ),
    code(
        "wrong-period",
        "A period does not fit its series.",
        "It would stand in the wrong place, or nowhere.",
        "Use the kind of period that the indicator's frequency asks for.",
    ),
];
