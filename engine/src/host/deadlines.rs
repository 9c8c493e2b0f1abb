//! The wall limit of every run: one epoch counter for the whole engine, one thread that moves it on.
//!
//! The thread sleeps until the nearest deadline, marks that run as expired and bumps the epoch. All running stores notice
//! the bump; each traps only if its own mark is set. A bump can fall between a store's look at its mark and its next
//! deadline, so while an expired run is still there the thread bumps again after [`REPEAT`].

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use wasmtime::Engine;

use super::stopwatch;

/// How long an expired run may go on before the epoch is bumped again for it.
const REPEAT: Duration = Duration::from_millis(5);

/// A limit too long for the clock is cut to a year: no run lives that long.
const WAIT_MAX: Duration = Duration::from_hours(365 * 24);

/// Whether a run's deadline has passed.
#[derive(Clone, Debug, Default)]
pub struct Expiry(Arc<AtomicBool>);

impl Expiry {
    /// Whether it has.
    pub fn has_passed(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The deadlines of all runs, and the thread that watches them; it ends with this value.
#[derive(Debug)]
pub struct Deadlines {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// A run being watched, until this value goes.
#[derive(Debug)]
pub struct Watched<'a> {
    shared: &'a Shared,
    key: Key,
}

type Key = (Instant, u64);

#[derive(Debug, Default)]
struct Shared {
    watch: Mutex<Watch>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Watch {
    /// In order of their deadlines; the number tells equal ones apart.
    runs: BTreeMap<Key, Expiry>,
    next: u64,
    /// When the thread wakes by itself; a later deadline need not wake it.
    wakes: Option<Instant>,
    ends: bool,
}

impl Deadlines {
    /// Starts the thread.
    pub fn start(engine: Engine) -> std::io::Result<Deadlines> {
        let shared = Arc::new(Shared::default());
        let watched = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("deadlines".into()).spawn(move || watched.run(&engine))?;
        Ok(Deadlines { shared, thread: Some(thread) })
    }

    /// Watches a run from now on. The store's epoch deadline must be set before, or the bump may be missed.
    pub fn watch(&self, wall_ms_max: u64, expiry: Expiry) -> Watched<'_> {
        let wait = Duration::from_millis(wall_ms_max).min(WAIT_MAX);
        let deadline = stopwatch::now() + wait;
        let mut watch = self.shared.lock();
        watch.next += 1;
        let key = (deadline, watch.next);
        watch.runs.insert(key, expiry);
        if watch.wakes.is_none_or(|wakes| deadline < wakes) {
            watch.wakes = Some(deadline);
            self.shared.changed.notify_one();
        }
        Watched { shared: &self.shared, key }
    }
}

impl Drop for Deadlines {
    fn drop(&mut self) {
        self.shared.lock().ends = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been printed; there is nothing left to do about it here.
            let _ = thread.join();
        }
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        self.shared.lock().runs.remove(&self.key);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Watch> {
        // Every change of the watch is one step, so a panic elsewhere leaves it whole.
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, engine: &Engine) {
        let mut watch = self.lock();
        while !watch.ends {
            let now = stopwatch::now();
            let mut expired = false;
            for (_, expiry) in watch.runs.range(..=(now, u64::MAX)) {
                expiry.0.store(true, Ordering::Release);
                expired = true;
            }
            if expired {
                engine.increment_epoch();
            }
            let nearest = watch.runs.range((now, u64::MAX)..).next().map(|((deadline, _), _)| *deadline);
            let repeat = expired.then(|| now + REPEAT);
            watch.wakes = [nearest, repeat].into_iter().flatten().min();
            watch = match watch.wakes {
                None => self.changed.wait(watch).unwrap_or_else(PoisonError::into_inner),
                Some(wakes) => {
                    let wait = wakes.saturating_duration_since(now);
                    self.changed.wait_timeout(watch, wait).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}
