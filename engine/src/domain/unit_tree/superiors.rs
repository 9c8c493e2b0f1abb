//! The units above an office, as they stand on a later day.

use super::UnitTree;
use crate::domain::Day;
use crate::domain::id::UnitCode;

/// So many units stand above each other at most: division, district, province, and room to spare.
const LEVELS_MAX: usize = 8;

impl UnitTree {
    /// The units that stand on `day` above the office that a code named on `since`, the nearest first and the province last.
    ///
    /// An office that ended has those above it of its last day, and so on upwards: one that is gone by then is passed over.
    /// Where a code goes on under another name it is another office, and nobody's superior by that.
    pub fn superiors(&self, code: &UnitCode, since: Day, day: Day) -> Vec<UnitCode> {
        let mut superiors = Vec::new();
        let (mut code, mut since) = (code.clone(), since);
        for _ in 0..LEVELS_MAX {
            let last = self.last_day_until(&code, since, day);
            let Some(parent) = self.unit(&code, last).and_then(|unit| unit.parent.clone()) else { break };
            if self.is_same_office(&parent, last, day) {
                superiors.push(parent.clone());
            }
            (code, since) = (parent, last);
        }
        superiors
    }

    /// The last day until `day` on which a code names the office that it named on `since`, or last before that.
    fn last_day_until(&self, code: &UnitCode, since: Day, day: Day) -> Day {
        let ended = self.life(code).iter().map(|unit| unit.validity().last()).filter(|last| *last < since).max();
        let since = ended.filter(|_| self.unit(code, since).is_none()).unwrap_or(since);
        if day <= since {
            return day;
        }
        let rows = self.life(code).iter().map(|unit| unit.validity());
        let ends = rows.map(|row| row.last().min(day)).filter(|end| self.is_same_office(code, since, *end));
        ends.max().unwrap_or(since)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::unit_tree::tests_support::{code, day, tree};

    #[track_caller]
    fn check(unit: &str, since: &str, on: &str, expected: &[&str]) {
        let superiors = tree().superiors(&code(unit), day(since), day(on));
        assert_eq!(
            superiors.iter().map(ToString::to_string).collect::<Vec<_>>(),
            expected,
            "{unit} of {since} on {on}"
        );
    }

    #[test]
    fn units_stand_above_each_other_up_to_the_province() {
        check("29866", "2022-03-31", "2022-03-31", &["866", "87"]);
        check("866.NV", "2022-03-31", "2023-03-31", &["866", "87"]);
        check("866", "2022-03-31", "2022-03-31", &["87"]);
        check("87", "2022-03-31", "2022-03-31", &[]);
        check("99999", "2022-03-31", "2022-03-31", &[]);
    }

    #[test]
    fn an_office_that_ended_has_those_above_it_that_still_stand() {
        check("29866", "2022-03-31", "2025-01-01", &["866", "87"]);
        // The district ended with June 2025, and the province's code went to another province.
        check("29866", "2022-03-31", "2025-07-01", &[]);
        check("29869", "2025-08-01", "2025-08-02", &["82"]);
    }
}
