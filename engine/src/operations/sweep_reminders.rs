//! Writes every reminder that has fallen due and was not yet written, however long ago it fell due.

use super::engine::{ATTEMPTS_MAX, Engine};
use super::refusal::Refusal;
use super::resettle::resettle;
use crate::domain::Instant;
use crate::store::{Change, CommitError, Expectation, RecordKey};

/// How many tasks one commit of a sweep reminds of.
const TASKS_PER_COMMIT: usize = 256;

/// Brings the reminders up to `now` and says how many were written. Costs what is due, not what is stored.
pub fn sweep_reminders(engine: &Engine, now: Instant) -> Result<usize, Refusal> {
    let today = engine.day_of(now);
    let (mut written, mut conflicts) = (0, 0);
    loop {
        let due = engine.store.next_rungs(today, TASKS_PER_COMMIT)?;
        if due.is_empty() {
            return Ok(written);
        }
        let mut change = Change::by_engine("sweep-reminders", now);
        for waiting in due {
            let Some(task) = engine.store.task(&waiting.value.task)? else {
                change.removes.push(RecordKey::NextRung(waiting.value.task));
                continue;
            };
            let key = RecordKey::Task(task.value.key.clone());
            change.expects.push(Expectation { key, version: Some(task.version) });
            resettle(engine, &task.value, &mut change)?;
        }
        let reminders = change.puts.iter().filter(|record| matches!(record.key(), RecordKey::Reminder(_))).count();
        match engine.store.commit(change) {
            Ok(_) => written += reminders,
            Err(CommitError::Conflict { .. }) if conflicts < ATTEMPTS_MAX => conflicts += 1, // a task changed: look again
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
}
