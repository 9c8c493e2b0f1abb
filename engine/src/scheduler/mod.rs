//! The loops that keep the promise: no scheduled check and no reminder is lost.
//!
//! They ask what has come due since they last looked, and do it. They never ask "is it time now?": a look that comes late,
//! after a downtime or a clock step, finds everything that came due before it. What is claimed is committed before it runs,
//! so that a crash leaves an open claim for the next start.
//!
//! There are three, so that none waits for another: [`claim`] claims occurrences, and wakes exactly when the next one comes
//! due; [`watch`] writes reminders, and wakes exactly when a day begins; [`work`] runs what is claimed, which may take as
//! long as the plugins may, and is roused by the first. All of them look at least once a second, because a clock may be
//! stepped while they sleep. A look that fails is tried again; the log is told when failing begins and when it ends. The
//! loops end when they are told.
//!
//! They wait and call operations; what is due and what becomes of it is decided there.

mod pace;

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::sync::watch::Receiver;

use self::pace::{BETWEEN_LOOKS, keep_looking, until};
use crate::operations::{
    Engine, Finished, Refusal, carry_reminder_policies, claim_occurrences, compose_messages, create_duty_tasks,
    follow_calendar, next_start, run_claims, sweep_reminders,
};
use crate::telemetry::{Metrics, chain};

/// Claims occurrences as they come due until `stop` turns true; `claimed` is told when there is something to run.
pub async fn claim(engine: Arc<Engine>, claimed: Arc<Notify>, stop: Receiver<bool>) {
    let mut claiming = Failing::default();
    let mut awaited = None;
    keep_looking(stop, Arc::default(), move || {
        let now = engine.clock.now();
        let found = claim_occurrences(&engine, now);
        let has_start_come = awaited.is_some_and(|start| start <= now);
        if has_start_come || matches!(found, Ok(1..)) {
            claimed.notify_one();
        }
        let next = found.and_then(|_| next_start(&engine, now));
        awaited = next.as_ref().ok().copied().flatten();
        claiming.note("claiming occurrences", next.map(drop));
        until(awaited, engine.clock.now())
    })
    .await;
}

/// Writes reminders until `stop` turns true; what falls due on a day is due when that begins.
pub async fn watch(engine: Arc<Engine>, metrics: Arc<Metrics>, stop: Receiver<bool>) {
    let (mut reminding, mut carrying, mut telling) = (Failing::default(), Failing::default(), Failing::default());
    let mut unplaced = 0;
    let (mut following, mut obliging) = (Failing::default(), Failing::default());
    keep_looking(stop, Arc::default(), move || {
        let now = engine.clock.now();
        following.note("following the calendar", follow_calendar(&engine, now).map(drop));
        obliging.note("creating the tasks of duties", oblige(&engine, now));
        reminding.note("reminding", remind(&engine, &metrics, now));
        carrying.note("carrying reminder policies", carry_reminder_policies(&engine, now).map(drop));
        telling.note("composing messages", tell(&engine, &mut unplaced, now));
        until(Some(engine.next_midnight(now)), engine.clock.now())
    })
    .await;
}

/// Runs claimed occurrences until `stop` turns true; the one that is running then is left to the next start.
pub async fn work(engine: Arc<Engine>, metrics: Arc<Metrics>, claimed: Arc<Notify>, stop: Receiver<bool>) {
    let mut running = Failing::default();
    keep_looking(stop, claimed, move || {
        running.note("running occurrences", run_claims(&engine, |done| report(&metrics, done)));
        BETWEEN_LOOKS
    })
    .await;
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

/// Composes what is owed. The log is told where units wait without a contact, and again only when their number changes.
fn tell(engine: &Engine, unplaced: &mut usize, now: crate::domain::Instant) -> Result<(), Refusal> {
    let composed = compose_messages(engine, now)?;
    if composed.messages > 0 {
        tracing::info!(messages = composed.messages, "messages composed");
    }
    if composed.unplaced != *unplaced && !composed.is_quiet {
        *unplaced = composed.unplaced;
        tracing::warn!(
            units = composed.unplaced,
            "units are owed reminders and have no contact, nor has one above them"
        );
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
