//! Asks for a text of a row that its answer does not have.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Description, Directive, Outcome, Scope, TaskField, TaskFilter, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let tasks = world.tasks(&TaskFilter { scope: Scope::ThisUnit, within: None, directive: None, plan: None });
        let beyond = u32::try_from(tasks.stage.len()).map_err(|error| error.to_string())?;
        Ok(vec![Outcome::holds(described::CHECK, world.task_text(tasks.answer, beyond, TaskField::Title))])
    }
}

dondoc_sdk::component!(Misbehaving);
