//! Gives a schedule another version from now on.

use super::engine::Engine;
use super::list_schedules::{ScheduleView, recorded};
use super::refusal::{Faults, Refusal};
use super::schedule_text::{ScheduleText, read_rule};
use super::write_schedule::{ScheduleStep, write_schedule};
use crate::domain::schedule::{Began, Origin};

/// Replaces what the schedule does. The old version owes its instants up to now.
pub fn change_schedule(
    engine: &Engine,
    actor: &str,
    step: &ScheduleStep,
    text: &ScheduleText,
) -> Result<ScheduleView, Refusal> {
    recorded(engine, &step.id)?; // what is not there is said before what is wrong with its replacement
    let mut faults = Faults::default();
    let rule = read_rule(engine, &mut faults, text, engine.clock.now());
    faults.refuse()?;
    let rule = rule.expect("a field that could not be read has left a fault");
    write_schedule(engine, actor, "change-schedule", step, |schedule, now, reason| {
        schedule.begin(Began { rule: rule.clone(), origin: Origin::Api }, now, reason)
    })
}
