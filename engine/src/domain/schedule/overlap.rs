//! The rule of overlaps: what becomes of instants that come due while an earlier one is unfinished.
//!
//! An open claim is *in hand* for an instant if its start had come before it. What runs is never disturbed: of the open
//! claims only those behind the first are coalesced, and the first in the order of starts is the one that runs or is next.

use super::rule::Overlap;
use crate::domain::Instant;
use crate::domain::occurrence::{Disposition, Occurrence, SkipReason};

/// Applies each version's rule to rows that came due together; `open` are the schedule's open claims in the order of their
/// starts. Answers with those of `open` that are coalesced.
pub fn settle(rows: &mut [Occurrence], rule: impl Fn(u32) -> Overlap, open: &[Occurrence]) -> Vec<Occurrence> {
    let mut coalesced = Vec::new();
    let mut open = open.to_vec();
    let claimed = rows.iter().enumerate().filter(|(_, row)| !row.disposition.is_final());
    let claimed: Vec<(usize, u32)> = claimed.map(|(index, row)| (index, row.version)).collect();
    for of_version in claimed.chunk_by(|(_, one), (_, other)| one == other) {
        let version = of_version[0].1;
        let of_version: Vec<usize> = of_version.iter().map(|(index, _)| *index).collect();
        match rule(version) {
            Overlap::Queue => {}
            Overlap::Skip => skip(rows, &of_version, &open),
            Overlap::Coalesce => coalesced.extend(coalesce(rows, &of_version, &mut open)),
        }
        open.extend(of_version.iter().map(|index| rows[*index].clone()).filter(|row| !row.disposition.is_final()));
    }
    coalesced
}

fn skip(rows: &mut [Occurrence], claimed: &[usize], open: &[Occurrence]) {
    let mut free = Vec::new();
    for index in claimed {
        match in_hand(open, rows[*index].key.nominal) {
            Some(with) => skipped(&mut rows[*index], SkipReason::Overlap { with }),
            None => free.push(*index),
        }
    }
    if let Some((last, earlier)) = free.split_last() {
        let by = rows[*last].key.nominal;
        earlier.iter().for_each(|index| skipped(&mut rows[*index], SkipReason::Overtaken { by }));
    }
}

fn coalesce(rows: &mut [Occurrence], claimed: &[usize], open: &mut Vec<Occurrence>) -> Vec<Occurrence> {
    let Some((last, earlier)) = claimed.split_last() else { return Vec::new() };
    let into = Disposition::CoalescedInto { nominal: rows[*last].key.nominal };
    earlier.iter().for_each(|index| rows[*index].disposition = into.clone());
    let is_behind = |index: usize, row: &Occurrence| index > 0 && row.is_scheduled();
    let behind = open.iter().enumerate().filter(|(index, row)| is_behind(*index, row));
    let coalesced: Vec<Occurrence> =
        behind.map(|(_, row)| Occurrence { disposition: into.clone(), ..row.clone() }).collect();
    open.retain(|row| coalesced.iter().all(|coalesced| coalesced.key != row.key));
    coalesced
}

/// Applies the rule to what a person asks to be run now. One of several is never held against the others: they run one
/// after the other. What would wait is coalesced only into one of the same day.
pub fn settle_manual(rows: &mut [Occurrence], rule: Overlap, open: &[Occurrence], now: Instant) {
    let mut started = open.iter().filter(|row| row.start() <= now);
    let first = started.next().map(|row| row.key.nominal);
    match (rule, first) {
        (Overlap::Skip, Some(with)) => {
            rows.iter_mut().for_each(|row| skipped(row, SkipReason::Overlap { with }));
        }
        (Overlap::Coalesce, Some(_)) => {
            if let (Some(waiting), [row]) = (started.next_back(), rows)
                && waiting.as_of == row.as_of
            {
                row.disposition = Disposition::CoalescedInto { nominal: waiting.key.nominal };
            }
        }
        _ => {}
    }
}

fn in_hand(open: &[Occurrence], nominal: Instant) -> Option<Instant> {
    open.iter().find(|row| row.start() < nominal).map(|row| row.key.nominal)
}

fn skipped(row: &mut Occurrence, why: SkipReason) {
    row.disposition = Disposition::Skipped { why, last: row.key.nominal, count: 1 };
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::at;
    use super::*;
    use crate::domain::Day;
    use crate::domain::id::ScheduleId;
    use crate::domain::occurrence::{OccurrenceKey, Shift};

    fn claim(local: &str) -> Occurrence {
        let key = OccurrenceKey { schedule: ScheduleId::parse("s").unwrap(), nominal: at(local) };
        Occurrence::scheduled(key, 1, Day::FIRST, Disposition::Claimed { since: at(local) })
    }

    /// What becomes of claims of these times of one day, and of those that were open before.
    fn settled(rule: Overlap, open: &[&str], due: &[&str]) -> (Vec<String>, Vec<String>) {
        let of_day = |times: &[&str]| times.iter().map(|time| claim(&format!("2026-11-23 {time}"))).collect::<Vec<_>>();
        let mut rows = of_day(due);
        let coalesced = settle(&mut rows, |_| rule, &of_day(open));
        (rows.iter().map(told).collect(), coalesced.iter().map(told).collect())
    }

    fn told(row: &Occurrence) -> String {
        let time = |instant: Instant| (instant + chrono::TimeDelta::hours(7)).format("%H:%M").to_string();
        let what = match &row.disposition {
            Disposition::Skipped { why: SkipReason::Overlap { with }, .. } => format!("overlaps {}", time(*with)),
            Disposition::Skipped { why: SkipReason::Overtaken { by }, .. } => format!("overtaken by {}", time(*by)),
            Disposition::CoalescedInto { nominal } => format!("into {}", time(*nominal)),
            other => other.id().to_owned(),
        };
        format!("{} {what}", time(row.key.nominal))
    }

    #[track_caller]
    fn check(rule: Overlap, open: &[&str], due: &[&str], rows: &[&str], coalesced: &[&str]) {
        let expected = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        assert_eq!(settled(rule, open, due), (expected(rows), expected(coalesced)));
    }

    #[test]
    fn a_queue_runs_each() {
        check(Overlap::Queue, &["08:00"], &["09:00", "10:00"], &["09:00 claimed", "10:00 claimed"], &[]);
    }

    #[test]
    fn what_overlaps_is_skipped_and_of_what_came_due_together_the_latest_is_run() {
        check(Overlap::Skip, &["08:00"], &["09:00"], &["09:00 overlaps 08:00"], &[]);
        check(Overlap::Skip, &[], &["09:00", "10:00"], &["09:00 overtaken by 10:00", "10:00 claimed"], &[]);
        check(Overlap::Skip, &["08:00"], &["08:00", "09:00"], &["08:00 claimed", "09:00 overlaps 08:00"], &[]);
    }

    #[test]
    fn at_most_one_waits_where_they_are_coalesced() {
        check(Overlap::Coalesce, &[], &["09:00", "10:00"], &["09:00 into 10:00", "10:00 claimed"], &[]);
        check(Overlap::Coalesce, &["08:00"], &["09:00"], &["09:00 claimed"], &[]);
        check(Overlap::Coalesce, &["08:00", "09:00"], &["10:00"], &["10:00 claimed"], &["09:00 into 10:00"]);
    }

    #[test]
    fn a_start_that_the_calendar_moved_to_the_instant_itself_does_not_overlap_it() {
        let monday = claim("2026-11-23 08:00");
        let shift = Some(Shift { to: monday.key.nominal, provisional: false });
        let saturday = Occurrence { shift, ..claim("2026-11-21 08:00") };
        let mut rows = [monday];
        assert_eq!(settle(&mut rows, |_| Overlap::Skip, &[saturday]), []);
        assert!(!rows[0].disposition.is_final());
    }

    #[test]
    fn what_a_person_asks_for_obeys_the_rule_as_well() {
        let open: Vec<Occurrence> = ["2026-11-23 08:00", "2026-11-23 09:00"].map(claim).to_vec();
        let ask = |rule, open: &[Occurrence], asked: usize| {
            let mut rows = vec![claim("2026-11-23 10:00"); asked];
            settle_manual(&mut rows, rule, open, at("2026-11-23 10:00"));
            rows.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(ask(Overlap::Queue, &open, 1), ["10:00 claimed"]);
        assert_eq!(ask(Overlap::Skip, &[], 2), ["10:00 claimed"; 2]);
        assert_eq!(ask(Overlap::Skip, &open, 2), ["10:00 overlaps 08:00"; 2]);
        assert_eq!(ask(Overlap::Coalesce, &open[..1], 1), ["10:00 claimed"]);
        assert_eq!(ask(Overlap::Coalesce, &open, 1), ["10:00 into 09:00"]);
        assert_eq!(ask(Overlap::Coalesce, &open, 2), ["10:00 claimed"; 2], "each of a backfill has a day of its own");
    }
}
