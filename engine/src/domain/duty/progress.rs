//! How far a duty's tasks were created.

use super::DutyKey;
use crate::domain::id::{ReportChannel, TaskKey, UnitCode};
use crate::domain::{Day, Position};

/// How far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyProgress {
    /// The duty.
    pub key: DutyKey,
    /// The version of its terms that was gone by.
    pub cover: Position,
    /// Every period that began on or before this day has its tasks.
    pub through: Day,
    /// Of a duty that recurs after its completion: where each unit stands.
    pub chains: Vec<DutyChain>,
}

/// The last task of a duty that recurs after its completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyChain {
    /// Who owes it.
    pub unit: UnitCode,
    /// The system it must be sent in.
    pub channel: Option<ReportChannel>,
    /// How many tasks there were.
    pub count: u32,
    /// The last of them.
    pub task: TaskKey,
}
