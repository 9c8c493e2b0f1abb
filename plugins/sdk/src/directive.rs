//! What a directive is to the SDK: something that describes itself and checks a world.

use crate::description::Description;
use crate::outcome::Outcome;
use crate::world::World;

/// A directive. [`crate::component!`] makes a component of it; natively it is called as it stands.
pub trait Directive {
    /// What it declares.
    fn describe() -> Description;

    /// One outcome at least for every declared check. An error is a fault of the whole run, such as a parameter that is
    /// no number.
    fn check(world: &dyn World) -> Result<Vec<Outcome>, String>;
}

/// Outcomes in the order of their checks, and of their subjects within a check.
pub fn ordered(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    outcomes.sort_by(|a, b| (&a.check, &a.subject).cmp(&(&b.check, &b.subject)));
    outcomes
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use crate::outcome::{Condition, Outcome};

    #[test]
    fn a_subject_decides_within_a_check_only() {
        let outcome = |check: &str, subject: &str| Outcome::new(check, Condition::Holds, "").about(subject);
        let given = vec![outcome("X-02", "a"), outcome("X-01", "b"), outcome("X-01", "")];
        let keys: Vec<_> = ordered(given).into_iter().map(|one| (one.check, one.subject)).collect();
        assert_eq!(keys, [("X-01", ""), ("X-01", "b"), ("X-02", "a")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
