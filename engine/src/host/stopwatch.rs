//! The monotonic clock of the host: the wall limit of a run, and how long its parts took.
//!
//! Nothing measured here reaches a verdict, a tape or a record; the only reader of [`Instant::now`] in this layer.

use std::time::{Duration, Instant};

/// Where the monotonic clock stands.
#[allow(clippy::disallowed_methods, reason = "the one place of the host that reads the monotonic clock")]
pub fn now() -> Instant {
    Instant::now()
}

/// How long a run's parts took, for benchmarks and metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    /// Making the instance.
    pub instantiate: Duration,
    /// Finding the answers to the questions.
    pub answer: Duration,
    /// Writing questions and digests of answers on the tape.
    pub tape: Duration,
    /// Copying the answers of `facts.tasks` into the guest.
    pub lower: Duration,
    /// The guest's own code, and the small crossings into it.
    pub guest: Duration,
    /// Copying the outcomes out of the guest.
    pub lift: Duration,
    /// Holding the outcomes against the declaration.
    pub judge: Duration,
    /// From the first to the last.
    pub total: Duration,
}
