//! The JSON of `dondoc rank`: the same file gives the same bytes, so it holds no file name, time or cost.

use serde::Serialize;

use super::out::written;
use crate::domain::scoring::{CountError, Group, OrderError, Published, PublishedRanking, Ranking, Share, Standing};
use crate::domain::unit::UnitKind;

/// What a ranking says.
#[derive(Debug, Serialize)]
pub struct RankReport {
    title: String,
    province: Option<String>,
    year: i32,
    decision: String,
    ties: &'static str,
    second_key: String,
    groups: Vec<GroupShape>,
    count_errors: Vec<CountErrorShape>,
}

#[derive(Debug, Serialize)]
struct GroupShape {
    kind: Option<&'static str>,
    cluster: String,
    units: Vec<StandingShape>,
    ratings: Vec<ShareShape>,
    order_errors: Vec<OrderErrorShape>,
    published_fits: Vec<&'static str>,
    has_last_year: bool,
    joined: Vec<String>,
    left: Vec<String>,
}

#[derive(Debug, Serialize)]
struct StandingShape {
    unit: String,
    points: Option<String>,
    max: String,
    index: Option<String>,
    rank: Option<u64>,
    rating: Option<String>,
    is_ranked: bool,
    published: PublishedShape,
    change: Option<ChangeShape>,
}

#[derive(Debug, Serialize)]
struct PublishedShape {
    index: Option<String>,
    index_is: Option<&'static str>,
    index_by: Option<String>,
    rank: Option<u64>,
    rank_differs: bool,
    rating: Option<String>,
    rating_differs: bool,
}

#[derive(Debug, Serialize)]
struct ChangeShape {
    index: String,
    ranks: Option<i64>,
}

#[derive(Debug, Serialize)]
struct ShareShape {
    rating: Option<String>,
    count: u64,
    percent: Option<String>,
}

#[derive(Debug, Serialize)]
struct OrderErrorShape {
    unit: String,
    published: u64,
    computed: u64,
    placed: &'static str,
    other: String,
    other_published: u64,
    by: String,
}

#[derive(Debug, Serialize)]
struct CountErrorShape {
    kind: Option<&'static str>,
    rating: Option<String>,
    stated: u64,
    computed: u64,
}

impl RankReport {
    /// The report of a ranking.
    pub(super) fn of(file: &PublishedRanking, ranking: &Ranking) -> RankReport {
        let key = &file.ratings.key;
        RankReport {
            title: file.title.clone(),
            province: key.province.as_ref().map(ToString::to_string),
            year: key.year,
            decision: key.decision.clone(),
            ties: file.ties.id(),
            second_key: file.second_key.clone(),
            groups: ranking.groups.iter().map(group).collect(),
            count_errors: ranking.count_errors.iter().map(count_error).collect(),
        }
    }
}

fn group(group: &Group) -> GroupShape {
    GroupShape {
        kind: group.kind.map(UnitKind::id),
        cluster: group.cluster.clone(),
        units: group.standings.iter().map(standing).collect(),
        ratings: group.shares.iter().map(share).collect(),
        order_errors: group.order_errors.iter().map(order_error).collect(),
        published_fits: group.published_fits.iter().map(|rule| rule.id()).collect(),
        has_last_year: group.membership.has_last_year,
        joined: group.membership.joined.clone(),
        left: group.membership.left.clone(),
    }
}

fn standing(standing: &Standing) -> StandingShape {
    let unit = &standing.unit;
    StandingShape {
        unit: unit.unit.clone(),
        points: written(unit.points),
        max: unit.max.to_string(),
        index: written(standing.index),
        rank: standing.rank,
        rating: standing.rating.clone(),
        is_ranked: unit.is_ranked,
        published: PublishedShape {
            index: written(unit.index),
            index_is: standing.published_index.map(Published::id),
            index_by: written(standing.published_index.and_then(Published::by)),
            rank: unit.rank,
            rank_differs: standing.rank_differs(),
            rating: (!unit.rating.is_empty()).then(|| unit.rating.clone()),
            rating_differs: standing.rating_differs(),
        },
        change: standing.change.map(|change| ChangeShape { index: change.index.to_string(), ranks: change.ranks }),
    }
}

fn share(share: &Share) -> ShareShape {
    ShareShape { rating: share.rating.clone(), count: share.count, percent: written(share.percent) }
}

fn order_error(error: &OrderError) -> OrderErrorShape {
    OrderErrorShape {
        unit: error.unit.clone(),
        published: error.published,
        computed: error.computed,
        placed: error.placed.id(),
        other: error.other.clone(),
        other_published: error.other_published,
        by: error.by.to_string(),
    }
}

fn count_error(error: &CountError) -> CountErrorShape {
    let CountError { kind, rating, stated, computed } = error.clone();
    CountErrorShape { kind: kind.map(UnitKind::id), rating, stated, computed }
}
