//! The stored shape of published rankings.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::formula::{read_bands, write_bands};
use super::shaped::{Shaped, many, one, perhaps, shaped};
use crate::domain::Decimal;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::{
    BandTable, DatedRanking, Precision, PublishedRanking, RankedUnit, RatingBands, RatingKey, Ratings, Reach, TieRule,
};
use crate::domain::unit::UnitKind;

shaped!(
    DatedRanking => DatedRankingShape,
    PublishedRanking => PublishedRankingShape,
    Ratings => RatingsShape,
    RatingBands => RatingBandsShape,
    RankedUnit => RankedUnitShape,
);

impl Shaped for BandTable<Option<String>> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        write_bands(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_bands(from, Reach::Everything)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DatedRanking")]
struct DatedRankingShape {
    #[serde(with = "one")]
    key: RatingKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<PublishedRanking>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "PublishedRanking")]
struct PublishedRankingShape {
    title: String,
    #[serde(with = "one")]
    ties: TieRule,
    second_key: String,
    #[serde(with = "one")]
    ratings: Ratings,
    #[serde(with = "many")]
    units: Vec<RankedUnit>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Ratings")]
struct RatingsShape {
    #[serde(with = "one")]
    key: RatingKey,
    #[serde(with = "one")]
    precision: Precision,
    #[serde(with = "many")]
    tables: Vec<RatingBands>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RatingBands")]
struct RatingBandsShape {
    #[serde(with = "perhaps")]
    kind: Option<UnitKind>,
    #[serde(with = "one")]
    bands: BandTable<Option<String>>,
    stated: Vec<(Option<String>, u64)>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RankedUnit")]
struct RankedUnitShape {
    unit: String,
    #[serde(with = "perhaps")]
    kind: Option<UnitKind>,
    cluster: String,
    #[serde(with = "perhaps")]
    points: Option<Decimal>,
    #[serde(with = "one")]
    max: Decimal,
    #[serde(with = "perhaps")]
    second: Option<Decimal>,
    is_ranked: bool,
    #[serde(with = "perhaps")]
    index: Option<Decimal>,
    rank: Option<u64>,
    rating: String,
    #[serde(with = "perhaps")]
    last_index: Option<Decimal>,
    last_rank: Option<u64>,
}
