//! The stored shape of plans and tasks.
//!
//! It must never rename a field or an event that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::recorded::{here, is_here};
use super::shaped::{many, one, perhaps, shaped};
use crate::domain::area::Area;
use crate::domain::id::{DirectiveId, PlanId, TaskKey, UnitCode};
use crate::domain::plan::Plan;
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::{Day, Position};

shaped!(
    Plan => PlanShape,
    Task => TaskShape,
    TaskText => TaskTextShape,
    TaskFact => TaskFactShape,
    TaskEvent => TaskEventShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Plan")]
struct PlanShape {
    #[serde(with = "one")]
    id: PlanId,
    title: String,
    number: String,
    issuer: String,
    #[serde(with = "one")]
    issued: Day,
    year: i32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Task")]
struct TaskShape {
    #[serde(with = "one")]
    key: TaskKey,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "many")]
    texts: Vec<Recorded<TaskText>>,
    #[serde(with = "many")]
    facts: Vec<TaskFact>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TaskText")]
struct TaskTextShape {
    title: String,
    #[serde(with = "one")]
    area: Area,
    assigner: String,
    product: String,
    #[serde(with = "perhaps")]
    directive: Option<DirectiveId>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TaskFact")]
struct TaskFactShape {
    #[serde(with = "one")]
    event: TaskEvent,
    #[serde(with = "one")]
    legal: Day,
    #[serde(with = "one")]
    recorded_on: Day,
    #[serde(with = "one", default = "here", skip_serializing_if = "is_here")]
    recorded: Position,
    note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TaskEvent", rename_all = "kebab-case")]
enum TaskEventShape {
    Assigned,
    Due {
        #[serde(with = "one")]
        on: Day,
    },
    Started,
    ProgressReported {
        percent: u8,
    },
    Extended {
        #[serde(with = "one")]
        until: Day,
    },
    Submitted,
    Accepted,
    Returned,
    Suspended,
    Resumed,
    Refused,
    Cancelled,
    Acknowledged,
    Snoozed {
        #[serde(with = "one")]
        until: Day,
    },
    ExtensionRequested {
        #[serde(with = "one")]
        until: Day,
    },
    ExtensionDeclined,
    LatenessExplained,
}
