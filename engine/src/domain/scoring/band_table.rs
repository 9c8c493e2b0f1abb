//! Bands that together hold every number once.
//!
//! A table with a gap or an overlap cannot be made: whoever writes one is told which numbers have no band, or two.

use std::cmp::Ordering;

use super::interval::{Edge, Interval};
use crate::domain::Decimal;

/// A stretch of numbers, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band<T> {
    /// The numbers.
    pub interval: Interval,
    /// What they mean.
    pub value: T,
}

/// Where the numbers begin that a table must hold; none has an upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Without bound: a score may lie below zero.
    Everything,
    /// At zero: a ratio never lies below.
    FromZero,
}

/// What is wrong with a list of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BandFault {
    /// There are none.
    #[error("there is no band")]
    Empty,
    /// Numbers without a band.
    #[error("gap: no band holds {0}")]
    Gap(Interval),
    /// Numbers with two bands.
    #[error("overlap: two bands hold {0}")]
    Overlap(Interval),
}

/// Bands from the lowest to the highest, without gap or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandTable<T> {
    bands: Vec<Band<T>>,
}

impl<T> BandTable<T> {
    /// The table of these bands, in whatever order they are given; else all gaps and overlaps from the lowest up.
    pub fn new(mut bands: Vec<Band<T>>, reach: Reach) -> Result<BandTable<T>, Vec<BandFault>> {
        if bands.is_empty() {
            return Err(vec![BandFault::Empty]);
        }
        bands.sort_by(|a, b| compare_lower(a.interval.lower(), b.interval.lower()));
        let faults = faults(bands.iter().map(|band| band.interval), reach);
        if faults.is_empty() { Ok(BandTable { bands }) } else { Err(faults) }
    }

    /// The bands, from the lowest to the highest.
    pub fn bands(&self) -> &[Band<T>] {
        &self.bands
    }

    /// What a value means. `against` says how the value stands to a number.
    pub fn find(&self, against: impl Fn(Decimal) -> Ordering) -> &T {
        let holding = self.bands.iter().find(|band| band.interval.holds(&against));
        &holding.expect("a table holds every number within its reach").value
    }
}

fn faults(intervals: impl Iterator<Item = Interval>, reach: Reach) -> Vec<BandFault> {
    let mut found = Vec::new();
    // The first number that no band before holds; its `included` says whether it is that number or what follows it.
    let mut next = match reach {
        Reach::Everything => None,
        Reach::FromZero => Some(Edge { at: Decimal::ZERO, included: true }),
    };
    let (mut first, mut closed) = (true, false);
    for interval in intervals {
        match compare_lower(next, interval.lower()) {
            _ if closed => found.push(BandFault::Overlap(interval)),
            Ordering::Less => found.extend(gap(next, interval.lower())),
            Ordering::Greater if !first => found.extend(overlap(interval, next)),
            Ordering::Equal | Ordering::Greater => {}
        }
        match interval.upper().map(|upper| Edge { included: !upper.included, ..upper }) {
            None => closed = true,
            Some(after) if first => next = Some(after),
            Some(after) => next = later(next, after),
        }
        first = false;
    }
    if !closed {
        found.extend(Interval::new(next, None).map(BandFault::Gap));
    }
    found
}

/// The numbers from `next` on that lie before a band's lower end.
fn gap(next: Option<Edge>, lower: Option<Edge>) -> Option<BandFault> {
    let before = lower.map(|edge| Edge { at: edge.at, included: !edge.included });
    Interval::new(next, before).map(BandFault::Gap)
}

/// The numbers of a band that lie before `next`.
fn overlap(interval: Interval, next: Option<Edge>) -> Option<BandFault> {
    let before = next.map(|edge| Edge { at: edge.at, included: !edge.included });
    let end = match (before, interval.upper()) {
        (Some(a), Some(b)) if (b.at, b.included) < (a.at, a.included) => Some(b),
        (before, _) => before,
    };
    Interval::new(interval.lower(), end).map(BandFault::Overlap)
}

fn later(a: Option<Edge>, b: Edge) -> Option<Edge> {
    if compare_lower(a, Some(b)) == Ordering::Greater { a } else { Some(b) }
}

/// The order of lower ends: open first, then by number, and the number itself before what follows it.
fn compare_lower(a: Option<Edge>, b: Option<Edge>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a.at.cmp(&b.at).then(b.included.cmp(&a.included)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(ranges: &[&str], reach: Reach) -> Result<BandTable<usize>, Vec<String>> {
        let band = |(value, text): (usize, &&str)| Band { interval: Interval::parse(text).unwrap(), value };
        let bands = ranges.iter().enumerate().map(band).collect();
        BandTable::new(bands, reach).map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    #[track_caller]
    fn refused(ranges: &[&str], reach: Reach, expected: &[&str]) {
        assert_eq!(table(ranges, reach).map(|_| ()), Err(expected.iter().map(|text| (*text).to_owned()).collect()));
    }

    #[test]
    fn bands_in_any_order_that_leave_nothing_out_are_a_table() {
        let bands = table(&[">=90", "<50", ">=50 <70", ">=70 <90"], Reach::Everything).unwrap();
        let found = |text: &str| {
            let value = Decimal::parse(text).unwrap();
            *bands.find(|edge| value.cmp(&edge))
        };
        assert_eq!(["90", "89.99", "70", "69.999999", "50", "49", "-3"].map(found), [0, 3, 3, 2, 2, 1, 1]);
        assert!(table(&["=0", ">0 <=50", ">50"], Reach::FromZero).is_ok());
        assert!(table(&["<50", ">=50"], Reach::FromZero).is_ok(), "more than is asked");
    }

    #[test]
    fn a_gap_is_named() {
        refused(&[">=80", "<70"], Reach::Everything, &["gap: no band holds >=70 <80"]);
        refused(&[">70", "<70"], Reach::Everything, &["gap: no band holds =70"]);
        refused(&[">=70 <=100", "<70"], Reach::Everything, &["gap: no band holds >100"]);
        refused(&[">=70"], Reach::Everything, &["gap: no band holds <70"]);
        refused(&[">0"], Reach::FromZero, &["gap: no band holds =0"]);
        refused(&[], Reach::FromZero, &["there is no band"]);
    }

    #[test]
    fn an_overlap_is_named() {
        refused(&[">=70", "<=70"], Reach::Everything, &["overlap: two bands hold =70"]);
        refused(&[">=70", "<75"], Reach::Everything, &["overlap: two bands hold >=70 <75"]);
        refused(&[">=20 <30", "<50", ">=50"], Reach::Everything, &["overlap: two bands hold >=20 <30"]);
        refused(&["<50", ">=50", ">=60"], Reach::Everything, &["overlap: two bands hold >=60"]);
        refused(&["<50", "<40", ">=50"], Reach::Everything, &["overlap: two bands hold <40"]);
    }

    #[test]
    fn all_faults_are_named_at_once() {
        refused(
            &["<50", ">=40 <60", ">=70"],
            Reach::Everything,
            &["overlap: two bands hold >=40 <50", "gap: no band holds >=60 <70"],
        );
    }

    proptest! {
        #[test]
        fn every_number_has_exactly_one_band(
            cuts in proptest::collection::btree_map(-100_i64..100, any::<bool>(), 1..6),
            value in -120_i64..120,
        ) {
            let edges: Vec<Edge> = cuts
                .iter()
                .map(|(at, included)| Edge { at: Decimal::whole(*at).unwrap(), included: *included })
                .collect();
            let lower = std::iter::once(None).chain(edges.iter().copied().map(Some));
            let upper = edges.iter().map(|edge| Some(Edge { included: !edge.included, ..*edge })).chain([None]);
            let mut bands: Vec<Band<()>> = lower
                .zip(upper)
                .filter_map(|(lower, upper)| Interval::new(lower, upper))
                .map(|interval| Band { interval, value: () })
                .collect();
            bands.reverse();
            let table = BandTable::new(bands, Reach::Everything).unwrap();
            let value = Decimal::whole(value).unwrap();
            prop_assert_eq!(table.bands().iter().filter(|band| band.interval.holds(|edge| value.cmp(&edge))).count(), 1);
            let twice = [table.bands(), &table.bands()[..1]].concat();
            prop_assert!(BandTable::new(twice, Reach::Everything).is_err());
        }
    }
}
