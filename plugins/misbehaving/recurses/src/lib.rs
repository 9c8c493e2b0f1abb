//! Calls itself without end: the stack ends it.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Description, Directive, Outcome, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

#[allow(unconditional_recursion, reason = "that is what it is for")]
fn deeper(depth: u64, above: &mut [u64; 64]) -> u64 {
    let mut own = [depth; 64];
    above[0] = deeper(depth + 1, std::hint::black_box(&mut own));
    above[0] + own[1]
}

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(_: &dyn World) -> Result<Vec<Outcome>, String> {
        let depth = deeper(std::hint::black_box(1), &mut [0; 64]);
        Ok(vec![Outcome::holds(described::CHECK, depth.to_string())])
    }
}

dondoc_sdk::component!(Misbehaving);
