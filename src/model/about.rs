//! What a publication says of itself: title, version, status, approval, contact, records.

use super::*;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a publication says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its title: “Children's services self-evaluation”.
    pub title: String,
    /// Who publishes it.
    pub organisation: String,
    /// The short name that files are named by.
    pub slug: Id,
    /// Its version: `10`.
    pub version: String,
    /// Whether it is a draft, approved, published without a record of approval, or superseded.
    pub status: PublicationStatus,
    /// The day as at which it is told; the day of its signing-off.
    pub as_at: Date,
    /// The day of its publication: “today” in everything that is computed.
    pub published: Date,
    /// Who approved it, when and in which body.
    pub approval: Option<Approval>,
    /// When the next version is due; `None`: not recorded.
    pub next_review: Option<Period>,
    /// Where the current version is, an address.
    pub current_version: Option<String>,
    /// What every page says of what it is (a demonstration, a draft for comment).
    pub notice: Option<String>,
    /// The heading of the home page, as a question or a claim.
    pub headline: String,
    /// What stands under it, in a sentence or two.
    pub lede: Inlines,
    /// The indicators whose latest values stand on the home page, three or four.
    pub headline_figures: Vec<Id>,
    /// Whom to ask.
    pub contact: Contact,
    /// For how long it is kept.
    pub records: Records,
    /// What its accessibility statement says.
    pub accessibility: Accessibility,
    /// The earlier versions, latest first.
    pub versions: Vec<Version>,
}

impl About {
    /// What files and folders of an edition are called: `glos-sef-v10-2020-07-16-intranet`.
    pub fn file_stem(&self, edition: &Id) -> String {
        let version = self.version.to_lowercase();
        format!("{}-v{version}-{}-{edition}", self.slug, self.published)
    }
}

impl Default for About {
    fn default() -> About {
        let day = jiff::civil::date(2000, 1, 1);
        About {
            title: String::new(),
            organisation: String::new(),
            slug: Id::default(),
            version: String::new(),
            status: PublicationStatus::Draft,
            as_at: day,
            published: day,
            approval: None,
            next_review: None,
            current_version: None,
            notice: None,
            headline: String::new(),
            lede: Vec::new(),
            headline_figures: Vec::new(),
            contact: Contact::default(),
            records: Records::default(),
            accessibility: Accessibility::default(),
            versions: Vec::new(),
        }
    }
}

/// The status of a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicationStatus {
    /// Not approved: every page says so.
    #[default]
    Draft,
    /// Approved.
    Approved,
    /// Published; that somebody approved it is not recorded.
    Published,
    /// A later version has taken its place.
    Superseded,
}

impl PublicationStatus {
    /// Every status: its word in data files, and its name.
    pub const ALL: [(&'static str, PublicationStatus, &'static str); 4] = [
        ("draft", PublicationStatus::Draft, "Draft"),
        ("approved", PublicationStatus::Approved, "Approved"),
        ("published", PublicationStatus::Published, "Published"),
        ("superseded", PublicationStatus::Superseded, "Superseded"),
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        PublicationStatus::ALL
            .iter()
            .find(|(_, status, _)| *status == self)
            .map_or("", |(_, _, title)| title)
    }
}

/// Who approved a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Their role; `None`: not recorded.
    pub role: Option<String>,
    /// The body that approved it; `None`: not recorded.
    pub body: Option<String>,
    /// When; `None`: not recorded.
    pub date: Option<Date>,
}

/// Whom to ask about a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// A role or a team, never a person's name.
    pub role: Option<String>,
    /// An e-mail address of the team.
    pub email: Option<String>,
    /// A telephone number of the team.
    pub telephone: Option<String>,
    /// A postal address.
    pub address: Option<String>,
}

/// For how long a publication is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// The rule of the council's retention schedule.
    pub rule: Option<String>,
    /// Until when it is kept.
    pub until: Option<Date>,
    /// Why it may not be destroyed at all, where that is so.
    pub hold: Option<String>,
}

/// What the accessibility statement says. A person answers for it: none of it is filled in from
/// a test.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accessibility {
    /// How far the site complies with WCAG 2.2 AA.
    pub compliance: Compliance,
    /// What is known not to be accessible, and why.
    pub known: Vec<String>,
    /// When it was tested; `None`: not tested.
    pub tested: Option<Date>,
    /// How it was tested, and by whom.
    pub method: Option<String>,
    /// When the statement was prepared.
    pub prepared: Option<Date>,
    /// When it was last reviewed.
    pub reviewed: Option<Date>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// How far a site complies, in the words of the government's model statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compliance {
    /// Nobody has said.
    #[default]
    NotAssessed,
    /// Fully compliant.
    Full,
    /// Partially compliant.
    Partial,
    /// Not compliant.
    No,
}

impl Compliance {
    /// Every level: its word in data files, and the model statement's words.
    pub const ALL: [(&'static str, Compliance, &'static str); 4] = [
        ("not-assessed", Compliance::NotAssessed, "not yet assessed"),
        ("full", Compliance::Full, "fully compliant"),
        ("partial", Compliance::Partial, "partially compliant"),
        ("no", Compliance::No, "not compliant"),
    ];
}

/// An earlier version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number.
    pub version: String,
    /// Its date.
    pub date: Option<Period>,
    /// What it was, or what was changed.
    pub text: String,
}
