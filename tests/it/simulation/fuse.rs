//! A fuse in the way of every write: when it has burnt down, the process dies there, before the write or after it. Or a
//! thread of the same process comes in between: what it writes is written after a decision and before its write.
//!
//! It must never change what is written.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use dondoc::store::memory::{Gate, Moment};

/// What a process leaves behind that died at a write.
struct Died;

/// What another thread does.
type Deed = Box<dyn FnOnce() + Send>;

/// A fuse; its copies are the same one.
#[derive(Clone)]
pub struct Fuse(Arc<Parts>);

struct Parts {
    /// How many sides of writes are still passed; negative where it is not lit.
    left: AtomicI64,
    /// What comes in between, once so many writes have begun.
    rival: Mutex<Option<(u64, Deed)>>,
}

impl Fuse {
    /// A fuse that is not lit.
    pub fn new() -> Fuse {
        Fuse(Arc::new(Parts { left: AtomicI64::new(-1), rival: Mutex::default() }))
    }

    /// Lights it: `sides` sides of writes are passed, and the next one is not.
    pub fn light(&self, sides: i64) {
        self.0.left.store(sides, Ordering::SeqCst);
    }

    /// Puts it out; nobody comes in between any more.
    pub fn put_out(&self) {
        self.light(-1);
        self.call_off();
    }

    /// Lets `deed` be done in between: before a write, after `writes` others.
    pub fn let_in(&self, writes: u64, deed: impl FnOnce() + Send + 'static) {
        *self.rival() = Some((writes, Box::new(deed)));
    }

    /// Nobody comes in between any more.
    pub fn call_off(&self) {
        *self.rival() = None;
    }

    /// The gate it stands in.
    pub fn gate(&self) -> Gate {
        let fuse = self.clone();
        Gate::guarded(move |moment| {
            if moment == Moment::BeforeWrite {
                fuse.come_in();
            }
            if fuse.0.left.load(Ordering::SeqCst) >= 0 && fuse.0.left.fetch_sub(1, Ordering::SeqCst) == 0 {
                resume_unwind(Box::new(Died));
            }
        })
    }

    fn come_in(&self) {
        let due = {
            let mut rival = self.rival();
            match rival.take() {
                Some((0, deed)) => Some(deed),
                waiting => {
                    *rival = waiting.map(|(writes, deed)| (writes - 1, deed));
                    None
                }
            }
        };
        if let Some(deed) = due {
            deed();
        }
    }

    fn rival(&self) -> std::sync::MutexGuard<'_, Option<(u64, Deed)>> {
        self.0.rival.lock().unwrap_or_else(PoisonError::into_inner)
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
