//! The memory backend's reads of the calendar's edits and of how far rungs follow them.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::lists::page;
use crate::domain::calendar::CalendarEdit;
use crate::store::record::{Resettling, Versioned};
use crate::store::{Calendars, Read};

impl Calendars for MemoryStore {
    fn calendar_edits(&self) -> Read<Vec<Versioned<CalendarEdit>>> {
        Ok(page(&self.state().calendar_edits, None, usize::MAX, |_| true))
    }

    fn calendar_edit(&self, number: u32) -> Read<Option<Versioned<CalendarEdit>>> {
        Ok(self.state().calendar_edits.get(&number).cloned())
    }

    fn resettling(&self) -> Read<Option<Versioned<Resettling>>> {
        Ok(self.state().resettling.get(&()).cloned())
    }
}
