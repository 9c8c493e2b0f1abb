//! The index: 100 × score / maximum, with its scale and rounding named by whoever publishes it.

use crate::domain::Decimal;
use crate::domain::decimal::{DecimalFault, Rounding};

/// How many decimals a quotient has, and how it comes to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precision {
    /// Digits after the point.
    pub scale: u8,
    /// What becomes of the rest.
    pub rounding: Rounding,
}

impl Precision {
    /// Two decimals to the nearest, as most notices have it.
    pub const USUAL: Precision = Precision { scale: 2, rounding: Rounding::HalfUp };
    /// As many decimals as there are, to tell units apart and not to show.
    pub const FINEST: Precision = Precision { scale: Decimal::SCALE_MAX, rounding: Rounding::HalfUp };
}

/// 100 × `points` / `max`; `None` where the maximum is zero, which leaves nothing to compare with.
pub fn index(points: Decimal, max: Decimal, precision: Precision) -> Result<Option<Decimal>, DecimalFault> {
    match Decimal::HUNDRED.proportion(points, max, precision.scale, precision.rounding) {
        Ok(index) => Ok(Some(index)),
        Err(DecimalFault::ByZero) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// What a published index turns out to be beside the one that follows from points and maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// Rounded to the nearest at its own scale.
    Rounded,
    /// Cut off at its own scale where rounding would give another number.
    Truncated,
    /// Neither: it lies this far above (below, when negative) the rounded one.
    Differs {
        /// The difference.
        by: Decimal,
    },
}

impl Published {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Published::Rounded => "rounded",
            Published::Truncated => "truncated",
            Published::Differs { .. } => "differs",
        }
    }

    /// By how much it differs; `None` where it does not.
    pub fn by(self) -> Option<Decimal> {
        if let Published::Differs { by } = self { Some(by) } else { None }
    }
}

/// Judges a published index by the points and the maximum it stands beside; `None` where the maximum is zero.
pub fn judge_published(published: Decimal, points: Decimal, max: Decimal) -> Result<Option<Published>, DecimalFault> {
    let at = |rounding| index(points, max, Precision { scale: published.scale(), rounding });
    let Some(rounded) = at(Rounding::HalfUp)? else { return Ok(None) };
    Ok(Some(if published == rounded {
        Published::Rounded
    } else if Some(published) == at(Rounding::Truncate)? {
        Published::Truncated
    } else {
        Published::Differs { by: published.minus(rounded)? }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn nam_dinh_published_a_truncated_index() {
        let (points, max) = (decimal("62.62"), decimal("70"));
        let at = |scale, rounding| index(points, max, Precision { scale, rounding }).unwrap().unwrap().to_string();
        assert_eq!(at(3, Rounding::HalfUp), "89.457");
        assert_eq!((at(2, Rounding::HalfUp), at(2, Rounding::Truncate)), ("89.46".into(), "89.45".into()));
        let judged = |published| judge_published(decimal(published), points, max).unwrap();
        assert_eq!(judged("89.45"), Some(Published::Truncated));
        assert_eq!(judged("89.46"), Some(Published::Rounded));
        assert_eq!(judged("89.5"), Some(Published::Rounded));
        assert_eq!(judged("89.44"), Some(Published::Differs { by: decimal("-0.02") }));
    }

    #[test]
    fn an_index_goes_above_100_and_has_none_over_zero() {
        let usual = |points, max| index(decimal(points), decimal(max), Precision::USUAL).unwrap();
        assert_eq!(usual("102.5", "100"), Some(decimal("102.5")));
        assert_eq!(usual("-2", "100"), Some(decimal("-2")));
        assert_eq!(usual("1", "0"), None);
        assert_eq!(judge_published(decimal("1"), decimal("1"), decimal("0")), Ok(None));
    }
}
