//! When evaluations run by themselves.

use super::cron::CronSpec;
use super::id::{DirectiveId, ScheduleId, UnitCode};

/// A self-check schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its identifier.
    pub id: ScheduleId,
    /// When it fires.
    pub cron: CronSpec,
    /// The directives it evaluates.
    pub directives: Vec<DirectiveId>,
    /// The units it covers.
    pub units: Vec<UnitCode>,
}
