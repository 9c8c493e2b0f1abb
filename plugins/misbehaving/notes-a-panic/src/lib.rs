//! Writes to its log as if it panicked, and then gives its outcome.

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
        world.note("trước");
        world.note("panic: chỉ là lời nói");
        world.note("sau");
        world.note("panic: lời cuối");
        Ok(vec![Outcome::holds(described::CHECK, "đạt")])
    }
}

dondoc_sdk::component!(Misbehaving);
