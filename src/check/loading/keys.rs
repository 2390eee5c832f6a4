//! Keys and values of data files and of `sef.toml`, and the settings of the checks.

use super::{LoadingCode, code};

/// In the order of the alphabet.
pub(super) const CODES: &[LoadingCode] = &[
    code(
        "allowance-without-reason",
        "An allowance gives no reason.",
        "The next editor cannot tell whether it still holds.",
        "Write the reason behind the code.",
    ),
    code(
        "bad-address",
        "This is no address of a page on the web.",
        "A link to it would lead nowhere.",
        "Copy the address from the browser: it begins with https://.",
    ),
    code(
        "bad-day",
        "This is no day, or no day that there is.",
        "What is due, stale or past is computed from days.",
        "Write year-month-day: 2020-05-22.",
    ),
    code(
        "bad-due",
        "A due date says more than one thing, or nothing.",
        "Nobody could tell when the action is due.",
        "Give one of: a period, by, recurring, without_year, open.",
    ),
    code(
        "bad-id",
        "An id has characters that ids cannot have, or is too long.",
        "Ids become addresses of pages, which must work everywhere.",
        "Use small letters, digits and hyphens, at most 40 characters.",
    ),
    code(
        "bad-number",
        "A number is out of the range that makes sense here.",
        "What is computed with it would be wrong.",
        "Correct the number; the message says what can stand here.",
    ),
    code(
        "bad-version",
        "A version cannot become part of a file's name.",
        "Every delivered file is named by it.",
        "Use letters, digits, hyphens and full stops: 10 or 10.1.",
    ),
    code(
        "duplicate-id",
        "Two things have the same id.",
        "A reference by that id could mean either.",
        "Rename one of them: the file, or the key.",
    ),
    code(
        "duplicate-label",
        "Two terms have the same short form.",
        "A reference by it could mean either.",
        "Take the short form from one of them.",
    ),
    code(
        "duplicate-number",
        "Two files of one folder begin with the same number.",
        "Their order would be a matter of chance.",
        "Give one of them another number.",
    ),
    code(
        "editions-at-odds",
        "Two editions hide or round counts by rules of which neither hides more.",
        "Whoever holds both can tell what either hides, and sef cannot know that nobody does.",
        "Give one both the higher threshold and hide_zero, or both the same; to those that round, one round_to.",
    ),
    code(
        "empty-value",
        "A key is given with nothing in it.",
        "It looks filled in and is not.",
        "Fill it in, or take the line out.",
    ),
    code(
        "missing-key",
        "Something that must be said is not said.",
        "Readers, or the tool, rely on it.",
        "Add the key; docs/data.md says what it means (of a section's, docs/authoring.md).",
    ),
    code(
        "missing-number",
        "The name of a plan's file has no number.",
        "Priorities stand in the order of their numbers.",
        "Rename it: 2a-supervision.toml.",
    ),
    code(
        "named-twice",
        "A list names the same thing twice.",
        "It would be shown twice, or counted twice.",
        "Take one out.",
    ),
    code(
        "reserved-word",
        "Something has a name that is a word of the language.",
        "A reference by it would mean something else.",
        "Choose another name.",
    ),
    code(
        "rule-never-waived",
        "A rule of disclosure is made weaker in sef.toml.",
        "It keeps people from being recognised.",
        "Take the setting out; allow a single finding at its place, with a reason.",
    ),
    code(
        "toml-syntax",
        "A line of a data file is not as TOML is written.",
        "What it says is left out.",
        "The message says what is wrong with it.",
    ),
    code(
        "unknown-framework",
        "There is no framework of this name.",
        "Questions, judgement areas and grades come from it.",
        "Use one of those that the message lists, or add data/frameworks/.",
    ),
    code(
        "unknown-key",
        "A key is not one of those that can stand here.",
        "What it says would be lost without a word.",
        "Correct it; docs/data.md lists the keys (of a section's, docs/authoring.md).",
    ),
    code(
        "unknown-rule",
        "A setting or an allowance names a rule that there is not.",
        "It does nothing, and its author believes that it does.",
        "Correct the code; sef explain lists all.",
    ),
    code(
        "unknown-word",
        "A word is not one of those that can stand here.",
        "It would mean nothing.",
        "Use one of the words that the message lists.",
    ),
    code(
        "unused-allowance",
        "An allowance allows nothing any more (a warning).",
        "It would hide a later mistake.",
        "Take it out.",
    ),
    code(
        "wrong-order",
        "Two days stand in the wrong order.",
        "One of them must be wrong.",
        "Correct one of them.",
    ),
    code(
        "wrong-type",
        "A value is of another kind than can stand here.",
        "It cannot be read.",
        "The message says what is wanted.",
    ),
];
