//! What is done when a clock that had gone ahead comes back.
//!
//! What was decided for an instant that is still to come, and never ran, is taken back: it is decided when its time comes.
//! A stretch that reaches beyond the present was written by the clock that was ahead, and is taken back whole. What ran
//! stays as it is and is marked, so that it never runs again. So each instant has one disposition at every moment, nothing
//! runs twice, and no schedule waits for the time that the clock had leapt to.

use super::pieces::LEAST;
use crate::domain::Instant;
use crate::domain::occurrence::{Occurrence, OccurrenceKey};

/// What is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// What ran ahead of its time, as it is from now on.
    pub puts: Vec<Occurrence>,
    /// Rows that are gone.
    pub removes: Vec<OccurrenceKey>,
    /// Up to and with this instant every one is still dealt with.
    pub through: Instant,
}

/// What is taken back of these scheduled rows at `now`; those that lie wholly before it stay as they are.
pub fn come_back<'r>(rows: impl IntoIterator<Item = &'r Occurrence>, now: Instant) -> TakenBack {
    let mut back = TakenBack { puts: Vec::new(), removes: Vec::new(), through: now };
    for row in rows.into_iter().filter(|row| row.is_scheduled() && row.last() > now) {
        if !row.disposition.was_run() {
            back.through = back.through.min(row.key.nominal - LEAST);
            back.removes.push(row.key.clone());
        } else if !row.is_ahead {
            back.puts.push(Occurrence { is_ahead: true, ..row.clone() });
        }
    }
    back
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::at;
    use super::*;
    use crate::domain::Day;
    use crate::domain::id::ScheduleId;
    use crate::domain::occurrence::Disposition;

    fn row(local: &str, disposition: Disposition) -> Occurrence {
        let key = OccurrenceKey { schedule: ScheduleId::parse("s").unwrap(), nominal: at(local) };
        Occurrence::scheduled(key, 1, Day::FIRST, disposition)
    }

    #[test]
    fn what_never_ran_is_taken_back_and_what_ran_is_marked() {
        let missed = |last| Disposition::Missed { last: at(last), count: 2, reason: String::new() };
        let ran = || Disposition::Ran { finished: at("2026-11-22 00:00"), evaluations: 1 };
        let rows = [
            row("2026-11-20 08:00", missed("2026-11-21 08:00")),
            row("2026-11-22 08:00", missed("2026-11-23 08:00")),
            row("2026-11-24 08:00", Disposition::Claimed { since: at("2026-11-22 00:00") }),
            row("2026-11-25 08:00", ran()),
        ];
        let back = come_back(&rows, at("2026-11-22 12:00"));
        assert_eq!(back.removes, [rows[1].key.clone(), rows[2].key.clone()]);
        assert_eq!(back.puts, [Occurrence { is_ahead: true, ..rows[3].clone() }]);
        assert_eq!(back.through, at("2026-11-22 08:00") - LEAST);
        assert_eq!(come_back(&rows[..1], at("2026-11-22 12:00")).through, at("2026-11-22 12:00"));
        assert_eq!(come_back(&back.puts, at("2026-11-22 12:00")).puts, [], "it is marked once");
    }
}
