//! Puts decrees in use: shows what they move, and then records them as one edit of the calendar.

use std::collections::BTreeSet;

use super::calendar_moves::{CalendarMoves, calendar_moves};
use super::engine::{ATTEMPTS_MAX, Engine};
use super::import::ImportMode;
use super::import_file::FileSent;
use super::refusal::Refusal;
use super::take_up_calendar::{EditBy, record_edit, take_up_calendar};
use crate::domain::calendar::{Calendar, CalendarSource};
use crate::sheets::read_calendar;

/// What an edit moves, and whether it is recorded.
#[derive(Clone, Debug)]
pub struct CalendarEdited {
    /// What it moves, against the calendar in use before it.
    pub moves: CalendarMoves,
    /// The name of the calendar that follows from it.
    pub version: String,
    /// The number of the edit that was recorded; `None` where nothing was.
    pub number: Option<u32>,
}

/// Shows what the years of a decree's file move, and with [`ImportMode::Apply`] records them and puts them in use. The years
/// that the file does not hold stay as they are; a file that says what is known already changes nothing.
pub fn edit_calendar(
    engine: &Engine,
    actor: &str,
    sent: &FileSent,
    mode: ImportMode,
) -> Result<CalendarEdited, Refusal> {
    let decreed = read_calendar(&sent.bytes, &sent.file).map_err(Refusal::FaultyFile)?;
    if decreed.years().next().is_none() {
        let message = "the file holds no year: name in years those that it decrees, each with all its days";
        return Err(Refusal::fault("no-year", "years", message));
    }
    if mode == ImportMode::Apply {
        take_up_calendar(engine)?;
    }
    for _ in 0..ATTEMPTS_MAX {
        let used = engine.calendar_in_use.now();
        let new = used.calendar.overlaid(&decreed, &decreed.years().collect());
        let moves = calendar_moves(engine, &used.calendar, &new)?;
        let differing = used.calendar.differing_years(&new);
        let version = new.version().to_owned();
        if mode == ImportMode::Preview || differing.is_empty() {
            return Ok(CalendarEdited { moves, version, number: None });
        }
        if let Some(number) = record(engine, actor, &sent.file, (used.edit, &decreed.of_years(&differing)))? {
            return Ok(CalendarEdited { moves, version, number: Some(number) });
        }
    }
    Err(Refusal::Busy { what: "the calendar".into() })
}

/// Records the edit if nothing was recorded after the edit it was decided upon.
fn record(engine: &Engine, actor: &str, file: &str, upon: (u32, &Calendar)) -> Result<Option<u32>, Refusal> {
    let (last, decreed) = upon;
    let reason = format!("import of {file}");
    let by = EditBy { actor, source: CalendarSource::Api, reason: &reason };
    let recorded = record_edit(engine, &by, |edits| {
        let is_last = edits.last().map_or(0, |edit| edit.value.number) == last;
        Ok(is_last.then(|| (decreed.clone(), BTreeSet::new())))
    })?;
    Ok(recorded.map(|(edit, _)| edit.number))
}
