//! The author's text, parsed once: an owned tree of blocks and inlines with spans and resolved
//! references. No stage behind `load` sees Markdown.

use super::{Audience, Id, Period, Span};
use serde::{Deserialize, Serialize};

/// A run of inline text, as it stands in a paragraph, a title or a cell.
pub type Inlines = Vec<Inline>;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Inlines),
    /// A heading below the answer's own: level 3 to 6 in the source.
    Heading {
        /// 1 to 6 as written.
        level: u8,
        /// Its anchor, unique in its page.
        anchor: Id,
        /// Its words.
        content: Inlines,
    },
    /// A list, ordered where `start` is a number.
    List {
        /// The number of the first item.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A boxed remark: `> [!NOTE]`.
    Remark {
        /// Its kind.
        kind: RemarkKind,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    Code(String),
    /// A table typed in the text.
    Table {
        /// How each column is aligned.
        columns: Vec<Alignment>,
        /// The header row.
        head: Vec<Inlines>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<Inlines>>,
    },
    /// A line between two thoughts.
    Rule,
    /// `![[id]]` on a line of its own: a chart or a table.
    Show(Show),
    /// The text of a footnote.
    Footnote {
        /// As the author labelled it.
        label: String,
        /// Its text.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// For a task list: whether it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// The kinds of remarks (GitHub's alerts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
}

/// How a column of a table is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// To the left.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// To the right: numbers.
    End,
}

/// `![[id]]`: a chart with its table, or a table, shown in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// The indicator or table.
    pub id: Id,
    /// The kind of chart that the author chose: `![[id:bar]]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChartKind>,
    /// The author's title for it: `![[id|words]]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The kinds of charts. The data decides, unless the author does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// A line by period.
    Line,
    /// Upright bars.
    Bar,
    /// Upright bars of parts on top of each other.
    Stacked,
    /// The same, each bar 100 %.
    StackedPercent,
    /// Bars from left to right: for long names.
    HorizontalBar,
    /// A value against its target.
    Bullet,
    /// No chart, the table alone.
    None,
}

impl ChartKind {
    /// Every kind, with the word that authors use for it.
    pub const ALL: [(&'static str, ChartKind); 7] = [
        ("line", ChartKind::Line),
        ("bar", ChartKind::Bar),
        ("stacked", ChartKind::Stacked),
        ("stacked-percent", ChartKind::StackedPercent),
        ("horizontal-bar", ChartKind::HorizontalBar),
        ("bullet", ChartKind::Bullet),
        ("none", ChartKind::None),
    ];
}

/// A piece of inline text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of inline text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InlineKind {
    /// Words.
    Text(String),
    /// `code`.
    Code(String),
    /// *Stress*.
    Emphasis(Inlines),
    /// **Importance**.
    Strong(Inlines),
    /// ~~Struck out~~.
    Strikethrough(Inlines),
    /// ^Above^.
    Superscript(Inlines),
    /// ~Below~.
    Subscript(Inlines),
    /// A link to somewhere else; within the publication it is a [`Reference`].
    Link {
        /// http, https, mailto or tel.
        address: String,
        /// Its words.
        content: Inlines,
    },
    /// `[[…]]`, or a link to a `.md` file. Apart, since it is three times as large as words, which
    /// nearly all pieces are.
    Reference(Box<Reference>),
    /// `[^label]`.
    FootnoteMark(String),
    /// A line's end in the source: a space.
    SoftBreak,
    /// A line's end that the author asked for.
    HardBreak,
}

/// A reference to something that has an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it names.
    pub to: Target,
    /// The author's own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What a reference names. `load` resolves every one; an unknown id is an error there, so that
/// later stages only meet ids that exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A fact of an indicator.
    Indicator {
        /// The indicator.
        id: Id,
        /// Which fact.
        facet: Facet,
        /// At which period; `None`: the latest not later than the section's as-at date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Period>,
        /// Since which period, for `change`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Period>,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        table: Id,
        /// The row's key.
        row: Id,
        /// The column's key.
        column: Id,
    },
    /// A fact of an action.
    Action {
        /// The action.
        id: Id,
        /// Which fact.
        facet: ActionFacet,
    },
    /// A status of a priority.
    Priority {
        /// The priority.
        id: Id,
        /// Which fact.
        facet: PriorityFacet,
    },
    /// A piece of evidence: cites it, as a numbered source.
    Evidence(Id),
    /// A term of the glossary.
    Term {
        /// The term.
        id: Id,
        /// As written: the id or a label.
        label: String,
    },
    /// Anything else that has a page or an anchor: a section, page, station, table, inspection,
    /// finding, question, judgement area. Its title stands for it.
    Item(Id),
    /// Not resolved: only between parsing and resolving, and where resolving failed.
    Unresolved(String),
    /// Removed from this edition; the author's words stand for it.
    Removed(String),
}

impl Target {
    /// Whether it is a figure: a fact of an indicator, or a cell of a table.
    pub fn is_figure(&self) -> bool {
        matches!(self, Target::Indicator { .. } | Target::Cell { .. })
    }

    /// The id of what is named; `None` where nothing is.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Target::Indicator { id, .. }
            | Target::Cell { table: id, .. }
            | Target::Action { id, .. }
            | Target::Priority { id, .. }
            | Target::Evidence(id)
            | Target::Term { id, .. }
            | Target::Item(id) => Some(id),
            Target::Unresolved(_) | Target::Removed(_) => None,
        }
    }
}

/// The facts of an indicator that text can refer to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// The value itself.
    Value,
    /// `:target`
    Target,
    /// `:change`, since the period before, or `:change@2019-05..2020-05`
    Change,
    /// `:direction`: “improving”, “declining”, “no clear change”, “higher”, “lower”
    Direction,
    /// `:status` against the target: “met”, “close”, “not met”
    Status,
    /// `:numerator`
    Numerator,
    /// `:denominator`
    Denominator,
    /// `:period`: the period of the value in words
    Period,
    /// `:title`
    Title,
    /// `:NAME`, a comparator by its key, such as `:england`
    Comparator(Id),
}

impl Facet {
    /// Every facet that is a word of the language, with that word. Comparators are ids.
    pub const WORDS: [(&'static str, Facet); 8] = [
        ("target", Facet::Target),
        ("change", Facet::Change),
        ("direction", Facet::Direction),
        ("status", Facet::Status),
        ("numerator", Facet::Numerator),
        ("denominator", Facet::Denominator),
        ("period", Facet::Period),
        ("title", Facet::Title),
    ];
}

/// The facts of an action that text can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionFacet {
    /// What is to be done.
    Title,
    /// `:owner`
    Owner,
    /// `:due`
    Due,
    /// `:status`
    Status,
}

impl ActionFacet {
    /// Every facet with its word.
    pub const WORDS: [(&'static str, ActionFacet); 4] = [
        ("title", ActionFacet::Title),
        ("owner", ActionFacet::Owner),
        ("due", ActionFacet::Due),
        ("status", ActionFacet::Status),
    ];
}

/// The facts of a priority that text can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityFacet {
    /// Its title.
    Title,
    /// `:status`, of its actions
    Status,
    /// `:impact`, the status of its impact
    Impact,
}

impl PriorityFacet {
    /// Every facet with its word.
    pub const WORDS: [(&'static str, PriorityFacet); 3] = [
        ("title", PriorityFacet::Title),
        ("status", PriorityFacet::Status),
        ("impact", PriorityFacet::Impact),
    ];
}

/// The plain words of inline text, without marks; references contribute the author's words only.
pub fn plain_words(inlines: &[Inline]) -> String {
    let mut words = String::new();
    collect_words(inlines, &mut words);
    words
}

fn collect_words(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => words.push_str(text),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Link { content: inner, .. } => collect_words(inner, words),
            InlineKind::Reference(reference) => match (&reference.words, &reference.to) {
                (Some(own), _) => words.push_str(own),
                (None, Target::Term { label, .. }) => words.push_str(label),
                (None, _) => {}
            },
            InlineKind::FootnoteMark(_) => {}
            InlineKind::SoftBreak | InlineKind::HardBreak => words.push(' '),
        }
    }
}
