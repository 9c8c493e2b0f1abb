//! Asks for papers of a kind it did not declare.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Day, Description, Directive, Outcome, Period, Scope, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let papers = world.documents(Scope::ThisUnit, "decision", Period::new(Day(0), Day(20_000)));
        Ok(vec![Outcome::holds(described::CHECK, papers.len().to_string())])
    }
}

dondoc_sdk::component!(Misbehaving);
