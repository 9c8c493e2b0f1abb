//! A record and its version.

use crate::domain::Position;

/// A record with the position of the entry that last put it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The record.
    pub value: T,
    /// The entry that put it.
    pub version: Position,
}

impl<T> Versioned<T> {
    /// The same record, in another shape.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Versioned<U> {
        Versioned { value: to(self.value), version: self.version }
    }
}
