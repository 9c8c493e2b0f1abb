//! Reported numbers: each kept as its reporter wrote it.

use std::fmt;

use super::id::{IndicatorId, UnitCode};
use super::recorded::Recorded;
use super::{AsOf, Day, Decimal, Period};

/// What identifies a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureKey {
    /// The unit it is about.
    pub unit: UnitCode,
    /// What it counts.
    pub indicator: IndicatorId,
    /// The period it covers.
    pub within: Period,
    /// Who reported it.
    pub reporter: String,
}

/// A claimed number: exact, or an open interval as in "more than 13 800".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// `99`: exactly this.
    Exact(Decimal),
    /// `>13800`: more than this.
    Above(Decimal),
    /// `<19000`: less than this.
    Below(Decimal),
    /// `10..20`: between these, neither of them included.
    Between(Decimal, Decimal),
}

impl Claim {
    /// The lower end; `None` when it has none.
    pub fn lower(self) -> Option<Decimal> {
        match self {
            Claim::Exact(number) | Claim::Above(number) | Claim::Between(number, _) => Some(number),
            Claim::Below(_) => None,
        }
    }

    /// The upper end; `None` when it has none.
    pub fn upper(self) -> Option<Decimal> {
        match self {
            Claim::Exact(number) | Claim::Below(number) | Claim::Between(_, number) => Some(number),
            Claim::Above(_) => None,
        }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Claim::Exact(number) => write!(f, "{number}"),
            Claim::Above(number) => write!(f, ">{number}"),
            Claim::Below(number) => write!(f, "<{number}"),
            Claim::Between(lower, upper) => write!(f, "{lower}..{upper}"),
        }
    }
}

/// How a published number was brought to its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounded {
    /// It was not.
    Exact,
    /// To the nearest.
    HalfUp,
    /// Cut off.
    Truncated,
    /// The report does not say.
    Unknown,
}

impl Rounded {
    /// All of them.
    pub const ALL: [Rounded; 4] = [Rounded::Exact, Rounded::HalfUp, Rounded::Truncated, Rounded::Unknown];

    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            Rounded::Exact => "exact",
            Rounded::HalfUp => "half-up",
            Rounded::Truncated => "truncated",
            Rounded::Unknown => "unknown",
        }
    }

    /// The rounding of an identifier.
    pub fn parse(id: &str) -> Option<Rounded> {
        Rounded::ALL.into_iter().find(|rounded| rounded.id() == id)
    }
}

/// What was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureValue {
    /// The number.
    pub claim: Claim,
    /// How it was rounded.
    pub rounded: Rounded,
    /// The legal date of the report.
    pub reported: Day,
    /// A remark; may be empty.
    pub note: String,
}

/// A figure, with every version that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What identifies it.
    pub key: FigureKey,
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<FigureValue>>,
}

impl Figure {
    /// What was reported by the day and known at the position: the last such version. A correction that was reported later
    /// does not erase what was reported before it.
    pub fn known(&self, as_of: AsOf) -> Option<&FigureValue> {
        self.seen(as_of).next_back()
    }

    /// All that was reported by the day and known at the position, in the order it was recorded.
    pub fn seen(&self, as_of: AsOf) -> impl DoubleEndedIterator<Item = &FigureValue> {
        let seen = move |version: &&Recorded<FigureValue>| as_of.sees(version.value.reported, version.recorded);
        self.versions.iter().filter(seen).map(|version| &version.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Position;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_later_correction_does_not_erase_the_earlier_report() {
        let version = |number: &str, reported: &str, recorded| Recorded {
            value: FigureValue {
                claim: Claim::Exact(Decimal::parse(number).unwrap()),
                rounded: Rounded::Unknown,
                reported: day(reported),
                note: String::new(),
            },
            recorded_on: day(reported),
            recorded: Position(recorded),
        };
        let figure = Figure {
            key: FigureKey {
                unit: UnitCode::parse("869").unwrap(),
                indicator: IndicatorId::parse("on-time-rate").unwrap(),
                within: Period::new(day("2022-01-01"), day("2022-06-30")).unwrap(),
                reporter: "UBND huyện".into(),
            },
            versions: vec![version("99", "2022-07-12", 1), version("97", "2022-08-01", 2)],
        };
        let known = |on: &str, position| {
            let as_of = AsOf { day: day(on), position: Position(position) };
            figure.known(as_of).map(|value| value.claim.to_string())
        };
        assert_eq!(known("2022-07-12", 9), Some("99".into()));
        assert_eq!(known("2022-08-01", 9), Some("97".into()));
        assert_eq!(known("2022-08-01", 1), Some("99".into()));
        assert_eq!(known("2022-07-11", 9), None);
    }
}
