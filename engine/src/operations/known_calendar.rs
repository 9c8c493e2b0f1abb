//! The calendar that follows from what is recorded of it and from the configuration: now, or as a ledger position knew it.

use std::sync::Arc;

use super::calendar_in_use::UsedCalendar;
use super::engine::Engine;
use crate::domain::Position;
use crate::domain::calendar::{Calendar, CalendarEdit, calendar_after, configuration_edit};
use crate::store::{Read, Store, Versioned};

/// The calendar to be used over a store: its edits, and what the configuration says now and did not say when it was last
/// recorded.
pub fn used_calendar(store: &dyn Store, configured: &Calendar) -> Read<UsedCalendar> {
    let edits = store.calendar_edits()?;
    let recorded = calendar_after(values(&edits));
    let calendar = match configuration_edit(values(&edits), configured) {
        Some((decreed, withdrawn)) => {
            let years = decreed.years().chain(withdrawn).collect();
            recorded.overlaid(&decreed, &years)
        }
        None => recorded,
    };
    let last = edits.last();
    Ok(UsedCalendar {
        calendar: Arc::new(calendar),
        edit: last.map_or(0, |last| last.value.number),
        since: last.map_or(Position::UNRECORDED, |last| last.version),
    })
}

/// The calendar as a ledger position knew it. Before the first edit was recorded that is what this edit says: it was the
/// configuration's, and was used before it was written down.
pub fn calendar_at(engine: &Engine, position: Position) -> Read<Arc<Calendar>> {
    let used = engine.calendar_in_use.now();
    if used.since <= position {
        return Ok(used.calendar);
    }
    let edits = engine.store.calendar_edits()?;
    let known = edits.iter().filter(|edit| edit.version <= position).count().max(1);
    Ok(Arc::new(calendar_after(values(&edits).take(known))))
}

/// The edits themselves.
pub(super) fn values(edits: &[Versioned<CalendarEdit>]) -> impl Iterator<Item = &CalendarEdit> {
    edits.iter().map(|edit| &edit.value)
}
