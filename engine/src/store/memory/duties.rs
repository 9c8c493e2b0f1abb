//! The memory backend's reads of who owes which duty and of how far its tasks were created.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::lists::page;
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::store::record::Versioned;
use crate::store::{Duties, Read};

impl Duties for MemoryStore {
    fn duty_cover(&self, key: &DutyKey) -> Read<Option<Versioned<DutyCover>>> {
        Ok(self.state().duty_covers.get(key).cloned())
    }

    fn duty_covers(&self) -> Read<Vec<Versioned<DutyCover>>> {
        Ok(page(&self.state().duty_covers, None, usize::MAX, |_| true))
    }

    fn duty_progress(&self, key: &DutyKey) -> Read<Option<Versioned<DutyProgress>>> {
        Ok(self.state().duty_progress.get(key).cloned())
    }
}
