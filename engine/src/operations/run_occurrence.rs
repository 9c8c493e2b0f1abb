//! Runs a claimed occurrence: every directive on every unit it covers, as of its nominal day.
//!
//! Each evaluation is a commit of its own together with the findings it moves, so that a crash loses at most the one that
//! was running; the next start takes the occurrence up where it stopped.

use super::concern::{Unconcerned, concern};
use super::engine::{ATTEMPTS_MAX, Engine};
use super::evaluate::{Evaluated, evaluate};
use super::refusal::Refusal;
use crate::domain::evaluation::{Evaluation, EvaluationKey, PluginFault};
use crate::domain::finding::{FindingKey, Sighting, after};
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};
use crate::domain::schedule::ScheduleRule;
use crate::domain::trail::{Trail, TrailEntry, TrailKey};
use crate::host::Plugin;
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Versioned};

/// The most bytes of a fault's text once the fault itself did not fit an entry.
const SHORT_FAULT_BYTES: usize = 256;

/// What became of an occurrence that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The occurrence.
    pub key: OccurrenceKey,
    /// Its final disposition.
    pub disposition: Disposition,
    /// The code of every plugin fault in it.
    pub fault_codes: Vec<&'static str>,
}

/// What the evaluations of an occurrence came to.
#[derive(Debug, Default)]
struct Tally {
    evaluations: u32,
    fault_codes: Vec<&'static str>,
    problems: Vec<String>,
}

/// Runs the occurrence and gives it its final disposition. Only a store that fails or is contended leaves it open for the
/// next tick: whatever else stands in the way of an evaluation is a problem of the occurrence, and would be so next time.
pub fn run_occurrence(engine: &Engine, claimed: &Versioned<Occurrence>) -> Result<Finished, Refusal> {
    let occurrence = &claimed.value;
    let mut tally = Tally::default();
    let schedule = engine.store.schedule(&occurrence.key.schedule)?;
    match schedule.as_ref().and_then(|schedule| schedule.value.version(occurrence.version)) {
        Some(version) => run_all(engine, version.rule, occurrence, &mut tally)?,
        None => tally.problems.push("the schedule is not recorded".into()),
    }
    let Tally { evaluations, fault_codes, problems } = tally;
    let finished = engine.clock.now();
    let faults = u32::try_from(fault_codes.len()).unwrap_or(u32::MAX);
    let disposition = match (evaluations, faults, problems.is_empty()) {
        (0, _, true) => {
            let reason = "no check ran: none of its directives concerns any of its units on that day".into();
            Disposition::Failed { at: finished, reason }
        }
        (0, _, false) => Disposition::Failed { at: finished, reason: problems.join("; ") },
        (_, 0, true) => Disposition::Ran { finished, evaluations },
        _ => Disposition::RanWithFaults { finished, evaluations, faults, problems },
    };
    finish(engine, claimed, &disposition)?;
    Ok(Finished { key: occurrence.key.clone(), disposition, fault_codes })
}

/// Gives up on a claimed occurrence that can neither be run nor be left for the next tick.
pub fn fail_occurrence(
    engine: &Engine,
    claimed: &Versioned<Occurrence>,
    refusal: &Refusal,
) -> Result<Finished, Refusal> {
    let mut reason = refusal.to_string();
    reason.truncate(reason.floor_char_boundary(SHORT_FAULT_BYTES));
    let disposition = Disposition::Failed { at: engine.clock.now(), reason };
    finish(engine, claimed, &disposition)?;
    Ok(Finished { key: claimed.value.key.clone(), disposition, fault_codes: Vec::new() })
}

/// Gives a claimed occurrence its final disposition.
fn finish(engine: &Engine, claimed: &Versioned<Occurrence>, disposition: &Disposition) -> Result<(), Refusal> {
    let key = RecordKey::Occurrence(claimed.value.key.clone());
    let change = Change {
        expects: vec![Expectation { key, version: Some(claimed.version) }],
        puts: vec![Record::Occurrence(Occurrence { disposition: disposition.clone(), ..claimed.value.clone() })],
        ..Change::by_engine("finish-occurrence", engine.clock.now())
    };
    engine.store.commit(change).map(|_| ()).map_err(Refusal::of_commit)
}

/// Evaluates every directive on every unit; one that cannot be evaluated is noted, and the rest go on.
fn run_all(engine: &Engine, rule: &ScheduleRule, occurrence: &Occurrence, tally: &mut Tally) -> Result<(), Refusal> {
    for directive in &rule.directives {
        let Some(plugin) = engine.shelf.active(directive) else {
            tally.problems.push(format!("no plugin of the directive {directive} is active"));
            continue;
        };
        for unit in &rule.units {
            match concern(engine, &plugin.directive, unit, occurrence.as_of) {
                Ok(_) => {}
                Err(Unconcerned::ByItsTerms(_)) => continue,
                Err(Unconcerned::NoUnit(why)) => {
                    tally.problems.push(format!("{directive} on {unit}: {why}"));
                    continue;
                }
            }
            let key = EvaluationKey {
                schedule: occurrence.key.schedule.clone(),
                nominal: occurrence.key.nominal,
                directive: directive.clone(),
                unit: unit.clone(),
            };
            match run_one(engine, plugin, key, occurrence) {
                Ok(fault_code) => {
                    tally.evaluations += 1;
                    tally.fault_codes.extend(fault_code);
                }
                Err(refusal) if refusal.is_of_the_store() => return Err(refusal),
                Err(refusal) => tally.problems.push(format!("{directive} on {unit}: {refusal}")),
            }
        }
    }
    Ok(())
}

/// Records one evaluation, unless an earlier attempt did, and gives the code of its plugin's fault.
fn run_one(
    engine: &Engine,
    plugin: &Plugin,
    key: EvaluationKey,
    occurrence: &Occurrence,
) -> Result<Option<&'static str>, Refusal> {
    if let Some(recorded) = engine.store.evaluation(&key)? {
        return Ok(recorded.value.result.err().map(|fault| fault.code()));
    }
    let evaluated = evaluate(engine, plugin, &key.unit, occurrence.as_of)?;
    let mut evaluation = describe(engine, plugin, key, &evaluated)?;
    for _ in 0..ATTEMPTS_MAX {
        let code = evaluation.result.as_ref().err().map(PluginFault::code);
        match engine.store.commit(decide(engine, &evaluation, occurrence.is_scheduled())?) {
            // A conflict on the evaluation itself: another node recorded it meanwhile.
            Ok(_) | Err(CommitError::Conflict { key: RecordKey::Evaluation(_), .. }) => return Ok(code),
            Err(CommitError::Conflict { .. }) => {}
            Err(error @ CommitError::TooLarge { .. }) => {
                let smaller = match &evaluation.result {
                    Ok(_) => PluginFault::BadOutcomes { problems: vec![error.to_string()] },
                    Err(fault) => fault.clone().shortened(SHORT_FAULT_BYTES),
                };
                if evaluation.result.as_ref() == Err(&smaller) {
                    return Err(Refusal::of_commit(error));
                }
                evaluation.result = Err(smaller);
            }
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
    Err(Refusal::Busy { what: format!("evaluation of {} on {}", evaluation.key.directive, evaluation.key.unit) })
}

/// The evaluation as it is recorded; its tape is kept before the entry that names it.
fn describe(
    engine: &Engine,
    plugin: &Plugin,
    key: EvaluationKey,
    evaluated: &Evaluated,
) -> Result<Evaluation, Refusal> {
    let facts = &evaluated.facts;
    Ok(Evaluation {
        key,
        as_of: facts.as_of,
        plugin: plugin.digest,
        engine: engine.host.fingerprint(),
        limits: engine.limits.named().map(|(name, limit)| (name.to_owned(), limit)).to_vec(),
        calendar: facts.calendar.version().to_owned(),
        zone: engine.zone.name().to_owned(),
        completion: engine.completion,
        parameters: facts.parameters.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        result: evaluated.result.clone(),
        tape: engine.store.keep_blob(evaluated.run.tape.bytes())?,
        cost: evaluated.run.cost,
    })
}

/// The evaluation; and of a scheduled one its place in the trail and, where no later day was judged before, every finding
/// it moves. A day that is still to come was judged by a clock that had gone ahead, and is no later day.
fn decide(engine: &Engine, evaluation: &Evaluation, is_scheduled: bool) -> Result<Change, Refusal> {
    let mut change = Change {
        expects: vec![Expectation { key: RecordKey::Evaluation(evaluation.key.clone()), version: None }],
        puts: vec![Record::Evaluation(Box::new(evaluation.clone()))],
        ..Change::by_engine("record-evaluation", engine.clock.now())
    };
    if !is_scheduled {
        return Ok(change);
    }
    let key = TrailKey { unit: evaluation.key.unit.clone(), directive: evaluation.key.directive.clone() };
    let trail = engine.store.trail(&key.unit, &key.directive)?;
    let version = trail.as_ref().map(|trail| trail.version);
    let trail = trail.map_or_else(|| Trail::new(key.clone()), |trail| trail.value);
    let is_latest = trail
        .latest_by(engine.day_of(change.now).max(evaluation.as_of.day))
        .is_none_or(|latest| latest <= evaluation.as_of.day);
    let entry = TrailEntry { as_of: evaluation.as_of.day, evaluation: evaluation.key.clone() };
    change.expects.push(Expectation { key: RecordKey::Trail(key), version });
    change.puts.push(Record::Trail(trail.with(entry)));
    if is_latest {
        move_findings(engine, evaluation, &mut change)?;
    }
    Ok(change)
}

/// Adds to the change every finding that the evaluation moves.
fn move_findings(engine: &Engine, evaluation: &Evaluation, change: &mut Change) -> Result<(), Refusal> {
    let known_by = engine.day_of(change.now).max(evaluation.as_of.day);
    for judged in evaluation.result.iter().flatten() {
        let key = FindingKey {
            unit: evaluation.key.unit.clone(),
            directive: evaluation.key.directive.clone(),
            check: judged.outcome.check.clone(),
            subject: judged.outcome.subject.clone(),
        };
        let existing = engine.store.finding(&key)?;
        let version = existing.as_ref().map(|existing| existing.version);
        let sighting = Sighting {
            key: key.clone(),
            verdict: judged.verdict,
            message: &judged.outcome.message,
            as_of: evaluation.as_of.day,
            evaluation: &evaluation.key,
        };
        if let Some(finding) = after(existing.map(|existing| existing.value.known_by(known_by)), &sighting) {
            change.expects.push(Expectation { key: RecordKey::Finding(key), version });
            change.puts.push(Record::Finding(finding));
        }
    }
    Ok(())
}
