//! Sled's reads of the calendar's edits and of how far rungs follow them.
//!
//! It must never put a calendar together: that is decided elsewhere.

use super::key::{self, Key, Kind};
use super::lists::{any, stored};
use super::reads::{List, Stored};
use super::store::SledStore;
use crate::domain::calendar::CalendarEdit;
use crate::store::record::{Record, Resettling, Versioned};
use crate::store::{Calendars, Read};

stored! {
    CalendarEdit: Record::CalendarEdit(edit) => *edit;
    Resettling: Record::Resettling(resettling) => resettling;
}

impl Calendars for SledStore {
    fn calendar_edits(&self) -> Read<Vec<Versioned<CalendarEdit>>> {
        self.list(&List::of_records(Key::of(Kind::CalendarEdit), None), usize::MAX, any, |_| true)
    }

    fn calendar_edit(&self, number: u32) -> Read<Option<Versioned<CalendarEdit>>> {
        self.one(&key::calendar_edit(number))
    }

    fn resettling(&self) -> Read<Option<Versioned<Resettling>>> {
        self.one(&Key::of(Kind::Resettling))
    }
}
