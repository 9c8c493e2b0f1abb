//! Asks few questions with long texts: the tape limit ends it.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Clause, Day, Description, Directive, Operator, Outcome, Period, Scope, Selection, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let all = Period::new(Day(0), Day(20_000));
        let values = vec!["x".repeat(64 << 10)];
        let clauses = [Clause { column: "code".to_owned(), operator: Operator::Equal, values }];
        let rows = Selection { register: "dossiers", scope: Scope::ThisUnit, within: all, clauses: &clauses };
        loop {
            std::hint::black_box(world.tally(&rows, &[], &[]));
        }
    }
}

dondoc_sdk::component!(Misbehaving);
