//! Asks for a text of an answer that was never given.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Description, Directive, Outcome, TaskField, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        Ok(vec![Outcome::holds(described::CHECK, world.task_text(7, 0, TaskField::Title))])
    }
}

dondoc_sdk::component!(Misbehaving);
