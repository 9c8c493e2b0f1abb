//! The memory backend's reads of criteria sets, scoring sheets and published rankings.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::lists::{page, passes};
use crate::domain::scoring::{CriteriaKey, DatedCriteria, DatedRanking, RatingKey, ScoreSheet, ScoreSheetKey};
use crate::store::query::{CriteriaQuery, RankingQuery, ScoreSheetQuery};
use crate::store::record::Versioned;
use crate::store::{Read, Scores};

impl Scores for MemoryStore {
    fn criteria_set(&self, key: &CriteriaKey) -> Read<Option<Versioned<DatedCriteria>>> {
        Ok(self.state().criteria.get(key).cloned())
    }

    fn criteria_sets(&self, query: &CriteriaQuery) -> Read<Vec<Versioned<DatedCriteria>>> {
        Ok(page(&self.state().criteria, query.after.as_ref(), query.limit, |found| {
            query.province.as_ref().is_none_or(|wanted| found.key.province.as_ref() == Some(wanted))
                && passes(query.kind.as_ref(), &found.key.kind)
                && passes(query.year.as_ref(), &found.key.year)
        }))
    }

    fn score_sheet(&self, key: &ScoreSheetKey) -> Read<Option<Versioned<ScoreSheet>>> {
        Ok(self.state().score_sheets.get(key).cloned())
    }

    fn score_sheets(&self, query: &ScoreSheetQuery) -> Read<Vec<Versioned<ScoreSheet>>> {
        Ok(page(&self.state().score_sheets, query.after.as_ref(), query.limit, |found| {
            passes(query.criteria.as_ref(), &found.key.criteria) && passes(query.unit.as_ref(), &found.key.unit)
        }))
    }

    fn published_ranking(&self, key: &RatingKey) -> Read<Option<Versioned<DatedRanking>>> {
        Ok(self.state().rankings.get(key).cloned())
    }

    fn published_rankings(&self, query: &RankingQuery) -> Read<Vec<Versioned<DatedRanking>>> {
        Ok(page(&self.state().rankings, query.after.as_ref(), query.limit, |found| {
            query.province.as_ref().is_none_or(|wanted| found.key.province.as_ref() == Some(wanted))
                && passes(query.year.as_ref(), &found.key.year)
        }))
    }
}
