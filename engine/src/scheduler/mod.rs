//! The loop that keeps the promise: no scheduled check and no reminder is lost.
//!
//! Once a second it asks what has come due since it last looked, and does it. It never asks "is it time now?": a tick that
//! comes late, after a downtime or a clock step, finds everything that came due before it. What a tick claims is
//! committed before it runs, so that a crash leaves an open claim for the next start. A tick that fails is logged and
//! tried again at the next second; the loop itself ends only when it is told to.
//!
//! The loop waits and calls operations; what is due and what becomes of it is decided there.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::operations::{Engine, Finished, Refusal, check_readiness, sweep_reminders, tick_schedules};
use crate::telemetry::Metrics;

/// How long the loop waits between two looks.
const BETWEEN_TICKS: Duration = Duration::from_secs(1);

/// Runs until `stop` turns true; a tick under way is finished first.
pub async fn run(engine: Arc<Engine>, metrics: Arc<Metrics>, mut stop: watch::Receiver<bool>) {
    let mut ticks = interval(BETWEEN_TICKS);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
        }
        let (engine, metrics) = (Arc::clone(&engine), Arc::clone(&metrics));
        match tokio::task::spawn_blocking(move || tick(&engine, &metrics)).await {
            Ok(Ok(())) => {}
            Ok(Err(refusal)) => tracing::error!(error = %refusal, "a tick failed; the next one tries again"),
            Err(stopped) => tracing::error!(error = %stopped, "a tick panicked; the next one tries again"),
        }
    }
}

/// One look: reminders first, as they take no longer than what is due, then occurrences.
pub fn tick(engine: &Engine, metrics: &Metrics) -> Result<(), Refusal> {
    let now = engine.clock.now();
    let written = sweep_reminders(engine, now)?;
    metrics.count_reminders(written);
    if written > 0 {
        tracing::info!(written, "reminders written");
    }
    let ticked = tick_schedules(engine, now)?;
    for Finished { key, disposition, fault_codes } in &ticked.run {
        metrics.count_occurrence(disposition, fault_codes);
        let disposition = disposition.id();
        tracing::info!(schedule = %key.schedule, nominal = %key.nominal, disposition, "occurrence finished");
    }
    metrics.show_head(check_readiness(engine)?.0);
    Ok(())
}
