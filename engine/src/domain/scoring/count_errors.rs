//! How many units are said to have a rating, held against how many have it.

use super::ranking::Group;
use super::rating::{RatingBands, Ratings};
use crate::domain::unit::UnitKind;

/// A published number of units that is another than the one that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountError {
    /// The kind of unit it is stated for; `None` where it is stated for every kind.
    pub kind: Option<UnitKind>,
    /// The rating; `None` for what is left unrated.
    pub rating: Option<String>,
    /// How many are said to have it.
    pub stated: u64,
    /// How many ranked units have it, in all groups that the bands are for.
    pub computed: u64,
}

/// All of them, table by table.
pub(super) fn count_errors(groups: &[Group], ratings: &Ratings) -> Vec<CountError> {
    ratings.tables.iter().flat_map(|table| of_table(table, groups, ratings)).collect()
}

fn of_table(table: &RatingBands, groups: &[Group], ratings: &Ratings) -> Vec<CountError> {
    let shares =
        || groups.iter().filter(|group| ratings.bands(group.kind) == Some(table)).flat_map(|group| &group.shares);
    let error = |(rating, stated): &(Option<String>, u64)| {
        let computed = shares().filter(|share| share.rating == *rating).map(|share| share.count).sum();
        (computed != *stated).then(|| CountError {
            kind: table.kind,
            rating: rating.clone(),
            stated: *stated,
            computed,
        })
    };
    table.stated.iter().filter_map(error).collect()
}
