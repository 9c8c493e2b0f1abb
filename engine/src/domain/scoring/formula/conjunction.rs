//! Points if several conditions hold together.

use super::and::and;
use super::measure::{Measure, Measures};
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::id::PartId;

/// Conditions of which each is measured by itself; one that does not hold decides before the others are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conjunction {
    /// The conditions.
    pub conditions: Vec<PartId>,
    /// What they give together.
    pub holds: Decimal,
    /// What is left where one does not hold.
    pub otherwise: Decimal,
}

impl Conjunction {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::YesOrNo;

    pub(super) fn points(&self, measures: &Measures) -> Option<Decimal> {
        let holds = |condition: &PartId| match measures.of(Some(condition))? {
            Measure::Holds(holds) => Some(holds),
            _ => None,
        };
        let all = and(self.conditions.iter().map(holds))?;
        Some(if all { self.holds } else { self.otherwise })
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::of([self.holds, self.otherwise])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::{decimal, measures, parts};

    fn rule() -> Conjunction {
        Conjunction { conditions: parts(&["tasks", "budget"]), holds: decimal("1"), otherwise: decimal("0") }
    }

    #[test]
    fn one_that_does_not_hold_decides_alone() {
        let (yes, no) = (Measure::Holds(true), Measure::Holds(false));
        let points = |found: &[(&str, Measure)]| rule().points(&measures(found)).map(|points| points.to_string());
        assert_eq!(points(&[("tasks", yes), ("budget", yes)]), Some("1".into()));
        assert_eq!(points(&[("tasks", yes), ("budget", no)]), Some("0".into()));
        assert_eq!(points(&[("budget", no)]), Some("0".into()));
        assert_eq!(points(&[("tasks", yes)]), None, "missing data is never a pass");
    }

    proptest! {
        #[test]
        fn it_is_the_and_of_its_conditions(tasks in any::<bool>(), budget in any::<bool>()) {
            let found = measures(&[("tasks", Measure::Holds(tasks)), ("budget", Measure::Holds(budget))]);
            let expected = if tasks && budget { decimal("1") } else { decimal("0") };
            prop_assert_eq!(rule().points(&found), Some(expected));
        }
    }
}
