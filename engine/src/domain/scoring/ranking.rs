//! A published ranking held against its own numbers: ranks and ratings that follow from the points, what was published
//! beside them, and what changed since last year.
//!
//! Units are ranked within their kind and cluster; those that are scored but not ranked are rated and stand apart. What
//! was published is never replaced: it is compared.

use std::collections::BTreeMap;

use super::changes::{Change, Membership, changes};
use super::count_errors::{CountError, count_errors};
use super::index::{Precision, Published, index, judge_published};
use super::order_errors::{OrderError, order_errors};
use super::rank::{Merit, TieRule, ranks_known};
use super::rating::{RatingBands, Ratings, Share, distribution};
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::unit::UnitKind;

/// What is published of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedUnit {
    /// Its name or code.
    pub unit: String,
    /// Its kind, where the publication tells kinds apart.
    pub kind: Option<UnitKind>,
    /// Its cluster; empty where there are none.
    pub cluster: String,
    /// Its points; `None` for a unit of last year that is not scored any more.
    pub points: Option<Decimal>,
    /// The most points it could have.
    pub max: Decimal,
    /// The second key.
    pub second: Option<Decimal>,
    /// Whether it is ranked with the others.
    pub is_ranked: bool,
    /// The published index.
    pub index: Option<Decimal>,
    /// The published rank.
    pub rank: Option<u64>,
    /// The published rating; empty where none is.
    pub rating: String,
    /// Last year's index; `None` for a unit that was not scored.
    pub last_index: Option<Decimal>,
    /// Last year's rank.
    pub last_rank: Option<u64>,
}

/// What follows for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The unit, as published.
    pub unit: RankedUnit,
    /// 100 × points / max; `None` where the maximum is zero.
    pub index: Option<Decimal>,
    /// What the published index turns out to be.
    pub published_index: Option<Published>,
    /// What it is ranked by: its points where all of its group have one maximum, else its index to six decimals.
    pub merit: Option<Decimal>,
    /// Its rank; `None` for a unit that is not ranked, or has no index.
    pub rank: Option<u64>,
    /// Its rating; `None` where there are no bands for it, or they leave it unrated.
    pub rating: Option<String>,
    /// Whether there are bands for it.
    pub is_rated: bool,
    /// What changed since last year; `None` where there is no last year.
    pub change: Option<Change>,
}

/// Units that are ranked with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their kind.
    pub kind: Option<UnitKind>,
    /// Their cluster; empty where there are none.
    pub cluster: String,
    /// The ranked units from the first down, then those that are not ranked.
    pub standings: Vec<Standing>,
    /// How many ranked units have each rating, from the best down; empty where there are no bands.
    pub shares: Vec<Share>,
    /// Published ranks that contradict the points.
    pub order_errors: Vec<OrderError>,
    /// The tie rules by which every published rank is right; empty where none is published or none fits.
    pub published_fits: Vec<TieRule>,
    /// How the units differ from last year's.
    pub membership: Membership,
}

impl Standing {
    /// Whether a published rank is another than the one that follows.
    pub fn rank_differs(&self) -> bool {
        self.unit.rank.is_some_and(|published| Some(published) != self.rank)
    }

    /// Whether a published rating is another than the one that follows; nothing follows where there are no bands.
    pub fn rating_differs(&self) -> bool {
        let published = &self.unit.rating;
        !published.is_empty() && self.is_rated && self.rating.as_ref() != Some(published)
    }

    /// Whether a published index is neither rounded nor cut off from the one that follows.
    pub fn index_differs(&self) -> bool {
        matches!(self.published_index, Some(Published::Differs { .. }))
    }
}

impl Group {
    /// The tie rules other than the one that was stated, where the published ranks are right by none but them.
    pub fn fits_otherwise(&self, stated: TieRule) -> &[TieRule] {
        if self.published_fits.contains(&stated) { &[] } else { &self.published_fits }
    }

    /// How many published values do not follow from the points. Ranks by another tie rule are right as a whole; a unit
    /// that is not ranked has none.
    pub fn contradictions(&self) -> usize {
        let is_right = |standing: &Standing| standing.rank.is_some() && !self.published_fits.is_empty();
        let of_one = |standing: &Standing| {
            usize::from(standing.rank_differs() && !is_right(standing))
                + usize::from(standing.rating_differs())
                + usize::from(standing.index_differs())
        };
        self.standings.iter().map(of_one).sum()
    }
}

/// A ranking, and what was published of all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The groups, in the order of kind and cluster.
    pub groups: Vec<Group>,
    /// Published numbers of units that do not follow.
    pub count_errors: Vec<CountError>,
}

impl Ranking {
    /// How many published values do not follow from the points.
    pub fn contradictions(&self) -> usize {
        self.groups.iter().map(Group::contradictions).sum::<usize>() + self.count_errors.len()
    }
}

/// How a ranking is made.
#[derive(Clone, Copy, Debug)]
pub struct RankingRules<'a> {
    /// What becomes of ties.
    pub ties: TieRule,
    /// How indexes are rounded, and the bands; a kind without bands is not rated.
    pub ratings: &'a Ratings,
}

/// The ranking of published units.
pub fn ranking(units: &[RankedUnit], rules: RankingRules<'_>) -> Result<Ranking, DecimalFault> {
    let mut groups: BTreeMap<(Option<UnitKind>, &str), Vec<&RankedUnit>> = BTreeMap::new();
    for unit in units {
        groups.entry((unit.kind, &unit.cluster)).or_default().push(unit);
    }
    let group =
        |((kind, cluster), units): ((Option<UnitKind>, &str), Vec<&RankedUnit>)| group(kind, cluster, &units, rules);
    let groups: Vec<Group> = groups.into_iter().map(group).collect::<Result<_, _>>()?;
    let count_errors = count_errors(&groups, rules.ratings);
    Ok(Ranking { groups, count_errors })
}

fn group(
    kind: Option<UnitKind>,
    cluster: &str,
    units: &[&RankedUnit],
    rules: RankingRules<'_>,
) -> Result<Group, DecimalFault> {
    let bands = rules.ratings.bands(kind);
    let precision = rules.ratings.precision;
    let mut standings = Vec::new();
    let has_one_max = have_one_max(units);
    for unit in units.iter().filter(|unit| unit.points.is_some()) {
        let mut standing = standing(unit, precision, bands)?;
        standing.merit = merit(&standing, has_one_max)?;
        standings.push(standing);
    }
    place(&mut standings, rules.ties);
    let membership = changes(units, &mut standings, rules.ties)?;
    let ranked = || standings.iter().filter(|standing| standing.rank.is_some());
    let shares = bands.map(|bands| shares(bands, ranked())).transpose()?.unwrap_or_default();
    let order_errors = order_errors(&standings)?;
    let published_fits = published_fits(&standings);
    Ok(Group { kind, cluster: cluster.to_owned(), standings, shares, order_errors, published_fits, membership })
}

/// Whether all that are ranked with each other could have the same points.
fn have_one_max(units: &[&RankedUnit]) -> bool {
    let mut maxima = units.iter().filter(|unit| unit.is_ranked && unit.points.is_some()).map(|unit| unit.max);
    maxima.next().is_none_or(|first| maxima.all(|max| max == first))
}

fn standing(unit: &RankedUnit, precision: Precision, bands: Option<&RatingBands>) -> Result<Standing, DecimalFault> {
    let points = unit.points.expect("only scored units stand");
    let found = index(points, unit.max, precision)?;
    let published_index = match unit.index {
        Some(published) => judge_published(published, points, unit.max)?,
        None => None,
    };
    let rating = found.and_then(|index| bands.and_then(|bands| bands.rate(index))).map(str::to_owned);
    Ok(Standing {
        unit: unit.clone(),
        index: found,
        published_index,
        merit: None,
        rank: None,
        rating,
        is_rated: bands.is_some(),
        change: None,
    })
}

fn merit(standing: &Standing, has_one_max: bool) -> Result<Option<Decimal>, DecimalFault> {
    let RankedUnit { points, max, is_ranked, .. } = &standing.unit;
    match points {
        Some(points) if *is_ranked && standing.index.is_some() => {
            if has_one_max {
                Ok(Some(*points))
            } else {
                index(*points, *max, Precision::FINEST)
            }
        }
        _ => Ok(None),
    }
}

/// Gives the ranks and brings the standings into their order; equal ones keep the order of the file.
fn place(standings: &mut [Standing], ties: TieRule) {
    let found = ranks_of(standings, ties);
    for (standing, rank) in standings.iter_mut().zip(found) {
        standing.rank = rank;
    }
    standings.sort_by_key(|standing| standing.rank.unwrap_or(u64::MAX));
}

/// The ranks under a rule; `None` for units that are not ranked or have no index.
fn ranks_of(standings: &[Standing], ties: TieRule) -> Vec<Option<u64>> {
    let merit = |standing: &Standing| Some(Merit { points: standing.merit?, second: standing.unit.second });
    let merits: Vec<Option<Merit>> = standings.iter().map(merit).collect();
    ranks_known(&merits, ties)
}

fn shares<'a>(bands: &RatingBands, ranked: impl Iterator<Item = &'a Standing>) -> Result<Vec<Share>, DecimalFault> {
    let mut counts: Vec<(Option<String>, u64)> =
        bands.names().into_iter().map(|name| (Some(name.to_owned()), 0)).collect();
    if bands.bands.bands().iter().any(|band| band.value.is_none()) {
        counts.push((None, 0));
    }
    for standing in ranked {
        let counted = counts.iter_mut().find(|(rating, _)| *rating == standing.rating);
        counted.expect("a rating is the name of a band").1 += 1;
    }
    distribution(&counts)
}

fn published_fits(standings: &[Standing]) -> Vec<TieRule> {
    let published = standings.iter().any(|standing| standing.rank.is_some() && standing.unit.rank.is_some());
    let fits = |rule: &TieRule| {
        let found = ranks_of(standings, *rule);
        let right = |(standing, rank): (&Standing, Option<u64>)| {
            rank.is_none() || standing.unit.rank.is_none_or(|published| Some(published) == rank)
        };
        standings.iter().zip(found).all(right)
    };
    if published { TieRule::ALL.into_iter().filter(fits).collect() } else { Vec::new() }
}
