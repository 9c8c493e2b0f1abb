//! Is linked with a table of 200 000 elements: the table limit ends it before its first instruction.

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

    fn check(_: &dyn World) -> Result<Vec<Outcome>, String> {
        Ok(vec![Outcome::holds(described::CHECK, "xong")])
    }
}

dondoc_sdk::component!(Misbehaving);
