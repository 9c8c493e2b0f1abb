//! Rules of contacts, reminder policies and what units are owed.

use super::reminding_sample::{contact, contact_id, owed, owed_key, policy, scope};
use super::sample::{put, remove, unit};
use crate::domain::Position;
use crate::domain::reminder_policy::{Carried, DatedPolicy};
use crate::store::Store;
use crate::store::query::ContactQuery;
use crate::store::record::{Record, RecordKey};

/// Each noun, with everything it may hold.
pub fn everything_of_reminding_reads_back_as_it_was_put<S: Store>(store: &S) {
    let (mut contact, mut policy) = (contact("nv-an", "866"), policy("plan:p"));
    let whole = DatedPolicy { scope: scope("all"), carried: Carried::Whole, ..policy.clone() };
    let standings = [owed("866", "p:1", -7, 0), owed("866", "p:1", -3, 1), owed("866", "p:1", 0, 2)];
    let mut puts =
        vec![Record::Contact(contact.clone()), Record::ReminderPolicy(policy.clone()), Record::ReminderPolicy(whole)];
    puts.extend(standings.clone().map(Record::Owed));
    store.commit(put(puts)).unwrap();
    contact.versions.iter_mut().for_each(|version| version.recorded = Position(1));
    policy.versions.iter_mut().for_each(|version| version.recorded = Position(1));
    let read = store.contact(&contact_id("nv-an")).unwrap().unwrap();
    assert_eq!((read.value, read.version), (contact, Position(1)));
    assert_eq!(store.reminder_policy(&scope("plan:p")).unwrap().map(|read| read.value), Some(policy));
    assert_eq!(store.reminder_policy(&scope("directive:p")).unwrap().map(|read| read.value), None);
    let scopes: Vec<_> = store.reminder_policies().unwrap().iter().map(|read| read.value.scope.to_string()).collect();
    assert_eq!(scopes, ["all", "plan:p"]);
    for owed in standings {
        assert_eq!(store.owed(&owed.key).unwrap().map(|read| read.value), Some(owed));
    }
}

/// A contact who moves leaves the old unit's list.
pub fn contacts_are_found_by_the_unit_of_their_last_version<S: Store>(store: &S) {
    let of = |id: &str, unit: &str| Record::Contact(contact(id, unit));
    store.commit(put(vec![of("b", "866"), of("a", "866.NV"), of("c", "866")])).unwrap();
    let find = |of: Option<&str>, after: Option<&str>, limit| {
        let query = ContactQuery { unit: of.map(unit), after: after.map(contact_id), limit };
        let found = store.contacts(&query).unwrap();
        found.iter().map(|found| found.value.last().id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, usize::MAX), ["a", "b", "c"]);
    assert_eq!(find(Some("866"), None, 1), ["b"]);
    assert_eq!(find(Some("866"), Some("b"), 9), ["c"]);
    assert_eq!(find(Some("867"), None, 9), [""; 0], "a version before the last counts no more");
    store.commit(put(vec![of("b", "866.NV")])).unwrap();
    assert_eq!((find(Some("866"), None, 9), find(Some("866.NV"), None, 9).len()), (vec!["c".to_owned()], 2));
}

/// What was told is not waited for, and units whose codes begin alike stay apart.
pub fn units_wait_until_they_are_told<S: Store>(store: &S) {
    let waits = |to: &str, task: &str, rung| Record::Owed(owed(to, task, rung, 0));
    let puts = vec![
        waits("866", "p:10", 0),
        waits("866", "p:1", 0),
        waits("866", "p:1", -7),
        waits("866.NV", "p:1", 0),
        waits("8", "p:1", 0),
        Record::Owed(owed("867", "p:1", 0, 1)),
    ];
    store.commit(put(puts)).unwrap();
    let units = |after: Option<&str>, limit| {
        let found = store.units_waiting(after.map(unit).as_ref(), limit).unwrap();
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(units(None, usize::MAX), ["8", "866", "866.NV"]);
    assert_eq!(
        (units(Some("8"), 1), units(Some("866.NV"), 9), units(None, 0)),
        (vec!["866".to_owned()], vec![], vec![])
    );
    let waiting = |to: &str, limit| {
        let found = store.waiting_for(&unit(to), limit).unwrap();
        found
            .iter()
            .map(|found| found.value.key.reminder.clone())
            .map(|key| (key.task.to_string(), key.rung.0))
            .collect::<Vec<_>>()
    };
    let all = [("p:1".to_owned(), -7), ("p:1".to_owned(), 0), ("p:10".to_owned(), 0)];
    assert_eq!((waiting("866", 9), waiting("866", 2), waiting("867", 9)), (all.to_vec(), all[..2].to_vec(), vec![]));
    store.commit(put(vec![Record::Owed(owed("866", "p:1", -7, 1)), Record::Owed(owed("8", "p:1", 0, 2))])).unwrap();
    store.commit(remove(vec![RecordKey::Owed(owed_key("866.NV", "p:1", 0))])).unwrap();
    assert_eq!((units(None, 9), waiting("866", 9)), (vec!["866".to_owned()], all[1..].to_vec()));
}
