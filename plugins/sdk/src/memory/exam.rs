//! The exam that every directive sits: it answers what it declares, never passes for want of data, and each of its checks holds,
//! fails with what was measured, and misses data.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use super::MemoryWorld;
use crate::directive::Directive;
use crate::outcome::{Condition, Outcome};

/// A directive and the world in which every outcome holds.
#[derive(Debug)]
pub struct Exam<D> {
    whole: fn() -> MemoryWorld,
    directive: PhantomData<D>,
}

/// All outcomes of one check, once no sentence of any check is found to leave a placeholder.
#[track_caller]
pub fn outcomes_of<D: Directive>(world: &MemoryWorld, check: &str) -> Vec<Outcome> {
    let outcomes = outcomes::<D>(world);
    outcomes.into_iter().filter(|outcome| outcome.check == check).collect()
}

#[track_caller]
fn outcomes<D: Directive>(world: &MemoryWorld) -> Vec<Outcome> {
    let outcomes = D::check(world).expect("the parameters are sound");
    for outcome in &outcomes {
        let text = format!("{} {}", outcome.message, outcome.recommendation.as_deref().unwrap_or_default());
        assert!(!text.contains(['{', '}']), "{} leaves a placeholder: {text}", outcome.check);
    }
    outcomes
}

impl<D: Directive> Exam<D> {
    /// An exam in that world.
    pub const fn new(whole: fn() -> MemoryWorld) -> Self {
        Self { whole, directive: PhantomData }
    }

    /// Every declared check answers and no other, there are that many, and a check and a subject name one outcome.
    #[track_caller]
    pub fn every_declared_check_answers(&self, checks: usize) {
        let outcomes = outcomes::<D>(&(self.whole)());
        let answered: BTreeSet<_> = outcomes.iter().map(|outcome| outcome.check.as_str()).collect();
        let declared: BTreeSet<_> = D::describe().checks.iter().map(|check| check.id).collect();
        assert_eq!(answered, declared);
        assert_eq!(declared.len(), checks);
        let keys: BTreeSet<_> = outcomes.iter().map(|one| (&one.check, &one.subject)).collect();
        assert_eq!(keys.len(), outcomes.len(), "a check and a subject name one outcome");
    }

    /// No sentence leaves a placeholder, where all holds and in these worlds.
    #[track_caller]
    pub fn no_placeholder_is_left(&self, others: &[MemoryWorld]) {
        outcomes::<D>(&(self.whole)());
        for world in others {
            outcomes::<D>(world);
        }
    }

    /// No check holds in a world without facts.
    #[track_caller]
    pub fn nothing_holds(&self, empty: &MemoryWorld) {
        let passed: Vec<_> = outcomes::<D>(empty).into_iter().filter(|one| one.condition == Condition::Holds).collect();
        assert!(passed.is_empty(), "{passed:?}");
    }

    /// Every check misses data in a world without facts.
    #[track_caller]
    pub fn nothing_is_known(&self, empty: &MemoryWorld) {
        let known: Vec<_> =
            outcomes::<D>(empty).into_iter().filter(|one| one.condition != Condition::MissingData).collect();
        assert!(known.is_empty(), "{known:?}");
    }

    /// The three cases every check owes: all of it holds; after the change one outcome fails, and its first measured value is
    /// that one, empty where nothing is measured; after the loss one says that data are missing, and none fails.
    #[track_caller]
    pub fn cases(
        &self,
        check: &str,
        change: impl FnOnce(&mut MemoryWorld),
        computed: &str,
        loss: impl FnOnce(&mut MemoryWorld),
    ) {
        self.holds(check);
        self.fails(check, change, computed);
        self.misses(check, loss);
    }

    /// The outcomes of a check after a change.
    #[track_caller]
    pub fn after(&self, check: &str, change: impl FnOnce(&mut MemoryWorld)) -> Vec<Outcome> {
        let mut world = (self.whole)();
        change(&mut world);
        outcomes_of::<D>(&world, check)
    }

    /// Every outcome of a check holds.
    #[track_caller]
    pub fn holds(&self, check: &str) {
        let outcomes = outcomes_of::<D>(&(self.whole)(), check);
        assert!(!outcomes.is_empty(), "{check} does not answer");
        assert!(outcomes.iter().all(|one| one.condition == Condition::Holds), "{outcomes:#?}");
    }

    /// After the change one outcome fails, and its first measured value is that one; empty where nothing is measured.
    #[track_caller]
    pub fn fails(&self, check: &str, change: impl FnOnce(&mut MemoryWorld), computed: &str) {
        let outcomes = self.after(check, change);
        let failed = outcomes.iter().find(|one| one.condition == Condition::Fails);
        let failed = failed.unwrap_or_else(|| panic!("{check} does not fail: {outcomes:#?}"));
        let measured = failed.measured.first().and_then(|measured| measured.computed);
        assert_eq!(measured.map_or_else(String::new, |value| value.to_string()), computed, "{failed:#?}");
    }

    #[track_caller]
    fn misses(&self, check: &str, change: impl FnOnce(&mut MemoryWorld)) {
        let outcomes = self.after(check, change);
        assert!(outcomes.iter().any(|one| one.condition == Condition::MissingData), "{outcomes:#?}");
        assert!(outcomes.iter().all(|one| one.condition != Condition::Fails), "{outcomes:#?}");
    }
}
