//! Where a number can lie: an interval of exact fractions whose ends belong to it or do not.
//!
//! All tolerance comes from here: how far a sum may lie from its total follows from the digits of its parts.

use std::cmp::Ordering;

use super::fraction::{Fraction, TooLarge};

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The number.
    pub at: Fraction,
    /// Whether the range stops short of it.
    pub open: bool,
}

/// Where a number can lie; `None` where it has no bound on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lower end.
    pub low: Option<End>,
    /// The upper end.
    pub high: Option<End>,
}

/// How far two ranges lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The distance between the ends that face each other.
    pub by: Fraction,
    /// Whether any two of their numbers are further apart than that: an end is open.
    pub more: bool,
    /// Whether the first range lies above the second.
    pub above: bool,
}

impl Range {
    /// This number and no other.
    pub fn point(at: Fraction) -> Range {
        Range::closed(at, at)
    }

    /// From one number to another, both included.
    pub fn closed(low: Fraction, high: Fraction) -> Range {
        Range { low: Some(End { at: low, open: false }), high: Some(End { at: high, open: false }) }
    }

    /// The only number it holds; `None` where it holds several.
    pub fn only(self) -> Option<Fraction> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high && !low.open => Some(low.at),
            _ => None,
        }
    }

    /// Every sum of a number of each.
    pub fn plus(self, other: Range) -> Result<Range, TooLarge> {
        Ok(Range {
            low: both(self.low, other.low, Fraction::plus)?,
            high: both(self.high, other.high, Fraction::plus)?,
        })
    }

    /// Every difference of a number of each.
    pub fn minus(self, other: Range) -> Result<Range, TooLarge> {
        let turned = |end: Option<End>| end.map(|end| End { at: end.at.negated(), ..end });
        self.plus(Range { low: turned(other.high), high: turned(other.low) })
    }

    /// Every number of it, times a positive one.
    pub fn times(self, factor: Fraction) -> Result<Range, TooLarge> {
        let end =
            |end: Option<End>| end.map(|end| Ok::<_, TooLarge>(End { at: end.at.times(factor)?, ..end })).transpose();
        Ok(Range { low: end(self.low)?, high: end(self.high)? })
    }

    /// Every quotient of a number of it by a positive number of `divisor`; `None` where the divisor has no positive number.
    pub fn over(self, divisor: Range) -> Result<Option<Range>, TooLarge> {
        let zero = End { at: Fraction::ZERO, open: true };
        let least = match divisor.low {
            Some(low) if low.at.compare(Fraction::ZERO)? == Ordering::Greater => low,
            _ => zero,
        };
        if let Some(high) = divisor.high
            && high.at.compare(Fraction::ZERO)? != Ordering::Greater
        {
            return Ok(None);
        }
        let low = match self.low {
            None => None,
            Some(low) if low.at.compare(Fraction::ZERO)? == Ordering::Less => quotient(low, Some(least))?,
            Some(low) => quotient(low, divisor.high)?,
        };
        let high = match self.high {
            None => None,
            Some(high) if high.at.compare(Fraction::ZERO)? == Ordering::Less => quotient(high, divisor.high)?,
            Some(high) => quotient(high, Some(least))?,
        };
        Ok(Some(Range { low, high }))
    }

    /// How far it lies from `other`; `None` where they have a number in common.
    pub fn apart(self, other: Range) -> Result<Option<Apart>, TooLarge> {
        match gap(self.low, other.high)? {
            Some((by, more)) => Ok(Some(Apart { by, more, above: true })),
            None => Ok(gap(other.low, self.high)?.map(|(by, more)| Apart { by, more, above: false })),
        }
    }
}

fn both(
    a: Option<End>,
    b: Option<End>,
    reckon: fn(Fraction, Fraction) -> Result<Fraction, TooLarge>,
) -> Result<Option<End>, TooLarge> {
    match (a, b) {
        (Some(a), Some(b)) => Ok(Some(End { at: reckon(a.at, b.at)?, open: a.open || b.open })),
        _ => Ok(None),
    }
}

/// The end of a quotient: by a divisor without bound it comes as near to zero as one likes, by zero it has no bound.
fn quotient(end: End, divisor: Option<End>) -> Result<Option<End>, TooLarge> {
    let Some(divisor) = divisor else {
        return Ok(Some(End { at: Fraction::ZERO, open: end.open || end.at != Fraction::ZERO }));
    };
    match end.at.over(divisor.at)? {
        // Nothing of any positive whole is nothing, so that an open end of the whole opens nothing.
        Some(at) => Ok(Some(End { at, open: end.open || (divisor.open && at != Fraction::ZERO) })),
        None if end.at == Fraction::ZERO => Ok(Some(end)),
        None => Ok(None),
    }
}

/// From an upper end up to a lower one, where the lower one lies above it.
fn gap(low: Option<End>, high: Option<End>) -> Result<Option<(Fraction, bool)>, TooLarge> {
    let (Some(low), Some(high)) = (low, high) else { return Ok(None) };
    let open = low.open || high.open;
    match low.at.compare(high.at)? {
        Ordering::Greater => Ok(Some((low.at.minus(high.at)?, open))),
        Ordering::Equal if open => Ok(Some((Fraction::ZERO, true))),
        Ordering::Equal | Ordering::Less => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Decimal;

    fn fraction(text: &str) -> Fraction {
        Decimal::parse(text).unwrap().into()
    }

    fn half_open(low: &str, high: &str) -> Range {
        Range { low: Some(End { at: fraction(low), open: false }), high: Some(End { at: fraction(high), open: true }) }
    }

    #[test]
    fn an_open_end_stays_open_through_sums() {
        let sum = half_open("0.5", "1.5").plus(Range::point(fraction("2"))).unwrap();
        assert_eq!(sum, half_open("2.5", "3.5"));
        let difference = Range::point(fraction("2")).minus(half_open("0.5", "1.5")).unwrap();
        assert_eq!(difference.low, Some(End { at: fraction("0.5"), open: true }));
        assert_eq!(difference.high, Some(End { at: fraction("1.5"), open: false }));
    }

    #[test]
    fn ranges_that_touch_at_an_open_end_are_apart_by_more_than_nothing() {
        let apart = half_open("1", "2").apart(Range::point(fraction("2"))).unwrap();
        assert_eq!(apart, Some(Apart { by: Fraction::ZERO, more: true, above: false }));
        assert_eq!(half_open("1", "2").apart(Range::point(fraction("1"))), Ok(None));
        let apart = Range::point(fraction("5")).apart(Range::point(fraction("2"))).unwrap();
        assert_eq!(apart, Some(Apart { by: fraction("3"), more: false, above: true }));
        assert_eq!(Range { low: None, high: None }.apart(half_open("1", "2")), Ok(None));
        assert_eq!(Range::point(fraction("1")).only(), Some(fraction("1")));
        assert_eq!(half_open("1", "1").only(), None);
    }

    #[test]
    fn quotients_take_the_ends_that_make_them_small_and_large() {
        let range = Range::closed(fraction("1"), fraction("2"))
            .over(Range::closed(fraction("4"), fraction("5")))
            .unwrap()
            .unwrap();
        assert_eq!(range, Range::closed(fraction("0.2"), fraction("0.5")));
        let range = Range::closed(fraction("-2"), fraction("1"))
            .over(Range::closed(fraction("4"), fraction("5")))
            .unwrap()
            .unwrap();
        assert_eq!(range, Range::closed(fraction("-0.5"), fraction("0.25")));
    }

    #[test]
    fn a_whole_without_bounds_bounds_no_quotient() {
        let above = Range { low: Some(End { at: fraction("4"), open: true }), high: None };
        let range = Range::point(fraction("2")).over(above).unwrap().unwrap();
        assert_eq!(range.low, Some(End { at: Fraction::ZERO, open: true }));
        assert_eq!(range.high, Some(End { at: fraction("0.5"), open: true }));
        let range = Range::point(fraction("2")).over(half_open("-1", "4")).unwrap().unwrap();
        assert_eq!((range.low, range.high), (Some(End { at: fraction("0.5"), open: true }), None));
        let range = Range::point(Fraction::ZERO).over(half_open("0", "4")).unwrap().unwrap();
        assert_eq!(range, Range::point(Fraction::ZERO));
        assert_eq!(Range::point(fraction("2")).over(Range::point(Fraction::ZERO)), Ok(None));
    }
}
