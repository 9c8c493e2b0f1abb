//! Lists the recorded edits of the calendar, and shows the calendar that followed from any of them.

use std::sync::Arc;

use super::engine::Engine;
use super::known_calendar::values;
use super::refusal::Refusal;
use crate::domain::calendar::{Calendar, CalendarEdit, calendar_after};
use crate::store::Versioned;

/// All recorded edits, in order. There are none before the first start of a server.
pub fn list_calendar_edits(engine: &Engine) -> Result<Vec<Versioned<CalendarEdit>>, Refusal> {
    Ok(engine.store.calendar_edits()?)
}

/// The calendar of a name, as an evaluation records it; the one in use without a name.
pub fn show_calendar(engine: &Engine, version: Option<&str>) -> Result<Arc<Calendar>, Refusal> {
    let used = engine.calendar();
    let Some(version) = version.filter(|version| *version != used.version()) else { return Ok(used) };
    let edits = engine.store.calendar_edits()?;
    let place = edits.iter().position(|edit| edit.value.version == version);
    let place = place.ok_or_else(|| Refusal::Absent { what: format!("calendar {version}") })?;
    Ok(Arc::new(calendar_after(values(&edits).take(place + 1))))
}
