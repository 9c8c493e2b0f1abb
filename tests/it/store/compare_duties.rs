//! Random edits of the calendar, covers of duties and how far both were followed, and every read of them: a part of the
//! comparison of the backends.

use dondoc::domain::calendar::CalendarSource;
use dondoc::store::Store;
use dondoc::store::conformance::duty_sample::{calendar_edit, duty_cover, duty_progress, resettling};
use dondoc::store::record::Record;

const DUTIES: [(&str, &str); 4] = [("d", "a"), ("d", "ab"), ("d-2", "a"), ("d-2", "a.0")];

/// A record of one of the four kinds, in few numbers.
pub fn record(kind: u8, a: usize, b: usize) -> Record {
    let (of, duty) = DUTIES[a];
    let number = [1, 2, 256, u32::MAX][a];
    match kind {
        0 => Record::CalendarEdit(Box::new(calendar_edit(
            number,
            [CalendarSource::Configuration, CalendarSource::Api][b % 2],
        ))),
        1 => Record::Resettling(resettling(number, [None, Some("p:1")][b % 2])),
        2 => Record::DutyCover(Box::new(duty_cover(of, duty))),
        _ => Record::DutyProgress(duty_progress(of, duty, u32::try_from(b).unwrap() * 20)),
    }
}

/// Every read that is a list.
pub fn reads<S: Store>(store: &S, reads: &mut Vec<String>) {
    reads.push(format!("{:?}", store.calendar_edits().unwrap()));
    reads.push(format!("{:?}", store.duty_covers().unwrap()));
}
