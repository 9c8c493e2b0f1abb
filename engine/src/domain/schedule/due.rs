//! What became due of a schedule in a stretch of time, before the rule of overlaps.
//!
//! The latest instants within the catch-up window are claimed, what lies before them is one missed stretch, and what was
//! paused or lies on a day off is skipped. However long the stretch, there are no more rows than its pauses, its versions
//! and the window's count.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::pieces::{LEAST, Piece};
use super::rule::{DaysOff, ScheduleRule};
use crate::domain::calendar::{Footing, Outlook, is_weekend};
use crate::domain::id::ScheduleId;
use crate::domain::local_time::instant_of;
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey, Shift, SkipReason};
use crate::domain::{Day, Instant};

/// Where and when instants are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The schedule.
    pub schedule: &'a ScheduleId,
    /// The present.
    pub now: Instant,
    /// The zone whose days count.
    pub zone: Tz,
    /// The calendar.
    pub outlook: Outlook<'a>,
}

/// What becomes of the instants of these pieces, in order.
pub fn due(here: Here<'_>, pieces: &[Piece<'_>]) -> Vec<Occurrence> {
    let mut rows = Vec::new();
    let mut caught_up: u32 = 0;
    for piece in pieces.iter().rev() {
        let mut here_rows = if let Some(pause) = piece.pause {
            let why = SkipReason::Paused { note: pause.note.to_owned() };
            let skipped = |last, count| Disposition::Skipped { why, last, count };
            here.stretch(piece, piece.until, skipped).into_iter().collect()
        } else {
            let claimed = here.within_window(piece, caught_up);
            caught_up += u32::try_from(claimed.len()).unwrap_or(u32::MAX);
            here.beside_missed(piece, &claimed)
        };
        here_rows.append(&mut rows);
        rows = here_rows;
    }
    rows
}

impl Here<'_> {
    /// The instants of a piece that are still run, the latest of all, when so many of later pieces are.
    fn within_window(&self, piece: &Piece<'_>, caught_up: u32) -> Vec<Instant> {
        let rule = piece.version.rule;
        let reach = rule.catch_up.minutes.and_then(|minutes| {
            let least = self.now.checked_sub_signed(TimeDelta::minutes(i64::from(minutes)))?;
            Some(least - LEAST)
        });
        let after = reach.map_or(piece.after, |reach| reach.max(piece.after));
        let count = rule.catch_up.count.saturating_sub(caught_up);
        if count == 0 || after >= piece.until {
            return Vec::new();
        }
        rule.cron.latest(after, piece.until, count as usize, rule.local(self.outlook))
    }

    /// The rows of a piece that is not paused, whose instants within the window are these.
    fn beside_missed(&self, piece: &Piece<'_>, claimed: &[Instant]) -> Vec<Occurrence> {
        let until = claimed.first().map_or(piece.until, |first| *first - LEAST);
        let missed = |last, count| {
            let reason = "came due longer ago than the schedule catches up".to_owned();
            Disposition::Missed { last, count, reason }
        };
        let mut rows: Vec<Occurrence> = self.stretch(piece, until, missed).into_iter().collect();
        for nominal in claimed {
            let row = self.claimed_or_off(piece, *nominal);
            match (rows.last_mut().map(|row| &mut row.disposition), &row.disposition) {
                // Days off that follow each other are one row.
                (
                    Some(Disposition::Skipped { why, last, count }),
                    Disposition::Skipped { why: same, last: later, .. },
                ) if why == same => (*last, *count) = (*later, *count + 1),
                _ => rows.push(row),
            }
        }
        rows
    }

    /// One row for all instants of a piece up to `until`; `None` where there are none.
    fn stretch(
        &self,
        piece: &Piece<'_>,
        until: Instant,
        disposition: impl FnOnce(Instant, u64) -> Disposition,
    ) -> Option<Occurrence> {
        let (cron, local) = (&piece.version.rule.cron, piece.version.rule.local(self.outlook));
        let first = cron.next_after(piece.after, local).filter(|first| *first <= until)?;
        let last = *cron.latest(piece.after, until, 1, local).last()?;
        Some(self.row(piece, first, disposition(last, cron.count(piece.after, until, local))))
    }

    fn claimed_or_off(&self, piece: &Piece<'_>, nominal: Instant) -> Occurrence {
        let rule = piece.version.rule;
        let off = if rule.days_off == DaysOff::Run { None } else { day_off(rule, self.outlook, nominal) };
        let claimed = self.row(piece, nominal, Disposition::Claimed { since: self.now });
        let claimed = Occurrence { jitter_seconds: jitter(self.schedule, nominal, rule.jitter_seconds), ..claimed };
        match (off, rule.days_off) {
            (Some(provisional), DaysOff::Skip) => {
                let why = SkipReason::DayOff { provisional };
                self.row(piece, nominal, Disposition::Skipped { why, last: nominal, count: 1 })
            }
            (Some(_), DaysOff::NextWorkingDay) => {
                Occurrence { shift: next_working_day(rule, self.outlook, nominal), ..claimed }
            }
            _ => claimed,
        }
    }

    fn row(&self, piece: &Piece<'_>, nominal: Instant, disposition: Disposition) -> Occurrence {
        let key = OccurrenceKey { schedule: self.schedule.clone(), nominal };
        Occurrence::scheduled(key, piece.version.number, self.day_of(nominal), disposition)
    }

    fn day_of(&self, instant: Instant) -> Day {
        let date = instant.with_timezone(&self.zone).date_naive();
        Day::from_date(date).expect("the clock shows a year between 1900 and 2199")
    }
}

/// The instants that a rule names from one instant until another, at most `most`, in order; without those on a day off
/// where it skips them.
pub fn past_instants(
    rule: &ScheduleRule,
    from: Instant,
    until: Instant,
    outlook: Outlook<'_>,
    most: usize,
) -> Vec<Instant> {
    let is_run = |nominal: &Instant| rule.days_off != DaysOff::Skip || day_off(rule, outlook, *nominal).is_none();
    rule.cron.firings(from - LEAST, until, rule.local(outlook)).filter(is_run).take(most).collect()
}

/// Whether the day of an instant is off, and then whether that is provisional. Where nothing is known, weekends are off.
fn day_off(rule: &ScheduleRule, outlook: Outlook<'_>, nominal: Instant) -> Option<bool> {
    let day = Day::from_date(nominal.with_timezone(&rule.zone).date_naive())?;
    let works = outlook.works(day).unwrap_or_else(|| !is_weekend(day));
    (!works).then(|| is_provisional(outlook, day))
}

/// The same time of the first working day after the instant's own; `None` where there is none this product reckons with.
fn next_working_day(rule: &ScheduleRule, outlook: Outlook<'_>, nominal: Instant) -> Option<Shift> {
    /// No days off follow each other so long.
    const DAYS_MAX: i32 = 31;
    let local = nominal.with_timezone(&rule.zone);
    let day = Day::from_date(local.date_naive())?;
    let works = |day: &Day| outlook.works(*day).unwrap_or_else(|| !is_weekend(*day));
    let to = (1..=DAYS_MAX).map(|days| day.plus(days)).find(works)?;
    let to_instant = instant_of(to, local.time(), rule.zone)?;
    Some(Shift { to: to_instant, provisional: is_provisional(outlook, day) || is_provisional(outlook, to) })
}

fn is_provisional(outlook: Outlook<'_>, day: Day) -> bool {
    outlook.footing(day.year()) != Some(Footing::Decreed)
}

/// By how many seconds a start is put off: always the same for one instant of one schedule, at most `most`.
fn jitter(schedule: &ScheduleId, nominal: Instant, most: u32) -> u32 {
    // FNV-1a, and then the mixing of SplitMix64, so that neighbouring instants are put off differently.
    let bytes = schedule.as_str().bytes().chain(nominal.timestamp().to_be_bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    u32::try_from((hash ^ (hash >> 31)) % (u64::from(most) + 1)).unwrap_or(most)
}
