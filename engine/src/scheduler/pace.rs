//! How a loop waits: a look, then until the next thing is due, a second at most.
//!
//! The second is for clocks that are stepped while a loop sleeps; what is due is found by the look itself. It must never
//! know what a look is for.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::sync::watch::Receiver;

use crate::domain::Instant;

/// How long a loop waits at most between two looks.
pub const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// The time from one instant until another, as long as a loop may wait for it.
pub fn until(next: Option<Instant>, now: Instant) -> Duration {
    let left = next.map_or(BETWEEN_LOOKS, |next| (next - now).to_std().unwrap_or_default());
    left.min(BETWEEN_LOOKS)
}

/// Calls `look` on a thread that may wait, never twice at once, until `stop` turns true: again when the time it answers
/// with is over, or as soon as it is roused.
pub async fn keep_looking(
    mut stop: Receiver<bool>,
    roused: Arc<Notify>,
    look: impl FnMut() -> Duration + Send + 'static,
) {
    let look = Arc::new(std::sync::Mutex::new(look));
    loop {
        let look = Arc::clone(&look);
        let looked = tokio::task::spawn_blocking(move || {
            // A look that panicked left no half-made value behind: all it changes is in the store.
            look.lock().unwrap_or_else(std::sync::PoisonError::into_inner)()
        });
        let wait = tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            ended = looked => ended.unwrap_or_else(|panicked| {
                tracing::error!(error = %panicked, "a look panicked; the next one tries again");
                BETWEEN_LOOKS
            }),
        };
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(wait) => {}
            () = roused.notified() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_loop_waits_for_what_is_next_and_a_second_at_most() {
        let now = Instant::UNIX_EPOCH;
        let wait = |milliseconds| until(Some(now + TimeDelta::milliseconds(milliseconds)), now);
        assert_eq!([-5, 0, 40, 5_000].map(wait), [0, 0, 40, 1_000].map(Duration::from_millis));
        assert_eq!(until(None, now), BETWEEN_LOOKS);
    }

    #[test]
    fn a_loop_looks_again_as_soon_as_it_is_roused_and_ends_when_told() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let (looked, looks) = std::sync::mpsc::channel();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let roused = Arc::new(Notify::new());
        let rouse = Arc::clone(&roused);
        let counting = std::thread::spawn(move || {
            for _ in 0..3 {
                looks.recv().unwrap();
                rouse.notify_one();
            }
            stop.send(true).unwrap();
        });
        runtime.block_on(keep_looking(stopped, roused, move || {
            let _nobody_counts_any_more = looked.send(());
            Duration::from_hours(1)
        }));
        counting.join().unwrap();
    }
}
