//! The three cases every check owes a test: it holds, it fails with what was measured, and data are missing.

use super::MemoryWorld;
use crate::directive::Directive;
use crate::outcome::{Condition, Outcome};

/// One check and the world in which it holds.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The check's id.
    pub check: &'static str,
    /// Makes the world in which every outcome of the check holds.
    pub whole: fn() -> MemoryWorld,
}

/// All outcomes of one check, once no sentence of any check is found to leave a placeholder.
#[track_caller]
pub fn outcomes_of<D: Directive>(world: &MemoryWorld, check: &str) -> Vec<Outcome> {
    let outcomes = D::check(world).expect("the parameters are sound");
    for outcome in &outcomes {
        let text = format!("{} {}", outcome.message, outcome.recommendation.as_deref().unwrap_or_default());
        assert!(!text.contains(['{', '}']), "{} leaves a placeholder: {text}", outcome.check);
    }
    outcomes.into_iter().filter(|outcome| outcome.check == check).collect()
}

impl Case {
    /// Every outcome holds.
    #[track_caller]
    pub fn holds<D: Directive>(&self) -> &Self {
        let outcomes = outcomes_of::<D>(&(self.whole)(), self.check);
        assert!(!outcomes.is_empty(), "{} does not answer", self.check);
        assert!(outcomes.iter().all(|one| one.condition == Condition::Holds), "{outcomes:#?}");
        self
    }

    /// After the change one outcome fails, and its first measured value is that one; empty where nothing is measured.
    #[track_caller]
    pub fn fails<D: Directive>(&self, change: impl FnOnce(&mut MemoryWorld), computed: &str) -> &Self {
        let mut world = (self.whole)();
        change(&mut world);
        let outcomes = outcomes_of::<D>(&world, self.check);
        let failed = outcomes.iter().find(|one| one.condition == Condition::Fails);
        let failed = failed.unwrap_or_else(|| panic!("{} does not fail: {outcomes:#?}", self.check));
        let measured = failed.measured.first().and_then(|measured| measured.computed);
        assert_eq!(measured.map_or_else(String::new, |value| value.to_string()), computed, "{failed:#?}");
        self
    }

    /// After the change one outcome says that data are missing, and none fails.
    #[track_caller]
    pub fn misses<D: Directive>(&self, change: impl FnOnce(&mut MemoryWorld)) -> &Self {
        let mut world = (self.whole)();
        change(&mut world);
        let outcomes = outcomes_of::<D>(&world, self.check);
        assert!(outcomes.iter().any(|one| one.condition == Condition::MissingData), "{outcomes:#?}");
        assert!(outcomes.iter().all(|one| one.condition != Condition::Fails), "{outcomes:#?}");
        self
    }
}
