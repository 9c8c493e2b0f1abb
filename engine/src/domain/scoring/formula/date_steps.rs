//! Points by the day something was done: in time, late, never.

use super::measure::{Measure, Measures};
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::id::PartId;
use crate::domain::{Day, Decimal};

/// The days up to which it counts as in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InTime {
    /// Days that the set itself states, each later than the one before, and what being done by each gives.
    By(Vec<(Day, Decimal)>),
    /// The set states none: the day is measured as the part `due`.
    ByMeasuredDue(Decimal),
}

/// Steps by date. A day belongs to the step that ends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateSteps {
    in_time: InTime,
    late: Decimal,
    never: Decimal,
}

impl DateSteps {
    /// The part that holds the due day where the set states none.
    pub const DUE: &'static str = "due";

    /// Steps whose days grow; `None` where they do not, or where there is none.
    pub fn new(in_time: InTime, late: Decimal, never: Decimal) -> Option<DateSteps> {
        let grow = match &in_time {
            InTime::By(steps) => !steps.is_empty() && steps.is_sorted_by(|a, b| a.0 < b.0),
            InTime::ByMeasuredDue(_) => true,
        };
        grow.then_some(DateSteps { in_time, late, never })
    }

    /// What being in time gives.
    pub fn in_time(&self) -> &InTime {
        &self.in_time
    }

    /// What it gives late.
    pub fn late(&self) -> Decimal {
        self.late
    }

    /// What it gives where it was never done.
    pub fn never(&self) -> Decimal {
        self.never
    }

    pub(super) fn parts(&self) -> Vec<Option<PartId>> {
        match self.in_time {
            InTime::By(_) => vec![None],
            InTime::ByMeasuredDue(_) => vec![None, Some(due())],
        }
    }

    /// What a part is measured by: the row's own day may be absent, the due day may not.
    pub fn wants(part: Option<&PartId>) -> Wanted {
        if part.is_none() { Wanted::DayOrNever } else { Wanted::Day }
    }

    pub(super) fn points(&self, measures: &Measures) -> Option<Decimal> {
        let done = match measures.own()? {
            Measure::Done(day) => day,
            Measure::NeverDone => return Some(self.never),
            _ => return None,
        };
        match &self.in_time {
            InTime::By(steps) => {
                let step = steps.iter().find(|(by, _)| done <= *by);
                Some(step.map_or(self.late, |(_, points)| *points))
            }
            InTime::ByMeasuredDue(points) => match measures.of(Some(&due()))? {
                Measure::Done(by) => Some(if done <= by { *points } else { self.late }),
                _ => None,
            },
        }
    }

    pub(super) fn range(&self) -> PointRange {
        let mut points = vec![self.late, self.never];
        match &self.in_time {
            InTime::By(steps) => points.extend(steps.iter().map(|(_, points)| *points)),
            InTime::ByMeasuredDue(in_time) => points.push(*in_time),
        }
        PointRange::of(points)
    }
}

fn due() -> PartId {
    PartId::parse(DateSteps::DUE).expect("the name of the part is an identifier")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::{day, decimal, measures};

    fn plan() -> DateSteps {
        let steps = vec![(day("2013-01-10"), decimal("1")), (day("2013-01-31"), decimal("0.5"))];
        DateSteps::new(InTime::By(steps), decimal("0.25"), decimal("0")).unwrap()
    }

    #[test]
    fn the_last_day_of_a_step_belongs_to_it() {
        let points = |text: &str| plan().points(&measures(&[("", Measure::Done(day(text)))])).unwrap().to_string();
        let days = ["2012-12-01", "2013-01-10", "2013-01-11", "2013-01-31", "2013-02-01"];
        assert_eq!(days.map(points), ["1", "1", "0.5", "0.5", "0.25"]);
        assert_eq!(plan().points(&measures(&[("", Measure::NeverDone)])), Some(decimal("0")));
        assert_eq!(plan().points(&measures(&[])), None);
    }

    #[test]
    fn a_set_without_a_day_asks_for_it() {
        let rule = DateSteps::new(InTime::ByMeasuredDue(decimal("1")), decimal("0.5"), decimal("0")).unwrap();
        let done = ("", Measure::Done(day("2013-01-11")));
        let points = |due: &str| rule.points(&measures(&[done, ("due", Measure::Done(day(due)))]));
        assert_eq!(points("2013-01-11"), Some(decimal("1")));
        assert_eq!(points("2013-01-10"), Some(decimal("0.5")));
        assert_eq!(rule.points(&measures(&[done])), None, "without the due day nothing follows");
        assert_eq!(rule.points(&measures(&[("", Measure::NeverDone)])), Some(decimal("0")));
        assert_eq!((DateSteps::wants(None), DateSteps::wants(Some(&due()))), (Wanted::DayOrNever, Wanted::Day));
    }

    #[test]
    fn steps_whose_days_do_not_grow_are_refused() {
        let steps = |days: &[&str]| {
            let steps = days.iter().map(|text| (day(text), decimal("1"))).collect();
            DateSteps::new(InTime::By(steps), decimal("0"), decimal("0"))
        };
        assert!(steps(&[]).is_none() && steps(&["2013-01-10", "2013-01-10"]).is_none());
        assert!(steps(&["2013-01-10", "2013-01-11"]).is_some());
    }

    proptest! {
        #[test]
        fn later_never_gives_more_where_the_steps_fall(first in 0_i32..400, second in 0_i32..400) {
            let at = |days: i32| measures(&[("", Measure::Done(day("2012-06-01").plus(days)))]);
            let (earlier, later) = (first.min(second), first.max(second));
            prop_assert!(plan().points(&at(earlier)) >= plan().points(&at(later)));
        }
    }
}
