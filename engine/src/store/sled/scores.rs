//! Sled's reads of criteria sets, scoring sheets and published rankings, each as one key or one list.
//!
//! It must never scan a whole kind where the beginning of a key answers the question.

use super::key::{self, Key, Kind};
use super::lists::{any, passes, stored};
use super::reads::{List, Stored};
use super::store::SledStore;
use crate::domain::scoring::{CriteriaKey, DatedCriteria, DatedRanking, RatingKey, ScoreSheet, ScoreSheetKey};
use crate::store::query::{CriteriaQuery, RankingQuery, ScoreSheetQuery};
use crate::store::record::{Record, Versioned};
use crate::store::{Read, Scores};

stored! {
    DatedCriteria: Record::Criteria(criteria) => *criteria;
    ScoreSheet: Record::ScoreSheet(sheet) => sheet;
    DatedRanking: Record::Ranking(ranking) => *ranking;
}

impl Scores for SledStore {
    fn criteria_set(&self, key: &CriteriaKey) -> Read<Option<Versioned<DatedCriteria>>> {
        self.one(&key::criteria(key))
    }

    fn criteria_sets(&self, query: &CriteriaQuery) -> Read<Vec<Versioned<DatedCriteria>>> {
        let after = query.after.as_ref().map(key::criteria);
        let prefix = match &query.province {
            Some(province) => Key::of(Kind::Criteria).perhaps_text(Some(province.as_str())),
            None => Key::of(Kind::Criteria),
        };
        self.list(&List::of_records(prefix, after), query.limit, any, |found: &DatedCriteria| {
            passes(query.kind.as_ref(), &found.key.kind) && passes(query.year.as_ref(), &found.key.year)
        })
    }

    fn score_sheet(&self, key: &ScoreSheetKey) -> Read<Option<Versioned<ScoreSheet>>> {
        self.one(&key::score_sheet(key))
    }

    fn score_sheets(&self, query: &ScoreSheetQuery) -> Read<Vec<Versioned<ScoreSheet>>> {
        let after = query.after.as_ref().map(key::score_sheet);
        let start = Key::of(Kind::ScoreSheet);
        let prefix = query.criteria.iter().fold(start, |start, criteria| start.rest_of(&key::criteria(criteria)));
        self.list(&List::of_records(prefix, after), query.limit, any, |found: &ScoreSheet| {
            passes(query.unit.as_ref(), &found.key.unit)
        })
    }

    fn published_ranking(&self, key: &RatingKey) -> Read<Option<Versioned<DatedRanking>>> {
        self.one(&key::ranking(key))
    }

    fn published_rankings(&self, query: &RankingQuery) -> Read<Vec<Versioned<DatedRanking>>> {
        let after = query.after.as_ref().map(key::ranking);
        let prefix = match &query.province {
            Some(province) => Key::of(Kind::Ranking).perhaps_text(Some(province.as_str())),
            None => Key::of(Kind::Ranking),
        };
        self.list(&List::of_records(prefix, after), query.limit, any, |found: &DatedRanking| {
            passes(query.year.as_ref(), &found.key.year)
        })
    }
}
