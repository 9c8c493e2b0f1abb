//! The loops that keep the promise: no scheduled check and no reminder is lost.
//!
//! Once a second they ask what has come due since they last looked, and do it. They never ask "is it time now?": a look
//! that comes late, after a downtime or a clock step, finds everything that came due before it. What is claimed is
//! committed before it runs, so that a crash leaves an open claim for the next start.
//!
//! There are two, so that neither waits for the other: [`watch`] writes reminders and claims occurrences, which takes no
//! longer than what is due; [`work`] runs what is claimed, which may take as long as the plugins may. A look that fails is
//! tried again at the next second; the log is told when failing begins and when it ends. The loops end when they are told.
//!
//! They wait and call operations; what is due and what becomes of it is decided there.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch::Receiver;
use tokio::time::{MissedTickBehavior, interval};

use crate::operations::{
    Engine, Finished, Refusal, claim_occurrences, create_duty_tasks, follow_calendar, run_claims, sweep_reminders,
};
use crate::telemetry::{Metrics, chain};

/// How long a loop waits between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Writes reminders and claims occurrences until `stop` turns true.
pub async fn watch(engine: Arc<Engine>, metrics: Arc<Metrics>, stop: Receiver<bool>) {
    let mut reminding = Failing::default();
    let mut claiming = Failing::default();
    let (mut following, mut obliging) = (Failing::default(), Failing::default());
    each_second(stop, move || {
        let now = engine.clock.now();
        following.note("following the calendar", follow_calendar(&engine, now).map(drop));
        obliging.note("creating the tasks of duties", oblige(&engine, now));
        reminding.note("reminding", remind(&engine, &metrics, now));
        claiming.note("claiming occurrences", claim_occurrences(&engine, now));
    })
    .await;
}

/// Runs claimed occurrences until `stop` turns true; the one that is running then is left to the next start.
pub async fn work(engine: Arc<Engine>, metrics: Arc<Metrics>, stop: Receiver<bool>) {
    let mut running = Failing::default();
    each_second(stop, move || running.note("running occurrences", run_claims(&engine, |done| report(&metrics, done))))
        .await;
}

/// Calls `look` on a thread that may wait, once a second and never twice at once.
async fn each_second(mut stop: Receiver<bool>, look: impl FnMut() + Send + 'static) {
    let mut seconds = interval(BETWEEN_LOOKS);
    seconds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let look = Arc::new(std::sync::Mutex::new(look));
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = seconds.tick() => {}
        }
        let look = Arc::clone(&look);
        let looked = tokio::task::spawn_blocking(move || {
            // A look that panicked left no half-made value behind: all it changes is in the store.
            look.lock().unwrap_or_else(std::sync::PoisonError::into_inner)();
        });
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            ended = looked => if let Err(panicked) = ended {
                tracing::error!(error = %panicked, "a look panicked; the next one tries again");
            }
        }
    }
}

fn oblige(engine: &Engine, now: crate::domain::Instant) -> Result<(), Refusal> {
    let created = create_duty_tasks(engine, now)?;
    if created > 0 {
        tracing::info!(created, "tasks of duties created");
    }
    Ok(())
}

fn remind(engine: &Engine, metrics: &Metrics, now: crate::domain::Instant) -> Result<(), Refusal> {
    let written = sweep_reminders(engine, now)?;
    metrics.count_reminders(written);
    if written > 0 {
        tracing::info!(written, "reminders written");
    }
    Ok(())
}

fn report(metrics: &Metrics, Finished { key, disposition, fault_codes }: &Finished) {
    metrics.count_occurrence(disposition, fault_codes);
    let disposition = disposition.id();
    tracing::info!(schedule = %key.schedule, nominal = %key.nominal, disposition, "occurrence finished");
}

/// Whether a kind of look has been failing, so that the log is told of the beginning and the end alone.
#[derive(Debug, Default)]
struct Failing {
    since: Option<String>,
}

impl Failing {
    fn note(&mut self, doing: &'static str, result: Result<(), Refusal>) {
        let error = result.err().map(|refusal| chain(&refusal));
        match (&self.since, &error) {
            (None, Some(error)) => tracing::error!(doing, error, "failed; tried again every second"),
            (Some(before), Some(error)) if before != error => tracing::error!(doing, error, "fails in another way"),
            (Some(_), None) => tracing::info!(doing, "works again"),
            _ => {}
        }
        self.since = error;
    }
}
