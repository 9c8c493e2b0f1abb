//! A published ranking: its tie rule, its bands and its units, and every version that was recorded of it.

use super::rank::TieRule;
use super::ranking::{RankedUnit, Ranking, RankingRules, ranking};
use super::rating::Ratings;
use super::rating_key::RatingKey;
use crate::domain::Position;
use crate::domain::decimal::DecimalFault;
use crate::domain::recorded::{Recorded, known_at};

/// What a publication says of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRanking {
    /// Its title.
    pub title: String,
    /// What becomes of ties.
    pub ties: TieRule,
    /// What the second key is; empty where ties are not parted.
    pub second_key: String,
    /// How indexes are rounded and rated.
    pub ratings: Ratings,
    /// The units, in the order of the publication.
    pub units: Vec<RankedUnit>,
}

impl PublishedRanking {
    /// What follows from its own points, beside what it says.
    pub fn weigh(&self) -> Result<Ranking, DecimalFault> {
        ranking(&self.units, self.rules())
    }

    /// How it ranks and rates.
    pub fn rules(&self) -> RankingRules<'_> {
        RankingRules { ties: self.ties, ratings: &self.ratings }
    }
}

/// A publication, and how it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedRanking {
    /// What identifies it.
    pub key: RatingKey,
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<PublishedRanking>>,
}

impl DatedRanking {
    /// The publication as known at a position; `None` where it was not recorded by then.
    pub fn known(&self, position: Position) -> Option<&PublishedRanking> {
        known_at(&self.versions, position)
    }

    /// The publication as it was last recorded.
    pub fn last(&self) -> &PublishedRanking {
        &self.versions.last().expect("a publication is recorded with its first version").value
    }
}
