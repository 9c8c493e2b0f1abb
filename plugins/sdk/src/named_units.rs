//! Units that a parameter names by their codes.

use crate::fact::{Scope, Unit};
use crate::outcome::Outcome;
use crate::parameter;
use crate::rule::Texts;
use crate::world::World;

/// Units of a scope, and those of them that were named.
#[derive(Clone, Debug)]
pub struct NamedUnits {
    /// All of the scope, in the order that tasks index.
    pub scope: Vec<Unit>,
    /// Of these, the named ones.
    pub units: Vec<Unit>,
    /// Named codes that no unit of the scope has on this date.
    pub unknown: Vec<String>,
}

impl NamedUnits {
    /// Finds the units whose codes a parameter lists.
    pub fn read(world: &dyn World, scope: Scope, parameter: &str) -> Self {
        Self::among(world.units(scope), &parameter::list(world, parameter))
    }

    fn among(scope: Vec<Unit>, codes: &[String]) -> Self {
        let known = |code: &&String| scope.iter().any(|unit| unit.code == **code);
        let unknown = codes.iter().filter(|code| !known(code)).cloned().collect();
        let units = scope.iter().filter(|unit| codes.contains(&unit.code)).cloned().collect();
        Self { scope, units, unknown }
    }

    /// Missing data for each code that no unit has, beside the outcomes of the units that are there.
    pub fn with_unknown(&self, texts: &Texts, of_units: Vec<Outcome>) -> Vec<Outcome> {
        let outcome =
            |code: &String| texts.missing(&format!("không có đơn vị mã {code} vào ngày đánh giá")).about(code);
        self.unknown.iter().map(outcome).chain(of_units).collect()
    }

    /// The place of a unit in its scope.
    pub fn place(&self, unit: &Unit) -> Option<usize> {
        self.scope.iter().position(|one| one.code == unit.code)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::NamedUnits;
    use crate::fact::{Unit, UnitKind};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    fn unit(code: &str) -> Unit {
        crate::memory::unit(code, code, UnitKind::Commune, "")
    }

    proptest! {
        #[test]
        fn a_named_code_is_a_unit_or_unknown(scope in proptest::collection::btree_set("[a-f]", 0..5), codes in proptest::collection::btree_set("[a-f]", 0..5)) {
            let codes: Vec<String> = codes.into_iter().collect();
            let named = NamedUnits::among(scope.iter().map(|code| unit(code)).collect(), &codes);
            prop_assert_eq!(named.units.len() + named.unknown.len(), codes.len());
            for unit in &named.units {
                prop_assert_eq!(named.place(unit).map(|place| &named.scope[place]), Some(unit));
            }
            let outcomes = named.with_unknown(&TEXTS, Vec::new());
            prop_assert!(outcomes.iter().all(|outcome| outcome.condition == Condition::MissingData));
            prop_assert_eq!(outcomes.into_iter().map(|outcome| outcome.subject).collect::<Vec<_>>(), named.unknown);
        }
    }
}
