//! Computes without end, for a host that grants it fuel without end: the wall clock ends it.

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
        let mut sum = 0_u64;
        loop {
            sum = std::hint::black_box(sum.rotate_left(7) ^ 0x9e37_79b9);
        }
    }
}

dondoc_sdk::component!(Misbehaving);
