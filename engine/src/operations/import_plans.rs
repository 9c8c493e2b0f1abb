//! Records the plans that tasks are counted under.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::refusal::Refusal;
use crate::domain::plan::Plan;
use crate::store::Record;

/// Records all plans of a file, or none.
pub fn import_plans(
    engine: &Engine,
    actor: &str,
    file: &str,
    plans: &[Plan],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let mut sorted = Sorted::new(engine, actor, "import-plans", file);
    for plan in plans {
        match engine.store.plan(&plan.id)? {
            None => sorted.add(Record::Plan(plan.clone())),
            Some(found) => {
                let differences = differences(&found.value, plan);
                sorted.compare(0, Record::Plan(plan.clone()), found.version, differences);
            }
        }
    }
    sorted.commit(engine, mode)
}

fn differences(recorded: &Plan, row: &Plan) -> Vec<String> {
    [
        difference("title", &recorded.title, &row.title),
        difference("number", &recorded.number, &row.number),
        difference("issuer", &recorded.issuer, &row.issuer),
        difference("issued", &recorded.issued, &row.issued),
        difference("year", &recorded.year, &row.year),
    ]
    .into_iter()
    .flatten()
    .collect()
}
