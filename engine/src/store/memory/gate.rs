//! The gate that every write of the memory backend passes, so that a test can stop the world between any two of them.
//!
//! It must never change what is written: it is passed or it is not.

use std::fmt;

/// On which side of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Nothing of it is kept yet.
    BeforeWrite,
    /// All of it is kept, and its writer has not heard so.
    AfterWrite,
}

/// What is called on both sides of every write; one that unwinds is a process that died there. The default lets all pass.
#[derive(Default)]
pub struct Gate(Option<Box<Guard>>);

type Guard = dyn Fn(Moment) + Send + Sync;

impl Gate {
    /// A gate that asks `guard`.
    pub fn guarded(guard: impl Fn(Moment) + Send + Sync + 'static) -> Gate {
        Gate(Some(Box::new(guard)))
    }

    pub(super) fn pass(&self, moment: Moment) {
        if let Some(guard) = &self.0 {
            guard(moment);
        }
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Gate").field(&self.0.is_some()).finish()
    }
}
