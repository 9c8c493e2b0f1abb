//! Done over planned, kept as the two numbers: it is compared exactly, and divided only where points follow from it.

use std::cmp::Ordering;

use super::Precision;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// A part of a whole; neither is negative, the whole is not zero, and the part may exceed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    part: Decimal,
    whole: Decimal,
}

/// Why two numbers are no ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatioFault {
    /// The whole is zero and the part is not.
    #[error("{part} of 0: something was done of nothing; correct one of the two")]
    OfNothing {
        /// What was done.
        part: Decimal,
    },
    /// One of them lies below zero.
    #[error("neither number of a ratio lies below zero")]
    Negative,
    /// One of them has too many digits to be compared exactly.
    #[error("a ratio is made of numbers with at most 12 digits")]
    TooLarge,
}

impl Ratio {
    /// The first coefficient of a part or a whole that is too large: below it every comparison is exact in 128 bits.
    pub const COEFFICIENT_END: i64 = 1_000_000_000_000;

    /// The ratio of two numbers; `None` for 0 of 0, where nothing was planned and nothing done.
    pub fn new(part: Decimal, whole: Decimal) -> Result<Option<Ratio>, RatioFault> {
        if part < Decimal::ZERO || whole < Decimal::ZERO {
            return Err(RatioFault::Negative);
        }
        if [part, whole].iter().any(|number| number.coefficient() >= Ratio::COEFFICIENT_END) {
            return Err(RatioFault::TooLarge);
        }
        match (part == Decimal::ZERO, whole == Decimal::ZERO) {
            (true, true) => Ok(None),
            (false, true) => Err(RatioFault::OfNothing { part }),
            (_, false) => Ok(Some(Ratio { part, whole })),
        }
    }

    /// What was done.
    pub fn part(self) -> Decimal {
        self.part
    }

    /// What was planned.
    pub fn whole(self) -> Decimal {
        self.whole
    }

    /// How the ratio stands to a number of percent.
    pub fn compare_percent(self, percent: Decimal) -> Ordering {
        let power = |exponent: u8| 10_i128.pow(u32::from(exponent));
        let ours = i128::from(self.part.coefficient()) * 100 * power(percent.scale() + self.whole.scale());
        let theirs =
            i128::from(percent.coefficient()) * i128::from(self.whole.coefficient()) * power(self.part.scale());
        ours.cmp(&theirs)
    }

    /// This share of a number of points.
    pub fn of(self, points: Decimal, precision: Precision) -> Result<Decimal, DecimalFault> {
        points.proportion(self.part, self.whole, precision.scale, precision.rounding)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::decimal::Rounding;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn zero_of_zero_is_nothing_and_one_of_zero_is_a_fault() {
        assert_eq!(Ratio::new(decimal("0"), decimal("0.0")), Ok(None));
        assert_eq!(Ratio::new(decimal("1"), decimal("0")), Err(RatioFault::OfNothing { part: decimal("1") }));
        assert_eq!(Ratio::new(decimal("-1"), decimal("2")), Err(RatioFault::Negative));
        assert_eq!(Ratio::new(decimal("1"), decimal("1000000000000")), Err(RatioFault::TooLarge));
    }

    #[test]
    fn a_ratio_just_short_of_an_edge_is_not_rounded_onto_it() {
        let ratio = Ratio::new(decimal("899999"), decimal("1000000")).unwrap().unwrap();
        assert_eq!(ratio.compare_percent(decimal("90")), Ordering::Less);
        assert_eq!(ratio.compare_percent(decimal("89.9999")), Ordering::Equal);
        assert_eq!(ratio.of(decimal("1"), Precision { scale: 2, rounding: Rounding::HalfUp }), Ok(decimal("0.90")));
    }

    proptest! {
        #[test]
        fn comparison_never_overflows_and_agrees_with_whole_numbers(
            part in 0_i64..Ratio::COEFFICIENT_END, whole in 1_i64..Ratio::COEFFICIENT_END,
            percent in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scales in proptest::array::uniform3(0_u8..=6),
        ) {
            let number = |coefficient, scale| Decimal::new(coefficient, scale).unwrap();
            let ratio = Ratio::new(number(part, scales[0]), number(whole, scales[1])).unwrap();
            prop_assume!(ratio.is_some());
            ratio.unwrap().compare_percent(number(percent, scales[2]));
            let plain = Ratio::new(number(part, 0), number(whole, 0)).unwrap().unwrap();
            let expected = (i128::from(part) * 100).cmp(&(i128::from(percent) * i128::from(whole)));
            prop_assert_eq!(plain.compare_percent(number(percent, 0)), expected);
        }
    }
}
