//! Scores, ratings and ranks by a published criteria set.
//!
//! A criteria set is dated data, keyed by province, kind of unit, year and decision number; nothing of it is known to the
//! code. Its rows say how points follow from what was measured; a scoring sheet holds what was measured, self-scored and
//! appraised, as dated facts, and its state is derived. Ratings and ranks follow from indexes by stated bands and rules.
//!
//! What is published is kept as published: a set whose parts do not sum to its stated total is a set, with both numbers
//! said; two readings of one row stand side by side by name. Nothing in here rounds without a named scale and rounding,
//! and nothing that is missing counts as zero or as full.

mod band_table;
mod changes;
mod count_errors;
mod criteria_key;
mod criteria_set;
mod dated_criteria;
mod discrepancies;
pub mod formula;
mod happening;
mod index;
mod interval;
mod order_errors;
mod published_ranking;
mod rank;
mod ranking;
#[cfg(test)]
mod ranking_tests;
mod rating;
mod rating_key;
mod ratio;
mod score;
mod score_sheet;
#[cfg(test)]
mod score_tests;
mod sheet;
mod sheet_state;
#[cfg(test)]
mod tests_support;

pub use band_table::{Band, BandFault, BandTable, Reach};
pub use changes::{Change, Membership};
pub use count_errors::CountError;
pub use criteria_key::{CriteriaKey, KeyFault};
pub use criteria_set::{
    Caps, Content, CriteriaFault, CriteriaSet, Item, Level, Nature, Reading, Readings, StatedCounts, SurveyRule,
};
pub use dated_criteria::DatedCriteria;
pub use discrepancies::{Counted, Discrepancy, discrepancies};
pub use happening::Happened;
pub use index::{Precision, Published, index, judge_published};
pub use interval::{Edge, Interval, IntervalFault};
pub use order_errors::{OrderError, Placed};
pub use published_ranking::{DatedRanking, PublishedRanking};
pub use rank::{Merit, TieRule, ranks};
pub use ranking::{Group, RankedUnit, Ranking, RankingRules, Standing, ranking};
pub use rating::{RatingBands, Ratings, Share, distribution};
pub use rating_key::RatingKey;
pub use ratio::{Ratio, RatioFault};
pub use score::{ItemScore, RowScore, Score, Source, score};
pub use score_sheet::{ScoreSheet, ScoreSheetKey};
pub use sheet::{Evidence, ItemEvent, Round, SheetEvent, SheetFact, SheetFault, Subject, admit};
pub use sheet_state::{Explanation, ItemState, SheetState, Stage};
