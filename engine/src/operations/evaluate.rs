//! Applies one directive to one unit on one day, and records nothing.

use std::sync::Arc;

use super::concern::concern;
use super::engine::Engine;
use super::load_facts::load_facts;
use super::refusal::Refusal;
use crate::domain::evaluation::{Judged, PluginFault};
use crate::domain::facts::Facts;
use crate::domain::id::UnitCode;
use crate::domain::outcome::{Outcome, Verdict};
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
    let unit = concern(engine, &plugin.directive, unit, day)?;
    let position = engine.store.head()?.position;
    let facts = Arc::new(load_facts(engine, &plugin.directive, &unit, AsOf { day, position })?);
    let run = engine.host.run(plugin, &facts, &engine.limits);
    let result = run.result.clone().map(|outcomes| judge(plugin, outcomes));
    Ok(Evaluated { facts, run, result })
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
