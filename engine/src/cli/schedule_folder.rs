//! The schedules of a data folder: each command done here, or by the server that owns the folder.

use std::path::Path;

use super::actor;
use super::doer::Doer;
use super::exit::Failure;
use super::running_server;
use super::schedule_shape::{
    BackfilledAnswer, BetweenRequest, OccurrenceAnswer, ProofAnswer, ReasonRequest, RuleRequest, ScheduleAnswer,
};
use crate::cli::out::say;
use crate::domain::Instant;
use crate::domain::id::ScheduleId;
use crate::operations::{
    Backfill, Refusal, ScheduleSent, ScheduleStep, backfill_schedule, change_schedule, create_schedule, list_schedules,
    pause_schedule, prove_schedule, resume_schedule, retire_schedule, run_schedule,
};

/// Whether a rule makes a schedule, or another version of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A schedule.
    Created,
    /// Another version.
    Changed,
}

/// Lists the schedules, one a line.
pub fn list(config: Option<&Path>, data: &Path) -> Result<(), Failure> {
    let found: Vec<ScheduleAnswer> = match Doer::of(config, data)? {
        Doer::Here(engine) => {
            let listed = list_schedules(&engine, None, usize::MAX)?;
            listed.items.iter().map(ScheduleAnswer::from).collect()
        }
        Doer::Server(server) => {
            let mut found = Vec::new();
            running_server::each(&server, "schedules", &[], |schedule| found.push(schedule))?;
            found
        }
    };
    found.iter().for_each(|schedule| say!("{}", schedule.line()));
    Ok(())
}

/// Creates a schedule, or gives one another version.
pub fn write_rule(config: Option<&Path>, data: &Path, sent: &ScheduleSent, written: Written) -> Result<(), Failure> {
    let answer = match (Doer::of(config, data)?, written) {
        (Doer::Here(engine), Written::Created) => {
            ScheduleAnswer::from(&create_schedule(&engine, &actor(), sent, None)?)
        }
        (Doer::Here(engine), Written::Changed) => {
            let id = ScheduleId::parse(&sent.id)
                .map_err(|fault| Refusal::fault("bad-identifier", "id", fault.to_string()))?;
            let step = ScheduleStep { id, reason: sent.reason.clone(), seen: None };
            ScheduleAnswer::from(&change_schedule(&engine, &actor(), &step, &sent.text)?)
        }
        (Doer::Server(server), Written::Created) => {
            running_server::post(&server, "schedules", &RuleRequest::of(sent, Some(&sent.id)))?
        }
        (Doer::Server(server), Written::Changed) => {
            running_server::put(&server, &format!("schedules/{}", sent.id), &RuleRequest::of(sent, None))?
        }
    };
    say!("{}", answer.line());
    Ok(())
}

/// Pauses, resumes or retires a schedule.
pub fn write_step(
    config: Option<&Path>,
    data: &Path,
    id: &ScheduleId,
    reason: &str,
    verb: &'static str,
) -> Result<(), Failure> {
    let answer = match Doer::of(config, data)? {
        Doer::Here(engine) => {
            let step = ScheduleStep { id: id.clone(), reason: reason.to_owned(), seen: None };
            let operation = match verb {
                "pause" => pause_schedule,
                "resume" => resume_schedule,
                _ => retire_schedule,
            };
            ScheduleAnswer::from(&operation(&engine, &actor(), &step)?)
        }
        Doer::Server(server) => {
            running_server::post(&server, &format!("schedules/{id}/{verb}"), &ReasonRequest { reason })?
        }
    };
    say!("{}", answer.line());
    Ok(())
}

/// Runs a schedule now.
pub fn run(config: Option<&Path>, data: &Path, id: &ScheduleId, reason: &str) -> Result<(), Failure> {
    let answer = match Doer::of(config, data)? {
        Doer::Here(engine) => OccurrenceAnswer::from(&run_schedule(&engine, &actor(), id, reason, None)?.value),
        Doer::Server(server) => {
            running_server::post(&server, &format!("schedules/{id}/run"), &ReasonRequest { reason })?
        }
    };
    say!("{}", answer.line());
    Ok(())
}

/// Runs a schedule for instants that are past.
pub fn backfill(config: Option<&Path>, data: &Path, asked: &Backfill) -> Result<(), Failure> {
    let answers: Vec<OccurrenceAnswer> = match Doer::of(config, data)? {
        Doer::Here(engine) => {
            let rows = backfill_schedule(&engine, &actor(), asked, None)?;
            rows.iter().map(|row| OccurrenceAnswer::from(&row.value)).collect()
        }
        Doer::Server(server) => {
            let (from, until) = (asked.from.to_rfc3339(), asked.until.to_rfc3339());
            let request = BetweenRequest { from: &from, until: &until, reason: &asked.reason };
            let path = format!("schedules/{}/backfill", asked.id);
            running_server::post::<BackfilledAnswer>(&server, &path, &request)?.occurrences
        }
    };
    answers.iter().for_each(|answer| say!("{}", answer.line()));
    Ok(())
}

/// Proves a schedule between two instants.
pub fn prove(
    config: Option<&Path>,
    data: &Path,
    id: &ScheduleId,
    (from, until): (Instant, Instant),
) -> Result<(), Failure> {
    let answer = match Doer::of(config, data)? {
        Doer::Here(engine) => ProofAnswer::from(&prove_schedule(&engine, id, from, until)?),
        Doer::Server(server) => {
            let (from, until) = (from.to_rfc3339(), until.to_rfc3339());
            running_server::get(&server, &format!("schedules/{id}/proof"), &[("from", &from), ("until", &until)])?
        }
    };
    answer.lines().iter().for_each(|line| say!("{line}"));
    if answer.violations.is_empty() {
        return Ok(());
    }
    Err(Failure::differs(format!(
        "{} of {} instants or rows are not as they should be",
        answer.violations.len(),
        answer.instants
    )))
}
