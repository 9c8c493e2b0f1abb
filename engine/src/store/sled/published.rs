//! What readers see of the two threads that make changes true.
//!
//! It must never show an entry before its records can be read.

use std::sync::{PoisonError, RwLock};

use crate::store::change::{Head, LedgerHealth, StoreError};

/// The head and the health.
#[derive(Debug)]
pub struct Published {
    head: RwLock<Head>,
    health: RwLock<LedgerHealth>,
}

impl Published {
    /// A healthy store with this head.
    pub fn new(head: Head) -> Published {
        Published { head: RwLock::new(head), health: RwLock::new(LedgerHealth::Writable) }
    }

    /// The last entry that is applied.
    pub fn head(&self) -> Head {
        *self.head.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows an entry and those before it.
    pub fn advance(&self, head: Head) {
        *self.head.write().unwrap_or_else(PoisonError::into_inner) = head;
    }

    /// Whether commits are taken.
    pub fn health(&self) -> LedgerHealth {
        self.health.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Why commits are not taken; `None` while they are.
    pub fn poison(&self) -> Option<String> {
        match self.health() {
            LedgerHealth::Writable => None,
            LedgerHealth::Poisoned { cause } => Some(cause),
        }
    }

    /// Ends all writing until a restart; answers with the cause.
    pub fn poison_by(&self, error: &StoreError) -> String {
        let cause = match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        };
        tracing::error!(cause, "the ledger takes no more writes until a restart");
        let mut health = self.health.write().unwrap_or_else(PoisonError::into_inner);
        *health = LedgerHealth::Poisoned { cause: cause.clone() };
        cause
    }
}
