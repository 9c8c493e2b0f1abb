//! A stretch of numbers whose ends say on which side they belong.
//!
//! It reckons with no value of its own: a value says how it stands to an end, so that a fraction is compared exactly and
//! is never rounded to be judged.

use std::cmp::Ordering;
use std::fmt;

use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The number.
    pub at: Decimal,
    /// Whether the number itself lies within.
    pub included: bool,
}

/// All numbers between two ends; an end that is absent is open without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    lower: Option<Edge>,
    upper: Option<Edge>,
}

/// Why a text is no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntervalFault {
    /// It is written in another way.
    #[error("a range is written with >=, >, <=, < or =, for example \">=70 <90\"")]
    Shape,
    /// What stands after a sign is no number.
    #[error(transparent)]
    Number(#[from] DecimalFault),
    /// No number lies within.
    #[error("no number lies in this range; write its smaller end after > or >=")]
    Nothing,
}

impl Interval {
    /// The interval of these ends; `None` where no number lies within.
    pub fn new(lower: Option<Edge>, upper: Option<Edge>) -> Option<Interval> {
        let holds = match (lower, upper) {
            (Some(lower), Some(upper)) => match lower.at.cmp(&upper.at) {
                Ordering::Less => true,
                Ordering::Equal => lower.included && upper.included,
                Ordering::Greater => false,
            },
            _ => true,
        };
        holds.then_some(Interval { lower, upper })
    }

    /// Reads `>=70 <90`, `≥ 70, < 90`, `<50` or `=100`.
    pub fn parse(text: &str) -> Result<Interval, IntervalFault> {
        let (mut lower, mut upper) = (None, None);
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(IntervalFault::Shape);
        }
        while !rest.is_empty() {
            let (sign, after) = sign(rest).ok_or(IntervalFault::Shape)?;
            let after = after.trim_start();
            let end = after.find(|c: char| c == ',' || c.is_whitespace() || "<>=≤≥".contains(c));
            let (number, tail) = after.split_at(end.unwrap_or(after.len()));
            let at = Decimal::parse(number)?;
            let below = matches!(sign, Sign::Below | Sign::AtMost | Sign::Equal);
            let above = matches!(sign, Sign::Above | Sign::AtLeast | Sign::Equal);
            let edge = Edge { at, included: !matches!(sign, Sign::Below | Sign::Above) };
            if below && upper.replace(edge).is_some() || above && lower.replace(edge).is_some() {
                return Err(IntervalFault::Shape);
            }
            rest = tail.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        }
        Interval::new(lower, upper).ok_or(IntervalFault::Nothing)
    }

    /// The lower end.
    pub fn lower(self) -> Option<Edge> {
        self.lower
    }

    /// The upper end.
    pub fn upper(self) -> Option<Edge> {
        self.upper
    }

    /// Where a value lies: `Less` below the interval, `Equal` within. `against` says how the value stands to a number.
    pub fn place(self, against: impl Fn(Decimal) -> Ordering) -> Ordering {
        let outside = |edge: Edge, beyond: Ordering| match against(edge.at) {
            Ordering::Equal => !edge.included,
            found => found == beyond,
        };
        if self.lower.is_some_and(|edge| outside(edge, Ordering::Less)) {
            return Ordering::Less;
        }
        if self.upper.is_some_and(|edge| outside(edge, Ordering::Greater)) {
            return Ordering::Greater;
        }
        Ordering::Equal
    }

    /// Whether a value lies within.
    pub fn holds(self, against: impl Fn(Decimal) -> Ordering) -> bool {
        self.place(against) == Ordering::Equal
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lower, self.upper) {
            (None, None) => f.write_str("every number"),
            (Some(lower), Some(upper)) if lower.at == upper.at => write!(f, "={}", lower.at),
            (lower, upper) => {
                if let Some(edge) = lower {
                    write!(f, ">{}{}", if edge.included { "=" } else { "" }, edge.at)?;
                }
                if let Some(edge) = upper {
                    let blank = if lower.is_some() { " " } else { "" };
                    write!(f, "{blank}<{}{}", if edge.included { "=" } else { "" }, edge.at)?;
                }
                Ok(())
            }
        }
    }
}

enum Sign {
    Below,
    AtMost,
    Equal,
    AtLeast,
    Above,
}

fn sign(text: &str) -> Option<(Sign, &str)> {
    let signs = [
        (">=", Sign::AtLeast),
        ("≥", Sign::AtLeast),
        ("<=", Sign::AtMost),
        ("≤", Sign::AtMost),
        (">", Sign::Above),
        ("<", Sign::Below),
        ("=", Sign::Equal),
    ];
    signs.into_iter().find_map(|(written, sign)| text.strip_prefix(written).map(|rest| (sign, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IntervalFault>) {
        assert_eq!(Interval::parse(text).map(|interval| interval.to_string()), expected.map(str::to_owned));
    }

    #[test]
    fn an_interval_is_read_and_written_alike() {
        for text in [">=70 <90", ">70 <=90", "<50", ">=90", "=100", ">=-1.5 <0"] {
            check(text, Ok(text));
        }
        check("≥ 70, < 90", Ok(">=70 <90"));
        check(">70<=90", Ok(">70 <=90"));
    }

    #[test]
    fn what_is_no_interval_says_why() {
        for text in ["", "70", "70-90", ">=70 >=80", "=70 <90", ", <50"] {
            check(text, Err(IntervalFault::Shape));
        }
        check(">=x", Err(IntervalFault::Number(DecimalFault::Shape)));
        check(">=90 <70", Err(IntervalFault::Nothing));
        check(">90 <=90", Err(IntervalFault::Nothing));
    }

    #[test]
    fn an_end_belongs_where_it_says() {
        let place = |text: &str, value: &str| {
            let value = Decimal::parse(value).unwrap();
            Interval::parse(text).unwrap().place(|edge| value.cmp(&edge))
        };
        assert_eq!(place(">90", "90"), Ordering::Less);
        assert_eq!(place(">=70 <=90", "90"), Ordering::Equal);
        assert_eq!(place(">=70 <90", "90"), Ordering::Greater);
        assert_eq!(place("=100", "100.0"), Ordering::Equal);
    }
}
