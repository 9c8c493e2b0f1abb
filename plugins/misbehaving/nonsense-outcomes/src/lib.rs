//! Returns outcomes that contradict its declaration in every way there is.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Decimal, Description, Directive, Measured, Outcome, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(_: &dyn World) -> Result<Vec<Outcome>, String> {
        let number = Decimal { coefficient: 1, scale: 9 };
        Ok(vec![
            Outcome::holds("MB-99", "không khai báo"),
            Outcome::holds(described::CHECK, "một").about("x"),
            Outcome::holds(described::CHECK, "hai").about("x"),
            Outcome::holds(described::CHECK, "số").measuring(Measured::computed("tỷ lệ", "%", number)),
            Outcome::holds(described::CHECK, "dài".repeat(10_000)).about("y"),
        ])
    }
}

dondoc_sdk::component!(Misbehaving);
