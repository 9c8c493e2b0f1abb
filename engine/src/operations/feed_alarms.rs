//! The alarms of a feed's entries, by the policies and the calendar in force, and the entry of the ledger they follow from.
//!
//! It must never write.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::engine::Engine;
use super::refusal::Refusal;
use super::reminder_policy_of::{PolicyFound, policy_for};
use crate::domain::calendar::{Calendar, CalendarEdit, Outlook};
use crate::domain::feed_alarm::{FeedAlarm, feed_alarms};
use crate::domain::feed_entry::FeedEntry;
use crate::domain::id::{DirectiveId, PlanId};
use crate::domain::{Day, Position};
use crate::store::Versioned;

/// What one reading of a feed knows of policies, each read once, and of the calendar.
pub(super) struct Alarms<'a> {
    engine: &'a Engine,
    calendar: Arc<Calendar>,
    /// The edits that the calendar follows from.
    edits: Vec<Versioned<CalendarEdit>>,
    known: BTreeMap<(PlanId, Option<DirectiveId>), PolicyFound>,
}

/// The alarms of an entry.
#[derive(Default)]
pub(super) struct AlarmsFound {
    /// The alarms, earliest first.
    pub alarms: Vec<FeedAlarm>,
    /// The last entry of the ledger that they follow from; unrecorded where they are the engine's own.
    pub since: Position,
}

impl<'a> Alarms<'a> {
    /// By what is in force now.
    pub(super) fn of_now(engine: &'a Engine) -> Result<Alarms<'a>, Refusal> {
        let used = engine.calendar_in_use.now();
        let mut edits = engine.store.calendar_edits()?;
        edits.retain(|edit| edit.version <= used.since);
        Ok(Alarms { engine, calendar: used.calendar, edits, known: BTreeMap::new() })
    }

    /// The alarms of an entry; none where there is nothing to be done.
    pub(super) fn of(&mut self, entry: &FeedEntry) -> Result<AlarmsFound, Refusal> {
        if !entry.is_to_do() {
            return Ok(AlarmsFound::default());
        }
        let key = (entry.task.plan.clone(), entry.directive.clone());
        if !self.known.contains_key(&key) {
            let found = policy_for(self.engine, &key.0, key.1.as_ref())?;
            self.known.insert(key.clone(), found);
        }
        let found = &self.known[&key];
        let alarms = feed_alarms(&found.policy.ladder, Outlook::of(&self.calendar), entry.deadline);
        let first = alarms.first().map_or(entry.deadline, |alarm| alarm.day);
        let since = found.since.max(self.last_edit(first, entry.deadline));
        Ok(AlarmsFound { alarms, since })
    }

    /// The last edit of the calendar that speaks of a year of these days.
    fn last_edit(&self, first: Day, last: Day) -> Position {
        let speaks =
            |edit: &&Versioned<CalendarEdit>| edit.value.years().range(first.year()..=last.year()).next().is_some();
        self.edits.iter().rev().find(speaks).map_or(Position::UNRECORDED, |edit| edit.version)
    }
}
