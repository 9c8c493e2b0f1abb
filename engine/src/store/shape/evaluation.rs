//! The stored shape of evaluations: what was seen, what came out, what it cost.
//!
//! It must never rename a field or a fault that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::evaluation::{Cost, Evaluation, EvaluationKey, Judged, PluginFault};
use crate::domain::id::{CheckId, Digest, DirectiveId, ScheduleId, UnitCode};
use crate::domain::outcome::{Condition, Measured, Outcome, Severity, Verdict};
use crate::domain::task_state::Completion;
use crate::domain::{AsOf, Day, Decimal, Instant, Position};

type EvaluationResult = Result<Vec<Judged>, PluginFault>;

shaped!(
    Evaluation => EvaluationShape,
    EvaluationKey => EvaluationKeyShape,
    EvaluationResult => ResultShape,
    AsOf => AsOfShape,
    Cost => CostShape,
    Judged => JudgedShape,
    Outcome => OutcomeShape,
    Measured => MeasuredShape,
    PluginFault => PluginFaultShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Evaluation")]
struct EvaluationShape {
    #[serde(with = "one")]
    key: EvaluationKey,
    #[serde(with = "one")]
    as_of: AsOf,
    #[serde(with = "one")]
    plugin: Digest,
    #[serde(with = "one")]
    engine: Digest,
    limits: Vec<(String, u64)>,
    calendar: String,
    zone: String,
    #[serde(with = "one")]
    completion: Completion,
    parameters: Vec<(String, String)>,
    #[serde(with = "one")]
    result: EvaluationResult,
    #[serde(with = "one")]
    tape: Digest,
    #[serde(with = "one")]
    cost: Cost,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EvaluationKey")]
struct EvaluationKeyShape {
    #[serde(with = "one")]
    schedule: ScheduleId,
    #[serde(with = "one")]
    nominal: Instant,
    #[serde(with = "one")]
    directive: DirectiveId,
    #[serde(with = "one")]
    unit: UnitCode,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EvaluationResult")]
enum ResultShape {
    #[serde(rename = "outcomes")]
    Ok(#[serde(with = "many")] Vec<Judged>),
    #[serde(rename = "fault")]
    Err(#[serde(with = "one")] PluginFault),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "AsOf")]
struct AsOfShape {
    #[serde(with = "one")]
    day: Day,
    #[serde(with = "one")]
    position: Position,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Cost")]
struct CostShape {
    fuel_used: u64,
    fuel_max: u64,
    memory_bytes: u64,
    questions: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Judged")]
struct JudgedShape {
    #[serde(with = "one")]
    outcome: Outcome,
    #[serde(with = "one")]
    severity: Severity,
    #[serde(with = "one")]
    verdict: Verdict,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Outcome")]
struct OutcomeShape {
    #[serde(with = "one")]
    check: CheckId,
    subject: String,
    #[serde(with = "one")]
    condition: Condition,
    #[serde(with = "perhaps")]
    points: Option<Decimal>,
    message: String,
    recommendation: Option<String>,
    #[serde(with = "many")]
    measured: Vec<Measured>,
    cites: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Measured")]
struct MeasuredShape {
    name: String,
    #[serde(with = "perhaps")]
    computed: Option<Decimal>,
    #[serde(with = "perhaps")]
    claimed: Option<Decimal>,
    #[serde(with = "perhaps")]
    required: Option<Decimal>,
    measure: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "PluginFault", rename_all = "kebab-case")]
enum PluginFaultShape {
    OutOfFuel { fuel_max: u64 },
    Timeout { wall_ms_max: u64 },
    OutOfMemory { memory_bytes_max: u64, asked_bytes: u64 },
    TooMuchHandedOver { lift_bytes_max: u64 },
    TooManyQuestions { questions_max: u64 },
    TapeFull { tape_bytes_max: u64 },
    LogFull { log_bytes_max: u64 },
    Panicked { message: String },
    Trapped { trap: String },
    Undeclared { question: String },
    BadQuestion { question: String },
    BadOutcomes { problems: Vec<String> },
    GaveUp { message: String },
}
