//! An evaluation as it is sent.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{WaivedResponse, instant};
use crate::domain::evaluation::{Evaluation, Judged};
use crate::domain::outcome::Measured;
use crate::domain::{AsOf, Decimal, Position};
use crate::operations::WaiversAtHand;

/// A recorded evaluation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluationResponse {
    /// The schedule.
    pub schedule: String,
    /// The nominal instant of its occurrence.
    pub nominal: String,
    /// The directive.
    pub directive: String,
    /// The unit.
    pub unit: String,
    /// The day it is as of.
    pub as_of: String,
    /// The ledger position it saw.
    pub position: u64,
    /// The digest of the component that ran.
    pub plugin: String,
    /// The fingerprint of what compiled and ran it.
    pub engine: String,
    /// The limits that applied, by name.
    pub limits: BTreeMap<String, u64>,
    /// The calendar it used.
    pub calendar: String,
    /// The zone whose midnight ends the as-of day.
    pub zone: String,
    /// Which day counted as the day a task was done: submission, acceptance.
    pub completion: &'static str,
    /// The value of every declared parameter.
    pub parameters: BTreeMap<String, String>,
    /// The outcomes; absent where the plugin faulted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<Vec<OutcomeResponse>>,
    /// What ended the run; absent where there are outcomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<FaultedResponse>,
    /// The digest of its tape.
    pub tape: String,
    /// Fuel burnt.
    pub fuel_used: u64,
    /// Fuel allowed.
    pub fuel_max: u64,
    /// The most memory held.
    pub memory_bytes: u64,
    /// Questions asked.
    pub questions: u64,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// What ended a run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FaultedResponse {
    /// A stable code.
    pub code: &'static str,
    /// The limit and how much was used, or the plugin's words.
    pub detail: String,
}

/// One outcome of a check.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OutcomeResponse {
    /// The check.
    pub check: String,
    /// Tells several outcomes of one check apart.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// holds, fails, not-applicable, missing-data.
    pub condition: &'static str,
    /// violation, caution, information, inconsistency.
    pub severity: &'static str,
    /// pass, warn, fail, not-applicable, missing-data.
    pub verdict: &'static str,
    /// The waiver it stands under on the evaluation's as-of day, as known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<WaivedResponse>,
    /// Points gained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// What to tell a reader.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<String>,
    /// The values behind the condition.
    pub measured: Vec<MeasuredResponse>,
    /// The facts it rests on.
    pub cites: Vec<String>,
}

/// One measured value.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeasuredResponse {
    /// What was measured.
    pub name: String,
    /// What the facts give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<String>,
    /// What a report says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<String>,
    /// What the directive asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<String>,
    /// The unit of measure.
    pub measure: String,
}

impl EvaluationResponse {
    /// The evaluation of this version, each outcome that is no pass under the waiver it stands under.
    pub fn of(evaluation: &Evaluation, version: Position, waivers: &WaiversAtHand) -> EvaluationResponse {
        let as_of = AsOf::latest(evaluation.as_of.day);
        let outcome = |judged: &Judged| {
            let (check, subject) = (evaluation.check_of(judged), &judged.outcome.subject);
            let waived = waivers.in_force(&check, subject, as_of).filter(|_| judged.verdict.is_defect());
            OutcomeResponse { waived: waived.map(WaivedResponse::from), ..OutcomeResponse::from(judged) }
        };
        let outcomes = evaluation.result.as_ref().ok().map(|judged| judged.iter().map(outcome).collect());
        let fault = evaluation.result.as_ref().err();
        EvaluationResponse {
            schedule: evaluation.key.schedule.to_string(),
            nominal: instant(evaluation.key.nominal),
            directive: evaluation.key.directive.to_string(),
            unit: evaluation.key.unit.to_string(),
            as_of: evaluation.as_of.day.to_string(),
            position: evaluation.as_of.position.0,
            plugin: evaluation.plugin.to_string(),
            engine: evaluation.engine.to_string(),
            limits: evaluation.limits.iter().cloned().collect(),
            calendar: evaluation.calendar.clone(),
            zone: evaluation.zone.clone(),
            completion: evaluation.completion.id(),
            parameters: evaluation.parameters.iter().cloned().collect(),
            outcomes,
            fault: fault.map(|fault| FaultedResponse { code: fault.code(), detail: fault.to_string() }),
            tape: evaluation.tape.to_string(),
            fuel_used: evaluation.cost.fuel_used,
            fuel_max: evaluation.cost.fuel_max,
            memory_bytes: evaluation.cost.memory_bytes,
            questions: evaluation.cost.questions,
            version: version.0,
        }
    }
}

impl From<&Judged> for OutcomeResponse {
    fn from(judged: &Judged) -> OutcomeResponse {
        let outcome = &judged.outcome;
        OutcomeResponse {
            check: outcome.check.to_string(),
            subject: outcome.subject.clone(),
            condition: outcome.condition.id(),
            severity: judged.severity.id(),
            verdict: judged.verdict.id(),
            waived: None,
            points: outcome.points.map(|points| points.to_string()),
            message: outcome.message.clone(),
            recommendation: outcome.recommendation.clone(),
            measured: outcome.measured.iter().map(MeasuredResponse::from).collect(),
            cites: outcome.cites.clone(),
        }
    }
}

impl From<&Measured> for MeasuredResponse {
    fn from(measured: &Measured) -> MeasuredResponse {
        let text = |number: Option<Decimal>| number.map(|number| number.to_string());
        MeasuredResponse {
            name: measured.name.clone(),
            computed: text(measured.computed),
            claimed: text(measured.claimed),
            required: text(measured.required),
            measure: measured.measure.clone(),
        }
    }
}
