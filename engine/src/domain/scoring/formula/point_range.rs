//! What a row can give at least and at most.

use std::fmt;

use crate::domain::Decimal;

/// The least and the most points; an end that is absent has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointRange {
    /// The least.
    pub lowest: Option<Decimal>,
    /// The most.
    pub highest: Option<Decimal>,
}

impl PointRange {
    /// From zero to a maximum.
    pub fn up_to(max: Decimal) -> PointRange {
        PointRange { lowest: Some(Decimal::ZERO), highest: Some(max) }
    }

    /// From the least to the most of some points.
    pub(super) fn of(points: impl IntoIterator<Item = Decimal> + Clone) -> PointRange {
        PointRange { lowest: points.clone().into_iter().min(), highest: points.into_iter().max() }
    }

    /// Whether these points can be given.
    pub fn holds(self, points: Decimal) -> bool {
        self.lowest.is_none_or(|lowest| lowest <= points) && self.highest.is_none_or(|highest| points <= highest)
    }
}

impl fmt::Display for PointRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lowest, self.highest) {
            (Some(lowest), Some(highest)) => write!(f, "{lowest} to {highest}"),
            (Some(lowest), None) => write!(f, "{lowest} and more"),
            (None, Some(highest)) => write!(f, "{highest} and less"),
            (None, None) => f.write_str("any number"),
        }
    }
}
