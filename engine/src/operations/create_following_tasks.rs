//! Creates the next task of a duty that recurs after its completion, once the last one was done.

use super::create_duty_tasks::{TASKS_PER_COMMIT, channels};
use super::duty_task::{Owed, add_task};
use super::duty_units::owing_units;
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::calendar::Outlook;
use crate::domain::directive::Directive;
use crate::domain::duty::{DutyChain, DutyCover, DutyRule, DutyTerms};
use crate::domain::id::{ReportChannel, TaskKey};
use crate::domain::task::TaskEvent;
use crate::domain::task_state::Stage;
use crate::domain::unit::Unit;
use crate::store::Change;

/// Adds the tasks that follow on what was done, as many as one commit takes; whether a chain moved on.
pub(super) fn add_following(
    engine: &Engine,
    (directive, cover): (&Directive, &DutyCover),
    chains: &mut Vec<DutyChain>,
    change: &mut Change,
) -> Result<bool, Refusal> {
    let today = engine.day_of(change.now);
    let Some(terms) = cover.terms_on(today).filter(|_| directive.is_in_force(today)) else { return Ok(false) };
    let Some(rule) = DutyRule::read(&terms.rule).ok().filter(|rule| rule.after_completion().is_some()) else {
        return Ok(false);
    };
    let mut moved = 0;
    for unit in owing_units(engine, terms, &rule, today, today).into_values() {
        for channel in channels(&terms.channels) {
            if moved == TASKS_PER_COMMIT {
                return Ok(true);
            }
            let place = chains.iter().position(|chain| chain.unit == unit.code && chain.channel == channel);
            let since = match place {
                None => Some(terms.from),
                Some(place) => ended_on(engine, &chains[place].task, today)?,
            };
            let Some(since) = since else { continue };
            let count = place.map_or(0, |place| chains[place].count) + 1;
            let owed = owed(engine, (terms, &rule), &unit, (since, count), channel);
            let Some(task) = follow(engine, (directive, cover), &owed, change)? else { continue };
            let chain = DutyChain { unit: unit.code.clone(), channel: owed.channel, count, task };
            match place {
                Some(place) => chains[place] = chain,
                None => chains.push(chain),
            }
            moved += 1;
        }
    }
    Ok(moved > 0)
}

/// The day a task came to its end, whether it was done or will never be; `None` while it is open.
fn ended_on(engine: &Engine, task: &TaskKey, today: Day) -> Result<Option<Day>, Refusal> {
    let Some(task) = engine.store.task(task)?.map(|found| found.value) else { return Ok(Some(today)) };
    let Some(state) = task.state_once_recorded(today, engine.completion) else { return Ok(None) };
    let given_up = || {
        let ends = |event: &TaskEvent| matches!(event, TaskEvent::Cancelled | TaskEvent::Refused);
        task.facts.iter().filter(|fact| ends(&fact.event)).map(|fact| fact.legal).max()
    };
    Ok(match state.stage {
        Stage::Done => state.done,
        Stage::Cancelled | Stage::Refused => given_up(),
        _ => None,
    })
}

/// What is owed from a day on, or from the unit's first day where that is later.
fn owed<'t>(
    engine: &Engine,
    (terms, rule): (&'t DutyTerms, &DutyRule),
    unit: &Unit,
    (since, count): (Day, u32),
    channel: Option<ReportChannel>,
) -> Owed<'t> {
    let since = since.max(unit.validity().first());
    let due = rule.due_after(since, Outlook::of(&engine.calendar()));
    Owed { terms, period: None, count, year: since.year(), unit: unit.code.clone(), channel, since, due }
}

/// Adds the task, or takes the one that somebody assigned under its key; `None` where it can have no key.
fn follow(
    engine: &Engine,
    (directive, cover): (&Directive, &DutyCover),
    owed: &Owed<'_>,
    change: &mut Change,
) -> Result<Option<TaskKey>, Refusal> {
    let key = match owed.key(&cover.key) {
        Ok(key) => key,
        Err(fault) => {
            tracing::debug!(%fault, unit = %owed.unit, "a duty's task has no key and is not created");
            return Ok(None);
        }
    };
    if engine.store.task(&key)?.is_none() {
        add_task(engine, (directive, &cover.key), owed, key.clone(), change)?;
    }
    Ok(Some(key))
}
