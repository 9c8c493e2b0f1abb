//! Points if every one of a list was done in time.

use super::and::and;
use super::measure::{Measure, Measures};
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::id::PartId;
use crate::domain::{Day, Decimal};

/// One thing of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What it is called.
    pub part: PartId,
    /// The last day in time.
    pub by: Day,
}

/// A list of which all must be there and in time, as the four reports of a year. One that is late decides alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllOf {
    /// The list.
    pub occurrences: Vec<Occurrence>,
    /// What it gives whole and in time.
    pub all: Decimal,
    /// What is left where one is late or never came.
    pub otherwise: Decimal,
}

impl AllOf {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::DayOrNever;

    pub(super) fn points(&self, measures: &Measures) -> Option<Decimal> {
        let in_time = |occurrence: &Occurrence| match measures.of(Some(&occurrence.part))? {
            Measure::Done(day) => Some(day <= occurrence.by),
            Measure::NeverDone => Some(false),
            _ => None,
        };
        let all = and(self.occurrences.iter().map(in_time))?;
        Some(if all { self.all } else { self.otherwise })
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::of([self.all, self.otherwise])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::{day, decimal, measures};

    const REPORTS: [(&str, &str); 4] =
        [("q1", "2013-03-15"), ("h1", "2013-06-15"), ("q3", "2013-09-15"), ("year", "2013-12-15")];

    /// Cà Mau 2013, 1.2.1: the reports of the first and third quarter, the half-year and the year.
    fn reports() -> AllOf {
        let occurrence = |(part, by): (&str, &str)| Occurrence { part: PartId::parse(part).unwrap(), by: day(by) };
        AllOf { occurrences: REPORTS.map(occurrence).into(), all: decimal("1"), otherwise: decimal("0") }
    }

    fn sent(after: [i32; 4]) -> Measures {
        let sent = |((part, by), days): (&(&'static str, &str), i32)| (*part, Measure::Done(day(by).plus(days)));
        measures(&REPORTS.iter().zip(after).map(sent).collect::<Vec<_>>())
    }

    #[test]
    fn four_reports_in_time_give_all_and_one_late_gives_none() {
        assert_eq!(reports().points(&sent([0, -1, 0, -30])), Some(decimal("1")));
        assert_eq!(reports().points(&sent([0, -1, 1, -30])), Some(decimal("0")));
        assert_eq!(reports().points(&measures(&[("q3", Measure::NeverDone)])), Some(decimal("0")));
        assert_eq!(reports().points(&measures(&[("q1", Measure::Done(day("2013-03-15")))])), None);
    }

    proptest! {
        #[test]
        fn it_gives_all_exactly_where_none_is_late(days in proptest::array::uniform4(-3_i32..3)) {
            let expected = if days.iter().all(|days| *days <= 0) { "1" } else { "0" };
            prop_assert_eq!(reports().points(&sent(days)), Some(decimal(expected)));
        }
    }
}
