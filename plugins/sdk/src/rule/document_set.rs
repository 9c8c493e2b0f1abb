//! Document set complete: a unit has a paper of every kind it owes, or a list has every item it must have.
//!
//! An item that is absent fails; the caller says where absence means that nobody kept the data. Measured: how many there
//! are beside how many there must be.

use super::{Texts, Value};
use crate::day::Period;
use crate::decimal::Decimal;
use crate::description::DocumentInfo;
use crate::fact::{Document, Unit};
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};
use crate::world::World;

/// One kind of paper a unit owes, and all papers of that kind.
#[derive(Clone, Debug)]
pub struct Papers {
    /// What the kind is called.
    pub title: &'static str,
    /// Of every unit asked for.
    pub found: Vec<Document>,
}

impl Papers {
    /// The papers of each declared kind that were issued within a period.
    pub fn read(world: &dyn World, kinds: &[DocumentInfo], within: Period) -> Vec<Self> {
        let papers =
            |kind: &DocumentInfo| Self { title: kind.title, found: world.documents(kind.scope, kind.kind, within) };
        kinds.iter().map(papers).collect()
    }

    /// Whether there is no paper of any kind.
    pub fn are_absent(kinds: &[Self]) -> bool {
        kinds.iter().all(|papers| papers.found.is_empty())
    }
}

/// Holds when the unit has a paper of every kind. Fills `{unit} {have} {kinds} {absent}`; the subject is the unit's code.
pub fn set_complete(unit: &Unit, kinds: &[Papers], texts: &Texts) -> Outcome {
    let (mut absent, mut cites) = (Vec::new(), Vec::new());
    for papers in kinds {
        match papers.found.iter().find(|paper| paper.unit == unit.code) {
            Some(paper) => cites.push(paper.number.clone()),
            None => absent.push(papers.title),
        }
    }
    let (have, absent_names) = (kinds.len() - absent.len(), join_names(&absent, "loại"));
    let all = kinds.len();
    let own: [Value<'_>; 4] = [("unit", &unit.name), ("have", &have), ("kinds", &all), ("absent", &absent_names)];
    let mut outcome = texts.judge(absent.is_empty(), &[&own]).about(&unit.code).measuring(
        Measured::computed("Số loại văn bản đã ban hành", "loại", Decimal::count(have)).required(Decimal::count(all)),
    );
    outcome.cites = cites;
    outcome
}

/// The items of `wanted` that `have` lacks, in the order wanted.
pub fn lacking<'a>(wanted: &'a [String], have: &[String]) -> Vec<&'a str> {
    wanted.iter().filter(|item| !have.contains(item)).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Papers, lacking, set_complete};
    use crate::day::{Day, Period};
    use crate::fact::{Document, Unit, UnitKind};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;
    use crate::rule::tests::{PLANS, world};

    fn paper(unit: &str) -> Document {
        Document {
            unit: unit.to_owned(),
            issuer: "UBND".to_owned(),
            kind: "plan".to_owned(),
            number: "06/KH-UBND".to_owned(),
            issued: Day::ymd(2022, 1, 11),
            title: String::new(),
        }
    }

    fn unit() -> Unit {
        crate::memory::unit("29872", "Phường 4", UnitKind::Commune, "")
    }

    #[test]
    fn one_paper_of_any_kind_is_enough_to_be_there() {
        let mut world = world(Day::ymd(2022, 7, 1), true);
        let read = |world: &crate::memory::MemoryWorld| Papers::read(world, &[PLANS], Period::year(2022));
        assert!(Papers::are_absent(&read(&world)));
        world.documents.push(paper("866"));
        let kinds = read(&world);
        assert_eq!((kinds[0].title, kinds[0].found.len(), Papers::are_absent(&kinds)), ("Kế hoạch", 1, false));
    }

    #[test]
    fn every_kind_is_owed() {
        let have = Papers { title: "A", found: vec![paper("29872")] };
        let other = Papers { title: "B", found: vec![paper("29869")] };
        let outcome = set_complete(&unit(), &[have.clone(), other], &TEXTS);
        assert_eq!((outcome.condition, outcome.subject.as_str()), (Condition::Fails, "29872"));
        assert_eq!(set_complete(&unit(), &[have], &TEXTS).condition, Condition::Holds);
    }

    proptest! {
        #[test]
        fn a_set_is_complete_when_nothing_lacks(there in proptest::collection::vec(any::<bool>(), 0..8)) {
            let of = |is_there: &bool| Papers { title: "A", found: vec![paper(if *is_there { "29872" } else { "1" })] };
            let kinds: Vec<_> = there.iter().map(of).collect();
            let outcome = set_complete(&unit(), &kinds, &TEXTS);
            prop_assert_eq!(outcome.condition == Condition::Holds, there.iter().all(|is_there| *is_there));
            prop_assert_eq!(outcome.cites.len(), there.iter().filter(|is_there| **is_there).count());
        }

        #[test]
        fn what_lacks_and_what_is_there_are_the_whole(wanted in proptest::collection::btree_set("[a-e]", 0..5), have in proptest::collection::vec("[a-e]", 0..5)) {
            let wanted: Vec<String> = wanted.into_iter().collect();
            let found = wanted.iter().filter(|item| have.contains(item)).count();
            prop_assert_eq!(lacking(&wanted, &have).len() + found, wanted.len());
        }
    }
}
