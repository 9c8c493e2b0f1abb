//! What is done when a clock that had gone ahead comes back.
//!
//! What was decided for an instant that is still to come, and never ran, is taken back: it is decided when its time comes.
//! What ran stays as it is and is marked, so that it never runs again. So each instant has one disposition at every
//! moment, nothing runs twice, and no schedule waits for the time that the clock had leapt to.

use super::pieces::LEAST;
use super::record::Schedule;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};

/// What is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Rows as they are from now on: stretches that end at the present, and what ran ahead of its time.
    pub puts: Vec<Occurrence>,
    /// Rows that are gone.
    pub removes: Vec<OccurrenceKey>,
}

/// What is taken back of these scheduled rows at `now`; those that lie wholly before it stay as they are.
pub fn come_back(schedule: &Schedule, rows: &[Occurrence], now: Instant, outlook: Outlook<'_>) -> TakenBack {
    let mut back = TakenBack::default();
    for row in rows.iter().filter(|row| row.is_scheduled() && row.last() > now) {
        if row.key.nominal <= now {
            match shortened(schedule, row, now, outlook) {
                Some(row) => back.puts.push(row),
                None => back.removes.push(row.key.clone()),
            }
        } else if !row.disposition.was_run() {
            back.removes.push(row.key.clone());
        } else if !row.is_ahead {
            back.puts.push(Occurrence { is_ahead: true, ..row.clone() });
        }
    }
    back
}

/// A stretch as far as it is past; `None` where its version is not known.
fn shortened(schedule: &Schedule, row: &Occurrence, now: Instant, outlook: Outlook<'_>) -> Option<Occurrence> {
    let rule = schedule.version(row.version)?.rule;
    let (first, local) = (row.key.nominal - LEAST, rule.local(outlook));
    let end = *rule.cron.latest(first, now, 1, local).last()?;
    let held = rule.cron.count(first, now, local);
    let disposition = match row.disposition.clone() {
        Disposition::Missed { reason, .. } => Disposition::Missed { last: end, count: held, reason },
        Disposition::Skipped { why, .. } => Disposition::Skipped { why, last: end, count: held },
        other => other,
    };
    Some(Occurrence { disposition, ..row.clone() })
}
