//! Ranks by points, under a stated rule for ties.

use std::cmp::Ordering;

use crate::domain::Decimal;

/// What becomes of units with equal points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieRule {
    /// They share a rank, and as many ranks after it stay empty: 1, 2, 2, 4.
    Competition,
    /// They share a rank, and the next one follows: 1, 2, 2, 3.
    Dense,
    /// A stated second key parts them; units that are equal in both share a rank.
    SecondKey,
}

impl TieRule {
    /// All rules.
    pub const ALL: [TieRule; 3] = [TieRule::Competition, TieRule::Dense, TieRule::SecondKey];

    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            TieRule::Competition => "competition",
            TieRule::Dense => "dense",
            TieRule::SecondKey => "second-key",
        }
    }

    /// The rule of an identifier.
    pub fn parse(id: &str) -> Option<TieRule> {
        TieRule::ALL.into_iter().find(|rule| rule.id() == id)
    }
}

/// What a unit is ranked by: more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merit {
    /// The points, or the index where units are scored out of different maxima.
    pub points: Decimal,
    /// The second key; `None` where there is none, which comes after any.
    pub second: Option<Decimal>,
}

impl Merit {
    /// The better one first.
    fn compare(self, other: Merit, rule: TieRule) -> Ordering {
        let by_points = other.points.cmp(&self.points);
        match rule {
            TieRule::SecondKey => by_points.then(other.second.cmp(&self.second)),
            TieRule::Competition | TieRule::Dense => by_points,
        }
    }
}

/// The rank of each, in the order in which they are given.
pub fn ranks(merits: &[Merit], rule: TieRule) -> Vec<u64> {
    let mut order: Vec<usize> = (0..merits.len()).collect();
    order.sort_by(|a, b| merits[*a].compare(merits[*b], rule));
    let mut ranks = vec![0; merits.len()];
    let (mut rank, mut before) = (0, None);
    for (place, at) in (1_u64..).zip(order) {
        let ties = before.is_some_and(|before| merits[at].compare(merits[before], rule) == Ordering::Equal);
        if !ties {
            rank = if rule == TieRule::Dense { rank + 1 } else { place };
        }
        ranks[at] = rank;
        before = Some(at);
    }
    ranks
}

/// The rank of each that has something to be ranked by, among those that have.
pub(super) fn ranks_known(merits: &[Option<Merit>], rule: TieRule) -> Vec<Option<u64>> {
    let known: Vec<Merit> = merits.iter().copied().flatten().collect();
    let mut found = ranks(&known, rule).into_iter();
    merits.iter().map(|merit| merit.and_then(|_| found.next())).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::decimal;

    fn merits(units: &[(&str, &str)]) -> Vec<Merit> {
        let merit = |(points, second): &(&str, &str)| Merit {
            points: decimal(points),
            second: (!second.is_empty()).then(|| decimal(second)),
        };
        units.iter().map(merit).collect()
    }

    #[test]
    fn kien_giang_2018_has_two_units_at_91() {
        let units = merits(&[("98", ""), ("91", "40"), ("92", ""), ("91", "42"), ("86.5", "")]);
        assert_eq!(ranks(&units, TieRule::Competition), [1, 3, 2, 3, 5]);
        assert_eq!(ranks(&units, TieRule::Dense), [1, 3, 2, 3, 4]);
        assert_eq!(ranks(&units, TieRule::SecondKey), [1, 4, 2, 3, 5]);
    }

    #[test]
    fn a_second_key_that_ties_too_parts_nobody() {
        let units = merits(&[("85.42", "1"), ("85.420", "1.0"), ("85.42", ""), ("85", "")]);
        assert_eq!(ranks(&units, TieRule::SecondKey), [1, 1, 3, 4]);
    }

    #[test]
    fn one_unit_is_first_and_none_is_nobody() {
        for rule in TieRule::ALL {
            assert_eq!(ranks(&merits(&[("77.93", "")]), rule), [1]);
            assert_eq!(ranks(&[], rule), [0_u64; 0]);
            assert_eq!(TieRule::parse(rule.id()), Some(rule));
        }
    }

    proptest! {
        #[test]
        fn ranks_follow_the_points_and_count_who_is_better(points in proptest::collection::vec(0_i64..8, 0..12)) {
            let merits: Vec<Merit> =
                points.iter().map(|points| Merit { points: Decimal::whole(*points).unwrap(), second: None }).collect();
            let (competition, dense) = (ranks(&merits, TieRule::Competition), ranks(&merits, TieRule::Dense));
            for (at, own) in points.iter().enumerate() {
                let better = points.iter().filter(|other| *other > own).count() as u64;
                prop_assert_eq!(competition[at], better + 1);
                let distinct: std::collections::BTreeSet<_> = points.iter().filter(|other| *other > own).collect();
                prop_assert_eq!(dense[at], distinct.len() as u64 + 1);
            }
        }
    }
}
