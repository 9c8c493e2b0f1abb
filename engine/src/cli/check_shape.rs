//! The JSON of `dondoc check`: the same facts give the same bytes, so it holds no id, time or cost.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::evaluation::Judged;
use crate::domain::outcome::Measured;
use crate::operations::{Evaluated, Plugin};

/// What a check says.
#[derive(Debug, Serialize)]
pub struct CheckReport {
    directive: String,
    plugin: String,
    unit: String,
    as_of: String,
    calendar: String,
    parameters: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcomes: Option<Vec<CheckOutcome>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<CheckFault>,
}

#[derive(Debug, Serialize)]
struct CheckFault {
    code: &'static str,
    detail: String,
}

#[derive(Debug, Serialize)]
struct CheckOutcome {
    check: String,
    subject: String,
    title: String,
    basis: String,
    severity: &'static str,
    condition: &'static str,
    verdict: &'static str,
    points: Option<String>,
    message: String,
    recommendation: Option<String>,
    measured: Vec<CheckMeasured>,
    cites: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CheckMeasured {
    name: String,
    computed: Option<String>,
    claimed: Option<String>,
    required: Option<String>,
    measure: String,
}

impl CheckReport {
    /// The report of an evaluation.
    pub fn of(plugin: &Plugin, evaluated: &Evaluated) -> CheckReport {
        let facts = &evaluated.facts;
        let outcomes = |judged: &Vec<Judged>| judged.iter().map(|judged| outcome(plugin, judged)).collect();
        let fault = evaluated.result.as_ref().err();
        CheckReport {
            directive: plugin.directive.id.to_string(),
            plugin: plugin.digest.to_string(),
            unit: facts.unit.code.to_string(),
            as_of: facts.as_of.day.to_string(),
            calendar: facts.calendar.version().to_owned(),
            parameters: facts.parameters.clone(),
            outcomes: evaluated.result.as_ref().ok().map(outcomes),
            fault: fault.map(|fault| CheckFault { code: fault.code(), detail: fault.to_string() }),
        }
    }
}

fn outcome(plugin: &Plugin, judged: &Judged) -> CheckOutcome {
    let outcome = &judged.outcome;
    let check = plugin.directive.check(&outcome.check);
    let measured = |value: &Measured| CheckMeasured {
        name: value.name.clone(),
        computed: value.computed.map(|number| number.to_string()),
        claimed: value.claimed.map(|number| number.to_string()),
        required: value.required.map(|number| number.to_string()),
        measure: value.measure.clone(),
    };
    CheckOutcome {
        check: outcome.check.to_string(),
        subject: outcome.subject.clone(),
        title: check.map(|check| check.title.clone()).unwrap_or_default(),
        basis: check.map(|check| check.basis.clone()).unwrap_or_default(),
        severity: judged.severity.id(),
        condition: outcome.condition.id(),
        verdict: judged.verdict.id(),
        points: outcome.points.map(|points| points.to_string()),
        message: outcome.message.clone(),
        recommendation: outcome.recommendation.clone(),
        measured: outcome.measured.iter().map(measured).collect(),
        cites: outcome.cites.clone(),
    }
}
