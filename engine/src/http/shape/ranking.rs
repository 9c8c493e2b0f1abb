//! Rankings as they are sent: what follows from the points, beside what was published.

use serde::Serialize;
use utoipa::ToSchema;

use super::number;
use crate::domain::Position;
use crate::domain::scoring::{
    CountError, DatedRanking, Group, OrderError, Published, PublishedRanking, Ranking, Standing, TieRule,
};
use crate::domain::unit::UnitKind;
use crate::operations::{UnitsRanked, Unscored};

/// A published ranking.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedRankingResponse {
    /// What identifies it, as `04:2021:2402/QĐ-UBND`; `*` stands for the whole country.
    pub ranking: String,
    /// Its title.
    pub title: String,
    /// What becomes of ties: competition, dense or second-key.
    pub ties: &'static str,
    /// What the second key is; empty where ties are not parted.
    pub second_key: String,
    /// How many units it has.
    pub units: usize,
    /// How often its text was recorded.
    pub versions: usize,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A published ranking held against its own points.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WeighedRankingResponse {
    /// The publication.
    #[serde(flatten)]
    pub published: PublishedRankingResponse,
    /// What follows.
    #[serde(flatten)]
    pub ranking: RankingResponse,
}

/// The units of a criteria set, ranked by their scores.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitsRankedResponse {
    /// What becomes of ties: competition, dense or second-key.
    pub ties: &'static str,
    /// What follows.
    #[serde(flatten)]
    pub ranking: RankingResponse,
    /// Units with rows of which nothing is known; they are not ranked.
    pub unscored: Vec<UnscoredResponse>,
}

/// A ranking.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RankingResponse {
    /// Units that are ranked with each other, in the order of kind and cluster.
    pub groups: Vec<RankedGroupResponse>,
    /// Published numbers of units that do not follow.
    pub count_errors: Vec<CountErrorResponse>,
    /// How many published values do not follow from the points.
    pub contradictions: usize,
}

/// A unit whose sheet is not complete.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnscoredResponse {
    /// The unit.
    pub unit: String,
    /// The rows of which nothing is known.
    pub missing: Vec<String>,
}

/// Units that are ranked with each other.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RankedGroupResponse {
    /// Their kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// Their cluster; empty where there are none.
    pub cluster: String,
    /// The ranked units from the first down, then those that are not ranked.
    pub units: Vec<StandingResponse>,
    /// How many ranked units have each rating, from the best down.
    pub ratings: Vec<RatingShareResponse>,
    /// Published ranks that contradict the points.
    pub order_errors: Vec<OrderErrorResponse>,
    /// The tie rules by which every published rank is right.
    pub published_fits: Vec<&'static str>,
    /// Whether anything is known of last year.
    pub has_last_year: bool,
    /// Units that were not scored last year; with any, ranks are not compared.
    pub joined: Vec<String>,
    /// Units that are not scored any more; with any, ranks are not compared.
    pub left: Vec<String>,
}

/// A unit in its place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingResponse {
    /// Its code or its name as published.
    pub unit: String,
    /// Its points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// The most points it could have.
    pub max: String,
    /// 100 × points / max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// Its rank; absent for one that is not ranked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u64>,
    /// Its rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// Whether it is ranked with the others.
    pub is_ranked: bool,
    /// What was published of it.
    pub published: PublishedStandingResponse,
    /// What changed since last year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<RankChangeResponse>,
}

/// What was published of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedStandingResponse {
    /// Its index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// rounded, truncated or differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_is: Option<&'static str>,
    /// By how much it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_by: Option<String>,
    /// Its rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u64>,
    /// Whether the rank is another than the one that follows.
    pub rank_differs: bool,
    /// Its rating; empty where none was published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rating: String,
    /// Whether the rating is another than the one that follows.
    pub rating_differs: bool,
}

/// What changed since last year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RankChangeResponse {
    /// This year's index less last year's.
    pub index: String,
    /// By how many ranks it rose; absent where ranks cannot be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranks: Option<i64>,
}

/// How many units have one rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RatingShareResponse {
    /// The rating; absent for what is left unrated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// How many.
    pub count: u64,
    /// Of all, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
}

/// A published rank that contradicts the points.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderErrorResponse {
    /// The unit that was placed too low, or level.
    pub unit: String,
    /// Its published rank.
    pub published: u64,
    /// The rank that follows from its points.
    pub computed: u64,
    /// below or level.
    pub placed: &'static str,
    /// The unit it is held against.
    pub other: String,
    /// That unit's published rank.
    pub other_published: u64,
    /// By how much its points pass the other's.
    pub by: String,
}

/// A published number of units that is another than the one that follows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountErrorResponse {
    /// The kind of unit; absent where it is stated for every kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// The rating; absent for what is left unrated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// How many are said to have it.
    pub stated: u64,
    /// How many ranked units have it.
    pub computed: u64,
}

impl PublishedRankingResponse {
    /// A publication of this version.
    pub fn of(dated: &DatedRanking, published: &PublishedRanking, version: Position) -> PublishedRankingResponse {
        PublishedRankingResponse {
            ranking: dated.key.to_string(),
            title: published.title.clone(),
            ties: published.ties.id(),
            second_key: published.second_key.clone(),
            units: published.units.len(),
            versions: dated.versions.len(),
            version: version.0,
        }
    }
}

impl From<&UnitsRanked> for UnitsRankedResponse {
    fn from(ranked: &UnitsRanked) -> UnitsRankedResponse {
        let unscored = |unit: &Unscored| UnscoredResponse {
            unit: unit.unit.to_string(),
            missing: unit.missing.iter().map(ToString::to_string).collect(),
        };
        UnitsRankedResponse {
            ties: ranked.ties.id(),
            ranking: RankingResponse::from(&ranked.ranking),
            unscored: ranked.unscored.iter().map(unscored).collect(),
        }
    }
}

impl From<&Ranking> for RankingResponse {
    fn from(ranking: &Ranking) -> RankingResponse {
        RankingResponse {
            groups: ranking.groups.iter().map(group).collect(),
            count_errors: ranking.count_errors.iter().map(count_error).collect(),
            contradictions: ranking.contradictions(),
        }
    }
}

fn group(group: &Group) -> RankedGroupResponse {
    let share = |share: &crate::domain::scoring::Share| RatingShareResponse {
        rating: share.rating.clone(),
        count: share.count,
        percent: number(share.percent),
    };
    RankedGroupResponse {
        kind: group.kind.map(UnitKind::id),
        cluster: group.cluster.clone(),
        units: group.standings.iter().map(standing).collect(),
        ratings: group.shares.iter().map(share).collect(),
        order_errors: group.order_errors.iter().map(order_error).collect(),
        published_fits: group.published_fits.iter().copied().map(TieRule::id).collect(),
        has_last_year: group.membership.has_last_year,
        joined: group.membership.joined.clone(),
        left: group.membership.left.clone(),
    }
}

fn standing(standing: &Standing) -> StandingResponse {
    let unit = &standing.unit;
    let change =
        standing.change.map(|change| RankChangeResponse { index: change.index.to_string(), ranks: change.ranks });
    StandingResponse {
        unit: unit.unit.clone(),
        points: number(unit.points),
        max: unit.max.to_string(),
        index: number(standing.index),
        rank: standing.rank,
        rating: standing.rating.clone(),
        is_ranked: unit.is_ranked,
        published: PublishedStandingResponse {
            index: number(unit.index),
            index_is: standing.published_index.map(Published::id),
            index_by: number(standing.published_index.and_then(Published::by)),
            rank: unit.rank,
            rank_differs: standing.rank_differs(),
            rating: unit.rating.clone(),
            rating_differs: standing.rating_differs(),
        },
        change,
    }
}

fn order_error(error: &OrderError) -> OrderErrorResponse {
    OrderErrorResponse {
        unit: error.unit.clone(),
        published: error.published,
        computed: error.computed,
        placed: error.placed.id(),
        other: error.other.clone(),
        other_published: error.other_published,
        by: error.by.to_string(),
    }
}

fn count_error(error: &CountError) -> CountErrorResponse {
    let CountError { kind, rating, stated, computed } = error.clone();
    CountErrorResponse { kind: kind.map(UnitKind::id), rating, stated, computed }
}
