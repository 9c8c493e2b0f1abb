//! One look at a schedule: what came due since the last one, and how far it has been dealt with then.

use chrono_tz::Tz;

use super::due::{Here, due};
use super::overlap::settle;
use super::pieces::pieces;
use super::record::Schedule;
use super::rule::Overlap;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::occurrence::Occurrence;

/// What a look sees.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The schedule.
    pub schedule: &'a Schedule,
    /// Every nominal instant up to here was dealt with.
    pub through: Instant,
    /// The present.
    pub now: Instant,
    /// What ran ahead of its time between the two: it is passed over.
    pub ahead: &'a [Occurrence],
    /// The schedule's open claims, manual ones among them, in the order of their starts.
    pub open: &'a [Occurrence],
    /// The zone whose days count.
    pub zone: Tz,
    /// The calendar.
    pub outlook: Outlook<'a>,
}

/// What a look decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// What becomes of every instant that came due, in order.
    pub rows: Vec<Occurrence>,
    /// Open claims that are coalesced.
    pub coalesced: Vec<Occurrence>,
    /// Every nominal instant up to here has been dealt with then.
    pub through: Instant,
}

/// What came due; `None` where nothing did.
pub fn look(seen: &Look<'_>) -> Option<Claims> {
    let Look { schedule, through, now, ahead, open, zone, outlook } = *seen;
    let last = pieces(schedule, through, now, &[]).into_iter().rev().find_map(|piece| {
        let rule = piece.version.rule;
        rule.cron.latest(piece.after, piece.until, 1, rule.local(outlook)).pop()
    })?;
    let taken: Vec<_> = ahead.iter().map(|row| (row.key.nominal, row.last())).collect();
    let here = Here { schedule: &schedule.id, now, zone, outlook };
    let mut rows = due(here, &pieces(schedule, through, now, &taken));
    let rule = |number| schedule.version(number).map_or(Overlap::Queue, |version| version.rule.overlap);
    let coalesced = settle(&mut rows, rule, open);
    Some(Claims { rows, coalesced, through: last })
}

/// The first nominal instant after `after` that is owed as far as is known; paused ones count.
pub fn next_nominal(schedule: &Schedule, after: Instant, outlook: Outlook<'_>) -> Option<Instant> {
    let of_version = schedule.versions().filter_map(|version| {
        let next = version.rule.cron.next_after(version.from.max(after), version.rule.local(outlook))?;
        version.until.is_none_or(|until| next <= until).then_some(next)
    });
    of_version.min()
}
