//! Exact decimal numbers: compared by value, kept as they were reported.

use std::cmp::Ordering;
use std::fmt;

/// A number `coefficient × 10^-scale`, with a scale of 0 to 6 and a coefficient below 10^18 either way.
///
/// Two decimals of equal value are equal whatever their scale: 99 equals 99.0. [`fmt::Display`] still tells them apart.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    coefficient: i64,
    scale: u8,
}

/// Why a text or a sum is no decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecimalFault {
    /// The text is not digits with at most one decimal point.
    #[error("a number is written with digits and at most one decimal point, for example 13800 or 99.5")]
    Shape,
    /// More than six digits after the point.
    #[error("a number has at most 6 decimals")]
    TooPrecise,
    /// The digits do not fit below 10^18.
    #[error("a number has at most 18 digits")]
    TooLarge,
    /// A quotient by zero.
    #[error("division by zero")]
    ByZero,
}

/// How a quotient is brought to its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    HalfUp,
    /// Toward zero.
    Truncate,
}

impl Rounding {
    /// Both.
    pub const ALL: [Rounding; 2] = [Rounding::HalfUp, Rounding::Truncate];

    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            Rounding::HalfUp => "half-up",
            Rounding::Truncate => "truncate",
        }
    }

    /// The rounding of an identifier.
    pub fn parse(id: &str) -> Option<Rounding> {
        Rounding::ALL.into_iter().find(|rounding| rounding.id() == id)
    }
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { coefficient: 0, scale: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { coefficient: 1, scale: 0 };
    /// A hundred: the whole of a percentage.
    pub const HUNDRED: Decimal = Decimal { coefficient: 100, scale: 0 };
    /// The most digits after the point.
    pub const SCALE_MAX: u8 = 6;
    /// The first coefficient that is too large.
    pub const COEFFICIENT_END: i64 = 1_000_000_000_000_000_000;

    /// `coefficient × 10^-scale`.
    pub fn new(coefficient: i64, scale: u8) -> Result<Decimal, DecimalFault> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalFault::TooPrecise);
        }
        if coefficient.unsigned_abs() >= Decimal::COEFFICIENT_END.unsigned_abs() {
            return Err(DecimalFault::TooLarge);
        }
        Ok(Decimal { coefficient, scale })
    }

    /// A whole number; `None` from 10^18.
    pub fn whole(number: i64) -> Option<Decimal> {
        Decimal::new(number, 0).ok()
    }

    /// Reads `-?digits[.digits]`; keeps trailing zeros as reported.
    pub fn parse(text: &str) -> Result<Decimal, DecimalFault> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(DecimalFault::Shape),
            Some((whole, fraction)) => (whole, fraction),
            None => (digits, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(DecimalFault::Shape);
        }
        if fraction.len() > usize::from(Decimal::SCALE_MAX) {
            return Err(DecimalFault::TooPrecise);
        }
        let mut coefficient: i64 = 0;
        for digit in whole.bytes().chain(fraction.bytes()).map(|b| i64::from(b - b'0')) {
            coefficient =
                coefficient.checked_mul(10).and_then(|c| c.checked_add(digit)).ok_or(DecimalFault::TooLarge)?;
        }
        let scale = u8::try_from(fraction.len()).map_err(|_| DecimalFault::TooPrecise)?;
        Decimal::new(if text.starts_with('-') { -coefficient } else { coefficient }, scale)
    }

    /// The digits without their point.
    pub fn coefficient(self) -> i64 {
        self.coefficient
    }

    /// How many digits stand after the point.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// The exact sum, at the larger scale of its parts; a fault when it leaves the range.
    pub fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Result<Decimal, DecimalFault> {
        let mut scale = 0;
        let mut total: i128 = 0; // at SCALE_MAX; 2^127 / 10^24 leaves room for 10^14 terms
        for number in numbers {
            scale = scale.max(number.scale);
            total = total.checked_add(number.widened()).ok_or(DecimalFault::TooLarge)?;
        }
        let coefficient = total / power(Decimal::SCALE_MAX - scale);
        Decimal::new(i64::try_from(coefficient).map_err(|_| DecimalFault::TooLarge)?, scale)
    }

    /// The exact difference, at the larger scale of the two; a fault when it leaves the range.
    pub fn minus(self, other: Decimal) -> Result<Decimal, DecimalFault> {
        Decimal::sum([self, other.negated()])
    }

    /// `self / divisor` at the given scale.
    pub fn divide(self, divisor: Decimal, scale: u8, rounding: Rounding) -> Result<Decimal, DecimalFault> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalFault::TooPrecise);
        }
        let (numerator, denominator) = (self.widened(), divisor.widened());
        if denominator == 0 {
            return Err(DecimalFault::ByZero);
        }
        let scaled = numerator.checked_mul(power(scale)).ok_or(DecimalFault::TooLarge)?;
        rounded_quotient(scaled, denominator, scale, rounding)
    }

    /// `self × part / whole` at the given scale, rounded once.
    pub fn proportion(
        self,
        part: Decimal,
        whole: Decimal,
        scale: u8,
        rounding: Rounding,
    ) -> Result<Decimal, DecimalFault> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalFault::TooPrecise);
        }
        if whole.coefficient == 0 {
            return Err(DecimalFault::ByZero);
        }
        let numerator = i128::from(self.coefficient)
            .checked_mul(i128::from(part.coefficient))
            .and_then(|product| product.checked_mul(power(whole.scale + scale)))
            .ok_or(DecimalFault::TooLarge)?;
        let denominator = i128::from(whole.coefficient) * power(self.scale + part.scale);
        rounded_quotient(numerator, denominator, scale, rounding)
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Decimal {
        Decimal { coefficient: -self.coefficient, scale: self.scale }
    }

    /// As officials write it: `13.800`, `98,82`.
    pub fn vietnamese(self) -> String {
        let text = self.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (sign, digits) = whole.split_at(usize::from(self.coefficient < 0));
        let mut grouped = String::from(sign);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        if fraction.is_empty() { grouped } else { format!("{grouped},{fraction}") }
    }

    /// The coefficient at the largest scale, where all decimals can be compared.
    fn widened(self) -> i128 {
        i128::from(self.coefficient) * power(Decimal::SCALE_MAX - self.scale)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.widened() == other.widened()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.widened().cmp(&other.widened())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.coefficient < 0 { "-" } else { "" };
        let digits = self.coefficient.unsigned_abs();
        match self.scale {
            0 => write!(f, "{sign}{digits}"),
            scale => {
                let unit = 10_u64.pow(u32::from(scale));
                write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit, width = usize::from(scale))
            }
        }
    }
}

/// `numerator / denominator`, which is not zero, as the coefficient of a decimal of this scale.
fn rounded_quotient(
    numerator: i128,
    denominator: i128,
    scale: u8,
    rounding: Rounding,
) -> Result<Decimal, DecimalFault> {
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let up = rounding == Rounding::HalfUp && rest.unsigned_abs() * 2 >= denominator.unsigned_abs();
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let rounded = quotient + if up { away } else { 0 };
    Decimal::new(i64::try_from(rounded).map_err(|_| DecimalFault::TooLarge)?, scale)
}

fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn equal_values_are_equal_and_keep_their_texts() {
        assert_eq!(decimal("99"), decimal("99.0"));
        assert_eq!(decimal("99.0").to_string(), "99.0");
        assert_eq!(decimal("-0.05").to_string(), "-0.05");
        assert!(decimal("99.000001") > decimal("99"));
    }

    #[test]
    fn officials_group_by_points_and_write_a_decimal_comma() {
        let written = |text: &str| decimal(text).vietnamese();
        assert_eq!(
            ["13800", "999", "-1234567.50", "98.82", "0.05"].map(written),
            ["13.800", "999", "-1.234.567,50", "98,82", "0,05"]
        );
    }

    #[test]
    fn what_is_no_number_says_why() {
        for text in ["", "-", ".5", "5.", "1,5", "1e3", "+1", "13.800.000", " 1"] {
            assert_eq!(Decimal::parse(text), Err(DecimalFault::Shape), "{text:?}");
        }
        assert_eq!(Decimal::parse("1.123456789"), Err(DecimalFault::TooPrecise));
        assert_eq!(Decimal::parse("1000000000000000000"), Err(DecimalFault::TooLarge));
        assert_eq!(decimal("999999999999999999").coefficient(), 999_999_999_999_999_999);
    }

    #[test]
    fn a_quotient_names_its_scale_and_rounding() {
        let divide = |a, b, scale, rounding| decimal(a).divide(decimal(b), scale, rounding).map(|d| d.to_string());
        assert_eq!(divide("2", "3", 2, Rounding::HalfUp), Ok("0.67".into()));
        assert_eq!(divide("2", "3", 2, Rounding::Truncate), Ok("0.66".into()));
        assert_eq!(divide("-1", "2", 0, Rounding::HalfUp), Ok("-1".into()));
        assert_eq!(divide("1", "0.0", 2, Rounding::HalfUp), Err(DecimalFault::ByZero));
    }

    #[test]
    fn a_proportion_is_rounded_once() {
        let of = |a, b, c, scale, rounding| {
            decimal(a).proportion(decimal(b), decimal(c), scale, rounding).map(|d| d.to_string())
        };
        assert_eq!(of("100", "62.62", "70", 2, Rounding::HalfUp), Ok("89.46".into()));
        assert_eq!(of("100", "62.62", "70", 2, Rounding::Truncate), Ok("89.45".into()));
        assert_eq!(of("2", "-1", "3", 1, Rounding::HalfUp), Ok("-0.7".into()));
        assert_eq!(of("1", "1", "0.00", 2, Rounding::HalfUp), Err(DecimalFault::ByZero));
        assert_eq!(
            of("999999999999999999", "999999999999999999", "1", 6, Rounding::HalfUp),
            Err(DecimalFault::TooLarge)
        );
        assert_eq!(decimal("-0.5").negated().to_string(), "0.5");
    }

    #[test]
    fn a_sum_that_leaves_the_range_is_a_fault() {
        let most = decimal("999999999999999999");
        assert_eq!(Decimal::sum([most, decimal("1")]), Err(DecimalFault::TooLarge));
        assert_eq!(Decimal::sum([most, decimal("0.1")]), Err(DecimalFault::TooLarge));
        assert_eq!(Decimal::sum([decimal("1.5"), decimal("2.25")]).map(|d| d.to_string()), Ok("3.75".into()));
        assert_eq!(Decimal::sum([]), Ok(Decimal::ZERO));
    }

    proptest! {
        #[test]
        fn every_decimal_survives_its_text(coefficient in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, scale in 0_u8..=6) {
            let number = Decimal::new(coefficient, scale).unwrap();
            let again = decimal(&number.to_string());
            prop_assert_eq!((again.coefficient(), again.scale()), (coefficient, scale));
        }

        #[test]
        fn order_is_that_of_the_values(a in -1_000_000_i64..1_000_000, b in -1_000_000_i64..1_000_000, scale in 0_u8..=6) {
            let (x, y) = (Decimal::new(a, scale).unwrap(), Decimal::new(b, scale).unwrap());
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        }
    }
}
