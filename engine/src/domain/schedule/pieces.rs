//! A stretch of time cut where versions and pauses begin and end, and around what was dealt with before.

use chrono::TimeDelta;

use super::record::{Pause, Schedule, Version};
use crate::domain::Instant;

/// A stretch in which one version owes its instants, all of them paused or none.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The version that owes them.
    pub version: Version<'a>,
    /// The pause they lie in.
    pub pause: Option<Pause<'a>>,
    /// They come after this instant.
    pub after: Instant,
    /// They come no later.
    pub until: Instant,
}

/// The pieces of the stretch after `after` up to and with `until`, in order; what lies from one to the other instant of
/// each of `taken` belongs to none.
pub fn pieces<'a>(
    schedule: &'a Schedule,
    after: Instant,
    until: Instant,
    taken: &[(Instant, Instant)],
) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    for version in schedule.versions() {
        let (after, until) = (version.from.max(after), version.until.map_or(until, |end| end.min(until)));
        cut(&mut found, schedule, Piece { version, pause: None, after, until }, taken);
    }
    found.sort_by_key(|piece| piece.after);
    found
}

fn cut<'a>(found: &mut Vec<Piece<'a>>, schedule: &'a Schedule, whole: Piece<'a>, taken: &[(Instant, Instant)]) {
    let mut after = whole.after;
    while after < whole.until {
        if let Some((_, last)) = taken.iter().find(|(first, last)| *first <= after + LEAST && after < *last) {
            after = *last;
            continue;
        }
        let next_taken = taken.iter().map(|(first, _)| *first - LEAST).filter(|end| *end > after);
        let pause =
            schedule.pauses().find(|pause| pause.from <= after && pause.until.is_none_or(|until| after < until));
        let next_pause = schedule.pauses().filter(|pause| pause.until.is_none_or(|until| pause.from < until));
        let next_pause = next_pause.map(|pause| pause.from).filter(|from| *from > after);
        let ends = pause.and_then(|pause| pause.until);
        let until = next_taken.chain(next_pause).chain(ends).fold(whole.until, Instant::min);
        found.push(Piece { pause, after, until, ..whole });
        after = until;
    }
}

/// Less than the distance between two instants of any schedule.
pub const LEAST: TimeDelta = TimeDelta::nanoseconds(1);
