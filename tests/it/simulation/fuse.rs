//! A fuse in the way of every write: when it has burnt down, the process dies there, before the write or after it.
//!
//! It must never change what is written.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use dondoc::store::memory::Gate;

/// What a process leaves behind that died at a write.
struct Died;

/// How many sides of writes are still passed; negative where it is not lit.
#[derive(Clone, Debug)]
pub struct Fuse(Arc<AtomicI64>);

impl Fuse {
    /// A fuse that is not lit.
    pub fn new() -> Fuse {
        Fuse(Arc::new(AtomicI64::new(-1)))
    }

    /// Lights it: `sides` sides of writes are passed, and the next one is not.
    pub fn light(&self, sides: i64) {
        self.0.store(sides, Ordering::SeqCst);
    }

    /// Puts it out.
    pub fn put_out(&self) {
        self.light(-1);
    }

    /// The gate it stands in.
    pub fn gate(&self) -> Gate {
        let left = Arc::clone(&self.0);
        Gate::guarded(move |_| {
            if left.load(Ordering::SeqCst) >= 0 && left.fetch_sub(1, Ordering::SeqCst) == 0 {
                resume_unwind(Box::new(Died));
            }
        })
    }
}

/// What `life` came to; `None` where it died at a write. A panic of its own goes on.
pub fn survive<T>(life: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(life)) {
        Ok(value) => Some(value),
        Err(payload) if payload.is::<Died>() => None,
        Err(payload) => resume_unwind(payload),
    }
}
