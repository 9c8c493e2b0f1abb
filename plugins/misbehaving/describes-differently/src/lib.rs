//! Tries to describe itself differently each time, by counting how often it was asked.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use std::sync::atomic::{AtomicUsize, Ordering};

use dondoc_sdk::{Description, Directive, Outcome, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let titles = ["lần một", "lần hai", "lần ba"];
        Description { title: titles[ASKED.fetch_add(1, Ordering::Relaxed).min(2)], ..described::DESCRIPTION }
    }

    fn check(_: &dyn World) -> Result<Vec<Outcome>, String> {
        Ok(vec![Outcome::holds(described::CHECK, "xong")])
    }
}

dondoc_sdk::component!(Misbehaving);
