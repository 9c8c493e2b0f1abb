//! Rules of the calendar's edits and of covers of duties.

use super::duty_sample::{calendar_edit, duty_cover, duty_key, duty_progress, resettling};
use super::sample::{put, remove};
use crate::domain::Position;
use crate::domain::calendar::CalendarSource;
use crate::store::Store;
use crate::store::record::{Record, RecordKey};

/// Each noun, with everything it may hold.
pub fn everything_of_duties_and_the_calendar_reads_back_as_it_was_put<S: Store>(store: &S) {
    let (edit, cover) = (calendar_edit(1, CalendarSource::Api), duty_cover("d", "dossiers"));
    let (resettling, progress) = (resettling(1, Some("p:1")), duty_progress("d", "dossiers", 2));
    let mut puts = vec![
        Record::CalendarEdit(Box::new(edit)),
        Record::Resettling(resettling),
        Record::DutyCover(Box::new(cover.clone())),
        Record::DutyProgress(progress),
    ];
    assert_eq!((store.resettling().unwrap(), store.calendar_edit(1).unwrap()), (None, None));
    store.commit(put(puts.clone())).unwrap();
    puts.iter_mut().for_each(|record| record.stamp(Position(1)));
    let read = vec![
        Record::CalendarEdit(Box::new(store.calendar_edit(1).unwrap().unwrap().value)),
        Record::Resettling(store.resettling().unwrap().unwrap().value),
        Record::DutyCover(Box::new(store.duty_cover(&cover.key).unwrap().unwrap().value)),
        Record::DutyProgress(store.duty_progress(&cover.key).unwrap().unwrap().value),
    ];
    assert_eq!(read, puts);
    let elsewhere = duty_key("d-2", "dossiers");
    assert_eq!((store.duty_cover(&elsewhere).unwrap(), store.duty_progress(&elsewhere).unwrap()), (None, None));
}

/// Edits come by number, whatever order they were put in; a number above 255 comes after one below.
pub fn calendar_edits_come_in_the_order_of_their_numbers<S: Store>(store: &S) {
    let edits = [256, 2, 1, 70_000].map(|number| calendar_edit(number, CalendarSource::Configuration));
    store.commit(put(edits.map(|edit| Record::CalendarEdit(Box::new(edit))).to_vec())).unwrap();
    let numbers = || store.calendar_edits().unwrap().iter().map(|edit| edit.value.number).collect::<Vec<_>>();
    assert_eq!(numbers(), [1, 2, 256, 70_000]);
    store.commit(remove(vec![RecordKey::CalendarEdit(2)])).unwrap();
    assert_eq!(numbers(), [1, 256, 70_000]);
}

/// Covers come by directive and duty.
pub fn duty_covers_come_by_directive_and_duty<S: Store>(store: &S) {
    let covers = [("d-2", "a"), ("d", "ab"), ("d", "a")].map(|(of, duty)| duty_cover(of, duty));
    store.commit(put(covers.map(|cover| Record::DutyCover(Box::new(cover))).to_vec())).unwrap();
    let keys = store.duty_covers().unwrap();
    let keys: Vec<_> = keys.iter().map(|row| (row.value.key.directive.as_str(), row.value.key.duty.as_str())).collect();
    assert_eq!(keys, [("d", "a"), ("d", "ab"), ("d-2", "a")]);
}
