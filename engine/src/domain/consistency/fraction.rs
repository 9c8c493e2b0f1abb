//! Exact fractions: what a quotient is before anyone rounds it.
//!
//! Never a float, never an overflow that goes unseen: what leaves 128 bits is [`TooLarge`].

use std::cmp::Ordering;

use crate::domain::{Decimal, decimal::Rounding};

/// The numbers of an identity are too large to be reckoned with exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the numbers are too large to be reckoned with exactly")]
pub struct TooLarge;

/// A fraction in lowest terms; its denominator is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Zero.
    pub const ZERO: Fraction = Fraction { numerator: 0, denominator: 1 };

    /// A whole number.
    pub const fn whole(number: i64) -> Fraction {
        Fraction { numerator: number as i128, denominator: 1 }
    }

    /// `numerator / denominator` in lowest terms, for a denominator that is not zero.
    fn of(numerator: i128, denominator: i128) -> Result<Fraction, TooLarge> {
        assert!(denominator != 0, "a fraction has a denominator");
        if numerator == i128::MIN || denominator == i128::MIN {
            return Err(TooLarge); // its opposite has no place
        }
        let sign = if denominator < 0 { -1 } else { 1 };
        let divisor =
            i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).map_err(|_| TooLarge)?;
        let signed = |number: i128| (number / divisor).checked_mul(sign).ok_or(TooLarge);
        Ok(Fraction { numerator: signed(numerator)?, denominator: signed(denominator)? })
    }

    /// Half of the last digit of a number of this scale, times `halves`.
    pub fn half_digits(scale: u8, halves: i64) -> Fraction {
        Fraction::of(i128::from(halves), 2 * 10_i128.pow(u32::from(scale))).expect("a scale is at most six")
    }

    /// The sum.
    pub fn plus(self, other: Fraction) -> Result<Fraction, TooLarge> {
        let (a, b) = (
            self.numerator.checked_mul(other.denominator).ok_or(TooLarge)?,
            other.numerator.checked_mul(self.denominator).ok_or(TooLarge)?,
        );
        let denominator = self.denominator.checked_mul(other.denominator).ok_or(TooLarge)?;
        Fraction::of(a.checked_add(b).ok_or(TooLarge)?, denominator)
    }

    /// The difference.
    pub fn minus(self, other: Fraction) -> Result<Fraction, TooLarge> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Fraction) -> Result<Fraction, TooLarge> {
        let numerator = self.numerator.checked_mul(other.numerator).ok_or(TooLarge)?;
        Fraction::of(numerator, self.denominator.checked_mul(other.denominator).ok_or(TooLarge)?)
    }

    /// The quotient; `None` for a divisor of zero.
    pub fn over(self, divisor: Fraction) -> Result<Option<Fraction>, TooLarge> {
        if divisor == Fraction::ZERO {
            return Ok(None);
        }
        let numerator = self.numerator.checked_mul(divisor.denominator).ok_or(TooLarge)?;
        Fraction::of(numerator, self.denominator.checked_mul(divisor.numerator).ok_or(TooLarge)?).map(Some)
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Fraction {
        Fraction { numerator: -self.numerator, denominator: self.denominator }
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(self) -> Fraction {
        if self.numerator < 0 { self.negated() } else { self }
    }

    /// Which of the two is larger.
    pub fn compare(self, other: Fraction) -> Result<Ordering, TooLarge> {
        self.minus(other).map(|difference| difference.numerator.cmp(&0))
    }

    /// The number at a scale, rounded as named, and whether nothing was lost by it.
    pub fn at(self, scale: u8, rounding: Rounding) -> Result<(Decimal, bool), TooLarge> {
        let (mut quotient, mut rest) = (self.numerator / self.denominator, self.numerator % self.denominator);
        for _digit in 0..scale {
            rest = rest.checked_mul(10).ok_or(TooLarge)?;
            quotient = quotient.checked_mul(10).ok_or(TooLarge)? + rest / self.denominator;
            rest %= self.denominator;
        }
        let half = rest.unsigned_abs() >= self.denominator.unsigned_abs() - rest.unsigned_abs();
        let up = rounding == Rounding::HalfUp && half;
        let rounded = quotient + if up { self.numerator.signum() } else { 0 };
        let coefficient = i64::try_from(rounded).map_err(|_| TooLarge)?;
        Ok((Decimal::new(coefficient, scale).map_err(|_| TooLarge)?, rest == 0))
    }

    /// The number with as many digits as it needs, at most `scale_max`, and whether nothing was lost by it.
    pub fn shortest(self, scale_max: u8) -> Result<(Decimal, bool), TooLarge> {
        for scale in 0..scale_max {
            if let (number, true) = self.at(scale, Rounding::Truncate)? {
                return Ok((number, true));
            }
        }
        self.at(scale_max, Rounding::HalfUp)
    }
}

impl From<Decimal> for Fraction {
    fn from(number: Decimal) -> Fraction {
        let unit = 10_i128.pow(u32::from(number.scale()));
        Fraction::of(i128::from(number.coefficient()), unit).expect("eighteen digits fit")
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(text: &str) -> Fraction {
        Decimal::parse(text).unwrap().into()
    }

    #[test]
    fn a_quotient_is_exact_until_it_is_asked_for_at_a_scale() {
        let third = Fraction::whole(1).over(Fraction::whole(3)).unwrap().unwrap();
        assert_eq!(third.times(Fraction::whole(3)), Ok(Fraction::whole(1)));
        let written = |number: Fraction, scale, rounding| {
            let (number, exact) = number.at(scale, rounding).unwrap();
            (number.to_string(), exact)
        };
        assert_eq!(written(third, 2, Rounding::HalfUp), ("0.33".into(), false));
        assert_eq!(written(fraction("-0.125"), 2, Rounding::HalfUp), ("-0.13".into(), false));
        assert_eq!(written(fraction("-0.125"), 2, Rounding::Truncate), ("-0.12".into(), false));
        assert_eq!(written(fraction("2.50"), 1, Rounding::Truncate), ("2.5".into(), true));
        assert_eq!(fraction("2.50").shortest(6).unwrap().0.to_string(), "2.5");
        assert_eq!(third.shortest(6).unwrap().0.to_string(), "0.333333");
    }

    #[test]
    fn division_by_zero_and_what_leaves_the_range_are_told() {
        assert_eq!(Fraction::whole(1).over(Fraction::ZERO), Ok(None));
        let most = fraction("999999999999999999");
        let square = most.times(most).unwrap();
        assert_eq!(square.times(most), Err(TooLarge));
        assert_eq!(square.at(0, Rounding::Truncate), Err(TooLarge));
    }

    #[test]
    fn numbers_of_any_sign_are_in_order() {
        for (smaller, larger) in [("-1", "0"), ("0.1", "0.2"), ("-0.2", "-0.1"), ("98.8", "98.81")] {
            assert_eq!(fraction(smaller).compare(fraction(larger)), Ok(Ordering::Less));
            assert_eq!(fraction(larger).compare(fraction(smaller)), Ok(Ordering::Greater));
        }
        assert_eq!(fraction("99").compare(fraction("99.00")), Ok(Ordering::Equal));
        assert_eq!(fraction("-3").absolute(), fraction("3"));
    }
}
