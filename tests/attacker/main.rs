//! A reader who holds every edition that hides as much as their own or more, and the version before
//! of each, and who knows the rules: counts are whole, those marked as small are from one to the
//! threshold, all others that are hidden are more, and what is rounded is rounded as declared.
//! Tries every number; shares no code with the program's own solver. Finds no hidden count.

mod grid;
mod own;
mod reader;
mod refused;

use grid::{Dice, Grid, Place, id, printed};
use reader::{Reader, told_by};
use sef::diagnostic::Diagnostic;
use sef::edition::{Before, Copy, cut, cut_since};
use sef::model::*;
use std::collections::{BTreeMap, BTreeSet};

fn edition(name: &str, rule: Suppression) -> Edition {
    Edition {
        id: id(name),
        title: name.into(),
        readers: "Readers".into(),
        marking: Marking::Official,
        handling: None,
        deliver: vec![Delivery::Site],
        base_address: None,
        suppression: Some(rule),
        span: Span::default(),
    }
}

/// Three editions, each hiding as much as the one before it or more; some round.
fn editions(dice: &mut Dice) -> Vec<Edition> {
    let mut rule = Suppression {
        threshold: [3, 5, 5, 5][dice.below(4) as usize],
        hide_zero: dice.below(5) == 0,
        ..Suppression::default()
    };
    let mut all = Vec::new();
    for name in ["one", "two", "three"] {
        rule.round_to = [None, None, None, Some(3), Some(5), Some(10)][dice.below(6) as usize];
        all.push(edition(name, rule.clone()));
        if dice.below(3) == 0 {
            rule.threshold += 2;
        }
        rule.hide_zero |= dice.below(9) == 0;
    }
    all
}

/// How a build knows the version before.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Nothing,
    Sources,
    Bundles,
    /// A bundle of the first edition alone.
    OneBundle,
}

/// A table in three editions, and the version before.
struct Scene {
    editions: Vec<Edition>,
    today: Grid,
    limits: Vec<Vec<Id>>,
    earlier: Grid,
    known: Known,
}

/// Every edition of a scene, of both versions, with the counts behind the cells.
struct Made {
    today: Vec<Copy>,
    /// With the place of its edition.
    earlier: Vec<(usize, Copy)>,
    counts: BTreeMap<Place, usize>,
    counts_before: BTreeMap<Place, usize>,
    truth: Vec<i64>,
}

impl Scene {
    fn thrown(dice: &mut Dice, known: Known) -> Scene {
        let today = Grid::thrown(dice);
        let mut limits = Vec::new();
        for _ in 0..6 {
            limits.push(match dice.below(6) {
                0 => vec![id("one")],
                1 => vec![id("two"), id("three")],
                2 => vec![id("three")],
                _ => Vec::new(),
            });
        }
        Scene {
            editions: editions(dice),
            limits,
            earlier: today.earlier(dice),
            today,
            known,
        }
    }

    /// All editions, or which cannot be made. `careless`: as if nothing were known of the version
    /// before, and of other editions.
    fn made(&self, careless: bool) -> Result<Made, Refused> {
        let today = self.today.publication(&self.editions, &self.limits);
        let before = self.earlier.publication(&self.editions, &self.limits);
        let mut earlier = Vec::new();
        for (place, edition) in self.editions.iter().enumerate() {
            let is_known = match self.known {
                Known::Nothing => false,
                Known::OneBundle => place == 0,
                Known::Sources | Known::Bundles => true,
            };
            if is_known {
                let copy = unless_disclosed(cut(&before, edition, false));
                earlier.push((place, copy.ok_or(Refused::Before(place))?));
            }
        }
        let mut known = Before::default();
        if self.known == Known::Sources {
            known = Before::of_sources(&before, &today);
        } else {
            for (place, copy) in &earlier {
                known = known.with_copy(&self.editions[*place].id, copy);
            }
        }
        let mut copies = Vec::new();
        for (place, edition) in self.editions.iter().enumerate() {
            let made = match careless {
                false => cut_since(&today, edition, false, &known),
                true => {
                    let mut alone = today.clone();
                    alone.editions = vec![edition.clone()];
                    cut(&alone, edition, false)
                }
            };
            match unless_disclosed(made) {
                Some(copy) => copies.push(copy),
                None => return Err(Refused::Today(place, earlier)),
            }
        }
        let (mut counts, mut truth) = (BTreeMap::new(), Vec::new());
        for (place, value) in self.today.cells() {
            counts.insert(place, truth.len());
            truth.push(value);
        }
        // The same value in the same cell is the same count; another one is another.
        let mut counts_before = BTreeMap::new();
        for (place, value) in self.earlier.cells() {
            let same = counts.get(&place).filter(|count| truth[**count] == value);
            let count = same.copied().unwrap_or(truth.len());
            if count == truth.len() {
                truth.push(value);
            }
            counts_before.insert(place, count);
        }
        Ok(Made {
            today: copies,
            earlier,
            counts,
            counts_before,
            truth,
        })
    }
}

/// The edition that could not be made, by its place.
enum Refused {
    /// Already of the version before.
    Before(usize),
    /// Of today, with what there is of the version before.
    Today(usize, Vec<(usize, Copy)>),
}

/// What was found in a scene.
#[derive(Default)]
struct Found {
    hidden: usize,
    told: Vec<String>,
}

impl Made {
    /// The reader of the edition at `place`, with what was shown in so many words before.
    fn reader(&self, scene: &Scene, place: usize) -> (Reader, BTreeSet<usize>) {
        let own = rule(&scene.editions[place]);
        let holds = |other: usize| {
            let other = rule(&scene.editions[other]);
            other.threshold >= own.threshold && other.hide_zero >= own.hide_zero
        };
        let seen = self.earlier.iter().filter(|(place, _)| holds(*place));
        let seen = seen.flat_map(|(_, copy)| printed(copy.publication()));
        let seen: BTreeSet<Place> = seen.map(|(cell, _)| cell).collect();
        // A cell of the version before that the reader has not seen may have held anything.
        let mut counts_before = self.counts_before.clone();
        let mut truth = self.truth.clone();
        for (cell, value) in scene.earlier.cells() {
            if !seen.contains(&cell) {
                counts_before.insert(cell, truth.len());
                truth.push(value);
            }
        }
        let mut sums = scene.today.sums(&self.counts);
        sums.extend(scene.earlier.sums(&counts_before));
        let mut reader = Reader::new(truth.len(), sums);
        let mut shown = BTreeSet::new();
        let today = self.today.iter().enumerate();
        let today = today.map(|(place, copy)| (place, copy, &self.counts));
        let earlier = self.earlier.iter();
        let earlier = earlier.map(|(place, copy)| (*place, copy, &counts_before));
        for (other, copy, counts) in today.chain(earlier).filter(|(other, ..)| holds(*other)) {
            for (cell, amount) in printed(copy.publication()) {
                let Some(range) = told_by(&amount, rule(&scene.editions[other])) else {
                    continue;
                };
                reader.learn(counts[&cell], range);
                if range.0 == range.1 {
                    shown.insert(counts[&cell]);
                }
            }
        }
        assert!(reader.believes(&truth), "the reader is misled");
        (reader, shown)
    }

    /// Lets the reader of each edition try all that is hidden in it.
    fn attack(&self, scene: &Scene) -> Found {
        let mut found = Found::default();
        for place in 0..scene.editions.len() {
            let (reader, shown) = self.reader(scene, place);
            for (cell, amount) in printed(self.today[place].publication()) {
                let count = self.counts[&cell];
                let is_hidden = matches!(&amount, Amount::Absent(absence) if absence.is_hidden());
                if !is_hidden {
                    let is_small = (1..=i64::from(rule(&scene.editions[place]).threshold))
                        .contains(&self.truth[count]);
                    assert!(!is_small, "a small count is shown: {:?}", scene.today);
                    continue;
                }
                if shown.contains(&count) {
                    continue;
                }
                found.hidden += 1;
                if reader.can_tell(count, self.truth[count]) {
                    found.told.push(format!(
                        "{} at {cell:?} in edition {place} of {:?}\nbefore {:?}\nnow {:?}\nlimits {:?}\n{:?}",
                        self.truth[count],
                        scene.editions.iter().map(rule).collect::<Vec<_>>(),
                        scene.earlier,
                        scene.today,
                        scene.limits,
                        self.today.iter().chain(self.earlier.iter().map(|one| &one.1)).map(|one| printed(one.publication())).collect::<Vec<_>>(),
                    ));
                }
            }
        }
        found
    }
}

/// A copy; none where so little is hidden that counts would be disclosed. Nothing else may be wrong.
fn unless_disclosed(made: Result<Copy, Vec<Diagnostic>>) -> Option<Copy> {
    made.map_err(|problems| {
        assert!(!problems.is_empty(), "refused for no reason");
        for problem in problems {
            assert_eq!(problem.code, "audience-disclosed", "{}", problem.message);
        }
    })
    .ok()
}

fn rule(edition: &Edition) -> &Suppression {
    edition.suppression.as_ref().expect("it hides small counts")
}

/// Throws scenes and attacks them; how much was hidden, and told where nobody took care.
fn attack_many(seed: u64, known: Known) {
    let mut dice = Dice(seed);
    let (mut hidden, mut made, mut would_tell) = (0, 0, 0);
    let (mut refused, mut dropped) = (0, 0);
    for _ in 0..SCENES {
        let scene = Scene::thrown(&mut dice, known);
        let all = match scene.made(false) {
            Ok(all) => all,
            Err(why) => {
                match scene.cannot_be_safe(&why) {
                    true => refused += 1,
                    // Two versions together are refused with caution: that costs a build, and
                    // tells nothing. Such a scene says nothing for the tests.
                    false => dropped += 1,
                }
                continue;
            }
        };
        made += 1;
        let found = all.attack(&scene);
        hidden += found.hidden;
        assert!(found.told.is_empty(), "{known:?}: {}", found.told[0]);
        if let Ok(careless) = scene.made(true) {
            would_tell += careless.attack(&scene).told.len();
        }
    }
    println!(
        "{known:?}: {made} made, {refused} refused, {dropped} dropped, {hidden} hidden, {would_tell} would be told"
    );
    assert!(
        made > SCENES / 2 && hidden > 3 * SCENES,
        "{made} made, {hidden} hidden"
    );
    // Of one version alone nothing is refused that could be hidden.
    assert!(
        dropped == 0 || known != Known::Nothing,
        "{dropped} refused for no reason"
    );
    // Small tables leave little to hide behind.
    let not_made = refused + dropped;
    assert!(not_made * 2 < made, "{not_made} could not be made");
    assert!(
        would_tell > 0,
        "without care nothing would be told: the test tests nothing"
    );
}

const SCENES: usize = 300;

#[test]
fn holding_all_editions_tells_no_hidden_count() {
    attack_many(20_200_716, Known::Nothing);
}

#[test]
fn holding_the_sources_of_the_version_before_neither() {
    attack_many(20_200_229, Known::Sources);
}

#[test]
fn holding_a_bundle_of_the_version_before_for_each_edition_neither() {
    attack_many(20_190_430, Known::Bundles);
}

#[test]
fn holding_a_bundle_of_one_edition_neither() {
    attack_many(20_180_331, Known::OneBundle);
}

#[test]
fn the_attacker_can_tell_what_is_hidden_badly() {
    // One hidden part of a known total: otherwise the tests above would test nothing.
    let mut reader = Reader::new(3, vec![(2, vec![0, 1])]);
    reader.learn(0, (1, 5));
    reader.learn(1, (20, 20));
    assert!(!reader.can_tell(0, 3));
    reader.learn(2, (23, 23));
    assert!(reader.can_tell(0, 3));
    // The same where the total is rounded to 25.
    let mut reader = Reader::new(3, vec![(2, vec![0, 1])]);
    let rule = Suppression {
        round_to: Some(5),
        ..Suppression::default()
    };
    let number = |value: i64| Amount::Number(Decimal::whole(value));
    reader.learn(
        0,
        told_by(&Amount::Absent(Absence::Confidential), &rule).expect("a range"),
    );
    reader.learn(2, told_by(&number(25), &rule).expect("a range"));
    assert!(!reader.can_tell(0, 3));
    // No more than 27 round to it.
    let mut other = reader.clone();
    other.learn(1, (26, 26));
    assert!(other.can_tell(0, 1));
}
