//! Random contacts, reminder policies and owed reminders, and every read of them: a part of the comparison of the backends.

use dondoc::store::Store;
use dondoc::store::conformance::reminding_sample::{contact, contact_id, owed, policy};
use dondoc::store::conformance::sample::unit;
use dondoc::store::query::ContactQuery;
use dondoc::store::record::Record;

const CONTACTS: [&str; 4] = ["a", "a-1", "b", "ab"];
const SCOPES: [&str; 4] = ["all", "plan:p", "plan:p-1", "directive:d"];
const TASKS: [&str; 4] = ["p:1", "p:10", "p-1:1", "q:1"];
const UNITS: [&str; 4] = ["866", "867", "866.NV", "8"];

/// A record of one of the three kinds, in few numbers.
pub fn record(kind: u8, a: usize, b: usize, c: usize) -> Record {
    match kind {
        0 => Record::Contact(contact(CONTACTS[a], UNITS[b])),
        1 => Record::ReminderPolicy(policy(SCOPES[a])),
        _ => Record::Owed(owed(UNITS[a], TASKS[b], [-7, -3, 0, 1][c], [0, 0, 1, 2][c])),
    }
}

/// Every read there is, with every filter that can find something, whole and in small pages.
pub fn reads<S: Store>(store: &S, reads: &mut Vec<String>) {
    reads.push(format!("{:?}", store.reminder_policies().unwrap()));
    for limit in [2, usize::MAX] {
        for after in [None, Some("866"), Some("8")] {
            reads.push(format!("{:?}", store.units_waiting(after.map(unit).as_ref(), limit).unwrap()));
        }
        for of in UNITS.map(Some).into_iter().chain([None]) {
            for after in [None, Some("a-1")] {
                let query = ContactQuery { unit: of.map(unit), after: after.map(contact_id), limit };
                reads.push(format!("{:?}", store.contacts(&query).unwrap()));
            }
            if let Some(of) = of {
                reads.push(format!("{:?}", store.waiting_for(&unit(of), limit).unwrap()));
            }
        }
    }
}
