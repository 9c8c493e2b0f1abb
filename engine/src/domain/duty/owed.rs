//! The periods that a cover's terms bring with them.

use super::{DutyCover, DutyPeriod, DutyRule, DutyTerms};
use crate::domain::Day;

/// A period, with the terms on which it is owed.
#[derive(Clone, Debug)]
pub struct OwedPeriod<'c> {
    /// The period.
    pub period: DutyPeriod,
    /// The terms of the day it begins on.
    pub terms: &'c DutyTerms,
    /// Their rule.
    pub rule: DutyRule,
}

impl DutyCover {
    /// The periods that begin from one day through another, earliest first. Terms whose rule cannot be read bring none.
    pub fn periods(&self, from: Day, through: Day) -> Vec<OwedPeriod<'_>> {
        let mut owed = Vec::new();
        for terms in self.versions.iter().map(|version| &version.value) {
            let Ok(rule) = DutyRule::read(&terms.rule) else { continue };
            let periods = rule.periods(from.max(terms.from)).take_while(|period| period.days.first() <= through);
            let holding = periods.filter(|period| {
                self.terms_on(period.days.first()).is_some_and(|holding| std::ptr::eq(holding, terms))
            });
            owed.extend(holding.map(|period| OwedPeriod { period, terms, rule: rule.clone() }));
        }
        owed.sort_by_key(|owed| owed.period.days.first());
        owed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;
    use crate::domain::duty::{DutyKey, RuleText};
    use crate::domain::id::{DirectiveId, DutyId};
    use crate::domain::recorded::Recorded;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn cover(versions: &[(&str, &str, &str)]) -> DutyCover {
        let terms = |(from, recurrence, cutoff): &(&str, &str, &str)| DutyTerms {
            from: day(from),
            title: "Báo cáo".into(),
            rule: RuleText {
                recurrence: (*recurrence).into(),
                cutoff: (*cutoff).into(),
                due: "20".into(),
                weekend_rule: String::new(),
            },
            kinds: Vec::new(),
            units: Vec::new(),
            under: None,
            channels: Vec::new(),
            area: Area::Direction,
            assigner: "UBND tỉnh".into(),
        };
        let key = DutyKey { directive: DirectiveId::parse("d").unwrap(), duty: DutyId::parse("r").unwrap() };
        DutyCover {
            key,
            versions: versions.iter().map(|version| Recorded::new(terms(version), day("2022-01-01"))).collect(),
        }
    }

    #[track_caller]
    fn check(cover: &DutyCover, expected: &[(&str, &str)]) {
        let found = cover.periods(day("2022-01-01"), day("2022-12-31"));
        let found: Vec<_> =
            found.iter().map(|owed| (owed.period.label(), owed.period.days.first().to_string())).collect();
        let found: Vec<_> = found.iter().map(|(label, begins)| (label.as_str(), begins.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_later_rule_holds_for_what_begins_after_it() {
        let changed = cover(&[("2021-12-15", "quarter", "14/3"), ("2022-06-15", "half-year", "14/6")]);
        check(&changed, &[("2022-Q2", "2022-03-15"), ("2022-H2", "2022-06-15"), ("2023-H1", "2022-12-15")]);
    }

    #[test]
    fn of_two_that_hold_by_then_the_last_recorded_counts() {
        let changed = cover(&[
            ("2021-12-15", "quarter", "14/3"),
            ("2022-09-15", "year", "14/12"),
            ("2022-06-15", "quarter 3", "14/3"),
        ]);
        check(&changed, &[("2022-Q2", "2022-03-15"), ("2022-Q3", "2022-06-15")]);
    }

    #[test]
    fn terms_that_cannot_be_read_bring_nothing_and_stop_no_others() {
        let broken = cover(&[("2021-12-15", "quarter", "14/3"), ("2022-06-01", "sometimes", "")]);
        check(&broken, &[("2022-Q2", "2022-03-15")]);
    }
}
