//! Applies one directive to one unit on one day, and records nothing.

use std::sync::Arc;

use super::engine::Engine;
use super::load_facts::load_facts;
use super::refusal::Refusal;
use super::show_unit::show_unit;
use crate::domain::evaluation::{Judged, PluginFault};
use crate::domain::facts::Facts;
use crate::domain::id::UnitCode;
use crate::domain::outcome::{Outcome, Verdict};
use crate::domain::unit::Unit;
use crate::domain::{AsOf, Day};
use crate::host::{Plugin, Run};

/// What an evaluation gave, with all that is needed to record or to show it.
#[derive(Debug)]
pub struct Evaluated {
    /// The facts it saw.
    pub facts: Arc<Facts>,
    /// The run itself.
    pub run: Run,
    /// The outcomes with their verdicts, ordered by check and subject, or what ended the run.
    pub result: Result<Vec<Judged>, PluginFault>,
}

/// Evaluates with everything known by now. The ledger position is pinned before the first fact is read.
pub fn evaluate(engine: &Engine, plugin: &Plugin, unit: &UnitCode, day: Day) -> Result<Evaluated, Refusal> {
    let unit = check_concern(engine, plugin, unit, day)?;
    let position = engine.store.head()?.position;
    let facts = Arc::new(load_facts(engine, &plugin.directive, &unit, AsOf { day, position })?);
    let run = engine.host.run(plugin, &facts, &engine.limits);
    let result = run.result.clone().map(|outcomes| judge(plugin, outcomes));
    Ok(Evaluated { facts, run, result })
}

/// The unit of that code on that day, if the directive concerns it then.
fn check_concern(engine: &Engine, plugin: &Plugin, code: &UnitCode, day: Day) -> Result<Arc<Unit>, Refusal> {
    let unit = show_unit(engine, code.as_str(), day)?;
    let directive = &plugin.directive;
    if !directive.is_in_force(day) {
        let message = match directive.expires {
            Some(last) => format!("{} applies from {} to {last}, not on {day}", directive.id, directive.effective),
            None => format!("{} applies from {}, not on {day}", directive.id, directive.effective),
        };
        return Err(Refusal::fault("directive-not-in-force", "as_of", message));
    }
    if !directive.applies_to.contains(&unit.kind) {
        let kinds: Vec<&str> = directive.applies_to.iter().map(|kind| kind.id()).collect();
        let message = format!("{} concerns {}; {code} is a {}", directive.id, kinds.join(", "), unit.kind.id());
        return Err(Refusal::fault("directive-not-for-unit", "unit", message));
    }
    Ok(unit)
}

/// The outcomes with their verdicts, ordered by check and subject.
fn judge(plugin: &Plugin, mut outcomes: Vec<Outcome>) -> Vec<Judged> {
    outcomes.sort_by(|a, b| (&a.check, &a.subject).cmp(&(&b.check, &b.subject)));
    let judged = |outcome: Outcome| {
        let check = plugin.directive.check(&outcome.check).expect("the host refuses outcomes of undeclared checks");
        Judged { verdict: Verdict::of(check.severity, outcome.condition), severity: check.severity, outcome }
    };
    outcomes.into_iter().map(judged).collect()
}
