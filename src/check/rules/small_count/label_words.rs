//! The words by which a label is read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A list of words.
pub(super) type Words = LazyLock<BTreeSet<&'static str>>;

/// Words for counting.
pub(super) static COUNTING: Words = LazyLock::new(|| {
    words(
        "cohort count counts frequency headcount many n no nos number numbers total totals volume",
    )
});

/// Words that stand in front of those who are counted and say nothing of them.
pub(super) static FILLING: Words = LazyLock::new(|| {
    words(
        "a all and cases cent figure figures how of our overall the these this those value \
     where which whom",
    )
});

/// Numbers that are no counts.
pub(super) static MEASURES: Words = LazyLock::new(|| {
    words(
        "average averages budget change confidence cost costs difference duration impact index \
     judgement likelihood mean median rank ranking rate rates rating ratings ratio score \
     scores spend target targets variance weighting",
    )
});

/// Shares.
pub(super) static SHARES: Words =
    LazyLock::new(|| words("cent percent percentage proportion share"));

/// What is counted or numbered and is nobody whom a small count would disclose, as stems.
pub(super) static THINGS: Words = LazyLock::new(|| {
    words(
        "absence action adviser advocate age agency aim allegation application appointment area \
     assessment attendance audit auditor award band bed breach call carer case centre \
     champion change chapter commitment complaint compliment concern conference consultant \
     contact contract councillor course court criterion date day deadline decision director \
     district document due email enquiry episode event facilitator file finding flat form fte \
     fund grade graduate group hearing home hour house hub id incident indicator inspection \
     inspector interview issue job key letter level locality manager mark measure meeting \
     member mentor metric mile milestone minute month move network nurse nursery objective \
     offer officer order organisation outcome page panel part partner phase placement plan \
     pledge point policy post practitioner priority procedure proceeding programme project \
     promise provider question rag recommendation record ref reference referral report \
     request response review risk role room school section service setting source \
     staff stage standard star starter status step supervisor survey target team theme tier \
     topic trainer training vacancy version visit volunteer ward week worker workshop",
    )
});

/// Where children and young people may be, as stems.
pub(super) static PLACES: Words =
    LazyLock::new(|| words("carer centre flat home house nursery placement school setting"));

/// What ends the part of a label that says what is counted.
pub(super) static ENDS: Words = LazyLock::new(|| {
    words(
        "about after against aged at before between by during from in into not on over per since \
     that through to told under until waiting we when who whose with without",
    )
});

/// What opens a label that says where or how somebody is.
pub(super) static STATES: Words = LazyLock::new(|| {
    words(
        "aged are at away from had in is known living no not of out placed sleeping staying \
     studying under was were with without working",
    )
});

/// What opens the name of a state of work, not of people.
pub(super) const OF_WORK: [&str; 15] = [
    "on time",
    "on track",
    "in progress",
    "not started",
    "in place",
    "not yet",
    "in time",
    "on target",
    "under way",
    "in development",
    "not due",
    "not met",
    "out of time",
    "no change",
    "not applicable",
];

/// What befalls children, and in a table or list hardly anything else.
pub(super) const BEFALLS: [&str; 34] = [
    "in prison",
    "in custody",
    "remanded",
    "on remand",
    "in hospital",
    "in secure",
    "secure unit",
    "neet",
    "uasc",
    "unaccompanied",
    "placed for adoption",
    "were adopted",
    "special guardianship",
    "staying put",
    "supported lodgings",
    "bed and breakfast",
    "sofa surfing",
    "sofa-surfing",
    "rough sleeping",
    "sleeping rough",
    "homeless",
    "not in education",
    "not in touch",
    "of whom",
    "permanently excluded",
    "excluded for good",
    "first-time entrants",
    "trafficked",
    "pregnant",
    "deceased",
    "died",
    "returned home",
    "privately fostered",
    "deprived of liberty",
];

/// Short forms of those whom a small count would disclose.
pub(super) static SHORT: Words =
    LazyLock::new(|| words("asylum-seekers careleavers cic cla cme cyp lac neets uasc"));

fn words(list: &'static str) -> BTreeSet<&'static str> {
    list.split_whitespace().collect()
}
