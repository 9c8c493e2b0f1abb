//! Rules of criteria sets, scoring sheets and published rankings.

use super::sample::{put, unit};
use super::score_sample::{criteria, criteria_key, ranking, score_sheet};
use crate::domain::Position;
use crate::domain::scoring::RatingKey;
use crate::domain::unit::UnitKind;
use crate::store::Store;
use crate::store::query::{CriteriaQuery, RankingQuery, ScoreSheetQuery};
use crate::store::record::Record;

const ALL: usize = usize::MAX;
const SET: &str = "96:district:2013:1880/QĐ-UBND";

/// Each noun, with everything it may hold.
pub fn everything_of_scoring_reads_back_as_it_was_put<S: Store>(store: &S) {
    let (set, sheet, published) = (criteria(SET), score_sheet(SET, "964"), ranking("04:2021:2402/QĐ-UBND"));
    let mut puts = vec![
        Record::Criteria(Box::new(set.clone())),
        Record::ScoreSheet(sheet.clone()),
        Record::Ranking(Box::new(published.clone())),
    ];
    store.commit(put(puts.clone())).unwrap();
    puts.iter_mut().for_each(|record| record.stamp(Position(1)));
    let read = vec![
        Record::Criteria(Box::new(store.criteria_set(&set.key).unwrap().unwrap().value)),
        Record::ScoreSheet(store.score_sheet(&sheet.key).unwrap().unwrap().value),
        Record::Ranking(Box::new(store.published_ranking(&published.key).unwrap().unwrap().value)),
    ];
    assert_eq!(read, puts);
    assert_eq!(store.criteria_set(&criteria_key("*:district:2013:1880/QĐ-UBND")).unwrap(), None);
}

/// Sets come by province, the whole country first, then by kind, year and decision.
pub fn criteria_sets_are_found_by_province_kind_and_year<S: Store>(store: &S) {
    let all =
        ["96:district:2013:b", "96:district:2013:a", "96:commune:2012:a", "75:commune:2022:a", "*:province:2022:a"];
    store.commit(put(all.map(|key| Record::Criteria(Box::new(criteria(key)))).to_vec())).unwrap();
    let find = |province: Option<&str>, kind, year, after: Option<&str>, limit| {
        let (province, after) = (province.map(unit), after.map(criteria_key));
        let found = store.criteria_sets(&CriteriaQuery { province, kind, year, after, limit }).unwrap();
        found.iter().map(|found| found.value.key.to_string()).collect::<Vec<_>>()
    };
    let ordered =
        ["*:province:2022:a", "75:commune:2022:a", "96:district:2013:a", "96:district:2013:b", "96:commune:2012:a"];
    assert_eq!(find(None, None, None, None, ALL), ordered);
    assert_eq!(find(Some("96"), None, None, None, 2), ordered[2..4]);
    assert_eq!(find(Some("96"), Some(UnitKind::District), Some(2013), Some(ordered[2]), ALL), ordered[3..4]);
    assert_eq!(find(None, None, Some(2022), None, ALL), ordered[..2]);
    assert_eq!(find(None, None, None, None, 0), [""; 0]);
}

/// Sheets come set by set, and by unit within.
pub fn score_sheets_are_found_by_criteria_set_and_unit<S: Store>(store: &S) {
    let all = [("96:district:2013:a", "971"), ("96:district:2013:a", "964"), ("96:district:2013:ab", "964")];
    store.commit(put(all.map(|(set, of)| Record::ScoreSheet(score_sheet(set, of))).to_vec())).unwrap();
    let find = |set: Option<&str>, of: Option<&str>, after: Option<usize>| {
        let (criteria, unit) = (set.map(criteria_key), of.map(unit));
        let after = after.map(|at| score_sheet(all[at].0, all[at].1).key);
        let found = store.score_sheets(&ScoreSheetQuery { criteria, unit, after, limit: ALL }).unwrap();
        found
            .iter()
            .map(|found| format!("{} {}", found.value.key.criteria.decision, found.value.key.unit))
            .collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), ["a 964", "a 971", "ab 964"]);
    assert_eq!(find(Some("96:district:2013:a"), None, None), ["a 964", "a 971"]);
    assert_eq!(find(Some("96:district:2013:a"), None, Some(1)), ["a 971"]);
    assert_eq!(find(None, Some("964"), None), ["a 964", "ab 964"]);
    assert_eq!(find(Some("96:commune:2013:a"), None, None), [""; 0]);
}

/// Rankings come by province, year and decision.
pub fn rankings_are_found_by_province_and_year<S: Store>(store: &S) {
    let all = ["04:2021:b", "04:2021:a", "04:2020:c", "*:2021:a"];
    store.commit(put(all.map(|key| Record::Ranking(Box::new(ranking(key)))).to_vec())).unwrap();
    let find = |province: Option<&str>, year, after: Option<&str>| {
        let (province, after) = (province.map(unit), after.map(|key| RatingKey::parse(key).unwrap()));
        let found = store.published_rankings(&RankingQuery { province, year, after, limit: ALL }).unwrap();
        found.iter().map(|found| found.value.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), ["*:2021:a", "04:2020:c", "04:2021:a", "04:2021:b"]);
    assert_eq!(find(Some("04"), Some(2021), None), ["04:2021:a", "04:2021:b"]);
    assert_eq!(find(None, Some(2021), Some("04:2021:a")), ["04:2021:b"]);
}
