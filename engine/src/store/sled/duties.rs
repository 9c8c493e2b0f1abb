//! Sled's reads of who owes which duty and of how far its tasks were created, each as one key or one list.
//!
//! It must never look at the tasks themselves.

use super::key::{self, Key, Kind};
use super::lists::{any, stored};
use super::reads::{List, Stored};
use super::store::SledStore;
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::store::record::{Record, Versioned};
use crate::store::{Duties, Read};

stored! {
    DutyCover: Record::DutyCover(cover) => *cover;
    DutyProgress: Record::DutyProgress(progress) => progress;
}

impl Duties for SledStore {
    fn duty_cover(&self, key: &DutyKey) -> Read<Option<Versioned<DutyCover>>> {
        self.one(&key::duty_cover(key))
    }

    fn duty_covers(&self) -> Read<Vec<Versioned<DutyCover>>> {
        self.list(&List::of_records(Key::of(Kind::DutyCover), None), usize::MAX, any, |_| true)
    }

    fn duty_progress(&self, key: &DutyKey) -> Read<Option<Versioned<DutyProgress>>> {
        self.one(&key::duty_progress(key))
    }
}
