//! Files and folders: what is read, written, imported and delivered.

use super::{LoadingCode, code};

/// In the order of the alphabet.
pub(super) const CODES: &[LoadingCode] = &[
    code(
        "bad-answer",
        "An answer to a question of sef init cannot be used.",
        "The new publication would begin with a mistake.",
        "The message says what is wanted.",
    ),
    code(
        "bad-import",
        "A spreadsheet cannot be imported as it was asked.",
        "Figures would be left out, or go where they don't belong; nothing was written.",
        "Do what the message says: choose a sheet, an area, a measure, or write the figures by hand.",
    ),
    code(
        "bad-workbook",
        "A file is no spreadsheet that sef reads.",
        "Nothing could be imported from it.",
        "Save it as “Excel workbook (.xlsx)” without a password, or as “CSV UTF-8”.",
    ),
    code(
        "bundle",
        "The sealed bundle cannot be written.",
        "It was not delivered.",
        "The message says why.",
    ),
    code(
        "bundle-name",
        "A file of the bundle would have a name that some computer cannot open, or two would have the same.",
        "The bundle must open everywhere.",
        "Shorten or change the id that the file is named by.",
    ),
    code(
        "cannot-add",
        "Nothing can be added at the end of a file, as the file stands.",
        "The file could not be read afterwards.",
        "Mend what sef check says of the file, or write the addition into it yourself.",
    ),
    code(
        "changed-meanwhile",
        "A file was changed while figures were imported.",
        "Somebody's work would have been overwritten; nothing was written.",
        "Save the file, and import again.",
    ),
    code(
        "child-level-data",
        "A spreadsheet looks like a list of single children.",
        "A publication holds totals only. What identifies a child must never come near it.",
        "Import a sheet with counts and percentages by period, and keep the list out of the publication's folder.",
    ),
    code(
        "disk",
        "A file or folder could not be made.",
        "What was asked for was not delivered, or not in full.",
        "The message says what stood in the way.",
    ),
    code(
        "empty-file",
        "A file has nothing in it.",
        "It would be an empty page.",
        "Write it, or delete it.",
    ),
    code(
        "empty-folder",
        "There is no section in the folder content.",
        "A publication without sections has nothing to say.",
        "Put a Markdown file there, such as content/1.0-introduction.md.",
    ),
    code(
        "file-is-there",
        "A new file has the name of one that is there.",
        "What somebody has written is never replaced.",
        "Choose another name or another folder.",
    ),
    code(
        "file-name",
        "A file's name is not valid text.",
        "It cannot become an address.",
        "Rename the file.",
    ),
    code(
        "file-too-large",
        "A file is larger than can be read.",
        "It is left out.",
        "Divide it, or keep its data elsewhere.",
    ),
    code(
        "folder-in-use",
        "A folder for a new publication holds files already.",
        "They would get mixed up with those of the publication.",
        "Name a new folder: sef init my-sef.",
    ),
    code(
        "foreign-file",
        "A file that sef did not make stands where a page is to be written.",
        "It is never overwritten.",
        "Move it away, or deliver to another folder.",
    ),
    code(
        "literal-address",
        "A template of the theme has an address of its own.",
        "It would break in the other forms of the site.",
        "Ask for it: to(id), here(name).",
    ),
    code(
        "long-name",
        "The name of a delivered file is too long.",
        "Windows cannot open what lies too deep.",
        "Shorten the edition's id, slug or version.",
    ),
    code(
        "missing-file",
        "A file that is named is not there.",
        "Its figures are missing.",
        "Put it there, or correct the name.",
    ),
    code(
        "missing-folder",
        "A folder is missing.",
        "Without it there is no publication.",
        "Run sef in the folder that holds sef.toml, or name it with --root.",
    ),
    code(
        "no-publication",
        "The folder holds no file sef.toml.",
        "A publication is a folder with sef.toml, content and data; without it there is nothing to read.",
        "Go to the folder that holds it, or name that folder with --root. sef init starts one.",
    ),
    code(
        "not-utf-8",
        "A file is not saved as UTF-8.",
        "Letters and signs would be shown wrong.",
        "Save it again with the encoding UTF-8.",
    ),
    code(
        "outside-the-folder",
        "A link leads out of the publication's folder.",
        "Nothing outside may get into a publication.",
        "Put the file itself here.",
    ),
    code(
        "previous",
        "The previous version that sef.toml names is not the one that the edition's readers had.",
        "A comparison with another copy shows what isn't meant for them, or leaves out what is.",
        "Name for each edition the bundle of the same edition, or the folder with the earlier sources.",
    ),
    code(
        "template",
        "A template of the theme is wrong.",
        "Its pages cannot be made.",
        "The message names the line.",
    ),
    code(
        "theme",
        "The theme cannot be read.",
        "No page can be made.",
        "The message says why.",
    ),
    code(
        "theme-manifest",
        "The theme's theme.toml says something that cannot be.",
        "The theme cannot be used with certainty.",
        "The message says what.",
    ),
    code(
        "unknown-theme",
        "There is no theme of this name.",
        "No page can be made.",
        "Correct theme in sef.toml, or put the theme in themes/.",
    ),
    code(
        "unread-file",
        "Nothing reads a file in data/ (a warning, where it is no .toml file).",
        "Its author may think that it counts.",
        "Move it to where it belongs, or delete it.",
    ),
    code(
        "unreadable-file",
        "The system refuses to hand out a file.",
        "It is left out.",
        "Close it in other programs; ask for the right to read it.",
    ),
    code(
        "unreadable-folder",
        "The system refuses to list a folder.",
        "What is in it is left out.",
        "Ask for the right to read it.",
    ),
    code(
        "version-unread",
        "There is no version of a publication there, or one that cannot be relied on.",
        "Nothing can be compared with it.",
        "Name the folder with sef.toml, a whole bundle, or the folder of an edition that sef built.",
    ),
];
