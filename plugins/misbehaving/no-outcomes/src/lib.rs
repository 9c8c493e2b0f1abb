//! Returns no outcome for the check it declared.

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
        Ok(Vec::new())
    }
}

dondoc_sdk::component!(Misbehaving);
