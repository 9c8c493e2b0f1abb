//! Ranks the units that were scored by one criteria set, against last year's where that is asked for.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::list_criteria::show_criteria;
use super::list_scores::{ScoreView, view};
use super::refusal::Refusal;
use crate::domain::id::{ItemId, UnitCode};
use crate::domain::scoring::{
    CriteriaKey, CriteriaSet, PublishedRanking, RankedUnit, Ranking, RankingRules, RatingKey, Ratings, TieRule, ranking,
};
use crate::domain::{AsOf, Decimal};
use crate::store::{RecordKey, ScoreSheetQuery};

/// What is to be ranked, and how.
#[derive(Clone, Debug)]
pub struct RankingAsked {
    /// The set whose units are ranked.
    pub criteria: CriteriaKey,
    /// The set of the year before.
    pub last: Option<CriteriaKey>,
    /// A published ranking, whose bands, clusters and tie rule hold, and with whose rows the units are compared.
    pub published: Option<RatingKey>,
    /// What becomes of ties; the published rule where it is absent.
    pub ties: Option<TieRule>,
    /// As of when.
    pub as_of: AsOf,
}

/// The ranking of a set's units.
#[derive(Clone, Debug)]
pub struct UnitsRanked {
    /// What becomes of ties.
    pub ties: TieRule,
    /// What follows.
    pub ranking: Ranking,
    /// Units with rows of which nothing is known: they have no index and are not ranked.
    pub unscored: Vec<Unscored>,
}

/// A unit whose sheet is not complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unscored {
    /// The unit.
    pub unit: UnitCode,
    /// The rows of which nothing is known.
    pub missing: Vec<ItemId>,
}

/// Ranks the units by their stored scores.
pub fn rank_units(engine: &Engine, asked: &RankingAsked) -> Result<UnitsRanked, Refusal> {
    let set = known(engine, &asked.criteria, asked.as_of)?;
    let last = match &asked.last {
        Some(last) => scores(engine, &known(engine, last, asked.as_of)?, asked.as_of)?,
        None => Vec::new(),
    };
    let published = match &asked.published {
        Some(key) => Some(known_ranking(engine, key, asked.as_of)?),
        None => None,
    };
    let stated = asked.ties.or(published.as_ref().map(|published| published.ties));
    let message = "say what becomes of ties, or name a published ranking that says it";
    let ties = stated.ok_or_else(|| Refusal::fault("missing", "ties", message))?;
    let now = scores(engine, &set, asked.as_of)?;
    let unscored = now.iter().filter(|scored| !scored.score.missing.is_empty());
    let unscored = unscored.map(|scored| Unscored { unit: code(scored), missing: scored.score.missing.clone() });
    let units = units(engine, &now, last, published.as_ref());
    let plain = Ratings { key: rating_key(&set), precision: set.precision, tables: Vec::new() };
    let ratings = published.as_ref().map_or(&plain, |published| &published.ratings);
    let beyond = |fault| Refusal::fault("beyond-reckoning", "", format!("the points cannot be reckoned with: {fault}"));
    let ranking = ranking(&units, RankingRules { ties, ratings }).map_err(beyond)?;
    Ok(UnitsRanked { ties, ranking, unscored: unscored.collect() })
}

/// The units that are scored, with last year's index, and those that were scored last year only.
fn units(
    engine: &Engine,
    now: &[ScoreView],
    last: Vec<ScoreView>,
    published: Option<&PublishedRanking>,
) -> Vec<RankedUnit> {
    let mut left: BTreeMap<UnitCode, ScoreView> = last.into_iter().map(|scored| (code(&scored), scored)).collect();
    let mut units = Vec::new();
    for scored in now {
        let goes_on = left.get(&code(scored)).is_some_and(|before| is_same_office(engine, scored, before));
        let before = if goes_on { left.remove(&code(scored)) } else { None };
        let row = published.and_then(|published| row_of(engine, published, scored));
        let unit = ranked(scored, row, before.and_then(|before| before.score.index));
        // A unit of last year that has no points yet keeps ranks from being compared.
        if unit.points.is_some() || unit.last_index.is_some() {
            units.push(unit);
        }
    }
    units.extend(left.values().filter(|gone| gone.score.index.is_some()).map(departed));
    units
}

fn code(scored: &ScoreView) -> UnitCode {
    scored.sheet.value.key.unit.clone()
}

fn known(engine: &Engine, key: &CriteriaKey, as_of: AsOf) -> Result<CriteriaSet, Refusal> {
    let absent = || Refusal::Absent { what: RecordKey::Criteria(key.clone()).to_string() };
    show_criteria(engine, key)?.value.known(as_of.position).cloned().ok_or_else(absent)
}

fn known_ranking(engine: &Engine, key: &RatingKey, as_of: AsOf) -> Result<PublishedRanking, Refusal> {
    let absent = || Refusal::Absent { what: RecordKey::Ranking(key.clone()).to_string() };
    let found = engine.store.published_ranking(key)?.ok_or_else(absent)?;
    found.value.known(as_of.position).cloned().ok_or_else(absent)
}

/// The score of every sheet under a set that was open by then.
fn scores(engine: &Engine, set: &CriteriaSet, as_of: AsOf) -> Result<Vec<ScoreView>, Refusal> {
    let query = ScoreSheetQuery { criteria: Some(set.key.clone()), unit: None, after: None, limit: usize::MAX };
    let sheets = engine.store.score_sheets(&query)?.into_iter().filter(|sheet| sheet.value.is_open(as_of));
    sheets.map(|sheet| view(sheet, set.clone(), as_of)).collect()
}

/// Whether the code names one office on the days both sheets were opened.
fn is_same_office(engine: &Engine, now: &ScoreView, before: &ScoreView) -> bool {
    let (one, other) = (&now.sheet.value, &before.sheet.value);
    engine.units.is_same_office(&one.key.unit, one.opened.value, other.opened.value)
}

/// The published row of a unit: under its code, or else under its name.
fn row_of<'a>(engine: &Engine, published: &'a PublishedRanking, scored: &ScoreView) -> Option<&'a RankedUnit> {
    let sheet = &scored.sheet.value;
    let unit = engine.units.unit(&sheet.key.unit, sheet.opened.value)?;
    let fits = |row: &&RankedUnit| row.kind.is_none_or(|kind| kind == unit.kind);
    let by_code = published.units.iter().filter(fits).find(|row| row.unit == unit.code.as_str());
    by_code.or_else(|| published.units.iter().filter(fits).find(|row| row.unit == unit.name))
}

/// The unit with its own points, beside what was published of it.
fn ranked(scored: &ScoreView, row: Option<&RankedUnit>, last_index: Option<Decimal>) -> RankedUnit {
    let score = &scored.score;
    let complete = score.missing.is_empty();
    RankedUnit {
        unit: scored.sheet.value.key.unit.to_string(),
        kind: Some(scored.set.key.kind),
        cluster: row.map(|row| row.cluster.clone()).unwrap_or_default(),
        points: complete.then_some(score.points),
        max: score.max,
        second: row.and_then(|row| row.second),
        is_ranked: row.is_none_or(|row| row.is_ranked),
        index: row.and_then(|row| row.index),
        rank: row.and_then(|row| row.rank),
        rating: row.map(|row| row.rating.clone()).unwrap_or_default(),
        last_index: last_index.or(row.and_then(|row| row.last_index)),
        last_rank: row.and_then(|row| row.last_rank),
    }
}

/// A unit that was scored last year only.
fn departed(scored: &ScoreView) -> RankedUnit {
    let unit = ranked(scored, None, scored.score.index);
    RankedUnit { points: None, ..unit }
}

fn rating_key(set: &CriteriaSet) -> RatingKey {
    let CriteriaKey { province, year, decision, .. } = set.key.clone();
    RatingKey { province, year, decision }
}
