//! Lists scoring sheets, and scores one.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::AsOf;
use crate::domain::scoring::{
    CriteriaSet, Discrepancy, Score, ScoreSheet, ScoreSheetKey, SheetState, discrepancies, score,
};
use crate::store::{RecordKey, ScoreSheetQuery, Versioned};

/// A sheet, and what follows from it.
#[derive(Clone, Debug)]
pub struct ScoreView {
    /// The sheet.
    pub sheet: Versioned<ScoreSheet>,
    /// The set that is scored by, as it was known then.
    pub set: CriteriaSet,
    /// Where the set contradicts its own numbers.
    pub discrepancies: Vec<Discrepancy>,
    /// What the facts amount to.
    pub state: SheetState,
    /// The score.
    pub score: Score,
}

/// One page of scoring sheets.
pub fn list_scores(
    engine: &Engine,
    query: &ScoreSheetQuery,
) -> Result<Listed<Versioned<ScoreSheet>, ScoreSheetKey>, Refusal> {
    let items = engine.store.score_sheets(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// The score of one sheet, by what had happened and was known.
pub fn show_score(engine: &Engine, key: &ScoreSheetKey, as_of: AsOf) -> Result<ScoreView, Refusal> {
    let absent = || Refusal::Absent { what: RecordKey::ScoreSheet(key.clone()).to_string() };
    let sheet = engine.store.score_sheet(key)?.filter(|sheet| sheet.value.is_open(as_of)).ok_or_else(absent)?;
    let set = known_set(engine, key, as_of)?.ok_or_else(absent)?;
    view(sheet, set, as_of)
}

/// The set of a sheet as it was known then.
pub(super) fn known_set(engine: &Engine, key: &ScoreSheetKey, as_of: AsOf) -> Result<Option<CriteriaSet>, Refusal> {
    let found = engine.store.criteria_set(&key.criteria)?;
    Ok(found.and_then(|found| found.value.known(as_of.position).cloned()))
}

/// The score of a sheet by a set.
pub(super) fn view(sheet: Versioned<ScoreSheet>, set: CriteriaSet, as_of: AsOf) -> Result<ScoreView, Refusal> {
    let beyond = |fault| Refusal::fault("beyond-reckoning", "", format!("the points cannot be reckoned with: {fault}"));
    let state = sheet.value.state(as_of);
    let discrepancies = discrepancies(&set).map_err(beyond)?;
    let score = score(&set, &state).map_err(beyond)?;
    Ok(ScoreView { sheet, set, discrepancies, state, score })
}
