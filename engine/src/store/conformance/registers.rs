//! Rules of registers: months and imports are found by register and unit, in the order of their keys.

use super::sample::{self, put, remove, unit};
use crate::domain::register::RegisterMode;
use crate::store::record::{Record, RecordKey};
use crate::store::{RegisterMonthQuery, Store};

const ALL: usize = usize::MAX;

/// By register, of one unit or all; after a key.
pub fn months_are_found_by_register_and_unit<S: Store>(store: &S) {
    let months = [
        ("dossiers", "866", "2022-03-01"),
        ("dossiers", "866", "2021-12-01"),
        ("dossiers", "866.NV", "2022-01-01"),
        ("dossiers-2", "866", "2022-01-01"),
        ("dossiers", "867", "2022-01-01"),
    ];
    let months = months.map(|(register, of, month)| sample::register_month(register, of, month, 2));
    store.commit(put(months.iter().cloned().map(Record::RegisterMonth).collect())).unwrap();
    let find = |register: &str, of: Option<&str>, after: Option<usize>, limit| {
        let (register, unit) = (sample::register_id(register), of.map(unit));
        let query = RegisterMonthQuery { register, unit, after: after.map(|at| months[at].key.clone()), limit };
        let found = store.register_months(&query).unwrap();
        found
            .iter()
            .map(|found| months.iter().position(|month| month.key == found.value.key).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(find("dossiers", None, None, ALL), [1, 0, 2, 4]);
    assert_eq!(find("dossiers", Some("866"), None, ALL), [1, 0]);
    assert_eq!(find("dossiers", None, Some(0), 1), [2]);
    assert_eq!(find("dossiers-2", None, None, ALL), [3]);
    assert_eq!(find("dossiers", Some("8"), None, ALL), [0; 0]);
    store.commit(remove(vec![RecordKey::RegisterMonth(months[0].key.clone())])).unwrap();
    assert_eq!(find("dossiers", Some("866"), None, ALL), [1]);
}

/// By both, and only by both.
pub fn imports_are_found_by_register_and_unit<S: Store>(store: &S) {
    let imports = [
        ("dossiers", "866", "2022-02-01..2022-02-28"),
        ("dossiers", "866", "2022-01-01..2022-03-31"),
        ("dossiers", "866", "2022-01-01..2022-01-31"),
        ("dossiers", "866.NV", "2022-01-01..2022-01-31"),
        ("feedback", "866", "2022-01-01..2022-01-31"),
    ];
    let imports =
        imports.map(|(register, of, within)| sample::register_import(register, of, within, RegisterMode::Merge));
    store.commit(put(imports.iter().cloned().map(Record::RegisterImport).collect())).unwrap();
    let find = |register: &str, of: &str| {
        let found = store.register_imports(&sample::register_id(register), &unit(of)).unwrap();
        let place = |key| imports.iter().position(|import| import.key == key).unwrap();
        found.into_iter().map(|found| place(found.value.key)).collect::<Vec<_>>()
    };
    assert_eq!(find("dossiers", "866"), [2, 1, 0]);
    assert_eq!(find("dossiers", "866.NV"), [3]);
    assert_eq!(find("feedback", "867"), [0; 0]);
}
