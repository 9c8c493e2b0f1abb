//! One figure as one report claims it, and where the number behind it can lie.

use super::fraction::Fraction;
use super::range::{End, Range};
use crate::domain::figure::{Claim, Rounded};
use crate::domain::id::IndicatorId;
use crate::domain::{Decimal, Period};

/// A figure of a table: what one reporter says of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedFigure {
    /// What it counts.
    pub indicator: IndicatorId,
    /// What the report calls it.
    pub name: String,
    /// The unit of measure, as `hồ sơ` or `%`.
    pub measure: String,
    /// The days it covers.
    pub within: Period,
    /// The period as the table names it.
    pub period: String,
    /// Who says so.
    pub reporter: String,
    /// The number; `None` where the report leaves it out.
    pub value: Option<ClaimedValue>,
}

/// A claimed number, and how it was brought to its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimedValue {
    /// The number.
    pub claim: Claim,
    /// How it was rounded.
    pub rounded: Rounded,
}

/// How the numbers whose rounding nobody stated are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Each number is what is printed.
    Exact,
    /// Rounded to the nearest.
    Rounded,
    /// Cut off.
    Truncated,
    /// Some rounded, others cut off.
    Mixed,
}

impl Reading {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Reading::Exact => "exact",
            Reading::Rounded => "rounded",
            Reading::Truncated => "truncated",
            Reading::Mixed => "mixed",
        }
    }

    /// How a number is read that was rounded in the way that is stated.
    pub(super) fn of(self, rounded: Rounded) -> Reading {
        match (self, rounded) {
            (Reading::Exact, _) | (_, Rounded::Exact) => Reading::Exact,
            (_, Rounded::HalfUp) => Reading::Rounded,
            (_, Rounded::Truncated) => Reading::Truncated,
            (reading, Rounded::Unknown) => reading,
        }
    }
}

impl ClaimedValue {
    /// Where the number behind the claim can lie.
    pub(super) fn range(self, reading: Reading) -> Range {
        let open = |at: Decimal| End { at: at.into(), open: true };
        match self.claim {
            Claim::Exact(number) => digits(number, reading.of(self.rounded)),
            bounds => Range { low: bounds.lower().map(open), high: bounds.upper().map(open) },
        }
    }
}

/// The numbers that are printed as this one.
fn digits(number: Decimal, reading: Reading) -> Range {
    let at = Fraction::from(number);
    let end = |halves, open| {
        let reach = Fraction::half_digits(number.scale(), halves);
        Some(End { at: at.plus(reach).expect("eighteen digits and half of the last one fit"), open })
    };
    // Rounding to the nearest takes halves away from zero; cutting off goes toward zero.
    let (toward, away) = match reading {
        Reading::Exact => return Range::point(at),
        Reading::Rounded => (1, 1),
        Reading::Truncated => (0, 2),
        Reading::Mixed => (1, 2),
    };
    match number.coefficient().signum() {
        1 => Range { low: end(-toward, false), high: end(away, true) },
        -1 => Range { low: end(-away, true), high: end(toward, false) },
        _ => Range { low: end(-away, true), high: end(away, true) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str, rounded: Rounded, reading: Reading) -> String {
        let claim = Claim::Exact(Decimal::parse(text).unwrap());
        let range = ClaimedValue { claim, rounded }.range(reading);
        let end = |end: Option<End>| end.unwrap().at.shortest(6).unwrap().0.to_string();
        let (low, high) = (range.low.unwrap(), range.high.unwrap());
        let signs = (if low.open { "(" } else { "[" }, if high.open { ")" } else { "]" });
        format!("{}{}, {}{}", signs.0, end(range.low), end(range.high), signs.1)
    }

    #[test]
    fn what_is_printed_stands_for_the_numbers_that_are_printed_so() {
        use Rounded::{Exact, HalfUp, Truncated, Unknown};
        assert_eq!(ends("89.45", HalfUp, Reading::Mixed), "[89.445, 89.455)");
        assert_eq!(ends("89.45", Truncated, Reading::Mixed), "[89.45, 89.46)");
        assert_eq!(ends("89.45", Unknown, Reading::Mixed), "[89.445, 89.46)");
        assert_eq!(ends("89.45", Unknown, Reading::Truncated), "[89.45, 89.46)");
        assert_eq!(ends("89.45", Exact, Reading::Mixed), "[89.45, 89.45]");
        assert_eq!(ends("89.45", HalfUp, Reading::Exact), "[89.45, 89.45]");
        assert_eq!(ends("-0.5", HalfUp, Reading::Exact.max(Reading::Rounded)), "(-0.55, -0.45]");
        assert_eq!(ends("-0.5", Truncated, Reading::Truncated), "(-0.6, -0.5]");
        assert_eq!(ends("0", Truncated, Reading::Truncated), "(-1, 1)");
        assert_eq!(ends("0.00", HalfUp, Reading::Rounded), "(-0.005, 0.005)");
    }
}
