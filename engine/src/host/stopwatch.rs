//! The monotonic clock of the host: the wall limit of a run, and how long its parts took.
//!
//! Nothing measured here reaches a verdict, a tape or a record; the only reader of [`Instant::now`] in this layer.

use std::time::{Duration, Instant};

/// Where the monotonic clock stands.
#[allow(clippy::disallowed_methods, reason = "the one place of the host that reads the monotonic clock")]
pub fn now() -> Instant {
    Instant::now()
}

/// How long it is since then; nothing where nobody looked at the clock then.
pub fn since(moment: Option<Instant>) -> Duration {
    moment.map_or(Duration::ZERO, |moment| now() - moment)
}

/// How long a run's parts took. Answers and tape are timed where it is asked for: a look at the clock for each of them
/// costs a short check as much as a tenth of its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    /// Making the instance.
    pub instantiate: Duration,
    /// Finding the answers to the questions, where that is timed.
    pub answer: Duration,
    /// Writing questions and digests of answers on the tape, where that is timed.
    pub tape: Duration,
    /// Copying the answers of `facts.tasks` into the guest.
    pub lower: Duration,
    /// The guest's own code, and the small crossings into it; with answers and tape where these are not timed.
    pub guest: Duration,
    /// Copying the outcomes out of the guest.
    pub lift: Duration,
    /// Holding the outcomes against the declaration.
    pub judge: Duration,
    /// From the first to the last.
    pub total: Duration,
}
