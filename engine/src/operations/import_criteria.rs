//! Imports a criteria set: a set whose text differs becomes a new version beside the old one.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::refusal::Refusal;
use crate::domain::id::ItemId;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::{Content, CriteriaSet, DatedCriteria, Item};
use crate::store::{Record, ScoreSheetQuery};

/// Imports the set of a file. A text by which a scoring sheet could not have come about is refused.
pub fn import_criteria(
    engine: &Engine,
    actor: &str,
    file: &str,
    set: &CriteriaSet,
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let version = Recorded::new(set.clone(), engine.today());
    let mut sorted = Sorted::new(engine, actor, "import-criteria", file);
    match engine.store.criteria_set(&set.key)? {
        None => {
            let criteria = DatedCriteria { key: set.key.clone(), versions: vec![version] };
            sorted.add(Record::Criteria(Box::new(criteria)));
        }
        Some(found) => {
            let mut criteria = found.value;
            let differences = differences(criteria.last(), set);
            if !differences.is_empty() {
                check_sheets(engine, set)?;
            }
            criteria.versions.push(version);
            sorted.compare(1, Record::Criteria(Box::new(criteria)), found.version, differences);
        }
    }
    sorted.commit(engine, mode)
}

/// Refuses a text under which the facts of a sheet could not follow each other any more.
fn check_sheets(engine: &Engine, set: &CriteriaSet) -> Result<(), Refusal> {
    let query = ScoreSheetQuery { criteria: Some(set.key.clone()), unit: None, after: None, limit: usize::MAX };
    let sheets = engine.store.score_sheets(&query)?.into_iter();
    let misfits: Vec<String> =
        sheets.filter(|sheet| !sheet.value.fits(set)).map(|sheet| sheet.value.key.unit.to_string()).collect();
    if misfits.is_empty() {
        return Ok(());
    }
    let message = format!(
        "the scoring sheets of {} have facts that this text does not allow; import it under another decision",
        misfits.join(", ")
    );
    Err(Refusal::fault("criteria-in-use", "", message))
}

/// What differs, row by row, in the order of the new text.
fn differences(recorded: &CriteriaSet, set: &CriteriaSet) -> Vec<String> {
    let mut found: Vec<String> =
        [difference("title", &recorded.title, &set.title), difference("total", &recorded.total, &set.total)]
            .into_iter()
            .flatten()
            .collect();
    let head = |set: &CriteriaSet| (set.survey, set.survey_rule, set.stated, set.caps, set.precision);
    if head(recorded) != head(set) {
        found.push("stated numbers: changed".to_owned());
    }
    for (_, item) in set.items() {
        match recorded.item(&item.id) {
            None => found.push(format!("{}: added", item.id)),
            Some(before) if own(before) != own(item) => found.push(format!("{}: changed", item.id)),
            Some(_) => {}
        }
    }
    let gone = recorded.items().into_iter().filter(|(_, item)| set.item(&item.id).is_none());
    found.extend(gone.map(|(_, item)| format!("{}: removed", item.id)));
    found
}

/// A row without the rows below it, of which only the numbers stay.
fn own(item: &Item) -> (Item, Vec<ItemId>) {
    let below = item.items().iter().map(|item| item.id.clone()).collect();
    let content = match &item.content {
        Content::Items(_) => Content::Items(Vec::new()),
        scored @ Content::Scored(_) => scored.clone(),
    };
    (Item { content, ..item.clone() }, below)
}
