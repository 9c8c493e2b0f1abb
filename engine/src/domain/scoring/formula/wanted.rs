//! What a part of a formula is measured by.

use super::measure::{Measure, Misfit};
use super::point_range::PointRange;
use crate::domain::Decimal;
use crate::domain::decimal::Rounding;

/// The values that a part accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Whether it holds.
    YesOrNo,
    /// The day it was done, or that it never was.
    DayOrNever,
    /// A day.
    Day,
    /// Done over planned.
    Ratio,
    /// How often it happened: a whole number from zero.
    Count,
    /// Points brought in from outside, within what the row can give.
    Points(PointRange),
}

impl Wanted {
    /// Whether it accepts a value.
    pub fn accepts(self, measure: Measure) -> Result<(), Misfit> {
        match (self, measure) {
            (Wanted::YesOrNo, Measure::Holds(_))
            | (Wanted::DayOrNever, Measure::Done(_) | Measure::NeverDone)
            | (Wanted::Day, Measure::Done(_))
            | (Wanted::Ratio, Measure::Ratio(_)) => Ok(()),
            (Wanted::Count, Measure::Number(number)) if is_count(number) => Ok(()),
            (Wanted::Count, Measure::Number(number)) => Err(Misfit::Count(number)),
            (Wanted::Points(range), Measure::Number(points)) if range.holds(points) => Ok(()),
            (Wanted::Points(range), Measure::Number(points)) => Err(Misfit::Points { points, range }),
            (_, Measure::NoOccasion) => Err(Misfit::NoOccasion),
            (wanted, found) => Err(Misfit::Kind { wanted: wanted.words(), found: found.words() }),
        }
    }

    /// How it is called.
    pub fn words(self) -> &'static str {
        match self {
            Wanted::YesOrNo => "yes or no",
            Wanted::DayOrNever => "a day or never",
            Wanted::Day => "a day",
            Wanted::Ratio => "done/planned",
            Wanted::Count => "how often it happened",
            Wanted::Points(_) => "the points of the survey",
        }
    }
}

fn is_count(number: Decimal) -> bool {
    number >= Decimal::ZERO && number.divide(Decimal::ONE, 0, Rounding::Truncate) == Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::{day, decimal, ratio};

    #[test]
    fn each_accepts_its_own_values_only() {
        let values = [
            Measure::Holds(false),
            Measure::Done(day("2022-12-01")),
            Measure::NeverDone,
            ratio("1", "2"),
            Measure::Number(decimal("3")),
            Measure::NoOccasion,
        ];
        let accepted = |wanted: Wanted| values.map(|measure| wanted.accepts(measure).is_ok());
        assert_eq!(accepted(Wanted::YesOrNo), [true, false, false, false, false, false]);
        assert_eq!(accepted(Wanted::DayOrNever), [false, true, true, false, false, false]);
        assert_eq!(accepted(Wanted::Day), [false, true, false, false, false, false]);
        assert_eq!(accepted(Wanted::Ratio), [false, false, false, true, false, false]);
        assert_eq!(accepted(Wanted::Count), [false, false, false, false, true, false]);
        let points = Wanted::Points(PointRange::up_to(decimal("3")));
        assert_eq!(accepted(points), [false, false, false, false, true, false]);
    }

    #[test]
    fn what_is_refused_says_what_is_wanted() {
        let refused = |wanted: Wanted, measure| wanted.accepts(measure).unwrap_err().to_string();
        assert_eq!(refused(Wanted::YesOrNo, ratio("1", "2")), "this row takes yes or no, this is done/planned");
        assert_eq!(Wanted::Ratio.accepts(Measure::NoOccasion), Err(Misfit::NoOccasion));
        let number = |text| Measure::Number(decimal(text));
        assert_eq!(Wanted::Count.accepts(number("3.0")), Ok(()));
        assert_eq!(Wanted::Count.accepts(number("-1")), Err(Misfit::Count(decimal("-1"))));
        assert_eq!(Wanted::Count.accepts(number("0.5")), Err(Misfit::Count(decimal("0.5"))));
        let points = Wanted::Points(PointRange::up_to(decimal("32")));
        assert_eq!(refused(points, number("32.01")), "32.01 lies outside what this row can give, 0 to 32");
    }
}
