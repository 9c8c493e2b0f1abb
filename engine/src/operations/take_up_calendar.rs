//! Records what the configuration says of the calendar and did not say when it was last recorded.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::calendar_in_use::UsedCalendar;
use super::engine::{ATTEMPTS_MAX, Engine};
use super::known_calendar::values;
use super::refusal::Refusal;
use crate::domain::calendar::{
    Calendar, CalendarEdit, CalendarSource, DayChange, calendar_after, changes, configuration_edit,
};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Versioned};

/// Records the configuration's edit, if there is one; a year that was edited over the API since then stays as that edit has
/// it, unless the configuration changed it too. The log is told which days are worked or off now and were not before.
pub fn take_up_calendar(engine: &Engine) -> Result<Option<CalendarEdit>, Refusal> {
    let by = EditBy { actor: "engine", source: CalendarSource::Configuration, reason: "" };
    let edit = record_edit(engine, &by, |edits| Ok(configuration_edit(values(edits), &engine.configured_calendar)))?;
    let Some((edit, before)) = edit else { return Ok(None) };
    if edit.number > 1 {
        tracing::info!(version = edit.version, "the configuration's calendar has changed");
        for DayChange { day, will_work } in changes(&before, &engine.calendar()) {
            let is = if will_work { "worked" } else { "off" };
            tracing::info!(%day, is, "a day has changed");
        }
        for year in &edit.withdrawn {
            tracing::warn!(year, "the configuration no longer has this year's decree: it is provisional");
        }
    }
    Ok(Some(edit))
}

/// Who edits, and why.
pub(super) struct EditBy<'a> {
    /// The actor.
    pub actor: &'a str,
    /// Where the edit comes from.
    pub source: CalendarSource,
    /// The file or the words of the actor.
    pub reason: &'a str,
}

/// The years that an edit carries with their days, and those it takes back.
pub(super) type Edited = (Calendar, BTreeSet<i32>);

/// Records an edit and puts the calendar that follows from it in use; answers with the edit and the calendar before it.
/// `decide` sees all edits before, and may find that there is nothing to record.
pub(super) fn record_edit(
    engine: &Engine,
    by: &EditBy<'_>,
    decide: impl Fn(&[Versioned<CalendarEdit>]) -> Result<Option<Edited>, Refusal>,
) -> Result<Option<(CalendarEdit, Calendar)>, Refusal> {
    let mut in_use = engine.calendar_in_use.lock();
    for _ in 0..ATTEMPTS_MAX {
        let edits = engine.store.calendar_edits()?;
        let Some((decreed, withdrawn)) = decide(&edits)? else { return Ok(None) };
        let before = calendar_after(values(&edits));
        let number = edits.last().map_or(0, |last| last.value.number) + 1;
        let now = engine.clock.now();
        let mut edit = CalendarEdit {
            number,
            source: by.source,
            decreed,
            withdrawn,
            version: String::new(),
            at: now,
            actor: by.actor.to_owned(),
            reason: by.reason.to_owned(),
        };
        let calendar = before.overlaid(&edit.decreed, &edit.years());
        calendar.version().clone_into(&mut edit.version);
        let change = Change {
            reason: by.reason.to_owned(),
            expects: vec![Expectation { key: RecordKey::CalendarEdit(number), version: None }],
            puts: vec![Record::CalendarEdit(Box::new(edit.clone()))],
            ..Change::by(by.actor, "edit-calendar", now)
        };
        match engine.store.commit(change) {
            Ok(committed) => {
                *in_use = UsedCalendar { calendar: Arc::new(calendar), edit: number, since: committed.position };
                return Ok(Some((edit, before)));
            }
            Err(CommitError::Conflict { .. }) => {} // another process edited it: decide upon that
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
    Err(Refusal::Busy { what: "the calendar".into() })
}
