//! What changed since last year: points and ranks, as far as the two years can be compared.
//!
//! A change of rank means something only among the same units. Where units joined or left, ranks are not compared at all
//! and the changes of points stand under a footnote that names who joined and who left.

use std::collections::BTreeSet;

use super::rank::{Merit, TieRule, ranks_known};
use super::ranking::{RankedUnit, Standing};
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// A unit's change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// This year's index less last year's.
    pub index: Decimal,
    /// By how many ranks it rose; below zero where it fell, `None` where ranks cannot be compared.
    pub ranks: Option<i64>,
}

/// How the units differ from last year's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Membership {
    /// Whether anything is known of last year.
    pub has_last_year: bool,
    /// Units that were not scored last year.
    pub joined: Vec<String>,
    /// Units that are not scored any more.
    pub left: Vec<String>,
}

impl Membership {
    /// Whether both years are known and have the same units.
    pub fn is_same(&self) -> bool {
        self.has_last_year && self.joined.is_empty() && self.left.is_empty()
    }
}

/// Fills in the changes of a group's standings and says how its units differ from last year's.
pub(super) fn changes(
    units: &[&RankedUnit],
    standings: &mut [Standing],
    ties: TieRule,
) -> Result<Membership, DecimalFault> {
    let names = |of: &dyn Fn(&RankedUnit) -> bool| -> Vec<String> {
        units.iter().filter(|unit| of(unit)).map(|unit| unit.unit.clone()).collect()
    };
    let has_last_year = units.iter().any(|unit| unit.last_index.is_some());
    if !has_last_year {
        return Ok(Membership::default());
    }
    let joined = names(&|unit| unit.points.is_some() && unit.last_index.is_none());
    let left = names(&|unit| unit.points.is_none());
    let membership = Membership { has_last_year, joined, left };
    let last = if membership.is_same() { last_ranks(standings, ties) } else { vec![None; standings.len()] };
    for (standing, last_rank) in standings.iter_mut().zip(last) {
        let (Some(now), Some(before)) = (standing.index, standing.unit.last_index) else { continue };
        let index = now.minus(before)?;
        let signed = |rank: u64| i64::try_from(rank).ok();
        let ranks = last_rank.and_then(signed).zip(standing.rank.and_then(signed)).map(|(last, now)| last - now);
        standing.change = Some(Change { index, ranks });
    }
    Ok(membership)
}

/// Last year's ranks: those that were published, and where none was, those that follow from last year's indexes.
fn last_ranks(standings: &[Standing], ties: TieRule) -> Vec<Option<u64>> {
    let published: BTreeSet<u64> = standings.iter().filter_map(|standing| standing.unit.last_rank).collect();
    if !published.is_empty() {
        return standings.iter().map(|standing| standing.unit.last_rank).collect();
    }
    let merit = |standing: &Standing| {
        let points = standing.unit.last_index.filter(|_| standing.unit.is_ranked)?;
        Some(Merit { points, second: None })
    };
    let merits: Vec<Option<Merit>> = standings.iter().map(merit).collect();
    // No second key is known of last year, so its ties share their rank.
    let ties = if ties == TieRule::SecondKey { TieRule::Competition } else { ties };
    ranks_known(&merits, ties)
}
