//! Random criteria sets, scoring sheets and rankings, and every read of them: a part of the comparison of the backends.

use dondoc::domain::unit::UnitKind;
use dondoc::store::Store;
use dondoc::store::conformance::sample::unit;
use dondoc::store::conformance::score_sample::{criteria, criteria_key, ranking, score_sheet};
use dondoc::store::query::{CriteriaQuery, RankingQuery, ScoreSheetQuery};
use dondoc::store::record::Record;

const SETS: [&str; 4] = ["96:district:2013:a", "96:district:2013:a\u{0}", "9:commune:2013:a", "*:district:2013:a"];
const RANKINGS: [&str; 4] = ["96:2013:a", "96:2013:ab", "9:2014:a", "*:2013:a"];
const UNITS: [&str; 4] = ["866", "867", "866.NV", "8"];

/// A record of one of the three kinds, in few numbers.
pub fn record(kind: u8, a: usize, b: usize) -> Record {
    match kind {
        0 => Record::Criteria(Box::new(criteria(SETS[a]))),
        1 => Record::ScoreSheet(score_sheet(SETS[a], UNITS[b])),
        _ => Record::Ranking(Box::new(ranking(RANKINGS[a]))),
    }
}

/// Every read there is, with every filter that can find something, whole and in small pages.
pub fn reads<S: Store>(store: &S, reads: &mut Vec<String>) {
    for limit in [2, usize::MAX] {
        for province in [None, Some("96"), Some("9")] {
            let province = province.map(unit);
            for year in [None, Some(2013)] {
                let query = RankingQuery { province: province.clone(), year, after: None, limit };
                reads.push(format!("{:?}", store.published_rankings(&query).unwrap()));
                for after in [None, Some(criteria_key(SETS[0]))] {
                    let (province, kind) = (province.clone(), after.as_ref().map(|_| UnitKind::District));
                    let query = CriteriaQuery { province, kind, year, after, limit };
                    reads.push(format!("{:?}", store.criteria_sets(&query).unwrap()));
                }
            }
        }
        for set in SETS.map(Some).into_iter().chain([None]) {
            for of in UNITS.map(Some).into_iter().chain([None]) {
                let (criteria, of) = (set.map(criteria_key), of.map(unit));
                for after in [None, Some(score_sheet(SETS[0], UNITS[0]).key)] {
                    let query = ScoreSheetQuery { criteria: criteria.clone(), unit: of.clone(), after, limit };
                    reads.push(format!("{:?}", store.score_sheets(&query).unwrap()));
                }
            }
        }
    }
}
