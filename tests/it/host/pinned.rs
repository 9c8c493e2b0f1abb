//! A component of every released contract still loads and runs: it asks every question once and answers.

use dondoc::domain::Decimal;
use dondoc::domain::outcome::Condition;

use super::{PATIENT, host, sample};

/// Built by hand against `dondoc:directive@1.0.0`; the tidy tests hold its text by hash.
const V1: &str = include_str!("../../../plugins/wit/v1/pinned.wat");

/// What it asks, in its order; what stands behind is the sample's.
const V1_QUESTIONS: [&str; 15] = [
    "this-unit",
    "units",
    "tasks",
    "task-text",
    "documents",
    "figures",
    "tally",
    "rows",
    "as-of",
    "earlier",
    "reached",
    "is-working-day",
    "add-working-days",
    "working-days-between",
    "parameter",
];

#[test]
fn a_component_of_contract_1_0_0_loads_and_runs() {
    let component = wat::parse_str(V1).expect("a component as text");
    let plugin = host().load(&component).unwrap_or_else(|fault| panic!("it must load for ever: {fault}"));
    assert_eq!(plugin.directive.id.as_str(), "pinned-1-0-0");
    let run = host().run(&plugin, &sample::facts(&plugin.directive, 3), &PATIENT);
    let outcomes = run.result.unwrap_or_else(|fault| panic!("it must run for ever: {fault}"));
    let [outcome] = outcomes.as_slice() else { panic!("{outcomes:?}") };
    assert_eq!(
        (outcome.check.as_str(), outcome.condition, outcome.message.as_str()),
        ("PN-01", Condition::Holds, "95")
    );
    assert_eq!(outcome.measured[0].computed, Decimal::new(3, 0).ok());
    let asked: Vec<_> = run.tape.entries().filter_map(|(question, _)| question.split(' ').next()).collect();
    assert_eq!(asked, V1_QUESTIONS);
    assert_eq!(run.notes, ["đã hỏi"]);
}
