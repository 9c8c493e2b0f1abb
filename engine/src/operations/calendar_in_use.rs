//! The working calendar in use, which an edit replaces without a restart.
//!
//! It never reads the store: who replaces it has recorded the edit.

use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use crate::domain::Position;
use crate::domain::calendar::Calendar;

/// A calendar, and the edit that it follows from.
#[derive(Clone, Debug)]
pub struct UsedCalendar {
    /// The calendar.
    pub calendar: Arc<Calendar>,
    /// The number of the last recorded edit in it; zero where none is recorded yet.
    pub edit: u32,
    /// The entry that holds that edit.
    pub since: Position,
}

/// The calendar in use. Whoever replaces it holds it locked from before the commit until it is replaced, so that nobody
/// sees an entry with an edit and still the calendar before it.
#[derive(Debug)]
pub struct CalendarInUse(RwLock<UsedCalendar>);

impl CalendarInUse {
    /// This calendar, to begin with.
    pub fn new(used: UsedCalendar) -> CalendarInUse {
        CalendarInUse(RwLock::new(used))
    }

    /// A calendar of which no edit is recorded yet.
    pub fn unrecorded(calendar: Arc<Calendar>) -> CalendarInUse {
        CalendarInUse::new(UsedCalendar { calendar, edit: 0, since: Position::UNRECORDED })
    }

    /// What is in use now.
    pub fn now(&self) -> UsedCalendar {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is in use, to be replaced.
    pub(super) fn lock(&self) -> RwLockWriteGuard<'_, UsedCalendar> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
