//! Panics: its message reaches the host.

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
        panic!("đơn vị không có tên");
    }
}

dondoc_sdk::component!(Misbehaving);
