//! Asks for a parameter it did not declare, by a name of fifteen MiB that quoting makes six times as long.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Description, Directive, Outcome, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let name = "\u{7f}".repeat(15 << 20);
        Ok(vec![Outcome::holds(described::CHECK, world.parameter(&name))])
    }
}

dondoc_sdk::component!(Misbehaving);
