//! Lists published rankings, and shows one.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::scoring::{DatedRanking, RatingKey};
use crate::store::{RankingQuery, RecordKey, Versioned};

/// One page of published rankings.
pub fn list_published_rankings(
    engine: &Engine,
    query: &RankingQuery,
) -> Result<Listed<Versioned<DatedRanking>, RatingKey>, Refusal> {
    let items = engine.store.published_rankings(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// One published ranking.
pub fn show_published_ranking(engine: &Engine, key: &RatingKey) -> Result<Versioned<DatedRanking>, Refusal> {
    let what = || RecordKey::Ranking(key.clone()).to_string();
    engine.store.published_ranking(key)?.ok_or_else(|| Refusal::Absent { what: what() })
}
