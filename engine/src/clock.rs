//! The one place that reads the time of day; it is read once per operation or tick and handed down as `now`.

use std::sync::Mutex;

use crate::domain::Instant;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the home of the system clock")]
    fn now(&self) -> Instant {
        chrono::Utc::now()
    }
}

/// A clock that stands still until it is told.
#[derive(Debug)]
pub struct ManualClock(Mutex<Instant>);

impl ManualClock {
    /// A clock that shows `now`.
    pub fn at(now: Instant) -> ManualClock {
        ManualClock(Mutex::new(now))
    }

    /// Moves the hands; backwards is allowed, as real clocks do it too.
    pub fn set(&self, now: Instant) {
        *self.hands() = now;
    }

    fn hands(&self) -> std::sync::MutexGuard<'_, Instant> {
        self.0.lock().expect("no holder of the hands can panic")
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        *self.hands()
    }
}
