//! Words with which something is told to be better than it was.

use crate::check::word_set::WordSet;

/// What somebody is or has increasingly without being better for it.
pub(super) const NO_BETTER: [&str; 32] = [
    "complex",
    "difficult",
    "hard",
    "challenging",
    "challenged",
    "stretched",
    "pressured",
    "scarce",
    "rare",
    "expensive",
    "costly",
    "fragile",
    "isolated",
    "vulnerable",
    "severe",
    "worried",
    "worrying",
    "concerned",
    "concerning",
    "able",
    "aware",
    "busy",
    "conscious",
    "clear",
    "common",
    "likely",
    "unlikely",
    "necessary",
    "important",
    "so",
    "too",
    "not",
];

/// What “more” of is better: as words about work.
pub(super) const QUALITIES: [&str; 26] = [
    "regular",
    "frequent",
    "timely",
    "consistent",
    "stable",
    "settled",
    "reliable",
    "accurate",
    "focused",
    "focussed",
    "purposeful",
    "thorough",
    "robust",
    "effective",
    "efficient",
    "rigorous",
    "reflective",
    "responsive",
    "visible",
    "confident",
    "analytical",
    "child-centred",
    "child-focused",
    "proportionate",
    "positive",
    "joined-up",
];

pub(super) static BETTER: WordSet = WordSet::of(&[
    "better",
    "stronger",
    "quicker",
    "faster",
    "clearer",
    "tighter",
    "steadier",
    "sharper",
    "safer",
    "healthier",
]);

/// What can be measured, or looked at in a sample; as they begin.
pub(super) const MEASURES: [&str; 43] = [
    "performance",
    "compliance",
    "timeliness",
    "quality",
    "recording",
    "practice",
    "supervision",
    "oversight",
    "attendance",
    "participation",
    "stability",
    "morale",
    "retention",
    "recruitment",
    "engagement",
    "response",
    "responses",
    "visiting",
    "visits",
    "assessment",
    "assessments",
    "plans",
    "planning",
    "reviews",
    "reviewing",
    "caseloads",
    "workloads",
    "turnover",
    "workforce",
    "thresholds",
    "decisions",
    "decision",
    "decision-making",
    "analysis",
    "outcomes",
    "attainment",
    "feedback",
    "auditing",
    "audits",
    "chronologies",
    "communication",
    "conferences",
    "management",
];

/// What tells of more or better of something.
pub(super) static MORE: WordSet = WordSet::of(&["increased", "improved", "greater", "increasing"]);

/// What shows something.
pub(super) const SHOWS: [&str; 8] = [
    "show",
    "shows",
    "showed",
    "showing",
    "evidences",
    "evidencing",
    "demonstrates",
    "demonstrating",
];

/// What there may be more of, beside what can be measured.
pub(super) const USE: [&str; 6] = [
    "use",
    "uptake",
    "take-up",
    "confidence",
    "involvement",
    "consistency",
];

/// What evidence is said to be without being cited: “clear evidence of drift” is what was found.
pub(super) const GROWING: [&str; 5] = ["growing", "increasing", "emerging", "early", "encouraging"];

/// What shows itself, or what others have found.
pub(super) const SHOWN_THERE: [&str; 9] = [
    "chart",
    "charts",
    "graph",
    "table",
    "figure",
    "map",
    "research",
    "studies",
    "literature",
];

/// Words about the service's own work.
pub(super) const WORK: [&str; 12] = [
    "our",
    "we",
    "used",
    "impact",
    "staff",
    "teams",
    "managers",
    "workers",
    "process",
    "processes",
    "approach",
    "timely",
];

/// What somebody has or gets that is more than it was.
pub(super) const HAS: [&str; 17] = [
    "receive",
    "receives",
    "receiving",
    "received",
    "get",
    "gets",
    "getting",
    "see",
    "seeing",
    "seen",
    "have",
    "has",
    "having",
    "experience",
    "experiencing",
    "is",
    "are",
];

/// What changes without anybody's work being better for it.
pub(super) const TRENDS: [&str; 23] = [
    "families",
    "children",
    "parents",
    "people",
    "pupils",
    "carers",
    "courts",
    "court",
    "landlords",
    "providers",
    "demand",
    "demands",
    "need",
    "needs",
    "cost",
    "costs",
    "prices",
    "pressures",
    "risks",
    "referrals",
    "placements",
    "homes",
    "market",
];

/// What goes on behind a comparative that compares with before: not “better for it”, “quicker in
/// the north”.
pub(super) const BESIDE: [&str; 12] = [
    "and",
    "but",
    "although",
    "though",
    "while",
    "whilst",
    "across",
    "since",
    "over",
    "overall",
    "because",
    "following",
];

/// What a comparison with before is made with, behind “than”.
pub(super) const BEFORE: [&str; 12] = [
    "in",
    "at",
    "before",
    "last",
    "a",
    "when",
    "ever",
    "previously",
    "during",
    "on",
    "two",
    "three",
];
