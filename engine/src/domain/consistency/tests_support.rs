//! Claimed figures in few words, for tests.

use super::{ClaimedFigure, ClaimedValue, Identity, Law};
use crate::domain::figure::{Claim, Rounded};
use crate::domain::id::IndicatorId;
use crate::domain::{Decimal, Period};

/// An indicator of this name.
pub fn id(name: &str) -> IndicatorId {
    IndicatorId::parse(name).unwrap()
}

/// Indicators of these names, set apart by blanks.
pub fn ids(names: &str) -> Vec<IndicatorId> {
    names.split_whitespace().map(id).collect()
}

/// A count (`998`), a percentage of unknown rounding (`96.55%`), or a claim above a number (`>13800`).
pub fn figure(name: &str, value: &str, reporter: &str) -> ClaimedFigure {
    let (digits, measure, rounded) = match value.strip_suffix('%') {
        Some(digits) => (digits, "%", Rounded::Unknown),
        None => (value, "hồ sơ", Rounded::Exact),
    };
    let number = |digits: &str| Decimal::parse(digits).unwrap();
    let claim = match digits.split_at(usize::from(digits.starts_with(['>', '<']))) {
        (">", bound) => Claim::Above(number(bound)),
        ("<", bound) => Claim::Below(number(bound)),
        _ => Claim::Exact(number(digits)),
    };
    ClaimedFigure {
        indicator: id(name),
        name: name.into(),
        measure: measure.into(),
        within: Period::parse("2021-07-21..2021-08-20").unwrap(),
        period: "day-21:2021-M08".into(),
        reporter: reporter.into(),
        value: Some(ClaimedValue { claim, rounded }),
    }
}

/// Figures of one reporter: names and values in turn.
pub fn table(figures: &[(&str, &str)]) -> Vec<ClaimedFigure> {
    figures.iter().map(|(name, value)| figure(name, value, "UBND")).collect()
}

/// An identity without a name.
pub fn identity(law: Law) -> Identity {
    Identity { name: String::new(), law }
}
