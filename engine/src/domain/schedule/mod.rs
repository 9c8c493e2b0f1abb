//! When evaluations run by themselves: schedules with all their versions and pauses, and what they owe.
//!
//! Everything is decided from facts and a `now`: what came due, what overlaps, what a clock that came back takes back, and
//! the proof that every nominal instant has what became of it. It must never run anything.

mod come_back;
mod due;
mod fault;
mod look;
mod overlap;
mod pieces;
mod proof;
#[cfg(test)]
mod property_tests;
mod record;
mod rule;
#[cfg(test)]
mod tests_support;

pub use come_back::{TakenBack, come_back};
pub use due::past_instants;
pub use fault::ScheduleFault;
pub use look::{Claims, Look, look, next_nominal};
pub use overlap::settle_manual;
pub use proof::{Proof, ProofLine, Violation, prove};
pub use record::{Began, Origin, Pause, Schedule, ScheduleEvent, ScheduleFact, Version};
pub use rule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, RuleFault, ScheduleRule};
