//! Exact numbers: scale 0 to 6, coefficient below 10^18. Nothing here is ever a floating-point number.

use std::cmp::Ordering;
use std::fmt;

/// The most digits after the comma.
pub const SCALE_MAX: u8 = 6;
/// No coefficient reaches it.
pub const COEFFICIENT_END: i64 = 1_000_000_000_000_000_000;

/// `coefficient x 10^-scale`. Equal by value: 99 and 99.0 are equal numbers and different texts.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// The digits, with their sign.
    pub coefficient: i64,
    /// How many of the digits stand after the comma.
    pub scale: u8,
}

/// How a division or a report cuts digits off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// To the nearest; halves away from zero.
    HalfUp,
    /// Towards zero.
    Truncate,
}

impl Decimal {
    /// A number with digits after the comma: `new(995, 1)` is 99,5.
    pub const fn new(coefficient: i64, scale: u8) -> Self {
        Self { coefficient, scale }
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { coefficient: value, scale: 0 }
    }

    /// A count of things.
    pub fn count(value: usize) -> Self {
        Self::whole(i64::try_from(value).unwrap_or(COEFFICIENT_END - 1))
    }

    /// Reads `-12.50`; none where that is not a number within the bounds.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
        if !plain || digits.ends_with('.') {
            return None;
        }
        let scale = u8::try_from(fraction.len()).ok().filter(|scale| *scale <= SCALE_MAX)?;
        let magnitude: i64 = format!("{whole}{fraction}").parse().ok().filter(|c| *c < COEFFICIENT_END)?;
        Some(Self::new(if negative { -magnitude } else { magnitude }, scale))
    }

    /// The sum, at the larger scale; none beyond the bounds.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        bounded(self.at(scale) + other.at(scale), scale)
    }

    /// The difference, at the larger scale; none beyond the bounds.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self::new(-other.coefficient, other.scale))
    }

    /// Without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self::new(self.coefficient.saturating_abs(), self.scale)
    }

    /// `100 x part / whole` with that many digits after the comma; none for a zero or negative whole or beyond the bounds.
    pub fn percent(part: Self, whole: Self, scale: u8, cut: Cut) -> Option<Self> {
        if whole.coefficient <= 0 || scale > SCALE_MAX {
            return None;
        }
        let common = part.scale.max(whole.scale);
        let numerator = part.at(common).checked_mul(100 * power(scale))?;
        bounded(divide(numerator, whole.at(common), cut), scale)
    }

    /// The same value with that many digits after the comma, cut where it had more.
    #[must_use]
    pub fn cut_to(self, scale: u8, cut: Cut) -> Option<Self> {
        if scale >= self.scale {
            return bounded(self.at(scale), scale);
        }
        bounded(divide(i128::from(self.coefficient), power(self.scale - scale), cut), scale)
    }

    /// The coefficient at another scale, which is never smaller than its own.
    fn at(self, scale: u8) -> i128 {
        i128::from(self.coefficient) * power(scale - self.scale)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
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
        let scale = self.scale.max(other.scale);
        self.at(scale).cmp(&other.at(scale))
    }
}

/// As Vietnamese papers write it: `13.800` and `98,62`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (magnitude, divisor) = (self.coefficient.unsigned_abs(), 10_u64.pow(self.scale.into()));
        if self.coefficient < 0 {
            f.write_str("-")?;
        }
        write_grouped(magnitude / divisor, f)?;
        if self.scale > 0 {
            write!(f, ",{:0width$}", magnitude % divisor, width = usize::from(self.scale))?;
        }
        Ok(())
    }
}

/// The digits with a point before every three of them.
fn write_grouped(number: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number < 1_000 {
        return write!(f, "{number}");
    }
    write_grouped(number / 1_000, f)?;
    write!(f, ".{:03}", number % 1_000)
}

fn bounded(coefficient: i128, scale: u8) -> Option<Decimal> {
    let coefficient = i64::try_from(coefficient).ok()?;
    (coefficient.abs() < COEFFICIENT_END).then_some(Decimal { coefficient, scale })
}

/// The denominator is positive.
fn divide(numerator: i128, denominator: i128, cut: Cut) -> i128 {
    let quotient = numerator / denominator;
    let remainder = numerator % denominator;
    if cut == Cut::HalfUp && 2 * remainder.abs() >= denominator { quotient + numerator.signum() } else { quotient }
}

fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

#[cfg(test)]
mod tests {
    use super::{Cut, Decimal};

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn equal_values_are_equal_whatever_their_scale() {
        assert_eq!(number("99"), number("99.0"));
        assert!(number("-1.5") < number("-1.49"));
        assert_eq!(number("99").plus(number("0.5")), Some(number("99.5")));
        assert_eq!(number("99").minus(number("98.62")), Some(number("0.38")));
    }

    #[test]
    fn only_numbers_within_the_bounds_are_read() {
        for wrong in ["", "-", "1.", ".5", "1,5", "+1", "0.1234567", "1000000000000000000", "1e3", "1.-5"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Decimal::parse("999999999999999999").map(|n| n.coefficient), Some(999_999_999_999_999_999));
    }

    #[test]
    fn a_percentage_names_its_scale_and_rounding() {
        let rate = |cut| Decimal::percent(number("2"), number("3"), 2, cut);
        assert_eq!(rate(Cut::HalfUp), Some(number("66.67")));
        assert_eq!(rate(Cut::Truncate), Some(number("66.66")));
        assert_eq!(Decimal::percent(number("1"), number("0"), 2, Cut::HalfUp), None);
        assert_eq!(number("98.5").cut_to(0, Cut::HalfUp), Some(number("99")));
        assert_eq!(number("-98.5").cut_to(0, Cut::HalfUp), Some(number("-99")));
        assert_eq!(number("98.9").cut_to(0, Cut::Truncate), Some(number("98")));
    }

    #[test]
    fn numbers_are_written_the_vietnamese_way() {
        for (given, written) in [("13800", "13.800"), ("-1234567.50", "-1.234.567,50"), ("99.0", "99,0"), ("0", "0")] {
            assert_eq!(number(given).to_string(), written);
        }
    }
}
