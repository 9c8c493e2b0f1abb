//! Imports a published ranking: a publication whose text differs becomes a new version beside the old one.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::refusal::Refusal;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::{DatedRanking, PublishedRanking, RankedUnit};
use crate::store::Record;

/// Imports the ranking of a file.
pub fn import_ranking(
    engine: &Engine,
    actor: &str,
    file: &str,
    ranking: &PublishedRanking,
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let key = &ranking.ratings.key;
    let version = Recorded::new(ranking.clone(), engine.today());
    let mut sorted = Sorted::new(engine, actor, "import-ranking", file);
    match engine.store.published_ranking(key)? {
        None => sorted.add(Record::Ranking(Box::new(DatedRanking { key: key.clone(), versions: vec![version] }))),
        Some(found) => {
            let mut dated = found.value;
            let differences = differences(dated.last(), ranking);
            dated.versions.push(version);
            sorted.compare(1, Record::Ranking(Box::new(dated)), found.version, differences);
        }
    }
    sorted.commit(engine, mode)
}

/// What differs, unit by unit, in the order of the new text.
fn differences(recorded: &PublishedRanking, ranking: &PublishedRanking) -> Vec<String> {
    let mut found: Vec<String> = [
        difference("title", &recorded.title, &ranking.title),
        difference("ties", &recorded.ties.id(), &ranking.ties.id()),
        difference("second_key", &recorded.second_key, &ranking.second_key),
    ]
    .into_iter()
    .flatten()
    .collect();
    if recorded.ratings != ranking.ratings {
        found.push("ratings: changed".to_owned());
    }
    for unit in &ranking.units {
        match recorded.units.iter().find(|before| is_same(before, unit)) {
            None => found.push(format!("{}: added", unit.unit)),
            Some(before) if before != unit => found.push(format!("{}: changed", unit.unit)),
            Some(_) => {}
        }
    }
    let gone = recorded.units.iter().filter(|before| !ranking.units.iter().any(|unit| is_same(before, unit)));
    found.extend(gone.map(|unit| format!("{}: removed", unit.unit)));
    found
}

fn is_same(one: &RankedUnit, other: &RankedUnit) -> bool {
    one.unit == other.unit && one.kind == other.kind && one.cluster == other.cluster
}
